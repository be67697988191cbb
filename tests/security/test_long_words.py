"""Very long words without a place to break."""

from pathlib import Path

import pytest
from publishing import Published, publish_folder, source_with

# A minute for WeasyPrint to break words that have no place to break; titles of 400 characters are set in every run.
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Published:
    folder: Path = tmp_path_factory.mktemp("long")
    (folder / "long.txt").write_text(source_with("x" * 100_000), "utf-8")
    (folder / "slashes.txt").write_text(source_with("https://example.org/" + "a/" * 500), "utf-8")
    return publish_folder(folder)


def test_nothing_runs_over_the_edge_or_is_cut_off(long: Published) -> None:
    assert (long.pdf.layout.overflows, long.pdf.layout.clipped) == ((), ())
    assert (long.pdf.warnings, long.pdf.missing_glyphs) == ((), ())


def test_what_is_shortened_says_so_and_the_data_pack_has_it_whole(long: Published) -> None:
    assert "x" * 50 in long.words
    assert "x" * 20_000 not in long.words
    assert b"x" * 100_000 in long.pack["metrics.jsonl"]
