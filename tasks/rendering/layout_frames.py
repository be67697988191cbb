"""What surrounds a box: the room it may use, what is painted behind it, how it is turned, which box hides what sticks out."""

from dataclasses import dataclass, replace
from typing import Any

from tasks.rendering.layout_colors import WHITE, Rgb, over, rgb

#: Left, top, right, bottom in CSS pixels from the corner of the sheet.
Edges = tuple[float, float, float, float]

# A box that shows one or two pixels hides its words on purpose: they are for screen readers.
_SEEN = 2.0
_PLACES = {
    "TableCellBox": "its table cell",
    "MarginBox": "the margin of the page",
    "InlineBlockBox": "its frame",
    "FootnoteAreaBox": "the notes",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """``room`` is what words may use, named ``place``; ``shown`` what is not hidden (None: all). ``behind`` are the colours
    that may lie under the words (several under a gradient, none under a photograph), ``alpha`` their opacity so far.
    ``matrix`` turns or scales, ``is_repeated`` says that the box stands on several pages on purpose (table heads).
    """

    room: Edges
    place: str
    shown: Edges | None = None
    behind: tuple[Rgb, ...] = (WHITE,)
    alpha: float = 1.0
    matrix: Any = None
    is_repeated: bool = False
    is_hidden: bool = False


def page_frame(page: Any) -> Frame:
    """The frame of a page's flow: its text area, on white paper or on the page's own colour."""
    left, top = page.content_box_x(), page.content_box_y()
    room = (left, top, left + page.width, top + page.height)
    return Frame(room=room, place="the text area", behind=_painted(page.style, (WHITE,), 1.0))


def border_edges(box: Any) -> Edges:
    """The border box."""
    left, top = box.border_box_x(), box.border_box_y()
    return left, top, left + box.border_width(), top + box.border_height()


def content_edges(box: Any) -> Edges:
    """The content box."""
    left, top = box.content_box_x(), box.content_box_y()
    return left, top, left + box.width, top + box.height


def placed(edges: Edges, matrix: Any) -> Edges:
    """Where ``edges`` come to stand after ``matrix``: the box around the four turned corners."""
    if matrix is None:
        return edges
    corners = [matrix.transform_point(x, y) for x in edges[::2] for y in edges[1::2]]
    across, down = [float(x) for x, _ in corners], [float(y) for _, y in corners]
    return min(across), min(down), max(across), max(down)


def shrink(matrix: Any) -> float:
    """By how much ``matrix`` scales the height of letters; 1 without one."""
    if matrix is None:
        return 1.0
    return float(abs(matrix.determinant) ** 0.5)


def inside(box: Any, kind: str, frame: Frame, sheet: Edges) -> Frame:
    """The frame for what stands in ``box``; ``frame`` itself where the box changes nothing."""
    style = box.style
    background = style["background_color"]
    if background == "currentcolor" or background.alpha or style["background_image"][0][0] != "none":
        frame = replace(frame, behind=_painted(style, frame.behind, frame.alpha))
    if kind == "InlineBox":
        return frame
    if style["opacity"] < 1:
        frame = replace(frame, alpha=frame.alpha * style["opacity"])
    if box.transformation_matrix:
        matrix = box.transformation_matrix
        frame = replace(frame, matrix=matrix if frame.matrix is None else matrix @ frame.matrix)
    if kind == "TableRowGroupBox":
        return replace(frame, is_repeated=True) if box.is_header or box.is_footer else frame
    frame = _room(box, kind, frame, sheet)
    if style["overflow"] != "visible":
        frame = _hidden_beyond(box, frame)
    return frame


def _room(box: Any, kind: str, frame: Frame, sheet: Edges) -> Frame:
    style = box.style
    room, place = frame.room, _PLACES.get(kind, "")
    if style["position"] in ("absolute", "fixed"):
        room, place = sheet, "the sheet"
    elif box.is_column or box.is_flex_item or box.is_grid_item:
        place = "its column"
    elif style["float"] in ("left", "right"):
        place = "its frame"
    elif _is_pulled_out(style):
        return replace(frame, room=_common(border_edges(box), sheet), place="its band")
    if kind == "MarginBox":
        return replace(frame, room=border_edges(box), place=place)
    if place:
        edges = border_edges(box)
        # A column or cell may be shorter than what stands in it; only the page ends what runs down.
        return replace(frame, room=(max(room[0], edges[0]), room[1], min(room[2], edges[2]), room[3]), place=place)
    if kind == "BlockBox" and style["height"] != "auto" and not box.is_for_root_element and box.element_tag != "body":
        bottom = box.border_box_y() + box.border_height()
        return replace(frame, room=(*room[:3], min(room[3], bottom)), place="its box of fixed height")
    return frame


def _is_pulled_out(style: Any) -> bool:
    """Whether the box reaches into the page's margin on purpose."""
    return any(getattr(style[side], "value", 0) < 0 for side in ("margin_left", "margin_right"))


def _hidden_beyond(box: Any, frame: Frame) -> Frame:
    left, top = box.padding_box_x(), box.padding_box_y()
    edges = (left, top, left + box.padding_width(), top + box.padding_height())
    if edges[2] - edges[0] <= _SEEN and edges[3] - edges[1] <= _SEEN:
        return replace(frame, is_hidden=True)
    return replace(frame, shown=edges if frame.shown is None else _common(frame.shown, edges))


def _common(one: Edges, other: Edges) -> Edges:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _painted(style: Any, behind: tuple[Rgb, ...], alpha: float) -> tuple[Rgb, ...]:
    color = style["background_color"]
    if color == "currentcolor":
        color = style["color"]
    if color.alpha:
        behind = tuple(over(rgb(color), color.alpha * alpha, under) for under in behind)
    for kind, image in style["background_image"]:
        if kind == "none":
            continue
        stops = getattr(image, "colors", ())
        # Under a photograph anything may lie; under a gradient, each of its stops.
        behind = tuple(over(rgb(stop), stop.alpha * alpha, under) for stop in stops for under in behind)
    return behind
