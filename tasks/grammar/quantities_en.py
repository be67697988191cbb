"""English figures: scale, currency, unit, counted noun and bound around a numeral, and the words that label it."""

import re

from tasks.grammar.count_nouns import NounHit, group_of
from tasks.grammar.count_nouns_en import compound_noun_en, noun_en
from tasks.grammar.durations_en import is_reference_period, is_term
from tasks.grammar.labels_en import read_label
from tasks.grammar.qualifiers import qualifier_after, qualifier_before, stronger
from tasks.grammar.quantities_en_numerals import read_numeral_en
from tasks.grammar.quantity_item import Item
from tasks.grammar.scales_en import read_scale
from tasks.grammar.units import money_before, rate_after, unit_at

_CONFIDENCE = re.compile(r"[ \u00a0](?:CI\b|confidence)")
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
#: Grades of posts in budgets of the United Nations system ("3 D-2, 9 P-5 and 12 GS (OL)").
_GRADE = re.compile(
    r"[ \u00a0](?:USG|ASG|DSG|D-?[12]|P-?[1-7]|P-[2-4]/[2-4]|FS-?[1-7]?|GS|G-?[2-7]|NO-?[A-D]|NPO|NGS|LL)(?![\w%])"
)
_OTHER = re.compile(
    r"[ \u00a0\n]+(?:other|more|additional|further|new|different|such|separate|of these|of the|of its|of their|"
    r"of our|of which)(?=[ \u00a0\n])"
)


def read_item(text: str, match: re.Match[str], previous: Item | None) -> Item:
    """The numeral of ``match`` with all that stands beside it; ``previous`` is the item before, for lists of labels."""
    item = read_numeral_en(text, match)
    if item.reason is None:
        item.money = money_before(text, item.start) if item.kind == "dig" else None
        if item.money is None:  # "COP 28,500 million" is a sum, "COP 28" a conference
            read_label(text, item, previous)
    if item.reason is None:
        _read_surroundings(text, item)
    return item


def _read_surroundings(text: str, item: Item) -> None:
    """Scale, currency, unit, noun and qualifiers around a number that is not yet known to be none."""
    if item.money:
        item.head = item.money.start
    position = read_scale(text, item)
    item.tail = position
    if item.scaled:  # "living in urban areas (3.42 billion)": nothing is numbered in millions
        item.label = None
    if item.unit_name:
        _qualify(text, item)
        return
    hyphen = text[position : position + 1] in ("-", "‑") and text[position + 1 : position + 2].isalpha()
    following = qualifier_after(text, position, "en")
    if following and hyphen:
        hyphen = False
        item.qualifier, position = following[0], following[1]
    after_qualifier = following[1] if following and not hyphen else position
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
    if item.unit and item.unit.unit == "%" and _CONFIDENCE.match(text, item.unit.end):
        item.reason = "name_of_concept"
    if item.unit and item.unit.dimension == "time" and item.kind != "indef":
        compound = hyphen or re.match(r"[-‑]", text[item.tail : item.tail + 1])
        begin = qualifier_before(text, item.head, "en")
        # "over 12 years" mostly says during, "more than 12 years" how long.
        head = begin[1] if begin and text[begin[1] : item.head].strip().lower() != "over" else item.head
        if (
            not is_term(text, item.tail)
            if compound
            else item.unit.rate is None
            and is_reference_period(text, head, item.unit.end, short=item.unit.unit in ("hour", "minute", "second"))
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


def _is_section(text: str, item: Item) -> bool:
    """Whether a decimal before a title ("1.3 Objectives") numbers a section: nothing is counted in parts."""
    whole = item.value is None or item.value.denominator == 1
    return (
        not (whole or item.scaled or item.noun is None)
        and item.kind == "dig"
        and item.qualifier == "exact"
        and text[item.noun.start].isupper()
        and text[item.start : item.end].count(".") == 1
    )


def _read_noun(text: str, item: Item, position: int, after_qualifier: int, hyphen: bool) -> None:
    if hyphen:
        item.noun = compound_noun_en(text, position)
        if item.noun is None and item.value is not None and not item.scaled:
            item.reason = "name_of_concept"
    elif item.kind == "dig" and text[position + 1 : position + 2].isupper() and (grade := _GRADE.match(text, position)):
        item.noun = NounHit("job", group_of("job"), position + 1, grade.end(), position + 1)
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
    if item.noun and _is_section(text, item):
        item.noun, item.reason = None, "section_number"
        return
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
    article = text[item.head - 2 if item.head > 1 else 0 : item.head] in ("a ", "A ") and item.unit_name == "fraction"
    before = qualifier_before(text, item.head - 2 if article else item.head, "en")
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
        dimension = (item.money or item.unit or item.noun) and (
            item.money.dimension
            if item.money
            else item.unit.dimension
            if item.unit
            else item.noun.group
            if item.noun
            else ""
        )
        item.group = dimension or (group_of(item.unit_name) if item.unit_name else "")
