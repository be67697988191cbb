"""The office's own words on the front page, the day of the next issue, the mark of a preview, the parameters used."""

from datetime import date
from typing import Any

import pytest
from gold_edition import gold_inputs
from pydantic import ValidationError

from tasks.aggregation.aggregate import aggregate
from tasks.aggregation.edition_context import EditionContext, open_edition
from tasks.aggregation.imprint import parameters
from tasks.aggregation.masthead import masthead
from tasks.aggregation.office_note import figures_of, language_of, office_note, paragraphs_of
from tasks.contracts.briefing import BriefingData
from tasks.contracts.change import Change
from tasks.contracts.edition import EditionId
from tasks.grammar.interface import interface_for

NOTE = "We trained 1,600 people.\n\nPlease answer by 2 January 2027. <b>Thank you</b>"


def context_of(language: str = "en", **asked: Any) -> EditionContext:
    inputs = gold_inputs()
    edition = EditionId(month="2026-11", language=language)
    request = inputs.request.model_copy(update={"edition": edition, **asked})
    return open_edition(inputs.model_copy(update={"request": request}))


@pytest.fixture(scope="module")
def noted() -> BriefingData:
    return aggregate(context_of(note=NOTE, office="Office for Industry", is_preview=True).inputs)


def test_the_note_is_printed_as_it_is_written_under_the_name_of_the_office(noted: BriefingData) -> None:
    assert noted.note is not None
    assert noted.note.heading == "Note to readers from Office for Industry"
    assert [line.text for line in noted.note.paragraphs] == [
        "We trained 1,600 people.",
        "Please answer by 2 January 2027. <b>Thank you</b>",
    ]


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "Note to readers from this office"),
        ("fr", "Note aux lecteurs de la part de ce bureau"),
        ("ru", "Примечание данного подразделения для читателей"),
        ("zh", "本办公室致读者"),
    ],
)
def test_the_heading_is_in_the_language_of_the_edition(language: str, heading: str) -> None:
    note = office_note(context_of(language, note="x"))
    assert note is not None
    assert note.heading == heading


def test_no_note_and_only_blanks_print_nothing() -> None:
    assert office_note(context_of()) is None
    assert office_note(context_of(note=" \n\t\n")) is None


def test_the_note_is_no_source_and_its_figures_are_warned_of(noted: BriefingData) -> None:
    (check,) = [check for check in noted.checks if check.code == "note_figures"]
    assert (check.count, check.passed, check.severity.value) == (1, False, "warn")
    assert "1,600" in check.detail and "2027" not in check.detail
    assert not any("We trained" in entry.quote.text for entry in noted.evidence)
    assert [check.code for check in noted.checks if not check.passed and check.severity.value == "block"] == []


def test_a_note_without_figures_passes_and_an_edition_without_a_note_is_not_asked() -> None:
    checks = {check.code: check for check in aggregate(context_of(note="Thank you.").inputs).checks}
    assert checks["note_figures"].passed
    assert "note_figures" not in {check.code for check in aggregate(gold_inputs()).checks}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Made in 2026, on 3 May 2026 and in May.", []),
        ("72 million tons, 12% and 3 plants", ["72", "12%", "3"]),
        ("截至2026年11月30日，共培训1600人。", ["1600"]),
        ("٣٢ مصنعا", ["٣٢"]),
        ("COP31 and S5 speak of 7,200 plants", ["7,200"]),
        ("до 2 января 2027 года — 40 предприятий", ["40"]),
    ],
)
def test_dates_in_a_note_are_no_figures(line: str, found: list[str]) -> None:
    assert figures_of(line, interface_for("en")) == found


@pytest.mark.parametrize(
    ("line", "page", "tag"),
    [
        ("Dear readers", "en", "en"), ("Dear readers", "ru", "en"), ("Chers lecteurs", "fr", "fr"),
        ("Уважаемые", "en", "ru"), ("各位读者", "en", "zh-Hans"), ("各位读者", "zh", "zh-Hans"), ("القراء الكرام", "zh", "ar"),
        ("קוראים", "en", "he"), ("読者のみなさま", "en", "ja"), ("… 12 …", "ru", "ru"),
    ],
)  # fmt: skip
def test_a_paragraph_is_marked_by_its_script(line: str, page: str, tag: str) -> None:
    assert language_of(line, interface_for(page)) == tag


def test_a_note_of_many_lines_keeps_all_words_in_four_paragraphs() -> None:
    lines = [f"line {number}" for number in range(90)]
    paragraphs = paragraphs_of("\r\n".join(lines))
    assert len(paragraphs) == 4
    assert " ".join(paragraphs) == " ".join(lines)


def test_a_note_longer_than_the_front_page_has_room_for_is_refused() -> None:
    request = gold_inputs().request.model_dump()
    with pytest.raises(ValidationError, match="at most 600 characters"):
        type(gold_inputs().request).model_validate(request | {"note": "x" * 601})


def test_a_preview_says_so_and_nothing_else_does(noted: BriefingData) -> None:
    assert noted.preview == "PREVIEW: not approved, not for distribution"
    assert aggregate(gold_inputs()).preview == ""


def test_the_next_issue_is_the_day_that_the_schedule_says_else_the_second_after_the_next_month() -> None:
    assert masthead(context_of(next_issue=date(2026, 12, 15))).next_issue == "Next issue on or around 15 December 2026."
    assert masthead(context_of()).next_issue == "Next issue on or around 2 January 2027."


def test_the_parameters_have_names_for_readers() -> None:
    given = {
        "month": "2026-11", "sources": "seeds", "engines": "none", "theme": "office.yml", "offline": "no", "dry run": "yes",
        "scheduled": "yes", "made up": "kept",
    }  # fmt: skip
    context = context_of(parameters=given, themes=("finance", "ozone-and-climate"), note="Hello")
    assert parameters(context)[3:] == (
        ("month", "2026-11"), ("sources", "seeds"), ("engines", "none"), ("themes shown", "Finance; Ozone and climate"),
        ("note to readers", "yes"), ("theme file", "office.yml"), ("trial run", "yes"), ("offline", "no"),
        ("scheduled", "yes"), ("made_up", "kept"),
    )  # fmt: skip
    russian = dict(parameters(context_of("ru", parameters=given, note="Hello")))
    assert (russian["пробный запуск"], russian["без сети"], russian["системы перевода"]) == ("да", "нет", "нет")
    assert russian["примечание для читателей"] == "да"


def test_changes_of_parameters_are_said_by_the_names_that_readers_know() -> None:
    changes = (
        Change(code="parameter_set", values={"name": "note", "now": "yes (1a2b3c4d)"}),
        Change(code="parameter", values={"name": "note", "was": "yes (1a2b3c4d)", "now": "yes (99999999)"}),
        Change(code="parameter", values={"name": "themes", "was": "finance", "now": "finance, ozone-and-climate"}),
        Change(code="parameter", values={"name": "engines", "was": "none", "now": "deepl"}),
        Change(code="added", values={"file": "a.txt"}),
    )
    assert masthead(context_of(changes=changes)).changes == (
        "Parameter note to readers set to yes.",
        "The note to readers has changed.",
        "Parameter themes shown changed from Finance to Finance; Ozone and climate.",
        "Parameter engines changed from none to deepl.",
        "Document added: a.txt.",
    )
    assert masthead(context_of("fr", changes=changes[:1])).changes == ("Paramètre note aux lecteurs fixé à oui.",)
