"""Calendar dates, years and periods in running text, as EDTF (ISO 8601-2): English, Chinese and common other tongues."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from tasks.grammar.numerals_zh import parse_zh

_MONTH_NAMES: dict[str, tuple[str, ...]] = {
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
_YEAR = r"(?:1[6-9]|20|21)\d\d(?!\d)"
_DASH = r"\s?[-\u2010-\u2014\u2212]\s?"
_TO = rf"(?:{_DASH}|\s+(?:to|through|until|till|au|al|по)\s+)"
_TO_AND = rf"(?:{_DASH}|\s+(?:to|through|until|till|and|&|au|al|по|et|y|и)\s+)"
_OF = r"\s+(?:of\s+|de\s+)?"
_COMMA_YEAR = r"(?:,?\s+(?:of\s+|de\s+)?(?P<{}>" + _YEAR + r")(?![,.]\d))?"
_ISO = re.compile(rf"(?<![\d.,/\-])({_YEAR})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?(?![\d\-/])")
_DOTTED = re.compile(rf"(?<![\d.,/])(0?[1-9]|[12]\d|3[01])([./])(0?[1-9]|1[0-2])\2({_YEAR})(?![\d/])")
_YEARS = re.compile(
    rf"(?<![\w.,/$€£¥₽\-\u2010-\u2014])(?P<open>(?:[Ss]ince|SINCE)\s+(?:the\s+)?(?:year\s+|early\s+|mid-?|late\s+)?)?"
    rf"(?:(?:early|mid|late|end)-)?"
    rf"(?P<first>{_YEAR})"
    rf"(?:(?P<decade>'?s\b)|(?P<slash>[/\-\u2010-\u2014]\d\d(?![\d\w])(?![.,/\-]\d))"
    rf"|(?:{_DASH}|/|\s+(?:to|through|until|till|and|au|à|al|по)\s+)(?:the\s+(?:year\s+)?)?(?P<last>{_YEAR})"
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
_COUNTED = re.compile(
    r"[\s\u00a0]+(?:tons?|tonnes?|kg|kilograms?|kilometres?|kilometers?|km|metres?|meters?|m[23²³]?|hectares?|ha|[kMGT]Wh?|"
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

_ZH_YEAR = r"(?:(?:1[6-9]|20|21)\d\d|[一二][〇零○一二三四五六七八九]{3})"
_ZH_NUM = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_ZH_TO = r"\s?(?:至|到|—+|–|-|－|~|～)\s?"
_ZH = re.compile(
    rf"(?<![\d.,A-Za-z])(?:自\s?|从\s?)?(?P<y1>{_ZH_YEAR})\s?年\s?(?:(?P<m1>{_ZH_NUM})\s?月(?:份)?(?:\s?(?P<d1>{_ZH_NUM})\s?[日号])?)?"
    rf"(?:{_ZH_TO}(?:(?P<y2>{_ZH_YEAR})\s?年\s?)?(?:(?P<m2>{_ZH_NUM})\s?月(?:份)?\s?)?(?:(?P<d2>{_ZH_NUM})\s?[日号])?)?"
)
_ZH_YEARS = re.compile(
    rf"(?<![\d.,A-Za-z/\-])(?P<y1>{_ZH_YEAR})(?:\s?[-\u2010-\u2014－~～/至到]+\s?(?P<y2>{_ZH_YEAR}|\d\d(?=\s?[财两双]?年)))?"
    rf"(?=(?P<year>\s?[-－]?\s?(?:财政|学|两|双|财)?年)?)(?![\d]|[.,/]\d|[A-Za-z%])"
)
_ZH_MONTH_DAY = re.compile(
    rf"(?<![\d.,年])(?P<m1>{_ZH_NUM})\s?月(?:份)?(?:\s?(?P<d1>{_ZH_NUM})\s?[日号])?"
    rf"(?:{_ZH_TO}(?:(?P<m2>{_ZH_NUM})\s?月(?:份)?\s?)?(?:(?P<d2>{_ZH_NUM})\s?[日号])?)?"
)
_ZH_DECADE = re.compile(
    r"(?:(?P<century>\d{2}|[一二]十[一二三四五六七八九]?)\s?世纪\s?(?P<tens>[1-9]0|[一二三四五六七八九]十)\s?年代|(?P<full>1[6-9]\d0|20\d0)\s?年代)"
)
_ZH_OPEN = re.compile(r"\s?(?:年\s?)?(?:以来|至今|起|以后)")


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date or period: offsets, words as printed, EDTF ``value`` and ``kind`` (day, month, year, range, open)."""

    start: int
    end: int
    surface: str
    value: str
    kind: str


