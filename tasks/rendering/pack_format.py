"""How the data pack is written: JSON lines for programs, CSV for spreadsheets."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from math import isfinite
from typing import Any

Record = Mapping[str, Any]

#: ``json.dumps`` would make an encoder for every word.
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode

_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?\Z")
# A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection); wide forms count in East Asian Excel.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def json_lines(records: Sequence[Record]) -> bytes:
    """One object a line, UTF-8, keys in the order given. No records, no bytes."""
    return b"".join(json_pieces(records))


def json_pieces(records: Iterable[Record]) -> Iterator[bytes]:
    """The same, a line at a time."""
    for record in records:
        yield f"{to_json(record)}\n".encode()


def csv_table(records: Sequence[Record], columns: Sequence[str]) -> bytes:
    """The same records for a spreadsheet: heading line, lists joined by ``; ``, absent values empty.

    With byte order mark and CRLF, since Excel otherwise reads Chinese as Latin-1. Text that a spreadsheet would run as
    a formula gets an apostrophe before it.
    """
    return b"".join(csv_pieces(records, columns))


def csv_pieces(records: Iterable[Record], columns: Sequence[str]) -> Iterator[bytes]:
    """The same, a line at a time."""
    sink = io.StringIO(newline="")
    writer = csv.writer(sink, lineterminator="\r\n")
    writer.writerow(columns)
    yield sink.getvalue().encode("utf-8-sig")
    for record in records:
        sink.seek(0)
        sink.truncate()
        writer.writerow([_cell(record[column]) for column in columns])
        yield sink.getvalue().encode()


def to_json(value: Any) -> str:
    r"""JSON on one line. Numbers are written out (never ``1e-05``); a whole float is an integer; no NaN or infinity.

    >>> to_json({"value": 72000000.0, "share": 0.00001, "text": "吨"})
    '{"value": 72000000, "share": 0.00001, "text": "吨"}'
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_ENCODE(str(key))}: {to_json(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(to_json(item) for item in value) + "]"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return plain_number(value) or "null"
    return _ENCODE(value)


def plain_number(value: int | float) -> str:
    """``value`` in digits; empty for what is no number.

    >>> plain_number(1e21), plain_number(-4.5)
    ('1000000000000000000000', '-4.5')
    """
    if isinstance(value, int):
        return str(value)
    if not isfinite(value):
        return ""
    return str(int(value)) if value == int(value) else format(Decimal(repr(value)), "f")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return plain_number(value)
    return _harmless(_flat(value))


def _flat(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(_flat(item) for item in value)
    if isinstance(value, Mapping):
        return " ".join(str(item) for item in value.values() if item is not None and item != "")
    return str(value)


def _harmless(text: str) -> str:
    if text.startswith(_FORMULA_STARTS) and not _NUMBER.match(text):
        return f"'{text}"
    return text
