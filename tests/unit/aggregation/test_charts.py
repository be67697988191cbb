"""The pictures say what the sources say: every value drawn stands in the table, what is not drawn is counted."""

from datetime import date
from itertools import pairwise

import pytest
from gold_edition import gold_inputs, names, request, worked

from tasks.aggregation.chart_countries import MAX_COUNTRIES
from tasks.aggregation.chart_figures import families
from tasks.aggregation.chart_timeline import MAX_ROWS, age
from tasks.aggregation.charts import charts
from tasks.aggregation.edition_context import EditionContext, open_edition
from tasks.contracts.charts import Chart, NotDrawn, SmallMultiples, Sparklines, StackedBars, Tiles, Timeline, YearBins
from tasks.contracts.edition import EditionCounts, EditionId, EditionInputs, Worked
from tasks.contracts.flag import Flag, Severity
from tasks.contracts.metric import MetricStatus, Qualifier
from tasks.grammar.interface import interface_for


@pytest.fixture(scope="module")
def context() -> EditionContext:
    return open_edition(gold_inputs())


@pytest.fixture(scope="module")
def made(context: EditionContext) -> dict[str, Chart]:
    return {chart.code: chart for chart in charts(context)}


def of(inputs: EditionInputs) -> dict[str, Chart]:
    return {chart.code: chart for chart in charts(open_edition(inputs))}


def copies(count: int) -> EditionInputs:
    """An edition of ``count`` documents, every one with its own file."""
    found: list[Worked] = []
    for number in range(count):
        item = worked(names()[number % len(names())])
        document = item.document.model_copy(
            update={"file": f"{number:03d}.txt", "document_id": f"{number:016x}", "sha256": f"{number:064x}"}
        )
        metrics = tuple(
            metric.model_copy(update={"document_id": document.document_id}) for metric in item.extraction.metrics
        )
        extraction = item.extraction.model_copy(update={"document_id": document.document_id, "metrics": metrics})
        found.append(item.model_copy(update={"document": document, "extraction": extraction}))
    return EditionInputs(request=request(), worked=tuple(found))


def history(*months: str, **counts: int) -> tuple[EditionCounts, ...]:
    numbers = {"documents": 4, "metrics": 40, "activities": 90, "recommendations": 12} | counts
    return tuple(EditionCounts(edition=EditionId(month=month), counts=numbers) for month in months)


def test_the_bundled_edition_has_a_picture_for_each_question(made: dict[str, Chart]) -> None:
    assert list(made) == ["timeline", "stacked_bars", "tiles", "small_multiples"]
    for chart in made.values():
        assert chart.title
        assert chart.description.endswith(".")
        assert chart.source.endswith(".")
        assert chart.table.rows


def test_bars_add_up_to_the_activities_and_to_the_table(context: EditionContext, made: dict[str, Chart]) -> None:
    chart = made["stacked_bars"]
    assert isinstance(chart, StackedBars)
    assert sum(bar.value for bar in chart.bars) == len(context.frames.cards) == 89
    values = [bar.value for bar in chart.bars]
    assert values == sorted(values, reverse=True)
    for bar, row in zip(chart.bars, chart.table.rows, strict=False):
        assert (row.label, row.cells) == (bar.label, (*map(str, bar.segments), str(bar.value)))
    totals = chart.table.rows[-1].cells
    assert totals == (*(entry.value_label for entry in chart.legend), "89")
    assert [entry.label for entry in chart.legend] == ["Done", "Under way", "Planned", "Recommended"]


def test_each_source_has_a_row_with_its_age_newest_first(made: dict[str, Chart]) -> None:
    chart = made["timeline"]
    assert isinstance(chart, Timeline)
    assert [(row.mark, row.age) for row in chart.rows] == [
        ("S4", "2 years"), ("S5", "5 years"), ("S1", "6 years"), ("S3", "13 years"), ("S2", "21 years"),
    ]  # fmt: skip
    assert (chart.first, chart.last) == (date(1994, 1, 1), date(2026, 11, 30))
    assert chart.description == (
        "The newest source is of 2023 (S4), the oldest of 6–9 December 2004 (S2). No dated event falls in November 2026."
    )


