"""The publish flow with a real Prefect server and a real mail server: approved, sent once, or sent back."""

import hashlib
import json
import shutil
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message

from tasks.archive.approvals import decisions_of, state_of
from tasks.archive.archive import Archive
from tasks.contracts.approval import EditionState
from tasks.contracts.change import Change
from tasks.contracts.edition import Check, EditionId
from tasks.contracts.errors import BriefingError
from tasks.contracts.flag import Severity
from tasks.contracts.result import EditionResult, Outcome

pytestmark = pytest.mark.end_to_end

MADE_AT = datetime(2026, 12, 2, 6, tzinfo=UTC)
SUMMARY = {
    "edition": "2026-11", "language": "en", "title": "Industrial Sustainability Briefing", "number": 1, "month": "November 2026",
    "as_of": MADE_AT.isoformat(), "coverage": "Covers five sources.", "event_line": "", "dates_line": "", "quality": "",
    "highlights": [{"kicker": "Chemicals", "text": "13,194 tons destroyed", "when": "2020", "marks": ["S5"], "flags": []}],
    "key_figures": [], "before_quoting": [], "changes": [], "themes": {}, "next_issue": "", "cite_as": "", "contact": "",
}  # fmt: skip


class Inbox(Message):
    def __init__(self):
        super().__init__()
        self.messages = []

    def handle_message(self, message):
        self.messages.append(message)


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    handler = Inbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        handler.port = probe.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=handler.port)
    controller.start()
    yield handler
    controller.stop()


