"""What is certain after each thing that can go wrong with a mail server."""

import smtplib
import time
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from tasks.contracts.delivery import DeliveryState
from tasks.distribution.errors import AddressError, MailServerError
from tasks.distribution.message import Prepared
from tasks.distribution.plain import send_plain
from tasks.distribution.settings import DistributionSettings
from tasks.distribution.smtp import Answer, MailSession, NotOursError, check_server
from tasks.distribution.smtp_connection import ConnectionFailedError
from tests.servers.smtp import (
    DROP,
    DROP_AFTER,
    HANG,
    PASSWORD,
    USER,
    Certificates,
    Server,
    make_certificates,
    running_smtp,
)
from tests.unit.distribution.editions import settings_for

BODY = b"From: a@example.org\r\nTo: ann@example.org\r\nMessage-ID: <1@example.org>\r\nSubject: x\r\n\r\n.\r\n..two\r\nend\r\n"
MESSAGE = Prepared(
    BODY, "briefing@example.org", "ann@example.org", "<1@example.org>", needs_smtputf8=False, has_links=False
)


def send(settings: DistributionSettings, message: Prepared = MESSAGE, times: int = 1) -> list[Answer]:
    answers = []
    with MailSession(settings) as session:
        for _ in range(times):
            session.connect()
            answers.append(session.send(message, lambda: True))
    return answers


def test_messages_go_encrypted_one_after_the_other_over_one_connection(
    server: Server, settings: DistributionSettings
) -> None:
    before = server.connections
    assert send(settings, times=2) == [Answer(DeliveryState.SENT, "250 taken")] * 2
    assert server.connections == before + 1
    first, second = server.messages
    assert first.is_encrypted and second.is_encrypted
    assert first.content == BODY
    assert (first.sender, first.recipients) == ("briefing@example.org", ("ann@example.org",))


@pytest.mark.parametrize(
    ("command", "answer", "state", "detail", "taken"),
    [
        ("MAIL", "451 busy", DeliveryState.FAILED, "MAIL: 451 busy", 0),
        ("MAIL", "550 no", DeliveryState.FAILED, "MAIL: 550 no", 0),
        ("MAIL", DROP, DeliveryState.FAILED, "the connection broke before the message was complete", 0),
        ("RCPT", "450 greylisted", DeliveryState.FAILED, "RCPT: 450 greylisted", 0),
        ("RCPT", "550 5.1.1 no such user", DeliveryState.REFUSED, "RCPT: 550 5.1.1 no such user", 0),
        ("RCPT", "421 closing", DeliveryState.FAILED, "RCPT: 421 closing", 0),
        ("RCPT", "521 nobody here", DeliveryState.REFUSED, "RCPT: 521 nobody here", 0),
        ("RCPT", DROP, DeliveryState.FAILED, "the connection broke before the message was complete", 0),
        ("DATA", "451 later", DeliveryState.FAILED, "DATA: 451 later", 0),
        ("DATA", "554 no valid recipients", DeliveryState.FAILED, "DATA: 554 no valid recipients", 0),
        ("DATA", DROP, DeliveryState.FAILED, "the connection broke before the message was complete", 0),
        ("END", "452 full", DeliveryState.FAILED, "DATA: 452 full", 0),
        ("END", "421 closing", DeliveryState.FAILED, "DATA: 421 closing", 0),
        ("END", "554 5.7.1 rejected as spam", DeliveryState.REFUSED, "DATA: 554 5.7.1 rejected as spam", 0),
        ("END", DROP, DeliveryState.UNKNOWN, "no answer came to the complete message", 0),
        ("END", DROP_AFTER, DeliveryState.UNKNOWN, "no answer came to the complete message", 1),
        ("END", "nonsense", DeliveryState.UNKNOWN, "the server's answer to the message is none", 0),
    ],
)
def test_each_failure_is_told_for_what_it_is(
    server: Server,
    settings: DistributionSettings,
    command: str,
    answer: str,
    state: DeliveryState,
    detail: str,
    taken: int,
) -> None:
    server.script[command] = [answer]
    first, second = send(settings, times=2)
    assert first.state is state
    assert first.detail.startswith(detail)
    assert second.state is DeliveryState.SENT  # the next message is not the worse for it
    assert len(server.messages) == taken + 1


def test_no_answer_in_time_after_the_dot_is_unknown_before_it_failed(
    server: Server, settings: DistributionSettings
) -> None:
    hasty = settings.model_copy(update={"smtp_timeout_seconds": 0.3})
    server.script = {"END": [HANG]}
    assert [answer.state for answer in send(hasty)] == [DeliveryState.UNKNOWN]
    server.script = {"RCPT": [HANG]}
    assert [answer.state for answer in send(hasty)] == [DeliveryState.FAILED]


def test_without_leave_the_dot_is_not_sent(server: Server, settings: DistributionSettings) -> None:
    with MailSession(settings) as session:
        session.connect()
        with pytest.raises(NotOursError):
            session.send(MESSAGE, lambda: False)
        assert not session.is_connected
        with pytest.raises(ConnectionFailedError):
            session.send(MESSAGE, lambda: True)

        def breaks() -> bool:
            raise KeyboardInterrupt

        session.connect()
        with pytest.raises(KeyboardInterrupt):
            session.send(MESSAGE, breaks)
    assert (server.messages, server.commands.count("END")) == ([], 0)


