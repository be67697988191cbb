"""Opening an archive: making it where there is none, and bringing one of an earlier layout to the present one.

In place and in one transaction, by Alembic's operations, whose batch mode knows how to rebuild a table where the database
(SQLite) cannot alter it. Processes that come in the same moment wait for one another, so each step is taken once.
"""

from collections.abc import Callable

from sqlalchemy import Column, Connection, Engine, LargeBinary, String, inspect, text
from sqlalchemy.exc import DBAPIError

from tasks.archive.connection import take_turn
from tasks.archive.models import SCHEMA_VERSION, Base, UtcDateTime

_LAYOUT = text("SELECT value FROM archive_info WHERE name = 'layout'")


def bring_up(engine: Engine) -> str:
    """The layout of the archive once it can be used; another than the present one only where a newer program made it.

    An archive of the present layout costs one question.
    """
    try:
        with engine.connect() as connection:
            layout = connection.scalar(_LAYOUT)
    except DBAPIError as error:
        if "archive_info" not in str(error.orig):  # anything but that there is no such table: an empty database
            raise
        layout = None
    if layout is not None and layout not in _STEPS:
        return str(layout)
    with engine.connect() as connection:
        is_sqlite = engine.dialect.name == "sqlite"
        if is_sqlite:
            # A rebuilt table is dropped on the way; with foreign keys on, its children would go with it.
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.commit()
        try:
            with connection.begin():
                take_turn(connection)
                return _brought_up(connection)
        finally:
            if is_sqlite:
                connection.exec_driver_sql("PRAGMA foreign_keys = ON")
                connection.commit()


def _brought_up(connection: Connection) -> str:
    """Within a turn of this process's own: what another has done meanwhile is seen, and not done again."""
    layout = connection.scalar(_LAYOUT) if inspect(connection).has_table("archive_info") else None
    if layout is not None and layout not in _STEPS:
        return str(layout)
    while layout in _STEPS:
        layout = _STEPS[layout](connection)
    Base.metadata.create_all(connection)
    connection.execute(text("DELETE FROM archive_info WHERE name = 'layout'"))
    connection.execute(
        text("INSERT INTO archive_info (name, value) VALUES ('layout', :layout)"), {"layout": SCHEMA_VERSION}
    )
    return SCHEMA_VERSION


def _editions_by_language(connection: Connection) -> str:
    """1 → 2: an edition has a language; of a month there is one edition a language."""
    from alembic.migration import MigrationContext  # imported here: needed once in an archive's life
    from alembic.operations import Operations

    operations = Operations(MigrationContext.configure(connection))
    with operations.batch_alter_table("editions") as table:
        table.add_column(Column("language", String(20), nullable=False, server_default="en"))
        table.drop_constraint("one_edition_a_version", type_="unique")
        table.create_unique_constraint("one_edition_a_version", ["month", "language", "version"])
    return "2"


def _operation(connection: Connection) -> str:
    """2 → 3: facts are kept compressed and know since when; what else is new are tables of their own."""
    from alembic.migration import MigrationContext  # imported here: needed once in an archive's life
    from alembic.operations import Operations

    operations = Operations(MigrationContext.configure(connection))
    with operations.batch_alter_table("facts") as table:
        table.add_column(Column("packed", LargeBinary, nullable=True))
        table.add_column(Column("kept_at", UtcDateTime, nullable=True))
        table.create_index("ix_facts_kept_at", ["kept_at"])
    return "3"


#: Layout → the step that leads to the next one; each returns the layout it made. The present layout has none.
_STEPS: dict[str | None, Callable[[Connection], str]] = {"1": _editions_by_language, "2": _operation}
