"""Dates and ordinals as the United Nations Editorial Manual prints them.

Source: United Nations Editorial Manual, "Numbers, dates and time"
(un.org/dgacm/en/content/editorial-manual/numbers-dates-time): day, month, year without commas ("22 May 2013"). Input is
EDTF (ISO 8601-2:2019), the date format of every contract.
"""

import re

_ORDINALS = ("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
             "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
             "nineteenth")  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
#: EDTF (ISO 8601-2:2019, table of sub-year groupings): 21–24 seasons, 33–36 quarters, 40–41 semesters.
_SUB_YEAR = {
    "21": "spring", "22": "summer", "23": "autumn", "24": "winter",
    "33": "first quarter of", "34": "second quarter of", "35": "third quarter of", "36": "fourth quarter of",
    "40": "first half of", "41": "second half of",
}  # fmt: skip

_DAY = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
_MONTH = re.compile(r"^(\d{4})-(\d{2})$")
_YEAR = re.compile(r"^\d{4}$")
_DECADE = re.compile(r"^(\d{3})[Xx]$")
_CENTURY = re.compile(r"^(\d{2})[Xx]{2}$")


def _one_date(text: str) -> tuple[str, str, str] | None:
    """Day, month word and year of one EDTF date, each empty where not given; None when it is not one of ours."""
    if match := _DAY.match(text):
        year, month, day = match.groups()
        return (str(int(day)), _MONTHS[int(month) - 1], year) if 1 <= int(month) <= 12 else None
    if match := _MONTH.match(text):
        year, month = match.groups()
        if month in _SUB_YEAR:
            return "", _SUB_YEAR[month], year
        return ("", _MONTHS[int(month) - 1], year) if 1 <= int(month) <= 12 else None
    if _YEAR.match(text):
        return "", "", text
    if match := _DECADE.match(text):
        return "", "", f"{match[1]}0s"
    if match := _CENTURY.match(text):
        return "", "", f"{ordinal(int(match[1]) + 1)} century"
    return None


def date(edtf: str | None) -> str:
    """An EDTF date, month, year or interval as printed; unknown forms come back as they are, None as empty.

    >>> date("2013-05-22"), date("2021-07-12/2021-07-15"), date("2004-11-30/2004-12-02")
    ('22 May 2013', '12–15 July 2021', '30 November–2 December 2004')
    >>> date("2020-01"), date("2020-07/2021-06"), date("1990/"), date("2005/2015"), date("/2030")
    ('January 2020', 'July 2020–June 2021', 'since 1990', '2005–2015', 'until 2030')
    >>> date("2023~"), date("2023?"), date("201X")
    ('about 2023', '2023 (uncertain)', '2010s')
    """
    text = (edtf or "").strip()
    if "/" in text:
        return _interval(text)
    bare = text.rstrip("~?%")
    read = _one_date(bare)
    if read is None:
        return text
    printed = " ".join(part for part in read if part)
    suffix = text[len(bare) :]
    if "~" in suffix or "%" in suffix:
        printed = f"about {printed}"
    return f"{printed} (uncertain)" if "?" in suffix or "%" in suffix else printed


def _interval(text: str) -> str:
    start, _, end = (part.strip() for part in text.partition("/"))
    if end in ("", ".."):
        return f"since {date(start)}" if start not in ("", "..") else ""
    if start in ("", ".."):
        return f"until {date(end)}"
    if start == end:
        return date(start)
    first, last = _one_date(start), _one_date(end)
    if first is None or last is None:
        return f"{date(start)}–{date(end)}"
    (day, month, year), (_, last_month, last_year) = first, last
    if year == last_year and month == last_month and day:
        return f"{day}–{date(end)}"
    if year == last_year and month:
        return f"{' '.join(part for part in (day, month) if part)}–{date(end)}"
    return f"{date(start)}–{date(end)}"


def month_name(month: str) -> str:
    """A month (``YYYY-MM``) in words.

    >>> month_name("2026-11")
    'November 2026'
    """
    return date(month)


def ordinal(value: int) -> str:
    """An ordinal in words below 100 (sessions, anniversaries, centuries), in figures from there.

    >>> ordinal(1), ordinal(21), ordinal(49), ordinal(80), ordinal(101), ordinal(112)
    ('first', 'twenty-first', 'forty-ninth', 'eightieth', '101st', '112th')
    """
    if 0 <= value < 20:
        return _ORDINALS[value]
    if 20 <= value < 100:
        tens, ones = divmod(value, 10)
        return f"{_TENS[tens]}-{_ORDINALS[ones]}" if ones else f"{_TENS[tens][:-1]}ieth"
    suffix = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value:,}{suffix}"
