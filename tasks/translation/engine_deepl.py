"""DeepL, by its own client, with a glossary made of the termbase."""

import hashlib
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tasks.translation.budget import Budget
from tasks.translation.engine_address import host_of, may_carry_key
from tasks.translation.engine_base import EngineBase, EngineTroubleError
from tasks.translation.engine_hints import glossary_of
from tasks.translation.engine_settings import EngineSettings
from tasks.translation.provider import FieldRequest

NAME = "deepl"
_TAGS = {"zh": "ZH", "ru": "RU", "fr": "FR", "es": "ES", "ar": "AR"}
_TARGET = "EN-GB"  # United Nations spelling is British
_GLOSSARY_PREFIX = "briefing-termbase"


class DeepLEngine(EngineBase):
    """Fields in batches. The glossary of a language is made once and found again by its name, which holds its content."""

    batch_fields = 40  # DeepL takes 50 texts a request
    batch_characters = 30_000

    def __init__(
        self, settings: EngineSettings, budget: Budget, module: Any, *, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        """``settings`` must have DeepL's key; ``module`` is the imported package."""
        super().__init__(NAME, budget, [settings.deepl_key])
        self._module = module
        self._settings = settings
        self._sleep = sleep
        self._client: Any = None
        self._glossaries: dict[str, Any] = {}

    def _origin(self, language: str) -> str:  # noqa: ARG002 - other engines have a model a language
        return f"DeepL at {self._host}"

    @property
    def _host(self) -> str:
        return host_of(self._settings.deepl_url) if self._settings.deepl_url else "deepl.com"

    def _ask(self, language: str, batch: Sequence[FieldRequest]) -> Mapping[str, Sequence[str]]:
        tag = _TAGS.get(language.split("-")[0])
        if tag is None:
            raise EngineTroubleError(f"no translation from {language} into English is set up")
        client = self._opened()
        glossary = self._glossary(client, language.split("-")[0], tag)
        results = self._tried(
            lambda: client.translate_text(
                [request.source for request in batch],
                source_lang=tag,
                target_lang=_TARGET,
                glossary=glossary,
                preserve_formatting=True,
            )
        )
        texts = [getattr(result, "text", None) for result in results] if isinstance(results, list) else []
        if len(texts) != len(batch):
            raise EngineTroubleError(f"{self._host} answered with {len(texts)} wordings for {len(batch)} fields")
        return {request.source: [str(text)] for request, text in zip(batch, texts, strict=True) if text}

    def _opened(self) -> Any:
        if self._client is None:
            key, address = self._settings.deepl_key, self._settings.deepl_url
            if address and not may_carry_key(address):
                raise EngineTroubleError(
                    f"the key was not sent, for http://{self._host} is neither encrypted nor in the own network: use https://",
                    is_final=True,
                )
            # The client's own retries know nothing of the budget; ours are made in ``_tried``.
            self._module.http_client.max_network_retries = 0
            # At lower levels the client logs the text of whole documents, and whatever the server answers.
            logging.getLogger("deepl").setLevel(logging.WARNING)
            self._client = self._module.DeepLClient(
                key.get_secret_value() if key else "",
                server_url=address,
                send_platform_info=False,
                skip_language_check=True,
            )
            _without_redirects(self._client)
        self._module.http_client.min_connection_timeout = min(self._settings.timeout_seconds, self._budget.left)
        return self._client

    def _glossary(self, client: Any, language: str, tag: str) -> Any:
        """The glossary of ``language``; None where the termbase has no terms or the account no glossaries."""
        if language not in self._glossaries:
            self._glossaries[language] = None
            entries = glossary_of(language)
            if entries:
                try:
                    self._glossaries[language] = self._tried(lambda: self._found_or_made(client, tag, entries))
                except EngineTroubleError as error:
                    if error.is_final:
                        raise
                    self._tell(f"works without a glossary ({error})")
        return self._glossaries[language]

    def _found_or_made(self, client: Any, tag: str, entries: Mapping[str, str]) -> Any:
        content = hashlib.sha256("\n".join(f"{zh}\t{en}" for zh, en in sorted(entries.items())).encode()).hexdigest()
        name = f"{_GLOSSARY_PREFIX}-{tag.lower()}-en-{content[:12]}"
        earlier = [
            known
            for known in client.list_glossaries()
            if known.name.startswith(f"{_GLOSSARY_PREFIX}-{tag.lower()}-en-")
        ]
        for known in earlier:
            if known.name == name and known.ready:
                return known
        made = client.create_glossary(name, source_lang=tag, target_lang="EN", entries=dict(entries))
        for known in earlier:  # of an earlier state of the termbase; accounts may hold few glossaries
            client.delete_glossary(known)
        return made

    def _tried(self, request: Callable[[], Any]) -> Any:
        """What ``request`` gives, tried again after growing pauses where DeepL's client says that it may help."""
        errors = self._module.exceptions
        for attempt in range(1, self._settings.tries + 1):
            try:
                return request()
            except errors.AuthorizationException:
                raise EngineTroubleError(
                    f"{self._host} does not accept the key: check the engine's key (deepl_key)", is_final=True
                ) from None
            except errors.QuotaExceededException:
                raise EngineTroubleError(f"{self._host}: the quota of the account is used up", is_final=True) from None
            except errors.DeepLException as error:
                problem, is_down = _said(error, errors), isinstance(error, errors.ConnectionException)
                is_last = attempt == self._settings.tries or not error.should_retry
            except (ValueError, KeyError, TypeError, AttributeError):
                # What the client does with an answer that is not DeepL's: a web page, an empty one, another form.
                raise EngineTroubleError(
                    f"{self._host} gave an answer that DeepL does not give: is the address right?"
                ) from None
            pause = 2.0 ** (attempt - 1)
            if is_last or pause >= self._budget.left:
                raise EngineTroubleError(f"{self._host} {problem}", is_final=is_down)
            self._sleep(pause)
        raise AssertionError("tries is at least 1")


def _without_redirects(client: Any) -> None:
    """Keep the text from following a redirect to another address (307 and 308 would send it on).

    The client has no setting for it; the session is its own, in the pinned version under this name.
    """
    session = getattr(getattr(client, "_client", None), "_session", None)
    if session is not None:
        session.max_redirects = 0


def _said(error: Exception, errors: Any) -> str:
    """What went wrong, in words of our own: the client's hold whatever the server sent."""
    if isinstance(error, errors.ConnectionException):
        return "did not answer: is it reachable?"
    if isinstance(error, errors.TooManyRequestsException):
        return "is asked too often (429)"
    status = getattr(error, "http_status_code", None)
    return f"answered {status}" if status else "gave an answer that DeepL does not give: is the address right?"
