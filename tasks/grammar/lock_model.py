"""What the number lock knows of one text."""

import re
from dataclasses import dataclass, field

from tasks.grammar.lock_units import rounded

Number = int | float

_HAN_NUMERAL = re.compile(r"[零〇一二三四五六七八九十百千万亿两]+")


@dataclass(frozen=True, slots=True)
class LockFigure:
    """A figure: ``low`` = ``high`` for a single value; ``ucum`` is "" for counts; ``surface`` as printed."""

    low: Number | None
    high: Number | None
    qualifier: str
    ucum: str
    unit: str
    number_surface: str
    surface: str

    @property
    def is_word(self) -> bool:
        """Whether the numeral is written without digits."""
        return not any(char.isdigit() for char in self.number_surface)


@dataclass(slots=True)
class LockReading:
    """All that a translation must keep of one text. Numbers of labels and ordinals are sets, figures a list."""

    text: str
    figures: list[LockFigure] = field(default_factory=list)
    labels: set[Number] = field(default_factory=set)
    ordinals: set[int] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)
    symbols: set[str] = field(default_factory=set)
    countries: dict[str, str] = field(default_factory=dict)
    country_surfaces: dict[str, str] = field(default_factory=dict)

    _numbers: set[float] | None = None
    _words: set[str] | None = None

    @property
    def years(self) -> set[int]:
        """The years of the dates."""
        return {int(date[:4]) for date in self.dates if date[:4].isdigit()}

    @property
    def numbers(self) -> set[float]:
        """Every number of the text in any role, rounded for comparison: values, ends of ranges, labels, ordinals, years."""
        if self._numbers is None:
            values = [end for figure in self.figures for end in (figure.low, figure.high) if end is not None]
            self._numbers = {rounded(number) for number in (*values, *self.labels, *self.ordinals, *self.years)}
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
    def words(self) -> set[str]:
        """The words of the text, lower case, signs stripped."""
        if self._words is None:
            self._words = {word.strip(".,;:()“”\"'") for word in self.text.lower().split()}
        return self._words