def test_every_date_drawn_stands_in_the_table(made: dict[str, Chart]) -> None:
    chart = made["timeline"]
    assert isinstance(chart, Timeline)
    for row, line in zip(chart.rows, chart.table.rows, strict=True):
        events = [mark for mark in row.marks if mark.code == "event"]
        assert len(str(line.cells[4]).split("; ")) == len(events)
        assert all(one.first <= other.first for one, other in pairwise(events))
    newsletter = next(row for row in chart.table.rows if row.label == "S1 Newsletter")
    assert newsletter.cells[1:4] == ("January 2020", "22 November 2026", "6 years")
    assert "20–23 January 2020" in newsletter.cells[4]
    assert "2020–2030" in newsletter.cells[4]


def test_undated_activities_are_named_and_not_placed(context: EditionContext, made: dict[str, Chart]) -> None:
    chart = made["timeline"]
    assert isinstance(chart, Timeline)
    undated = sum(when is None for when in context.frames.cards["when"])
    assert chart.notes[0] == f"{undated} activities have no date and are not drawn."
    assert sum(int(str(row.cells[-1])) for row in chart.table.rows) == undated
    assert next(row for row in chart.rows if row.mark == "S5").sublabel == "34 activities undated"


def test_a_source_without_any_date_is_named_and_has_no_event() -> None:
    item = worked(names()[3])
    front = item.document.front_matter.model_copy(update={"event_dates": (), "date_published": None})
    bare = item.model_copy(
        update={
            "document": item.document.model_copy(update={"front_matter": front}),
            "extraction": item.extraction.model_copy(update={"activities": ()}),
        }
    )
    chart = of(EditionInputs(request=request(), worked=(worked(names()[0]), bare)))["timeline"]
    assert isinstance(chart, Timeline)
    row = next(row for row in chart.rows if row.mark == "S2")
    assert (row.sublabel, row.age, [mark.code for mark in row.marks]) == (
        "no date in the source",
        "undated",
        ["received"],
    )
    assert "S2 gives no date of its own." in chart.description


def test_dates_ahead_of_the_month_are_counted_and_listed() -> None:
    chart = of(gold_inputs(month="2013-05"))["timeline"]
    assert isinstance(chart, Timeline)
    assert all(mark.first <= date(2013, 5, 31) for row in chart.rows for mark in row.marks)
    assert chart.description.endswith("One dated event falls in May 2013.")
    assert any("ahead of the month" in note for note in chart.notes)
    report = next(row for row in chart.table.rows if str(row.label).startswith("S5"))
    assert "12–15 July 2021" in str(report.cells[5])


@pytest.mark.parametrize(
    ("dated", "said"),
    [
        ("2026-11", "new"), ("2026-11-30", "new"), ("2026", "new"), ("2026-10-31", "1 month"), ("2026-01", "10 months"),
        ("2025-11", "1 year"), ("2025-12-01", "11 months"), ("2004-12-06/2004-12-09", "21 years"), (None, "undated"),
        ("soon", "undated"),
    ],
)  # fmt: skip
def test_the_age_of_a_source_is_in_full_years_or_months(dated: str | None, said: str) -> None:
    assert age(interface_for("en"), dated, date(2026, 11, 30)) == said


def test_many_sources_are_shown_by_year() -> None:
    inputs = copies(MAX_ROWS + 6)
    context = open_edition(inputs)
    chart = charts(context)[0]
    assert isinstance(chart, YearBins)
    sources, activities = chart.series
    assert sum(sources.counts) == MAX_ROWS + 6
    assert sum(activities.counts) == sum(year is not None for year in context.frames.cards["year"])
    assert chart.bins[-1] == "2026"
    assert chart.bins == tuple(str(row.label) for row in chart.table.rows[: len(chart.bins)])
    assert [row.cells[0] for row in chart.table.rows[: len(chart.bins)]] == list(sources.count_labels)
    undated = sum(year is None for year in context.frames.cards["year"])
    assert chart.table.rows[-1].cells == ("0", str(undated))
    assert any(note.startswith(f"{undated} activities have no date") for note in chart.notes)


