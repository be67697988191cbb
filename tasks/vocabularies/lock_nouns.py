"""Rows of ``lock_nouns.csv``: nouns that stand beside figures, in the six languages of the United Nations, for the number lock."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "zh", "ru", "fr", "es", "ar")


@dataclass(frozen=True, slots=True)
class PairedNoun:
    """One thing that figures stand beside. Forms of English are singular or plural, those of Russian beginnings of words."""

    name: str
    by_language: tuple[tuple[str, ...], ...]

    def forms(self, language: str) -> tuple[str, ...]:
        """Its forms in a language; none where the table has no column for it."""
        return self.by_language[LANGUAGES.index(language)] if language in LANGUAGES else ()


@cache
def paired_nouns() -> tuple[PairedNoun, ...]:
    """All rows, in the table's order; read when first asked for, so that a run without doubtful figures never loads them."""
    with Path(__file__).with_name("lock_nouns.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            PairedNoun(row["name"], tuple(tuple(part for part in row[code].split("|") if part) for code in LANGUAGES))
            for row in csv.DictReader(file)
        )
