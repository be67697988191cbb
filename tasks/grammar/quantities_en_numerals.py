"""What one English numeral means by itself: digits, words, fractions, multiples, shares, negative numbers."""

import re
from fractions import Fraction

from tasks.grammar.count_nouns_en import compound_noun_en
from tasks.grammar.not_quantities_en import is_idiom_compound, ordinal_reason, why_not_one, word_before
from tasks.grammar.numerals import VULGAR
from tasks.grammar.numerals_en import SCALES, parse_en
from tasks.grammar.plain_digits import read_plain_digits
from tasks.grammar.quantity_item import Item
from tasks.grammar.units import money_before, unit_at

SCALE_WORDS = {word: SCALES[word] for word in SCALES} | {
    "mln": 10**6, "bln": 10**9, "trln": 10**12, "mn": 10**6, "bn": 10**9, "tn": 10**12, "lakh": 10**5, "crore": 10**7, "dozen": 12,
    "млн": 10**6, "млрд": 10**9, "тыс": 10**3, "millones": 10**6, "milliards": 10**9, "milliard": 10**9, "mille": 10**3,
    "миллионов": 10**6, "тысяч": 10**3,
}  # fmt: skip
_POWER = re.compile(r"[ \u00a0]?[x×·*][ \u00a0]?10(?:\^(?P<caret>-?\d{1,2})|(?P<sup>[⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))")
_TO_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_BELOW = r"(?P<below>\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|hundred)(?![\w%])"
_ONE_IN = re.compile(rf"[ \u00a0\n](?:in|out of)[ \u00a0\n](?:every[ ])?{_BELOW}")
#: "nine out of ten" is a share, "18 out of the 25" counts.
_MOST_IN = re.compile(
    r"[ \u00a0\n](?:in|out of)[ \u00a0\n](?:every[ ])?(?P<below>four|five|ten|10|100|hundred)(?![\w%.,])"
)
_OF_A_SCALE = re.compile(
    r"[ \u00a0\n]of[ \u00a0\n]a[ \u00a0\n](hundred|thousand|million|billion|trillion|dozen)\b", re.IGNORECASE
)
_TIME_QUARTERS = re.compile(
    r"(?:two|four|five|six|seven|eight|nine|ten|eleven|twelve)[ \u00a0\n-]quarters", re.IGNORECASE
)
_CONSECUTIVE = re.compile(
    r"\b(?:last|past|first|next|previous|consecutive|successive|final|remaining|other|these|those|recent)[ \u00a0\n]+$",
    re.I,
)
_FACTOR_OF = re.compile(
    r"\bfactor[ \u00a0\n]of[ \u00a0\n](?:(?:about|nearly|almost|over|more than|up to|at least|some|roughly|around)[ \u00a0\n])?$",
    re.I,
)


def read_numeral_en(text: str, match: re.Match[str]) -> Item:
    """The number of ``match`` by itself: its value, or the reason it is none.

    >>> from tasks.grammar.candidates_en import candidates_en
    >>> match = next(iter(candidates_en("some 1,200 firms", [])))
    >>> read_numeral_en("some 1,200 firms", match).value
    1200
    """
    start, end = match.span()
    kind = match.lastgroup or "dig"
    item = Item(start, end, None, kind, head=start, tail=end)
    if kind == "sup":
        item.reason = "footnote_mark"
    elif kind == "roman":
        item.reason = "roman_numeral"
    elif kind == "ord" or match["ordtail"]:
        item.reason = ordinal_reason(text, end)
    elif kind == "times":
        item.reason = "idiom_or_pronoun"
    elif kind == "half":
        _read_half(text, item)
    elif kind == "fold":
        _read_fold(text, item, match["fold"])
    elif kind == "indef":
        _read_indefinite(text, item)
    elif kind == "word":
        _read_word(text, item)
    else:
        _read_digits(text, item)
    return item


_FEET_INCHES = re.compile(r"['′’](\d{1,2})(?:[\"″”]|''|(?![\w'’]))")
_ACCOUNT_AFTER = re.compile(r"[ \u00a0](?:million|billion|trillion|thousand|per cent|percent|mn|bn|m\b)|[ \u00a0]?%")


def _is_accounting(text: str, start: int, end: int) -> bool:
    """Whether brackets round nothing but the number make it negative: ``€(3.1) million``, ``(4.1) per cent``."""
    return money_before(text, start - 1) is not None or _ACCOUNT_AFTER.match(text, end + 1) is not None


