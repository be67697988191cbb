"""What a figure is counted per: a day, a month, a hectare, a litre. A rate must not become another one of its kind.

Refused is only an exchange: one text has a rate that the other does not speak of at all, and the other has one of the same
kind (of time, area, volume, mass) that the first does not speak of.
"""

import re
from functools import cache

from tasks.grammar.lock_model import LockReading

_FAMILIES = (
    ("second", "minute", "hour", "day", "week", "month", "quarter", "semester", "year"),
    ("m2", "km2", "hectare", "acre", "mu", "sq mile", "sq foot"),
    ("m3", "litre", "gallon", "cubic foot", "barrel"),
    ("g", "kg", "ton", "pound"),
    ("person", "household", "employee"),
    ("km", "mile", "metre"),
)
# Words for a unit in a language: as the unit of a rate must follow "per", and as any mention at all.
_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "second": "seconds?|s", "minute": "minutes?|min", "hour": "hours?|hrs?|h", "day": "days?|d",
        "week": "weeks?", "month": "months?", "quarter": "quarters?", "semester": "(?:school |academic )?(?:terms?|semesters?)",
        "year": "years?|annum|yr|fiscal year|calendar year", "m2": "square met(?:re|er)s?|m²|m2|sq\\.? ?m",
        "km2": "square kilomet(?:re|er)s?|km²|km2|sq\\.? ?km",
        "hectare": "hectares?|ha", "acre": "acres?", "mu": "mu", "sq mile": "square miles?",
        "sq foot": "square (?:foot|feet)", "m3": "cubic met(?:re|er)s?|m³|m3",
        "litre": "lit(?:re|er)s?|l|L", "gallon": "gallons?", "cubic foot": "cubic (?:foot|feet)",
        "barrel": "barrels?", "g": "grams?|g", "kg": "kilograms?|kg|kilos?",
        "ton": "(?:metric )?tons?|tonnes?|t", "pound": "pounds?|lbs?", "person": "persons?|capita|people|"
            "inhabitants?|head|individuals?|residents?|participants?",
        "household": "households?|famil(?:y|ies)|homes?", "employee": "employees?|workers?",
        "km": "kilomet(?:re|er)s?|km", "mile": "miles?", "metre": "met(?:re|er)s?|m",
    },
    "zh": {
        "second": "秒", "minute": "分钟|分", "hour": "个?小时|时", "day": "天|日", "week": "周|个?星期|礼拜", "month": "个?月",
        "quarter": "个?季度|季", "semester": "个?学期", "year": "年|年度|学年|财年|财政年度",
        "m2": "平方米|平米", "km2": "平方公里|平方千米", "hectare": "公顷", "acre": "英亩", "mu": "亩", "sq mile": "平方英里",
        "sq foot": "平方英尺",
        "m3": "立方米|方(?!面|案|法|式)", "litre": "升|公升", "gallon": "加仑", "cubic foot": "立方英尺", "barrel": "桶", "g": "克",
        "kg": "公斤|千克", "ton": "公?吨", "pound": "磅",
        "person": "人(?!口)|名", "household": "户|个?家庭", "employee": "名?(?:员工|工人|雇员)", "km": "公里|千米", "mile": "英里",
        "metre": "米",
    },
    "ru": {"hour": "час\\w*", "day": "день|сутки|дн\\w+", "week": "недел\\w+", "month": "месяц\\w*",
    "quarter": "квартал\\w*", "year": "год\\w*|лет", "hectare": "гектар\\w*|га",
           "litre": "литр\\w*|л", "m3": "кубическ\\w+ метр\\w*|м3|м³|кубометр\\w*", "kg": "кг|килограмм\\w*",
           "ton": "тонн\\w*|т"},
    "fr": {"hour": "heures?", "day": "jours?", "week": "semaines?", "month": "mois", "quarter": "trimestres?",
    "year": "ans?|années?", "hectare": "hectares?|ha", "acre": "acres?",
           "litre": "litres?", "m3": "mètres? cubes?|m3|m³", "kg": "kg|kilogrammes?|kilos?", "ton": "tonnes?"},
    "es": {"hour": "horas?", "day": "días?", "week": "semanas?", "month": "mes(?:es)?", "quarter": "trimestres?",
    "year": "años?", "hectare": "hectáreas?|ha", "acre": "acres?",
           "litre": "litros?", "m3": "metros? cúbicos?|m3|m³", "kg": "kg|kilogramos?|kilos?", "ton": "toneladas?"},
    "ar": {"hour": "ساعة|ساعات", "day": "يوم\\w*|أيام", "week": "أسبوع\\w*|أسابيع", "month": "شهر\\w*|أشهر",
    "year": "سنة|سنوات|عام\\w*|أعوام|سنو\\w*", "hectare": "هكتار\\w*",
           "litre": "لتر\\w*", "ton": "طن\\w*|أطنان"},
}  # fmt: skip
_PER = {
    "en": r"(?:\b(?:per|a|an|each|every|any one|in one|in a|for each|for every)[ \u00a0]|/[ ]?)(?:{})(?![\w²³])",
    "zh": r"(?:每(?:一)?(?:{})|/(?:{})|(?<![平])(?:{})均)",
    "ru": r"\b(?:в|за|на|каждый|каждую|каждое|с|кажды[йем]\w*)[ \u00a0](?:один[ ]|одну[ ])?(?:{})\b",
    "fr": r"(?:\b(?:par|chaque|le|la|à la|à l['’]|tous les|toutes les)[ \u00a0]|\bl['’]|/)(?:{})\b",
    "es": r"(?:\b(?:por|al|a la|cada|el|la)[ \u00a0]|/)(?:{})\b",
    "ar": r"(?:في ال|كل |لكل |لل|ل)(?:{})",
}
# Adverbs and compounds that say a rate without "per".
_ALSO = {
    "en": {"hour": r"\bhourly\b", "day": r"\bdaily\b|\bkWh/d\b|\bbpd\b", "week": r"\bweekly\b",
    "month": r"\bmonthly\b", "quarter": r"\bquarterly\b", "year": r"\bannual(?:ly|"
        r"ized)?\b|\byearly\b|\bp\.a\.|\bannual\w*\b|\bbiennial\b"},
    "zh": {"day": r"日(?=处理|产|供|用|均|排|加工|发电|耗|处置|消费)|每日|逐日",
           "month": r"月(?=产|均|薪|收入|租|供)|按月|逐月", "week": r"周(?=薪|均|产)",
           "year": r"年(?=产|处理|均|发电|耗|增长|减|节|销|收|薪|营|排|供|用|出口|进口|产量|产能|度|息|利率|费)"
                   r"|一年(?=一次|一度|两次)|全年|逐年|常年|历年|各年",
           "quarter": "季均|按季"},
    "ru": {"day": "ежедневн|суточн", "week": "еженедельн", "month": "ежемесячн", "quarter": "ежекварт",
    "year": "ежегодн|годов"},
    "fr": {"day": "quotidien|journalier", "week": "hebdomadaire", "month": "mensuel", "quarter": "trimestriel",
    "year": "annuel"},
    "es": {"day": "diari", "week": "semanal", "month": "mensual", "quarter": "trimestral", "year": "anual"},
    "ar": {"day": "يوميا|اليومي", "week": "أسبوعي", "month": "شهري", "year": "سنوي"},
}  # fmt: skip
# Two texts differ in kind where these words stand: "quarterly" may be every three months, 半年 every six months.
_ALIKE = {"quarter": ("month",), "month": ("quarter",), "day": ("hour",)}
_MENTIONED_EN = {
    "hour": "hourly|24/7|clock",
    "day": "daily|overnight",
    "week": "weekly|fortnight\\w*",
    "month": "monthly",
    "quarter": "quarterly",
    "year": "annual\\w*|yearly|biennial\\w*|decade\\w*",
}


