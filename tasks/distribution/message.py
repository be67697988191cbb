"""The message of an edition to one reader, ready for the wire: nobody else's address in it, and none too large."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime
from urllib.parse import quote

from tasks.archive.deliveries import recipient_key
from tasks.contracts.delivery import Recipient
from tasks.contracts.edition import EditionId
from tasks.distribution.addresses import check_email, mailbox, named, safe_words
from tasks.distribution.covering import Occasion, cover
from tasks.distribution.covering_form import as_html, as_text
from tasks.distribution.edition import ApprovedFiles, Attachment
from tasks.distribution.errors import AddressError, DistributionError
from tasks.distribution.settings import DistributionSettings

# 7-bit on the way: not every server of an office knows 8BITMIME.
_PLAIN = SMTP.clone(cte_type="7bit")
_WIDE = SMTPUTF8.clone(cte_type="7bit")
# "=_" stands in no base64 and no quoted-printable text, so these are safe.
_WORDS, _FILES = "=_words", "=_files"
_MOST_KEPT = (
    200  # encoded covering messages of some 20 kB; where each reader's link differs there are as many as readers
)


class UnsendableError(DistributionError):
    """This reader cannot be sent the edition as asked; written into the ledger, not raised to the run."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Bytes for the wire (lines end with CRLF), envelope, and whether links took the place of attachments."""

    content: bytes
    sender: str
    recipient: str
    message_id: str
    needs_smtputf8: bool
    has_links: bool


def message_id(edition: EditionId, key: str, sender: str) -> str:
    """The same for every try of one delivery, told apart by edition, language, version and recipient; names nobody.

    >>> message_id(EditionId(month="2026-11", version=2), "ab" * 32, "Office <briefing@example.org>")
    '<2026-11-v2.1b28da10a88c1333163efe09d9da5943@example.org>'
    """
    domain = mailbox(sender).domain
    digest = hashlib.sha256(f"{edition.month}\0{edition.language}\0{edition.version}\0{key}".encode()).hexdigest()
    return f"<{edition.folder}.{digest[:32]}@{domain}>"


def prepare(
    files: ApprovedFiles, recipient: Recipient, settings: DistributionSettings, *, had_version: int = 0,
    is_test: bool = False, now: datetime | None = None,
) -> Prepared:  # fmt: skip
    """The message with attachments, or with links where it would be larger than the limit.

    Raises:
        UnsendableError: it is too large and there is no public address to link to, or a format is not there.
    """
    settings.must_name("sender")
    try:
        attached = files.attachments(recipient.formats)
    except DistributionError as error:
        raise UnsendableError(str(error)) from error
    unsubscribe = _unsubscribe(settings, recipient)
    occasion = Occasion(had_version=had_version, attached=attached, unsubscribe=unsubscribe, is_test=is_test)
    # Base64 in lines of 76 makes 78 bytes of 57: what is too large already by that is not built first.
    if sum(len(file.content) for file in attached) * 78 // 57 <= settings.message_limit_bytes:
        made = _made(files, recipient, settings, occasion, now)
        if len(made.content) <= settings.message_limit_bytes:
            return made
    if not settings.public_url:
        raise UnsendableError(
            f"the message would be larger than {settings.message_limit_bytes:,} bytes and there is nowhere to link to: set "
            "BRIEFING_PUBLIC_URL, or raise BRIEFING_MESSAGE_LIMIT_BYTES"
        )
    links = tuple((file.name, public_address(settings, files.to_send.edition, file)) for file in attached)
    occasion = Occasion(had_version=had_version, links=links, unsubscribe=unsubscribe, is_test=is_test)
    made = _made(files, recipient, settings, occasion, now)
    if len(made.content) > settings.message_limit_bytes:
        raise UnsendableError(
            f"even without attachments the message is larger than {settings.message_limit_bytes:,} bytes: raise "
            "BRIEFING_MESSAGE_LIMIT_BYTES"
        )
    return made


def public_address(settings: DistributionSettings, edition: EditionId, file: Attachment | None = None) -> str:
    """Where readers find the edition, or one file of it, on the web; empty without a public address."""
    if not settings.public_url:
        return ""
    path = f"{edition.folder}/{file.path if file else 'briefing.html'}"
    return f"{settings.public_url.rstrip('/')}/{quote(path)}"


