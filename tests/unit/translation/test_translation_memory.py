"""Translation memory: TMX in and out, safe to read, exact after normalising."""

from pathlib import Path

import pytest

from tasks.contracts.span import Passage, Span
from tasks.translation.memory import (
    MemoryEntry,
    TranslationMemory,
    TranslationMemoryError,
    bundled_memories,
    load_memories,
    read_tmx,
    write_tmx,
)
from tasks.translation.normal_form import normal_form
from tasks.translation.provider import FieldRequest

ENTRY = MemoryEntry("约 7,200 万吨 & <700>", "about 72 million tons & <700>", reviewer="A. Reviewer", field="paragraph")


def request(source: str, kind: str = "paragraph", label: str = "") -> FieldRequest:
    return FieldRequest(kind, kind, source, "zh", Passage(text="甲", parts=(Span(start=0, end=1),)), label)


def test_a_memory_survives_being_written_and_read() -> None:
    assert list(read_tmx(write_tmx([ENTRY]))) == [ENTRY]
    assert write_tmx([ENTRY]) == write_tmx([ENTRY])
    assert b'srclang="zh-Hans"' in write_tmx([ENTRY]) and b"creationtool=" in write_tmx([ENTRY])


def test_control_characters_do_not_make_an_unreadable_file() -> None:
    assert next(iter(read_tmx(write_tmx([MemoryEntry("甲\x00乙", "a\x0bb", reviewer="R")])))).source == "甲乙"


@pytest.mark.parametrize(
    "content",
    [
        b'<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "file:///etc/passwd"><tmx version="1.4"><body/></tmx>',
        b'<!DOCTYPE tmx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><tmx version="1.4"><body/></tmx>',
        b'<!DOCTYPE tmx [<!ENTITY x SYSTEM "http://example.org/">]><tmx version="1.4"><body>&x;</body></tmx>',
        b"<tmx><body><tu>",
        b"not xml at all",
        b"",
        b"<html/>",
    ],
)
def test_a_file_that_is_not_safe_plain_tmx_is_refused(content: bytes) -> None:
    with pytest.raises(TranslationMemoryError, match="cannot be used"):
        list(read_tmx(content))


def test_units_without_a_reviewer_are_not_used() -> None:
    memory = TranslationMemory([MemoryEntry("甲乙丙", "abc")])
    assert memory.size == 0 and memory.look_up("甲乙丙", "zh") is None


def test_note_marks_spaces_and_full_stops_do_not_matter_to_a_match() -> None:
    memory = TranslationMemory([ENTRY])
    assert memory.look_up("约7,200万吨¹ & <700>。", "zh-Hans") == ENTRY.target
    assert memory.look_up("约 7,300 万吨 & <700>", "zh") is None
    assert memory.look_up(ENTRY.source, "ru") is None


def test_the_unit_made_for_the_kind_of_field_is_preferred() -> None:
    memory = TranslationMemory(
        [
            MemoryEntry("甲。", "A summary.", reviewer="R", field="paragraph"),
            MemoryEntry("甲。", "An activity.", reviewer="R", field="activity"),
        ]
    )
    answers = memory.propose(
        [request("甲", "activity"), request("甲", "paragraph"), request("甲", "title"), request("乙")]
    )
    assert [answer.target if answer else None for answer in answers] == [
        "An activity.",
        "A summary.",
        "A summary.",
        None,
    ]
    assert answers[0] is not None and answers[0].is_reviewed and answers[0].provider == "memory"


def test_the_number_label_of_a_paragraph_is_no_part_of_its_key() -> None:
    assert normal_form("12. 工发组织协助 9 个国家。") == normal_form("工发组织协助9个国家")
    assert normal_form("2020 年") == normal_form("2020年")


def test_the_offices_own_memories_come_before_the_bundled_ones(tmp_path: Path) -> None:
    (tmp_path / "own.tmx").write_bytes(write_tmx([MemoryEntry("前景", "The way ahead", reviewer="Office")]))
    assert bundled_memories()
    assert load_memories().look_up("前景", "zh") == "Outlook"
    assert load_memories([tmp_path]).look_up("前景", "zh") == "The way ahead"
    assert load_memories([tmp_path / "own.tmx"]).look_up("前景", "zh") == "The way ahead"


def test_a_missing_memory_file_is_reported_by_name(tmp_path: Path) -> None:
    with pytest.raises(TranslationMemoryError, match=r"nowhere\.tmx"):
        load_memories([tmp_path / "nowhere.tmx"])


def test_every_bundled_unit_names_its_reviewer() -> None:
    for path in bundled_memories():
        entries = list(read_tmx(path.read_bytes(), path.name))
        assert entries
        assert all(entry.reviewer and entry.source and entry.target for entry in entries)
