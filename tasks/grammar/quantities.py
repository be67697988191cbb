"""Every numeral of a text, either as a quantity with unit and bound or as what it is instead, with the reason."""

import re

from tasks.grammar.count_nouns import NounHit, group_of
from tasks.grammar.count_nouns_en import noun_en
from tasks.grammar.not_quantities import Mask, find_masks
from tasks.grammar.not_quantities_en import acronym_before
from tasks.grammar.not_quantities_zh import ordinals_zh
from tasks.grammar.numerals import plain
from tasks.grammar.quantities_en import read_item
from tasks.grammar.quantities_en_numerals import candidates_en
from tasks.grammar.quantities_pairs import join_pairs
from tasks.grammar.quantities_zh import read_item_zh
from tasks.grammar.quantities_zh_numerals import candidates_zh
from tasks.grammar.quantity_item import Item
from tasks.grammar.quantity_model import NotQuantity, Quantity

__all__ = ["NotQuantity", "Quantity", "read_quantities"]

_EVIDENCE_BEFORE = re.compile(
    r"(?:\b(?:to|from|by|reached|reaching|reach|totall?(?:ed|ing|s)|amount(?:ed|ing|s) to|stood at|stands at|is|"
    r"was|are|were|of|at|numbered|score of|"
    r"average of|than|only|about|nearly|over)[ \u00a0\n]+(?:(?:about|nearly|over|almost|just|only|some|around|"
    r"approximately|more than)[ ]+)?"
    r"|(?:增至|达到?|为|至|共计?|总计|合计|是|超过|约|增加到|减少到|降至|升至)\s?)$",
    re.IGNORECASE,
)
_EVIDENCE_AFTER = re.compile(
    r"[ \u00a0\n]+(?:were|are|have|had|of (?:them|which|whom|these|those)|women\b|in (?:19|20)\d\d|"
    r"[a-z]{2,}ed|won|took|came|went|met|held|made|became|took part|gave|got)\b|\s?(?:人|个|名|"
    r"家|项)?(?:是|为女)"
)
_NUMBER_OF = re.compile(r"\b(?:number|total|count|figure)s?[ ](?:of|for)[ ]+(?=[A-Za-z])", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|against|(?:up|down) from|versus)[ ]+(?:(?:about|some|only|just)[ ]+)?$"
)
_COUNTED_GROUPS = frozenset(["person", "organisation", "place", "thing", "activity", "document", "event", "nature"])


def _reason_of_bare(text: str, item: Item, language: str) -> str | None:
    """Why a number without unit and noun is no figure, None when its surroundings say that it is one."""
    if item.label:
        return item.label
    if item.money or item.open_ended:
        return None
    if language != "zh" and item.kind == "dig" and not item.scaled and acronym_before(text, item.start):
        return "name_with_number"
    if item.value == 1 and item.kind == "word":
        return "idiom_or_pronoun"
    if item.scaled:
        return None
    surface = text[item.start : item.end]
    evidence = bool(
        _EVIDENCE_BEFORE.search(text, max(0, item.head - 30), item.head) or _EVIDENCE_AFTER.match(text, item.tail)
    )
    if surface.endswith(".0") and "," not in surface:
        return "version"
    if item.qualifier != "exact" or (item.is_range and evidence):
        return None
    if any(mark in surface for mark in ", \u00a0\u202f\u2009") and item.kind == "dig":
        return None
    if text[item.start - 1 : item.start] in "([" and item.start and text[item.end : item.end + 1] in ")]":
        return "footnote_mark"
    if item.kind == "dig" and "." in surface and evidence:
        return None
    if evidence and (_EVIDENCE_AFTER.match(text, item.tail) or _noun_of_number(text, item.head)):
        return None
    if _compared(text, item):
        return None
    return "bare_number"


def _compared(text: str, item: Item) -> bool:
    """Whether the number is set against one before it ("3,528, compared with 1,977 in 2018")."""
    return bool(_COMPARED.search(text, max(0, item.head - 24), item.head))


def _noun_of_number(text: str, position: int) -> NounHit | None:
    """The noun of "the number of X rose to" in the same sentence before ``position``."""
    window = text[max(0, position - 160) : position]
    cut = max(window.rfind(". "), window.rfind("; "))
    last = None
    for match in _NUMBER_OF.finditer(window, max(cut, 0)):
        last = match
    if last is None:
        return None
    return noun_en(" " + window[last.end() :], 0)


