"""What a number counts: the noun phrase found, and the semantic group of a unit."""

from dataclasses import dataclass
from functools import cache

from tasks.vocabularies.quantity_tables import load_count_nouns, load_units


@dataclass(slots=True)  # never changed once made; freezing would double the cost of making one
class NounHit:
    """A counted noun phrase: unit, semantic group, offsets of the phrase, offset where its head begins."""

    unit: str
    group: str
    start: int
    end: int
    head_start: int


@cache
def _groups() -> dict[str, str]:
    return {row.unit: row.group for row in load_count_nouns()} | {row.unit: row.dimension for row in load_units()}


def group_of(unit: str) -> str:
    """The semantic group of a count unit or the dimension of a measure, "" when neither table knows it.

    >>> group_of("company"), group_of("t"), group_of("sampler")
    ('organisation', 'mass', '')
    """
    return _groups().get(unit, "")
