"""Items whose date does not fit the edition: old news, and things reported as done on days still ahead."""

from collections import Counter

from tasks.aggregation import periods
from tasks.aggregation.edition_context import EditionContext
from tasks.contracts.activity import ActivityStatus
from tasks.contracts.metric import MetricStatus

#: More years than this between an event and the edition makes an item old news (OCHA hides highlights after 30 days;
#: here the sources themselves are old, so it is said, not hidden).
STALE_YEARS = 2


def stale_items(context: EditionContext) -> list[tuple[str, int, int]]:
    """Mark of the source, year and number of activities, oldest year first, of all that is older than :data:`STALE_YEARS`."""
    oldest = context.month_end.year - STALE_YEARS
    activities = context.read.activities
    counts: Counter[tuple[int, int]] = Counter(
        (int(year), int(position))
        for year, position in zip(activities["year"], activities["position"], strict=True)
        if year is not None and year < oldest
    )
    marks = {source.position: source.mark for source in context.sources}
    return [(marks[position], year, counts[year, position]) for year, position in sorted(counts)]


def done_in_the_future(context: EditionContext) -> list[tuple[str, str, str]]:
    """Mark, words and date (EDTF) of what is said to be done or achieved at a time that begins after the edition's month."""
    found: list[tuple[str, str, str]] = []
    for source in context.sources:
        for activity in source.worked.extraction.activities:
            when = activity.date or activity.period
            if activity.status is ActivityStatus.DONE and _is_ahead(when, context):
                found.append((source.mark, activity.headline or activity.headline_original, when or ""))
        for metric in source.worked.extraction.metrics:
            if (
                metric.status is MetricStatus.ACHIEVED
                and not metric.period_inferred
                and _is_ahead(metric.period, context)
            ):
                found.append((source.mark, metric.surface, metric.period or ""))
    return found


def _is_ahead(edtf: str | None, context: EditionContext) -> bool:
    if not edtf or edtf[:4] < f"{context.month_end.year:04d}":  # most dates are of earlier years
        return False
    begins = periods.bounds(edtf)[0]
    return begins is not None and begins > context.month_end
