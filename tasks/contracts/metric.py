"""Figures: numbers that quantify something in the world, with the words they were read from."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from tasks.contracts.base import Contract
from tasks.contracts.flag import Flag
from tasks.contracts.span import Passage


class Qualifier(StrEnum):
    """How a number bounds what it counts."""

    EXACT = "exact"
    APPROX = "approx"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"


class MetricKind(StrEnum):
    """What sort of fact a figure states."""

    OUTCOME = "outcome"
    ACTIVITY = "activity"
    PARTICIPATION = "participation"
    CONTEXT = "context"
    TARGET = "target"


class MetricStatus(StrEnum):
    """How far what is counted has got."""

    ACHIEVED = "achieved"
    UNDER_WAY = "under_way"
    PLANNED = "planned"
    RECOMMENDED = "recommended"
    CONTEXT = "context"


class Metric(Contract):
    """One figure. ``surface`` = file text [start:end] (qualifier, number, unit or noun head), number_* the bare numeral.

    ``value`` is None for a range, then ``min``/``max`` (either may be None); 万 and million are multiplied out. ``unit``
    is the canonical name of ``tasks/vocabularies/units.csv`` (``t``, ``%``, ``person``…), ``unit_ucum`` its UCUM code.
    ``normalised_*`` is the same amount in the reference unit of its dimension, None where there is nothing to convert
    (counts, shares, money). ``subject`` is English and says what is measured; ``subject_original`` the words of the source.
    ``period`` is EDTF (``2020``, ``2020-07/2021-06``, ``1990/``), ``period_inferred`` whether a relative wording was turned
    into years.
    ``part_of`` is the ``metric_id`` of the total this figure is a part of. ``rule`` names the grammar rule that read it.
    """

    metric_id: str
    document_id: str
    file: str
    start: int
    end: int
    surface: str
    number_start: int
    number_end: int
    number_surface: str
    value: float | int | None
    min: float | int | None = None
    max: float | int | None = None
    qualifier: Qualifier
    unit: str
    unit_ucum: str | None = None
    unit_surface: str | None = None
    subject: str
    subject_original: str
    kind: MetricKind
    status: MetricStatus
    period: str | None = None
    period_inferred: bool = False
    rate: str | None = None
    normalised_value: float | int | None = None
    normalised_min: float | int | None = None
    normalised_max: float | int | None = None
    normalised_unit: str | None = None
    countries: tuple[str, ...] = ()
    part_of: str | None = None
    sentence: Passage
    block_index: int
    paragraph: int | None = None
    language: str
    rule: str
    flags: tuple[Flag, ...] = ()

    @model_validator(mode="after")
    def _is_value_or_range(self) -> Self:
        if self.value is None and self.min is None and self.max is None:
            raise ValueError(f"{self.surface!r} has neither a value nor a range")
        if self.value is not None and (self.min is not None or self.max is not None):
            raise ValueError(f"{self.surface!r} has both a value and a range")
        if not self.start <= self.number_start < self.number_end <= self.end:
            raise ValueError(f"the number of {self.surface!r} lies outside it")
        return self


class Numeral(Contract):
    """A numeral that is *not* a figure, and what it is instead (``date``, ``symbol``, ``paragraph_number``…)."""

    start: int
    end: int
    surface: str
    reason: str


class MetricReading(Contract):
    """All figures of a document, and every other numeral with the reason it is none."""

    metrics: tuple[Metric, ...] = ()
    not_metrics: tuple[Numeral, ...] = Field(default=())
