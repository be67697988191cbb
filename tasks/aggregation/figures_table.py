"""The figures table: every figure as reported beside its normalised form, by source."""

from tasks.aggregation.edition_context import FIGURE_ROWS, FIGURE_ROWS_PER_SOURCE, EditionContext
from tasks.aggregation.evidence import printed_flags
from tasks.aggregation.frames import rows_of
from tasks.aggregation.sources import Source, cut_words, one_line
from tasks.aggregation.wording import anchor, bound_label, country_names, figure_text, measured
from tasks.contracts.briefing import FigureGroup, FigureRow, Text
from tasks.contracts.metric import Metric
from tasks.grammar.interface import Interface

SUBJECT_WORDS = 24
TITLE_WORDS = 12
REPORTED_CHARACTERS = 160


def figure_groups(context: EditionContext) -> tuple[FigureGroup, ...]:
    """One group a source, rows in order of the text; figures beyond the limits of print are counted in the caption."""
    words = context.interface
    room = FIGURE_ROWS
    groups = []
    figures: dict[int, list[Metric]] = {}
    for row in rows_of(context.frames.metrics):
        figures.setdefault(row.position, []).append(row.item)
    for source in context.sources:
        metrics = sorted(figures.get(source.position, ()), key=lambda m: (m.number_start, m.metric_id))
        shown = metrics[: max(0, min(room, FIGURE_ROWS_PER_SOURCE))]
        room -= len(shown)
        if shown:
            title = source.title_en
            head = f"{source.mark} · {cut_words(title.text, TITLE_WORDS)}"
            note = ""
            if len(shown) < len(metrics):
                note = words.say("figures.first_of", n=len(metrics), total=len(metrics), shown=len(shown))
            rows = tuple(_row(context, source, metric) for metric in shown)
            groups.append(FigureGroup(title=Text(text=head, lang=title.lang), note=note, rows=rows))
    return tuple(groups)


def figures_note(context: EditionContext, groups: tuple[FigureGroup, ...]) -> str:
    """How many figures have no room on the page; empty when all are printed."""
    total = len(context.frames.metrics)
    printed = sum(len(group.rows) for group in groups)
    if printed == total:
        return ""
    return context.interface.say("figures.left_out", left=total - printed, total=total)


def period_label(interface: Interface, metric: Metric) -> str:
    """The period as printed; says when it was worked out from words such as "the past ten years"."""
    printed = interface.date(metric.period)
    if not printed:
        return interface.say("figures.period_not_stated")
    return interface.say("figures.period_inferred", period=printed) if metric.period_inferred else printed


def _row(context: EditionContext, source: Source, metric: Metric) -> FigureRow:
    words = context.interface
    name = anchor("f", metric.metric_id)
    whole = source.metrics.get(metric.part_of) if metric.part_of else None
    reported = one_line(metric.surface)
    if len(reported) > REPORTED_CHARACTERS:
        reported = f"{reported[:REPORTED_CHARACTERS]}…"
    figure = cut_long(words, figure_text(words, metric))
    countries = country_names(words, metric.countries)
    return FigureRow(
        anchor=name,
        reported=Text(text=reported, lang=source.lang),
        normalised=words.quantity_text(figure, metric.unit, metric.rate),
        bound=bound_label(words, metric),
        subject=measured(source, metric, SUBJECT_WORDS),
        kind=metric.kind.value,
        status=metric.status.value,
        period=period_label(words, metric),
        countries=words.join(countries),
        country_names=countries,
        part_of=words.own(words.say("figures.part_of", figure=figure_text(words, whole, with_bound=True)))
        if whole is not None
        else None,
        cites=(context.book.cite(metric, name, words.say("figures.label", figure=figure)),),
        flags=printed_flags(metric.flags, words),
    )


def cut_long(interface: Interface, figure: str) -> str:
    """A normalised figure that fits a column: hundreds of digits are shortened with their count.

    >>> from tasks.grammar.interface import interface_for
    >>> cut_long(interface_for("en"), "13,194 tons")
    '13,194 tons'
    """
    if len(figure) <= REPORTED_CHARACTERS:
        return figure
    digits = sum(character.isdigit() for character in figure)
    return interface.say("figures.too_long", figure=figure[:40], digits=digits)
