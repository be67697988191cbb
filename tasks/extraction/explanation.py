"""How every numeral of a document was understood, mark by mark in text order, for whoever tunes the rules."""

import re
from dataclasses import dataclass
from enum import StrEnum

from tasks.contracts.document import Document
from tasks.contracts.metric import Metric, MetricReading, Qualifier

_DIGITS = re.compile(r"\d(?:[\d.,]*\d)?")
_BOUNDS = {
    Qualifier.APPROX: "about ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.MORE_THAN: "more than ",
    Qualifier.AT_MOST: "at most ",
    Qualifier.LESS_THAN: "less than ",
}


class MarkKind(StrEnum):
    """What became of a numeral: read as a figure, read as something else, or in no block that was read."""

    FIGURE = "figure"
    OTHER = "other"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Mark:
    """One numeral or figure: ``start``/``end`` are the file's offsets, ``note`` what was understood and by which rule."""

    start: int
    end: int
    kind: MarkKind
    note: str
    name: str


def mark_numerals(document: Document, reading: MetricReading) -> list[Mark]:
    """Every figure, every numeral that is none, and every run of digits that no block holds; they never overlap.

    ``name`` is the rule of a figure, the reason of any other numeral.
    """
    marks = [Mark(m.start, m.end, MarkKind.FIGURE, _note(m), m.rule) for m in reading.metrics]
    marks += [Mark(n.start, n.end, MarkKind.OTHER, n.reason, n.reason) for n in reading.not_metrics]
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.kind is not MarkKind.FIGURE, mark.end)):
        start = max(mark.start, kept[-1].end) if kept else mark.start
        if start < mark.end:
            kept.append(Mark(start, mark.end, mark.kind, mark.note, mark.name))
    return _with_unread(document.text, kept)


def _with_unread(text: str, marks: list[Mark]) -> list[Mark]:
    listed: list[Mark] = []
    position = 0
    for mark in [*marks, None]:
        stop = mark.start if mark else len(text)
        listed += [
            Mark(*found.span(), MarkKind.UNREAD, "in no block", "in no block")
            for found in _DIGITS.finditer(text, position, stop)
        ]
        if mark:
            listed.append(mark)
            position = mark.end
    return listed


def _note(metric: Metric) -> str:
    """What a figure was read as: ``more than 1,600 person; outcome, achieved; en.count``."""
    if metric.value is not None:
        amount = f"{metric.value:,}"
    elif metric.min is not None and metric.max is not None:
        amount = f"{metric.min:,} to {metric.max:,}"
    else:
        amount = f"from {metric.min:,}" if metric.min is not None else f"to {metric.max:,}"
    said = [f"{_BOUNDS.get(metric.qualifier, '')}{amount} {metric.unit}".strip()]
    if metric.rate:
        said[0] += f" {metric.rate}"
    if metric.normalised_unit and metric.normalised_value is not None:
        said[0] += f" = {metric.normalised_value:,} {metric.normalised_unit}"
    said.append(f"{metric.kind.value}, {metric.status.value}" + (f", {metric.period}" if metric.period else ""))
    said += [flag.code for flag in metric.flags]
    return "; ".join([*said, metric.rule])
