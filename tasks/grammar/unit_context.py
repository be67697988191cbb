"""Whether short or ambiguous words after a number are a unit there: m, in, won, pounds, COP, 度, 两."""

import re
from collections.abc import Callable

_NEAR = 60
Guard = Callable[[str, int, int], bool]


def _after(pattern: str, flags: int = 0) -> Guard:
    """Accepts where the words behind match."""
    match = re.compile(pattern, flags).match
    return lambda text, _start, end: match(text, end, end + _NEAR) is not None


def _not_after(pattern: str, flags: int = 0) -> Guard:
    """Accepts unless the words behind match."""
    match = re.compile(pattern, flags).match
    return lambda text, _start, end: match(text, end, end + _NEAR) is None


def _about(pattern: str) -> Guard:
    """Accepts where a word of the subject stands within 60 characters on either side."""
    search = re.compile(pattern, re.IGNORECASE).search
    return lambda text, start, end: (
        search(text, max(0, start - _NEAR), start) is not None or search(text, end, end + _NEAR) is not None
    )


_LARGE_BEFORE = re.compile(
    r"(?:\d[\d.,\u00a0]{2,}\d|\d{4}|(?:million|billion|trillion|thousand|hundred|mn|bn|m|k)|[万亿千百])[ \u00a0\n-]*$",
    re.I,
).search
_LARGE_AHEAD = re.compile(
    r"[ \u00a0]?(?:\d{1,3}(?:[, \u00a0\u202f']\d{3})+|\d{5,}|\d[\d.,]*[ \u00a0]?(?:million|billion|trillion|thousand|mn|bn|"
    r"tn|m|k|crore|lakh|[万亿])(?![A-Za-z])|\d+\.\d\d(?!\d))"
).match


def is_large_before(text: str, start: int) -> bool:
    """Whether the number that ends before ``start`` is as large as sums of money are ("COP 27" is none)."""
    return _LARGE_BEFORE(text, max(0, start - 24), start) is not None


def is_large_ahead(text: str, position: int) -> bool:
    """Whether the number at ``position`` is as large, or as finely written, as sums of money are."""
    return _LARGE_AHEAD(text, position, position + 40) is not None


#: "10 won grants": a verb or an adjective, as such a currency stands only where no noun follows.
_NO_NOUN = _not_after(
    r"[ \u00a0](?!(?:in|to|for|from|of|per|and|or|each|worth|was|were|is|are|on|by|at|a (?:year|month|day))\b)[a-z]"
)
_DATA = _not_after(
    r"/T\b|[ \u00a0](?:\d|standards?\b|cases|patients|deaths|infections?|treatment|programmes?|care|control)"
)
_CELSIUS = _about(r"temperatur|heat|cool|warm|freez|boil|melt|celsius|fahrenheit|climate|therm|oven|weather|cold|温")
_POUNDS_OF_MASS = _after(
    r"[ \u00a0\n](?:of|per|each|in[ \u00a0]weight|heavier|lighter|overweight)\b|[-‑]|[.,;)]?[ \u00a0]*\((?:[\d,.]+[ \u00a0]*)"
    r"(?:kg|kilo|g|t|tonne|metric)"
)
_MONEY_WORDS = _about(
    r"[£$€]|cost|price|paid|pay|spen[dt]|worth|fund|invest|earn|budget|grant|wage|salar|fine[sd]?\b|debt|loan|tax|rais(?:e|ing)"
)


def _pounds(text: str, start: int, end: int) -> bool:
    """Whether pounds are a mass: of something, or with nothing about money near and no "million" before them."""
    if _POUNDS_OF_MASS(text, start, end):
        return True
    return not (_MONEY_WORDS(text, start, end) or is_large_before(text, start))


_NO_DEGREES = re.compile(
    r"[ \u00a0](?:from|were|awarded|conferred|each|programmes?|courses?|holders?|of[ ](?:freedom|separation|comparison|"
    r"certainty|autonomy))|[-‑ ](?:granting|holder|level)|[ \u00a0]?\d|['′NSEW]"
).match
_ACADEMIC = _about(r"award|confer|graduat|academic|diploma|bachelor|master|doctor|universit|enrol|scholar")


def _degrees(text: str, start: int, end: int) -> bool:
    """Whether degrees are of heat or of a turn, not of a university."""
    return _NO_DEGREES(text, end, end + _NEAR) is None and not _ACADEMIC(text, start, end)


