"""The archive on a real PostgreSQL server: the same rows as in SQLite, and what several processes do to it at once."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import OperationalError

from tasks.archive import backup
from tasks.archive.approvals import decide, decisions_of, state_of, states_of, waiting
from tasks.archive.archive import Archive
from tasks.archive.backup import export_archive
from tasks.archive.errors import (
    ApprovalError,
    ArchiveError,
    BackupError,
    EditionExistsError,
    HeldElsewhereError,
    NewerArchiveError,
)
from tasks.archive.locks import hold, is_held
from tasks.archive.models import SCHEMA_VERSION, Base, StageRow
from tasks.archive.restore import restore_archive
from tasks.archive.reviews import keep_reviews, load_reviews
from tasks.archive.scheduled_months import begin_month, done_months, finish_month, scheduled_since
from tasks.archive.stages import keep_stages, last_stages, stage_totals
from tasks.contracts.activity import Extraction
from tasks.contracts.approval import Decision, EditionState
from tasks.contracts.change import Change
from tasks.contracts.document import Document, DocumentKind, FrontMatter
from tasks.contracts.edition import EditionId, Worked
from tasks.contracts.result import Outcome
from tasks.contracts.translation import Review
from tests.servers.postgresql import PostgreSQL

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 12, 2, 6, tzinfo=UTC)
LAYOUTS = Path(__file__).parents[1] / "unit" / "archive"
NOVEMBER = EditionId(month="2026-11")
PDF = "d" * 64


@pytest.fixture
def url(postgresql: PostgreSQL) -> str:
    return postgresql.new_database()


def a_document(name: str = "Отчёт о 环境.txt", sha256: str = "a" * 64) -> Worked:
    document = Document(
        document_id=sha256[:16], file=name, sha256=sha256, text="163 participants took part.\n其中一半\t„ \\ ' \" %s :x",
        encoding="utf-8", kind=DocumentKind.OTHER, language="en", received_at=date(2026, 11, 1), received_basis="sidecar",
        front_matter=FrontMatter(), blocks=(),
    )  # fmt: skip
    return Worked(document=document, extraction=Extraction(document_id=document.document_id))


def record(
    archive: Archive, edition: EditionId = NOVEMBER, documents: int = 2, outcome: Outcome = Outcome.MADE
) -> None:
    archive.record(
        edition, as_of=NOW, number=archive.number_of(edition.month), inputs_digest=edition.label, fingerprint="p",
        documents=[(f"{number}.txt", f"{number:064d}") for number in range(documents)],
        parameters={"b": "2", "a": "–"}, files={"briefing.pdf": PDF, "data/é.json": "e" * 64}, outcome=outcome,
        changes=(Change(code="added", values={"file": "é.txt"}),), translations=[()], counts={"documents": documents},
    )  # fmt: skip


def script(url: str, documents: int = 1203, facts: int = 230) -> list[Any]:
    """Everything that the archive can do, in order; what it answered."""
    said: list[Any] = []
    with Archive(url) as archive:
        said.append(archive.first_seen("a" * 64, date(2026, 11, 1), "a.txt"))
        said.append(
            archive.first_seen_all(
                {f"{number:064d}": f"{number}.txt" for number in range(documents)}, date(2026, 12, 1)
            )
        )
        said.append(archive.first_seen_all({"a" * 64: "b.txt"}, date(2027, 1, 1)))
        many = [a_document(f"{number}.txt", f"{number:064d}") for number in range(facts)]
        archive.keep_all_facts([*many, a_document()], "p")
        archive.keep_facts(a_document(), "p")
        archive.keep_facts(a_document(), "q")
        keys = [(item.document.sha256, item.document.file) for item in reversed(many)]
        said.append(list(archive.facts_of([*keys, ("f" * 64, "x"), ("a" * 64, "Отчёт о 环境.txt")], "p")))
        said.append(archive.facts("a" * 64, "other.txt", "p"))
        for month in ("2026-09", "2026-10"):
            record(archive, EditionId(month=month))
        record(archive)
        record(archive, EditionId(month="2026-11", version=2), 3)
        record(archive, EditionId(month="2026-11", language="ru"), 1, Outcome.HELD)
        said.append(
            [
                (row.month, row.language, row.version, row.number, row.parameters, row.files)
                for row in archive.editions()
            ]
        )
        said.append(archive.covered_elsewhere([f"{number:064d}" for number in range(1100)], "2026-12"))
        said.append(archive.history("2026-12", "en", NOW + timedelta(days=1)))
        said.append(archive.languages_made("2026-11"))
        said.append(archive.translated_fields())
        plan = archive.decide(
            "2026-11",
            "new",
            files=[("0.txt", "0" * 64)],
            parameters={"a": "1"},
            fingerprint="q",
            as_of=NOW + timedelta(days=3),
        )
        assert plan.previous is not None
        said.append((plan.edition, plan.number, plan.changes, [item.file for item in plan.previous.documents]))
        with pytest.raises(EditionExistsError):
            record(archive)
        approved = Decision(edition=plan.edition.model_copy(update={"version": 2}), state=EditionState.APPROVED, person="Ann",
                            pdf_sha256=PDF, decided_at=NOW)  # fmt: skip
        decide(archive, approved)
        decide(archive, approved)
        said.append(waiting(archive))
        decide(archive, approved.model_copy(update={"state": EditionState.SENT}))
        said.append((states_of(archive), decisions_of(archive, approved.edition)))
        with pytest.raises(ApprovalError) as refused:
            decide(archive, approved.model_copy(update={"state": EditionState.SENT_BACK, "reason": "No."}))
        said.append(str(refused.value))
        said.append((scheduled_since(archive, "2026-10"), scheduled_since(archive, "2024-01")))
        said.append([begin_month(archive, month, NOW, "run-1") for month in ("2026-10", "2026-11", "2026-10")])
        finish_month(archive, "2026-10", "run-1", "done", "edition 2026-10")
        finish_month(archive, "2026-11", "run-1", "failed", "…")
        said.append((begin_month(archive, "2026-10", NOW, "run-2"), done_months(archive)))
        with pytest.raises(ArchiveError, match="2026-12 is not this run's to finish"):
            finish_month(archive, "2026-12", "run-2", "done")
        for number in range(3):
            keep_stages(archive, [a_stage("read", number, 1.5), a_stage("render", number, 2.0 + number)])
        said.append(stage_totals(archive, NOW + timedelta(hours=1)))
        said.append([(row.stage, row.seconds, row.ended_at) for row in last_stages(archive)])
    review = Review(
        source="能源", source_language="zh", target="Energy", reviewer="Ann", reviewed_at=NOW, origin="xlsx"
    )
    said.append((keep_reviews(url, [review, review]), load_reviews(url)))
    return said


def a_stage(name: str, hour: int, seconds: float) -> StageRow:
    return StageRow(
        run_id=f"run-{hour}",
        edition="2026-11",
        stage=name,
        seconds=seconds,
        documents=5,
        ended_at=NOW + timedelta(hours=hour),
    )


def rows_of(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, but for the moments at which they were written."""
    engine = create_engine(url)
    clock = {"kept_at", "changed_at"}
    try:
        with engine.connect() as connection:
            found = {}
            for table in Base.metadata.sorted_tables:
                columns = [column for column in table.columns if column.name not in clock]
                rows = connection.execute(
                    table.select().with_only_columns(*columns).order_by(*table.primary_key.columns)
                )
                found[table.name] = [tuple(row) for row in rows]
            return found
    finally:
        engine.dispose()


