import sqlite3
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_mock_engine, event, text
from sqlalchemy.exc import OperationalError

from tasks.archive.archive import Archive, EditionDecision
from tasks.archive.errors import ArchiveError, EditionExistsError, NewerArchiveError
from tasks.archive.inputs import inputs_digest
from tasks.archive.locks import hold
from tasks.archive.models import Base, DocumentRow, FactsRow, InfoRow
from tasks.contracts.activity import Extraction
from tasks.contracts.document import Document, DocumentKind, FrontMatter
from tasks.contracts.edition import EditionId, Worked
from tasks.contracts.result import Outcome
from tasks.grammar.edition_changes import english_sentences

NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
FILES = [("a.txt", "a" * 64), ("b.txt", "b" * 64)]


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'memory' / 'archive.sqlite'}"


def a_document(text: str = "163 participants took part in the Conference.") -> Worked:
    document = Document(
        document_id="a" * 16, file="a.txt", sha256="a" * 64, text=text, encoding="utf-8", kind=DocumentKind.OTHER,
        language="en", received_at=date(2026, 11, 1), received_basis="sidecar", front_matter=FrontMatter(), blocks=(),
    )  # fmt: skip
    return Worked(document=document, extraction=Extraction(document_id=document.document_id))


def make(
    archive: Archive, month: str, files: list[tuple[str, str]], *, as_of: datetime = NOW, fingerprint: str = "p",
    parameters: dict[str, str] | None = None,
) -> EditionDecision:  # fmt: skip
    """Decides and, unless nothing has changed, records."""
    said = parameters or {"language": "en"}
    digest = inputs_digest(files, said, fingerprint)
    decision = archive.decide(month, digest, files=files, parameters=said, fingerprint=fingerprint, as_of=as_of)
    if decision.outcome is Outcome.MADE:
        archive.record(
            decision.edition, as_of=decision.as_of, number=decision.number, inputs_digest=digest, fingerprint=fingerprint,
            documents=files, parameters=said, files={"briefing.pdf": "0" * 64}, outcome=decision.outcome,
            changes=decision.changes,
        )  # fmt: skip
    return decision


def test_the_day_of_first_sight_stays(url: str) -> None:
    archive = Archive(url)
    assert archive.first_seen("a" * 64, date(2026, 11, 1)) == date(2026, 11, 1)
    assert Archive(url).first_seen("a" * 64, date(2026, 12, 1)) == date(2026, 11, 1)


def test_facts_come_back_as_they_were(url: str) -> None:
    archive = Archive(url)
    archive.keep_facts(a_document(), "p")
    assert archive.facts("a" * 64, "a.txt", "p") == a_document()


def test_facts_of_another_program_name_or_content_are_not_taken(url: str) -> None:
    archive = Archive(url)
    archive.keep_facts(a_document(), "p")
    assert archive.facts("a" * 64, "a.txt", "q") is None
    assert archive.facts("a" * 64, "copy.txt", "p") is None
    assert archive.facts("b" * 64, "a.txt", "p") is None


def test_facts_can_be_kept_again(url: str) -> None:
    archive = Archive(url)
    archive.keep_facts(a_document("old"), "p")
    archive.keep_facts(a_document("new"), "p")
    facts = archive.facts("a" * 64, "a.txt", "p")
    assert facts is not None and facts.document.text == "new"


def test_facts_that_can_no_longer_be_understood_are_read_again(url: str) -> None:
    archive = Archive(url)
    with archive.session() as session:
        session.add(FactsRow(sha256="a" * 64, file="a.txt", fingerprint="p", worked='{"document": "once upon a time"}'))
        session.commit()
    assert archive.facts("a" * 64, "a.txt", "p") is None


def test_facts_are_kept_small_and_rows_of_the_second_layout_are_still_read(url: str) -> None:
    archive = Archive(url)
    archive.keep_facts(a_document("wort " * 5000), "p")
    with archive.session() as session:
        row = session.get_one(FactsRow, ("a" * 64, "a.txt", "p"))
        assert (row.worked, row.kept_at is not None) == ("", True)
        assert row.packed is not None and len(row.packed) < 1000
        row.worked, row.packed, row.kept_at = a_document("plain").model_dump_json(), None, None
        session.commit()
    facts = archive.facts("a" * 64, "a.txt", "p")
    assert facts is not None and facts.document.text == "plain"


