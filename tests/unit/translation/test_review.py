"""The review loop: what goes out, what comes back, what is stored and what is refused."""

import io
from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook

from tasks.contracts.review import ReviewItem
from tasks.contracts.span import Passage, Span
from tasks.contracts.translation import Review, TranslatedField, TranslationState
from tasks.translation.review import contradictions, items_for_review, kind_of, take_back, take_units
from tasks.translation.review_sheet import COLUMNS, read_sheet, write_sheet
from tasks.translation.xliff import NAMESPACE, ReviewFileError, read_xliff, write_xliff

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
SOURCE = "该方案避免了约 7,200 万吨的二氧化碳排放。"
GOOD = "The programme avoided about 72 million tons of carbon dioxide emissions."
BAD = "The programme avoided about 7,200 million tons of carbon dioxide emissions."


def field(source: str = SOURCE, **more: object) -> TranslatedField:
    values = {
        "document_id": "d1",
        "file": "report.txt",
        "field": "paragraph/3/summary",
        "paragraph": 3,
        "start": 0,
        "end": 1,
        "passage": Passage(text="甲", parts=(Span(start=0, end=1),)),
        "source": source,
        "language": "zh-Hans",
        "provider": "none",
        "state": TranslationState.UNTRANSLATED,
        **more,
    }
    return TranslatedField.model_validate(values)


def item(**more: object) -> ReviewItem:
    values = {
        "key": "d1/paragraph/3/summary",
        "file": "report.txt",
        "field": "paragraph/3/summary",
        "source": SOURCE,
        "language": "zh-Hans",
        "state": "untranslated",
        **more,
    }
    return ReviewItem.model_validate(values)


def back(sent: ReviewItem, current: TranslatedField | None, **more: bool):
    fields = {f"{current.document_id}/{current.field}": current} if current else {}
    return take_back([sent], fields, reviewer="R. Reviewer", reviewed_at=NOW, origin="xliff", **more)[0]


def test_only_fields_that_need_a_person_go_out_unless_all_are_asked_for() -> None:
    fields = [
        field(state=TranslationState.VERIFIED, target=GOOD, provider="memory"),
        field(field="title", source="前景", state=TranslationState.NEEDS_REVIEW, target="Outlook", provider="engine"),
        field(
            field="heading/1", source="结论", state=TranslationState.HELD, candidate="Conclusion 5", provider="engine"
        ),
    ]
    assert [(i.field, i.wording, i.state) for i in items_for_review(fields)] == [
        ("title", "Outlook", "needs_review"),
        ("heading/1", "Conclusion 5", "held"),
    ]
    assert len(items_for_review(fields, all_fields=True)) == 3
    assert "refused by the number lock" in items_for_review(fields)[1].reasons[0]


def test_a_new_wording_is_stored_with_who_and_when() -> None:
    returned = back(item(target=GOOD), field())
    assert (returned.outcome, returned.detail) == ("stored", "")
    assert returned.review == Review(
        source=SOURCE,
        source_language="zh-Hans",
        target=GOOD,
        field_kind="paragraph",
        reviewer="R. Reviewer",
        reviewed_at=NOW,
        origin="xliff",
        document_id="d1",
    )


def test_a_wrong_figure_is_refused_whoever_wrote_it() -> None:
    returned = back(item(target=BAD, is_final=True), field())
    assert returned.outcome == "refused" and returned.review is None
    assert "7,200 million" in returned.detail


def test_a_machine_wording_left_as_it_was_is_no_review_until_somebody_says_so() -> None:
    sent = field(state=TranslationState.NEEDS_REVIEW, target=GOOD, provider="engine")
    assert back(item(target=GOOD), sent).outcome == "not_reviewed"
    assert back(item(target=GOOD, is_final=True), sent).outcome == "stored"
    assert back(item(target=GOOD), sent, accepts_unchanged=True).outcome == "stored"
    assert back(item(target="  "), sent, accepts_unchanged=True).outcome == "not_reviewed"


def test_a_review_of_a_text_that_has_changed_holds_for_the_sentence_as_it_was() -> None:
    returned = back(item(target=GOOD), field("该方案避免了约 7,300 万吨的二氧化碳排放。"))
    assert returned.outcome == "stored_for_old_text"
    assert returned.review is not None and returned.review.source == SOURCE
    assert "changed since" in returned.detail
    assert back(item(target=GOOD), None).outcome == "stored_for_old_text"


def test_blanks_and_note_marks_are_no_change_of_text() -> None:
    assert back(item(target=GOOD), field("该方案避免了约7,200万吨¹的二氧化碳排放")).outcome == "stored"


def test_units_of_a_memory_are_under_the_lock_as_well() -> None:
    units = [review(GOOD, 1), review(BAD, 2)]
    assert [entry.outcome for entry in take_units(units)] == ["stored", "refused"]


def review(target: str, day: int, reviewer: str = "A") -> Review:
    return Review(
        source=SOURCE,
        source_language="zh",
        target=target,
        reviewer=reviewer,
        reviewed_at=datetime(2026, 11, day, tzinfo=UTC),
        origin="tmx",
    )


def test_contradictions_name_the_newest_of_the_earlier_ones() -> None:
    first, second, third = review("First.", 1), review("Second.", 2), review("Third.", 3)
    assert contradictions([third], [second, first]) == [(third, second)]
    assert contradictions([review("Second.", 9)], [first, second]) == []


