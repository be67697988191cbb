"""What every section needs: the request, the sources, the tables, the book of evidence, and the limits of print."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date

from tasks.aggregation.evidence import EvidenceBook
from tasks.aggregation.frames import Frames, build_frames
from tasks.aggregation.sources import Source, list_sources
from tasks.aggregation.theme_filter import ThemeFilter
from tasks.contracts.briefing import Text
from tasks.contracts.edition import EditionInputs, EditionRequest
from tasks.grammar.interface import Interface, interface_for

#: Limits of print. Whatever goes beyond them is counted on the page and stands whole in the data pack.
#: An officer reads the cards and the asks in some five minutes; the figures are looked up.
CARDS = 12
CARDS_PER_THEME = 2
#: Themes with cards, the largest ones; the others are named with their number of activities.
THEMES = 8
ASK_ROWS = 6
FIGURE_ROWS_PER_SOURCE = 60
FIGURE_ROWS = 240
BILINGUAL_ROWS = 200
NOTES_PER_HEADING = 12
#: Sources in the list of sources, besides those that are quoted; sources in the list of those set aside.
SOURCE_ROWS = 150
SET_ASIDE_ROWS = 200
#: Rows of the table behind a picture: one of figures has a row for each of them.
CHART_TABLE_ROWS = 360
#: Reasons for which a source is rightly no part of an edition: no failure, and nothing to check before quoting.
NOT_DUE = frozenset({"not_yet_received", "in_earlier_edition", "duplicate", "folder_not_read"})


@dataclass(frozen=True, slots=True)
class Telling:
    """What an activity tells at a glance: its line of at most thirty words, the class of that line, how much it weighs."""

    line: Text
    kind: str
    weight: int


@dataclass(frozen=True, slots=True)
class EditionContext:
    """One edition in the making. ``read`` are the tables of everything read, ``frames`` those of what the pages show: the same
    tables unless the edition is of some themes only.

    ``left_out`` collects sentences on what print had no room for, ``told`` the line and weight of each activity that was
    asked for, by id.
    """

    inputs: EditionInputs
    sources: tuple[Source, ...]
    frames: Frames
    read: Frames
    book: EvidenceBook
    themes: ThemeFilter = field(default_factory=ThemeFilter)
    left_out: list[str] = field(default_factory=list)
    told: dict[str, Telling] = field(default_factory=dict)

    @property
    def request(self) -> EditionRequest:
        """The edition's request."""
        return self.inputs.request

    @property
    def interface(self) -> Interface:
        """The words of the pages in the language of the edition."""
        return interface_for(self.request.language)

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
    """The context of an edition: sources marked, tables built, evidence empty.

    Raises:
        UnknownThemeError: the edition is asked for by a theme that the vocabulary does not have.
    """
    sources = list_sources(inputs.worked)
    themes = ThemeFilter(inputs.request.themes)
    read = build_frames(sources, month_end(inputs.request))
    return EditionContext(
        inputs=inputs,
        sources=sources,
        frames=themes.applied(read),
        read=read,
        themes=themes,
        book=EvidenceBook(sources, interface_for(inputs.request.language)),
    )
