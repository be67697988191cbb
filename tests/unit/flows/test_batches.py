"""Working through the documents: the same work whatever the batches, and whatever a killed run had done before."""

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from flows import batches
from flows.batch_runners import Lost
from flows.batch_work import BatchResult, translate_batch, work_batch
from flows.batches import Work, work_on
from flows.plan import RunPlan, plan_run
from tasks.archive.archive import Archive
from tasks.archive.task import LookedUp, keep_facts, look_up
from tasks.contracts.edition import Worked
from tasks.contracts.source import SourceFile
from tasks.ingestion.repeats import SAME_REPORT
from tasks.translation.official_text import OFFICIAL

DAY, MOMENT = date(2026, 11, 22), datetime(2026, 11, 22, 8, tzinfo=UTC)
CHINESE = "工业发展理事会\n\nIDB.52/9\n\n第五十二届会议\n\n一. 引言\n\n1. 该方案在九个省份推广了节水灌溉技术。\n\n2. 已有27个国家参加。\n"
ENGLISH = (
    "Industrial Development Board\n\nIDB.52/9\n\nFifty-second session\n\nI. Introduction\n\n"
    "1. The programme promoted water-saving irrigation in nine provinces.\n\n2. Twenty-seven (27) countries take part.\n"
)
REPORT = "\n\n".join(
    f"In the year {2000 + n} the plant number {n} near the river treated {n * 7} tonnes of waste of kind {n}."
    for n in range(12)
)
TEXTS = {
    "a-report.txt": REPORT,
    "b-chinese.txt": CHINESE,
    "c-again.txt": "Reissued copy\n\n" + REPORT,
    "d-english.txt": ENGLISH,
    "e-other.txt": "The centre trained 40 engineers in Lagos in March 2021.\n",
}


def source(file: str) -> SourceFile:
    content = TEXTS[file].encode()
    return SourceFile(
        file=file,
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        received_at=DAY,
        received_basis="sidecar",
    )


class Office:
    """An archive and an output folder in which runs are made without Prefect."""

    def __init__(self, folder: Path) -> None:
        self.plan: RunPlan = plan_run("2026-11", ["seeds"], str(folder), "en", True, MOMENT, [])

    def looked_up(self, *files: str) -> LookedUp:
        sources = [source(file) for file in files]
        found: LookedUp = look_up.fn(
            self.plan.archive_url, "2026-11", "en", sources, [], {}, "facts", "program", MOMENT, None
        )
        return found

    def work(self, *files: str) -> Work:
        return work_on(self.plan, self.looked_up(*files), "facts", ())


def without_prefect(patch: pytest.MonkeyPatch) -> None:
    """Let ``work_on`` call what its tasks do, with no server to tell."""
    patch.setattr(batches, "tell", lambda *said: None)
    patch.setattr(batches, "whole", lambda value: value)
    for name, task in {"work_batch": work_batch, "translate_batch": translate_batch, "keep_facts": keep_facts}.items():
        patch.setattr(batches, name, task.fn)


@pytest.fixture(autouse=True)
def _no_prefect(monkeypatch: pytest.MonkeyPatch) -> None:
    without_prefect(monkeypatch)


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory) -> list[Worked]:
    """All documents in one batch of a run that nobody disturbed."""
    with pytest.MonkeyPatch.context() as patch:
        without_prefect(patch)
        return Office(tmp_path_factory.mktemp("at-once")).work(*TEXTS).worked


def test_the_documents_say_what_this_test_needs(at_once: list[Worked]) -> None:
    by_file = {item.document.file: item for item in at_once}
    assert list(by_file) == sorted(TEXTS)
    assert any(field.provider == OFFICIAL for field in by_file["b-chinese.txt"].translations)
    repeats = {
        file: [flag.source for flag in item.document.flags if flag.code == SAME_REPORT]
        for file, item in by_file.items()
    }
    assert {file: said for file, said in repeats.items() if said} == {"c-again.txt": ["a-report.txt"]}


@pytest.mark.parametrize("size", ["1", "2", "4"])
def test_the_size_of_a_batch_changes_nothing(
    size: str, at_once: list[Worked], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_BATCH_DOCUMENTS", size)
    assert Office(tmp_path).work(*TEXTS).worked == at_once


@pytest.mark.parametrize("killed_after", [1, 2, 3, 4])
def test_a_run_goes_on_where_a_killed_one_was(
    killed_after: int, at_once: list[Worked], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office(tmp_path)
    monkeypatch.setenv("BRIEFING_BATCH_DOCUMENTS", "1")
    kept: list[str] = []

    def keep(url: str, packed: list, facts: str) -> None:
        keep_facts.fn(url, packed, facts)
        kept.extend(item.file for item in packed)
        if len(kept) == killed_after:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(batches, "keep_facts", keep)
        with pytest.raises(KeyboardInterrupt):
            office.work(*TEXTS)
    assert len(office.looked_up(*TEXTS).known) == killed_after
    assert office.work(*TEXTS).worked == at_once


def test_an_official_text_that_comes_later_is_taken(at_once: list[Worked], tmp_path: Path) -> None:
    office = Office(tmp_path)
    before = office.work("b-chinese.txt").worked[0]
    assert not any(field.provider == OFFICIAL for field in before.translations)
    after = office.work("b-chinese.txt", "d-english.txt").worked
    assert after == [item for item in at_once if item.document.file in ("b-chinese.txt", "d-english.txt")]
    with Archive(office.plan.archive_url) as archive:
        chinese = source("b-chinese.txt")
        assert archive.facts(chinese.sha256, chinese.file, "facts") == after[0]


def test_what_repeats_a_document_known_before_is_flagged_and_no_longer_when_that_is_gone(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.work("a-report.txt")
    flags = office.work("a-report.txt", "c-again.txt").worked[1].document.flags
    assert [flag.source for flag in flags if flag.code == SAME_REPORT] == ["a-report.txt"]
    (alone,) = office.work("c-again.txt").worked
    assert not any(flag.code == SAME_REPORT for flag in alone.document.flags)


def test_a_batch_that_no_worker_survives_is_set_aside_and_the_others_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def on_dask(address: str, work: object, given: list, brief: object) -> object:
        assert address == "tcp://127.0.0.1:1"
        for number, batch in enumerate(given):
            yield Lost(batch) if number == 0 else BatchResult()

    monkeypatch.setenv("BRIEFING_DASK_SCHEDULER", "tcp://127.0.0.1:1")
    monkeypatch.setenv("BRIEFING_BATCH_DOCUMENTS", "2")
    monkeypatch.setattr(batches, "on_dask", on_dask)
    work = Office(tmp_path).work("a-report.txt", "c-again.txt", "e-other.txt")
    assert [(item.file, item.reason) for item in work.set_aside] == [
        ("a-report.txt", "reading_failed"), ("c-again.txt", "reading_failed"),
    ]  # fmt: skip
    assert "next run tries it again" in work.set_aside[0].detail
