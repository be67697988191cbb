from collections import Counter

import pytest

from tests.evaluation.figures_scoring import Score
from tests.evaluation.figures_table import Comparison, Row, markdown, plain_table, write_between_markers

SCORE = Score(10, 8, 8, 8, 7, 6, 6, Counter({"date": 2, "not marked": 1}))
COMPARISON = Comparison(
    "sample",
    "en",
    5,
    10,
    Counter({"date": 4}),
    (Row("this project", SCORE, 1_234_567.0, 0.3), Row("a peer", problem="not installed: no network")),
    2_000_000.0,
)


def test_a_peer_that_is_missing_keeps_its_row_and_says_why():
    for printed in (plain_table(COMPARISON), markdown([COMPARISON])):
        row = next(line for line in printed.splitlines() if "a peer" in line)
        assert "not installed: no network" in row


def test_the_row_shows_percentages_traps_and_speed():
    row = next(line for line in markdown([COMPARISON]).splitlines() if "this project" in line)
    assert row.replace("*", "") == "| this project | 100/80/88.9 | 88/70/77.8 | 75/60/66.7 | 2 | 1,200,000 | 0.3 |"


def test_every_row_of_the_markdown_table_has_as_many_cells_as_its_head():
    rows = [line for line in markdown([COMPARISON]).splitlines() if line.startswith("|")]
    assert len(rows) == 4
    assert len({row.count("|") for row in rows}) == 1


def test_only_what_is_between_the_markers_is_replaced(tmp_path):
    readme = tmp_path / "README.md"
    readme.write_text("above\n<!-- evaluation:begin -->\nold\n<!-- evaluation:end -->\nbelow\n", encoding="utf-8")
    write_between_markers(readme, "new | table")
    first = readme.read_text(encoding="utf-8")
    assert first == "above\n<!-- evaluation:begin -->\nnew | table\n<!-- evaluation:end -->\nbelow\n"
    write_between_markers(readme, "new | table")
    assert readme.read_text(encoding="utf-8") == first


@pytest.mark.parametrize("text", ["no markers", "<!-- evaluation:end --><!-- evaluation:begin -->"])
def test_a_readme_without_the_markers_is_left_alone(tmp_path, text):
    readme = tmp_path / "README.md"
    readme.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="needs the lines"):
        write_between_markers(readme, "table")
    assert readme.read_text(encoding="utf-8") == text
