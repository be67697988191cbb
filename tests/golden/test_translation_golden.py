"""The bundled Chinese report through ingestion, extraction and translation, against its annotation by hand."""

import hashlib
import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tasks.contracts.activity import Extraction
from tasks.contracts.document import Document
from tasks.contracts.source import SourceFile
from tasks.contracts.translation import TranslatedField, TranslationState
from tasks.extraction.extract import extract
from tasks.grammar.countries import find_countries
from tasks.grammar.number_lock import CHECKS, check_lock
from tasks.ingestion.reading import read_document
from tasks.translation.memory import TranslationMemory, bundled_memories, load_memories, read_tmx
from tasks.translation.translate import translate_document

SEED = Path("seeds/004_0482440ec995fe73.txt")
GOLD = Path("tests/golden/004_0482440ec995fe73.gold.json")


def gold() -> dict[str, Any]:
    return dict(json.loads(GOLD.read_text(encoding="utf-8")))


@cache
def worked() -> tuple[Document, Extraction, tuple[TranslatedField, ...]]:
    content = SEED.read_bytes()
    document = read_document(
        SourceFile(
            file=SEED.name,
            sha256=hashlib.sha256(content).hexdigest(),
            content=content,
            received_at=date(2026, 1, 1),
            received_basis="sidecar",
        )
    )
    extraction = extract(document)
    return document, extraction, translate_document(document, extraction, load_memories())


def named(name: str) -> TranslatedField:
    return next(field for field in worked()[2] if field.field == name)


def without_marks(text: str) -> str:
    return "".join(char for char in text if char.isalnum() and char not in "¹²³⁴⁵⁶⁷⁸⁹⁰")


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("body", "body"),
        ("session", "session"),
        ("dates_and_place", "date_place"),
        ("agenda_item", "agenda_item"),
        ("title", "title"),
        ("author", "author"),
        ("abstract", "abstract"),
        ("reissue_note", "reissue_note"),
        ("printing_note", "printing_note"),
        ("requested_action", "requested_action"),
    ],
)
def test_every_front_matter_field_of_the_annotation_is_there_at_its_place(key: str, field: str) -> None:
    wanted = gold()["summary_fields"][key]
    found = named(field)
    assert (found.start, found.end) == (wanted["start"], wanted["end"])
    assert found.state is TranslationState.VERIFIED


def test_all_eight_headings_and_twenty_seven_paragraphs_are_verified_at_their_place() -> None:
    fields = gold()["summary_fields"]
    for number, heading in enumerate(fields["section_headings"], start=1):
        found = named(f"heading/{number}")
        assert (found.start, found.end) == (heading["start"], heading["end"])
        assert found.state is TranslationState.VERIFIED
    assert len(fields["paragraphs"]) == 27
    for paragraph in fields["paragraphs"]:
        found = named(f"paragraph/{paragraph['number']}/summary")
        assert paragraph["start"] <= found.start < found.end <= paragraph["end"]
        # The field is the paragraph without its number and without the letters of its sub-items.
        assert (
            without_marks(paragraph["source"])
            .replace("a为", "为")
            .replace("b促", "促")
            .replace("c履", "履")
            .endswith(without_marks(found.source))
        )
        assert found.state is TranslationState.VERIFIED, found


def test_nothing_is_held_and_every_check_passes() -> None:
    for field in worked()[2]:
        assert field.state is not TranslationState.HELD, field
        assert all(check.passed for check in field.checks)


def test_every_activity_of_the_report_has_reviewed_english() -> None:
    _, extraction, fields = worked()
    states = {field.field: field.state for field in fields}
    assert extraction.activities
    missing = [
        a.headline_original
        for a in extraction.activities
        if states[f"activity/{a.activity_id}"] is not TranslationState.VERIFIED
    ]
    assert missing == []


def test_the_official_front_matter_reads_as_the_united_nations_print_it() -> None:
    assert (
        named("agenda_item").target
        == "Item 11 of the provisional agenda: UNIDO activities related to environment and energy"
    )
    assert named("date_place").target == "Vienna, 12–15 July 2021"
    assert named("heading/6").target == "VI. Convening function and partnerships"
    assert "about 72 million tons of carbon dioxide" in (named("paragraph/12/summary").target or "")
    assert "more than 700 tons" in (named("paragraph/12/summary").target or "")


def test_without_the_memory_the_front_matter_still_comes_from_formulas_and_nothing_is_lost() -> None:
    document, extraction, fields = worked()
    bare = translate_document(document, extraction, TranslationMemory([]))
    assert [field.field for field in bare] == [field.field for field in fields]
    by_name = {field.field: field for field in bare}
    for name in (
        "body",
        "session",
        "date_place",
        "author",
        "abstract",
        "reissue_note",
        "printing_note",
        "requested_action",
    ):
        assert (by_name[name].provider, by_name[name].state) == ("formula", TranslationState.VERIFIED), name
    assert by_name["title"].target == "UNIDO activities related to environment and energy"
    assert by_name["title"].state is TranslationState.NEEDS_REVIEW
    for number in range(1, 27):
        field = by_name[f"paragraph/{number}/summary"]
        assert field.state is TranslationState.UNTRANSLATED and field.digest, field


@pytest.mark.parametrize("path", bundled_memories(), ids=lambda path: path.stem)
def test_every_bundled_unit_passes_the_lock_itself(path: Path) -> None:
    for entry in read_tmx(path.read_bytes(), path.name):
        checks = check_lock(entry.source, entry.source_language, entry.target)
        assert len(checks) == len(CHECKS)
        assert [check for check in checks if not check.passed] == [], entry.target


def spoiled(target: str) -> list[str]:
    """``target`` with one fact changed, in every place and way that engines are known for."""
    changes = [
        (r"\d(?:[\d,]*\d)?(?:\.\d+)?", lambda m: m.group()[:-1] + str((int(m.group()[-1]) + 1) % 10)),
        (r"\b(?:two|three|four|five|six|seven|eight|nine)\b", lambda m: "eleven"),
        (r"\b(?:about|more than) (?=\d)", lambda m: ""),
        (r" million", lambda m: ""),
        (r"(?<=\d )(?:tons|milligrams)\b", lambda m: "kilograms"),
        (r"\b(?:January|March|April|June|July|August|September|October|December)\b", lambda m: "May"),
    ]
    wrong = [
        target[: m.start()] + change(m) + target[m.end() :]
        for pattern, change in changes
        for m in re.finditer(pattern, target)
    ]
    wrong += [target[: c.start] + "Fiji" + target[c.end :] for c in find_countries(target, "en")]
    return [*wrong, f"{target} {target}", f"{target} 活动"]


@pytest.mark.parametrize("path", bundled_memories(), ids=lambda path: path.stem)
def test_every_bundled_unit_with_one_fact_spoiled_is_refused(path: Path) -> None:
    tried = 0
    for entry in read_tmx(path.read_bytes(), path.name):
        for wrong in spoiled(entry.target):
            tried += 1
            assert not all(check.passed for check in check_lock(entry.source, entry.source_language, wrong)), wrong
    assert tried > 500
