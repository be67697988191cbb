"""Themes, countries and sources of every item, found through the sentences it rests on."""

from tasks.rendering.facets import Facets, read_facets
from tests.fixtures_briefing import sample_briefing


def test_a_card_has_its_own_theme_countries_and_source() -> None:
    assert read_facets(sample_briefing())["ac-6"] == Facets(
        themes=("Energy and mobility",),
        countries=("Albania", "Jordan", "Philippines", "Tunisia"),
        sources=("S5",),
    )


def test_what_rests_on_the_same_sentence_shares_theme_and_countries() -> None:
    facets = read_facets(sample_briefing())
    assert facets["h-4"].themes == ()
    assert facets["h-3"].themes == ("Industrial parks and zones",)
    assert facets["h-3"].countries == ("Russian Federation",)
    assert facets["e9"] == Facets(("Industrial parks and zones",), ("Russian Federation",), ("S4",))


def test_a_thread_has_the_facets_of_all_its_sentences_in_order() -> None:
    thread = read_facets(sample_briefing())["t-1"]
    assert thread.themes == ("Circular economy and e-waste", "Energy and mobility")
    assert thread.sources == ("S3", "S5")


def test_bilingual_rows_and_sources_belong_to_their_source_alone() -> None:
    facets = read_facets(sample_briefing())
    assert facets["b-4"] == Facets(sources=("S5",)) == facets["s-5"]
