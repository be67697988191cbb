"""Chinese numerals: digits and characters with 万 and 亿, infixed 多 and 余, shares, tenths, neighbours (三五个)."""

import itertools
import re
from collections.abc import Iterator
from fractions import Fraction

from tasks.grammar.count_nouns_zh import noun_zh
from tasks.grammar.not_quantities import Mask
from tasks.grammar.not_quantities_zh import why_not_zh, word_around
from tasks.grammar.numerals import DIGITS, SUPERSCRIPTS, parse_digits
from tasks.grammar.numerals_zh import DIGITS as ZH_DIGITS
from tasks.grammar.numerals_zh import PLACES, parse_zh
from tasks.grammar.numerals_zh import SCALES as ZH_SCALES
from tasks.grammar.plain_digits import read_plain_digits
from tasks.grammar.quantity_item import Item
from tasks.grammar.units import unit_at

_C = "〇零一二三四五六七八九十百千万亿两兩萬億"
_CANDIDATE = re.compile(
    rf"(?P<sup>[{SUPERSCRIPTS}]+)|(?P<share>(?:百分之|千分之|万分之|[{_C}\d]{{1,8}}分之)\s?(?:{DIGITS}|[{_C}点]{{1,12}}))"
    rf"|(?P<dig>(?<!\d){DIGITS})"
    rf"|(?P<vague>(?:数以|[数几上成])[十百千万亿]{{1,3}}|十几|几十|几百|几千)"
    rf"|(?P<tenths>[一二三四五六七八九两]成(?:半)?(?![为立功员果本就长品分交熟套效绩型为])|[一二三四五六七八九两]成[一二三四五六七八九](?=[，。；、的）以])|"
    rf"\d(?:\.\d)?成(?![为立功员果本就长品分交熟套效]))"
    rf"|(?P<half>一半|半数|过半数)|(?P<word>[{_C}]+(?:点[〇零一二三四五六七八九]+[万亿]?)?)|(?P<both>双)"
)
_SCALE = re.compile(
    r"\s?(?P<infix>[多余餘几])?\s?(?P<scale>万亿|千亿|百亿|十亿|千万|百万|十万|万|萬|亿|億|千|百|兆(?![瓦焦赫帕伏]))(?![克瓦米卡焦伏帕赫公帕])"
)
_INFIX = re.compile(
    r"\s?(?P<more>[多余餘])(?=\s?(?:[个名项份家次位座台套条件部所处只头种类张篇本期届场轮批户人国辆架艘株棵元吨万亿千公美欧平立克米度兆吉倍天年月日小周岁支成%％]|[一-鿿]))|"
    r"\s?(?P<few>几)(?=[个名项份家次位座台套条件部所处种类张])"
)


_BARE_PLACES = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "十": 10}


def candidates_zh(text: str, masks: list[Mask]) -> Iterator[re.Match[str] | Mask]:
    """Numeral matches outside the masks, and each mask that holds a numeral once, in text order."""
    index = 0
    shown = -1
    position = 0
    while True:
        match = _CANDIDATE.search(text, position)
        if match is None:
            return
        start, end = match.span()
        while index < len(masks) and masks[index][1] <= start:
            index += 1
        if index < len(masks) and masks[index][0] < end:
            if (masks[index][0] > start and match["word"]) or (match["share"] and masks[index][0] > start):
                shorter = _CANDIDATE.match(text, start, masks[index][0])
                if shorter:
                    yield shorter
                    position = shorter.end()
                    continue
            low, high, reason = masks[index]
            reach = max(high, end) if match["dig"] else high
            if shown != index:
                shown = index
                yield low, reach, reason
            elif reach > high:
                yield max(start, high), reach, reason
            position = max(min(end, reach), start + 1)
            continue
        yield match
        position = end


def _adjacent_digits(surface: str) -> tuple[int, int] | None:
    """The range of 两三, 七八十, 十七八: two neighbouring digits that mean "about"."""
    pairs = [(a, b) for a, b in itertools.pairwise(surface) if a in ZH_DIGITS and b in ZH_DIGITS and a not in "〇零"]
    if len(pairs) != 1:
        return None
    first, second = pairs[0]
    if ZH_DIGITS[second] != ZH_DIGITS[first] + 1:
        return None
    cut = surface.index(first + second)
    low = parse_zh(surface[:cut] + first + surface[cut + 2 :])
    high = parse_zh(surface[:cut] + second + surface[cut + 2 :])
    return (low, high) if isinstance(low, int) and isinstance(high, int) and low < high else None


def read_numeral_zh(text: str, match: re.Match[str]) -> Item:
    """The number of ``match`` by itself with its scale: its value, or the reason it is none.

    >>> read_numeral_zh("约7,200 万吨", next(iter(candidates_zh("约7,200 万吨", [])))).value
    72000000
    """
    start, end = match.span()
    kind = match.lastgroup or "dig"
    item = Item(start, end, None, kind, head=start, tail=end)
    if kind == "sup":
        item.reason = "footnote_mark"
    elif kind == "both":
        word = word_around(text, start, end)
        item.start, item.end, item.reason = word or (start, end, "idiom_or_pronoun")
    elif kind == "dig":
        _read_digits(text, item)
    elif kind == "share":
        _read_share(text, item)
    elif kind == "tenths":
        word = word_around(text, start, start + 1)
        value = parse_zh(text[start:end])
        if word or value is None:
            item.start, item.end, item.reason = word or (start, end, "unreadable_number")
        else:
            item.value, item.unit_name, item.group, item.rule = Fraction(value) * 100, "%", "share", "zh.tenths"
    elif kind == "half":
        item.value, item.unit_name, item.group, item.rule = Fraction(1, 2), "fraction", "share", "zh.half"
    elif kind == "vague":
        _read_vague(text, item)
    else:
        _read_characters(text, item)
    return item


