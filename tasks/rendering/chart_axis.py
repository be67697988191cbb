"""Places on an axis of days, and round years to mark on it."""

from dataclasses import dataclass
from datetime import date

#: Steps between marked years, smallest first.
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class DayAxis:
    """Days from ``first`` to ``last`` on the stretch from ``left`` to ``right``."""

    first: date
    last: date
    left: float
    right: float

    def at(self, day: date) -> float:
        """Where a day lies; days before the first and after the last lie at the ends."""
        days = (self.last - self.first).days
        share = (day - self.first).days / days if days else 1.0
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def years(self, room: float) -> tuple[int, ...]:
        """Round years at least ``room`` apart, oldest first, each with its first day on the axis."""
        span = max(self.last.year - self.first.year, 1)
        fits = max(int((self.right - self.left) / room), 1)
        step = next((step for step in _STEPS if span / step <= fits), _STEPS[-1])
        start = self.first.year if self.first == date(self.first.year, 1, 1) else self.first.year + 1
        return tuple(year for year in range(start, self.last.year + 1) if year % step == 0)
