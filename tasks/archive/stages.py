"""What the stages of past runs took and held: the office's metrics."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from tasks.archive.archive import Archive
from tasks.archive.models import StageRow


@dataclass(frozen=True, slots=True)
class StageTotal:
    """One stage over several runs: ``seconds`` in all and of the longest, documents, set aside, held; when it last ended."""

    stage: str
    runs: int
    seconds: float
    longest_seconds: float
    documents: int
    set_aside: int
    held: int
    ended_at: datetime


def keep_stages(archive: Archive, rows: Iterable[StageRow]) -> None:
    """Writes the stages of a run down, all or none."""
    with archive.session() as session:
        session.add_all(rows)
        session.commit()


def stage_totals(archive: Archive, since: datetime) -> tuple[StageTotal, ...]:
    """Sums of each stage over the runs that ended at ``since`` or later, by the name of the stage."""
    query = (
        select(
            StageRow.stage, func.count(), func.sum(StageRow.seconds), func.max(StageRow.seconds),
            func.sum(StageRow.documents), func.sum(StageRow.set_aside), func.sum(StageRow.held), func.max(StageRow.ended_at),
        )
        .where(StageRow.ended_at >= since)
        .group_by(StageRow.stage)
        .order_by(StageRow.stage)
    )  # fmt: skip
    with archive.session() as session:
        return tuple(StageTotal(*row) for row in session.execute(query))


def stages_of(archive: Archive, run_id: str) -> tuple[StageRow, ...]:
    """The stages of one run in the order in which they ended."""
    query = select(StageRow).where(StageRow.run_id == run_id).order_by(StageRow.ended_at, StageRow.stage_id)
    with archive.session() as session:
        return tuple(session.scalars(query))


def last_stages(archive: Archive) -> tuple[StageRow, ...]:
    """Of each stage what it took the last time, by the name of the stage."""
    newest = select(func.max(StageRow.stage_id)).group_by(StageRow.stage)
    query = select(StageRow).where(StageRow.stage_id.in_(newest)).order_by(StageRow.stage)
    with archive.session() as session:
        return tuple(session.scalars(query))
