"""Reviewed translation memory: what persons have approved, found again word for word.

First the reviews of the archive, newest first; then the office's TMX files in their order; then the bundled ones. A wording
of the office or of the archive is never changed here: sentences that are merely alike are the business of ``memory_fuzzy``.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from tasks.contracts.translation import Review
from tasks.translation.fingerprint import LONGEST, fingerprint, is_telling
from tasks.translation.memory_entry import MemoryEntry, TranslationMemoryError, base_language
from tasks.translation.memory_files import open_memory
from tasks.translation.memory_store import MemoryStore, Store
from tasks.translation.normal_form import normal_form
from tasks.translation.provider import Candidate, FieldRequest
from tasks.translation.tmx import review_entry, reviews_of, write_tmx
from tasks.translation.tmx_reading import read_tmx

__all__ = [
    "MemoryEntry", "TranslationMemory", "TranslationMemoryError", "bundled_memories", "load_memories", "read_tmx",
    "reviews_of", "write_tmx",
]  # fmt: skip

_FOLDER = Path(__file__).parents[1] / "vocabularies" / "translation_memory"
_MOST_CANDIDATES = 4
_MOST_ALIKE = 16


class TranslationMemory:
    """Reviewed entries by language and normal form; a provider. Of reviews the newest stands, of files the first one.

    ``notes`` says, a line each, what of the files is not used and why.
    """

    name = "memory"

    def __init__(
        self, entries: Iterable[MemoryEntry] = (), *, stores: Sequence[Store] = (), reviews: Sequence[Review] = ()
    ) -> None:
        self._reviews = MemoryStore(review_entry(review) for review in reviews if review.target_language == "en")
        own = MemoryStore(entry for entry in entries if entry.reviewer)
        self._files: list[Store] = [*([own] if own.size else []), *stores]
        self.notes: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """How many reviewed units there are."""
        return self._reviews.size + sum(store.size for store in self._files)

    def entries_of(self, text: str, language: str, kind: str = "") -> list[MemoryEntry]:
        """The units of ``text``, best first: reviews made for fields of ``kind`` or for any, then the other reviews, then
        units of files made for ``kind``, then the others; within each the newest review, then the first file.
        """
        key, base = normal_form(text), base_language(language)
        reviews = sorted(self._reviews.exact(key, base), key=lambda entry: entry.field not in ("", kind))
        files = [entry for store in self._files for entry in store.exact(key, base)]
        return [*reviews, *sorted(files, key=lambda entry: entry.field != kind)]

    def look_up(self, text: str, language: str, kind: str = "") -> str | None:
        """The reviewed English of ``text``, preferring a unit made for fields of ``kind``; None when there is none."""
        found = self.entries_of(text, language, kind)
        return found[0].target if found else None

    def propose(self, requests: Sequence[FieldRequest]) -> list[tuple[Candidate, ...]]:
        """Exact matches after normalising spaces, note marks and the width of signs; different wordings, best first."""
        answers: list[tuple[Candidate, ...]] = []
        for request in requests:
            # A heading's number is no part of the reviewed words; the formulas put the number back before them.
            found = [] if request.label else self.entries_of(request.source, request.language, request.kind)
            wordings: dict[str, MemoryEntry] = {}
            for entry in found:
                wordings.setdefault(entry.target, entry)
            answers.append(
                tuple(
                    Candidate(target, self.name, is_reviewed=True, origin=entry.origin)
                    for target, entry in list(wordings.items())[:_MOST_CANDIDATES]
                )
            )
        return answers

    def same(self, text: str, language: str) -> list[MemoryEntry]:
        """Units of other sentences that differ from ``text`` in figures, dates and symbols only, the best tier first."""
        sign_string, base = fingerprint(text), base_language(language)
        if not is_telling(sign_string):
            return []
        key = normal_form(text)
        found = [entry for store in self._stores for entry in store.same(sign_string, base)]
        return [entry for entry in found if normal_form(entry.source) != key]

    def alike(self, text: str, language: str) -> list[tuple[float, MemoryEntry]]:
        """Units whose words differ from those of ``text`` too, most alike first, with their likeness, from 0.85 to 1."""
        sign_string, base = fingerprint(text), base_language(language)
        if len(sign_string) > LONGEST or not is_telling(sign_string):
            return []
        found = [pair for store in self._stores for pair in store.alike(sign_string, base)]
        return sorted(found, key=lambda pair: -pair[0])[:_MOST_ALIKE]

    @property
    def _stores(self) -> list[Store]:
        return [self._reviews, *self._files]


def bundled_memories() -> tuple[Path, ...]:
    """The memory files that come with the program, in the order of their names."""
    return tuple(sorted(_FOLDER.glob("*.tmx")))


def _is_tmx(path: Path) -> bool:
    return path.suffix.lower() == ".tmx" and path.is_file()


def load_memories(
    paths: Sequence[Path] = (),
    reviews: Sequence[Review] = (),
    *,
    index_folder: Path | None = None,
    on_error: Callable[[TranslationMemoryError], None] | None = None,
) -> TranslationMemory:
    """One memory of ``reviews``, all TMX files of ``paths`` (files, or folders of ``*.tmx``), then the bundled ones.

    Files of ``paths`` are the office's own: there the person who last changed a unit counts as its reviewer where the unit
    names none (translation tools write nothing else); in bundled files only ``x-reviewer`` does. ``index_folder`` keeps the
    indexes of large files; without it they are read into memory. With ``on_error`` a file that cannot be used is told to it
    and left out, as a whole; the others answer.

    Raises:
        TranslationMemoryError: a file is missing, is not TMX, or is not safe to read, and there is no ``on_error``.
    """
    office: list[Path] = []
    for path in paths:
        office += sorted(file for file in path.iterdir() if _is_tmx(file)) if path.is_dir() else [path]
    known = {path.resolve() for path in office}
    files = [(path, True) for path in office]
    files += [(path, False) for path in bundled_memories() if path.resolve() not in known]
    stores: list[Store] = []
    notes: list[str] = []
    for path, is_office in files:
        try:
            store, left_out = open_memory(path, trusts_editors=is_office, index_folder=index_folder)
        except TranslationMemoryError as error:
            if on_error is None:
                raise
            on_error(error)
            continue
        stores.append(store)
        if left_out:
            said = "unit names no reviewer and is" if left_out == 1 else "units name no reviewer and are"
            notes.append(f"{path.name}: {left_out:,} {said} not used.")
    memory = TranslationMemory(stores=stores, reviews=reviews)
    memory.notes = tuple(notes)
    return memory
