"""Figures that may be set side by side: the same unit, noun, kind and status. Nothing is added up.

What may be compared follows :mod:`tasks.aggregation.like_with_like`: its nouns, and its list of units that say nothing
across subjects. Flagged figures, background figures, targets and parts of a larger figure are left out.
"""

from collections import defaultdict
from dataclasses import dataclass

from tasks.aggregation.edition_context import EditionContext
from tasks.aggregation.frames import rows_of
from tasks.aggregation.labels import metric_kind, metric_status
from tasks.aggregation.like_with_like import Figure, in_order, subject_head
from tasks.aggregation.wording import facts, figure_text, measured, subject_text
from tasks.contracts.charts import (
    Column,
    ComparedFigure,
    DataRow,
    DataTable,
    NotDrawn,
    Panel,
    SmallMultiples,
)
from tasks.contracts.metric import Metric, MetricKind, MetricStatus, Qualifier
from tasks.contracts.text import Text
from tasks.grammar import un_style
from tasks.grammar.interface import Interface
from tasks.vocabularies.quantity_tables import load_units

MAX_PANELS = 2
MAX_FIGURES = 3
LABEL_WORDS = 16
#: Shares, temperatures and times say nothing across subjects; a figure without a unit says nothing at all.
NOT_COMPARED = frozenset({"%", "degC", "year", "month", "week", "day", "hour", "minute", "second", ""})
_KINDS = (MetricKind.OUTCOME, MetricKind.PARTICIPATION, MetricKind.ACTIVITY)
_STATUSES = (MetricStatus.ACHIEVED, MetricStatus.UNDER_WAY, MetricStatus.PLANNED)


@dataclass(frozen=True, slots=True)
class Family:
    """Figures of one unit, noun, kind, status and rate, in order of source and place; ``flagged`` ones are not among them."""

    unit: str
    head: str
    kind: MetricKind
    status: MetricStatus
    figures: tuple[Figure, ...]
    flagged: int


def figures_side_by_side(context: EditionContext) -> SmallMultiples | NotDrawn | None:
    """Panels of figures of one kind; None when there are no figures, a sentence when no two can be compared."""
    metrics, words = context.frames.metrics, context.interface
    if metrics.empty:
        return None
    found = families([(row.source, row.item) for row in rows_of(metrics)])
    title, unit = words.say("charts.figures.title"), words.say("charts.unit.figures")
    if not found:
        return NotDrawn(
            anchor="chart-figures", title=title, unit=unit, description=words.say("charts.figures.none"),
            source=words.say("charts.figures.source"),
        )  # fmt: skip
    shown = found[:MAX_PANELS]
    panels = tuple(_panel(words, family) for family in shown)
    left_out = sum(max(len(family.figures) - MAX_FIGURES, 0) for family in shown)
    flagged = sum(family.flagged for family in found)
    notes = []
    if left_out:
        notes.append(words.say("charts.figures.more", n=left_out))
    if len(found) > len(shown):
        notes.append(words.say("charts.figures.more_groups", n=len(found) - len(shown)))
    if flagged:
        notes.append(words.say("charts.figures.flagged", n=flagged))
    return SmallMultiples(
        anchor="chart-figures",
        title=title,
        unit=unit,
        description=words.sentences([_sentence(words, panel) for panel in panels]),
        source=words.say("charts.figures.source"),
        notes=tuple(map(words.sentence_start, notes)),
        panels=panels,
        table=_table(words, found),
    )


def families(figures: list[Figure]) -> list[Family]:
    """Groups of two figures and more that may be compared: of most sources first, then of most figures, then by unit."""
    groups: dict[tuple[str, str, str, str, str], list[Figure]] = defaultdict(list)
    flagged: dict[tuple[str, str, str, str, str], int] = defaultdict(int)
    for source, metric in in_order(figures):
        subject = subject_text(source, metric)
        head = subject_head(subject.text) if subject.lang == "en" else ""
        if not head or not _is_comparable(metric):
            continue
        key = (metric.unit, head, metric.kind.value, metric.status.value, metric.rate or "")
        if any(flag.severity.value != "note" for flag in metric.flags):
            flagged[key] += 1
        else:
            groups[key].append((source, metric))
    found = [
        Family(
            unit=key[0], head=key[1], kind=MetricKind(key[2]), status=MetricStatus(key[3]), figures=tuple(group),
            flagged=flagged[key],
        )
        for key, group in groups.items()
        if len(group) > 1
    ]  # fmt: skip
    return sorted(
        found,
        key=lambda family: (
            -len({source.mark for source, _ in family.figures}), -len(family.figures), family.unit, family.head,
            family.kind.value, family.status.value,
        ),
    )  # fmt: skip


