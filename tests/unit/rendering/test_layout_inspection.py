"""Every fault of layout is found on a page that has it, and not on the same page put right."""

from dataclasses import replace

import pytest

from tasks.rendering.layout_findings import LayoutFindings
from tasks.rendering.layout_inspection import inspect_layout
from tests.unit.rendering.layout_pages import LONG, inspected, set_page

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
LINES = "<p>Twelve words that fill a line</p>"
SEVEN_MM = "7.0 mm"


def only(findings: LayoutFindings, kind: str) -> tuple[str, ...]:
    """The findings of ``kind``, once it is sure that there are no others."""
    found = getattr(findings, kind)
    assert findings.messages == found
    assert replace(findings, **{kind: ()}).messages == ()
    return found


def test_a_page_without_faults_has_no_findings():
    findings = inspected("<h2>Figures</h2><p>Thirteen thousand tons.</p>")
    assert findings.messages == ()
    assert findings.words_by_page == (4,)


def test_a_word_wider_than_the_page_is_found_with_page_words_and_remedy():
    (found,) = only(inspected(f"<p>{LONG_WORD}</p>"), "overflows")
    assert found.startswith(f"page 1: “{LONG_WORD[:40]}…” sticks ")
    assert found.endswith(" mm out of the text area; let the words break (overflow-wrap: anywhere) or widen it")
    assert inspected(f"<p style='overflow-wrap: anywhere'>{LONG_WORD}</p>").messages == ()


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("<table style='table-layout: fixed; width: 60mm'><tr><td>{}<td>b<td>c</table>", "its table cell"),
        ("<div style='columns: 2'><p>a</p><p>{}</p><p>b</p><p>c</p></div>", "its column"),
        ("<div style='display: grid; grid-template-columns: 30mm 30mm'><p>{}</p><p>b</p></div>", "its column"),
        ("<div style='display: flex'><p style='flex: 0 0 30mm; min-width: 0; width: 30mm'>{}</p></div>", "its column"),
        ("<div style='float: left; width: 30mm'>{}</div>", "its frame"),
        ("<span style='display: inline-block; width: 30mm'>{}</span>", "its frame"),
    ],
)  # fmt: skip
def test_a_word_wider_than_the_box_beside_another_is_found(body, place):
    (found,) = only(inspected(body.format("Donaudampfschifffahrtselektrizität")), "overflows")
    assert f"mm out of {place};" in found
    assert inspected(body.format("Donau")).messages == ()


def test_a_box_wider_than_the_text_area_is_found_by_its_edge():
    box = "<p style='background: #eee; width: {}mm'>Short words</p>"
    (found,) = only(inspected(box.format(87)), "overflows")
    assert found == f"page 1: the box around “Short words” sticks {SEVEN_MM} out of the text area; give it less width"
    assert inspected(box.format(80)).messages == ()


def test_a_band_pulled_out_to_the_edge_of_the_sheet_is_meant_so():
    band = "<header style='margin: 0 -10mm; padding: 0 {}mm; background: #0b3d2e; color: #fff'>November</header>"
    assert inspected(band.format(10)).messages == ()
    assert inspected(band.format(0)).messages == ()
    (found,) = only(inspected(f"<header style='margin: 0 -10mm'>{LONG_WORD * 2}</header>"), "overflows")
    assert "out of its band" in found


def test_words_below_the_text_area_are_found():
    block = "<div style='height: {}mm'></div><div style='break-inside: avoid; columns: 1'>{}</div>"
    (found,) = only(inspected("<p style='position: relative; top: 77mm'>Moved down</p>"), "overflows")
    assert found.startswith("page 1: “Moved down” runs ")
    assert "mm below the text area; let it break over pages or shorten it" in found
    assert inspected("<p style='position: relative; top: 75mm'>Moved down</p>").messages == ()
    assert inspected(block.format(70, "<p>a</p><p>b</p><p>c</p>")).overflows == ()


