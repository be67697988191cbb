"""Chinese numerals: which reader a numeral needs; characters, vague numbers and neighbours (三五个) are read here."""

import re
from collections.abc import Callable
from fractions import Fraction

from tasks.grammar.candidates_zh import candidates_zh
from tasks.grammar.count_nouns_zh import noun_zh
from tasks.grammar.digits_zh import read_digits_zh
from tasks.grammar.not_quantities_zh import why_not_zh, word_around
from tasks.grammar.numerals_zh import PLACES, neighbours_zh, parse_zh
from tasks.grammar.numerals_zh import SCALES as ZH_SCALES
from tasks.grammar.quantity_item import Item
from tasks.grammar.scales_zh import INFIX, SCALE, factor_of, negative, read_more
from tasks.grammar.shares_zh import read_doubled, read_half, read_share, read_tenths
from tasks.grammar.units import unit_at

__all__ = ["candidates_zh", "read_numeral_zh"]

#: 千瓦, 千克, 千米, 百帕: a place that is the prefix of a unit.
_UNIT_BEHIND_PREFIX = frozenset(["瓦", "克", "卡", "伏", "赫", "帕", "焦", "字", "比"])
_BEHIND_DOZEN = ("", "，", "。", "、", "的", " ", "鸡", "啤")
_BARE_PLACES = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "十": 10}
_ONLY_PLACES = re.compile(r"[百千万亿十萬億]+")
_NEARLY = re.compile(r"(?:近|超|逾|过|约|达|上|将近|接近|超过|突破|多达|每|不到|不足|破)\s?$")


def read_numeral_zh(text: str, match: re.Match[str]) -> Item:
    """The number of ``match`` by itself with its scale: its value, or the reason it is none.

    >>> read_numeral_zh("约7,200 万吨", next(iter(candidates_zh("约7,200 万吨", [])))).value
    72000000
    """
    start, end = match.span()
    kind = match.lastgroup or "dig"
    item = Item(start, end, None, kind, head=start, tail=end)
    _READERS[kind](text, item)
    return item


def _read_footnote_mark(_text: str, item: Item) -> None:
    item.reason = "footnote_mark"


def _read_both(text: str, item: Item) -> None:
    word = word_around(text, item.start, item.end)
    item.start, item.end, item.reason = word or (item.start, item.end, "idiom_or_pronoun")


def _read_vague(text: str, item: Item) -> None:
    surface = text[item.start : item.end]
    word = word_around(text, item.start, item.end)
    if word or surface.startswith(("数以", "成")):
        item.start, item.end, item.reason = word or (item.start, item.end, "idiom_or_pronoun")
        return
    value = 1
    for character in surface:
        value *= PLACES.get(character) or ZH_SCALES.get(character, 1)
    scale = SCALE.match(text, item.end) if surface == "十几" else None
    if scale and not scale["infix"]:
        value *= factor_of(scale["scale"])
        item.end = item.tail = scale.end()
    more = INFIX.match(text, item.end)
    if more:
        item.tail = more.end()
    following = unit_at(text, item.tail, "zh") or noun_zh(text, item.tail)
    if following is None:
        item.reason = "indefinite_number"
        return
    item.low, item.open_ended, item.qualifier, item.rule = Fraction(value), True, "at_least", "zh.indefinite"


def _read_characters(text: str, item: Item) -> None:
    start, end = item.start, item.end
    surface = text[start:end]
    word = word_around(text, start, end)
    if word is None and surface in _BARE_PLACES and (more := INFIX.match(text, end)) and more["more"]:
        # 万余项, 百余家: "ten thousand and more" without the one
        item.value, item.mantissa, item.scale = _BARE_PLACES[surface], 1, _BARE_PLACES[surface]
        item.qualifier, item.scaled, item.tail = "more_than", True, more.end()
        return
    if word is None and len(surface) > 1:
        # 四十一道 would be 41 + 道; a word may also begin inside a run: 五一些 does not occur, 三百一带一路 neither.
        inner = word_around(text, end - 1, end)
        if inner and inner[1] > end and inner[0] == end - 1 and inner[1] - inner[0] >= 3:
            item.end = item.tail = end = end - 1
            surface = text[start:end]
    if word:
        item.start, item.end, item.reason = word
        return
    if (
        len(surface) > 1
        and surface[-1] in "千百"
        and (text[end : end + 1] in _UNIT_BEHIND_PREFIX or (surface[-2] in "十百" and text[end : end + 1] == "米"))
    ):
        item.end = item.tail = end = end - 1  # 一百千瓦: the last place belongs to the unit
        surface = text[start:end]
    if text.startswith("打", end) and text[end + 1 : end + 2] in _BEHIND_DOZEN and (dozens := parse_zh(surface)):
        item.value, item.mantissa, item.end, item.tail = dozens * 12, dozens, end + 1, end + 1
        return
    why = why_not_zh(text, start, end)
    if why:
        item.start, item.end, item.reason = why
        return
    if _ONLY_PLACES.fullmatch(surface) and surface != "十" and not _NEARLY.search(text, max(0, start - 3), start):
        item.reason = "name_of_concept"  # 千亿产业, 百亿级, 万元 GDP: a class of size, not a count
        return
    pair = neighbours_zh(surface)
    if pair:
        item.low, item.high, item.is_range, item.rule = Fraction(pair[0]), Fraction(pair[1]), True, "zh.neighbours"
        return
    value = factor_of(surface) if surface == "万亿" else parse_zh(surface)
    if value is None:
        item.reason = "idiom_or_pronoun" if len(surface) == 1 else "unreadable_number"
        return
    if surface in ("零", "〇"):
        item.reason = "name_of_concept"
        return
    if text[start - 1 : start] in ("负", "下") and negative(text, start):
        value = -value
    item.value = item.mantissa = value
    item.scaled = value >= 1000
    if text.startswith("个半", end):
        item.value += Fraction(1, 2)
        item.mantissa, item.end, item.tail = item.value, end + 2, end + 2
        return
    read_more(text, item)
    if item.qualifier == "more_than" and text[item.tail : item.tail + 1] in ("万", "亿"):
        item.value *= ZH_SCALES[text[item.tail]]
        item.scaled, item.end, item.tail = True, item.tail + 1, item.tail + 1


_READERS: dict[str, Callable[[str, Item], None]] = {
    "dig": read_digits_zh,
    "word": _read_characters,
    "share": read_share,
    "tenths": read_tenths,
    "half": read_half,
    "vague": _read_vague,
    "double": read_doubled,
    "both": _read_both,
    "sup": _read_footnote_mark,
}
