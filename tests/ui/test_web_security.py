"""Words of a source stay words: on the HTML edition nothing of them runs, loads, or turns the text round."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tasks.contracts.briefing import BriefingData, Cite, Text
from tests.fixtures_briefing import sample_briefing
from tests.ui.conftest import Opened, field, written

SCRIPT = "<script>window.ran = 'script'</script>"
HANDLER = '"><img src=x onerror="window.ran = \'handler\'"><svg onload="window.ran = 1">'
LINK = "javascript:window.ran='link'"
OVERRIDE = "Annual\u202efdp.exe"
NESTED = "<b>" * 10_000
TEMPLATE = "{{ 7 * 7 }}{% raw %}${7*7}"
STYLE = "<style>@import url(http://127.0.0.1:9/x.css); body { display: none }</style>"
ISLAND_END = "</script><script>window.ran = 'island'</script><!--"
EVIL = (SCRIPT, HANDLER, OVERRIDE, TEMPLATE, STYLE, ISLAND_END)


def hostile() -> BriefingData:
    """The sample edition with attacks in every kind of text that a source decides."""
    data = sample_briefing()
    text = Text(text=" ".join(EVIL))
    highlight = data.highlights[0].model_copy(update={"text": text, "when": SCRIPT})
    tile = data.key_figures[0].model_copy(update={"unit": text, "definition": text, "number": SCRIPT})
    card = data.themes[0].cards[0].model_copy(update={"headline": text, "who": text, "where": text, "countries": EVIL})
    theme = data.themes[0].model_copy(update={"cards": (card,), "title": SCRIPT})
    row = (
        data.figures[0]
        .rows[0]
        .model_copy(update={"reported": text, "subject": text, "country_names": EVIL, "countries": SCRIPT})
    )
    group = data.figures[0].model_copy(update={"rows": (row,), "title": text})
    nested = Text(text=NESTED)
    entry = data.evidence[0].model_copy(
        update={"quote": text, "numbers": (), "file": SCRIPT, "rule": HANDLER, "place": SCRIPT}
    )
    deep = data.evidence[1].model_copy(update={"quote": nested, "numbers": ()})
    source = data.sources[0].model_copy(
        update={"title": text, "issuer": text, "url": LINK, "file": HANDLER, "rights": text}
    )
    ask = data.asks[0].model_copy(update={"ask": text, "cites": (Cite(mark=SCRIPT, evidence_anchor=LINK),)})
    return data.model_copy(
        update={
            "highlights": (highlight,), "key_figures": (tile,), "themes": (theme, *data.themes[1:]), "asks": (ask,),
            "figures": (group,), "evidence": (entry, deep, *data.evidence[2:]), "sources": (source, *data.sources[1:]),
            "cite_as": SCRIPT,
        }
    )  # fmt: skip


@pytest.fixture(scope="module")
def hostile_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(hostile(), tmp_path_factory.mktemp("hostile") / "briefing.html")


def test_the_page_asks_for_nothing_but_itself_and_logs_nothing(opened: Callable[..., Opened]) -> None:
    edition = opened()
    page = edition.open()
    field(page, "Source").select_option("S3")
    field(page, "Search").fill("energy")
    expect(page.locator("mark").first).to_be_visible()
    page.evaluate("document.fonts.ready")
    assert [address for address in edition.requests if not address.startswith("data:font/")] == [edition.address]
    assert edition.said == []


def test_every_face_of_the_page_is_its_own(opened: Callable[..., Opened]) -> None:
    page = opened().open()
    page.evaluate("Promise.all([...document.fonts].map(face => face.load()))")
    faces = page.evaluate("[...document.fonts].map(face => [face.family.replaceAll('\"', ''), face.status])")
    assert {status for _, status in faces} == {"loaded"}
    assert {"Briefing Text", "Briefing Plain", "Briefing Head", "Briefing Han"} <= {family for family, _ in faces}


def test_no_script_of_a_source_runs(opened: Callable[..., Opened], hostile_file: Path) -> None:
    edition = opened(hostile_file)
    page = edition.open()
    page.get_by_role("search").wait_for()
    for select in ("Theme", "Country", "Source"):
        for choice in field(page, select).locator("option").all():
            field(page, select).select_option(choice.get_attribute("value"))
    page.get_by_role("button", name="Show everything").click()
    field(page, "Search").fill("script")
    expect(page.locator("mark").first).to_be_visible()
    for button in page.locator("button.cite").all()[:4]:
        button.click()
    assert page.evaluate("window.ran") is None
    assert [address for address in edition.requests if not address.startswith("data:font/")] == [edition.address]
    assert edition.said == []


def test_what_a_source_wrote_is_read_as_it_is_written(opened: Callable[..., Opened], hostile_file: Path) -> None:
    page = opened(hostile_file).open()
    quote = page.locator("#e1 q").inner_text()
    assert SCRIPT in quote
    assert TEMPLATE in quote
    assert "Annual⟨U+202E⟩fdp.exe" in quote
    assert "\u202e" not in page.evaluate("document.documentElement.textContent")
    assert page.locator("#main img, #main b img").count() == 0


def test_no_link_of_the_page_runs_a_script(opened: Callable[..., Opened], hostile_file: Path) -> None:
    page = opened(hostile_file).open()
    schemes = page.evaluate("[...new Set([...document.querySelectorAll('[href]')].map(link => link.protocol))]")
    assert set(schemes) <= {"file:", "https:", "http:", "data:", "mailto:"}


def test_ten_thousand_tags_are_text_and_open_no_element(opened: Callable[..., Opened], hostile_file: Path) -> None:
    page = opened(hostile_file).open()
    assert page.locator("#e2 q").inner_text().startswith("<b><b><b>")
    assert page.evaluate("document.querySelectorAll('#e2 q *').length") == 0


def test_the_browser_refuses_what_gets_in_past_the_templates(
    opened: Callable[..., Opened], file: Path, tmp_path: Path
) -> None:
    """As if escaping had failed: the policy alone still keeps script, style, image and form of a source from working."""
    smuggled = (
        f'{SCRIPT}<img id="smuggled" src="http://127.0.0.1:9/x.png" onerror="window.ran = 1"><style>#main {{ display: none }}</style>'
        '<form action="http://127.0.0.1:9/" id="form"><button>go</button></form><iframe src="http://127.0.0.1:9/"></iframe>'
    )
    page_text = file.read_text("utf-8")
    broken = tmp_path / "broken.html"
    broken.write_text(page_text.replace('<main id="main"', f'{smuggled}<main id="main"', 1), "utf-8")
    edition = opened(broken)
    page = edition.open()
    page.locator("#smuggled").wait_for(state="attached")
    page.locator("#form").evaluate("form => form.submit()")
    assert page.evaluate("window.ran") is None
    assert page.locator("#main").is_visible()
    assert page.url == edition.address
    assert [address for address in edition.answered if not address.startswith(("data:font/", edition.address))] == []
    refused = [line for line in edition.said if "Content Security Policy" in line]
    assert len(refused) >= 4
