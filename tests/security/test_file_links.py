"""Source text that names files of this machine."""

from pathlib import Path

import pikepdf
from publishing import AS_OF, Published

from tasks.rendering.pdf import write_pdf

TAGS = (
    "<img alt=x src=file:///etc/passwd>", "<link rel=stylesheet href=file:///etc/passwd>",
    "<object data=file:///etc/passwd></object>", "<embed src=file:///etc/passwd>",
    "<p style='background:url(file:///etc/passwd)'>x</p>", "<style>@font-face{font-family:a;src:url(file:///etc/passwd)}</style>",
)  # fmt: skip


def test_rendering_opens_its_own_fonts_and_nothing_else(published: Published) -> None:
    assert published.asked
    assert [url for url in published.asked if not url.endswith(".ttf")] == []


def test_the_words_are_printed_as_words(published: Published) -> None:
    assert "<img src=file:///etc/passwd> file:///etc/passwd" in published.words
    assert "<img src=file:///etc/passwd>" in published.screen_words


def test_no_file_of_this_machine_is_in_the_pdf(published: Published, opened: pikepdf.Pdf) -> None:
    first = Path("/etc/passwd").read_bytes().splitlines()[0]
    streams = [item.read_bytes() for item in opened.objects if isinstance(item, pikepdf.Stream)]
    assert first not in published.pdf.content
    assert [one for one in streams if first in one] == []


def test_even_unescaped_tags_open_no_file_and_are_reported() -> None:
    for tag in TAGS:
        written = write_pdf(f"<html lang=en><title>x</title>{tag}", AS_OF)
        assert [
            line for line in written.warnings if "refused to open file:///etc/passwd" in line or "Font-face" in line
        ], tag
        assert b"root:" not in written.content
