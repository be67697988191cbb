"""Loads the tables behind figures: units, count nouns, qualifiers, numbered labels, Chinese words holding numerals."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One row of ``units.csv``: canonical name, UCUM code ("" where UCUM has none), dimension, surfaces a language.

    ``pint`` is the unit in pint's words and ``reference`` the canonical unit its values are normalised to ("" where they
    never are). ``rate`` is what the surfaces say besides the unit (``tpa``: t, per year). ``guarded`` surfaces count only
    where the words around them allow it; a Chinese surface does not where a word of ``not_before`` follows (米兰). A unit
    may have several rows, one a rate.
    """

    unit: str
    ucum: str
    pint: str
    reference: str
    dimension: str
    rate: str
    en: tuple[str, ...]
    guarded: tuple[str, ...]
    zh: tuple[str, ...]
    not_before: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class CountNounRow:
    """One row of ``count_nouns.csv``: unit, English heads as (singular, plural or ""), Chinese heads, semantic group."""

    unit: str
    en: tuple[tuple[str, str], ...]
    zh: tuple[str, ...]
    group: str
    source: str


@dataclass(frozen=True, slots=True)
class QualifierRow:
    """One row of ``qualifiers.csv``: words that bound a number, and where they stand (before, infix, after)."""

    qualifier: str
    language: str
    place: str
    surface: str
    source: str


@dataclass(frozen=True, slots=True)
class LabelRow:
    """One row of ``numbered_labels.csv``: a word whose following number is a label (paragraph 5), not a figure.

    ``strength`` is ``strong``, or ``weak`` where the word also counts things ("targets 20 companies").
    """

    label: str
    language: str
    strength: str
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class PlausibilityRow:
    """One row of ``plausibility.csv``: the highest value that the ratio of two figures can have, and who says so.

    ``words_*`` name the substance of the denominator (measured in ``denominator_unit``), ``against_*`` that of the
    numerator (in tonnes); ``ceiling`` is in ``unit`` and belongs to ``substance``.
    """

    family: str
    words_en: tuple[str, ...]
    words_zh: tuple[str, ...]
    against_en: tuple[str, ...]
    against_zh: tuple[str, ...]
    denominator_unit: str
    ceiling: float
    unit: str
    substance: str
    source: str


def _rows(name: str) -> list[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@cache
def load_units() -> tuple[UnitRow, ...]:
    """All units, in table order."""
    return tuple(
        UnitRow(
            r["unit"],
            r["ucum"],
            r["pint"],
            r["reference"],
            r["dimension"],
            r["rate"],
            _split(r["en"]),
            _split(r["guarded"]),
            _split(r["zh"]),
            _split(r["not_before"]),
            r["source"],
        )
        for r in _rows("units.csv")
    )


@cache
def load_unit_ratios() -> dict[tuple[str, str], str]:
    """The unit in which ratios of two reference units are normalised, by numerator and denominator."""
    return {(row["numerator"], row["denominator"]): row["unit"] for row in _rows("unit_ratios.csv")}


@cache
def load_count_nouns() -> tuple[CountNounRow, ...]:
    """All count nouns, in table order; an English plural is "" where it is regular."""
    found = []
    for row in _rows("count_nouns.csv"):
        heads = tuple((part.partition(":")[0], part.partition(":")[2]) for part in _split(row["en"]))
        found.append(CountNounRow(row["unit"], heads, _split(row["zh"]), row["group"], row["source"]))
    return tuple(found)


@cache
def load_qualifiers() -> tuple[QualifierRow, ...]:
    """All qualifier words."""
    return tuple(QualifierRow(**row) for row in _rows("qualifiers.csv"))


@cache
def load_labels() -> tuple[LabelRow, ...]:
    """All words that number what follows them."""
    return tuple(LabelRow(**row) for row in _rows("numbered_labels.csv"))


@cache
def load_words_with_numerals_zh() -> dict[str, str]:
    """Chinese words that hold a numeral but count nothing (二氧化碳, 统一), with the reason."""
    return {row["word"]: row["reason"] for row in _rows("words_with_numerals_zh.csv")}


@cache
def load_plausibility() -> tuple[PlausibilityRow, ...]:
    """All ceilings of ratios between two figures."""
    return tuple(
        PlausibilityRow(
            row["family"],
            _split(row["words_en"]),
            _split(row["words_zh"]),
            _split(row["against_en"]),
            _split(row["against_zh"]),
            row["denominator_unit"],
            float(row["ceiling"]),
            row["unit"],
            row["substance"],
            row["source"],
        )
        for row in _rows("plausibility.csv")
    )
