"""Figures in Russian, French, Spanish and Arabic: every numeral as a quantity, or as what it is instead."""

import re
from fractions import Fraction

from tasks.grammar.fractions_languages import join_parts
from tasks.grammar.measures_languages import (
    bound_before,
    bound_behind,
    measure_of,
    money_in_front,
    noun_behind,
    rate_behind,
    unit_behind,
)
from tasks.grammar.normal_text import NormalText, normal_text
from tasks.grammar.number_item import NumberItem
from tasks.grammar.numeral_scan_languages import half_more, scan_numerals
from tasks.grammar.numerals import plain
from tasks.grammar.quantity_model import NotQuantity, Quantity
from tasks.grammar.ranges_languages import is_denominator, join_ranges
from tasks.grammar.spans import Spans
from tasks.grammar.told_once import told_once

#: Genitives of one that are written like plurals.
_SINGULAR_TOO = ("тысячи", "сотни")
_BY_TIMES = re.compile(r"(?:multipli\w+\spar|multiplic\w+\spor|ضرب\w*\sفي)\s$")
#: Labels that a percentage behind the number proves wrong ("décision, 5 %").
_WEAK_LABELS = frozenset({"numbered_part", "legal_resolution", "sdg_number", "section_number"})


def read_quantities_in(text: str, language: str) -> tuple[list[Quantity], list[NotQuantity]]:
    """All figures of ``text`` and all other numerals, both in text order, as ``read_quantities`` returns them.

    Lengths of time are figures always. ``rule`` begins with the language. Never raises.

    >>> [(q.value, q.unit, q.qualifier) for q in read_quantities_in("около 1,4 млрд долл. США и не менее 120 школ", "ru")[0]]
    [(1400000000, 'USD', 'approx'), (120, 'school', 'at_least')]
    >>> [(q.value, q.unit, q.qualifier) for q in read_quantities_in("plus de 8 000 mètres cubes et la moitié", "fr")[0]]
    [(8000, 'm3', 'more_than'), (0.5, 'fraction', 'exact')]
    >>> [(q.value, q.unit) for q in read_quantities_in("45 mil millones de dólares, 30.000 hectáreas, un 6 %", "es")[0]]
    [(45000000000, 'USD'), (30000, 'ha'), (6, '%')]
    >>> [(q.value, q.unit, q.qualifier) for q in read_quantities_in("ما يقرب من ٩٠٠ مزارع و14 في المائة", "ar")[0]]
    [(900, 'person', 'approx'), (14, '%', 'exact')]
    """
    normal = normal_text(text)
    items, others = scan_numerals(normal, language)
    _surround(normal, items, language)
    figures: list[NumberItem] = []
    for item in join_parts(normal.lower, join_ranges(normal.lower, items, language), language):
        reason = _reason(normal.lower, item)
        if reason:
            others.append((item.start, item.end, reason))
        else:
            figures.append(item)
    covered = Spans()
    for item in figures:
        covered.add(item.start, max(item.end, item.tail))
    nots = [(*normal.span(start, end), reason) for start, end, reason in others if not covered.overlaps(start, end)]
    found: list[Quantity] = []
    for item in sorted(figures, key=lambda item: item.start):
        quantity = _quantity(text, normal, item, language)
        if not found or quantity.number_start >= found[-1].number_end:
            found.append(quantity)
    return found, told_once(text, found, nots)