def test_damaged_facts_are_read_again(url: str) -> None:
    archive = Archive(url)
    with archive.session() as session:
        session.add(FactsRow(sha256="a" * 64, file="a.txt", fingerprint="p", packed=b"not deflated"))
        session.commit()
    assert archive.facts("a" * 64, "a.txt", "p") is None


def test_facts_of_many_documents_come_in_the_order_asked(url: str) -> None:
    archive = Archive(url)
    keys = [(f"{number:064d}", f"{number}.txt") for number in range(251)]
    documents = [
        a_document().model_copy(
            update={"document": a_document().document.model_copy(update={"sha256": sha256, "file": file})}
        )
        for sha256, file in keys
    ]
    archive.keep_all_facts(iter(documents), "p")
    asked = [*reversed(keys), ("e" * 64, "never read.txt"), (keys[0][0], "another name.txt")]
    found = list(archive.facts_of(asked, "p"))
    assert [key for key, _ in found] == list(reversed(keys))
    assert found[0][1] == documents[-1]
    assert list(archive.facts_of(keys, "q")) == []


def test_facts_are_kept_all_or_none(url: str) -> None:
    archive = Archive(url)

    def breaks_off() -> Iterator[Worked]:
        for number in range(150):
            document = a_document().document.model_copy(update={"file": f"{number}.txt"})
            yield a_document().model_copy(update={"document": document})
        raise RuntimeError("mine")

    with pytest.raises(RuntimeError, match="mine"):
        archive.keep_all_facts(breaks_off(), "p")
    assert archive.facts("a" * 64, "0.txt", "p") is None


def test_days_of_first_sight_of_many_documents(url: str) -> None:
    archive = Archive(url)
    early = {f"{number:064d}": f"{number}.txt" for number in range(0, 1203, 2)}
    every = {f"{number:064d}": f"{number}.txt" for number in range(1203)}
    assert set(archive.first_seen_all(early, date(2026, 11, 1)).values()) == {date(2026, 11, 1)}
    found = archive.first_seen_all(every, date(2026, 12, 1))
    assert found == {sha256: date(2026, 11, 1) if sha256 in early else date(2026, 12, 1) for sha256 in every}
    assert archive.first_seen_all({}, date(2027, 1, 1)) == {}
    with archive.session() as session:
        assert session.get_one(DocumentRow, f"{7:064d}").file == "7.txt"


def test_a_durable_session_waits_for_the_disk_and_for_whoever_writes(url: str) -> None:
    archive = Archive(url)
    with archive.durable_session() as session:
        assert session.scalar(text("PRAGMA synchronous")) == 2
        other = Archive(url)
        with archive.session() as reader:
            assert reader.scalar(text("PRAGMA synchronous")) == 1
        with other._engine.connect() as blocked:
            blocked.exec_driver_sql("PRAGMA busy_timeout = 0")
            with pytest.raises(OperationalError, match="locked"):
                blocked.exec_driver_sql("BEGIN IMMEDIATE")
        session.rollback()
    with archive.session() as session:
        assert session.scalar(text("PRAGMA synchronous")) == 1


def test_what_is_written_in_turn_is_kept_whole_or_not_at_all(url: str) -> None:
    archive = Archive(url)
    with pytest.raises(RuntimeError, match="mine"), archive.writing() as session:
        session.add(DocumentRow(sha256="a" * 64, file="", first_seen=date(2026, 11, 1)))
        session.flush()
        raise RuntimeError("mine")
    assert archive.first_seen("a" * 64, date(2026, 12, 1)) == date(2026, 12, 1)


def test_opening_an_archive_that_is_there_asks_one_question(url: str) -> None:
    Archive(url).close()
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        Archive(url).close()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert asked == ["SELECT value FROM archive_info WHERE name = 'layout'"]


def test_what_a_database_says_of_a_row_is_not_told(url: str) -> None:
    with Archive(url) as archive, pytest.raises(ArchiveError) as found, archive.session() as session:
        session.execute(
            text("INSERT INTO suppressions (recipient_key, address) VALUES (1, :address)"), {"address": "a@un.int"}
        )
    assert "a@un.int" not in str(found.value) + str(found.value.__cause__)


def test_editions_by_name_and_languages_of_a_month(url: str) -> None:
    archive = Archive(url)
    make(archive, "2026-11", FILES)
    row = archive.edition_row(EditionId(month="2026-11"))
    assert row is not None and row.files == {"briefing.pdf": "0" * 64}
    assert archive.edition_row(EditionId(month="2026-11", version=2)) is None
    assert (archive.languages_made("2026-11"), archive.languages_made("2026-12")) == ({"en"}, frozenset())


