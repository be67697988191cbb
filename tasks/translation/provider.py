"""What every source of wordings looks like: a batch of fields in, candidates with their provenance out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from tasks.contracts.span import Passage


@dataclass(frozen=True, slots=True)
class FieldRequest:
    """One field to translate. ``source`` is what is read out to providers: the words of ``passage`` without notes.

    ``kind`` is the field's name without its number (``title``, ``paragraph``, ``heading``…); ``label`` the printed number
    of a heading (``三``), empty elsewhere; ``paragraph`` the number to cite.
    """

    field: str
    kind: str
    source: str
    language: str
    passage: Passage
    label: str = ""
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A wording somebody proposes. ``is_reviewed``: a person or an official formula stands behind every part of it."""

    target: str
    provider: str
    is_reviewed: bool


class Provider(Protocol):
    """One source of wordings; asked in order, each only for the fields that nobody before could answer."""

    @property
    def name(self) -> str:
        """What is printed as the provider: ``memory``, ``formula``, ``composition`` or the engine's name."""
        ...

    def propose(self, requests: Sequence[FieldRequest]) -> list[Candidate | None]:
        """One answer for each request, in order; None where the provider has none."""
        ...
