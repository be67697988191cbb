"""What every section needs: the request, the sources, the tables, the book of evidence, and the limits of print."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date

from tasks.aggregation.evidence import EvidenceBook
from tasks.aggregation.frames import Frames, build_frames
from tasks.aggregation.sources import Source, list_sources
from tasks.contracts.edition import EditionInputs, EditionRequest

#: Limits of print. Whatever goes beyond them is counted on the page and stands whole in the data pack.
CARDS_PER_THEME = 4
ASK_ROWS = 60
FIGURE_ROWS_PER_SOURCE = 60
FIGURE_ROWS = 240
BILINGUAL_ROWS = 200
NOTES_PER_HEADING = 12


@dataclass(frozen=True, slots=True)
class EditionContext:
    """One edition in the making. ``left_out`` collects sentences on what print had no room for."""

    inputs: EditionInputs
    sources: tuple[Source, ...]
    frames: Frames
    book: EvidenceBook
    left_out: list[str] = field(default_factory=list)

    @property
    def request(self) -> EditionRequest:
        """The edition's request."""
        return self.inputs.request

    @property
    def month_start(self) -> date:
        """First day of the edition's month."""
        return self.request.month_start

    @property
    def month_end(self) -> date:
        """Last day of the edition's month."""
        return month_end(self.request)

    @property
    def by_id(self) -> dict[str, Source]:
        """Sources by document id."""
        return {source.document.document_id: source for source in self.sources}


def month_end(request: EditionRequest) -> date:
    """Last day of the month an edition is of."""
    start = request.month_start
    return start.replace(day=monthrange(start.year, start.month)[1])


def open_edition(inputs: EditionInputs) -> EditionContext:
    """The context of an edition: sources marked, tables built, evidence empty."""
    sources = list_sources(inputs.worked)
    return EditionContext(
        inputs=inputs,
        sources=sources,
        frames=build_frames(sources, month_end(inputs.request)),
        book=EvidenceBook(sources),
    )
