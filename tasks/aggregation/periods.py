"""When things happened: EDTF dates as ranges of days, for sorting and for "does it fall in this month"."""

import re
from calendar import monthrange
from datetime import date

_DAY = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
_MONTH = re.compile(r"^(\d{4})-(\d{2})$")
_YEAR = re.compile(r"^(\d{4})$")
_DECADE = re.compile(r"^(\d{3})[Xx]$")
#: EDTF sub-year groupings (ISO 8601-2:2019): first and last month of each. Winter is left to the whole year.
_SUB_YEAR = {
    "21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (1, 12), "33": (1, 3), "34": (4, 6), "35": (7, 9),
    "36": (10, 12), "40": (1, 6), "41": (7, 12),
}  # fmt: skip


def _one(text: str) -> tuple[date | None, date | None]:
    text = text.strip().rstrip("~?%")
    try:
        if match := _DAY.match(text):
            day = date(int(match[1]), int(match[2]), int(match[3]))
            return day, day
        if match := _MONTH.match(text):
            year, (first, last) = int(match[1]), _SUB_YEAR.get(match[2], (int(match[2]), int(match[2])))
            return date(year, first, 1), date(year, last, monthrange(year, last)[1])
        if match := _YEAR.match(text):
            return date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)
        if match := _DECADE.match(text):
            return date(int(match[1]) * 10, 1, 1), date(int(match[1]) * 10 + 9, 12, 31)
    except ValueError:  # a 31 February or a month 13: no day of any calendar
        return None, None
    return None, None


def bounds(edtf: str | None) -> tuple[date | None, date | None]:
    """First and last day of an EDTF date or interval; None where open, unknown or not a date.

    >>> bounds("2020-02")
    (datetime.date(2020, 2, 1), datetime.date(2020, 2, 29))
    >>> bounds("1990/"), bounds("soon")
    ((datetime.date(1990, 1, 1), None), (None, None))
    """
    text = (edtf or "").strip()
    if "/" in text:
        start, _, end = text.partition("/")
        return _one(start)[0], _one(end)[1]
    return _one(text)


def last_day(edtf: str | None) -> date | None:
    """Last day of an EDTF date; of an open interval its first day, since nothing later is stated."""
    first, last = bounds(edtf)
    return last or first


def year_of(edtf: str | None) -> int | None:
    """The year in which the date or interval ends, None when there is none."""
    last = last_day(edtf)
    return last.year if last else None


def overlaps(edtf: str | None, first: date, last: date) -> bool:
    """Whether a day or month dated ``edtf`` shares a day with ``first`` to ``last``. Longer ones do not count.

    >>> [overlaps(when, date(2026, 11, 1), date(2026, 11, 30)) for when in ("2026-11-03", "2026", "2026-12", None)]
    [True, False, False, False]
    """
    start, end = bounds(edtf)
    if start is None or end is None or (end - start).days > 180:  # half a year and more says nothing of one month
        return False
    return start <= last and first <= end


def span_years(first: date | None, last: date | None) -> int:
    """Whole calendar years from one date to another, 0 when either is unknown."""
    return abs(last.year - first.year) if first and last else 0
