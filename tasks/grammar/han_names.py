"""Longest-match search for many names at once in Chinese text, at a cost that does not grow with their number.

Unlike :class:`tasks.grammar.phrases.HanPhrases`, which compares every phrase with the same first two characters, a name is
followed character by character as long as some name begins so: hundreds begin with 中国.
"""

from collections.abc import Iterator
from operator import add
from typing import Generic, TypeVar

from tasks.grammar.phrases import PhraseMatch

P = TypeVar("P")


class HanNames(Generic[P]):
    """Names of two characters at least. The longest name at a position wins, the one listed first where two are the same.

    >>> table = HanNames[int]()
    >>> table.add("印度", 1)
    >>> table.add("印度尼西亚", 2)
    >>> [(match.start, match.payload) for match in table.iterate("印度和印度尼西亚")]
    [(0, 1), (3, 2)]
    """

    def __init__(self) -> None:
        self._names: dict[str, P] = {}
        self._beginnings: set[str] = set()

    def add(self, surface: str, payload: P) -> None:
        """Lists ``surface``; shorter ones than two characters are ignored, they would match inside words."""
        if len(surface) < 2 or surface in self._names:
            return
        self._names[surface] = payload
        self._beginnings.update(surface[:length] for length in range(2, len(surface) + 1))

    def iterate(self, text: str) -> Iterator[PhraseMatch[P]]:
        """All names of ``text``, non-overlapping, in text order."""
        if text.isascii():
            return
        beginnings, names = self._beginnings, self._names
        done = 0
        for index in [i for i, pair in enumerate(map(add, text, text[1:])) if pair in beginnings]:
            if index < done:
                continue
            end = index + 2
            found = 0
            while (part := text[index:end]) in beginnings:
                if part in names:
                    found = end
                if end >= len(text):
                    break
                end += 1
            if found:
                done = found
                yield PhraseMatch(index, found, names[text[index:found]])
