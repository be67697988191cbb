"""All pictures of an edition as drawings, and which of them stand side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from tasks.contracts.charts import (
    Chart,
    NotDrawn,
    SmallMultiples,
    Sparklines,
    StackedBars,
    Tiles,
    Timeline,
    YearBins,
)
from tasks.rendering.chart_bars import draw_bars
from tasks.rendering.chart_bins import draw_bins
from tasks.rendering.chart_canvas import BROAD, FULL, NARROW, Drawing
from tasks.rendering.chart_multiples import draw_multiples
from tasks.rendering.chart_palette import ChartColours, Palette, palette
from tasks.rendering.chart_sparklines import draw_sparklines
from tasks.rendering.chart_tiles import draw_tiles, fits
from tasks.rendering.chart_timeline import draw_timeline


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture and its drawing; None for a picture that is not made."""

    chart: Chart
    drawing: Drawing | None


@dataclass(frozen=True, slots=True)
class Row:
    """One picture over the whole width, or two side by side."""

    pictures: tuple[Placed, ...]

    @property
    def size(self) -> str:
        """``pair`` for pictures side by side, else ``full``."""
        return "pair" if len(self.pictures) > 1 else "full"


def draw(charts: Iterable[Chart], colours: ChartColours | None = None) -> tuple[Row, ...]:
    """The pictures in the order given, in rows, drawn for the width they have there.

    Bars that are followed by a matrix share its row where the matrix is legible beside them.
    """
    shades = palette(colours or ChartColours())
    rows: list[list[tuple[Chart, float]]] = []
    for chart in charts:
        before = rows[-1] if rows else []
        if (
            len(before) == 1
            and isinstance(before[0][0], StackedBars)
            and isinstance(chart, Tiles)
            and fits(chart, BROAD)
        ):
            rows[-1] = [(before[0][0], NARROW), (chart, BROAD)]
        else:
            rows.append([(chart, FULL)])
    return tuple(
        Row(tuple(Placed(chart, drawing_of(chart, wide, shades)) for chart, wide in row)) for row in rows
    )  # fmt: skip


def drawing_of(chart: Chart, wide: float, colours: Palette) -> Drawing | None:
    """The drawing of one picture, ``wide`` points wide."""
    match chart:
        case StackedBars():
            return draw_bars(chart, wide, colours)
        case Timeline():
            return draw_timeline(chart, wide, colours)
        case YearBins():
            return draw_bins(chart, wide, colours)
        case Tiles():
            return draw_tiles(chart, wide, colours)
        case SmallMultiples():
            return draw_multiples(chart, wide, colours)
        case Sparklines():
            return draw_sparklines(chart, wide, colours)
        case NotDrawn():
            return None
    assert_never(chart)
