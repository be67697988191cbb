"""Where the units of a memory are kept for looking up: small memories as they are, in lists of the process.

Large ones have an index on disk (``memory_index``), behind the same few questions.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

from tasks.translation.fingerprint import LEAST_PERCENT, LONGEST, fingerprint, is_telling, length_bounds, most_edits
from tasks.translation.memory_entry import MemoryEntry, base_language
from tasks.translation.normal_form import normal_form

#: How many units of one fingerprint are worth trying, newest first.
UNITS_OF_ONE = 6


class Store(Protocol):
    """The reviewed units of one file, or of the archive."""

    @property
    def size(self) -> int:
        """How many units it holds."""
        ...

    def exact(self, key: str, language: str) -> Sequence[MemoryEntry]:
        """The units of normal form ``key`` in the base language ``language``, newest first."""
        ...

    def same(self, sign_string: str, language: str) -> Sequence[MemoryEntry]:
        """Units whose fingerprint is ``sign_string``, newest first."""
        ...

    def alike(self, sign_string: str, language: str) -> Sequence[tuple[float, MemoryEntry]]:
        """Units whose fingerprint is like ``sign_string`` without being equal, most alike first, with the likeness."""
        ...


class MemoryStore:
    """Units in memory. Fingerprints are made when somebody first asks for likeness: most runs of small memories never do."""

    def __init__(self, entries: Iterable[MemoryEntry]) -> None:
        self._entries: dict[tuple[str, str], list[MemoryEntry]] = {}
        self.size = 0
        for entry in entries:
            key = (base_language(entry.source_language), normal_form(entry.source))
            self._entries.setdefault(key, []).append(entry)
            self.size += 1
        for found in self._entries.values():
            if len(found) > 1:
                found.sort(key=lambda entry: -entry.moment)
        self._prints: dict[str, dict[str, list[MemoryEntry]]] | None = None
        self._bags: dict[str, list[tuple[int, int, str]]] = {}

    def exact(self, key: str, language: str) -> Sequence[MemoryEntry]:
        """The units of normal form ``key``, newest first."""
        return self._entries.get((language, key), ())

    def same(self, sign_string: str, language: str) -> Sequence[MemoryEntry]:
        """Units whose fingerprint is ``sign_string``, newest first."""
        return self._fingerprints().get(language, {}).get(sign_string, ())[:UNITS_OF_ONE]

    def alike(self, sign_string: str, language: str) -> Sequence[tuple[float, MemoryEntry]]:
        """Units whose fingerprint is like ``sign_string`` without being equal, most alike first."""
        prints = self._fingerprints().get(language)
        if not prints:
            return ()
        if language not in self._bags:
            self._bags[language] = [(len(other), bag_of(other), other) for other in prints]
        length, bag = len(sign_string), bag_of(sign_string)
        low, high = length_bounds(length)
        near = [
            other
            for size, other_bag, other in self._bags[language]
            if low <= size <= high and (bag ^ other_bag).bit_count() <= 2 * most_edits(size, length)
        ]
        return [(share, entry) for share, other in ranked(sign_string, near) for entry in prints[other][:UNITS_OF_ONE]]

    def _fingerprints(self) -> dict[str, dict[str, list[MemoryEntry]]]:
        if self._prints is None:
            self._prints = {}
            for (language, _), found in self._entries.items():
                sign_string = fingerprint(found[0].source)
                if len(sign_string) <= LONGEST and is_telling(sign_string):
                    self._prints.setdefault(language, {}).setdefault(sign_string, []).extend(found)
            for prints in self._prints.values():
                for found in prints.values():
                    found.sort(key=lambda entry: -entry.moment)
        return self._prints


def bag_of(sign_string: str) -> int:
    """A set of 64 bits, one or more signs each: an edit changes at most two, so unlike bags are unlike sentences."""
    bag = 0
    for sign in sign_string:
        bag |= 1 << ((ord(sign) * 0x9E3779B1 & 0xFFFFFFFF) >> 26)
    return bag


def ranked(sign_string: str, others: Sequence[str], limit: int = 8) -> list[tuple[float, str]]:
    """Those of ``others`` that are alike but not equal, with their likeness (0 to 1), best first, of the nearest ``limit``."""
    if not others:
        return []
    from rapidfuzz import process  # 6 MB, which a run without a like sentence does not pay
    from rapidfuzz.distance import Levenshtein

    most = (100 - LEAST_PERCENT) / 100 + 1e-9  # 3 edits in 20 signs are allowed, whatever the rounding of 0.15
    scorer = Levenshtein.normalized_distance
    near = process.extract(sign_string, others, scorer=scorer, processor=None, score_cutoff=most, limit=limit)
    return [(1 - apart, other) for other, apart, _ in near if apart > 0]
