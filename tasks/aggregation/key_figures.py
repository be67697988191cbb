"""Four key figures, chosen by a rule that is printed under them."""

import math

import pandas as pd

from tasks.aggregation import periods
from tasks.aggregation.edition_context import EditionContext
from tasks.aggregation.evidence import printed_flags
from tasks.aggregation.frames import rows_of
from tasks.aggregation.sources import Source
from tasks.aggregation.wording import bound_label, definition, subject_text
from tasks.contracts.briefing import KeyFigure
from tasks.contracts.metric import Metric, MetricKind, Qualifier
from tasks.grammar import un_style

TILES = 4
DEFINITION_WORDS = 28
#: A count below this is no finding of its own ("one company", "two objectives").
SMALLEST_COUNT = 3
DURATIONS = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
#: Factors to tons, only to compare masses with one another (SI Brochure, 9th edition, section 4: 1 t = 1,000 kg).
_TONS = {"Mt": 1e6, "kt": 1e3, "t": 1.0, "kg": 1e-3, "g": 1e-6, "mg": 1e-9, "ug": 1e-12}
_KIND_RANK = {MetricKind.OUTCOME: 0, MetricKind.PARTICIPATION: 1, MetricKind.ACTIVITY: 2}
_STATUS_RANK = {"achieved": 0, "under_way": 1, "planned": 2}

RULE = (
    "Chosen by rule, not by hand: results first, then participation and work under way; no background figures, "
    f"targets, durations, parts of a larger figure, flagged figures or counts below {un_style.number(SMALLEST_COUNT)}; newest "
    "source first, one figure a source in turn, then the larger figure, no two of the same unit from one source."
)


def _magnitude(metric: Metric) -> float:
    value = metric.value if metric.value is not None else metric.max if metric.max is not None else metric.min
    try:
        size = abs(float(value or 0)) * _TONS.get(metric.unit, 1.0)
    except OverflowError:
        return math.inf
    return size


def _is_candidate(source: Source, metric: Metric) -> bool:
    if metric.kind not in _KIND_RANK or metric.status.value not in _STATUS_RANK or metric.part_of is not None:
        return False
    if not metric.unit or metric.unit in DURATIONS or any(flag.severity.value != "note" for flag in metric.flags):
        return False
    is_measure_of_mass = metric.unit in _TONS
    if not is_measure_of_mass and metric.value is not None and abs(metric.value) < SMALLEST_COUNT:
        return False
    return subject_text(source, metric).lang == "en"


def candidates(context: EditionContext) -> pd.DataFrame:
    """Figures that may be a tile, best first: by kind, status, newest source, size; ties by place in the text."""
    metrics = context.frames.metrics
    if metrics.empty:
        return metrics
    kept = metrics[
        [_is_candidate(source, metric) for source, metric in zip(metrics["source"], metrics["item"], strict=True)]
    ]
    if kept.empty:
        return kept
    ranked = kept.assign(
        _kind=[_KIND_RANK[MetricKind(kind)] for kind in kept["kind"]],
        _status=[_STATUS_RANK[status] for status in kept["status"]],
        _source_day=[-source.sort_date.toordinal() for source in kept["source"]],
        _size=[-_magnitude(metric) for metric in kept["item"]],
    )
    return ranked.sort_values(["_kind", "_status", "_source_day", "_size", "position", "start"], kind="stable")


def choose(context: EditionContext) -> list[tuple[Source, Metric]]:
    """At most four figures: in rounds over the sources, never two of one unit from the same source."""
    chosen: list[tuple[Source, Metric]] = []
    ranked = candidates(context)
    used: set[tuple[str, str]] = set()
    taken: dict[str, int] = {}
    for allowed in range(1, TILES + 1):
        for row in rows_of(ranked):
            key = (row.document_id, row.unit)
            if len(chosen) == TILES:
                return chosen
            if key in used or taken.get(row.document_id, 0) >= allowed:
                continue
            used.add(key)
            taken[row.document_id] = taken.get(row.document_id, 0) + 1
            chosen.append((row.source, row.item))
    return chosen


def as_of(source: Source, metric: Metric) -> str:
    """What time the figure speaks of: its own period, else the date of its source, else that neither is stated."""
    if metric.period and periods.bounds(metric.period) != (None, None):
        return un_style.date(metric.period) + (
            " (worked out from a relative wording)" if metric.period_inferred else ""
        )
    if source.dated:
        return f"period not stated; source of {un_style.date(source.dated)}"
    return "period not stated; source undated"


def key_figures(context: EditionContext) -> tuple[KeyFigure, ...]:
    """The tiles, each with what is counted, as of when, and why it was chosen."""
    tiles = []
    for position, (source, metric) in enumerate(choose(context), start=1):
        tile = f"k-{position}"
        if metric.value is not None:
            number = un_style.number(metric.value, in_table=True)
        else:
            number = un_style.quantity(None, "", low=metric.min, high=metric.max, in_table=True)
        is_range = metric.value is None
        number = un_style.prefix(metric.unit) + number
        unit = f"{un_style.unit(metric.unit, metric.value)} {metric.rate or ''}".strip()
        tiles.append(
            KeyFigure(
                anchor=tile,
                bound="" if is_range or metric.qualifier is Qualifier.EXACT else bound_label(metric),
                number=number,
                unit=unit,
                definition=definition(source, metric, DEFINITION_WORDS),
                as_of=as_of(source, metric),
                rule=f"{metric.kind.value}, {metric.status.value.replace('_', ' ')}",
                cites=(context.book.cite(metric, tile, f"Key figures: {number}"),),
                flags=printed_flags(metric.flags),
            )
        )
    return tuple(tiles)