@cache
def _rate(language: str, unit: str) -> re.Pattern[str]:
    words = _WORDS[language].get(unit)
    parts = [_PER[language].replace("{}", words)] if words else []
    if also := _ALSO[language].get(unit):
        parts.append(also)
    return re.compile(
        "|".join(parts) or r"(?!)", re.IGNORECASE if unit not in ("litre", "metre", "g", "ton") else re.NOFLAG
    )


@cache
def _mention(language: str, unit: str) -> re.Pattern[str]:
    words = _WORDS[language].get(unit, r"(?!)")
    if language == "en":
        also = _MENTIONED_EN.get(unit)
        return re.compile(rf"(?<![a-z])(?:{words}{'|' + also if also else ''})(?![a-z])", re.IGNORECASE)
    return re.compile(words, re.IGNORECASE)


@cache
def _any_rate(language: str) -> re.Pattern[str]:
    """A quick look for any rate at all."""
    words = "|".join(filter(None, (_WORDS[language].get(unit) for family in _FAMILIES for unit in family)))
    also = "|".join(_ALSO[language].values())
    return re.compile(f"{_PER[language].replace('{}', words)}|{also}", re.IGNORECASE)


_RATE_SIGN_ZH = re.compile(r"[每/均日月周年季]")


def rate_differences(said: LockReading, kept: LockReading) -> list[str]:
    """Rates that became another of their kind, one line each."""
    if said.language not in _WORDS or kept.language not in _WORDS:
        return []
    if said.language == "zh" and _RATE_SIGN_ZH.search(said.text) is None:
        return []
    if not _any_rate(said.language).search(said.text) or not _any_rate(kept.language).search(kept.text):
        return []
    wrong: list[str] = []
    for family in _FAMILIES:
        ours = [unit for unit in family if _rate(said.language, unit).search(said.text)]
        if not ours:
            continue
        theirs = [unit for unit in family if _rate(kept.language, unit).search(kept.text)]
        lost = [u for u in ours if u not in theirs and not _is_told(u, kept)]
        new = [u for u in theirs if u not in ours and not _is_told(u, said)]
        for unit in lost:
            others = [other for other in new if other not in _ALIKE.get(unit, ())]
            if others:
                wrong.append(f"per {unit} became per {others[0]}")
    return wrong


def _is_told(unit: str, reading: LockReading) -> bool:
    """Whether the text speaks of the unit at all; a calendar year or day of a Chinese date says no rate."""
    text = reading.text
    if reading.language == "zh" and unit in ("year", "month", "day"):
        text = _DATE_ZH.sub(" ", text)
    return _mention(reading.language, unit).search(text) is not None


_DATE_ZH = re.compile(r"\d{4}\s?年(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)?|\d{1,2}\s?月\s?\d{1,2}\s?日")