def _is_lower(text: str, start: int, _end: int) -> bool:
    """Afghanis are people, afghanis money."""
    return text[start].islower()


#: What follows 两 where it is 50 g and not "two".
_AFTER_LIANG = frozenset(["", *"，。、；的重肉酒茶米银黄白装）左以多"])

_GUARDS: dict[str, Guard] = {
    # "3 m people" are millions.
    "m": _not_after(r"[ \u00a0](?:people|children|women|men|[a-z]{3,30}(?<![sui])s)(?![A-Za-z])|['’&]"),
    "l": _not_after(r"['’]|[ \u00a0][A-Z]"),
    "L": _not_after(r"['’-]|[ \u00a0][A-Z]"),
    "in": _after(
        r"\.?[ \u00a0]?(?:x|×|by)[ \u00a0]?\d|\.?[ \u00a0](?:wide|long|tall|high|deep|thick|diameter|of (?:rain|snow|water))\b"
    ),
    "s": lambda text, start, end: text[start - 1 : start] in (" ", "\u00a0") and text[end : end + 1] not in ("'", "’", "-"),
    "second": _after(r"[.,;)]|$|[ \u00a0](?:of|per|delay|intervals?|pulse|exposure|or|and|after|later|long)\b|[-‑](?:long)"),
    "bar": _not_after(r"[ \u00a0](?:charts?|graphs?|codes?|associations?|exam\w*|counters?|owners?|stools?|staff)|[-‑]"),
    "bars": _not_after(r"[ \u00a0](?:and|of (?!pressure)|in|were|are|serving|with)"),
    "stone": _after(r"[.,;)]|$|[ \u00a0](?:heavier|lighter|in weight|overweight|\d+[ \u00a0]?(?:lb|pounds?))"),
    "stones": _after(r"[ \u00a0](?:heavier|lighter|in weight|overweight)"),
    "pound": lambda _text, _start, _end: True,
    "pounds": lambda _text, _start, _end: True,
    "degree": _degrees,
    "degrees": _degrees,
    "°": _not_after(r"[ \u00a0]?\d|['′]|[ \u00a0]?[NSEW]\b"),
    "C": _CELSIUS,
    "F": _CELSIUS,
    "K": _about(r"temperatur|kelvin|cryogen|superconduct|warming|heat transfer|绝对温度|温"),
    "A": _about(r"current|amp(?:ere|s)|fuse|circuit|volt|\d[ \u00a0]?V\b|电流"),
    "V": _not_after(r"[.,]?[ \u00a0][A-Z(]|[-‑][a-z]"),
    "J": _about(r"energy|joule|work done|pulse|impact|heat|能"),
    "N": _about(r"force|newton|load|thrust|tension|torque|力"),
    "kB": _DATA, "KB": _DATA, "MB": _DATA, "GB": _DATA, "TB": _DATA, "PB": _DATA, "EB": _DATA,
    "pp": lambda text, start, end: not (text[max(0, start - 4) : start].strip()[-3:].isdigit() or text[end : end + 1] == "."),
    "pps": _not_after(r"\."),
    "p.p.": _not_after(r"[ \u00a0]?\d"),
    "bp": _about(r"basis|rate|yield|spread|interest|bond|bank"),
    "bps": _about(r"basis|rate|yield|spread|interest|bond|bank"),
    "mtpa": lambda _text, _start, _end: True,
    "mu": _about(r"land|farm|crop|forest|hectare|China|Chinese|plant|field|irrigat"),
    "mou": _about(r"land|farm|crop|forest|hectare|China|Chinese|plant|field|irrigat"),
    "won": _NO_NOUN,
    "real": _NO_NOUN,
    "afghani": _is_lower,
    "afghanis": _is_lower,
    "boliviano": _is_lower,
    "bolivianos": _is_lower,
    "两": lambda text, start, end: text[start - 1 : start].isdigit() and text[end : end + 1] in _AFTER_LIANG,
}  # fmt: skip


def fits(surface: str, dimension: str, text: str, start: int, end: int) -> bool:
    """Whether a guarded surface at ``text[start:end]`` is the unit it can be.

    >>> fits("m", "length", "3 m people", 2, 3), fits("m", "length", "3 m wide", 2, 3), fits("COP", "money", "28 COP", 3, 6)
    (False, True, False)
    """
    guard = _GUARDS.get(surface) or _GUARDS.get(surface.lower()) if len(surface) > 1 else _GUARDS.get(surface)
    if guard is None:
        return dimension != "money" or is_large_before(text, start)
    return guard(text, start, end)


