"""A connection to the office's mail server: encrypted as set or none at all, and signed in.

A server that does not offer STARTTLS, or whose certificate does not stand, is not spoken to.
"""

import smtplib
import socket
import ssl
from ipaddress import ip_address

from tasks.distribution.addresses import mailbox, safe_words
from tasks.distribution.errors import MailServerError
from tasks.distribution.settings import DistributionSettings

_MOST_WORDS = 400  # characters of a server's answer


class ConnectionFailedError(Exception):
    """The server could not be reached or did not let us in this time; nothing was sent. Another try may do."""


def open_connection(settings: DistributionSettings, context: ssl.SSLContext) -> smtplib.SMTP:
    """A connection on which messages can be sent.

    Raises:
        MailServerError: what no other try mends: certificate, no STARTTLS, name and password.
        ConnectionFailedError: what another try may mend.
    """
    client: smtplib.SMTP | None = None
    try:
        client = _opened(settings, context)
        _secured(client, settings, context)
        if settings.smtp_user:
            password = settings.smtp_password
            client.login(settings.smtp_user, password.get_secret_value() if password else "")
        if client.sock is not None:
            # The closing dot is a packet of its own; it must not wait for the answer to the one before (40 ms a message).
            client.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except (smtplib.SMTPException, OSError) as error:
        drop(client)
        raise _explained(error, settings) from None
    except BaseException:
        drop(client)
        raise
    return client


def _opened(settings: DistributionSettings, context: ssl.SSLContext) -> smtplib.SMTP:
    # The name we greet with is the sender's domain: the machine's own may be none, and is nobody's business.
    name = mailbox(settings.sender).domain if settings.sender else "localhost"
    if settings.smtp_security == "tls":
        client: smtplib.SMTP = smtplib.SMTP_SSL(
            settings.smtp_host, settings.smtp_port, local_hostname=name, timeout=settings.smtp_timeout_seconds,
            context=context,
        )  # fmt: skip
    else:
        client = smtplib.SMTP(
            settings.smtp_host, settings.smtp_port, local_hostname=name, timeout=settings.smtp_timeout_seconds
        )
    return client


def _secured(client: smtplib.SMTP, settings: DistributionSettings, context: ssl.SSLContext) -> None:
    _greeted(client)
    if settings.smtp_security != "starttls":
        return
    if not client.has_extn("starttls"):
        raise MailServerError(
            f"The mail server {_place(settings)} does not offer STARTTLS: nothing is sent in clear. Set "
            "BRIEFING_SMTP_SECURITY=tls for a server that is encrypted from the start, or ask who runs it."
        )
    client.starttls(context=context)
    _greeted(client)


def _greeted(client: smtplib.SMTP) -> None:
    """EHLO without falling back to HELO, by which a passing failure would look like a server without TLS."""
    code, said = client.ehlo()
    if code != 250:
        raise ConnectionFailedError(f"EHLO: {code} {said_in_words(said)}")


def _explained(error: Exception, settings: DistributionSettings) -> Exception:
    """An error that tells whether another try may do, without a password in it."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return MailServerError(
            f"The certificate of the mail server {_place(settings)} cannot be trusted ({error.verify_message}): name its "
            "certificate authority by BRIEFING_SMTP_CA_FILE, or ask who runs it. Nothing was sent."
        )
    if isinstance(error, smtplib.SMTPAuthenticationError) and error.smtp_code >= 500:
        return MailServerError(
            f"The mail server {_place(settings)} does not take the name and password ({error.smtp_code}): set "
            "BRIEFING_SMTP_USER and the secret briefing-smtp-password."
        )
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return MailServerError(
            f"The mail server {_place(settings)} does not let anybody sign in that way ({words_of(error)}): check "
            "BRIEFING_SMTP_PORT, or leave BRIEFING_SMTP_USER empty."
        )
    return ConnectionFailedError(words_of(error))


def _place(settings: DistributionSettings) -> str:
    return f"{settings.smtp_host}:{settings.smtp_port}"


def tls_context(settings: DistributionSettings) -> ssl.SSLContext:
    """Certificates and names are checked; an authority of the office's own takes the place of the machine's."""
    if settings.smtp_ca_file is None:
        return ssl.create_default_context()
    try:
        return ssl.create_default_context(cafile=str(settings.smtp_ca_file))
    except (OSError, ssl.SSLError) as error:
        raise MailServerError(
            f"BRIEFING_SMTP_CA_FILE ({settings.smtp_ca_file.name}) cannot be read as certificates ({type(error).__name__}): it "
            "must be a PEM file."
        ) from error


def refuse_password_in_clear(settings: DistributionSettings) -> None:
    """Refuses to sign in where the network could read along."""
    if settings.smtp_security == "none" and settings.smtp_user and not _is_loopback(settings.smtp_host):
        raise MailServerError(
            "BRIEFING_SMTP_SECURITY=none with a password would show the password to the network: use starttls or tls."
        )


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def drop(client: smtplib.SMTP | None) -> None:
    """Ends a connection without a word."""
    if client is not None:
        client.close()


def said_in_words(said: bytes | str) -> str:
    """A server's answer on one line, not too long."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return safe_words(text)[:_MOST_WORDS]


def words_of(error: BaseException) -> str:
    """What an error says, on one line."""
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {said_in_words(error.smtp_error)}".rstrip()
    if isinstance(error, ConnectionFailedError):
        return str(error)
    return safe_words(str(getattr(error, "strerror", None) or error) or type(error).__name__)[:_MOST_WORDS]