@pytest.fixture
def office(prefect_here, tmp_path, monkeypatch, inbox) -> Path:
    """An office with one edition that waits, three readers, and a mail server."""
    monkeypatch.setenv("BRIEFING_OUTPUT", str(tmp_path))
    monkeypatch.setenv("BRIEFING_RECIPIENTS", str(tmp_path / "recipients.csv"))
    monkeypatch.setenv("BRIEFING_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("BRIEFING_SMTP_PORT", str(inbox.port))
    monkeypatch.setenv("BRIEFING_SMTP_SECURITY", "none")
    monkeypatch.setenv("BRIEFING_SENDER", "briefing@office.example")
    (tmp_path / "recipients.csv").write_text(
        "name,address,language,audiences\nAna,ana@ministry.example,en,board\nBo,bo@zone.example,en,\nCe,ce@zone.example,ru,\n",
        "utf-8",
    )
    record(tmp_path, EditionId(month="2026-11"))
    return tmp_path


def record(output: Path, edition: EditionId, outcome: Outcome = Outcome.MADE, changes: tuple[Change, ...] = ()) -> None:
    folder = output / edition.folder
    (folder / "data").mkdir(parents=True)
    (folder / "briefing.pdf").write_bytes(b"%PDF-1.7 " + edition.label.encode())
    said = SUMMARY | {"edition": edition.label, "changes": ["A figure was corrected."] if changes else []}
    (folder / "summary.json").write_text(json.dumps(said), "utf-8")
    (folder / "data" / "activities.jsonl").write_text("", "utf-8")
    (folder / "data" / "manifest.json").write_bytes(b'{\n "edition": "2026-11"\n}\n')
    files = {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }
    with Archive(f"sqlite:///{output / 'archive.sqlite'}") as archive:
        archive.record(
            edition, as_of=MADE_AT, number=1, inputs_digest=f"d{edition.version}", fingerprint="f", documents=[], parameters={},
            files=files, outcome=outcome, changes=changes,
        )  # fmt: skip


def publish(**parameters):
    from flows.publish_briefing import publish_briefing

    return publish_briefing(**({"edition": "2026-11", "name": "Ana Díaz"} | parameters))


def state(output: Path, edition: EditionId | None = None) -> EditionState:
    with Archive(f"sqlite:///{output / 'archive.sqlite'}") as archive:
        return state_of(archive, edition or EditionId(month="2026-11"))


def test_an_approved_edition_reaches_each_reader_once_in_a_message_of_their_own(office, inbox):
    assert publish().state is EditionState.SENT
    assert sorted(message["To"] for message in inbox.messages) == [
        "Ana <ana@ministry.example>", "Bo <bo@zone.example>", "Ce <ce@zone.example>",
    ]  # fmt: skip
    for message in inbox.messages:
        (attached,) = [part for part in message.walk() if part.get_content_type() == "application/pdf"]
        assert attached.get_payload(decode=True) == (office / "2026-11" / "briefing.pdf").read_bytes()
        assert attached.get_filename().endswith("2026-11.pdf")
        words = next(part for part in message.walk() if part.get_content_type() == "text/plain").get_payload(
            decode=True
        )
        assert "Ana Díaz" in words.decode() and "13,194 tons destroyed" in words.decode()
    manifest = json.loads((office / "2026-11" / "data" / "manifest.json").read_text("utf-8"))
    assert (manifest["approval"]["state"], manifest["approval"]["person"]) == ("sent", "Ana Díaz")
    with Archive(f"sqlite:///{office / 'archive.sqlite'}") as archive:
        taken = decisions_of(archive, EditionId(month="2026-11"))
    assert [decision.state for decision in taken] == [EditionState.APPROVED, EditionState.SENT]
    assert publish().state is EditionState.SENT
    assert len(inbox.messages) == 3, "publishing once more sends nothing more"


def test_a_correction_goes_to_those_who_had_the_first_version_with_what_changed_on_top(office, inbox):
    assert publish(audience="board").state is EditionState.APPROVED, "a group has it; the others can follow"
    assert [message["To"] for message in inbox.messages] == ["Ana <ana@ministry.example>"]
    (office / "recipients.csv").write_text("name,address,language\nBo,bo@zone.example,en\n", "utf-8")
    second = EditionId(month="2026-11", version=2)
    record(office, second, changes=(Change(code="added", values={"file": "b.txt"}),))
    assert publish(edition="2026-11 v2").state is EditionState.SENT
    assert sorted(message["To"] for message in inbox.messages[1:]) == [
        "Ana <ana@ministry.example>",
        "Bo <bo@zone.example>",
    ]
    said = {
        message["To"]: next(part for part in message.walk() if part.get_content_type() == "text/plain")
        .get_payload(decode=True)
        .decode()
        for message in inbox.messages[1:]
    }
    ana = said["Ana <ana@ministry.example>"]
    assert ana.index("A figure was corrected.") < ana.index("13,194 tons destroyed")


def test_a_held_edition_is_never_sent(office, inbox):
    held = EditionId(month="2026-10")
    record(office, held, Outcome.HELD)
    with pytest.raises(BriefingError, match="held"):
        publish(edition="2026-10")
    assert (inbox.messages, state(office, held)) == ([], EditionState.HELD)


def test_what_was_altered_after_it_was_made_is_not_sent(office, inbox):
    (office / "2026-11" / "briefing.pdf").write_bytes(b"%PDF-1.7 other bytes")
    with pytest.raises(BriefingError, match="missing or altered"):
        publish()
    assert (inbox.messages, state(office)) == ([], EditionState.DRAFT)


def test_an_edition_sent_back_keeps_the_reason_and_goes_to_nobody(office, inbox):
    assert publish(decision="send back", reason="Figure 3 is wrong").state is EditionState.SENT_BACK
    manifest = json.loads((office / "2026-11" / "data" / "manifest.json").read_text("utf-8"))
    assert (manifest["approval"]["state"], manifest["approval"]["reason"]) == ("sent_back", "Figure 3 is wrong")
    with pytest.raises(BriefingError, match="sent back"):
        publish()
    assert inbox.messages == []


def test_a_dry_run_and_a_test_decide_nothing_and_a_test_reaches_only_its_address(office, inbox):
    assert publish(dry_run=True, name="").state is EditionState.DRAFT
    assert inbox.messages == []
    assert publish(test_address="me@office.example", name="").state is EditionState.DRAFT
    (message,) = inbox.messages
    assert "me@office.example" in message["To"] and "test" in message["Subject"].lower()
    assert state(office) is EditionState.DRAFT


def test_readers_that_could_not_be_reached_are_tried_again_and_the_others_are_not(office, inbox, monkeypatch):
    monkeypatch.setenv("BRIEFING_SMTP_PORT", "9")
    monkeypatch.setenv("BRIEFING_CONNECTION_ATTEMPTS", "2")
    monkeypatch.setenv("BRIEFING_PAUSE_SECONDS", "0.1")
    with pytest.raises(BriefingError, match="Publish it again to go on"):
        publish()
    assert state(office) is EditionState.APPROVED
    monkeypatch.setenv("BRIEFING_SMTP_PORT", str(inbox.port))
    assert publish(name="Somebody Else").state is EditionState.SENT
    assert len(inbox.messages) == 3
    manifest = json.loads((office / "2026-11" / "data" / "manifest.json").read_text("utf-8"))
    assert manifest["approval"]["person"] == "Ana Díaz", "the approval that stands"


def test_the_automatic_policy_sends_what_passed_every_check_and_leaves_the_rest_to_a_person(office, inbox, monkeypatch):
    from prefect import flow

    from flows.publishing import BY_POLICY, publish_by_policy

    edition = EditionId(month="2026-11")
    passed = Check(name="evidence", passed=True, severity=Severity.BLOCK, detail="")
    noted = Check(name="stale", passed=False, severity=Severity.NOTE, detail="30 items")
    doubted = Check(name="spelling", passed=False, severity=Severity.WARN, detail="2 words")
    plan = SimpleNamespace(archive_url=f"sqlite:///{office / 'archive.sqlite'}", output=office)

    @flow(persist_result=False)
    def after_making(outcome: str, *checks: str) -> None:
        found = tuple({"passed": passed, "noted": noted, "doubted": doubted}[name] for name in checks)
        publish_by_policy(plan, EditionResult(edition=edition, outcome=outcome, folder="2026-11", checks=found))

    after_making("made", "passed", "noted")
    assert (inbox.messages, state(office)) == ([], EditionState.DRAFT), (
        "the policy is manual unless the office says otherwise"
    )
    monkeypatch.setenv("BRIEFING_APPROVAL", "automatic")
    after_making("made", "passed", "doubted")
    after_making("held", "passed")
    assert (inbox.messages, state(office)) == ([], EditionState.DRAFT)
    after_making("made", "passed", "noted")
    assert (len(inbox.messages), state(office)) == (3, EditionState.SENT)
    with Archive(f"sqlite:///{office / 'archive.sqlite'}") as archive:
        assert {decision.person for decision in decisions_of(archive, edition)} == {BY_POLICY}


def test_an_edition_nobody_made_is_refused_with_what_waits(office):
    with pytest.raises(BriefingError, match=r"no edition 2026-08\. Editions that wait: 2026-11\."):
        publish(edition="2026-08")
    shutil.rmtree(office / "2026-11")
    with pytest.raises(BriefingError, match="missing or altered"):
        publish()
