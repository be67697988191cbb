"""A LibreTranslate server, as an office can run one itself."""

from collections.abc import Mapping, Sequence
from typing import Any

from tasks.translation.budget import Budget
from tasks.translation.engine_base import EngineBase, EngineTroubleError
from tasks.translation.engine_http import EngineHttp, EngineRefusedError
from tasks.translation.engine_settings import EngineSettings
from tasks.translation.provider import FieldRequest

# Servers up to 1.6 say "zh" and "zt", later ones "zh-Hans" and "zh-Hant"; the server's own list decides.
_TAGS = {"zh": ("zh-Hans", "zh"), "zh-Hant": ("zh-Hant", "zt", "zh-Hans", "zh")}
_ALTERNATIVES = 2  # wordings besides the first


class LibreTranslateEngine(EngineBase):
    """Fields in batches, with alternatives where the server gives them."""

    batch_fields = 20

    def __init__(self, settings: EngineSettings, budget: Budget, **http: Any) -> None:
        """``settings`` must have the server's address; ``http`` goes to ``EngineHttp``."""
        super().__init__("libretranslate", budget, [settings.libretranslate_key])
        self._http = EngineHttp(
            settings.libretranslate_url or "",
            budget,
            key=settings.libretranslate_key,
            key_setting="the engine's key (libretranslate_key)",
            timeout_seconds=settings.timeout_seconds,
            tries=settings.tries,
            **http,
        )
        self._tags: list[str] | None = None
        self._alternatives = _ALTERNATIVES

    def _origin(self, language: str) -> str:  # noqa: ARG002 - other engines have a model a language
        return f"LibreTranslate at {self._http.host}"

    def _ask(self, language: str, batch: Sequence[FieldRequest]) -> Mapping[str, Sequence[str]]:
        payload: dict[str, Any] = {
            "q": [request.source for request in batch],
            "source": self._tag(language),
            "target": "en",
            "format": "text",
        }
        key = self._http.checked_key()
        if key:
            payload["api_key"] = key
        answer = self._post(payload)
        first = answer.get("translatedText") if isinstance(answer, dict) else None
        if not isinstance(first, list) or len(first) != len(batch) or not all(isinstance(text, str) for text in first):
            said = f"{len(first)} wordings" if isinstance(first, list) else "no list of wordings"
            raise EngineTroubleError(f"{self._http.host} answered with {said} for {len(batch)} fields")
        others = answer.get("alternatives")
        more = others if isinstance(others, list) and len(others) == len(batch) else [[]] * len(batch)
        return {
            request.source: [text, *(other for other in alternatives if isinstance(other, str))]
            for request, text, alternatives in zip(batch, first, more, strict=True)
            if isinstance(alternatives, list)
        }

    def _post(self, payload: Mapping[str, Any]) -> Any:
        if self._alternatives:
            try:
                return self._http.post("/translate", {**payload, "alternatives": self._alternatives})
            except EngineRefusedError as error:
                if "language" in error.detail or "not supported" in error.detail:
                    raise
                self._alternatives = 0  # an old server, or one whose owner does not allow them
        return self._http.post("/translate", payload)

    def _tag(self, language: str) -> str:
        if self._tags is None:
            listed = self._http.get("/languages")
            entries = listed if isinstance(listed, list) else []
            self._tags = [str(entry.get("code")) for entry in entries if isinstance(entry, dict)]
        tags = _TAGS.get(language) or _TAGS.get(language.split("-")[0]) or (language.split("-")[0],)
        for tag in tags:
            if tag in self._tags:
                return tag
        raise EngineTroubleError(f"{self._http.host} has no model for language {language}")
