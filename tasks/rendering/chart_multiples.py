"""Small multiples: panels of figures of one kind, each on a scale of its own from zero."""

from tasks.contracts.charts import ComparedFigure, Panel, SmallMultiples
from tasks.rendering.chart_canvas import LABEL, LEADING, SMALL, Canvas, Drawing, lines_of
from tasks.rendering.chart_palette import Palette
from tasks.rendering.chart_text import width, wrapped

_BAR = 8.0
_PAD = 3.0
_GUTTER = 17.0
_BELOW = 8.0
_TIP = 5.0
#: Panels of a full-width drawing stand in two columns.
_TWO_COLUMNS_FROM = 400.0


def draw_multiples(chart: SmallMultiples, wide: float, colours: Palette) -> Drawing:
    """The panels in reading order, in two columns where there is room."""
    canvas = Canvas(wide)
    columns = 2 if wide >= _TWO_COLUMNS_FROM and len(chart.panels) > 1 else 1
    room = (wide - _GUTTER * (columns - 1)) / columns
    top = 0.0
    for start in range(0, len(chart.panels), columns):
        heights = [
            _draw_panel(canvas, colours, panel, (room + _GUTTER) * number, top, room)
            for number, panel in enumerate(chart.panels[start : start + columns])
        ]
        top += max(heights) + _BELOW
    return canvas.drawing(max(top - _BELOW, 1))


def _draw_panel(
    canvas: Canvas, colours: Palette, panel: Panel, left: float, top: float, room: float
) -> float:  # fmt: skip
    (title,) = wrapped(panel.title.text, LABEL, room, 1, is_bold=True)
    canvas.words("panel", left, top + 5, title, colours.ink, weight=600, lang=panel.title.lang)
    (subtitle,) = wrapped(panel.subtitle, SMALL, room, 1)
    canvas.words("panel", left, top + 5 + LEADING, subtitle, colours.soft, size=SMALL)
    y = top + 5 + 2 * LEADING
    label_room = 0.47 * room
    value_room = min(max(width(figure.value_label, LABEL, is_bold=True) for figure in panel.figures), 0.3 * room)
    origin = left + label_room + _PAD
    largest = max(figure.high for figure in panel.figures)
    unit = (room - label_room - _PAD - value_room - _TIP - _PAD) / largest if largest > 0 else 0.0
    first = y
    for figure in panel.figures:
        y = _draw_figure(canvas, colours, figure, left, y, label_room, origin, unit, value_room)
    canvas.line("zero", origin, first, origin, y - _PAD, colours.ink, 0.6)
    return y - top


def _draw_figure(
    canvas: Canvas, colours: Palette, figure: ComparedFigure, left: float, top: float, label_room: float,
    origin: float, unit: float, value_room: float,
) -> float:  # fmt: skip
    lines = lines_of(figure.label.text, label_room, 2)
    middle = top + lines * LEADING / 2
    canvas.block(
        "label", left, middle, figure.label.text, colours.ink, room=label_room, lines=2, lang=figure.label.lang
    )
    (below,) = wrapped(figure.sublabel, SMALL, label_room, 1)
    canvas.words("sublabel", left, top + (lines + 0.5) * LEADING, below, colours.soft, size=SMALL)
    centre = top + (lines + 1) * LEADING / 2
    start, end = origin + max(figure.low, 0.0) * unit, origin + max(figure.high, 0.0) * unit
    if figure.low != figure.high:
        canvas.line("reach", origin, centre, start, centre, colours.rule, 0.8)
        canvas.box("range", start, centre - _BAR / 2, end - start, _BAR, colours.steps[2], colours.steps[0])
    elif figure.code in ("at_most", "less_than"):
        canvas.box("bar", origin, centre - _BAR / 2, end - origin, _BAR, "#ffffff", colours.steps[0])
    else:
        canvas.box("bar", origin, centre - _BAR / 2, end - origin, _BAR, colours.steps[1])
    if figure.code in ("at_least", "more_than"):  # the bar goes on, nobody says how far
        tip = [(end + 1, centre - 3), (end + _TIP, centre), (end + 1, centre + 3)]
        canvas.path("open", tip, colours.steps[1])
        end += _TIP
    (value,) = wrapped(figure.value_label, LABEL, value_room, 1, is_bold=True)
    canvas.words("value", end + _PAD / 2, centre, value, colours.ink, weight=600)
    return top + (lines + 1) * LEADING + _PAD
