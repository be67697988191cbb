"""A matrix of counts: darker tiles for larger counts, the count in each tile, the total of each row behind it."""

from dataclasses import dataclass

from tasks.contracts.charts import Tiles
from tasks.rendering.chart_canvas import LABEL, SMALL, Canvas, Drawing
from tasks.rendering.chart_palette import Palette
from tasks.rendering.chart_text import width, wrapped

_ROW = 11.4
_PAD = 6.0
_LINE = 8.2
#: Headings run upwards, at most this high in two lines and more, and in one line.
_HEADING = 64.0
_HEADING_ALONE = 106.0
_WIDEST_COLUMN = 44.0


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns of a matrix lie: names up to ``label_room``, then columns of ``pitch`` from ``origin``."""

    label_room: float
    origin: float
    pitch: float


def fits(chart: Tiles, wide: float) -> bool:
    """Whether every count stands in its tile at this width."""
    room = _columns(chart, wide).pitch - 1
    return room >= _LINE and all(width(label, SMALL) <= room for row in chart.rows for label in row.count_labels)


def draw_tiles(chart: Tiles, wide: float, colours: Palette) -> Drawing:
    """The matrix in the order given. A place without an activity is left empty."""
    canvas = Canvas(wide)
    columns = _columns(chart, wide)
    label_room, origin, pitch = columns.label_room, columns.origin, columns.pitch
    lines = max(int((pitch - 1) // _LINE), 1)
    room = _HEADING if lines > 1 else _HEADING_ALONE
    headings = [wrapped(name, SMALL, room, lines) for name in (*chart.columns, chart.total_heading)]
    high = max((width(line, SMALL) for heading in headings for line in heading), default=0.0)
    top = high + 5
    for index, heading in enumerate(headings[:-1]):
        _draw_heading(canvas, colours, heading, origin + pitch * (index + 0.5), high)
    end = origin + pitch * len(chart.columns) + _PAD
    _draw_heading(canvas, colours, headings[-1][:1], end + _LINE / 2, high)
    largest = max((count for row in chart.rows for count in row.counts), default=0)
    for number, row in enumerate(chart.rows):
        middle = top + _ROW * (number + 0.5)
        canvas.line("row", origin, middle + _ROW / 2, end - _PAD, middle + _ROW / 2, colours.rule, 0.4)
        (name,) = wrapped(row.label, LABEL, label_room, 1)
        canvas.words("label", 0, middle, name, colours.ink)
        for index, (count, label) in enumerate(zip(row.counts, row.count_labels, strict=True)):
            if not count:
                continue
            left = origin + pitch * index
            fill = shade(colours, count, largest)
            canvas.box("tile", left, middle - _ROW / 2, pitch, _ROW, fill, "#ffffff")
            if width(label, SMALL) <= pitch - 1:
                canvas.words(
                    "count", left + pitch / 2, middle, label, colours.on(fill), size=SMALL, anchor="middle", on=fill
                )  # fmt: skip
        canvas.words("total", end, middle, row.total_label, colours.ink, weight=600)
    return canvas.drawing(top + _ROW * len(chart.rows) + 1)


def _columns(chart: Tiles, wide: float) -> _Columns:
    label_room = min(max((width(row.label, LABEL) for row in chart.rows), default=0.0), 0.3 * wide)
    totals = [width(row.total_label, LABEL, is_bold=True) for row in chart.rows]
    origin = label_room + _PAD
    room = wide - origin - _PAD - max([*totals, _LINE + 3])
    return _Columns(label_room, origin, min(room / max(len(chart.columns), 1), _WIDEST_COLUMN))


def shade(colours: Palette, count: int, largest: int) -> str:
    """One of four steps: up to an eighth, a third, two thirds of the largest count, and above."""
    share = count / largest
    step = 3 if share <= 1 / 8 else 2 if share <= 1 / 3 else 1 if share <= 2 / 3 else 0
    return colours.steps[step]


def _draw_heading(canvas: Canvas, colours: Palette, lines: tuple[str, ...], middle: float, bottom: float) -> None:
    left = middle - (len(lines) - 1) * _LINE / 2
    for number, line in enumerate(lines):
        canvas.turned("heading", left + number * _LINE, bottom, line, colours.soft)
