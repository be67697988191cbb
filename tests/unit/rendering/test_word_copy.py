"""The Word copy is reopened, read as Word reads it, and held against the briefing that it was made from."""

import io
import re
import zipfile
from datetime import datetime
from itertools import pairwise
from typing import Any

import pytest
from conftest import AS_OF, make_inputs
from docx import Document
from lxml import etree

from tasks.contracts.briefing import BriefingData, Text
from tasks.rendering.page_words import pieces
from tasks.rendering.theme import Colours, Theme
from tasks.rendering.word_copy import word_copy
from tasks.rendering.word_manuscript import bookmark_names
from tasks.rendering.word_xml import clean, fitted
from tests.fixtures_briefing import sample_briefing

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# The order of children that ISO/IEC 29500-1 demands (17.3.1.26, 17.3.2.28, 17.4.59) as far as this document has them.
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs bidi spacing ind contextualSpacing jc outlineLvl",
    "rPr": "rStyle rFonts b bCs i iCs caps color sz szCs u vertAlign rtl lang",
    "tblPr": "tblStyle bidiVisual tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "trPr": "cantSplit tblHeader",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr tblStylePr",
    "settings": "zoom defaultTabStop characterSpacingControl footnotePr compat themeFontLang clrSchemeMapping decimalSymbol listSeparator",
}


def made(data: BriefingData | None = None, theme: Theme | None = None) -> bytes:
    return word_copy(data or sample_briefing(), make_inputs(), theme or Theme())


