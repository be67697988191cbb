"""Who is to get an edition, by which channel, and what became of it."""

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from tasks.contracts.base import Contract
from tasks.contracts.edition import EditionId


class Channel(StrEnum):
    """How a recipient is reached: ``email`` (an address), ``folder`` (any fsspec URL), ``chat`` (an Apprise URL, or the name
    of a secret that holds one, as ``secret:NAME``).
    """

    EMAIL = "email"
    FOLDER = "folder"
    CHAT = "chat"


class Recipient(Contract):
    """One line of an audience, as checked: ``line`` says where it stood, for messages.

    ``formats`` ⊆ pdf, html, docx, xlsx, data; ``themes`` empty means all; ``language`` is the one wished for.
    """

    name: str = ""
    address: str = Field(min_length=1, max_length=1_000)
    channel: Channel = Channel.EMAIL
    language: str = "en"
    formats: tuple[str, ...] = ("pdf",)
    themes: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    line: str = ""


class DeliveryState(StrEnum):
    """Where one delivery stands. Nothing but ``failed`` is ever taken up again by itself.

    ``claimed``: reserved by a publisher, nothing was handed over yet, so another may take it over; ``sending``: the one
    moment in which the outcome is not known; ``sent``: the receiving server or store has taken it; ``failed``: certainly not
    delivered, may be tried again; ``refused``: the server refused the recipient for good (a bounce); ``suppressed``: the
    recipient is on the office's suppression list; ``not_allowed``: the domain is not on the office's list; ``unknown``: a
    publisher ended while ``sending``, or the connection broke before the answer; only a person may repeat it.
    """

    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    REFUSED = "refused"
    SUPPRESSED = "suppressed"
    NOT_ALLOWED = "not_allowed"
    UNKNOWN = "unknown"


class Delivery(Contract):
    """One row of the ledger: at most one a recipient, channel, edition, language and version."""

    edition: EditionId
    channel: Channel
    address: str
    name: str = ""
    state: DeliveryState
    attempts: int = 0
    message_id: str = ""
    publisher: str = ""
    pdf_sha256: str = ""
    detail: str = ""
    changed_at: datetime