def test_postgresql_answers_and_holds_what_sqlite_does(url: str, tmp_path: Path) -> None:
    sqlite = f"sqlite:///{tmp_path / 'archive.sqlite'}"
    assert script(url) == script(sqlite)
    assert rows_of(url) == rows_of(sqlite)
    assert sum(len(rows) for rows in rows_of(url).values()) > 1400


def test_an_office_moves_to_postgresql_and_back(url: str, tmp_path: Path) -> None:
    first, last = (f"sqlite:///{tmp_path / name}" for name in ("first.sqlite", "last.sqlite"))
    script(first, documents=20, facts=10)
    export_archive(first, None, tmp_path / "out.zip")
    restore_archive(tmp_path / "out.zip", url, None)
    assert rows_of(url) == rows_of(first)
    export_archive(url, None, tmp_path / "back.zip")
    restore_archive(tmp_path / "back.zip", last, None)
    assert rows_of(last) == rows_of(first)
    with pytest.raises(BackupError, match="is not empty"):
        restore_archive(tmp_path / "out.zip", url, None)
    with Archive(url) as archive:  # numbers go on where those that came along end
        record(archive, EditionId(month="2026-12"))
        keep_stages(archive, [a_stage("read", 9, 1.0)])
        assert (archive.editions()[-1].edition_id, last_stages(archive)[0].stage_id) == (6, 7)


