import json
from pathlib import Path

import pytest
from conftest import make_inputs

from tasks.contracts.briefing import Cite
from tasks.contracts.edition import EditionInputs
from tasks.contracts.flag import Severity
from tasks.rendering import edition_files
from tasks.rendering.edition_files import WrittenEdition, edition_contents, write_edition
from tests.fixtures_briefing import sample_briefing


def test_the_folder_holds_page_twin_checks_and_pack(edition: tuple[Path, WrittenEdition]) -> None:
    folder, written = edition
    assert {"briefing.pdf", "briefing.html", "checks.json", "data/manifest.json", "data/metrics.jsonl"} <= set(
        written.files
    )
    assert all((folder / name).is_file() for name in written.files)
    assert list(folder.parent.iterdir()) == [folder]
    assert written.pages == 8


def test_writing_again_gives_the_same_bytes_and_replaces_what_was_there(edition: tuple[Path, WrittenEdition]) -> None:
    folder, written = edition
    (folder / "left over.txt").write_text("x")
    assert write_edition(sample_briefing(), make_inputs(), folder) == written
    assert not (folder / "left over.txt").exists()


def test_checks_join_those_of_aggregation_and_of_the_page(edition: tuple[Path, WrittenEdition]) -> None:
    folder, written = edition
    checks = {check["name"]: check for check in json.loads((folder / "checks.json").read_text("utf-8"))}
    assert checks["figures_survive_translation"]["detail"].startswith("38 of 38.")
    assert checks["page_count"]["count"] == written.pages
    for name in ("pdf_without_warnings", "no_missing_glyphs", "links_resolve"):
        assert checks[name]["passed"]
        assert checks[name]["severity"] == "block"


def test_a_mark_that_leads_nowhere_fails_a_check(inputs: EditionInputs) -> None:
    sample = sample_briefing()
    lost = sample.highlights[0].model_copy(update={"cites": (Cite(mark="S9", evidence_anchor="nowhere"),)})
    _, _, checks = edition_contents(
        sample.model_copy(update={"highlights": (lost,), "evidence": sample.evidence}), inputs
    )
    (check,) = [check for check in checks if check.name == "links_resolve"]
    assert not check.passed
    assert check.severity is Severity.BLOCK
    assert "nowhere" in check.detail


def test_characters_without_a_glyph_are_counted(inputs: EditionInputs) -> None:
    sample = sample_briefing()
    masthead = sample.masthead.model_copy(update={"coverage": "Five sources 😀"})
    contents, _, checks = edition_contents(sample.model_copy(update={"masthead": masthead}), inputs)
    by_name = {check.name: check for check in checks}
    assert by_name["no_missing_glyphs"].passed
    assert by_name["no_stand_in_characters"].detail == "⟨U+1F600⟩"
    assert "😀" in contents["briefing.html"].decode("utf-8")


def test_an_interrupted_run_leaves_the_edition_before_and_nothing_else(
    tmp_path: Path, inputs: EditionInputs, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "2026-11"
    folder.mkdir()
    (folder / "briefing.pdf").write_bytes(b"before")
    monkeypatch.setattr(
        edition_files, "edition_contents", lambda data, inputs: ({"briefing.pdf": b"after", "x": None}, 1, ())
    )
    with pytest.raises(TypeError):
        write_edition(sample_briefing(), inputs, folder)
    assert (folder / "briefing.pdf").read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [folder]


def test_a_short_edition_has_no_contents_list(inputs: EditionInputs) -> None:
    from bigger import repeated

    contents, pages, _ = edition_contents(repeated(0), inputs)
    assert pages <= 6
    assert b"%PDF-1.7" in contents["briefing.pdf"][:16]
