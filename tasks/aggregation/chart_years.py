"""Sources and activities by year: the time line of an edition with many sources."""

from collections import Counter
from collections.abc import Iterable

from tasks.aggregation.edition_context import EditionContext
from tasks.contracts.charts import BinSeries, Column, DataRow, DataTable, YearBins
from tasks.grammar.interface import Interface

#: Years printed one by one; older ones are put together.
MAX_BINS = 30


def years_of_sources(context: EditionContext) -> YearBins | None:
    """Columns by year up to the edition's, sources above, activities below; None when nothing is dated."""
    words, this_year = context.interface, context.month_end.year
    of_sources = _counts(context.frames.documents["year"])
    of_activities = _counts(context.frames.cards["year"])
    known = sorted(year for year in of_sources | of_activities if year <= this_year)
    if not known:
        return None
    first = max(known[0], this_year - MAX_BINS + 1)
    years = list(range(first, this_year + 1))
    labels = [str(year) for year in years]
    has_older = known[0] < first
    if has_older:
        labels.insert(0, words.say("charts.years.before", year=str(first)))
    names = (words.say("charts.years.sources"), words.say("charts.years.activities"))
    series = tuple(
        _series(words, name, counts, years, has_older)
        for name, counts in zip(names, (of_sources, of_activities), strict=True)
    )
    undated = (
        len(context.frames.documents) - of_sources.total(),
        len(context.frames.cards) - of_activities.total(),
    )
    ahead = tuple(sum(n for year, n in counts.items() if year > this_year) for counts in (of_sources, of_activities))
    return YearBins(
        anchor="chart-time",
        title=words.say("charts.years.title"),
        unit=words.say("charts.unit.years"),
        description=words.say(
            "charts.years.description", newest=str(known[-1]), oldest=str(known[0]),
            this=words.number(of_sources[this_year]), year=str(this_year),
            sources=words.number(len(context.sources), in_table=True),
        ),
        source=words.say("charts.years.source"),
        notes=tuple(
            words.sentence_start(words.say(f"charts.years.{name}", n=count))
            for name, count in (
                ("undated_sources", undated[0]), ("undated_activities", undated[1]), ("ahead", sum(ahead)),
            )
            if count
        ),
        bins=tuple(labels),
        series=series,
        table=DataTable(
            row_label=words.say("charts.column.year"),
            columns=tuple(Column(label=name) for name in names),
            rows=(
                *(
                    DataRow(label=label, cells=tuple(one.count_labels[index] for one in series))
                    for index, label in enumerate(labels)
                ),
                DataRow(
                    label=words.say("charts.years.row_ahead", year=str(this_year)),
                    cells=tuple(words.number(count, in_table=True) for count in ahead),
                ),
                DataRow(
                    label=words.say("charts.years.row_undated"),
                    cells=tuple(words.number(count, in_table=True) for count in undated),
                ),
            ),
        ),
    )  # fmt: skip


def _counts(years: Iterable[int | None]) -> Counter[int]:
    return Counter(year for year in years if year is not None)


def _series(words: Interface, name: str, counts: Counter[int], years: list[int], has_older: bool) -> BinSeries:
    found = [counts[year] for year in years]
    if has_older:
        found.insert(0, sum(count for year, count in counts.items() if year < years[0]))
    return BinSeries(
        label=name, counts=tuple(found), count_labels=tuple(words.number(count, in_table=True) for count in found)
    )
