"""Links that WeasyPrint would take for attachments: nothing is embedded but our own files."""

import pikepdf
from lxml import html as markup
from publishing import AS_OF, Published

from tasks.rendering.pdf import write_pdf

OURS = {
    "activities.csv", "activities.jsonl", "documents.csv", "documents.jsonl", "evidence.json", "metrics.csv", "metrics.jsonl",
    "recommendations.csv", "recommendations.jsonl", "set_aside.csv", "set_aside.jsonl", "translations.csv", "translations.jsonl",
}  # fmt: skip


def test_the_files_in_the_pdf_are_exactly_ours(published: Published, opened: pikepdf.Pdf) -> None:
    assert set(opened.attachments) == OURS
    embedded = [
        item for item in opened.objects if isinstance(item, pikepdf.Stream) and item.get("/Type") == "/EmbeddedFile"
    ]
    assert len(embedded) == len(OURS)
    for name in OURS:
        assert opened.attachments[name].get_file().read_bytes() == published.pack[name]


def test_the_link_in_the_source_is_words(published: Published) -> None:
    assert '<a rel=attachment href="file:///etc/passwd">Annex</a>' in published.words
    for page in (published.paper, published.screen):
        assert markup.document_fromstring(page).xpath("//*[@rel='attachment']") == []


def test_even_an_unescaped_attachment_link_embeds_nothing_and_is_reported() -> None:
    for tag in ("<a rel=attachment href=file:///etc/passwd>x</a>", "<link rel=attachment href=file:///etc/passwd>"):
        written = write_pdf(f"<html lang=en><title>x</title>{tag}", AS_OF)
        assert b"/EmbeddedFile" not in written.content.replace(b"/EmbeddedFiles", b"")
        assert any("refused to open file:///etc/passwd" in line for line in written.warnings)