def _finish(text: str, item: Item, language: str, previous: Quantity | None) -> Quantity | NotQuantity:
    """The result for one item: a quantity, or not one with its reason."""
    reason = item.reason
    unit, ucum, unit_surface, noun, group, rate = item.unit_name, None, "", "", item.group, item.rate
    start, end = item.head, max(item.tail, item.end)
    if item.unit and not item.unit_name:
        unit, ucum, group = item.unit.unit, item.unit.ucum, group or item.unit.dimension
        unit_surface = text[item.unit.start : item.unit.end]
        rate = rate or item.unit.rate
    if item.money:
        money = item.money.unit
        if not unit or (item.unit and item.unit.dimension == "money"):
            unit, ucum, group, unit_surface = money, None, "money", text[item.money.start : item.money.end]
        elif item.unit and not item.unit_name and item.unit.dimension != "money":
            unit = money
    if item.noun and not unit:
        unit, group, noun = item.noun.unit, item.noun.group, text[item.noun.start : item.noun.end]
        unit_surface = text[item.noun.head_start : item.noun.end]
    if unit == "%":
        ucum = "%"
    elif unit in ("times", "fraction"):
        ucum = "1"
    if reason is None and not (unit or noun):
        reason = _reason_of_bare(text, item, language) if item.noun is None else None
        if reason is None and language != "zh":
            counted = _noun_of_number(text, item.head)
            if counted:
                unit, group = counted.unit, counted.group
            elif (
                previous is not None
                and previous.group in _COUNTED_GROUPS
                and (_EVIDENCE_AFTER.match(text, item.tail) or _compared(text, item))
                and item.start - previous.end < 120
            ):
                unit, group = previous.unit, previous.group
            elif item.scaled and re.search(
                r"\bpopulation of[^.;,]{0,30}$", text[max(0, item.head - 40) : item.head], re.I
            ):
                unit, group = "person", "person"
    if reason is not None:
        low, high = item.start, item.end
        return NotQuantity(low, high, text[low:high], reason)
    if item.shared:
        end = max(item.end, min(item.tail, item.end + 24))
    number_start = item.start
    low_value = None if item.low is None else plain(item.low)
    high_value = None if item.high is None else plain(item.high)
    return Quantity(
        start=min(start, number_start),
        end=end,
        surface=text[min(start, number_start) : end],
        number_start=number_start,
        number_end=item.end,
        number_surface=text[number_start : item.end],
        value=None if item.value is None else plain(item.value),
        min=low_value,
        max=high_value,
        qualifier=item.qualifier,
        unit=unit,
        unit_ucum=ucum,
        unit_surface=unit_surface,
        noun=noun,
        is_range=item.is_range,
        rule=_rule(item, language, unit, noun),
        rate=rate,
        group=group or group_of(unit),
    )


def _covered_to(item: Item) -> int:
    """Where the next numeral can begin: behind the number and, unless it was no quantity, behind its unit (m³, tCO2e)."""
    return max(item.end, item.unit.end if item.unit and item.reason in (None, "period") else 0)


def _rule(item: Item, language: str, unit: str, noun: str) -> str:
    tongue = "zh" if language == "zh" else "en"
    if item.rule and "." in item.rule:
        return item.rule
    what = "money" if item.money else "count" if noun else "measure" if unit else "bare"
    return f"{tongue}.{what}" + (".range" if item.is_range else ".shared" if item.shared else "")


def read_quantities(text: str, language: str) -> tuple[list[Quantity], list[NotQuantity]]:
    """All figures of ``text`` and all other numerals, both in text order; every numeral is in exactly one list.

    ``language`` is ISO 639-1; all but ``zh`` are read with the English rules. Never raises on any text.

    >>> found, others = read_quantities("In 2023, 4 SEZs cut over 90% of HFC-23.", "en")
    >>> [(q.value, q.unit, q.qualifier) for q in found], [(n.surface, n.reason) for n in others]
    ([(4, 'zone', 'exact'), (90, '%', 'more_than')], [('2023', 'year'), ('HFC-23', 'formula_or_code')])
    >>> [(q.value, q.unit) for q in read_quantities("避免了约 7,200 万吨的二氧化碳排放", "zh")[0]]
    [(72000000, 't')]
    """
    masks = find_masks(text, language)
    chinese = language == "zh"
    if chinese:
        masks = _with(masks, ordinals_zh(text))
    items: list[Item] = []
    nots: list[NotQuantity] = []
    previous: Item | None = None
    for found in candidates_zh(text, masks) if chinese else candidates_en(text, masks):
        if isinstance(found, tuple):
            nots.append(NotQuantity(found[0], found[1], text[found[0] : found[1]], found[2]))
            continue
        if previous is not None and found.start() < _covered_to(previous):
            if previous.reason:  # a code that ends inside this number (CO2e1,234) takes all of it
                previous.end = max(previous.end, found.end())
            continue
        previous = read_item_zh(text, found, previous) if chinese else read_item(text, found, previous)
        items.append(previous)
    quantities: list[Quantity] = []
    for item in join_pairs(text, items, language):
        result = _finish(text, item, language, quantities[-1] if quantities else None)
        if isinstance(result, Quantity):
            quantities.append(result)
        else:
            nots.append(result)
    return quantities, _disjoint(text, nots, quantities)


def _disjoint(text: str, nots: list[NotQuantity], quantities: list[Quantity]) -> list[NotQuantity]:
    """``nots`` in order, those that overlap made one, without what belongs to the number of a quantity."""
    merged: list[NotQuantity] = []
    for numeral in sorted(nots, key=lambda numeral: (numeral.start, numeral.end)):
        last = merged[-1] if merged else None
        if last is None or numeral.start >= last.end:
            merged.append(numeral)
        elif numeral.end > last.end:
            merged[-1] = NotQuantity(last.start, numeral.end, text[last.start : numeral.end], last.reason)
    kept: list[NotQuantity] = []
    numbers = iter(sorted((q.number_start, q.number_end) for q in quantities))
    number = next(numbers, None)
    for numeral in merged:
        start, end = numeral.start, numeral.end
        while number is not None and number[1] <= start:
            number = next(numbers, None)
        if number is not None and number[0] <= start < number[1]:
            start = number[1]
        elif number is not None and start < number[0] < end:
            end = number[0]
        if start == numeral.start and end == numeral.end:
            kept.append(numeral)
        elif start < end:
            kept.append(NotQuantity(start, end, text[start:end], numeral.reason))
    return kept


def _with(masks: list[Mask], more: list[Mask]) -> list[Mask]:
    """``masks`` and those of ``more`` that overlap none, in order."""
    merged = sorted([*masks, *more], key=lambda mask: (mask[0], -mask[1]))
    kept: list[Mask] = []
    for mask in merged:
        if not kept or mask[0] >= kept[-1][1]:
            kept.append(mask)
    return kept
