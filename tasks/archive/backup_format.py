"""The form of an export: one .zip with every table as JSON lines, the editions' files, and a manifest of it all.

``tables/<name>.jsonl`` holds one row a line, by primary key; ``editions/<folder>/…`` the files of an edition; ``manifest.json``
the layout, the rows of each table, size and SHA-256 of each member. Bytes are base64, moments ISO 8601 in UTC.
"""

import base64
import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import JSON, Column, ColumnDefault, Date, LargeBinary, Table

from tasks.archive.models import Base, UtcDateTime

MANIFEST: Final = "manifest.json"
FORMAT: Final = "industrial-sustainability-briefing archive export"

#: Every table, parents before their children.
TABLES: Final[Mapping[str, Table]] = {table.name: table for table in Base.metadata.sorted_tables}


class Member(BaseModel):
    """One member of the export: bytes before compression, and their SHA-256."""

    model_config = ConfigDict(extra="forbid")

    size: int = Field(ge=0)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


class ExportManifest(BaseModel):
    """What an export holds. ``layout``: of the archive it was made from; ``rows``: of each table; ``members``: all but this."""

    model_config = ConfigDict(extra="forbid")

    format: Literal["industrial-sustainability-briefing archive export"] = FORMAT
    layout: str
    made_at: datetime
    rows: dict[str, int]
    members: dict[str, Member]


def table_member(table: str) -> str:
    """The member that holds a table.

    >>> table_member("editions")
    'tables/editions.jsonl'
    """
    return f"tables/{table}.jsonl"


def line_of(table: Table, row: Mapping[str, Any]) -> bytes:
    """A row as one line of JSON."""
    said = {column.name: _said(row[column.name]) for column in table.columns}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _said(value: Any) -> Any:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value.isoformat() if isinstance(value, date) else value


def row_of(table: Table, line: bytes) -> dict[str, Any]:
    """The row of a line; a column that the export's layout did not have yet gets its default.

    Raises:
        ValueError: not JSON, not an object, a column that no layout has, or a value that is none of its column.
    """
    said = json.loads(line)
    if not isinstance(said, dict) or not said.keys() <= set(table.columns.keys()):
        raise ValueError("not a row of this table")
    return {column.name: _value(column, said) for column in table.columns}


def _value(column: Column[Any], said: Mapping[str, Any]) -> Any:
    if column.name not in said:
        return _default(column)
    value = said[column.name]
    if value is None:
        if not column.nullable:
            raise ValueError(f"{column.name} has no value")
        return None
    for kind, read in _READ.items():
        if isinstance(column.type, kind):
            return read(value)
    expected = (dict, list) if isinstance(column.type, JSON) else column.type.python_type
    if not isinstance(value, expected) and not (expected is float and isinstance(value, int)):
        raise ValueError(f"{column.name} holds {type(value).__name__}")
    return value


def _default(column: Column[Any]) -> Any:
    if isinstance(column.default, ColumnDefault) and column.default.is_scalar:
        return column.default.arg
    if column.nullable:
        return None
    raise ValueError(f"{column.name} is not there")


def _bytes(value: Any) -> bytes:
    return base64.b64decode(value, validate=True)


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError("a moment without its zone")
    return moment


_READ: Final[Mapping[type, Callable[[Any], Any]]] = {
    LargeBinary: _bytes,
    UtcDateTime: _moment,
    Date: date.fromisoformat,
}
