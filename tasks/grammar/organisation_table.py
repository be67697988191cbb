"""The listed organisations, in every spelling of their names, and one mention of an organisation."""

import re
from dataclasses import dataclass
from functools import cache

from tasks.grammar.han_names import HanNames
from tasks.grammar.latin_names import LatinNames
from tasks.vocabularies.organisations import organisation_rows


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """An organisation as printed. ``name`` is its official English name, acronym in brackets, where our table lists it;
    else the printed name, made regular. ``listed`` says whether the table has it."""

    start: int
    end: int
    surface: str
    name: str
    listed: bool


# One name in the spellings of the two sides of the Atlantic and of the house styles.
_SPELLINGS = (
    ("Organization", "Organisation"),
    ("Centre", "Center"),
    ("Programme", "Program"),
    ("Co-operation", "Cooperation"),
    ("Standardization", "Standardisation"),
    ("Labour", "Labor"),
    ("Defence", "Defense"),
    (" and ", " & "),
)


def _spellings(surface: str) -> list[str]:
    """All spellings of a name, itself first; "United Nations" at its head also as "UN"."""
    found = [surface]
    for one, other in _SPELLINGS:
        if one in surface:
            found += [name.replace(one, other) for name in found]
        elif other in surface and (other != "Program" or "Programme" not in surface):
            found += [name.replace(other, one) for name in found]
    if surface.startswith("United Nations ") and surface.count(" ") > 2:
        found += ["UN" + name.removeprefix("United Nations") for name in found]
    return found


@cache
def latin_names() -> LatinNames[str]:
    """Listed names in Latin and Cyrillic letters, acronyms letter by letter."""
    table: LatinNames[str] = LatinNames()
    for row in organisation_rows():
        for acronym in row.acronyms:
            table.add(acronym, row.name, exact=True)
        bare = re.sub(r"\s*\([^)]*\)$", "", row.name)
        names = dict.fromkeys((row.name, bare, *row.surfaces_en))
        for surface in dict.fromkeys(spelt for name in names for spelt in _spellings(name)):
            table.add(surface, row.name, exact=surface.isupper() and " " not in surface)
    return table


@cache
def names_by_acronym() -> dict[str, str]:
    """Names of listed bodies by their acronyms."""
    return {acronym: row.name for row in organisation_rows() for acronym in row.acronyms}


@cache
def han_names() -> HanNames[str]:
    """Listed names in Chinese."""
    table: HanNames[str] = HanNames()
    for row in organisation_rows():
        for surface in row.surfaces_zh:
            table.add(surface, row.name)
    return table
