"""Chinese numerals: 四十九, 七千二百万, 7,200 万, 3.484 亿, 七分之一, 五成, 百分之六十五, 第四十九."""

import itertools
import re
from fractions import Fraction

DIGITS = {
    "〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
    "八": 8, "九": 9,
}  # fmt: skip
PLACES = {"十": 10, "百": 100, "千": 1000}
SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}

#: More characters than any number written out in full needs.
_LONGEST = 40
_ARABIC = re.compile(r"([+-]?\d[\d, \u00a0\u2009\u202f]*(?:\.\d+)?)\s*([十百千]?[万萬]?[亿億]?)")
_BLANKS = str.maketrans("", "", ", \u00a0\u2009\u202f")


def _section(text: str) -> int | None:
    """The value of up to four places: 三千二百〇五, 十二, 两百; None when the characters make no number."""
    total = 0
    digit: int | None = None
    last_place = 10_000
    for character in text:
        if character in DIGITS:
            if digit not in (None, 0):
                return None
            digit = DIGITS[character]
        elif character in PLACES:
            place = PLACES[character]
            if place >= last_place:
                return None
            total += (1 if digit is None else digit) * place
            digit, last_place = None, place
        else:
            return None
    if digit:
        # 一百二 is spoken for 120: the digit takes the place below the last, unless a zero stands before it.
        spoken = last_place in (100, 1000) and text[-2:-1] in PLACES
        total += digit * (last_place // 10 if spoken else 1)
    return total


def _whole(text: str) -> int | None:
    if not text:
        return None
    if len(text) > 1 and all(character in DIGITS for character in text):
        if len(text) < 4 and "〇" not in text and "○" not in text:
            return None  # 三四 is "three or four", never 34
        return int("".join(str(DIGITS[character]) for character in text))  # 二〇二一
    for scale in ("兆", "亿", "億", "万", "萬"):
        if scale in text:
            high, _, low = text.rpartition(scale)
            upper = _whole(high) if high else None
            lower = _whole(low) if low else 0
            if upper is None or lower is None:
                return None
            return upper * SCALES[scale] + lower
    return _section(text)


def parse_zh(text: str) -> int | Fraction | None:
    """The value of a Chinese numeral (characters, digits or both), None when it is none.

    >>> parse_zh("四十九"), parse_zh("7,200 万"), parse_zh("两亿三千万"), parse_zh("七分之一"), parse_zh("五成")
    (49, 72000000, 230000000, Fraction(1, 7), Fraction(1, 2))
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    arabic = _ARABIC.fullmatch(text)
    if arabic:
        number = arabic[1].translate(_BLANKS)
        value = Fraction(number)
        for character in arabic[2]:
            value *= PLACES.get(character) or SCALES[character]
        return value.numerator if value.denominator == 1 else value
    if text in ("半", "一半"):
        return Fraction(1, 2)
    if "分之" in text:
        below, _, above = text.partition("分之")
        denominator, numerator = parse_zh(below), parse_zh(above)
        if not denominator or numerator is None:
            return None
        return Fraction(numerator) / Fraction(denominator)
    if text.endswith(("成", "成半")):
        half = text.endswith("半")
        tenths = parse_zh(text.rstrip("半")[:-1])
        return None if tenths is None else Fraction(tenths) / 10 + (Fraction(1, 20) if half else 0)
    if "点" in text:
        whole, _, decimals = text.partition("点")
        scale = 1
        while decimals and decimals[-1] in SCALES:
            scale *= SCALES[decimals[-1]]
            decimals = decimals[:-1]
        head = _whole(whole)
        if head is None or not decimals or any(character not in DIGITS for character in decimals):
            return None
        tail = Fraction(int("".join(str(DIGITS[c]) for c in decimals)), 10 ** len(decimals))
        point = (head + tail) * scale
        return point.numerator if point.denominator == 1 else point
    compact = text.translate(_BLANKS)
    return _whole(compact)


def ordinal_zh(text: str) -> int | None:
    """The number of a Chinese ordinal with 第, None when it is none.

    >>> ordinal_zh("第四十九"), ordinal_zh("第 3"), ordinal_zh("四十九")
    (49, 3, None)
    """
    text = text.strip()
    if not text.startswith("第"):
        return None
    numeral = text[1:]
    if len(numeral) == 3 and all(sign in DIGITS for sign in numeral):  # 第一三八届: no "three or four" behind 第
        return int("".join(str(DIGITS[sign]) for sign in numeral))
    value = parse_zh(numeral)
    return value if isinstance(value, int) else None


def neighbours_zh(surface: str) -> tuple[int, int] | None:
    """The range of two neighbouring digits that mean "about", None where there is none.

    >>> neighbours_zh("七八十"), neighbours_zh("三五"), neighbours_zh("七十八")
    ((70, 80), (3, 5), None)
    """
    pairs = [(a, b) for a, b in itertools.pairwise(surface) if a in DIGITS and b in DIGITS and a not in "〇零"]
    if len(pairs) != 1:
        return None
    first, second = pairs[0]
    if DIGITS[second] != DIGITS[first] + 1 and (first, second) != ("三", "五"):
        return None
    cut = surface.index(first + second)
    low = parse_zh(surface[:cut] + first + surface[cut + 2 :])
    high = parse_zh(surface[:cut] + second + surface[cut + 2 :])
    return (low, high) if isinstance(low, int) and isinstance(high, int) and low < high else None
