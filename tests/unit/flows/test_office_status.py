"""``briefing status``: one page for a person, one object for a script, and nothing changed by looking."""

import json
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from tasks.archive.archive import Archive
from tasks.archive.deliveries import Ledger, recipient_key
from tasks.archive.scheduled_months import begin_month, finish_month
from tasks.contracts.approval import EditionState as State
from tasks.contracts.delivery import Channel
from tests.fixtures_office import MADE, Office, an_office

NOW = ("--now", "2027-02-10T12:00")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    return an_office(tmp_path, monkeypatch, capsys)


def test_a_new_office_is_told_what_there_is_not(office: Office) -> None:
    status, out, err = office.run("status", *NOW)
    assert (status, err) == (1, "")
    assert "Waiting for approval: none" in out
    assert (
        "Next run: 2027-03-02 06:00 UTC (UTC), for 2027-02; its edition is to be there by 2027-03-05 00:00 UTC" in out
    )
    assert f"There is no archive in {office.output}" in out
    assert not office.output.exists(), "looking makes nothing"


def test_editions_deliveries_missing_months_and_failed_runs(office: Office) -> None:
    sent = office.record("2026-11")
    office.decide(sent, State.APPROVED)
    office.record("2027-01", language="ru")
    with Archive(office.url) as archive:
        ledger = Ledger(archive, sent)
        key = recipient_key(Channel.EMAIL, "ann@example.org")
        claim = ledger.claim(
            key, Channel.EMAIL, "ann@example.org", publisher="publisher-1", message_id="<1@x>", pdf_sha256="c" * 64
        )
        assert claim is not None
        assert ledger.sending(claim)
        ledger.mark_dead_unknown()
        begin_month(archive, "2026-12", MADE, "run-1")
        finish_month(archive, "2026-12", "run-1", "failed", "disk full")
    status, out, _ = office.run("status", "--json", *NOW)
    said = json.loads(out)
    assert status == 1
    assert [(item["edition"], item["state"], item["deliveries"]) for item in said["editions"]] == [
        ("2027-01-ru", "draft", {}), ("2026-11", "approved", {"unknown": 1}),
    ]  # fmt: skip
    assert said["waiting"] == ["2027-01-ru"]
    assert said["missing_months"] == ["2026-12"]
    assert said["needs_a_person"][0] == "the edition of 2026-12 is missing (its scheduled run failed: disk full)"
    assert "2026-11: 1 deliveries unknown" not in said["needs_a_person"], "of two months ago: nobody's work any more"
    earlier = json.loads(office.run("status", "--json", "--now", "2026-12-05T12:00")[1])
    assert earlier["needs_a_person"][0] == "2026-11: 1 deliveries unknown"
    assert "ann@example.org" not in out
    _, table, _ = office.run("status", *NOW)
    assert "2026-11     en        approved  2026-12-02 06:00 UTC  1 unknown" in table


def test_a_server_behind_a_password_is_asked_with_it_and_the_site_counts_whatever_it_answers(
    office: Office, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/api/health", headers={"Authorization": "Basic YWRtaW46R2VoZWlt"}).respond_with_json(
        True
    )
    httpserver.expect_request("/").respond_with_data("not here", status=404)
    office.set(server_port=httpserver.port, site_port=httpserver.port)
    office.monkeypatch.setenv("PREFECT_SERVER_API_AUTH_STRING", "admin:Geheim")
    said = json.loads(office.run("status", "--json", *NOW)[1])
    assert said["servers"] == {
        "prefect": "answers", "runs_started_by": "nobody here: start make serve, or a worker elsewhere", "site": "answers",
    }  # fmt: skip
    office.monkeypatch.setenv("PREFECT_SERVER_API_AUTH_STRING", "admin:wrong1")
    httpserver.clear()
    httpserver.expect_request("/api/health").respond_with_json({"exception_message": "Unauthorized"}, status=401)
    said = json.loads(office.run("status", "--json", *NOW)[1])
    assert (
        "lets nobody in without its auth string (HTTP 401): set PREFECT_API_AUTH_STRING" in said["servers"]["prefect"]
    )


def test_a_damaged_archive_is_one_line_not_a_traceback(office: Office) -> None:
    office.output.mkdir(parents=True)
    (office.output / "archive.sqlite").write_bytes(b"not a database at all" * 400)
    status, out, err = office.run("status", *NOW)
    assert (status, err) == (1, "")
    assert "is damaged (file is not a database)" in out


def test_an_unknown_zone_is_one_line(office: Office) -> None:
    office.set(schedule_zone="Europe/Atlantis")
    assert office.run("status") == (
        1, "", "briefing: BRIEFING_SCHEDULE_ZONE is 'Europe/Atlantis', which is no IANA time zone: write it as Area/City, for example Europe/Berlin.\n",
    )  # fmt: skip
