import hashlib
import json
import multiprocessing
import os
import signal
import sqlite3
import stat
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tasks.archive import backup_check
from tasks.archive import restore as restoring
from tasks.archive.approvals import decide, state_of
from tasks.archive.archive import Archive
from tasks.archive.backup import export_archive, verify_export
from tasks.archive.backup_format import TABLES
from tasks.archive.errors import BackupError
from tasks.archive.manifest_stamp import stamped
from tasks.archive.models import SCHEMA_VERSION, DeliveryRow, FactsRow
from tasks.archive.restore import restore_archive
from tasks.contracts.approval import Decision, EditionState
from tasks.contracts.edition import EditionId
from tasks.contracts.result import Outcome

NOW = datetime(2026, 12, 2, 6, 0, 0, 123456, tzinfo=UTC)
NOVEMBER = EditionId(month="2026-11")
FILES = {
    "briefing.pdf": b"%PDF-1.7 ...",
    "data/manifest.json": b'{\n "edition": "2026-11"\n}\n',
    "data/\u00e9 \u4e2d.json": b"{}",
}


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def url(tmp_path: Path) -> str:
    """An office's archive with one approved edition, in a folder with other things of the office."""
    output = tmp_path / "output"
    address = f"sqlite:///{output / 'archive.sqlite'}"
    with Archive(address) as archive:
        row = archive.record(
            NOVEMBER, as_of=NOW, number=1, inputs_digest="i", fingerprint="p", documents=[("é.txt", "a" * 64)],
            parameters={"b": "1", "a": "\u2028"}, files={name: sha256(content) for name, content in FILES.items()},
            outcome=Outcome.MADE, counts={"documents": 1}, translations=[()],
        )  # fmt: skip
        said = Decision(
            edition=NOVEMBER,
            state=EditionState.APPROVED,
            person="Ann",
            pdf_sha256=sha256(FILES["briefing.pdf"]),
            decided_at=NOW,
        )
        decide(archive, said)
        archive.first_seen("a" * 64, date(2026, 11, 1), "é.txt")
        with archive.session() as session:
            session.add(FactsRow(sha256="a" * 64, file="é.txt", fingerprint="p", packed=bytes(range(256)), kept_at=NOW))
            session.add(FactsRow(sha256="a" * 64, file="old.txt", fingerprint="p", worked='{"plain": "\\u0000"}'))
            session.add(
                DeliveryRow(edition_id=row.edition_id, recipient_key="k", channel="email", state="sent", changed_at=NOW)
            )
            session.commit()
    for name, content in FILES.items():
        path = output / "2026-11" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(stamped(content, said) if name == "data/manifest.json" else content)
    (output / "previews").mkdir()
    (output / "previews" / "x").write_text("not for the export")
    return address


def rows(url: str) -> dict[str, list[tuple[Any, ...]]]:
    database = sqlite3.connect(url.removeprefix("sqlite:///"))
    try:
        return {name: database.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in TABLES}
    finally:
        database.close()


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


@pytest.fixture
def export(url: str, tmp_path: Path) -> Path:
    target = tmp_path / "copies" / "office.zip"
    export_archive(url, tmp_path / "output", target)
    return target


def test_an_archive_comes_back_as_it_was(url: str, export: Path, tmp_path: Path) -> None:
    other = f"sqlite:///{tmp_path / 'new' / 'archive.sqlite'}"
    report = restore_archive(export, other, tmp_path / "new")
    assert rows(other) == rows(url)
    assert content(tmp_path / "new" / "2026-11") == content(tmp_path / "output" / "2026-11")
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [".locks", "2026-11", "archive.sqlite"]
    assert (report.layout, report.editions, report.files) == (SCHEMA_VERSION, ("2026-11",), 3)
    assert {name: count for name, count in report.rows.items() if count} == {
        "archive_info": 1, "documents": 1, "facts": 2, "editions": 1, "edition_documents": 1, "edition_counts": 1,
        "edition_fields": 1, "edition_decisions": 1, "deliveries": 1,
    }  # fmt: skip
    with Archive(other) as archive:
        assert state_of(archive, NOVEMBER) is EditionState.APPROVED


def test_an_export_says_what_it_holds_and_is_for_its_owner_only(url: str, tmp_path: Path) -> None:
    target = tmp_path / "office.zip"
    report = export_archive(url, tmp_path / "output", target)
    assert (report.files, report.missing, report.altered) == (3, (), ())
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    found = verify_export(target)
    assert (found.rows, found.layout, found.size) == (report.rows, SCHEMA_VERSION, target.stat().st_size)
    with zipfile.ZipFile(target) as archive:
        assert archive.read("tables/documents.jsonl").decode() == (
            f'{{"sha256":"{"a" * 64}","file":"é.txt","first_seen":"2026-11-01"}}\n'
        )
    without = export_archive(url, None, tmp_path / "rows.zip")
    assert (without.files, without.rows) == (0, report.rows)
    with pytest.raises(BackupError, match="is there already: name another file"):
        export_archive(url, None, target)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["office.zip", "output", "rows.zip"]


