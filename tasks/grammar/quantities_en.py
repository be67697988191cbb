"""English figures: scale, currency, unit, counted noun and bound around a numeral, and the words that label it."""

import re

from tasks.grammar.count_nouns import group_of
from tasks.grammar.count_nouns_en import compound_noun_en, noun_en
from tasks.grammar.not_quantities_en import is_reference_period, label_before, name_before, word_before
from tasks.grammar.qualifiers import qualifier_after, qualifier_before, stronger
from tasks.grammar.quantities_en_numerals import SCALE_WORDS, read_numeral_en
from tasks.grammar.quantity_item import Item
from tasks.grammar.units import money_before, rate_after, unit_at

_MONEY_SCALES = {"m": 10**6, "M": 10**6, "bn": 10**9, "B": 10**9, "b": 10**9, "k": 10**3, "K": 10**3, "tn": 10**12}
_SCALE = re.compile(
    r"[ \u00a0\n\-]?(hundred|thousand|million|billion|trillion|mln|mn|bn|tn|lakh|crore|dozen|млн|млрд|тыс|"
    r"millones|milliards?|mille|миллионов|тысяч)s?\b\.?(?![\-‑](?:dollar))"
)
_MONEY_SCALE = re.compile(r"[ \u00a0]?(mn|bn|tn|m|M|B|b|k|K)\b")
_THOUSAND_LETTER = re.compile(r"k(?=[ \u00a0])")
_TIMES_X = re.compile(r"x\b|[ \u00a0]?×(?! ?10)")
_OF = re.compile(
    r"[ \u00a0\n]+(?:out[ ])?of[ \u00a0\n]+(?:(?:the|its|their|these|those|our|all|a total of|his|her|such|which|"
    r"whom|them)\b[ \u00a0\n]*)?(?:world's |country's |region's )?"
)
_OF_NUMBER = re.compile(
    r"[ \u00a0\n]+(?:out[ ])?of[ \u00a0\n]+(?:(?:the|its|their|these|those|all)[ \u00a0\n]+)?(?:some[ ]|over[ ]|"
    r"about[ ]|more than[ ])?"
    r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|"
    r"hundred)(?=[ \u00a0\n][A-Za-z])"
)
_DENOMINATOR_BEFORE = re.compile(r"\b(?:per|for every|in every|out of every)[ \u00a0\n]$", re.IGNORECASE)
_OTHER = re.compile(
    r"[ \u00a0\n]+(?:other|more|additional|further|new|different|such|separate|of these|of the|of its|of their|"
    r"of our|of which)(?=[ \u00a0\n])"
)


def read_item(text: str, match: re.Match[str], previous: Item | None) -> Item:
    """The numeral of ``match`` with all that stands beside it; ``previous`` is the item before, for lists of labels."""
    item = read_numeral_en(text, match)
    if item.reason is None:
        _read_label(text, item, previous)
    if item.reason is None:
        _read_surroundings(text, item)
    return item


def _read_label(text: str, item: Item, previous: Item | None) -> None:
    """Sets the reason where the number labels something, or continues a list of labels."""
    if (
        item.kind == "dig"
        and word_before(text, item.start).lower() in ("per", "every")
        and _DENOMINATOR_BEFORE.search(text, max(0, item.start - 14), item.start)
    ):
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
    elif item.kind == "dig" and (name := name_before(text, item.start)):
        item.label = "name_with_number"
        if name == "firm":
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
        elif scale is None and _THOUSAND_LETTER.match(text, position) and noun_en(text, position + 1):
            item.scale, item.scaled, position = 1000, True, position + 1
        elif scale is None and (_TIMES_X.match(text, position)):
            item.unit_name, item.group, item.rule = "times", "ratio", "en.multiple"
        for _ in range(2):
            if scale is None:
                break
            item.scale *= SCALE_WORDS[scale[1].rstrip(".")]
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
        # "over 12 years" mostly says during, "more than 12 years" how long.
        head = begin[1] if begin and text[begin[1] : item.head].strip().lower() != "over" else item.head
        if compound or (is_reference_period(text, head, item.unit.end) and item.unit.rate is None):
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