def test_the_same_inputs_are_the_same_edition_with_the_same_clock(url: str) -> None:
    archive = Archive(url)
    assert make(archive, "2026-11", FILES).edition == EditionId(month="2026-11")
    again = make(archive, "2026-11", list(reversed(FILES)), as_of=NOW + timedelta(days=3))
    assert (again.outcome, again.as_of, again.edition.version, again.changes) == (Outcome.UNCHANGED, NOW, 1, ())
    assert again.previous is not None and again.previous.files == {"briefing.pdf": "0" * 64}


def test_changed_inputs_make_a_second_version_that_says_what_changed(url: str) -> None:
    archive = Archive(url)
    make(archive, "2026-11", FILES)
    later = make(
        archive, "2026-11", [("a.txt", "c" * 64), ("new.txt", "d" * 64)], as_of=NOW + timedelta(days=3), fingerprint="q",
        parameters={"language": "en", "offline": "yes"},
    )  # fmt: skip
    assert later.edition.label == "2026-11 v2"
    assert later.as_of == NOW + timedelta(days=3)
    assert later.number == 1
    assert english_sentences(later.changes) == (
        "Document added: new.txt.",
        "Document removed: b.txt.",
        "Document changed: a.txt.",
        "Parameter offline set to yes.",
        "The program has changed.",
    )
    latest = archive.latest("2026-11")
    assert (
        latest is not None
        and latest.version == 2
        and latest.changes == [change.model_dump() for change in later.changes]
    )
    assert [(row.file, row.sha256[0]) for row in latest.documents] == [("a.txt", "c"), ("new.txt", "d")]


def test_going_back_to_older_inputs_is_a_new_version(url: str) -> None:
    archive = Archive(url)
    make(archive, "2026-11", FILES)
    make(archive, "2026-11", FILES[:1])
    assert make(archive, "2026-11", FILES).edition.version == 3


def test_editions_are_numbered_by_month_not_by_version(url: str) -> None:
    archive = Archive(url)
    numbers = [
        make(archive, month, files).number
        for month, files in (("2026-11", FILES), ("2026-11", FILES[:1]), ("2026-12", []))
    ]
    assert numbers == [1, 1, 2]
    assert [(row.month, row.version) for row in archive.editions()] == [("2026-11", 1), ("2026-11", 2), ("2026-12", 1)]


def test_months_that_are_made_together_get_numbers_of_their_own(url: str) -> None:
    archive = Archive(url)
    make(archive, "2026-09", FILES)
    with hold(url, "month-2026-10"), hold(url, "month-2026-11"):
        assert [archive.reserve_number(month) for month in ("2026-10", "2026-11", "2026-10")] == [2, 3, 2]
        assert [archive.number_of(month) for month in ("2026-09", "2026-10", "2026-11", "2026-12")] == [1, 2, 3, 2]
        assert make(archive, "2026-11", FILES[:1]).number == 3
    assert archive.reserve_number("2026-11") == 3
    with hold(url, "month-2026-12"):
        assert archive.reserve_number("2026-12") == 4


def test_a_run_that_failed_leaves_no_gap_in_the_numbers(url: str) -> None:
    archive = Archive(url)
    with hold(url, "month-2026-10"):
        archive.reserve_number("2026-10")
    with hold(url, "month-2026-11"):
        assert archive.reserve_number("2026-11") == 1
        make(archive, "2026-11", FILES)
    with hold(url, "month-2026-10"):
        assert archive.reserve_number("2026-10") == 2


def test_an_edition_covers_what_stood_in_no_earlier_one(url: str) -> None:
    archive = Archive(url)
    make(archive, "2026-10", FILES[:1])
    make(archive, "2026-11", FILES[1:])
    hashes = [sha256 for _, sha256 in FILES]
    assert archive.covered_elsewhere(hashes, "2026-12") == {"a" * 64: "2026-10", "b" * 64: "2026-11"}
    assert archive.covered_elsewhere(hashes, "2026-11") == {"a" * 64: "2026-10"}


def test_an_earlier_month_made_again_keeps_what_was_its_own(url: str) -> None:
    archive = Archive(url)
    make(archive, "2026-11", FILES)
    assert archive.covered_elsewhere([sha256 for _, sha256 in FILES], "2026-10") == {}


