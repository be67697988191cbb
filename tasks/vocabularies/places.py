"""Rows of ``places.csv``: cities and regions with the country they lie in."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A city or region. ``iso3`` is None for regions of more than one country; ``kind`` is ``city`` or ``region``."""

    name: str
    iso3: str | None
    kind: str
    surfaces_en: tuple[str, ...]
    surfaces_zh: tuple[str, ...]
    source: str


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@cache
def place_rows() -> tuple[PlaceRow, ...]:
    """All listed places, in the table's order."""
    with (Path(__file__).parent / "places.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            PlaceRow(
                name=row["name"],
                iso3=row["iso3"] or None,
                kind=row["kind"],
                surfaces_en=_split(row["surfaces_en"]),
                surfaces_zh=_split(row["surfaces_zh"]),
                source=row["source"],
            )
            for row in csv.DictReader(file)
        )
