"""Acronyms that a reader of our field needs no help with: ``acronyms.csv`` and every acronym of the other tables."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tasks.vocabularies.organisations import organisation_rows
from tasks.vocabularies.spelling_words import known_acronyms

_FOLDER = Path(__file__).parent
#: Tables whose English words hold acronyms, besides those that ``known_acronyms`` reads.
_TABLES = ("un_bodies.csv", "un_organisations.csv", "un_instruments.csv", "un_houses.csv", "thread_subjects.csv")
_ACRONYM = re.compile(r"(?<![\w])[A-Z][A-Z&]{1,9}s?(?![\w])")


@dataclass(frozen=True, slots=True)
class AcronymRow:
    """One acronym, letter by letter, with what it stands for and where that is from."""

    acronym: str
    expansion: str
    source: str


@cache
def acronym_rows() -> tuple[AcronymRow, ...]:
    """The rows of ``acronyms.csv``, in the table's order."""
    with (_FOLDER / "acronyms.csv").open(encoding="utf-8", newline="") as file:
        return tuple(AcronymRow(row["acronym"], row["expansion"], row["source"]) for row in csv.DictReader(file))


@cache
def acronyms_known() -> frozenset[str]:
    """Every acronym of our tables, as it is printed there.

    >>> {"UNIDO", "EIPs", "COP", "REACH"} <= acronyms_known(), "FAOHG" in acronyms_known()
    (True, False)
    """
    listed = {row.acronym for row in acronym_rows()}
    listed.update(acronym for row in organisation_rows() for acronym in row.acronyms)
    listed.update(acronym for text in _cells() for acronym in _ACRONYM.findall(text))
    return frozenset(listed | known_acronyms())


def _cells() -> Iterator[str]:
    for name in _TABLES:
        with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield from (value for value in row.values() if value)
