"""Files as they reached us."""

from datetime import date

from pydantic import Field

from tasks.contracts.base import Contract


class SourceRecord(Contract):
    """What the sidecar ``sources.yml`` says of one file."""

    file: str
    producer: str
    title: str | None = None
    received_at: date
    url: str | None = None
    licence: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


class SourceFile(Contract):
    """The bytes of one source as received.

    ``file`` is the name printed and used in the data pack (no folders of this machine); ``received_at`` is the sidecar's
    date, else the day of first sight; ``received_basis`` says which.
    """

    file: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    content: bytes
    received_at: date
    received_basis: str = Field(pattern="^(sidecar|first sight)$")
    record: SourceRecord | None = None


class SetAside(Contract):
    """A source, or a part of one, that the edition could not use, and why.

    ``reason`` is one of a closed set of codes (see ``tasks.ingestion.errors``); ``detail`` says what to do.
    """

    file: str
    reason: str
    detail: str
