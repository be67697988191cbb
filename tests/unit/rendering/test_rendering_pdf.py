import io
from pathlib import Path

import page as validator
import pikepdf
import pytest
from bigger import repeated, with_words
from conftest import AS_OF
from fontTools import subset
from glyphs import check_glyphs

from tasks.contracts.briefing import BriefingData
from tasks.rendering import fetching
from tasks.rendering.edition_files import WrittenEdition
from tasks.rendering.fonts import FOLDER, covered_characters
from tasks.rendering.html import render_page
from tasks.rendering.pdf import AttachedFile, UnreproducibleAsOfError, WrittenPdf, write_pdf
from tests.fixtures_briefing import sample_briefing

HOSTILE = (
    "<script>alert(1)</script> {{ 7*7 }} {% raw %} <img src=file:///etc/passwd> <img src=http://127.0.0.1:9/x> "
    '"><a rel=attachment href="file:///etc/passwd">x</a> url(file:///etc/passwd) \u202e 😀 \x07'
)


def set_page(data: BriefingData) -> WrittenPdf:
    return write_pdf(render_page(data, covered_characters(), AS_OF), AS_OF)


@pytest.fixture(scope="module")
def content(edition: tuple[Path, WrittenEdition]) -> bytes:
    return (edition[0] / "briefing.pdf").read_bytes()


def failures(content: bytes, profile: str) -> list[str]:
    report = validator.validate_pdf_bytes(content, profile=profile)
    # page-validation 0.11.0 takes a compressed stream that ends in the byte 0x0D for one byte too short.
    return [failure.rule_id for failure in report.failures if failure.rule_id != "PDFA3A-STREAM-LENGTH-001"]


@pytest.mark.parametrize("profile", ["pdf/a-3a", "pdf/ua-1"])
def test_the_pdf_conforms_to_archiving_and_accessibility_standards_at_once(content: bytes, profile: str) -> None:
    assert failures(content, profile) == []


def test_the_conformance_check_can_fail(content: bytes) -> None:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        del pdf.Root["/MarkInfo"]
        broken = io.BytesIO()
        pdf.save(broken)
    assert failures(broken.getvalue(), "pdf/ua-1")
    assert failures(broken.getvalue(), "pdf/a-3a")


def test_every_code_draws_the_character_it_claims(content: bytes) -> None:
    verdict = check_glyphs(content)
    assert verdict.codes > 400
    assert (verdict.boxes, verdict.wrong, verdict.unknown) == ([], [], [])


