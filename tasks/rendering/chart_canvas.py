"""What a drawing is made of: boxes, lines, dots, shapes and words at exact places, in points of the printed page.

The view box counts points at print size, so that a text of 7.5 is 7.5 pt on paper; the template only writes it down.
"""

from collections import Counter
from dataclasses import dataclass, field

from tasks.rendering.chart_text import width as text_width
from tasks.rendering.chart_text import wrapped

#: The page's text width (170 mm), and two figures that share it, the narrower one on the left (6 mm between them).
FULL = 482.0
NARROW = 200.0
BROAD = 265.0
LABEL = 7.5
SMALL = 7.2
LEADING = 9.0
#: From the middle of a line of words down to its baseline, in em of Source Sans (half its x-height).
_MIDDLE = 0.33


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle. ``role`` says what it stands for (``segment``, ``tile``, ``period``…)."""

    role: str
    x: float
    y: float
    width: float
    height: float
    fill: str
    stroke: str = "none"
    shape: str = "box"


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    role: str
    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str
    width: float
    shape: str = "line"


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle."""

    role: str
    x: float
    y: float
    radius: float
    fill: str
    stroke: str
    shape: str = "dot"


@dataclass(frozen=True, slots=True)
class Shape:
    """A polygon or an open line through ``points``."""

    role: str
    points: tuple[tuple[float, float], ...]
    fill: str
    stroke: str = "none"
    width: float = 0.6
    shape: str = "path"

    @property
    def path(self) -> str:
        """The points as an SVG path, closed when the shape is filled."""
        steps = " L".join(f"{x:g} {y:g}" for x, y in self.points)
        return f"M{steps}" + ("" if self.fill == "none" else "Z")


@dataclass(frozen=True, slots=True)
class Label:
    """Words on one line, their baseline at ``y``. ``turned`` words run upwards from the place."""

    role: str
    x: float
    y: float
    text: str
    size: float
    fill: str
    anchor: str = "start"
    weight: int = 400
    lang: str | None = None
    is_turned: bool = False
    on: str = "#ffffff"

    @property
    def left(self) -> float:
        """Left edge at most, for words that are not turned."""
        wide = text_width(self.text, self.size, is_bold=self.weight > 400)
        return self.x - {"start": 0.0, "middle": wide / 2, "end": wide}[self.anchor]

    @property
    def right(self) -> float:
        """Right edge at most, for words that are not turned."""
        return self.left + text_width(self.text, self.size, is_bold=self.weight > 400)

    @property
    def transform(self) -> str | None:
        """The turn as an SVG transform."""
        return f"rotate(-90 {self.x:g} {self.y:g})" if self.is_turned else None


@dataclass(frozen=True, slots=True)
class Ruling:
    """Lines of one colour and width."""

    lines: tuple[Line, ...]
    fill: str = "none"
    shape: str = "path"

    @property
    def stroke(self) -> str:
        """Their colour."""
        return self.lines[0].stroke

    @property
    def width(self) -> float:
        """Their width."""
        return self.lines[0].width

    @property
    def path(self) -> str:
        """All of them as one SVG path."""
        return "".join(f"M{line.x1:g} {line.y1:g}L{line.x2:g} {line.y2:g}" for line in self.lines)


Mark = Box | Line | Dot | Shape


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture ready for the template."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]

    @property
    def size(self) -> float:
        """The size that most labels have, given once for all."""
        return Counter(label.size for label in self.labels).most_common(1)[0][0] if self.labels else LABEL

    @property
    def ink(self) -> str:
        """The colour that most labels have, given once for all."""
        return Counter(label.fill for label in self.labels).most_common(1)[0][0] if self.labels else "#000000"

    @property
    def elements(self) -> tuple["Mark | Ruling", ...]:
        """The marks to write down: lines of one look are one element, since each element costs time in layout."""
        found: dict[object, Mark | list[Line]] = {}
        for number, mark in enumerate(self.marks):
            if not isinstance(mark, Line):
                found[number] = mark
                continue
            alike = found.setdefault((mark.stroke, mark.width), [])
            if isinstance(alike, list):
                alike.append(mark)
        return tuple(Ruling(tuple(item)) if isinstance(item, list) else item for item in found.values())


@dataclass(slots=True)
class Canvas:
    """A drawing in the making."""

    width: float
    marks: list[Mark] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    def box(self, role: str, x: float, y: float, wide: float, high: float, fill: str, stroke: str = "none") -> None:
        """Adds a rectangle."""
        self.marks.append(Box(role, _at(x), _at(y), _at(wide), _at(high), fill, stroke))

    def line(self, role: str, x1: float, y1: float, x2: float, y2: float, stroke: str, wide: float = 0.5) -> None:
        """Adds a line."""
        self.marks.append(Line(role, _at(x1), _at(y1), _at(x2), _at(y2), stroke, wide))

    def dot(self, role: str, x: float, y: float, radius: float, fill: str, stroke: str = "none") -> None:
        """Adds a circle."""
        self.marks.append(Dot(role, _at(x), _at(y), radius, fill, stroke))

    def path(
        self, role: str, points: list[tuple[float, float]], fill: str, stroke: str = "none", wide: float = 0.6
    ) -> None:
        """Adds a polygon or a line through points."""
        self.marks.append(Shape(role, tuple((_at(x), _at(y)) for x, y in points), fill, stroke, wide))

    def words(
        self, role: str, x: float, middle: float, text: str, fill: str, *, size: float = LABEL, anchor: str = "start",
        weight: int = 400, lang: str | None = None, on: str = "#ffffff",
    ) -> None:  # fmt: skip
        """Adds one line of words with its middle at ``middle``; nothing for no words."""
        if text:
            baseline = _at(middle + size * _MIDDLE)
            self.labels.append(
                Label(role, _at(x), baseline, text, size, fill, anchor=anchor, weight=weight, lang=lang, on=on)
            )

    def turned(self, role: str, middle: float, bottom: float, text: str, fill: str, *, size: float = SMALL) -> None:
        """Adds words that run upwards from ``bottom``, with their middle at ``middle``."""
        if text:
            self.labels.append(Label(role, _at(middle + size * _MIDDLE), _at(bottom), text, size, fill, is_turned=True))

    def block(
        self, role: str, x: float, middle: float, text: str, fill: str, *, room: float, lines: int,
        size: float = LABEL, weight: int = 400, lang: str | None = None,
    ) -> int:  # fmt: skip
        """Adds words broken into lines around ``middle``; how many lines they took."""
        found = wrapped(text, size, room, lines, is_bold=weight > 400)
        top = middle - (len(found) - 1) * LEADING / 2
        for number, line in enumerate(found):
            self.words(role, x, top + number * LEADING, line, fill, size=size, weight=weight, lang=lang)
        return len(found)

    def drawing(self, height: float) -> Drawing:
        """The finished drawing."""
        return Drawing(self.width, _at(height), tuple(self.marks), tuple(self.labels))


def lines_of(text: str, room: float, lines: int, *, size: float = LABEL, is_bold: bool = False) -> int:
    """How many lines words will take in ``room``."""
    return len(wrapped(text, size, room, lines, is_bold=is_bold))


def _at(value: float) -> float:
    return round(value, 2) + 0.0
