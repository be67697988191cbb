"""What only some editions say of themselves (a note of the office, some themes only, a preview), in every format."""

import io
import json
import re
from typing import Any

import openpyxl
import pypdfium2
import pytest
from conftest import make_inputs
from docx import Document
from generated_inputs import edition_of
from layout_pages import AS_OF, lay_out

from tasks.aggregation.aggregate import aggregate
from tasks.contracts.briefing import BriefingData, FilteredCount, OfficeNote, Text, ThemesShown
from tasks.contracts.edition import EditionId, EditionInputs
from tasks.rendering.data_pack import manifest, pack_records
from tasks.rendering.edition_summary import edition_summary
from tasks.rendering.html import render_page
from tasks.rendering.theme import Theme
from tasks.rendering.web_page import web_page
from tasks.rendering.word_copy import word_copy
from tasks.rendering.workbook import workbook
from tests.fixtures_briefing import sample_briefing

PREVIEW = "PREVIEW: not approved, not for distribution"
HOSTILE = "Read <script>alert(1)</script> {{ 7 * 7 }} =cmd|'/c calc'!A1 & more"
ARABIC = "القراء الكرام، هذا العدد مخصص لاجتماع المائدة المستديرة بشأن كفاءة الطاقة في الصناعة."
LINE = "Only these themes are shown: Finance. Left out, as of other themes or of none: 3 of 4 activities."


def noticed(data: BriefingData) -> BriefingData:
    note = OfficeNote(
        heading="Note to readers from Office", paragraphs=(Text(text=HOSTILE), Text(text=ARABIC, lang="ar"))
    )
    counts = (FilteredCount(kind="activities", read=4, shown=1, left_out=3),)
    shown = ThemesShown(themes=(("finance", "Finance"),), line=LINE, counts=counts)
    return data.model_copy(update={"note": note, "themes_shown": shown, "preview": PREVIEW})


def small_sample() -> BriefingData:
    """The sample without what these tests do not look at."""
    gone = ("themes", "charts", "threads", "asks", "bilingual", "totals", "refused_totals")
    return sample_briefing().model_copy(update=dict.fromkeys(gone, ()))


@pytest.fixture(scope="module")
def inputs() -> EditionInputs:
    inputs = make_inputs()
    request = inputs.request.model_copy(update={"themes": ("finance",), "is_preview": True})
    return inputs.model_copy(update={"request": request})


@pytest.fixture(scope="module")
def pages() -> list[str]:
    """The words of each page of the PDF."""
    laid_out = lay_out(noticed(small_sample()), has_contents=False)
    assert laid_out.findings.messages == ()
    return words_of(laid_out.content)


def words_of(pdf: bytes) -> list[str]:
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(pdf)]


def test_every_page_of_a_preview_says_that_it_is_one(pages: list[str]) -> None:
    assert len(pages) > 3
    assert all(PREVIEW in page for page in pages)


def test_the_front_page_has_the_note_and_the_themes(pages: list[str]) -> None:
    front = pages[0]
    assert "Themes of this edition" in front and "3 of 4 activities" in front
    assert "Note to readers from Office" in front and HOSTILE in front
    assert "The office’s own words; they were read from no source." in front


def test_the_note_is_words_in_the_web_page_and_runs_its_own_way() -> None:
    data = noticed(small_sample())
    page = web_page(render_page(data, None, AS_OF, medium="screen"), data).decode("utf-8")
    assert "Read &lt;script&gt;alert(1)&lt;/script&gt; {{ 7 * 7 }}" in page
    assert "<script>alert(1)" not in page
    assert f'<p class="words" lang="ar" dir="rtl">{ARABIC}</p>' in page
    assert page.index('<p class="preview">') < page.index("<h1>")
    assert f'--edition: "{PREVIEW} · ' in page


def test_word_says_it_too(inputs: EditionInputs) -> None:
    document = Document(io.BytesIO(word_copy(noticed(small_sample()), inputs, Theme())))
    lines = [paragraph.text for paragraph in document.paragraphs]
    for words in (PREVIEW, LINE, HOSTILE, ARABIC, "The office’s own words; they were read from no source."):
        assert words in lines[:20]
    assert document.sections[0].header.paragraphs[0].text.startswith(f"{PREVIEW} · ")


def test_excel_says_it_too(inputs: EditionInputs) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(noticed(small_sample()), inputs, Theme())))
    about = {row[0]: row[2] for row in book.worksheets[0].iter_rows(max_row=20, values_only=True)}
    assert PREVIEW in about
    assert about["Themes of this edition"].startswith(LINE)
    assert "These sheets hold everything that was read, of all themes" in about["Themes of this edition"]
    assert about["Note to readers from Office"].startswith(HOSTILE)
    assert all(sheet.oddHeader.center.text == PREVIEW for sheet in book.worksheets)