@cache
def _months(language: str) -> tuple[dict[str, int], tuple[re.Pattern[str], ...]]:
    """Month numbers by lower-case name, and the three patterns that need them."""
    names = _MONTH_NAMES["en"]
    numbers: dict[str, int] = {}
    spellings: list[str] = []
    for table in (names, *(_MONTH_NAMES[x] for x in _MONTH_NAMES if x != "en" and language not in ("en", "zh"))):
        for number, forms in enumerate(table, start=1):
            for form in forms.split():
                numbers[form.lower()] = number
                spellings += [form, form.upper(), form.capitalize()]
    month = r"(?:" + "|".join(sorted(set(spellings), key=lambda form: (-len(form), form))) + r")\b\.?"
    day_first = re.compile(
        rf"(?<![\w.,/$€£])(?P<d1>{_DAY})(?:(?:,\s?{_DAY})*{_TO_AND}(?P<d2>{_DAY}))?{_OF}(?P<m1>{month}){_COMMA_YEAR.format('y1')}"
        rf"(?:{_TO}(?P<d3>{_DAY}){_OF}(?P<m2>{month}){_COMMA_YEAR.format('y2')})?"
    )
    month_first = re.compile(
        rf"\b(?P<m1>{month})\s+(?P<d1>{_DAY})(?![.,]\d|\d)(?:(?:,\s?{_DAY})*{_TO_AND}(?P<d2>{_DAY})(?!\s+(?:{month})))?{_COMMA_YEAR.format('y1')}"
        rf"(?:{_TO}(?P<m2>{month})\s+(?P<d3>{_DAY}){_COMMA_YEAR.format('y2')})?"
    )
    month_year = re.compile(
        rf"\b(?P<m1>{month})(?:,?\s+(?:of\s+|de\s+)?(?P<y1>{_YEAR}))?(?:{_TO_AND}(?P<m2>{month}))?(?:,?\s+(?:of\s+|de\s+)?(?P<y2>{_YEAR}))?(?![\d,]\d)"
    )
    return numbers, (day_first, month_first, month_year)


