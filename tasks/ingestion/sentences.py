"""Where sentences end, in English, Chinese, Russian and the other languages of the United Nations."""

import re
from bisect import bisect_right

from tasks.contracts.span import Passage, Span
from tasks.ingestion.markers import SUPERSCRIPTS
from tasks.ingestion.scripts import is_han

_CLOSERS = "\"'”’»›)）\\]】」』》〉*_"
_LATIN_STOP = re.compile(
    rf"(?:[.!?…؟۔।]+|[。！？])[{_CLOSERS}]*(?:[{SUPERSCRIPTS}]+|\[\d{{1,3}}\])?(?=(?P<gap>\s+)|\Z)|[。！？]+[{_CLOSERS}]*"
)
_HAN_STOP = re.compile(rf"(?:[。！？…]*[。！？]|[!?]+(?=\s|\Z|[{_CLOSERS}]))[{_CLOSERS}]*[{SUPERSCRIPTS}]*")
_OPENERS = "\"'“‘«‹(（[【「『*_"
_PAIRS = {"“": "”", "«": "»", "《": "》", "「": "」", "『": "』", "‘": "’"}
_WORD_BEFORE = re.compile(r"[^\s(\[\"'“‘«/]+\Z")

ABBREVIATIONS = frozenset(
    [
        "mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "rev", "hon", "gen", "col", "maj", "capt", "lt", "amb",
        "messrs", "mme", "no", "nos", "vol", "vols", "pp", "p", "para", "paras", "art", "arts", "fig", "figs",
        "sect", "ch", "chap", "ed", "eds", "rev", "add", "corr", "res", "doc", "docs", "suppl", "ser", "e.g", "i.e",
        "cf", "viz", "vs", "approx", "ca", "incl", "excl", "al", "ibid", "op", "cit", "jan", "feb", "mar", "apr",
        "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "inc", "ltd", "co", "corp", "jsc", "ojsc", "llc",
        "dept", "univ", "assoc", "govt", "int", "т.е", "т.д", "т.п", "др", "г", "гг", "им", "ул", "стр", "рис", "см",
        "тыс", "млн", "млрд", "руб", "обл", "bzw", "z.b", "d.h", "usw", "nr", "abs", "art.", "env", "p.ex", "núm",
        "sr", "sra", "dra", "ing", "lic", "долл", "кв", "куб", "проц", "ст", "пп", "ч", "párr", "párrs", "pág", "págs", "párs",
    ]
)  # fmt: skip
"""Words that a full stop after does not end a sentence (lower case, without the last stop)."""

_ALWAYS_OPEN = frozenset(
    [
        "mr", "mrs", "ms", "dr", "prof", "messrs", "mme", "no", "nos", "vol", "pp", "para", "paras", "art", "fig",
        "figs", "e.g", "i.e", "cf", "vs", "sr", "sra",
    ]
)  # fmt: skip
"""Abbreviations that never end a sentence, whatever follows; the others may when a capital follows."""

_QUOTATION_LIMIT = 300
"""Characters within which a quoted name ("… sites. General requirements”, …") is taken as part of its sentence."""


def sentence_ranges(text: str) -> list[tuple[int, int]]:
    """The sentences of ``text`` as half-open offset ranges, blanks at the sides left out, in order; none is dropped.

    >>> words = "Kandeh K. Yumkella and Mr. Gong met in Vienna. They agreed (see Res.7)."
    >>> [words[start:end] for start, end in sentence_ranges(words)]
    ['Kandeh K. Yumkella and Mr. Gong met in Vienna.', 'They agreed (see Res.7).']
    >>> [b - a for a, b in sentence_ranges("该计划已测试。目的是减少排放；成本也降低。")]
    [7, 14]
    """
    stops = _han_stops(text) if is_han(text) else _latin_stops(text)
    ranges: list[tuple[int, int]] = []
    start = 0
    for stop in [*stops, len(text)]:
        piece = text[start:stop]
        stripped = piece.strip()
        if stripped:
            first = start + len(piece) - len(piece.lstrip())
            ranges.append((first, first + len(stripped)))
        start = stop
    return ranges


