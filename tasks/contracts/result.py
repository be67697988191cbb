"""What a run leaves behind."""

from enum import StrEnum

from pydantic import Field

from tasks.contracts.base import Contract
from tasks.contracts.edition import Check, EditionId


class Outcome(StrEnum):
    """``made``: a new version; ``unchanged``: same inputs, the version made before stands; ``held``: a check blocks it."""

    MADE = "made"
    UNCHANGED = "unchanged"
    HELD = "held"


class EditionResult(Contract):
    """The edition made, for the terminal, the artifacts and later flows. Paths are relative to the output folder."""

    edition: EditionId
    outcome: Outcome
    folder: str
    is_preview: bool = False
    files: dict[str, str] = Field(default_factory=dict, description="path in the folder -> sha256")
    counts: dict[str, int] = Field(default_factory=dict)
    translated: dict[str, int] = Field(default_factory=dict, description="'provider · state' -> fields")
    lock: dict[str, dict[str, int]] = Field(
        default_factory=dict,
        description="provider -> what the number lock let pass and how ('first', 'sentences'…), 'held'",
    )
    set_aside: tuple[tuple[str, str, str], ...] = ()
    checks: tuple[Check, ...] = ()
    changes: tuple[str, ...] = ()
    key_figures: tuple[tuple[str, str, str], ...] = Field(default=(), description="figure, words, source mark")
