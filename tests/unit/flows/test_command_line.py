"""The command line: options in, exit status out, one line for each mistake."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.command_line import DONE, FAILED, HELD, USAGE, main, moment
from tasks.contracts.edition import Check, EditionId
from tasks.contracts.errors import BriefingError
from tasks.contracts.flag import Severity
from tasks.contracts.result import EditionResult, Outcome


def result(outcome: Outcome = Outcome.MADE) -> EditionResult:
    return EditionResult(
        edition=EditionId(month="2026-11"),
        outcome=outcome,
        folder="2026-11",
        counts={"documents": 5, "figures": 48},
        translated={"memory · verified": 27},
        set_aside=(("junk.txt", "not_text", "the bytes are not text"),),
        checks=(
            Check(name="figures without evidence", passed=False, severity=Severity.BLOCK, detail="1 figure", count=1),
        ),
        changes=("Document added: a.txt.",),
    )


def run_with(outcome, seen=None):
    def run(**parameters):
        if seen is not None:
            seen.update(parameters)
        if isinstance(outcome, BaseException):
            raise outcome
        parameters["listener"]("Reading 5 documents")
        return (result(outcome),)

    return run


def test_the_options_reach_the_run(tmp_path):
    seen: dict = {}
    words = ["--month", "2026-11", "--source", "a", "--source", "b", "--output", str(tmp_path), "--offline"]
    assert main([*words, "--as-of", "2026-11-22T06:00"], run_with(Outcome.MADE, seen)) == DONE
    assert seen["month"] == "2026-11" and seen["sources"] == ["a", "b"] and seen["offline"] is True
    assert seen["output"] == tmp_path and seen["as_of"] == datetime(2026, 11, 22, 6, tzinfo=UTC)
    assert (seen["languages"], seen["themes"], seen["note"], seen["dry_run"]) == (["en"], [], "", False)


def test_languages_themes_a_note_and_a_dry_run_reach_the_run(tmp_path):
    seen: dict = {}
    words = ["--language", "en, ru", "--only", "finance,chemicals-and-pops", "--note", "Read page 3.", "--dry-run"]
    assert main([*words, "--output", str(tmp_path)], run_with(Outcome.MADE, seen)) == DONE
    assert (seen["languages"], seen["themes"]) == (["en", "ru"], ["finance", "chemicals-and-pops"])
    assert (seen["note"], seen["dry_run"]) == ("Read page 3.", True)


def test_one_held_edition_of_several_is_status_3_and_each_has_its_closing_table(tmp_path, capsys):
    def run(**parameters):
        return (result(Outcome.MADE), result(Outcome.HELD))

    assert main(["--output", str(tmp_path)], run) == HELD
    assert capsys.readouterr().out.count("Briefing 2026-11") == 2


def test_the_closing_table_counts_and_names_what_was_set_aside(tmp_path, capsys):
    (tmp_path / "2026-11").mkdir()
    (tmp_path / "2026-11" / "briefing.pdf").touch()
    main(["--output", str(tmp_path)], run_with(Outcome.MADE))
    out = capsys.readouterr().out
    for words in (
        "documents",
        "48",
        "memory · verified",
        "junk.txt (not_text)",
        "Document added: a.txt.",
        "briefing.pdf",
    ):
        assert words in out


def test_a_held_edition_ends_with_status_3_and_says_why(tmp_path, capsys):
    assert main(["--output", str(tmp_path)], run_with(Outcome.HELD)) == HELD
    out = capsys.readouterr().out
    assert "held back" in out and "Check block: figures without evidence: 1 figure" in out


def test_a_known_error_is_one_line_without_a_traceback(tmp_path, capsys):
    error = BriefingError("no sources in inbox: put .txt files there")
    assert main(["--output", str(tmp_path)], run_with(error)) == FAILED
    err = capsys.readouterr().err
    assert err.strip() == "briefing: no sources in inbox: put .txt files there"


def test_an_unforeseen_error_is_one_line_that_says_where_the_story_is(tmp_path, capsys):
    assert main(["--output", str(tmp_path)], run_with(RuntimeError("boom\nover two lines"))) == FAILED
    err = capsys.readouterr().err
    assert "RuntimeError: boom over two lines" in err and "Traceback" not in err and "make ui" in err


def test_an_output_folder_that_cannot_be_written_is_refused_before_any_work(tmp_path, capsys):
    blocked = tmp_path / "file"
    blocked.touch()
    assert main(["--output", str(blocked / "below")], run_with(Outcome.MADE)) == FAILED
    assert "--output" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["--month", "2026-00"],
        ["--month", "26-11"],
        ["--language", "de"],
        ["--only", "gardening"],
        ["--as-of", "x"],
        ["x"],
    ],
)
def test_wrong_use_is_status_2_and_one_line(words, capsys):
    with pytest.raises(SystemExit) as left:
        main(words, run_with(Outcome.MADE))
    assert left.value.code == USAGE
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_moment_with_a_zone_becomes_utc():
    assert moment("2026-11-02T06:00+01:00") == datetime(2026, 11, 2, 5, tzinfo=UTC)


def test_shown_paths_are_short(monkeypatch, tmp_path):
    from flows.command_line import shown

    monkeypatch.chdir(tmp_path)
    assert shown(Path(tmp_path / "a" / "b")) == "a/b"
    assert shown(Path("/elsewhere/x")) == "/elsewhere/x"
