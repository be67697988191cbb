"""Times that are said without the usual signs of a date: decades, plan periods, half years, months alone, lengths of time."""

import re

from tasks.grammar.dates_parts import DateMention
from tasks.grammar.lock_model import UNKNOWN, LockFigure, LockReading, Spot
from tasks.grammar.lock_units import rounded
from tasks.grammar.numerals_zh import parse_zh

#: "5月22日至24日" and "22 to 24 May": read in one year of no meaning, the same for both texts.
NO_YEAR = 1904
#: Languages with readers of their own, which are loaded by their texts only.
OTHER_LANGUAGES = frozenset({"ru", "fr", "es", "ar"})
# 12月14日、15日和17日; "14, 15 and 17 December": days that share the month of their neighbour.
_NEXT_DAY_ZH = re.compile(r"\s?[、，,和及与]\s?(\d{1,2})\s?日")
_DAYS_EN = re.compile(r"\d{1,2}(?:, \d{1,2})+,? (?:and|or|&) \d{1,2}(?= )")
_DAYS_BEFORE_EN = re.compile(
    r"(?<![\d.,])((?:\d{1,2},[ \u00a0])*\d{1,2}(?:,?[ \u00a0](?:and|or|&)[ \u00a0]|,[ \u00a0]))$"
)

