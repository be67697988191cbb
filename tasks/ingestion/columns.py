"""Mastheads set in columns: the body at the left, the symbol and the date at the right of one line."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from tasks.ingestion.lines import Line
from tasks.ingestion.scripts import HAN

_FIRST_LINES = 30
"""Lines of a first page among which columns are looked for."""

_GAP = re.compile(r"[ \u00a0\u3000]*\t[ \t\u00a0\u3000]*|[ \u00a0\u2002-\u200a\u3000]{3,}")
_TEXT_BEGINS = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}\s*[、.．]|\d{1,2}\s*[.．、]\s*[\u4e00-\u9fff])")
_SPACED = re.compile(r"[\u4e00-\u9fff](?:[ \u00a0\u3000]+[\u4e00-\u9fff]){1,11}")
_ONE_SIGN = re.compile(r"[\u4e00-\u9fff]")


def unspaced(words: str) -> str:
    """``words`` without the blanks that set a line's characters apart (``大    会``, ``概 述``); other lines unchanged.

    >>> unspaced("理   事   会"), unspaced("第十五届 会议")
    ('理事会', '第十五届 会议')
    """
    bare = words.strip()
    return re.sub(r"\s+", "", bare) if _SPACED.fullmatch(bare) else words


def split_columns(text: str, lines: Sequence[Line], is_part: Callable[[str], bool]) -> list[Line]:
    """``lines`` with every line of a Chinese masthead cut where its columns part, left before right.

    Only lines before the text begins are cut, and only where ``is_part`` knows at least one of the pieces for a part of a
    masthead. Characters set apart (``联  合  国``) are one piece.
    """
    if not HAN.search(text[:2000]):
        return list(lines)
    cut: list[Line] = []
    begun = False
    for index, line in enumerate(lines):
        words = text[line.start : line.end]
        begun = begun or index >= _FIRST_LINES or _TEXT_BEGINS.match(words) is not None
        pieces = [] if begun else _pieces(words)
        if len(pieces) < 2 or not any(is_part(words[start:end]) for start, end in pieces):
            cut.append(line)
            continue
        for number, (start, end) in enumerate(pieces):
            cut.append(
                replace(
                    line,
                    start=line.start + start,
                    end=line.start + end,
                    blank_before=line.blank_before if number == 0 else 0,
                    page_break_before=line.page_break_before and number == 0,
                )
            )
    return cut


def _pieces(words: str) -> list[tuple[int, int]]:
    """Where the columns of a line begin and end; signs set apart stay together."""
    pieces: list[tuple[int, int]] = []
    start = 0
    for gap in _GAP.finditer(words):
        pieces.append((start, gap.start()))
        start = gap.end()
    pieces.append((start, len(words)))
    joined: list[tuple[int, int]] = []
    for begin, end in pieces:
        if joined and _is_set_apart(words[joined[-1][0] : joined[-1][1]]) and _ONE_SIGN.fullmatch(words[begin:end]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    return joined


def _is_set_apart(words: str) -> bool:
    return _ONE_SIGN.fullmatch(words) is not None or _SPACED.fullmatch(words) is not None
