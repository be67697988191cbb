"""Instruments and subjects by which reports from different years and languages are seen to speak of the same thing."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("thread_subjects.csv")


@dataclass(frozen=True, slots=True)
class ThreadSubject:
    """One convention, initiative or subject: ``kind`` is ``instrument`` or ``subject``; names split by ``|``."""

    subject_id: str
    kind: str
    title: str
    names_en: tuple[str, ...]
    names_zh: tuple[str, ...]
    source: str


@cache
def thread_subjects() -> dict[str, ThreadSubject]:
    """All rows of ``thread_subjects.csv`` by id."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return {
            row["id"]: ThreadSubject(
                subject_id=row["id"],
                kind=row["kind"],
                title=row["title"],
                names_en=tuple(row["en"].split("|")),
                names_zh=tuple(row["zh"].split("|")),
                source=row["source"],
            )
            for row in csv.DictReader(file)
        }


@cache
def _finder(is_chinese: bool) -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern over all names, longest first, and the id of each name. Latin names need word boundaries."""
    ids: dict[str, str] = {}
    for subject in thread_subjects().values():
        for name in subject.names_zh if is_chinese else subject.names_en:
            ids.setdefault(name.lower(), subject.subject_id)
    names = "|".join(re.escape(name) for name in sorted(ids, key=lambda name: (-len(name), name)))
    return re.compile(names if is_chinese else rf"(?<![\w-])(?:{names})(?![\w-])", re.IGNORECASE), ids


def find_subjects(text: str, language: str) -> list[str]:
    """Ids of the instruments and subjects named in ``text``, in order of first mention.

    >>> find_subjects("e-waste under the Stockholm Convention", "en"), find_subjects("《斯德哥尔摩公约》", "zh")
    (['e-waste', 'stockholm-convention'], ['stockholm-convention'])
    """
    pattern, ids = _finder(language.split("-")[0] == "zh")
    return list(dict.fromkeys(ids[match[0].lower()] for match in pattern.finditer(text)))
