from datetime import date
from pathlib import Path

import pytest

from tasks.contracts.activity import AskState
from tasks.contracts.briefing import Bar, Chart
from tasks.rendering.anchors import fragment, read_anchors
from tasks.rendering.chart_geometry import draw, tabulate, tone
from tasks.rendering.fetching import TemplatesOnlyFetcher
from tasks.rendering.horizon import last_day, state_of
from tasks.rendering.html import TEMPLATES
from tasks.rendering.pdf_conformance import MetadataLayoutError, claim_ua
from tests.fixtures_briefing import sample_briefing


def chart(*bars: Bar, legend: tuple[str, ...] = ()) -> Chart:
    return Chart(anchor="c", title="T", unit="items", description="D", bars=bars, legend=legend)


def bar(value: float, label: str = "x", **fields: object) -> Bar:
    return Bar.model_validate({"label": label, "value": value, "value_label": str(value)} | fields)


def test_bars_are_as_long_as_their_values() -> None:
    drawn = draw(chart(bar(2), bar(4)))
    widths = [float(item.pieces[0].width) for item in drawn.bars]
    assert widths[1] == pytest.approx(2 * widths[0], abs=0.2)


@pytest.mark.parametrize("value", [0.0, -3.0, float("nan"), float("inf"), 1e-9, 1e300, 1.0, 7.0, 99999.0])
def test_any_value_stays_inside_the_drawing(value: float) -> None:
    drawn = draw(chart(bar(value), bar(1)))
    for item in drawn.bars:
        assert all(float(piece.x) + float(piece.width) <= drawn.width - 100 for piece in item.pieces)
        assert float(item.value_x) < drawn.width


def test_an_empty_chart_is_drawn() -> None:
    assert draw(chart()).bars == ()


def test_whole_numbers_have_whole_grid_lines() -> None:
    assert [tick.label for tick in draw(chart(bar(3))).ticks] == ["0", "1", "2", "3"]
    assert [tick.label for tick in draw(chart(bar(1))).ticks] == ["0", "1"]


def test_a_long_label_takes_two_lines_and_an_ellipsis() -> None:
    lines = draw(chart(bar(1, label="very long words " * 20))).bars[0].label_lines
    assert len(lines) == 2
    assert lines[1].text.endswith("…")
    assert len(draw(chart(bar(1, label="工" * 60))).bars[0].label_lines) == 2


def test_the_table_says_the_same_as_the_drawing() -> None:
    stacked = chart(bar(3, segments=(("done", 1), ("planned", 2))), legend=("done", "ongoing", "planned"))
    assert tabulate(stacked)[0].cells == ("1", "0", "2")
    assert [piece.fill for piece in draw(stacked).bars[0].pieces] == [tone(0), tone(2)]


def test_ids_given_twice_and_marks_without_target_are_found() -> None:
    sample = sample_briefing()
    assert read_anchors(sample).repeated == () == read_anchors(sample).missing
    twice = sample.model_copy(update={"highlights": sample.highlights * 2, "evidence": sample.evidence[:5]})
    assert "h-1" in read_anchors(twice).repeated
    assert "e19" in read_anchors(twice).missing


def test_ids_stay_different_when_made_safe() -> None:
    odd = ["a b", "a_20_b", "a%20b", "工", "a-b", "f-1"]
    assert len({fragment(anchor) for anchor in odd}) == len(odd)
    assert fragment("f-1") == "f-1"


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://127.0.0.1/x.ttf",
        "ftp://x/y",
        "data:text/plain,x",
        (TEMPLATES / "../pyproject.toml").as_uri().replace("report_templates/../", "report_templates/%2e%2e/"),
        f"file://localhost{TEMPLATES}/tokens.css",
        TEMPLATES.as_uri(),
        (TEMPLATES / "fonts/none.ttf").as_uri(),
    ],
)
def test_nothing_outside_the_templates_is_opened(address: str) -> None:
    fetcher = TemplatesOnlyFetcher(TEMPLATES)
    with pytest.raises(ValueError, match="refused to open"):
        fetcher.fetch(address)
    assert fetcher.refused == [address]


def test_a_symbolic_link_out_of_the_templates_is_refused(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "root/link.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(ValueError, match="refused"):
        TemplatesOnlyFetcher(tmp_path / "root").fetch((tmp_path / "root/link.txt").as_uri())


def test_files_of_the_templates_are_opened() -> None:
    assert TemplatesOnlyFetcher(TEMPLATES).fetch((TEMPLATES / "tokens.css").as_uri()).read()


@pytest.mark.parametrize(
    ("edtf", "day"),
    [
        ("2005/2015", date(2015, 12, 31)),
        ("2006", date(2006, 12, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2021-07-12/2021-07-15", date(2021, 7, 15)),
        ("1990/", None),
        ("2021-13", None),
        ("2021-02-30", None),
        ("0000", None),
        ("soon", None),
        ("", None),
    ],
)
def test_the_last_day_of_a_horizon(edtf: str, day: date | None) -> None:
    assert last_day(edtf) == day


def test_a_horizon_in_the_editions_month_has_not_lapsed() -> None:
    assert state_of("2026-11", date(2026, 11, 1)) is AskState.OPEN
    assert state_of("2026-10", date(2026, 11, 1)) is AskState.LAPSED
    assert state_of(None, date(2026, 11, 1)) is AskState.OPEN


def test_a_metadata_stream_of_another_shape_is_not_taken_silently() -> None:
    class Pdf:
        objects = ()

    with pytest.raises(MetadataLayoutError):
        claim_ua(None, Pdf())
