"""Data addresses: small ones that could hide anything, large ones that could fill the memory."""

import base64

from publishing import AS_OF, Published

from tasks.rendering.fetching import TemplatesOnlyFetcher
from tasks.rendering.html import TEMPLATES
from tasks.rendering.pdf import write_pdf

LAUGHS = (
    '<!DOCTYPE svg [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9))
    + "]><svg xmlns='http://www.w3.org/2000/svg'><text>&j;</text></svg>"
)


def address(content: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(content.encode()).decode()


def test_data_addresses_of_sources_are_words(published: Published) -> None:
    assert '<img src="data:image/svg+xml;base64,PHN2Zy8+">' in published.words
    assert not [url for url in published.asked if url.startswith("data:")]


def test_even_an_unescaped_bomb_is_never_unpacked() -> None:
    for bomb in (address(LAUGHS), "data:image/png;base64," + "A" * 1_000_000):
        written = write_pdf(f"<html lang=en><title>x</title><img alt=x src='{bomb}'>", AS_OF)
        assert any("refused to open data:" in line for line in written.warnings)
        assert all(len(line) < 3_000_000 for line in written.warnings)


def test_only_the_very_addresses_of_the_theme_are_opened() -> None:
    logo = address("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>")
    page = f"<html lang=en><title>x</title><img alt=Logo src='{logo}'>"
    assert write_pdf(page, AS_OF, data_uris=frozenset({logo})).warnings == ()
    assert write_pdf(page, AS_OF, data_uris=frozenset({logo + "A"})).warnings
    assert TemplatesOnlyFetcher(TEMPLATES, frozenset({logo})).fetch(logo).read().startswith(b"<svg")
