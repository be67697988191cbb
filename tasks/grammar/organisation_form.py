"""A name recognised by its form, and two sets of them laid together."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormMatch:
    """A name recognised by its form: ``start``/``end`` in the text, ``name`` made regular."""

    start: int
    end: int
    name: str


def apart(first: Iterable[FormMatch], others: Iterable[FormMatch]) -> list[FormMatch]:
    """All of ``first`` that overlap none before them, and what of ``others`` overlaps none of those, in text order.

    >>> [form.name for form in apart([FormMatch(4, 9, "a")], [FormMatch(0, 5, "b"), FormMatch(9, 12, "c")])]
    ['a', 'c']
    """
    kept: list[FormMatch] = []
    for form in sorted(first, key=lambda form: (form.start, -form.end)):
        if not kept or kept[-1].end <= form.start:
            kept.append(form)
    starts = [form.start for form in kept]
    added: list[FormMatch] = []
    for form in others:
        index = bisect_left(starts, form.end) - 1
        if index < 0 or kept[index].end <= form.start:
            insort(added, form, key=lambda one: one.start)
    return sorted((*kept, *added), key=lambda form: form.start)