_LAST_CENTURY = re.compile(r"上(?:个)?世纪([一二三四五六七八九]十|[1-9]0)\s?年代")
_FIVE_YEAR_PLAN = re.compile(r"十([一二三四五六七八九]?)五(?=规划|计划|期间|时期|末|以来|”|》|$)")
# 每四名受访者中就有一人: a share said by counting.
_ONE_OF_ZH = re.compile(
    r"每\s?([\d一二两三四五六七八九十百千]{1,4})(?![\d万亿])\s?(?:[名个位家户人所座项株辆台件间艘篇条只头棵份组对](?![月年均])|"
    r"人)?[^，。；\d]{0,10}?(?:中|里|当中|"
    r"之中)?(?:，|便|就|"
    r"都|约|至少|仍)*有(?:近|约|超过)?\s?"
    r"([\d一二两三四五六七八九十百千]{1,4})\s?(?=[名个位家户人所座项株辆台件间艘篇条只头棵份组对])"
)
# 其中六成为青年: the tenth before 为, which elsewhere makes the verb 成为.
_MONTH_OF_YEAR_ZH = re.compile(
    r"(?<=每年|次年|当年|同年|翌年|今年|去年|明年|本年)\s?(\d{1,2}|[一二三四五六七八九十]{1,2})\s?月(?:份)?(?!\s?\d)"
)
_PART_NUMBER_ZH = re.compile(r"第\s?(\d{1,3}\.\d{1,3})(?![\d.])")
_HALF_TENTH_ZH = re.compile(r"半成(?![品立员功熟为果本])")
# The halves of the year in the other languages.
_HALF_YEARS = {
    "fr": (re.compile(r"\bpremier semestre\b", re.I), re.compile(r"\b(?:second|deuxième) semestre\b", re.I)),
    "es": (re.compile(r"\bprimer semestre\b", re.I), re.compile(r"\bsegundo semestre\b", re.I)),
    "ru": (
        re.compile(r"\bперв\w+ (?:полугоди\w+|половин\w+ (?:\d{4} )?года)", re.I),
        re.compile(r"\bвтор\w+ (?:полугоди\w+|половин\w+ (?:\d{4} )?года)", re.I),
    ),
    "ar": (
        re.compile(r"النصف الأول من (?=(?:ال)?(?:عام|سنة)|\d{4})"),
        re.compile(r"النصف الثاني من (?=(?:ال)?(?:عام|سنة)|\d{4})"),
    ),
}
_TENTHS_ZH = re.compile(r"(?:其中|有|约|近|逾|超过|占|达)([一二三四五六七八九])成(?=为)")
_AND_HALF_ZH = re.compile(
    r"(?<![\d.第])(\d{1,2}|[一二两三四五六七八九十]{1,3})\s?(年|天|小时|个小时|周|星期|个星期)半(?![年天数价])"
)
_AND_A_HALF = re.compile(
    r"\b(?:an?|one)[ \u00a0](decade|year|month|week|day|hour|minute)[ \u00a0]and[ \u00a0]a[ \u00a0]half\b",
    re.IGNORECASE,
)
_CLOCK_ZH = re.compile(
    r"(凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|晚)?\s?(\d{1,2})\s?(?:时(?![间期代至])|"
    r"点(?![\d名评]))\s?(?:(\d{1,2})\s?分(?![之钟])|(半))?"
)
_CLOCK_EN = re.compile(
    r"\b(\d{1,2})(?:[.:](\d{2}))?[ \u00a0]?([ap])\.?m\b\.?|(?<![\d:])(\d{1,2}):(\d{2})(?![\d:])|"
    r"\b(noon|midnight)\b",
    re.IGNORECASE,
)
_FINANCIAL_YEARS = re.compile(r"((?:19|20)\d\d)\s?/\s?((?:19|20)?\d\d)(?=\s?(?:财政|财|学|两|双)?年)")
_HALF_YEAR_ZH = re.compile(r"([上下])半年")
_HALF_YEAR_EN = re.compile(
    r"\b(first|second|latter)[ \u00a0](?:half|six months)[ \u00a0]of[ \u00a0](?=the[ \u00a0](?:\w+[ \u00a0])?year\b|"
    r"(?:fiscal[ \u00a0])?(?:19|20)\d\d"
    r"|(?:this|next|last)[ \u00a0]year)|\b[hH]([12])\b(?=[ \u00a0](?:of[ \u00a0])?(?:19|20)\d\d)",
    re.IGNORECASE,
)
_DECADE_WORDS = re.compile(
    r"\b(twenties|thirties|forties|fifties|sixties|seventies|eighties|"
    r"nineties)[ \u00a0]of[ \u00a0]the[ \u00a0](?:(twentieth|20th)|(?:last|past))[ \u00a0]century"
)
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
# "May" and "March" are other words as well: a preposition or another month must stand beside them.
_MONTH_ALONE = re.compile(
    rf"(?:(?P<lead>\b(?i:in|to|from|and|until|till|since|between|by|of|through|during|late|early|mid|before|after|"
    rf"for|last|next)[ \u00a0-]|[\u2013-])\s?)?"
    rf"\b(?P<month>{_MONTH})\b(?P<tail>[ \u00a0]?[\u2013-][ \u00a0]?(?:{_MONTH})|[ \u00a0](?:and|to|"
    rf"or)[ \u00a0](?:{_MONTH}))?"
)
# Every numeral begins with one of these; a text without them has no figure, date or ordinal.
_NUMERAL_ZH = re.compile(r"[\d〇零一二三四五六七八九十百千万亿两兩萬億半双雙倍番几幾数數ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ①-⑳¼-¾⅐-⅞%％‰]")
_NUMERAL_EN = re.compile(
    r"\d|[¼-¾⅐-⅞Ⅰ-Ⅻⅰ-ⅻ%‰]|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twel|thir|fif|twent|fort|"
    r"half|halv|"
    r"doz|noon|midnight|hundred|thousand|million|billion|trillion|third|quarter|first|second|ninth|once|twice|thrice|"
    r"tenth|tens|doubl|"
    r"tripl|trebl|quadrupl|coronavirus|(?:chapter|part|annex|appendix|section|title|article|volume|book|"
    r"phase|table|schedule|stage)s? [ivxl]\b|"
    r"ii|iii|iv|vi|vii|viii|ix|xi|xii|xiv|xix|xvi|xx)"
    rf"|\b(?:{_MONTH.lower()})\b",
)
_DIGIT = re.compile(r"[0-9]")
_DATE_ZH = re.compile(r"[年月]|\d{4}|[12]\d{3}|\d-\d")
_DATE_EN = re.compile(r"\d{3}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_PERIOD_ZH = re.compile(
    r"\s?(?:多|余)?\s?(个?多?月|年代|周年|年|个?星期|周(?!边|围|密|到|全|期|转|岁)|天|日|个?小时|分钟|世纪)"
)
_PERIOD_EN = re.compile(
    r"[ \u00a0-](?:(?:consecutive|successive|full|calendar|whole|more|further|additional|"
    r"working)[ \u00a0])?(decade|year|month|week|day|hour|minute)s?\b"
)
_PERIODS = {
    "年": ("year", "a", 1), "月": ("month", "mo", 1), "个月": ("month", "mo", 1), "个多月": ("month", "mo", 1),
    "周": ("week", "wk", 1),
    "星期": ("week", "wk", 1), "个星期": ("week", "wk", 1), "天": ("day", "d", 1), "日": ("day", "d", 1),
    "小时": ("hour", "h", 1), "个小时": ("hour", "h", 1), "分钟": ("minute", "min", 1), "周年": ("year", "a", 1),
    "世纪": ("year", "a", 100), "decade": ("year", "a", 10), "year": ("year", "a", 1), "month": ("month", "mo", 1),
    "week": ("week", "wk", 1), "day": ("day", "d", 1), "hour": ("hour", "h", 1), "minute": ("minute", "min", 1),
}  # fmt: skip


