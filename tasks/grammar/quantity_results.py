"""What becomes of one numeral that was read: a quantity with unit and bound, or a numeral that is none."""

from collections.abc import Sequence

from tasks.grammar.bare_numbers import counted_by_context, reason_of_bare
from tasks.grammar.count_nouns import group_of
from tasks.grammar.not_quantities_en import acronym_before
from tasks.grammar.numerals import plain
from tasks.grammar.quantity_item import Item
from tasks.grammar.quantity_model import NotQuantity, Quantity


def result_of(text: str, item: Item, language: str, earlier: Sequence[Quantity]) -> Quantity | NotQuantity:
    """The result for one item: a quantity, or not one with its reason; ``earlier`` are the quantities before it."""
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
        taken = None
        named = item.kind == "dig" and not item.scaled and acronym_before(text, item.start)  # "the iPhone 7 came"
        if (
            language != "zh"
            and not (named or item.label)
            and item.noun is None
            and not (item.value == 1 and item.kind == "word")
        ):
            taken = counted_by_context(text, item, earlier)
        if taken:
            unit, group = taken
        elif item.noun is None:
            reason = reason_of_bare(text, item, language)
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


def _rule(item: Item, language: str, unit: str, noun: str) -> str:
    tongue = "zh" if language == "zh" else "en"
    if item.rule and "." in item.rule:
        return item.rule
    what = "money" if item.money else "count" if noun else "measure" if unit else "bare"
    return f"{tongue}.{what}" + (".range" if item.is_range else ".shared" if item.shared else "")
