"""Rows of ``activity_classes.csv``: verbs and nouns that say whether an activity is a result, a release or a meeting."""

import csv
from functools import cache
from pathlib import Path

from tasks.vocabularies.action_verbs import verb_rows


@cache
def _rows(part: str) -> dict[str, str]:
    with (Path(__file__).parent / "activity_classes.csv").open(encoding="utf-8", newline="") as file:
        return {row["word"]: row["class"] for row in csv.DictReader(file) if row["part"] == part}


@cache
def class_of_verbs() -> dict[str, str]:
    """Finite form or participle of a verb → its class, empty for verbs of activities that the table does not class."""
    classes = _rows("verb")
    found: dict[str, str] = {}
    for verb in verb_rows():
        if verb.kind == "action" or verb.base in classes:
            for form in (verb.past, verb.participle, verb.third):
                found.setdefault(form, classes.get(verb.base, ""))
    return found


@cache
def class_of_nouns() -> dict[str, str]:
    """Noun → its class."""
    return _rows("noun")
