# Patterns and tables of words are kept whole, each alternative beside its like.
# ruff: noqa: E501
"""English numerals (and, as far as digits go, those of other alphabetic languages) with scale, unit, noun and bound."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from tasks.grammar.count_nouns import NounHit, compound_noun_en, group_of, noun_en
from tasks.grammar.not_quantities import Mask, glued
from tasks.grammar.not_quantities_en import (
    is_idiom_compound,
    is_reference_period,
    label_before,
    name_before,
    ordinal_reason,
    why_not_one,
)
from tasks.grammar.numerals import DIGITS, MOST_DIGITS, SUPERSCRIPTS, parse_digits
from tasks.grammar.numerals_en import SCALES, parse_en
from tasks.grammar.qualifiers import qualifier_after, qualifier_before, stronger
from tasks.grammar.units import UnitHit, money_before, rate_after, unit_at

_CARDINAL = (
    "zero|one|two|three|four(?:teen)?|five|six(?:teen|ty)?|seven(?:teen|ty)?|eight(?:een|y)?|nine(?:teen|ty)?|ten|eleven|"
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
    rf"(?P<indef>(?:tens|dozens|hundreds|thousands|millions|billions|trillions)(?:\s+of\s+(?:thousands|millions|billions))?)"
    rf"|(?P<fold>(?:two|three|four|five|six|seven|eight|nine|ten|hundred|thousand)-?fold)"
    rf"|(?P<word>(?:an?\s+(?=(?:hundred|thousand|million|billion|trillion|dozen|third|quarter|fifth|tenth|sixth|eighth)\b))?"
    rf"(?:(?:{_CARDINAL})\b(?:[\s\-\u2011]+(?:and[\s\-]+)?(?:{_CARDINAL})\b)*(?:[\s\-\u2011](?:{_PART})\b"
    rf"|[\s\-]+(?:and[\s\-]+)?(?P<ordtail>{_ORDINAL})\b|\s+and\s+an?\s+(?:half|quarter)\b)?|(?<=\ban\s)(?:{_PART})|(?<=\ba\s)(?:{_PART})))"
    rf"|(?P<half>half)|(?P<ord>(?:{_ORDINAL}))|(?P<times>once|twice|thrice))\b)"
)
_SCALE_WORDS = {word: SCALES[word] for word in SCALES} | {
    "mln": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12, "lakh": 10**5, "crore": 10**7, "dozen": 12,
    "млн": 10**6, "млрд": 10**9, "тыс": 10**3, "millones": 10**6, "milliards": 10**9, "milliard": 10**9, "mille": 10**3,
    "миллионов": 10**6, "тысяч": 10**3,
}  # fmt: skip
_MONEY_SCALES = {"m": 10**6, "M": 10**6, "bn": 10**9, "B": 10**9, "b": 10**9, "k": 10**3, "K": 10**3, "tn": 10**12}
_SCALE = re.compile(
    r"[ \u00a0\n\-]?(hundred|thousand|million|billion|trillion|mln|mn|bn|tn|lakh|crore|dozen|млн|млрд|тыс|millones|milliards?|mille|миллионов|тысяч)s?\b\.?(?![\-‑](?:dollar))"
)
_MONEY_SCALE = re.compile(r"[ \u00a0]?(mn|bn|tn|m|M|B|b|k|K)\b")
_TIMES_X = re.compile(r"x\b|[ \u00a0]?×(?! ?10)")
_POWER = re.compile(r"[ \u00a0]?[x×·*][ \u00a0]?10(?:\^(?P<caret>-?\d{1,2})|(?P<sup>[⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))")
_TO_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_OF = re.compile(
    r"[ \u00a0\n]+(?:out[ ])?of[ \u00a0\n]+(?:(?:the|its|their|these|those|our|all|a total of|his|her|such|which|whom|them)\b[ \u00a0\n]*)?(?:world's |country's |region's )?"
)
_OF_NUMBER = re.compile(
    r"[ \u00a0\n]+(?:out[ ])?of[ \u00a0\n]+(?:(?:the|its|their|these|those|all)[ \u00a0\n]+)?(?:some[ ]|over[ ]|about[ ]|more than[ ])?"
    r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred)(?=[ \u00a0\n][A-Za-z])"
)
_ONE_IN = re.compile(
    r"[ \u00a0\n](?:in|out of)[ \u00a0\n](?:every[ ])?(?P<below>\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|hundred)(?![\w%])"
)
_DENOMINATOR_BEFORE = re.compile(r"\b(?:per|for every|in every|out of every)[ \u00a0\n]$", re.IGNORECASE)
_OTHER = re.compile(
    r"[ \u00a0\n]+(?:other|more|additional|further|new|different|such|separate|of these|of the|of its|of their|of our|of which)(?=[ \u00a0\n])"
)


@dataclass(slots=True)
class Item:
    """One numeral under analysis; becomes a :class:`Quantity` unless ``reason`` is set."""

    start: int
    end: int
    value: int | Fraction | None
    kind: str
    reason: str | None = None
    scale: int = 1
    scaled: bool = False
    mantissa: int | Fraction | None = None
    money: UnitHit | None = None
    unit: UnitHit | None = None
    noun: NounHit | None = None
    low: int | Fraction | None = None
    high: int | Fraction | None = None
    is_range: bool = False
    open_ended: bool = False
    qualifier: str = "exact"
    head: int = 0
    tail: int = 0
    rule: str = ""
    rate: str | None = None
    label: str | None = None
    unit_name: str = ""
    group: str = ""
    shared: bool = False


def candidates_en(text: str, masks: list[Mask]) -> Iterator[re.Match[str] | Mask]:
    """Numeral matches outside the masks, and each mask that holds a numeral once, in text order."""
    index = 0
    shown = -1
    for match in _CANDIDATE.finditer(text):
        start, end = match.span()
        while index < len(masks) and masks[index][1] <= start:
            index += 1
        if index < len(masks) and masks[index][0] < end:
            if shown != index:
                shown = index
                yield masks[index]
            continue
        yield match


def read_item(text: str, match: re.Match[str], previous: Item | None) -> Item:
    """The numeral of ``match`` with all that stands beside it; ``previous`` is the item before, for lists of labels."""
    start, end = match.span()
    kind = next(
        name for name in ("sup", "dig", "roman", "indef", "fold", "word", "half", "ord", "times") if match[name]
    )
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
    if item.reason is None:
        _read_label(text, item, previous)
    if item.reason is None:
        _read_surroundings(text, item)
    return item


def _read_half(text: str, item: Item) -> None:
    if re.match(
        r"[ \u00a0\n]+a[ \u00a0](?:million|billion|trillion|thousand|dozen)\b", text[item.end : item.end + 14], re.I
    ):
        scale = re.match(r"[ \u00a0\n]+a[ \u00a0](\w+)", text[item.end : item.end + 14])
        if scale:
            item.scale, item.scaled = _SCALE_WORDS[scale[1].lower()], True
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
    surface = text[start:end]
    code = glued(text, start, end)
    if code:
        item.start, item.end, item.reason = code
        return
    if surface.count(".") > 1:
        item.reason = "section_number"
        return
    if sum(character.isdigit() for character in surface) > MOST_DIGITS:
        item.reason = "implausible_length"
        return
    value = parse_digits(surface)
    if value is None:
        item.reason = "unreadable_number"
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
    elif re.search(r"\b(?:minus|negative)[ \u00a0]$", text[max(0, start - 10) : start], re.I):
        sign = -1
    item.value = item.mantissa = sign * value
    power = _POWER.match(text, end)
    if power:
        exponent = int(power["caret"] or power["sup"].translate(_TO_DIGITS))
        if abs(exponent) <= 15:
            item.value *= Fraction(10) ** exponent
            item.end = item.tail = power.end()
            item.scaled = True


def _read_label(text: str, item: Item, previous: Item | None) -> None:
    """Sets the reason where the number labels something, or continues a list of labels."""
    if item.kind == "dig" and _DENOMINATOR_BEFORE.search(text, max(0, item.start - 14), item.start):
        item.reason = "denominator"
        return
    label = label_before(text, item.start)
    if label:
        if label[0] == "strong" and not (
            item.kind == "word" and not text[item.start].isupper() and item.value != 1 and noun_en(text, item.end)
        ):
            item.reason = item.label = label[1]
        elif label[0] in ("weak", "capital"):
            item.label = label[1]
    elif name_before(text, item.start) and item.kind == "dig":
        item.label = "name_with_number"
        if re.search(
            r"(?:GEF|COP|CMP|CMA|MOP|AR|Agenda|Horizon|Vision|Basel|Group of|PROMOTION|Promotion|Industry|ExCom)[ \-\u00a0]$",
            text[max(0, item.start - 12) : item.start],
        ):
            item.reason = "name_with_number"
    if (
        item.reason is None
        and previous is not None
        and previous.label
        and not (previous.unit or previous.noun)
        and item.start - previous.end < 14
    ):
        gap = text[previous.end : item.start]
        if re.fullmatch(r"(?:\([a-z\d]{1,3}\))?\s?(?:,|,? and|,? or|to|through|[-–—‑]|&|/|;)\s?", gap):
            item.label = previous.label
            if "," not in gap or not (unit_at(text, item.end, "en") or noun_en(text, item.end)):
                item.reason = previous.label


def _read_surroundings(text: str, item: Item) -> None:
    """Scale, currency, unit, noun and qualifiers around a number that is not yet known to be none."""
    item.money = money_before(text, item.start) if item.kind == "dig" else None
    if item.money:
        item.head = item.money.start
        item.label = None
    position = item.end
    if item.kind == "dig" and item.value is not None and not item.scaled:
        scale = _SCALE.match(text, position)
        if scale is None and item.money:
            short = _MONEY_SCALE.match(text, position)
            if short:
                item.scale, item.scaled, position = _MONEY_SCALES[short[1]], True, short.end()
        elif scale is None and (_TIMES_X.match(text, position)):
            item.unit_name, item.group, item.rule = "times", "ratio", "en.multiple"
        for _ in range(2):
            if scale is None:
                break
            item.scale *= _SCALE_WORDS[scale[1].rstrip(".")]
            item.scaled, position = True, scale.end()
            scale = _SCALE.match(text, position)
        item.value *= item.scale
        item.end = position
        if text[position - 1 : position] == ".":
            item.end = position = position - 1
    item.tail = position
    if item.unit_name:
        _qualify(text, item)
        return
    hyphen = text[position : position + 1] in ("-", "‑") and text[position + 1 : position + 2].isalpha()
    following = qualifier_after(text, position, "en")
    after_qualifier = following[1] if following and following[0] != "approx" and not hyphen else position
    item.unit = unit_at(text, position + 1 if hyphen else position, "en")
    if item.unit is None and after_qualifier != position:
        item.unit = unit_at(text, after_qualifier, "en")
    if item.unit and item.unit.dimension == "data" and item.money:
        item.unit = None
    if item.unit:
        item.tail = item.unit.end
        if item.money and item.unit.dimension == "money" and "/" not in item.unit.unit:
            item.unit = None if item.unit.unit != item.money.unit and item.unit.unit == "cent" else item.unit
    if item.money:
        rate = rate_after(text, item.tail)
        if rate:
            item.rate, item.tail = rate
        elif item.unit is None:
            _money_per(text, item)
    elif item.unit is None:
        _read_noun(text, item, position, after_qualifier, hyphen)
    if item.unit and item.unit.dimension == "time" and item.kind != "indef":
        compound = hyphen or re.match(r"[-‑]", text[item.tail : item.tail + 1])
        begin = qualifier_before(text, item.head, "en")
        if compound or (
            is_reference_period(text, begin[1] if begin else item.head, item.unit.end) and item.unit.rate is None
        ):
            item.reason = "period"
    _qualify(text, item)


def _money_per(text: str, item: Item) -> None:
    per = re.match(r"[ \u00a0]?(?:/|per |a )[ \u00a0]?([A-Za-z²³]+\d?)", text[item.tail : item.tail + 24])
    if per is None or item.money is None:
        return
    below = unit_at(" " + per[1], 0, "en", compound=False)
    name = (
        below.unit
        if below
        else {"capita": "person", "person": "person", "head": "person", "household": "household"}.get(per[1])
    )
    if name and not (per[0].strip().startswith("a") and below and below.dimension != "mass"):
        item.unit_name, item.tail = f"{item.money.unit}/{name}", item.tail + per.end()


def _read_noun(text: str, item: Item, position: int, after_qualifier: int, hyphen: bool) -> None:
    if hyphen:
        item.noun = compound_noun_en(text, position)
        if item.noun is None and item.value is not None and not item.scaled:
            item.reason = "name_of_concept"
    else:
        begin = after_qualifier
        of = _OF.match(text, begin) if item.kind == "indef" else None
        if of:
            begin = of.end() - 1
        item.noun = noun_en(text, begin, singular=item.value == 1 and not item.scaled)
        if item.noun is None:
            other = _OTHER.match(text, begin)
            if other and item.value != 1:
                item.noun = noun_en(text, other.end()) or noun_en(text, other.end() - 1)
        if item.noun is None and item.value != 1:
            counted = _OF_NUMBER.match(text, begin)
            if counted:
                item.noun = noun_en(text, counted.end())
                if item.noun:
                    item.tail, item.shared = begin, True
                    return
            of = _OF.match(text, begin)
            if (of and of[0].strip() != "of") or (of and item.scaled):
                item.noun = noun_en(text, of.end() - 1)
    if item.noun:
        item.tail = max(item.noun.end, item.tail)
        rate = rate_after(text, item.tail)
        if rate:
            item.rate = rate[0]
        if item.noun.unit == "time" and not re.match(
            r"[ \u00a0](?:a|per|each|every)\b", text[item.tail : item.tail + 6]
        ):
            item.unit_name, item.group = "times", "ratio"


def _qualify(text: str, item: Item) -> None:
    """Reads the bound before and after the number; drops "under" and "over" where they are plain prepositions."""
    before = qualifier_before(text, item.head, "en")
    if before:
        words = text[before[1] : item.head].strip().lower()
        plain = words in ("under", "over", "below", "beyond", "above") and (
            item.unit is None and item.money is None and not item.unit_name
        )
        if (
            (plain and words in ("under", "beyond", "below"))
            or (
                words == "about"
                and re.search(
                    r"\b(?:information|data|concerns?|learn\w*|talk\w*|stor(?:y|ies)|report\w*)[ ]$",
                    text[max(0, before[1] - 14) : before[1]],
                    re.I,
                )
            )
            or (words in ("до", "hasta") and text[max(0, before[1] - 1) : before[1]].isalpha())
        ):
            before = None
    if before:
        item.qualifier = stronger(before[0], item.qualifier) if item.qualifier == "exact" else item.qualifier
        item.head = before[1]
    number_end = item.end
    for position in (number_end, item.tail):
        after = qualifier_after(text, position, "en")
        if after:
            item.qualifier = stronger(item.qualifier, after[0])
            item.tail = max(item.tail, after[1])
            break
    if not item.group:
        item.group = (
            item.money.dimension
            if item.money
            else item.unit.dimension
            if item.unit
            else item.noun.group
            if item.noun
            else ""
        )
    if not item.group and item.unit_name:
        item.group = group_of(item.unit_name)
