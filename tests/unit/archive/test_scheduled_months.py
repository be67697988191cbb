from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tasks.archive.archive import Archive
from tasks.archive.errors import ArchiveError
from tasks.archive.models import StageRow
from tasks.archive.scheduled_months import all_months, begin_month, done_months, finish_month, scheduled_since
from tasks.archive.stages import StageTotal, keep_stages, last_stages, stage_totals, stages_of

DUE = datetime(2026, 12, 2, 5, tzinfo=UTC)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(f"sqlite:///{tmp_path / 'archive.sqlite'}")


def test_a_month_is_made_once(archive: Archive) -> None:
    assert begin_month(archive, "2026-11", DUE, "run-1")
    assert done_months(archive) == frozenset()
    finish_month(archive, "2026-11", "run-1", "done", "edition 2026-11")
    assert done_months(archive) == {"2026-11"}
    assert not begin_month(archive, "2026-11", DUE, "run-2")
    finish_month(archive, "2026-11", "run-1", "failed", "too late")
    months = [(row.month, row.state, row.run_id, row.detail, row.scheduled_at) for row in all_months(archive)]
    assert months == [("2026-11", "done", "run-1", "edition 2026-11", DUE)]


def test_a_month_that_failed_or_whose_run_died_is_begun_again(archive: Archive) -> None:
    begin_month(archive, "2026-10", DUE, "run-1")
    finish_month(archive, "2026-10", "run-1", "failed", "no sources")
    begin_month(archive, "2026-11", DUE, "run-1")
    assert [begin_month(archive, month, DUE, "run-2") for month in ("2026-10", "2026-11")] == [True, True]
    assert [(row.state, row.run_id, row.detail) for row in all_months(archive)] == [("running", "run-2", "")] * 2
    with pytest.raises(ArchiveError, match="2026-11 is not this run's to finish"):
        finish_month(archive, "2026-11", "run-1", "done")
    with pytest.raises(ArchiveError, match="2026-12 is not this run's to finish"):
        finish_month(archive, "2026-12", "run-2", "done")
    with pytest.raises(ValueError, match="not 'over'"):
        finish_month(archive, "2026-11", "run-2", "over")


def test_the_schedule_answers_from_the_first_time_it_was_asked(archive: Archive) -> None:
    assert [scheduled_since(archive, month) for month in ("2026-11", "2024-01", "2027-05")] == ["2026-11"] * 3


def stage(run: str, name: str, seconds: float, hour: int, documents: int = 0, held: int = 0) -> StageRow:
    return StageRow(
        run_id=run, edition="2026-11", stage=name, seconds=seconds, documents=documents, set_aside=1, held=held,
        ended_at=DUE + timedelta(hours=hour),
    )  # fmt: skip


def test_stages_are_summed_since_a_moment(archive: Archive) -> None:
    keep_stages(archive, [stage("a", "read", 9.0, 0, 100), stage("a", "render", 1.0, 1)])
    keep_stages(archive, [stage("b", "read", 2.5, 2, 5), stage("b", "render", 4.0, 3, held=1)])
    assert stage_totals(archive, DUE + timedelta(hours=1)) == (
        StageTotal("read", 1, 2.5, 2.5, 5, 1, 0, DUE + timedelta(hours=2)),
        StageTotal("render", 2, 5.0, 4.0, 0, 2, 1, DUE + timedelta(hours=3)),
    )
    assert stage_totals(archive, DUE + timedelta(hours=4)) == ()
    assert [(row.stage, row.seconds) for row in stages_of(archive, "a")] == [("read", 9.0), ("render", 1.0)]
    assert [(row.stage, row.seconds) for row in last_stages(archive)] == [("read", 2.5), ("render", 4.0)]
