"""One numeral while it is being read."""

from dataclasses import dataclass
from fractions import Fraction

from tasks.grammar.count_nouns import NounHit
from tasks.grammar.units import UnitHit


@dataclass(slots=True)
class Item:
    """One numeral under analysis; becomes a :class:`Quantity` unless ``reason`` is set."""

    start: int
    end: int
    value: int | Fraction | None
    kind: str
    reason: str | None = None
    scale: int = 1
    scaled: bool = False
    mantissa: int | Fraction | None = None
    money: UnitHit | None = None
    unit: UnitHit | None = None
    noun: NounHit | None = None
    low: int | Fraction | None = None
    high: int | Fraction | None = None
    is_range: bool = False
    open_ended: bool = False
    qualifier: str = "exact"
    head: int = 0
    tail: int = 0
    rule: str = ""
    rate: str | None = None
    label: str | None = None
    unit_name: str = ""
    group: str = ""
    shared: bool = False
    counted: NounHit | None = None
    classifier: str = ""
