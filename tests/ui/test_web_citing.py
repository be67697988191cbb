"""Citations of the HTML edition: the figure, its sentence, its source and the edition, ready to be pasted."""

import json
from collections.abc import Callable
from urllib.parse import unquote

from playwright.sync_api import Page, expect

from tasks.contracts.briefing import BriefingData
from tests.ui.conftest import Opened

# What a browser without a clipboard for scripts looks like to the page.
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
KEEP_COPIES = """Object.defineProperty(navigator, 'clipboard', { value: { writeText: async text => { window.copied = text } } })"""
CATCH_COPY_EVENTS = "addEventListener('copy', event => { window.copied = event.clipboardData.getData('text/plain') })"


def cite(page: Page, anchor: str) -> None:
    page.locator(f"[id='{anchor}']").get_by_role("button", name="Cite").click()


def expected(edition: BriefingData, words: str, evidence: str, item: str) -> str:
    entry = next(entry for entry in edition.evidence if entry.anchor == evidence)
    source = next(source for source in edition.sources if source.mark == entry.mark.split(" ")[0])
    title = (source.title_en or source.title).text
    return f"{words}. Source: “{entry.quote.text.strip()}” ({title}, {entry.place}). In: {edition.cite_as} Item {item}."


def test_a_figure_is_copied_with_its_sentence_its_source_and_the_edition(
    opened: Callable[..., Opened], edition: BriefingData
) -> None:
    opened_edition = opened()
    opened_edition.page.add_init_script(KEEP_COPIES)
    page = opened_edition.open()
    row = next(row for group in edition.figures for row in group.rows if len(row.cites) == 1)
    cite(page, row.anchor)
    page.wait_for_function("window.copied")
    bound = f"{row.bound} " if row.bound else ""
    words = f"{row.reported.text} ({bound}{row.normalised}): {row.subject.text}"
    assert page.evaluate("copied") == expected(edition, words, row.cites[0].evidence_anchor, row.anchor)
    expect(page.get_by_text("Citation copied.")).to_have_count(1)


def test_a_highlight_is_copied_with_its_words(opened: Callable[..., Opened], edition: BriefingData) -> None:
    opened_edition = opened()
    opened_edition.page.add_init_script(KEEP_COPIES)
    page = opened_edition.open()
    highlight = edition.highlights[0]
    cite(page, highlight.anchor)
    page.wait_for_function("window.copied")
    assert page.evaluate("copied").startswith(highlight.text.text.rstrip("."))
    assert edition.cite_as in page.evaluate("copied")


def test_a_quotation_is_copied_as_marked_text_is(opened: Callable[..., Opened], edition: BriefingData) -> None:
    opened_edition = opened()
    opened_edition.page.add_init_script(KEEP_COPIES)
    page = opened_edition.open("?q=unido")
    entry = next(entry for entry in edition.evidence if "UNIDO" in entry.quote.text)
    cite(page, entry.anchor)
    page.wait_for_function("window.copied")
    assert f"“{entry.quote.text.strip()}”" in page.evaluate("copied")


def test_where_scripts_have_no_clipboard_the_old_way_copies(
    opened: Callable[..., Opened], edition: BriefingData
) -> None:
    opened_edition = opened()
    opened_edition.page.add_init_script(NO_CLIPBOARD)
    opened_edition.page.add_init_script(CATCH_COPY_EVENTS)
    page = opened_edition.open()
    cite(page, edition.evidence[0].anchor)
    page.wait_for_function("window.copied")
    assert edition.evidence[0].quote.text.strip() in page.evaluate("copied")
    expect(page.get_by_text("Citation copied.")).to_have_count(1)


def test_where_no_way_copies_the_citation_is_shown_for_the_keyboard(
    opened: Callable[..., Opened], edition: BriefingData
) -> None:
    opened_edition = opened()
    opened_edition.page.add_init_script(NO_CLIPBOARD)
    opened_edition.page.add_init_script("document.execCommand = () => false")
    page = opened_edition.open()
    cite(page, edition.evidence[0].anchor)
    field = page.get_by_role("dialog").get_by_role("textbox")
    assert edition.evidence[0].quote.text.strip() in field.input_value()
    assert page.evaluate("getSelection().toString()") == field.input_value()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_every_figure_highlight_and_quotation_can_be_cited(
    opened: Callable[..., Opened], edition: BriefingData
) -> None:
    page = opened().open()
    wanted = {item.anchor for item in (*edition.highlights, *edition.key_figures, *edition.evidence)}
    wanted |= {row.anchor for group in edition.figures for row in group.rows}
    found = page.evaluate("[...document.querySelectorAll('button.cite')].map(button => button.closest('[id]').id)")
    assert set(found) == wanted
    assert len(found) == len(wanted)


def test_an_evidence_entry_comes_as_data(opened: Callable[..., Opened], edition: BriefingData) -> None:
    page = opened(accept_downloads=True).open()
    entry = edition.evidence[0]
    with page.expect_download() as download:
        page.locator(f"[id='{entry.anchor}']").get_by_role("link", name="Data").click()
    assert download.value.suggested_filename == f"{entry.anchor}.json"
    head, _, content = unquote(download.value.url).partition(",")
    assert head == "data:application/json;charset=utf-8"
    assert json.loads(content) == {
        "id": entry.anchor,
        "quote": entry.quote.text.strip(),
        "place": entry.place,
        "file": entry.file,
        "sha256_prefix": entry.sha256_prefix,
        "start": entry.start,
        "end": entry.end,
        "rule": entry.rule,
        "edition": edition.cite_as,
    }