def test_kinds_are_read_from_names() -> None:
    assert [kind_of(name) for name in ("paragraph/12/summary", "title/2", "agenda_item")] == [
        "paragraph",
        "title",
        "agenda_item",
    ]


ITEMS = [
    item(wording=GOOD, state="needs_review", reasons=("Worded by machine.",), terms=("工发组织 → UNIDO",)),
    item(key="d1/title", field="title", source="A < B & “引号”", wording=""),
    item(key="d2/title", field="title", source="=1+1", wording="=SUM(A1)", state="held", file="other.txt"),
]


def test_xliff_out_and_in_keeps_every_word() -> None:
    written = write_xliff(ITEMS, "zh-Hans")
    assert written == write_xliff(ITEMS, "zh-Hans")
    items = read_xliff(written)
    assert [(i.key, i.file, i.field, i.source, i.target, i.state, i.language) for i in items] == [
        (sent.key, sent.file, sent.field, sent.source, sent.wording, sent.state, "zh-Hans") for sent in ITEMS
    ]
    assert not any(i.is_final for i in items)
    text = written.decode()
    assert 'version="2.1" srcLang="zh-Hans" trgLang="en"' in text
    assert text.count("<file id=") == 2 and 'state="translated"' in text
    assert '<note category="why">Worded by machine.</note>' in text


def test_a_tool_that_cut_a_unit_into_segments_with_inline_codes_is_understood() -> None:
    content = f"""<xliff xmlns="{NAMESPACE}" version="2.0" srcLang="zh-Hans" trgLang="en"><file id="f" original="r.txt">
      <unit id="u" name="title"><notes><note category="key">d1/title</note><note>checked twice</note></notes>
      <segment state="reviewed"><source>前景。</source><target><pc id="1">Outlook</pc>.</target></segment>
      <ignorable><source> </source><target> </target></ignorable>
      <segment state="final"><source>结论。</source><target>Conclusions.<ph id="2"/></target></segment></unit></file></xliff>"""
    (found,) = read_xliff(content.encode())
    assert (found.source, found.target, found.is_final, found.comment) == (
        "前景。 结论。",
        "Outlook. Conclusions.",
        True,
        "checked twice",
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<xliff", "not well-formed"),
        (b"", "not well-formed"),
        (b'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>', "xliff 1.2, not XLIFF 2.1"),
        (f'<xliff xmlns="{NAMESPACE}" version="2.1"/>'.encode(), "srcLang"),
        (f'<xliff xmlns="{NAMESPACE}" version="2.1" srcLang="zh"/>'.encode(), "no unit"),
        (
            f'<xliff xmlns="{NAMESPACE}" version="2.1" srcLang="zh"><file id="f"><unit id="u7"/></file></xliff>'.encode(),
            "'u7'",
        ),
        (b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff>&a;</xliff>', "document type"),
        (b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><xliff>&b;</xliff>', "document type"),
    ],
)
def test_an_xliff_file_that_cannot_be_used_says_why(content: bytes, said: str) -> None:
    with pytest.raises(ReviewFileError, match=said):
        read_xliff(content, "back.xlf")


def test_control_characters_of_a_source_do_not_break_the_file() -> None:
    (found,) = read_xliff(write_xliff([item(source="前\x0b景\ufffe", wording="Out\x00look")], "zh-Hans"))
    assert (found.source, found.target) == ("前景", "Outlook")


def test_the_spreadsheet_out_and_in() -> None:
    content = write_sheet(ITEMS)
    book = load_workbook(io.BytesIO(content))
    sheet = book["Review"]
    assert [cell.value for cell in sheet[1]] == list(COLUMNS)
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref == "A1:K4"
    source, wording = list(COLUMNS).index("Source") + 1, list(COLUMNS).index("Machine wording") + 1
    assert sheet.cell(4, source).data_type == "s" and sheet.cell(4, source).value == "=1+1"
    assert sheet.cell(4, wording).quotePrefix
    sheet.cell(2, list(COLUMNS).index("Reviewed English") + 1).value = GOOD
    filled = io.BytesIO()
    book.save(filled)
    items = read_sheet(filled.getvalue())
    assert [(i.key, i.source, i.target, i.is_final) for i in items] == [
        (ITEMS[0].key, SOURCE, GOOD, True),
        (ITEMS[1].key, ITEMS[1].source, "", False),
        (ITEMS[2].key, "=1+1", "", False),
    ]


def test_columns_may_be_moved_but_not_lost() -> None:
    book = load_workbook(io.BytesIO(write_sheet(ITEMS)))
    book["Review"].delete_cols(6)
    spoilt = io.BytesIO()
    book.save(spoilt)
    with pytest.raises(ReviewFileError, match="'Source' is missing"):
        read_sheet(spoilt.getvalue())
    with pytest.raises(ReviewFileError, match=r"not an \.xlsx workbook"):
        read_sheet(b"PK\x03\x04 no workbook")
    with pytest.raises(ReviewFileError, match=r"not an \.xlsx workbook"):
        read_sheet(b"key;source")


def test_a_formula_in_place_of_english_is_refused() -> None:
    book = load_workbook(io.BytesIO(write_sheet(ITEMS[:1])))
    book["Review"].cell(2, list(COLUMNS).index("Reviewed English") + 1).value = "=CONCAT(A1,B1)"
    spoilt = io.BytesIO()
    book.save(spoilt)
    with pytest.raises(ReviewFileError, match="a formula"):
        read_sheet(spoilt.getvalue())
