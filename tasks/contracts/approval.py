"""Where an edition stands between being made and being sent, and who decided it."""

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from tasks.contracts.base import Contract
from tasks.contracts.edition import EditionId


class EditionState(StrEnum):
    """``draft``: waits for a person; ``held``: a check blocks it for ever; ``approved``: may be sent, or is being sent;
    ``sent``: every recipient has been dealt with; ``sent_back``: refused with a reason; ``superseded``: a draft of which a
    later version was made.
    """

    DRAFT = "draft"
    HELD = "held"
    APPROVED = "approved"
    SENT = "sent"
    SENT_BACK = "sent_back"
    SUPERSEDED = "superseded"


class Decision(Contract):
    """One step of an edition's life that somebody took: ``state`` is the one it led to.

    ``person`` is the approver's name as they gave it, or ``automatic (all checks passed)``; ``reason`` is never empty for
    ``sent_back``; ``pdf_sha256`` are the bytes that were decided on; ``decided_at`` is in UTC.
    """

    edition: EditionId
    state: EditionState
    person: str = Field(min_length=1, max_length=200)
    reason: str = Field(default="", max_length=2_000)
    pdf_sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    decided_at: datetime
