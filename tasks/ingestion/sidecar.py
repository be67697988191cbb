"""The sidecar ``sources.yml`` beside the sources: who made each, when it reached us, under what licence."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from tasks.contracts.source import SourceRecord
from tasks.ingestion.errors import SidecarError

SIDECAR_NAME = "sources.yml"
_FIELDS = frozenset({"file", "producer", "title", "received", "url", "licence", "sha256"})


def read_sidecar(path: Path) -> dict[str, SourceRecord]:
    """File name → record for every entry of the sidecar at ``path``, in its order.

    Raises:
        SidecarError: not YAML, not the form ``sources: [{file, producer, received, licence, sha256, …}]``, or a file
            named twice.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SidecarError(path, f"cannot be read ({error.strerror or error})") from error
    return parse_sidecar(content, path)


def parse_sidecar(content: bytes, name: Path | str) -> dict[str, SourceRecord]:
    """The records in the bytes of a sidecar; ``name`` is for messages. See :func:`read_sidecar`."""
    try:
        data = yaml.safe_load(content)
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f" near line {mark.line + 1}" if mark is not None else ""
        raise SidecarError(name, f"is not valid YAML{place}") from error
    entries = data.get("sources") if isinstance(data, dict) else None
    if not isinstance(entries, list):
        raise SidecarError(name, "has no list called 'sources'")
    records: dict[str, SourceRecord] = {}
    for number, entry in enumerate(entries, start=1):
        record = _read_entry(entry, number, name)
        if record.file in records:
            raise SidecarError(name, f"names {record.file} twice")
        records[record.file] = record
    return records


def _read_entry(entry: Any, number: int, name: Path | str) -> SourceRecord:
    if not isinstance(entry, dict):
        raise SidecarError(name, f"entry {number} is not a list of 'field: value' lines")
    unknown = sorted(str(key) for key in entry if key not in _FIELDS)
    if unknown:
        raise SidecarError(name, f"entry {number} has an unknown field '{unknown[0]}'")
    values = {key: value for key, value in entry.items() if key != "received"}
    received = entry.get("received")
    if isinstance(received, datetime):
        received = received.date()
    if isinstance(received, str):
        try:
            received = date.fromisoformat(received)
        except ValueError:
            received = None
    if not isinstance(received, date):
        raise SidecarError(name, f"entry {number} needs 'received: YYYY-MM-DD'")
    try:
        return SourceRecord(**values, received_at=received)
    except (ValidationError, TypeError) as error:
        field = error.errors()[0]["loc"][0] if isinstance(error, ValidationError) else "file"
        raise SidecarError(name, f"entry {number} has a missing or wrong '{field}'") from error
