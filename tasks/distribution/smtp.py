"""One mail server, asked command by command, so that it is always known what is certain.

Before the message's closing dot is sent nothing has been delivered, whatever happens: such a failure is ``failed`` and may be
tried again. After it, only the server's answer tells; where the connection ends without one, the outcome is ``unknown``. The
standard library's ``sendmail`` gives one exception for both.

TLS as set or nothing: a server that does not offer STARTTLS, or whose certificate does not stand, is not spoken to.
"""

import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from tasks.contracts.delivery import DeliveryState
from tasks.distribution.errors import MailServerError
from tasks.distribution.message import Prepared
from tasks.distribution.settings import DistributionSettings
from tasks.distribution.smtp_connection import (
    ConnectionFailedError,
    drop,
    open_connection,
    refuse_password_in_clear,
    said_in_words,
    tls_context,
    words_of,
)


class NotOursError(Exception):
    """The ledger does not let this delivery go on; nothing was sent."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one message, and the server's code and words or what else tells why."""

    state: DeliveryState
    detail: str


class MailSession:
    """A connection that is made when it is needed and made anew when it breaks. One message at a time.

    Raises:
        MailServerError: from :meth:`connect`, what no other try mends: certificate, no STARTTLS, name and password.
        ConnectionFailedError: from :meth:`connect`, what another try may mend.
    """

    def __init__(self, settings: DistributionSettings) -> None:
        settings.must_name("smtp_host")
        refuse_password_in_clear(settings)
        self._settings = settings
        self._context = tls_context(settings)
        self._client: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def is_connected(self) -> bool:
        """Whether there is a connection that was good when last used."""
        return self._client is not None

    def connect(self) -> None:
        """Connects, secures, signs in; does nothing where that is done."""
        if self._client is not None:
            return
        self._client = open_connection(self._settings, self._context)

    def close(self) -> None:
        """Takes leave of the server, without waiting for much."""
        client, self._client = self._client, None
        if client is None:
            return
        try:
            client.quit()
        except (smtplib.SMTPException, OSError):
            drop(client)

    def says(self) -> str:
        """The server and how the connection is secured, in a few words."""
        cipher = getattr(getattr(self._client, "sock", None), "version", lambda: None)()
        user = ", signed in" if self._settings.smtp_user else ""
        return f"{self._settings.smtp_host}:{self._settings.smtp_port}, {cipher or 'not encrypted'}{user}"

    def send(self, message: Prepared, may_end: Callable[[], bool]) -> Answer:
        """One message to one recipient over a connection that stands.

        ``may_end`` is asked when all but the closing dot has been sent; only if it says yes is the dot sent.

        Raises:
            NotOursError: ``may_end`` said no.
            ConnectionFailedError: there is no connection.
        """
        client = self._client
        if client is None:
            raise ConnectionFailedError("not connected")
        try:
            objection = self._announced(client, message)
            if objection:
                return objection
            client.send(_stuffed(message.content))
        except (smtplib.SMTPException, OSError) as error:
            self._forget()
            return Answer(
                DeliveryState.FAILED, f"the connection broke before the message was complete ({words_of(error)})"
            )
        try:
            is_ours = may_end()
        except BaseException:
            self._forget()  # without its dot the message is none
            raise
        if not is_ours:
            self._forget()
            raise NotOursError
        return self._ended(client)

    def _announced(self, client: smtplib.SMTP, message: Prepared) -> Answer | None:
        """MAIL, RCPT and DATA; what the server objects to, with the connection ready for the next message."""
        options = []
        limit = int(client.esmtp_features.get("size", "0") or 0) if client.does_esmtp else 0
        if limit and len(message.content) > limit:
            return Answer(
                DeliveryState.FAILED,
                f"the server takes messages of up to {limit:,} bytes, this one has {len(message.content):,}: lower "
                "BRIEFING_MESSAGE_LIMIT_BYTES",
            )
        if limit or client.has_extn("size"):
            options.append(f"SIZE={len(message.content)}")
        if message.needs_smtputf8:
            if not client.has_extn("smtputf8"):
                return Answer(DeliveryState.REFUSED, "the mail server takes no addresses beyond ASCII (SMTPUTF8)")
            options += ["SMTPUTF8", "BODY=8BITMIME"]
            client.command_encoding = "utf-8"
        code, said = client.mail(message.sender, options)
        if code != 250:
            return self._objected(client, "MAIL", code, said)
        code, said = client.rcpt(message.recipient)
        if code not in (250, 251):
            return self._objected(client, "RCPT", code, said)
        code, said = client.docmd("DATA")
        if code != 354:
            return self._objected(client, "DATA", code, said)
        return None

    def _objected(self, client: smtplib.SMTP, command: str, code: int, said: bytes) -> Answer:
        detail = f"{command}: {code} {said_in_words(said)}".rstrip()
        if code == 421 or not 400 <= code < 600:
            self._forget()
        else:
            try:
                client.rset()
            except (smtplib.SMTPException, OSError):
                self._forget()
        is_bounce = command == "RCPT" and 500 <= code < 600
        return Answer(DeliveryState.REFUSED if is_bounce else DeliveryState.FAILED, detail)

    def _ended(self, client: smtplib.SMTP) -> Answer:
        """Sends the dot and hears what became of the message."""
        try:
            client.send(b".\r\n")
            code, said = client.getreply()
        except (smtplib.SMTPException, OSError) as error:
            self._forget()
            return Answer(DeliveryState.UNKNOWN, f"no answer came to the complete message ({words_of(error)})")
        except BaseException:
            self._forget()
            raise
        detail = f"{code} {said_in_words(said)}".rstrip()
        if 200 <= code < 300:
            return Answer(DeliveryState.SENT, detail)
        if code == 421:
            self._forget()
        if 400 <= code < 500:
            return Answer(DeliveryState.FAILED, f"DATA: {detail}")
        if 500 <= code < 600:
            return Answer(DeliveryState.REFUSED, f"DATA: {detail}")
        self._forget()
        return Answer(DeliveryState.UNKNOWN, f"the server's answer to the message is none ({detail})")

    def _forget(self) -> None:
        client, self._client = self._client, None
        drop(client)


def check_server(settings: DistributionSettings) -> str:
    """Connects, secures the connection, signs in and leaves, without a message; says how it went.

    Raises:
        MailServerError: any of it failed.
    """
    with MailSession(settings) as session:
        try:
            session.connect()
        except ConnectionFailedError as error:
            raise MailServerError(
                f"The mail server {settings.smtp_host}:{settings.smtp_port} cannot be used ({error}): check "
                "BRIEFING_SMTP_HOST and BRIEFING_SMTP_PORT, and that it is running."
            ) from None
        return session.says()


def _stuffed(content: bytes) -> bytes:
    """The message up to its closing dot: a line that begins with a dot gets another (RFC 5321, 4.5.2), the last line ends."""
    content = content.replace(b"\r\n.", b"\r\n..")
    if content.startswith(b"."):
        content = b"." + content
    return content if content.endswith(b"\r\n") else content + b"\r\n"