def test_the_manifest_says_that_the_data_pack_is_whole(inputs: EditionInputs) -> None:
    found = json.loads(manifest(inputs, {}))
    assert found["themes"] == ["finance"] and found["preview"] is True
    assert found["pack"].startswith("complete: the pages show only facts of these themes")
    assert len(pack_records(inputs)["metrics"]) == found["counts"]["metrics"]
    assert {"themes", "pack", "preview"}.isdisjoint(json.loads(manifest(make_inputs(), {})))


def test_other_editions_say_nothing_of_it() -> None:
    page = render_page(sample_briefing(), None, AS_OF, medium="screen")
    paper = render_page(sample_briefing(), None, AS_OF)
    for text in (page, paper):
        assert not re.search(r"preview|has-note|office-note|themes-shown", text, re.IGNORECASE)


def test_the_summary_is_the_edition_in_a_few_plain_lines(inputs: EditionInputs) -> None:
    theme = Theme(office="Office", contact=("briefing@example.org", "Vienna"))
    found = json.loads(edition_summary(noticed(sample_briefing()), inputs, theme))
    sample = sample_briefing()
    assert (found["edition"], found["language"], found["number"]) == ("2026-11", "en", 1)
    assert (found["title"], found["month"], found["office"]) == (
        "Industrial Sustainability Briefing",
        "November 2026",
        "Office",
    )
    assert found["contact"] == "briefing@example.org, Vienna"
    assert found["themes_line"] == LINE and found["note"] == [HOSTILE, ARABIC] and found["preview"] == PREVIEW
    assert [item["text"] for item in found["highlights"]] == [item.text.text for item in sample.highlights]
    assert found["before_quoting"] == [note.text.text for note in sample.before_quoting]
    flagged = next(item for item in found["highlights"] if item["flags"])
    assert flagged["marks"] == ["S5"]
    assert flagged["flags"][0].startswith("Caution (beyond a physical limit): 72 million tons of CO₂ equivalent")
    tile = sample.key_figures[0]
    assert found["key_figures"][0]["definition"] == tile.definition.text
    assert found["key_figures"][0]["figure"].endswith(tile.number)
    assert re.fullmatch(r"\d+ of \d+ checks found nothing; to be looked at: \d+\.", found["quality"])


def test_a_summary_turns_no_words_round_and_has_no_markup() -> None:
    sample = sample_briefing()
    turned = sample.masthead.model_copy(update={"coverage": "Five \u202esources"})
    found = json.loads(edition_summary(sample.model_copy(update={"masthead": turned}), make_inputs(), Theme()))
    assert found["coverage"] == "Five ⟨U+202E⟩sources"
    assert found["preview"] == "" and found["note"] == [] and found["themes_line"] == ""


NOTES: dict[str, str] = {
    "en": "We thank the national centres for their reports, which came in earlier than ever before this year. " * 7,
    "fr": "Nous remercions les centres nationaux de leurs rapports, parvenus plus tôt que jamais cette année. " * 7,
    "ru": "Благодарим национальные центры за их доклады, поступившие в этом году раньше, чем когда-либо. " * 7,
    "zh": "感谢各国清洁生产中心今年提交的报告，这些报告比以往任何一年都更早送达本办公室，内容也更为详尽。" * 14,
}


def front_of(language: str, **asked: Any) -> BriefingData:
    """The front page of an edition of generated sources, and next to nothing behind it."""
    inputs = edition_of(4)
    request = inputs.request.model_copy(
        update={"edition": EditionId(month="2026-11", language=language), "office": "Office for Industry", **asked}
    )
    data = aggregate(inputs.model_copy(update={"request": request}))
    gone = ("themes", "charts", "threads", "asks", "figures", "bilingual", "quality", "sources", "evidence", "checks")
    return data.model_copy(update={**dict.fromkeys(gone, ()), "sources": data.sources[:1]})


@pytest.mark.parametrize("language", list(NOTES))
def test_the_front_page_stays_one_page_with_the_longest_note(language: str) -> None:
    note = NOTES[language][:600]
    assert len(note) == 600
    laid_out = lay_out(
        front_of(language, note=note, themes=("finance", "energy-and-efficiency"), is_preview=True), has_contents=False
    )
    assert laid_out.findings.messages == ()
    assert laid_out.complaints == ()
    assert laid_out.page_of["key-figures"] == laid_out.page_of["k-1"] == 1
    assert laid_out.page_of["briefing"] == 2


def test_the_hardest_notes_hold() -> None:
    note = "x" * 300 + "\n" + (ARABIC * 4)[:299]
    laid_out = lay_out(front_of("en", note=note), has_contents=False)
    assert laid_out.findings.messages == ()
    assert laid_out.page_of["k-1"] == 1
