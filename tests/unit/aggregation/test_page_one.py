import pytest
from gold_edition import IMPLAUSIBLE, gold_inputs, names, request, worked

from tasks.aggregation import themes_sections
from tasks.aggregation.aggregate import aggregate
from tasks.aggregation.edition_context import open_edition
from tasks.aggregation.highlights import highlights
from tasks.aggregation.key_figures import candidates, choose
from tasks.aggregation.masthead import event_line
from tasks.contracts.briefing import BriefingData
from tasks.contracts.edition import EditionInputs


@pytest.fixture(scope="module")
def briefing() -> BriefingData:
    return aggregate(gold_inputs())


def test_highlights_are_few_short_sourced_and_from_different_sources(briefing: BriefingData) -> None:
    assert len(briefing.highlights) == 5
    assert all(len(highlight.text.text.split()) <= 30 for highlight in briefing.highlights)
    assert {cite.mark.split()[0] for h in briefing.highlights for cite in h.cites} == {"S1", "S2", "S3", "S4", "S5"}
    assert len({highlight.kicker for highlight in briefing.highlights}) == 5


def test_a_doubtful_figure_comes_with_its_flag_wherever_it_is_a_headline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(themes_sections, "CARDS", 1_000)
    monkeypatch.setattr(themes_sections, "CARDS_PER_THEME", 60)
    monkeypatch.setattr(themes_sections, "THEMES", 60)
    sections, note = themes_sections.theme_sections(open_edition(gold_inputs()))
    assert note == ""
    cards = [card for section in sections for card in section.cards if "over 700 tons" in card.headline.text]
    assert [flag.code for flag in cards[0].flags] == [IMPLAUSIBLE.code]


def test_a_doubtful_figure_is_never_a_key_figure() -> None:
    ranked = candidates(open_edition(gold_inputs()))
    assert not any(item.flags for item in ranked["item"])
    assert not any(item.part_of for item in ranked["item"])


def test_key_figures_are_four_defined_and_dated(briefing: BriefingData) -> None:
    assert [(tile.bound, tile.number, tile.unit.text) for tile in briefing.key_figures] == [
        ("", "73,562", "tons"),
        ("more than", "1,600", "people"),
        ("", "4", "zones"),
        ("", "231", "policies"),
    ]
    assert all(tile.definition and tile.as_of and tile.cites for tile in briefing.key_figures)
    assert briefing.key_figures_rule.endswith(
        "or counts below three; newest source first, one figure a source in turn, then the larger figure, no two of the same unit from one source."
    )


def test_no_source_gives_two_key_figures_of_one_unit() -> None:
    chosen = choose(open_edition(gold_inputs()))
    pairs = [(metric.document_id, metric.unit) for _, metric in chosen]
    assert len(pairs) == len(set(pairs)) == 4


def test_a_range_may_be_a_key_figure_and_is_never_averaged() -> None:
    item = worked(names()[1])
    only = tuple(metric for metric in item.extraction.metrics if metric.value is None)
    extraction = item.extraction.model_copy(update={"metrics": only})
    data = aggregate(EditionInputs(request=request(), worked=(item.model_copy(update={"extraction": extraction}),)))
    assert [(tile.number, tile.unit.text) for tile in data.key_figures] == [("3–6", "roubles per rouble")]


def test_the_cover_strip_keeps_the_two_clocks_apart(briefing: BriefingData) -> None:
    head = briefing.masthead
    assert head.coverage.startswith(
        "Five sources (four in English and one in Chinese) that reached us by 30 November 2026"
    )
    assert head.dates_line.startswith("Sources date from December 2004 to")
    assert head.event_line == "None of the events reported falls in November 2026."
    assert head.next_issue == "Next issue on or around 2 January 2027."
    assert head.translation_line == "Unofficial translation used for S5 (Chinese)."


def test_events_of_the_month_are_counted() -> None:
    inputs = gold_inputs(month="2020-01")
    assert event_line(open_edition(inputs)) == "Six of the 89 activities reported fall in January 2020."


def test_an_undated_source_is_named_as_such() -> None:
    item = worked(names()[3])
    front = item.document.front_matter.model_copy(update={"event_dates": ()})
    undated = item.model_copy(update={"document": item.document.model_copy(update={"front_matter": front})})
    data = aggregate(EditionInputs(request=request(), worked=(undated,)))
    assert data.masthead.dates_line == "S1 states no date (the latest year reported is 2023)."
    assert "S1 states no date; none is guessed." in [note.text.text for note in data.quality]
    assert data.sources[0].dated == "not stated in the text"


def test_highlights_of_english_words_only() -> None:
    assert all(highlight.text.lang == "en" for highlight in highlights(open_edition(gold_inputs())))
