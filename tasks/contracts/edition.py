"""One issue of the briefing: what it covers, what it says, what was checked."""

from datetime import date, datetime

from pydantic import Field

from tasks.contracts.activity import Extraction
from tasks.contracts.base import Contract
from tasks.contracts.change import Change
from tasks.contracts.document import Document
from tasks.contracts.flag import Severity
from tasks.contracts.source import SetAside
from tasks.contracts.translation import TranslatedField

#: Characters of an office's note to readers: what the front page has room for in every language.
MOST_NOTE_CHARACTERS = 600


class Worked(Contract):
    """One document with all that was read from it: the unit the archive keeps and aggregation takes."""

    document: Document
    extraction: Extraction
    translations: tuple[TranslatedField, ...] = ()


class EditionId(Contract):
    """A month, the language of the pages, and the version.

    >>> second = EditionId(month="2026-11", language="ru", version=2)
    >>> EditionId(month="2026-11").folder, second.folder, second.label
    ('2026-11', '2026-11-ru-v2', '2026-11-ru v2')
    """

    month: str = Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")
    version: int = Field(default=1, ge=1)
    language: str = Field(default="en", pattern=r"^[a-z]{2,3}$")

    @property
    def name(self) -> str:
        """Month, with the language where it is not English: all versions of one edition share it."""
        return self.month if self.language == "en" else f"{self.month}-{self.language}"

    @property
    def folder(self) -> str:
        """Name of the edition's folder under the output folder."""
        return self.name if self.version == 1 else f"{self.name}-v{self.version}"

    @property
    def label(self) -> str:
        """As printed: ``2026-11`` or ``2026-11 v2``."""
        return self.name if self.version == 1 else f"{self.name} v{self.version}"


class EditionRequest(Contract):
    """All that decides an edition's bytes besides the documents themselves.

    ``as_of`` is the edition's only clock, in UTC. ``changes`` says, for version 2 and later, what differs from the version
    before. ``product`` and ``office`` are the names that the office's theme gives, empty for the program's own. ``number``
    counts editions in the archive (no. 1 is the first month made).

    ``themes`` are the only themes whose facts the pages show, all when empty. ``note`` is the office's own word to readers,
    plain text. ``next_issue`` is the day on which the schedule makes the next edition, None where nobody says. A preview is
    marked as not approved on every page.
    """

    edition: EditionId
    as_of: datetime
    number: int = Field(default=1, ge=1)
    product: str = ""
    office: str = ""
    changes: tuple[Change, ...] = ()
    parameters: dict[str, str] = Field(default_factory=dict)
    software: dict[str, str] = Field(default_factory=dict)
    themes: tuple[str, ...] = ()
    note: str = Field(default="", max_length=MOST_NOTE_CHARACTERS)
    next_issue: date | None = None
    is_preview: bool = False

    @property
    def language(self) -> str:
        """Language of the pages."""
        return self.edition.language

    @property
    def month_start(self) -> date:
        """First day of the edition's month."""
        return date.fromisoformat(f"{self.edition.month}-01")


class EditionCounts(Contract):
    """What an earlier edition held: its month and version and, by kind (``documents``, ``metrics``, ``activities``,
    ``recommendations``, ``translations``, ``set_aside``), how many.
    """

    edition: EditionId
    counts: dict[str, int]


class EditionInputs(Contract):
    """The request, every document it covers (in stable order), all that was set aside, and what went wrong on the way.

    ``history`` are the latest versions of the editions of earlier months, oldest first.
    """

    request: EditionRequest
    worked: tuple[Worked, ...]
    set_aside: tuple[SetAside, ...] = ()
    notes: tuple[str, ...] = ()
    history: tuple[EditionCounts, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many documents, figures, activities, asks, translated fields and set-aside sources the edition holds."""
        extractions = [item.extraction for item in self.worked]
        return {
            "documents": len(self.worked),
            "metrics": sum(len(extraction.metrics) for extraction in extractions),
            "activities": sum(len(extraction.activities) for extraction in extractions),
            "recommendations": sum(len(extraction.recommendations) for extraction in extractions),
            "translations": sum(len(item.translations) for item in self.worked),
            "set_aside": len(self.set_aside),
        }


class Check(Contract):
    """One editorial check on a finished edition, as in ``checks.json``: ``name`` for programs, ``label`` for readers."""

    name: str
    label: str = ""
    passed: bool
    severity: Severity
    detail: str
    count: int = 0
