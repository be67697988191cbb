import json
from pathlib import Path

import pytest
from conftest import make_inputs

from tasks.contracts.briefing import Cite
from tasks.contracts.edition import EditionInputs
from tasks.contracts.flag import Severity
from tasks.grammar.interface import interface_for
from tasks.rendering import edition_files
from tasks.rendering.edition_files import EditionContents, WrittenEdition, edition_contents, write_edition
from tasks.rendering.rendering_checks import assumed_passed
from tasks.rendering.theme import Theme
from tests.fixtures_briefing import sample_briefing


def test_the_folder_holds_page_twin_checks_and_pack(edition: tuple[Path, WrittenEdition]) -> None:
    folder, written = edition
    assert {"briefing.pdf", "briefing.html", "checks.json", "data/manifest.json", "data/metrics.jsonl"} <= set(
        written.files
    )
    assert all((folder / name).is_file() for name in written.files)
    assert list(folder.parent.iterdir()) == [folder]
    assert written.pages == 10


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
    data = sample.model_copy(update={"highlights": (lost,), "evidence": sample.evidence})
    (check,) = [check for check in edition_contents(data, inputs, Theme()).checks if check.name == "links_resolve"]
    assert not check.passed
    assert check.severity is Severity.BLOCK
    assert "nowhere" in check.detail


def test_characters_without_a_glyph_are_counted(inputs: EditionInputs) -> None:
    sample = sample_briefing()
    masthead = sample.masthead.model_copy(update={"coverage": "Five sources 😀"})
    contents = edition_contents(sample.model_copy(update={"masthead": masthead}), inputs, Theme())
    by_name = {check.name: check for check in contents.checks}
    assert by_name["no_missing_glyphs"].passed
    assert by_name["no_stand_in_characters"].detail == "⟨U+1F600⟩"
    assert "😀" in contents.files["briefing.html"].decode("utf-8")


def test_an_interrupted_run_leaves_the_edition_before_and_nothing_else(
    tmp_path: Path, inputs: EditionInputs, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "2026-11"
    folder.mkdir()
    (folder / "briefing.pdf").write_bytes(b"before")
    broken = EditionContents(files={"briefing.pdf": b"after", "x": None}, pages=1, checks=())  # type: ignore[dict-item]
    monkeypatch.setattr(edition_files, "edition_contents", lambda data, inputs, theme: broken)
    with pytest.raises(TypeError, match="bytes-like"):
        write_edition(sample_briefing(), inputs, folder)
    assert (folder / "briefing.pdf").read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [folder]


def test_a_short_edition_has_no_contents_list(inputs: EditionInputs) -> None:
    from bigger import repeated

    contents = edition_contents(repeated(0), inputs, Theme())
    assert contents.pages <= 6
    assert b"%PDF-1.7" in contents.files["briefing.pdf"][:16]
    assert interface_for("en").say("page.contents") not in _words(contents.files["briefing.pdf"])


def test_an_edition_is_every_copy_of_the_same_pages(edition: tuple[Path, WrittenEdition]) -> None:
    _, written = edition
    assert {name for name in written.files if not name.startswith("data/")} == {
        "briefing.pdf", "briefing.html", "briefing.docx", "briefing.xlsx", "checks.json", "summary.json",
    }  # fmt: skip
    assert {"data/evidence.json", "data/prov.json", "data/manifest.json"} <= set(written.files)


def test_the_imprint_prints_a_check_of_the_set_page_that_failed(inputs: EditionInputs) -> None:
    sample = sample_briefing()
    masthead = sample.masthead.model_copy(update={"coverage": "Five sources 😀"})
    contents = edition_contents(sample.model_copy(update={"masthead": masthead}), inputs, Theme())
    failed = [check.label for check in contents.checks if check.name == "no_stand_in_characters"]
    words = _words(contents.files["briefing.pdf"])
    assert failed and f"{failed[0]}: 1" in words


def test_what_the_imprint_says_of_the_set_page_is_what_was_found(edition: tuple[Path, WrittenEdition]) -> None:
    folder, written = edition
    said = {check.name: check.passed for check in written.checks}
    assumed = {line.code for line in assumed_passed("en")}
    assert assumed <= set(said) and all(said[code] for code in assumed)
    assert "😀" not in _words((folder / "briefing.pdf").read_bytes())


def _words(pdf: bytes) -> str:
    import pypdfium2

    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)
