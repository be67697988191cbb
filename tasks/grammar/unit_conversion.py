"""Values in one reference unit a dimension, so that figures can be compared and added: 3 GWh is 3,000,000 kWh.

pint does the arithmetic, in fractions, on the units that ``units.csv`` names in its words (``pint``); the reference unit of
each is data too (``reference``; ratios: ``unit_ratios.csv``). Chosen as an office reads them:

- masses t, energy kWh, power kW, area ha, volume m3, length m, pressure kPa, data GB, speed km/h;
- hours, days and weeks day; months, years and decades year: a month is no fixed number of days, so the two stay apart;
- tonnes of CO2, of CO2 equivalent, of carbon, of coal and of oil equivalent, ODP tonnes and TEQ each in their own unit:
  what a tonne of one is worth in another depends on methods and years, and is not arithmetic.

Never converted: money, counts, per cent and percentage points, temperatures (a difference of 2 °F is not a temperature of
2 °F, and a unit alone does not say which), horsepower (two definitions), and whatever has no ``reference``.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tasks.grammar.unit_tables import row_of
from tasks.vocabularies.quantity_tables import load_unit_ratios

if TYPE_CHECKING:
    from pint import UnitRegistry

_DEFINITIONS = Path(__file__).parent.parent / "vocabularies" / "pint_units.txt"
#: Counted things that denominators may be, beside units.
_THINGS = frozenset({"person", "household", "unit", "vehicle"})

Number = int | float


@dataclass(frozen=True, slots=True)
class Normalised:
    """A value, or the ends of a range, in the reference unit."""

    value: Number | None
    minimum: Number | None
    maximum: Number | None
    unit: str


def normalise(value: Number | None, minimum: Number | None, maximum: Number | None, unit: str) -> Normalised | None:
    """A figure in the reference unit of its dimension; None when there is nothing to convert.

    Args:
        value: The value, None for a range.
        minimum: The lower end of a range.
        maximum: The upper end of a range.
        unit: Canonical name of ``units.csv``, or two with a stroke (``kg/ha``).

    >>> normalise(3.2, None, None, "GWh")
    Normalised(value=3200000, minimum=None, maximum=None, unit='kWh')
    >>> normalise(None, 300, 450, "kg/ha"), normalise(5, None, None, "USD"), normalise(5, None, None, "t")
    (Normalised(value=None, minimum=0.3, maximum=0.45, unit='t/ha'), None, None)
    """
    conversion = conversion_of(unit)
    if conversion is None:
        return None
    reference, factor = conversion
    try:
        return Normalised(_times(value, factor), _times(minimum, factor), _times(maximum, factor), reference)
    except (OverflowError, ValueError):  # no number of this world: infinity, or beyond what a float holds
        return None


def _times(value: Number | None, factor: Fraction) -> Number | None:
    if value is None:
        return None
    exact = (Fraction(value) if isinstance(value, int) else Fraction(str(value))) * factor
    return exact.numerator if exact.denominator == 1 else float(exact)


@cache
def conversion_of(unit: str) -> tuple[str, Fraction] | None:
    """The reference unit of ``unit`` and the factor to it; None where it has none or is it.

    >>> conversion_of("mu"), conversion_of("degC")
    (('ha', Fraction(1, 15)), None)
    """
    reference = reference_of(unit)
    if reference is None or reference == unit:
        return None
    ours, theirs = _in_pint(unit), _in_pint(reference)
    if ours is None or theirs is None:
        return None
    return reference, Fraction((_registry().parse_expression(ours) * Fraction(1)).to(theirs).magnitude)


def reference_of(unit: str) -> str | None:
    """The canonical unit that values in ``unit`` are normalised to, None for units that never are.

    >>> reference_of("MWh"), reference_of("g/m3"), reference_of("USD/t")
    ('kWh', 'mg/m3', None)
    """
    above, stroke, below = unit.partition("/")
    row = row_of(unit)
    if row is not None or not stroke:
        return (row.reference or None) if row else None
    numerator = reference_of(above)
    denominator = below if below in _THINGS else reference_of(below)
    if numerator is None or denominator is None:
        return None
    return load_unit_ratios().get((numerator, denominator))


def _in_pint(unit: str) -> str | None:
    """``unit`` in the words of ``pint_units.txt``; a counted thing below the stroke is a pure number."""
    row = row_of(unit)
    if row is not None:
        return row.pint or None
    above, _, below = unit.partition("/")
    numerator = row_of(above)
    if numerator is None or not numerator.pint:
        return None
    if below in _THINGS:
        return numerator.pint
    denominator = row_of(below)
    return f"({numerator.pint}) / ({denominator.pint})" if denominator and denominator.pint else None


@cache
def _registry() -> "UnitRegistry[Any]":
    """pint with our own definitions; imported here, as a run with nothing to convert needs none of it."""
    from pint import UnitRegistry

    registry: UnitRegistry[Any] = UnitRegistry(None, non_int_type=Fraction, cache_folder=None)
    registry.load_definitions(_DEFINITIONS.read_text(encoding="utf-8").splitlines())
    return registry
