"""Vocabularies of United Nations front matter: bodies, houses, treaties, agenda wording, verbs of resolutions, authors."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Body:
    """An intergovernmental body. ``family`` names its house (``unido``, ``un``, ``unep``, ``cop``, ``who``…).

    ``short_zh`` and ``short_en`` are what the body's own documents call it (理事会, "the Board").
    """

    zh: str
    en: str
    family: str
    short_zh: str
    short_en: str


@dataclass(frozen=True, slots=True)
class House:
    """How an organisation prints. ``symbols`` is a pattern of its document series, ``names`` what marks its papers.

    ``director_general`` is how it spells that title (empty: "Director General"), ``members`` what it calls its members,
    ``dates`` the form of its date lines: ``place_first`` ("Vienna, 12–15 July 2021"), ``place_first_to`` ("Doha, 26 November
    to 7 December 2012") or ``date_first`` ("19 to 22 January 2009, New York").
    """

    family: str
    director_general: str
    members: str
    dates: str
    symbols: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Instrument:
    """A treaty. ``parties_en`` is what the meeting of its parties is called, empty where it has none of its own."""

    zh: str
    en: str
    parties_en: str
    family: str


@dataclass(frozen=True, slots=True)
class MandateVerb:
    """A verb of resolutions and requested actions. ``takes`` is ``object``, or ``addressee`` ("requests X to …")."""

    zh: str
    infinitive: str
    third_person: str
    takes: str


@dataclass(frozen=True, slots=True)
class Author:
    """An author of documents, with article; ``report_by`` is the preposition after "Report" (``by`` or ``of``)."""

    zh: str
    en: str
    report_by: str


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle)


def _body(row: dict[str, str]) -> Body:
    return Body(row["zh"], row["en"], row["family"], row["short_zh"], row["short_en"])


@cache
def bodies() -> dict[str, Body]:
    """Chinese name → body, for names that are clear wherever they stand."""
    return {row["zh"]: _body(row) for row in _rows("un_bodies.csv") if row["scope"] != "house"}


@cache
def house_bodies() -> dict[tuple[str, str], Body]:
    """(house, Chinese name) → body, for names that are clear in the papers of one house only (大会, 理事会)."""
    return {(row["family"], row["zh"]): _body(row) for row in _rows("un_bodies.csv") if row["scope"] == "house"}


@cache
def houses() -> dict[str, House]:
    """Family → house, the most telling first."""
    return {
        row["family"]: House(
            row["family"],
            row["director_general"],
            row["members"],
            row["dates"],
            row["symbols"],
            tuple(row["names"].split("|")),
        )
        for row in _rows("un_houses.csv")
    }


@cache
def instruments() -> dict[str, Instrument]:
    """Chinese title without 《》 → treaty."""
    return {
        zh: Instrument(zh, row["en"], row["parties_en"], row["family"])
        for row in _rows("un_instruments.csv")
        for zh in row["zh"].split("|")
    }


@cache
def agenda_wording() -> dict[str, str]:
    """Chinese agenda item or heading → its standing English, capital first."""
    return {row["zh"]: row["en"] for row in _rows("agenda_wording.csv")}


@cache
def mandate_verbs() -> tuple[MandateVerb, ...]:
    """The verbs of resolutions, longest first, so that the first that fits is the right one."""
    verbs = [
        MandateVerb(row["zh"], row["infinitive"], row["third_person"], row["takes"])
        for row in _rows("mandate_verbs.csv")
    ]
    return tuple(sorted(verbs, key=lambda verb: (-len(verb.zh), verb.zh)))


@cache
def authors() -> dict[str, Author]:
    """Chinese author → English."""
    return {row["zh"]: Author(row["zh"], row["en"], row["report_by"]) for row in _rows("document_authors.csv")}


@cache
def short_names() -> dict[str, str]:
    """What running text calls a body (理事会) → English, only where every body so called has the same English."""
    found: dict[str, set[str]] = {}
    for row in _rows("un_bodies.csv"):
        if row["short_zh"]:
            found.setdefault(row["short_zh"], set()).add(row["short_en"])
    return {zh: next(iter(english)) for zh, english in found.items() if len(english) == 1}


@cache
def meeting_places() -> dict[str, str]:
    """Chinese name of a city or house of meetings → English, where the general table of places has none or another."""
    return {row["zh"]: row["en"] for row in _rows("meeting_places.csv")}


@cache
def organisations() -> dict[str, str]:
    """Chinese name of an organisation as mastheads print it → English."""
    return {row["zh"]: row["en"] for row in _rows("un_organisations.csv")}
