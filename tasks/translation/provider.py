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
    """A wording somebody proposes. ``is_reviewed``: a person or an official formula stands behind every part of it.

    ``origin`` says for a person where it comes from (a memory file with its reviewer, a similar sentence, a model);
    ``similarity`` is that of a fuzzy match, 0 to 1, None for every other wording.
    """

    target: str
    provider: str
    is_reviewed: bool
    origin: str = ""
    similarity: float | None = None


class Provider(Protocol):
    """One source of wordings; asked in order, each only for the fields that nobody before could answer."""

    @property
    def name(self) -> str:
        """What is printed as the provider: ``memory``, ``formula``, ``composition`` or the engine's name."""
        ...

    def propose(self, requests: Sequence[FieldRequest]) -> list[tuple[Candidate, ...]]:
        """One answer for each request, in order: wordings, best first; empty where the provider has none."""
        ...


class Engine(Provider, Protocol):
    """A machine that translates any text: asked again, in other ways, when the lock refuses what it says.

    ``propose`` of an engine never raises: what went wrong is told in ``trouble``, and the answer is empty.
    """

    @property
    def trouble(self) -> tuple[str, ...]:
        """One line for each distinct failure so far, fit to be printed (no secrets); empty when all went well."""
        ...
