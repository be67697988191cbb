"""English numerals (and, as far as digits go, those of other alphabetic languages): digits, words, fractions, multiples."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from tasks.grammar.count_nouns_en import compound_noun_en
from tasks.grammar.not_quantities import Mask
from tasks.grammar.not_quantities_en import is_idiom_compound, ordinal_reason, why_not_one, word_before
from tasks.grammar.numerals import DIGITS, SUPERSCRIPTS
from tasks.grammar.numerals_en import SCALES, parse_en
from tasks.grammar.plain_digits import read_plain_digits
from tasks.grammar.quantity_item import Item

_CARDINAL = (
    "zero|one|two|three|four(?:teen)?|five|six(?:teen|ty)?|seven(?:teen|ty)?|eight(?:een|y)?|nine(?:teen|ty)?|"
    "ten|eleven|"
    "twelve|thirteen|fifteen|twenty|thirty|forty|fifty|hundred|thousand|million|billion|trillion|dozen"
)
_ORDINAL = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|"
    "sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|fortieth|fiftieth|sixtieth|seventieth|eightieth|"
    "ninetieth|hundredth|thousandth|millionth"
)
_PART = (
    "half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|hundredths?|thousandths?"
)
_CANDIDATE = re.compile(
    rf"(?P<sup>[{SUPERSCRIPTS}]+)|(?P<dig>(?<![\d]){DIGITS})"
    r"|(?P<roman>\b(?:II|III|IV|VI{1,3}|IX|XI{1,3}|XIV|XVI{0,3}|XIX|XX[IV]{0,3})\b)"
    rf"|(?i:\b(?:"
    rf"(?P<indef>(?:tens|dozens|hundreds|thousands|millions|billions|trillions)(?:\s+of\s+(?:thousands|millions|"
    rf"billions))?)"
    rf"|(?P<fold>(?:two|three|four|five|six|seven|eight|nine|ten|hundred|thousand)-?fold)"
    rf"|(?P<word>(?:an?\s+(?=(?:hundred|thousand|million|billion|trillion|dozen|third|quarter|fifth|tenth|sixth|"
    rf"eighth)\b))?"
    rf"(?:(?:{_CARDINAL})\b(?:[\s\-\u2011]+(?:and[\s\-]+)?(?:{_CARDINAL})\b)*(?:[\s\-\u2011](?:{_PART})\b"
    rf"|[\s\-]+(?:and[\s\-]+)?(?P<ordtail>{_ORDINAL})\b|\s+and\s+an?\s+(?:half|quarter)\b)?|(?<=\ban\s)(?:{_PART})|"
    rf"(?<=\ba\s)(?:{_PART})))"
    rf"|(?P<half>half)|(?P<ord>(?:{_ORDINAL}))|(?P<times>once|twice|thrice))\b)"
)
SCALE_WORDS = {word: SCALES[word] for word in SCALES} | {
    "mln": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12, "lakh": 10**5, "crore": 10**7, "dozen": 12,
    "млн": 10**6, "млрд": 10**9, "тыс": 10**3, "millones": 10**6, "milliards": 10**9, "milliard": 10**9, "mille": 10**3,
    "миллионов": 10**6, "тысяч": 10**3,
}  # fmt: skip
_POWER = re.compile(r"[ \u00a0]?[x×·*][ \u00a0]?10(?:\^(?P<caret>-?\d{1,2})|(?P<sup>[⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))")
_TO_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_ONE_IN = re.compile(
    r"[ \u00a0\n](?:in|out of)[ \u00a0\n](?:every[ ])?(?P<below>\d{1,4}|two|three|four|five|six|seven|eight|nine|"
    r"ten|twelve|twenty|fifty|hundred)(?![\w%])"
)


_TOKEN = re.compile(rf"[{SUPERSCRIPTS}]|\d|[A-Za-z]+")
_ROMAN_LETTERS = frozenset("IVX")
_WORDS = re.compile(
    rf"(?:an?|{_CARDINAL}|{_ORDINAL}|{_PART}|tens|dozens|hundreds|thousands|millions|billions|trillions|once|twice|thrice|"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|hundred|thousand)fold)"
)


@lru_cache(maxsize=20_000)
def _may_begin(word: str) -> bool:
    """Whether a numeral can begin with ``word``: asked of every word of a text, and most words come again and again."""
    return _WORDS.fullmatch(word.lower()) is not None or _ROMAN_LETTERS.issuperset(word)


def numeral_matches(text: str) -> Iterator[re.Match[str]]:
    """Every numeral of ``text`` in order: as the pattern's own ``finditer``, but tried only where one can begin."""
    position = 0
    for token in _TOKEN.finditer(text):
        start = token.start()
        if start < position or (token[0][0].isalpha() and not _may_begin(token[0])):
            continue
        match = _CANDIDATE.match(text, start)
        if match is not None:
            position = match.end()
            yield match


