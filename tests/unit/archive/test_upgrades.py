import multiprocessing
import os
import signal
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tasks.archive import upgrades
from tasks.archive.approvals import states_of
from tasks.archive.archive import Archive
from tasks.archive.errors import NewerArchiveError
from tasks.contracts.change import Change
from tasks.contracts.edition import EditionId
from tasks.contracts.result import Outcome

NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)
#: Made by the program of the first layout: October in two versions, two documents, translated fields.
LAYOUT_1 = Path(__file__).with_name("layout_1.sql").read_text("utf-8")
#: By that of the second: the same in two languages, with counts, facts and a review.
LAYOUT_2 = Path(__file__).with_name("layout_2.sql").read_text("utf-8")


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
    assert rows(old, "SELECT value FROM archive_info WHERE name = 'layout'") == [("3",)]
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


@pytest.fixture
def second(tmp_path: Path) -> Path:
    path = tmp_path / "second.sqlite"
    database = sqlite3.connect(path)
    database.executescript(LAYOUT_2)
    database.close()
    return path


def test_an_archive_of_the_second_layout_is_brought_up_and_keeps_everything(second: Path) -> None:
    tables = ("documents", "editions", "edition_documents", "edition_counts", "edition_fields", "reviews")
    before = {table: rows(second, f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables}
    facts = rows(second, "SELECT sha256, file, fingerprint, worked FROM facts")
    with Archive(f"sqlite:///{second}") as archive:
        kept = archive.facts("a" * 64, "a.txt", "p")
        assert kept is not None and kept.document.text == "163 participants took part in the Conference."
        states = {edition.label: state.value for edition, state in states_of(archive).items()}
        assert states == {"2026-10": "superseded", "2026-10 v2": "held", "2026-10-ru": "draft"}
    assert {table: rows(second, f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables} == before
    assert rows(second, "SELECT sha256, file, fingerprint, worked, packed, kept_at FROM facts") == [
        (*row, None, None) for row in facts
    ]
    assert rows(second, "SELECT value FROM archive_info WHERE name = 'layout'") == [("3",)]


def columns(path: Path) -> dict[str, object]:
    tables = [name for (name,) in rows(path, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")]
    return {
        str(table): (
            sorted(row[1:4] for row in rows(path, f"PRAGMA table_info({table})")),
            sorted(str(row[1]) for row in rows(path, f"PRAGMA index_list({table})")),
        )
        for table in tables
    }


def test_an_upgraded_archive_has_the_tables_of_a_new_one(old: Path, second: Path, tmp_path: Path) -> None:
    for path in (old, second, tmp_path / "new.sqlite"):
        Archive(f"sqlite:///{path}").close()
    assert columns(second) == columns(tmp_path / "new.sqlite")
    assert columns(old) == columns(tmp_path / "new.sqlite")


def test_an_upgrade_that_is_killed_half_way_leaves_the_archive_as_it_was(old: Path) -> None:
    before = rows(old, "SELECT sql FROM sqlite_master ORDER BY name")

    def work() -> None:
        upgrades._STEPS["2"] = lambda _: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[assignment,return-value]
        Archive(f"sqlite:///{old}")

    process = multiprocessing.get_context("fork").Process(target=work)
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    assert rows(old, "SELECT sql FROM sqlite_master ORDER BY name") == before
    with Archive(f"sqlite:///{old}") as archive:
        assert [row.version for row in archive.editions()] == [1, 2]
