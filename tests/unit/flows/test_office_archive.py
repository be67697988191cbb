"""``briefing archive`` and ``retention``, ``deliveries``, ``suppress``: what they change, what they say, what they leave alone."""

import json
import os
import sqlite3
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tasks.archive.archive import Archive
from tasks.archive.deliveries import Ledger, recipient_key
from tasks.archive.suppressions import suppressions
from tasks.contracts.approval import EditionState as State
from tasks.contracts.delivery import Channel, DeliveryState
from tasks.contracts.edition import EditionId
from tests.fixtures_office import Office, an_office

LAYOUT_2 = Path(__file__).parents[1] / "archive" / "layout_2.sql"
ANN = "ann@example.org"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    return an_office(tmp_path, monkeypatch, capsys)


def delivered(office: Office, state: DeliveryState, detail: str = "") -> EditionId:
    """An approved edition and one delivery to Ann."""
    edition = office.record("2026-11")
    office.decide(edition, State.APPROVED)
    with Archive(office.url) as archive:
        ledger, key = Ledger(archive, edition), recipient_key(Channel.EMAIL, ANN)
        claim = ledger.claim(key, Channel.EMAIL, ANN, publisher="publisher-1", name="Ann")
        assert claim is not None
        assert ledger.sending(claim)
        if state is not DeliveryState.SENDING:
            assert ledger.finish(claim, state, detail)
    return edition


def state_of_ann(office: Office, edition: EditionId) -> DeliveryState:
    with Archive(office.url) as archive:
        return Ledger(archive, edition).of_edition()[0].state


def test_an_export_is_verified_and_restored_with_its_editions(office: Office) -> None:
    office.record("2026-11")
    folder = office.output / "2026-11"
    folder.mkdir()
    (folder / "briefing.pdf").write_bytes(b"%PDF-1.7 not the recorded one")
    file = office.folder / "copy.zip"
    status, out, _ = office.run("archive", "export", str(file), "--with-editions")
    assert (status, "not as recorded: 2026-11/briefing.pdf" in out) == (1, True)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert office.run("archive", "export", str(file))[2] == f"briefing: {file} is there already: name another file.\n"
    status, out, _ = office.run("archive", "verify", str(file), "--json")
    assert (status, json.loads(out)["rows"]["editions"], json.loads(out)["files"]) == (0, 1, 1)
    url = f"sqlite:///{office.folder / 'new.sqlite'}"
    status, out, _ = office.run("archive", "restore", str(file), "--to", url, "--output", str(office.folder / "new"))
    assert (status, "1 editions with 1 files" in out) == (0, True)
    with Archive(url) as archive:
        assert [row.month for row in archive.editions()] == ["2026-11"]
    assert (office.folder / "new" / "2026-11" / "briefing.pdf").read_bytes() == (folder / "briefing.pdf").read_bytes()
    status, _, err = office.run("archive", "restore", str(file))
    assert (status, "is not empty" in err) == (1, True), "the office's own archive is never written over"
    content = bytearray(file.read_bytes())
    content[content.index(b"not the recorded")] ^= 1
    file.write_bytes(content)
    status, out, err = office.run("archive", "verify", str(file))
    assert (status, out, err.count("\n")) == (1, "", 1)


def test_an_upgrade_keeps_a_copy_of_what_was(office: Office) -> None:
    office.output.mkdir(parents=True)
    database = sqlite3.connect(office.output / "archive.sqlite")
    database.executescript(LAYOUT_2.read_text("utf-8"))
    database.close()
    status, out, _ = office.run("archive", "upgrade", "--check", "--json")
    assert (status, json.loads(out)["layout"], json.loads(out)["copy"]) == (0, "2", None)
    said = json.loads(office.run("archive", "upgrade", "--json")[1])
    assert (said["layout"], said["program"]) == ("3", "3")
    copy = sqlite3.connect(said["copy"])
    assert copy.execute("SELECT value FROM archive_info WHERE name = 'layout'").fetchone() == ("2",)
    copy.close()
    assert stat.S_IMODE(Path(said["copy"]).stat().st_mode) == 0o600
    assert json.loads(office.run("archive", "upgrade", "--json")[1])["copy"] is None, "nothing left to do"


def test_an_archive_of_a_newer_program_is_left_alone(office: Office) -> None:
    office.record("2026-11")
    database = sqlite3.connect(office.output / "archive.sqlite")
    database.execute("UPDATE archive_info SET value = '99' WHERE name = 'layout'")
    database.commit()
    database.close()
    for words in (("archive", "upgrade"), ("deliveries", "2026-11"), ("status",)):
        status, out, err = office.run(*words)
        assert (status, "has layout 99" in out + err) == (1, True)


