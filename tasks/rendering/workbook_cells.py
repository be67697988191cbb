"""Cells of the workbook: typed values, words that no spreadsheet runs, links that lead only where they may."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from math import ceil, isfinite
from typing import Any
from urllib.parse import urlsplit

from tasks.rendering.printable import printable

#: Excel's limits: UTF-16 units in a cell, characters in a link, links and rows in a sheet.
MOST_CHARACTERS = 32_767
MOST_LINK_CHARACTERS = 2_079
MOST_LINKS = 65_000
MOST_ROWS = 1_048_576
# A spreadsheet takes a cell that begins so for a formula when it is edited (OWASP, CSV injection); wide forms count in
# East Asian Excel.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
# Excel reads _x000D_ in a string as the character itself (ISO/IEC 29500-1, 22.9.2.19).
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_FIRST_DAY = date(1900, 3, 1)  # Excel counts a 29 February 1900 that never was
_MOST_EXACT = 10**15  # a double keeps 15 digits
_CHUNK = 5_000


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with its number format (empty for words), and where a click on it leads (empty for nowhere)."""

    value: str | int | float | bool | date | None
    number_format: str = ""
    link: str = ""
    is_internal: bool = False
    is_mirrored: bool = False


def words(text: str) -> str:
    """``text`` as a cell can hold it: controls as code points, what is too long shortened and counted.

    >>> words("a\\x00b"), words("_x000D_")
    ('a⟨U+0000⟩b', '_x005F_x000D_')
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    shown = "".join(printable(lines[start : start + _CHUNK]) for start in range(0, len(lines), _CHUNK))
    shown = _ESCAPE.sub("_x005F_", shown)
    units = len(shown.encode("utf-16-le", "replace")) // 2
    if units <= MOST_CHARACTERS:
        return shown
    kept = shown[: MOST_CHARACTERS - 64]
    while len(kept.encode("utf-16-le", "replace")) // 2 > MOST_CHARACTERS - 64:
        kept = kept[: -_CHUNK // 10]
    return f"{kept} ⟨{len(shown) - len(kept)} more characters⟩"


def lines_needed(text: str, width: int) -> int:
    """How many lines ``text`` takes in a column ``width`` characters wide; a Han character is a little wider than two others.

    >>> lines_needed("one line", 20), lines_needed("工发组织在环境和能源方面的活动", 20), lines_needed("a\\nb", 20)
    (1, 2, 2)
    """
    return sum(max(1, ceil(sum(2.3 if char >= "\u2e80" else 1 for char in line) / width)) for line in text.split("\n"))


def runs_as_formula(text: str) -> bool:
    """Whether a spreadsheet would take ``text`` for a formula once somebody edits the cell."""
    return text.startswith(_FORMULA_STARTS)


def number(value: float | int | None) -> Cell:
    """A number with as many decimals as it has; words where a spreadsheet would round it; empty for None.

    >>> number(13194), number(0.5).number_format, number(12345678901234567890).value
    (Cell(value=13194, number_format='#,##0', link='', is_internal=False, is_mirrored=False), '#,##0.0', '12345678901234567890')
    """
    if value is None or (isinstance(value, float) and not isfinite(value)):
        return Cell(None)
    if value == int(value):
        whole = int(value)
        return Cell(whole, "#,##0") if abs(whole) < _MOST_EXACT else Cell(str(whole))
    exponent = Decimal(repr(value)).as_tuple().exponent
    decimals = min(-exponent, 15) if isinstance(exponent, int) else 0
    return Cell(value, f"#,##0.{'0' * decimals}" if decimals else "General")


def day(edtf: str | None) -> Cell:
    """A full date as a date, any other EDTF expression as its words.

    >>> day("2021-07-12").value, day("2021-07").value, day("1812-06-24").value
    (datetime.date(2021, 7, 12), '2021-07', '1812-06-24')
    """
    if not edtf:
        return Cell(None)
    if _FULL_DATE.match(edtf):
        try:
            found = date.fromisoformat(edtf)
        except ValueError:  # 2021-02-30: printed so in a source, but no day
            return Cell(words(edtf))
        if found >= _FIRST_DAY:
            return Cell(found, "yyyy-mm-dd")
    return Cell(words(edtf))


def link(text: str, target: str | None) -> Cell:
    """Words that lead to a web address, or only the words where ``target`` is no plain http(s) address."""
    return Cell(words(text), link=target if target and is_web_address(target) else "")


def is_web_address(target: str) -> bool:
    """Whether ``target`` is an http(s) address that a workbook can hold.

    >>> is_web_address("https://unis.unvienna.org/a?b=1"), is_web_address("file:///etc/passwd"), is_web_address("https://a b/")
    (True, False, False)
    """
    if len(target) > MOST_LINK_CHARACTERS or not target.isascii() or not target.isprintable() or " " in target:
        return False
    try:
        parts = urlsplit(target)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.username
    except ValueError:
        return False


def flat(value: Any) -> Cell:
    """Any value of a data pack's record as one cell; lists joined by ``; ``, a flag as its code and words."""
    if value is None or value == "" or value == []:
        return Cell(None)
    if isinstance(value, bool):
        return Cell(value)
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, datetime):
        return Cell(words(value.isoformat()))
    return Cell(words(_flat(value)))


def _flat(value: Any) -> str:
    if isinstance(value, list | tuple):
        parts = [_flat(item) for item in value]
        return ("\n" if any(isinstance(item, Mapping) for item in value) else "; ").join(part for part in parts if part)
    if isinstance(value, Mapping):
        return ": ".join(str(item) for item in value.values() if item is not None and item != "")
    return str(value)
