"""What one check of ``briefing doctor`` says."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["ok", "warning", "problem"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: how grave, what was found, and what to do about it (empty where it is well)."""

    level: Level
    said: str
    todo: str = ""


def ok(said: str) -> Finding:
    """All is well."""
    return Finding("ok", said)


def warning(said: str, todo: str) -> Finding:
    """The office works, but a person should know."""
    return Finding("warning", said, todo)


def problem(said: str, todo: str) -> Finding:
    """Something the office needs does not work."""
    return Finding("problem", said, todo)
