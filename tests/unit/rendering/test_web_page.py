import hashlib
import json
import re
from base64 import b64encode
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from tasks.contracts.briefing import BriefingData, Text
from tasks.rendering.html import TEMPLATES, render_page
from tasks.rendering.web_page import _WORDS, UnexpectedPageError, island_json, web_page
from tasks.vocabularies.interface_catalogues import load_messages
from tests.fixtures_briefing import sample_briefing

AS_OF = datetime(2026, 11, 30, 18, tzinfo=UTC)


def rendered(data: BriefingData) -> str:
    return render_page(data, None, AS_OF, medium="screen")


@pytest.fixture(scope="module")
def page() -> str:
    return web_page(rendered(sample_briefing()), sample_briefing()).decode()


class Elements(HTMLParser):
    """Elements of a page with their attributes, and the text of style and script elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1][0] in {"style", "script"} and data.strip():
            self.raw.append((self.found[-1][0], data))


def digest(text: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_the_policy_allows_our_style_and_script_by_their_hashes_and_nothing_else(page: str) -> None:
    elements = Elements(page)
    policies = [
        attributes["content"]
        for tag, attributes in elements.found
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    style = next(text for tag, text in elements.raw if tag == "style")
    script = [text for tag, text in elements.raw if tag == "script"][-1]
    assert policies == [
        f"default-src 'none'; script-src '{digest(script)}'; style-src '{digest(style)}'; "
        "img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    ]


def test_the_policy_stands_before_anything_that_it_rules(page: str) -> None:
    assert page.index("Content-Security-Policy") < min(
        page.index("<style"), page.index("<script"), page.index("<title")
    )


def test_nothing_on_the_page_is_loaded_from_elsewhere(page: str) -> None:
    for tag, attributes in Elements(page).found:
        assert tag not in {"link", "iframe", "object", "embed", "base"}
        for name in ("src", "srcset", "data", "action", "poster"):
            assert (attributes.get(name) or "data:").startswith("data:"), (tag, attributes)
    assert set(re.findall(r"url\(\s*[\"']?([a-z]+:)", page)) == {"data:"}
    assert "@import" not in page


def test_no_element_carries_a_handler_or_a_style_of_its_own(page: str) -> None:
    for tag, attributes in Elements(page).found:
        assert not [name for name in attributes if name.startswith("on") or name == "style"], (tag, attributes)


def test_our_script_is_the_last_thing_in_the_body_and_cannot_end_early(page: str) -> None:
    script = (TEMPLATES / "screen.js").read_text("utf-8")
    assert page.rstrip().endswith(f"<script>{script}</script>\n</body>\n</html>")
    assert "</script" not in script
    assert "<!--" not in script
    assert "innerHTML" not in script


def test_words_of_a_source_cannot_leave_the_json_island() -> None:
    data = sample_briefing()
    evil = "</script><script>alert(1)</script><!-- & \u2028 ]]>"
    highlight = data.highlights[0].model_copy(update={"text": Text(text=evil)})
    island = island_json(data.model_copy(update={"highlights": (highlight,)}))
    assert not set("<>&\u2028") & set(island)
    assert any("</script><script>alert(1)</script><!-- &" in str(item) for item in json.loads(island)["items"])


def test_an_overriding_character_is_spelled_out_in_the_island() -> None:
    data = sample_briefing()
    source = data.sources[0].model_copy(update={"title": Text(text="annual\u202efdp.exe")})
    titles = json.loads(island_json(data.model_copy(update={"sources": (source,)})))["titles"]
    assert titles == {"S1": "annual⟨U+202E⟩fdp.exe"}


def test_the_script_finds_every_word_that_it_says(page: str) -> None:
    script = (TEMPLATES / "screen.js").read_text("utf-8")
    said = set(re.findall(r'say\("([a-z_.]+)"', script)) | set(re.findall(r'"((?:found|citation)[a-z.]*)"', script))
    said |= {"theme", "country", "source", "search", "theme.all", "country.all", "source.all"}
    words = json.loads(island_json(sample_briefing()))["words"]
    assert {f"web.{key}" for key in said} == set(words)


def test_every_word_of_the_catalogue_is_used() -> None:
    assert {key for key in load_messages("en") if key.startswith("web.")} == set(_WORDS)


def test_placeholders_of_the_script_stay_in_its_words() -> None:
    words = json.loads(island_json(sample_briefing()))["words"]
    assert words["web.section"] == "{shown} of {all} shown"
    assert words["web.option"] == "{name} ({count})"


def test_filters_and_items_of_the_island_name_each_other() -> None:
    island = json.loads(island_json(sample_briefing()))
    themes = island["filters"]["themes"]
    item = next(item for item in island["items"] if item[0] == "ac-6")
    assert item[:2] == ["ac-6", "activities"]
    assert [themes[index] for index in item[2]] == ["Energy and mobility"]
    assert [island["filters"]["sources"][index] for index in item[4]] == ["S5"]
    assert island["evidence"]["e15"][:2] == ["S5 paragraph 4", "004_0482440ec995fe73.txt"]


def test_every_item_of_the_island_stands_on_the_page(page: str) -> None:
    ids = {attributes["id"] for _, attributes in Elements(page).found if attributes.get("id")}
    island = json.loads(island_json(sample_briefing()))
    assert [item[0] for item in island["items"] if item[0] not in ids] == []
    assert {item[1] for item in island["items"]} <= ids


def test_the_same_edition_gives_the_same_bytes() -> None:
    data = sample_briefing()
    assert web_page(rendered(data), data) == web_page(rendered(data), data)


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ('<meta charset="utf-8"><style>a{}</style><style>b{}</style><body></body>', "exactly one style"),
        ('<meta charset="utf-8"><style>a{}</style><body><script>1</script></body>', "exactly one style"),
        ("<style>a{}</style><body></body>", "character set"),
        ('<meta charset="utf-8"><style>a{}</style>', "no body"),
    ],
)
def test_a_page_that_cannot_stand_alone_is_refused(page: str, said: str) -> None:
    with pytest.raises(UnexpectedPageError, match=said):
        web_page(page, sample_briefing())
