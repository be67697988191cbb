"""Stretches of a text that are taken."""

from bisect import bisect_right, insort


class Spans:
    """Stretches that never overlap.

    >>> taken = Spans()
    >>> taken.add(3, 5)
    >>> taken.overlaps(4, 9), taken.overlaps(5, 9), taken.first_over(0, 9), taken.last_over(0, 9)
    (True, False, 3, 5)
    """

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []

    def add(self, start: int, end: int) -> None:
        """Takes a stretch."""
        insort(self._spans, (start, end))

    def _over(self, start: int, end: int) -> list[tuple[int, int]]:
        index = bisect_right(self._spans, (start, start))
        found = [self._spans[index - 1]] if index and self._spans[index - 1][1] > start else []
        while index < len(self._spans) and self._spans[index][0] < end:
            found.append(self._spans[index])
            index += 1
        return found

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any part of a stretch is taken."""
        return bool(self._over(start, end))

    def first_over(self, start: int, end: int) -> int:
        """Where the first taken stretch over this one begins; ``end`` where there is none."""
        over = self._over(start, end)
        return over[0][0] if over else end

    def last_over(self, start: int, end: int) -> int:
        """Where the last taken stretch over this one ends; ``start`` where there is none."""
        over = self._over(start, end)
        return over[-1][1] if over else start
