"""One issue of the briefing: what it covers, what it says, what was checked."""

from datetime import date, datetime

from pydantic import Field

from tasks.contracts.activity import Extraction
from tasks.contracts.base import Contract
from tasks.contracts.document import Document
from tasks.contracts.flag import Severity
from tasks.contracts.source import SetAside
from tasks.contracts.translation import TranslatedField


class Worked(Contract):
    """One document with all that was read from it: the unit the archive keeps and aggregation takes."""

    document: Document
    extraction: Extraction
    translations: tuple[TranslatedField, ...] = ()


class EditionId(Contract):
    """``2026-11`` and its version. ``folder`` is ``2026-11`` for version 1, ``2026-11-v2`` after."""

    month: str = Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")
    version: int = Field(default=1, ge=1)

    @property
    def folder(self) -> str:
        """Name of the edition's folder under the output folder."""
        return self.month if self.version == 1 else f"{self.month}-v{self.version}"

    @property
    def label(self) -> str:
        """As printed: ``2026-11`` or ``2026-11 v2``."""
        return self.month if self.version == 1 else f"{self.month} v{self.version}"


class EditionRequest(Contract):
    """All that decides an edition's bytes besides the documents themselves.

    ``as_of`` is the edition's only clock, in UTC. ``changes`` says, for version 2 and later, what differs from the version
    before, one sentence a change. ``number`` counts editions in the archive (no. 1 is the first month made).
    """

    edition: EditionId
    as_of: datetime
    language: str = "en"
    number: int = Field(default=1, ge=1)
    changes: tuple[str, ...] = ()
    parameters: dict[str, str] = Field(default_factory=dict)
    software: dict[str, str] = Field(default_factory=dict)

    @property
    def month_start(self) -> date:
        """First day of the edition's month."""
        return date.fromisoformat(f"{self.edition.month}-01")


class EditionInputs(Contract):
    """The request, every document it covers (in stable order), all that was set aside, and what went wrong on the way."""

    request: EditionRequest
    worked: tuple[Worked, ...]
    set_aside: tuple[SetAside, ...] = ()
    notes: tuple[str, ...] = ()


class Check(Contract):
    """One editorial check on a finished edition, as in ``checks.json``."""

    name: str
    passed: bool
    severity: Severity
    detail: str
    count: int = 0