def test_a_document_taken_out_of_an_edition_is_no_longer_covered(url: str) -> None:
    archive = Archive(url)
    make(archive, "2026-11", FILES)
    make(archive, "2026-11", FILES[:1])
    assert archive.covered_elsewhere([sha256 for _, sha256 in FILES], "2026-12") == {"a" * 64: "2026-11"}


def test_many_documents_are_looked_up_in_one_go(url: str) -> None:
    archive = Archive(url)
    files = [(f"{number}.txt", f"{number:064d}") for number in range(1203)]
    make(archive, "2026-10", files)
    assert len(archive.covered_elsewhere([sha256 for _, sha256 in files], "2026-11")) == 1203


def test_two_runs_cannot_make_the_same_version(url: str) -> None:
    first, second = Archive(url), Archive(url)
    plans = [
        archive.decide("2026-11", "d", files=FILES, parameters={}, fingerprint="p", as_of=NOW)
        for archive in (first, second)
    ]
    assert plans[0].edition == plans[1].edition

    def record(archive: Archive) -> None:
        archive.record(
            plans[0].edition, as_of=NOW, number=1, inputs_digest="d", fingerprint="p", documents=FILES, parameters={},
            files={}, outcome=Outcome.MADE,
        )  # fmt: skip

    record(first)
    with pytest.raises(EditionExistsError, match="2026-11 has just been recorded by another run"):
        record(second)
    assert len(first.editions()) == 1
    assert len(first.editions()[0].documents) == 2


def test_runs_at_once_agree_on_the_day_of_first_sight(url: str) -> None:
    Archive(url)
    seen: list[date] = []

    def look(day: int) -> None:
        seen.append(Archive(url).first_seen("e" * 64, date(2026, 11, day)))

    threads = [threading.Thread(target=look, args=(day,)) for day in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 8
    assert {Archive(url).first_seen("e" * 64, date(2027, 1, 1))} == set(seen)


def test_a_moment_in_another_zone_is_kept_as_the_same_instant(url: str) -> None:
    archive = Archive(url)
    make(archive, "2026-11", FILES, as_of=NOW.astimezone(timezone(timedelta(hours=8))))
    latest = archive.latest("2026-11")
    assert latest is not None and latest.as_of == NOW and latest.as_of.tzinfo is UTC


def test_a_damaged_archive_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    path.write_bytes(b"this was never a database " * 400)
    with pytest.raises(ArchiveError, match=r"is damaged.*move the file away"):
        Archive(f"sqlite:///{path}")


def test_a_place_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"cannot be written.*give write permission"):
        Archive(f"sqlite:///{tmp_path}")
    (tmp_path / "file").write_text("")
    with pytest.raises(ArchiveError, match=r"folder of the archive .* cannot be made"):
        Archive(f"sqlite:///{tmp_path / 'file' / 'archive.sqlite'}")


def test_a_locked_archive_asks_to_wait(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Archive(url)
    monkeypatch.setattr("tasks.archive.connection.BUSY_TIMEOUT_MS", 50)
    holder = sqlite3.connect(url.removeprefix("sqlite:///"))
    try:
        waiting = Archive(url)
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(ArchiveError, match="in use by another run: wait"):
            waiting.first_seen("f" * 64, date(2026, 11, 1))
    finally:
        holder.close()


@pytest.mark.parametrize("url", ["nonsense", "oracle9000://here", ""])
def test_an_address_that_is_none_says_what_one_looks_like(url: str) -> None:
    with pytest.raises(ArchiveError, match=r"give one such as sqlite:///archive.db"):
        Archive(url)


def test_a_password_is_never_printed() -> None:
    from tasks.archive.connection import place_of

    assert "secret" not in place_of("postgresql+psycopg://office:secret@server/briefing")


def test_an_archive_of_a_newer_program_is_left_alone(url: str) -> None:
    archive = Archive(url)
    with archive.session() as session:
        session.get_one(InfoRow, "layout").value = "99"
        session.commit()
    with pytest.raises(NewerArchiveError, match="has layout 99"):
        Archive(url)


def test_the_tables_can_be_made_in_postgresql() -> None:
    said: list[str] = []
    engine = create_mock_engine(
        "postgresql+psycopg://", lambda sql, *_, **__: said.append(str(sql.compile(dialect=engine.dialect)))
    )
    Base.metadata.create_all(engine, checkfirst=False)
    assert sum("CREATE TABLE" in statement for statement in said) == 13
    assert any("UNIQUE (month, language, version)" in statement for statement in said)
