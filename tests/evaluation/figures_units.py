"""The set's unit names and the peers' own names for them.

Canonical names are those of ``tasks/vocabularies/units.csv``. ``peers/unit_names.csv`` says which of them a peer's own unit
name stands for (peer, name, unit, source); a name that is not in it is looked up among the surfaces of ``units.csv``, in
the peer's favour, and is otherwise taken as the noun of a count.
"""

import csv
from functools import cache
from pathlib import Path

from tasks.vocabularies.quantity_tables import load_units

NAMES = Path(__file__).resolve().parent / "peers" / "unit_names.csv"
#: Names the set gives to numbers without a unit of measurement.
DIMENSIONLESS = frozenset(["times", "fraction", "ratio", "index", ""])
_TIMES = frozenset(["year", "month", "week", "day", "hour", "minute", "second", "quarter", "decade", "annum"])


@cache
def _ucum() -> dict[str, str]:
    """UCUM code, or the canonical name where there is none, by canonical name."""
    return {row.unit: row.ucum or row.unit for row in load_units() if row.unit not in DIMENSIONLESS}


@cache
def _surfaces() -> dict[str, str]:
    surfaces: dict[str, str] = {}
    for row in load_units():
        for surface in (row.unit, *row.en, *row.zh):
            surfaces.setdefault(surface, row.unit)
            if len(surface) > 3:
                surfaces.setdefault(surface.lower(), row.unit)
    return surfaces


@cache
def _peer_names() -> dict[tuple[str, str], str]:
    with NAMES.open(encoding="utf-8", newline="") as handle:
        return {(row["peer"], row["name"]): row["unit"] for row in csv.DictReader(handle)}


def is_measure(unit: str) -> bool:
    """Whether ``unit`` is a unit of measurement or a currency, alone or above a stroke.

    >>> is_measure("kWh/t"), is_measure("USD"), is_measure("country"), is_measure("times")
    (True, True, False, False)
    """
    return unit.partition("/")[0] in _ucum()


def _parts(unit: str) -> tuple[str, ...]:
    """UCUM codes above and below the stroke, times below left out."""
    top, *below = (part.strip() for part in unit.split("/"))
    return (_ucum().get(top, top), *(_ucum().get(part, part) for part in below if part not in _TIMES))


def same_measure(one: str, other: str) -> bool:
    """Whether two canonical names measure the same, apart from what is measured and from the time in a rate.

    >>> same_measure("t", "tCO2e"), same_measure("MW", "kW"), same_measure("m3/day", "m3"), same_measure("kWh/t", "kWh")
    (True, False, True, False)
    """
    return _parts(one) == _parts(other)


def canonical(peer: str, name: str) -> str:
    """Our name for a peer's unit ``name``: "" for none, ``name`` itself where it is the noun of a count.

    >>> canonical("quantulum3", "dollar per tonne"), canonical("cqe", "student"), canonical("cqe", "milligram per kg of pcb")
    ('USD/t', 'student', 'mg/kg')
    """
    name = name.strip()
    known = _peer_names().get((peer, name))
    if known is not None:
        return known
    surfaces = _surfaces()
    known = surfaces.get(name) or (surfaces.get(name.lower()) if len(name) > 3 else None)
    if known is not None:
        return known
    for stroke in (" per ", "/"):
        top, found, below = name.partition(stroke)
        if found and top.strip() and below.strip():
            return f"{canonical(peer, top)}/{canonical(peer, below)}"
    measured = name.partition(" of ")[0]  # "kilogram of waste": what is measured is no part of the unit
    if measured != name and canonical(peer, measured) in _ucum():
        return canonical(peer, measured)
    return name
