"""Phrases that each language says in its own way: half a percentage point, half a month, a time of day, Chapter V."""

import re
from collections.abc import Iterator

from tasks.grammar.lock_digits import roman
from tasks.grammar.lock_model import UNKNOWN, LockFigure, LockReading, Spot
from tasks.grammar.lock_periods import OTHER_LANGUAGES
from tasks.grammar.numerals_zh import parse_zh

_HALF_POINT = {
    "zh": re.compile(r"(?:(?<!\d)(?P<whole>[1-9]|[一二两三四五六七八九])\s?个半|(?<!个)半个?)百分点"),
    "en": re.compile(
        r"(?<!\band )(?<!\band a )\bhalf(?: an?| of an?|[- ]of[- ]a)?[- ](?:percentage[- ])?points?\b", re.I
    ),
    "fr": re.compile(r"\bdemi[- ]point(?: de pourcentage)?", re.I),
    "es": re.compile(r"\bmedio punto(?: porcentual| de porcentaje)?", re.I),
    "ru": re.compile(r"\b(?:половин\w+ (?:одного )?(?:процентного )?|полпроцентного |пол)пункта", re.I),
    "ar": re.compile(r"نصف (?:ال)?نقطة(?: (?:ال)?مئوية)?"),
}
_MONTH_RU = "январ|феврал|март|апрел|ма[яйе]|июн|июл|август|сентябр|октябр|ноябр|декабр"
_MONTH_AR = (
    "كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين|يناير|فبراير|مارس|أبريل|مايو|يوني|"
    "يولي|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
)
_MONTH_EN = "January|February|March|April|May|June|July|August|September|October|November|December|the month|that month"
#: Halves of a month: the word of the first or of the second half is the group that matched.
_HALF_MONTH = {
    "zh": re.compile(r"(?<=月)(?:份)?的?(?:(?P<one>[上前])|(?P<two>[下后]))半(?:个)?月"),
    "en": re.compile(
        rf"\b(?:(?P<one>first)|(?P<two>second|latter|last))[ \u00a0](?:half|fortnight|two weeks)"
        rf"(?=[ \u00a0](?:of|in)[ \u00a0](?:the month of )?(?:{_MONTH_EN}))"
    ),
    "fr": re.compile(r"\b(?:(?P<one>première|1re)|(?P<two>seconde|deuxième|dernière|2e)) quinzaine\b", re.I),
    "es": re.compile(r"\b(?:(?P<one>primera)|(?P<two>segunda|última)) quincena\b", re.I),
    "ru": re.compile(rf"\b(?:(?P<one>перв\w+)|(?P<two>втор\w+)) половин\w+ (?={_MONTH_RU})", re.I),
    "ar": re.compile(rf"النصف (?:(?P<one>الأول)|(?P<two>الثاني|الأخير)) من (?=(?:شهر )?(?:{_MONTH_AR}))"),
}
# 17时, 5点 without minutes are times of day only beside a day or before what happens then.
_HOUR_ZH = re.compile(
    r"(?P<part>凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|晚)?(?:(?<=日)|(?<=[日天午晨上晚])|"
    r"(?<=[在于自从至到])|(?<=截至)|(?<=截止))\s?"
    r"(?P<hour>\d{1,2}|[一二两三四五六七八九十]{1,3})\s?(?:时(?![间期代段])|"
    r"点(?=[钟整前后开举至到召出，。；]|$))[钟整]?"
)
_DIGITAL = re.compile(r"(?<![\d:：./-])(?P<hour>[01]?\d|2[0-4])[:：](?P<minute>[0-5]\d)(?![\d:：])")
_HOURS_EN = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-4])[.:]?(?P<minute>[0-5]\d)[ \u00a0]?(?:hours|hrs|h)\b(?! of)|"
    r"\b(?P<clock>\d{1,2}|one|two|three|"
    r"four|five|six|seven|eight|nine|ten|eleven|twelve) o[’']clock(?: in the (?P<part>morning|afternoon|"
    r"evening)| at (?P<night>night))?",
    re.I,
)
_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_LATE_BEFORE = re.compile(r"(?:下午|傍晚|晚上|晚)\s?$")
_ROMAN = re.compile(r"[ \u00a0][IVXL]{1,7}\b")
_ROMAN_LABEL = re.compile(
    r"\b(?:chapter|part|annex|appendix|section|title|article|volume|book|phase|table|schedule|stage|"
    r"chapitre|partie|annexe|titre|"
    r"tome|capítulo|parte|anexo|apéndice|título|tomo|sección|глав[аеуы]|част[ьи]|раздел[ае]?|"
    r"приложени[ея]|том[еа]?)s?[ \u00a0]"
    r"([IVXL]{1,7})\b(?!['’])",
    re.I,
)


