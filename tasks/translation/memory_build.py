"""Making the index of a large memory: one pass over its TMX file, then sorting.

The index is written beside its place and moved there whole, so that a run that is stopped leaves nothing half made, and two
runs at once each make a good one. Needs about 300 MB for a million units.
"""

import contextlib
import hashlib
import json
import os
import tempfile
import time
import zlib
from array import array
from pathlib import Path
from typing import IO, Any, BinaryIO

from tasks.translation.fingerprint import LONGEST, fingerprint_of_normal, is_telling
from tasks.translation.memory_entry import base_language
from tasks.translation.memory_hashes import hash_of, language_hash, piece_bounds, piece_hashes, prefix_sums
from tasks.translation.memory_index import ARRAYS, HEADER_BYTES, MAGIC, VERSION
from tasks.translation.memory_records import record_of
from tasks.translation.normal_form import normal_form
from tasks.translation.tmx_reading import stream_tmx

_ROWS = 1 << 16  # fingerprints worked on at a time
_NO_MOMENT = -(1 << 62)


class _Hashing:
    """A file that knows the SHA-256 of what was read of it."""

    def __init__(self, handle: BinaryIO) -> None:
        self._handle = handle
        self.sha256 = hashlib.sha256()

    def read(self, count: int) -> bytes:
        chunk = self._handle.read(count)
        self.sha256.update(chunk)
        return chunk


class _Columns:
    """What is known of every unit, one number each, in file order."""

    def __init__(self) -> None:
        self.offsets, self.exact, self.prints = array("Q"), array("Q"), array("Q")
        self.places, self.lengths, self.moments, self.languages = array("Q"), array("H"), array("q"), array("B")
        self.known_languages: list[str] = []
        self.left_out = 0

    def language_number(self, language: str) -> int:
        if language not in self.known_languages:
            self.known_languages.append(language)
        return min(self.known_languages.index(language), 255)


def build_index(tmx: Path, folder: Path, name: str, *, trusts_editors: bool) -> Path:
    """The index of ``tmx`` in ``folder``, as ``name`` with the beginning of the file's SHA-256 in place of ``{sha}``.

    Raises:
        TranslationMemoryError: the file is not TMX, or is not safe to read; no index is left.
        OSError: the file cannot be read, or the folder not written to.
    """
    started_ns, before = time.time_ns(), tmx.stat()
    descriptor, making = tempfile.mkstemp(prefix=".making-", suffix=".memory-index", dir=folder)
    try:
        with os.fdopen(descriptor, "wb") as out, tempfile.TemporaryFile(dir=folder) as prints, tmx.open("rb") as handle:
            out.write(bytes(HEADER_BYTES))
            source = _Hashing(handle)
            columns = _read_units(source, tmx.name, trusts_editors, out, prints)  # type: ignore[arg-type] # read() is all that is asked of it
            header: dict[str, Any] = {
                "version": VERSION,
                "file": tmx.name,
                "sha256": source.sha256.hexdigest(),
                "size": before.st_size,
                "mtime_ns": before.st_mtime_ns,
                "read_ns": started_ns,
                "units": len(columns.offsets),
                "left_out": columns.left_out,
            }
            header |= _write_arrays(out, prints, columns)
            header["bytes"] = out.tell()
            block = json.dumps(header).encode("ascii").ljust(HEADER_BYTES - 12)
            out.seek(0)
            out.write(MAGIC + zlib.crc32(block).to_bytes(4, "little") + block)
            out.flush()
            os.fsync(out.fileno())
        final = folder / name.format(sha=header["sha256"][:16])
        Path(making).replace(final)
        return final
    finally:
        with contextlib.suppress(OSError):
            Path(making).unlink(missing_ok=True)


def _read_units(source: BinaryIO, file: str, trusts_editors: bool, out: IO[bytes], prints: IO[bytes]) -> _Columns:
    """Write every reviewed unit to ``out`` and its fingerprint to ``prints``; what is known of each."""
    columns = _Columns()
    offset, place = HEADER_BYTES, 0
    for entry in stream_tmx(source, file, trusts_editors=trusts_editors):
        if not entry.reviewer:
            columns.left_out += 1
            continue
        language, key = base_language(entry.source_language), normal_form(entry.source)
        sign_string = fingerprint_of_normal(key)
        if len(sign_string) > LONGEST or not is_telling(sign_string):
            sign_string = ""
        record, packed = record_of(entry), sign_string.encode("utf-32-le", "replace")
        columns.offsets.append(offset)
        columns.exact.append(hash_of(language, key))
        columns.prints.append(hash_of(language, sign_string))
        columns.places.append(place)
        columns.lengths.append(len(sign_string))
        columns.moments.append(int(entry.moment) if entry.reviewed_at else _NO_MOMENT)
        columns.languages.append(columns.language_number(language))
        out.write(record)
        prints.write(packed)
        offset, place = offset + len(record), place + len(packed)
    prints.flush()
    return columns


