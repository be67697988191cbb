"""Totals as printed: those made, and every tempting sum that is not made, with the reason."""

from tasks.aggregation.edition_context import EditionContext
from tasks.aggregation.like_with_like import Figure, in_order, made_totals, refused_totals
from tasks.aggregation.sources import Source
from tasks.aggregation.wording import METRIC_STATUS_LABELS, definition, normalised, subject_text
from tasks.contracts.briefing import RefusedTotal, Total
from tasks.contracts.metric import Metric
from tasks.grammar import un_style

#: More refused sums than this are counted, not listed.
MAX_REFUSED = 24
#: Figures named in one refusal; the others are counted.
MAX_NAMED = 8


def _described(source: Source, metric: Metric) -> str:
    said = definition(source, metric, 20)
    status = METRIC_STATUS_LABELS[metric.status]
    if metric.value is not None and un_style.number(metric.value, in_table=True) in said:
        return f"{un_style.sentence_start(said)} ({status})"  # the clause names the figure itself
    return f"{normalised(metric, with_bound=True)}: {said} ({status})"


def all_figures(context: EditionContext) -> list[Figure]:
    """Every figure with its source, in order."""
    metrics = context.frames.metrics
    return in_order(zip(metrics["source"], metrics["item"], strict=True))


def totals(context: EditionContext) -> tuple[tuple[Total, ...], tuple[RefusedTotal, ...]]:
    """The totals made and those refused, ready to print."""
    figures = all_figures(context)
    made = []
    for number, group in enumerate(made_totals(figures), start=1):
        name = f"total-{number}"
        first = group[0][1]
        value = sum(metric.value for _, metric in group if metric.value is not None)
        cites = tuple(context.book.cite(metric, name, f"Total {number}") for _, metric in group)
        made.append(
            Total(
                anchor=name,
                subject=un_style.sentence_start(subject_text(*group[0]).text),
                result=un_style.quantity(value, first.unit, in_table=True),
                parts=tuple(_described(source, metric) for source, metric in group),
                cites=cites,
            )
        )
    refusals = refused_totals(figures)
    if len(refusals) > MAX_REFUSED:
        context.left_out.append(f"Totals: {len(refusals) - MAX_REFUSED:,} further refused sums are not listed.")
    refused = []
    for number, refusal in enumerate(refusals[:MAX_REFUSED], start=1):
        name = f"refused-{number}"
        shown = refusal.figures[:MAX_NAMED]
        unique = {
            cite.evidence_anchor: cite
            for cite in (context.book.cite(metric, name, f"Refused total {number}") for _, metric in shown)
        }
        described = [_described(source, metric) for source, metric in shown]
        if len(refusal.figures) > len(shown):
            described.append(f"and {len(refusal.figures) - len(shown)} more")
        refused.append(
            RefusedTotal(
                anchor=name,
                subject=refusal.subject,
                figures=tuple(described),
                reason=refusal.reason,
                cites=tuple(unique.values()),
            )
        )
    return tuple(made), tuple(refused)
