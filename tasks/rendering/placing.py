"""Putting finished files where readers look: written aside, flushed to the disk, moved in by one rename.

Whoever looks sees what stood there before or what stands there now, also after a power cut. What a killed run left behind is
hidden, and is cleared away when the next one starts.
"""

import contextlib
import ctypes
import errno
import os
import re
import shutil
import socket
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tasks.rendering.packed_files import PackedFiles

_AT_FDCWD = -100
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2): two names change places in one step
_LEFTOVER = re.compile(
    r"\.(?P<name>.+)\.(?P<kind>partial|former)-(?P<host>[0-9a-f]{8})-(?P<pid>\d+)-(?P<started>\d+)\Z"
)
#: Whether a process of another machine lives cannot be known: what is older than this is taken for left behind (seconds).
_OTHER_MACHINES_S = 24 * 3600


@dataclass(frozen=True, slots=True)
class PreparedFolder:
    """A folder that is whole, on the disk and hidden: :meth:`place` shows it in one step, :meth:`discard` takes it away."""

    partial: Path
    folder: Path

    def place(self) -> None:
        """Show the folder, in place of what is there.

        Raises:
            OSError: it cannot be renamed; what was there stays.
        """
        try:
            _move_into_place(self.partial, self.folder)
            _sync_folder(self.folder.parent)
        finally:
            self.discard()

    def discard(self) -> None:
        """Take away what is hidden: the folder if it was not placed, else what stood there before."""
        shutil.rmtree(self.partial, ignore_errors=True)


def prepare_folder(files: Mapping[str, bytes], folder: Path) -> PreparedFolder:
    """Write ``files`` (path relative to it → bytes) aside, to be placed as ``folder``; all of them are flushed to the disk.

    Raises:
        OSError: they cannot be written; nothing is left of them.
    """
    folder = folder.absolute()
    folder.parent.mkdir(parents=True, exist_ok=True)
    clear_leftovers(folder.parent)
    partial = _aside(folder, "partial")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        partial.mkdir()
        folders = {partial}
        for name in files:
            path = partial / name
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.update(parent for parent in path.parents if parent.is_relative_to(partial))
            _write(path, files.file(name).pieces() if isinstance(files, PackedFiles) else [files[name]])
        for path in sorted(folders, reverse=True):
            _sync_folder(path)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    return PreparedFolder(partial, folder)


def place_folder(files: Mapping[str, bytes], folder: Path) -> None:
    """Put ``files`` (path relative to it → bytes) into ``folder``, in place of what is there: all or nothing.

    Raises:
        OSError: the folder cannot be written; what was there stays.
    """
    prepare_folder(files, folder).place()


def place_file(path: Path, content: bytes) -> None:
    """Put ``content`` into the file ``path``, in place of what is there: all or nothing.

    Raises:
        OSError: the file cannot be written; what was there stays.
    """
    partial = _aside(path.absolute(), "partial")
    try:
        _write(partial, [content])
        partial.replace(path)
        _sync_folder(path.absolute().parent)
    finally:
        partial.unlink(missing_ok=True)


def clear_leftovers(output: Path) -> None:
    """Clear away what killed runs have left hidden in ``output``.

    An edition that had stepped aside for its successor when the run was killed is put back.
    """
    if not output.is_dir():
        return
    for path in sorted(output.iterdir()):
        found = _LEFTOVER.match(path.name)
        if found is None or _is_in_use(path, found["host"], int(found["pid"]), int(found["started"])):
            continue
        with contextlib.suppress(OSError):  # another run may be clearing the same
            if found["kind"] == "former" and not (output / found["name"]).exists():
                path.rename(output / found["name"])
                _sync_folder(output)
            elif path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink()


def _aside(path: Path, kind: str) -> Path:
    return path.with_name(f".{path.name}.{kind}-{_host()}-{os.getpid()}-{_started(os.getpid())}")


def _host() -> str:
    return sha256(socket.gethostname().encode()).hexdigest()[:8]


def _started(pid: int) -> int:
    """When a process of this machine was started, in ticks of its clock; 0 where that cannot be told, -1 if it is gone."""
    if not sys.platform.startswith("linux"):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return -1
        except OSError:
            return 0
        return 0
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    except OSError:
        return -1
    fields = stat.rpartition(")")[2].split()  # behind the name of the program, which may hold anything
    return -1 if fields[0] in "ZX" else int(fields[19])


def _is_in_use(path: Path, host: str, pid: int, started: int) -> bool:
    if host == _host():
        return _started(pid) == started
    with contextlib.suppress(OSError):
        return time.time() - path.stat().st_mtime < _OTHER_MACHINES_S
    return True


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    with path.open("wb") as stream:
        stream.writelines(pieces)
        stream.flush()
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    """Flush the names in a folder; where a file system cannot do that, there is nothing more to be done."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES):
            raise
    finally:
        os.close(handle)


def _move_into_place(partial: Path, folder: Path) -> None:
    """Rename ``partial`` to ``folder``. One that is there changes places with it, in one step where the system can do that.

    Elsewhere it steps aside first, for a moment in which neither is seen; a run killed in it is made good by the next one.
    """
    if not folder.exists():
        partial.rename(folder)
        return
    if _exchange(partial, folder):
        return
    former = _aside(folder, "former")
    shutil.rmtree(former, ignore_errors=True)
    folder.rename(former)
    try:
        partial.rename(folder)
    except OSError:
        former.rename(folder)
        raise
    shutil.rmtree(former, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Let two names change places; False where the system or the file system has no such step."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    if call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), ctypes.c_uint(_EXCHANGE)) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP):
        return False
    raise OSError(code, os.strerror(code), str(one), None, str(other))