def _point(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
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


def _span(first: str | None, last: str | None) -> str | None:
    if first is None or last is None:
        return None
    return "" if not first or not last else (first if first == last else f"{first}/{last}")


def _number(surface: str | None) -> int | None:
    if surface is None:
        return None
    digits = re.match(r"\d+", surface)
    if digits:
        return int(digits[0])
    value = parse_zh(surface)
    return value if isinstance(value, int) else None


Found = tuple[int, int, str | None, str]


def _with_months(text: str, language: str, default_year: int | None) -> Iterator[Found]:
    numbers, (day_first, month_first, month_year) = _months(language if language in _MONTH_NAMES else "en")

    def month_of(name: str | None) -> int | None:
        return None if name is None else numbers.get(name.rstrip(".").lower())

    for pattern in (day_first, month_first):
        for match in pattern.finditer(text):
            group = match.groupdict()
            m1, m2 = month_of(group["m1"]), month_of(group["m2"])
            y2 = _number(group["y2"]) or _number(group["y1"]) or default_year
            y1 = _number(group["y1"]) or y2
            first = _point(y1, m1, _number(group["d1"]))
            if m2:
                yield *match.span(), _span(first, _point(y2, m2, _number(group["d3"]))), "range"
            elif group["d2"]:
                yield *match.span(), _span(first, _point(y1, m1, _number(group["d2"]))), "range"
            else:
                yield *match.span(), first, "day"
    for match in month_year.finditer(text):
        group = match.groupdict()
        m1, m2 = month_of(group["m1"]), month_of(group["m2"])
        if not group["y1"] and not group["y2"]:
            continue
        if group["y1"] and not m2 and group["y2"]:  # "May 2013, 2014 ...": the second year is another date
            end = match.end("y1")
            yield match.start(), end, _point(_number(group["y1"]), m1), "month"
        elif m2:
            y2 = _number(group["y2"]) or _number(group["y1"])
            y1 = _number(group["y1"]) or y2
            yield *match.span(), _span(_point(y1, m1), _point(y2, m2)), "range"
        else:
            yield *match.span(), _point(_number(group["y1"] or group["y2"]), m1), "month"


def _numeric(text: str) -> Iterator[Found]:
    for match in _ISO.finditer(text):
        if match[3] is None and int(match[2]) > 12:
            continue
        day = _number(match[3])
        yield *match.span(), _point(int(match[1]), int(match[2]), day), "day" if day else "month"
    for match in _DOTTED.finditer(text):
        first, second = int(match[1]), int(match[3])
        if match[2] == "/" and first <= 12 and first != second:
            yield *match.span(), match[4], "day"  # day and month cannot be told apart: only the year is certain
        else:
            yield *match.span(), _point(int(match[4]), second, first), "day"


def _counts_something(text: str, start: int, end: int) -> bool:
    """Whether a four-digit number at ``start`` counts what follows ("2000 participants") and is no year."""
    before = text[max(0, start - 30) : start]
    if _QUANTIFIER.search(before):
        return True
    if _YEAR_WORD.search(before):
        return False
    return bool(_COUNTED.match(text, end, end + 80)) and not _FINITE.match(text, end, end + 40)


def _plain_years(text: str) -> Iterator[Found]:
    for match in _YEARS.finditer(text):
        first, last = int(match["first"]), _number(match["last"])
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


_ZH_UNIT_AFTER = re.compile(
    r"\s?(?:[多余几]?\s?(?:个|名|项|份|家|次|位|座|台|套|人|吨|公吨|公斤|千克|万|亿|千|百|美元|元|欧元|公里|平方|立方|公顷|亩|毫|千瓦|兆瓦|吉瓦|度|户|条|艘|辆|种|件|部|所|米|克|升|倍|余|小时|天|周|"
    r"摄氏|多|村|支|处|亿|只|头|场|届))"
)


def _chinese(text: str, default_year: int | None) -> Iterator[Found]:
    for match in _ZH_DECADE.finditer(text):
        if match["full"]:
            decade = int(match["full"])
        else:
            century, tens = _number(match["century"]), _number(match["tens"])
            if century is None or tens is None:
                continue
            decade = (century - 1) * 100 + tens
        yield *match.span(), f"{decade}/{decade + 9}", "range"
    for pattern in (_ZH, _ZH_MONTH_DAY):
        for match in pattern.finditer(text):
            group = match.groupdict()
            y1 = _number(group.get("y1")) or default_year
            m1, d1 = _number(group["m1"]), _number(group["d1"])
            y2, m2, d2 = _number(group.get("y2")), _number(group["m2"]), _number(group["d2"])
            start, end = match.span()
            if pattern is _ZH_MONTH_DAY and not d1 and not m2 and not d2 and (m1 is None or m1 > 12):
                continue
            opened = text[start : start + 1] in ("自", "从")
            if opened and not (y2 or m2 or d2):
                start += 1 + (text[start + 1 : start + 2] == " ")
            if y2 or m2 or (d2 and d1):
                first = _point(y1, m1, d1)
                month2 = m2 or (m1 if d2 else None)
                value = _span(first, _point(y2 or y1, month2, d2))
                yield start, end, value, "range"
                continue
            if m1 is None:
                end = match.start() + len(match.group().rstrip(" 至到—–-－~～"))
            after = _ZH_OPEN.match(text, end)
            point = _point(y1, m1, d1)
            if after and y1 and point and (opened or "来" in after[0] or "今" in after[0]):
                yield start, end, f"{point}/", "open"
            else:
                yield start, end, point, "day" if d1 else "month" if m1 else "year"
    for match in _ZH_YEARS.finditer(text):
        y1 = _number(match["y1"])
        if y1 is None:
            continue
        end = match.end() + (len(match["year"]) if match["year"] else 0)
        if match["y2"]:
            final = _number(match["y2"]) or 0
            final = final if final > 99 else y1 - y1 % 100 + final
            if final > y1:
                yield match.start(), end, f"{y1}/{final}", "range"
                continue
        if match["y1"].isdigit() and not _ZH_UNIT_AFTER.match(text, match.end()):
            yield match.start(), end, str(y1), "year"


@cache
def _has_month(language: str) -> re.Pattern[str]:
    numbers, _ = _months(language)
    return re.compile("|".join(sorted({name[:3] for name in numbers})), re.IGNORECASE)


def scan_dates(text: str, language: str, default_year: int | None = None) -> list[DateMention]:
    """All dates in order, never overlapping, also those without a year, whose ``value`` is then empty."""
    found: list[Found] = list(_numeric(text))
    if language == "zh":
        found += _chinese(text, default_year)
    if language != "zh" or text.isascii():
        found += _with_months(text, language, default_year)
        found += _plain_years(text)
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
