"""Tokens that no table can list: periods, dates, sessions, ordinals, counts, Goals, symbols, cited resolutions, acronyms."""

import re

from tasks.grammar.composition_token import Token, built
from tasks.grammar.numerals_zh import parse_zh
from tasks.grammar.un_dates import date, ordinal
from tasks.grammar.un_style import number

_HAN_NUMERAL = "〇零一二三四五六七八九十百"
_NUMERAL = rf"(?:\d{{1,4}}|[{_HAN_NUMERAL}两]{{1,7}})"
_DAY = r"(\d{4})年(\d{1,2})月(\d{1,2})日"
_GOAL = re.compile(r"可持续发展目标\s*(?:第?\s*)?(\d{1,2}(?:\.[0-9a-c]{1,2})?)")
_SPAN = re.compile(r"(\d{4})\s*[-–—至]\s*(\d{4})\s*年?(?:度)?(两年期|四年期|三年期|双年度|财政期|财政周期)?(?!月)")
_YEAR = re.compile(r"(\d{4})\s*年(?:度)?(?!代|前|后|以|\d|[一二三四五六七八九十]月)")
_AS_AT = re.compile(rf"截至\s*{_DAY}止?")
_ENDED = re.compile(rf"(?:截至)?{_DAY}(?:终了|止)(?:的)?(?:财政)?(年度|两年期|期间|年)")
_SESSION = re.compile(rf"第({_NUMERAL})[届次](常会|届会|会议|特别会议|年会|续会|年度会议)")
_ORDINAL = re.compile(rf"第({_NUMERAL})(?:[次个轮期份批届项](?!一步)|(?=阶段|季度|周期|工作组|小组))")
_COUNT = re.compile(rf"({_NUMERAL})(?:个|项|类|种|大|份|位|名|家|次|条|轮|所|座|场|期|套|支|批|组|国(?!家|际))")
_PART_OF_YEAR = re.compile(rf"(\d{{4}})年(?:第({_NUMERAL})季度|(上半年|下半年))")
_LABEL = re.compile(r"(附件|附录|附表|表|图|方框|专栏|插文)\s*(\d{1,3}|[一二三四五六七八九十]{1,3})(?!\w)")
_CHAPTER = re.compile(rf"第({_NUMERAL})(章|部分|节|编|篇)")
_LABELS = {"附件": "annex", "附录": "appendix", "附表": "schedule", "表": "table", "图": "figure", "方框": "box", "专栏": "box",
           "插文": "box", "章": "chapter", "部分": "part", "节": "section", "编": "part", "篇": "part"}  # fmt: skip
_ANNIVERSARY = re.compile(rf"({_NUMERAL})周年(?:纪念)?")
_NUMBERED = re.compile(
    r"(大会|理事会)?\s*第?\s*([A-Z][A-Za-z]*[./][A-Za-z0-9./()]*[A-Za-z0-9)]|\d+/\d+)\s*号?\s*(决议|决定|文件)"
)
_SYMBOL = re.compile(r"[A-Z]{1,8}[./][A-Za-z0-9./()\-]*[A-Za-z0-9)]")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]+(?:[-+][A-Za-z0-9]+)*\+?(?:[a-z](?![a-z]))?")
_PAPERS = {"决议": "resolution", "决定": "decision", "文件": "document"}
_SESSIONS = {
    "常会": "regular session",
    "特别会议": "special session",
    "年会": "annual session",
    "年度会议": "annual session",
    "续会": "resumed session",
}
_SPANS = {
    "两年期": "biennium ",
    "双年度": "biennium ",
    "四年期": "quadrennium ",
    "三年期": "triennium ",
    "财政期": "fiscal period ",
    "财政周期": "fiscal period ",
}
_ENDS = {"年度": "year", "年": "year", "两年期": "biennium", "期间": "period"}


def special_token(text: str, position: int) -> Token | None:
    """The token of one of these forms that begins at ``position``, None when none does."""
    if not (text[position].isascii() or text[position] in f"{_HAN_NUMERAL}两截第可大理附表图方专插"):
        return None
    return _dated(text, position) or _ranked(text, position) or _cited(text, position)


