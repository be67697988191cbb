"""The figures table: every figure as reported beside its normalised form, by source."""

from tasks.aggregation.edition_context import FIGURE_ROWS, FIGURE_ROWS_PER_SOURCE, EditionContext
from tasks.aggregation.evidence import printed_flags
from tasks.aggregation.sources import Source, cut_words, one_line
from tasks.aggregation.wording import (
    METRIC_KIND_LABELS,
    METRIC_STATUS_LABELS,
    anchor,
    bound_label,
    countries,
    measured,
    normalised,
)
from tasks.contracts.briefing import FigureGroup, FigureRow, Text
from tasks.contracts.metric import Metric
from tasks.grammar import un_style

SUBJECT_WORDS = 24
REPORTED_CHARACTERS = 160


def figure_groups(context: EditionContext) -> tuple[FigureGroup, ...]:
    """One group a source, rows in order of the text; figures beyond the limits of print are counted in the caption."""
    room = FIGURE_ROWS
    groups = []
    for source in context.sources:
        metrics = sorted(source.worked.extraction.metrics, key=lambda m: (m.number_start, m.metric_id))
        shown = metrics[: max(0, min(room, FIGURE_ROWS_PER_SOURCE))]
        room -= len(shown)
        if shown:
            title = f"{source.mark} · {cut_words(source.title_en, 12)}"
            if len(shown) < len(metrics):
                title += f" (first {len(shown):,} of {len(metrics):,} figures)"
            groups.append(FigureGroup(title=title, rows=tuple(_row(context, source, metric) for metric in shown)))
    total = len(context.frames.metrics)
    printed = sum(len(group.rows) for group in groups)
    if printed < total:
        context.left_out.append(f"Figures: {total - printed:,} of {total:,} figures stand in the data pack only.")
    return tuple(groups)


def period_label(metric: Metric) -> str:
    """The period as printed; says when it was worked out from words such as "the past ten years"."""
    printed = un_style.date(metric.period)
    if not printed:
        return "not stated"
    return f"{printed} (worked out)" if metric.period_inferred else printed


def _row(context: EditionContext, source: Source, metric: Metric) -> FigureRow:
    name = anchor("f", metric.metric_id)
    whole = source.metrics.get(metric.part_of) if metric.part_of else None
    reported = one_line(metric.surface)
    if len(reported) > REPORTED_CHARACTERS:
        reported = f"{reported[:REPORTED_CHARACTERS]}…"
    return FigureRow(
        anchor=name,
        reported=Text(text=reported, lang=source.lang),
        normalised=cut_long(normalised(metric)),
        bound=bound_label(metric),
        subject=measured(source, metric, SUBJECT_WORDS),
        kind=METRIC_KIND_LABELS[metric.kind],
        status=METRIC_STATUS_LABELS[metric.status],
        period=period_label(metric),
        countries=countries(metric.countries),
        part_of=f"part of {normalised(whole, with_bound=True)}" if whole is not None else None,
        cites=(context.book.cite(metric, name, f"Figures table: {cut_long(normalised(metric))}"),),
        flags=printed_flags(metric.flags),
    )


def cut_long(figure: str) -> str:
    """A normalised figure that fits a column: hundreds of digits are shortened with their count.

    >>> cut_long("13,194 tons")
    '13,194 tons'
    """
    if len(figure) <= REPORTED_CHARACTERS:
        return figure
    digits = sum(character.isdigit() for character in figure)
    return f"{figure[:40]}… ({digits:,} digits)"
