"""Restoring an export into an empty archive, of SQLite or PostgreSQL, whichever it was made from."""

import hashlib
import os
import secrets
import shutil
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Integer, delete, func, insert, select, text
from sqlalchemy.orm import Session

from tasks.archive.archive import Archive
from tasks.archive.backup_check import check, opened, rows_of
from tasks.archive.backup_format import TABLES, ExportManifest
from tasks.archive.connection import place_of
from tasks.archive.errors import BackupError
from tasks.archive.locks import hold
from tasks.archive.models import SCHEMA_VERSION, InfoRow

_BLOCK: Final = 1 << 20
_ROWS: Final = 100
_ASIDE: Final = ".restore-"


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """What was restored: ``layout`` of the export, ``rows`` by table, names of the ``editions``' folders, their ``files``."""

    layout: str
    rows: Mapping[str, int]
    editions: tuple[str, ...]
    files: int


def restore_archive(source: Path, archive_url: str, editions_folder: Path | None) -> RestoreReport:
    """Puts an export into an empty archive and, if a folder is named, its editions' folders into that.

    Everything is verified first. The rows come in one transaction; the editions are unpacked aside and renamed just before it
    ends, so that a restoring that is killed leaves nothing but folders that the next one takes as they are.

    Raises:
        BackupError: the export is damaged or of a newer program, the archive is not empty, or another folder stands where an
            edition's is to be; nothing was changed.
        ArchiveError: the archive cannot be used.
    """
    with ExitStack() as stack:
        export, manifest = stack.enter_context(opened(source))
        check(export, manifest, source)
        stack.enter_context(hold(archive_url, "restore"))
        archive = stack.enter_context(Archive(archive_url))
        with archive.session() as session:
            _check_empty(session, archive_url)
        folders = _unpacked(export, manifest, editions_folder) if editions_folder is not None else _nothing()
        moves = stack.enter_context(folders)
        with archive.writing() as session:
            _check_empty(session, archive_url)
            session.execute(delete(InfoRow))
            for table in TABLES:
                if table in manifest.rows:
                    _insert(session, export, table, source)
            session.execute(delete(InfoRow).where(InfoRow.name == "layout"))
            session.add(InfoRow(name="layout", value=SCHEMA_VERSION))
            session.flush()
            _set_sequences(session.connection())
            _put_in_place(moves)
    names = (
        {name.split("/")[1] for name in manifest.members if name.startswith("editions/")} if editions_folder else set()
    )
    files = len(manifest.members) - len(manifest.rows) if editions_folder else 0
    return RestoreReport(manifest.layout, dict(manifest.rows), tuple(sorted(names)), files)


def _check_empty(session: Session, url: str) -> None:
    for name, table in TABLES.items():
        if name != InfoRow.__tablename__ and session.execute(select(table.primary_key.columns[0]).limit(1)).first():
            raise BackupError(
                f"The archive {place_of(url)} is not empty: an export is restored into a new archive only. Name another address."
            )


def _insert(session: Session, export: zipfile.ZipFile, table: str, source: Path) -> None:
    rows = rows_of(export, table, source)
    while chunk := list(islice(rows, _ROWS)):
        session.execute(insert(TABLES[table]), chunk)


def _set_sequences(connection: Connection) -> None:
    """PostgreSQL numbers new rows by a sequence, which rows that bring their number along do not move."""
    if connection.dialect.name != "postgresql":
        return
    for name, table in TABLES.items():
        key = table.autoincrement_column
        if key is not None and isinstance(key.type, Integer):
            highest = connection.scalar(select(func.max(key)))
            if highest:
                connection.execute(
                    text("SELECT setval(pg_get_serial_sequence(:table, :column), :highest)"),
                    {"table": name, "column": key.name, "highest": highest},
                )


@contextmanager
def _nothing() -> Iterator[Sequence[tuple[Path, Path]]]:
    yield ()


@contextmanager
def _unpacked(
    export: zipfile.ZipFile, manifest: ExportManifest, editions_folder: Path
) -> Iterator[Sequence[tuple[Path, Path]]]:
    """The editions' folders unpacked aside; yields (from, to) of those that are not in place already."""
    aside = editions_folder / f"{_ASIDE}{secrets.token_hex(4)}"
    files = {name: member for name, member in manifest.members.items() if name.startswith("editions/")}
    try:
        editions_folder.mkdir(parents=True, exist_ok=True)
        for left in editions_folder.glob(
            f"{_ASIDE}*"
        ):  # of a restoring that was killed; the lock says that none is under way
            shutil.rmtree(left, ignore_errors=True)
        needed = sum(member.size for member in files.values())
        if needed > shutil.disk_usage(editions_folder).free:
            raise BackupError(
                f"The editions need {needed / 1e6:,.0f} MB in {editions_folder}, which has less: make room."
            )
        aside.mkdir()
        for name in files:
            place = aside.joinpath(*name.split("/")[1:])
            place.parent.mkdir(parents=True, exist_ok=True)
            with export.open(name) as member, place.open("xb") as file:
                shutil.copyfileobj(member, file, _BLOCK)
                file.flush()
                os.fsync(file.fileno())
        moves = [(folder, editions_folder / folder.name) for folder in sorted(aside.iterdir())]
        for folder, place in moves:
            if place.exists() and not _is_same(folder, place):
                raise BackupError(
                    f"The folder {place} is there already and is another: move it away, then restore again."
                )
        yield [(folder, place) for folder, place in moves if not place.exists()]
    except OSError as error:
        raise BackupError(f"The editions cannot be put into {editions_folder} ({error.strerror}).") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _put_in_place(moves: Sequence[tuple[Path, Path]]) -> None:
    done: list[tuple[Path, Path]] = []
    try:
        for folder, place in moves:
            folder.rename(place)
            done.append((folder, place))
        for parent in {place.parent for _, place in done}:  # the names on the disk before the rows are
            _sync(parent)
    except OSError:
        for folder, place in done:
            with suppress(OSError):
                place.rename(folder)
        raise


def _sync(folder: Path) -> None:
    with suppress(OSError):  # systems that open no folders keep their names in order by themselves
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _is_same(first: Path, second: Path) -> bool:
    def content(folder: Path) -> dict[str, str]:
        return {
            path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in folder.rglob("*")
            if path.is_file()
        }

    return content(first) == content(second)
