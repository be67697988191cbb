"""The time line: how long ago each source speaks of, was published, and how long it took to reach us."""

from tasks.contracts.charts import Timeline, TimelineRow, TimeMark
from tasks.rendering.chart_axis import DayAxis
from tasks.rendering.chart_canvas import LABEL, LEADING, SMALL, Canvas, Drawing
from tasks.rendering.chart_legend import Swatch, draw_legend
from tasks.rendering.chart_palette import Palette
from tasks.rendering.chart_text import width, wrapped

_ROW = 20.0
#: Events lie above the middle of a row, publication and receipt below it, so that neither hides the other.
_LANE = 4.6
_PERIOD = 3.4
_DIAMOND = 3.6
_DOT = 2.0
_RING = 2.7
_PAD = 6.0
#: Room of one year's label on the axis.
_YEAR_ROOM = 30.0


def draw_timeline(chart: Timeline, wide: float, colours: Palette) -> Drawing:
    """One row a source, in the order given, on one axis that ends where the edition's month ends."""
    canvas = Canvas(wide)
    top = draw_legend(canvas, colours, _legend(canvas, colours, chart))
    label_room = min(max((_label_width(row) for row in chart.rows), default=0.0), 0.3 * wide)
    age_room = min(max((width(row.age, LABEL, is_bold=True) for row in chart.rows), default=0.0), 0.2 * wide)
    right = wide - age_room - (_PAD + _RING if age_room else _RING)
    axis = DayAxis(chart.first, chart.last, label_room + _PAD + _DIAMOND, right)
    bottom = top + _ROW * max(len(chart.rows), 1)
    _draw_axis(canvas, colours, chart, axis, top, bottom)
    for number, row in enumerate(chart.rows):
        middle = top + _ROW * (number + 0.5)
        _draw_names(canvas, colours, row, middle, label_room)
        _draw_events(canvas, colours, row, middle - _LANE, axis)
        _draw_clocks(canvas, colours, row, middle + _LANE, axis)
        (age,) = wrapped(row.age, LABEL, age_room, 1, is_bold=True)
        canvas.words("age", wide, middle, age, colours.ink, anchor="end", weight=600)
    return canvas.drawing(bottom + 14)


def _label_width(row: TimelineRow) -> float:
    return max(width(f"{row.mark} {row.label}", LABEL, is_bold=True), width(row.sublabel, SMALL))


def _draw_names(canvas: Canvas, colours: Palette, row: TimelineRow, middle: float, room: float) -> None:
    first = middle - (LEADING / 2 if row.sublabel else 0)
    (name,) = wrapped(f"{row.mark} {row.label}", LABEL, room, 1, is_bold=True)
    canvas.words("label", 0, first, name, colours.ink, weight=600)
    (below,) = wrapped(row.sublabel, SMALL, room, 1)
    canvas.words("sublabel", 0, first + LEADING, below, colours.soft, size=SMALL)


def _draw_axis(canvas: Canvas, colours: Palette, chart: Timeline, axis: DayAxis, top: float, bottom: float) -> None:
    end_wide = width(chart.end_label, SMALL, is_bold=True)
    for year in axis.years(_YEAR_ROOM):
        x = axis.at(chart.first.replace(year=year, month=1, day=1))
        canvas.line("year", x, top, x, bottom, colours.rule, 0.4)
        half = width(str(year), SMALL) / 2
        if x + half + 3 <= min(axis.right + end_wide / 2, canvas.width) - end_wide:
            canvas.words("year", x, bottom + 8, str(year), colours.soft, size=SMALL, anchor="middle")
    canvas.line("month", axis.right, top, axis.right, bottom, colours.accent, 0.8)
    right = min(axis.right + end_wide / 2, canvas.width)
    canvas.words(
        "month", right, bottom + 8, chart.end_label, colours.accent, size=SMALL, anchor="end", weight=600
    )  # fmt: skip


def _draw_events(canvas: Canvas, colours: Palette, row: TimelineRow, middle: float, axis: DayAxis) -> None:
    """Long periods first, so that short ones and days lie on top of them."""
    events = [mark for mark in row.marks if mark.code == "event"]
    points: dict[float, None] = {}
    for mark in sorted(events, key=lambda mark: (mark.first.toordinal() - mark.last.toordinal(), mark.first)):
        left, right = axis.at(mark.first), axis.at(mark.last)
        if right - left > 2 * _DOT:
            _draw_period(canvas, colours, mark, left, right, middle, axis)
        else:
            points[round((left + right) / 2, 1)] = None
    for x in points:
        canvas.dot("event", x, middle, _DOT, colours.steps[0], "#ffffff")


def _draw_clocks(canvas: Canvas, colours: Palette, row: TimelineRow, middle: float, axis: DayAxis) -> None:
    """Publication, receipt, and the time between them."""
    published = [mark for mark in row.marks if mark.code == "published"]
    received = [mark for mark in row.marks if mark.code == "received"]
    if published and received:
        start = (axis.at(published[0].first) + axis.at(published[0].last)) / 2
        canvas.line("wait", start, middle, axis.at(received[0].first), middle, colours.steps[1], 0.7)
    for mark in published:
        _diamond(canvas, colours, "published", (axis.at(mark.first) + axis.at(mark.last)) / 2, middle)
    for mark in received:
        canvas.dot("received", axis.at(mark.last), middle, _RING, "#ffffff", colours.accent)


def _draw_period(
    canvas: Canvas, colours: Palette, mark: TimeMark, left: float, right: float, middle: float, axis: DayAxis
) -> None:  # fmt: skip
    canvas.box("period", left, middle - _PERIOD / 2, right - left, _PERIOD, colours.steps[2], colours.steps[1])
    for is_cut, x, step in ((mark.first < axis.first, left, -1), (mark.last > axis.last, right, 1)):
        if is_cut:  # goes on beyond the axis
            tip = x - step * 0.5
            base = tip - step * 4
            canvas.path(
                "beyond", [(base, middle - 3), (tip, middle), (base, middle + 3)], colours.steps[1], colours.steps[1]
            )  # fmt: skip


def _diamond(canvas: Canvas, colours: Palette, role: str, x: float, y: float) -> None:
    corners = [(x, y - _DIAMOND), (x + _DIAMOND, y), (x, y + _DIAMOND), (x - _DIAMOND, y)]
    canvas.path(role, corners, colours.steps[0], "#ffffff")


def _legend(canvas: Canvas, colours: Palette, chart: Timeline) -> list[tuple[Swatch, str]]:
    def event(x: float, y: float) -> None:
        canvas.dot("swatch", x + 2.4, y, _DOT, colours.steps[0], "#ffffff")
        canvas.box("swatch", x + 5.6, y - _PERIOD / 2, 6, _PERIOD, colours.steps[2], colours.steps[1])

    def published(x: float, y: float) -> None:
        _diamond(canvas, colours, "swatch", x + 7, y)

    def received(x: float, y: float) -> None:
        canvas.dot("swatch", x + 8, y, _RING, "#ffffff", colours.accent)

    return [(event, chart.legend_event), (published, chart.legend_published), (received, chart.legend_received)]
