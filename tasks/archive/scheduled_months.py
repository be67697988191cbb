"""Which months the schedule has dealt with, so that each is made once, whoever starts the run, however late."""

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import select

from tasks.archive.archive import Archive
from tasks.archive.errors import ArchiveError
from tasks.archive.models import InfoRow, ScheduledMonthRow

RUNNING: Final = "running"
DONE: Final = "done"
FAILED: Final = "failed"

_SINCE: Final = "scheduled_since"


def done_months(archive: Archive) -> frozenset[str]:
    """The months that the schedule has made; one that failed, or whose run ended half-way, is not among them."""
    with archive.session() as session:
        query = select(ScheduledMonthRow.month).where(ScheduledMonthRow.state == DONE)
        return frozenset(session.scalars(query))


def all_months(archive: Archive) -> tuple[ScheduledMonthRow, ...]:
    """Every month the schedule has begun, oldest first: state, when it was due, which run, what was said."""
    with archive.session() as session:
        return tuple(session.scalars(select(ScheduledMonthRow).order_by(ScheduledMonthRow.month)))


def begin_month(archive: Archive, month: str, scheduled_at: datetime, run_id: str) -> bool:
    """Writes down that a run makes the month; False, and nothing is written, when it is done already.

    A month that another run began and did not finish is taken over: the caller holds the lock ``schedule``, so that run is
    dead.
    """
    with archive.writing() as session:
        row = session.get(ScheduledMonthRow, month)
        if row is not None and row.state == DONE:
            return False
        if row is None:
            row = ScheduledMonthRow(month=month)
            session.add(row)
        row.state, row.scheduled_at, row.run_id, row.detail = RUNNING, scheduled_at, run_id, ""
        row.changed_at = datetime.now(UTC)
        return True


def finish_month(archive: Archive, month: str, run_id: str, state: str, detail: str = "") -> None:
    """Writes down how the month's run ended, ``done`` or ``failed``. A month that is done stays done.

    Raises:
        ArchiveError: this run has not begun the month, or another has taken it over.
        ValueError: another state.
    """
    if state not in (DONE, FAILED):
        raise ValueError(f"a scheduled month ends as {DONE} or {FAILED}, not {state!r}")
    with archive.writing() as session:
        row = session.get(ScheduledMonthRow, month)
        if row is None or row.run_id != run_id:
            raise ArchiveError(
                f"The scheduled month {month} is not this run's to finish: look at the run that has it (`bin/briefing status`)."
            )
        if row.state != DONE:
            row.state, row.detail, row.changed_at = state, detail, datetime.now(UTC)


def scheduled_since(archive: Archive, first: str) -> str:
    """The first month the schedule is responsible for: ``first`` when it is asked for the first time, then what it was then.

    So an office that sets the program up in November gets no editions of the years before.
    """
    with archive.session() as session:
        row = session.get(InfoRow, _SINCE)
    if row is not None:
        return row.value
    with archive.writing() as session:
        row = session.get(InfoRow, _SINCE)
        if row is None:
            row = InfoRow(name=_SINCE, value=first)
            session.add(row)
        return row.value
