"""Totals of like with like only, and every tempting sum that is not made, with the reason.

A total needs the same unit, the same thing counted, the same status, kind and period, exact numbers, none a part of
another, and countries that are stated and do not overlap: without stated countries two reports may speak of the same
thing. Everything is found by grouping, so 600 documents cost no more than their figures.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tasks.aggregation.labels import metric_status
from tasks.aggregation.sources import Source
from tasks.aggregation.wording import figure_text, subject_text
from tasks.contracts.briefing import Text
from tasks.contracts.metric import Metric, MetricKind, Qualifier
from tasks.grammar.countries import find_countries
from tasks.grammar.interface import Interface

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
#: English writes numbers below this in words, unless a larger one stands beside them.
SMALLEST_IN_FIGURES = 10
#: Time is never added up across subjects: two durations of ten years do not make twenty.
_NEVER_ADDED = frozenset({"%", "degC", "year", "month", "week", "day", "hour", "minute", ""})


@dataclass(frozen=True, slots=True)
class Refusal:
    """A sum that is not made: what it would be of, its figures and the reason as a sentence."""

    subject: Text
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


def is_never_added(unit: str) -> bool:
    """Whether amounts in this unit say nothing across subjects (shares, time, temperature)."""
    return unit in _NEVER_ADDED


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


def refused_totals(figures: Sequence[Figure], words: Interface) -> list[Refusal]:
    """Sums a reader might be tempted to make, and why they are not made; in order of source and place."""
    ordered = in_order(figures)
    wholes = _parts_of_wholes(ordered, words)
    related = {metric.metric_id for refusal in wholes for _, metric in refusal.figures}
    made = {metric.metric_id for group in made_totals(ordered) for _, metric in group}
    beside = _beside_each_other([figure for figure in ordered if figure[1].metric_id not in made], related, words)
    return [*wholes, *beside, *_across_years(ordered, words)]


def _parts_of_wholes(ordered: Sequence[Figure], words: Interface) -> list[Refusal]:
    parts: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    wholes = {(metric.document_id, metric.metric_id): (source, metric) for source, metric in ordered}
    for source, metric in ordered:
        if metric.part_of is not None and (metric.document_id, metric.part_of) in wholes:
            parts[metric.document_id, metric.part_of].append((source, metric))
    refusals = []
    for key, found in parts.items():
        source, whole = wholes[key]
        unit = words.unit(whole.unit)
        values = {
            "figures": words.join([_bare(words, metric) for _, metric in found]),
            "whole": figure_text(words, whole, with_bound=True),
        }
        if unit:
            reason = words.say("totals.parts", n=len(found), unit=unit, **values)
        else:
            reason = words.say("totals.parts_things", n=len(found), **values)
        subject = subject_text(source, whole)
        title = Text(text=words.sentence_start(subject.text), lang=subject.lang)
        refusals.append(Refusal(title, ((source, whole), *found), reason))
    return refusals


def _beside_each_other(ordered: Sequence[Figure], related: set[str], words: Interface) -> list[Refusal]:
    """Figures of one unit in one sentence."""
    sentences: dict[tuple[str, int, str], list[Figure]] = defaultdict(list)
    for source, metric in ordered:
        if metric.unit not in _NEVER_ADDED and metric.metric_id not in related:
            sentences[metric.document_id, metric.sentence.start, metric.unit].append((source, metric))
    refusals = []
    for (_, _, unit), group in sentences.items():
        if len(group) > 1:
            subject = words.say("totals.in_one_sentence", unit=words.unit(unit), mark=group[0][0].mark)
            title = words.own(words.sentence_start(subject))
            refusals.append(Refusal(title, tuple(group), _difference(group, words)))
    return refusals


def _difference(group: Sequence[Figure], words: Interface) -> str:
    metrics = [metric for _, metric in group]
    if any(metric.value is None for metric in metrics):
        return words.say("totals.has_range")
    if len({metric.status for metric in metrics}) > 1:
        total = _sum(metrics)
        in_figures = total is None or total >= SMALLEST_IN_FIGURES  # numbers compared in one sentence are written alike
        stages = words.join(
            [
                words.say(
                    "totals.stage",
                    figure=_bare(words, metric, in_figures=in_figures),
                    status=metric_status(words, metric.status),
                )
                for metric in metrics
            ]
        )
        if total is None:
            return words.say("totals.stages_no_sum", stages=stages)
        return words.say("totals.stages", stages=stages, total=words.number(total, in_table=in_figures))
    keys = {subject_key(subject_text(source, metric).text) for source, metric in group}
    if len(keys) > 1:
        return words.say("totals.different_things")
    if len({metric.period for metric in metrics}) > 1:
        return words.say("totals.different_periods")
    if len({metric.qualifier for metric in metrics}) > 1:
        return words.say("totals.bounds")
    return words.say("totals.may_overlap")


def _across_years(ordered: Sequence[Figure], words: Interface) -> list[Refusal]:
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
            said = [
                words.say("totals.figure_of", figure=_bare(words, metric), period=words.date(metric.period))
                for _, metric in group[:6]
            ]
            reason = words.say("totals.different_years", figures=words.join(said))
            title = words.own(words.sentence_start(words.say("totals.across_sources", head=head)))
            refusals.append(Refusal(title, tuple(group), reason))
    return refusals


def _bare(words: Interface, metric: Metric, *, in_figures: bool = True) -> str:
    """The number with its bound word, without the unit."""
    return words.quantity(
        metric.value, "", low=metric.min, high=metric.max, qualifier=metric.qualifier, in_table=in_figures
    )  # fmt: skip


def _sum(metrics: Sequence[Metric]) -> int | None:
    values = [metric.value for metric in metrics]
    if all(isinstance(value, int) for value in values):
        return sum(value for value in values if isinstance(value, int))
    return None
