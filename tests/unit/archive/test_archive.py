import threading
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import create_mock_engine

from tasks.archive.archive import Archive, EditionDecision
from tasks.archive.errors import ArchiveError, EditionExistsError, NewerArchiveError
from tasks.archive.inputs import inputs_digest
from tasks.archive.models import Base, FactsRow, InfoRow
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
    import sqlite3

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
    assert sum("CREATE TABLE" in statement for statement in said) == 8
    assert any("UNIQUE (month, language, version)" in statement for statement in said)
