"""Which sources there are: the files of folders, single files and addresses, with their bytes and sidecar entries."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tasks.contracts.source import SetAside, SourceFile, SourceRecord
from tasks.ingestion.addresses import fetch, is_address, is_web_address
from tasks.ingestion.errors import (
    NoSourcesError,
    SidecarError,
    SourceChecksumError,
    UnreadableDocumentError,
    UnreadableFolderError,
)
from tasks.ingestion.remote_folders import RemoteEntry, list_folder
from tasks.ingestion.sidecar import SIDECAR_NAME, parse_sidecar, read_sidecar

MAX_SOURCE_BYTES = 64 * 1024 * 1024
"""Largest source read, in bytes: a thousand pages of text are about 4 MB."""

_LEFTOVERS = ("~", ".bak", ".swp", ".swo", ".tmp", ".part", ".crdownload", ".orig")
_SYSTEM_FILES = frozenset({"Thumbs.db", "desktop.ini", SIDECAR_NAME, "sources.yaml"})


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A file seen while listing: its printed name, where it is, and its sidecar entry."""

    file: str
    path: Path | None
    address: str | None = None
    record: SourceRecord | None = None


def list_sources(
    locations: Sequence[str], first_seen: Callable[[str], date], as_of: date, month_end: date
) -> tuple[list[SourceFile], list[SetAside]]:
    """The sources at ``locations`` in reading order, and what was set aside with the reason.

    A location is a folder (its regular files by name, sub-folders not descended), a file, or an address (``https://``; a file
    or folder at ``s3://``… through fsspec). ``first_seen`` gives the day a sha256 was first seen; it dates sources without
    a sidecar entry and is not asked for others. A source whose sidecar date is after ``month_end`` is not yet received; first
    sight never sets a source aside. ``as_of`` bounds first sight: nothing is seen after it.

    Raises:
        NoSourcesError: nothing to read at all.
        UnreadableFolderError: a location does not exist or cannot be listed.
        SidecarError: a sidecar cannot be understood.
        SourceChecksumError: a source is not the one its sidecar entry was written for.
    """
    aside: list[SetAside] = []
    sources: list[SourceFile] = []
    names_by_sha: dict[str, str] = {}
    used_names: dict[str, int] = {}
    for candidate in _candidates(locations, aside):
        try:
            content = _read(candidate)
        except UnreadableDocumentError as error:
            aside.append(SetAside(file=error.file, reason=error.reason, detail=error.detail))
            continue
        sha256 = hashlib.sha256(content).hexdigest()
        record = candidate.record
        if record is not None and record.sha256 != sha256:
            raise SourceChecksumError(candidate.file, record.sha256, sha256)
        if sha256 in names_by_sha:
            detail = f"the same bytes as {names_by_sha[sha256]}, which is used"
            aside.append(SetAside(file=candidate.file, reason="duplicate", detail=detail))
            continue
        names_by_sha[sha256] = candidate.file
        if record is not None and record.received_at > month_end:
            detail = (
                f"received {record.received_at.isoformat()}, after the month of this edition; it belongs to a later one"
            )
            aside.append(SetAside(file=candidate.file, reason="not_yet_received", detail=detail))
            continue
        used_names[candidate.file] = used_names.get(candidate.file, 0) + 1
        nth = used_names[candidate.file]
        sources.append(
            SourceFile(
                file=candidate.file if nth == 1 else f"{candidate.file} ({nth})",
                sha256=sha256,
                content=content,
                received_at=record.received_at if record else min(first_seen(sha256), as_of),
                received_basis="sidecar" if record else "first sight",
                record=record,
            )
        )
    if not sources and not aside:
        raise NoSourcesError(", ".join(locations) or "the list of locations")
    return sources, aside


def _candidates(locations: Sequence[str], aside: list[SetAside]) -> Iterator[_Candidate]:
    for location in locations:
        if is_address(location):
            entries = None if is_web_address(location) else list_folder(location)
            if entries is None:
                yield _Candidate(
                    file=location.rstrip("/").rpartition("/")[2].partition("?")[0] or location,
                    path=None,
                    address=location,
                )
            else:
                yield from _remote_folder(location, entries, aside)
            continue
        path = Path(location.removeprefix("file://")).expanduser()
        if path.is_dir():
            yield from _folder(path, aside)
        elif path.exists():
            record = _records(path.parent).get(path.name)
            yield _Candidate(file=path.name, path=path, record=record)
        else:
            raise UnreadableFolderError(location, "there is no such file or folder")


