from datetime import date
from pathlib import Path

import pytest

from tasks.contracts.activity import AskState
from tasks.rendering.anchors import contents, fragment, read_anchors
from tasks.rendering.fetching import TemplatesOnlyFetcher
from tasks.rendering.horizon import last_day, state_of
from tasks.rendering.html import TEMPLATES
from tasks.rendering.pdf_conformance import MetadataLayoutError, claim_ua
from tests.fixtures_briefing import sample_briefing


def test_ids_given_twice_and_marks_without_target_are_found() -> None:
    sample = sample_briefing()
    assert read_anchors(sample).repeated == () == read_anchors(sample).missing
    twice = sample.model_copy(update={"highlights": sample.highlights * 2, "evidence": sample.evidence[:5]})
    assert "h-1" in read_anchors(twice).repeated
    assert "e19" in read_anchors(twice).missing


def test_a_short_caution_without_its_note_and_evidence_without_its_source_are_found() -> None:
    sample = sample_briefing()
    assert read_anchors(sample.model_copy(update={"quality": ()})).missing == ("q-1",)
    assert read_anchors(sample.model_copy(update={"sources": sample.sources[:4]})).missing == ("s-5",)


def test_the_contents_list_has_two_parts_with_the_sections_that_the_page_has() -> None:
    sample = sample_briefing()
    parts = contents(sample)
    assert [(part.anchor, part.title) for part in parts] == [
        ("briefing", "The briefing"),
        ("reference", "Reference part"),
    ]
    assert [entry.anchor for entry in parts[0].sections] == [
        "before-quoting", "activities", "charts", "threads", "asks", "coming-up",
    ]  # fmt: skip
    assert [entry.anchor for entry in parts[1].sections] == [
        "figures", "totals", "bilingual", "quality", "sources", "imprint", "evidence", "chart-data",
    ]  # fmt: skip
    bare = contents(sample.model_copy(update={"charts": (), "before_quoting": ()}))
    assert [entry.anchor for entry in bare[0].sections] == ["activities", "threads", "asks", "coming-up"]
    assert bare[1].sections[-1].title == "Annex: evidence"


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
