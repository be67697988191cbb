from flows.artifacts import check_rows, checks_line, summary
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
    said = summary(result(CHECKS))
    assert "- holds the edition back: Links that lead nowhere. S9." in said
    assert "- warning: Fields held back. Two fields." in said
    assert "Old news" not in said