def may_hold_numerals(text: str, language: str) -> bool:
    """Whether ``text`` can hold a figure, date, ordinal or symbol; True whenever that is not known for the language.

    >>> may_hold_numerals("工发组织的活动", "zh"), may_hold_numerals("Outlook", "en"), may_hold_numerals("the second", "en")
    (False, False, True)
    """
    if language == "zh":
        return _NUMERAL_ZH.search(text) is not None
    return language != "en" or _DIGIT.search(text) is not None or _NUMERAL_EN.search(text.lower()) is not None


def may_hold_dates(text: str, language: str) -> bool:
    """Whether ``text`` can hold a date; True whenever that is not known for the language."""
    if language == "zh":
        return _DATE_ZH.search(text) is not None
    return language != "en" or _DATE_EN.search(text) is not None


def read_periods(text: str, language: str, reading: LockReading) -> list[tuple[int, int]]:
    """Adds to ``reading`` the decades, plan periods and half years of ``text``; where they stand."""
    spans: list[tuple[int, int]] = []
    if language == "zh":
        if "世纪" in text:
            for match in _LAST_CENTURY.finditer(text):
                tens = match.group(1)
                first = 1900 + (int(tens) if tens.isdigit() else int(parse_zh(tens) or 0))
                spans.append(_dated(match, (str(first), str(first + 9)), reading))
        if "五" in text:
            for match in _FIVE_YEAR_PLAN.finditer(text):
                number = parse_zh(f"十{match.group(1)}")
                if number is not None:
                    reading.ordinals.add(int(number))
                    reading.labels.add(5)
                    reading.spots.append(Spot(*match.span(), "ordinal", str(number)))
                    spans.append(match.span())
        if "/" in text:
            for match in _FINANCIAL_YEARS.finditer(text):
                first, last = int(match.group(1)), int(match.group(2))
                last = last if last > 99 else first - first % 100 + last
                if 0 < last - first < 10:
                    spans.append(_dated(match, (str(first), str(last)), reading))
        if "每" in text:
            spans += [_shared(match, reading) for match in _ONE_OF_ZH.finditer(text)]
        if "时" in text or "点" in text:
            for match in _CLOCK_ZH.finditer(text):
                hour, minute = int(match.group(2)), 30 if match.group(4) else int(match.group(3) or 0)
                is_late = match.group(1) in ("下午", "傍晚", "晚上", "晚") and hour < 12
                if hour < 25 and (match.group(1) or match.group(3) or match.group(4)):
                    spans.append(_dated(match, (f"T{(hour + 12 * is_late) % 24:02d}:{minute:02d}",), reading))
        if "月" in text:
            for match in _MONTH_OF_YEAR_ZH.finditer(text):
                month = int(match.group(1)) if match.group(1).isdigit() else int(parse_zh(match.group(1)) or 0)
                if 0 < month < 13:
                    spans.append(_dated(match, (f"{NO_YEAR}-{month:02d}",), reading))
        if "第" in text:
            for match in _PART_NUMBER_ZH.finditer(text):
                reading.labels.add(float(match.group(1)))
                spans.append(match.span())
        if "半" in text:
            for match in _AND_HALF_ZH.finditer(text):
                count = int(match.group(1)) if match.group(1).isdigit() else int(parse_zh(match.group(1)) or 0)
                name, ucum, times = _PERIODS[match.group(2)]
                lasting = (count + 0.5) * times
                reading.figures.append(
                    LockFigure(lasting, lasting, UNKNOWN, ucum, name, match.group(), *match.span(), "time")
                )
                spans.append(match.span())
        if "半成" in text:
            for match in _HALF_TENTH_ZH.finditer(text):
                reading.figures.append(LockFigure(5, 5, UNKNOWN, "%", "%", match.group(), *match.span(), "share"))
                spans.append(match.span())
        if "成为" in text:
            for match in _TENTHS_ZH.finditer(text):
                share = (parse_zh(match.group(1)) or 0) * 10
                figure = LockFigure(int(share), int(share), UNKNOWN, "%", "%", match.group(), *match.span(), "share")
                reading.figures.append(figure)
                spans.append(match.span())
        if "半年" in text:
            spans += [
                _dated(match, ("H1" if match.group(1) == "上" else "H2",), reading)
                for match in _HALF_YEAR_ZH.finditer(text)
            ]
    elif language in _HALF_YEARS:
        for value, pattern in zip(("H1", "H2"), _HALF_YEARS[language], strict=True):
            spans += [_dated(match, (value,), reading) for match in pattern.finditer(text)]
    elif language == "en":
        for match in _HALF_YEAR_EN.finditer(text):
            is_first = match.group(2) == "1" or (match.group(1) or "").lower() == "first"
            spans.append(_dated(match, ("H1" if is_first else "H2",), reading))
        for match in _AND_A_HALF.finditer(text):
            name, ucum, times = _PERIODS[match.group(1).lower()]
            figure = LockFigure(1.5 * times, 1.5 * times, UNKNOWN, ucum, name, match.group(), *match.span(), "time")
            reading.figures.append(figure)
            spans.append(match.span())
        for match in _CLOCK_EN.finditer(text):
            if match.group(6):
                value = "T12:00" if match.group(6).lower() == "noon" else "T00:00"
            else:
                hour, minute = int(match.group(1) or match.group(4)), int(match.group(2) or match.group(5) or 0)
                hour = hour % 12 + (12 if match.group(3).lower() == "p" else 0) if match.group(3) else hour
                value = f"T{hour % 24:02d}:{minute:02d}"
            spans.append(_dated(match, (value,), reading))
        for match in _DECADE_WORDS.finditer(text):
            first = 1920 + 10 * _DECADES.index(match.group(1))
            spans.append(_dated(match, (str(first), str(first + 9)), reading))
    return spans


