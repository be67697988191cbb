"""Files in a folder or bucket by any fsspec address: written aside, read back, then moved into place.

Credentials come from the environment or fsspec's own configuration, never from an address. An edition's manifest is written last
and taken away first, so whoever finds a manifest finds every file it names.
"""

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import fsspec

from tasks.archive.manifest_stamp import MANIFEST, recorded_sha256
from tasks.distribution.addresses import masked
from tasks.distribution.errors import StoreError

_PIECE = 1 << 20
#: What a store raises when it cannot be used: the classes of its client are many and share no base but this.
_TROUBLE = (OSError, ValueError, RuntimeError, ImportError)


def open_store(url: str) -> tuple[Any, str]:
    """The file system of an address and the path in it.

    Raises:
        StoreError: the address cannot be understood, or its driver is not installed; never names what may be secret in it.
    """
    failure = ""
    try:
        filesystem, path = fsspec.core.url_to_fs(url)
    except _TROUBLE as error:
        failure = type(error).__name__ if not isinstance(error, ImportError) else str(error)
    else:
        filesystem.use_listings_cache = False
        return filesystem, str(path).rstrip("/")
    raise StoreError(
        f"The address {masked(url)} cannot be used ({failure}): check it, and that its driver is installed."
    )


@contextmanager
def trouble_at(url: str) -> Iterator[None]:
    """Turns what a store raises into one sentence."""
    try:
        yield
    except StoreError:
        raise
    except Exception as error:  # botocore's and other clients' errors share no base
        raise StoreError(f"{masked(url)} cannot be used ({type(error).__name__}: {_first_line(error)}).") from error


def sha256_at(filesystem: Any, path: str) -> str | None:
    """SHA-256 of a file as the store has it now; None when there is none."""
    filesystem.invalidate_cache()
    digest = hashlib.sha256()
    try:
        with filesystem.open(path, "rb") as stream:
            while piece := stream.read(_PIECE):
                digest.update(piece)
    except FileNotFoundError:
        return None
    return digest.hexdigest()


def put_aside(filesystem: Any, path: str, content: bytes) -> str:
    """Writes ``content`` beside ``path`` under a name of its own and reads it back; its path.

    Raises:
        StoreError: what was read back is not what was written.
    """
    parent, _, name = path.rpartition("/")
    aside = f"{parent}/.{name}.{uuid.uuid4().hex}.partial" if parent else f".{name}.{uuid.uuid4().hex}.partial"
    filesystem.makedirs(parent or "/", exist_ok=True)
    try:
        with filesystem.open(aside, "wb") as stream:
            stream.write(content)
        if sha256_at(filesystem, aside) != hashlib.sha256(content).hexdigest():
            raise StoreError(f"{name} was read back with other bytes than were written.")
    except BaseException:
        remove(filesystem, aside)
        raise
    return aside


def move(filesystem: Any, aside: str, path: str) -> None:
    """Moves a file into place: in one step where the store can (a disk), else as a whole copy (a bucket)."""
    if "file" in _protocols(filesystem):
        Path(aside).replace(path)
    else:
        filesystem.mv(aside, path)


def remove(filesystem: Any, path: str) -> None:
    """Removes a file if it is there."""
    with suppress(*_TROUBLE):
        filesystem.rm_file(path)


def upload_edition(folder: Path, url: str) -> int:
    """Copies an edition's folder to ``url``/<folder's name>, verified by reading back; how many files had to be written.

    Files first, the manifest last; where another manifest stands, it goes first of all.

    Raises:
        StoreError: the edition is not whole here, or the store cannot be written.
    """
    contents = _edition_here(folder)
    filesystem, root = open_store(url)
    written = 0
    with trouble_at(url):
        place = f"{root}/{folder.name}"
        there = {name: sha256_at(filesystem, f"{place}/{name}") for name in contents}
        due = [name for name, content in contents.items() if there[name] != hashlib.sha256(content).hexdigest()]
        if due and there[MANIFEST] is not None and due != [MANIFEST]:
            filesystem.rm_file(f"{place}/{MANIFEST}")
            due = [*(name for name in due if name != MANIFEST), MANIFEST]
        for name in due:
            aside = put_aside(filesystem, f"{place}/{name}", contents[name])
            move(filesystem, aside, f"{place}/{name}")
            written += 1
        for name in due:
            if sha256_at(filesystem, f"{place}/{name}") != hashlib.sha256(contents[name]).hexdigest():
                raise StoreError(f"{name} of edition {folder.name} does not stand in {masked(url)} as it was written.")
    return written


