"""Columns by year: the time line of an edition that has too many sources for a row each."""

from tasks.contracts.charts import BinSeries, YearBins
from tasks.rendering.chart_canvas import LABEL, SMALL, Canvas, Drawing
from tasks.rendering.chart_palette import Palette
from tasks.rendering.chart_text import width, wrapped

_HIGH = 46.0
_HEADING = 13.0
_BELOW = 10.0


def draw_bins(chart: YearBins, wide: float, colours: Palette) -> Drawing:
    """A strip of columns for each series, above one row of years; each strip on its own scale from zero."""
    canvas = Canvas(wide)
    pitch = wide / max(len(chart.bins), 1)
    top = 0.0
    for number, series in enumerate(chart.series):
        _draw_series(canvas, colours, series, number, top, pitch)
        top += _HEADING + _HIGH + _BELOW
    every = _every(chart, pitch)
    for index, label in enumerate(chart.bins):
        if index % every == 0:
            (shown,) = wrapped(label, SMALL, pitch * every - 2, 1)
            half = width(shown, SMALL) / 2
            x = min(max(pitch * (index + 0.5), half), wide - half)
            canvas.words("year", x, top - 2, shown, colours.soft, size=SMALL, anchor="middle")
    return canvas.drawing(top + 6)


def _every(chart: YearBins, pitch: float) -> int:
    """Every how many bins a year is printed; the first bin may be wider ("before 1990")."""
    widest = max((width(label, SMALL) for label in chart.bins[1:]), default=0.0)
    every = 1
    while pitch * every < widest + 4 and every < len(chart.bins):
        every += 1
    return every


def _draw_series(
    canvas: Canvas, colours: Palette, series: BinSeries, number: int, top: float, pitch: float
) -> None:  # fmt: skip
    (name,) = wrapped(series.label, LABEL, canvas.width, 1, is_bold=True)
    canvas.words("label", 0, top + 5, name, colours.ink, weight=600)
    base = top + _HEADING + _HIGH
    largest = max(series.counts, default=0)
    unit = (_HIGH - 10) / largest if largest else 0.0
    for index, (count, label) in enumerate(zip(series.counts, series.count_labels, strict=True)):
        if not count:
            continue
        high = count * unit
        left = pitch * index + pitch * 0.14
        canvas.box("column", left, base - high, pitch * 0.72, high, colours.steps[min(number, 1)])
        if width(label, SMALL) <= pitch:
            canvas.words(
                "count", pitch * (index + 0.5), base - high - 5, label, colours.ink, size=SMALL, anchor="middle"
            )  # fmt: skip
    canvas.line("zero", 0, base, canvas.width, base, colours.ink, 0.6)