_HALF_OF = re.compile(r"[ \u00a0\n]+(?:of|the|its|their|our|all|that|this|as many|as much)\b")
#: "fell by more than half", "nearly half are late": a share without its whole.
_BOUND_OF_HALF = re.compile(
    r"\b(?:more than|less than|nearly|almost|over|about|by|to|around|roughly|under)[ \u00a0\n]+$"
)
_ARTICLE = re.compile(r"[ \u00a0\n]+an?[ \u00a0]")


def _read_half(text: str, item: Item) -> None:
    if re.match(
        r"[ \u00a0\n]+a[ \u00a0](?:million|billion|trillion|thousand|dozen)\b", text[item.end : item.end + 14], re.I
    ):
        scale = re.match(r"[ \u00a0\n]+a[ \u00a0](\w+)", text[item.end : item.end + 14])
        if scale:
            item.scale, item.scaled = SCALE_WORDS[scale[1].lower()], True
            item.end = item.tail = item.end + scale.end()
            item.value = Fraction(1, 2) * item.scale
            return
    article = _ARTICLE.match(text, item.end)
    unit = unit_at(text, article.end() - 1, "en") if article else None
    if article and unit and text[unit.start : unit.end].islower():  # half an hour, half a litre
        item.value, item.end, item.tail = Fraction(1, 2), article.end() - 1, article.end() - 1
        return
    before = text[max(0, item.start - 14) : item.start].lower()
    if (_HALF_OF.match(text, item.end) or _BOUND_OF_HALF.search(before)) and not re.search(
        r"(?:first|second|last|latter|other|each)[ \u00a0\n]+$", before
    ):
        item.value, item.unit_name, item.group, item.rule = Fraction(1, 2), "fraction", "share", "en.fraction"
        return
    item.reason = "idiom_or_pronoun"


def _read_fold(text: str, item: Item, surface: str) -> None:
    value = parse_en(re.sub(r"-?fold$", "", surface, flags=re.I))
    if value is None or re.search(r"\b(?:is|are|was|were|be)[ \u00a0\n]+$", text[max(0, item.start - 8) : item.start]):
        item.reason = "idiom_or_pronoun"
        return
    item.value, item.unit_name, item.group, item.rule = Fraction(value), "times", "ratio", "en.multiple"


_TABLE_HEADER = re.compile(r"(?:\((?:in|expressed in)?|^in|\nin|[Ii]n)[ \u00a0]?$")


_SIZES = {
    "tens": 10, "dozens": 12, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9, "trillions": 10**12,
}  # fmt: skip


def _read_indefinite(text: str, item: Item) -> None:
    words = text[item.start : item.end].lower().split()
    value = 1
    for word in words:
        value *= _SIZES.get(word, 1)
    following = re.match(r"[ \u00a0\n]+of[ \u00a0\n]+(?!the\b)", text[item.end : item.end + 8])
    if following and _TABLE_HEADER.search(text, max(0, item.start - 8), item.start):
        item.reason = "indefinite_number"  # the unit of a table: "(in thousands of euros)"
        return
    if not following:
        item.reason = (
            "idiom_or_pronoun"
            if not re.match(r"[ \u00a0\n]+of\b", text[item.end : item.end + 5])
            else "indefinite_number"
        )
        return
    item.low, item.open_ended, item.qualifier, item.rule = Fraction(value), True, "at_least", "en.indefinite"


