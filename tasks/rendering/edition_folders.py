"""The editions under an output folder as their own files tell them: which there are, which are held, which are damaged."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from tasks.contracts.edition import Check
from tasks.contracts.flag import Severity
from tasks.rendering.edition_differences import TABLES, Record

#: Files that readers open, in the order offered.
READER_FILES = ("briefing.pdf", "briefing.html", "briefing.docx", "briefing.xlsx")
MANIFEST, CHECKS = "data/manifest.json", "checks.json"
_FOLDER = re.compile(
    r"(?P<month>\d{4}-(?:0[1-9]|1[0-2]))(?:-(?P<language>[a-z]{2,3}))?(?:-v(?P<version>[2-9]|[1-9]\d+))?\Z"
)
_SAFE_NAME = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/)?[A-Za-z0-9_-][A-Za-z0-9_.-]*\Z")
#: A data pack beyond this is not compared line by line in a page that is made after every run.
MOST_BYTES_COMPARED = 64_000_000


class Manifest(BaseModel):
    """What an edition's manifest says; more than is needed here is passed over, so that older and newer ones are read."""

    edition: str = Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")
    version: int = Field(ge=1)
    number: int = Field(ge=1)
    language: str = "en"
    as_of: datetime
    changes: tuple[str, ...] = ()
    files: dict[str, str]
    counts: dict[str, int] | None = None


class DamagedEditionError(Exception):
    """An edition's folder does not hold what it should; ``code`` names what is wrong, ``file`` where."""

    def __init__(self, code: str, file: str) -> None:
        super().__init__(f"{code}: {file}")
        self.code = code
        self.file = file


@dataclass(frozen=True, slots=True)
class ListedEdition:
    """One edition folder. ``files`` are those that readers can open; ``blocks`` the failed checks that hold it back."""

    folder: str
    month: str
    version: int
    language: str
    manifest: Manifest | None
    damage: DamagedEditionError | None
    files: tuple[str, ...] = ()
    has_data: bool = False
    blocks: tuple[Check, ...] = ()
    counts: dict[str, int] | None = None


def list_editions(output: Path) -> tuple[ListedEdition, ...]:
    """Every edition, newest month first, in a month by language, then newest version first.

    Folders without a manifest, hidden and half-written ones, links to elsewhere and names that no edition has are passed over.
    """
    found = []
    for path in output.iterdir() if output.is_dir() else ():
        name = _FOLDER.match(path.name)
        if name is None or path.is_symlink() or not path.is_dir() or not (path / MANIFEST).is_file():
            continue
        found.append(_read(path, name["month"], int(name["version"] or 1), name["language"] or "en"))
    return tuple(sorted(found, key=_newest_first))


def _newest_first(edition: ListedEdition) -> tuple[int, bool, str, int]:
    return -int(edition.month.replace("-", "")), edition.language != "en", edition.language, -edition.version


def read_pack(folder: Path) -> dict[str, list[Record]] | None:
    """The tables of an edition's data pack; None when they are too large to be compared.

    Raises:
        DamagedEditionError: a line is no JSON object.
    """
    paths = {table: folder / "data" / f"{table}.jsonl" for table in TABLES}
    present = {table: path for table, path in paths.items() if path.is_file() and not path.is_symlink()}
    if sum(path.stat().st_size for path in present.values()) > MOST_BYTES_COMPARED:
        return None
    return {table: list(_records(path)) for table, path in present.items()}


def _records(path: Path) -> Iterator[Record]:
    try:
        for line in path.read_text("utf-8").splitlines():
            record = json.loads(line)
            if not isinstance(record, dict):
                raise DamagedEditionError("not_readable", f"data/{path.name}")
            yield record
    except (OSError, ValueError, RecursionError) as error:
        raise DamagedEditionError("not_readable", f"data/{path.name}") from error


def _read(path: Path, month: str, version: int, language: str) -> ListedEdition:
    known: dict[str, Any] = {"folder": path.name, "month": month, "version": version, "language": language}
    try:
        manifest = _manifest(path)
        if (manifest.edition, manifest.version, manifest.language) != (month, version, language):
            raise DamagedEditionError("other_edition", MANIFEST)
        names = [name for name in manifest.files if _SAFE_NAME.match(name) and ".." not in name]
        for name in (*names, CHECKS):
            if (path / name).is_symlink() or not (path / name).is_file():
                raise DamagedEditionError("missing", name)
        _compare_checksum(path, manifest)
        checks = _checks(path)
    except DamagedEditionError as damage:
        return ListedEdition(**known, manifest=None, damage=damage)
    return ListedEdition(
        **known,
        manifest=manifest,
        damage=None,
        files=tuple(name for name in READER_FILES if name in names),
        has_data=any(name.startswith("data/") for name in names),
        blocks=tuple(check for check in checks if not check.passed and check.severity is Severity.BLOCK),
        counts=manifest.counts or {table: _lines(path / "data" / f"{table}.jsonl") for table in TABLES},
    )


def _manifest(path: Path) -> Manifest:
    try:
        return Manifest.model_validate_json((path / MANIFEST).read_bytes())
    except (OSError, ValidationError, RecursionError) as error:
        raise DamagedEditionError("not_readable", MANIFEST) from error


def _checks(path: Path) -> tuple[Check, ...]:
    try:
        written = json.loads((path / CHECKS).read_bytes())
        return tuple(Check.model_validate(check) for check in written)
    except (OSError, ValueError, TypeError, RecursionError) as error:
        raise DamagedEditionError("not_readable", CHECKS) from error


def _compare_checksum(path: Path, manifest: Manifest) -> None:
    """The PDF is what is sent, so it must be the one that was made; the other files are only looked for."""
    expected = manifest.files.get(READER_FILES[0])
    if expected is None:
        return
    with (path / READER_FILES[0]).open("rb") as stream:
        if hashlib.file_digest(stream, "sha256").hexdigest() != expected:
            raise DamagedEditionError("changed", READER_FILES[0])


def _lines(path: Path) -> int:
    if path.is_symlink() or not path.is_file():
        return 0
    with path.open("rb") as stream:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(1 << 20), b""))
