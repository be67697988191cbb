"""Chinese figures written in digits: 8 811 900, 1.5万, 8亿2800万, 2/3, １，２３４．５."""

import re
from fractions import Fraction

from tasks.grammar.classifiers_zh import classifier_at
from tasks.grammar.numerals import parse_digits
from tasks.grammar.plain_digits import read_plain_digits
from tasks.grammar.quantity_item import Item
from tasks.grammar.scales_zh import factor_of, negative, read_scale
from tasks.grammar.units import unit_at

_SCALE_SIGNS = frozenset(" \u00a0\u2009\u202f多余餘几十百千万萬亿億兆")
#: 1400-1500万吨: the first number of a range takes the scale that only the second one prints.
_RANGE_SCALE = re.compile(r"\s?(?:[-－–—～~至到])\s?(?P<n>\d[\d,.]{0,9})\s?(?P<scale>万亿|千万|百万|十万|万|亿)")
_BLANKS = frozenset(" \u00a0\u2009\u202f")
_MINUS = frozenset("-\u2212－")
_BELOW_ZERO = frozenset("负下")
_RANGE_SIGNS = frozenset("-－–—~～至到 ")
_FRACTION = re.compile(
    r"/(?P<below>\d{1,3})(?![\d/.])(?=(?P<of>\s?(?:的|以上|以下|左右|多|强|弱|[人国企家])|[，。；]))"
)
_OF_ALL = re.compile(r"(?:约|近|超过|逾|占|不到|不足|至少|达|为|有|的|将|超|减少|下降|增加)\s?$")
_SLASHED = re.compile(r"(?:/\d{1,4})+")
FULL_WIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_SEPARATORS = str.maketrans("", "", ", \u00a0\u2007\u2009\u202f")
#: Signs above this one are Chinese, or their punctuation.
_HAN_FROM = "\u2e80"
#: Behind these digits may be a footnote mark.
_CLOSING = frozenset("）》】」』")


def read_digits_zh(text: str, item: Item) -> None:
    """The number that the digits of ``item`` write, with its scale; ``item.reason`` where they are no figure."""
    start, end = item.start, item.end
    surface = text[start:end]
    before, after = text[start - 1 : start], text[end : end + 1]
    value: int | Fraction | None = None
    if len(surface) < 14:
        beyond = text[start - 2 : start - 1] if before == " " else before
        ahead = text[end + 1 : end + 2] if after == " " else after
        if beyond > _HAN_FROM and beyond not in _CLOSING and (ahead > _HAN_FROM or ahead == "%"):
            value = _between_signs(surface)  # 共有1.5万家: no code or footnote mark can stand here
    if value is None:
        value = _among_letters(text, item)
    if value is None:
        item.reason = item.reason or "unreadable_number"
        return
    if after == "/" and text[end + 1 : end + 2].isdigit():
        below = _FRACTION.match(text, end)
        if below and 0 < value < int(below["below"]) and _of_all(text, start, below["of"]):
            item.value, item.unit_name, item.group = Fraction(value) / int(below["below"]), "fraction", "share"
            item.end = item.tail = below.end()
            item.rule = "zh.fraction"
            return
        slashed = _SLASHED.match(text, end, end + 16)
        item.end, item.reason = slashed.end() if slashed else end, "name_with_number"
        return
    if before in _MINUS and (start < 2 or text[start - 2] in " (（\n\t：:，,为至到是"):
        value, item.start, item.head = -value, start - 1, start - 1
    elif (text[start - 2 : start - 1] if before == " " else before) in _BELOW_ZERO and negative(text, start):
        value = -value
    item.value = item.mantissa = value
    if after in _SCALE_SIGNS and (after not in _BLANKS or _is_scale_ahead(text[end + 1 : end + 2])):
        read_scale(text, item)
    elif (
        after in _RANGE_SIGNS
        and (shared := _RANGE_SCALE.match(text, end))
        and value <= (parse_digits(shared["n"]) or 0)
    ):
        factor = factor_of(shared["scale"])
        item.value, item.scale, item.scaled = value * factor, factor, True


def _is_scale_ahead(sign: str) -> bool:
    """Whether ``sign`` behind the blank behind a number can begin its scale, or 来 in the place of one."""
    return sign in _SCALE_SIGNS or sign == "来" or sign.isspace()


def _between_signs(surface: str) -> int | Fraction | None:
    """The value of plain digits with at most one decimal point, None for any other."""
    if surface.isdecimal():
        return int(surface)
    whole, _, decimals = surface.partition(".")
    if not (whole.isdecimal() and decimals.isdecimal()):
        whole, _, decimals = surface.translate(_SEPARATORS).partition(".")
        if not whole.isdecimal():
            return None
        if not decimals:
            return int(whole)
        if not decimals.isdecimal():
            return None
    return Fraction(int(whole + decimals), 10 ** len(decimals))


def _among_letters(text: str, item: Item) -> int | Fraction | None:
    """The value of digits that may belong to a code or be a footnote mark; None, with the reason, where they do."""
    start, end = item.start, item.end
    surface = text[start:end]
    if "．" in surface or "，" in surface:
        return parse_digits(surface.translate(FULL_WIDTH))
    value = read_plain_digits(text, item)
    if value is None and _stands_free(text, start, end, item.reason):
        item.start, item.end, item.reason = start, end, None
        return parse_digits(surface)
    return value


def _of_all(text: str, start: int, behind: str) -> bool:
    """Whether 2/3 is a share: words of a share stand before or behind it, and no word that numbers documents."""
    if _OF_ALL.search(text, max(0, start - 4), start):
        return True
    before = text[start - 1 : start]
    free = start == 0 or (before > _HAN_FROM and before not in "第号段条款表图见议决会（《")
    return free and behind.strip() in ("的", "以上")


def _stands_free(text: str, start: int, end: int, reason: str | None) -> bool:
    """Whether digits that seem glued to their neighbours count after all: “节水灌溉”2个主题, 0.3kg的国家."""
    before = text[start - 1 : start]
    if reason == "footnote_mark":
        return before in "”’）)》" and bool(classifier_at(text, end) or text[end : end + 1] in "万亿%％")
    if reason != "formula_or_code" or (before.isascii() and (before.isalnum() or before in "-/")):
        return False
    unit = unit_at(text, end, "zh")
    return unit is not None and unit.start == end and unit.end - end > 1 and text[unit.end : unit.end + 1] > "\u2e80"
