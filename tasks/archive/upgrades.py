"""Bringing an archive of an earlier layout to the present one, in place and in one transaction.

By Alembic's operations, whose batch mode knows how to rebuild a table where the database (SQLite) cannot alter it.
"""

from collections.abc import Callable

from sqlalchemy import Column, Connection, Engine, String, inspect, text


def upgrade(engine: Engine) -> None:
    """Runs every step from the archive's layout to the present one; a new archive and an up-to-date one are left alone.

    A layout that is newer than this program is left alone as well: the archive refuses it when it is opened.
    """
    with engine.connect() as connection:
        if not inspect(connection).has_table("archive_info"):
            return
        layout = connection.scalar(text("SELECT value FROM archive_info WHERE name = 'layout'"))
    if layout not in _STEPS:
        return
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            # A rebuilt table is dropped on the way; with foreign keys on, its children would go with it.
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.commit()
        try:
            with connection.begin():
                while layout in _STEPS:
                    layout = _STEPS[layout](connection)
                connection.execute(
                    text("UPDATE archive_info SET value = :layout WHERE name = 'layout'"), {"layout": layout}
                )
        finally:
            if engine.dialect.name == "sqlite":
                connection.exec_driver_sql("PRAGMA foreign_keys = ON")
                connection.commit()


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


#: Layout → the step that leads to the next one; each returns the layout it made. The present layout has none.
_STEPS: dict[str | None, Callable[[Connection], str]] = {"1": _editions_by_language}
