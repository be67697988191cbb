"""Rows of ``action_verbs.csv``: English verbs by what they say of an activity."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class VerbRow:
    """One verb with its forms. ``kind`` is ``action`` (something is done), ``speech`` (said only) or ``ask``."""

    base: str
    past: str
    participle: str
    ing: str
    third: str
    kind: str


@cache
def verb_rows() -> tuple[VerbRow, ...]:
    """All listed verbs, in the table's order."""
    with (Path(__file__).parent / "action_verbs.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            VerbRow(row["base"], row["past"], row["participle"], row["ing"], row["third"], row["class"])
            for row in csv.DictReader(file)
        )


def forms(field: str, kind: str = "action") -> tuple[str, ...]:
    """One form (``base``, ``past``, ``participle``, ``ing``, ``third``) of every verb of a kind, longest first."""
    return tuple(sorted({getattr(row, field) for row in verb_rows() if row.kind == kind}, key=lambda f: (-len(f), f)))
