"""Inspection of laid-out pages: whether every word can be seen and read where it stands.

WeasyPrint's boxes are walked once, after layout. What it cannot see: one box laid over another by position or negative
margin, and what is behind words inside a photograph.
"""

import re
from typing import Any

from tasks.rendering.layout_breaks import Breaks
from tasks.rendering.layout_drawings import DrawnWords, drawn_words
from tasks.rendering.layout_findings import LayoutFindings, quoted
from tasks.rendering.layout_frames import (
    Edges,
    Frame,
    border_edges,
    content_edges,
    inside,
    page_frame,
    placed,
)
from tasks.rendering.layout_legibility import Legibility
from tasks.rendering.layout_losses import lost_words

_MILLIMETRES = 25.4 / 96
# Positions are computed in floating point from points and millimetres.
_SLACK = 1.0
# What letters reach above and below the line they stand on, as a share of their size; marks above capitals left out.
_ABOVE, _BELOW = 0.72, 0.22
# A page with fewer characters in its body than five lines of text, and no picture, looks like a mistake.
_NEAR_BLANK_CHARACTERS = 400
_PICTURE_SHARE = 0.1
# Chinese and Japanese write no blanks; two characters make about one word.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
# A page of few characters is still full when it is a list or a table of numbers.
_NEAR_BLANK_LINES = 10
_INLINE = "InlineBox"
_GENERATED = ("::before", "::after", "::marker")
_NOTHING = (0, 0)
_ROW_PARTS = frozenset({"TableRowBox", "TableRowGroupBox"})


def inspect_layout(document: Any) -> LayoutFindings:
    """What is wrong with the pages of a rendered WeasyPrint ``document``; nothing is changed.

    Best called after ``document.write_pdf``: drawing measures the words of charts, before that their width is estimated.
    """
    walk = _Walk()
    for number, page in enumerate(document.pages, start=1):
        walk.page(number, page._page_box)
    breaks = walk.breaks
    return LayoutFindings(
        lost=lost_words(document._html.etree_element, walk.drawn),
        overflows=tuple(walk.overflows.values()),
        clipped=tuple(walk.clipped.values()),
        small_text=tuple(walk.legibility.small.values()),
        low_contrast=tuple(walk.legibility.faint.values()),
        stranded_headings=tuple(breaks.stranded),
        parted_captions=tuple(breaks.parted),
        split_cards=breaks.split(),
        # The last page ends where the text ends.
        near_blank_pages=tuple(number for number in walk.near_blank if number < len(document.pages)),
        words_by_page=tuple(walk.words_by_page),
        filled_by_page=tuple(walk.filled_by_page),
    )