def test_words_that_layout_drops_without_a_word_are_found():
    note = "<div style='position: absolute; top: {}mm'>Rain<br>b<br>c<br>d<br>e<br>last words</div>"
    (found,) = only(inspected(note.format(75)), "lost")
    assert found.startswith("page 1 or after: ")
    assert " of 17 characters of “Rain b c d e last words” are on no page;" in found
    assert inspected(note.format(10)).messages == ()


def test_a_float_that_runs_beyond_the_last_page_loses_its_rest():
    # WeasyPrint 70 makes no further page for it.
    findings = inspected(f"{LINES * 12}<div style='float: left'>{LINES * 6}</div>")
    assert len(findings.lost) == 2
    assert inspected(f"{LINES * 10}<div style='float: left'>{LINES * 6}</div>").messages == ()


def test_words_that_are_not_meant_to_be_drawn_are_not_lost():
    assert inspected("<p hidden>For screens</p><p>Paper<script>var words</script></p>").messages == ()


def test_hyphens_soft_hyphens_and_repeated_heads_do_not_hide_a_loss_or_make_one():
    assert inspected("<p style='hyphens: none'>Soft\u00adware\u200b in\u00a0use</p>").messages == ()
    assert inspected(f"<p lang=en style='hyphens: auto; width: 25mm'>{LONG}</p>").lost == ()


def test_words_below_the_end_of_a_box_of_fixed_height_are_found():
    (found,) = only(inspected("<div style='height: 10mm'>one<br>two<br>three</div><p>next</p>"), "overflows")
    assert found.startswith("page 1: “three” runs 4.2 ")
    assert "below its box of fixed height" in found
    assert inspected("<div style='height: 16mm'>one<br>two<br>three</div><p>next</p>").messages == ()


def test_a_running_head_too_long_for_the_margin_is_found():
    head = "@page {{ @top-left {{ content: '{}'; width: 60mm; height: 6mm; white-space: nowrap }} }}"
    (found,) = only(inspected("<p>a</p>", head.format(LONG_WORD)), "overflows")
    assert "out of the margin of the page" in found
    assert inspected("<p>a</p>", head.format("Briefing")).messages == ()


@pytest.mark.parametrize(
    "style", ["overflow: hidden; width: 30mm; white-space: nowrap", "overflow: hidden; height: 8mm; width: 30mm"]
)
def test_words_that_an_ancestor_hides_are_found(style):
    words = "The exact words behind every printed line of the edition"
    (found,) = only(inspected(f"<div style='{style}'><p>{words}</p></div>"), "clipped")
    assert found.startswith("page 1: “")
    assert " is cut off, " in found
    assert inspected(f"<div style='{style}'><p>The words</p></div>").messages == ()


def test_words_for_screen_readers_only_are_hidden_on_purpose():
    assert (
        inspected(
            "<p>a<span style='position: absolute; width: 1px; height: 1px; overflow: hidden'>page</span>"
        ).messages
        == ()
    )


@pytest.mark.parametrize(
    ("body", "size"),
    [
        ("<p style='font-size: {}pt'>Small print</p>", 6.9),
        ("<div style='transform: scale({})'><p>Small print</p></div>", 0.69),
        ("<p>a<sup style='font-size: {}pt'>note</sup></p>", 6.9),
        ("<svg width='80mm' height='10mm' viewBox='0 0 800 100'><text y='50' font-size='{}'>Small print</text></svg>", 24.3),
        ("<svg width='80mm' height='10mm' viewBox='0 0 800 100'><g transform='scale(.5)'><text y='50' font-size='{}'>Small print</text></g></svg>", 48.6),
    ],
)  # fmt: skip
def test_letters_below_seven_points_as_printed_are_found(body, size):
    (found,) = only(inspected(body.format(size)), "small_text")
    assert " is set in 6.9 pt; set it in 7 pt or more" in found
    assert inspected(body.format(size * 7.01 / 6.9)).messages == ()


