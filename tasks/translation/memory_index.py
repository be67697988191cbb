"""The index of a large memory: made once from its TMX file, kept on disk, opened in well under a second.

One file holds everything. After a header come the units as they are, each with its own checksum, then sorted arrays:

* ``exact``: hashes of normal forms, for sentences that are there word for word;
* ``prints``: hashes of fingerprints, for sentences that differ in figures, dates and symbols only;
* ``pieces``: hashes of pieces of fingerprints, for sentences that are alike. A fingerprint is cut into one piece more than
  edits are allowed for its length, so two that are alike share at least one whole piece, near the same place: what is looked
  for is found, with certainty and not by chance (Li, Deng, Wang and Feng, Pass-Join, PVLDB 5(3), 2011).

The arrays are mapped, not read; units are read one by one. A hash only ever leads to a unit, which is then compared itself.
"""

import json
import mmap
import os
import struct
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tasks.contracts.errors import BriefingError
from tasks.translation.fingerprint import LONGEST, fingerprint, length_bounds, most_edits
from tasks.translation.memory_entry import MemoryEntry, base_language
from tasks.translation.memory_hashes import hash_of, language_hash, piece_probes
from tasks.translation.memory_records import RECORD_HEAD, entry_of
from tasks.translation.memory_store import UNITS_OF_ONE, bag_of, ranked
from tasks.translation.normal_form import normal_form

VERSION = 1
MAGIC = b"TMINDEX1"
HEADER_BYTES = 4096
#: Name of each array, with its type; all lie one behind the other, each from a multiple of eight bytes.
ARRAYS = {
    "exact_keys": "<u8", "exact_units": "<u4", "unit_offsets": "<u8",
    "print_keys": "<u8", "print_offsets": "<u8", "print_first": "<u4", "print_units": "<u4",
    "piece_keys": "<u4", "piece_prints": "<u4", "piece_bags": "<u8",
}  # fmt: skip
_MOST_PROBED = (
    200_000  # fingerprints that share a piece with the one asked for; more than that is a sentence of no words
)
_MOST_RANKED = 1200  # fingerprints compared sign by sign; about 4 ms


class DamagedIndexError(BriefingError):
    """An index is incomplete, was changed, or is of another version: it has to be made anew."""


