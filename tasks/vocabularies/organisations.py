"""Rows of ``organisations.csv``: bodies of our field with their official English names and all the ways they are printed."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One organisation. ``name`` is its official English name, acronym in brackets where it has one.

    ``acronyms`` match letter by letter, ``surfaces_en`` but for case, ``surfaces_zh`` as they stand. ``kind`` is one of
    ``un treaty bank fund igo standards government company science ngo network programme``; ``country`` an alpha-3 code.
    """

    name: str
    acronyms: tuple[str, ...]
    surfaces_en: tuple[str, ...]
    surfaces_zh: tuple[str, ...]
    kind: str
    country: str | None
    source: str


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


@cache
def organisation_rows() -> tuple[OrganisationRow, ...]:
    """All listed organisations, in the table's order."""
    with (Path(__file__).parent / "organisations.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            OrganisationRow(
                name=row["name"],
                acronyms=_split(row["acronyms"]),
                surfaces_en=_split(row["surfaces_en"]),
                surfaces_zh=_split(row["surfaces_zh"]),
                kind=row["kind"],
                country=row["country"] or None,
                source=row["source"],
            )
            for row in csv.DictReader(file)
        )
