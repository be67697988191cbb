"""The termbase: Chinese terms with the English that the United Nations and UNIDO use for them.

``termbase.csv`` is edited by hand. ``part_of_speech`` decides how a term behaves in English:

=========  =====================================================================================================
``name``   proper name without article (``UNIDO``, ``Latin America``)
``the``    proper name that takes the article in running text (``the Montreal Protocol``)
``sing``   countable, but one of its kind where it stands (``report``, ``private sector``): singular, definite
``mass``   uncountable (``technology transfer``)
``noun``   countable; Chinese does not say how many, so it is rendered in the plural (``|`` gives an irregular one)
``adj``    used before a noun
``verb``   base form
=========  =====================================================================================================
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

NOMINAL = ("name", "the", "sing", "mass", "noun")
PARTS_OF_SPEECH = (*NOMINAL, "adj", "verb")

_FILE = Path(__file__).with_name("termbase.csv")


@dataclass(frozen=True, slots=True)
class Term:
    """One row of the termbase. ``plural`` is empty unless the row gives one of its own."""

    zh: str
    en: str
    plural: str
    part_of_speech: str
    domain: str
    source: str


@cache
def load_termbase() -> dict[str, tuple[Term, ...]]:
    """Chinese term → its rows, one for each part of speech, in the order of the file."""
    entries: dict[str, list[Term]] = {}
    with _FILE.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            en, _, plural = row["en"].partition("|")
            term = Term(row["zh"], en, plural, row["part_of_speech"], row["domain"], row["source"])
            entries.setdefault(term.zh, []).append(term)
    return {zh: tuple(terms) for zh, terms in entries.items()}


@cache
def longest_term() -> int:
    """Length in characters of the longest Chinese term, the bound of every look-up window."""
    return max(len(zh) for zh in load_termbase())