class _Walk:
    """One way through all boxes in reading order. Findings are kept under a key, so that each is said once a page."""

    def __init__(self) -> None:
        self.breaks = Breaks()
        self.legibility = Legibility()
        self.drawn: dict[Any, tuple[int, int]] = {}
        self.overflows: dict[Any, str] = {}
        self.clipped: dict[Any, str] = {}
        self.near_blank: list[int] = []
        self.words_by_page: list[int] = []
        self.filled_by_page: list[float] = []
        self._number = 0
        self._sheet: Edges = (0.0, 0.0, 0.0, 0.0)
        self._is_flow = True
        self._texts: list[str] = []
        self._bottom = 0.0
        self._pictures = 0.0

    def page(self, number: int, page: Any) -> None:
        self._number = number
        self._sheet = (0.0, 0.0, page.margin_width(), page.margin_height())
        self._texts, self._pictures = [], 0.0
        frame = page_frame(page)
        top, height = frame.room[1], frame.room[3] - frame.room[1]
        self._bottom = top
        self.breaks.begin_page(number, height)
        for child in page.children:
            self._is_flow = type(child).__name__ != "MarginBox"
            self._box(child, frame)
        self._is_flow = True
        text = "".join(self._texts)
        unspaced = 0 if text.isascii() else len(_UNSPACED.findall(text))
        self.words_by_page.append(len(_UNSPACED.sub(" ", text).split() if unspaced else text.split()) + unspaced // 2)
        self.filled_by_page.append(min(1.0, max(0.0, (self._bottom - top) / height)))
        is_sparse = sum(map(len, self._texts)) < _NEAR_BLANK_CHARACTERS and self._texts.count("\n") < _NEAR_BLANK_LINES
        if is_sparse and self._pictures < height * _PICTURE_SHARE:
            self.near_blank.append(number)

    def _box(self, box: Any, frame: Frame) -> None:
        kind = type(box).__name__
        if kind == "TextBox":
            self._text(box, frame)
            return
        if kind == "LineBox":
            if self._is_flow:
                self._texts.append("\n")
            for child in box.children:
                self._box(child, frame)
            return
        if kind == "AbsolutePlaceholder":
            self._box(box._box, frame)
            return
        if box.is_leader:
            return
        outer = frame
        frame = inside(box, kind, frame, self._sheet)
        if frame.is_hidden:
            self._hidden(box)
            return
        if kind == _INLINE:
            for child in box.children:
                self._box(child, frame)
            return
        if "ReplacedBox" in kind:
            self._picture(box, outer, frame)
            return
        self._block(box, kind, outer, frame)

    def _block(self, box: Any, kind: str, outer: Frame, frame: Frame) -> None:
        if box.is_column:
            self.breaks.begin_column()
        if kind not in _ROW_PARTS and self._is_flow:
            self._edges(box, kind, outer)
        announces = self._is_flow and self.breaks.enter(box)
        keeps = (
            self._is_flow and not frame.is_repeated and box.style["break_inside"] != "auto" and box.element is not None
        )
        bottom, begun = self._bottom, len(self._texts)
        if keeps:
            self._bottom = box.position_y
        for child in box.children:
            self._box(child, frame)
        if keeps:
            words = "".join(self._texts[begun : begun + 8])
            self.breaks.piece(box, self._bottom - box.position_y, words)
            self._bottom = max(bottom, self._bottom)
        if announces:
            self.breaks.leave()
        if box.is_column:
            self.breaks.end_of_place()

    def _text(self, box: Any, frame: Frame) -> None:
        text, style = box.text, box.style
        if self._is_flow:
            self._texts.append(text)
            self._drawn_of(box, text)
        if not text.strip() or style["visibility"] != "visible":
            return
        size = style["font_size"]
        base = box.position_y + box.baseline
        edges: Edges = (box.position_x, base - _ABOVE * size, box.position_x + box.width, base + _BELOW * size)
        if frame.matrix is not None:
            edges = placed(edges, frame.matrix)
        if self._is_flow:
            self.breaks.words(text)
            if edges[3] > self._bottom:
                self._bottom = edges[3]
        room = frame.room
        if (
            edges[0] < room[0] - _SLACK
            or edges[2] > room[2] + _SLACK
            or edges[3] > room[3] + _SLACK
            or frame.shown is not None
        ):
            self._fits(text, edges, frame, id(box.element))
        self.legibility.text(self._number, text, style, frame)

    def _hidden(self, box: Any) -> None:
        """Words for screen readers only: in their place, though nobody sees them."""
        for part in box.descendants():
            if type(part).__name__ == "TextBox":
                self._drawn_of(part, part.text)

    def _drawn_of(self, box: Any, text: str) -> None:
        if not box.element_tag.endswith(_GENERATED):
            count = self.drawn.get(box.element, _NOTHING)[0] + len(text) - text.count(" ") - text.count("\u00a0")
            self.drawn[box.element] = count, self._number

    def _fits(self, text: str, edges: Edges, frame: Frame, key: int) -> None:
        shown, room = frame.shown, frame.room
        start = f"page {self._number}: {quoted(text)}"
        if shown is not None:
            hidden = max(shown[0] - edges[0], edges[2] - shown[2], shown[1] - edges[1], edges[3] - shown[3])
            if hidden > _SLACK:
                self.clipped.setdefault(
                    (self._number, key),
                    f"{start} is cut off, {hidden * _MILLIMETRES:.1f} mm are hidden; let the words break or the box grow",
                )
                return
        sideways = max(room[0] - edges[0], edges[2] - room[2])
        below = edges[3] - room[3]
        if sideways > _SLACK:
            self.overflows.setdefault(
                (self._number, key),
                f"{start} sticks {sideways * _MILLIMETRES:.1f} mm out of {frame.place}; "
                "let the words break (overflow-wrap: anywhere) or widen it",
            )
        elif below > _SLACK:
            self.overflows.setdefault(
                (self._number, key),
                f"{start} runs {below * _MILLIMETRES:.1f} mm below {frame.place}; let it break over pages or shorten it",
            )

    def _edges(self, box: Any, kind: str, frame: Frame) -> None:
        """Whether a table, or a box that shows its own edge, sticks out; words speak for the others."""
        if box.position_x + box.width <= frame.room[2] or frame.shown is not None or frame.matrix is not None:
            return
        style = box.style
        is_visible = kind == "TableBox" or (
            style["background_color"] != "currentcolor" and style["background_color"].alpha
        )
        if not is_visible or inside(box, kind, frame, self._sheet).place == "its band":
            return
        out = border_edges(box)[2] - frame.room[2]
        if out > _SLACK:
            words = next((part.text for part in box.descendants() if type(part).__name__ == "TextBox"), "")
            self.overflows.setdefault(
                (self._number, id(box.element)),
                f"page {self._number}: the box around {quoted(words)} sticks {out * _MILLIMETRES:.1f} mm out of "
                f"{frame.place}; give it less width",
            )

    def _picture(self, box: Any, outer: Frame, frame: Frame) -> None:
        edges = placed(content_edges(box), frame.matrix)
        if self._is_flow:
            self.breaks.words("")
            self._bottom = max(self._bottom, edges[3])
            self._pictures += edges[3] - edges[1]
        words = list(drawn_words(box, frame))
        room = frame.room if frame.place == "its band" else outer.room
        out = max(room[0] - edges[0], edges[2] - room[2], edges[3] - room[3])
        if out > _SLACK:
            name = quoted(words[0].text) if words else "a picture"
            self.overflows.setdefault(
                (self._number, id(box.element)),
                f"page {self._number}: the drawing with {name} sticks {out * _MILLIMETRES:.1f} mm out of {outer.place}; "
                "give it less width or height",
            )
        for one in words:
            self._drawn(one, edges)

    def _drawn(self, words: DrawnWords, picture: Edges) -> None:
        if self._is_flow:
            self._texts.append(f" {words.text}")
        # The measured box has room for marks above capitals.
        air = 0.2 * (words.edges[3] - words.edges[1])
        left, top, right, bottom = words.edges
        out = max(picture[0] - left, right - picture[2], picture[1] - top - air, bottom - air - picture[3])
        if out > _SLACK:
            self.clipped.setdefault(
                (self._number, words.text),
                f"page {self._number}: {quoted(words.text)} sticks {out * _MILLIMETRES:.1f} mm out of its drawing; "
                "shorten it, break it or give the drawing more room",
            )
        self.legibility.drawn(self._number, words)
