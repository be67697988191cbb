"""What the number lock knows of one text."""

import re
from dataclasses import dataclass, field

from tasks.grammar.lock_units import rounded

Number = int | float

_HAN_NUMERAL = re.compile(r"[零〇一二三四五六七八九十百千万亿两]+")
_SIGNS = ".,;:()[]“”‘’\"'"
#: The qualifier of a figure of which the reading does not tell whether a bound stands beside it.
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LockFigure:
    """A figure: ``low`` = ``high`` for a single value; ``ucum`` is "" for counts; ``surface`` as printed.

    ``start`` is where it stands in the text. ``group`` is the unit's dimension or the counted noun's group.
    """

    low: Number | None
    high: Number | None
    qualifier: str
    ucum: str
    unit: str
    surface: str
    start: int = 0
    end: int = 0
    group: str = ""

    @property
    def is_vague(self) -> bool:
        """Whether only an order of magnitude is said: "hundreds of", 数千."""
        return self.high is None


@dataclass(frozen=True, slots=True)
class Spot:
    """Something that stands at one place: a ``figure``, ``date``, ``ordinal``, ``country``, ``label`` … and its value.

    ``unit`` is what kind of figure it is ("" for all that is none).
    """

    start: int
    end: int
    kind: str
    value: str
    unit: str = ""


@dataclass(slots=True)
class LockReading:
    """All that a translation must keep of one text. Numbers of labels and ordinals are sets, figures a list.

    ``asides`` are numbers of headings and lists: they answer for a number of the other text and ask for none.
    ``optional_symbols`` likewise. ``spots`` is in no order. Never changed once read.
    """

    text: str
    language: str
    figures: list[LockFigure] = field(default_factory=list)
    labels: set[Number] = field(default_factory=set)
    asides: set[Number] = field(default_factory=set)
    ordinals: set[int] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)
    symbols: set[str] = field(default_factory=set)
    optional_symbols: set[str] = field(default_factory=set)
    countries: dict[str, str] = field(default_factory=dict)
    country_surfaces: dict[str, str] = field(default_factory=dict)
    spots: list[Spot] = field(default_factory=list)
    # Read when first asked for; properties of functools would take a lock each time.
    _numbers: set[float] | None = None
    _words: set[str] | None = None
    _lowered: str | None = None

    @property
    def years(self) -> set[int]:
        """The years of the dates."""
        return {int(date[:4]) for date in self.dates if date[:4].isdigit()}

    @property
    def numbers(self) -> set[float]:
        """Every number of the text in any role, rounded for comparison: values, ends of ranges, labels, ordinals, years."""
        if self._numbers is None:
            values = [end for figure in self.figures for end in (figure.low, figure.high) if end is not None]
            others = (*self.labels, *self.asides, *self.ordinals, *self.years)
            self._numbers = {rounded(number) for number in (*values, *others)}
        return self._numbers

    @property
    def range_ends(self) -> set[float]:
        """Both ends of every range."""
        return {
            rounded(end)
            for figure in self.figures
            if figure.low != figure.high
            for end in (figure.low, figure.high)
            if end is not None
        }

    @property
    def han_numerals(self) -> set[str]:
        """The runs of Chinese numeral characters of the text, each whole: 四十八 does not say 四."""
        return set(_HAN_NUMERAL.findall(self.text))

    @property
    def lowered(self) -> str:
        """The text in lower case."""
        if self._lowered is None:
            self._lowered = self.text.lower()
        return self._lowered

    @property
    def words(self) -> set[str]:
        """The words of the text, lower case, signs stripped, those joined by hyphens also apart."""
        if self._words is None:
            words = {word.strip(_SIGNS) for word in self.lowered.split()}
            self._words = words | {part for word in words if "-" in word for part in word.split("-")}
        return self._words
