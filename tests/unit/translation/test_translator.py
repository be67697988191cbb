"""The translator as a run calls it: nothing loaded for English, one bad memory file costs no other, trouble is told once."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tasks.contracts.activity import Extraction
from tasks.contracts.document import Document
from tasks.contracts.source import SetAside
from tasks.contracts.translation import Review, TranslatedField, TranslationState
from tasks.ingestion.reading import read_text
from tasks.translation.engine_settings import EngineSettings
from tasks.translation.memory_entry import MemoryEntry
from tasks.translation.tmx import write_tmx
from tasks.translation.translator import Told, Translator

SENTENCE = "该方案在九个省份推广了节水灌溉技术。"
CHINESE = f"工业发展理事会\n\nIDB.52/9\n\n第五十二届会议\n\n一. 引言\n\n1. {SENTENCE}\n"


@dataclass(frozen=True)
class Done:
    fields: dict[str, dict[str, TranslatedField]]
    told: Told


def run(
    documents: list[Document],
    folder: Path,
    memories: tuple[Path, ...] = (),
    reviews: tuple[Review, ...] = (),
    order: tuple[str, ...] = (),
) -> Done:
    settings = EngineSettings(order=order, model_folder=folder / "models", offline=True)
    translator = Translator(memories, reviews, settings, folder / "index")
    fields = {}
    for document in documents:
        translated = translator.translate(document, Extraction(document_id=document.document_id), documents)
        assert isinstance(translated, tuple)
        fields[document.document_id] = {field.field: field for field in translated}
    return Done(fields, translator.told)


def paragraph(done: Done, document: Document) -> TranslatedField:
    return done.fields[document.document_id]["paragraph/1/summary"]


def test_a_month_in_english_loads_nothing_and_has_no_fields(tmp_path: Path) -> None:
    english = read_text(
        "The programme supported the nine countries of the region in their work on industrial parks.\n", "a.txt"
    )
    assert english.language == "en"
    missing = tmp_path / "nowhere.tmx"
    assert run([english], tmp_path, (missing,)) == Done({english.document_id: {}}, Told())


def test_a_memory_that_cannot_be_used_is_listed_and_the_others_answer(tmp_path: Path) -> None:
    (tmp_path / "a-broken.tmx").write_bytes(b"<tmx version='1.4'><body><tu>")
    target = "The programme promoted water-saving irrigation in nine provinces."
    (tmp_path / "b-good.tmx").write_bytes(write_tmx([MemoryEntry(SENTENCE, target, reviewer="Office")]))
    chinese = read_text(CHINESE, "report.txt")
    done = run([chinese], tmp_path, (tmp_path / "a-broken.tmx", tmp_path / "b-good.tmx"))
    field = paragraph(done, chinese)
    assert (field.target, field.state) == (target, TranslationState.VERIFIED)
    assert [(item.file, item.reason) for item in done.told.set_aside] == [
        ("a-broken.tmx", "translation_memory_unusable")
    ]
    assert "a-broken.tmx" in done.told.set_aside[0].detail and "well-formed" in done.told.set_aside[0].detail


def test_the_newest_review_answers_before_any_file(tmp_path: Path) -> None:
    def review(target: str, day: int) -> Review:
        return Review(
            source=SENTENCE,
            source_language="zh-Hans",
            target=target,
            reviewer=f"Reviewer {day}",
            reviewed_at=datetime(2026, 11, day, tzinfo=UTC),
            origin="xliff",
        )

    (tmp_path / "own.tmx").write_bytes(write_tmx([MemoryEntry(SENTENCE, "From a file: nine.", reviewer="Office")]))
    newest = "The programme spread water-saving irrigation through nine provinces."
    chinese = read_text(CHINESE, "report.txt")
    reviews = (review(newest, 9), review("The programme promoted irrigation in nine provinces.", 2))
    field = paragraph(run([chinese], tmp_path, (tmp_path / "own.tmx",), reviews), chinese)
    assert (field.target, field.state, field.provider) == (newest, TranslationState.VERIFIED, "memory")
    assert "Reviewer 9" in field.origin


def test_an_engine_that_cannot_be_used_is_told_where_it_was_missed_and_nothing_is_lost(tmp_path: Path) -> None:
    chinese = read_text(CHINESE, "report.txt")
    done = run([chinese], tmp_path, order=("ctranslate2",))
    field = paragraph(done, chinese)
    assert (field.target, field.state, field.source) == (None, TranslationState.UNTRANSLATED, SENTENCE)
    assert len(done.told.set_up) == 1 and "ctranslate2" in done.told.set_up[0].lower()
    assert done.told.lines(is_open=True) == done.told.set_up and done.told.lines(is_open=False) == ()


def test_what_batches_tell_is_told_once_and_by_where_it_went_wrong() -> None:
    aside = SetAside(file="a.tmx", reason="translation_memory_unusable", detail="not XML")
    one = Told(("a.tmx: 3 units not used.",), ("deepl: no key",), ("openai: no answer",), (aside,))
    other = Told(one.memories, (), ("openai: no answer", "openai: answer cut off"), (aside,))
    both = one | other
    assert both == Told(one.memories, one.set_up, other.asked, (aside,))
    assert both.lines(is_open=False) == ("a.tmx: 3 units not used.", "openai: no answer", "openai: answer cut off")