def test_countries_are_ordered_by_total_and_the_rest_is_counted(
    context: EditionContext, made: dict[str, Chart]
) -> None:
    chart = made["tiles"]
    assert isinstance(chart, Tiles)
    assert [(row.label, row.total) for row in chart.rows[:3]] == [
        ("Russian Federation", 24),
        ("Japan", 12),
        ("Philippines", 5),
    ]
    assert len(chart.rows) == MAX_COUNTRIES
    named = [set(codes) for codes in context.frames.cards["countries"] if codes]
    every = set().union(*named)
    assert len(chart.table.rows) == len(every) == 39
    shown = {row.label for row in chart.rows}
    left_out = {code for code in every if interface_for("en").country(code) not in shown}
    assert chart.notes[0] == (
        f"And {len(left_out)} more countries; activities that name at least one of them: "
        f"{sum(bool(codes & left_out) for codes in named)}."
    )
    assert chart.notes[-1] == f"{len(context.frames.cards) - len(named)} activities name no country."


def test_tiles_are_the_counts_of_the_table(made: dict[str, Chart]) -> None:
    chart = made["tiles"]
    assert isinstance(chart, Tiles)
    for row, line in zip(chart.rows, chart.table.rows, strict=False):
        assert row.label == line.label
        named = [f"{name} {count}" for name, count in zip(chart.columns, row.count_labels, strict=True) if count != "0"]
        assert line.cells == (row.total_label, "; ".join(named))
        assert sum(row.counts) == row.total


def test_figures_are_set_side_by_side_only_within_unit_noun_kind_and_status(made: dict[str, Chart]) -> None:
    chart = made["small_multiples"]
    assert isinstance(chart, SmallMultiples)
    first = chart.panels[0]
    assert (first.title.text, first.subtitle) == ("Participants", "participation, achieved")
    assert [(figure.value_label, figure.sublabel, figure.high) for figure in first.figures] == [
        ("1,500", "S5, October 2020–April 2021", 1500.0), ("163", "S2, 6–9 December 2004", 163.0),
    ]  # fmt: skip
    printed = {str(row.cells[2]) for row in chart.table.rows}
    for panel in chart.panels:
        assert all(any(figure.value_label in value for value in printed) for figure in panel.figures)


def test_no_family_mixes_units_kinds_statuses_or_flagged_figures(context: EditionContext) -> None:
    figures = [(row.source, row.item) for row in context.frames.metrics.itertuples()]
    found = families(figures)
    assert len(found) >= 2
    for family in found:
        of_family = [metric for _, metric in family.figures]
        assert {(metric.unit, metric.kind, metric.status) for metric in of_family} == {
            (family.unit, family.kind, family.status)
        }
        assert all(metric.part_of is None for metric in of_family)
        assert not any(flag.severity is Severity.WARN for metric in of_family for flag in metric.flags)
    assert "13,194" not in {metric.number_surface for family in found for _, metric in family.figures}


def change(inputs: EditionInputs, surface: str, **update: object) -> EditionInputs:
    """The edition with one figure changed."""
    items = []
    for item in inputs.worked:
        metrics = tuple(
            metric.model_copy(update=update) if metric.number_surface == surface else metric
            for metric in item.extraction.metrics
        )
        items.append(item.model_copy(update={"extraction": item.extraction.model_copy(update={"metrics": metrics})}))
    return inputs.model_copy(update={"worked": tuple(items)})


@pytest.mark.parametrize("update", [{"unit": "company"}, {"status": MetricStatus.PLANNED}, {"rate": "per year"}])
def test_a_figure_of_another_unit_status_or_rate_leaves_its_family(update: dict[str, object]) -> None:
    chart = of(change(gold_inputs(), "163", **update))["small_multiples"]
    assert isinstance(chart, SmallMultiples)
    assert "Participants" not in [panel.title.text for panel in chart.panels]


