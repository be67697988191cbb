"""What reading a text for quantities gives: figures, and numerals that are none with the reason."""

from dataclasses import dataclass


@dataclass(slots=True, unsafe_hash=True)  # never changed once made; freezing would double the cost of making one
class Quantity:
    """One number that measures or counts something. Offsets are into the text given; ``number_*`` is the bare numeral.

    ``value`` is None for a range, then ``min``/``max`` (either may be None). ``unit`` is the canonical name of
    ``units.csv`` or ``count_nouns.csv``, for a noun in neither its singular, "" where nothing names one. ``noun`` is the
    counted noun phrase as printed ("" for measures). ``rate`` is ``per year``, ``per day``… where it stands beside the
    unit. ``group`` is the noun's semantic group or the unit's dimension ("" when unknown).
    """

    start: int
    end: int
    surface: str
    number_start: int
    number_end: int
    number_surface: str
    value: int | float | None
    min: int | float | None
    max: int | float | None
    qualifier: str
    unit: str
    unit_ucum: str | None
    unit_surface: str
    noun: str
    is_range: bool
    rule: str
    rate: str | None = None
    group: str = ""


@dataclass(slots=True)  # never changed once made; freezing would double the cost of making one
class NotQuantity:
    """One numeral, or run of words holding numerals, that is no figure. ``reason`` is of a closed set.

    ``date year period vague_period time_of_day age_bracket url symbol``-like reasons say what it is; ``bare_number`` is
    a number that nothing says the meaning of; ``implausible_length`` one of more digits than any figure has.
    """

    start: int
    end: int
    surface: str
    reason: str