class _Writer:
    """Writes arrays one behind the other, with the checksum of all."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self.start = self.position = out.tell()
        self.checksum = 0
        self.arrays: dict[str, tuple[int, int]] = {}

    def write(self, content: bytes) -> None:
        self._out.write(content)
        self.checksum = zlib.crc32(content, self.checksum)
        self.position += len(content)

    def add(self, name: str, values: Any) -> None:
        import numpy as np

        self.write(bytes(-self.position % 8))
        kind = np.dtype(ARRAYS[name])
        self.arrays[name] = (self.position, len(values))
        for first in range(0, len(values), 1 << 20):
            self.write(values[first : first + (1 << 20)].astype(kind).tobytes())


def _write_arrays(out: IO[bytes], prints: IO[bytes], columns: _Columns) -> dict[str, Any]:
    import numpy as np

    writer = _Writer(out)
    lengths = np.frombuffer(columns.lengths, dtype=np.uint16) if columns.lengths else np.zeros(0, np.uint16)
    units = np.flatnonzero(lengths)
    keys = _column(columns.prints, np.uint64)
    # Newest first within one fingerprint; units of the same moment in the order of the file.
    units = units[np.lexsort((-_column(columns.moments, np.int64)[units], keys[units]))]
    print_keys, first = np.unique(keys[units], return_index=True)
    of_row = units[first]
    offsets, bags, pieces = _write_prints(writer, prints, columns, of_row)
    exact = _column(columns.exact, np.uint64)
    order = np.argsort(exact, kind="stable")
    writer.add("exact_keys", exact[order])
    writer.add("exact_units", order)
    writer.add("unit_offsets", _column(columns.offsets, np.uint64))
    writer.add("print_keys", print_keys)
    writer.add("print_offsets", offsets)
    writer.add("print_first", np.append(first, len(units)))
    writer.add("print_units", units)
    pieces.sort()
    writer.add("piece_keys", pieces >> np.uint64(32))
    pieces &= np.uint64(0xFFFFFFFF)
    writer.add("piece_prints", pieces)
    writer.add("piece_bags", bags[pieces])
    return {"arrays": writer.arrays, "checked_from": writer.start, "checksum": writer.checksum}


def _column(values: "array[int]", kind: Any) -> Any:
    import numpy as np

    return np.frombuffer(values, dtype=kind) if values else np.zeros(0, kind)


def _write_prints(writer: _Writer, prints: IO[bytes], columns: _Columns, of_row: Any) -> tuple[Any, Any, Any]:
    """Write the fingerprints in the order of their rows; their offsets, bags of signs and pieces (hash, row)."""
    import numpy as np

    lengths, places = _column(columns.lengths, np.uint16)[of_row], _column(columns.places, np.uint64)[of_row]
    languages = _column(columns.languages, np.uint8)[of_row]
    counts = np.bincount(lengths, minlength=1) if len(lengths) else np.zeros(1, np.int64)
    pieces = np.empty(sum(int(n) * len(piece_bounds(size)) for size, n in enumerate(counts) if n), dtype=np.uint64)
    bags = np.zeros(len(of_row), dtype=np.uint64)
    offsets = np.zeros(len(of_row) + 1, dtype=np.uint64)
    offsets[0] = position = writer.position
    filled = 0
    for start in range(0, len(of_row), _ROWS):
        rows = np.arange(start, min(start + _ROWS, len(of_row)))
        packed = [os.pread(prints.fileno(), int(lengths[row]) * 4, int(places[row])) for row in rows]
        for row, own in zip(rows, packed, strict=True):
            written = own.decode("utf-32-le", "replace").encode("utf-8", "replace")
            position += len(written)
            offsets[row + 1] = position
            writer.write(written)
        for language in np.unique(languages[rows]):
            hashed = language_hash(columns.known_languages[language])
            for size in np.unique(lengths[rows][languages[rows] == language]):
                chosen = rows[(languages[rows] == language) & (lengths[rows] == size)]
                signs = np.frombuffer(b"".join(packed[row - start] for row in chosen), dtype="<u4").reshape(
                    -1, int(size)
                )
                bags[chosen] = _bags(signs)
                sums = prefix_sums(signs)
                for number, (begin, end) in enumerate(piece_bounds(int(size))):
                    found = piece_hashes(sums[:, end] - sums[:, begin], begin, int(size), number, hashed)
                    pieces[filled : filled + len(chosen)] = (found.astype(np.uint64) << np.uint64(32)) | chosen.astype(
                        np.uint64
                    )
                    filled += len(chosen)
    return offsets, bags, pieces


def _bags(signs: Any) -> Any:
    """``bag_of`` of each row."""
    import numpy as np

    bits = (signs.astype(np.uint64) * np.uint64(0x9E3779B1) & np.uint64(0xFFFFFFFF)) >> np.uint64(26)
    return np.bitwise_or.reduce(np.uint64(1) << bits, axis=1)
