"""EDTF dates in the long forms of the Unicode CLDR, with the words that CLDR does not have from the catalogues.

Knows every form that :func:`tasks.grammar.un_dates.date` knows: day, month, year, season, quarter, half, decade, century,
interval, open interval, approximate and uncertain.
"""

import re
from collections.abc import Mapping
from datetime import date as calendar_date
from typing import Any

#: EDTF sub-year groupings (ISO 8601-2:2019) → message.
_SUB_YEAR = {
    "21": "date.spring", "22": "date.summer", "23": "date.autumn", "24": "date.winter",
    "33": "date.first_quarter", "34": "date.second_quarter", "35": "date.third_quarter", "36": "date.fourth_quarter",
    "40": "date.first_half", "41": "date.second_half",
}  # fmt: skip
#: Open intervals: message by what the date is; the languages need other words before a day than before a year.
_OPEN = {
    "since": {"day": "date.since_day", "month": "date.since", "year": "date.since_year", "other": "date.since_other"},
    "until": {"day": "date.until_day", "month": "date.until", "year": "date.until_year", "other": "date.until_other"},
}
_DAY = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
_MONTH = re.compile(r"^(\d{4})-(\d{2})$")
_YEAR = re.compile(r"^\d{4}$")
_DECADE = re.compile(r"^(\d{3})[Xx]$")
_CENTURY = re.compile(r"^(\d{2})[Xx]{2}$")
_FIRST_OF_MONTH = re.compile(r"^1(?=[\s–])")


class CldrDates:
    """Dates of one locale. ``messages`` are the catalogue of the language."""

    def __init__(self, locale: Any, messages: Mapping[str, tuple[str, ...]]) -> None:
        self._locale = locale
        self._messages = messages
        self._printed: dict[str, str] = {}

    def date(self, edtf: str | None) -> str:
        """The date as printed; unknown forms come back as they are, None as empty."""
        text = (edtf or "").strip()
        printed = self._printed.get(text)
        if printed is None:
            printed = self._printed[text] = self._interval(text) if "/" in text else self._one(text)
        return printed

    def month_title(self, month: str) -> str:
        """Month and year standing alone (nominative in Russian)."""
        year, number = map(int, month.split("-"))
        return self._formatted(calendar_date(year, number, 1), self._pattern("yMMMM"))

    def _one(self, text: str) -> str:
        bare = text.rstrip("~?%")
        printed = self._plain(bare)
        if printed is None:
            return text
        suffix = text[len(bare) :]
        if "~" in suffix or "%" in suffix:
            printed = self._worded("date.about", date=printed)
        return self._worded("date.uncertain", date=printed) if "?" in suffix or "%" in suffix else printed

    def _plain(self, text: str, *, governed: bool = False) -> str | None:
        """One date without marks of doubt; ``governed`` puts a month into the case that a preposition asks for."""
        day = _calendar_day(text)
        if match := _MONTH.match(text):
            if match[2] in _SUB_YEAR:
                return self._worded(_SUB_YEAR[match[2]], year=match[1])
            if day is None:
                return None
            pattern = self._pattern("yMMMM")
            return self._formatted(day, pattern.replace("LLLL", "MMMM") if governed else pattern)
        if _DAY.match(text):
            return None if day is None else self._formatted(day, self._locale.date_formats["long"].pattern)
        if _YEAR.match(text):
            return None if day is None else self._formatted(day, self._pattern("y"))
        if match := _DECADE.match(text):
            return self._worded("date.decade", decade=f"{match[1]}0")
        if match := _CENTURY.match(text):
            return self._worded("date.century", number=str(int(match[1]) + 1))
        return None

    def _interval(self, text: str) -> str:
        start, _, end = (part.strip() for part in text.partition("/"))
        if end in ("", ".."):
            return self._open("since", start) if start not in ("", "..") else ""
        if start in ("", ".."):
            return self._open("until", end)
        if start == end:
            return self.date(start)
        return self._shared(start, end) or self._worded("date.interval", start=self._one(start), end=self._one(end))

    def _open(self, key: str, text: str) -> str:
        if _YEAR.match(text):
            return self._worded(_OPEN[key]["year"], date=text)
        governed = self._plain(text, governed=True) if _calendar_day(text) else None
        if governed is None:
            return self._worded(_OPEN[key]["other"], date=self._one(text))
        return self._worded(_OPEN[key]["day" if _DAY.match(text) else "month"], date=governed)

    def _shared(self, start: str, end: str) -> str:
        """Two dates of one form by CLDR's pattern, which prints once what both share; empty for other pairs."""
        first, last = _calendar_day(start), _calendar_day(end)
        for form, skeleton in ((_DAY, "yMMMd"), (_MONTH, "yMMMM"), (_YEAR, "y")):
            if first is None or last is None or not (form.match(start) and form.match(end)):
                continue
            differs = "y" if first.year != last.year else "M" if first.month != last.month else "d"
            patterns = self._locale.interval_formats[skeleton].get(differs)
            if patterns is None or first > last:
                return ""
            before, after = (pattern.replace("MMMM", "MMM").replace("MMM", "MMMM") for pattern in patterns)
            return self._formatted(first, before) + self._formatted(last, after)
        return ""

    def _formatted(self, day: calendar_date, pattern: str) -> str:
        from babel.dates import format_date

        printed = format_date(day, pattern, locale=self._locale)
        if day.day == 1 and self._locale.language == "fr" and pattern.startswith("d"):
            return _FIRST_OF_MONTH.sub("1er", printed)  # French alone of the three has an ordinal for the first day
        return printed

    def _pattern(self, skeleton: str) -> str:
        return str(self._locale.datetime_skeletons[skeleton].pattern)

    def _worded(self, key: str, **values: str) -> str:
        return self._messages[key][0].format(**values)


def _calendar_day(text: str) -> calendar_date | None:
    """The first day of a day, month or year; None for other forms and for days of no calendar."""
    if not (_DAY.match(text) or _MONTH.match(text) or _YEAR.match(text)):
        return None
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    try:
        return calendar_date(year, month, day)
    except ValueError:
        return None