def test_an_export_is_of_one_moment(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Archive(url) as archive:
        archive.first_seen("a" * 64, date(2026, 11, 1))
        real = backup.line_of

        def line_of(table: Any, row: Any) -> bytes:
            if (
                table.name == "documents"
            ):  # read first; what is written now must not turn up in a table that is read later
                record(archive)
            return real(table, row)

        monkeypatch.setattr(backup, "line_of", line_of)
        assert export_archive(url, None, tmp_path / "out.zip").rows["editions"] == 0
        assert len(archive.editions()) == 1


def test_a_failed_restoring_leaves_nothing_in_postgresql(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = f"sqlite:///{tmp_path / 'first.sqlite'}"
    with Archive(source) as archive:
        record(archive)
    export_archive(source, None, tmp_path / "out.zip")

    def fails(_: object) -> None:
        raise OperationalError("", {}, Exception("server closed the connection unexpectedly"))

    monkeypatch.setattr("tasks.archive.restore._set_sequences", fails)
    with pytest.raises(ArchiveError, match="cannot be reached"):
        restore_archive(tmp_path / "out.zip", url, None)
    assert rows_of(url)["editions"] == []
    monkeypatch.undo()
    restore_archive(tmp_path / "out.zip", url, None)
    assert rows_of(url) == rows_of(source)


HOLDER = """
import sys, time
from tasks.archive.locks import hold
with hold(sys.argv[1], sys.argv[2]):
    print("held", flush=True)
    time.sleep(600)
"""


def test_a_lock_excludes_others_and_ends_with_its_process(url: str) -> None:
    assert not is_held(url, "month-2026-11")
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, url, "month-2026-11"], stdout=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": "."},
    ) as holder:  # fmt: skip
        assert holder.stdout is not None and holder.stdout.readline() == "held\n"
        assert is_held(url, "month-2026-11") and not is_held(url, "month-2026-12")
        with pytest.raises(HeldElsewhereError, match="edition of 2026-11 is being made or sent by another run: wait"):
            hold(url, "month-2026-11").__enter__()
        with hold(url, "month-2026-12"):
            pass
        holder.send_signal(signal.SIGKILL)
    wait_until_free(url, "month-2026-11")
    with hold(url, "month-2026-11"):
        assert is_held(url, "month-2026-11")
    assert not is_held(url, "month-2026-11")


def wait_until_free(url: str, name: str) -> None:
    """The server sees a broken connection when it next looks: in milliseconds, but not in none."""
    for _ in range(3000):
        if not is_held(url, name):
            return
    raise AssertionError(f"{name} is still held")


