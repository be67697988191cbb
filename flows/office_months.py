"""Which months the office owes its readers, by the schedule and by what the archive remembers. Nothing is written."""

from datetime import datetime

from sqlalchemy import func, select

from flows.schedule import Schedule, shifted
from tasks.archive.archive import Archive
from tasks.archive.models import EditionRow, InfoRow
from tasks.archive.scheduled_months import done_months


def responsible_since(archive: Archive) -> str:
    """The month the office's schedule began with, else that of its first edition; empty where there is neither.

    An office that was set up last week owes its readers no edition of the month before.
    """
    with archive.session() as session:
        info = session.get(InfoRow, "scheduled_since")
        first = session.scalar(select(func.min(EditionRow.month)))
    return info.value if info is not None else first or ""


def missing_months(archive: Archive, schedule: Schedule, now: datetime) -> tuple[str, ...]:
    """Months that are due and of which neither the schedule nor the archive knows an edition, oldest first.

    Counted from the first month the schedule is responsible for, else from the archive's first edition; none in an archive
    that has neither. Nothing is written.
    """
    with archive.session() as session:
        made = set(session.scalars(select(EditionRow.month).distinct()))
    since = responsible_since(archive)
    found = []
    latest = schedule.month_of(now)
    done = done_months(archive) | made
    while since and since <= latest:
        if since not in done:
            found.append(since)
        since = shifted(since, 1)
    return tuple(found)
