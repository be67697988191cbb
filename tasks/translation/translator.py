"""Translating documents one after another: memories and engines are loaded when a document first needs them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tasks.contracts.activity import Extraction
from tasks.contracts.document import Document
from tasks.contracts.source import SetAside
from tasks.contracts.translation import Review, TranslatedField
from tasks.translation.engine_settings import EngineSettings
from tasks.translation.memory import TranslationMemory, TranslationMemoryError, load_memories
from tasks.translation.official_text import official_versions
from tasks.translation.provider import Engine
from tasks.translation.translate import translate_document


@dataclass(frozen=True)
class Told:
    """What went wrong while translating, a line each, by where: in memory files, in setting engines up, in asking them.

    ``set_aside``: memory files that could not be used.
    """

    memories: tuple[str, ...] = ()
    set_up: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    set_aside: tuple[SetAside, ...] = ()

    def __or__(self, other: Self) -> "Told":
        """Both, each line once."""
        return Told(
            tuple(dict.fromkeys((*self.memories, *other.memories))),
            tuple(dict.fromkeys((*self.set_up, *other.set_up))),
            tuple(dict.fromkeys((*self.asked, *other.asked))),
            tuple(dict.fromkeys((*self.set_aside, *other.set_aside))),
        )

    def lines(self, *, is_open: bool) -> tuple[str, ...]:
        """The lines to print; that an engine cannot be used is worth one only where it was missed (``is_open``)."""
        return tuple(dict.fromkeys((*self.memories, *(self.set_up if is_open else ()), *self.asked)))


class Translator:
    """The office's memories, reviews and engines; nothing is loaded for documents in English.

    ``index_folder`` keeps the index of large memories. Engines share one budget of time; ``budget_share`` is the part of the
    settings' budget that this translator may use.
    """

    def __init__(
        self,
        memory_files: Sequence[Path],
        reviews: Sequence[Review],
        settings: EngineSettings,
        index_folder: Path,
        budget_share: float = 1.0,
    ) -> None:
        self._memory_files = memory_files
        self._reviews = reviews
        self._settings = settings
        self._index_folder = index_folder
        self._budget_share = budget_share
        self._loaded: tuple[TranslationMemory, list[Engine]] | None = None
        self._set_up: tuple[str, ...] = ()
        self._unusable: list[SetAside] = []

    def translate(
        self, document: Document, extraction: Extraction, others: Iterable[Document] = ()
    ) -> tuple[TranslatedField, ...] | SetAside:
        """The translated fields of ``document``; none for a document in English.

        One whose fields cannot be worked on is printed in the original and listed with the reason. Among ``others`` may be the
        English text of ``document``.
        """
        if is_english(document):
            return ()
        memories, engines = self._load()
        try:
            return translate_document(document, extraction, memories, engines, official_versions(document, others))
        except Exception as error:  # noqa: BLE001  one document's surprise must not cost the others their edition
            return SetAside(
                file=document.file,
                reason="translation_failed",
                detail=f"Printed in the original after an unforeseen error ({type(error).__name__}); please report it.",
            )

    @property
    def told(self) -> Told:
        """What went wrong so far."""
        if self._loaded is None:
            return Told()
        memories, engines = self._loaded
        asked = tuple(dict.fromkeys(line for engine in engines for line in engine.trouble))
        return Told(tuple(memories.notes), self._set_up, asked, tuple(self._unusable))

    def _load(self) -> tuple[TranslationMemory, list[Engine]]:
        if self._loaded is None:
            memories = load_memories(
                self._memory_files, self._reviews, index_folder=self._index_folder, on_error=self._set_aside
            )
            self._loaded = memories, self._engines()
        return self._loaded

    def _set_aside(self, error: TranslationMemoryError) -> None:
        self._unusable.append(SetAside(file=error.path, reason="translation_memory_unusable", detail=str(error)))

    def _engines(self) -> list[Engine]:
        """The engines that can be used; a line is kept for each that was asked for and cannot."""
        if not self._settings.order:
            return []
        from tasks.translation.budget import Budget
        from tasks.translation.engines import load_engines

        engines, self._set_up = load_engines(self._settings, Budget(self._settings.budget_seconds * self._budget_share))
        return engines


def is_english(document: Document) -> bool:
    """Whether nothing of a document is to be translated."""
    return document.language.split("-")[0] == "en"


def waits_for_official_text(document: Document) -> bool:
    """Whether a document may be among the sources in English too, under its symbol, so that all must be read first."""
    return not is_english(document) and bool(document.symbol_key)
