"""Rows of ``themes.csv`` and ``sdg_targets.csv``: what the briefing's themes and the Goals' targets are spoken of as."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class ThemeKeyword:
    """A keyword of one theme; ``weight`` says how surely it speaks of the theme (3 sure, 1 weak)."""

    theme_id: str
    title: str
    language: str
    keyword: str
    weight: float
    source: str


@dataclass(frozen=True, slots=True)
class SdgKeyword:
    """A keyword that supports one target of the Sustainable Development Goals (``9.4``), with the target's IRI."""

    target: str
    language: str
    keyword: str
    iri: str
    source: str


@cache
def theme_keywords() -> tuple[ThemeKeyword, ...]:
    """All theme keywords, in the table's order."""
    with (_FOLDER / "themes.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            ThemeKeyword(
                row["theme_id"], row["title"], row["language"], row["keyword"], float(row["weight"]), row["source"]
            )
            for row in csv.DictReader(file)
        )


@cache
def sdg_keywords() -> tuple[SdgKeyword, ...]:
    """All keywords of targets, in the table's order."""
    with (_FOLDER / "sdg_targets.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            SdgKeyword(row["target"], row["language"], row["keyword"], row["iri"], row["source"])
            for row in csv.DictReader(file)
        )


@cache
def theme_titles() -> dict[str, str]:
    """Printed title of each theme id, in the table's order."""
    return {row.theme_id: row.title for row in theme_keywords()}
