"""Is an export whole and safe to restore: everything is read and compared before anything is written."""

import hashlib
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Final

from pydantic import ValidationError

from tasks.archive.backup_format import MANIFEST, TABLES, ExportManifest, row_of, table_member
from tasks.archive.errors import BackupError
from tasks.archive.models import SCHEMA_VERSION

_BLOCK: Final = 1 << 20
#: A manifest names each member in some 150 bytes; this is more than any office will ever have.
_MANIFEST_LIMIT: Final = 64 << 20
#: How far all members together may unpack: times the file's size, and so many bytes more. Tables of facts unpack threefold.
_MOST_TIMES: Final = 200
_MOST_MORE: Final = 100 << 20
#: One row, read whole.
_LINE_LIMIT: Final = 256 << 20


@contextmanager
def opened(source: Path) -> Iterator[tuple[zipfile.ZipFile, ExportManifest]]:
    """The export and its manifest, its members compared by name and size only.

    Raises:
        BackupError: not an export, of a newer program, or with members that are not its own; says what to do.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            manifest = _manifest_of(archive, source)
            _check_names(archive, manifest, source)
            unpacked = sum(member.size for member in manifest.members.values())
            if unpacked > _MOST_TIMES * source.stat().st_size + _MOST_MORE:
                raise BackupError(
                    f"{source} would unpack to {unpacked / 1e6:,.0f} MB, which no export does: do not use it."
                )
            yield archive, manifest
    except FileNotFoundError as error:
        raise BackupError(
            f"There is no export {source}: name the .zip that `bin/briefing archive export` wrote."
        ) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise BackupError(f"The export {source} is damaged ({error}): use another copy of it.") from error


def check(archive: zipfile.ZipFile, manifest: ExportManifest, source: Path) -> None:
    """Reads every member: SHA-256, size, and each row of each table. Never more than the manifest's sizes is unpacked.

    Raises:
        BackupError: a member is damaged, or a row is none of its table.
    """
    for name, expected in manifest.members.items():
        digest, size = hashlib.sha256(), 0
        with archive.open(name) as member:
            while block := member.read(_BLOCK):
                size += len(block)
                if size > expected.size:
                    break
                digest.update(block)
        if size != expected.size or digest.hexdigest() != expected.sha256:
            raise BackupError(
                f"The export {source} is damaged ({name} is not as it was written): use another copy of it."
            )
    for table, rows in manifest.rows.items():
        found = sum(1 for _ in rows_of(archive, table, source))
        if found != rows:
            raise BackupError(
                f"The export {source} is damaged ({table} has {found} rows, not {rows}): use another copy of it."
            )


def rows_of(archive: zipfile.ZipFile, table: str, source: Path) -> Iterator[dict[str, object]]:
    """The rows of one table, one by one; columns that the export's layout did not have get their defaults."""
    number = 0
    with archive.open(table_member(table)) as member:
        while line := member.readline(_LINE_LIMIT):
            number += 1
            try:
                yield row_of(TABLES[table], line)
            except (ValueError, TypeError, RecursionError) as error:
                raise BackupError(
                    f"The export {source} is damaged ({table}, row {number}: {error}): use another copy."
                ) from error


def _manifest_of(archive: zipfile.ZipFile, source: Path) -> ExportManifest:
    try:
        info = archive.getinfo(MANIFEST)
        if info.file_size > _MANIFEST_LIMIT:
            raise KeyError(MANIFEST)
        with archive.open(info) as member:
            manifest = ExportManifest.model_validate_json(member.read(_MANIFEST_LIMIT + 1))
    except (KeyError, ValidationError) as error:
        raise BackupError(
            f"{source} is not an export of an archive: name the .zip that `bin/briefing archive export` wrote."
        ) from error
    if not manifest.layout.isdecimal() or int(manifest.layout) > int(SCHEMA_VERSION):
        raise BackupError(
            f"The export {source} has layout {manifest.layout}, this program knows layout {SCHEMA_VERSION}: update the "
            "program, then restore it."
        )
    return manifest


def _check_names(archive: zipfile.ZipFile, manifest: ExportManifest, source: Path) -> None:
    infos = [info for info in archive.infolist() if info.filename != MANIFEST]
    names = [info.filename for info in infos]
    tables = {table_member(table) for table in manifest.rows}
    # Compared without regard to case: two names that are one on another machine's disk would overwrite each other.
    is_whole = (
        len({name.casefold() for name in names}) == len(names) == len(archive.infolist()) - 1
        and set(names) == set(manifest.members)
        and tables == {name for name in names if not name.startswith("editions/")}
        and manifest.rows.keys() <= TABLES.keys()
    )
    if not is_whole:
        raise BackupError(
            f"The export {source} is damaged (its members are not those it lists): use another copy of it."
        )
    for info in infos:
        if not is_safe(info.filename) or stat.S_ISLNK(info.external_attr >> 16) or info.flag_bits & 0x1:
            raise BackupError(
                f"The export {source} holds {info.filename!r}, which no export does: it was changed. Use another copy of it."
            )
        if info.file_size != manifest.members[info.filename].size:
            raise BackupError(
                f"The export {source} is damaged ({info.filename} has another size): use another copy of it."
            )


def is_safe(name: str) -> bool:
    """Whether a member stays in its folder on every system.

    >>> is_safe("editions/2026-11/briefing.pdf"), is_safe("editions/../../x"), is_safe("/etc/x"), is_safe("C:x")
    (True, False, False, False)
    """
    parts = PurePosixPath(name).parts
    return (
        bool(parts)
        and "/".join(parts) == name
        and not any(part in ("..", ".") or part.endswith((" ", ".")) for part in parts)
        and not any(sign in name for sign in '\\:*?"<>|')
        and name.isprintable()
        and parts[0] in ("tables", "editions")
        and len(parts) >= (2 if parts[0] == "tables" else 3)
    )
