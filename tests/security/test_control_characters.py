"""NUL and other control characters: shown as code points on pages, allowed nowhere in markup or metadata."""

import io
import re
from xml.etree import ElementTree

import pikepdf
from publishing import Published

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def test_controls_are_printed_as_code_points(published: Published) -> None:
    assert "⟨U+0000⟩" in published.words
    assert "⟨U+001B⟩[31mEpsilon⟨U+0007⟩" in published.words


def test_no_page_holds_a_control(published: Published) -> None:
    assert CONTROLS.findall(published.paper) == []
    assert CONTROLS.findall(published.screen) == []


def test_the_metadata_is_well_formed_and_without_controls(published: Published) -> None:
    with pikepdf.open(io.BytesIO(published.pdf.content)) as pdf:
        packet = pdf.Root.Metadata.read_bytes().decode("utf-8")
    ElementTree.fromstring(packet)
    assert CONTROLS.findall(packet) == []


def test_the_fonts_draw_every_character_of_it(published: Published) -> None:
    assert (published.pdf.missing_glyphs, published.pdf.foreign_fonts) == ((), ())
