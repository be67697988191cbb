"""Calendar dates, years, decades and periods in Russian, French, Spanish and Arabic, as EDTF."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tasks.grammar.dates_parts import DateMention, Found, point, span
from tasks.grammar.dates_years_languages import years_of
from tasks.grammar.normal_text import fold, normal_text
from tasks.vocabularies.language_tables import month_names

_YEAR = r"(?:1[6-9]|20|21)\d\d(?!\d)"
_DASH = r"\s?[-\u2010-\u2014\u2212]\s?"


@dataclass(frozen=True, slots=True)
class _Words:
    """What stands between the parts of a date: before a day, between day and month, before the year, and for ranges."""

    day: str
    of: str
    year: str
    to: str
    also: str
    glued: str = ""


_WORDS = {
    "ru": _Words(r"(?:0?[1-9]|[12]\d|3[01])(?:-?го)?(?![\d%])", r"\s+", r",?\s+", rf"(?:{_DASH}|\s+(?:по"
    rf"|до)\s+)", r"\s+и\s+"),
    "fr": _Words(
        r"(?:0?[1-9]|[12]\d|3[01])(?:er|ᵉʳ)?(?![\d%])", r"\s+", r",?\s+(?:de\s+l'année\s+)?",
        rf"(?:{_DASH}|\s+(?:au|à|jusqu'au)\s+(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi"
        rf"|dimanche)\s+)?)", r"\s+et\s+(?:le\s+)?",
    ),
    "es": _Words(
        r"(?:0?[1-9]|[12]\d|3[01])(?:\s?\.?[º°])?(?![\d%])", r"\s+(?:de\s+)?", r",?\s+(?:del?\s+)?(?:año\s+)?",
        rf"(?:{_DASH}|\s+(?:al|a|hasta(?:\s+el)?)\s+(?:(?:lunes|martes|miércoles|jueves|viernes|sábado"
        rf"|domingo)\s+)?)", r"\s+y\s+(?:el\s+)?",
    ),
    "ar": _Words(
        r"(?:0?[1-9]|[12]\d|3[01])(?![\d%])", r"\s+(?:من\s+)?(?:شهر\s+)?", r"\s*[,،]?\s+(?:من\s+)?(?:عام\s+|سنه\s+)?",
        rf"(?:{_DASH}|\s+(?:الي|حتي|ولغايه|لغايه)\s+(?:يوم\s+)?(?:ال[\w]+\s+)?)", r"\s+و\s?(?:في\s+)?",
    ),
}  # fmt: skip
_ISO = re.compile(rf"(?<![\d.,/\-])({_YEAR[:-6]})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?(?![\d\-/])")
_DOTTED = re.compile(rf"(?<![\d.,/])(0?[1-9]|[12]\d|3[01])([./])(0?[1-9]|1[0-2])\2({_YEAR})(?![\d/])")
_FIRST_OF_MONTH = re.compile(r"(?:premier|primero|اول)$")


@cache
def _months(language: str) -> tuple[dict[str, int], tuple[re.Pattern[str], ...]]:
    """Month numbers by folded name, and the patterns that need them."""
    words = _WORDS[language]
    numbers: dict[str, int] = {}
    for row in month_names(language):
        for form in row.forms:
            numbers[fold(form)] = int(row.name)
    names = "|".join(re.escape(name) for name in sorted(numbers, key=lambda name: (-len(name), name)))
    month = rf"(?:{names})(?!\w)"
    if language == "ar":
        month = rf"(?:{names})(?:\s?[/(]\s?(?:{names})\)?)?(?!\w)"
    before = r"(?<![\w.,/$€£%])" if language != "ar" else r"(?<![\d.,/$€£%])"
    day = words.day
    a_day = {"fr": rf"(?:{day}|premier)", "es": rf"(?:{day}|primero)"}.get(language, day)
    year = rf"(?:{words.year}(?P<{{}}>{_YEAR})(?![,.]\d))?"
    listed = rf"(?:,\s?{day})*"
    day_first = re.compile(
        rf"{before}(?P<d1>{a_day})(?:{listed}(?:{words.to}"
        rf"|{words.also})(?P<d2>{day}))?{words.of}(?P<m1>{month}){year.format('y1')}"
        rf"(?:(?:{words.to}|{words.also})(?P<d3>{a_day}){words.of}(?P<m2>{month}){year.format('y2')})?"
    )
    open_letter = r"(?<!\w)" if language != "ar" else r"(?<![\w/])[وبلف]?"
    month_year = re.compile(
        rf"{open_letter}(?P<m1>{month}){year.format('y1')}(?:(?:{words.to}"
        rf"|{words.also})(?P<m2>{month}))?{year.format('y2')}(?![\d,]\d)"
    )
    alone = re.compile(rf"{open_letter}(?P<m1>{month})")
    return numbers, (day_first, month_year, alone)


def _month_of(name: str | None, numbers: dict[str, int]) -> int | None:
    if name is None:
        return None
    first = re.split(r"\s?[/(]\s?", name)[0]
    return numbers.get(first)


def _day_of(surface: str | None) -> int | None:
    if surface is None:
        return None
    digits = re.match(r"\d+", surface)
    return int(digits[0]) if digits else 1 if _FIRST_OF_MONTH.search(surface) else None


def _with_months(lower: str, language: str, default_year: int | None) -> Iterator[Found]:
    numbers, (day_first, month_year, alone) = _months(language)
    for match in day_first.finditer(lower):
        group = match.groupdict()
        m1, m2 = _month_of(group["m1"], numbers), _month_of(group["m2"], numbers)
        y2 = int(group["y2"] or group["y1"] or default_year or 0) or None
        y1 = int(group["y1"] or 0) or y2
        first = point(y1, m1, _day_of(group["d1"]))
        if m2:
            yield *match.span(), span(first, point(y2, m2, _day_of(group["d3"]))), "range"
        elif group["d2"]:
            yield *match.span(), span(first, point(y1, m1, _day_of(group["d2"]))), "range"
        else:
            yield *match.span(), first, "day"
    for match in month_year.finditer(lower):
        group = match.groupdict()
        if not group["y1"] and not group["y2"]:
            continue
        m1, m2 = _month_of(group["m1"], numbers), _month_of(group["m2"], numbers)
        if group["y1"] and not m2 and group["y2"]:
            yield match.start("m1"), match.end("y1"), point(int(group["y1"]), m1), "month"
        elif m2:
            y2 = int(group["y2"] or group["y1"])
            yield match.start("m1"), match.end(), span(point(int(group["y1"] or y2), m1), point(y2, m2)), "range"
        else:
            yield match.start("m1"), match.end(), point(int(group["y1"] or group["y2"]), m1), "month"
    for match in alone.finditer(lower):
        is_word = match["m1"] in _WORDS_TOO[language] and not _BEFORE_MONTH[language].search(
            lower, 0, match.start("m1")
        )
        if not is_word and not match["m1"].endswith("."):
            yield *match.span("m1"), point(default_year, _month_of(match["m1"], numbers)), "month"


#: Names of months that are other words as well, and so need a day or a year.
_WORDS_TOO = {
    "ru": ("мая", "мае", "марте", "март", "май"), "fr": ("mars",), "es": (), "ar": ("اب", "ماي", "اوت", "جوان", "غشت"),
}  # fmt: skip
_BEFORE_MONTH = {
    "ru": re.compile(r"(?:\b(?:в|с|до|по|на|к|от|за|и|начале|конце|середине)\s|[-\u2013]\s?)$"),
    "fr": re.compile(r"(?:\b(?:en|de|depuis|fin|début|avant|après|et|à|jusqu'en|dès)\s|mi-|[-\u2013]\s?)$"),
    "es": re.compile(r"(?!)"),
    "ar": re.compile(r"(?:في|شهر|منذ|بحلول|حتي|من|الي)\s$"),
}


def _numeric(lower: str) -> Iterator[Found]:
    for match in _ISO.finditer(lower):
        day = int(match[3]) if match[3] else None
        yield *match.span(), point(int(match[1]), int(match[2]), day), "day" if day else "month"
    for match in _DOTTED.finditer(lower):
        yield (
            *match.span(),
            point(int(match[4]), int(match[3]), int(match[1])),
            "day",
        )  # the day stands first in all four


def scan_dates_in(text: str, language: str, default_year: int | None = None) -> list[DateMention]:
    """All dates in order, never overlapping, also those without a year, whose ``value`` is then empty.

    >>> [d.value for d in scan_dates_in("с 12 по 15 июля 2021 года, в 1990-е годы, в 2017–2021 годах, июль 2021 года", "ru")]
    ['2021-07-12/2021-07-15', '1990/1999', '2017/2021', '2021-07']
    >>> [d.value for d in scan_dates_in("le 1er juillet 2021, du 30 juin au 4 juillet 2021, depuis 2015, les années 1990", "fr")]
    ['2021-07-01', '2021-06-30/2021-07-04', '2015', '1990/1999']
    >>> [d.value for d in scan_dates_in("del 12 al 15 de julio de 2021; los años noventa; el bienio 2022-2023", "es")]
    ['2021-07-12/2021-07-15', '1990/1999', '2022/2023']
    >>> [d.value for d in scan_dates_in("من ١٢ إلى ١٥ تموز/يوليه ٢٠٢١، عام 2015، تسعينات القرن الماضي", "ar")]
    ['2021-07-12/2021-07-15', '2015', '1990/1999']
    """
    normal = normal_text(text)
    lower = normal.lower
    found: list[Found] = list(_numeric(lower))
    found += _with_months(lower, language, default_year)
    found += years_of(lower, language)
    mentions: list[DateMention] = []
    reached = 0
    for start, end, value, kind in sorted(found, key=lambda item: (item[0], -item[1])):
        if start >= reached and value is not None and end > start:
            first, last = normal.span(start, end)
            mentions.append(DateMention(first, last, text[first:last], value, kind))
            reached = end
    return mentions
