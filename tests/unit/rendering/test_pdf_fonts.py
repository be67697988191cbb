"""Large faces are cut down to a page, and the page is set as with the whole faces."""

from io import BytesIO

import pypdfium2
import pytest
import uharfbuzz
from conftest import AS_OF
from weasyprint import HTML

from tasks.rendering import pdf_fonts
from tasks.rendering.fonts import FOLDER, covered_characters
from tasks.rendering.html import render_page
from tasks.rendering.pdf import write_pdf
from tasks.rendering.pdf_defaults import PlainHTML
from tasks.rendering.pdf_fonts import face_for, points_of
from tests.fixtures_briefing import sample_briefing

ARABIC = "البرنامج العالمي للإنتاج الأنظف"
HAN = "工业发展组织在 8 个国家开展了 GC.18/Res.7 评估，于 2021 年 6 月 2 日"


def page_with(words: str, lang: str) -> str:
    """The sample's page with one more line, plain and bold."""
    page = render_page(sample_briefing(), covered_characters(), AS_OF)
    line = f'<p lang="{lang}">{words} <b lang="{lang}">{words}</b></p><h3>{words}</h3>'
    return page.replace('<div class="part-briefing">', f'<div class="part-briefing">{line}', 1)


def pictures_and_words(content: bytes) -> list[tuple[bytes, str]]:
    with pypdfium2.PdfDocument(BytesIO(content)) as pdf:
        return [(page.render().to_numpy().tobytes(), page.get_textpage().get_text_range()) for page in pdf]


@pytest.mark.parametrize(
    ("words", "lang"),
    [(HAN, "zh"), (ARABIC, "ar"), ("か\u3099と が", "ja"), ("Cleaner production", "en")],
    ids=["Chinese", "Arabic", "composed", "Latin"],
)
def test_a_page_looks_and_reads_as_with_whole_faces(words: str, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_with(words, lang)
    cut = write_pdf(page, AS_OF)
    monkeypatch.setattr(pdf_fonts, "_LARGE", 1 << 30)
    whole = write_pdf(page, AS_OF)
    assert (cut.missing_glyphs, cut.foreign_fonts, cut.warnings) == ((), (), ())
    assert pictures_and_words(cut.content) == pictures_and_words(whole.content)


def test_a_large_face_keeps_the_characters_asked_for_and_few_others() -> None:
    points = points_of("<p>工业</p>")
    face = face_for(FOLDER / "Han-400.ttf", points)
    assert face is not None
    kept = frozenset(uharfbuzz.Face(uharfbuzz.Blob(face)).unicodes)
    assert {ord("工"), ord("业"), ord("8"), ord("。")} <= kept
    assert ord("国") not in kept
    assert len(face) < 1_000_000


def test_the_same_characters_give_the_same_face() -> None:
    path = FOLDER / "Han-700.ttf"
    assert face_for(path, points_of("工业")) == face_for(path, points_of("业工"))


def test_a_small_face_stays_whole() -> None:
    assert face_for(FOLDER / "Arabic-400.ttf", points_of("x")) is None


def test_characters_written_as_references_and_as_escapes_count() -> None:
    assert {ord("工"), ord("业"), ord("▲")} <= points_of("<style>b::before{content:'\\25b2'}</style>&#24037;&#x4e1a;")


def test_list_markers_and_numbers_are_drawn_as_by_weasyprint_itself() -> None:
    page = "<ul><li>one<ol><li>two<li>three</ol></ul><p style='float:left'>four<p>five"
    assert PlainHTML(string=page).write_pdf() == HTML(string=page).write_pdf()