def _read_word(text: str, item: Item) -> None:
    surface = text[item.start : item.end]
    lowered = surface.lower()
    value = parse_en(surface)
    if value is None:
        item.reason = "unreadable_number"
        return
    if lowered == "zero":
        item.reason = "name_of_concept"
        return
    if lowered in ("hundred", "thousand", "million", "billion", "trillion", "dozen"):
        if re.search(
            r"\b(?:several|few|some|many|couple of)[ \u00a0\n]+$", text[max(0, item.start - 12) : item.start], re.I
        ):
            item.low, item.open_ended, item.qualifier, item.rule = Fraction(value), True, "at_least", "en.indefinite"
            return
        item.reason = "idiom_or_pronoun"
        return
    one_in = (_ONE_IN if value in (1, 2, 3) else _MOST_IN).match(text, item.end) if value < 100 else None
    below = parse_en(one_in["below"]) if one_in else None
    if one_in and isinstance(below, int) and value < below:
        item.value, item.end, item.tail = Fraction(value) / below, one_in.end(), one_in.end()
        item.unit_name, item.group, item.rule = "fraction", "share", "en.fraction"
        return
    if _FACTOR_OF.search(text, max(0, item.start - 32), item.start):
        item.value, item.unit_name, item.group, item.rule = Fraction(value), "times", "ratio", "en.multiple"
        return
    if lowered == "one":
        item.reason = why_not_one(text, item.start, item.end)
    if "-" in text[item.end : item.end + 1] and is_idiom_compound(text, item.end):
        item.reason = "idiom_or_pronoun"
    item.value = item.mantissa = value
    if isinstance(value, Fraction) and not re.search(r"hundred|thousand|million|billion", lowered) and value < 1:
        scale = _OF_A_SCALE.match(text, item.end)
        if scale:
            item.scale, item.scaled, item.end = SCALE_WORDS[scale[1].lower()], True, scale.end()
            item.value, item.tail = value * item.scale, item.end
            return
        item.unit_name, item.group, item.rule = "fraction", "share", "en.fraction"
        if lowered.endswith("quarters") and (
            _TIME_QUARTERS.fullmatch(surface) or _CONSECUTIVE.search(text, max(0, item.start - 14), item.start)
        ):
            item.unit_name, item.reason = "", "period"
        if re.match(r"[ \u00a0\n-](?:majority|vote)\b", text[item.end : item.end + 10]):
            item.reason = "name_of_concept"
        if re.match(r"[ \u00a0\n]+(?:pounder|time|finals?)\b", text[item.end : item.end + 10]):
            item.reason = "idiom_or_pronoun"
    elif value >= 1000:
        item.scaled = True


def _read_digits(text: str, item: Item) -> None:
    start, end = item.start, item.end
    value = read_plain_digits(text, item)
    if value is None:
        return
    after = text[end : end + 1]
    if after == "/" and text[end + 1 : end + 2].isdigit():
        slashed = re.match(r"/(\d{1,4})(?:/\d+)*(?![\d.])", text[end : end + 16])
        below = int(slashed[1]) if slashed else 0
        item.end = end + (slashed.end() if slashed else 0)
        if value == 1 and 2 <= below <= 20 and re.match(r"[ \u00a0](?:of|the)\b", text[item.end : item.end + 5]):
            item.value, item.unit_name, item.group, item.rule = Fraction(1, below), "fraction", "share", "en.fraction"
        else:
            item.reason = "name_with_number"
        return
    if after == "(" and re.match(r"\(\w{1,3}\)", text[end : end + 5]):
        item.reason = "paragraph_reference"
        return
    if (
        after in ("-", "‑")
        and text[end + 1 : end + 5].lower() != "fold"
        and is_idiom_compound(text, end)
        and not compound_noun_en(text, end)
    ):
        item.reason = "name_of_concept"
        return
    one_in = _ONE_IN.match(text, end) if value in (1, 2, 3) else _MOST_IN.match(text, end) if value < 10 else None
    out_of = parse_en(one_in["below"]) if one_in else None
    if one_in and isinstance(out_of, int) and value < out_of <= 1000 and not unit_at(text, one_in.end(), "en"):
        item.value, item.end, item.tail = Fraction(value) / out_of, one_in.end(), one_in.end()
        item.unit_name, item.group, item.rule = "fraction", "share", "en.fraction"
        return
    sign = 1
    if start and text[start - 1] in "-\u2212–" and (start < 2 or text[start - 2] in " (\u00a0\n\t[:"):
        sign = -1
        item.head = item.start = start - 1
    elif word_before(text, start) in ("minus", "negative"):
        sign = -1
    if start and text[start - 1] == "(" and after == ")" and _is_accounting(text, start, end):
        sign, item.start, item.end = -1, start - 1, end + 1
        item.head, item.tail, end = item.start, item.end, item.end
    item.value = item.mantissa = sign * value
    if text[start:end] in VULGAR and not unit_at(text, end, "en"):
        item.unit_name, item.group, item.rule = "fraction", "share", "en.fraction"
    inches = _FEET_INCHES.match(text, end)
    if inches:
        item.value, item.end, item.unit_name, item.group = (
            item.value + Fraction(int(inches[1]), 12),
            inches.end(),
            "ft",
            "length",
        )
        item.tail = item.end
        return
    power = _POWER.match(text, end)
    if power:
        exponent = int(power["caret"] or power["sup"].translate(_TO_DIGITS))
        if abs(exponent) <= 15:
            item.value *= Fraction(10) ** exponent
            item.end = item.tail = power.end()
            item.scaled = True
