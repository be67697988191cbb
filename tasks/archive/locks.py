"""Locks of an office: one a month, one a run, one a publisher. Each ends with the process that holds it.

Beside a SQLite archive they are files of the operating system (filelock, ``flock``), in PostgreSQL advisory locks of a
session (https://www.postgresql.org/docs/15/explicit-locking.html, 13.3.5). Neither needs tidying up after a SIGKILL: the
kernel closes the file, the server sees the connection end. A connection pooler in transaction mode (PgBouncer) breaks the
second kind; the archive's address must name the server itself.
"""

import hashlib
import re
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

from filelock import FileLock, Timeout
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from tasks.archive.connection import explained, open_engine, sqlite_file
from tasks.archive.errors import ArchiveError, HeldElsewhereError

#: Folder of the lock files, beside the database file.
FOLDER = ".locks"

#: A look by ``is_held`` shares the lock file for a moment; whoever wants it meanwhile tries again for so long (seconds).
_HOLD_PATIENCE = 0.5
_LOOK_PATIENCE = 0.1
_POLL = 0.01

_in_memory: set[str] = set()
_in_memory_guard = threading.Lock()


def hold(archive_url: str, name: str) -> AbstractContextManager[None]:
    """Holds the lock ``name`` of the office for the block; it ends with the block or with the process, however that ends.

    Does not wait. Threads exclude one another as processes do; the lock is not re-entrant.

    Raises:
        HeldElsewhereError: somebody else holds it; says what is held and what to do.
        ArchiveError: the folder of the locks cannot be written, or the database server cannot be asked.
    """
    if _backend_of(archive_url) != "sqlite":
        return _hold_advisory(archive_url, name)
    path = _path_of(archive_url, name)
    return _hold_in_memory(archive_url, name) if path is None else _hold_file(path, name)


def is_held(archive_url: str, name: str) -> bool:
    """Whether anybody, this process included, holds the lock ``name`` now.

    Raises:
        ArchiveError: the folder of the locks cannot be read, or the database server cannot be asked.
    """
    if _backend_of(archive_url) != "sqlite":
        return _is_held_advisory(archive_url, name)
    path = _path_of(archive_url, name)
    if path is None:
        with _in_memory_guard:
            return f"{archive_url}\0{name}" in _in_memory
    return _is_file_locked(path)


def _backend_of(archive_url: str) -> str:
    try:
        return make_url(archive_url).get_backend_name()
    except ArgumentError as error:
        raise ArchiveError(
            f"The archive's address cannot be used ({type(error).__name__}): give one such as sqlite:///archive.db."
        ) from error


def _path_of(archive_url: str, name: str) -> Path | None:
    """The lock's file; None for an archive in memory. A name that is not safe in a file name is told apart by a digest."""
    database = sqlite_file(make_url(archive_url))
    if database is None:
        return None
    safe = re.sub(r"[^A-Za-z0-9._-]", "_", name)[:80]
    if safe != name:
        safe += "-" + hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:16]
    # The database's name is part of the lock's: two archives in one folder are two offices.
    return database.parent / FOLDER / f"{database.name}.{safe}.lock"


class _FileOfLock:
    """One taking of a lock file; the file is removed while still locked, so that none is left for every run there was.

    filelock looks after taking a lock whether its file still has a name, and starts anew when it has not.
    """

    def __init__(self, path: Path, patience: float) -> None:
        self._path = path
        # The fallback to a mere marker file would outlive a killed process.
        self._lock = FileLock(path, timeout=patience, poll_interval=_POLL, thread_local=False, fallback_to_soft=False)

    def __enter__(self) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
        except Timeout:
            raise
        except (OSError, NotImplementedError) as error:
            raise _unusable(self._path, error) from error

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):  # Windows does not remove an open file: it stays, and does no harm
            self._path.unlink()
        self._lock.release()


def _unusable(path: Path, error: Exception) -> ArchiveError:
    reason = getattr(error, "strerror", None) or type(error).__name__
    return ArchiveError(
        f"The lock file {path} cannot be used ({reason}): give write permission to the folder of the archive, "
        "and keep it on a disk of this machine (some network folders know no locks), or use PostgreSQL."
    )


def _is_file_locked(path: Path) -> bool:
    """Looks without waiting: by a shared lock, which lookers do not refuse one another, but a holder's refuses.

    Where there are none (Windows), by taking the lock for a moment.
    """
    if fcntl is None:
        try:
            with _FileOfLock(path, _LOOK_PATIENCE):
                return False
        except Timeout:
            return True
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except BlockingIOError:
        return True
    except OSError as error:
        raise _unusable(path, error) from error
    return False


@contextmanager
def _hold_file(path: Path, name: str) -> Iterator[None]:
    taken = _FileOfLock(path, _HOLD_PATIENCE)
    try:
        taken.__enter__()
    except Timeout as error:
        raise HeldElsewhereError(name) from error
    try:
        yield
    finally:
        taken.__exit__()


@contextmanager
def _hold_in_memory(archive_url: str, name: str) -> Iterator[None]:
    key = f"{archive_url}\0{name}"
    with _in_memory_guard:
        if key in _in_memory:
            raise HeldElsewhereError(name)
        _in_memory.add(key)
    try:
        yield
    finally:
        with _in_memory_guard:
            _in_memory.discard(key)


def advisory_key(name: str) -> int:
    """The signed 64-bit number under which PostgreSQL knows a lock: the first bytes of a SHA-256, so no two names meet."""
    digest = hashlib.sha256(f"industrial-sustainability-briefing\0{name}".encode("utf-8", "replace")).digest()
    return int.from_bytes(digest[:8], "big", signed=True)


@contextmanager
def _hold_advisory(archive_url: str, name: str) -> Iterator[None]:
    key = {"key": advisory_key(name)}
    engine = open_engine(archive_url)
    try:
        with explained(archive_url):
            # No transaction stays open for the hours that a run may take: vacuum would wait for it.
            connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        try:
            with explained(archive_url):
                is_ours = connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), key)
            if not is_ours:
                raise HeldElsewhereError(name)
            try:
                yield
            finally:
                with suppress(SQLAlchemyError):  # the server has gone, and the lock with it
                    connection.execute(text("SELECT pg_advisory_unlock(:key)"), key)
        finally:
            connection.close()
    finally:
        engine.dispose()


#: How pg_locks shows a lock that was taken by one 64-bit number: its two halves, and 1.
_HELD = """
    SELECT count(*) FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND objsubid = 1 AND classid = :high AND objid = :low
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


def _is_held_advisory(archive_url: str, name: str) -> bool:
    """By asking, not by trying: nobody is refused a lock because somebody looked at it."""
    key = advisory_key(name) & 0xFFFF_FFFF_FFFF_FFFF
    engine = open_engine(archive_url)
    try:
        with explained(archive_url), engine.connect() as connection:
            return bool(connection.scalar(text(_HELD), {"high": key >> 32, "low": key & 0xFFFF_FFFF}))
    finally:
        engine.dispose()