@pytest.mark.parametrize(
    ("body", "faint", "enough"),
    [
        ("<p style='color: {}'>Grey words</p>", "#777777", "#767676"),
        ("<div style='background: #0b3d2e'><p><b style='color: {}'>Green words</b></p></div>", "#5f8f7f", "#dcebe4"),
        ("<p style='color: rgb(0 0 0 / {})'>Thin words</p>", ".5", ".6"),
        ("<p style='opacity: {}'>Thin words</p>", ".5", ".6"),
        ("<p style='background: linear-gradient(#000, {}); color: #fff'>On a slope</p>", "#999", "#666"),
        ("<table><tr style='background: {}'><td>In a row</table>", "#666", "#999"),
        ("<svg width='80mm' height='10mm'><text y='20' font-size='16' fill='{}'>Grey words</text></svg>", "#777777", "#767676"),
        ("<svg width='80mm' height='10mm'><rect width='200' height='30' fill='{}'/><text y='20' x='5' font-size='16' fill='white'>On a bar</text></svg>", "#999", "#666"),
    ],
)  # fmt: skip
def test_words_too_faint_before_what_is_behind_them_are_found(body, faint, enough):
    (found,) = only(inspected(body.format(faint)), "low_contrast")
    assert "to 1; darken or lighten one until it is 4.5 to 1" in found
    assert inspected(body.format(enough)).messages == ()


def test_the_ratio_and_both_colours_are_named():
    (found,) = inspected("<p style='color: #777'>Grey words</p>").low_contrast
    assert found.startswith("page 1: “Grey words” is #777777 on #ffffff, a contrast of 4.48 to 1;")


@pytest.mark.parametrize("size", ["18pt", "14pt; font-weight: 700"])
def test_large_letters_may_be_fainter(size):
    assert inspected(f"<p style='color: #777; font-size: {size}'>Grey words</p>").messages == ()
    assert inspected(f"<p style='color: #aaa; font-size: {size}'>Grey words</p>").low_contrast != ()


def test_a_dash_before_a_list_item_is_decoration():
    assert inspected("<p><span style='color: #aaa'>– </span>item</p>").messages == ()


def test_a_page_with_next_to_nothing_on_it_is_found_unless_it_is_the_last():
    findings = inspected(
        f"<p>Short.</p><div style='break-before: page'>{LINES * 12}</div><p style='break-before: page'>End.</p>"
    )
    assert findings.near_blank_pages == (1,)
    assert findings.messages == ("page 1: next to nothing on it; let what follows move up",)


def test_a_page_with_a_picture_or_a_list_of_numbers_is_not_blank():
    picture = "<svg width='80mm' height='40mm'><rect width='200' height='100'/></svg>"
    numbers = "".join(f"<p>{number}</p>" for number in range(12))
    for body in (picture, numbers):
        assert inspected(f"{body}<p style='break-before: page'>End.</p>").messages == ()


def test_a_heading_at_the_foot_of_a_page_is_found():
    body = f"{LINES * 15}<h2>Threads across sources</h2><p style='break-inside: avoid'>a<br>b<br>c</p>"
    (found,) = only(inspected(body, "h2 { break-after: auto }"), "stranded_headings")
    assert found.startswith("page 1: heading “Threads across sources” stands last, its text on page 2;")
    assert inspected(body, "h2 { break-after: avoid }").messages == ()


def test_a_heading_at_the_foot_of_a_column_is_found():
    lines = "<br>".join("abcdef")
    body = f"<div style='columns: 2; height: 40mm; column-fill: auto'><p>{lines}</p><h3>Parks</h3><p>a<br>b</p></div>"
    (found,) = only(inspected(body, "h3 { break-after: auto }"), "stranded_headings")
    assert found == (
        "page 1: heading “Parks” stands last, its text in the next column; "
        "give the heading break-after: avoid, or its text break-before: avoid"
    )
    assert inspected(body, "h3 { break-after: avoid }").messages == ()


def test_a_heading_that_ends_the_document_is_not_stranded():
    assert inspected("<p>a</p><h2>Nothing follows</h2>").messages == ()


