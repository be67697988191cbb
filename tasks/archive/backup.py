"""Exporting an archive into one file: a copy for bad days, and how an office moves to PostgreSQL or back."""

import hashlib
import os
import secrets
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Final

from sqlalchemy import Connection, select
from sqlalchemy.engine import make_url

from tasks.archive.archive import Archive
from tasks.archive.backup_check import check, is_safe, opened
from tasks.archive.backup_format import MANIFEST, TABLES, ExportManifest, Member, line_of, table_member
from tasks.archive.connection import explained, open_engine, sqlite_file
from tasks.archive.errors import BackupError
from tasks.archive.manifest_stamp import MANIFEST as STAMPED
from tasks.archive.manifest_stamp import recorded_sha256
from tasks.archive.models import SCHEMA_VERSION, EditionRow
from tasks.contracts.edition import EditionId

_BLOCK: Final = 1 << 20
_ROWS: Final = 100
#: Files that are compressed already.
_STORED: Final = (".pdf", ".docx", ".xlsx", ".zip", ".gz", ".woff2", ".png", ".jpg")


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export holds: ``rows`` by table, ``files`` of editions, ``size`` of the .zip in bytes.

    ``missing``: recorded files that are not in the editions' folders (empty when those were not asked for); ``altered``:
    files whose bytes are not the recorded ones; they are in the export as they are.
    """

    target: Path
    layout: str
    made_at: datetime
    rows: Mapping[str, int]
    files: int
    size: int
    missing: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()


def export_archive(archive_url: str, editions_folder: Path | None, target: Path) -> ExportReport:
    """Writes the whole archive, and the folders of its editions if one is named, into ``target``; read back before it stands.

    As it is at one moment, while others go on writing. The file holds readers' addresses: only its owner may read it.

    Raises:
        BackupError: there is no such archive, or ``target`` is there already or cannot be written.
        ArchiveError: the archive cannot be read.
    """
    if target.exists():
        raise BackupError(f"{target} is there already: name another file.")
    database = sqlite_file(make_url(archive_url)) if archive_url.startswith("sqlite") else None
    if database is not None and not database.exists():  # opening it would make an empty one
        raise BackupError(f"There is no archive {database}: name the one that is to be exported.")
    part = target.with_name(f".{target.name}.part-{secrets.token_hex(4)}")
    missing: list[str] = []
    altered: list[str] = []
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.touch(0o600, exist_ok=False)
        with part.open("wb") as file:
            _write(file, archive_url, editions_folder, missing, altered)
            file.flush()
            os.fsync(file.fileno())
        report = verify_export(part)
        part.rename(target)
    except OSError as error:
        raise BackupError(
            f"The export {target} cannot be written ({error.strerror}): make room or name another place."
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return ExportReport(
        target, report.layout, report.made_at, report.rows, report.files, report.size, tuple(missing), tuple(altered)
    )


def verify_export(source: Path) -> ExportReport:
    """Reads an export through and compares every byte and row with its manifest.

    Raises:
        BackupError: it is damaged, is none, or was made by a newer program.
    """
    with opened(source) as (archive, manifest):
        check(archive, manifest, source)
    files = len(manifest.members) - len(manifest.rows)
    return ExportReport(source, manifest.layout, manifest.made_at, manifest.rows, files, source.stat().st_size)


def _write(file: IO[bytes], url: str, editions_folder: Path | None, missing: list[str], altered: list[str]) -> None:
    members: dict[str, Member] = {}
    rows: dict[str, int] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target, _snapshot(url) as connection:
        for name, table in TABLES.items():
            found = connection.execute(table.select().order_by(*table.primary_key.columns))
            with _Hashed(target, table_member(name)) as member:
                for row in found.mappings():
                    member.write(line_of(table, dict(row)))
                    rows[name] = rows.get(name, 0) + 1
            rows.setdefault(name, 0)
            members[table_member(name)] = member.said
        if editions_folder is not None:
            columns = (EditionRow.month, EditionRow.version, EditionRow.language, EditionRow.files)
            editions = connection.execute(select(*columns).order_by(*columns[:3])).all()
            for month, version, language, recorded in editions:
                folder = EditionId(month=month, version=version, language=language).folder
                members |= _write_edition(target, editions_folder / folder, recorded, missing, altered)
        manifest = ExportManifest(layout=SCHEMA_VERSION, made_at=datetime.now(UTC), rows=rows, members=members)
        target.writestr(_info(MANIFEST), manifest.model_dump_json(indent=1))


def _write_edition(
    target: zipfile.ZipFile, folder: Path, recorded: Mapping[str, str], missing: list[str], altered: list[str]
) -> dict[str, Member]:
    """Every file of an edition's folder, those that were put there later as well."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    names = {path.relative_to(folder).as_posix(): path for path in found}
    missing += [f"{folder.name}/{name}" for name in sorted(recorded.keys() - names.keys())]
    members = {}
    for name, path in names.items():
        place = f"editions/{folder.name}/{name}"
        if not is_safe(place):  # put there by somebody: no file of an edition has such a name
            altered.append(f"{folder.name}/{name}")
            continue
        with path.open("rb") as file, _Hashed(target, place) as member:
            while block := file.read(_BLOCK):
                member.write(block)
        members[place] = member.said
        sha256 = recorded_sha256(name, path.read_bytes()) if name == STAMPED else member.said.sha256
        if recorded.get(name, sha256) != sha256:
            altered.append(f"{folder.name}/{name}")
    return members


class _Hashed:
    """A member that is being written; ``said`` when it is closed."""

    def __init__(self, target: zipfile.ZipFile, name: str) -> None:
        self._file = target.open(_info(name), "w", force_zip64=True)
        self._digest, self._size = hashlib.sha256(), 0

    def write(self, block: bytes) -> None:
        self._file.write(block)
        self._digest.update(block)
        self._size += len(block)

    def __enter__(self) -> "_Hashed":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    @property
    def said(self) -> Member:
        return Member(size=self._size, sha256=self._digest.hexdigest())


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)  # of 1980: the moment of the export stands in the manifest
    info.compress_type = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info


@contextmanager
def _snapshot(url: str) -> Iterator[Connection]:
    """A connection that sees the archive as it is now, whatever is written meanwhile; rows come as they are read."""
    Archive(url).close()  # of the present layout from here on
    engine = open_engine(url)
    try:
        with explained(url), engine.connect() as connection:
            if engine.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN")
            else:
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection.execution_options(yield_per=_ROWS)
    finally:
        engine.dispose()
