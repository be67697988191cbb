"""The five bundled sources as ingestion reads them, against the gold annotated by hand."""

import hashlib
import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tasks.contracts.document import Block, BlockKind, Document, DocumentKind
from tasks.contracts.source import SourceFile
from tasks.ingestion.reading import read_document

GOLDEN = Path(__file__).parent
SEEDS = GOLDEN.parents[1] / "seeds"
NAMES = sorted(path.name.removesuffix(".gold.json") for path in GOLDEN.glob("*.gold.json"))
COUNCIL_REPORT = "004_0482440ec995fe73"


@cache
def gold_of(name: str) -> dict[str, Any]:
    return json.loads((GOLDEN / f"{name}.gold.json").read_text(encoding="utf-8"))


@cache
def document_of(name: str) -> Document:
    content = (SEEDS / f"{name}.txt").read_bytes()
    return read_document(
        SourceFile(
            file=f"{name}.txt",
            sha256=hashlib.sha256(content).hexdigest(),
            content=content,
            received_at=date(2026, 11, 22),
            received_basis="first sight",
        )
    )


def parts(passage) -> list[list[int]]:
    return [[part.start, part.end] for part in passage.parts]


def block_at(document: Document, start: int, end: int) -> Block | None:
    return next((b for b in document.blocks if (b.span.start, b.span.end) == (start, end)), None)


@pytest.mark.parametrize("name", NAMES)
def test_there_are_five_gold_files_and_each_text_is_read_as_it_stands(name: str) -> None:
    assert len(NAMES) == 5
    document, gold = document_of(name), gold_of(name)
    assert len(document.text) == gold["encoding"]["chars"]
    assert document.kind == DocumentKind(gold["document"]["kind"])
    assert document.language == gold["document"]["language"]
    assert document.encoding == "utf-8"


@pytest.mark.parametrize("name", NAMES)
def test_the_sentence_of_every_gold_figure_is_a_sentence_of_ours_piece_by_piece(name: str) -> None:
    sentences = {(s.start, s.end): s.passage for b in document_of(name).blocks if b.is_body for s in b.sentences}
    for metric in gold_of(name)["metrics"]:
        key = (metric["sentence_start"], metric["sentence_end"])
        assert key in sentences, metric["sentence"]
        assert parts(sentences[key]) == metric["sentence_parts"]
        assert sentences[key].text == metric["sentence"]


@pytest.mark.parametrize("name", NAMES)
def test_every_gold_activity_stands_in_body_blocks(name: str) -> None:
    document = document_of(name)
    body = [b.passage for b in document.blocks if b.is_body]
    for activity in gold_of(name)["activities"]:
        for start, end in activity.get("source_parts") or [[activity["start"], activity["end"]]]:
            held = sum(
                max(0, min(end, part.end) - max(start, part.start)) for passage in body for part in passage.parts
            )
            blanks = sum(1 for character in document.text[start:end] if character.isspace())
            footnotes = sum(
                max(0, min(end, b.span.end) - max(start, b.span.start))
                for b in document.blocks
                if b.kind is BlockKind.FOOTNOTE
            )
            marks = sum(
                max(0, min(end, b.passage.start) - max(start, b.span.start)) for b in document.blocks if b.is_body
            )
            assert held >= end - start - blanks - footnotes - marks, document.text[start:end]


