"""A run of digits by itself, whatever the language: its value, or the reason it is no figure."""

from fractions import Fraction

from tasks.grammar.not_quantities import glued
from tasks.grammar.numerals import MOST_DIGITS, in_row_of_numbers, parse_digits
from tasks.grammar.quantity_item import Item


def read_plain_digits(text: str, item: Item) -> int | Fraction | None:
    """The number that the digits of ``item`` write; None, with ``item.reason`` set, where they are no figure."""
    start, end = item.start, item.end
    surface = text[start:end]
    code = glued(text, start, end)
    if code:
        item.start, item.end, item.reason = code
        return None
    if in_row_of_numbers(text, start, end):
        item.reason = "bare_number"
        return None
    if surface.count(".") > 1:
        item.reason = "section_number"
        return None
    if end - start > MOST_DIGITS and sum(character.isdigit() for character in surface) > MOST_DIGITS:
        item.reason = "implausible_length"
        return None
    if surface[0] == "0" and len(surface) > 1 and surface.isdigit():  # 06, 0714: nothing is counted so
        item.reason = "code_number"
        return None
    value = parse_digits(surface)
    if value is None:
        item.reason = "unreadable_number"
    return value
