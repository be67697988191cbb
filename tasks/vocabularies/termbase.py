"""The termbase: Chinese terms with the English that the United Nations and UNIDO use for them.

``termbase.csv`` is edited by hand (or with a terminology tool, by way of ``tasks.vocabularies.tbx``).

``part_of_speech`` decides how a term behaves in English:

=========  =====================================================================================================
``name``   proper name without article (``UNIDO``, ``Latin America``)
``the``    proper name that takes the article in running text (``the Montreal Protocol``)
``sing``   countable, but one of its kind where it stands (``report``, ``private sector``): singular, definite
``mass``   uncountable (``technology transfer``)
``noun``   countable; Chinese does not say how many, so it is rendered in the plural (``|`` gives an irregular one)
``adj``    used before a noun
``verb``   base form
=========  =====================================================================================================

``status`` says how binding the English is:

=============  =================================================================================================
``official``   the name that its bearer fixed: a body, agency or fund, a convention, a goal's title, a country's name at the
               United Nations, the title of an office. Nothing else says it; a translation without it needs review
``preferred``  the usage of United Nations documents in this field; other wording may be understood, but is not ours
``admitted``   the ordinary English of an ordinary word, right in most places and binding in none
=============  =================================================================================================

``admitted`` lists further right renderings (acronym, long form, other official spelling), ``forbidden`` renderings that
engines write and that are wrong; both are separated by `` | ``. ``ru``, ``fr``, ``es``, ``ar`` give the official names of
the bodies, agencies and conventions that matter most in the other languages of the United Nations, and may be empty.
"""

import csv
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

NOMINAL = ("name", "the", "sing", "mass", "noun")
PARTS_OF_SPEECH = (*NOMINAL, "adj", "verb")
STATUSES = ("official", "preferred", "admitted")
LANGUAGES = ("ru", "fr", "es", "ar")
# Domains whose terms are whole titles of a line or more: known as they stand, but no look-up window is as wide.
TITLE_DOMAINS = frozenset({"goal", "target"})
SEPARATOR = " | "

TERMBASE_FILE = Path(__file__).with_name("termbase.csv")


@dataclass(frozen=True, slots=True)
class Term:
    """One row of the termbase. ``plural`` is empty unless the row gives one of its own.

    The last two are cells as they stand in the file, which take a third of the room; ``admitted`` and ``forbidden`` read them.
    """

    zh: str
    en: str
    plural: str
    part_of_speech: str
    domain: str
    source: str
    status: str = ""
    admitted_cell: str = ""
    forbidden_cell: str = ""

    @property
    def admitted(self) -> tuple[str, ...]:
        """Further right renderings, in the order of the file."""
        return split_cell(self.admitted_cell)

    @property
    def forbidden(self) -> tuple[str, ...]:
        """Renderings known to be wrong, in the order of the file."""
        return split_cell(self.forbidden_cell)


@cache
def load_termbase() -> dict[str, tuple[Term, ...]]:
    """Chinese term → its rows, one for each part of speech, in the order of the file."""
    entries: dict[str, tuple[Term, ...]] = {}
    with TERMBASE_FILE.open(encoding="utf-8", newline="") as handle:
        for zh, english, part_of_speech, domain, source, status, admitted, forbidden, *_ in _records(handle):
            en, _, plural = english.partition("|")
            # The same few words stand in every row: one string for all of them keeps the table small.
            kind, field, origin = sys.intern(part_of_speech), sys.intern(domain), sys.intern(source)
            term = Term(zh, en, plural, kind, field, origin, sys.intern(status), admitted, forbidden)
            entries[zh] = (*entries.get(zh, ()), term)
    return entries


@cache
def longest_term() -> int:
    """Length in characters of the longest Chinese term but for whole titles, the bound of every look-up window."""
    terms = load_termbase().items()
    return max(len(zh) for zh, rows in terms if any(row.domain not in TITLE_DOMAINS for row in rows))


def load_names(language: str) -> dict[str, tuple[Term, ...]]:
    """Official name in one of ``LANGUAGES`` → the rows that carry it; read anew at each call, for those who need it.

    Raises:
        ValueError: the termbase has no column for ``language``.
    """
    place = -len(LANGUAGES) + LANGUAGES.index(language)
    names: dict[str, tuple[Term, ...]] = {}
    with TERMBASE_FILE.open(encoding="utf-8", newline="") as handle:
        for record in _records(handle):
            for name in split_cell(record[place]):
                row = next(term for term in load_termbase()[record[0]] if term.part_of_speech == record[2])
                names[name] = (*names.get(name, ()), row)
    return names


@lru_cache(maxsize=5_000)
def split_cell(cell: str) -> tuple[str, ...]:
    """The renderings of a cell, in its order; none for an empty one."""
    return tuple(cell.split(SEPARATOR)) if cell else ()


def _records(handle: Iterable[str]) -> Iterator[list[str]]:
    """The rows below the heading, each with every column; a short row has empty cells at its end."""
    rows = csv.reader(handle)
    width = len(next(rows, ()))
    return ((row + [""] * (width - len(row))) for row in rows if row)