def download_edition(url: str, folder: Path) -> None:
    """Fetches the edition at ``url`` (its own address) into ``folder``, verified against its manifest; whole or not at all.

    Raises:
        StoreError: there is no whole edition at the address, or the folder is there already.
    """
    if folder.exists():
        raise StoreError(f"The folder {folder.name} is there already: name another, or move it away.")
    filesystem, root = open_store(url)
    partial = folder.with_name(f".{folder.name}.partial-{os.getpid()}")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        with trouble_at(url):
            manifest = _fetched(filesystem, f"{root}/{MANIFEST}")
            expected = _files_of(manifest)
            names = [*expected, *(n for n in _found(filesystem, root) if n not in expected and n != MANIFEST)]
            for name in names:
                content = _fetched(filesystem, f"{root}/{name}")
                if name in expected and recorded_sha256(name, content) != expected[name]:
                    raise StoreError(
                        f"{name} at {masked(url)} is not the file that its manifest names: upload it again."
                    )
                _write(partial / name, content)
            _write(partial / MANIFEST, manifest)
        partial.rename(folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _edition_here(folder: Path) -> dict[str, bytes]:
    """Every file of an edition's folder, the manifest last; those that the manifest names are as it says."""
    try:
        manifest = (folder / MANIFEST).read_bytes()
        expected = _files_of(manifest)
        names = sorted(str(path.relative_to(folder).as_posix()) for path in folder.rglob("*") if path.is_file())
        contents = {name: (folder / name).read_bytes() for name in names if name != MANIFEST and "/." not in f"/{name}"}
    except OSError as error:
        raise StoreError(f"The edition {folder.name} cannot be read ({error.strerror}): make it again.") from error
    wrong = [name for name, sha256 in expected.items() if name not in contents or _sha256(contents[name]) != sha256]
    if wrong:
        raise StoreError(f"{wrong[0]} of edition {folder.name} is missing or altered: make the edition again.")
    return {**contents, MANIFEST: manifest}


def _files_of(manifest: bytes) -> dict[str, str]:
    try:
        files = json.loads(manifest)["files"]
        found = {str(name): str(sha256) for name, sha256 in files.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(f"{MANIFEST} is no manifest of an edition.") from error
    if any(".." in Path(name).parts or name.startswith("/") for name in found):
        raise StoreError(f"{MANIFEST} names a file outside its folder.")
    return found


def _found(filesystem: Any, root: str) -> list[str]:
    """Files below a path by their names relative to it, hidden ones (writings under way) left out."""
    filesystem.invalidate_cache()
    base = root.lstrip("/") + "/"
    names = [path.lstrip("/").removeprefix(base) for path in filesystem.find(root)]
    return sorted(name for name in names if not any(part.startswith(".") for part in name.split("/")))


def _fetched(filesystem: Any, path: str) -> bytes:
    try:
        with filesystem.open(path, "rb") as stream:
            return bytes(stream.read())
    except FileNotFoundError as error:
        raise StoreError(
            f"There is no {path.rsplit('/', 1)[-1]} in the store: no whole edition stands there."
        ) from error


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _protocols(filesystem: Any) -> tuple[str, ...]:
    protocol = filesystem.protocol
    return (protocol,) if isinstance(protocol, str) else tuple(protocol)


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), "")[:200]
