"""Words inside drawings (inline SVG): how large, where and in which colour they come out on paper."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tasks.rendering.layout_colors import WHITE, Rgb, over, rgb
from tasks.rendering.layout_frames import Edges, Frame, content_edges, placed, shrink

_POINTS = 0.75
_MIDDLE_OF_FONT = 0.55
_TEXT_TAGS = frozenset({"text", "tspan", "textPath", "a"})
_NOT_DRAWN = frozenset(
    {"defs", "title", "desc", "style", "metadata", "clipPath", "mask", "pattern", "symbol", "marker"}
)


@dataclass(frozen=True, slots=True)
class DrawnWords:
    """Words of a drawing, ``edges`` and ``size_pt`` as printed. ``color`` is None where a pattern or gradient fills them."""

    text: str
    edges: Edges
    size_pt: float
    weight: int
    color: Rgb | None
    behind: tuple[Rgb, ...]


@dataclass(frozen=True, slots=True)
class _Shape:
    edges: Edges
    color: Rgb
    alpha: float


def drawn_words(box: Any, frame: Frame) -> Iterator[DrawnWords]:
    """The words of the drawing in ``box`` in drawing order; nothing for a photograph.

    Exact after the document was written, because drawing measures the words; before that their width is estimated.
    """
    drawing = getattr(box.replacement, "_svg", None)
    if drawing is None:
        return
    from weasyprint.matrix import Matrix
    from weasyprint.svg.utils import preserve_ratio

    left, top, right, bottom = content_edges(box)
    drawing.tree.set_svg_size(drawing, right - left, bottom - top)
    a, d, e, f = preserve_ratio(drawing, drawing.tree, 16, right - left, bottom - top)
    matrix = Matrix(a=a, d=d, e=e, f=f) @ Matrix(e=left, f=top)
    if frame.matrix is not None:
        matrix = matrix @ frame.matrix
    yield from _Reader(drawing, frame).words(drawing.tree, 16.0, matrix, frame.alpha)


class _Reader:
    def __init__(self, drawing: Any, frame: Frame) -> None:
        self._drawing = drawing
        self._frame = frame
        self._shapes: list[_Shape] = []

    def words(self, node: Any, font_size: float, matrix: Any, alpha: float, anchor: Any = None) -> Iterator[DrawnWords]:
        from weasyprint.svg.utils import alpha_value, size

        if node.tag in _NOT_DRAWN or not node.display:
            return
        font_size = size(node.get("font-size", "1em"), font_size, font_size)
        own = self._drawing.get_node_transform_matrix(node, font_size)
        if own:
            matrix = own @ matrix
        alpha *= alpha_value(node.get("opacity", 1))
        if node.tag in ("rect", "circle", "ellipse"):
            self._shape(node, font_size, matrix, alpha)
        if node.tag in _TEXT_TAGS:
            if anchor is None or "x" in node.attrib:
                anchor = node
            if node.visible and node.text and node.text.strip():
                yield self._words(node, font_size, matrix, alpha, anchor)
        for child in node:
            yield from self.words(child, font_size, matrix, alpha, anchor)

    def _words(self, node: Any, font_size: float, matrix: Any, alpha: float, anchor: Any) -> DrawnWords:
        x, y, width, height = _extent(node, font_size)
        shift = {"middle": 0.5, "end": 1.0}.get(node.get("text-anchor", "start"), 0.0)
        x -= shift * _extent(anchor, font_size)[2]
        edges = placed((x, y, x + width, y + height), matrix)
        behind = self._behind(edges)
        color = self._color(node, "fill", alpha, behind)
        return DrawnWords(
            text=node.text.strip(),
            edges=edges,
            size_pt=font_size * shrink(matrix) * _POINTS,
            weight=_weight(node.get("font-weight", "400")),
            color=color,
            behind=behind,
        )

    def _behind(self, edges: Edges) -> tuple[Rgb, ...]:
        across, down = (edges[0] + edges[2]) / 2, (edges[1] + edges[3]) / 2
        behind = self._frame.behind
        for shape in self._shapes:
            left, top, right, bottom = shape.edges
            if left <= across <= right and top <= down <= bottom:
                behind = tuple(over(shape.color, shape.alpha, under) for under in behind)
        return behind

    def _color(self, node: Any, attribute: str, alpha: float, behind: tuple[Rgb, ...]) -> Rgb | None:
        from weasyprint.svg.utils import alpha_value, color

        source, value = node.get_paint(attribute)
        if source is not None or value is None:
            return None
        paint = color(value)
        return over(rgb(paint), paint.alpha * alpha * alpha_value(node.get("fill-opacity", 1)), (behind or (WHITE,))[0])

    def _shape(self, node: Any, font_size: float, matrix: Any, alpha: float) -> None:
        from weasyprint.svg.utils import alpha_value, color

        source, value = node.get_paint("fill")
        if source is not None or value is None:
            return
        paint = color(value)
        point = self._drawing.point
        if node.tag == "rect":
            x, y = point(node.get("x"), node.get("y"), font_size)
            width, height = point(node.get("width"), node.get("height"), font_size)
        else:
            middle_x, middle_y = point(node.get("cx"), node.get("cy"), font_size)
            radius = self._drawing.length(node.get("r"), font_size)
            across, down = (radius, radius) if radius else point(node.get("rx"), node.get("ry"), font_size)
            x, y, width, height = middle_x - across, middle_y - down, 2 * across, 2 * down
        opacity = paint.alpha * alpha * alpha_value(node.get("fill-opacity", 1))
        self._shapes.append(_Shape(placed((x, y, x + width, y + height), matrix), rgb(paint), opacity))


def _extent(node: Any, font_size: float) -> tuple[float, float, float, float]:
    """Left, top, width, height in the drawing's own units."""
    measured = getattr(node, "text_bounding_box", None)
    if measured is not None and all(math.isfinite(value) for value in measured):
        x, y, width, height = (float(value) for value in measured)
        return x, y, width, height
    from weasyprint.svg.utils import size

    x, y = size(node.get("x", "0"), font_size, 0), size(node.get("y", "0"), font_size, 0)
    return x, y - 0.8 * font_size, _MIDDLE_OF_FONT * font_size * len(node.text or ""), font_size


def _weight(value: str) -> int:
    named = {"normal": 400, "bold": 700}
    return named[value] if value in named else int(value) if value.isdecimal() else 400
