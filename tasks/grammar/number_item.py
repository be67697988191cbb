"""One numeral of a Russian, French, Spanish or Arabic text while it is being read."""

from dataclasses import dataclass
from fractions import Fraction

from tasks.grammar.measures_languages import Measure


@dataclass(slots=True)
class NumberItem:
    """``low`` and ``high`` are alike for one value, ``high`` is None where only an order of magnitude is said.

    ``start`` and ``end`` are those of the number with its scale, ``head`` and ``tail`` of all that belongs to it.
    """

    start: int
    end: int
    low: Fraction | None
    high: Fraction | None
    is_word: bool = False
    is_fraction: bool = False
    is_vague: bool = False
    is_range: bool = False
    scaled: bool = False
    scale: Fraction = Fraction(1)
    reason: str | None = None
    measure: Measure | None = None
    noun: str = ""
    rate: str | None = None
    qualifier: str = "exact"
    head: int = 0
    tail: int = 0