def split_passage(passage: Passage) -> list[Passage]:
    """The sentences of ``passage``, each with the exact pieces of the file it is made of.

    Linear in the number of pieces (a paragraph wrapped into ten thousand lines must not take minutes).
    """
    if len(passage.parts) == 1:
        base = passage.start
        return [
            Passage(
                text=passage.text[start:end], parts=(Span(start=base + start, end=base + end),), joiner=passage.joiner
            )
            for start, end in sentence_ranges(passage.text)
        ]
    starts: list[int] = []
    position = 0
    for part in passage.parts:
        starts.append(position)
        position += part.end - part.start + len(passage.joiner)
    return [_cut(passage, starts, start, end) for start, end in sentence_ranges(passage.text)]


def _cut(passage: Passage, starts: list[int], start: int, end: int) -> Passage:
    pieces: list[Span] = []
    index = max(bisect_right(starts, start) - 1, 0)
    while index < len(starts) and starts[index] < end:
        part = passage.parts[index]
        low = max(start - starts[index], 0)
        high = min(end - starts[index], part.end - part.start)
        if low < high:
            pieces.append(Span(start=part.start + low, end=part.start + high))
        index += 1
    return Passage(text=passage.text[start:end], parts=tuple(pieces), joiner=passage.joiner)


def _han_stops(text: str) -> list[int]:
    quoted = _embedded_quotations(text)
    return [match.end() for match in _HAN_STOP.finditer(text) if not _inside(quoted, match.start())]


def _latin_stops(text: str) -> list[int]:
    quoted = _embedded_quotations(text)
    return [
        match.end()
        for match in _LATIN_STOP.finditer(text)
        if not _inside(quoted, match.start()) and _ends_sentence(text, match)
    ]


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    gap = match.group("gap")
    if gap is None:
        return True
    mark = match.group()
    after = text[match.end() + len(gap) : match.end() + len(gap) + 8].lstrip(_OPENERS)
    following = after[:1]
    if following.islower():
        return False
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    before = _WORD_BEFORE.search(text, max(match.start() - 24, 0), match.start())
    word = before.group() if before else ""
    if len(mark) > 1 and mark[1] in ")]）":
        return True
    lowered = word.lower()
    if lowered in _ALWAYS_OPEN:
        return not (following.isupper() or following.isdigit())
    if len(word) == 1 and word.isalpha() and word.isupper():
        return not following.isupper() and not following.isdigit()
    if lowered in ABBREVIATIONS:
        return following.isupper() and lowered in {
            "inc",
            "ltd",
            "co",
            "corp",
            "llc",
            "jsc",
            "al",
            "т.д",
            "т.п",
            "др",
            "г",
            "гг",
        }
    # A number alone before the stop is a list number ("1. That …") when the sentence begins with it.
    return not (word.isdigit() and len(word) <= 2 and not text[: match.start() - len(word)].strip())


def _embedded_quotations(text: str) -> list[tuple[int, int]]:
    """Quoted names inside a sentence: what follows the closing mark carries the sentence on."""
    found: list[tuple[int, int]] = []
    open_at: list[tuple[str, int]] = []
    closers = set(_PAIRS.values())
    for match in re.finditer("[“”«»《》「」『』]", text):
        mark = match.group()
        if mark in _PAIRS:
            open_at.append((_PAIRS[mark], match.start()))
        elif mark in closers and open_at and open_at[-1][0] == mark:
            _, start = open_at.pop()
            following = text[match.end() : match.end() + 2].lstrip()[:1]
            embedded = mark == "》" or following.islower() or following in ",;:，；：、("
            if (
                embedded
                and following
                and match.start() - start <= _QUOTATION_LIMIT
                and (not found or start >= found[-1][1])
            ):
                found.append((start, match.start()))
    return found


def _inside(ranges: list[tuple[int, int]], offset: int) -> bool:
    index = bisect_right(ranges, (offset, offset)) - 1
    return index >= 0 and ranges[index][0] < offset < ranges[index][1] - 1
