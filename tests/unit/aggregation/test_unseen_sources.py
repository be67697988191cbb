"""What a first reading of documents that nobody had tuned for found wrong, each with the words that showed it."""

from dataclasses import replace

import pytest
from gold_edition import gold_inputs, names, passage, worked

from tasks.aggregation import coming_up as ahead
from tasks.aggregation.aggregate import aggregate
from tasks.aggregation.asks import asked
from tasks.aggregation.chart_figures import families, headed
from tasks.aggregation.check_acronyms import unknown_acronyms
from tasks.aggregation.coming_up import day_of_issue
from tasks.aggregation.edition_context import open_edition
from tasks.aggregation.sources import cut_words, list_sources, whole_phrase
from tasks.aggregation.themes_sections import theme_sections
from tasks.aggregation.weights import leans_on_what_came_before
from tasks.aggregation.wording import explanation, first_sentence, reported_clause
from tasks.contracts.metric import MetricKind, MetricStatus
from tasks.contracts.source import SetAside

ZONES = (
    "Six zones (Khorgos, Astana - New City, Saryarqa, Park of Innovative Technologies, Ontustik and Pavlodar) joined the "
    "pilot project in September 2026."
)
SAVED = "They saved 96 million kWh of electricity, 5.3 million m3 of water and 4,100 tons of chemicals."


@pytest.mark.parametrize(
    ("limit", "line"),
    [
        (26, ZONES),
        (12, "Six zones (…) joined the pilot project in September 2026."),
        (8, "Six zones …"),
    ],
)  # fmt: skip
def test_a_line_that_is_cut_leaves_out_the_list_in_brackets_and_no_bracket_open(limit: int, line: str) -> None:
    assert cut_words(ZONES, limit) == line


def test_a_name_in_brackets_is_no_list() -> None:
    text = "The Environment Authority (NEMA) plans to open fourteen centres in Kisumu"
    assert cut_words(text, 9) == "The Environment Authority (NEMA) plans to open fourteen …"


@pytest.mark.parametrize(
    ("phrase", "whole"),
    [("ENTERPRISES IN", "ENTERPRISES"), ("projects supported", "projects supported"), ("of the", "of the")],
)
def test_a_subject_does_not_end_in_a_word_that_leads_on(phrase: str, whole: str) -> None:
    assert whole_phrase(phrase) == whole


def test_a_title_before_a_name_does_not_end_a_sentence() -> None:
    text = "It pays, said Mr. Nguyen Van Binh of the centre in Ha Noi. He did not say when."
    assert first_sentence(text) == "It pays, said Mr. Nguyen Van Binh of the centre in Ha Noi."


def test_one_result_of_a_list_is_named_and_not_explained_by_the_whole_list() -> None:
    source = list_sources([worked(names()[1])])[0]
    metric = source.metrics["001-M02"].model_copy(
        update={
            "subject": "electricity saved", "number_surface": "96 million", "value": 96_000_000,
            "sentence": passage(SAVED, 0, len(SAVED)),
        }
    )  # fmt: skip
    assert explanation(source, metric, 30) == "electricity saved"
    bare = metric.model_copy(update={"subject": "electricity"})
    assert explanation(source, bare, 30) == SAVED.removesuffix(".")
    zone = "In 2025 the zone emitted 184,200 tons (Scope 1 and Scope 2), 7 per cent less than in 2024."
    emitted = metric.model_copy(
        update={
            "subject": "zone emitted",
            "number_surface": "184,200",
            "value": 184_200,
            "sentence": passage(zone, 0, len(zone)),
        }
    )
    assert explanation(source, emitted, 30) == zone.removesuffix(".")


@pytest.mark.parametrize(
    ("line", "leans"),
    [
        ("In 2025 the region imported 310 thousand tons of secondary raw materials.", True),
        ("The enterprises saved 1.4 million cubic metres of water.", True),
        ("The programme cost $6.2 million.", True),
        ("They saved 96 million kWh.", True),
        ("The zones of the region imported less.", False),
        ("The Centre signed agreements with two ministries.", False),
        ("Kenya and Denmark signed a memorandum of understanding.", False),
    ],
)
def test_a_bare_noun_leans_on_the_sentence_before_it(line: str, leans: bool) -> None:
    assert leans_on_what_came_before(line) is leans


def test_a_report_of_others_deeds_is_not_told_as_the_deed_of_who_reports() -> None:
    sentence = (
        "The Ministry of Industry of Kenya reported on 12 November 2026 that 27 textile enterprises in Athi River reduced "
        "their fresh water consumption by 38 per cent between 2023 and 2026."
    )
    told = "27 textile enterprises in Athi River reduced their fresh water consumption by 38 per cent between 2023 and 2026."
    assert reported_clause(sentence, 26) == told
    assert reported_clause(sentence, 40) == sentence
    assert reported_clause(sentence, 10) == sentence


