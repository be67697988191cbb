"""Opening the archive's database, and turning what a database says into what a person can do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, SQLAlchemyError

from tasks.archive.errors import ArchiveError

#: How long a run waits for another one that is writing (milliseconds); two runs at once are rare and short.
BUSY_TIMEOUT_MS = 10_000


def place_of(url: str) -> str:
    """The archive as named to a person: the file of SQLite, else the URL without its password."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        return "named in the settings"
    if parsed.get_backend_name() == "sqlite":
        return parsed.database or "in memory"
    return parsed.render_as_string(hide_password=True)


def open_engine(url: str) -> Engine:
    """An engine for ``url``; for SQLite the folder is made, writes go to a log (WAL) and wait for one another.

    Raises:
        ArchiveError: the URL cannot be read, its driver is not installed, or the folder cannot be made.
    """
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            return _open_sqlite(parsed)
        return create_engine(parsed)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise ArchiveError(
            f"The archive's address cannot be used ({type(error).__name__}): give one such as sqlite:///archive.db or "
            "postgresql+psycopg://user@host/name, and install the driver it names."
        ) from error


def _open_sqlite(url: URL) -> Engine:
    if url.database and url.database != ":memory:":
        try:
            Path(url.database).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveError(f"The folder of the archive {url.database} cannot be made: {error.strerror}.") from error
    engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_MS / 1000})

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute(
            "PRAGMA synchronous = NORMAL"
        )  # safe with WAL, and an archive can be made again from its sources
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()

    return engine


@contextmanager
def explained(url: str) -> Iterator[None]:
    """Turns any failure of the database inside the block into one :class:`ArchiveError` that says what to do."""
    try:
        yield
    except SQLAlchemyError as error:
        raise ArchiveError(_explain(place_of(url), error)) from error


def _explain(place: str, error: SQLAlchemyError) -> str:
    said = str(getattr(error, "orig", None) or error).splitlines()[0] if str(error) else type(error).__name__
    low = said.lower()
    if "locked" in low or "busy" in low:
        return f"The archive {place} is in use by another run: wait until it has ended, then start again."
    if "not a database" in low or "malformed" in low or "corrupt" in low:
        return (
            f"The archive {place} is damaged ({said}): put back a copy, or move the file away to start a new archive "
            "(editions already made stay in the output folder)."
        )
    if "readonly" in low or "read-only" in low or "unable to open" in low or "permission" in low:
        return f"The archive {place} cannot be written ({said}): give write permission to it and to its folder."
    if "disk is full" in low or "no space" in low:
        return f"The disk of the archive {place} is full: make room, then start again."
    kind = "cannot be used" if isinstance(error, DatabaseError) else "cannot be reached"
    return f"The archive {place} {kind} ({said}): check its address and that its server is running."
