"""Everything that was read, as pandas tables: documents, figures, activities, asks, organisations.

Rows are in the order of the sources and of their text. The column ``item`` holds the contract object itself, so that a
section chosen by a table never has to look anything up. Columns of dates hold ``datetime.date`` or None.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from tasks.aggregation import periods
from tasks.aggregation.sources import Source
from tasks.contracts.activity import Activity, ActivityStatus, Organisation, Recommendation
from tasks.contracts.metric import Metric

#: Section for activities without a theme of the vocabulary.
NO_THEME = "other"

_DOCUMENTS = ("document_id", "mark", "position", "file", "kind", "language", "dated", "sort_date", "year", "item")
_METRICS = ("metric_id", "document_id", "position", "start", "unit", "value", "kind", "status", "qualifier", "period",
            "year", "part_of", "block_index", "is_range", "flagged", "item", "source")  # fmt: skip
_ACTIVITIES = ("activity_id", "document_id", "position", "start", "theme", "themes", "status", "when", "last_day", "year",
               "countries", "organisations", "metric_ids", "sort_date", "asked", "item", "source")  # fmt: skip
_RECOMMENDATIONS = ("recommendation_id", "document_id", "position", "start", "label", "horizon", "horizon_end",
                    "countries", "organisations", "item", "source")  # fmt: skip
_ORGANISATIONS = ("name", "listed", "document_id", "position")


@dataclass(frozen=True, slots=True)
class Frames:
    """The tables of one edition."""

    documents: pd.DataFrame
    metrics: pd.DataFrame
    activities: pd.DataFrame
    recommendations: pd.DataFrame
    organisations: pd.DataFrame

    @property
    def cards(self) -> pd.DataFrame:
        """The activities that get a card: those that are not asks printed in the table of asks."""
        return self.activities[~self.activities["asked"].astype(bool)]


def frame(rows: Iterable[Sequence[Any]], columns: Sequence[str]) -> pd.DataFrame:
    """A table of plain objects: pandas turns no id into a number, no None into NaN, no date into a timestamp."""
    return pd.DataFrame(list(rows), columns=list(columns), dtype=object)


def rows_of(table: pd.DataFrame) -> Iterator[Any]:
    """The rows of a table as named tuples (their fields are the columns)."""
    yield from table.itertuples(index=False)


def build_frames(sources: Sequence[Source], month_end: date) -> Frames:
    """All tables of the sources. What is still going on at ``month_end`` is dated by its beginning."""
    return Frames(
        documents=frame((_document_row(source) for source in sources), _DOCUMENTS),
        metrics=frame(
            (_metric_row(source, metric) for source in sources for metric in source.worked.extraction.metrics), _METRICS
        ),
        activities=frame((row for source in sources for row in _activity_rows(source, month_end)), _ACTIVITIES),
        recommendations=frame(
            (
                _recommendation_row(source, recommendation)
                for source in sources
                for recommendation in source.worked.extraction.recommendations
            ),
            _RECOMMENDATIONS,
        ),
        organisations=frame(
            (
                (organisation.name, organisation.listed, source.document.document_id, source.position)
                for source in sources
                for organisation in source.worked.extraction.organisations
            ),
            _ORGANISATIONS,
        ),
    )


def _document_row(source: Source) -> tuple[Any, ...]:
    document = source.document
    return (
        document.document_id, source.mark, source.position, document.file, document.kind.value, document.language,
        source.dated, source.sort_date, periods.year_of(source.dated), source,
    )  # fmt: skip


def _metric_row(source: Source, metric: Metric) -> tuple[Any, ...]:
    return (
        metric.metric_id, metric.document_id, source.position, metric.number_start, metric.unit, metric.value,
        metric.kind.value, metric.status.value, metric.qualifier.value, metric.period, periods.year_of(metric.period),
        metric.part_of, metric.block_index, metric.value is None,
        any(flag.severity.value != "note" for flag in metric.flags), metric, source,
    )  # fmt: skip


def _names(organisations: Iterable[Organisation]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(organisation.name for organisation in organisations))


def _activity_rows(source: Source, month_end: date) -> Iterable[tuple[Any, ...]]:
    asks = sorted((ask.start, ask.end) for ask in source.worked.extraction.recommendations)
    cursor = 0
    for activity in sorted(source.worked.extraction.activities, key=lambda a: (a.start, a.end, a.activity_id)):
        while cursor < len(asks) and asks[cursor][1] <= activity.start:
            cursor += 1
        asked = (
            activity.status is ActivityStatus.RECOMMENDED and cursor < len(asks) and asks[cursor][0] < activity.end
        )  # fmt: skip
        yield _activity_row(source, activity, asked, month_end)


def _activity_row(source: Source, activity: Activity, asked: bool, month_end: date) -> tuple[Any, ...]:
    when = activity.date or activity.period
    first, last = periods.bounds(when)
    day = first if last is None or (last > month_end and first is not None) else last
    return (
        activity.activity_id, activity.document_id, source.position, activity.start,
        activity.themes[0] if activity.themes else NO_THEME, activity.themes, activity.status.value, when,
        day, day.year if day else None, activity.countries, _names(activity.organisations),
        activity.metric_ids, source.sort_date, asked, activity, source,
    )  # fmt: skip


def _recommendation_row(source: Source, ask: Recommendation) -> tuple[Any, ...]:
    return (
        ask.recommendation_id, ask.document_id, source.position, ask.start, ask.label, ask.horizon,
        periods.last_day(ask.horizon), ask.countries, _names(ask.organisations), ask, source,
    )  # fmt: skip


def newest_first(activities: pd.DataFrame) -> pd.DataFrame:
    """Activities by event date, newest first; undated ones last, those of newer sources before those of older ones."""
    if activities.empty:
        return activities
    keys = activities.assign(
        _dated=[day is None for day in activities["last_day"]],
        _day=[-(day or date.min).toordinal() for day in activities["last_day"]],
        _source_day=[-day.toordinal() for day in activities["sort_date"]],
    )
    ordered = keys.sort_values(["_dated", "_day", "_source_day", "position", "start", "activity_id"], kind="stable")
    return ordered.drop(columns=["_dated", "_day", "_source_day"])
