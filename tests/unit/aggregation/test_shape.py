"""Page one and the selections: results before meetings, how old a result is, no figure said twice."""

import pytest
from gold_edition import gold_inputs, names, worked

from tasks.aggregation.edition_context import open_edition
from tasks.aggregation.highlights import highlights, when_said
from tasks.aggregation.key_figures import tile_definition
from tasks.aggregation.sources import cut_words, list_sources
from tasks.aggregation.themes_sections import HEADLINE_HAN, cut_text
from tasks.aggregation.weights import class_of, told
from tasks.aggregation.wording import figure_text
from tasks.contracts.briefing import Text
from tasks.contracts.metric import Metric
from tasks.grammar.interface import interface_for

ENGLISH = interface_for("en")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("An agreement on extending cooperation was signed in Vienna", "result"),
        ("More than 1600 specialists have been trained during the past ten years", "result"),
        ("In March 2021, Ukraine adopted its National Economic Strategy 2030", "result"),
        ("Version 2.0 of the International Framework was issued in January 2021", "release"),
        ("A meeting was held at the Department of Metallurgy and Materials", "meeting"),
        ("ITPO Heads meeting", "meeting"),
        ("UN Information Centre discussed UN Convention on biological diversity", "meeting"),
        ("UNIDO assisted 22 countries in completing their initial assessments", ""),
        ("", ""),
    ],
)
def test_an_activity_is_classed_by_its_first_telling_verb(line: str, kind: str) -> None:
    assert class_of(line) == kind


def test_no_meeting_is_a_highlight_while_there_are_results() -> None:
    context = open_edition(gold_inputs())
    kinds = {a.activity_id: told(context, s, a).kind for s in context.sources for a in s.worked.extraction.activities}
    assert "meeting" in kinds.values()
    cited = {cite.evidence_anchor for highlight in highlights(context) for cite in highlight.cites}
    meetings = [
        context.book.cite(activity, "x", "x").evidence_anchor
        for source in context.sources
        for activity in source.worked.extraction.activities
        if kinds[activity.activity_id] == "meeting"
    ]
    assert not cited & set(meetings)


@pytest.mark.parametrize(
    ("when", "printed"),
    [
        ("2026-11-03", "3 November 2026"),
        ("2026-01", "January 2026"),
        ("2025-11-30", "30 November 2025"),
        ("2025-10", "October 2025 (one year old)"),
        ("2023", "2023 (three years old)"),
        ("2020/2030", "2020–2030"),
        (None, "date not stated; source of 22 May 2013 (13 years old)"),
    ],
)
def test_a_highlight_says_how_old_it_is(when: str | None, printed: str) -> None:
    context = open_edition(gold_inputs())
    source = next(source for source in context.sources if source.dated == "2013-05-22")
    activity = source.worked.extraction.activities[0].model_copy(update={"date": when, "period": None})
    assert when_said(context, source, activity) == printed


def counted(subject: str, value: int, unit: str, surface: str) -> Metric:
    metric = worked(names()[1]).extraction.metrics[0]
    return metric.model_copy(
        update={"subject": subject, "value": value, "unit": unit, "number_surface": surface, "language": "en"}
    )


@pytest.mark.parametrize(
    ("subject", "value", "unit", "printed"),
    [
        ("73,562 tons of PCBs, pesticides and DDT were safeguarded", 73_562, "t", "PCBs, pesticides and DDT were safeguarded"),
        ("A total of 231 environmental policies have been approved", 231, "policy", "Environmental policies have been approved"),
        ("More than 1,600 specialists have been trained", 1_600, "person", "Specialists have been trained"),
        ("specialists from companies in three countries trained", 1_600, "person", "Specialists from companies in three countries trained"),
        ("In 2020 UNIDO destroyed 13,194 tons of PCBs", 13_194, "t", "In 2020 UNIDO destroyed 13,194 tons of PCBs"),
        ("163,000 people took part in 163 meetings", 163, "meeting", "163,000 people took part in 163 meetings"),
    ],
)  # fmt: skip
def test_a_tile_does_not_say_its_figure_twice(subject: str, value: int, unit: str, printed: str) -> None:
    source = list_sources([worked(names()[1])])[0]
    assert tile_definition(ENGLISH, source, counted(subject, value, unit, f"{value:,}")).text == printed


def test_a_line_is_not_cut_after_a_word_that_leads_on() -> None:
    line = "UNIDO cooperates with the Food and Agriculture Organization of the United Nations under the Global Bioenergy Partnership"
    assert cut_words(line, 15) == "UNIDO cooperates with the Food and Agriculture Organization of the United Nations …"
    assert cut_words("a b c d, e f g h", 7) == "a b c d …"


def test_a_number_in_a_chinese_headline_is_printed_whole_or_not_at_all() -> None:
    long = Text(text="工" * (HEADLINE_HAN - 2) + "2027年通过", lang="zh-Hans")
    assert cut_text(long).text == "工" * (HEADLINE_HAN - 2) + "…"
    assert cut_text(Text(text="工" * HEADLINE_HAN, lang="zh-Hans")).text == "工" * HEADLINE_HAN


def test_a_fraction_without_an_end_is_printed_as_a_fraction() -> None:
    metric = counted("waste", 1, "fraction", "one third")
    assert figure_text(ENGLISH, metric.model_copy(update={"value": 1 / 3})) == "1/3"
    assert figure_text(ENGLISH, metric.model_copy(update={"value": 0.5})) == "0.5"
    assert figure_text(ENGLISH, metric.model_copy(update={"value": 0.12345678901})) == "0.123456789"
