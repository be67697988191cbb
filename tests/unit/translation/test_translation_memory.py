"""Translation memory: TMX in and out, safe to read, exact after normalising; reviews of the archive before all else."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tasks.contracts.span import Passage, Span
from tasks.contracts.translation import Review
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
from tasks.translation.provider import Candidate, FieldRequest

ENTRY = MemoryEntry("约 7,200 万吨 & <700>", "about 72 million tons & <700>", reviewer="A. Reviewer", field="paragraph")


def request(source: str, kind: str = "paragraph", label: str = "") -> FieldRequest:
    return FieldRequest(kind, kind, source, "zh", Passage(text="甲", parts=(Span(start=0, end=1),)), label)


def review(source: str, target: str, day: int, kind: str = "", language: str = "zh-Hans") -> Review:
    return Review(
        source=source,
        source_language=language,
        target=target,
        field_kind=kind,
        reviewer=f"Reviewer {day}",
        reviewed_at=datetime(2026, 11, day, 9, 30, tzinfo=UTC),
        origin="xliff",
    )


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
    assert [[candidate.target for candidate in answer] for answer in answers] == [
        ["An activity.", "A summary."],
        ["A summary.", "An activity."],
        ["A summary.", "An activity."],
        [],
    ]
    assert answers[0][0] == Candidate("An activity.", "memory", is_reviewed=True, origin="reviewed by R")


def test_the_number_label_of_a_paragraph_is_no_part_of_its_key() -> None:
    assert normal_form("12. 工发组织协助 9 个国家。") == normal_form("工发组织协助9个国家")
    assert normal_form("2020 年") == normal_form("2020年")


def test_the_offices_own_memories_come_before_the_bundled_ones(tmp_path: Path) -> None:
    (tmp_path / "own.tmx").write_bytes(write_tmx([MemoryEntry("前景", "The way ahead", reviewer="Office")]))
    assert bundled_memories()
    assert load_memories().look_up("前景", "zh") == "Outlook"
    assert load_memories([tmp_path]).look_up("前景", "zh") == "The way ahead"
    assert load_memories([tmp_path / "own.tmx"]).look_up("前景", "zh") == "The way ahead"


def test_a_review_of_the_archive_comes_before_every_file_whatever_kind_the_file_was_made_for(tmp_path: Path) -> None:
    (tmp_path / "own.tmx").write_bytes(
        write_tmx([MemoryEntry("前景", "The way ahead", reviewer="Office", field="heading")])
    )
    memory = load_memories([tmp_path], [review("前景", "Prospects", 3)])
    assert memory.propose([request("前景。", "heading")]) == [
        (
            Candidate("Prospects", "memory", is_reviewed=True, origin="reviewed by Reviewer 3 on 2026-11-03"),
            Candidate("The way ahead", "memory", is_reviewed=True, origin="own.tmx, reviewed by Office"),
            Candidate(
                "Outlook",
                "memory",
                is_reviewed=True,
                origin=f"{bundled_memories()[0].name}, reviewed by Industrial Sustainability Briefing, editorial desk",
            ),
        )
    ]


def test_of_contradicting_reviews_the_newest_wins_and_both_are_kept() -> None:
    reviews = [review("前景", "Prospects", 3), review("前景", "The outlook", 20), review("前景", "Prospects", 1)]
    memory = TranslationMemory(reviews=reviews)
    assert memory.size == 3
    assert [candidate.target for candidate in memory.propose([request("前景")])[0]] == ["The outlook", "Prospects"]
    assert memory.look_up("前景", "zh") == "The outlook"


def test_a_review_made_for_another_kind_of_field_stands_behind_one_that_fits() -> None:
    reviews = [
        review("前景", "Any", 3),
        review("前景", "A title", 20, "title"),
        review("前景", "A heading", 2, "heading"),
    ]
    memory = TranslationMemory(reviews=reviews)
    assert [candidate.target for candidate in memory.propose([request("前景", "heading")])[0]] == [
        "Any",
        "A heading",
        "A title",
    ]


def test_of_two_units_of_a_file_the_one_changed_last_stands() -> None:
    moments = [datetime(2025, 1, 1, tzinfo=UTC), None, datetime(2026, 1, 1, tzinfo=UTC)]
    entries = [
        MemoryEntry("前景", f"Wording {number}", reviewer="R", reviewed_at=moment)
        for number, moment in enumerate(moments)
    ]
    assert [e.target for e in TranslationMemory(entries).entries_of("前景", "zh")] == [
        "Wording 2",
        "Wording 0",
        "Wording 1",
    ]


def test_a_heading_with_a_number_is_left_to_the_formulas() -> None:
    assert TranslationMemory(reviews=[review("前景", "Prospects", 3)]).propose([request("前景", "heading", "七")]) == [
        ()
    ]


def test_a_missing_memory_file_is_reported_by_name(tmp_path: Path) -> None:
    with pytest.raises(TranslationMemoryError, match=r"nowhere\.tmx"):
        load_memories([tmp_path / "nowhere.tmx"])


def test_a_file_that_cannot_be_used_is_told_and_the_others_answer(tmp_path: Path) -> None:
    (tmp_path / "a.tmx").write_bytes(b"<tmx><body>\n<tu><tuv></tu>\n</body></tmx>")
    (tmp_path / "b.TMX").write_bytes(write_tmx([MemoryEntry("甲乙", "a and b", reviewer="Office")]))
    told: list[TranslationMemoryError] = []
    memory = load_memories([tmp_path], on_error=told.append)
    assert [error.path for error in told] == ["a.tmx"]
    assert str(told[0]) == (
        "The translation memory a.tmx cannot be used: it is not well-formed XML (line 2, column 12: mismatched tag); "
        "export it again from the translation tool as TMX 1.4b, or take the file out of the folder."
    )
    assert memory.look_up("甲乙", "zh") == "a and b"


def test_nothing_of_a_file_that_breaks_in_the_middle_is_used(tmp_path: Path) -> None:
    good = write_tmx([MemoryEntry("甲乙", "a and b", reviewer="Office")])
    (tmp_path / "cut.tmx").write_bytes(good[: good.index(b"  </body>")])
    told: list[TranslationMemoryError] = []
    assert load_memories([tmp_path], on_error=told.append).look_up("甲乙", "zh") is None
    assert len(told) == 1


def test_an_offices_file_without_reviewers_is_used_by_who_changed_it_and_says_what_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "tool.tmx").write_text(
        '<tmx version="1.4"><header srclang="zh-CN"/><body>'
        '<tu changeid="OFFICE\\li" changedate="20260105T080000Z"><tuv xml:lang="zh-CN"><seg>甲乙</seg></tuv>'
        '<tuv xml:lang="en-GB"><seg>a and b</seg></tuv></tu>'
        '<tu><tuv xml:lang="zh-CN"><seg>丙丁</seg></tuv><tuv xml:lang="en-GB"><seg>c and d</seg></tuv></tu>'
        "</body></tmx>",
        encoding="utf-8",
    )
    memory = load_memories([tmp_path])
    assert memory.notes == ("tool.tmx: 1 unit names no reviewer and is not used.",)
    assert memory.propose([request("甲乙"), request("丙丁")]) == [
        (Candidate("a and b", "memory", is_reviewed=True, origin="tool.tmx, reviewed by OFFICE\\li on 2026-01-05"),),
        (),
    ]


def test_every_bundled_unit_names_its_reviewer() -> None:
    for path in bundled_memories():
        entries = list(read_tmx(path.read_bytes(), path.name))
        assert entries
        assert all(entry.reviewer and entry.source and entry.target for entry in entries)
