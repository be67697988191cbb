"""Longest-match search for many names of several words at once, at a cost that does not grow with their number.

Unlike :class:`tasks.grammar.phrases.LatinPhrases`, which compares every phrase with the same first two words, names are
followed word by word as long as some name goes on so: hundreds begin with "United Nations".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Generic, TypeVar

from tasks.grammar.phrases import WORD, PhraseMatch

P = TypeVar("P")

_ALIKE = str.maketrans({"’": "'", "‘": "'", "–": "-", "‑": "-", "\u00a0": " "})
_SPACES = re.compile(r"\s+")
_WIDEST = 12  # characters between two words of a name: a line break and an indentation


@dataclass(frozen=True, slots=True)
class _Name(Generic[P]):
    words: tuple[str, ...]
    separators: tuple[str, ...]
    exact: bool
    payload: P


@dataclass(slots=True)
class _Node(Generic[P]):
    following: dict[str, "_Node[P]"] = field(default_factory=dict)
    names: list[_Name[P]] = field(default_factory=list)


def _separator(text: str) -> str:
    """What stands between two words, white space made one blank and marks made plain."""
    return text if text == " " else _SPACES.sub(" ", text.translate(_ALIKE))


class LatinNames(Generic[P]):
    """Names of words. An ``exact`` name matches letter by letter; another but for case, and every word listed with a
    capital must begin with one (``TURKEY`` and ``Turkey`` match, ``turkey`` does not).

    >>> table = LatinNames[int]()
    >>> table.add("United Nations", 1)
    >>> table.add("United Nations Development Programme", 2)
    >>> [match.payload for match in table.iterate("UNITED NATIONS and the United\\nNations Development Programme")]
    [1, 2]
    """

    def __init__(self) -> None:
        self._root: _Node[P] = _Node()

    def add(self, surface: str, payload: P, *, exact: bool = False) -> None:
        """Lists ``surface``; white space in it stands for any white space, a surface without words is ignored."""
        found = list(WORD.finditer(surface))
        if not found:
            return
        node = self._root
        for match in found:
            node = node.following.setdefault(match.group().casefold(), _Node())
        separators = tuple(_separator(surface[left.end() : right.start()]) for left, right in pairwise(found))
        node.names.append(_Name(tuple(match.group() for match in found), separators, exact, payload))

    def iterate(self, text: str) -> Iterator[PhraseMatch[P]]:
        """All names of ``text``, the longest at each word, non-overlapping, in text order."""
        words = list(WORD.finditer(text))
        folded = [match.group().casefold() for match in words]
        first = self._root.following
        index = 0
        for start in [position for position, word in enumerate(folded) if word in first]:
            if start < index:
                continue
            name = self._at(text, words, folded, start)
            if name is not None:
                index = start + len(name.words)
                yield PhraseMatch(words[start].start(), words[index - 1].end(), name.payload)

    def _at(self, text: str, words: list[re.Match[str]], folded: list[str], start: int) -> _Name[P] | None:
        """The longest name that begins with the word at ``start``."""
        node: _Node[P] | None = self._root
        found: _Name[P] | None = None
        position = start
        while position < len(words) and (node := node.following.get(folded[position]) if node else None):
            position += 1
            for name in node.names:
                if _stands(name, text, words, start):
                    found = name
                    break
        return found


def _stands(name: _Name[P], text: str, words: list[re.Match[str]], start: int) -> bool:
    for offset, listed in enumerate(name.words):
        printed = words[start + offset].group()
        if printed != listed and (name.exact or (listed[0].isupper() and not printed[0].isupper())):
            return False
        if offset:
            between = text[words[start + offset - 1].end() : words[start + offset].start()]
            if len(between) > _WIDEST or _separator(between) != name.separators[offset - 1]:
                return False
    return True
