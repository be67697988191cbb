"""``summary.json`` of an edition as distribution reads it: every part may be missing, more than is known here is passed over."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, ValidationError

from tasks.contracts.edition import EditionId
from tasks.distribution.errors import DistributionError
from tasks.grammar.interface import interface_for


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class SummaryHighlight(_Part):
    """One of the month's most important items: ``marks`` name its sources as in the edition, ``flags`` are words."""

    text: str
    kicker: str = ""
    when: str = ""
    marks: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


class SummaryFigure(_Part):
    """One key figure: ``figure`` with its ``label`` (the unit) as printed, what it counts and as of when."""

    figure: str
    label: str = ""
    definition: str = ""
    when: str = ""
    mark: str = ""
    flags: tuple[str, ...] = ()


class Summary(_Part):
    """An edition in a few lines, in its own language, as plain text."""

    title: str
    language: str = "en"
    number: int | None = None
    month: str = ""
    office: str = ""
    as_of: datetime | None = None
    preview: str = ""
    coverage: str = ""
    event_line: str = ""
    dates_line: str = ""
    translation_line: str = ""
    themes_line: str = ""
    quality: str = ""
    note_heading: str = ""
    note: tuple[str, ...] = ()
    highlights: tuple[SummaryHighlight, ...] = ()
    key_figures: tuple[SummaryFigure, ...] = ()
    before_quoting: tuple[str, ...] = ()
    before_quoting_more: str = ""
    changes: tuple[str, ...] = ()
    themes: dict[str, str] = {}
    next_issue: str = ""
    cite_as: str = ""
    contact: str = ""


def read_summary(content: bytes | None, edition: EditionId) -> Summary:
    """The summary of an edition; None (an edition made before there were any) gives one with a title only.

    Raises:
        DistributionError: the file is not what this program writes.
    """
    words = interface_for(edition.language)
    month = words.month_name(edition.month)
    if content is None:
        return Summary(title=words.say("masthead.name"), language=edition.language, month=month)
    try:
        found = Summary.model_validate_json(content)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise DistributionError(
            f"The summary of edition {edition.label} cannot be read (at {where or 'its beginning'}): make the edition again."
        ) from error
    return found if found.month else found.model_copy(update={"month": month})
