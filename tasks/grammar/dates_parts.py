"""The pieces all calendar dates are made of: what was found, and EDTF points and spans."""

import re
from dataclasses import dataclass
from datetime import date

from tasks.grammar.numerals_zh import parse_zh

#: Start, end, EDTF value (None: no such day; "": year not known) and kind of one date.
Found = tuple[int, int, str | None, str]


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date or period: offsets, words as printed, EDTF ``value`` and ``kind`` (day, month, year, range, open)."""

    start: int
    end: int
    surface: str
    value: str
    kind: str


def point(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    """EDTF of a day, month or year; "" when the year is not known, None when no such day exists."""
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and month is not None:
        try:
            date(year or 2000, month, day)
        except ValueError:
            return None
    if year is None:
        return ""
    return f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if month and day else "")


def span(first: str | None, last: str | None) -> str | None:
    """EDTF from ``first`` to ``last``; None when either is no date, "" when the year of either is not known."""
    if first is None or last is None:
        return None
    return "" if not first or not last else (first if first == last else f"{first}/{last}")


def number(surface: str | None) -> int | None:
    """The whole number that ``surface`` begins with or spells in Chinese, None when there is none."""
    if surface is None:
        return None
    digits = re.match(r"\d+", surface)
    if digits:
        return int(digits[0])
    value = parse_zh(surface)
    return value if isinstance(value, int) else None
