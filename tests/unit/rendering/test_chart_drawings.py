"""What is drawn is what the table says, and nothing lies outside its drawing."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from tasks.contracts.charts import Chart, NotDrawn
from tasks.rendering.chart_axis import DayAxis
from tasks.rendering.chart_bars import draw_bars, fill_of
from tasks.rendering.chart_canvas import BROAD, FULL, NARROW, Box, Dot, Drawing, Label, Line, Shape
from tasks.rendering.chart_geometry import draw, drawing_of
from tasks.rendering.chart_palette import ChartColours, contrast, lightness, palette
from tasks.rendering.chart_text import width
from tasks.rendering.chart_tiles import shade
from tests.fixtures_charts import bars, figure, multiples, sample_charts, sparklines, tiles, timeline, year_bins

COLOURS = palette(ChartColours())
GERMAN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
LABELS = (
    "Finance",
    GERMAN,
    "循环经济与废物管理以及工业园区的可持续发展和清洁生产",
    "الاقتصاد الدائري والنفايات الصناعية",
    "a" * 400,
    "😀" * 20,
)


def numbers(count: int, largest: int) -> tuple[int, ...]:
    return tuple((7 * number * number + 3) % (largest + 1) for number in range(count))


def many_bars(rows: int, largest: int) -> Chart:
    return bars({f"{LABELS[row % len(LABELS)]} {row}": numbers(3 + row, largest)[row:] for row in range(rows)})


def many_tiles(rows: int, columns: int, largest: int) -> Chart:
    names = tuple(f"{LABELS[column % len(LABELS)]} {column}" for column in range(columns))
    return tiles(
        {f"{LABELS[row % len(LABELS)]} {row}": numbers(columns + row, largest)[row:] for row in range(rows)}, names
    )


def long_figures(values: int) -> Chart:
    return multiples(
        tuple(figure(LABELS[number % len(LABELS)], 10.0 ** (number * 3), lang="und") for number in range(values)),
        (figure(GERMAN, 3, 6), figure(GERMAN, 4.5, bound="at_least"), figure(GERMAN, 0, bound="less_than")),
    )


CHARTS = {
    **{chart.code: chart for chart in sample_charts()},
    "one bar": bars({"Finance": (1, 0, 0)}),
    "no bar": bars({}),
    "only zeros": bars({"Finance": (0, 0, 0)}),
    "forty long bars": many_bars(40, 9),
    "large bars": many_bars(14, 36_000),
    "one tile": tiles({"Finance": (1,)}, ("Finance",)),
    "no tiles": tiles({}, ()),
    "forty countries": many_tiles(40, 14, 9),
    "large tiles": many_tiles(14, 14, 36_000),
    "no sources": timeline(0),
    "sixty sources": timeline(60),
    "years": year_bins(),
    "long figures": long_figures(5),
    "long line": sparklines((0, *range(23)), tuple(LABELS[:4])),
    "flat line": sparklines((0, 0, 0)),
    "large line": sparklines((1, 1_000_000_000, 3)),
}


def drawings() -> list[Any]:
    return [
        pytest.param(chart, wide, id=f"{name}-{wide:g}")
        for name, chart in CHARTS.items()
        for wide in (FULL, BROAD, NARROW)
    ]


def corners(mark: object) -> list[tuple[float, float]]:
    match mark:
        case Box():
            return [(mark.x, mark.y), (mark.x + mark.width, mark.y + mark.height)]
        case Line():
            return [(mark.x1, mark.y1), (mark.x2, mark.y2)]
        case Dot():
            return [(mark.x - mark.radius, mark.y - mark.radius), (mark.x + mark.radius, mark.y + mark.radius)]
        case Shape():
            return list(mark.points)
    raise AssertionError(mark)


def drawn(chart: Chart, wide: float) -> Drawing:
    drawing = drawing_of(chart, wide, COLOURS)
    assert drawing is not None
    return drawing


@pytest.mark.parametrize(("chart", "wide"), drawings())
def test_nothing_lies_outside_the_drawing(chart: Chart, wide: float) -> None:
    drawing = drawn(chart, wide)
    assert drawing.width == wide
    assert drawing.height > 0
    for mark in drawing.marks:
        for x, y in corners(mark):
            assert -0.1 <= x <= wide + 0.1, mark
            assert -0.1 <= y <= drawing.height + 0.1, mark
    for label in drawing.labels:
        long = width(label.text, label.size)
        left, right = (label.x - label.size, label.x) if label.is_turned else (label.left, label.right)
        top = label.y - long if label.is_turned else label.y - 0.7 * label.size
        assert left >= -0.1, label
        assert right <= wide + 0.1, label
        assert top >= -0.1, label
        assert label.y <= drawing.height, label


@pytest.mark.parametrize(("chart", "wide"), drawings())
def test_words_are_large_enough_and_stand_out(chart: Chart, wide: float) -> None:
    for label in drawn(chart, wide).labels:
        assert label.size >= 7
        assert contrast(label.fill, label.on) >= 4.5, label


@pytest.mark.parametrize(("chart", "wide"), drawings())
def test_a_number_stands_on_the_fill_that_it_was_coloured_for(chart: Chart, wide: float) -> None:
    drawing = drawn(chart, wide)
    for label in drawing.labels:
        if label.on == "#ffffff":
            continue
        under = [
            mark.fill
            for mark in drawing.marks
            if isinstance(mark, Box)
            and mark.x <= label.left + 0.1
            and label.right <= mark.x + mark.width + 0.1
            and mark.y <= label.y <= mark.y + mark.height
        ]
        assert under[-1:] == [label.on], label


@pytest.mark.parametrize(("chart", "wide"), drawings())
def test_words_do_not_lie_on_each_other(chart: Chart, wide: float) -> None:
    level = [label for label in drawn(chart, wide).labels if not label.is_turned]
    for number, one in enumerate(level):
        for other in level[number + 1 :]:
            is_on_one_line = abs(one.y - other.y) < 6
            assert not is_on_one_line or one.right <= other.left + 0.2 or other.right <= one.left + 0.2, (one, other)


@pytest.mark.parametrize(("chart", "wide"), [(chart, wide) for chart in (CHARTS["stacked_bars"], CHARTS["forty long bars"],
                         CHARTS["large bars"]) for wide in (FULL, NARROW)])  # fmt: skip
def test_segments_are_as_long_as_their_counts_and_in_the_order_of_the_legend(chart: Any, wide: float) -> None:
    boxes = [mark for mark in drawn(chart, wide).marks if isinstance(mark, Box) and mark.role == "segment"]
    expected = [
        (count, fill_of(COLOURS, index)) for bar in chart.bars for index, count in enumerate(bar.segments) if count
    ]
    assert [box.fill for box in boxes] == [fill for _, fill in expected]
    unit = max(box.width for box in boxes) / max(count for count, _ in expected)
    assert [box.width for box in boxes] == pytest.approx([count * unit for count, _ in expected], abs=0.02)
    zero = min(box.x for box in boxes)
    rows: dict[float, list[Box]] = {}
    for box in boxes:
        rows.setdefault(box.y, []).append(box)
    for row in rows.values():
        assert row[0].x == zero
        assert all(right.x == pytest.approx(left.x + left.width, abs=0.02) for left, right in pairwise(row))


def test_neighbouring_segments_can_be_told_apart_in_grey() -> None:
    chart = bars({"Finance": (1, 1, 1, 1)}, ("Done", "Under way", "Planned", "Recommended"))
    fills = [mark.fill for mark in draw_bars(chart, NARROW, COLOURS).marks if getattr(mark, "role", "") == "segment"]
    assert len(fills) == 4
    assert all(abs(lightness(one) - lightness(other)) >= 20 for one, other in pairwise(fills))


def test_every_count_of_a_bar_that_fits_is_printed_in_it() -> None:
    drawing = drawn(CHARTS["stacked_bars"], FULL)
    assert [label.text for label in drawing.labels if label.role == "count"][:3] == ["6", "5", "3"]
    assert [label.text for label in drawing.labels if label.role == "total"] == ["14", "12", "10", "8", "2"]


def test_days_lie_in_their_order_and_at_their_distance() -> None:
    axis = DayAxis(date(2004, 1, 1), date(2026, 11, 30), 100, 400)
    days = [
        date(1994, 1, 1),
        date(2004, 1, 1),
        date(2004, 12, 6),
        date(2015, 6, 17),
        date(2026, 11, 30),
        date(2030, 1, 1),
    ]
    places = [axis.at(day) for day in days]
    assert places == sorted(places)
    assert (places[0], places[1], places[4], places[5]) == (100, 100, 400, 400)
    assert places[3] == pytest.approx(100 + 300 * (days[3] - days[1]).days / (days[4] - days[1]).days)
    assert axis.years(30) == (2005, 2010, 2015, 2020, 2025)


@pytest.mark.parametrize("span", [0, 1, 3, 12, 40, 200, 1500])
def test_marked_years_have_room(span: int) -> None:
    axis = DayAxis(date(2026 - span, 1, 1), date(2026, 11, 30), 0, 340)
    years = axis.years(30)
    assert all(axis.at(date(b, 1, 1)) - axis.at(date(a, 1, 1)) >= 25 for a, b in pairwise(years))
    assert len(years) <= 12


def test_old_news_lies_to_the_left_and_what_goes_on_has_an_arrow() -> None:
    drawing = drawn(timeline(), FULL)
    diamond = next(mark for mark in drawing.marks if isinstance(mark, Shape) and mark.role == "published")
    rings = [mark for mark in drawing.marks if isinstance(mark, Dot) and mark.role == "received"]
    axis_end = next(mark.x1 for mark in drawing.marks if isinstance(mark, Line) and mark.role == "month")
    assert all(diamond.points[0][0] < ring.x <= axis_end for ring in rings)
    arrows = [mark for mark in drawing.marks if isinstance(mark, Shape) and mark.role == "beyond"]
    assert len(arrows) == 2  # 2020 to 2030 goes on to the right, 1994 to 2004 comes from the left
    assert arrows[1].points[1][0] < arrows[0].points[1][0] <= axis_end
    periods = [mark for mark in drawing.marks if isinstance(mark, Box) and mark.role == "period"]
    dots = [mark for mark in drawing.marks if isinstance(mark, Dot) and mark.role == "event"]
    assert len(periods) + len(dots) == 5


def test_a_tile_is_darker_for_more_and_prints_its_count() -> None:
    chart = CHARTS["tiles"]
    drawing = drawn(chart, FULL)
    boxes = [mark for mark in drawing.marks if isinstance(mark, Box) and mark.role == "tile"]
    printed = [label.text for label in drawing.labels if label.role == "count"]
    counts = [count for row in chart.rows for count in row.counts if count]  # type: ignore[union-attr]
    assert printed == [str(count) for count in counts]
    assert [box.fill for box in boxes] == [shade(COLOURS, count, 5) for count in counts]
    levels = [lightness(shade(COLOURS, count, 24)) for count in (1, 3, 4, 8, 9, 16, 17, 24)]
    assert levels == sorted(levels, reverse=True)
    assert len(set(levels)) == 4


def test_bars_of_a_panel_are_as_long_as_their_figures() -> None:
    drawing = drawn(multiples((figure("a", 1500), figure("b", 163))), FULL)
    long, short = (mark.width for mark in drawing.marks if isinstance(mark, Box) and mark.role == "bar")
    assert short / long == pytest.approx(163 / 1500, abs=0.001)


def test_a_range_is_drawn_as_a_range_and_a_bound_is_open() -> None:
    drawing = drawn(multiples((figure("a", 3, 6), figure("b", 6), figure("c", 4, bound="more_than"))), FULL)
    stretch = next(mark for mark in drawing.marks if isinstance(mark, Box) and mark.role == "range")
    whole, bound = (mark for mark in drawing.marks if isinstance(mark, Box) and mark.role == "bar")
    assert stretch.x - whole.x == pytest.approx(whole.width / 2, abs=0.02)
    assert stretch.width == pytest.approx(whole.width / 2, abs=0.02)
    assert [mark.points[0][0] for mark in drawing.marks if isinstance(mark, Shape) and mark.role == "open"] == [
        pytest.approx(bound.x + bound.width + 1, abs=0.02)
    ]
    assert "more than 4" in [label.text for label in drawing.labels]


def test_the_line_of_the_editions_keeps_months_without_an_edition() -> None:
    chart = sparklines((2, 4, 8), ("Documents",))
    gap = chart.model_copy(update={"months": (date(2025, 1, 1), date(2025, 2, 1), date(2025, 5, 1))})
    points = next(mark.points for mark in drawn(gap, FULL).marks if isinstance(mark, Shape) and mark.role == "trend")
    (a, low), (b, middle), (c, high) = points
    assert (c - b) / (b - a) == pytest.approx(3, abs=0.01)
    assert (low - high) / (low - middle) == pytest.approx(3, abs=0.01)


def test_columns_of_years_are_as_high_as_their_counts() -> None:
    chart = year_bins()
    boxes = [mark for mark in drawn(chart, FULL).marks if isinstance(mark, Box) and mark.role == "column"]
    counts = [count for series in chart.series for count in series.counts if count]
    unit = max(box.height for box in boxes) / max(counts)
    assert [box.height for box in boxes] == pytest.approx([count * unit for count in counts], abs=0.02)


def test_bars_and_a_matrix_share_a_row_only_where_the_matrix_is_legible() -> None:
    pair = draw((CHARTS["stacked_bars"], CHARTS["tiles"]))
    assert [row.size for row in pair] == ["pair"]
    assert [placed.drawing.width for placed in pair[0].pictures if placed.drawing] == [NARROW, BROAD]
    assert [row.size for row in draw((CHARTS["stacked_bars"], CHARTS["large tiles"]))] == ["full", "full"]
    assert [row.size for row in draw(sample_charts())] == ["full", "pair", "full", "full"]


def test_a_picture_that_is_not_made_has_no_drawing() -> None:
    chart = NotDrawn(anchor="c", title="T", unit="", description="None.", source="")
    assert draw((chart,))[0].pictures[0].drawing is None


def test_lines_of_one_look_are_written_as_one_element() -> None:
    drawing = drawn(timeline(), FULL)
    lines = [mark for mark in drawing.marks if isinstance(mark, Line)]
    assert len(drawing.elements) < len(drawing.marks) - len(lines) + 4
    paths = "".join(item.path for item in drawing.elements if item.shape == "path")
    assert all(f"M{line.x1:g} {line.y1:g}L{line.x2:g} {line.y2:g}" in paths for line in lines)


def test_turned_words_know_their_turn() -> None:
    label = Label("heading", 10, 50, "Finance", 7.2, "#000000", is_turned=True)
    assert label.transform == "rotate(-90 10 50)"