def test_a_child_of_the_holder_does_not_keep_the_lock_alive(url: str) -> None:
    gate, latch = os.pipe()
    child_of_holder = multiprocessing.get_context("fork").Process(target=hold_and_fork, args=(url, gate, latch))
    child_of_holder.start()
    child_of_holder.join()
    try:
        assert child_of_holder.exitcode == -signal.SIGKILL
        wait_until_free(url, "run-8")
    finally:
        os.close(latch)
        os.close(gate)


def hold_and_fork(url: str, gate: int, latch: int) -> None:
    """Takes the lock, forks a child that stays until the latch is closed, and is killed."""
    with hold(url, "run-8"):
        if os.fork() == 0:
            os.close(latch)
            os.read(gate, 1)
            os._exit(0)
        assert is_held(url, "run-8")
        os.kill(os.getpid(), signal.SIGKILL)


FORK = """
import multiprocessing, sys
from datetime import date
from tasks.archive.archive import Archive

with Archive(sys.argv[1]) as archive:
    archive.first_seen("a" * 64, date(2026, 11, 1))
    child = multiprocessing.get_context("fork").Process(target=archive.first_seen, args=("b" * 64, date(2026, 11, 2)))
    child.start()
    child.join()
    assert child.exitcode == 0
    found = archive.first_seen_all({"a" * 64: "", "b" * 64: ""}, date(2027, 1, 1))
    assert found == {"a" * 64: date(2026, 11, 1), "b" * 64: date(2026, 11, 2)}, found
"""


