"""Recipients from a database of the office's: any query that gives the columns; nothing is ever written."""

import re
from collections.abc import Iterator, Sequence

from pydantic import SecretStr
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from tasks.distribution.errors import AudienceError

_PATIENCE = 10  # seconds to connect
#: Engine → the statement that makes its session read-only; of others the transaction is rolled back.
_READ_ONLY = {"sqlite": "PRAGMA query_only = ON", "postgresql": "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
              "mysql": "SET SESSION TRANSACTION READ ONLY", "mariadb": "SET SESSION TRANSACTION READ ONLY"}  # fmt: skip
_LIMITED = {"postgresql": {"connect_timeout": _PATIENCE}, "mysql": {"connect_timeout": _PATIENCE}}


def rows_of_query(url: SecretStr | str, query: str) -> Iterator[tuple[str, Sequence[tuple[str, str]]]]:
    """(``row n``, the cells as (column, value)) of the query's answer.

    Raises:
        AudienceError: the database cannot be reached or asked, or the answer has no column ``address``; never names the URL.
    """
    secret = url.get_secret_value() if isinstance(url, SecretStr) else url
    if not re.match(r"(?is)\s*(select|with|table|values)\b", query):
        raise AudienceError("The query for the recipients must be a SELECT: set BRIEFING_RECIPIENTS_QUERY.")
    failure = ""
    rows: list[tuple[str, Sequence[tuple[str, str]]]] = []
    try:
        parsed = make_url(secret)
        backend = parsed.get_backend_name()
        engine = create_engine(parsed, connect_args=_LIMITED.get(backend, {}))
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError, ValueError) as error:
        failure = f"its address cannot be used ({type(error).__name__})"
    else:
        try:
            with engine.connect() as connection:
                if backend in _READ_ONLY:
                    connection.execute(text(_READ_ONLY[backend]))
                    connection.commit()
                rows = list(_answer(connection, query))
                connection.rollback()
        except SQLAlchemyError as error:
            failure = _scrubbed(str(getattr(error, "orig", None) or type(error).__name__), secret)
        finally:
            engine.dispose()
    if failure:  # outside the handler, so that no traceback carries the driver's words
        raise AudienceError(
            f"The recipients cannot be read from the database: {failure}. Check its address and the query."
        )
    return iter(rows)


def _answer(connection: Connection, query: str) -> Iterator[tuple[str, Sequence[tuple[str, str]]]]:
    result = connection.exec_driver_sql(query)
    columns = [str(column).casefold() for column in result.keys()]  # noqa: SIM118  a result is no mapping
    if "address" not in columns:
        raise AudienceError(f"The query gives no column 'address' (it gives: {', '.join(columns)}).")
    for number, row in enumerate(result, start=1):
        yield (
            f"row {number}",
            [(column, "" if value is None else str(value)) for column, value in zip(columns, row, strict=True)],
        )


def _scrubbed(said: str, secret: str) -> str:
    """The driver's first line without the address, its user and its password."""
    line = next(iter(said.strip().splitlines()), "")
    parsed = make_url(secret)
    for part in (secret, str(parsed.password or ""), parsed.username or "", parsed.host or "", parsed.database or ""):
        if part:
            line = line.replace(part, "…")
    return line[:300].rstrip(". ")
