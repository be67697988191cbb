"""Where the parts of a bar chart lie, in SVG user units (1 unit = 1/1000 of the text width, roughly 0.172 mm)."""

from dataclasses import dataclass
from math import floor, isfinite, log10

from tasks.contracts.briefing import Bar, Chart

TONES = ("#12483f", "#6fa08f", "#dfeae4", "#96401f", "#e3b49e", "#8a8f8d")
_WIDTH = 1000
_ORIGIN_X = 370  # labels take the left third, so that country names stand on one line
_VALUE_ROOM = 110
_ROW = 27
_BAR = 16
_LABEL_EM = 48  # half-width characters in a line of the label column at the size of .svg-label


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a label, baseline at ``y``."""

    y: str
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One segment of a bar."""

    x: str
    width: str
    fill: str


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """One bar with its label lines and the place of its value."""

    y: str
    label_lines: tuple[Line, ...]
    pieces: tuple[Piece, ...]
    value_x: str
    value_y: str
    value_label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """One grid line and what it stands for."""

    x: str
    label: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart ready for the template: only coordinates and words."""

    width: int
    height: int
    origin_x: int
    label_x: int
    bar_height: int
    axis_y: int
    tick_y: int
    bars: tuple[DrawnBar, ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One bar as a line of the data table; ``cells`` follow the chart's legend."""

    label: str
    cells: tuple[str, ...]
    value_label: str


def draw(chart: Chart) -> Drawing:
    """The chart as horizontal bars from a zero line. Negative and non-finite values draw no bar; their label stays."""
    largest = max((_drawable(bar.value) for bar in chart.bars), default=0.0)
    step, count = _scale(largest)
    unit_x = (_WIDTH - _ORIGIN_X - _VALUE_ROOM) / (step * count)
    bars = tuple(_draw_bar(bar, chart.legend, index, unit_x) for index, bar in enumerate(chart.bars))
    ticks = tuple(
        Tick(x=_coordinate(_ORIGIN_X + step * index * unit_x), label=_plain(step * index)) for index in range(count + 1)
    )
    axis_y = _ROW * max(len(bars), 1) + 4
    return Drawing(
        width=_WIDTH,
        height=axis_y + 22,
        origin_x=_ORIGIN_X,
        label_x=_ORIGIN_X - 10,
        bar_height=_BAR,
        axis_y=axis_y,
        tick_y=axis_y + 17,
        bars=bars,
        ticks=ticks,
    )


def tabulate(chart: Chart) -> tuple[Row, ...]:
    """The chart as rows of a table, in drawing order."""
    return tuple(
        Row(
            label=bar.label,
            cells=tuple(
                _plain(sum(value for name, value in bar.segments if name == legend)) for legend in chart.legend
            ),
            value_label=bar.value_label,
        )
        for bar in chart.bars
    )


def tone(index: int) -> str:
    """The fill of the segment at ``index`` of the legend; neighbours differ in lightness, not in hue alone."""
    return TONES[index % len(TONES)]


def _draw_bar(bar: Bar, legend: tuple[str, ...], index: int, unit_x: float) -> DrawnBar:
    top = _ROW * index + (_ROW - _BAR) / 2
    segments = bar.segments or (("", bar.value),)
    pieces = []
    left = float(_ORIGIN_X)
    for name, value in segments:
        width = _drawable(value) * unit_x
        if width > 0:
            fill = tone(legend.index(name)) if name in legend else TONES[0]
            pieces.append(Piece(x=_coordinate(left), width=_coordinate(width), fill=fill))
            left += width
    lines = _wrap(bar.label)
    middle = top + _BAR / 2
    first = middle + 6 - (len(lines) - 1) * 8
    return DrawnBar(
        y=_coordinate(top),
        label_lines=tuple(Line(y=_coordinate(first + 16 * number), text=text) for number, text in enumerate(lines)),
        pieces=tuple(pieces),
        value_x=_coordinate(left + 8),
        value_y=_coordinate(middle + 6),
        value_label=bar.value_label,
    )


def _scale(largest: float) -> tuple[float, int]:
    """A round step (1, 2 or 5 times a power of ten) and how many of them hold ``largest``; at most five."""
    if largest <= 0:
        return 1.0, 1
    raw = largest / 4
    power = 10.0 ** floor(log10(raw))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw)
    if largest >= 1:
        step = max(step, 1.0) if largest == int(largest) and step < 1 else step
    count = 1
    while step * count < largest and count < 5:
        count += 1
    return step, count


def _wrap(label: str) -> tuple[str, ...]:
    """At most two lines, cut with an ellipsis; a Han character counts as two half-widths."""
    lines: list[str] = [""]
    room = _LABEL_EM
    for word in label.split(" "):
        pieces = [word[start : start + _LABEL_EM // 2] for start in range(0, len(word), _LABEL_EM // 2)] or [""]
        for piece in pieces:
            width = _half_widths(piece) + 1
            if width > room and lines[-1]:
                if len(lines) == 2:
                    lines[-1] = lines[-1].rstrip() + "…"
                    return tuple(lines)
                lines.append("")
                room = _LABEL_EM
            lines[-1] = f"{lines[-1]} {piece}" if lines[-1] else piece
            room -= width
    return tuple(lines)


def _half_widths(text: str) -> int:
    return sum(2 if ord(char) >= 0x2E80 else 1 for char in text)


def _drawable(value: float) -> float:
    return value if isfinite(value) and value > 0 else 0.0


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.6g}"


def _coordinate(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
