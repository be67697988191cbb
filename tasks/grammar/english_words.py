"""English text as a row of comparable words: is a name said in it, in whatever case, number or hyphenation."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]+s?")
_UNSAID = "the"
_KEPT_ENDINGS = ("ss", "us", "is")  # no plurals: process, status, analysis
_SHORTEST_PLURAL = 4  # letters of the shortest word whose final s may be a plural's (gas, bus and yes are none)


@lru_cache(maxsize=20_000)
def _plain(word: str) -> str:
    """One word without case, accents, possessive and plural."""
    word = word.lower().replace("’", "'")
    if not word.isascii():
        word = "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
    if word.endswith("'s"):
        word = word[:-2]
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(_KEPT_ENDINGS):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


@lru_cache(maxsize=10_000)
def folded(text: str) -> str:
    """``text`` as plain words between blanks, without articles; hyphens part words.

    >>> folded("the UNIDO Secretariat’s eco-industrial parks")
    ' unido secretariat eco industrial park '
    """
    return _row_of(_words(text))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace("&", " and ") if "&" in text else text)


def _row_of(words: Iterable[str]) -> str:
    return f" {' '.join([plain for word in words if (plain := _plain(word)) != _UNSAID])} "


@lru_cache(maxsize=20_000)
def _name(name: str) -> tuple[str, re.Pattern[str] | None]:
    """A name as ``folded`` has it, and the pattern of its capitals if it is an acronym."""
    is_acronym = _ACRONYM.fullmatch(name) is not None
    return folded(name), re.compile(rf"\b{name.removesuffix('s')}s?\b") if is_acronym else None


class EnglishWords:
    """A text that can be asked whether it says a name; an acronym must stand there in capitals, other words need not."""

    __slots__ = ("row", "text")

    def __init__(self, text: str, row: str | None = None) -> None:
        self.text = text
        self.row = _row_of(_words(text)) if row is None else row

    def says(self, name: str) -> bool:
        """Whether ``name`` stands in the text at word borders."""
        row, capitals = _name(name)
        return row in self.row and (capitals is None or capitals.search(self.text) is not None)

    def without(self, names: Iterable[str]) -> "EnglishWords":
        """The text with all mentions of ``names`` taken out, longest first."""
        row = self.row
        for name in sorted({_name(name)[0] for name in names if self.says(name)}, key=len, reverse=True):
            row = row.replace(name, " · ")
        return EnglishWords(self.text, row)
