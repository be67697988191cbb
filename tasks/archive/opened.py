"""An archive opened: its database, and the kinds of session that its parts ask for."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from sqlalchemy import event
from sqlalchemy.orm import Session, sessionmaker

from tasks.archive.connection import explained, open_engine, place_of, take_turn
from tasks.archive.errors import NewerArchiveError
from tasks.archive.models import SCHEMA_VERSION
from tasks.archive.upgrades import bring_up


class OpenedArchive:
    """The database behind a SQLAlchemy URL, its tables there and of the present layout, and sessions of it.

    Raises:
        ArchiveError: from any method, when the database is locked, damaged, unwritable or not there.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self._engine = open_engine(url)
        self._sessions = sessionmaker(self._engine, expire_on_commit=False)
        with explained(url):
            layout = bring_up(self._engine)
        if layout != SCHEMA_VERSION:
            self.close()
            raise NewerArchiveError(place_of(url), layout, SCHEMA_VERSION)

    def close(self) -> None:
        """Gives the database's files back."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session of the database; what goes wrong in it comes out as ``ArchiveError``."""
        with explained(self.url), self._sessions() as session:
            yield session

    @contextmanager
    def durable_session(self) -> Iterator[Session]:
        """A session every commit of which is on the disk before it returns: for the ledger of deliveries.

        Other writes to SQLite may be lost with the machine's power, since they can be made again; a delivery cannot be unsent.
        Each of its transactions takes SQLite's write lock when it begins, reading ones as well: commit soon.
        """
        is_sqlite = self._engine.dialect.name == "sqlite"
        with explained(self.url), self._engine.connect() as connection:
            if is_sqlite:
                connection.exec_driver_sql("PRAGMA synchronous = FULL")
                connection.commit()
            try:
                with Session(connection, expire_on_commit=False) as session:
                    if is_sqlite:
                        event.listen(session, "after_begin", lambda *given: take_turn(given[2]))
                    yield session
            finally:
                if is_sqlite and not connection.invalidated:
                    connection.rollback()
                    connection.exec_driver_sql("PRAGMA synchronous = NORMAL")
                    connection.commit()

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A durable session in one transaction that nobody else writes beside; committed at the end of the block.

        What is read in it stays true until it ends: in SQLite the write lock is taken first, in PostgreSQL an advisory lock
        of the transaction (a second writer of this kind waits).
        """
        with self.durable_session() as session:
            connection = session.connection()  # in SQLite that took the turn
            if connection.dialect.name != "sqlite":
                take_turn(connection)
            yield session
            session.commit()
