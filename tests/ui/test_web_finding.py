"""Search and filters of the HTML edition: they leave out what does not match, say so, and can be sent on."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tasks.contracts.briefing import BriefingData
from tests.ui.conftest import Opened, field


def shown(page: Page, selector: str) -> list[str]:
    """Ids of the items that can be seen."""
    ids: list[str] = page.evaluate(
        "selector => [...document.querySelectorAll(selector)].filter(one => one.checkVisibility()).map(one => one.id)",
        selector,
    )
    return ids


def status(page: Page) -> str:
    return page.get_by_role("search").get_by_role("status").inner_text()


def items(page: Page) -> int:
    number: int = page.evaluate("JSON.parse(document.getElementById('web-data').textContent).items.length")
    return number


def test_a_theme_leaves_exactly_its_activities(opened: Callable[..., Opened], edition: BriefingData) -> None:
    page = opened().open()
    theme = edition.themes[0]
    field(page, "Theme").select_option(theme.title)
    assert shown(page, ".card") == [card.anchor for card in theme.cards]
    assert page.locator("section.activities h4:visible").all_inner_texts() == [theme.title]


def test_a_source_leaves_exactly_its_words(opened: Callable[..., Opened], edition: BriefingData) -> None:
    page = opened().open()
    field(page, "Source").select_option("S3")
    assert shown(page, ".evidence") == [entry.anchor for entry in edition.evidence if entry.mark.split(" ")[0] == "S3"]
    assert shown(page, "#sources ~ * tbody tr, section:has(#sources) tbody tr") == [
        source.anchor for source in edition.sources if source.mark == "S3"
    ]


def test_a_country_leaves_exactly_its_figures(opened: Callable[..., Opened], edition: BriefingData) -> None:
    country = next(name for group in edition.figures for row in group.rows for name in row.country_names)
    page = opened().open()
    field(page, "Country").select_option(country)
    found = shown(page, "section:has(#figures) tbody tr")
    named = {row.anchor for group in edition.figures for row in group.rows if country in row.country_names}
    others = {
        row.anchor
        for group in edition.figures
        for row in group.rows
        if row.country_names and country not in row.country_names
    }
    assert named <= set(found)
    assert not others & set(found)


def test_filters_and_words_are_combined(opened: Callable[..., Opened], edition: BriefingData) -> None:
    page = opened().open()
    theme = next(theme for theme in edition.themes if len(theme.cards) > 1)
    word = theme.cards[0].headline.text.split()[0]
    field(page, "Theme").select_option(theme.title)
    field(page, "Search").fill(word)
    expect(page.locator("mark").first).to_be_visible()
    found = shown(page, ".card")
    assert theme.cards[0].anchor in found
    assert set(found) <= {card.anchor for card in theme.cards}
    for anchor in found:
        assert word.lower() in page.locator(f"[id='{anchor}']").inner_text().lower()


def test_search_finds_words_whatever_their_case_and_accents_and_marks_them(opened: Callable[..., Opened]) -> None:
    page = opened().open()
    field(page, "Search").fill("KITÁKYUSHU")
    expect(page.locator("mark").first).to_be_visible()
    assert {text.lower() for text in page.locator("mark:visible").all_inner_texts()} == {"kitakyushu"}
    assert all("kitakyushu" in page.locator(f"[id='{one}']").inner_text().lower() for one in shown(page, ".evidence"))


def test_search_finds_chinese_words(opened: Callable[..., Opened]) -> None:
    page = opened().open()
    field(page, "Search").fill("电动汽车")
    expect(page.locator("mark").first).to_be_visible()
    assert set(page.locator("mark:visible").all_inner_texts()) == {"电动汽车"}


def test_marks_go_when_the_search_goes_and_leave_the_words_as_they_were(opened: Callable[..., Opened]) -> None:
    page = opened().open()
    nodes = "[...document.querySelectorAll('.evidence q')].map(one => [one.textContent, one.childNodes.length])"
    before = page.evaluate(nodes)
    field(page, "Search").fill("energy")
    expect(page.locator("mark").first).to_be_visible()
    page.get_by_role("button", name="Show everything").click()
    expect(page.locator("mark")).to_have_count(0)
    assert page.evaluate(nodes) == before


def test_nothing_is_left_out_in_silence(opened: Callable[..., Opened], edition: BriefingData) -> None:
    page = opened().open()
    assert status(page) == f"All {items(page)} items shown."
    field(page, "Source").select_option("S3")
    left = len(page.evaluate("[...document.querySelectorAll('.is-filtered:not(.group)')].map(one => one.id)"))
    assert status(page) == f"{items(page) - left} of {items(page)} items shown."
    cards = sum(len(theme.cards) for theme in edition.themes)
    note = page.locator("section:has(#activities) .shown")
    assert note.inner_text() == f"{len(shown(page, '.card'))} of {cards} shown"
    assert "whole edition" in page.get_by_role("search").inner_text()


def test_a_search_without_a_match_says_so(opened: Callable[..., Opened]) -> None:
    page = opened().open()
    field(page, "Search").fill("zeppelin")
    expect(page.get_by_role("search").get_by_role("status")).to_have_text(
        f"Nothing matches: 0 of {items(page)} items shown."
    )
    assert shown(page, ".card, .evidence, .highlight, .thread") == []


def test_the_address_keeps_what_was_chosen_and_gives_it_back(
    opened: Callable[..., Opened], edition: BriefingData
) -> None:
    edition_page = opened()
    page = edition_page.open()
    field(page, "Theme").select_option(edition.themes[0].title)
    field(page, "Source").select_option("S5")
    seen = (status(page), shown(page, ".card"))
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    assert (status(page), shown(page, ".card")) == seen
    assert field(page, "Theme").input_value() == edition.themes[0].title
    assert field(page, "Source").input_value() == "S5"


def test_an_address_that_names_no_choice_of_this_edition_shows_everything(opened: Callable[..., Opened]) -> None:
    page = opened().open("?theme=No%20such%20theme&source=S99#no-such-id")
    assert status(page) == f"All {items(page)} items shown."


def test_one_button_shows_everything_again(opened: Callable[..., Opened]) -> None:
    edition = opened()
    page = edition.open("?source=S3&q=waste")
    page.get_by_role("button", name="Show everything").click()
    assert status(page) == f"All {items(page)} items shown."
    assert page.url == edition.address
    assert page.locator(".is-filtered").count() == 0


def test_a_mark_leads_to_its_words_even_where_the_filter_leaves_them_out(
    opened: Callable[..., Opened], edition: BriefingData
) -> None:
    page = opened().open("?source=S3")
    hidden = next(entry.anchor for entry in edition.evidence if not entry.mark.startswith("S3"))
    page.evaluate("id => { location.hash = id }", hidden)
    expect(page.locator(f"[id='{hidden}']")).to_be_visible()
    assert "shown besides" in status(page)


def test_each_change_is_announced_by_one_live_region(opened: Callable[..., Opened]) -> None:
    page = opened().open()
    region = page.get_by_role("search").get_by_role("status")
    expect(region).to_have_count(1)
    field(page, "Source").select_option("S1")
    expect(region).to_contain_text("items shown.")


def test_the_form_opens_by_a_button_on_a_narrow_screen(opened: Callable[..., Opened]) -> None:
    page = opened(width=360).open()
    button = page.get_by_role("button", name="Search and filter")
    assert button.get_attribute("aria-expanded") == "false"
    assert not field(page, "Theme").is_visible()
    button.click()
    assert button.get_attribute("aria-expanded") == "true"
    assert field(page, "Theme").is_visible()