@pytest.mark.parametrize(
    ("command", "answer"), [("EHLO", "451 no"), ("EHLO", DROP), ("STARTTLS", "454 not now"), ("STARTTLS", DROP)]
)
def test_a_connection_that_fails_in_passing_may_be_tried_again(
    server: Server, settings: DistributionSettings, command: str, answer: str
) -> None:
    server.script[command] = [answer]
    with MailSession(settings) as session:
        with pytest.raises(ConnectionFailedError):
            session.connect()
        session.connect()
        assert session.says().startswith(f"localhost:{server.port}, TLSv1.3")


def test_never_in_clear(
    server: Server, settings: DistributionSettings, certificates: Certificates, tmp_path: Path
) -> None:
    with running_smtp(certificates, security="none") as plain:
        with pytest.raises(MailServerError, match="does not offer STARTTLS: nothing is sent in clear"):
            check_server(settings_for(plain.port, certificates))
        assert "MAIL" not in plain.commands
        open_settings = settings_for(plain.port, certificates, smtp_security="none")
        assert check_server(open_settings) == f"localhost:{plain.port}, not encrypted"
    strangers = make_certificates(tmp_path / "strangers")
    with pytest.raises(MailServerError, match=r"certificate of the mail server localhost:\d+ cannot be trusted"):
        check_server(settings_for(server.port, strangers))
    with pytest.raises(MailServerError, match="cannot be trusted"):
        check_server(settings.model_copy(update={"smtp_ca_file": None}))
    with pytest.raises(MailServerError, match=r"BRIEFING_SMTP_CA_FILE \(absent\.pem\) cannot be read as certificates"):
        check_server(settings.model_copy(update={"smtp_ca_file": tmp_path / "absent.pem"}))
    with pytest.raises(MailServerError, match="would show the password to the network"):
        check_server(
            settings.model_copy(update={"smtp_security": "none", "smtp_user": "u", "smtp_host": "mail.example.org"})
        )


def test_tls_from_the_start_and_a_password(certificates: Certificates) -> None:
    with running_smtp(certificates, security="tls", asks_password=True) as server:
        known = settings_for(
            server.port, certificates, smtp_security="tls", smtp_user=USER, smtp_password=SecretStr(PASSWORD)
        )
        assert check_server(known) == f"localhost:{server.port}, TLSv1.3, signed in"
        assert [answer.state for answer in send(known)] == [DeliveryState.SENT]
        assert [(m.is_encrypted, m.user) for m in server.messages] == [(True, USER)]
        wrong = known.model_copy(update={"smtp_password": SecretStr("hunter2")})
        with pytest.raises(MailServerError, match=r"does not take the name and password \(535\)") as caught:
            check_server(wrong)
        assert "hunter2" not in f"{caught.value!r}{caught.value.__cause__!r}{wrong!r}"
    with pytest.raises(MailServerError, match=r"cannot be used .* that it is running"):
        check_server(known)


def test_what_the_server_offers_is_heeded(certificates: Certificates) -> None:
    wide = Prepared(BODY, "briefing@example.org", "jörg@example.org", "<1@x>", needs_smtputf8=True, has_links=False)
    with running_smtp(certificates, limit=200, knows_utf8=False) as server:
        settings = settings_for(server.port, certificates)
        large = Prepared(
            BODY + b"x" * 300, "a@example.org", "b@example.org", "<1@x>", needs_smtputf8=False, has_links=False
        )
        assert send(settings, large) == [
            Answer(
                DeliveryState.FAILED,
                "the server takes messages of up to 200 bytes, this one has 400: lower BRIEFING_MESSAGE_LIMIT_BYTES",
            )
        ]
        assert send(settings, wide) == [
            Answer(DeliveryState.REFUSED, "the mail server takes no addresses beyond ASCII (SMTPUTF8)")
        ]
    with running_smtp(certificates) as server:
        assert [answer.state for answer in send(settings_for(server.port, certificates), wide)] == [DeliveryState.SENT]
        assert server.messages[0].recipients == ("jörg@example.org",)


def test_a_line_too_long_after_the_dot_is_no_refusal(
    server: Server, settings: DistributionSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """smtplib makes up a code 500 of its own for it."""

    def too_long(*_: Any) -> None:
        raise smtplib.SMTPResponseException(500, b"Line too long.")

    with MailSession(settings) as session:
        session.connect()

        def may_end() -> bool:
            monkeypatch.setattr(smtplib.SMTP, "getreply", too_long)
            return True

        assert session.send(MESSAGE, may_end).state is DeliveryState.UNKNOWN
        monkeypatch.undo()
    end = time.monotonic() + 20
    while not server.messages and time.monotonic() < end:  # it may come after we have gone
        time.sleep(0.01)
    assert len(server.messages) == 1


def test_plain_words_to_one_person(server: Server, settings: DistributionSettings) -> None:
    send_plain(settings, to="Ann <ann@example.org>", subject="No edition\nby the 5th", text="Möglich.\n")
    (taken,) = server.messages
    assert taken.recipients == ("ann@example.org",)
    assert (taken.parsed["To"], taken.parsed["Subject"]) == ("Ann <ann@example.org>", "No edition by the 5th")
    assert taken.parsed.get_content().replace("\r\n", "\n") == "Möglich.\n"
    server.script["RCPT"] = ["550 no such user"]
    with pytest.raises(MailServerError, match=r"not taken by the mail server \(RCPT: 550 no such user\)"):
        send_plain(settings, to="ann@example.org", subject="x", text="y")
    with pytest.raises(AddressError, match="The address to write to cannot be used"):
        send_plain(settings, to="ann", subject="x", text="y")
