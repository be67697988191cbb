"""When a month's briefing is due, and which months still are: calendar arithmetic, without Prefect and without a clock."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flows.settings import BriefingSettings
from tasks.contracts.errors import BriefingError

Missed = Literal["oldest_first", "latest_only", "none"]


class UnknownZoneError(BriefingError):
    """The office's time zone is not in the IANA database."""

    def __init__(self, zone: str) -> None:
        super().__init__(
            f"BRIEFING_SCHEDULE_ZONE is {zone!r}, which is no IANA time zone: write it as Area/City, for example Europe/Berlin."
        )


@dataclass(frozen=True, slots=True)
class DueMonth:
    """A month the schedule has not dealt with: to be made, or passed over by the office's policy and then ``why`` says so."""

    month: str
    scheduled_at: datetime
    is_made: bool
    why: str = ""


@dataclass(frozen=True)
class Schedule:
    """One run a month: on ``day`` at ``hour``:``minute`` in ``zone``, for the month before or for the month itself.

    A local time that a clock change leaves out is taken one change earlier (02:30 is 01:30), one that comes twice at its first
    coming: so Prefect's cron schedule does on Python 3.11 and 3.12 (3.8.8, pendulum; on 3.13 it takes 03:30, so that the run
    starts later than is said here, never earlier).

    Raises:
        UnknownZoneError: when ``zone`` is not known.
    """

    zone: str = "UTC"
    day: int = 2
    hour: int = 6
    minute: int = 0
    makes: Literal["previous", "current"] = "previous"
    missed: Missed = "oldest_first"
    deadline_day: int = 5

    def __post_init__(self) -> None:
        assert self.time_zone  # an unknown zone is refused at once

    @classmethod
    def of(cls, settings: BriefingSettings) -> Self:
        """The office's schedule."""
        return cls(
            zone=settings.schedule_zone,
            day=settings.schedule_day,
            hour=settings.schedule_hour,
            minute=settings.schedule_minute,
            makes=settings.schedule_month,
            missed=settings.missed,
            deadline_day=settings.deadline_day,
        )

    @cached_property
    def time_zone(self) -> ZoneInfo:
        """The zone's rules."""
        try:
            return ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise UnknownZoneError(self.zone) from None

    @property
    def cron(self) -> str:
        """The schedule in cron's words, to be read in ``zone``.

        >>> Schedule(day=2, hour=6, minute=30).cron
        '30 6 2 * *'
        """
        return f"{self.minute} {self.hour} {self.day} * *"

    def scheduled_at(self, month: str) -> datetime:
        """The moment (UTC) at which the edition of ``month`` is due to be made.

        >>> Schedule(zone="Europe/Berlin").scheduled_at("2026-11").isoformat()
        '2026-12-02T05:00:00+00:00'
        """
        return self._moment(self._run_month(month), self.day, self.hour, self.minute)

    def deadline(self, month: str) -> datetime:
        """The moment (UTC) by which the edition of ``month`` is to be there: the beginning of the deadline day after its run.

        >>> Schedule(zone="Europe/Berlin").deadline("2026-11").isoformat()
        '2026-12-04T23:00:00+00:00'
        """
        due = self.scheduled_at(month)
        end = self._moment(self._run_month(month), self.deadline_day, 0, 0)
        return end if end > due else self._moment(shifted(self._run_month(month), 1), self.deadline_day, 0, 0)

    def month_of(self, scheduled: datetime) -> str:
        """The month whose edition the run due at ``scheduled`` makes: the last one due by then.

        >>> Schedule(zone="Asia/Tokyo", day=1).month_of(datetime(2026, 11, 30, 21, 0, tzinfo=UTC))
        '2026-11'
        """
        local = scheduled.astimezone(self.time_zone)
        latest = shifted(f"{local:%Y-%m}", 2)
        while self.scheduled_at(latest) > scheduled:
            latest = shifted(latest, -1)
        return latest

    def next_run(self, after: datetime) -> datetime:
        """The first moment (UTC) later than ``after`` at which a run is due."""
        return self.scheduled_at(shifted(self.month_of(after), 1))

    def due_months(
        self, until: datetime, since: str, done: frozenset[str], policy: Missed | None = None
    ) -> tuple[DueMonth, ...]:
        """Every month from ``since`` on that is due at ``until`` and not ``done``, oldest first; nothing is left out in silence.

        Args:
            until: The scheduled moment of the run that asks, or the present one.
            since: The first month (``2026-11``) that the schedule has to do with.
            done: Months that have been dealt with, made or passed over.
            policy: What is done with missed months; the office's when None. ``oldest_first`` makes all, ``latest_only`` the
                latest, ``none`` only the month whose own moment ``until`` is.
        """
        policy = policy or self.missed
        latest = self.month_of(until)
        months = []
        month = since
        while month <= latest:
            if month not in done:
                months.append(month)
            month = shifted(month, 1)
        return tuple(self._judged(month, latest, until, policy) for month in months)

    def _judged(self, month: str, latest: str, until: datetime, policy: Missed) -> DueMonth:
        at = self.scheduled_at(month)
        why = ""
        if policy == "latest_only" and month != latest:
            why = f"passed over: {latest} is due as well, and of missed months the office has only the latest made"
        elif policy == "none" and not (month == latest and until - at < OWN_RUN):
            why = "passed over: its run was missed, and the office has no missed month made by itself"
        return DueMonth(month, at, is_made=not why, why=why)

    def _run_month(self, month: str) -> str:
        return shifted(month, 1) if self.makes == "previous" else month

    def _moment(self, month: str, day: int, hour: int, minute: int) -> datetime:
        """A local time in UTC, with gaps and folds as the class says."""
        year, number = parsed(month)
        local = datetime(year, number, day, hour, minute, tzinfo=self.time_zone)
        before, after = local.replace(fold=0).utcoffset(), local.replace(fold=1).utcoffset()
        assert before is not None
        assert after is not None
        # In a gap the offset grows: the wall time is taken back by what the clocks leap over.
        return (local - max(after - before, timedelta(0))).astimezone(UTC)


def month_of(settings: BriefingSettings, scheduled: datetime) -> str:
    """The month whose edition the run due at ``scheduled`` makes."""
    return Schedule.of(settings).month_of(scheduled)


def due_months(
    settings: BriefingSettings, *, until: datetime, since: str, done: frozenset[str]
) -> tuple[DueMonth, ...]:
    """Every month due by ``until`` and not done, by the office's policy; see ``Schedule.due_months``."""
    return Schedule.of(settings).due_months(until, since, done)


def next_issue(settings: BriefingSettings, month: str) -> date:
    """The office's day on which the edition after that of ``month`` is due.

    >>> next_issue(BriefingSettings(schedule_month="previous", schedule_day=2), "2026-11").isoformat()
    '2027-01-02'
    """
    schedule = Schedule.of(settings)
    return schedule.scheduled_at(shifted(month, 1)).astimezone(schedule.time_zone).date()


OWN_RUN = timedelta(hours=3)
"""A run asking within this time of a month's moment is that month's own: it covers what a clock change may shift."""


def parsed(month: str) -> tuple[int, int]:
    """Year and number of a month.

    >>> parsed("2026-11")
    (2026, 11)
    """
    year, number = month.split("-")
    return int(year), int(number)


def shifted(month: str, by: int) -> str:
    """The month so many months later.

    >>> shifted("2026-11", 2), shifted("2026-01", -1)
    ('2027-01', '2025-12')
    """
    year, number = parsed(month)
    whole = year * 12 + number - 1 + by
    return f"{whole // 12:04d}-{whole % 12 + 1:02d}"
