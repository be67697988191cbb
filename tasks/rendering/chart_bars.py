"""Stacked horizontal bars: every count stands in its segment where it fits, so no axis is needed."""

from tasks.contracts.charts import Bar, StackedBars
from tasks.rendering.chart_canvas import LABEL, LEADING, SMALL, Canvas, Drawing, lines_of
from tasks.rendering.chart_legend import Swatch, draw_legend
from tasks.rendering.chart_palette import Palette
from tasks.rendering.chart_text import width

_BAR = 10.0
_GAP = 3.0
_PAD = 3.0
_TIGHT = 1.6


def draw_bars(chart: StackedBars, wide: float, colours: Palette) -> Drawing:
    """The bars from a common zero, longest value as long as there is room; segments are told apart by lightness and order."""
    canvas = Canvas(wide)
    top = draw_legend(canvas, colours, [_entry(canvas, colours, chart, index) for index in range(len(chart.legend))])
    label_room = min(max((width(bar.label, LABEL) for bar in chart.bars), default=0.0), 0.46 * wide)
    total_room = max((width(bar.value_label, LABEL, is_bold=True) for bar in chart.bars), default=0.0)
    origin = label_room + 2 * _PAD
    largest = max((bar.value for bar in chart.bars), default=0)
    unit = (wide - origin - total_room - 2 * _PAD) / largest if largest else 0.0
    for bar in chart.bars:
        lines = lines_of(bar.label, label_room, 2)
        height = max(_BAR + _GAP, lines * LEADING + _GAP / 2)
        middle = top + height / 2
        canvas.block("label", 0, middle, bar.label, colours.ink, room=label_room, lines=2)
        end = _draw_segments(canvas, colours, bar, origin, middle, unit)
        canvas.words("total", end + _PAD, middle, bar.value_label, colours.ink, weight=600)
        top += height
    canvas.line("zero", origin, top - sum(_heights(chart, label_room)), origin, top, colours.ink, 0.6)
    return canvas.drawing(top + 1)


def fill_of(colours: Palette, index: int) -> str:
    """The fill of the segment at ``index`` of the legend."""
    return colours.steps[index % len(colours.steps)]


def _heights(chart: StackedBars, label_room: float) -> list[float]:
    return [max(_BAR + _GAP, lines_of(bar.label, label_room, 2) * LEADING + _GAP / 2) for bar in chart.bars]


def _draw_segments(
    canvas: Canvas, colours: Palette, bar: Bar, origin: float, middle: float, unit: float
) -> float:  # fmt: skip
    left = origin
    for index, (value, label) in enumerate(zip(bar.segments, bar.segment_labels, strict=True)):
        long = value * unit
        if not value:
            continue
        fill = fill_of(colours, index)
        canvas.box("segment", left, middle - _BAR / 2, long, _BAR, fill, colours.steps[0])
        if width(label, SMALL) + _TIGHT <= long:
            canvas.words(
                "count", left + long / 2, middle, label, colours.on(fill), size=SMALL, anchor="middle", on=fill
            )  # fmt: skip
        left += long
    return left


def _entry(canvas: Canvas, colours: Palette, chart: StackedBars, index: int) -> tuple[Swatch, str]:
    entry = chart.legend[index]

    def swatch(x: float, y: float) -> None:
        canvas.box("swatch", x + 0.5, y - 3.5, 10, 7, fill_of(colours, index), colours.steps[0])

    return swatch, f"{entry.label} {entry.value_label}".rstrip()
