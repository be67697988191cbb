"""Everybody can read the HTML edition: axe's rules, narrow screens, the keyboard, no script."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

from tasks.contracts.briefing import BriefingData
from tests.fixtures_briefing import sample_briefing
from tests.ui.conftest import Opened, written

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def field_button(page: Page) -> Locator:
    """The button that opens search and filters on a narrow screen."""
    return page.get_by_role("button", name="Search and filter")


# Letters of a drawing: axe cannot see what is behind them. The charts' palette has tests of its own (test_chart_palette.py).
DRAWN = ("<text", "<tspan")


def findings(opened: Opened) -> tuple[list[str], list[str]]:
    """What axe finds wrong, and what it leaves to a person."""
    found = Axe().run(opened.page, options={"runOnly": TAGS, "resultTypes": ["violations", "incomplete"]}).response
    assert len(found["passes"]) > 20  # axe has run, and on a page with something on it
    wrong = [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
    open_questions = [
        f"{rule['id']}: {node['html'][:160]} {check['message']}"
        for rule in found["incomplete"]
        for node in rule["nodes"]
        for check in node["any"]
        if not node["html"].startswith(DRAWN)
    ]
    return wrong, open_questions


def test_axe_finds_nothing_wrong_and_nothing_that_it_cannot_decide(opened: Callable[..., Opened]) -> None:
    edition = opened(width=1280)
    edition.open()
    assert findings(edition) == ([], [])


def test_axe_finds_nothing_wrong_on_the_narrowest_screen(opened: Callable[..., Opened]) -> None:
    edition = opened(width=320)
    edition.open()
    field_button(edition.page).click()
    assert findings(edition)[0] == []


def test_axe_finds_nothing_wrong_on_a_filtered_page(opened: Callable[..., Opened]) -> None:
    edition = opened()
    edition.open("?q=unido&source=S1")
    assert findings(edition)[0] == []


def test_axe_finds_nothing_wrong_without_the_script(opened: Callable[..., Opened], tmp_path: Path) -> None:
    # axe is a script itself: the page is opened without its own.
    data = sample_briefing()
    page, _, rest = written(data, tmp_path / "whole.html").read_text("utf-8").rpartition("<script>")
    bare = tmp_path / "briefing.html"
    bare.write_text(page + rest.partition("</script>")[2], "utf-8")
    edition = opened(bare)
    edition.open()
    assert edition.page.locator("form").count() == 0
    assert findings(edition)[0] == []


@pytest.mark.parametrize("width", [320, 640, 768, 1280])
def test_the_page_never_scrolls_sideways_however_far_it_is_enlarged(opened: Callable[..., Opened], width: int) -> None:
    page = opened(width=width).open()
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_wide_tables_scroll_in_a_frame_that_the_keyboard_reaches_and_a_label_names(
    opened: Callable[..., Opened],
) -> None:
    page = opened(width=320).open()
    frames = page.evaluate(
        """[...document.querySelectorAll("table")].map(table => table.closest(".table-frame")).map(frame => [
             frame?.getAttribute("role"), frame?.tabIndex, Boolean(frame?.getAttribute("aria-label")?.trim()
             || document.getElementById(frame?.getAttribute("aria-labelledby"))?.textContent.trim()),
             getComputedStyle(frame).overflowX])"""
    )
    assert frames
    assert {tuple(frame) for frame in frames} == {("region", 0, True, "auto")}


def test_the_first_tab_offers_to_skip_to_the_content(opened: Callable[..., Opened]) -> None:
    page = opened().open()
    page.keyboard.press("Tab")
    link = page.locator(":focus")
    assert link.get_attribute("href") == "#main"
    assert link.is_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_focus_can_be_seen_on_every_control(opened: Callable[..., Opened]) -> None:
    page = opened().open()
    page.keyboard.press("Tab")
    widths = page.evaluate(
        """[...document.querySelectorAll("a, button:enabled, select, input, [tabindex='0']")].filter(element => element.checkVisibility())
           .slice(0, 120).map(element => { element.focus(); const style = getComputedStyle(element);
             return [element.outerHTML.slice(0, 80), style.outlineStyle, parseFloat(style.outlineWidth)] })"""
    )
    assert [found for found in widths if found[1] == "none" or found[2] < 2] == []


def test_controls_are_large_enough_for_a_finger(opened: Callable[..., Opened]) -> None:
    page = opened(width=360).open()
    field_button(page).click()
    small = page.evaluate(
        """[...document.querySelectorAll("button, select, input, .toc a, .skip, a.data")].filter(element => element.checkVisibility())
           .map(element => [element.textContent.slice(0, 40), element.getBoundingClientRect()])
           .filter(([, box]) => box.width < 24 || box.height < 24).map(([text, box]) => [text, box.width, box.height])"""
    )
    assert small == []


def test_everything_can_be_read_without_the_script(opened: Callable[..., Opened], edition: BriefingData) -> None:
    page = opened(java_script_enabled=False).open()
    text = " ".join(page.locator("body").inner_text().split())
    for item in edition.highlights:
        assert " ".join(item.text.text.split()) in text
    for entry in edition.evidence:
        assert page.locator(f"[id='{entry.anchor}']").is_visible()
    assert page.locator("form, button, select, input").count() == 0


def test_nothing_moves_by_itself_where_less_motion_is_wanted(opened: Callable[..., Opened]) -> None:
    page = opened(reduced_motion="reduce").open()
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = page.evaluate(
        """[...document.querySelectorAll("*")].filter(element => { const style = getComputedStyle(element);
             return parseFloat(style.transitionDuration) > 0 || style.animationName !== "none" }).length"""
    )
    assert moving == 0
