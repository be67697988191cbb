"""Four key figures, chosen by a rule that is printed under them."""

import math
import re

import pandas as pd

from tasks.aggregation import periods
from tasks.aggregation.edition_context import EditionContext
from tasks.aggregation.evidence import printed_flags
from tasks.aggregation.frames import rows_of
from tasks.aggregation.labels import metric_kind, metric_status
from tasks.aggregation.sources import Source
from tasks.aggregation.wording import bound_label, definition, facts, subject_text
from tasks.contracts.briefing import KeyFigure, Text
from tasks.contracts.metric import Metric, MetricKind, Qualifier
from tasks.grammar.interface import Interface

TILES = 4
DEFINITION_WORDS = 28
#: A count below this is no finding of its own ("one company", "two objectives").
SMALLEST_COUNT = 3
#: Words before a figure at the head of a clause that fall away with it: the tile prints its bound word itself.
_LEADS = "(?:(?:a|the) total of|in total,?|altogether,?|some|about|around|over|nearly|almost|more than|at least|up to) "
DURATIONS = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
#: Factors to tons, only to compare masses with one another (SI Brochure, 9th edition, section 4: 1 t = 1,000 kg).
_TONS = {"Mt": 1e6, "kt": 1e3, "t": 1.0, "kg": 1e-3, "g": 1e-6, "mg": 1e-9, "ug": 1e-12}
_KIND_RANK = {MetricKind.OUTCOME: 0, MetricKind.PARTICIPATION: 1, MetricKind.ACTIVITY: 2}
_STATUS_RANK = {"achieved": 0, "under_way": 1, "planned": 2}


def rule(words: Interface) -> str:
    """How the figures were chosen, printed under them."""
    return words.say("key_figures.rule", smallest=words.number(SMALLEST_COUNT))


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


def as_of(words: Interface, source: Source, metric: Metric) -> str:
    """What time the figure speaks of: its own period, else the date of its source, else that neither is stated."""
    if metric.period and periods.bounds(metric.period) != (None, None):
        period = words.date(metric.period)
        return words.say("key_figures.period_inferred", period=period) if metric.period_inferred else period
    if source.dated:
        return words.say("key_figures.source_of", date=words.date(source.dated))
    return words.say("key_figures.source_undated")


def tile_definition(words: Interface, source: Source, metric: Metric) -> Text:
    """What is counted, with a capital; a clause that begins with the figure itself is printed without it.

    The number and its unit stand in the tile already: "A total of 231 policies were approved" reads on as "Policies were
    approved". A figure in the middle of its clause stays, because the clause would not be the source's without it.
    """
    said = definition(words, source, metric, DEFINITION_WORDS)
    text = said.text
    if metric.value is not None:
        spelled = {facts().number(metric.value, in_table=True), metric.number_surface}
        figure = "|".join(re.escape(form) for form in sorted(spelled, key=len, reverse=True))
        unit = "|".join(re.escape(facts().unit(metric.unit, value)) for value in (1, 2))
        lead = re.match(rf"(?:{_LEADS})?(?:{figure}) (?:(?:{unit}) of (?=\w))?(?=[^\W\d])", text, re.IGNORECASE)
        text = text[lead.end() :] if lead else text
    return Text(text=words.sentence_start(text), lang=said.lang)


def key_figures(context: EditionContext) -> tuple[KeyFigure, ...]:
    """The tiles, each with what is counted, as of when, and why it was chosen."""
    words = context.interface
    tiles = []
    for position, (source, metric) in enumerate(choose(context), start=1):
        tile = f"k-{position}"
        if metric.value is not None:
            number = words.number(metric.value, in_table=True)
        else:
            number = words.quantity(None, "", low=metric.min, high=metric.max, in_table=True)
        number = words.money(number, metric.unit)
        is_plain = metric.value is None or metric.qualifier is Qualifier.EXACT
        why = words.say(
            "key_figures.why", kind=metric_kind(words, metric.kind), status=metric_status(words, metric.status)
        )
        tiles.append(
            KeyFigure(
                anchor=tile,
                bound="" if is_plain else bound_label(words, metric),
                number=number,
                unit=words.unit_text(metric.unit, metric.value, rate=metric.rate),
                definition=tile_definition(words, source, metric),
                as_of=as_of(words, source, metric),
                rule=why,
                cites=(context.book.cite(metric, tile, words.say("key_figures.label", figure=number)),),
                flags=printed_flags(metric.flags, words),
            )
        )
    return tuple(tiles)
