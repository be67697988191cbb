"""Opening the archive's database, and turning what a database says into what a person can do."""

import os
import re
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from weakref import WeakSet

from sqlalchemy import Connection, Engine, Pool, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, SQLAlchemyError

from tasks.archive.errors import ArchiveError

#: How long a run waits for another one that is writing (milliseconds); two runs at once are rare and short.
BUSY_TIMEOUT_MS = 10_000

#: How long a database server may take to answer at all (seconds).
CONNECT_TIMEOUT_SECONDS = 5

#: PostgreSQL's number for the turn that writers wait for; any number that nothing else in the database uses.
TURN = 7_304_662_118_290_452_001

#: Engines of this process, for the moment in which it is forked.
_engines: WeakSet[Engine] = WeakSet()
_engines_guard = threading.Lock()
#: Pools that a forked child inherited. Kept, since closing a connection would act on the parent's session or file.
_inherited: list[Pool] = []
#: Connections to a server, by the driver's own object.
_sockets: WeakSet[Any] = WeakSet()


def place_of(url: str) -> str:
    """The archive as named to a person: the file of SQLite, else the URL without its password."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        return "named in the settings"
    if parsed.get_backend_name() == "sqlite":
        return parsed.database or "in memory"
    # Query parameters may hold a password as well (libpq's own ``?password=``).
    return parsed.set(query={}).render_as_string(hide_password=True)


def sqlite_file(url: URL) -> Path | None:
    """The file of a SQLite archive; None for one in memory."""
    database = url.database or ""
    if database in ("", ":memory:"):
        return None
    if database.startswith("file:"):
        name = database.removeprefix("file:").partition("?")[0]
        return None if name in ("", ":memory:") or url.query.get("mode") == "memory" else Path(name)
    return Path(database)


def open_engine(url: str) -> Engine:
    """An engine for ``url``; for SQLite the folder is made, writes go to a log (WAL) and wait for one another.

    Raises:
        ArchiveError: the URL cannot be read, its driver is not installed, or the folder cannot be made.
    """
    try:
        parsed = make_url(url)
        if parsed.drivername in (
            "postgresql",
            "postgres",
        ):  # as other programs write it; the driver is the one we ask for
            parsed = parsed.set(drivername="postgresql+psycopg")
        engine = _open_sqlite(parsed) if parsed.get_backend_name() == "sqlite" else _open_server(parsed)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise ArchiveError(
            f"The archive's address cannot be used ({type(error).__name__}): give one such as sqlite:///archive.db or "
            "postgresql+psycopg://user@host/name, and install the driver it names."
        ) from error
    with _engines_guard:
        _engines.add(engine)
    return engine


def _open_server(url: URL) -> Engine:
    """PostgreSQL: few connections, each tried before use, each given back when the archive is closed.

    A run opens the archive for a few questions and closes it again, so a pool lives no longer than one ``with Archive``; in it
    a second question need not connect again. ``pool_pre_ping`` makes a restart of the server harmless between two questions.
    """
    arguments: dict[str, Any] = {}
    if url.get_backend_name() == "postgresql":
        # Keepalives end the session, and its locks, of a machine that has lost power; the name is for pg_stat_activity.
        arguments = {
            "connect_timeout": CONNECT_TIMEOUT_SECONDS, "application_name": "industrial-sustainability-briefing",
            "keepalives": 1, "keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3,
        }  # fmt: skip
        arguments = {name: value for name, value in arguments.items() if name not in url.query}
    # Parameters are hidden in errors: among them are addresses of readers.
    engine = create_engine(
        url, pool_pre_ping=True, pool_size=2, max_overflow=8, connect_args=arguments, hide_parameters=True
    )

    @event.listens_for(engine, "connect")
    def _remember(connection: Any, _record: Any) -> None:
        with _engines_guard:
            _sockets.add(connection)
        if url.get_backend_name() == "postgresql":
            # An edition recorded or a delivery claimed must outlive a power cut, whatever the server's default is.
            with connection.cursor() as cursor:
                cursor.execute("SET synchronous_commit TO on")
            connection.commit()

    return engine


def _open_sqlite(url: URL) -> Engine:
    file = sqlite_file(url)
    if file is not None:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveError(f"The folder of the archive {file} cannot be made: {error.strerror}.") from error
    engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_MS / 1000}, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        cursor.execute("PRAGMA journal_mode = WAL")
        # Safe with WAL; what a power cut takes can be made again. What cannot is written in a durable session.
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()

    return engine


def _leave_connections_to_the_parent() -> None:
    """In a forked child: a connection belongs to the process that opened it; the child opens its own when it needs one.

    The child's copy of a socket is pointed elsewhere: while it stayed open, the server would not see the parent end, and
    would keep its locks.
    """
    for engine in list(_engines):
        _inherited.append(engine.pool)
        engine.dispose(close=False)
    for connection in list(_sockets):
        with suppress(Exception):  # closed already, or a driver without a socket of its own
            nowhere = os.open(os.devnull, os.O_RDWR)
            os.dup2(nowhere, connection.fileno())
            os.close(nowhere)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_leave_connections_to_the_parent)


def take_turn(connection: Connection) -> None:
    """Begins a transaction beside which no other that takes its turn is under way; waits for the one before.

    SQLite: its write lock, before anything is read, so that what was read cannot have changed when it is written upon.
    PostgreSQL: one advisory lock that ends with the transaction.
    """
    database = connection.dialect.name
    if database == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    elif database == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({TURN})")


@contextmanager
def explained(url: str) -> Iterator[None]:
    """Turns any failure of the database inside the block into one :class:`ArchiveError` that says what to do."""
    try:
        yield
    except SQLAlchemyError as error:
        raise ArchiveError(_explain(place_of(url), error)) from error


def _explain(place: str, error: SQLAlchemyError) -> str:
    said = str(getattr(error, "orig", None) or error).splitlines()[0] if str(error) else type(error).__name__
    for words, sentence in _SERVER_SENTENCES if "://" in place else _SQLITE_SENTENCES:
        if re.search(words, said, re.IGNORECASE):
            return sentence.format(place=place, said=said)
    kind = "cannot be used" if isinstance(error, DatabaseError) else "cannot be reached"
    return f"The archive {place} {kind} ({said}): check its address and that its server is running."


_FULL = ("disk is full|no space", "The disk of the archive {place} is full: make room, then start again.")

#: Words of SQLite's message → what to tell a person. The first that fit count.
_SQLITE_SENTENCES = (
    ("locked|busy", "The archive {place} is in use by another run: wait until it has ended, then start again."),
    (
        "not a database|malformed|corrupt",
        "The archive {place} is damaged ({said}): put back a copy, or move the file away to start a new archive "
        "(editions already made stay in the output folder).",
    ),
    (
        "readonly|read-only|unable to open|permission",
        "The archive {place} cannot be written ({said}): give write permission to it and to its folder.",
    ),
    _FULL,
)

#: Words of PostgreSQL's message → what to tell a person. The first that fit count.
_SERVER_SENTENCES = (
    (
        "starting up|shutting down|in recovery mode|terminating connection",
        "The server of the archive {place} is being started or stopped ({said}): wait a moment, then start again.",
    ),
    (
        "too many (clients|connections)|connection slots",
        "The server of the archive {place} takes no more connections ({said}): wait until other runs have ended, or raise its "
        "max_connections.",
    ),
    (
        r'authentication failed|no password supplied|pg_hba\.conf|role "[^"]*" (does not exist|is not permitted)',
        "The server of the archive {place} refuses the user or the password ({said}): correct them in the archive's address, "
        "or let the server take this user (pg_hba.conf).",
    ),
    (
        'database "[^"]*" does not exist',
        "The archive {place} is not there ({said}): make the database, for example with createdb, or correct the address.",
    ),
    (
        "permission denied|read-only|must be owner",
        "The archive {place} cannot be written ({said}): GRANT the archive's user the rights to it, or name its owner.",
    ),
    (
        "deadlock|could not serialize|(lock|statement) timeout",
        "The archive {place} is in use by another run ({said}): wait until it has ended, then start again.",
    ),
    _FULL,
    (
        "refused|could not translate|failed to resolve|timeout expired|timed out|connection failed|server closed|"
        "connection is lost|no route|unreachable|SSL",
        "The archive {place} cannot be reached ({said}): check its address and that its server is running.",
    ),
)