def _is_comparable(metric: Metric) -> bool:
    ends = (metric.value, metric.min, metric.max)
    return (
        metric.kind in _KINDS
        and metric.status in _STATUSES
        and metric.part_of is None
        and metric.unit not in NOT_COMPARED
        and all(end is None or 0 <= end < 1e15 for end in ends)
    )


def _size(metric: Metric) -> float:
    ends = (metric.value, metric.max, metric.min)
    return float(next(end for end in ends if end is not None))


def _chosen(family: Family) -> list[Figure]:
    """The figures drawn: one a source in turn, larger ones first, so that no long source fills the panel alone."""
    by_source: dict[str, list[Figure]] = defaultdict(list)
    for figure in family.figures:
        by_source[figure[0].mark].append(figure)
    ranked = [
        (number, figure)
        for group in by_source.values()
        for number, figure in enumerate(sorted(group, key=lambda figure: -_size(figure[1])))
    ]
    ranked.sort(key=lambda item: (item[0], -_size(item[1][1]), item[1][0].position, item[1][1].number_start))
    chosen = [figure for _, figure in ranked[:MAX_FIGURES]]
    return sorted(chosen, key=lambda figure: (-_size(figure[1]), figure[0].position, figure[1].number_start))


def _panel(words: Interface, family: Family) -> Panel:
    return Panel(
        title=headed(family),
        subtitle=words.say(
            "charts.figures.subtitle", kind=metric_kind(words, family.kind), status=metric_status(words, family.status)
        ),
        figures=tuple(_compared(words, figure) for figure in _chosen(family)),
    )


def headed(family: Family) -> Text:
    """The noun with the unit in which it is measured: "Saved, kilowatt-hours"; counted nouns have none to add."""
    head = un_style.sentence_start(family.head)
    is_measured = family.unit in {row.unit for row in load_units()}
    named = (facts().unit(family.unit) or family.unit) if is_measured else ""
    return Text(text=f"{head}, {named}" if named else head, lang="en")


def _compared(words: Interface, figure: Figure) -> ComparedFigure:
    source, metric = figure
    label = measured(source, metric, LABEL_WORDS)
    is_range = metric.value is None and metric.min is not None and metric.max is not None
    qualifier = metric.qualifier
    if metric.value is None and not is_range and qualifier is Qualifier.EXACT:
        qualifier = Qualifier.AT_LEAST if metric.min is not None else Qualifier.AT_MOST
    return ComparedFigure(
        label=Text(text=un_style.sentence_start(label.text), lang=label.lang),
        sublabel=_when(words, figure),
        value_label=words.quantity(
            metric.value, "", low=metric.min, high=metric.max, qualifier=metric.qualifier, in_table=True
        ),
        low=float(metric.min) if is_range and metric.min is not None else _size(metric),
        high=_size(metric),
        code="exact" if is_range else qualifier.value,
    )


def _when(words: Interface, figure: Figure) -> str:
    source, metric = figure
    if metric.period:
        return words.say("charts.figures.when", mark=source.mark, date=words.date(metric.period))
    return words.say("charts.figures.no_period", mark=source.mark)


def _sentence(words: Interface, panel: Panel) -> str:
    largest, smallest = panel.figures[0], panel.figures[-1]
    return words.say(
        "charts.figures.panel", title=panel.title.text, smallest=smallest.value_label, smallest_when=smallest.sublabel,
        largest=largest.value_label, largest_when=largest.sublabel,
    )  # fmt: skip


def _table(words: Interface, found: list[Family]) -> DataTable:
    rows = []
    for family in found:
        group = words.say(
            "charts.figures.group", noun=un_style.sentence_start(family.head), kind=metric_kind(words, family.kind),
            status=metric_status(words, family.status),
        )  # fmt: skip
        for source, metric in family.figures:
            label = measured(source, metric, LABEL_WORDS)
            rows.append(
                DataRow(
                    label=Text(text=un_style.sentence_start(label.text), lang=label.lang),
                    cells=(group, _when(words, (source, metric)), figure_text(words, metric, with_bound=True)),
                )
            )
    return DataTable(
        row_label=words.say("charts.column.subject"),
        columns=(
            Column(label=words.say("charts.column.group"), is_number=False),
            Column(label=words.say("charts.column.when"), is_number=False),
            Column(label=words.say("charts.column.value")),
        ),
        rows=tuple(rows),
    )
