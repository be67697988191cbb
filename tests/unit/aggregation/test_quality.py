import pytest
from gold_edition import IMPLAUSIBLE, gold_inputs, names, request, worked

from tasks.aggregation.aggregate import aggregate
from tasks.aggregation.before_quoting import MAX_NOTES, MAX_WORDS, before_quoting, shortened
from tasks.aggregation.edition_context import open_edition
from tasks.contracts.briefing import BriefingData, QualityNote, Text
from tasks.contracts.edition import EditionInputs, Worked
from tasks.contracts.flag import Flag, Severity
from tasks.contracts.source import SetAside
from tasks.contracts.translation import Attempt, FieldCheck, TranslationState


@pytest.fixture(scope="module")
def briefing() -> BriefingData:
    return aggregate(gold_inputs())


def edition_of(*items: Worked, set_aside: tuple[SetAside, ...] = (), notes: tuple[str, ...] = ()) -> BriefingData:
    return aggregate(EditionInputs(request=request(), worked=items, set_aside=set_aside, notes=notes))


def with_document_flags(*flags: Flag) -> Worked:
    item = worked(names()[0])
    return item.model_copy(update={"document": item.document.model_copy(update={"flags": flags})})


def note_of(data: BriefingData, start: str) -> QualityNote:
    return next(note for note in data.quality if note.anchor.startswith(start))


def test_what_warns_stands_before_what_is_only_worth_knowing(briefing: BriefingData) -> None:
    weights = [note.severity is Severity.NOTE for note in briefing.quality]
    assert weights == sorted(weights)
    assert len({note.anchor for note in briefing.quality}) == len(briefing.quality)


def test_a_doubt_about_two_figures_is_one_note_that_leads_to_its_quotation(briefing: BriefingData) -> None:
    (note,) = [note for note in briefing.quality if "16,200" in note.text.text]
    assert note.heading == "Check before quoting"
    assert note.text == Text(text=f"S5: {IMPLAUSIBLE.detail} Source: {IMPLAUSIBLE.source}.")
    assert [cite.mark for cite in note.cites] == ["S5 para. 12"]


def test_a_missing_symbol_is_asked_for(briefing: BriefingData) -> None:
    note = note_of(briefing, "q-symbol")
    assert (note.heading, note.severity) == ("Gaps", Severity.WARN)
    assert note.text.text == (
        "S5 carries no document symbol. Ask for the symbol. An official English text of the same symbol should exist."
    )


def test_sources_without_a_title_are_named_in_the_right_number(briefing: BriefingData) -> None:
    assert note_of(briefing, "q-untitled").text.text == (
        "S1 and S2: no title could be read; the file names stand for them."
    )
    one = edition_of(worked(names()[0]))
    assert note_of(one, "q-untitled").text.text == "S1: no title could be read; the file name stands for it."


def test_spelling_slips_are_reported_and_not_changed() -> None:
    flag = Flag(code="spelling", detail="“absest” is printed; “asbestos” may be meant.")
    note = next(note for note in edition_of(with_document_flags(flag)).quality if "absest" in note.text.text)
    assert (note.heading, note.severity) == ("Slips in the sources, reported and never changed", Severity.NOTE)


def test_flags_of_documents_that_warn_come_first_and_the_rest_is_counted() -> None:
    flags = [Flag(code="spelling", detail=f"“word{number}” may be a misprint.") for number in range(40)]
    flags.append(Flag(code="same_report", detail="It says what another says.", severity=Severity.WARN))
    data = edition_of(with_document_flags(*flags))
    assert note_of(data, "q-source-1").text.text == "S1: It says what another says."
    left = [note.text.text for note in data.quality if note.anchor.startswith("q-room-")]
    assert "Sources as received: 5 of 41 notes have no room here and are in the data pack." in left


def test_a_document_that_was_not_translated_says_so() -> None:
    data = edition_of(worked(names()[4]).model_copy(update={"translations": ()}))
    note = note_of(data, "q-translation-s1")
    assert note.severity is Severity.WARN
    assert note.text.text == "S1 is in Chinese and was not translated; its words are printed as they are."


def test_the_states_of_the_fields_are_counted_and_refused_wordings_named() -> None:
    item = worked(names()[4])
    held = item.translations[-1].model_copy(
        update={
            "target": None, "state": TranslationState.HELD,
            "attempts": (Attempt(provider="opus-mt", passed=False, failed=("figures",)),),
            "checks": (FieldCheck(name="figures", passed=False, detail="12 is not in the source"),),
        }
    )  # fmt: skip
    data = edition_of(item.model_copy(update={"translations": (*item.translations[:3], held)}))
    assert note_of(data, "q-translation-s1").text.text == (
        "S1: of four fields to be put from Chinese into English, three verified and one held. "
        "Wordings refused by the number lock: 1 of opus-mt."
    )
    note = note_of(data, "q-held-s1-1")
    assert note.heading == "Held back"
    assert note.text.text == "S1: the wording for Title is held back: figures (12 is not in the source)."


def test_a_source_set_aside_says_what_to_do() -> None:
    aside = SetAside(file="scan.pdf", reason="not_text", detail="The file is a picture; send its text.")
    assert note_of(edition_of(set_aside=(aside,)), "q-aside-1").text.text == (
        "scan.pdf was set aside: not text. The file is a picture; send its text."
    )


def test_asks_left_to_their_table_are_counted_at_the_start_of_a_sentence(briefing: BriefingData) -> None:
    assert note_of(briefing, "q-asked").text.text == (
        "21 activities are asks and stand in the table of asks only, not again among the activities."
    )


def test_our_own_notes_are_in_the_language_of_the_edition_and_found_details_in_english(briefing: BriefingData) -> None:
    assert {note.text.lang for note in briefing.quality} == {"en"}


def test_the_front_prints_the_notes_that_warn_in_short(briefing: BriefingData) -> None:
    brief, more = before_quoting(open_edition(gold_inputs()), briefing.quality)
    assert [note.note_anchor for note in brief] == ["q-figure-1", "q-symbol"]
    assert brief[0].cites == note_of(briefing, "q-figure-1").cites
    assert more == ""


def test_many_files_set_aside_do_not_hide_a_doubtful_figure_and_the_rest_is_counted() -> None:
    def note(name: str, severity: Severity = Severity.WARN) -> QualityNote:
        return QualityNote(anchor=name, heading="x", severity=severity, text=Text(text="Some words. " * 30))

    notes = [note(f"q-aside-{number}") for number in range(1, 13)]
    notes += [note("q-held-s1-1"), note("q-figure-1"), note("q-figure-2"), note("q-undated", Severity.NOTE)]
    brief, more = before_quoting(open_edition(gold_inputs()), notes)
    assert [item.note_anchor for item in brief] == [
        "q-figure-1", "q-figure-2", "q-aside-1", "q-aside-2", "q-aside-3", "q-aside-4",
    ]  # fmt: skip
    assert len(brief) == MAX_NOTES
    assert more == "Eight more doubts stand in the quality notes."
    assert all(len(item.text.text.split()) <= MAX_WORDS for item in brief)


def test_a_note_is_shortened_at_the_end_of_a_sentence_where_there_is_one() -> None:
    assert shortened("A first sentence of six words. A second one.", 8) == "A first sentence of six words."
    assert shortened("word " * 50, 5) == "word word word word …"
    assert shortened("Few words.", 5) == "Few words."
