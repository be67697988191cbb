"""Whether the time named in an ask has passed."""

import re
from calendar import monthrange
from datetime import date

from tasks.contracts.activity import AskState

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?\Z")


def last_day(edtf: str) -> date | None:
    """The last day of an EDTF date or interval; None when it is open, or no date of the calendar.

    >>> last_day("2005/2015"), last_day("2021-02")
    (datetime.date(2015, 12, 31), datetime.date(2021, 2, 28))
    >>> last_day("1990/") is None and last_day("some day") is None
    True
    """
    match = _DATE.match(edtf.rpartition("/")[2].strip().rstrip("~?%"))
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if year is None or month is None:
            return date(year or 0, 12, 31)
        return date(year, month, day or monthrange(year, month)[1])
    except ValueError:  # 2021-02-30, month 13, year 0: printed so in a source, but no day
        return None


def state_of(horizon: str | None, month_start: date) -> AskState:
    """``lapsed`` when the horizon ended before the edition's month began, else ``open``; no horizon never lapses."""
    end = last_day(horizon) if horizon else None
    return AskState.LAPSED if end is not None and end < month_start else AskState.OPEN
