"""Totals as printed: those made, and every tempting sum that is not made, with the reason."""

from tasks.aggregation.edition_context import EditionContext
from tasks.aggregation.labels import metric_status
from tasks.aggregation.like_with_like import Figure, Refusal, in_order, made_totals, refused_totals
from tasks.aggregation.sources import Source
from tasks.aggregation.wording import ORIGINAL_ONLY, explanation, facts, figure_text, subject_text
from tasks.contracts.briefing import RefusedTotal, Text, Total
from tasks.contracts.metric import Metric

#: More refused sums than this are counted, not listed.
MAX_REFUSED = 24
#: Figures named in one refusal; the others are counted.
MAX_NAMED = 8
DEFINITION_WORDS = 20


def _described(source: Source, metric: Metric) -> Text:
    """A figure with what it counts: a line of facts, so all of it is English."""
    words = facts()
    said = explanation(source, metric, DEFINITION_WORDS) or words.say(ORIGINAL_ONLY)
    status = metric_status(words, metric.status)
    if metric.value is not None and words.number(metric.value, in_table=True) in said:
        clause = words.sentence_start(said)
        return Text(text=words.say("totals.described_clause", clause=clause, status=status))
    figure = figure_text(words, metric, with_bound=True)
    return Text(text=words.say("totals.described", figure=figure, subject=said, status=status))


def all_figures(context: EditionContext) -> list[Figure]:
    """Every figure with its source, in order."""
    metrics = context.frames.metrics
    return in_order(zip(metrics["source"], metrics["item"], strict=True))


def totals(context: EditionContext) -> tuple[tuple[Total, ...], tuple[RefusedTotal, ...]]:
    """The totals made and those refused, ready to print."""
    words = context.interface
    figures = all_figures(context)
    made = tuple(_made(context, number, group) for number, group in enumerate(made_totals(figures), start=1))
    refusals = refused_totals(figures, words)
    if len(refusals) > MAX_REFUSED:
        context.left_out.append(words.say("totals.left_out", more=len(refusals) - MAX_REFUSED))
    refused = tuple(_refused(context, number, refusal) for number, refusal in enumerate(refusals[:MAX_REFUSED], 1))
    return made, refused


def _made(context: EditionContext, number: int, group: tuple[Figure, ...]) -> Total:
    words = context.interface
    name, first = f"total-{number}", group[0][1]
    value = sum(metric.value for _, metric in group if metric.value is not None)
    label = words.say("totals.label", number=number)
    subject = subject_text(*group[0])
    return Total(
        anchor=name,
        subject=Text(text=words.sentence_start(subject.text), lang=subject.lang),
        result=words.quantity_text(words.quantity(value, first.unit, in_table=True), first.unit),
        parts=tuple(_described(source, metric) for source, metric in group),
        cites=tuple(context.book.cite(metric, name, label) for _, metric in group),
    )


def _refused(context: EditionContext, number: int, refusal: Refusal) -> RefusedTotal:
    words = context.interface
    name, label = f"refused-{number}", words.say("totals.refused_label", number=number)
    shown = refusal.figures[:MAX_NAMED]
    unique = {cite.evidence_anchor: cite for cite in (context.book.cite(metric, name, label) for _, metric in shown)}
    described = [_described(source, metric) for source, metric in shown]
    if len(refusal.figures) > len(shown):
        described.append(words.own(words.say("totals.more", more=len(refusal.figures) - len(shown))))
    return RefusedTotal(
        anchor=name,
        subject=refusal.subject,
        figures=tuple(dict.fromkeys(described)),  # one clause may hold both figures
        reason=refusal.reason,
        cites=tuple(unique.values()),
    )