def _folder(folder: Path, aside: list[SetAside]) -> Iterator[_Candidate]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        raise UnreadableFolderError(str(folder), _cause(error)) from error
    records = _records(folder)
    listed = [
        (entry.is_dir(), entry.exists() and not entry.is_file(), _Candidate(file=entry.name, path=entry))
        for entry in entries
        if _is_offered(entry.name)
    ]
    yield from _taken(str(folder), listed, records, aside)


def _remote_folder(location: str, entries: Sequence[RemoteEntry], aside: list[SetAside]) -> Iterator[_Candidate]:
    records: dict[str, SourceRecord] = {}
    for entry in entries:
        if entry.name == SIDECAR_NAME and not entry.is_folder:
            records = parse_sidecar(_fetched_sidecar(entry.address), entry.address)
    listed = [
        (entry.is_folder, False, _Candidate(file=entry.name, path=None, address=entry.address))
        for entry in entries
        if _is_offered(entry.name)
    ]
    yield from _taken(location, listed, records, aside)


def _fetched_sidecar(address: str) -> bytes:
    try:
        return fetch(address, SIDECAR_NAME, MAX_SOURCE_BYTES)
    except UnreadableDocumentError as error:
        raise SidecarError(address, f"cannot be read ({error.detail})") from error


def _is_offered(name: str) -> bool:
    """Whether a name in a folder is that of a source, not of something a program or system keeps there."""
    return not (name.startswith(".") or name.endswith(_LEFTOVERS) or name in _SYSTEM_FILES)


def _taken(
    place: str,
    listed: Sequence[tuple[bool, bool, _Candidate]],
    records: Mapping[str, SourceRecord],
    aside: list[SetAside],
) -> Iterator[_Candidate]:
    """The files among what is ``listed`` (is a folder, is nothing to be read, candidate), each with its record."""
    for is_folder, is_no_file, candidate in listed:
        name = candidate.file
        if is_folder:
            detail = "a sub-folder; name it with its own --source to have it read"
            aside.append(SetAside(file=name + "/", reason="folder_not_read", detail=detail))
        elif is_no_file:
            aside.append(SetAside(file=name, reason="not_a_file", detail="neither a regular file nor a folder"))
        else:
            yield replace(candidate, record=records.get(name))
    present = {candidate.file for _, _, candidate in listed}
    missing = [file for file in records if file not in present]
    for file in missing:
        detail = f"named in {SIDECAR_NAME} but not in the folder; add the file or take the entry out"
        aside.append(SetAside(file=file, reason="missing_file", detail=detail))
    if not listed and not missing:
        raise NoSourcesError(place)


def _records(folder: Path) -> dict[str, SourceRecord]:
    sidecar = folder / SIDECAR_NAME
    try:
        found = sidecar.is_file()
    except OSError:
        return {}
    return read_sidecar(sidecar) if found else {}


def _read(candidate: _Candidate) -> bytes:
    """The bytes of a candidate; never more than :data:`MAX_SOURCE_BYTES` are held.

    Raises:
        UnreadableDocumentError: ``unreadable``, ``too_large`` or ``unreachable``.
    """
    if candidate.address is not None:
        return fetch(candidate.address, candidate.file, MAX_SOURCE_BYTES)
    path = candidate.path
    if path is None:
        raise UnreadableDocumentError(candidate.file, "unreadable", "it has neither a path nor an address")
    try:
        with path.open("rb") as stream:
            content = stream.read(0) if path.stat().st_size > MAX_SOURCE_BYTES else stream.read(MAX_SOURCE_BYTES + 1)
            size = path.stat().st_size
    except OSError as error:
        raise UnreadableDocumentError(
            candidate.file, "unreadable", f"{_cause(error)}; check its permissions"
        ) from error
    if size > MAX_SOURCE_BYTES or len(content) > MAX_SOURCE_BYTES:
        raise UnreadableDocumentError(candidate.file, "too_large", too_large_detail(size))
    return content


def too_large_detail(size: int) -> str:
    """The line for a source of ``size`` bytes that is over the limit."""
    return f"{size / 1e6:,.0f} MB, more than the {MAX_SOURCE_BYTES // 2**20} MB read at most; split it or give its text only"


def _cause(error: OSError) -> str:
    return (error.strerror or str(error) or type(error).__name__).lower()
