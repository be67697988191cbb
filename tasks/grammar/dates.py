"""Calendar dates, years and periods in running text, as EDTF (ISO 8601-2): English, Chinese and common other tongues."""

import re
from collections.abc import Iterator

from tasks.grammar.dates_months import DASH, YEAR, dates_with_months
from tasks.grammar.dates_parts import DateMention, Found, number, point
from tasks.grammar.dates_zh import chinese_dates
from tasks.grammar.digit_zones import Zones, digit_zones

__all__ = ["DateMention", "find_dates", "scan_dates"]

_OTHER_LANGUAGES = frozenset({"ru", "fr", "es", "ar"})

_ISO = re.compile(rf"(?<![\d.,/\-])({YEAR})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?(?![\d\-/])")
_DOTTED = re.compile(rf"(?<![\d.,/])(0?[1-9]|[12]\d|3[01])([./])(0?[1-9]|1[0-2])\2({YEAR})(?![\d/])")
_YEARS = re.compile(
    rf"(?<![\w.,/$€£¥₽\-\u2010-\u2014])(?P<open>(?:[Ss]ince|SINCE)\s+(?:the\s+)?(?:year\s+|early\s+|mid-?|late\s+)?)?"
    rf"(?:(?:early|mid|late|end)-)?"
    rf"(?P<first>{YEAR})"
    rf"(?:(?P<decade>'?s\b)|(?P<slash>[/\-\u2010-\u2014]\d\d(?![\d\w])(?![.,/\-]\d))"
    rf"|(?:{DASH}|/|\s+(?:to|through|until|till|and|au|à|al|по)\s+)(?:the\s+(?:year\s+)?)?(?P<last>{YEAR})"
    rf"(?P<decades>'?s\b)?)?"
    rf"(?![\w%°])(?![.,]\d)(?!\s?(?:per cent|percent|%))"
)
# Before a four-digit number these words make it a year whatever follows; "more than 2000" is never one.
_YEAR_WORD = re.compile(
    r"(?:\b(?:in|by|since|until|till|before|after|during|of|year|years|from|mid|early|late|end|for|biennium|period|"
    r"as of|fiscal|throughout|around|through|to|FY|between|and|or|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|depuis|en|desde|с|в|до|году?)|[(\[\u2018\u201c'\"])[\s\u00a0(]*$",
    re.IGNORECASE,
)
_QUANTIFIER = re.compile(
    r"\b(?:more than|over|about|some|nearly|almost|around|approximately|at least|up to|than|roughly|of all|the other|"
    r"only|another|fewer than|less than|total of|estimated|or more|ca\.?|circa|employs?|employing|trained|reached|"
    r"benefit(?:ed|ing|s)?|created?|creating)\s*$",
    re.IGNORECASE,
)
# "an increase over 2004", "not later than 2018": the words of a bound before a year.
_SINCE_YEAR = re.compile(
    r"\b(?:(?:later|earlier|sooner|prior|longer|before|after)\s+than|(?:increase[sd]?|increasing|growth|grew|rise|rose|gains?|gained|"
    r"improvement|improved|declined?|decreased?|fall|fell|change[sd]?|drop(?:ped)?|up|down)\s+(?:[\w%.,-]+\s+){0,3}over)\s*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"[\s\u00a0]+(?:tons?|tonnes?|kg|kilograms?|kilometres?|kilometers?|km|metres?|meters?|m[23²³]?|hectares?|ha|"
    r"[kMGT]Wh?|"
    r"dollars|euros|roubles|rubles|yuan|litres?|people|persons|women|men|children|staff|"
    r"(?:[a-z][a-z\-]+[\s\u00a0]+){0,2}?"
    r"(?!(?:was|is|has|its|this|as|plus|versus|thus|does|across|levels|values|prices|figures|goals|targets|sessions|"
    r"elections|estimates|rates|emissions|rules|guidelines|terms|results|statistics|series|us|yes|less|process|"
    r"progress|access|business|consensus|census|crisis|status|basis|analysis|compliance|always|perhaps|besides|"
    r"towards|regards|whereas|countries'|unless)\b)"
    r"[a-z][a-z\-]{2,}s)\b"
)
_FINITE = re.compile(
    r"[\s\u00a0]+(?:\w+[\s\u00a0]+)?(?:was|were|is|are|has|had|and|the|to|of|in|a|an|for|by|with|at|on|as)\b"
)


def _within(pattern: re.Pattern[str], text: str, zones: Zones | None) -> Iterator[re.Match[str]]:
    for low, high in zones or ():
        yield from pattern.finditer(text, low, high)


def _numeric(text: str, zones: Zones | None) -> Iterator[Found]:
    for match in _within(_ISO, text, zones):
        if match[3] is None and int(match[2]) > 12:
            continue
        day = number(match[3])
        yield *match.span(), point(int(match[1]), int(match[2]), day), "day" if day else "month"
    for match in _within(_DOTTED, text, zones):
        first, second = int(match[1]), int(match[3])
        if match[2] == "/" and first <= 12 and first != second:
            yield *match.span(), match[4], "day"  # day and month cannot be told apart: only the year is certain
        else:
            yield *match.span(), point(int(match[4]), second, first), "day"


def _counts_something(text: str, start: int, end: int) -> bool:
    """Whether a four-digit number at ``start`` counts what follows ("2000 participants") and is no year."""
    before = text[max(0, start - 30) : start]
    if _SINCE_YEAR.search(before):
        return False
    if _QUANTIFIER.search(before):
        return True
    if _YEAR_WORD.search(before):
        return False
    return bool(_COUNTED.match(text, end, end + 80)) and not _FINITE.match(text, end, end + 40)


def _plain_years(text: str, zones: Zones | None) -> Iterator[Found]:
    for match in _within(_YEARS, text, zones):
        first, last = int(match["first"]), number(match["last"])
        start, end = match.span()
        if match["slash"]:
            year2 = first - first % 100 + int(match["slash"][1:])
            if year2 <= first:
                if year2 + 100 - first != 1:
                    continue
                year2 += 100
            yield start, end, f"{first}/{year2}", "range"
        elif match["decade"]:
            yield start, end, f"{first}/{first + 9}", "range"
        elif last is not None:
            if last + (9 if match["decades"] else 0) > first:
                yield start, end, f"{first}/{last + (9 if match['decades'] else 0)}", "range"
            else:
                yield start, match.end("first"), str(first), "year"
                yield *match.span("last"), str(last), "year"
        elif match["open"]:
            yield start, end, f"{first}/", "open"
        elif not _counts_something(text, match.start("first"), end):
            yield start, end, str(first), "year"


def scan_dates(
    text: str, language: str, default_year: int | None = None, zones: dict[str, Zones] | None = None
) -> list[DateMention]:
    """All dates in order, never overlapping, also those without a year, whose ``value`` is then empty.

    ``zones`` are those of :func:`digit_zones` where they are known already.
    """
    if language in _OTHER_LANGUAGES:
        from tasks.grammar.dates_languages import scan_dates_in  # loaded by texts of these languages only

        return scan_dates_in(text, language, default_year)
    if zones is None:
        zones = digit_zones(text, language)
    found: list[Found] = list(_numeric(text, zones.get("numeric_date")))
    if language == "zh":
        found += chinese_dates(text, default_year)
    if language != "zh" or text.isascii():
        for low, high in zones.get("month", ()):
            found += dates_with_months(text, language, default_year, low, high)
        found += _plain_years(text, zones.get("year"))
    mentions: list[DateMention] = []
    reached = 0
    for start, end, value, kind in sorted(found, key=lambda item: (item[0], -item[1])):
        if start >= reached and value is not None and end > start:
            mentions.append(DateMention(start, end, text[start:end], value, kind))
            reached = end
    return mentions


def find_dates(text: str, language: str, default_year: int | None = None) -> list[DateMention]:
    """All dates of ``text`` whose year is known, in order.

    A date without a year ("15-17 January") takes ``default_year`` and is left out where there is none.

    >>> [d.value for d in find_dates("from 6 to 9 December 2004, since 1990, JANUARY 20-23, in 2022-23", "en", 2020)]
    ['2004-12-06/2004-12-09', '1990/', '2020-01-20/2020-01-23', '2022/2023']
    >>> [d.value for d in find_dates("2021年7月12日至15日；2020 年 7 月至 2021 年 6 月；2018-2021 年", "zh")]
    ['2021-07-12/2021-07-15', '2020-07/2021-06', '2018/2021']
    """
    return [mention for mention in scan_dates(text, language, default_year) if mention.value]