_CHINA = re.compile(r"China|Chinese|yuan|renminbi|RMB|Beijing|Shanghai|[\u4e00-\u9fff]")
_JAPAN = re.compile(r"Japan|\byen\b|JICA|Tokyo|日元|日圆|日本")


def is_chinese_money(text: str, start: int) -> bool:
    """Whether ¥ at ``start`` is yuan: in Chinese, or where China is spoken of; elsewhere it is yen (CLDR, English).

    >>> is_chinese_money("a loan of ¥18.5 billion", 10), is_chinese_money("总额为¥18.5亿", 3)
    (False, True)
    """
    window = (max(0, start - 2 * _NEAR), start + 2 * _NEAR)
    china, japan = _distance(_CHINA, text, start, window), _distance(_JAPAN, text, start, window)
    return china is not None and (japan is None or china < japan)


def _distance(words: re.Pattern[str], text: str, start: int, window: tuple[int, int]) -> int | None:
    """How far from ``start`` the nearest of the words in the window is; words before count thrice ("¥500 in China")."""
    far = [match.start() - start for match in words.finditer(text, *window)]
    return min((place if place > 0 else -3 * place for place in far), default=None)


def instead(surface: str, text: str, start: int, end: int) -> str:
    """The canonical unit that an ambiguous surface is here, "" for the one the table gives it.

    >>> instead("pounds", "raised 30 pounds for charity", 10, 16), instead("degrees", "warming of 2 degrees", 13, 20)
    ('GBP', 'degC')
    """
    if surface in ("pound", "pounds"):
        return "" if _pounds(text, start, end) else "GBP"
    if surface in ("degree", "degrees", "°"):
        return "degC" if _CELSIUS(text, start, end) and not _is_angle(text, start) else ""
    if surface == "mtpa" and is_large_before(text, start):
        return "t"  # "33,000 mtpa" are tonnes, "3.5 mtpa" millions of them
    return ""


_ANGLE_EN = re.compile(
    r"\bangle|tilt|slop(?:e|ing)|inclin|rotat|steep|latitud|longitud|azimuth|bearing|\bbend|\bturn|pitch\b", re.I
)
_HEAT_EN = re.compile(
    r"temperatur|heat|cool|warm|freez|boil|melt|celsius|fahrenheit|climate|therm|oven|weather|cold", re.IGNORECASE
)


def _is_angle(text: str, start: int) -> bool:
    """Whether a word of angles stands nearer to the degrees at ``start`` than any of heat."""
    window = (max(0, start - _NEAR), start + _NEAR)
    angle = min((abs(match.start() - start) for match in _ANGLE_EN.finditer(text, *window)), default=None)
    heat = min((abs(match.start() - start) for match in _HEAT_EN.finditer(text, *window)), default=_NEAR)
    return angle is not None and angle < heat


_POWER_WORDS = re.compile(r"电|能耗|耗能|节能|供热|发热|kWh|千瓦").search
_HEAT_WORDS = re.compile(r"温|摄氏|零下|零上|升高|变暖|加热|冷却|热|高烧|体温").search
_ANGLE_WORDS = re.compile(r"角|旋转|转|纬|经|倾斜|坡|方位|视野|全景|弯").search
_NO_DEGREE = re.compile(r"[过假数量]|电影|空间").match


def degree_zh(text: str, start: int) -> str | None:
    """The canonical unit that 度 at ``start`` stands for after a number, None where it is none.

    Large numbers and words of electricity make it a kilowatt-hour, words of heat a degree Celsius, of turning an angle.

    >>> degree_zh("节约用电3200度", 8), degree_zh("气温达到25度", 6), degree_zh("2024年度", 5)
    ('kWh', 'degC', None)
    """
    before = text[start - 1 : start]
    if before in ("万", "亿") or text.startswith("电", start + 1):
        return "kWh"
    if not (before.isdigit() or before in "一二三四五六七八九十百千两半多余几零 \u00a0") or _NO_DEGREE(text, start + 1):
        return None
    window = (max(0, start - 24), start + 12)
    for words, unit in ((_POWER_WORDS, "kWh"), (_HEAT_WORDS, "degC"), (_ANGLE_WORDS, "deg")):
        if words(text, *window):
            return unit
    return "deg"