def test_a_flagged_figure_is_left_out_and_counted() -> None:
    flag = Flag(code="implausible_ratio", detail="A doubt.", severity=Severity.WARN)
    chart = of(change(gold_inputs(), "9", flags=(flag,)))["small_multiples"]
    assert isinstance(chart, SmallMultiples)
    assert "One flagged figure is left out." in chart.notes


def test_ranges_stay_ranges_and_bounds_keep_their_word() -> None:
    inputs = change(gold_inputs(), "163", value=None, min=150, max=170)
    inputs = change(inputs, "1,500", qualifier=Qualifier.MORE_THAN)
    chart = of(inputs)["small_multiples"]
    assert isinstance(chart, SmallMultiples)
    figures = {figure.sublabel[:2]: figure for figure in chart.panels[0].figures}
    assert (figures["S2"].low, figures["S2"].high, figures["S2"].value_label) == (150.0, 170.0, "150–170")
    assert (figures["S5"].code, figures["S5"].value_label) == ("more_than", "more than 1,500")


def test_when_nothing_can_be_compared_the_page_says_why() -> None:
    chart = of(EditionInputs(request=request(), worked=(worked(names()[3]),)))["not_drawn"]
    assert isinstance(chart, NotDrawn)
    assert chart.description.startswith("None: no two figures of this edition count the same thing in the same unit")
    assert chart.table.rows == ()


def test_lines_over_editions_begin_with_the_third() -> None:
    inputs = gold_inputs()
    assert "sparklines" not in of(inputs.model_copy(update={"history": history("2026-10")}))
    earlier = (*history("2026-08", documents=3), *history("2026-10"))
    chart = of(inputs.model_copy(update={"history": earlier}))["sparklines"]
    assert isinstance(chart, Sparklines)
    assert chart.months == (date(2026, 8, 1), date(2026, 10, 1), date(2026, 11, 1))
    assert [(line.label, line.values[0], line.values[-1]) for line in chart.lines] == [
        ("Documents", 3, 5), ("Figures", 40, 48), ("Activities", 90, 110), ("Asks", 12, 21),
    ]  # fmt: skip
    assert [row.cells for row in chart.table.rows] == [
        ("3", "40", "90", "12"), ("4", "40", "90", "12"), ("5", "48", "110", "21"),
    ]  # fmt: skip
    assert chart.description.startswith("Three editions, August 2026 to November 2026.")


def test_later_editions_and_kinds_that_were_not_counted_draw_no_line() -> None:
    inputs = gold_inputs()
    later = history("2026-08", "2026-09", "2026-12", "2027-01")
    chart = of(inputs.model_copy(update={"history": later}))["sparklines"]
    assert isinstance(chart, Sparklines)
    assert len(chart.months) == 3
    partly = (EditionCounts(edition=EditionId(month="2026-07"), counts={"documents": 1}), *history("2026-09"))
    chart = of(inputs.model_copy(update={"history": partly}))["sparklines"]
    assert isinstance(chart, Sparklines)
    assert [line.label for line in chart.lines] == ["Documents"]


def test_no_sources_no_pictures() -> None:
    assert charts(open_edition(EditionInputs(request=request(), worked=()))) == ()


def test_the_pictures_do_not_depend_on_the_order_of_the_documents() -> None:
    inputs = gold_inputs()
    turned = inputs.model_copy(update={"worked": inputs.worked[::-1]})
    assert charts(open_edition(turned)) == charts(open_edition(inputs))


def test_a_period_without_an_end_goes_on_until_its_source_was_written() -> None:
    item = worked(names()[2])
    activities = tuple(
        activity.model_copy(update={"date": None, "period": "2010/"}) for activity in item.extraction.activities[:1]
    )
    extraction = item.extraction.model_copy(update={"activities": activities})
    chart = of(EditionInputs(request=request(), worked=(item.model_copy(update={"extraction": extraction}),)))[
        "timeline"
    ]
    assert isinstance(chart, Timeline)
    ends = {mark.last for mark in chart.rows[0].marks if mark.code == "event" and mark.first == date(2010, 1, 1)}
    assert ends == {date(2013, 5, 22), date(2010, 12, 31)}  # "2010/" and the "2010" of the front matter
    assert "since 2010" in str(chart.table.rows[0].cells[4])
