from flows.artifacts import check_rows, checks_line, figure_rows, summary, translation_rows
from tasks.contracts.edition import Check, EditionId
from tasks.contracts.flag import Severity
from tasks.contracts.result import EditionResult, Outcome

CHECKS = (
    Check(name="page_count", label="Pages", passed=True, severity=Severity.NOTE, detail="12 pages.", count=12),
    Check(name="stale", label="Old news", passed=False, severity=Severity.NOTE, detail="30 of 2004.", count=30),
    Check(name="held", label="Fields held back", passed=False, severity=Severity.WARN, detail="Two fields.", count=2),
    Check(name="links", label="Links that lead nowhere", passed=False, severity=Severity.BLOCK, detail="S9.", count=1),
)


def result(checks: tuple[Check, ...]) -> EditionResult:
    return EditionResult(
        edition=EditionId(month="2026-11"), outcome=Outcome.HELD, folder="2026-11", files={}, counts={"figures": 44},
        translated={}, lock={}, set_aside=(), checks=checks, changes=(),
    )  # fmt: skip


def test_the_gravest_failed_check_stands_first_and_passed_ones_last() -> None:
    rows = check_rows(result(CHECKS))
    assert [(row["check"], row["result"], row["found"]) for row in rows] == [
        ("Links that lead nowhere", "holds the edition back", "1"),
        ("Fields held back", "warning", "2"),
        ("Old news", "note", "30"),
        ("Pages", "passed", "12"),
    ]


def test_the_line_on_checks_counts_by_severity() -> None:
    assert checks_line(result(CHECKS)) == "1 of 4 passed; 1 holds the edition back, 1 warning, 1 note"
    assert checks_line(result(CHECKS[:1])) == "1 of 1 passed"


def test_the_summary_names_what_holds_an_edition_back_and_leaves_notes_to_the_table() -> None:
    said = summary(result(CHECKS), "http://127.0.0.1:4280/2026-11")
    assert "- holds the edition back: Links that lead nowhere. S9." in said
    assert "- warning: Fields held back. Two fields." in said
    assert "Old news" not in said


def test_the_summary_opens_what_is_there_at_the_site_and_never_a_file_address() -> None:
    made = result(()).model_copy(update={"files": {"briefing.pdf": "0", "briefing.html": "0", "data/metrics.csv": "0"}})
    said = summary(made, "http://127.0.0.1:4280/2026-11")
    assert "[the PDF](http://127.0.0.1:4280/2026-11/briefing.pdf)" in said and "briefing.html)" in said
    assert "Word" not in said and "file:" not in said


def test_words_of_a_source_stay_in_their_cell() -> None:
    made = result(()).model_copy(update={"key_figures": (("13,194", "tons | <b>of</b> [waste](http://x)", "S5"),)})
    said = summary(made, "http://127.0.0.1:4280/2026-11")
    row = "| **13,194** | tons &#124; &#60;b&#62;of&#60;/b&#62; &#91;waste&#93;(http://x) | S5 |"
    assert row in said.splitlines()


def test_a_preview_says_that_it_can_be_neither_approved_nor_sent() -> None:
    said = summary(result(()).model_copy(update={"is_preview": True}), "http://127.0.0.1:4280/previews/2026-11")
    assert said.startswith("# Preview of briefing 2026-11") and "neither approved nor sent" in said


def test_figures_with_a_warning_and_fields_that_need_a_person_stand_first() -> None:
    def metric(surface, flags):
        return {"surface": surface, "subject": "tons", "subject_original": "", "status": "achieved", "period": None,
                "file": "004.txt", "paragraph": 12, "flags": flags}  # fmt: skip

    rows = figure_rows([metric("700", []), metric("72 million", [{"detail": "above the ceiling"}])])
    assert [(row["as printed in the source"], row["warning"], row["source"]) for row in rows] == [
        ("72 million", "above the ceiling", "004.txt, para. 12"),
        ("700", "", "004.txt, para. 12"),
    ]
    fields = [
        {"state": state, "field": "title", "source": "标题", "target": None, "provider": "none", "file": "004.txt"}
        for state in ("verified", "untranslated", "needs_review", "held")
    ]
    assert [row["state"] for row in translation_rows(fields)] == ["held", "needs review", "untranslated", "verified"]
