"""Names of files are source text too: markup and PDF syntax in them stay words."""

import pikepdf
from lxml import html as markup
from publishing import Published

NAME = 'x"><img src=y onerror=alert(1)>) #2FS #2FJavaScript.txt'


def test_the_name_is_printed_whole(published: Published) -> None:
    assert NAME in published.words
    assert NAME in published.screen_words


def test_it_makes_no_element(published: Published) -> None:
    for page in (published.paper, published.screen):
        assert [item.get("src") for item in markup.document_fromstring(page).iter("img")] == []


def test_it_makes_no_object_in_the_pdf(opened: pikepdf.Pdf) -> None:
    actions = [
        item for item in opened.objects if isinstance(item, pikepdf.Dictionary) and str(item.get("/S")) == "/JavaScript"
    ]
    assert actions == []


def test_it_names_no_file_in_the_pdf(opened: pikepdf.Pdf) -> None:
    assert [name for name in opened.attachments if "img" in name] == []