def test_a_forked_child_opens_a_connection_of_its_own(url: str) -> None:
    """In a process of its own: what other tests have left in this one is not ours to fork."""
    done = subprocess.run([sys.executable, "-c", FORK, url], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def open_at_once(url: str, processes: int) -> list[int]:
    """How many editions several processes find that open the archive in the same moment."""
    # From a process that has done nothing yet: what other tests have left in this one is not ours to fork.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tasks.archive.archive"])
    start, answers = context.Barrier(processes), context.SimpleQueue()
    openers = [context.Process(target=count_editions, args=(url, start, answers)) for _ in range(processes)]
    for opener in openers:
        opener.start()
    for opener in openers:
        opener.join()
    assert [opener.exitcode for opener in openers] == [0] * processes
    return [answers.get() for _ in openers]


def count_editions(url: str, start: Any, answers: Any) -> None:
    start.wait(60)
    with Archive(url) as archive:
        answers.put(len(archive.editions()))


@pytest.mark.parametrize("database", ["postgresql", "sqlite"])
def test_several_processes_may_be_the_first_to_open_an_archive(database: str, url: str, tmp_path: Path) -> None:
    where = url if database == "postgresql" else f"sqlite:///{tmp_path / 'archive.sqlite'}"
    assert open_at_once(where, 6) == [0] * 6


@pytest.mark.parametrize("database", ["postgresql", "sqlite"])
def test_an_upgrade_is_made_once_by_several_processes(database: str, url: str, tmp_path: Path) -> None:
    where = url if database == "postgresql" else f"sqlite:///{tmp_path / 'archive.sqlite'}"
    load(where, "1")
    assert open_at_once(where, 6) == [2] * 6
    assert rows_of(where)["archive_info"] == [("layout", SCHEMA_VERSION)]


def load(url: str, layout: str) -> None:
    """An archive as the program of an earlier layout made it, from its own dump."""
    if url.startswith("sqlite"):
        import sqlite3

        database = sqlite3.connect(url.removeprefix("sqlite:///"))
        database.executescript((LAYOUTS / f"layout_{layout}.sql").read_text("utf-8"))
        database.close()
        return
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql((LAYOUTS / f"layout_{layout}_postgresql.sql").read_text("utf-8").replace("%", "%%"))
    engine.dispose()


@pytest.mark.parametrize("layout", ["1", "2"])
def test_an_archive_of_an_earlier_layout_is_brought_up(url: str, postgresql: PostgreSQL, layout: str) -> None:
    load(url, layout)
    fresh = postgresql.new_database()
    Archive(fresh).close()
    with Archive(url) as archive:
        assert [row.month for row in archive.editions()] == ["2026-10"] * (2 if layout == "1" else 3)
        kept = archive.facts("a" * 64, "a.txt", "p")
        assert kept is not None and kept.document.text == "163 participants took part in the Conference."
        archive.keep_facts(kept, "p")
        assert archive.facts("a" * 64, "a.txt", "p") == kept
        record(archive)
        assert state_of(archive, NOVEMBER) is EditionState.DRAFT
        assert state_of(archive, EditionId(month="2026-10", version=2)) is EditionState.HELD
    assert schema(url) == schema(fresh)


def schema(url: str) -> dict[str, Any]:
    """Tables, columns with types, keys and indexes."""
    engine = create_engine(url)
    try:
        said = inspect(engine)
        return {
            table: (
                {column["name"]: (str(column["type"]), column["nullable"]) for column in said.get_columns(table)},
                said.get_pk_constraint(table)["constrained_columns"],
                sorted(index["name"] or "" for index in said.get_indexes(table)),
                sorted(tuple(one["column_names"]) for one in said.get_unique_constraints(table)),
            )
            for table in said.get_table_names()
        }
    finally:
        engine.dispose()


def test_two_runs_cannot_record_the_same_version(url: str) -> None:
    Archive(url).close()
    start, told = threading.Barrier(4), []

    def work() -> None:
        with Archive(url) as archive:
            start.wait(60)
            try:
                record(archive)
                told.append("made")
            except EditionExistsError as error:
                told.append(error.label)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["2026-11"] * 3 + ["made"]
    with Archive(url) as archive:
        assert [len(row.documents) for row in archive.editions()] == [2]


def test_runs_at_once_agree_on_the_days_of_first_sight(url: str) -> None:
    Archive(url).close()
    files = {f"{number:064d}": "" for number in range(700)}
    start, seen = threading.Barrier(4), []

    def work(day: int) -> None:
        with Archive(url) as archive:
            start.wait(60)
            order = dict(reversed(files.items())) if day % 2 else files
            seen.append(archive.first_seen_all(order, date(2026, 11, day)))

    threads = [threading.Thread(target=work, args=(day,)) for day in range(1, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 4 and all(found == seen[0] for found in seen)


def test_runs_at_once_keep_the_same_facts_in_any_order(url: str) -> None:
    Archive(url).close()
    documents = [a_document(f"{number}.txt", f"{number:064d}") for number in range(200)]
    begun, ended = [threading.Event(), threading.Event()], []

    def half_then_half(number: int) -> Iterator[Worked]:
        order = list(reversed(documents)) if number else documents
        yield from order[:100]
        begun[number].set()
        begun[1 - number].wait(0.5)  # the other has written its first half now, if it may
        yield from order[100:]

    def work(number: int) -> None:
        with Archive(url) as archive:
            archive.keep_all_facts(half_then_half(number), "p")
            ended.append(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ended) == [0, 1]
    assert len(rows_of(url)["facts"]) == 200


def test_of_two_who_decide_at_once_one_wins(url: str) -> None:
    with Archive(url) as archive:
        record(archive)
    start, won, told = threading.Barrier(6), [], []

    def work(number: int) -> None:
        said = Decision(
            edition=NOVEMBER, state=EditionState.APPROVED, person=f"Person {number}", pdf_sha256=PDF, decided_at=NOW
        )
        with Archive(url) as archive:
            start.wait(60)
            try:
                decide(archive, said)
                won.append(said.person)
            except ApprovalError as error:
                told.append(str(error))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Archive(url) as archive:
        assert [item.person for item in decisions_of(archive, NOVEMBER)] == won
    assert len(won) == 1 and len(told) == 5 and all(f"is approved by {won[0]}" in text for text in told)


def test_no_connection_is_left_behind(url: str, postgresql: PostgreSQL) -> None:
    with hold(url, "schedule"), Archive(url) as archive:
        with archive.session(), archive.durable_session(), archive.writing():
            assert sessions(postgresql, url) == 3  # an ordinary session connects when it is asked something
        assert is_held(url, "schedule")
    for _ in range(3000):  # the server sees a closed connection when it next looks
        if not sessions(postgresql, url):
            break
    assert sessions(postgresql, url) == 0


def sessions(server: PostgreSQL, url: str) -> int:
    with server.connect() as connection:
        query = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND application_name LIKE 'industrial%%'"
        found = connection.execute(query, [url.rsplit("/", 1)[1]]).fetchone()
    assert found is not None
    return int(found[0])


def test_months_that_are_made_together_get_numbers_of_their_own(url: str) -> None:
    Archive(url).close()
    start, numbers = threading.Barrier(4), []

    def work(month: str) -> None:
        with hold(url, f"month-{month}"), Archive(url) as archive:
            start.wait(60)
            numbers.append(archive.reserve_number(month))
            start.wait(60)

    threads = [threading.Thread(target=work, args=(f"2026-0{number}",)) for number in range(1, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == [1, 2, 3, 4]


@pytest.fixture
def broken(postgresql: PostgreSQL) -> Iterator[str]:
    """A database whose server has just been switched off, and is on again afterwards."""
    url = postgresql.new_database()
    Archive(url).close()
    postgresql.stop()
    try:
        yield url
    finally:
        postgresql.start()


def test_a_server_that_is_down_is_named_without_its_password(broken: str, postgresql: PostgreSQL) -> None:
    with pytest.raises(
        ArchiveError, match=r"cannot be reached .*check its address and that its server is running"
    ) as found:
        Archive(broken)
    assert postgresql.password not in str(found.value) and f"office:***@127.0.0.1:{postgresql.port}" in str(found.value)
    with pytest.raises(ArchiveError, match="cannot be reached"):
        is_held(broken, "schedule")


def test_a_restart_of_the_server_between_two_questions_is_not_noticed(url: str, postgresql: PostgreSQL) -> None:
    with Archive(url) as archive:
        archive.first_seen("a" * 64, date(2026, 11, 1))
        postgresql.stop()
        postgresql.start()
        assert archive.first_seen("a" * 64, date(2026, 12, 1)) == date(2026, 11, 1)


@pytest.mark.parametrize("name", ["postgresql", "postgres"])
def test_an_address_as_other_programs_write_it_is_understood(url: str, name: str) -> None:
    with Archive(url.replace("postgresql+psycopg", name)) as archive:
        assert archive.editions() == []


def test_a_wrong_password_and_an_unknown_database_say_so(postgresql: PostgreSQL) -> None:
    with pytest.raises(ArchiveError, match=r"refuses the user or the password .*correct them") as found:
        Archive(postgresql.url(password="guessed-it"))
    assert "guessed-it" not in str(found.value) and found.value.__cause__ is not None
    with pytest.raises(ArchiveError, match=r'is not there .*database "nowhere" does not exist.*createdb'):
        Archive(postgresql.url("nowhere"))


def test_a_user_who_may_not_write_is_told_so(url: str, postgresql: PostgreSQL) -> None:
    Archive(url).close()
    name = url.rsplit("/", 1)[1]
    with postgresql.connect(name) as connection:
        connection.execute("CREATE ROLE reader LOGIN PASSWORD 'r'")
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
    reader = f"postgresql+psycopg://reader:r@127.0.0.1:{postgresql.port}/{name}"
    with Archive(reader) as archive:
        assert archive.editions() == []
        with pytest.raises(ArchiveError, match=r"permission denied.*GRANT"):
            archive.first_seen("a" * 64, date(2026, 11, 1))


def test_an_archive_of_a_newer_program_is_left_alone(url: str) -> None:
    with Archive(url) as archive, archive.session() as session:
        session.execute(text("UPDATE archive_info SET value = '99'"))
        session.commit()
    with pytest.raises(NewerArchiveError, match="has layout 99"):
        Archive(url)
