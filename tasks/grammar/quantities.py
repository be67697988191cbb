"""Every numeral of a text, either as a quantity with unit and bound or as what it is instead, with the reason."""

from dataclasses import replace

from tasks.grammar.candidates_en import candidates_en
from tasks.grammar.not_quantities import Mask, find_masks
from tasks.grammar.not_quantities_zh import ordinals_zh
from tasks.grammar.quantities_en import read_item
from tasks.grammar.quantities_pairs import join_pairs
from tasks.grammar.quantities_zh import read_item_zh
from tasks.grammar.quantities_zh_numerals import candidates_zh
from tasks.grammar.quantity_item import Item
from tasks.grammar.quantity_model import NotQuantity, Quantity
from tasks.grammar.quantity_results import result_of
from tasks.grammar.text_pieces import LONGEST, pieces

__all__ = ["NotQuantity", "Quantity", "read_quantities"]

_OTHER_LANGUAGES = frozenset({"ru", "fr", "es", "ar"})


def _covered_to(item: Item) -> int:
    """Where the next numeral can begin: behind the number and, unless it was no quantity, behind its unit (m³, tCO2e)."""
    return max(item.end, item.unit.end if item.unit and item.reason in (None, "period") else 0)


def read_quantities(text: str, language: str) -> tuple[list[Quantity], list[NotQuantity]]:
    """All figures of ``text`` and all other numerals, both in text order; every numeral is in exactly one list.

    ``language`` is ISO 639-1; Russian, French, Spanish and Arabic have rules of their own, all others but Chinese are read
    with the English ones. Never raises on any text.

    >>> found, others = read_quantities("In 2023, 4 SEZs cut over 90% of HFC-23.", "en")
    >>> [(q.value, q.unit, q.qualifier) for q in found], [(n.surface, n.reason) for n in others]
    ([(4, 'zone', 'exact'), (90, '%', 'more_than')], [('2023', 'year'), ('HFC-23', 'formula_or_code')])
    >>> [(q.value, q.unit) for q in read_quantities("避免了约 7,200 万吨的二氧化碳排放", "zh")[0]]
    [(72000000, 't')]
    """
    if len(text) <= LONGEST:
        return _read(text, language)
    quantities: list[Quantity] = []
    nots: list[NotQuantity] = []
    reached = 0
    for low, start, stop, high in pieces(text):
        border = max(start, reached)  # what begins before belongs to the piece before
        found, others = _read(text[low:high], language)
        for quantity in found:
            begin, end = quantity.number_start + low, quantity.number_end + low
            if begin < stop and begin >= border:
                quantities.append(_moved(quantity, low))
                reached = max(reached, end)
            elif begin < border < end:
                nots.append(NotQuantity(border, end, text[border:end], "bare_number"))
        for other in others:
            begin, end = max(other.start + low, border), other.end + low
            if begin < stop and begin < end:
                nots.append(NotQuantity(begin, end, text[begin:end], other.reason))
                reached = max(reached, end)
    return quantities, nots


def _moved(quantity: Quantity, by: int) -> Quantity:
    return replace(
        quantity,
        start=quantity.start + by,
        end=quantity.end + by,
        number_start=quantity.number_start + by,
        number_end=quantity.number_end + by,
    )


def _read(text: str, language: str) -> tuple[list[Quantity], list[NotQuantity]]:
    """:func:`read_quantities` of a text short enough for one piece."""
    if language in _OTHER_LANGUAGES:
        from tasks.grammar.quantities_languages import read_quantities_in  # loaded by texts of these languages only

        return read_quantities_in(text, language)
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
        if previous is not None and found.start() < (covered := _covered_to(previous)):
            if previous.reason:  # a code that ends inside this number (CO2e1,234) takes all of it
                previous.end = max(previous.end, found.end())
            elif found.end() > covered:  # the rest of "2.0" in "0m2.0"
                nots.append(NotQuantity(covered, found.end(), text[covered : found.end()], "bare_number"))
            continue
        previous = read_item_zh(text, found, previous) if chinese else read_item(text, found, previous)
        items.append(previous)
    quantities: list[Quantity] = []
    for item in join_pairs(text, items, language):
        result = result_of(text, item, language, quantities)
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