def read_said(text: str, language: str, reading: LockReading) -> list[tuple[int, int]]:
    """Adds these phrases of ``text`` to ``reading``; where they stand. Chapters stay: their numeral asks for nothing."""
    spans: list[tuple[int, int]] = []
    if (half := _HALF_POINT.get(language)) is not None and _may_halve(text):
        for match in half.finditer(text):
            points = 0.5 + (_whole(match["whole"]) or 0 if language == "zh" and match["whole"] else 0)
            reading.figures.append(
                LockFigure(points, points, UNKNOWN, "%", "percentage point", match.group(), *match.span(), "share")
            )
            reading.spots.append(Spot(*match.span(), "figure", f"{points}~{points}", "%"))
            spans.append(match.span())
        for match in _HALF_MONTH[language].finditer(text):
            _add(match, "F1" if match["one"] else "F2", reading, spans)
    is_possible = language not in ("zh", "ar") and _ROMAN.search(text) is not None
    for match in _ROMAN_LABEL.finditer(text) if is_possible else ():
        if match.group(1).isupper():
            reading.asides.add(roman(match.group(1)))
    if language in OTHER_LANGUAGES:
        spans += _times_of_day(text, language, reading)
    for match, value in _clocks(text, language):
        if not any(low < match.end() and match.start() < high for low, high in spans):
            _add(match, value, reading, spans)
    return spans


_HALVES = (
    "半",
    "half",
    "Half",
    "fortnight",
    "two weeks",
    "demi",
    "quinzaine",
    "medio",
    "Medio",
    "quincena",
    "пол",
    "Пол",
    "نصف",
)


def _times_of_day(text: str, language: str, reading: LockReading) -> list[tuple[int, int]]:
    """Adds the times of day of a text in another language, which its dates leave out."""
    from tasks.grammar.times_languages import find_times  # loaded by texts of these languages only

    spans = [(start, end, value) for start, end, value in find_times(text, language) if value.startswith("T")]
    for start, end, value in spans:
        reading.dates.add(value)
        reading.spots.append(Spot(start, end, "date", value))
    return [(start, end) for start, end, _ in spans]


def _may_halve(text: str) -> bool:
    return any(map(text.__contains__, _HALVES))


def _add(match: re.Match[str], value: str, reading: LockReading, spans: list[tuple[int, int]]) -> None:
    reading.dates.add(value)
    reading.spots.append(Spot(*match.span(), "date", value))
    spans.append(match.span())


def _clocks(text: str, language: str) -> Iterator[tuple[re.Match[str], str]]:
    """Times of day that the readers of each language leave: 17:00, 17时, 1700 hours, five o'clock in the afternoon."""
    if language == "en":
        if "o’clock" in text or "o'clock" in text or "hours" in text or "hrs" in text or "h " in text:
            for match in _HOURS_EN.finditer(text):
                if match["clock"]:
                    clock = match["clock"].lower()
                    hour = int(clock) if clock.isdigit() else _HOURS.index(clock) + 1
                    late = (match["part"] or match["night"] or "").lower() in ("afternoon", "evening", "night")
                    yield match, f"T{(hour % 12 + 12 if late else hour) % 24:02d}:00"
                elif len(match["hour"]) == 2 or match.group()[1] in ".:":
                    yield match, f"T{int(match['hour']) % 24:02d}:{match['minute']}"
        return
    if ":" in text or "：" in text:
        for match in _DIGITAL.finditer(text):
            late = int(match["hour"]) < 12 and _LATE_BEFORE.search(text, 0, match.start()) is not None
            yield match, f"T{(int(match['hour']) + 12 * late) % 24:02d}:{match['minute']}"
    if language == "zh" and ("时" in text or "点" in text):
        for match in _HOUR_ZH.finditer(text):
            number = _whole(match["hour"])
            if number is not None and number < 25:
                late = number < 12 and (match["part"] in ("下午", "傍晚", "晚上", "晚"))
                late = late or (number < 12 and _LATE_BEFORE.search(text, 0, match.start("hour")) is not None)
                yield match, f"T{(number + 12 * late) % 24:02d}:00"


def _whole(surface: str) -> int | None:
    value = int(surface) if surface.isdigit() else parse_zh(surface)
    return None if value is None else int(value)
