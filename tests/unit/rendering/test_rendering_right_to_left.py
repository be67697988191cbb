"""Arabic in the PDF and on the page: direction, faces, glyphs, conformance; Latin and figures keep their order."""

import re

import page as validator
import pytest
from conftest import AS_OF
from glyphs import check_glyphs

from tasks.contracts.briefing import BriefingData, Text
from tasks.rendering.fonts import covered_characters
from tasks.rendering.html import render_page
from tasks.rendering.page_words import is_right_to_left
from tasks.rendering.pdf import WrittenPdf, write_pdf
from tests.fixtures_briefing import sample_briefing

ARABIC = "شارك 34 مصنعا في الاجتماع (الوثيقة IDB.48/21) بنسبة 26 في المائة."
RUSSIAN = "В проекте приняли участие 46 предприятий."


def with_arabic() -> BriefingData:
    """The sample with one evidence entry, one bilingual row and one source title in Arabic, and a row in Russian."""
    data = sample_briefing()
    words = Text(text=ARABIC, lang="ar")
    entry = data.evidence[0].model_copy(update={"quote": words, "numbers": ((5, 7),)})
    document = data.bilingual[0]
    rows = (
        document.rows[0].model_copy(update={"source": words}),
        document.rows[1].model_copy(update={"source": Text(text=RUSSIAN, lang="ru")}),
        *document.rows[2:],
    )
    source = data.sources[0].model_copy(update={"title": words})
    return data.model_copy(
        update={
            "evidence": (entry, *data.evidence[1:]),
            "bilingual": (document.model_copy(update={"rows": rows}), *data.bilingual[1:]),
            "sources": (source, *data.sources[1:]),
        }
    )


@pytest.fixture(scope="module")
def written() -> WrittenPdf:
    return write_pdf(render_page(with_arabic(), covered_characters(), AS_OF), AS_OF)


def test_rows_quotations_and_titles_run_from_the_right() -> None:
    page = render_page(with_arabic(), None, AS_OF, medium="screen")
    assert f'<td lang="ar" dir="rtl">{ARABIC}</td>' in page
    assert f'<span lang="ar" dir="rtl">{ARABIC}</span>' in page
    assert '<p class="quote" dir="rtl"><q lang="ar" dir="rtl">شارك <b lang="ar" dir="rtl">34</b> مصنعا' in page
    assert f'<td lang="ru">{RUSSIAN}</td>' in page
    assert len(re.findall('dir="rtl"', page)) == 5
    assert "unicode-bidi: isolate" in page


def test_nothing_runs_from_the_right_without_such_words() -> None:
    assert 'dir="rtl"' not in render_page(sample_briefing(), None, AS_OF, medium="screen")


def test_the_layout_has_nothing_to_complain_of(written: WrittenPdf) -> None:
    assert written.warnings == ()


def test_arabic_is_drawn_letter_by_letter_and_no_box(written: WrittenPdf) -> None:
    verdict = check_glyphs(written.content)
    # Brackets are mirrored where the words run from the right: the glyph of ")" stands for "(".
    assert (verdict.boxes, set(verdict.wrong) - set("()"), verdict.unknown) == ([], set(), [])


@pytest.mark.parametrize("profile", ["pdf/a-3a", "pdf/ua-1"])
def test_a_page_with_arabic_conforms(written: WrittenPdf, profile: str) -> None:
    report = validator.validate_pdf_bytes(written.content, profile=profile)
    assert [item.rule_id for item in report.failures if item.rule_id != "PDFA3A-STREAM-LENGTH-001"] == []


def test_the_faces_cover_arabic_and_cyrillic() -> None:
    points = covered_characters()
    letters = [
        *range(0x621, 0x63B),
        *range(0x641, 0x64B),
        *range(0x660, 0x66A),
        0x60C,
        0x61B,
        0x61F,
        0x66A,
        0x66B,
        0x66C,
    ]
    assert [hex(point) for point in (*letters, *range(0x410, 0x450), 0x401, 0x451) if point not in points] == []


def test_which_languages_run_from_the_right() -> None:
    assert [code for code in ("ar", "ar-EG", "he", "fa", "ur", "ru", "zh-Hant", "und", "") if is_right_to_left(code)] == [
        "ar", "ar-EG", "he", "fa", "ur",
    ]  # fmt: skip
