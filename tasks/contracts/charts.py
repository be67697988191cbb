"""Pictures as data: what is drawn, in words and numbers; where it lies on the page is rendering's.

Every picture carries its own table: each value that is drawn stands in it, and so does what the drawing had to shorten.
Words are ``str`` in the language of the edition or ``Text`` of a source; numbers that are printed come formatted.
"""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from tasks.contracts.base import Contract
from tasks.contracts.text import Text


class Column(Contract):
    """A column of the data table; numbers are set flush right."""

    label: str
    is_number: bool = True


class DataRow(Contract):
    """A row of the data table: what it is of, and a cell for each column."""

    label: str | Text
    cells: tuple[str | Text, ...]


class DataTable(Contract):
    """The picture as a table. ``row_label`` heads the first column, which names the rows."""

    row_label: str
    columns: tuple[Column, ...]
    rows: tuple[DataRow, ...]

    @model_validator(mode="after")
    def _rows_fill_columns(self) -> Self:
        if any(len(row.cells) != len(self.columns) for row in self.rows):
            raise ValueError("a row of the data table has not one cell a column")
        return self


class Picture(Contract):
    """What all pictures have.

    ``description`` says the finding to those who cannot see it, ``source`` what the picture is drawn from and how it
    was counted, ``notes`` what is left out and how much of it.
    """

    anchor: str
    title: str
    unit: str
    description: str
    source: str
    notes: tuple[str, ...] = ()
    table: DataTable


class Bar(Contract):
    """One bar: ``segments`` and their printed ``segment_labels`` follow the legend; ``value`` is their sum."""

    label: str
    value: int = Field(ge=0)
    value_label: str
    segments: tuple[int, ...]
    segment_labels: tuple[str, ...]

    @model_validator(mode="after")
    def _segments_add_up(self) -> Self:
        if sum(self.segments) != self.value or len(self.segments) != len(self.segment_labels):
            raise ValueError(f"the segments of {self.label!r} do not make its value")
        return self


class LegendEntry(Contract):
    """A kind of mark or fill, and how many there are of it."""

    label: str
    value_label: str = ""


class StackedBars(Picture):
    """Counts by category, each bar in parts; bars in drawing order."""

    code: Literal["stacked_bars"] = "stacked_bars"
    legend: tuple[LegendEntry, ...]
    bars: tuple[Bar, ...]

    @model_validator(mode="after")
    def _segments_follow_legend(self) -> Self:
        if any(len(bar.segments) != len(self.legend) for bar in self.bars):
            raise ValueError("a bar has not one segment for each entry of the legend")
        return self


class TimeMark(Contract):
    """A stretch of days on a time line: ``event``, ``published`` or ``received``."""

    code: Literal["event", "published", "received"]
    first: date
    last: date


class TimelineRow(Contract):
    """One source: its mark, what it is, how old it is, and what of it has no place on the line."""

    mark: str
    label: str
    sublabel: str = ""
    age: str
    marks: tuple[TimeMark, ...]


class Timeline(Picture):
    """Sources on one axis from ``first`` to ``last`` (the end of the edition's month). Every mark touches the axis."""

    code: Literal["timeline"] = "timeline"
    first: date
    last: date
    end_label: str
    legend_event: str
    legend_published: str
    legend_received: str
    rows: tuple[TimelineRow, ...]

    @model_validator(mode="after")
    def _marks_touch_the_axis(self) -> Self:
        for row in self.rows:
            if any(mark.first > mark.last or mark.last < self.first or mark.first > self.last for mark in row.marks):
                raise ValueError(f"{row.mark} has a mark off the axis")
        return self


class BinSeries(Contract):
    """Counts of one kind of thing by bin, with the labels printed above the columns."""

    label: str
    counts: tuple[int, ...]
    count_labels: tuple[str, ...]


class YearBins(Picture):
    """Sources and events by year, for editions of too many sources to give each a row; ``bins`` are the years' labels."""

    code: Literal["year_bins"] = "year_bins"
    bins: tuple[str, ...]
    series: tuple[BinSeries, ...]


class TileRow(Contract):
    """One row of tiles: counts by column, and the row's own total (an item of two columns is counted once in it)."""

    label: str
    counts: tuple[int, ...]
    count_labels: tuple[str, ...]
    total: int
    total_label: str


class Tiles(Picture):
    """A matrix of counts: rows by columns, darker tiles for larger counts; ``rest`` counts what had no row or column."""

    code: Literal["tiles"] = "tiles"
    columns: tuple[str, ...]
    rows: tuple[TileRow, ...]
    total_heading: str
    rest: str = ""

    @model_validator(mode="after")
    def _rows_fill_columns(self) -> Self:
        if any(len(row.counts) != len(self.columns) or len(row.count_labels) != len(self.columns) for row in self.rows):
            raise ValueError("a row of tiles has not one count a column")
        return self


class ComparedFigure(Contract):
    """One figure beside others of its kind. ``low`` is ``high`` for a single value; ``code`` says which way it is open."""

    label: Text
    sublabel: str
    value_label: str
    low: float
    high: float
    code: Literal["exact", "approx", "at_least", "more_than", "at_most", "less_than"] = "exact"


class Panel(Contract):
    """Figures of one unit, one subject family, one kind and one status, on a scale of their own from zero."""

    title: Text
    subtitle: str
    figures: tuple[ComparedFigure, ...] = Field(min_length=2)


class SmallMultiples(Picture):
    """Panels of figures that may be set side by side. Nothing in them is added up."""

    code: Literal["small_multiples"] = "small_multiples"
    panels: tuple[Panel, ...]


class Sparkline(Contract):
    """One count over the editions, oldest first, the present edition last; only the ends are printed."""

    label: str
    values: tuple[int, ...] = Field(min_length=2)
    first_label: str
    last_label: str


class Sparklines(Picture):
    """Counts over the editions. ``months`` (their first days) place them, so that a month without an edition is a gap."""

    code: Literal["sparklines"] = "sparklines"
    months: tuple[date, ...]
    first_month: str
    last_month: str
    lines: tuple[Sparkline, ...]

    @model_validator(mode="after")
    def _lines_follow_months(self) -> Self:
        if any(len(line.values) != len(self.months) for line in self.lines):
            raise ValueError("a sparkline has not one value an edition")
        if list(self.months) != sorted(set(self.months)):
            raise ValueError("the editions of a sparkline are not in order")
        return self


class NotDrawn(Picture):
    """A picture that is not made, and why (``description``)."""

    code: Literal["not_drawn"] = "not_drawn"
    table: DataTable = DataTable(row_label="", columns=(), rows=())


Chart = Annotated[
    StackedBars | Timeline | YearBins | Tiles | SmallMultiples | Sparklines | NotDrawn, Field(discriminator="code")
]
