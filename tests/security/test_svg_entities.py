"""Drawings in source text: external entities, scripts, references to other files."""

from lxml import html as markup
from publishing import AS_OF, Published

from tasks.rendering.pdf import write_pdf


def test_a_drawing_in_source_text_is_words(published: Published) -> None:
    assert '<!ENTITY x SYSTEM "file:///etc/passwd">' in published.words
    assert "<svg><script>alert(1)</script><text>&x;</text></svg>" in published.screen_words


def test_our_own_drawings_hold_no_script_and_open_nothing(published: Published) -> None:
    for page in (published.paper, published.screen):
        for drawing in markup.document_fromstring(page).iter("svg"):
            assert not [
                item.tag for item in drawing.iter() if item.tag in ("script", "image", "foreignobject", "style")
            ]
            assert not [value for value in drawing.xpath(".//@href") if not value.startswith("#")]


def test_even_an_unescaped_entity_brings_no_file_into_the_page() -> None:
    drawing = (
        '<svg width="300" height="40"><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><title>x</title>'
        '<script>alert(1)</script><text y="20">&x;</text><use href="file:///etc/passwd#a"/>'
        '<image width="9" height="9" href="file:///etc/passwd"/></svg>'
    )
    content = write_pdf(f"<html lang=en><title>x</title>{drawing}", AS_OF).content
    assert b"/JavaScript" not in content
    assert b"root:" not in content
