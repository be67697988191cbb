"""Charts: activities by theme and status, and how old the news is. Bars only: no pie, no map."""

from collections import Counter

import pandas as pd

from tasks.aggregation.edition_context import EditionContext
from tasks.aggregation.themes_sections import theme_name, themes_in_order
from tasks.aggregation.wording import ACTIVITY_STATUS_LABELS
from tasks.contracts.activity import ActivityStatus
from tasks.contracts.briefing import Bar, Chart
from tasks.grammar import un_style

_STATUSES = tuple(ActivityStatus)
#: Years printed one by one; older ones are put together, so that the chart stays readable.
MAX_YEARS = 14


def charts(context: EditionContext) -> tuple[Chart, ...]:
    """The charts of the edition; none when there are no activities."""
    cards = context.frames.cards
    if cards.empty:
        return ()
    return (_by_theme(cards), _by_year(cards))


def _by_theme(cards: pd.DataFrame) -> Chart:
    pairs = Counter(zip(cards["theme"], cards["status"], strict=True))
    by_theme = Counter(cards["theme"])
    by_status = Counter(cards["status"])
    present = [status for status in _STATUSES if by_status[status.value]]
    bars = []
    for theme_id in themes_in_order(cards):
        total = by_theme[theme_id]
        bars.append(
            Bar(
                label=theme_name(theme_id),
                value=float(total),
                value_label=un_style.number(total, in_table=True),
                segments=tuple(
                    (ACTIVITY_STATUS_LABELS[status], float(pairs[theme_id, status.value])) for status in present
                ),
            )
        )
    said = un_style.join(
        [f"{by_status[status.value]:,} {ACTIVITY_STATUS_LABELS[status].lower()}" for status in present]
    )  # fmt: skip
    total_line = f"Of {un_style.count(len(cards), 'activity')}, {said}."
    lead = f"{bars[0].label} has the most activities ({bars[0].value_label})"
    return Chart(
        anchor="chart-themes",
        title="What is being done: activities by theme",
        unit="activities",
        description=f"{lead}. {total_line} Each activity is counted once, under its main theme.",
        bars=tuple(bars),
        legend=tuple(ACTIVITY_STATUS_LABELS[status] for status in present),
    )


def _by_year(cards: pd.DataFrame) -> Chart:
    """Activities by the year in which they happened or end, oldest first, those without a date last."""
    counts = Counter(year for year in cards["year"] if year is not None)
    undated = len(cards) - counts.total()
    years = sorted(counts)
    bars = []
    if len(years) > MAX_YEARS:
        older, years = years[:-MAX_YEARS], years[-MAX_YEARS:]
        bars.append(_bar(f"{older[-1]} and before", sum(counts[year] for year in older)))
    bars.extend(_bar(str(year), counts[year]) for year in years)
    if undated:
        bars.append(_bar("No date stated", undated))
    newest = (
        f"The newest dated activity is of {max(counts)}, the oldest of {min(counts)}."
        if counts
        else "No activity is dated."
    )
    tail = f" {undated:,} of {len(cards):,} activities have no date of their own in the sources." if undated else ""
    return Chart(
        anchor="chart-years",
        title="How old the news is: activities by year of event",
        unit="activities",
        description=f"{newest}{tail}",
        bars=tuple(bars),
    )


def _bar(label: str, value: int) -> Bar:
    return Bar(label=label, value=float(value), value_label=un_style.number(value, in_table=True))
