"""A print of the HTML edition has everything that the PDF has, whatever the screen shows."""

import unicodedata
from collections.abc import Callable

import pypdfium2
import pytest

from tasks.contracts.briefing import BriefingData
from tests.ui.conftest import Opened


def letters(text: str) -> str:
    """``text`` without blanks, hyphens and their soft kin: lines break elsewhere in every print."""
    return "".join(
        char
        for char in unicodedata.normalize("NFKC", text)
        if not char.isspace() and char not in "-\u00ad\u2010\u2011\ufffe\x02"
    )


def printed(content: bytes) -> tuple[int, str]:
    document = pypdfium2.PdfDocument(content)
    return len(document), letters("".join(page.get_textpage().get_text_range() for page in document))


@pytest.mark.parametrize("query", ["", "?source=S3&q=waste"])
def test_a_print_has_every_item_whatever_is_filtered(
    opened: Callable[..., Opened], edition: BriefingData, query: str
) -> None:
    page = opened().open(query)
    pages, text = printed(page.pdf(prefer_css_page_size=True, tagged=True))
    wanted = {item.text.text for item in edition.highlights} | {tile.definition.text for tile in edition.key_figures}
    wanted |= {card.headline.text for theme in edition.themes for card in theme.cards}
    wanted |= {
        part for group in edition.figures for row in group.rows for part in (row.reported.text, row.subject.text)
    }
    wanted |= {ask.ask.text for ask in edition.asks} | {entry.quote.text for entry in edition.evidence}
    assert [words for words in wanted if letters(words) not in text] == []
    assert 10 < pages < 60


def test_controls_are_not_printed(opened: Callable[..., Opened]) -> None:
    page = opened().open("?q=waste")
    page.emulate_media(media="print")
    assert (
        page.evaluate(
            "[...document.querySelectorAll('.finder, .tools, .shown, .skip')].filter(one => one.checkVisibility()).length"
        )
        == 0
    )
    assert page.evaluate("getComputedStyle(document.querySelector('mark')).backgroundColor") == "rgba(0, 0, 0, 0)"


def test_a_print_is_on_the_sheet_of_the_pdf_with_running_heads_and_folios(
    opened: Callable[..., Opened], edition: BriefingData
) -> None:
    document = pypdfium2.PdfDocument(opened().open().pdf(prefer_css_page_size=True))
    assert [round(side) for side in document[0].get_size()] == [595, 842]
    last = len(document)
    text = document[last - 1].get_textpage().get_text_range()
    assert edition.masthead.name in text
    assert f"{last}/{last}" in letters(text) or f"page{last}of{last}" in letters(text)