def _made(
    files: ApprovedFiles, recipient: Recipient, settings: DistributionSettings, occasion: Occasion, now: datetime | None
) -> Prepared:
    """The message put together of headers of its own and of parts that many readers' messages have in common."""
    edition = files.to_send.edition
    key = recipient_key(recipient.channel, recipient.address)
    needs_smtputf8 = not recipient.address.isascii()
    words = _words(files, recipient, occasion)
    head = EmailMessage(policy=_WIDE if needs_smtputf8 else _PLAIN)
    sender = mailbox(settings.sender)
    head["From"] = sender
    if settings.reply_to:
        head["Reply-To"] = mailbox(settings.reply_to)
    head["To"] = named(recipient.name, recipient.address)
    head["Subject"] = safe_words(words.subject)
    head["Date"] = format_datetime(now or datetime.now(UTC))
    own_id = message_id(edition, f"test\0{key}" if occasion.is_test else key, settings.sender)
    head["Message-ID"] = own_id
    if occasion.had_version:
        former = edition.model_copy(update={"version": occasion.had_version})
        head["References"] = message_id(former, key, settings.sender)
    head["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's holiday notice comes back
    head["Precedence"] = "bulk"
    head["X-Auto-Response-Suppress"] = "All"  # the same for Exchange, which does not know RFC 3834
    for name, value in _unsubscribe_headers(settings, occasion.unsubscribe):
        head[name] = value
    head["Content-Language"] = words.tag
    head["MIME-Version"] = "1.0"
    return Prepared(
        content=head.as_bytes().removesuffix(b"\r\n") + _body(words, occasion.attached),
        sender=sender.addr_spec,
        recipient=recipient.address,
        message_id=own_id,
        needs_smtputf8=needs_smtputf8,
        has_links=bool(occasion.links),
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """The covering message encoded: a multipart/alternative with its Content- headers."""

    subject: str
    tag: str
    part: bytes


def _words(files: ApprovedFiles, recipient: Recipient, occasion: Occasion) -> _Words:
    asked = (recipient.themes, recipient.language, occasion)
    kept = files.kept.get(asked)
    if isinstance(kept, _Words):
        return kept
    said = cover(files, recipient, occasion)
    part = EmailMessage(policy=_PLAIN)
    part.set_content(as_text(said), cte="quoted-printable")
    part.add_alternative(as_html(said), subtype="html", cte="quoted-printable")
    part.set_boundary(_WORDS)
    del part["MIME-Version"]
    words = _Words(said.subject, said.tag, part.as_bytes())
    if len(files.kept) < _MOST_KEPT:
        files.kept[asked] = words
    return words


def _body(words: _Words, attached: tuple[Attachment, ...]) -> bytes:
    """The words alone, or with the files in a multipart/mixed (RFC 2046, 5.1)."""
    if not attached:
        return words.part
    start = f'Content-Type: multipart/mixed; boundary="{_FILES}"\r\n\r\n'.encode()
    delimiter = f"--{_FILES}\r\n".encode()
    parts = b"".join(delimiter + part + b"\r\n" for part in (words.part, *(file.encoded for file in attached)))
    return start + parts + f"--{_FILES}--\r\n".encode()


def _unsubscribe(settings: DistributionSettings, recipient: Recipient) -> str:
    """Where this reader goes to get nothing more: an address to write to, or to open."""
    said = settings.unsubscribe.strip()
    if not said:
        return ""
    if said.startswith(("https://", "http://")):
        if any(char.isspace() or char in '<>,"' or ord(char) < 33 for char in said):
            raise DistributionError(
                "BRIEFING_UNSUBSCRIBE is no web address: it holds a character that must be encoded."
            )
        return said.replace("{recipient}", recipient_key(recipient.channel, recipient.address))
    try:
        return check_email(said.removeprefix("mailto:"))
    except AddressError as error:
        raise DistributionError(f"BRIEFING_UNSUBSCRIBE is neither an e-mail nor a web address ({error}).") from error


def _unsubscribe_headers(settings: DistributionSettings, unsubscribe: str) -> list[tuple[str, str]]:
    """RFC 2369, and RFC 8058 where an address on https knows by itself whom it is about."""
    if not unsubscribe:
        return []
    if "://" not in unsubscribe:
        return [("List-Unsubscribe", f"<mailto:{quote(unsubscribe, safe='@')}?subject=unsubscribe>")]
    one_click = unsubscribe.startswith("https://") and "{recipient}" in settings.unsubscribe
    headers = [("List-Unsubscribe", f"<{unsubscribe}>")]
    return [*headers, ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")] if one_click else headers
