"""Sentences that a page break cut in two: the pieces are joined again, whatever stands between them."""

import re

from tasks.contracts.document import BlockKind
from tasks.ingestion.drafts import Draft
from tasks.ingestion.headings import heading_level, is_unfinished
from tasks.ingestion.hyphens import cut_between, rejoin_hyphens
from tasks.ingestion.scripts import is_capitals, is_han

_ENDED = re.compile(r"(?:[.!?…:;。！？：；]|\.{3})[\"'”’»›)）\]】」』》*_⁰¹²³⁴⁵⁶⁷⁸⁹]*\Z")
_PASSED_OVER = frozenset({"footnote", "service_note", "page_number"})
_JOINABLE = frozenset({"body", "abstract"})
_MIN_HAN_PIECE = 12
"""Shortest cut-off Chinese piece (characters): a shorter line without a stop is a name or a title."""

_HEADING_MARKS = frozenset({"zh_section", "zh_paren", "roman", "capital", "hashes"})
_HAN_HEADING = 30
_CLAUSES = re.compile("[，；：。、,;:]")
_MAX_PIECES = 6
"""Most pieces one paragraph is joined from; more is a list of words without stops, not a paragraph over six pages."""


def join_page_breaks(text: str, drafts: list[Draft]) -> list[Draft]:
    """``drafts`` with every paragraph whose sentence goes on in a later one joined to it.

    A paragraph is unfinished when no sentence-final mark stands at its end. It goes on in the next paragraph (footnotes,
    page numbers and service notes between do not count) when that one has no number or mark of its own and begins in
    lower case, is Chinese text, or, after a page break, is any text. Pieces are joined with a blank between Latin words
    and with nothing in Chinese, even inside a word.
    """
    joined: list[Draft] = []
    open_index: int | None = None
    pieces = 1
    for draft in drafts:
        if open_index is not None and pieces < _MAX_PIECES:
            first = joined[open_index]
            if _goes_on(first, draft, crossed=open_index < len(joined) - 1):
                join_drafts(text, first, draft)
                pieces += 1
                if _ENDED.search(first.words[-40:]):
                    open_index = None
                continue
        joined.append(draft)
        if draft.is_text and draft.role in _JOINABLE:
            open_index, pieces = (None if _ENDED.search(draft.words[-40:]) else len(joined) - 1), 1
        elif draft.role not in _PASSED_OVER:
            open_index = None
    return joined


def join_drafts(text: str, first: Draft, after: Draft) -> None:
    """Make ``after`` the end of ``first``; a word that the break cut becomes one again."""
    joiner = "" if is_han(first.words) else " "
    if joiner and (first.carries_blanks or after.carries_blanks):
        one, other = _spaced_parts(text, first), _spaced_parts(text, after, last=True)
        cut = cut_between(text, first.parts[-1], other[0])
        if cut is not None:
            one[-1] = (one[-1][0], first.parts[-1][1] - cut)
        first.parts, joiner, first.carries_blanks = [*one, *other], "", True
    else:
        first.parts = [*_whole(first, joiner), *_whole(after, joiner)]
    first.end = after.end
    first.joiner = joiner
    rejoin_hyphens(text, first)
    first.refresh(text)


def _spaced_parts(text: str, draft: Draft, last: bool = False) -> list[tuple[int, int]]:
    """The pieces of a draft, each with the white space after it (but for the last piece of all)."""
    parts = list(draft.parts)
    for index, (start, end) in enumerate(parts):
        wants = draft.joiner == " " or index == len(parts) - 1
        if wants and not (last and index == len(parts) - 1) and end < len(text) and text[end].isspace():
            parts[index] = (start, end + 1)
    return parts


def _whole(draft: Draft, joiner: str) -> list[tuple[int, int]]:
    """The pieces of a draft for joining with ``joiner``; pieces around bold marks become one, marks and all."""
    if joiner and not draft.joiner and len(draft.parts) > 1:
        return [(draft.parts[0][0], draft.parts[-1][1])]
    return draft.parts


def _goes_on(first: Draft, after: Draft, crossed: bool) -> bool:
    if after.kind is not BlockKind.PARAGRAPH or after.role != first.role or after.marker is not None or after.is_marked:
        return False
    if is_capitals(first.words) != is_capitals(after.words):
        return False
    words = after.words
    if first.marker is not None and first.marker.kind in _HEADING_MARKS and heading_level(first) is not None:
        return False
    if is_han(first.words[-200:]):
        if (
            not crossed
            and not after.page_break_before
            and len(first.words) <= _HAN_HEADING
            and not _CLAUSES.search(first.words)
        ):
            return False  # a heading: short, one piece, no stop
        return len(first.words) >= _MIN_HAN_PIECE and (is_han(words[:200]) or words[:1].isdigit())
    if words[:1].islower():
        return True
    if first.words.endswith(","):
        return crossed
    return crossed or (is_unfinished(first.words) and _ENDED.search(words) is not None)
