"""From lines to drafts of blocks: which lines are one paragraph that a typewriter or a PDF broke into lines."""

import re
from itertools import pairwise
from statistics import quantiles

from tasks.ingestion.columns import split_columns
from tasks.ingestion.drafts import Draft
from tasks.ingestion.front_lines import is_masthead_part
from tasks.ingestion.hyphens import rejoin_hyphens
from tasks.ingestion.lines import Line, split_lines
from tasks.ingestion.markers import Marker, read_marker
from tasks.ingestion.scripts import HAN, is_capitals, is_han

_WRAP_LATIN = (40, 132)
_WRAP_HAN = (18, 60)
"""Line widths (characters) between which a text may be hard-wrapped; 132 is the widest line printer's."""

_MIN_FULL_SHARE = 0.5
"""Share of inner lines that must be full for a run of lines to count as one wrapped paragraph."""

_MASTHEAD = 200
_FIRST_PAGE = 1500
_WRAPPED_TITLE = 5
_MAX_TITLE_LINES = 8
_INLINE_BOLD = re.compile(r"\*\*(?=[^\s*])([^*\n]{1,300}?)(?<=\S)\*\*")
_RULE = re.compile(r"[_=—–\-─━]{4,}")
_FIRST_WORD = re.compile(r"\S+")
_TAB_PAGE = re.compile(r"(?:\t[ .]*|\s*(?:\.[ ]?){4,}\s*|\s*…{2,}\s*)\d{1,4}\s*\Z")
_LINKING = frozenset([
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "under", "with",
    "и", "в", "на", "по", "о", "для", "с", "от", "к",
])  # fmt: skip
_SENTENCE_END = (".", "!", "?", "。", "！", "？", ":", ";", "：", "；")


def read_drafts(text: str) -> list[Draft]:
    """The drafts of all blocks of ``text`` in order; together their spans hold every non-blank character."""
    lines = split_columns(text, split_lines(text), is_masthead_part)
    runs: list[list[Line]] = []
    for line in lines:
        if runs and line.blank_before == 0 and not line.page_break_before:
            runs[-1].append(line)
        else:
            runs.append([line])
    width = _wrap_width(text, runs)
    drafts: list[Draft] = []
    for run in runs:
        drafts.extend(_read_run(text, run, width))
    return drafts


def is_contents_line(words: str) -> bool:
    r"""Whether ``words`` is a line of a table of contents: words, then a tab or dots, then a page number.

    >>> is_contents_line("MEETING AT KASPERSKY LAB\t2"), is_contents_line("In 2023, 4 SEZs joined"), is_contents_line("A\t. 2")
    (True, False, True)
    """
    return len(words) < 400 and _TAB_PAGE.search(words) is not None


def _wrap_width(text: str, runs: list[list[Line]]) -> int | None:
    """The width at which the lines of the text were broken, or None when a line is a paragraph."""
    inner = [line.end - line.start for run in runs for line in run[:-1]]
    if len(inner) < 2:
        return None
    widest = max(line.end - line.start for run in runs for line in run)
    sample = text[runs[0][0].start : runs[0][0].start + 20000]
    low, high = _WRAP_HAN if is_han(sample) else _WRAP_LATIN
    top = quantiles(inner, n=20)[-1] if len(inner) >= 4 else max(inner)
    if not low <= top <= high:
        return None
    # A few overlong lines (a table, an address on the web) do not make a wrapped text an unwrapped one.
    if widest > high:
        overlong = sum(1 for run in runs for line in run if line.end - line.start > high)
        if overlong * 20 > sum(len(run) for run in runs):
            return None
    return int(min(top * 1.05 + 1, high))


def _read_run(text: str, run: list[Line], width: int | None) -> list[Draft]:
    drafts: list[Draft] = []
    wraps = width is not None and _is_wrapped(text, run, width)
    bold_open = False
    previous: Line | None = None
    for index, line in enumerate(run):
        words = text[line.start : line.end]
        marker = read_marker(words)
        joins = False
        if previous is not None and drafts and marker is None:
            joins = bold_open or _joins(text, previous, line, width if wraps else None)
        if joins:
            draft = drafts[-1]
            draft.parts.append((line.start, line.end))
            draft.end = line.end
        else:
            drafts.append(_new_draft(line, marker))
            bold_open = words.startswith(("**", "__")) and words.count(words[:2]) % 2 == 1
            if bold_open:  # bold over several lines is a title; a mark that is never closed is none
                last = run[min(index + _MAX_TITLE_LINES, len(run) - 1)]
                bold_open = text.find(words[:2], line.end, last.end) >= 0
        if joins and bold_open and text[line.start : line.end].endswith(("**", "__")):
            bold_open = False
        previous = line
    for draft in drafts:
        draft.joiner = "" if is_han(text[draft.start : draft.start + 2000]) else " "
        if len(draft.parts) == 1:
            draft.joiner = ""
        _strip_markup(text, draft)
        rejoin_hyphens(text, draft)
        draft.refresh(text)
    return drafts


