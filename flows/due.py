"""Which months are due: the calendar of the schedule against what the archive remembers of it."""

from datetime import datetime

from flows.schedule import DueMonth, Schedule, shifted
from tasks.archive.archive import Archive
from tasks.archive.scheduled_months import done_months, scheduled_since


def due_now(archive: Archive, schedule: Schedule, until: datetime) -> tuple[DueMonth, ...]:
    """The months due by ``until`` that the schedule has not dealt with, oldest first.

    An archive that was never asked begins with the month of ``until``.
    """
    since = scheduled_since(archive, schedule.month_of(until))
    return schedule.due_months(until, since, done_months(archive))


def begin_schedule(archive: Archive, schedule: Schedule, now: datetime) -> str:
    """The first month that the schedule is responsible for; an office that starts today begins with its next run."""
    return scheduled_since(archive, shifted(schedule.month_of(now), 1))
