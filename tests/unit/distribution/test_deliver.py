"""Whole deliveries to a real mail server, folders and webhooks."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tasks.archive.approvals import decide, last_decision
from tasks.archive.archive import Archive
from tasks.archive.deliveries import Ledger
from tasks.archive.suppressions import suppress
from tasks.contracts.approval import EditionState
from tasks.contracts.delivery import Channel, DeliveryState
from tasks.distribution.deliver import deliver, send_test
from tasks.distribution.errors import ChangedEditionError, DistributionError, MailServerError
from tasks.distribution.recipients import Audience, audience_of
from tasks.distribution.report import DistributionReport
from tasks.distribution.settings import DistributionSettings
from tests.servers.smtp import DROP, DROP_AFTER, Server
from tests.unit.distribution.editions import NOVEMBER, PDF, SECOND, make_edition


def audience(*lines: str | dict[str, str]) -> Audience:
    cells = [{"address": line} if isinstance(line, str) else line for line in lines]
    return audience_of((f"line {number}", list(row.items())) for number, row in enumerate(cells, start=2))


ABC = ("ann@example.org", "bob@example.org", "cem@example.org")


def states(report: DistributionReport) -> dict[str, str]:
    return {row.address: row.state.value if row.state else "" for row in report.rows}


def envelopes(server: Server) -> list[Sequence[str]]:
    return [message.recipients for message in server.messages]


def test_everybody_gets_one_message_of_their_own(
    tmp_path: Path, archive_url: str, server: Server, settings: DistributionSettings
) -> None:
    to_send = make_edition(tmp_path / "output", archive_url)
    done: list[tuple[int, int]] = []
    report = deliver(
        archive_url, to_send, audience(*ABC, "broken"), settings, on_progress=lambda *now: done.append(now)
    )
    assert states(report) == {f"{name[0]}…@example.org": "sent" for name in ABC}
    assert (report.is_final, report.needs_a_person, done) == (True, True, [(1, 3), (2, 3), (3, 3)])
    assert report.in_words() == "Edition 2026-11: 3 sent; 1 line of the list cannot be used."
    assert envelopes(server) == [(name,) for name in ABC]
    for message, name in zip(server.messages, ABC, strict=True):
        assert str(message.parsed["To"]) == name
        assert all(other not in message.content.decode() for other in ABC if other != name)
        (attached,) = message.parsed.iter_attachments()
        assert (attached.get_content_type(), attached.get_content()) == ("application/pdf", PDF)
    again = deliver(archive_url, to_send, audience(*ABC, "dan@example.org"), settings)
    assert states(again)["d…@example.org"] == "sent"
    assert len(server.messages) == 4
    with Archive(archive_url) as archive:
        rows = Ledger(archive, NOVEMBER).of_edition()
    assert [row.message_id for row in rows] == [message.parsed["Message-ID"] for message in server.messages]
    assert {row.pdf_sha256 for row in rows} == {to_send.files["briefing.pdf"]}


def test_a_dry_run_touches_nothing(
    tmp_path: Path, archive_url: str, server: Server, settings: DistributionSettings
) -> None:
    to_send = make_edition(tmp_path / "output", archive_url, is_approved=False)
    folder = {"address": f"file://{tmp_path}/share", "channel": "folder", "formats": "pdf|docx"}
    strict = settings.model_copy(update={"allowed_domains": "example.org"})
    report = deliver(archive_url, to_send, audience("ann@example.org", "eve@example.com", folder), strict, dry_run=True)
    assert [row.detail for row in report.rows] == [
        "would be sent pdf", "would not be sent: the domain is not on the office's list of domains", "would be sent pdf, docx",
    ]  # fmt: skip
    assert (report.dry_run, report.is_final, report.counts) == (True, False, {})
    assert server.messages == [] and not (tmp_path / "share").exists()
    with Archive(archive_url) as archive:
        assert Ledger(archive, NOVEMBER).of_edition() == ()


def test_a_test_message_goes_to_one_address_and_into_no_ledger(
    tmp_path: Path, archive_url: str, server: Server, settings: DistributionSettings
) -> None:
    to_send = make_edition(tmp_path / "output", archive_url, is_approved=False)
    report = send_test(to_send, settings, "Ann <ann@example.org>", formats=("pdf", "xlsx"))
    assert (report.is_test, report.is_final, states(report)) == (True, False, {"a…@example.org": "sent"})
    (message,) = server.messages
    assert message.parsed["Subject"].startswith("[Test] ")
    assert len(list(message.parsed.iter_attachments())) == 2
    with Archive(archive_url) as archive:
        assert Ledger(archive, NOVEMBER).of_edition() == ()
    with pytest.raises(DistributionError, match="The test address cannot be used: the address has no name"):
        send_test(to_send, settings, "ann")
    with pytest.raises(MailServerError, match="cannot be used"):
        send_test(to_send, settings.model_copy(update={"smtp_port": 9}), "ann@example.org")


def test_what_is_not_approved_or_not_what_was_approved_is_not_sent(
    tmp_path: Path, archive_url: str, server: Server, settings: DistributionSettings
) -> None:
    draft = make_edition(tmp_path / "output", archive_url, is_approved=False)
    with pytest.raises(DistributionError, match="2026-11 has not been approved: approve it before"):
        deliver(archive_url, draft, audience(*ABC), settings)
    approved = make_edition(tmp_path / "output", archive_url, SECOND)
    forged = draft.model_copy(update={"decision": approved.decision.model_copy() if approved.decision else None})
    with pytest.raises(DistributionError, match="does not stand approved in the archive"):
        deliver(archive_url, forged, audience(*ABC), settings)

    def tamper(done: int, _total: int) -> None:
        if done == 1:
            (approved.folder / "briefing.pdf").write_bytes(PDF + b"%")

    with pytest.raises(ChangedEditionError, match=r"briefing\.pdf is not what was approved"):
        deliver(archive_url, approved, audience(*ABC), settings, on_progress=tamper)
    assert envelopes(server) == [("ann@example.org",)]


def test_sent_back_while_it_is_sent(
    tmp_path: Path, archive_url: str, server: Server, settings: DistributionSettings
) -> None:
    to_send = make_edition(tmp_path / "output", archive_url)

    def send_back(done: int, _total: int) -> None:
        with Archive(archive_url) as archive:
            last = last_decision(archive, NOVEMBER)
            assert last is not None
            decide(archive, last.model_copy(update={"state": EditionState.SENT_BACK, "reason": "The total is wrong."}))

    refused = {"address": "x@example.com"}  # set aside first: nobody has anything yet when the edition is sent back
    strict = settings.model_copy(update={"allowed_domains": "example.org"})
    report = deliver(archive_url, to_send, audience(refused, *ABC), strict, on_progress=send_back)
    assert report.trouble == "The edition was sent back meanwhile: nothing more is sent."
    assert (server.messages, report.is_final) == ([], False)


def test_each_recipient_ends_as_the_server_says(
    tmp_path: Path, archive_url: str, server: Server, settings: DistributionSettings
) -> None:
    to_send = make_edition(tmp_path / "output", archive_url)
    with Archive(archive_url) as archive:
        suppress(archive, Channel.EMAIL, "sue@example.org", person="Lee", reason="asked")
    server.script = {"RCPT": ["550 no such user"], "END": [DROP_AFTER, "451 later"]}
    strict = settings.model_copy(update={"allowed_domains": "example.org", "attempts": 3})
    report = deliver(archive_url, to_send, audience(*ABC, "sue@example.org", "eve@example.com"), strict)
    assert states(report) == {
        "a…@example.org": "refused", "b…@example.org": "unknown", "c…@example.org": "sent", "s…@example.org": "suppressed",
        "e…@example.com": "not_allowed",
    }  # fmt: skip
    assert report.rows[0].detail == "RCPT: 550 no such user"
    assert (report.is_final, report.needs_a_person) == (True, True)
    assert envelopes(server) == [("bob@example.org",), ("cem@example.org",)]
    assert states(deliver(archive_url, to_send, audience(*ABC), strict)) == {
        "a…@example.org": "refused", "b…@example.org": "unknown", "c…@example.org": "sent",
    }  # fmt: skip
    assert len(server.messages) == 2
    with Archive(archive_url) as archive:
        assert Ledger(archive, NOVEMBER).repeat_unknown("Lee") == 1
    deliver(archive_url, to_send, audience(*ABC), strict)
    assert envelopes(server)[2:] == [("bob@example.org",)]


def test_tries_are_bounded_and_the_next_publishing_goes_on(
    tmp_path: Path, archive_url: str, server: Server, settings: DistributionSettings
) -> None:
    to_send = make_edition(tmp_path / "output", archive_url)
    server.script = {"RCPT": ["450 greylisted"] * 3}
    report = deliver(archive_url, to_send, audience("ann@example.org"), settings.model_copy(update={"attempts": 3}))
    assert [(row.state, row.detail) for row in report.rows] == [(DeliveryState.FAILED, "RCPT: 450 greylisted")]
    assert (report.is_final, server.commands.count("RCPT")) == (False, 3)
    assert states(deliver(archive_url, to_send, audience("ann@example.org"), settings)) == {"a…@example.org": "sent"}


def test_a_server_that_stays_away_leaves_the_rest_for_later(
    tmp_path: Path, archive_url: str, server: Server, settings: DistributionSettings
) -> None:
    to_send = make_edition(tmp_path / "output", archive_url)
    folder = {"address": f"file://{tmp_path}/share", "channel": "folder"}
    server.script = {"EHLO": [DROP] * 3}
    short = settings.model_copy(update={"connection_attempts": 3})
    report = deliver(archive_url, to_send, audience(*ABC, folder), short)
    assert "could not be used 3 times in a row" in report.trouble
    assert [row.state.value if row.state else "" for row in report.rows] == ["failed", "failed", "failed", "sent"]
    assert {row.detail for row in report.rows[:3]} == {"not tried yet"}
    assert not report.is_final
    with pytest.raises(DistributionError, match="set BRIEFING_SMTP_HOST and BRIEFING_SENDER"):
        deliver(archive_url, to_send, audience(*ABC), settings.model_copy(update={"smtp_host": "", "sender": ""}))
    assert states(deliver(archive_url, to_send, audience(*ABC), short)) == {
        f"{name[0]}…@example.org": "sent" for name in ABC
    }


def test_a_fault_at_one_recipient_does_not_keep_it_from_the_others(
    tmp_path: Path, archive_url: str, server: Server, settings: DistributionSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tasks.distribution import attempt

    plain = attempt.prepare

    def breaks(files: Any, recipient: Any, *more: Any, **others: Any) -> Any:
        if recipient.address.startswith("ann"):
            raise KeyError("x")
        return plain(files, recipient, *more, **others)

    monkeypatch.setattr(attempt, "prepare", breaks)
    report = deliver(archive_url, make_edition(tmp_path / "output", archive_url), audience(*ABC), settings)
    assert states(report) == {"a…@example.org": "failed", "b…@example.org": "sent", "c…@example.org": "sent"}
    assert report.rows[0].detail == "the program broke off (KeyError)"


def test_a_correction_goes_to_those_who_got_the_first_and_to_the_audience(
    tmp_path: Path, archive_url: str, server: Server, settings: DistributionSettings
) -> None:
    first = make_edition(tmp_path / "output", archive_url)
    deliver(archive_url, first, audience("ann@example.org", "bob@example.org"), settings)
    second = make_edition(tmp_path / "output", archive_url, SECOND, summary={"changes": ["The Doha total."]})
    report = deliver(archive_url, second, audience("cem@example.org", "bob@example.org"), settings)
    assert states(report) == {f"{name}…@example.org": "sent" for name in ("c", "b", "a")}
    found = {message.recipients[0]: message.parsed for message in server.messages[2:]}
    assert {name: "Correction" in message["Subject"] for name, message in found.items()} == {
        "ann@example.org": True, "bob@example.org": True, "cem@example.org": False,
    }  # fmt: skip
    assert found["ann@example.org"]["References"] == server.messages[0].parsed["Message-ID"]
    assert len(deliver(archive_url, second, audience(), settings).rows) == 2
    assert len(server.messages) == 5


def test_languages_and_whoever_waits_is_told(
    tmp_path: Path, archive_url: str, server: Server, settings: DistributionSettings
) -> None:
    to_send = make_edition(tmp_path / "output", archive_url)
    people = audience({"address": "r@example.org", "language": "ru"}, {"address": "z@example.org", "language": "zh"})
    report = deliver(archive_url, to_send, people, settings, languages_made=("en", "ru"))
    assert (states(report), report.waiting) == (
        {"z…@example.org": "sent"},
        ("line 2 waits for the edition in Russian",),
    )


def test_a_chats_address_is_kept_nowhere(tmp_path: Path, archive_url: str, settings: DistributionSettings) -> None:
    to_send = make_edition(tmp_path / "output", archive_url)
    chat = {"address": "json://127.0.0.1:9/TOKEN-1234", "channel": "chat"}
    report = deliver(archive_url, to_send, audience(chat), settings.model_copy(update={"attempts": 1}))
    assert [(row.address, row.state, row.detail) for row in report.rows] == [
        ("json://…", DeliveryState.FAILED, "no connection to the service could be made")
    ]
    with Archive(archive_url) as archive:
        (row,) = Ledger(archive, NOVEMBER).of_edition()
    assert row.address == "json://…"
    assert "TOKEN" not in (tmp_path / "archive.sqlite").read_bytes().decode("latin-1")
