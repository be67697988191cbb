"""Vocabularies of United Nations front matter: bodies, agenda wording, verbs of resolutions, authors of documents."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Body:
    """An intergovernmental body. ``family`` decides wording (``unido``, ``un``, ``unep``, ``cop``, ``other``).

    ``short_zh`` and ``short_en`` are what the body's own documents call it (理事会, "the Board").
    """

    zh: str
    en: str
    family: str
    short_zh: str
    short_en: str


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


def _rows(name: str) -> list[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@cache
def bodies() -> dict[str, Body]:
    """Chinese name → body."""
    return {
        row["zh"]: Body(row["zh"], row["en"], row["family"], row["short_zh"], row["short_en"])
        for row in _rows("un_bodies.csv")
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
