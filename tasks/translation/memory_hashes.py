"""Hashes of sentences and of pieces of fingerprints, the same on every machine and in every run."""

import hashlib
import itertools
import zlib
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from tasks.translation.fingerprint import length_bounds, most_edits

if TYPE_CHECKING:
    import numpy as np

_BASE = 0x9E3779B97F4A7C15 | 1  # odd, so that it has an inverse among 64-bit numbers
_MASK = (1 << 64) - 1
# Of very long sentences not every place of every piece is looked at: some of their many pieces are always whole.
_MOST_SHIFT = 16
_MOST_PIECES = 32


def hash_of(language: str, text: str) -> int:
    """64 bits of a text in a language."""
    return int.from_bytes(
        hashlib.blake2b(f"{language}\0{text}".encode("utf-8", "replace"), digest_size=8).digest(), "little"
    )


def language_hash(language: str) -> int:
    """32 bits that keep the pieces of one language apart from those of another."""
    return zlib.crc32(language.encode())


@cache
def piece_bounds(length: int) -> tuple[tuple[int, int], ...]:
    """Start and end of each piece of a fingerprint of ``length`` signs: one piece more than edits it may have.

    >>> piece_bounds(5), piece_bounds(12)
    (((0, 5),), ((0, 4), (4, 8), (8, 12)))
    """
    pieces = most_edits(length, length_bounds(length)[1]) + 1
    size, longer = divmod(length, pieces)
    edges = [0]
    for number in range(pieces):
        edges.append(edges[-1] + size + (number >= pieces - longer))
    return tuple(itertools.pairwise(edges))


@cache
def _powers(count: int) -> tuple[Any, Any]:
    """Powers of the base and of its inverse, ``count`` of each."""
    import numpy as np

    inverse = pow(_BASE, -1, 1 << 64)
    up, down = [1], [1]
    for _ in range(count - 1):
        up.append(up[-1] * _BASE & _MASK)
        down.append(down[-1] * inverse & _MASK)
    return np.array(up, dtype=np.uint64), np.array(down, dtype=np.uint64)


def prefix_sums(signs: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Running sums along the last axis from which the hash of any stretch follows, beginning with 0."""
    import numpy as np

    up, _ = _powers(2048)
    terms = (signs.astype(np.uint64) + np.uint64(0x1000)) * up[: signs.shape[-1]]
    sums = np.zeros((*signs.shape[:-1], signs.shape[-1] + 1), dtype=np.uint64)
    np.cumsum(terms, axis=-1, out=sums[..., 1:])
    return sums


def piece_hashes(stretches: Any, start: Any, length: int, number: Any, language: int) -> Any:
    """32 bits of stretches of signs (differences of prefix sums) that begin at ``start``.

    The hash is of the signs, of the whole fingerprint's ``length``, of the piece's ``number`` in it and of the language.
    """
    import numpy as np

    _, down = _powers(2048)
    # One-dimensional, so that numbers wrap round without a warning.
    place = np.atleast_1d(np.asarray(number, dtype=np.uint64)) + np.uint64(length * 4096 + (language << 24))
    mixed = stretches * down[start] ^ place * np.uint64(0xC2B2AE3D27D4EB4F)
    mixed = (mixed ^ (mixed >> np.uint64(31))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0x94D049BB133111EB)
    return (mixed >> np.uint64(32)).astype(np.uint32)


def signs_of(sign_string: str) -> "np.ndarray[Any, Any]":
    """The code points of a fingerprint."""
    import numpy as np

    return np.frombuffer(sign_string.encode("utf-32-le", "replace"), dtype="<u4")


@lru_cache(maxsize=2048)
def _probes(length: int, other: int) -> tuple[Any, Any, Any]:
    """Start, end and number of every stretch of a fingerprint of ``length`` that can be a piece of one of ``other`` signs.

    If all edits but a few lie before a piece, those few lie behind it: that bounds how far the piece can have moved
    (Pass-Join's selection from both sides).
    """
    import numpy as np

    edits, apart = most_edits(length, other), length - other
    bounds = piece_bounds(other)
    step = max(1, -(-len(bounds) // _MOST_PIECES))
    starts: list[int] = []
    ends: list[int] = []
    numbers: list[int] = []
    for number in range(0, len(bounds), step):
        begin, end = bounds[number]
        behind = max(len(bounds) - 1 - number, 0)
        left = max(-number, apart - behind, -edits, -_MOST_SHIFT)
        right = min(number, apart + behind, edits, _MOST_SHIFT)
        for shift in range(left, right + 1):
            if begin + shift >= 0 and end + shift <= length:
                starts.append(begin + shift)
                ends.append(end + shift)
                numbers.append(number)
    return np.array(starts, dtype=np.int64), np.array(ends, dtype=np.int64), np.array(numbers, dtype=np.int64)


def piece_probes(sign_string: str, lengths: Iterable[int], language: int) -> tuple[Any, Any]:
    """Hashes of all pieces by which fingerprints of ``lengths`` that are like ``sign_string`` can be found, sorted.

    With each the length of the fingerprints it leads to.
    """
    import numpy as np

    sums = prefix_sums(signs_of(sign_string))
    keys, sizes = [np.zeros(0, dtype=np.uint32)], [np.zeros(0, dtype=np.int64)]
    for other in lengths:
        starts, ends, numbers = _probes(len(sign_string), other)
        if len(starts):
            keys.append(piece_hashes(sums[ends] - sums[starts], starts, other, numbers, language))
            sizes.append(np.full(len(starts), other))
    found, first = np.unique(np.concatenate(keys), return_index=True)
    return found, np.concatenate(sizes)[first]