def test_a_caption_parted_from_its_table_is_found():
    body = (
        f"{LINES * 15}<table style='width: 100%'><caption{{}}>Tons, cumulative</caption>"
        "<tr style='break-inside: avoid'><td>a<br>b<br>c</table>"
    )
    (found,) = only(inspected(body.format("")), "parted_captions")
    assert found.startswith("page 1: “Tons, cumulative” stands last, what it announces on page 2;")
    assert inspected(body.format(" style='break-after: avoid'")).messages == ()


@pytest.mark.parametrize("how", ["columns: 2", "float: left; width: 80mm"])
def test_a_card_that_is_cut_although_it_asks_to_stay_whole_is_found(how):
    # WeasyPrint 70 does not obey break-inside on boxes with columns and on floats.
    card = f"<div style='{how}; break-inside: avoid'><div>{LINES * 6}</div><div>{LINES * 6}</div></div>{LINES * 9}"
    (found,) = only(inspected(f"{LINES * 12}{card}"), "split_cards")
    assert found.startswith("page 1: “Twelve words that fill a line Twelve wor…” is cut, its rest stands on page 2;")
    assert inspected(card).messages == ()


def test_a_card_taller_than_a_page_may_be_cut():
    assert inspected(f"<div style='break-inside: avoid'>{LINES * 20}</div>").messages == ()


def test_table_heads_repeated_on_every_page_are_not_cut_cards():
    rows = "".join(
        f"<tr style='break-inside: avoid'><td>Chemicals taken out of use<td>{number} tons" for number in range(40)
    )
    findings = inspected(f"<table><thead><tr style='break-inside: avoid'><th>Figure<th>Unit</thead>{rows}</table>")
    assert len(findings.words_by_page) > 1
    assert findings.messages == ()


def test_drawn_words_beyond_the_edge_of_their_drawing_are_found():
    drawing = "<svg width='40mm' height='10mm' viewBox='0 0 400 100'><text x='{}' y='60' font-size='40'{}>Philippines</text></svg>"
    (found,) = only(inspected(drawing.format(300, "")), "clipped")
    assert found.startswith("page 1: “Philippines” sticks ")
    assert "out of its drawing; shorten it, break it" in found
    assert inspected(drawing.format(100, "")).messages == ()
    assert inspected(drawing.format(390, " text-anchor='end'")).messages == ()
    assert inspected(drawing.format(20, " text-anchor='middle'")).clipped != ()


def test_a_drawing_wider_than_its_column_is_found():
    drawing = (
        "<svg width='{}mm' height='10mm' viewBox='0 0 400 100'><text y='60' font-size='40'>Philippines</text></svg>"
    )
    (found,) = only(inspected(drawing.format(87)), "overflows")
    assert found.startswith(f"page 1: the drawing with “Philippines” sticks {SEVEN_MM} out of the text area;")
    assert inspected(drawing.format(80)).messages == ()


def test_words_are_counted_by_blanks_and_two_chinese_characters_make_one():
    assert inspected("<p>one two three</p>").words_by_page == (3,)
    assert inspected("<p>one 中文词语</p>").words_by_page == (3,)


def test_the_share_of_the_page_that_is_filled_is_measured():
    findings = inspected("<div style='height: 40mm'></div><p>a</p>")
    assert findings.filled_by_page[0] == pytest.approx(0.55, abs=0.02)


def test_the_inspection_works_before_the_document_is_written():
    document = set_page("<svg width='80mm' height='10mm'><text y='20' x='290' font-size='16'>Philippines</text></svg>")
    assert len(inspect_layout(document).clipped) == 1


def test_inspecting_changes_nothing_in_the_file_written_afterwards():
    body = "<p>a</p><svg width='80mm' height='10mm'><rect width='9' height='9'/><text y='20'>Philippines</text></svg>"
    untouched = set_page(body).write_pdf()
    document = set_page(body)
    inspect_layout(document)
    assert document.write_pdf() == untouched
