"""Sparklines: one small line a count over the editions, each on a scale of its own from zero."""

from datetime import date

from tasks.contracts.charts import Sparkline, Sparklines
from tasks.rendering.chart_canvas import LABEL, SMALL, Canvas, Drawing
from tasks.rendering.chart_palette import Palette
from tasks.rendering.chart_text import width, wrapped

_GUTTER = 18.0
_HEADING = 12.0
_HIGH = 34.0
_VALUE = 10.0
_DOT = 2.0
_ROW = _HEADING + _VALUE + _HIGH + 16.0
_FOUR_COLUMNS_FROM = 400.0


def draw_sparklines(chart: Sparklines, wide: float, colours: Palette) -> Drawing:
    """Four in a row, or two where the drawing is narrow; editions lie at their months."""
    canvas = Canvas(wide)
    columns = 4 if wide >= _FOUR_COLUMNS_FROM else 2
    room = (wide - _GUTTER * (columns - 1)) / columns
    for number, line in enumerate(chart.lines):
        left = (room + _GUTTER) * (number % columns)
        _draw_line(canvas, colours, chart, line, left, _ROW * (number // columns), room)
    rows = -(-len(chart.lines) // columns)
    return canvas.drawing(max(_ROW * rows, 1))


def _draw_line(
    canvas: Canvas, colours: Palette, chart: Sparklines, line: Sparkline, left: float, top: float, room: float
) -> None:  # fmt: skip
    (name,) = wrapped(line.label, LABEL, room, 1, is_bold=True)
    canvas.words("label", left, top + 5, name, colours.ink, weight=600)
    base = top + _HEADING + _VALUE + _HIGH
    canvas.line("zero", left, base, left + room, base, colours.rule, 0.6)
    places = _places(chart.months, left + _DOT, left + room - _DOT)
    largest = max(line.values)
    unit = _HIGH / largest if largest else 0.0
    points = [(x, base - value * unit) for x, value in zip(places, line.values, strict=True)]
    canvas.path("trend", points, "none", colours.steps[1], 1.2)
    for x, y in points[:-1]:
        canvas.dot("edition", x, y, 1.3, colours.steps[1])
    x, y = points[-1]
    canvas.dot("present", x, y, _DOT, colours.accent)
    canvas.words("value", left, points[0][1] - 6, line.first_label, colours.soft, size=SMALL)
    canvas.words("value", left + room, y - 6, line.last_label, colours.accent, anchor="end", weight=600)
    _draw_months(canvas, colours, chart, left, base + 8, room)


def _draw_months(canvas: Canvas, colours: Palette, chart: Sparklines, left: float, middle: float, room: float) -> None:
    ends = ((chart.first_month, left, "start"), (chart.last_month, left + room, "end"))
    fits = width(chart.first_month, SMALL) + width(chart.last_month, SMALL) + 4 <= room
    for text, x, anchor in ends if fits else ends[1:]:
        (shown,) = wrapped(text, SMALL, room, 1)
        canvas.words("month", x, middle, shown, colours.soft, size=SMALL, anchor=anchor)


def _places(months: tuple[date, ...], left: float, right: float) -> list[float]:
    """Where each month lies, by its distance in months from the first."""
    numbers = [month.year * 12 + month.month for month in months]
    span = max(numbers[-1] - numbers[0], 1)
    return [left + (number - numbers[0]) / span * (right - left) for number in numbers]
