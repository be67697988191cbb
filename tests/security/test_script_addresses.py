"""Addresses that run something: never a link, always words."""

import pytest
from lxml import html as markup
from publishing import Published

from tasks.rendering.addresses import is_web_address


def test_the_only_addresses_of_links_are_of_the_page_and_of_the_web(published: Published) -> None:
    for page in (published.paper, published.screen):
        links = [str(value) for value in markup.document_fromstring(page).xpath("//*[not(self::link)]/@href")]
        assert links
        assert [link for link in links if not link.startswith("#") and not is_web_address(link)] == []


def test_a_source_with_a_harmful_address_prints_it_as_words(published: Published) -> None:
    listed = {source.file: source.url for source in published.data.sources}
    assert listed["javascript.txt"] == "javascript:alert(1)"
    for words in (published.words, published.screen_words):
        assert "javascript:alert(1)" in words
        assert "https://www.unido.org/news" in words


def test_no_element_listens_to_events(published: Published) -> None:
    for page in (published.paper, published.screen):
        tree = markup.document_fromstring(page)
        assert [name for item in tree.iter() for name in item.attrib if str(name).startswith("on")] == []
        assert [
            name for name in ("iframe", "object", "embed", "base", "form") for _ in tree.iter(name) if name != "form"
        ] == []


def test_scripts_are_ours_alone(published: Published) -> None:
    assert "<script" not in published.paper
    scripts = list(markup.document_fromstring(published.screen).iter("script"))
    assert all(script.get("src") is None for script in scripts)
    assert not [
        script for script in scripts if script.get("type") in (None, "module") and "alert(1)" in (script.text or "")
    ]
    assert [script.text for script in scripts if "</script" in (script.text or "").lower()] == []


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x",
        "file:///etc/passwd", "vbscript:x", "//example.org/x", "/etc/passwd", "https://", "http:///x", "https://a@b.org/",
        "https://exa mple.org", "https://example.org\\@evil.org", "https://example.org/\u202egnp", "https://[::1", "http://x:99999/",
        "", None, 7,
    ],
)  # fmt: skip
def test_only_plain_web_addresses_may_become_links(address: object) -> None:
    assert not is_web_address(address)


@pytest.mark.parametrize("address", ["https://www.unido.org/news?id=1#a", "http://unido.org", "https://例え.jp/道"])
def test_web_addresses_are_links(address: str) -> None:
    assert is_web_address(address)
