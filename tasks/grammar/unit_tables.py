"""Units looked up by their words: English and other alphabets word by word, Chinese by first character."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from tasks.vocabularies.quantity_tables import UnitRow, load_units


@dataclass(slots=True)
class UnitHit:
    """A unit in a text: canonical name, UCUM code or None, dimension, offsets of its words, rate beside it or None."""

    unit: str
    ucum: str | None
    dimension: str
    start: int
    end: int
    rate: str | None = None


class Found(NamedTuple):
    """A row of the units table met in a text: its words as ``text[start:end]``, and whether they need a fitting context."""

    row: UnitRow
    start: int
    end: int
    guarded: bool = False

    def hit(self) -> UnitHit:
        """The unit as callers see it."""
        row = self.row
        return UnitHit(row.unit, row.ucum or None, row.dimension, self.start, self.end, row.rate or None)


@dataclass(slots=True)
class _Node:
    row: UnitRow | None = None
    guarded: bool = False
    following: "dict[str, _Node]" = field(default_factory=dict)


_LETTERS = "A-Za-zÀ-ÖØ-öø-žƒΑ-ωА-яёґіїєʻ‘’µΩ℧°º℃℉ℓ"
_SIGNS = "%‰％$€£¥￥₽₹₩₴₸₦₱₫₺₪₾₼֏៛₭₮₵₡₲৳฿؋¢″"
# A word of a unit: letters with a power (m², cm^3, CO₂e), "(A)" of dB(A), a stroke (km/h), or one sign of a currency.
_TOKEN = rf"\(A\)|[/&]|[{_SIGNS}]|[{_LETTERS}]{{1,24}}(?:\^?[23²³₂][{_LETTERS}]{{0,8}})?"
_WORD = re.compile(_TOKEN)
_FIRST = re.compile(rf"[ \u00a0\u2009\u202f\t\n]{{0,2}}({_TOKEN})").match
_NEXT = re.compile(rf"(?:\.?[ \u00a0\u202f\n]{{0,2}}|[-‑·.])({_TOKEN})").match
_BLANKS = frozenset({" ", "\u00a0", "\u2009", "\u202f"})
#: Longer Chinese surfaces are never the beginning of another word.
_SHORT_ZH = 2
#: Shorter surfaces are symbols, in which the case of a letter tells units apart (Mt, mt).
_LONGEST_SYMBOL = 3


def _insert(root: dict[str, _Node], words: list[str], row: UnitRow, guarded: bool) -> None:
    level = root
    node = None
    for word in words:
        node = level.setdefault(word, _Node())
        level = node.following
    if node is not None and node.row is None:
        node.row, node.guarded = row, guarded


@cache
def _alphabetic() -> tuple[dict[str, _Node], dict[str, _Node]]:
    """Units by their words as printed, and by their words in lower case (longer surfaces only)."""
    exact: dict[str, _Node] = {}
    lowered: dict[str, _Node] = {}
    for row in load_units():
        for surfaces, guarded in ((row.en, False), (row.guarded, True)):
            for surface in surfaces:
                words = [word.replace("^", "") for word in _WORD.findall(surface)]
                _insert(exact, words, row, guarded)
                if len(surface) > _LONGEST_SYMBOL or surface == "ton":
                    _insert(lowered, [word.lower() for word in words], row, guarded)
    return exact, lowered


def find_alphabetic(text: str, position: int) -> Found | None:
    """The longest unit in an alphabet that begins at ``position``, after at most two blanks.

    >>> found = find_alphabetic("5 metric tons of cement", 1)
    >>> found.row.unit, found.start, found.end
    ('t', 2, 13)
    """
    first = _FIRST(text, position)
    if first is None:
        return None
    exact, lowered = _alphabetic()
    word = first[1]
    node = exact.get(word) or (exact.get(word.replace("^", "")) if "^" in word else None)
    found = _walk(text, node, first.end(1), lower=False) if node else None
    if found is None:
        node = lowered.get(word.lower())
        found = _walk(text, node, first.end(1), lower=True) if node else None
    return Found(found[0].row, first.start(1), found[1], found[0].guarded) if found and found[0].row else None


def _walk(text: str, node: _Node, end: int, *, lower: bool) -> tuple[_Node, int] | None:
    """The last node with a unit on the way along the words of ``text`` from ``end``, and where its words end."""
    best = (node, end) if node.row and _is_end(text, end) else None
    while node.following:
        following = _NEXT(text, end)
        if following is None:
            break
        word = following[1].replace("^", "")
        child = node.following.get(word.lower() if lower else word)
        if child is None:
            break
        node, end = child, following.end(1)
        if node.row and _is_end(text, end):
            best = (node, end)
    return best


def _is_end(text: str, end: int) -> bool:
    """Whether a unit's words may end here: a letter or digit glued behind makes another word of them."""
    after = text[end : end + 1]
    return not (after.isascii() and (after.isalnum() or after == "_")) or text[end - 1] in _SIGNS


@cache
def _chinese() -> dict[str, tuple[tuple[int, ...], dict[str, tuple[UnitRow, bool]]]]:
    """By first character: the lengths of the Chinese surfaces, longest first, and their rows, guarded or not."""
    table: dict[str, dict[str, tuple[UnitRow, bool]]] = {}
    for row in load_units():
        for surface in row.zh:
            table.setdefault(surface[0], {}).setdefault(surface, (row, False))
        for surface in row.guarded:
            if surface > "\u2e80":
                table.setdefault(surface[0], {}).setdefault(surface, (row, True))
    return {first: (tuple(sorted({*map(len, rows)}, reverse=True)), rows) for first, rows in table.items()}


def find_chinese(text: str, position: int) -> Found | None:
    """The longest unit in Chinese characters that begins at ``position``, after at most two blanks.

    >>> find_chinese("3 万吨标准煤", 3).row.unit, find_chinese("2015米兰世博会", 4)
    ('tce', None)
    """
    start = position
    while start - position < 2 and text[start : start + 1] in _BLANKS:
        start += 1
    surfaces = _chinese().get(text[start : start + 1])
    if surfaces is None:
        return None
    for length in surfaces[0]:
        end = start + length
        entry = surfaces[1].get(text[start:end])
        if entry is not None and end <= len(text):
            row, guarded = entry
            if length <= _SHORT_ZH and row.not_before and text.startswith(row.not_before, end):
                continue
            return Found(row, start, end, guarded)
    return None


@cache
def row_of(unit: str) -> UnitRow | None:
    """The row of a canonical unit, the one without a rate; None for no unit of the table."""
    return next((row for row in load_units() if row.unit == unit and not row.rate), None)
