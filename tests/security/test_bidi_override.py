"""Characters that turn text round on the page (Unicode Technical Report 36): shown, never obeyed."""

import io

import pypdfium2
from publishing import Published

CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"


def test_an_override_in_a_name_is_printed_as_its_code_point(published: Published) -> None:
    for words in (published.words, published.screen_words):
        assert "Acme ⟨U+202E⟩gnp.exe⟨U+202C⟩" in words


def test_no_page_carries_a_control_of_direction(published: Published) -> None:
    for page in (published.paper, published.screen):
        assert [char for char in CONTROLS if char in page] == []
        assert [code for code in ("&#8238;", "&#x202e;", "&rlm;", "\\u202e") if code in page.lower()] == []


def test_the_pdf_reads_as_it_looks(published: Published) -> None:
    pages = pypdfium2.PdfDocument(io.BytesIO(published.pdf.content))
    text = "".join(page.get_textpage().get_text_bounded() for page in pages)
    assert "202E" in text
    assert [char for char in CONTROLS if char in text] == []


def test_the_data_pack_keeps_the_words_as_they_were(published: Published) -> None:
    assert "\u202egnp.exe".encode() in published.pack["metrics.jsonl"]
