"""Rows of ``countries.csv`` and ``country_traps.csv``: every ISO 3166-1 country with its names, and what only looks like one."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class CountryRow:
    """One country. ``names`` maps a language to all names known in it, the United Nations short name first."""

    iso3: str
    iso2: str
    names: dict[str, tuple[str, ...]]
    demonyms_en: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class TrapRow:
    """Words that contain a country's name and mean something else. ``iso3`` is set where they mean another country."""

    language: str
    surface: str
    reason: str
    iso3: str | None


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@cache
def country_rows() -> tuple[CountryRow, ...]:
    """All countries in ISO 3166-1 alpha-3 order."""
    with (_FOLDER / "countries.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            CountryRow(
                iso3=row["iso3"],
                iso2=row["iso2"],
                names={
                    "en": (row["un_name_en"], *_split(row["names_en"])),
                    "zh": (row["un_name_zh"], *_split(row["names_zh"])),
                    "ru": _split(row["name_ru"]),
                    "fr": _split(row["name_fr"]),
                    "es": _split(row["name_es"]),
                },
                demonyms_en=_split(row["demonyms_en"]),
                source=row["source"],
            )
            for row in csv.DictReader(file)
        )


@cache
def countries_by_iso3() -> dict[str, CountryRow]:
    """Country rows by their alpha-3 code."""
    return {row.iso3: row for row in country_rows()}


@cache
def trap_rows() -> tuple[TrapRow, ...]:
    """All words that only look as if they named a country."""
    with (_FOLDER / "country_traps.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            TrapRow(row["language"], row["surface"], row["reason"], row["iso3"] or None) for row in csv.DictReader(file)
        )
