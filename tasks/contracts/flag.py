"""Warnings that travel with what they are about."""

from enum import StrEnum

from tasks.contracts.base import Contract


class Severity(StrEnum):
    """What a flag does to an edition: ``block`` holds it back, ``warn`` is printed beside the item, ``note`` is listed."""

    BLOCK = "block"
    WARN = "warn"
    NOTE = "note"


class Flag(Contract):
    """One doubt about one item, in words a reader understands.

    ``code`` is stable and machine-readable (``implausible_ratio``, ``spelling``); ``detail`` is a whole English sentence
    with the arithmetic; ``source`` names the standard, table or passage the doubt rests on.
    """

    code: str
    detail: str
    severity: Severity = Severity.NOTE
    source: str | None = None
