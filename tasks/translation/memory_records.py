"""A unit of a memory as bytes in an index."""

import json
import struct
import zlib
from datetime import UTC, datetime

from tasks.translation.memory_entry import MemoryEntry

#: Length and CRC-32 of the bytes that follow.
RECORD_HEAD = "<II"


def record_of(entry: MemoryEntry) -> bytes:
    """``entry`` with its length and checksum before it; its file is not repeated in every unit."""
    moment = entry.reviewed_at.timestamp() if entry.reviewed_at else None
    fields = [
        entry.source, entry.target, entry.source_language, entry.target_language, entry.reviewer, entry.field, entry.note,
        moment,
    ]  # fmt: skip
    packed = json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return struct.pack(RECORD_HEAD, len(packed), zlib.crc32(packed)) + packed


def entry_of(packed: bytes, file: str) -> MemoryEntry:
    """The unit that :func:`record_of` wrote, without the head."""
    source, target, source_language, target_language, reviewer, kind, note, moment = json.loads(packed)
    reviewed_at = None if moment is None else datetime.fromtimestamp(moment, tz=UTC)
    return MemoryEntry(source, target, source_language, target_language, reviewer, kind, note, reviewed_at, file)