def test_an_archive_that_is_not_there_is_not_exported(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match=r"There is no archive .*typo.sqlite: name the one"):
        export_archive(f"sqlite:///{tmp_path / 'typo.sqlite'}", None, tmp_path / "office.zip")
    assert list(tmp_path.iterdir()) == []


def test_an_export_tells_of_files_that_are_missing_or_are_not_what_was_made(url: str, tmp_path: Path) -> None:
    (tmp_path / "output" / "2026-11" / "briefing.pdf").write_bytes(b"changed")
    (tmp_path / "output" / "2026-11" / "data" / "é 中.json").unlink()
    report = export_archive(url, tmp_path / "output", tmp_path / "office.zip")
    assert (report.missing, report.altered) == (("2026-11/data/é 中.json",), ("2026-11/briefing.pdf",))


def test_an_export_is_of_one_moment(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tasks.archive import backup

    real = backup.line_of

    def line_of(table: Any, row: Any) -> bytes:
        if table.name == "documents":  # read first; what is written now must not turn up in a table that is read later
            with Archive(url) as archive:
                archive.record(
                    EditionId(month="2026-12"), as_of=NOW, number=2, inputs_digest="i", fingerprint="p", documents=[],
                    parameters={}, files={}, outcome=Outcome.MADE,
                )  # fmt: skip
        return real(table, row)

    monkeypatch.setattr(backup, "line_of", line_of)
    assert export_archive(url, None, tmp_path / "office.zip").rows["editions"] == 1
    assert len(rows(url)["editions"]) == 2


def test_nothing_is_restored_over_an_archive_that_holds_something(url: str, export: Path, tmp_path: Path) -> None:
    before = rows(url)
    with pytest.raises(
        BackupError, match=r"archive.sqlite is not empty: an export is restored into a new archive only"
    ):
        restore_archive(export, url, None)
    assert rows(url) == before


def test_a_folder_that_is_another_stays_and_one_that_is_the_same_is_taken(export: Path, tmp_path: Path) -> None:
    place = tmp_path / "new" / "2026-11"
    place.mkdir(parents=True)
    (place / "mine.txt").write_text("mine")
    other = f"sqlite:///{tmp_path / 'new' / 'archive.sqlite'}"
    with pytest.raises(BackupError, match="2026-11 is there already and is another: move it away"):
        restore_archive(export, other, tmp_path / "new")
    assert (content(place), rows(other)["editions"]) == ({"mine.txt": b"mine"}, [])
    (place / "mine.txt").unlink()
    for name, bytes_ in content(tmp_path / "output" / "2026-11").items():
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_bytes(bytes_)
    restore_archive(export, other, tmp_path / "new")
    assert len(rows(other)["editions"]) == 1


def rewritten(source: Path, target: Path, change: Callable[[dict[str, bytes], dict[str, Any]], None]) -> Path:
    """An export with other members and another manifest, both as ``change`` leaves them."""
    with zipfile.ZipFile(source) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(members.pop("manifest.json"))
    change(members, manifest)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        archive.writestr("manifest.json", json.dumps(manifest))
    return target


def entry(data: bytes) -> dict[str, Any]:
    return {"size": len(data), "sha256": sha256(data)}


def smuggled(name: str) -> Callable[[dict[str, bytes], dict[str, Any]], None]:
    def change(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
        members[name] = b"x"
        manifest["members"][name] = entry(b"x")

    return change


def other_layout(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    manifest["layout"] = "4"


def altered_row(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    members["tables/documents.jsonl"] = members["tables/documents.jsonl"].replace(b"2026-11-01", b"2026-11-02")


def wrong_row(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    data = members["tables/documents.jsonl"].replace(b"2026-11-01", b"yesterday!")
    members["tables/documents.jsonl"] = data
    manifest["members"]["tables/documents.jsonl"] = entry(data)


def lost_member(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    del members["tables/editions.jsonl"]


def lost_rows(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    members["tables/documents.jsonl"] = b""
    manifest["members"]["tables/documents.jsonl"] = entry(b"")


def bomb(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    members["editions/2026-11/zeros"] = bytes(8 << 20)
    manifest["members"]["editions/2026-11/zeros"] = entry(bytes(8 << 20))


def understated(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    manifest["members"]["editions/2026-11/briefing.pdf"]["size"] = 3


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (other_layout, r"has layout 4, this program knows layout 3: update the program"),
        (altered_row, r"damaged \(tables/documents.jsonl is not as it was written\)"),
        (wrong_row, r"damaged \(documents, row 1: Invalid isoformat string: 'yesterday!'\)"),
        (lost_member, r"damaged \(its members are not those it lists\)"),
        (lost_rows, r"damaged \(documents has 0 rows, not 1\)"),
        (bomb, r"would unpack to 8 MB, which no export does"),
        (understated, r"damaged \(editions/2026-11/briefing.pdf has another size\)"),
        (smuggled("editions/../../evil"), r"holds 'editions/../../evil', which no export does"),
        (smuggled("editions/2026-11/../../../evil"), "which no export does"),
        (smuggled("editions/2026-11/a\\..\\..\\evil"), "which no export does"),
        (smuggled("editions/C:evil/x"), "which no export does"),
        (smuggled("/etc/evil"), "its members are not those it lists"),
        (smuggled("tables/evil.jsonl"), "its members are not those it lists"),
        (smuggled("editions/2026-11/BRIEFING.pdf"), "its members are not those it lists"),
    ],
)
def test_a_damaged_or_changed_export_is_refused_before_anything_is_written(
    export: Path,
    tmp_path: Path,
    change: Callable[[dict[str, bytes], dict[str, Any]], None],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(backup_check, "_MOST_MORE", 1 << 20)
    bad = rewritten(export, tmp_path / "bad.zip", change)
    before = sorted(path for path in tmp_path.rglob("*"))
    with pytest.raises(BackupError, match=said):
        restore_archive(bad, f"sqlite:///{tmp_path / 'new' / 'archive.sqlite'}", tmp_path / "new")
    assert sorted(path for path in tmp_path.rglob("*")) == before


def test_bytes_that_fell_over_on_the_way_are_found(export: Path, tmp_path: Path) -> None:
    whole = export.read_bytes()
    bad = tmp_path / "bad.zip"
    for damaged in (
        whole[:-30],
        whole[: len(whole) // 2],
        b"",
        b"no zip at all",
        whole.replace(b"%PDF-1.7", b"%PDF-1.4"),
    ):
        bad.write_bytes(damaged)
        with pytest.raises(BackupError, match=r"damaged|not an export"):
            restore_archive(bad, f"sqlite:///{tmp_path / 'new' / 'archive.sqlite'}", None)
    with pytest.raises(BackupError, match="There is no export"):
        verify_export(tmp_path / "nothing.zip")
    assert not (tmp_path / "new").exists()


def test_another_zip_is_no_export(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("manifest.json", '{"something": "else"}')
    with pytest.raises(BackupError, match=r"is not an export of an archive: name the \.zip"):
        verify_export(tmp_path / "x.zip")


def as_layout_2(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    """What the program of the second layout would have written: fewer tables, facts in plain JSON only."""
    manifest["layout"] = "2"
    for table in ("edition_decisions", "deliveries", "suppressions", "scheduled_months", "run_stages"):
        del members[f"tables/{table}.jsonl"], manifest["members"][f"tables/{table}.jsonl"], manifest["rows"][table]
    facts = [json.loads(line) for line in members["tables/facts.jsonl"].splitlines()]
    for row in facts:
        del row["packed"], row["kept_at"]
    info = [{"name": "layout", "value": "2"}]
    for table, said in (("facts", facts), ("archive_info", info)):
        data = b"".join(json.dumps(row).encode() + b"\n" for row in said)
        members[f"tables/{table}.jsonl"], manifest["members"][f"tables/{table}.jsonl"] = data, entry(data)


def test_an_export_of_an_earlier_layout_is_brought_up(export: Path, tmp_path: Path) -> None:
    older = rewritten(export, tmp_path / "older.zip", as_layout_2)
    other = f"sqlite:///{tmp_path / 'new.sqlite'}"
    assert restore_archive(older, other, None).layout == "2"
    found = rows(other)
    assert found["archive_info"] == [("layout", SCHEMA_VERSION)]
    assert [(row[1], row[3], row[4], row[5]) for row in found["facts"]] == [
        ("old.txt", '{"plain": "\\u0000"}', None, None),
        ("é.txt", "", None, None),
    ]
    with Archive(other) as archive:
        assert state_of(archive, NOVEMBER) is EditionState.DRAFT


def killed_while(url: str, export: Path, folder: Path, where: str) -> None:
    """Restores and is killed at the end of a step of it."""
    real = getattr(restoring, where)

    def step(*given: Any) -> None:
        real(*given)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(restoring, where, step)
    restore_archive(export, url, folder)


@pytest.mark.parametrize("where", ["_insert", "_set_sequences", "_put_in_place"])
def test_a_restoring_that_is_killed_can_be_made_again(url: str, export: Path, tmp_path: Path, where: str) -> None:
    other = f"sqlite:///{tmp_path / 'new' / 'archive.sqlite'}"
    process = multiprocessing.get_context("fork").Process(
        target=killed_while, args=(other, export, tmp_path / "new", where)
    )
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    assert rows(other)["editions"] == []
    restore_archive(export, other, tmp_path / "new")
    assert rows(other) == rows(url)
    assert content(tmp_path / "new" / "2026-11") == content(tmp_path / "output" / "2026-11")
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [".locks", "2026-11", "archive.sqlite"]
