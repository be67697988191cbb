"""Source text that tries to leave its place for the style sheet."""

from lxml import html as markup
from publishing import AS_OF, Published
from pytest_httpserver import HTTPServer

from tasks.rendering.pdf import write_pdf


def test_style_in_source_text_is_words(published: Published, server: HTTPServer) -> None:
    said = f"</style><style>@import url({server.url_for('/css')});"
    assert said in published.words
    assert said in published.screen_words
    for page in (published.paper, published.screen):
        styles = [element.text or "" for element in markup.document_fromstring(page).iter("style")]
        assert styles
        assert not [style for style in styles if "@import" in style or "127.0.0.1" in style]


def test_no_attribute_of_style_comes_from_a_source(published: Published) -> None:
    for page in (published.paper, published.screen):
        values = [str(value) for value in markup.document_fromstring(page).xpath("//@style")]
        assert not [value for value in values if "url(" in value or "expression" in value]


def test_even_an_unescaped_import_is_refused(server: HTTPServer) -> None:
    page = f"<html lang=en><title>x</title><style>@import url({server.url_for('/css')});</style><p>x"
    assert any("refused to open" in line for line in write_pdf(page, AS_OF).warnings)
    assert server.log == []
