"""Where pages and columns end: headings and captions left behind, and boxes cut that ask to stay whole."""

from dataclasses import dataclass, field
from typing import Any

from tasks.rendering.layout_findings import quoted

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_AVOID = frozenset({"avoid", "avoid-page", "avoid-column"})
# Lines are rounded when they are added up.
_ROUNDING = 2.0


@dataclass(slots=True)
class _Announcer:
    element: Any
    is_heading: bool
    page: int
    words: str = ""


@dataclass(slots=True)
class _Piece:
    page: int
    column: int
    height: float
    words: str


@dataclass(slots=True)
class Breaks:
    """Told of everything in reading order; ``stranded``, ``parted`` and ``split()`` are the findings.

    ``column`` counts every column begun, so that page and column together name a place where a box can stand whole.
    """

    page: int = 0
    column: int = 0
    room: float = 0.0
    stranded: list[str] = field(default_factory=list)
    parted: list[str] = field(default_factory=list)
    _open: list[_Announcer] = field(default_factory=list)
    _last: _Announcer | None = None
    _left_behind: _Announcer | None = None
    _pieces: dict[int, list[_Piece]] = field(default_factory=dict)

    def begin_page(self, number: int, room: float) -> None:
        """A page with ``room`` pixels of height for its text begins."""
        self.end_of_place()
        self.page, self.room = number, room

    def begin_column(self) -> None:
        """The next column begins."""
        self.column += 1

    def end_of_place(self) -> None:
        """A page or a column ends here."""
        if self._last is not None:
            self._left_behind = self._last
        self._last = None

    def enter(self, box: Any) -> bool:
        """Whether ``box`` announces what follows it (a heading, a caption, whatever asks not to be parted from the next);
        :meth:`leave` closes it."""
        tag = box.element_tag
        if tag not in _HEADINGS and tag != "caption" and box.style["break_after"] not in _AVOID:
            return False
        if box.element is None or (self._open and self._open[-1].element is box.element):
            return False
        self._open.append(_Announcer(box.element, tag in _HEADINGS, self.page))
        return True

    def leave(self) -> None:
        """The announcing box that was entered last ends."""
        self._open.pop()

    def words(self, text: str) -> None:
        """Words, or a picture (no text), that stand in the flow."""
        current = self._open[0] if self._open else None
        if self._left_behind is not None:
            if current is None or current.element is not self._left_behind.element:
                self._report(self._left_behind)
            self._left_behind = None
        if current is not None:
            current.words = f"{current.words} {text}" if current.words else text
        self._last = current

    def piece(self, box: Any, height: float, words: str) -> None:
        """A box that asks to stay whole, or a part of it, takes ``height`` pixels here."""
        pieces = self._pieces.setdefault(id(box.element), [])
        if pieces and (pieces[-1].page, pieces[-1].column) == (self.page, self.column):
            pieces[-1].height = max(pieces[-1].height, height)
            return
        pieces.append(_Piece(self.page, self.column, height, words))

    def split(self) -> tuple[str, ...]:
        """The boxes that were cut although they would fit on a page."""
        return tuple(
            f"page {pieces[0].page}: {quoted(pieces[0].words)} is cut, its rest stands "
            f"{_elsewhere(pieces[0].page, pieces[1].page)}; keep it whole (break-inside: avoid is not obeyed here)"
            for pieces in self._pieces.values()
            if len(pieces) > 1 and sum(piece.height for piece in pieces) <= self.room - _ROUNDING
        )

    def _report(self, announcer: _Announcer) -> None:
        where = _elsewhere(announcer.page, self.page)
        if announcer.is_heading:
            self.stranded.append(
                f"page {announcer.page}: heading {quoted(announcer.words)} stands last, its text {where}; "
                "give the heading break-after: avoid, or its text break-before: avoid"
            )
        else:
            self.parted.append(
                f"page {announcer.page}: {quoted(announcer.words)} stands last, what it announces {where}; "
                "give it break-after: avoid, or put both into one box that is not broken"
            )


def _elsewhere(page: int, other: int) -> str:
    return "in the next column" if page == other else f"on page {other}"
