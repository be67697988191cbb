"""Totals of like with like only, and every tempting sum that is not made, with the reason.

A total needs the same unit, the same thing counted, the same status, kind and period, exact numbers, none a part of
another, and countries that are stated and do not overlap: without stated countries two reports may speak of the same
thing. Everything is found by grouping, so 600 documents cost no more than their figures.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tasks.aggregation.sources import Source
from tasks.aggregation.wording import METRIC_STATUS_LABELS, normalised, subject_text
from tasks.contracts.metric import Metric, MetricKind, MetricStatus, Qualifier
from tasks.grammar import un_style
from tasks.grammar.countries import find_countries

Figure = tuple[Source, Metric]

_WORD = re.compile(r"[a-z][a-z-]+")
_SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "its",
        "of",
        "on",
        "or",
        "that",
        "the",
        "their",
        "to",
        "under",
        "was",
        "were",
        "which",
        "who",
        "whose",
        "with",
    ]
)
_BEFORE_RELATION = re.compile(
    r"\b(?:who|that|which|whose|where|in|of|for|from|to|with|under|by|on|at|giving|assessed)\b"
)
#: Time is never added up across subjects: two durations of ten years do not make twenty.
_NEVER_ADDED = frozenset({"%", "degC", "year", "month", "week", "day", "hour", "minute", ""})


@dataclass(frozen=True, slots=True)
class Refusal:
    """A sum that is not made: what it would be of, its figures and the reason as a sentence."""

    subject: str
    figures: tuple[Figure, ...]
    reason: str


def subject_key(subject: str) -> str:
    """The words of a subject that say what is counted: country names, small words and order left out.

    >>> subject_key("companies trained in Viet Nam") == subject_key("Companies trained")
    True
    """
    text = subject
    for mention in reversed(find_countries(subject, "en")):
        text = text[: mention.start] + " " + text[mention.end :]
    return " ".join(sorted({word for word in _WORD.findall(text.lower()) if word not in _SMALL_WORDS}))


def subject_head(subject: str) -> str:
    """The noun a subject is about.

    >>> subject_head("participants in the Conference"), subject_head("international experts giving inputs")
    ('participants', 'experts')
    """
    words = _WORD.findall(_BEFORE_RELATION.split(subject.lower(), maxsplit=1)[0])
    return words[-1] if words else ""


def in_order(figures: Iterable[Figure]) -> list[Figure]:
    """Figures by source and place, whatever order they come in."""
    return sorted(figures, key=lambda figure: (figure[0].position, figure[1].number_start, figure[1].metric_id))


def made_totals(figures: Iterable[Figure]) -> list[tuple[Figure, ...]]:
    """Groups of figures that may be added up, whatever order they come in."""
    groups: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for source, metric in in_order(figures):
        subject = subject_text(source, metric)
        is_plain = metric.value is not None and metric.qualifier is Qualifier.EXACT and metric.part_of is None
        if not is_plain or metric.unit in _NEVER_ADDED or subject.lang != "en" or not metric.period or metric.flags:
            continue
        if metric.kind is MetricKind.CONTEXT or not metric.countries:
            continue
        key = (
            metric.unit,
            subject_key(subject.text),
            metric.status.value,
            metric.kind.value,
            metric.period,
            metric.rate or "",
        )
        groups[key].append((source, metric))
    totals = []
    for group in groups.values():
        named = [code for _, metric in group for code in metric.countries]
        if len(group) > 1 and len(named) == len(set(named)):
            totals.append(tuple(group))
    return totals


def refused_totals(figures: Sequence[Figure]) -> list[Refusal]:
    """Sums a reader might be tempted to make, and why they are not made; in order of source and place."""
    ordered = in_order(figures)
    wholes = _parts_of_wholes(ordered)
    related = {metric.metric_id for refusal in wholes for _, metric in refusal.figures}
    made = {metric.metric_id for group in made_totals(ordered) for _, metric in group}
    beside = _beside_each_other([figure for figure in ordered if figure[1].metric_id not in made], related)
    return [*wholes, *beside, *_across_years(ordered)]


def _parts_of_wholes(ordered: Sequence[Figure]) -> list[Refusal]:
    parts: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    wholes = {(metric.document_id, metric.metric_id): (source, metric) for source, metric in ordered}
    for source, metric in ordered:
        if metric.part_of is not None and (metric.document_id, metric.part_of) in wholes:
            parts[metric.document_id, metric.part_of].append((source, metric))
    refusals = []
    for key, found in parts.items():
        source, whole = wholes[key]
        shown = un_style.join([_bare(metric) for _, metric in found])
        verb, counted = ("is a part", "it") if len(found) == 1 else ("are parts", "them")
        reason = (
            f"{shown} {verb} of the {normalised(whole, with_bound=True)}: adding {counted} would count the same "
            f"{un_style.unit(whole.unit) or 'things'} twice."
        )
        refusals.append(
            Refusal(un_style.sentence_start(subject_text(source, whole).text), ((source, whole), *found), reason)
        )
    return refusals


def _beside_each_other(ordered: Sequence[Figure], related: set[str]) -> list[Refusal]:
    """Figures of one unit in one sentence."""
    sentences: dict[tuple[str, int, str], list[Figure]] = defaultdict(list)
    for source, metric in ordered:
        if metric.unit not in _NEVER_ADDED and metric.metric_id not in related:
            sentences[metric.document_id, metric.sentence.start, metric.unit].append((source, metric))
    refusals = []
    for (_, _, unit), group in sentences.items():
        if len(group) > 1:
            reason = _difference(group)
            subject = f"{un_style.sentence_start(un_style.unit(unit))} in one sentence of {group[0][0].mark}"
            refusals.append(Refusal(subject, tuple(group), reason))
    return refusals


def _difference(group: Sequence[Figure]) -> str:
    metrics = [metric for _, metric in group]
    if any(metric.value is None for metric in metrics):
        return "One of them is a range, and a range has no single value to add."
    statuses = list(dict.fromkeys(metric.status for metric in metrics))
    if len(statuses) > 1:
        said = un_style.join([f"{_bare(metric)} {_stage(metric.status)}" for metric in metrics])
        return f"They are at different stages ({said}): {_sum(metrics)} would be neither."
    keys = {subject_key(subject_text(source, metric).text) for source, metric in group}
    if len(keys) > 1:
        return "They are different things: a sum would stand for nothing that the source reports."
    if len({metric.period for metric in metrics}) > 1:
        return "They speak of different periods."
    if len({metric.qualifier for metric in metrics}) > 1:
        return "Some are exact and some are bounds; a sum would be neither."
    return "Nothing in the source says that they do not overlap, so a sum could count twice."


def _across_years(ordered: Sequence[Figure]) -> list[Refusal]:
    """The same noun and unit counted by two or more sources for different years."""
    groups: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for source, metric in ordered:
        subject = subject_text(source, metric)
        is_whole = metric.value is not None and metric.part_of is None and metric.kind is not MetricKind.CONTEXT
        if is_whole and metric.period and subject.lang == "en" and metric.unit not in _NEVER_ADDED:
            head = subject_head(subject.text)
            if head:
                groups[metric.unit, head].append((source, metric))
    refusals = []
    for (_, head), group in groups.items():
        if len({metric.document_id for _, metric in group}) > 1 and len({m.period for _, m in group}) > 1:
            said = un_style.join([f"{_bare(metric)} ({un_style.date(metric.period)})" for _, metric in group[:6]])
            reason = f"They are of different years and events, {said}: figures are not added across years."
            title = f"{un_style.sentence_start(head)} across sources"
            refusals.append(Refusal(title, tuple(group), reason))
    return refusals


def _bare(metric: Metric) -> str:
    """The number with its bound word, without the unit."""
    return un_style.quantity(
        metric.value, "", low=metric.min, high=metric.max, qualifier=metric.qualifier, in_table=True
    )  # fmt: skip


def _stage(status: MetricStatus) -> str:
    return METRIC_STATUS_LABELS[status]


def _sum(metrics: Sequence[Metric]) -> str:
    values = [metric.value for metric in metrics]
    if all(isinstance(value, int) for value in values):
        return un_style.number(sum(value for value in values if isinstance(value, int)), in_table=True)
    return "a sum"
