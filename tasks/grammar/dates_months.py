"""Dates with month names, in English and common other alphabetic languages, as EDTF."""

import re
from collections.abc import Iterator
from functools import cache

from tasks.grammar.dates_parts import Found, number, point, span
from tasks.grammar.word_patterns import any_of

MONTH_NAMES: dict[str, tuple[str, ...]] = {
    "en": (
        "January Jan", "February Feb", "March Mar", "April Apr", "May", "June Jun", "July Jul", "August Aug",
        "September Sept Sep", "October Oct", "November Nov", "December Dec",
    ),
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ),
    "es": (
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre setiembre", "octubre",
        "noviembre", "diciembre",
    ),
    "ru": (
        "января январь январе", "февраля февраль феврале", "марта март марте", "апреля апрель апреле", "мая май мае",
        "июня июнь июне", "июля июль июле", "августа август августе", "сентября сентябрь сентябре",
        "октября октябрь октябре", "ноября ноябрь ноябре", "декабря декабрь декабре",
    ),
}  # fmt: skip

_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%])"
YEAR = r"(?:1[6-9]|20|21)\d\d(?!\d)"
DASH = r"\s?[-\u2010-\u2014\u2212]\s?"
_TO = rf"(?:{DASH}|\s+(?:to|through|until|till|au|al|по)\s+)"
_TO_AND = rf"(?:{DASH}|\s+(?:to|through|until|till|and|&|au|al|по|et|y|и)\s+)"
_OF = r"\s+(?:of\s+|de\s+)?"
_COMMA_YEAR = r"(?:,?\s+(?:of\s+|de\s+)?(?P<{}>" + YEAR + r")(?![,.]\d))?"


@cache
def _months(language: str) -> tuple[dict[str, int], tuple[re.Pattern[str], ...]]:
    """Month numbers by lower-case name, and the three patterns that need them."""
    names = MONTH_NAMES["en"]
    numbers: dict[str, int] = {}
    spellings: list[str] = []
    for table in (names, *(MONTH_NAMES[x] for x in MONTH_NAMES if x != "en" and language not in ("en", "zh"))):
        for month_number, forms in enumerate(table, start=1):
            for form in forms.split():
                numbers[form.lower()] = month_number
                spellings += [form, form.upper(), form.capitalize()]
    month = any_of(spellings) + r"\b\.?"
    day_first = re.compile(
        rf"(?<![\w.,/$€£])(?P<d1>{_DAY})(?:(?:,\s?{_DAY})*{_TO_AND}(?P<d2>{_DAY}))?{_OF}(?P<m1>{month}){_COMMA_YEAR.format('y1')}"
        rf"(?:{_TO}(?P<d3>{_DAY}){_OF}(?P<m2>{month}){_COMMA_YEAR.format('y2')})?"
    )
    month_first = re.compile(
        rf"\b(?P<m1>{month})\s+(?P<d1>{_DAY})(?![.,]\d|"
        rf"\d)(?:(?:,\s?{_DAY})*{_TO_AND}(?P<d2>{_DAY})(?!\s+(?:{month})))?{_COMMA_YEAR.format('y1')}"
        rf"(?:{_TO}(?P<m2>{month})\s+(?P<d3>{_DAY}){_COMMA_YEAR.format('y2')})?"
    )
    month_year = re.compile(
        rf"\b(?P<m1>{month})(?:,?\s+(?:of\s+|de\s+)?(?P<y1>{YEAR}))?(?:{_TO_AND}(?P<m2>{month}))?(?:,?\s+(?:of\s+|"
        rf"de\s+)?(?P<y2>{YEAR}))?(?![\d,]\d)"
    )
    return numbers, (day_first, month_first, month_year)


def dates_with_months(
    text: str, language: str, default_year: int | None, low: int = 0, high: int | None = None
) -> Iterator[Found]:
    """All dates of ``text`` between ``low`` and ``high`` that name a month; those without a year take ``default_year``."""
    high = len(text) if high is None else high
    numbers, (day_first, month_first, month_year) = _months(language if language in MONTH_NAMES else "en")

    def month_of(name: str | None) -> int | None:
        return None if name is None else numbers.get(name.rstrip(".").lower())

    for pattern in (day_first, month_first):
        for match in pattern.finditer(text, low, high):
            group = match.groupdict()
            m1, m2 = month_of(group["m1"]), month_of(group["m2"])
            y2 = number(group["y2"]) or number(group["y1"]) or default_year
            y1 = number(group["y1"]) or y2
            first = point(y1, m1, number(group["d1"]))
            if m2:
                yield *match.span(), span(first, point(y2, m2, number(group["d3"]))), "range"
            elif group["d2"]:
                yield *match.span(), span(first, point(y1, m1, number(group["d2"]))), "range"
            else:
                yield *match.span(), first, "day"
    for match in month_year.finditer(text, low, high):
        group = match.groupdict()
        m1, m2 = month_of(group["m1"]), month_of(group["m2"])
        if not group["y1"] and not group["y2"]:
            continue
        if group["y1"] and not m2 and group["y2"]:  # "May 2013, 2014 ...": the second year is another date
            end = match.end("y1")
            yield match.start(), end, point(number(group["y1"]), m1), "month"
        elif m2:
            y2 = number(group["y2"]) or number(group["y1"])
            y1 = number(group["y1"]) or y2
            yield *match.span(), span(point(y1, m1), point(y2, m2)), "range"
        else:
            yield *match.span(), point(number(group["y1"] or group["y2"]), m1), "month"