def candidates_en(text: str, masks: list[Mask]) -> Iterator[re.Match[str] | Mask]:
    """Numeral matches outside the masks, and each mask that holds a numeral once, in text order."""
    index = 0
    shown = -1
    for match in numeral_matches(text):
        start, end = match.span()
        while index < len(masks) and masks[index][1] <= start:
            index += 1
        if index < len(masks) and masks[index][0] < end:
            low, high, reason = masks[index]
            if shown != index:
                shown = index
                yield low, max(high, end), reason
            elif end > high:
                yield max(start, high), end, reason
            continue
        yield match


def read_numeral_en(text: str, match: re.Match[str]) -> Item:
    """The number of ``match`` by itself: its value, or the reason it is none.

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
    before = text[max(0, item.start - 14) : item.start].lower()
    if re.match(r"[ \u00a0\n]+(?:of|the|its|their|our|all)\b", text[item.end : item.end + 10]) and not re.search(
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


def _read_indefinite(text: str, item: Item) -> None:
    words = text[item.start : item.end].lower().split()
    sizes = {
        "tens": 10,
        "dozens": 12,
        "hundreds": 100,
        "thousands": 1000,
        "millions": 10**6,
        "billions": 10**9,
        "trillions": 10**12,
    }
    value = 1
    for word in words:
        value *= sizes.get(word, 1)
    following = re.match(r"[ \u00a0\n]+of[ \u00a0\n]+(?!the\b)", text[item.end : item.end + 8])
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
    one_in = _ONE_IN.match(text, item.end) if value in (1, 2, 3) else None
    below = parse_en(one_in["below"]) if one_in else None
    if one_in and isinstance(below, int) and value < below:
        item.value, item.end, item.tail = Fraction(value) / below, one_in.end(), one_in.end()
        item.unit_name, item.group, item.rule = "fraction", "share", "en.fraction"
        return
    if lowered == "one":
        item.reason = why_not_one(text, item.start, item.end)
    if "-" in text[item.end : item.end + 1] and is_idiom_compound(text, item.end):
        item.reason = "idiom_or_pronoun"
    item.value = item.mantissa = value
    if isinstance(value, Fraction) and not re.search(r"hundred|thousand|million|billion", lowered) and value < 1:
        item.unit_name, item.group, item.rule = "fraction", "share", "en.fraction"
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
    if after in ("-", "‑") and is_idiom_compound(text, end) and not compound_noun_en(text, end):
        item.reason = "name_of_concept"
        return
    sign = 1
    if start and text[start - 1] in "-\u2212–" and (start < 2 or text[start - 2] in " (\u00a0\n\t[:"):
        sign = -1
        item.head = item.start = start - 1
    elif word_before(text, start) in ("minus", "negative"):
        sign = -1
    item.value = item.mantissa = sign * value
    power = _POWER.match(text, end)
    if power:
        exponent = int(power["caret"] or power["sup"].translate(_TO_DIGITS))
        if abs(exponent) <= 15:
            item.value *= Fraction(10) ** exponent
            item.end = item.tail = power.end()
            item.scaled = True
