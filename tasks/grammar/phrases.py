"""Longest-match search for many fixed phrases at once, in Latin (or Cyrillic) and in Han text.

Both tables walk a text once: words (Latin) or characters (Han) are looked up in a dictionary keyed by the first word or
the first two characters of each phrase, so the time is linear in the text and nearly independent of the number of phrases.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Generic, TypeVar

P = TypeVar("P")

# Latin, Latin-1 letters, Latin Extended and Cyrillic letters and digits: Han characters never join a word.
WORD = re.compile(r"[A-Za-z0-9\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0400-\u04ff]+")
_SEPARATORS = str.maketrans({"’": "'", "‘": "'", "–": "-", "‑": "-", "\u00a0": " "})
_SPACES = re.compile(r"\s+")
# No name of ours is separated by more than this many characters (a line break and an indentation) inside.
_LONGEST_SEPARATOR = 12


def word_set(words: str) -> frozenset[str]:
    """The blank-separated words of a hand-written list."""
    return frozenset(words.split())


@dataclass(frozen=True, slots=True)
class PhraseMatch(Generic[P]):
    """Where a phrase stands in the text (``str`` offsets) and what it stands for."""

    start: int
    end: int
    payload: P


@dataclass(frozen=True, slots=True)
class _LatinPhrase(Generic[P]):
    words: tuple[str, ...]
    separators: tuple[str, ...]
    case: str
    payload: P


def _separator(text: str) -> str:
    return _SPACES.sub(" ", text.translate(_SEPARATORS))


class LatinPhrases(Generic[P]):
    """Phrases of words. ``case`` decides how letters compare.

    ``proper``: as listed but for case, and every word listed with a capital must begin with one (``TURKEY`` and
    ``Turkey`` match, ``turkey`` does not). ``exact``: letter by letter. ``any``: case is ignored.
    """

    def __init__(self) -> None:
        self._firsts: set[str] = set()
        self._single: dict[str, list[_LatinPhrase[P]]] = {}
        self._by_pair: dict[tuple[str, str], list[_LatinPhrase[P]]] = {}

    def add(self, surface: str, payload: P, case: str = "proper") -> None:
        """Lists ``surface``; white space in it stands for any white space, an empty surface is ignored."""
        found = list(WORD.finditer(surface))
        if not found:
            return
        words = tuple(match.group() for match in found)
        separators = tuple(_separator(surface[left.end() : right.start()]) for left, right in pairwise(found))
        phrase = _LatinPhrase(words, separators, case, payload)
        self._firsts.add(words[0].casefold())
        if len(words) == 1:
            self._single.setdefault(words[0].casefold(), []).append(phrase)
            return
        phrases = self._by_pair.setdefault((words[0].casefold(), words[1].casefold()), [])
        phrases.append(phrase)
        phrases.sort(key=lambda listed: -len(listed.words))

    def find(self, text: str) -> list[PhraseMatch[P]]:
        """All phrases of ``text``, longest first at each word, non-overlapping, in text order."""
        return list(self.iterate(text))

    def iterate(self, text: str) -> Iterator[PhraseMatch[P]]:
        """Like :meth:`find`, one at a time."""
        words = list(WORD.finditer(text))
        folded = [match.group().casefold() for match in words]
        index, last = 0, len(words) - 1
        if self._firsts.isdisjoint(folded):
            return
        while index <= last:
            taken = 0
            first = folded[index]
            if first not in self._firsts:
                index += 1
                continue
            phrases = self._by_pair.get((first, folded[index + 1])) if index < last else None
            for phrase in chain(phrases or (), self._single.get(first, ())):
                if self._stands_at(phrase, text, words, index):
                    taken = len(phrase.words)
                    yield PhraseMatch(words[index].start(), words[index + taken - 1].end(), phrase.payload)
                    break
            index += taken or 1

    @staticmethod
    def _stands_at(phrase: _LatinPhrase[P], text: str, words: list[re.Match[str]], index: int) -> bool:
        if index + len(phrase.words) > len(words):
            return False
        for offset, listed in enumerate(phrase.words):
            printed = words[index + offset].group()
            same = printed == listed if phrase.case == "exact" else printed.casefold() == listed.casefold()
            if not same or (phrase.case == "proper" and listed[0].isupper() and not printed[0].isupper()):
                return False
            if offset:
                left, right = words[index + offset - 1].end(), words[index + offset].start()
                if right - left > _LONGEST_SEPARATOR or _separator(text[left:right]) != phrase.separators[offset - 1]:
                    return False
        return True


class HanPhrases(Generic[P]):
    """Phrases of characters without word boundaries (Chinese). The longest phrase at a position wins."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[str, P]]] = {}
        self._begins: re.Pattern[str] | None = None  # a character that a phrase begins with

    def add(self, surface: str, payload: P) -> None:
        """Lists ``surface`` (two characters at least; shorter ones are ignored, they would match inside words)."""
        if len(surface) < 2:
            return
        self._begins = None
        phrases = self._by_first.setdefault(surface[:2], [])
        phrases.append((surface, payload))
        phrases.sort(key=lambda phrase: -len(phrase[0]))

    def find(self, text: str) -> list[PhraseMatch[P]]:
        """All phrases of ``text``, longest first at each character, non-overlapping, in text order."""
        return list(self.iterate(text))

    def iterate(self, text: str) -> Iterator[PhraseMatch[P]]:
        """Like :meth:`find`, one at a time."""
        if text.isascii() or not self._by_first:
            return
        if self._begins is None:
            self._begins = re.compile(f"[{re.escape(''.join(sorted({pair[0] for pair in self._by_first})))}]")
        search, found = self._begins.search, self._begins.search(text)
        while found is not None:
            index = found.start()
            taken = 1
            for surface, payload in self._by_first.get(text[index : index + 2], ()):
                if text.startswith(surface, index):
                    taken = len(surface)
                    yield PhraseMatch(index, index + taken, payload)
                    break
            found = search(text, index + taken)
