"""How the data pack is written: JSON lines for programs, CSV for spreadsheets."""

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from math import isfinite
from typing import Any

Record = Mapping[str, Any]

_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?\Z")
# A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection); wide forms count in East Asian Excel.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def json_lines(records: Sequence[Record]) -> bytes:
    """One object a line, UTF-8, keys in the order given. No records, no bytes."""
    return "".join(f"{to_json(record)}\n" for record in records).encode()


def csv_table(records: Sequence[Record], columns: Sequence[str]) -> bytes:
    """The same records for a spreadsheet: heading line, lists joined by ``; ``, absent values empty.

    With byte order mark and CRLF, since Excel otherwise reads Chinese as Latin-1. Text that a spreadsheet would run as
    a formula gets an apostrophe before it.
    """
    sink = io.StringIO(newline="")
    writer = csv.writer(sink, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(record[column]) for column in columns] for record in records)
    return sink.getvalue().encode("utf-8-sig")


def to_json(value: Any) -> str:
    r"""JSON on one line. Numbers are written out (never ``1e-05``); a whole float is an integer; no NaN or infinity.

    >>> to_json({"value": 72000000.0, "share": 0.00001, "text": "吨"})
    '{"value": 72000000, "share": 0.00001, "text": "吨"}'
    """
    if isinstance(value, Mapping):
        return (
            "{"
            + ", ".join(f"{json.dumps(str(key), ensure_ascii=False)}: {to_json(item)}" for key, item in value.items())
            + "}"
        )
    if isinstance(value, list | tuple):
        return "[" + ", ".join(to_json(item) for item in value) + "]"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return plain_number(value) or "null"
    return json.dumps(value, ensure_ascii=False)


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
