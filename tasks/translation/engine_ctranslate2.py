"""Converted CTranslate2 models (OPUS-MT, Argos, OpenNMT) with their sentencepiece files, from a folder of the office.

Such models know single sentences: a field is cut into sentences, a sentence that is too long at its clauses, and what is
still too long is left untranslated and said so; nothing is cut off in silence.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tasks.translation.attempts import sentences
from tasks.translation.budget import Budget
from tasks.translation.engine_base import EngineBase, EngineTroubleError
from tasks.translation.engine_settings import EngineSettings
from tasks.translation.engine_worker import Worker, WorkerRefusedError, WorkerStoppedError
from tasks.translation.engine_worker_main import TOO_LONG
from tasks.translation.provider import FieldRequest

NAME = "ctranslate2"
_HYPOTHESES = 3
# Names of the sentencepiece files: OPUS-MT, OpenNMT, Argos (one for both sides).
_SOURCE_PIECES = ("source.spm", "src.spm", "source.model", "src.spm.model", "sentencepiece.source.model")
_TARGET_PIECES = ("target.spm", "tgt.spm", "target.model", "tgt.spm.model", "sentencepiece.target.model")
_SHARED_PIECES = ("sentencepiece.model", "sentencepiece.bpe.model", "spm.model", "shared.spm", "vocab.spm")
# ISO 639-2 and 639-3 codes that model names use.
_CODES = {
    "zho": "zh", "chi": "zh", "cmn": "zh", "rus": "ru", "fra": "fr", "fre": "fr", "spa": "es", "ara": "ar", "arb": "ar",
}  # fmt: skip
_PAIR = re.compile(r"(?:^|[-_.])([a-z]{2,3})(?:[-_]?(hans|hant))?[-_](?:to[-_])?(?:en|eng)(?=$|[-_.])", re.IGNORECASE)
_CLAUSE_END = re.compile(r"(?<=[；，：;])\s*|(?<=[,:،])\s+")


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """One model: where it lies, its two sentencepiece files, the name a person knows it by."""

    folder: Path
    source_pieces: Path
    target_pieces: Path
    name: str


def find_models(folder: Path) -> tuple[dict[str, ModelFolder], tuple[str, ...]]:
    """The models in ``folder``, or ``folder`` itself, by source language; and a line for each that cannot be used.

    The language is that of the folder's name (``zh-en``, ``opus-mt-zh-en``, ``translate-zh_en-1_9``) or of Argos's
    ``metadata.json``. Where two are of one language, the first by name is used.
    """
    models: dict[str, ModelFolder] = {}
    trouble: list[str] = []
    places = [folder] if _inner(folder) else sorted(path for path in folder.glob("*") if path.is_dir())
    for place in places:
        inner = _inner(place)
        if inner is None:
            continue
        language = _language(place)
        source = _first(place, inner, (*_SOURCE_PIECES, *_SHARED_PIECES))
        target = _first(place, inner, (*_TARGET_PIECES, *_SHARED_PIECES))
        if language is None:
            trouble.append(
                f"the name of the model folder {place.name} does not say from which language: name it like zh-en"
            )
        elif source is None or target is None:
            trouble.append(f"the model folder {place.name} lacks source.spm and target.spm, or sentencepiece.model")
        else:
            models.setdefault(language, ModelFolder(inner, source, target, place.name))
    if not models and not trouble:
        trouble.append("there is no model.bin in the folder set for it, nor in the folders within")
    return models, tuple(trouble)


class CTranslate2Engine(EngineBase):
    """Sentence by sentence, each model in a process of its own, with up to ``_HYPOTHESES`` wordings a field."""

    batch_fields = 8

    def __init__(self, settings: EngineSettings, budget: Budget, models: Mapping[str, ModelFolder]) -> None:
        super().__init__(NAME, budget)
        self._models = models
        self._timeout = settings.timeout_seconds
        self._workers: dict[str, Worker] = {}
        self._given_up: set[str] = set()

    def _origin(self, language: str) -> str:
        model = self._models.get(language.split("-")[0])
        return f"CTranslate2 model {model.name}" if model else "CTranslate2"

    def _ask(self, language: str, batch: Sequence[FieldRequest]) -> Mapping[str, Sequence[str]]:
        base = language.split("-")[0]
        if base not in self._models:
            self._tell(f"there is no model from {language} into English in the folder set for it")
            return {}
        answers: dict[str, Sequence[str]] = {}
        for request in batch:
            if base in self._given_up or self._budget.is_spent:
                break
            try:
                answers[request.source] = self._field(base, request.source)
            except WorkerRefusedError as error:
                self._tell(f"a field could not be translated ({error})")
            except WorkerStoppedError as error:
                self._workers.pop(base, None)
                self._tell(f"the translation process {error}")
        return answers

    def _field(self, language: str, text: str) -> list[str]:
        pieces = [self._sentence(language, sentence) for sentence in sentences(text, language)]
        shared = min((len(wordings) for wordings in pieces), default=0)
        return [" ".join(wordings[rank].strip() for wordings in pieces) for rank in range(shared)]

    def _sentence(self, language: str, sentence: str) -> list[str]:
        """Wordings of one sentence, cut at its clauses as often as it takes. Raises ``WorkerRefusedError``."""
        try:
            return self._worker(language).ask(sentence, min(self._timeout, self._budget.left))
        except WorkerRefusedError as error:
            clauses = [clause for clause in _CLAUSE_END.split(sentence) if clause]
            if TOO_LONG not in str(error) or len(clauses) < 2:
                raise
        middle = len(clauses) // 2
        space = "" if language == "zh" else " "
        halves = [self._sentence(language, space.join(half)) for half in (clauses[:middle], clauses[middle:])]
        return [" ".join(wordings) for wordings in zip(*halves, strict=False)]

    def _worker(self, language: str) -> Worker:
        if language not in self._workers:
            model = self._models[language]
            files = (str(model.folder), str(model.source_pieces), str(model.target_pieces), str(_HYPOTHESES))
            try:
                self._workers[language] = Worker("opus", *files, start_seconds=min(self._timeout, self._budget.left))
            except EngineTroubleError as error:
                self._given_up.add(language)
                raise EngineTroubleError(f"the model {model.name} cannot be used ({error})") from None
        return self._workers[language]


def _inner(place: Path) -> Path | None:
    """Where the model of ``place`` itself lies: there, or in ``model`` as Argos packs it."""
    return next((path for path in (place, place / "model") if (path / "model.bin").is_file()), None)


def _language(place: Path) -> str | None:
    described = place / "metadata.json"
    if described.is_file():
        try:
            metadata = json.loads(described.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            metadata = None
        if isinstance(metadata, dict) and metadata.get("to_code") == "en":
            return str(metadata.get("from_code")).split("-")[0]
    match = _PAIR.search(place.name)
    return _CODES.get(match[1].lower(), match[1].lower()) if match else None


def _first(place: Path, inner: Path, names: Sequence[str]) -> Path | None:
    return next((path for name in names for path in (place / name, inner / name) if path.is_file()), None)