class IndexStore:
    """The units of one TMX file, by its index. Answers like a store in memory."""

    def __init__(self, path: Path, header: dict[str, Any]) -> None:
        import numpy as np  # 13 MB, which only a run with a large memory pays

        self.path = path
        self.size = int(header["units"])
        self.left_out = int(header["left_out"])
        self._name = str(header["file"])
        self._file = path.open("rb")
        self._map = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)
        self._arrays: dict[str, Any] = {}
        for name, (offset, count) in header["arrays"].items():
            kind = np.dtype(ARRAYS[name])
            self._arrays[name] = np.frombuffer(self._map, kind, count, offset) if count else np.zeros(0, kind)

    @classmethod
    def open(cls, path: Path) -> "IndexStore":
        """The index at ``path``, its arrays checked against their checksum.

        Raises:
            DamagedIndexError: it is not whole, or not of this version.
        """
        try:
            header = read_header(path)
            with path.open("rb") as handle:
                handle.seek(header["checked_from"])
                checksum = 0
                while chunk := handle.read(1 << 20):
                    checksum = zlib.crc32(chunk, checksum)
            if checksum != header["checksum"]:
                raise DamagedIndexError(f"{path.name} is damaged")
            return cls(path, header)
        except (OSError, KeyError, TypeError, ValueError) as error:
            raise DamagedIndexError(f"{path.name} cannot be read") from error

    def exact(self, key: str, language: str) -> Sequence[MemoryEntry]:
        """The units of normal form ``key``, newest first."""
        units = self._equal("exact_keys", "exact_units", hash_of(language, key))
        found = [entry for entry in map(self._unit, units) if normal_form(entry.source) == key]
        return sorted(
            (entry for entry in found if base_language(entry.source_language) == language), key=lambda e: -e.moment
        )

    def same(self, sign_string: str, language: str) -> Sequence[MemoryEntry]:
        """Units whose fingerprint is ``sign_string``, newest first."""
        first, last = self._range("print_keys", hash_of(language, sign_string))
        return [entry for row in range(first, last) for entry in self._units_of(row, sign_string, language)]

    def alike(self, sign_string: str, language: str) -> Sequence[tuple[float, MemoryEntry]]:
        """Units whose fingerprint is like ``sign_string`` without being equal, most alike first."""
        rows_of: dict[str, list[int]] = {}
        for row, other in self._prints(self._near(sign_string, language)):
            rows_of.setdefault(other, []).append(row)
        return [
            (share, entry)
            for share, other in ranked(sign_string, list(rows_of))
            for row in rows_of[other]
            for entry in self._units_of(row, other, language)
        ]

    def _near(self, sign_string: str, language: str) -> list[int]:
        """Rows of fingerprints that share a piece and whose bag of signs allows them to be alike; the likest first."""
        import numpy as np

        length = len(sign_string)
        low, high = length_bounds(length)
        keys, sizes = piece_probes(sign_string, range(low, min(high, LONGEST) + 1), language_hash(language))
        index = self._arrays["piece_keys"]
        starts, ends = np.searchsorted(index, keys, "left"), np.searchsorted(index, keys, "right")
        hits = np.flatnonzero(ends > starts)
        order = hits[np.argsort((ends - starts)[hits], kind="stable")]  # rare pieces first
        order = order[: max(int(np.searchsorted(np.cumsum((ends - starts)[order]), _MOST_PROBED, "right")), 1)]
        if not len(order):
            return []
        bags = np.concatenate([self._arrays["piece_bags"][starts[hit] : ends[hit]] for hit in order])
        longest = np.repeat(np.maximum(sizes[order], length), (ends - starts)[order])
        apart = np.bitwise_count(bags ^ np.uint64(bag_of(sign_string))).astype(np.int64)
        kept = np.flatnonzero(apart <= 2 * (most_edits(0, 100) * longest // 100))
        prints = np.concatenate([self._arrays["piece_prints"][starts[hit] : ends[hit]] for hit in order])[kept]
        rows, first = np.unique(prints, return_index=True)
        if len(rows) > _MOST_RANKED:
            kept = kept[first]
            rows = rows[np.argpartition(apart[kept] / longest[kept], _MOST_RANKED)[:_MOST_RANKED]]
        return [int(row) for row in rows]

    def _range(self, name: str, key: int) -> tuple[int, int]:
        import numpy as np

        keys, wanted = self._arrays[name], np.uint64(key)
        return int(np.searchsorted(keys, wanted, "left")), int(np.searchsorted(keys, wanted, "right"))

    def _equal(self, keys: str, values: str, key: int) -> list[int]:
        first, last = self._range(keys, key)
        return [int(unit) for unit in self._arrays[values][first:last]]

    def _units_of(self, row: int, sign_string: str, language: str) -> Iterator[MemoryEntry]:
        first, last = (int(edge) for edge in self._arrays["print_first"][row : row + 2])
        for unit in self._arrays["print_units"][first : min(last, first + UNITS_OF_ONE)]:  # newest first
            entry = self._unit(int(unit))
            if base_language(entry.source_language) == language and fingerprint(entry.source) == sign_string:
                yield entry

    def _unit(self, unit: int) -> MemoryEntry:
        """The unit of a number, read from disk.

        Raises:
            DamagedIndexError: what stands there is not what was written.
        """
        offset = int(self._arrays["unit_offsets"][unit])
        descriptor = self._file.fileno()
        length, checksum = struct.unpack(RECORD_HEAD, os.pread(descriptor, struct.calcsize(RECORD_HEAD), offset))
        packed = os.pread(descriptor, length, offset + struct.calcsize(RECORD_HEAD))
        if zlib.crc32(packed) != checksum:
            raise DamagedIndexError(f"{self.path.name} is damaged")
        return entry_of(packed, self._name)

    def _prints(self, rows: list[int]) -> Iterator[tuple[int, str]]:
        """The fingerprints of ``rows``, read from disk."""
        offsets, descriptor = self._arrays["print_offsets"], self._file.fileno()
        starts, ends = offsets[rows].tolist(), offsets[[row + 1 for row in rows]].tolist()
        for row, start, end in zip(rows, starts, ends, strict=True):
            yield row, os.pread(descriptor, end - start, start).decode("utf-8", "replace")


def read_header(path: Path) -> dict[str, Any]:
    """What an index says of itself.

    Raises:
        DamagedIndexError: it is not whole, or not of this version.
        OSError: it is not there, or may not be read.
    """
    with path.open("rb") as handle:
        block = handle.read(HEADER_BYTES)
        total = os.fstat(handle.fileno()).st_size
    magic, checksum = block[:8], block[8:12]
    if len(block) < HEADER_BYTES or magic != MAGIC or zlib.crc32(block[12:]) != int.from_bytes(checksum, "little"):
        raise DamagedIndexError(f"{path.name} is damaged")
    header = json.loads(block[12:].rstrip(b" "))
    if not isinstance(header, dict) or header.get("version") != VERSION or header.get("bytes") != total:
        raise DamagedIndexError(f"{path.name} is incomplete or of another version")
    return header
