"""Loads what figures, dates and countries are called in Russian, French, Spanish and Arabic; read by those languages only."""

import csv
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class NumberWordRow:
    """One row of ``number_words_languages.csv``: a number and all its forms.

    ``kind`` is ``cardinal``, ``scale`` (multiplies what stands before), ``double`` (a scale of two in one word), ``vague``
    (plural without number: "hundreds"), ``group`` (a score of things), ``ordinal`` or ``fraction``.
    """

    kind: str
    value: Fraction
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedForms:
    """A canonical name (unit, count noun, reason) and its forms; a form with ``*`` stands for all endings."""

    name: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BoundRow:
    """One row of ``qualifiers_languages.csv``: words that bound a number, before or after it."""

    qualifier: str
    place: str
    surface: str


@dataclass(frozen=True, slots=True)
class CountryNamesRow:
    """One row of ``country_names_languages.csv``; ``iso3`` is "" for words that only look like a country's name.

    ``kind`` is ``name``, ``shared`` (a city has the name too), ``guarded`` (only beside a preposition or another country),
    ``adjective`` (a stem or first form) or ``trap``.
    """

    iso3: str
    kind: str
    forms: tuple[str, ...]


def _rows(name: str, language: str) -> list[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["language"] in (language, "*")]


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@cache
def number_words(language: str) -> tuple[NumberWordRow, ...]:
    """All number words of one language, in the table's order."""
    return tuple(
        NumberWordRow(row["kind"], Fraction(row["value"]), _split(row["forms"]))
        for row in _rows("number_words_languages.csv", language)
    )


@cache
def unit_words(language: str) -> tuple[NamedForms, ...]:
    """All unit words of one language, and the symbols of all languages."""
    return tuple(NamedForms(row["unit"], _split(row["forms"])) for row in _rows("units_languages.csv", language))


@cache
def counted_words(language: str) -> tuple[NamedForms, ...]:
    """The commonest count nouns of one language by canonical unit."""
    return tuple(NamedForms(row["unit"], _split(row["forms"])) for row in _rows("count_nouns_languages.csv", language))


@cache
def label_words(language: str) -> tuple[NamedForms, ...]:
    """Words whose following number is a label, by reason."""
    return tuple(
        NamedForms(row["reason"], _split(row["forms"])) for row in _rows("numbered_labels_languages.csv", language)
    )


@cache
def bounds(language: str) -> tuple[BoundRow, ...]:
    """All words that bound a number."""
    return tuple(
        BoundRow(row["qualifier"], row["place"], row["surface"]) for row in _rows("qualifiers_languages.csv", language)
    )


@cache
def country_names(language: str) -> tuple[CountryNamesRow, ...]:
    """Names and adjectives of countries beyond the short names of CLDR, and traps."""
    return tuple(
        CountryNamesRow(row["iso3"], row["kind"], _split(row["forms"]))
        for row in _rows("country_names_languages.csv", language)
    )


@cache
def month_names(language: str) -> tuple[NamedForms, ...]:
    """The names of the months; ``name`` is the month's number."""
    return tuple(NamedForms(row["month"], _split(row["forms"])) for row in _rows("months_languages.csv", language))


@cache
def duals_ar() -> tuple[NamedForms, ...]:
    """Arabic words that say two of a unit or counted thing without a number word."""
    with (_FOLDER / "duals_ar.csv").open(encoding="utf-8", newline="") as file:
        return tuple(NamedForms(row["unit"], _split(row["forms"])) for row in csv.DictReader(file))


@cache
def said_numbers(language: str) -> dict[float, tuple[str, ...]]:
    """Words that say a number without a numeral (both, twice, decade); a ``*`` stands for all endings."""
    return {float(row["value"]): _split(row["forms"]) for row in _rows("said_numbers_languages.csv", language)}


@cache
def rate_words(language: str) -> tuple[NamedForms, ...]:
    """``per year`` and its like with their words."""
    return tuple(NamedForms(row["rate"], _split(row["forms"])) for row in _rows("rates_languages.csv", language))
