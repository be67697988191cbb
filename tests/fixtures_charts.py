"""Pictures made by hand for the sample briefing: one of each kind."""

from datetime import date

from tasks.contracts.charts import (
    Bar,
    BinSeries,
    Chart,
    Column,
    ComparedFigure,
    DataRow,
    DataTable,
    LegendEntry,
    Panel,
    SmallMultiples,
    Sparkline,
    Sparklines,
    StackedBars,
    TileRow,
    Tiles,
    Timeline,
    TimelineRow,
    TimeMark,
    YearBins,
)
from tasks.contracts.text import Text


def table(row_label: str, columns: tuple[str, ...], rows: dict[str, tuple[str, ...]]) -> DataTable:
    """A data table of numbers."""
    return DataTable(
        row_label=row_label,
        columns=tuple(Column(label=name) for name in columns),
        rows=tuple(DataRow(label=label, cells=cells) for label, cells in rows.items()),
    )


def bars(counts: dict[str, tuple[int, ...]], legend: tuple[str, ...] = ("Done", "Under way", "Planned")) -> StackedBars:
    """Stacked bars of ``counts``, whose segments follow ``legend``."""
    return StackedBars(
        anchor="c-bars",
        title="What is being done: activities by theme and status",
        unit="number of activities",
        description="Circular economy and waste has the most activities.",
        source="Each activity is counted once.",
        legend=tuple(
            LegendEntry(label=name, value_label=str(sum(found[index] for found in counts.values())))
            for index, name in enumerate(legend)
        ),
        bars=tuple(
            Bar(label=label, value=sum(found), value_label=f"{sum(found):,}", segments=found,
                segment_labels=tuple(f"{count:,}" for count in found))
            for label, found in counts.items()
        ),
        table=table("Theme", (*legend, "All"), {
            label: (*(f"{count:,}" for count in found), f"{sum(found):,}") for label, found in counts.items()
        }),
    )  # fmt: skip


def tiles(counts: dict[str, tuple[int, ...]], columns: tuple[str, ...]) -> Tiles:
    """A matrix of ``counts``, whose cells follow ``columns``."""
    return Tiles(
        anchor="c-tiles",
        title="Where it is done: activities by country and theme",
        unit="number of activities",
        description="The Philippines are named most often.",
        source="Counted once for each country.",
        notes=("And 25 more countries; activities that name at least one of them: 14.",),
        columns=columns,
        rows=tuple(
            TileRow(label=label, counts=found, count_labels=tuple(f"{count:,}" for count in found), total=sum(found),
                    total_label=f"{sum(found):,}")
            for label, found in counts.items()
        ),
        total_heading="All",
        table=table("Country", (*columns, "All"), {
            label: (*(f"{count:,}" for count in found), f"{sum(found):,}") for label, found in counts.items()
        }),
    )  # fmt: skip


def timeline(rows: int = 3) -> Timeline:
    """A time line from 2004 to November 2026."""
    mark = TimeMark
    received = mark(code="received", first=date(2026, 11, 22), last=date(2026, 11, 22))
    found = (
        TimelineRow(mark="S4", label="Meeting note", age="2 years", marks=(
            mark(code="event", first=date(2023, 1, 1), last=date(2023, 12, 31)), received)),
        TimelineRow(mark="S5", label="Council report", sublabel="34 activities undated", age="5 years", marks=(
            mark(code="event", first=date(2020, 10, 1), last=date(2021, 4, 30)),
            mark(code="event", first=date(2021, 3, 1), last=date(2021, 3, 31)),
            mark(code="event", first=date(2020, 1, 1), last=date(2030, 12, 31)),
            mark(code="published", first=date(2021, 6, 2), last=date(2021, 6, 2)), received)),
        TimelineRow(mark="S2", label="Conference recommendations", sublabel="no date in the source", age="21 years",
            marks=(mark(code="event", first=date(1994, 1, 1), last=date(2004, 12, 31)), received)),
    )  # fmt: skip
    return Timeline(
        anchor="c-time",
        title="How old the news is",
        unit="dates",
        description="The newest source is of 2023 (S4), the oldest of December 2004 (S2).",
        source="Dates as the sources state them.",
        first=date(2004, 1, 1),
        last=date(2026, 11, 30),
        end_label="November 2026",
        legend_event="Event or period that the source dates",
        legend_published="Published",
        legend_received="Reached us",
        rows=tuple(found[number % 3] for number in range(rows)),
        table=table("Source", ("Age",), {row.mark: (row.age,) for row in found}),
    )


