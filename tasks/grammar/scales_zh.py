"""Scales and signs around a Chinese number: 万 and 亿 behind it, 多 and 余 inside and behind, 负 and 零下 before."""

import re
from fractions import Fraction

from tasks.grammar.numerals_zh import PLACES
from tasks.grammar.numerals_zh import SCALES as ZH_SCALES
from tasks.grammar.quantity_item import Item

SCALE = re.compile(
    r"\s?(?P<infix>[多余餘几])?\s?(?P<scale>万亿|千亿|百亿|十亿|千万|百万|十万|万|萬|亿|億|[千百](?![克瓦米卡焦伏帕赫字比巴])|"
    r"兆(?![瓦焦赫帕伏字比]))"
)
INFIX = re.compile(
    r"\s?(?P<more>[多余餘])(?![于边样种方层维云]|元化|个百)|\s?(?P<about>来)(?=[个名项家位座台岁年天])|"
    r"\s?(?P<few>几)(?=[个名项份家次位座台套条件部所处种类张])"
)
_INFIX_SIGNS = frozenset(" \u00a0\u2009\u202f多余餘来几")
#: 8亿2800万, 3万5千: what stands behind the first scale of a number in digits.
_REST = re.compile(r"(?P<n>\d{1,4})(?P<scale>万|萬|千)(?![克瓦米卡焦帕赫字])|(?P<rest>\d,?\d{3})(?![\d,.万亿])")
#: All that a scale with 多 or 余 before it can begin with, blanks apart.
_SCALE_SIGNS = frozenset("多余餘几万千百十亿萬億兆")
_SMALL = frozenset("百千")
_FACTORS = {"万": 10**4, "亿": 10**8, "万亿": 10**12}


def factor_of(scale: str) -> int:
    """What a scale multiplies by.

    >>> factor_of("万亿"), factor_of("百万")
    (1000000000000, 1000000)
    """
    factor = _FACTORS.get(scale, 0)
    if factor:
        return factor
    factor = 1
    for character in scale:
        factor *= PLACES.get(character) or ZH_SCALES[character]
    return factor


def negative(text: str, start: int) -> bool:
    """Whether the words before a number make it negative (负0.2, 零下 20).

    >>> negative("零下 20 摄氏度", 3), negative("正负5", 2)
    (True, False)
    """
    before = text[max(0, start - 3) : start].rstrip()
    return before.endswith("零下") or (before.endswith("负") and not before.endswith(("正负", "担负", "肩负", "胜负")))


def read_scale(text: str, item: Item) -> None:
    """Multiplies by 万, 亿… after the number and reads 多, 余 on either side of them."""
    end = item.end
    following = text[end : end + 1]
    for _ in range(2):
        if following == "亿" or (following == "万" and text[end + 1 : end + 2] != "亿"):
            factor, infix, end = _FACTORS[following], None, end + 1
        else:
            found = SCALE.match(text, end)
            if found is None:
                break
            infix, scale = found.groups()
            if infix == "几" or (scale in _SMALL and item.scaled):
                break
            factor, end = factor_of(scale), found.end()
        value = item.value
        if isinstance(value, int):
            item.value = value * factor
        elif value is not None:
            whole, part = divmod(value.numerator * factor, value.denominator)
            item.value = Fraction(value.numerator * factor, value.denominator) if part else whole
        item.scale, item.scaled, item.end, item.tail = item.scale * factor, True, end, end
        if infix:
            item.qualifier = "more_than"
        following = text[end : end + 1]
        if following not in _SCALE_SIGNS and not following.isspace():
            break
    if following.isdigit() and item.scale >= 10_000 and item.value is not None:
        rest = _REST.match(text, item.end)
        more = 0 if rest is None else _rest(rest)
        if rest is not None and 0 < more < item.scale:
            item.value += more
            item.end = item.tail = rest.end()
            following = text[item.end : item.end + 1]
    if following in _INFIX_SIGNS:
        read_more(text, item)


def _rest(match: re.Match[str]) -> int:
    if match["rest"]:
        return int(match["rest"].replace(",", ""))
    return int(match["n"]) * factor_of(match["scale"])


def read_more(text: str, item: Item) -> None:
    """Reads 多, 余 or 来 right behind the number of ``item``."""
    if text[item.end : item.end + 1] not in _INFIX_SIGNS:
        return
    more = INFIX.match(text, item.end)
    if more:
        item.qualifier = "approx" if more["about"] else "more_than"
        item.tail = more.end()
