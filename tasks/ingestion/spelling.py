"""Likely misprints and odd acronyms, reported with the place and the likely reading, never changed.

A word is reported when it occurs once, is not known (``tasks/vocabularies/spelling_words.txt`` and our tables), and one
slip of the hand makes it a word that this document or the tables know. Real words that merely look alike are kept out by
the list and by the rule that endings (``-s``, ``-ed``, ``-al``…) and British or American spellings are no slips. The rule
is strict on purpose: a false alarm costs more trust than a misprint not seen.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tasks.contracts.document import Block
from tasks.contracts.flag import Flag, Severity
from tasks.ingestion.acronyms import acronym_flags
from tasks.ingestion.edit_distance import distance, one_slip_away
from tasks.ingestion.scripts import is_capitals
from tasks.vocabularies.places import place_rows
from tasks.vocabularies.spelling_words import spelling_words

_WORD = re.compile(r"(?<![\w'’/.@-])[A-Za-z]{6,24}(?![\w@/]|[-.][A-Za-z])")
_MIN_LETTERS_HERE = {"swap": 6, "missing": 6, "extra": 7, "change": 8}
_MIN_LETTERS_LISTED = {"swap": 7, "missing": 9, "extra": 9, "change": 99}
"""Shortest word reported, by slip, against words of the document and of the list: the shorter two words are, the likelier
both are right ("generic", "genetic"). A changed letter is never reported on the list's word alone."""

_MIN_PLACE_LETTERS = 9
_MAX_CANDIDATES = 2000
_MAX_CHARACTERS = 300_000
_ENDINGS = frozenset(
    ["", *[
        "s", "es", "d", "ed", "r", "er", "ers", "ing", "ings", "ly", "al", "ally", "y", "ies", "ied", "e", "n", "en",
        "t", "ion", "ions", "or", "ors", "ist", "ists", "ism", "ic", "ics", "a", "an", "ant", "ent", "ance", "ence",
        "able", "ible", "ia", "ian", "st", "ness", "ment", "ful", "less", "ity", "ize", "ise", "ous", "ive",
    ]]
)  # fmt: skip
_VARIANTS = (
    ("isation", "ization"),
    ("is", "iz"),
    ("ys", "yz"),
    ("our", "or"),
    ("re", "er"),
    ("ll", "l"),
    ("ae", "e"),
    ("oe", "e"),
    ("ogue", "og"),
    ("mme", "m"),
)


@dataclass(frozen=True, slots=True)
class _Word:
    surface: str
    block: Block
    offset: int
    before: str
    starts_sentence: bool
    in_capitals: bool


def spelling_flags(blocks: Sequence[Block], language: str) -> tuple[Flag, ...]:
    """One flag a misprint (code ``spelling``) or odd acronym (code ``acronym``), in text order; English text only."""
    if language != "en":
        return ()
    words = list(_words(blocks))
    counts = Counter(word.surface.lower() for word in words)
    known = spelling_words()
    flags: list[tuple[int, Flag]] = []
    candidates = 0
    for word in words:
        lowered = word.surface.lower()
        plain = lowered == word.surface or word.surface.isupper() or word.surface.istitle()
        if not plain or counts[lowered] > 1 or _is_known(lowered, known) or candidates >= _MAX_CANDIDATES:
            continue
        candidates += 1
        reading = _likely_reading(word, words, counts, known)
        if reading is not None:
            flags.append(_flag(word, *reading))
    flags.extend(acronym_flags(blocks))
    return tuple(flag for _, flag in sorted(flags, key=lambda item: item[0]))


def _is_known(lowered: str, known: frozenset[str]) -> bool:
    return lowered in known or re.sub(r"is(?=(?:e[drs]?|ers|ing|ation|ations)\Z)", "iz", lowered) in known


def _words(blocks: Sequence[Block]) -> Iterable[_Word]:
    budget = _MAX_CHARACTERS
    for block in blocks:
        if not (block.is_body or block.role in ("title", "heading", "lead_repeat")) or budget <= 0:
            continue
        budget -= len(block.text)
        in_capitals = is_capitals(block.text)
        previous = ""
        end = 0
        for match in _WORD.finditer(block.text[:_MAX_CHARACTERS]):
            gap = block.text[end : match.start()]
            sentence_start = match.start() == 0 or (any(mark in gap for mark in ".!?:") and len(gap.split()) <= 1)
            before = previous if gap == " " else ""
            yield _Word(match.group(), block, match.start(), before, sentence_start, in_capitals)
            previous, end = match.group().lower(), match.end()


def _likely_reading(
    word: _Word, words: Sequence[_Word], counts: Counter[str], known: frozenset[str]
) -> tuple[str, str] | None:
    lowered = word.surface.lower()
    is_name = word.surface[0].isupper() and not word.starts_sentence and not word.in_capitals
    for candidate, slip in one_slip_away(lowered):
        in_document = counts.get(candidate, 0) >= 2
        if not in_document and candidate not in known:
            continue
        if candidate[:1] != lowered[:1] or _is_variant(lowered, candidate):
            continue
        if in_document and len(lowered) >= _MIN_LETTERS_HERE[slip]:
            return candidate, "the word as it stands elsewhere in this document"
        if not is_name and candidate in known and len(lowered) >= _MIN_LETTERS_LISTED[slip]:
            return candidate, "our list of common words"
    if word.before and not is_name:
        beside = {other.surface.lower() for other in words if other.before == word.before} - {lowered}
        near = [
            other
            for other in sorted(beside)
            if other[:1] == lowered[:1] and counts[other] >= 2 and 1 < distance(lowered, other, 3) <= 3
        ]
        if near and not _is_variant(lowered, near[0]):
            return near[0], f"the same words elsewhere in this document: “{word.before} {near[0]}”"
    if len(lowered) >= _MIN_PLACE_LETTERS and (is_name or word.in_capitals):
        return _likely_place(lowered)
    return None


def _likely_place(lowered: str) -> tuple[str, str] | None:
    allowed = 2 if len(lowered) >= 11 else 1
    for row in place_rows():
        name = row.name.lower()
        if (
            abs(len(name) - len(lowered)) <= allowed
            and name[:1] == lowered[:1]
            and 0 < distance(name, lowered, allowed) <= allowed
        ):
            return row.name, "our table of places"
    return None


def _is_variant(one: str, other: str) -> bool:
    """Whether two words are forms of one word, or its British and American spellings."""
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    rest_one, rest_other = one[shared:], other[shared:]
    if shared >= 4 and rest_one in _ENDINGS and rest_other in _ENDINGS:
        return True
    return any(one.replace(british, american) == other.replace(british, american) for british, american in _VARIANTS)


def _flag(word: _Word, reading: str, ground: str) -> tuple[int, Flag]:
    start = word.block.passage.file_offset(word.offset)
    end = start + len(word.surface)
    place = f"paragraph {word.block.paragraph}, " if word.block.paragraph is not None else ""
    detail = f"“{word.surface}” ({place}characters {start}–{end}) may be a misprint of “{reading}”; it is printed as it stands."
    return start, Flag(code="spelling", detail=detail, severity=Severity.NOTE, source=ground)
