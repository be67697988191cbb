"""Metrics: what stages took, what became of editions and deliveries, in Prometheus's own format; measuring fails no run."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from flows.metrics import RunStages, metrics_text
from flows.settings import BriefingSettings
from tasks.archive.archive import Archive
from tasks.archive.deliveries import Ledger, recipient_key
from tasks.archive.stages import stages_of
from tasks.contracts.approval import EditionState as State
from tasks.contracts.delivery import Channel, DeliveryState
from tasks.contracts.result import Outcome
from tests.fixtures_office import MADE, Office, an_office

NOW = datetime(2027, 2, 10, tzinfo=UTC)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    return an_office(tmp_path, monkeypatch, capsys)


def measured(url: str) -> dict[tuple[str, ...], float]:
    """(name, label values …) → value, read back by Prometheus's own parser."""
    text = metrics_text(url, BriefingSettings(), NOW).decode()
    return {
        (sample.name.removeprefix("briefing_"), *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_stages_are_measured_counted_and_written_down_together(office: Office) -> None:
    stages = RunStages("run-1")
    with stages.stage("Read") as tally:
        tally.documents, tally.set_aside = 120, 2
    with pytest.raises(ValueError, match="no model"), stages.stage("Translate") as tally:
        tally.held = 3
        raise ValueError("no model")
    stages.add("Read", 2.5)
    stages.edition = "2026-11 v2"
    assert stages.write(office.url) == ""
    with Archive(office.url) as archive:
        rows = stages_of(archive, "run-1")
    assert [(row.stage, row.edition, row.documents, row.set_aside, row.held) for row in rows] == [
        ("Read", "2026-11 v2", 120, 2, 0), ("Translate", "2026-11 v2", 0, 0, 3), ("Read", "2026-11 v2", 0, 0, 0),
    ]  # fmt: skip
    assert all(row.seconds >= 0 for row in rows)
    assert rows[2].seconds == 2.5
    assert stages.write(office.url) == "", "written once"
    found = measured(office.url)
    assert found["stage_runs_total", "Read"] == 2
    assert found["stage_documents_total", "Read"] == 120
    assert found["stage_last_seconds", "Read"] == 2.5
    assert found["stage_held_total", "Translate"] == 3


def test_a_failure_to_write_is_told_and_fails_nothing(office: Office) -> None:
    stages = RunStages("run-1", "2026-11")
    with stages.stage("Read"):
        pass
    said = stages.write("postgresql+psycopg://ann:Geheim42@127.0.0.1:9/none")
    assert said.startswith("The seconds of this run's stages could not be kept:")
    assert "Geheim42" not in said


def test_editions_deliveries_and_missing_months_are_counted_without_any_address(office: Office) -> None:
    sent = office.record("2026-11")
    office.decide(sent, State.APPROVED)
    office.record("2026-11", language="ru", outcome=Outcome.HELD)
    with Archive(office.url) as archive:
        key = recipient_key(Channel.EMAIL, "ann@example.org")
        Ledger(archive, sent).set_aside(
            key, Channel.EMAIL, "ann@example.org", DeliveryState.SUPPRESSED, "asked by telephone"
        )
    found = measured(office.url)
    assert found["archive_up",] == 1
    assert (found["editions", "approved"], found["editions", "held"], found["editions", "draft"]) == (1, 1, 0)
    assert found["deliveries", "email", "suppressed"] == 1
    assert found["deliveries", "email", "sent"] == 0
    assert found["months_missing",] == 2, "December and January, by 10 February"
    assert found["last_edition_timestamp_seconds",] == MADE.timestamp()
    assert b"ann@example.org" not in metrics_text(office.url, BriefingSettings(), NOW)


def test_an_archive_that_is_down_gives_a_page_that_says_so(office: Office) -> None:
    assert measured("postgresql+psycopg://ann:Geheim42@127.0.0.1:9/none") == {("archive_up",): 0}
    assert measured(office.url) == {("archive_up",): 0}
    assert not office.output.exists(), "asking makes no archive"