def _shared(match: re.Match[str], reading: LockReading) -> tuple[int, int]:
    """Adds the share of 每四人中有一人 as a fraction."""
    whole, part = (int(run) if run.isdigit() else int(parse_zh(run) or 0) for run in match.groups())
    if whole:
        share = float(f"{part / whole:.15g}")
        figure = LockFigure(share, share, UNKNOWN, "1", "fraction", match.group(), *match.span(), "share")
        reading.figures.append(figure)
        reading.asides.update((whole, part))
        reading.spots.append(Spot(*match.span(), "figure", f"{rounded(share)}~{rounded(share)}", "1"))
    return match.span()


def _dated(match: re.Match[str], values: tuple[str, ...], reading: LockReading) -> tuple[int, int]:
    reading.dates.update(values)
    reading.spots.append(Spot(*match.span(), "date", "/".join(values)))
    return match.span()


def months_alone(text: str) -> list[tuple[int, int, str]]:
    """English months without day and year, as the Chinese ones are read: in the year ``NO_YEAR``.

    >>> months_alone("from March to May, it may march; in June")
    [(5, 10, '1904-03'), (14, 17, '1904-05'), (36, 40, '1904-06')]
    """
    found: list[tuple[int, int, str]] = []
    for match in re.finditer(rf"\b(?:{_MONTH})\b", text):
        name = match.group()
        if name in ("May", "March"):
            around = _MONTH_ALONE.search(text, max(0, match.start() - 9))
            while around is not None and around.start("month") < match.start():
                around = _MONTH_ALONE.search(text, around.end("month"))
            beside = (
                around is not None and around.start("month") == match.start() and (around["lead"] or around["tail"])
            )
            if not beside and not (
                found and text[found[-1][1] : match.start()].strip() in ("to", "and", "or", "–", "-")
            ):
                continue
        found.append((match.start(), match.end(), f"{NO_YEAR}-{_MONTHS.index(name) + 1:02d}"))
    return found


def further_days(text: str, mention: DateMention, language: str) -> list[tuple[int, int, str]]:
    """Start, end and value of the days listed beside a date that share its month and year."""
    month = mention.value[:8]
    found: list[tuple[int, int, str]] = []
    if language == "zh":
        end = mention.end
        while following := _NEXT_DAY_ZH.match(text, end):
            found.append((*following.span(), f"{month}{int(following.group(1)):02d}"))
            end = following.end()
    elif language == "en" and mention.kind == "range" and (listed := _DAYS_EN.match(mention.surface)):
        found += [
            (mention.start, mention.start, f"{month}{int(run):02d}") for run in re.findall(r"\d+", listed.group())
        ]
    elif language == "en" and (before := _DAYS_BEFORE_EN.search(text, max(0, mention.start - 30), mention.start)):
        days = [int(run) for run in re.findall(r"\d{1,2}", before.group(1))]
        found += [(*before.span(), f"{month}{day:02d}") for day in days if 0 < day < 32]
    return found


def period_unit(text: str, position: int, language: str) -> tuple[str, str, int, str] | None:
    """Name, UCUM code, multiple and words of the unit of time behind a number; None where none follows."""
    pattern = {"zh": _PERIOD_ZH, "en": _PERIOD_EN}.get(language)
    match = pattern.match(text, position) if pattern else None
    unit = _PERIODS.get(match.group(1)) if match else None
    return None if match is None or unit is None else (*unit, match.group())
