import dataclasses

import pytest

from tasks.contracts.briefing import ChecksLine
from tasks.contracts.edition import Check
from tasks.contracts.flag import Severity
from tasks.grammar.interface import interface_for
from tasks.rendering.anchors import Anchors
from tasks.rendering.checks_summary import checks_summary
from tasks.rendering.layout_findings import LayoutFindings
from tasks.rendering.pdf import WrittenPdf
from tasks.rendering.rendering_checks import (
    EXPECTED_FILES,
    as_line,
    assumed_passed,
    broken_links,
    carried_over,
    check_files,
    check_page,
)

PAGE = '<p id="a"><a href="#a">here</a></p>'
WHOLE = Anchors(known=frozenset(), repeated=(), missing=())
PDF = WrittenPdf(content=b"", page_count=26, warnings=(), missing_glyphs=(), foreign_fonts=())


def by_name(page: str = PAGE, pdf: WrittenPdf = PDF, anchors: Anchors = WHOLE, screen: str = "") -> dict[str, Check]:
    return {check.name: check for check in check_page(page, pdf, anchors, screen=screen)}


def with_layout(**found: tuple[object, ...]) -> WrittenPdf:
    return dataclasses.replace(PDF, layout=LayoutFindings(**found))


BROKEN = [
    ("pdf_without_warnings", Severity.BLOCK, {"pdf": dataclasses.replace(PDF, warnings=("No anchor #b",))}),
    ("no_missing_glyphs", Severity.BLOCK, {"pdf": dataclasses.replace(PDF, missing_glyphs=(".notdef glyph",))}),
    ("only_own_fonts", Severity.BLOCK, {"pdf": dataclasses.replace(PDF, foreign_fonts=("DejaVu",))}),
    ("links_resolve", Severity.BLOCK, {"page": '<a href="#lost">x</a>'}),
    ("links_resolve", Severity.BLOCK, {"screen": '<p id="a"></p><p id="a"></p>'}),
    ("links_resolve", Severity.BLOCK, {"anchors": dataclasses.replace(WHOLE, missing=("nowhere",))}),
    ("links_resolve", Severity.BLOCK, {"anchors": dataclasses.replace(WHOLE, repeated=("twice",))}),
    ("no_near_blank_pages", Severity.BLOCK, {"pdf": with_layout(near_blank_pages=(7,))}),
    ("layout_lost", Severity.BLOCK, {"pdf": with_layout(lost=("page 2: words",))}),
    ("layout_overflows", Severity.BLOCK, {"pdf": with_layout(overflows=("page 2: words",))}),
    ("layout_clipped", Severity.BLOCK, {"pdf": with_layout(clipped=("page 2: words",))}),
    ("layout_small_text", Severity.WARN, {"pdf": with_layout(small_text=("page 2: words",))}),
    ("layout_low_contrast", Severity.WARN, {"pdf": with_layout(low_contrast=("page 2: words",))}),
    ("layout_broken_apart", Severity.NOTE, {"pdf": with_layout(stranded_headings=("page 2: words",))}),
    ("layout_broken_apart", Severity.NOTE, {"pdf": with_layout(parted_captions=("page 2: words",))}),
    ("layout_broken_apart", Severity.NOTE, {"pdf": with_layout(split_cards=("page 2: words",))}),
    ("no_stand_in_characters", Severity.WARN, {"page": "<p>⟨U+1F600⟩</p>"}),
]


@pytest.mark.parametrize(
    ("name", "severity", "broken"), BROKEN, ids=[f"{i}-{case[0]}" for i, case in enumerate(BROKEN)]
)
def test_each_check_of_the_set_page_passes_on_a_sound_page_and_fails_on_its_fault(
    name: str, severity: Severity, broken: dict[str, object]
) -> None:
    assert by_name()[name].passed
    check = by_name(**broken)[name]  # type: ignore[arg-type]
    assert (check.passed, check.severity, check.count) == (False, severity, 1)
    assert check.detail


def test_every_check_of_rendering_is_made_to_fail_somewhere_and_explained() -> None:
    words = interface_for("en")
    names = set(by_name()) | {"files_complete"}
    assert names == {name for name, _, _ in BROKEN} | {"files_complete", "page_count"}
    assert all(len(words.say(f"checks.{name}.help").split()) >= 8 for name in names)


def test_a_missing_file_holds_the_edition_back() -> None:
    assert check_files(EXPECTED_FILES).passed
    check = check_files([name for name in EXPECTED_FILES if name != "briefing.docx"])
    assert (check.passed, check.severity, check.detail) == (False, Severity.BLOCK, "briefing.docx")


def test_pages_are_counted() -> None:
    check = by_name()["page_count"]
    assert (check.label, check.detail, check.count) == ("Pages", "The PDF has 26 pages.", 26)


def test_findings_beyond_three_are_counted() -> None:
    found = tuple(f"page {number}: words" for number in range(1, 6))
    check = by_name(pdf=with_layout(clipped=found))["layout_clipped"]
    assert check.detail == "page 1: words; page 2: words; page 3: words; and two more"
    assert check.count == 5


def test_links_are_looked_up_in_the_markup_and_not_in_scripts_or_quoted_words() -> None:
    assert broken_links('<script>x = \' href="#b"\'</script><p>href=&#34;#c&#34;</p><a href="#">top</a>') == ()
    assert broken_links('<a href="#b">x</a><i id="c"></i><i id="c"></i>') == ("b", "c")


def test_a_check_of_aggregation_keeps_its_code_and_its_words() -> None:
    line = ChecksLine(
        code="held_fields", name="Translated fields held back", result="1,200", count=1200, severity=Severity.WARN,
        passed=False, detail="For example: S5: 1,200",
    )  # fmt: skip
    check = carried_over(line)
    assert (check.name, check.label, check.count) == ("held_fields", "Translated fields held back", 1200)
    assert check.detail == "1,200. For example: S5: 1,200"
    plain = carried_over(line.model_copy(update={"result": "3", "count": 3}))
    assert plain.detail == "For example: S5: 1,200"


def test_the_imprint_can_be_set_before_the_page_is_checked() -> None:
    lines = assumed_passed("en")
    assert [line.code for line in lines] == [*(name for name in by_name() if name != "page_count"), "files_complete"]
    assert all(line.passed and line.count == 0 and line.name and not line.detail for line in lines)
    assert as_line(by_name()["layout_clipped"]) in lines
    failed = as_line(by_name(pdf=with_layout(clipped=("page 2: words",)))["layout_clipped"], "en")
    assert (failed.name, failed.result, failed.detail) == ("Words that are cut off", "1", "page 2: words")


def test_passed_checks_are_one_sentence_and_failed_ones_come_with_their_details() -> None:
    words = interface_for("en")
    passed = assumed_passed("en")[:2]
    failed = ChecksLine(code="x", name="X", result="1", count=1, severity=Severity.WARN, passed=False, detail="y")
    assert checks_summary((failed, *passed), words).failed == (failed,)
    assert checks_summary((failed, *passed), words).passed == (
        "Two other checks found nothing: warnings while the PDF was set; characters that no embedded font draws."
    )
    assert checks_summary(passed[:1], words).passed == "One check found nothing: warnings while the PDF was set."
    assert checks_summary((failed,), words).passed == ""
