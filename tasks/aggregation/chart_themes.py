"""Activities by theme and status."""

from collections import Counter

from tasks.aggregation.edition_context import EditionContext
from tasks.aggregation.labels import status_label, theme_name
from tasks.aggregation.themes_sections import themes_in_order
from tasks.contracts.activity import ActivityStatus
from tasks.contracts.charts import Bar, Column, DataRow, DataTable, LegendEntry, StackedBars

#: Order of the segments, darkest first: from what is done to what is only asked for.
STATUSES = (ActivityStatus.DONE, ActivityStatus.ONGOING, ActivityStatus.PLANNED, ActivityStatus.RECOMMENDED)


def activities_by_theme(context: EditionContext) -> StackedBars | None:
    """One bar a theme, themes with the most activities first; None when there are no activities."""
    cards, words = context.frames.cards, context.interface
    if cards.empty:
        return None
    pairs = Counter(zip(cards["theme"], cards["status"], strict=True))
    by_status = Counter(cards["status"])
    present = [status for status in STATUSES if by_status[status.value]]
    bars = []
    for theme_id in themes_in_order(cards):
        counts = tuple(pairs[theme_id, status.value] for status in present)
        bars.append(
            Bar(
                label=theme_name(words, theme_id),
                value=sum(counts),
                value_label=words.number(sum(counts), in_table=True),
                segments=counts,
                segment_labels=tuple(words.number(count, in_table=True) for count in counts),
            )
        )
    legend = tuple(
        LegendEntry(label=status_label(words, status), value_label=words.number(by_status[status.value], in_table=True))
        for status in present
    )
    said = [words.say("charts.labelled_count", label=entry.label, count=entry.value_label) for entry in legend]
    total = words.number(len(cards), in_table=True)
    return StackedBars(
        anchor="chart-themes",
        title=words.say("charts.themes.title"),
        unit=words.say("charts.unit.activities"),
        description=words.sentences(
            [
                words.say("charts.themes.most", theme=bars[0].label, count=bars[0].value_label),
                words.say("charts.themes.statuses", n=len(cards), statuses=words.join(said)),
            ]
        ),
        source=words.say("charts.themes.source"),
        legend=legend,
        bars=tuple(bars),
        table=DataTable(
            row_label=words.say("charts.column.theme"),
            columns=(*(Column(label=entry.label) for entry in legend), Column(label=words.say("charts.column.total"))),
            rows=(
                *(DataRow(label=bar.label, cells=(*bar.segment_labels, bar.value_label)) for bar in bars),
                DataRow(
                    label=words.say("charts.column.total"), cells=(*(entry.value_label for entry in legend), total)
                ),
            ),
        ),
    )
