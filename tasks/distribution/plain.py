"""A few plain words to one person of the office: alerts, not editions. Not in the ledger."""

from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime, make_msgid

from tasks.contracts.delivery import DeliveryState
from tasks.distribution.addresses import check_email, mailbox, named, safe_words, split_name
from tasks.distribution.errors import AddressError, MailServerError
from tasks.distribution.message import Prepared
from tasks.distribution.settings import DistributionSettings
from tasks.distribution.smtp import MailSession
from tasks.distribution.smtp_connection import ConnectionFailedError


def send_plain(settings: DistributionSettings, *, to: str, subject: str, text: str, sender: str = "") -> None:
    """Sends one message to one address; ``sender`` empty takes the office's.

    Raises:
        MailServerError: it was not sent, or that is not known.
        AddressError: one of the addresses cannot be one.
    """
    if not sender:
        settings.must_name("sender")
    from_whom = mailbox(sender or settings.sender)
    name, said = split_name(to)
    try:
        address = check_email(said)
    except AddressError as error:
        raise AddressError(f"The address to write to cannot be used: {error}.") from error
    is_wide = not address.isascii()
    message = EmailMessage(policy=(SMTPUTF8 if is_wide else SMTP).clone(cte_type="7bit"))
    message["From"] = from_whom
    message["To"] = named(name, address)
    message["Subject"] = safe_words(subject)
    message["Date"] = format_datetime(datetime.now(UTC))
    message["Message-ID"] = own_id = make_msgid(domain=from_whom.domain)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text, cte="quoted-printable")
    prepared = Prepared(message.as_bytes(), from_whom.addr_spec, address, own_id, is_wide, has_links=False)
    with MailSession(settings) as session:
        try:
            session.connect()
        except ConnectionFailedError as error:
            raise MailServerError(
                f"The mail server {settings.smtp_host}:{settings.smtp_port} cannot be used ({error})."
            ) from None
        answer = session.send(prepared, lambda: True)
    if answer.state is not DeliveryState.SENT:
        raise MailServerError(f"The message was not taken by the mail server ({answer.detail}).")