def _quantity(text: str, normal: NormalText, item: NumberItem, language: str) -> Quantity:
    number_start, number_end = normal.span(item.start, item.end)
    start, end = normal.span(min(item.head, item.start), max(item.tail, item.end))
    measure = item.measure
    unit = "fraction" if item.is_fraction else measure.unit if measure else ""
    sort = "share" if item.is_fraction else "count" if measure and measure.is_count else "measure" if unit else "bare"
    is_single = item.low == item.high
    return Quantity(
        start=start,
        end=end,
        surface=text[start:end],
        number_start=number_start,
        number_end=number_end,
        number_surface=text[number_start:number_end],
        value=plain(item.low) if is_single and item.low is not None else None,
        min=None if item.low is None or is_single else plain(item.low),
        max=None if item.high is None or is_single else plain(item.high),
        qualifier=item.qualifier,
        unit=unit,
        unit_ucum="1" if item.is_fraction else measure.ucum if measure else None,
        unit_surface=text[slice(*normal.span(measure.start, measure.end))] if measure else "",
        noun=item.noun,
        is_range=item.is_range,
        rule=f"{language}.{sort}{'.range' if item.is_range else ''}",
        rate=item.rate,
        group="share" if item.is_fraction else measure.dimension if measure else "",
    )


def _surround(normal: NormalText, items: list[NumberItem], language: str) -> None:
    """Adds to every numeral what stands beside it."""
    lower = normal.lower
    for number, item in enumerate(items):
        item.head, item.tail = item.start, item.end
        limit = items[number + 1].start if number + 1 < len(items) else len(lower)
        if not item.is_fraction and item.measure is None:
            _measure(normal, item, limit, language)
        elif item.measure is not None and (rate := rate_behind(lower, item.end, language)):
            item.rate, item.tail = rate
        _bound(lower, item, limit, language)
        if item.reason is None and number and is_denominator(lower, items[number - 1], item, language):
            item.reason = "denominator"


def _bound(lower: str, item: NumberItem, limit: int, language: str) -> None:
    before = bound_before(lower, item.head, language)
    if before is not None:
        if item.is_vague and lower[item.start : item.end].endswith(_SINGULAR_TOO):
            item.high, item.is_vague = item.low, False  # более тысячи: more than one thousand
        if not item.is_vague:
            item.qualifier = before[0]
        item.head = min(item.head, before[1])
    for place in (item.end, item.tail):
        behind = bound_behind(lower, place, language)
        if behind is not None and behind[1] <= limit and item.qualifier == "exact" and not item.is_vague:
            item.qualifier = behind[0]
            item.tail = max(item.tail, behind[1])


def _measure(normal: NormalText, item: NumberItem, limit: int, language: str) -> None:
    item.measure = money_in_front(normal.text, normal.lower, item.start)
    if item.measure is not None:
        item.head = item.measure.start
    behind = unit_behind(normal.text, normal.lower, item.end, language)
    if behind is not None and behind.end <= limit:
        if item.measure is None or behind.dimension == "money":
            item.measure = behind
        item.tail = behind.end
        half = half_more(normal.lower, item.tail, language)
        if half and item.low is not None and item.low == item.high and not item.scaled:
            item.low = item.high = item.low + Fraction(1, 2)
            item.tail = half
        if item.reason in _WEAK_LABELS and behind.unit == "%":
            item.reason = None
        rate = rate_behind(normal.lower, item.tail, language)
        if rate is not None:
            item.rate, item.tail = rate
    elif item.measure is None and _BY_TIMES.search(normal.lower, max(0, item.start - 24), item.start):
        item.measure = measure_of("times", item.end, item.end)
    elif item.measure is None:
        _noun(normal, item, limit, language)


def _noun(normal: NormalText, item: NumberItem, limit: int, language: str) -> None:
    noun, first = noun_behind(normal.lower, item.end, language)
    end = noun.end if noun is not None and noun.end <= limit else first if first <= limit else 0
    if end:
        item.measure = noun if noun is not None and noun.end <= limit else None
        item.noun, item.tail = normal.text[item.end : end].strip(), end


def _reason(lower: str, item: NumberItem) -> str | None:
    """Why a numeral is no figure after all, None when it is one."""
    if item.reason:
        return item.reason
    if item.is_word and item.low == 1 and not (item.scaled or item.is_fraction):
        return "idiom_or_pronoun"
    says = item.measure or item.noun or item.is_fraction or item.is_word or item.scaled or item.is_range
    if says or item.qualifier != "exact" or not lower[item.start : item.end].isdigit():
        return None
    return "bare_number"
