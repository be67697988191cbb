import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tasks.archive.archive import Archive
from tasks.archive.errors import NewerArchiveError
from tasks.contracts.change import Change
from tasks.contracts.edition import EditionId
from tasks.contracts.result import Outcome

NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)
#: Made by the program of the first layout: October in two versions, two documents, translated fields.
LAYOUT_1 = Path(__file__).with_name("layout_1.sql").read_text("utf-8")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "archive.sqlite"
    database = sqlite3.connect(path)
    database.executescript(LAYOUT_1)
    database.close()
    return path


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    database = sqlite3.connect(path)
    try:
        return database.execute(query).fetchall()
    finally:
        database.close()


def test_an_archive_of_the_first_layout_is_brought_up_and_keeps_everything(old: Path) -> None:
    documents = rows(old, "SELECT * FROM edition_documents ORDER BY 1, 2")
    with Archive(f"sqlite:///{old}") as archive:
        found = [(row.month, row.language, row.version, row.outcome) for row in archive.editions()]
    assert found == [("2026-10", "en", 1, "made"), ("2026-10", "en", 2, "held")]
    assert rows(old, "SELECT value FROM archive_info WHERE name = 'layout'") == [("2",)]
    assert rows(old, "SELECT * FROM edition_documents ORDER BY 1, 2") == documents and len(documents) == 3
    assert rows(old, "SELECT count(*) FROM edition_fields") == [(1,)]
    assert rows(old, "PRAGMA foreign_key_check") == []


def test_changes_kept_as_sentences_come_back_as_they_stood(old: Path) -> None:
    with Archive(f"sqlite:///{old}") as archive:
        decision = archive.decide(
            "2026-10", "2" * 64, files=[], parameters={"language": "en"}, fingerprint="p", as_of=NOW
        )
    assert decision.outcome is Outcome.UNCHANGED
    assert decision.changes == (Change(code="stated", values={"sentence": "Document added: b.txt."}),)


def test_an_upgraded_archive_takes_the_same_month_in_another_language(old: Path) -> None:
    with Archive(f"sqlite:///{old}") as archive:
        edition = EditionId(month="2026-10", language="ru")
        archive.record(
            edition, as_of=NOW, number=1, inputs_digest="3" * 64, fingerprint="p", documents=[("a.txt", "a" * 64)],
            parameters={}, files={}, outcome=Outcome.MADE,
        )  # fmt: skip
        assert archive.covered_elsewhere(["a" * 64, "b" * 64], "2026-11", "ru") == {"a" * 64: "2026-10"}
        assert archive.covered_elsewhere(["a" * 64, "b" * 64], "2026-11") == {"a" * 64: "2026-10", "b" * 64: "2026-10"}
        assert archive.covered_elsewhere(["a" * 64], "2026-11", "fr") == {}


def test_upgrading_twice_changes_nothing(old: Path) -> None:
    Archive(f"sqlite:///{old}").close()
    before = rows(old, "SELECT sql FROM sqlite_master ORDER BY name")
    Archive(f"sqlite:///{old}").close()
    assert rows(old, "SELECT sql FROM sqlite_master ORDER BY name") == before


def test_a_failed_upgrade_leaves_the_archive_as_it_was(old: Path) -> None:
    database = sqlite3.connect(old)
    database.execute("INSERT INTO editions SELECT 9, month, 3, number, as_of, made_at, inputs_digest, fingerprint, "
                     "parameters, files, outcome, changes FROM editions WHERE version = 2")  # fmt: skip
    database.execute("CREATE TABLE _alembic_tmp_editions (stands_in_the_way INTEGER)")
    database.commit()
    database.close()
    before = rows(old, "SELECT sql FROM sqlite_master ORDER BY name")
    with pytest.raises(Exception, match="_alembic_tmp_editions"):
        Archive(f"sqlite:///{old}")
    assert rows(old, "SELECT sql FROM sqlite_master ORDER BY name") == before
    assert rows(old, "SELECT value FROM archive_info WHERE name = 'layout'") == [("1",)]


def test_a_layout_from_the_future_is_still_refused(old: Path) -> None:
    database = sqlite3.connect(old)
    database.execute("UPDATE archive_info SET value = '99' WHERE name = 'layout'")
    database.commit()
    database.close()
    with pytest.raises(NewerArchiveError, match="has layout 99"):
        Archive(f"sqlite:///{old}")
