import pytest
from gold_edition import gold_inputs, names, request, worked

from tasks.aggregation import asks
from tasks.aggregation.aggregate import aggregate
from tasks.aggregation.bilingual import checks_line, field_label
from tasks.aggregation.edition_context import open_edition
from tasks.contracts.activity import AskState
from tasks.contracts.briefing import BriefingData
from tasks.contracts.edition import EditionInputs
from tasks.contracts.translation import FieldCheck, TranslationState
from tasks.grammar.interface import interface_for

ENGLISH = interface_for("en")


@pytest.fixture(scope="module")
def briefing() -> BriefingData:
    return aggregate(gold_inputs())


@pytest.fixture
def room_for_all_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asks, "ASK_ROWS", 60)


@pytest.mark.usefixtures("room_for_all_asks")
def test_an_ask_whose_horizon_has_passed_says_so() -> None:
    rows, note = asks.ask_rows(open_edition(gold_inputs()))
    assert (len(rows), note) == (21, "")
    strategy = next(row for row in rows if row.label == "4")
    assert (strategy.horizon, strategy.state) == ("2005–2015", AskState.LAPSED.value)
    assert strategy.state_label == "Horizon passed"


@pytest.mark.usefixtures("room_for_all_asks")
@pytest.mark.parametrize(("month", "state"), [("2015-12", AskState.OPEN), ("2016-01", AskState.LAPSED)])
def test_the_edition_is_the_only_clock_of_an_ask(month: str, state: AskState) -> None:
    rows, _ = asks.ask_rows(open_edition(gold_inputs(month=month)))
    assert next(row for row in rows if row.label == "4").state == state.value


def test_asks_beyond_a_short_read_are_counted_and_open_ones_come_first(briefing: BriefingData) -> None:
    assert len(briefing.asks) == 6
    assert {row.state for row in briefing.asks} == {AskState.OPEN.value}
    counted = "6 of 21 recommendations are shown, open ones and the newest sources first; all stand in the data pack."
    assert counted in [note.text.text for note in briefing.quality]
    assert all(len(row.ask.text.split()) <= 23 for row in briefing.asks)


def test_a_thread_compares_sources_by_facts(briefing: BriefingData) -> None:
    thread = next(thread for thread in briefing.threads if thread.title.text.startswith("Stockholm Convention"))
    assert thread.sentence == (
        "Two sources, eight years apart: S3 (22 May 2013) has two activities under way; S5 (2 June 2021) has two activities "
        "done. The furthest stage reported is “under way” in S3 and “done” in S5; the sources do not say whether it is the "
        "same work."
    )
    assert len(thread.lines) == len(thread.cites) == 2


def test_threads_speak_of_two_sources_at_least_and_cite_each_line(briefing: BriefingData) -> None:
    assert [thread.kind for thread in briefing.threads] == ["instrument", "subject", "country"]
    for thread in briefing.threads:
        assert len({cite.mark.split()[0] for cite in thread.cites}) >= 2
        assert len(thread.lines) == len(thread.cites)


def test_an_organisation_that_is_everywhere_is_no_thread(briefing: BriefingData) -> None:
    assert "United Nations Industrial Development Organization (UNIDO)" not in {
        thread.title.text for thread in briefing.threads
    }


def test_dates_ahead_are_listed_and_those_past_are_counted(briefing: BriefingData) -> None:
    assert {row.when for row in briefing.coming_up} >= {"2030", "2050"}
    assert briefing.coming_up_note.startswith("No event is announced for a day or month still ahead.")
    assert briefing.coming_up_note.endswith("dates mentioned in the sources have passed.")


def test_a_month_in_the_past_has_dates_ahead() -> None:
    data = aggregate(gold_inputs(month="2021-06"))
    assert "12–15 July 2021" in {row.when for row in data.coming_up}
    assert "still lie ahead" in data.coming_up_note or "still lies ahead" in data.coming_up_note


def test_the_figures_table_shows_every_figure_as_reported_and_normalised(briefing: BriefingData) -> None:
    rows = {row.reported.text: row for group in briefing.figures for row in group.rows}
    assert len(rows) >= 45
    emissions = rows["约 7,200 万吨"]
    assert (emissions.reported.lang, emissions.normalised.text, emissions.bound) == (
        "zh-Hans",
        "72 million tons",
        "about",
    )
    assert str(rows["27 guests"].part_of) == "part of 163 people"
    assert rows["3 to 6 rubles per each ruble"].normalised.text == "3–6 roubles per rouble"
    assert rows["more than 290 million hectares"].period == "since 1990"


def test_a_held_field_is_printed_in_the_original_only_and_says_why() -> None:
    item = worked(names()[4])
    field = item.translations[-1].model_copy(
        update={
            "target": None,
            "candidate": "Activities of 12 Mt",
            "state": TranslationState.HELD,
            "checks": (FieldCheck(name="figures", passed=False, detail="12 is not in the source"),),
        }
    )
    data = aggregate(EditionInputs(request=request(), worked=(item.model_copy(update={"translations": (field,)}),)))
    row = data.bilingual[0].rows[0]
    assert row.target is None
    assert row.checks == "0/1 checks; failed: figures"
    assert "12 Mt" not in data.model_dump_json()
    assert any("12 is not in the source" in note.text.text for note in data.quality)
    assert "One field is held back" in (data.masthead.translation_line or "")
    assert next(line for line in data.checks if line.name == "Translated fields held back").result == "1"


def test_fields_have_names_for_readers() -> None:
    assert field_label(ENGLISH, "paragraph/12/summary", 12) == "Paragraph 12"
    assert field_label(ENGLISH, "requested_action", None) == "Requested action"
    assert checks_line(ENGLISH, worked(names()[4]).translations[-1]) == "2/2 checks"


def test_source_marks_follow_file_names(briefing: BriefingData) -> None:
    assert [(source.mark, source.file[:3]) for source in briefing.sources] == [
        ("S1", "000"), ("S2", "001"), ("S3", "002"), ("S4", "003"), ("S5", "004"),
    ]  # fmt: skip
    assert briefing.sources[4].title.lang == "zh-Hans"
    assert briefing.sources[4].title_en.text == "UNIDO activities related to environment and energy"
    assert briefing.sources[0].received == "received 22 November 2026"


def test_quotations_say_where_they_stand(briefing: BriefingData) -> None:
    places = {entry.place for entry in briefing.evidence}
    assert "para. 12" in places
    assert any(place.endswith("(counted)") for place in places)


def test_hostile_words_are_only_words() -> None:
    item = worked(names()[3])
    activity = item.extraction.activities[0].model_copy(
        update={"headline": "<script>alert(1)</script> {{ 7*7 }}", "places": ("{% raw %}",)}
    )
    extraction = item.extraction.model_copy(update={"activities": (activity,)})
    data = aggregate(EditionInputs(request=request(), worked=(item.model_copy(update={"extraction": extraction}),)))
    assert data.themes[0].cards[0].headline.text == "<script>alert(1)</script> {{ 7*7 }}"
