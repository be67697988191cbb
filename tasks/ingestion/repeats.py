"""The same report twice under different names: both are read, the second says so."""

from collections.abc import Sequence

from tasks.contracts.document import Document
from tasks.contracts.flag import Flag, Severity
from tasks.ingestion.repetition import normalised

SAME_SHARE = 0.9
"""Share of word sequences two documents must have in common to count as one report: a re-issue changes a few lines."""

_SHINGLE = 6
_MAX_WORDS = 40_000
_MIN_SHINGLES = 20


def flag_repeats(documents: Sequence[Document]) -> list[Document]:
    """``documents`` in their order; each that says nearly what an earlier one says carries the flag ``same_report``.

    Compared are sequences of six words (characters in Chinese) without case and punctuation, so that line breaks, page
    numbers and a few changed words do not hide a repeat.
    """
    seen: list[tuple[Document, frozenset[int]]] = []
    flagged: list[Document] = []
    for read in documents:
        document = read
        shingles = _shingles(document)
        earlier = next((other for other, known in seen if _same(shingles, known)), None)
        if earlier is not None:
            flag = Flag(
                code="same_report",
                detail=f"{document.file} says nearly word for word what {earlier.file} says; figures of the two must not be added.",
                severity=Severity.WARN,
                source=earlier.file,
            )
            document = document.model_copy(update={"flags": (*document.flags, flag)})
        flagged.append(document)
        seen.append((document, shingles))
    return flagged


def _shingles(document: Document) -> frozenset[int]:
    words: list[str] = []
    for block in document.blocks:
        if block.is_body:
            text = normalised(block.text)
            words.extend(text.replace(" ", "") if document.is_chinese else text.split())
        if len(words) > _MAX_WORDS:
            break
    return frozenset(hash(tuple(words[index : index + _SHINGLE])) for index in range(max(len(words) - _SHINGLE + 1, 0)))


def _same(one: frozenset[int], other: frozenset[int]) -> bool:
    smaller, larger = sorted((len(one), len(other)))
    if smaller < _MIN_SHINGLES or smaller < SAME_SHARE * larger * 0.8:
        return False
    return len(one & other) >= SAME_SHARE * smaller
