"""Any server that speaks OpenAI's chat protocol: Ollama, llama.cpp, vLLM, LM Studio, hosted models."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from tasks.translation.budget import Budget
from tasks.translation.engine_base import EngineBase, EngineTroubleError
from tasks.translation.engine_http import EngineHttp, EngineRefusedError, EngineSlowError
from tasks.translation.engine_openai_prompt import (
    AnswerError,
    answer_schema,
    ids_of,
    is_example,
    messages,
    read_answer,
)
from tasks.translation.engine_settings import EngineSettings
from tasks.translation.provider import FieldRequest

_CHAT = "/chat/completions"
# Forms of answer asked for, strictest first; a server that refuses one is asked in the next for the rest of the run.
_FORMS = ("json_schema", "json_object", "none")
# Most tokens of an answer, so that a model that repeats itself comes to an end: English takes about one a character of
# Chinese, a third of that in other languages, and the JSON around it.
_TOKENS_PER_CHARACTER, _TOKENS_PER_FIELD = 4, 100


class OpenAiEngine(EngineBase):
    """Fields in batches; a batch that fails as a whole is halved, for a small model may manage one field at a time."""

    def __init__(self, settings: EngineSettings, budget: Budget, **http: Any) -> None:
        """``settings`` must have an address and a model; ``http`` goes to ``EngineHttp`` (``sleep`` in tests)."""
        super().__init__("openai", budget, [settings.openai_key])
        self._model = settings.openai_model or ""
        address = _chat_address(settings.openai_url or "")
        self._http = EngineHttp(
            address,
            budget,
            key=settings.openai_key,
            key_setting="the engine's key (openai_key)",
            timeout_seconds=settings.timeout_seconds,
            tries=settings.tries,
            **http,
        )
        self.batch_fields = settings.openai_batch_fields
        self._candidates = settings.openai_candidates
        self._thought_tokens = settings.openai_thought_tokens
        self._form = 0
        # Parameters that some servers or models do not know; dropped, one after the other, when they are refused.
        self._options: dict[str, Callable[[int], Any]] = {
            "temperature": lambda _: 0,
            "max_tokens": lambda tokens: tokens,
            "seed": lambda _: 0,
        }
        if self._candidates > 1:
            self._options["n"] = lambda _: self._candidates

    def _origin(self, language: str) -> str:  # noqa: ARG002 - other engines have a model a language
        return f"model {self._model} at {self._http.host}"

    def _ask(self, language: str, batch: Sequence[FieldRequest]) -> Mapping[str, Sequence[str]]:
        try:
            answers = self._ask_once(language, batch)
        except (AnswerError, EngineSlowError) as error:
            if len(batch) == 1:
                if isinstance(error, EngineSlowError):
                    raise
                raise EngineTroubleError(f"{self._http.host} answered with {error}") from None
            return self._ask_halves(language, batch)
        missing = [request for request in batch if request.source not in answers]
        if missing and len(batch) > 1:
            self._tell(f"{self._http.host} left out fields of a batch; they were asked for one by one")
            for request in missing:
                answers |= self._single(language, request)
        elif missing:
            raise EngineTroubleError(f"{self._http.host} did not answer for the field that was asked")
        return answers

    def _ask_halves(self, language: str, batch: Sequence[FieldRequest]) -> Mapping[str, Sequence[str]]:
        self.batch_fields = max(1, len(batch) // 2)
        answers: dict[str, Sequence[str]] = {}
        problem: EngineTroubleError | None = None
        for half in (batch[: self.batch_fields], batch[self.batch_fields :]):
            if not half or self._budget.is_spent:
                continue
            try:
                answers |= self._ask(language, half)
            except EngineTroubleError as error:
                problem = error
        if problem is not None:
            if not answers or problem.is_final:
                raise problem
            self._tell(str(problem))
        return answers

    def _single(self, language: str, request: FieldRequest) -> Mapping[str, Sequence[str]]:
        if self._budget.is_spent:
            return {}
        try:
            return self._ask(language, [request])
        except EngineTroubleError as error:
            self._tell(str(error))
            return {}

    def _ask_once(self, language: str, batch: Sequence[FieldRequest]) -> dict[str, Sequence[str]]:
        identifiers = ids_of(batch)
        asked = messages(language, batch)
        characters = sum(len(request.source) for request in batch)
        tokens = _TOKENS_PER_CHARACTER * characters + _TOKENS_PER_FIELD * len(batch) + self._thought_tokens
        answer = self._post(asked, list(identifiers), tokens, slow_tries=2 if len(batch) == 1 else 1)
        contents = _contents(answer)
        if not contents:
            raise EngineTroubleError(f"{self._http.host} answered in another form than a chat completion")
        read: list[dict[str, str]] = []
        for content in contents:
            try:
                read.append(read_answer(content, list(identifiers)))
            except AnswerError:
                continue
        if not read:
            raise AnswerError("something else than the JSON that was asked for")
        answers = {
            request.source: [said[identifier] for said in read if identifier in said]
            for identifier, request in identifiers.items()
            if any(identifier in said for said in read)
        }
        if any(is_example(target) for targets in answers.values() for target in targets):
            self._tell(f"{self._http.host} gave back the example instead of a translation: the model is too small")
        return {source: [target for target in targets if not is_example(target)] for source, targets in answers.items()}

    def _post(
        self, asked: Sequence[Mapping[str, str]], identifiers: Sequence[str], tokens: int, slow_tries: int | None
    ) -> Any:
        key = self._http.checked_key()
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        while True:
            payload: dict[str, Any] = {"model": self._model, "messages": list(asked), "stream": False}
            payload |= {name: value(tokens) for name, value in self._options.items()}
            payload |= _response_format(_FORMS[self._form], identifiers)
            try:
                return self._http.post("", payload, headers=headers, slow_tries=slow_tries)
            except EngineRefusedError as error:
                if not self._asks_less(error.detail):
                    raise

    def _asks_less(self, detail: str) -> bool:
        """Drop what the server most likely refused; False when there is nothing left to drop."""
        named = [name for name in self._options if name in detail]
        if named:
            refused = self._options.pop(named[0])
            if named[0] == "max_tokens" and "max_completion_tokens" in detail:
                self._options["max_completion_tokens"] = refused
        elif self._form < len(_FORMS) - 1:
            self._form += 1
        elif self._options:
            self._options.clear()
        else:
            return False
        return True


def _chat_address(address: str) -> str:
    """Where chat completions are asked for, from a base address with or without a version, or the whole address.

    >>> [_chat_address(f"http://h{path}") for path in ("", "/v1", "/v1/chat/completions", "/v1beta/openai")]
    ['http://h/v1/chat/completions', 'http://h/v1/chat/completions', 'http://h/v1/chat/completions', \
'http://h/v1beta/openai/chat/completions']
    """
    path = urlsplit(address).path.rstrip("/")
    if path.endswith(_CHAT):
        return address
    return f"{address}{_CHAT}" if path else f"{address}/v1{_CHAT}"


def _response_format(form: str, identifiers: Sequence[str]) -> dict[str, Any]:
    if form == "none":
        return {}
    if form == "json_object":
        return {"response_format": {"type": "json_object"}}
    schema = {"name": "translations", "strict": True, "schema": answer_schema(identifiers)}
    return {"response_format": {"type": "json_schema", "json_schema": schema}}


def _contents(answer: Any) -> list[str]:
    """The texts of the choices, in their order; empty for an answer of another form."""
    choices = answer.get("choices") if isinstance(answer, dict) else None
    texts = []
    for choice in choices if isinstance(choices, list) else ():
        message = choice.get("message") if isinstance(choice, dict) else None
        content = message.get("content") if isinstance(message, dict) else None
        if isinstance(content, str):
            texts.append(content)
    return texts