def year_bins() -> YearBins:
    """Sources and activities of 30 years."""
    labels = ("before 1998", *(str(year) for year in range(1998, 2027)))
    counts = tuple(number * number % 97 for number in range(30))
    names = ("Sources, by the year of their own date", "Activities, by the year in which they happened or end")
    return YearBins(
        anchor="c-years",
        title="How old the news is: sources and activities by year",
        unit="number of sources and of activities",
        description="Of 600 sources, 66 are of 2026.",
        source="Each strip has its own scale.",
        bins=labels,
        series=tuple(
            BinSeries(label=name, counts=counts, count_labels=tuple(f"{count:,}" for count in counts)) for name in names
        ),
        table=table("Year", names, {label: (str(n), str(n)) for label, n in zip(labels, counts, strict=True)}),
    )


def figure(
    label: str, low: float, high: float | None = None, *, bound: str = "exact", lang: str = "en"
) -> ComparedFigure:
    """A figure of a panel."""
    high = low if high is None else high
    words = f"{low:,g}" if low == high else f"{low:,g}–{high:,g}"
    return ComparedFigure.model_validate({
        "label": Text(text=label, lang=lang), "sublabel": "S2, 6–9 December 2004", "low": low, "high": high, "code": bound,
        "value_label": words if bound == "exact" else f"{bound.replace('_', ' ')} {words}",
    })  # fmt: skip


def multiples(*panels: tuple[ComparedFigure, ...]) -> SmallMultiples:
    """Panels of participants."""
    return SmallMultiples(
        anchor="c-figures",
        title="Figures that can be set side by side",
        unit="as each row says",
        description="Participants: from 163 (S2) to 1,500 (S5).",
        source="Same unit, noun, kind and status only.",
        panels=tuple(
            Panel(title=Text(text="Participants", lang="en"), subtitle="participation, achieved", figures=figures)
            for figures in panels
        ),
        table=table("What is counted", ("Figure",), {
            str(found.label): (found.value_label,) for figures in panels for found in figures
        }),
    )  # fmt: skip


def sparklines(values: tuple[int, ...] = (5, 9, 7), names: tuple[str, ...] = ("Documents", "Figures")) -> Sparklines:
    """Counts over editions from January 2025 on, one a month."""
    months = tuple(date(2025 + number // 12, number % 12 + 1, 1) for number in range(len(values)))
    return Sparklines(
        anchor="c-editions",
        title="The editions so far",
        unit="counts",
        description="Documents: from 5 to 7.",
        source="Each line has its own scale from zero.",
        months=months,
        first_month=months[0].isoformat(),
        last_month=months[-1].isoformat(),
        lines=tuple(
            Sparkline(label=name, values=values, first_label=f"{values[0]:,}", last_label=f"{values[-1]:,}")
            for name in names
        ),
        table=table(
            "Edition",
            names,
            {month.isoformat(): (f"{n:,}",) * len(names) for month, n in zip(months, values, strict=True)},
        ),
    )


def sample_charts() -> tuple[Chart, ...]:
    """The pictures of the sample briefing."""
    return (
        timeline(),
        bars({
            "Circular economy and waste": (6, 5, 3), "Chemicals and persistent organic pollutants": (6, 5, 1),
            "Partnerships and cooperation": (5, 4, 1), "Energy and efficiency": (4, 2, 2), "Finance": (1, 0, 1),
        }),
        tiles({
            "Philippines": (3, 1, 4), "Russian Federation": (5, 1, 1), "India": (2, 1, 0), "Brazil": (1, 2, 0),
            "Democratic Republic of the Congo": (0, 1, 1), "Bolivia (Plurinational State of)": (1, 0, 0),
        }, ("Circular economy and waste", "Chemicals and persistent organic pollutants", "Finance")),
        multiples((figure("Participants in the Vienna Energy Forum virtual series", 1500),
                   figure("Participants in the Conference", 163))),
        sparklines(),
    )  # fmt: skip
