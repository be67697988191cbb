"""Whether words are large enough, and stand out enough from what is behind them, to be read."""

from dataclasses import dataclass, field
from typing import Any

from tasks.rendering.layout_colors import Rgb, contrast, hexadecimal, least_contrast, over, rgb
from tasks.rendering.layout_drawings import DrawnWords
from tasks.rendering.layout_findings import quoted
from tasks.rendering.layout_frames import Frame, shrink

_POINTS = 0.75
_SMALLEST_PT = 7.0
# Sizes are computed in floating point from points and millimetres.
_SLACK_PT = 0.02
_MOST = 21.0


@dataclass(frozen=True, slots=True)
class _Fault:
    """``size_pt`` and ``ratio`` as found, the best there is where that one is no fault."""

    size_pt: float
    ratio: float
    colors: str


@dataclass(slots=True)
class Legibility:
    """``small`` and ``faint`` are the findings, one a page and size or pair of colours."""

    small: dict[Any, str] = field(default_factory=dict)
    faint: dict[Any, str] = field(default_factory=dict)
    _judged: dict[Any, _Fault | None] = field(default_factory=dict)
    # Colours are told apart by their ids, so they must live as long as the judgements.
    _colors: list[Any] = field(default_factory=list)

    def text(self, page: int, text: str, style: Any, frame: Frame) -> None:
        """Judge ``text`` of ``page`` set in ``style``."""
        size, color, weight = style["font_size"], style["color"], style["font_weight"]
        scale = 1.0 if frame.matrix is None else shrink(frame.matrix)
        key = (size, scale, id(color), weight, frame.behind, frame.alpha)
        if key not in self._judged:
            self._colors.append(color)
            paint = tuple(over(rgb(color), color.alpha * frame.alpha, under) for under in frame.behind)
            self._judged[key] = _fault(size * scale * _POINTS, weight, paint, frame.behind)
        fault = self._judged[key]
        if fault is not None:
            self._report(page, text, fault)

    def drawn(self, page: int, words: DrawnWords) -> None:
        """Judge words of a drawing; what a pattern or gradient fills is judged by its size only."""
        paint = () if words.color is None else (words.color,) * len(words.behind)
        fault = _fault(words.size_pt, words.weight, paint, words.behind if paint else ())
        if fault is not None:
            self._report(page, words.text, fault)

    def _report(self, page: int, text: str, fault: _Fault) -> None:
        start = f"page {page}: {quoted(text)}"
        if fault.size_pt < _SMALLEST_PT:
            self.small.setdefault(
                (page, round(fault.size_pt, 2)), f"{start} is set in {fault.size_pt:.1f} pt; set it in 7 pt or more"
            )
        # A dash before a list item is decoration.
        if fault.ratio < _MOST and any(char.isalnum() for char in text):
            self.faint.setdefault(
                (page, fault.colors),
                f"{start} is {fault.colors}, a contrast of {fault.ratio:.2f} to 1; "
                "darken or lighten one until it is 4.5 to 1",
            )


def _fault(size_pt: float, weight: int, paint: tuple[Rgb, ...], behind: tuple[Rgb, ...]) -> _Fault | None:
    ratio, colors = _MOST, ""
    for front, back in zip(paint, behind, strict=True):
        if (found := contrast(front, back)) < ratio:
            ratio, colors = found, f"{hexadecimal(front)} on {hexadecimal(back)}"
    is_faint = ratio < least_contrast(size_pt, weight)
    is_small = size_pt < _SMALLEST_PT - _SLACK_PT
    if not is_small and not is_faint:
        return None
    return _Fault(size_pt if is_small else _SMALLEST_PT, ratio if is_faint else _MOST, colors)
