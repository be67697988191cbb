from tasks.contracts.briefing import BriefingData
from tasks.rendering.web_items import WebItem, web_items
from tests.fixtures_briefing import sample_briefing


def items(data: BriefingData | None = None) -> dict[str, WebItem]:
    return {item.id: item for item in web_items(data or sample_briefing())}


def test_an_activity_has_its_theme_its_source_and_its_countries() -> None:
    data = sample_briefing()
    section = data.themes[0]
    card = section.cards[0].model_copy(update={"countries": ("Republic of Moldova", "Azerbaijan")})
    data = data.model_copy(update={"themes": (section.model_copy(update={"cards": (card,)}),)})
    item = items(data)["ac-1"]
    assert item.section == "activities"
    assert item.facets.themes == ("Circular economy and e-waste",)
    assert item.facets.countries == ("Azerbaijan", "Republic of Moldova")
    assert item.facets.sources == ("S1",)


def test_evidence_has_the_themes_of_all_that_cite_it_each_once() -> None:
    assert items()["e11"].facets.themes == ("Circular economy and e-waste",)
    assert items()["e11"].evidence == ("e11",)
    assert items()["e11"].facets.sources == ("S3",)


def test_a_figure_without_a_theme_has_those_of_the_activities_on_the_same_words() -> None:
    assert items()["f-1"].facets.themes == ("Chemicals and pollutants",)
    assert items()["f-9"].facets.themes == ("Industrial parks and zones",)


def test_a_figure_on_words_that_no_activity_stands_on_has_no_theme() -> None:
    assert items()["f-6"].facets.themes == ()


def test_a_field_of_a_foreign_document_belongs_to_its_source() -> None:
    assert items()["b-3"].facets.sources == ("S5",)
    assert items()["b-3"].words == ""


def test_a_key_figure_is_cited_with_its_bound_unit_and_definition() -> None:
    data = sample_briefing()
    tile = data.key_figures[0].model_copy(update={"bound": "more than", "number": "1,600"})
    words = items(data.model_copy(update={"key_figures": (tile,)}))[tile.anchor].words
    assert words == f"more than 1,600 {tile.unit.text}: {tile.definition.text}"


def test_a_figure_is_cited_as_reported_and_normalised() -> None:
    assert items()["f-3"].words == "700 多吨 (more than 700 t): ozone-depleting substances phased out"


def test_only_figures_highlights_and_quotations_are_cited() -> None:
    cited = {item.section for item in web_items(sample_briefing()) if item.evidence is not None}
    assert cited == {"highlights", "key-figures", "figures", "evidence"}


def test_ids_are_those_of_the_page() -> None:
    data = sample_briefing()
    entry = data.evidence[0].model_copy(update={"anchor": "S5 para. 11"})
    found = items(data.model_copy(update={"evidence": (entry,)}))
    assert "S5_20_para_2e__20_11" in found


def test_every_item_is_listed_once_in_the_order_of_the_page() -> None:
    found = web_items(sample_briefing())
    assert len({item.id for item in found}) == len(found)
    sections = list(dict.fromkeys(item.section for item in found))
    assert sections == [
        "highlights", "key-figures", "activities", "threads", "asks", "figures", "bilingual", "sources", "evidence",
    ]  # fmt: skip
