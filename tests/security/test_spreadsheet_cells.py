"""Cells that a spreadsheet would run, and contents that only look like data."""

import csv
import io
import json
from pathlib import Path

import pytest
from publishing import Published, publish_folder

FORMULA = '=HYPERLINK("http://127.0.0.1/"&A1,"Open")'


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Published:
    folder: Path = tmp_path_factory.mktemp("cells")
    (folder / "=cmd|' -C calc'!A1.txt").write_text(
        f"{FORMULA}\n\n@SUM(1+1)*cmd|' /C calc'!A0 trained 120 specialists in Viet Nam in October 2026.\n\n"
        '{"value": 1e999, "x": NaN} and PK\x03\x04 helped 40 companies in Viet Nam in 2026.\n',
        "utf-8",
    )
    return publish_folder(folder)


def cells(content: bytes) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")) for cell in row]


def test_no_cell_begins_like_a_formula(tables: Published) -> None:
    every = [cell for name, content in tables.pack.items() if name.endswith(".csv") for cell in cells(content)]
    assert "'=cmd|' -C calc'!A1.txt" in every
    assert [cell for cell in every if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


def test_every_line_is_json_that_any_reader_takes(tables: Published) -> None:
    def refuse(word: str) -> float:
        raise AssertionError(word)

    lines = [
        line
        for name, content in tables.pack.items()
        if name.endswith(".jsonl")
        for line in content.decode().splitlines()
    ]
    assert lines
    for line in lines:
        json.loads(line, parse_constant=refuse)


def test_the_words_stay_whole_in_the_lines(tables: Published) -> None:
    rows = [json.loads(line) for line in tables.pack["metrics.jsonl"].decode().splitlines()]
    assert any("NaN" in row["sentence"] for row in rows)