def _iso(year: str, month: str, day: str) -> str:
    return date(f"{year}-{int(month):02d}-{int(day):02d}")


def _dated(text: str, position: int) -> Token | None:
    if match := _ENDED.match(text, position):
        *day, span = match.groups()
        return built(match.group(), f"for the {_ENDS[span]} ended {_iso(*day)}", "as_at")
    if match := _AS_AT.match(text, position):
        return built(match.group(), f"as at {_iso(*match.groups())}", "as_at")
    if match := _PART_OF_YEAR.match(text, position):
        year, quarter, half = match.groups()
        value = _value(quarter) if quarter else (1 if half == "上半年" else 2)
        part = "quarter" if quarter else "half"
        return built(match.group(), f"the {ordinal(value)} {part} of {year}", "period") if value else None
    if match := _SPAN.match(text, position):
        first, last, span = match.groups()
        return built(match.group(), f"{_SPANS.get(span or '', '')}{first}–{last}", "period")
    if match := _YEAR.match(text, position):
        return built(match.group(), match.group(1), "period")
    return None


def _value(numeral: str) -> int | None:
    value = parse_zh(numeral)
    return int(value) if value is not None and 0 < value < 10_000 and value == int(value) else None


def roman(value: int) -> str:
    """Roman numerals of chapters and annexes.

    >>> roman(4), roman(19), roman(40)
    ('IV', 'XIX', 'XL')
    """
    digits = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    text = ""
    for size, letters in digits:
        count, value = divmod(value, size)
        text += letters * count
    return text


def _ranked(text: str, position: int) -> Token | None:
    if match := _SESSION.match(text, position):
        value = _value(match.group(1))
        name = _SESSIONS.get(match.group(2), "session")
        return built(match.group(), f"{ordinal(value)} {name}", "sing", "session") if value else None
    if match := _LABEL.match(text, position):
        value = _value(match.group(2))
        said = match.group(2) if match.group(2).isdigit() else roman(value or 0)
        return built(match.group(), f"{_LABELS[match.group(1)]} {said}", "name", "label") if value else None
    if match := _CHAPTER.match(text, position):
        value = _value(match.group(1))
        return built(match.group(), f"{_LABELS[match.group(2)]} {roman(value)}", "name", "label") if value else None
    if match := _ORDINAL.match(text, position):
        value = _value(match.group(1))
        return built(match.group(), ordinal(value), "ordinal") if value else None
    if match := _ANNIVERSARY.match(text, position):
        value = _value(match.group(1))
        return built(match.group(), f"{ordinal(value)} anniversary", "sing") if value else None
    if match := _COUNT.match(text, position):
        value = _value(match.group(1))
        end = match.end() - 1 if match.group().endswith("国") else match.end()
        return built(text[position:end], number(value), "count") if value and value > 1 else None
    return None


def _cited(text: str, position: int) -> Token | None:
    if match := _GOAL.match(text, position):
        return built(match.group(), f"Sustainable Development Goal {match.group(1)}", "name")
    if match := _NUMBERED.match(text, position):
        organ, symbol, paper = match.groups()
        owner = _organ(organ, symbol) if organ else ""
        return built(match.group(), f"{owner}{_PAPERS[paper]} {symbol}", "name") if owner is not None else None
    if match := _SYMBOL.match(text, position):
        return built(match.group(), match.group(), "name")
    if match := _ACRONYM.match(text, position):
        return built(match.group(), match.group(), "name", "acronym")
    return None


def _organ(organ_zh: str, symbol: str) -> str | None:
    """Whose resolution it is, by the symbol: GC. and IDB. are UNIDO's; 70/1 and A/ the General Assembly's."""
    if organ_zh == "理事会":
        return "Industrial Development Board " if symbol.startswith("IDB.") else None
    return "General Conference " if symbol.startswith("GC.") else "General Assembly "
