"""Firefox Translations (``fxtranslate``, MPL-2.0) behind the provider protocol: local files only, never the network.

The model folder holds one folder a language pair (``zh-en``, ``zh-Hans-en``, ``ru-en`` …) with ``model.*.bin``,
``vocab.*.spm`` (or ``srcvocab.*.spm`` and ``trgvocab.*.spm``) and ``lex.*.bin``, as fxtranslate's own cache does.
"""

import importlib
import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tasks.translation.provider import Candidate, FieldRequest

_MODULE = "fxtranslate"
# Chinese models are tagged in both ways.
_TAGS = {"zh": ("zh", "zh-Hans")}


class FxTranslateEngine:
    """An engine over a folder of models; a pair is loaded when a field of its language first comes."""

    name = _MODULE

    def __init__(self, module: Any, folder: Path) -> None:
        self._module = module
        self._folder = folder
        self._translators: dict[str, Any] = {}

    def propose(self, requests: Sequence[FieldRequest]) -> list[Candidate | None]:
        """The engine's wording of each field; None for a language without a model, or where the engine fails."""
        return [self._answer(request) for request in requests]

    def _answer(self, request: FieldRequest) -> Candidate | None:
        translator = self._translator(request.language.split("-")[0])
        if translator is None:
            return None
        try:
            # ``translate`` cuts long input off without a word; ``translate_long`` does not.
            target = str(translator.translate_long(request.source)).strip()
        except (RuntimeError, ValueError, UnicodeError):
            return None
        return Candidate(target, self.name, is_reviewed=False) if target else None

    def _translator(self, language: str) -> Any:
        if language not in self._translators:
            self._translators[language] = self._load(language)
        return self._translators[language]

    def _load(self, language: str) -> Any:
        for tag in _TAGS.get(language, (language,)):
            pair = self._folder / f"{tag}-en"
            model, lexicon = _only(pair, "model.*.bin"), _only(pair, "lex.*.bin")
            shared = _only(pair, "vocab.*.spm")
            source, target = _only(pair, "srcvocab.*.spm") or shared, _only(pair, "trgvocab.*.spm") or shared
            if model and source and target:
                shortlist = lexicon.read_bytes() if lexicon else None
                return self._module.Translator(model.read_bytes(), source.read_bytes(), target.read_bytes(), shortlist)
        return None


def _only(folder: Path, pattern: str) -> Path | None:
    return next(iter(sorted(folder.glob(pattern))), None) if folder.is_dir() else None


def load_engine(model_folder: Path) -> FxTranslateEngine | None:
    """The engine if ``fxtranslate`` is installed and ``model_folder`` exists, else None; nothing is fetched."""
    if not model_folder.is_dir() or importlib.util.find_spec(_MODULE) is None:
        return None
    return FxTranslateEngine(importlib.import_module(_MODULE), model_folder)