def _new_draft(line: Line, marker: Marker | None) -> Draft:
    start = line.start + (marker.end if marker else 0)
    return Draft(
        start=line.start,
        end=line.end,
        parts=[(start, line.end)],
        joiner="",
        blank_before=line.blank_before,
        marker=marker,
        page_break_before=line.page_break_before,
        label=marker.label if marker else None,
        is_marked=marker is not None and marker.kind == "hashes",
    )


def _is_wrapped(text: str, run: list[Line], width: int) -> bool:
    inner = [(line, after) for line, after in pairwise(run) if not is_contents_line(text[line.start : line.end])]
    if not inner:
        return False
    full = sum(1 for line, after in inner if _is_full(text, line, after, width))
    return full >= max(1, _MIN_FULL_SHARE * len(inner))


def _is_full(text: str, line: Line, after: Line, width: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    length = line.end - line.start
    if is_han(text[line.start : line.end]):
        return length >= width * 0.8
    word = _FIRST_WORD.search(text, after.start, after.end)
    return length + 1 + (len(word.group()) if word else 0) > width * 0.9


def _joins(text: str, line: Line, after: Line, width: int | None) -> bool:
    words, following = text[line.start : line.end], text[after.start : after.end]
    if is_contents_line(words) or is_contents_line(following) or _RULE.fullmatch(words) or _RULE.fullmatch(following):
        return False
    first_page = line.start < _FIRST_PAGE and HAN.search(text, 0, _FIRST_PAGE) is not None
    if first_page and (is_masthead_part(words) or is_masthead_part(following)):
        return False  # the parts of a masthead are lines of their own
    if width is not None and _is_full(text, line, after, width):
        return True
    # A title set over several lines: "… INDUSTRIAL COOPERATION / IN THE RUSSIAN FEDERATION".
    short = len(words) < 120 and len(following) < 120 and not words.endswith(_SENTENCE_END)
    if short and is_capitals(words) and following.split()[0] in _LINKING and len(words.split()) > 1:
        return True  # "CONCLUSIONS AND RECOMMENDATIONS / of the Regional Workshop"
    if short and is_capitals(words) and is_capitals(following):
        # A long heading inside the text ("MANAGING KNOWLEDGE FOR GREATER / EFFECTIVENESS"); a masthead's lines are names.
        wrapped = line.start > _MASTHEAD and len(words.split()) >= _WRAPPED_TITLE and len(words) >= len(following)
        return wrapped or following.split()[0].lower() in _LINKING or words.split()[-1].lower() in _LINKING
    if width is not None:
        return following[:1].islower() and not words.endswith(_SENTENCE_END)
    return False


def _strip_markup(text: str, draft: Draft) -> None:
    """Leave Markdown bold around the whole of a draft out of its words (its span keeps them)."""
    first, last = draft.parts[0][0], draft.parts[-1][1]
    for mark in ("**", "__"):
        opened = text.startswith(mark, first)
        closed = last - first > 2 * len(mark) and text.startswith(mark, last - len(mark))
        if opened and closed and text.count(mark, first + 2, last - 2) == 0:
            draft.parts[0] = (first + 2, draft.parts[0][1])
            draft.parts[-1] = (draft.parts[-1][0], last - 2)
            draft.is_marked = True
            break
    draft.parts = [part for part in (_trimmed(text, *part) for part in draft.parts) if part[0] < part[1]] or [
        (draft.start, draft.end)
    ]
    if len(draft.parts) == 1:
        draft.joiner = ""
        draft.parts = _without_inline_bold(text, *draft.parts[0])


def _without_inline_bold(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces of one line around Markdown's bold marks, when there are any."""
    if text.find("**", start, end) < 0:
        return [(start, end)]
    pieces: list[tuple[int, int]] = []
    position = start
    for match in _INLINE_BOLD.finditer(text, start, end):
        pieces += [(position, match.start()), (match.start(1), match.end(1))]
        position = match.end()
    pieces.append((position, end))
    return [piece for piece in pieces if piece[0] < piece[1]]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