@pytest.mark.parametrize("name", NAMES)
def test_the_title_stands_where_gold_says(name: str) -> None:
    title, gold = document_of(name).front_matter.title, gold_of(name)["document"]["title"]
    spans = gold.get("spans") or [{"start": gold["start"], "end": gold["end"]}]
    assert title is not None
    assert (title.span.start, title.span.end) == (spans[0]["start"], spans[0]["end"])
    if gold["value"].isascii() and document_of(name).language == "en":
        assert title.value == gold["value"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("field", ["issuer", "date_published", "session", "agenda_item", "symbol"])
def test_a_front_matter_field_is_what_gold_says_and_absent_where_it_is_absent(name: str, field: str) -> None:
    reading = getattr(document_of(name).front_matter, field)
    gold = gold_of(name)["document"][field]
    if gold is None or gold.get("value") is None:
        assert reading is None
        return
    assert reading is not None
    assert (reading.span.start, reading.span.end) == (gold["start"], gold["end"])
    assert document_of(name).text[gold["start"] : gold["end"]] == gold["surface"]
    if field != "issuer":
        assert reading.value == gold["value"]


@pytest.mark.parametrize("name", NAMES)
def test_every_gold_event_date_is_among_ours(name: str) -> None:
    readings = document_of(name).front_matter.event_dates
    for gold in gold_of(name)["document"]["event_dates"]:
        if gold["value"] is None:
            continue
        assert any(
            reading.value == gold["value"] and reading.span.start < gold["end"] and gold["start"] < reading.span.end
            for reading in readings
        ), gold


def test_a_newsletters_event_dates_are_its_datelines_and_no_others() -> None:
    document = document_of("000_3b779fadb95d693a")
    assert [r.value for r in document.front_matter.event_dates] == [
        "2020-01-15/2020-01-17", "2020-01-20/2020-01-23", "2020-01-22", "2020-01-24", "2020-01-24", "2020-01-31",
    ]  # fmt: skip


def test_the_newsletters_sections_are_those_of_gold_and_its_contents_list_is_furniture() -> None:
    name = "000_3b779fadb95d693a"
    document = document_of(name)
    headings = [
        (b.span.start, b.span.end) for b in document.blocks if b.kind is BlockKind.HEADING and b.role == "heading"
    ]
    assert headings == [(section["start"], section["end"]) for section in gold_of(name)["document"]["sections"]]
    contents = next(noise for noise in gold_of(name)["noise"] if noise["type"] == "table_of_contents")
    inside = [b for b in document.blocks if contents["start"] <= b.span.start < contents["end"]]
    assert {(b.kind, b.role) for b in inside} == {(BlockKind.FURNITURE, "contents")}


def test_only_the_sentence_that_is_said_again_is_a_repeated_lead() -> None:
    repeated = [b for b in document_of("000_3b779fadb95d693a").blocks if b.role == "lead_repeat"]
    assert [(b.span.start, b.span.end) for b in repeated] == [(563, 683)]


@pytest.mark.parametrize("name", NAMES)
def test_split_sentences_of_gold_are_one_passage(name: str) -> None:
    document = document_of(name)
    for noise in gold_of(name)["noise"]:
        if noise["type"] != "split_sentence":
            continue
        holding = [b for b in document.blocks if b.span.start <= noise["start"] and noise["end"] <= b.span.end]
        assert len(holding) == 1, noise
        assert noise["surface"].replace("\n\n", " ") in holding[0].text


@pytest.mark.parametrize("name", NAMES)
def test_furniture_of_gold_is_never_body(name: str) -> None:
    document = document_of(name)
    for noise in gold_of(name)["noise"]:
        if noise["type"] not in ("boilerplate", "separator", "trailer", "table_of_contents", "repeated_title"):
            continue
        inside = [b for b in document.blocks if b.span.start < noise["end"] and noise["start"] < b.span.end]
        assert inside
        assert not any(b.is_body for b in inside), noise


def test_the_council_reports_summary_fields_stand_where_gold_says() -> None:
    document, fields = document_of(COUNCIL_REPORT), gold_of(COUNCIL_REPORT)["summary_fields"]
    front = document.front_matter
    for field, reading in (
        ("body", front.body),
        ("session", front.session),
        ("title", front.title),
        ("author", front.author),
    ):
        assert reading is not None
        assert (reading.span.start, reading.span.end, reading.surface) == (
            fields[field]["start"], fields[field]["end"], fields[field]["surface"],
        )  # fmt: skip
    assert front.abstract is not None
    assert (front.abstract.span.start, front.abstract.span.end) == (
        fields["abstract"]["start"],
        fields["abstract"]["end"],
    )
    date_place = block_at(document, fields["dates_and_place"]["start"], fields["dates_and_place"]["end"])
    assert date_place is not None and date_place.role == "date_place"
    agenda = [b for b in document.blocks if b.role == "agenda_item"]
    assert (agenda[0].span.start, agenda[-1].span.end) == (fields["agenda_item"]["start"], fields["agenda_item"]["end"])
    for field in ("reissue_note", "printing_note"):
        note = block_at(document, fields[field]["start"], fields[field]["end"])
        assert note is not None and note.role == "service_note"
    action = next(b for b in document.blocks if b.passage.start == fields["requested_action"]["start"])
    assert action.passage.end == fields["requested_action"]["end"]


def test_the_council_reports_section_headings_are_those_of_gold() -> None:
    document = document_of(COUNCIL_REPORT)
    headings = [b.span for b in document.blocks if b.kind is BlockKind.HEADING and b.role == "heading"]
    gold = gold_of(COUNCIL_REPORT)["summary_fields"]["section_headings"]
    assert [(span.start, span.end) for span in headings] == [(g["start"], g["end"]) for g in gold]


def test_the_council_reports_27_paragraphs_are_those_of_gold_piece_by_piece() -> None:
    document = document_of(COUNCIL_REPORT)
    gold = gold_of(COUNCIL_REPORT)["summary_fields"]["paragraphs"]
    assert document.paragraphs_numbered
    assert {b.paragraph for b in document.blocks if b.is_body} - {None} == {g["number"] for g in gold}
    for paragraph in gold:
        blocks = [b for b in document.blocks if b.is_body and b.paragraph == paragraph["number"]]
        assert (blocks[0].span.start, blocks[-1].span.end) == (paragraph["start"], paragraph["end"])
        assert blocks[0].label == str(paragraph["number"])
        pieces = parts(blocks[0].passage)
        pieces[0][0] = blocks[0].span.start  # gold counts the printed number in
        if len(blocks) == 1:
            assert pieces == paragraph["source_parts"]
        else:  # sub-items, each a block of its own
            assert paragraph["source_parts"] == [[blocks[0].span.start, blocks[-1].span.end]]
            assert [b.label for b in blocks[1:]] == ["(a)", "(b)", "(c)"]


def test_the_council_reports_references_are_not_its_symbol() -> None:
    front = document_of(COUNCIL_REPORT).front_matter
    assert front.symbol is None
    assert [r.value for r in front.references] == gold_of(COUNCIL_REPORT)["document"]["references"]


@pytest.mark.parametrize("name", NAMES)
def test_slips_of_gold_are_reported_and_the_text_is_not_changed(name: str) -> None:
    document = document_of(name)
    flagged = " ".join(flag.detail for flag in document.flags if flag.code in ("spelling", "acronym"))
    for noise in gold_of(name)["noise"]:
        if noise["type"] == "typo_or_ocr" and noise["surface"].strip(".") in (
            "absest", "Networ", "Improting", "YEKATERUBURG", "SMFs", "FAOHG", "MATO",
        ):  # fmt: skip
            assert noise["surface"].strip(".") in flagged
            assert document.text[noise["start"] : noise["end"]] == noise["surface"]


@pytest.mark.parametrize(("name", "most"), [(name, 9 if name.startswith("000") else 1) for name in NAMES])
def test_false_alarms_about_spelling_are_near_none(name: str, most: int) -> None:
    assert len([flag for flag in document_of(name).flags if flag.code in ("spelling", "acronym")]) <= most


@pytest.mark.parametrize("name", NAMES)
def test_every_non_blank_character_lies_in_some_block(name: str) -> None:
    document = document_of(name)
    covered = bytearray(len(document.text))
    for block in document.blocks:
        covered[block.span.start : block.span.end] = b"\x01" * (block.span.end - block.span.start)
    dropped = [i for i, c in enumerate(document.text) if not c.isspace() and not covered[i]]
    assert dropped == []
