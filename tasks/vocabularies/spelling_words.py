"""Words that are spelled right: a hand-written list and every word of our own tables."""

import csv
import re
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
_TABLE_COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("termbase.csv", ("en",)),
    ("organisations.csv", ("name", "acronyms", "surfaces_en")),
    ("countries.csv", ("un_name_en", "names_en", "demonyms_en")),
    ("places.csv", ("name",)),
    ("units.csv", ("en",)),
    ("count_nouns.csv", ("en",)),
    ("themes.csv", ("title", "keyword")),
    ("sdg_targets.csv", ("title", "keyword", "text")),
)
_WORD = re.compile(r"[A-Za-z]{3,}")
_ACRONYM = re.compile(r"\b[A-Z]{2,6}s?\b")
_VOWELS = "aeiou"


@cache
def spelling_words() -> frozenset[str]:
    """All words known to be right, lower case: the list with its inflections, and the words of the tables as they stand."""
    words: set[str] = set()
    for line in (_FOLDER / "spelling_words.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            for base in line.split():
                words.update(inflections(base))
    words.update(word.lower() for text in _table_cells() for word in _WORD.findall(text))
    return frozenset(words)


@cache
def known_acronyms() -> frozenset[str]:
    """Acronyms in our tables, as they stand there."""
    return frozenset(acronym for text in _table_cells() for acronym in _ACRONYM.findall(text))


def inflections(base: str) -> set[str]:
    """The regular forms of an English word, itself among them; some do not exist, which does no harm here.

    >>> sorted(inflections("supply"))[:4]
    ['supplied', 'supplier', 'suppliers', 'supplies']
    """
    stem = base[:-1] if base.endswith("e") else base
    forms = {base, f"{base}s", f"{base}ly", f"{stem}ed", f"{stem}ing", f"{stem}er", f"{stem}ers", f"{base}'s"}
    if base.endswith(("s", "x", "z", "ch", "sh")):
        forms.add(f"{base}es")
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        root = base[:-1]
        forms |= {f"{root}ies", f"{root}ied", f"{root}ier", f"{root}iers", f"{root}ily"}
    if base.endswith("le"):
        forms.add(f"{base[:-1]}y")
    if base.endswith("al"):
        forms |= {f"{base}ity", f"{base}ize", f"{base}ized"}
    if len(base) > 2 and base[-1] not in "aeiouwxy" and base[-2] in _VOWELS and base[-3] not in _VOWELS:
        forms |= {f"{base}{base[-1]}ed", f"{base}{base[-1]}ing"}
    return forms


@cache
def _table_cells() -> tuple[str, ...]:
    cells: list[str] = []
    for name, columns in _TABLE_COLUMNS:
        path = _FOLDER / name
        if not path.is_file():
            continue
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                cells.extend(value for column in columns if (value := row.get(column)))
    return tuple(cells)
