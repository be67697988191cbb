"""An office for the tests of its command: an output folder with a real archive, a mail server, the command run here."""

import socket
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope

from flows import office
from tasks.archive.approvals import decide
from tasks.archive.archive import Archive
from tasks.contracts.approval import Decision, EditionState
from tasks.contracts.edition import EditionId
from tasks.contracts.result import Outcome

MADE = datetime(2026, 12, 2, 6, 0, tzinfo=UTC)
PDF_SHA256 = "c" * 64
SECRET = 'Geheim-"42"\\x'
"""With a quotation mark and a backslash, which JSON and shells write otherwise."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Office:
    """One office under a folder of the test; ``run`` is its command."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @property
    def url(self) -> str:
        return f"sqlite:///{self.output / 'archive.sqlite'}"

    def set(self, **settings: object) -> None:
        for name, value in settings.items():
            self.monkeypatch.setenv(f"BRIEFING_{name.upper()}", str(value))

    def run(self, *words: str) -> tuple[int, str, str]:
        """Exit status, standard output, standard error."""
        try:
            status = office.main(words)
        except SystemExit as end:
            status = int(end.code or 0)
        said = self.capsys.readouterr()
        return status, said.out, said.err

    def record(
        self,
        month: str,
        *,
        version: int = 1,
        language: str = "en",
        outcome: Outcome = Outcome.MADE,
        made_at: datetime = MADE,
    ) -> EditionId:
        edition = EditionId(month=month, version=version, language=language)
        with Archive(self.url) as archive:
            archive.record(
                edition, as_of=made_at, number=1, inputs_digest=f"{month}{version}", fingerprint="p", documents=[("a.txt", "a" * 64)],
                parameters={"language": language}, files={"briefing.pdf": PDF_SHA256}, outcome=outcome,
            )  # fmt: skip
        return edition

    def decide(self, edition: EditionId, *states: EditionState, reason: str = "") -> None:
        with Archive(self.url) as archive:
            for state in states:
                decide(
                    archive,
                    Decision(
                        edition=edition,
                        state=state,
                        person="Ada Approver",
                        reason=reason,
                        pdf_sha256=PDF_SHA256,
                        decided_at=MADE,
                    ),
                )


def an_office(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    """An office of its own: none of this machine's settings, no server, nothing made yet."""
    import os

    for name in list(os.environ):
        if name.startswith("BRIEFING_") or name in (
            "PREFECT_API_URL",
            "PREFECT_API_AUTH_STRING",
            "PREFECT_SERVER_API_AUTH_STRING",
        ):
            monkeypatch.delenv(name)
    monkeypatch.setenv("PREFECT_HOME", str(folder / "prefect"))
    made = Office(folder, monkeypatch, capsys)
    made.set(
        output=made.output,
        recipients=folder / "recipients.csv",
        server_port=free_port(),
        site_port=free_port(),
        engines="none",
    )
    return made


@dataclass
class Mailbox:
    """A mail server on loopback that keeps what it is given; with a user it lets nobody in without the password."""

    port: int = 0
    user: str = ""
    password: str = ""
    refused: tuple[str, ...] = ()
    messages: list[tuple[str, EmailMessage]] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)

    async def handle_RCPT(self, server: Any, session: Any, envelope: Envelope, address: str, options: list[str]) -> str:
        if address in self.refused:
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:
        content = envelope.content
        assert isinstance(content, bytes)
        for address in envelope.rcpt_tos:
            self.messages.append((address, BytesParser(policy=default).parsebytes(content)))  # type: ignore[arg-type]
        return "250 OK"

    def lets_in(self, server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        given = (data.login.decode(), data.password.decode())
        self.logins.append(given[0])
        return AuthResult(success=given == (self.user, self.password), handled=False)


@contextmanager
def a_mail_server(user: str = "", password: str = "", refused: tuple[str, ...] = ()) -> Iterator[Mailbox]:
    mailbox = Mailbox(free_port(), user, password, refused)
    controller = Controller(
        mailbox,
        hostname="127.0.0.1",
        port=mailbox.port,
        authenticator=mailbox.lets_in,
        auth_required=bool(user),
        auth_require_tls=False,
    )
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", UserWarning
        )  # of aiosmtpd: a password without TLS, which is the loopback's here
        controller.start()
        try:
            yield mailbox
        finally:
            controller.stop()
