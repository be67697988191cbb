"""A scheduled run makes every month that is due, once, as of the moment it was due, whatever starts it and when."""

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.schedule import Schedule, shifted
from tasks.archive.archive import Archive
from tasks.archive.locks import hold
from tasks.archive.scheduled_months import all_months, scheduled_since
from tasks.contracts.errors import BriefingError

pytestmark = pytest.mark.end_to_end

SCHEDULE = Schedule(zone="Asia/Kolkata", day=2, hour=6)


@pytest.fixture
def office(prefect_here, tmp_path, monkeypatch) -> Path:
    """An office whose schedule began two months ago and whose sources are all still to come: its editions are one page."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "later.txt").write_text("A note.", "utf-8")
    (inbox / "sources.yml").write_text(
        "sources:\n  - file: later.txt\n    producer: Office\n    received: 2099-01-01\n    licence: own\n"
        f"    sha256: {hashlib.sha256(b'A note.').hexdigest()}\n",
        "utf-8",
    )
    monkeypatch.setenv("BRIEFING_OUTPUT", str(tmp_path / "out"))
    monkeypatch.setenv("BRIEFING_SOURCES", str(inbox))
    monkeypatch.setenv("BRIEFING_ENGINES", "none")
    monkeypatch.setenv("BRIEFING_SCHEDULE_ZONE", SCHEDULE.zone)
    (tmp_path / "out").mkdir()
    with Archive(url(tmp_path)) as archive:
        scheduled_since(archive, shifted(latest(), -1))
    return tmp_path


def url(office: Path) -> str:
    return f"sqlite:///{office / 'out' / 'archive.sqlite'}"


def latest() -> str:
    """The month that was due last."""
    return SCHEDULE.month_of(datetime.now(UTC))


def run_scheduled(**parameters):
    from flows.monthly_briefing import monthly_briefing

    return monthly_briefing(month="scheduled", **parameters)


def months(office: Path) -> list[tuple[str, str]]:
    with Archive(url(office)) as archive:
        return [(row.month, row.state) for row in all_months(archive)]


def test_missed_months_are_made_once_oldest_first_as_of_the_moment_they_were_due(office):
    both = [shifted(latest(), -1), latest()]
    assert [result.edition.month for result in run_scheduled()] == both
    for month in both:
        manifest = json.loads((office / "out" / month / "data" / "manifest.json").read_text("utf-8"))
        assert datetime.fromisoformat(manifest["as_of"]) == SCHEDULE.scheduled_at(month)
        assert manifest["number"] == both.index(month) + 1
    assert months(office) == [(month, "done") for month in both]
    before = {path: path.read_bytes() for path in (office / "out").rglob("*.pdf")}
    assert run_scheduled() == (), "a second late run finds nothing due"
    assert {path: path.read_bytes() for path in (office / "out").rglob("*.pdf")} == before


def test_the_latest_only_is_made_where_the_office_wants_that_and_the_other_is_written_down(office, monkeypatch):
    monkeypatch.setenv("BRIEFING_MISSED", "latest_only")
    assert [result.edition.month for result in run_scheduled()] == [latest()]
    with Archive(url(office)) as archive:
        passed, made = all_months(archive)
    assert (passed.month, passed.state, made.detail) == (shifted(latest(), -1), "done", "")
    assert "passed over" in passed.detail


def test_a_month_in_hand_elsewhere_is_refused_and_taken_up_by_the_next_run_while_others_are_made(office):
    first, second = shifted(latest(), -1), latest()
    with (
        hold(url(office), f"month-{first}"),
        pytest.raises(BriefingError, match=f"{first}: .*being made by another run"),
    ):
        run_scheduled()
    assert months(office) == [(first, "failed"), (second, "done")]
    assert [result.edition.month for result in run_scheduled()] == [first]
    assert months(office) == [(first, "done"), (second, "done")]


def test_a_second_scheduled_run_leaves_the_work_to_the_first(office):
    with hold(url(office), "schedule"):
        assert run_scheduled() == ()
    assert months(office) == []


def test_a_dry_run_records_nothing_and_marks_its_preview(office):
    from flows.monthly_briefing import monthly_briefing

    (result,) = monthly_briefing(month=latest(), dry_run=True, note="Ready on Friday.")
    assert result.is_preview and result.folder == f"previews/{latest()}"
    folder = office / "out" / result.folder
    page = (folder / "briefing.html").read_text("utf-8")
    assert "PREVIEW: not approved, not for distribution" in page and "Ready on Friday." in page
    with Archive(url(office)) as archive:
        assert archive.editions() == []
    assert not (office / "out" / latest()).exists()