def _read_digits(text: str, item: Item) -> None:
    start, end = item.start, item.end
    value = read_plain_digits(text, item)
    if value is None:
        return
    word = word_around(text, start, end)
    if word:
        item.start, item.end, item.reason = word
        return
    if text[end : end + 1] == "/" and text[end + 1 : end + 2].isdigit():
        slashed = re.match(r"(?:/\d{1,4})+", text[end : end + 16])
        item.end, item.reason = end + (slashed.end() if slashed else 0), "name_with_number"
        return
    sign = 1
    if start and text[start - 1] in "-\u2212－" and (start < 2 or text[start - 2] in " (（\n\t：:，,为至到"):
        sign, item.start, item.head = -1, start - 1, start - 1
    elif text[max(0, start - 3) : start].rstrip().endswith(("负", "零下")):
        sign = -1
    item.value = item.mantissa = sign * value
    _scale(text, item)


def _scale(text: str, item: Item) -> None:
    """Multiplies by 万, 亿… after the number and reads 多, 余 on either side of them."""
    for _ in range(2):
        scale = _SCALE.match(text, item.end)
        if scale is None:
            break
        if scale["infix"] == "几" or (scale["scale"] in "百千" and len(scale["scale"]) == 1 and item.scaled):
            break
        factor = 1
        for character in scale["scale"]:
            factor *= PLACES.get(character) or ZH_SCALES[character]
        if item.value is not None:
            item.value *= factor
        item.scale, item.scaled, item.end, item.tail = item.scale * factor, True, scale.end(), scale.end()
        if scale["infix"]:
            item.qualifier = "more_than"
    more = _INFIX.match(text, item.end)
    if more:
        item.qualifier = "more_than"
        item.tail = more.end()


def _read_share(text: str, item: Item) -> None:
    surface = text[item.start : item.end].replace(" ", "")
    value = parse_zh(surface)
    if value is None:
        below, _, above = surface.partition("分之")
        known = {"百": 100, "千": 1000, "万": 10_000}.get(below)
        number = parse_digits(above) if above[:1].isdecimal() else parse_zh(above)
        if known and number is not None:
            value = Fraction(number) / known
    if value is None:
        item.reason = "unreadable_number"
        return
    item.value = Fraction(value)
    if surface.startswith("百分之"):
        item.value, item.unit_name, item.rule = item.value * 100, "%", "zh.percent"
    elif surface.startswith("千分之"):
        item.value, item.unit_name, item.rule = item.value * 1000, "‰", "zh.permille"
    else:
        item.unit_name, item.rule = "fraction", "zh.fraction"
    item.group = "share"
    more = _INFIX.match(text, item.end)
    if more:
        item.qualifier, item.tail = "more_than", more.end()


def _read_vague(text: str, item: Item) -> None:
    surface = text[item.start : item.end]
    word = word_around(text, item.start, item.end)
    if word or surface.startswith("数以"):
        item.start, item.end, item.reason = word or (item.start, item.end, "idiom_or_pronoun")
        return
    value = 10 if surface == "十几" else 1
    for character in surface:
        if character in PLACES or character in ZH_SCALES:
            value *= PLACES.get(character) or ZH_SCALES[character]
    if surface == "十几":
        value = 10
    following = unit_at(text, item.end, "zh") or noun_zh(text, item.end)
    if following is None:
        item.reason = "indefinite_number"
        return
    item.low, item.open_ended, item.qualifier, item.rule = Fraction(value), True, "at_least", "zh.indefinite"


def _read_characters(text: str, item: Item) -> None:
    start, end = item.start, item.end
    surface = text[start:end]
    word = word_around(text, start, end)
    if word is None and surface in _BARE_PLACES and (more := _INFIX.match(text, end)) and more["more"]:
        # 万余项, 百余家: "ten thousand and more" without the one
        item.value = item.mantissa = _BARE_PLACES[surface]
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
    why = why_not_zh(text, start, end)
    if why:
        item.start, item.end, item.reason = why
        return
    pair = _adjacent_digits(surface)
    if pair:
        item.low, item.high, item.is_range, item.rule = Fraction(pair[0]), Fraction(pair[1]), True, "zh.neighbours"
        return
    value = parse_zh(surface)
    if value is None:
        item.reason = "idiom_or_pronoun" if len(surface) == 1 else "unreadable_number"
        return
    if surface in ("零", "〇"):
        item.reason = "name_of_concept"
        return
    item.value = item.mantissa = value
    item.scaled = value >= 1000
    if text.startswith("个半", end):
        item.value += Fraction(1, 2)
        item.mantissa, item.end, item.tail = item.value, end + 2, end + 2
        return
    more = _INFIX.match(text, end)
    if more:
        item.qualifier, item.tail = "more_than", more.end()
        if more["more"] and re.match(r"[万亿]", text[item.tail : item.tail + 1]):
            item.end = end
            scale = ZH_SCALES[text[item.tail]]
            item.value *= scale
            item.scaled, item.end, item.tail = True, item.tail + 1, item.tail + 1
