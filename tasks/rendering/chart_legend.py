"""The key of a drawing: swatches and their names in one or more lines above it."""

from collections.abc import Callable, Sequence

from tasks.rendering.chart_canvas import SMALL, Canvas
from tasks.rendering.chart_palette import Palette
from tasks.rendering.chart_text import width, wrapped

_SWATCH_ROOM = 14.0
_BETWEEN = 9.0
_PITCH = 11.0

#: Draws a swatch with its left edge at x, its middle at y.
Swatch = Callable[[float, float], None]


def draw_legend(canvas: Canvas, colours: Palette, entries: Sequence[tuple[Swatch, str]]) -> float:
    """Draws the entries from the top left; the height they take, 0 for none."""
    left, middle = 0.0, _PITCH / 2
    for swatch, name in entries:
        (shown,) = wrapped(name, SMALL, canvas.width - _SWATCH_ROOM, 1)
        wide = _SWATCH_ROOM + width(shown, SMALL)
        if left > 0 and left + wide > canvas.width:
            left, middle = 0.0, middle + _PITCH
        swatch(left, middle)
        canvas.words("legend", left + _SWATCH_ROOM, middle, shown, colours.soft, size=SMALL)
        left += wide + _BETWEEN
    return middle + _PITCH / 2 + 3 if entries else 0.0