def test_retention_forgets_by_policy_and_a_dry_run_only_counts(office: Office, httpserver: HTTPServer) -> None:
    edition = delivered(office, DeliveryState.SENT)
    old, fresh = office.output / "previews" / "2026-10", office.output / "previews" / "2026-11"
    for folder in (old, fresh):
        folder.mkdir(parents=True)
        (folder / "briefing.pdf").write_bytes(b"x")
    now = datetime.now(UTC)
    for path in (old / "briefing.pdf", old):
        os.utime(path, (now.timestamp() - 15 * 86_400,) * 2)
    runs, removed = ["run-1", "run-2"], []

    def filtered(_request: Request) -> Response:
        return Response(json.dumps([{"id": run} for run in runs]), content_type="application/json")

    def remove(request: Request) -> Response:
        assert request.headers["Prefect-Csrf-Token"] == "token-1"
        runs.remove(request.path.rsplit("/", 1)[1])
        removed.append(request.path.rsplit("/", 1)[1])
        return Response(status=204)

    httpserver.expect_request("/api/health").respond_with_json(True)
    httpserver.expect_request("/api/csrf-token").respond_with_json({"token": "token-1"})
    httpserver.expect_request("/api/flow_runs/count").respond_with_json(2)
    httpserver.expect_request("/api/flow_runs/filter").respond_with_handler(filtered)
    httpserver.expect_request("/api/flow_runs/run-1", method="DELETE").respond_with_handler(remove)
    httpserver.expect_request("/api/flow_runs/run-2", method="DELETE").respond_with_handler(remove)
    office.set(server_port=httpserver.port, keep_addresses_days=1)
    later = (now + timedelta(days=2)).isoformat()
    status, out, _ = office.run("retention", "--dry-run", "--now", later)
    assert status == 0
    assert out.splitlines() == [
        "Would remove what was read of 0 documents (kept 400 days) and 1 addresses in the ledger (kept 1 days)",
        "Would remove 1 previews (kept 14 days)",
        "Would remove 2 runs from Prefect's database (kept 400 days)",
    ]
    assert (old.is_dir(), removed) == (True, [])
    assert office.run("retention", "--now", later)[0] == 0
    assert (old.exists(), fresh.exists(), removed) == (False, True, ["run-1", "run-2"])
    assert "(removed by retention)" in office.run("deliveries", "2026-11", "--full")[1]
    assert state_of_ann(office, edition) is DeliveryState.SENT


def test_retention_without_a_server_or_an_archive_does_what_it_can(office: Office) -> None:
    old = office.output / "previews" / "2026-10"
    old.mkdir(parents=True)
    status, out, err = office.run("retention", "--now", "2100-01-01")
    assert status == 1
    assert "there is no archive in" in err
    assert "Removed 1 previews" in out
    assert "its server does not answer" in out


def test_deliveries_are_masked_unless_asked_in_full_and_the_status_tells_trouble(office: Office) -> None:
    delivered(office, DeliveryState.UNKNOWN, f"connection lost after {ANN}")
    status, out, _ = office.run("deliveries", "2026-11")
    assert (status, ANN in out, "1 unknown" in out) == (1, False, True)
    said = json.loads(office.run("deliveries", "2026-11", "--json", "--full")[1])
    assert (said["counts"], said["deliveries"][0]["address"]) == ({"unknown": 1}, ANN)
    assert json.loads(office.run("deliveries", "2026-11", "--json", "--state", "sent")[1])["deliveries"] == []
    assert (
        "'lost' is no state of a delivery: use claimed, sending"
        in office.run("deliveries", "2026-11", "--state", "lost")[2]
    )
    assert office.run("deliveries", "2026-12")[2] == (
        "briefing: there is no edition 2026-12 in the archive (bin/briefing status lists them)\n"
    )
    assert "'november' is not the name of an edition" in office.run("deliveries", "november")[2]


@pytest.mark.parametrize("state", [DeliveryState.UNKNOWN, DeliveryState.SENDING])
def test_only_a_person_has_an_unknown_delivery_repeated(office: Office, state: DeliveryState) -> None:
    edition = delivered(office, state)
    assert office.run("repeat-unknown", "2026-11", ANN)[0] == 2, "without a name it is wrong use"
    assert office.run("repeat-unknown", "2026-11", ANN, "--by", " ")[0] == 1
    assert "to that address is unknown" in office.run("repeat-unknown", "2026-11", "bob@example.org", "--by", "Eve")[2]
    assert state_of_ann(office, edition) is DeliveryState.UNKNOWN
    assert office.run("repeat-unknown", "2026-11", "Ann@Example.org", "--by", "Eve Owner")[0] == 0
    assert state_of_ann(office, edition) is DeliveryState.FAILED
    with Archive(office.url) as archive:
        assert "Eve Owner" in Ledger(archive, edition).of_edition()[0].detail


def test_a_delivered_edition_is_not_repeated(office: Office) -> None:
    edition = delivered(office, DeliveryState.SENT)
    assert office.run("repeat-unknown", "2026-11", ANN, "--by", "Eve")[0] == 1
    assert state_of_ann(office, edition) is DeliveryState.SENT


def test_the_suppression_list_keeps_who_and_why(office: Office) -> None:
    office.record("2026-11")
    assert office.run("suppress", ANN, "--by", "Eve", "--reason", "asked by telephone") == (
        0,
        "Nothing more is sent to it.\n",
        "",
    )
    assert "first entry stands" in office.run("suppress", "ANN@example.org", "--by", "Bob", "--reason", "x")[1]
    with Archive(office.url) as archive:
        assert [(item.address, item.person, item.reason) for item in suppressions(archive)] == [
            (ANN, "Eve", "asked by telephone")
        ]
    assert office.run("suppress", "not an address", "--by", "Eve", "--reason", "x")[0] == 1
    assert office.run("suppress", ANN, "--by", "Eve", "--reason", " ")[0] == 1
    assert office.run("unsuppress", ANN, "--by", "Eve")[0] == 0
    assert (
        office.run("unsuppress", ANN, "--by", "Eve")[2]
        == "briefing: the address is not on the suppression list of the archive\n"
    )
