"""The dead-man check: silent when all is well, one mail a day when it is not, whatever else is down."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.office_due import month_expected
from flows.schedule import Schedule
from tasks.contracts.approval import EditionState as State
from tasks.contracts.result import Outcome
from tests.fixtures_office import SECRET, Mailbox, Office, a_mail_server, an_office

DUE = ("due", "--without-server", "--now")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    return an_office(tmp_path, monkeypatch, capsys)


@pytest.fixture
def mail(office: Office) -> Iterator[Mailbox]:
    with a_mail_server() as mailbox:
        office.set(
            smtp_host="127.0.0.1", smtp_port=mailbox.port, smtp_security="none", sender="office@example.org",
            owner="owner@example.org", administrator="admin@example.org",
        )  # fmt: skip
        yield mailbox


@pytest.mark.parametrize(
    ("now", "makes", "deadline_day", "month"),
    [
        ("2026-12-04T22:59", "previous", 5, "2026-10"),  # in Berlin the 5th has not begun
        ("2026-12-04T23:00", "previous", 5, "2026-11"),
        ("2026-12-04T23:00", "current", 5, "2026-12"),
        ("2026-12-31T23:00", "previous", 1, "2026-11"),  # a deadline before the run's own day is that of the next month
        ("2026-12-31T22:59", "previous", 1, "2026-10"),
    ],
)
def test_the_month_expected_is_the_last_whose_deadline_has_passed_in_the_office_zone(
    now, makes, deadline_day, month
) -> None:
    schedule = Schedule(zone="Europe/Berlin", makes=makes, deadline_day=deadline_day)
    assert month_expected(datetime.fromisoformat(now).replace(tzinfo=UTC), schedule) == month


def test_all_well_is_silent(office: Office, mail: Mailbox) -> None:
    office.decide(office.record("2026-11"), State.APPROVED, State.SENT)
    (office.folder / "recipients.csv").touch()
    assert office.run(*DUE, "2026-12-05T12:00") == (0, "", "")
    assert mail.messages == []


def test_an_office_with_an_audience_expects_an_edition_that_was_sent(office: Office, mail: Mailbox) -> None:
    edition = office.record("2026-11")
    assert office.run(*DUE, "2026-12-05T12:00")[0] == 0, "without an audience it is enough that it was made"
    (office.folder / "recipients.csv").touch()
    status, out, err = office.run(*DUE, "2026-12-05T12:00")
    assert (status, out) == (1, "")
    assert err == "briefing: no edition of 2026-11 was sent by 2026-12-05\n"
    assert [address for address, _ in mail.messages] == ["owner@example.org", "admin@example.org"]
    message = mail.messages[0][1]
    assert message["To"] == "owner@example.org", "nobody sees the other's address"
    assert message["Subject"] == "no edition of 2026-11 was sent by 2026-12-05"
    said = message.get_content()
    assert "By 2026-12-05 00:00 UTC an edition of 2026-11 was to be sent." in said
    assert "Edition 2026-11 is a draft that nobody has decided on." in said
    assert "the form publish-briefing in Prefect's UI" in said
    office.decide(edition, State.SENT_BACK, reason="figure 3 is wrong")
    office.run(*DUE, "2026-12-06T12:00")
    assert "Edition 2026-11 is sent back by Ada Approver (figure 3 is wrong)." in mail.messages[-1][1].get_content()


def test_the_same_trouble_is_told_once_a_day_of_the_office(office: Office, mail: Mailbox) -> None:
    office.set(schedule_zone="Asia/Tokyo")
    office.record("2026-11", outcome=Outcome.HELD)
    assert office.run(*DUE, "2026-12-05T12:00")[0] == 1
    assert office.run(*DUE, "2026-12-05T14:59") == (1, "", ""), "still the 5th in Tokyo; not well, but told"
    assert len(mail.messages) == 2
    assert office.run(*DUE, "2026-12-05T15:00")[0] == 1
    assert len(mail.messages) == 4
    assert "held back by its checks" in mail.messages[0][1].get_content()


def test_every_language_that_was_made_must_be_sent(office: Office, mail: Mailbox) -> None:
    office.decide(office.record("2026-11"), State.APPROVED, State.SENT)
    office.decide(office.record("2026-11", language="ru"), State.APPROVED)
    office.record("2026-11", version=2)  # a correction that waits: readers have the first
    assert office.run(*DUE, "2026-12-05T12:00", "--expect", "sent")[0] == 1
    said = mail.messages[0][1].get_content()
    assert "Edition 2026-11-ru is approved by Ada Approver. What to do: its delivery is not finished" in said
    assert "Edition 2026-11 " not in said


def test_an_office_set_up_this_month_owes_nothing_before_its_first(office: Office, mail: Mailbox) -> None:
    office.record("2026-11")
    assert office.run(*DUE, "2026-12-01T12:00", "--expect", "sent") == (0, "", "")
    assert mail.messages == []


def test_no_archive_no_edition_and_a_damaged_archive_are_told(office: Office, mail: Mailbox) -> None:
    office.run(*DUE, "2026-12-05T12:00")
    assert "no edition has ever been made there" in mail.messages[-1][1].get_content()
    assert "make briefing -- --month 2026-11" in mail.messages[-1][1].get_content()
    assert not (office.output / "archive.sqlite").exists(), "asking makes no archive"
    office.record("2026-09")
    office.run(*DUE, "2026-12-06T12:00")
    assert "No edition of 2026-11 has been made." in mail.messages[-1][1].get_content()
    for path in office.output.glob("archive.sqlite*"):
        path.write_bytes(b"not a database at all" * 400)
    status, _, err = office.run(*DUE, "2026-12-07T12:00")
    assert (status, err) == (1, "briefing: the archive cannot be asked\n")
    assert "file is not a database" in mail.messages[-1][1].get_content()


def test_a_database_server_that_is_down_is_told(office: Office, mail: Mailbox) -> None:
    office.set(archive_url="postgresql+psycopg://ann:" + "Geheim42" + "@127.0.0.1:9/none")
    assert office.run(*DUE, "2026-12-05T12:00")[0] == 1
    said = mail.messages[0][1].get_content()
    assert "The archive postgresql+psycopg://ann:***@127.0.0.1:9/none" in said
    assert "Geheim42" not in said


def test_a_server_that_does_not_answer_is_a_reason_to_write(office: Office, mail: Mailbox) -> None:
    office.record("2026-11")
    status, _, err = office.run("due", "--now", "2026-12-05T12:00")
    assert (status, err) == (1, "briefing: Prefect's server does not answer\n")
    assert "no scheduled run can start" in mail.messages[0][1].get_content()
    office.set(archive_url="nonsense")
    office.run("due", "--now", "2026-12-05T13:00")
    assert mail.messages[-1][1]["Subject"] == "the archive cannot be asked", "only what is new is told again that day"


def test_an_alert_that_could_not_be_sent_is_said_and_tried_again(office: Office) -> None:
    office.set(
        smtp_host="127.0.0.1", smtp_port=9, smtp_security="none", sender="office@example.org", owner="owner@example.org",
        smtp_user="office", smtp_password=SECRET,
    )  # fmt: skip
    for _ in range(2):
        status, out, err = office.run(*DUE, "2026-12-05T12:00")
        assert (status, out) == (1, "")
        assert "briefing: could not tell owner@example.org: The mail server 127.0.0.1:9 cannot be used" in err
        assert SECRET not in err


def test_one_person_who_cannot_be_told_does_not_have_the_other_told_every_hour(office: Office, mail: Mailbox) -> None:
    mail.refused = ("admin@example.org",)
    assert "could not tell admin@example.org" in office.run(*DUE, "2026-12-05T12:00")[2]
    assert office.run(*DUE, "2026-12-05T13:00") == (1, "", "")
    assert [address for address, _ in mail.messages] == ["owner@example.org"]


def test_a_password_that_only_the_dead_server_knows_is_said(office: Office, mail: Mailbox) -> None:
    office.set(smtp_user="office")
    status, _, err = office.run(*DUE, "2026-12-05T12:00")
    assert status == 1
    assert "could not tell owner@example.org: " in err
    assert "password" in err.lower()


def test_the_state_file_may_be_broken_or_unwritable(office: Office, mail: Mailbox) -> None:
    (office.output / ".office").mkdir(parents=True)
    (office.output / ".office" / "due.json").write_text("[1, 2", encoding="utf-8")
    assert office.run(*DUE, "2026-12-05T12:00")[0] == 1
    assert len(mail.messages) == 2
    (office.output / ".office" / "due.json").unlink()
    (office.output / ".office" / "due.json").mkdir()
    status, _, err = office.run(*DUE, "2026-12-05T13:00")
    assert status == 1
    assert "the next check tells it again" in err
    assert len(mail.messages) == 4
