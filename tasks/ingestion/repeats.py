"""The same report twice under different names: both are read, the second says so."""

import zlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from tasks.contracts.document import Document
from tasks.contracts.flag import Flag, Severity
from tasks.ingestion.repetition import normalised

SAME_SHARE = 0.9
"""Share of word sequences two documents must have in common to count as one report: a re-issue changes a few lines."""

SAME_REPORT = "same_report"
_SHINGLE = 6
_MAX_WORDS = 40_000
_MIN_SHINGLES = 20
# The smallest hashes of a document stand for all of them: how many two documents share there tells how much they share in all,
# so that nearly all pairs are told apart without comparing them. Seven standard deviations are allowed for chance.
_SKETCH = 128
_DEVIATIONS = 7.0
_SKETCHED_WHOLE = 4 * _SKETCH  # below, documents are short enough to be compared on less evidence
_MASK = (1 << 64) - 1


def shingles_of(document: Document) -> bytes:
    """What of a document tells repeats: a hash of each of its sequences of six words (characters in Chinese).

    Without case and punctuation, so that line breaks, page numbers and a few changed words do not hide a repeat. Little-endian
    numbers of 32 bits, ascending, each once; the same on every machine.
    """
    words: list[str] = []
    for block in document.blocks:
        if block.is_body:
            text = normalised(block.text)
            words.extend(text.replace(" ", "") if document.is_chinese else text.split())
        if len(words) > _MAX_WORDS:
            break
    count = len(words) - _SHINGLE + 1
    if count <= 0:
        return b""
    numbers = np.array([_number(word) for word in words], dtype=np.uint64)
    mixed = np.zeros(count, dtype=np.uint64)
    for place in range(_SHINGLE):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + numbers[place : place + count]
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    return np.unique((mixed >> np.uint64(32)).astype("<u4")).tobytes()


@lru_cache(maxsize=50_000)
def _number(word: str) -> int:
    content = word.encode("utf-8", "surrogatepass")
    return (zlib.crc32(content) << 32 | zlib.adler32(content)) & _MASK


def earlier_same(shingles: Sequence[bytes]) -> list[int | None]:
    """For each document, by its shingles, the first one before it that says nearly the same; None for most."""
    known = [np.frombuffer(packed, dtype="<u4") for packed in shingles]
    found: list[int | None] = [None] * len(known)
    compared = [index for index, own in enumerate(known) if len(own) >= _MIN_SHINGLES]
    if len(compared) < 2:
        return found
    sizes = np.array([len(own) for own in known], dtype=np.int64)
    sketches = [known[index][:_SKETCH] for index in compared]
    owners = np.repeat(np.array(compared), [len(sketch) for sketch in sketches])
    values = np.concatenate(sketches)
    order = np.argsort(values, kind="stable")  # stable: the owners of one value stay in the order of the documents
    values, owners = values[order], owners[order]
    for index, sketch in zip(compared, sketches, strict=True):
        first = np.searchsorted(values, sketch, side="left")
        last = np.searchsorted(values, sketch, side="right")
        sharing = np.concatenate([owners[low:high] for low, high in zip(first.tolist(), last.tolist(), strict=True)])
        shared = np.bincount(sharing[sharing < index], minlength=index)[:index]
        likely = np.flatnonzero(shared >= _least_shared(int(sizes[index]), sizes[:index]))
        found[index] = next((other for other in likely.tolist() if _same(known[index], known[other])), None)
    return found


def _least_shared(size: int, others: NDArray[np.int64]) -> NDArray[np.float64]:
    """How many values of their sketches documents of ``size`` and ``others`` shingles share at least if they are the same."""
    smaller, larger = np.minimum(others, size), np.maximum(others, size)
    ratio = larger / np.maximum(smaller, 1)
    alike = SAME_SHARE / (ratio + 1 - SAME_SHARE)  # of what either has, when just so much is shared
    share = 2 * alike / (1 + alike)
    least = _SKETCH * share - _DEVIATIONS * np.sqrt(_SKETCH * share * np.maximum(1 - share, 0.0))
    short = 0.4 * np.minimum(smaller, _SKETCH)
    least = np.where(smaller < _SKETCHED_WHOLE, short, np.maximum(least, short))
    return np.where((smaller < _MIN_SHINGLES) | (ratio * SAME_SHARE * 0.8 > 1), np.inf, least)


def _same(one: NDArray[np.uint32], other: NDArray[np.uint32]) -> bool:
    smaller, larger = sorted((len(one), len(other)))
    if smaller < _MIN_SHINGLES or smaller < SAME_SHARE * larger * 0.8:
        return False
    return len(np.intersect1d(one, other, assume_unique=True)) >= SAME_SHARE * smaller


def same_report(file: str, earlier: str) -> Flag:
    """The flag of the document ``file``, which says nearly what the document ``earlier`` says."""
    return Flag(
        code=SAME_REPORT,
        detail=f"{file} says nearly word for word what {earlier} says; figures of the two must not be added.",
        severity=Severity.WARN,
        source=earlier,
    )


def with_repeats(documents: Sequence[Document], shingles: Sequence[bytes]) -> list[Document]:
    """``documents`` in their order; each that says nearly what an earlier one says carries the flag ``same_report``.

    A flag of that kind from before is taken off: which documents there are decides, not what was known of them once.
    """
    flagged = []
    for document, earlier in zip(documents, earlier_same(shingles), strict=True):
        flags = tuple(flag for flag in document.flags if flag.code != SAME_REPORT)
        if earlier is not None:
            flags = (*flags, same_report(document.file, documents[earlier].file))
        flagged.append(document if flags == document.flags else document.model_copy(update={"flags": flags}))
    return flagged


def flag_repeats(documents: Sequence[Document]) -> list[Document]:
    """``documents`` with the flag ``same_report`` where one says nearly what an earlier one says."""
    return with_repeats(documents, [shingles_of(document) for document in documents])
