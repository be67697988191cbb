"""Makes sure that every numeral of a text is told exactly once."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from tasks.grammar.quantity_model import NotQuantity, Quantity

_DIGITS = re.compile(r"[0-9]+")


def told_once(text: str, found: list[Quantity], others: Iterable[tuple[int, int, str]]) -> list[NotQuantity]:
    """``others`` in order, without what overlaps a quantity's number or another, and with the digits that nothing told.

    ``found`` is in order and its numbers do not overlap.
    """
    numbers = [(quantity.number_start, quantity.number_end) for quantity in found]
    kept: list[tuple[int, int, str]] = []
    for start, end, reason in sorted(others):
        for low, high in _left(max(start, kept[-1][1] if kept else 0), end, numbers):
            kept.append((low, high, reason))
    told = sorted([*((start, end) for start, end, _ in kept), *((q.start, q.end) for q in found)])
    for match in _DIGITS.finditer(text):
        kept += [(low, high, "bare_number") for low, high in _left(*match.span(), told)]
    return [NotQuantity(start, end, text[start:end], reason) for start, end, reason in sorted(kept)]


def _left(start: int, end: int, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What of a stretch is not taken."""
    for low, high in taken[max(0, bisect_left(taken, (start, 0)) - 2) :]:
        if high <= start:
            continue
        if low >= end:
            break
        if low > start:
            yield start, low
        start = max(start, high)
    if start < end:
        yield start, end