def part(content: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def parts(content: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {
            name: etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }


def words(element: Any) -> str:
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def paragraphs(content: bytes, style: str) -> list[str]:
    """The words of every paragraph in a style, in tables too, in reading order."""
    found = part(content, "word/document.xml").iter(f"{W}p")
    return [words(paragraph) for paragraph in found if style_of(paragraph) == style]


def style_of(paragraph: Any) -> str:
    return str(paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val"))


def tables(content: bytes) -> list[list[list[str]]]:
    """Cell words by table, row and column, in reading order."""
    found = part(content, "word/document.xml").iter(f"{W}tbl")
    return [
        [
            ["\n".join(words(p) for p in cell.iter(f"{W}p")) for cell in row.iter(f"{W}tc")]
            for row in table.iter(f"{W}tr")
        ]
        for table in found
    ]


def table_with(content: bytes, *heading: str) -> list[list[str]]:
    return [row for table in tables(content) if tuple(table[0]) == heading for row in table[1:]]


@pytest.fixture(scope="module")
def copy() -> bytes:
    return made()


def test_python_docx_opens_it_and_finds_real_styles(copy: bytes) -> None:
    document = Document(io.BytesIO(copy))
    names = {style.name for style in document.styles}
    assert names >= {
        "Title",
        "Subtitle",
        "Heading 1",
        "Heading 2",
        "Heading 3",
        "List Bullet",
        "Quote",
        "Caption",
        "footnote text",
    }
    assert names >= {
        "Briefing Kicker",
        "Briefing Key Figure Number",
        "Briefing Source Mark",
        "Briefing Flag Caution",
        "Briefing Table",
    }
    used = {paragraph.style.name for paragraph in document.paragraphs}
    assert used <= names and "Normal" in used
    assert document.paragraphs[0].text == "Industrial Sustainability Briefing"
    assert document.paragraphs[0].style.name == "Title"


def test_headings_stand_in_the_order_of_the_briefing_and_never_skip_a_level(copy: bytes) -> None:
    levels = [
        (int(style_of(p)[-1]), words(p))
        for p in part(copy, "word/document.xml").iter(f"{W}p")
        if re.fullmatch(r"Heading\d", style_of(p))
    ]
    assert all(after - before <= 1 for (before, _), (after, _) in pairwise(levels))
    assert [title for level, title in levels if level == 1] == [
        "Highlights",
        "Key figures",
        "The briefing",
        "Reference part",
    ]
    assert [title for level, title in levels if level == 2] == [
        "Check before quoting", "What happened: activities by theme", "The month in pictures", "Threads across sources",
        "Asks and follow-up", "Coming up", "Figures: as reported and normalised", "Totals made and totals refused",
        "From other languages: summary fields", "Quality notes", "Sources", "Imprint and checks", "Annex: evidence",
    ]  # fmt: skip
    assert [theme.title for theme in sample_briefing().themes] == [t for level, t in levels if level == 3][:4]


def test_every_highlight_stands_with_its_marks_and_footnotes_of_evidence(copy: bytes) -> None:
    data = sample_briefing()
    notes = {int(note.get(f"{W}id")): words(note) for note in part(copy, "word/footnotes.xml")}
    entries = {entry.anchor: entry for entry in data.evidence}
    found = [p for p in part(copy, "word/document.xml").iter(f"{W}p") if style_of(p) == "Highlight"]
    assert len(found) == len(data.highlights) == 5
    for highlight, paragraph in zip(data.highlights, found, strict=True):
        marks = "; ".join(cite.mark.replace(" ", "\u00a0") for cite in highlight.cites)
        assert words(paragraph).startswith(f"{highlight.text.text} [{marks}]")
        referred = [int(node.get(f"{W}id")) for node in paragraph.iter(f"{W}footnoteReference")]
        quotes = [entries[cite.evidence_anchor].quote.text for cite in highlight.cites]
        assert len(referred) == len(quotes)
        assert all(f"“{quote}”" in notes[number] for number, quote in zip(referred, quotes, strict=True))


def test_every_key_figure_stands_with_definition_date_and_footnotes(copy: bytes) -> None:
    data = sample_briefing()
    rows = table_with(copy, "Key figure", "What is counted", "As of, source")
    for tile, (number, definition, as_of) in zip(data.key_figures, rows, strict=True):
        assert number == (f"{tile.bound} " if tile.bound else "") + f"{tile.number} {tile.unit}"
        assert definition.split("\n")[0] == tile.definition.text
        assert as_of.startswith(tile.as_of)
    notes = part(copy, "word/footnotes.xml")
    cited = sum(len(item.cites) for item in (*data.highlights, *data.key_figures))
    assert len(notes) - 2 == cited == len(list(part(copy, "word/document.xml").iter(f"{W}footnoteReference")))


def test_every_figure_row_is_the_same_as_in_the_briefing(copy: bytes) -> None:
    rows = [row for group in sample_briefing().figures for row in group.rows]
    found = table_with(copy, "As reported", "Normalised", "What is measured", "Period, where", "Status")
    for row, (reported, normalised, subject, when, _) in zip(rows, found, strict=True):
        assert reported.startswith(row.reported.text)
        assert normalised == (f"{row.bound} {row.normalised}" if row.bound else str(row.normalised))
        assert subject.split("\n")[0] == row.subject.text
        assert row.part_of is None or row.part_of.text in subject
        assert all(flag.detail.text in subject for flag in row.flags)
        assert (row.period in when) and (row.countries in when)


def test_every_ask_activity_thread_total_and_source_is_there(copy: bytes) -> None:
    data = sample_briefing()
    asks = table_with(copy, "No.", "What is asked", "Of whom", "Horizon", "State")
    for ask, row in zip(data.asks, asks, strict=True):
        assert (row[0], row[2], row[3], row[4]) == (ask.label, ask.addressee.text, ask.horizon, ask.state_label)
        assert row[1].startswith(ask.ask.text) and (ask.original is None or ask.original.text in row[1])
    cards = [card for theme in data.themes for card in theme.cards]
    for card, line in zip(cards, paragraphs(copy, "Activity"), strict=True):
        assert line.startswith(card.headline.text)
    for card, line in zip(cards, paragraphs(copy, "Facts"), strict=True):
        assert line.startswith(card.status_label) and line.endswith(card.reached_us)
        assert all(words in line for words in (card.when, card.who.text, card.where.text))
    body = words(part(copy, "word/document.xml"))
    for piece in (
        *(thread.sentence for thread in data.threads), *(line.text for thread in data.threads for line in thread.lines),
        *(str(total.result) for total in data.totals), *(refused.reason for refused in data.refused_totals),
        *(note.text.text for note in data.quality), *(source.sha256 for source in data.sources),
        *(row.source.text for document in data.bilingual for row in document.rows), data.cite_as, *data.imprint,
        *(check.name for check in data.checks), *(chart.description for chart in data.charts), data.coming_up_note,
        *(note.text.text for note in data.before_quoting), data.before_quoting_more, data.key_figures_rule,
    ):  # fmt: skip
        assert piece in body
    assert "Under this theme, four more activities stand in the workbook and the data pack." in body


def test_every_chart_stands_as_its_table(copy: bytes) -> None:
    found = tables(copy)
    for chart in sample_briefing().charts:
        heading = [str(chart.table.row_label), *(str(column.label) for column in chart.table.columns)]
        expected = [[str(row.label), *map(str, row.cells)] for row in chart.table.rows]
        assert [heading, *expected] in found


def test_every_quotation_stands_with_its_figures_set_off_and_the_way_back(copy: bytes) -> None:
    data = sample_briefing()
    found = [p for p in part(copy, "word/document.xml").iter(f"{W}p") if style_of(p) == "Quote"]
    annex = found[-len(data.evidence) :]
    for entry, paragraph in zip(data.evidence, annex, strict=True):
        assert words(paragraph) == f"“{entry.quote.text}”"
        bold = [words(run) for run in paragraph.iter(f"{W}r") if run.find(f"{W}rPr/{W}rStyle") is not None]
        assert bold == [piece.text for piece in pieces(entry) if piece.is_figure]
    origins = paragraphs(copy, "Remark")
    for entry in data.evidence:
        origin = (
            f"{entry.file}, characters {entry.start}–{entry.end} · SHA-256 {entry.sha256_prefix}… · rule {entry.rule}"
        )
        assert origin in origins
    used = [line for line in origins if line.startswith("Back to ")]
    assert used == [
        "Back to " + "; ".join(label for _, label in entry.used_by) for entry in data.evidence if entry.used_by
    ]


def test_every_link_leads_to_a_bookmark_and_every_bookmark_is_one(copy: bytes) -> None:
    document, notes = part(copy, "word/document.xml"), part(copy, "word/footnotes.xml")
    names = [node.get(f"{W}name") for node in document.iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names)) == len({name.lower() for name in names})
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", name) for name in names)
    targets = {node.get(f"{W}anchor") for tree in (document, notes) for node in tree.iter(f"{W}hyperlink")} - {None}
    assert targets <= set(names)
    cited = {cite.evidence_anchor for item in sample_briefing().highlights for cite in item.cites}
    assert {bookmark_names(cited)[anchor] for anchor in cited} <= targets


def test_ids_are_unique_relationships_resolve_and_every_part_has_a_type(copy: bytes) -> None:
    found = parts(copy)
    document = found["word/document.xml"]
    starts = [node.get(f"{W}id") for node in document.iter(f"{W}bookmarkStart")]
    assert starts == [node.get(f"{W}id") for node in document.iter(f"{W}bookmarkEnd")] and len(starts) == len(
        set(starts)
    )
    notes = [node.get(f"{W}id") for node in found["word/footnotes.xml"]]
    assert notes == ["-1", "0", *(str(number) for number in range(1, len(notes) - 1))]
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        names = set(archive.namelist())
    known = {relation.get("Id") for relation in found["word/_rels/document.xml.rels"]}
    assert {value for node in document.iter() for name, value in node.attrib.items() if name == f"{R}id"} <= known
    for relation in found["word/_rels/document.xml.rels"]:
        assert relation.get("TargetMode") == "External" or f"word/{relation.get('Target')}" in names
    types = {node.get("PartName") for node in found["[Content_Types].xml"]}
    defaults = {node.get("Extension") for node in found["[Content_Types].xml"]}
    assert all(f"/{name}" in types or name.rpartition(".")[2] in defaults for name in names)
    assert not [name for name in names if name.endswith((".jpeg", ".png", ".bin")) or "customXml" in name]


def test_children_stand_in_the_order_that_word_demands(copy: bytes) -> None:
    for name, tree in parts(copy).items():
        for kind, order in ORDERS.items():
            ranks = {f"{W}{child}": rank for rank, child in enumerate(order.split())}
            for element in tree.iter(f"{W}{kind}"):
                children = [child.tag for child in element]
                assert set(children) <= set(ranks), (name, kind, children)
                assert [ranks[child] for child in children] == sorted(ranks[child] for child in children), (
                    name,
                    kind,
                    children,
                )


def test_every_style_that_is_used_exists(copy: bytes) -> None:
    found = parts(copy)
    styles = {style.get(f"{W}styleId") for style in found["word/styles.xml"].iter(f"{W}style")}
    used = {
        node.get(f"{W}val")
        for tree in found.values()
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
        for node in tree.iter(f"{W}{tag}")
    }
    assert used <= styles


def test_tables_repeat_a_marked_heading_row_and_keep_rows_whole(copy: bytes) -> None:
    found = list(part(copy, "word/document.xml").iter(f"{W}tbl"))
    assert len(found) >= 8
    for table in found:
        heading, *body = table.iter(f"{W}tr")
        assert heading.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in body)
        assert not [row for row in body if row.find(f"{W}trPr/{W}tblHeader") is not None]
        assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        assert all(len(row.findall(f"{W}tc")) == columns for row in (heading, *body))
        assert all(cell[-1].tag == f"{W}p" for row in body for cell in row.iter(f"{W}tc"))
        assert table.getnext().tag == f"{W}p"


def test_fields_are_balanced_and_only_ours(copy: bytes) -> None:
    found = parts(copy)
    instructions = [(node.text or "").split()[0] for tree in found.values() for node in tree.iter(f"{W}instrText")]
    assert sorted(set(instructions)) == ["NUMPAGES", "PAGE", "STYLEREF", "TOC"]
    for name, tree in found.items():
        kinds = [node.get(f"{W}fldCharType") for node in tree.iter(f"{W}fldChar")]
        assert kinds == ["begin", "separate", "end"] * (len(kinds) // 3), name
    (toc,) = [node for node in found["word/document.xml"].iter(f"{W}fldChar") if node.get(f"{W}dirty")]
    assert toc.get(f"{W}fldCharType") == "begin"
    listed = [words(p) for p in found["word/document.xml"].iter(f"{W}p") if style_of(p) in {"TOC1", "TOC2"}]
    assert listed[:3] == ["Highlights", "Key figures", "The briefing"] and len(listed) == 17


def test_foreign_words_carry_their_language(copy: bytes) -> None:
    runs = [run for run in part(copy, "word/document.xml").iter(f"{W}r") if re.search("[\u4e00-\u9fff]", words(run))]
    quoted_by_us = [run for run in runs if run.find(f"{W}rPr/{W}lang") is None]
    assert all("“" in words(run) or "Chinese" in words(run) for run in quoted_by_us)
    marked = [run.find(f"{W}rPr/{W}lang") for run in runs if run not in quoted_by_us]
    assert len(marked) >= 15
    assert {node.get(f"{W}eastAsia") for node in marked} == {"zh-CN"}
    default = part(copy, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert (default.get(f"{W}val"), default.get(f"{W}eastAsia"), default.get(f"{W}bidi")) == ("en-GB", "zh-CN", "ar-SA")


def test_arabic_runs_from_the_right_in_its_own_paragraph() -> None:
    data = sample_briefing()
    arabic = Text(text="الدورة التاسعة والأربعون", lang="ar")
    entry = data.evidence[0].model_copy(update={"quote": arabic, "numbers": ()})
    card = data.themes[0].cards[0].model_copy(update={"headline": arabic})
    theme = data.themes[0].model_copy(update={"cards": (card,)})
    content = made(data.model_copy(update={"evidence": (entry, *data.evidence[1:]), "themes": (theme,)}))
    found = [p for p in part(content, "word/document.xml").iter(f"{W}p") if arabic.text in words(p)]
    assert len(found) >= 2
    for paragraph in found:
        assert paragraph.find(f"{W}pPr/{W}bidi") is not None
        (run,) = [run for run in paragraph.iter(f"{W}r") if words(run) == arabic.text]
        assert run.find(f"{W}rPr/{W}rtl") is not None
        assert run.find(f"{W}rPr/{W}lang").get(f"{W}bidi") == "ar-SA"


def test_words_of_a_source_become_no_field_link_or_markup() -> None:
    evil = 'a</w:t></w:r><w:instrText> INCLUDEPICTURE "http://evil.example" </w:instrText>{{ 1 }}\x00\x0b\u202e & http://evil.example'
    data = sample_briefing()
    hostile = Text(text=evil)
    first = data.highlights[0].model_copy(update={"text": hostile, "kicker": evil})
    source = data.sources[0].model_copy(
        update={"title": hostile, "url": "javascript:alert(1)", "official_url": "file:///etc/passwd", "symbol": evil}
    )
    entry = data.evidence[0].model_copy(update={"quote": hostile, "numbers": (), "file": evil})
    group = data.figures[0].model_copy(update={"title": hostile})
    content = made(
        data.model_copy(
            update={
                "highlights": (first, *data.highlights[1:]), "sources": (source, *data.sources[1:]),
                "evidence": (entry, *data.evidence[1:]), "figures": (group, *data.figures[1:]),
            }
        )
    )  # fmt: skip
    found = parts(content)
    shown = clean(evil)
    assert "⟨U+0000⟩⟨U+000B⟩⟨U+202E⟩" in shown
    assert words(found["word/document.xml"]).count(shown) >= 5
    fields = {(node.text or "").split()[0] for tree in found.values() for node in tree.iter(f"{W}instrText")}
    assert fields == {"NUMPAGES", "PAGE", "STYLEREF", "TOC"}
    external = [
        r.get("Target")
        for name, tree in found.items()
        if name.endswith(".rels")
        for r in tree
        if r.get("TargetMode") == "External"
    ]
    assert [target for target in external if not target.startswith("https://")] == []
    assert not [target for target in external if "evil" in target]


def test_the_page_head_and_foot_carry_fields_and_the_first_page_has_no_head(copy: bytes) -> None:
    document = Document(io.BytesIO(copy))
    (section,) = document.sections
    assert section.different_first_page_header_footer
    assert "Industrial Sustainability Briefing, November 2026" in section.header.paragraphs[0].text
    assert section.first_page_header.paragraphs[0].text == ""
    assert section.footer.paragraphs[0].text.endswith("Page 1 of 1")
    assert section.first_page_footer.paragraphs[0].text == section.footer.paragraphs[0].text


def test_properties_say_what_the_file_is_and_nothing_of_the_machine(copy: bytes) -> None:
    about = Document(io.BytesIO(copy)).core_properties
    assert (about.title, about.author) == (
        "Industrial Sustainability Briefing, November 2026",
        "Industrial Sustainability Briefing",
    )
    assert (about.language, about.identifier, about.revision) == ("en-GB", "2026-11", 1)
    assert about.subject == sample_briefing().masthead.coverage
    assert about.created == about.modified == AS_OF
    assert about.comments == ""


def test_an_office_sets_its_name_colours_and_contact() -> None:
    theme = Theme(
        office="Office of Ours", product="Monthly", contact=("write@office.example",), licence="CC BY 4.0",
        colours=Colours(primary="#102a6b"),
    )  # fmt: skip
    content = made(theme=theme)
    document = Document(io.BytesIO(content))
    assert [paragraph.text for paragraph in document.paragraphs[:2]] == ["Office of Ours", "Monthly"]
    assert str(document.styles["Heading 1"].font.color.rgb) == "102A6B"
    body = words(part(content, "word/document.xml"))
    assert "write@office.example" in body and "CC BY 4.0" in body
    assert document.core_properties.author == "Office of Ours"


def test_a_quiet_month_is_one_honest_page() -> None:
    data = sample_briefing()
    empty = dict.fromkeys(("highlights", "key_figures", "themes", "charts", "threads", "asks", "figures", "totals"), ())
    empty |= dict.fromkeys(("refused_totals", "bilingual", "quality", "before_quoting", "sources", "evidence"), ())
    content = made(data.model_copy(update=empty))
    assert paragraphs(content, "Heading1") == ["Nothing new", "Imprint and checks"]
    assert not list(part(content, "word/document.xml").iter(f"{W}instrText"))


def test_empty_sections_say_so() -> None:
    data = sample_briefing()
    empty: dict[str, object] = dict.fromkeys(
        ("highlights", "key_figures", "themes", "charts", "threads", "asks", "figures"), ()
    )
    content = made(
        data.model_copy(
            update=empty | {"totals": (), "refused_totals": (), "bilingual": (), "quality": (), "set_aside": ()}
        )
    )
    said = paragraphs(content, "Empty")
    assert len(said) == 11
    assert "No activities were read from the sources of this edition." in said
    assert "The month in pictures" not in paragraphs(content, "Heading2")


def test_same_data_gives_the_same_bytes_dated_as_of(copy: bytes) -> None:
    assert made() == copy
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {AS_OF.timetuple()[:6]}
    assert datetime(*AS_OF.timetuple()[:6], tzinfo=AS_OF.tzinfo) == AS_OF


def test_bookmark_names_stay_apart_however_long_or_alike() -> None:
    long = "activity-" + "x" * 60
    names = bookmark_names(["S5 para. 11", "s5-para-11", long + "1", long + "2", "S5 para. 11"])
    assert len(names) == len({name.lower() for name in names.values()}) == 4
    assert all(re.fullmatch(r"b_\w{1,38}", name) for name in names.values())


def test_columns_give_long_words_room_before_long_cells() -> None:
    found = fitted([("Source", False), ("Received", True)], [("word " * 30, "22"), ("Reference", "7")])
    assert found is not None
    assert sum(column.share_pct for column in found) == pytest.approx(100)
    assert [column.is_number for column in found] == [False, True]
    assert found[0].share_pct == pytest.approx(90) and found[1].share_pct == pytest.approx(10)
    assert fitted([(f"Heading{n}", True) for n in range(20)], []) is None


def test_a_chart_with_too_many_columns_for_a_page_lists_its_values() -> None:
    data = sample_briefing()
    chart = data.charts[0]
    columns = tuple(
        chart.table.columns[-1].model_copy(update={"label": f"Heading{n}", "is_number": True}) for n in range(20)
    )
    row = chart.table.rows[0].model_copy(update={"label": "Japan", "cells": ("4", *("",) * 18, "2")})
    table = chart.table.model_copy(update={"columns": columns, "rows": (row,)})
    content = made(data.model_copy(update={"charts": (chart.model_copy(update={"table": table}),)}))
    assert [[table.row_label, "Values"], ["Japan", "Heading0 4; Heading19 2"]] in tables(content)