def cut_down(source: str, text: str, target: Path) -> None:
    options = subset.Options()
    font = subset.load_font(FOLDER / source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    font.save(target)


def test_the_glyph_check_finds_two_files_under_one_family_and_weight(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_down("Plain-400.ttf", "abcdefghijklmnopqrstuvwxyz ", tmp_path / "latin.ttf")
    cut_down("Han-400.ttf", "工业发展理事会环境能源", tmp_path / "han.ttf")
    monkeypatch.setattr("tasks.rendering.pdf.TEMPLATES", tmp_path)
    faces = "".join(
        f"@font-face{{font-family:'Collide';src:url({name}.ttf);unicode-range:{span}}}"
        for name, span in (("latin", "U+0-2FF"), ("han", "U+4E00-9FFF"))
    )
    style = f"<style>{faces} p{{font-family:Collide}}</style>"
    page = f"<html lang=en><title>x</title>{style}<p>briefing of energy</p><p lang=zh>工业发展理事会</p>"
    verdict = check_glyphs(write_pdf(page, AS_OF).content)
    assert verdict.wrong or verdict.boxes


def test_the_glyph_check_and_the_warnings_find_a_character_without_a_glyph() -> None:
    style = "@font-face{font-family:'Briefing Text';src:url(fonts/Text-400.ttf)} p{font-family:'Briefing Text'}"
    written = write_pdf(f"<html lang=en><title>x</title><style>{style}</style><p>a \U000ff123 b</p>", AS_OF)
    assert check_glyphs(written.content).boxes == ["\U000ff123"]
    assert written.missing_glyphs
    assert not written.warnings


def test_a_font_of_the_machine_that_steps_in_is_reported() -> None:
    assert write_pdf("<html lang=en><title>x</title><p style='font-family:DejaVu Sans'>x</p>", AS_OF).foreign_fonts
    assert set_page(repeated(0)).foreign_fonts == ()


def test_only_our_own_fonts_are_embedded_and_all_are_truetype(content: bytes) -> None:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        fonts = [
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
        ]
        assert fonts
        assert all("+Briefing-" in str(font.FontName) and "/FontFile2" in font for font in fonts)


def test_every_link_inside_the_file_has_its_target_and_a_way_back(content: bytes) -> None:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        names = {str(name) for name, _ in pikepdf.NameTree(pdf.Root.Names.Dests).items()}
        targets = [
            str(link.get("/Dest") or link.A.D)
            for sheet in pdf.pages
            for link in sheet.get("/Annots", [])
            if link.Subtype == "/Link" and not (link.get("/A") and "/URI" in link.A)
        ]
    assert len(targets) > 60
    assert set(targets) <= names
    assert {"e1", "e19", "f-1", "h-1", "data-c-bars", "evidence"} <= set(targets)


def test_the_file_names_its_language_title_dates_and_bookmarks(content: bytes) -> None:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.Root.Lang == "en"
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo["/Title"]) == "Industrial Sustainability Briefing, November 2026"
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261130180000")
        with pdf.open_outline() as outline:
            titles = [entry.title for entry in outline.root]
            below = [entry.title for part in outline.root for entry in part.children]
    assert titles == ["Front page", "The briefing", "Reference part"]
    assert {"Check before quoting", "Threads across sources", "Annex: evidence"} <= set(below)


def test_chinese_words_are_tagged_as_chinese(content: bytes) -> None:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        languages = {
            str(item.Lang)
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and "/Lang" in item and "/S" in item
        }
    assert "zh-Hans" in languages


def test_english_words_keep_the_language_of_the_file(content: bytes) -> None:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        elements = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/H2"]
    assert elements
    assert all("/Lang" not in element for element in elements)


def test_the_chart_is_drawn_and_has_words_for_those_who_cannot_see_it(content: bytes) -> None:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        kinds = [item.get("/Subtype") for item in pdf.objects if isinstance(item, pikepdf.Stream)]
        alternatives = [
            str(item.Alt) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item
        ]
    assert "/Image" not in kinds
    assert any("activities by country" in text.lower() for text in alternatives)


def test_the_data_pack_is_attached_with_the_editions_date(content: bytes) -> None:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert {"metrics.jsonl", "metrics.csv", "documents.jsonl", "set_aside.csv"} <= set(pdf.attachments)
        specification = pdf.attachments["metrics.jsonl"]
        assert specification.relationship == "/Data"
        assert specification.description == "Figures with the sentences they were read from"
        attached = specification.get_file()
        assert attached.read_bytes().startswith(b'{"metric_id": "aaaa-m34"')
        assert attached.creation_date == AS_OF


def test_same_input_gives_same_bytes() -> None:
    attached = [AttachedFile("a.json", b"{}", "A file")]
    page = render_page(sample_briefing(), covered_characters(), AS_OF)
    assert write_pdf(page, AS_OF, attached).content == write_pdf(page, AS_OF, attached).content


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(UnreproducibleAsOfError):
        write_pdf("<p>x</p>", AS_OF.replace(tzinfo=None))


def test_hostile_words_open_nothing_run_nothing_and_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    fetch = fetching.TemplatesOnlyFetcher.fetch

    def spy(self: fetching.TemplatesOnlyFetcher, url: str, headers: dict[str, str] | None = None) -> object:
        asked.append(url)
        return fetch(self, url, headers)

    monkeypatch.setattr(fetching.TemplatesOnlyFetcher, "fetch", spy)
    written = set_page(with_words(lambda words: f"{words} {HOSTILE}" if len(words) > 20 else words))
    assert asked
    assert all(url.endswith(".ttf") for url in asked)
    assert (written.warnings, written.missing_glyphs, written.foreign_fonts) == ((), (), ())
    with pikepdf.open(io.BytesIO(written.content)) as pdf:
        assert len(pdf.attachments) == 0
        assert "root:x:0" not in str(pdf.docinfo)


@pytest.mark.parametrize("times", [0, 1, pytest.param(12, marks=pytest.mark.slow)])
def test_no_one_and_sixty_documents_are_set_without_a_warning(times: int) -> None:
    written = set_page(repeated(times))
    assert (written.warnings, written.missing_glyphs) == ((), ())
    assert written.page_count >= (1, 8, 50)[(0, 1, 12).index(times)]


@pytest.mark.parametrize(
    "title", ["Sustainable " * 33, "x" * 400, "工业发展" * 100], ids=["words", "one word", "Chinese"]
)
def test_a_title_of_four_hundred_characters_stays_on_the_sheet(title: str) -> None:
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    from tasks.rendering.html import TEMPLATES

    long = with_words(lambda words: title if len(words) > 20 else words)
    first = {
        name: getattr(long, name)[:1]
        for name in ("themes", "threads", "asks", "quality", "sources", "bilingual", "evidence")
    }
    page = render_page(long.model_copy(update=first | {"figures": long.figures[2:]}), covered_characters(), AS_OF)
    document = HTML(string=page, base_url=TEMPLATES.as_uri() + "/").render(font_config=FontConfiguration())
    width = document.pages[0].width
    overflowing = [
        box.text
        for sheet in document.pages
        for box in sheet._page_box.descendants()
        if hasattr(box, "text") and box.position_x + box.width > width - 40
    ]
    assert overflowing == []