def test_whom_an_ask_addresses_at_its_head_stands_in_its_own_column() -> None:
    source = list_sources([worked(names()[1])])[0]
    text = "To the ministries of environment: introduce extended producer responsibility from 1 July 2027."
    ask = source.worked.extraction.recommendations[0].model_copy(
        update={"passage": passage(text, 0, len(text)), "ask": text, "ask_original": text, "addressee": None}
    )
    line, whom = asked(source, ask)
    assert line.text == "Introduce extended producer responsibility from 1 July 2027."
    assert whom is not None
    assert whom.text == "Ministries of environment"
    plain = "Publish data on material flows: each year, and to the public."
    line, whom = asked(source, ask.model_copy(update={"passage": passage(plain, 0, len(plain))}))
    assert (line.text, whom) == (plain, None)


def test_a_name_set_in_capitals_once_is_no_acronym() -> None:
    assert unknown_acronyms("HA QOI, 19 November: the centre of Ha Qoi opened.") == {}
    assert unknown_acronyms("HA QOI, 19 November: the centre opened.") == {"QOI": 1}


def test_dates_between_the_day_of_issue_and_the_end_of_the_month_lie_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    context = open_edition(gold_inputs())
    assert day_of_issue(context).isoformat() == "2026-11-22"
    assert day_of_issue(open_edition(gold_inputs(month="2021-06"))).isoformat() == "2021-06-30"
    source = context.sources[0]
    said = passage(source.document.text, 0, 20)
    days = ("2026-11-21", "2026-11-23/2026-11-26", "2026-11", "2026-12-11")
    mentions = [ahead.Mention(source, day, said, None) for day in days]
    monkeypatch.setattr(ahead, "date_mentions", lambda *_: iter(mentions))
    rows, note = ahead.coming_up(replace(context, sources=(source,)))
    assert [row.when for row in rows] == ["23–26 November 2026", "11 December 2026"]
    assert note.startswith("Two dates given to the day or month still lie ahead.")


def test_a_number_is_not_cut_from_its_unit_and_a_year_may_stand_alone() -> None:
    target = "Adopt national strategies and set a binding target of 35 per cent for the recycling of waste"
    assert cut_words(target, 11) == "Adopt national strategies and set a binding target …"
    year = "Adopt national strategies and set a target for the year 2030 together with all of the partners"
    assert cut_words(year, 12) == "Adopt national strategies and set a target for the year 2030 …"


def test_a_card_prints_the_whole_sentence_where_it_is_short() -> None:
    item = worked(names()[2])
    said = "On 4 November 2026 the Institute started a project to install solar roofs at 42 factories."
    activities = tuple(
        activity.model_copy(
            update={
                "headline": "Started a project to install solar roofs", "headline_original": said,
                "passage": passage(said, 0, len(said)), "start": 0, "end": len(said),
            }
        )
        for activity in item.extraction.activities[:1]
    )  # fmt: skip
    extraction = item.extraction.model_copy(update={"activities": activities, "recommendations": ()})
    inputs = gold_inputs().model_copy(update={"worked": (item.model_copy(update={"extraction": extraction}),)})
    sections, _ = theme_sections(open_edition(inputs))
    cards = [card.headline.text for section in sections for card in section.cards]
    assert cards == ["On 4 November 2026 the Institute started a project to install solar roofs at 42 factories"]


def test_a_source_of_an_earlier_edition_is_listed_but_is_no_warning() -> None:
    aside = (
        SetAside(file="a.txt", reason="in_earlier_edition", detail="covered in the edition of 2026-09"),
        SetAside(file="b.txt", reason="not_text", detail="It is a picture."),
    )
    data = aggregate(gold_inputs(set_aside=aside))
    notes = {note.anchor: note for note in data.quality if note.anchor.startswith("q-aside-")}
    assert [note.severity.value for note in notes.values()] == ["warn", "note"]
    assert notes["q-aside-2"].text.text.endswith("Covered in the edition of 2026-09")
    assert [note.note_anchor for note in data.before_quoting if note.note_anchor.startswith("q-aside-")] == [
        "q-aside-1"
    ]
    assert data.masthead.coverage.endswith("One source was set aside.")
    assert len(data.set_aside) == 2


def test_figures_side_by_side_say_their_unit_of_measure() -> None:
    source = list_sources([worked(names()[1])])[0]
    metric = source.metrics["001-M02"].model_copy(
        update={"kind": MetricKind.OUTCOME, "status": MetricStatus.ACHIEVED, "part_of": None, "flags": ()}
    )
    saved = metric.model_copy(update={"unit": "kWh", "subject": "electricity saved"})
    money = metric.model_copy(update={"unit": "KZT", "subject": "sums lent"})
    people = metric.model_copy(update={"unit": "person", "subject": "specialists"})
    found = families([(source, figure) for figure in (saved, saved, money, money, people, people)])
    assert sorted(headed(family).text for family in found) == ["Lent, KZT", "Saved, kilowatt-hours", "Specialists"]
