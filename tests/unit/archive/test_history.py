from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tasks.archive.archive import Archive
from tasks.contracts.edition import EditionId
from tasks.contracts.result import Outcome

DAY = datetime(2026, 9, 2, 6, tzinfo=UTC)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(f"sqlite:///{tmp_path / 'archive.sqlite'}")


def record(archive: Archive, month: str, version: int, as_of: datetime, figures: int, language: str = "en") -> None:
    archive.record(
        EditionId(month=month, version=version, language=language), as_of=as_of, number=1,
        inputs_digest=f"{month}{version}{language}", fingerprint="p", documents=[], parameters={}, files={},
        outcome=Outcome.MADE, counts={"metrics": figures, "documents": 5},
    )  # fmt: skip


def test_history_is_the_newest_version_of_each_earlier_month_oldest_first(archive: Archive) -> None:
    record(archive, "2026-09", 1, DAY + timedelta(days=30), 40)
    record(archive, "2026-08", 1, DAY, 10)
    record(archive, "2026-08", 2, DAY + timedelta(days=1), 12)
    record(archive, "2026-10", 1, DAY + timedelta(days=60), 99)
    found = archive.history("2026-10", "en", DAY + timedelta(days=90))
    assert [(item.edition.label, item.counts) for item in found] == [
        ("2026-08 v2", {"documents": 5, "metrics": 12}),
        ("2026-09", {"documents": 5, "metrics": 40}),
    ]


def test_an_edition_made_again_sees_the_history_that_it_saw_then(archive: Archive) -> None:
    record(archive, "2026-08", 1, DAY, 10)
    record(archive, "2026-08", 2, DAY + timedelta(days=100), 12)
    found = archive.history("2026-10", "en", DAY + timedelta(days=60))
    assert [item.counts["metrics"] for item in found] == [10]


def test_each_language_has_a_history_of_its_own(archive: Archive) -> None:
    record(archive, "2026-08", 1, DAY, 10)
    record(archive, "2026-08", 1, DAY, 11, "ru")
    assert [item.counts["metrics"] for item in archive.history("2026-09", "ru", DAY)] == [11]
    assert archive.history("2026-09", "fr", DAY) == []


def test_versions_and_numbers_of_two_languages(archive: Archive) -> None:
    record(archive, "2026-08", 1, DAY, 10)
    record(archive, "2026-08", 1, DAY, 10, "ru")
    decision = archive.decide("2026-08", "new", files=[], parameters={}, fingerprint="p", as_of=DAY, language="ru")
    assert (decision.edition.folder, decision.number) == ("2026-08-ru-v2", 1)
    later = archive.decide("2026-09", "new", files=[], parameters={}, fingerprint="p", as_of=DAY, language="fr")
    assert (later.edition.folder, later.number) == ("2026-09-fr", 2)
