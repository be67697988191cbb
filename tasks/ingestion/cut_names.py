"""Names and titles of a Chinese first page that run over two lines."""

import re

from tasks.contracts.document import BlockKind
from tasks.ingestion.columns import unspaced
from tasks.ingestion.drafts import Draft
from tasks.ingestion.front_lines import (
    agenda_item,
    is_author,
    is_body,
    is_date,
    is_distribution,
    is_symbol_line,
    session_end,
)
from tasks.ingestion.page_breaks import join_drafts
from tasks.ingestion.scripts import is_han
from tasks.vocabularies.front_matter import bodies, organisations

_FIRST_DRAFTS = 24
_MOST_LINES = 4
_OTHER_COLUMN = 7
_LONGEST_LINE = 60
_CENTRED = 8  # columns from the left that a centred line stands at least
_ASKEW = 6  # columns by which the middles of two centred lines may differ
_WIDE = 0x2E7F
_SHORTEST_REST = 5  # signs; shorter lines under a title are words such as 增编
_WHOLE_TITLE = ("报告", "议程", "说明", "草案", "文件", "概览")
_GOES_ON = re.compile(r"(?:[、，,和及与的]|以及|——|关于|(?<=[年月日])[至到]|(?<=事项|问题)[：:])\Z|《[^》]*\Z")
_TREATY = re.compile(r"[《]?[\u4e00-\u9fff、（）()]{4,50}(?:公约|议定书|协定)[》]?\Z")
_PARTIES = re.compile(r"(?:的)?缔约[方国]")
_SIDE = frozenset({"symbol", "date", "masthead"})


def join_cut_names(text: str, drafts: list[Draft]) -> list[Draft]:
    """``drafts`` with every line of the first page that cannot end there joined to the line that goes on with it.

    A line goes on when its last sign is a comma, 、, a conjunction or 的, or when it is a treaty's title and the next one
    begins with its parties. What stands in the other column between the two does not count.
    """
    joined = list(drafts)
    index = 0
    while index < min(len(joined), _FIRST_DRAFTS):
        first = joined[index]
        if _is_numbered(first):
            break
        for _ in range(_lines_of_title(text, joined, index)):
            join_drafts(text, first, joined.pop(index + 1))
        following = _next(joined, index) if _is_line(first) else None
        if following is not None and _belongs(first, joined[following]):
            join_drafts(text, first, joined.pop(following))
            continue
        for _ in range(_lines_of_name(joined, index)):
            below = _next(joined, index)
            if below is not None:
                join_drafts(text, first, joined.pop(below))
        index += 1
    return joined


def _lines_of_title(text: str, drafts: list[Draft], index: int) -> int:
    """How many lines below belong to the title begun at ``index``: centred lines that stand by themselves between blanks."""
    first = drafts[index]
    if first.blank_before == 0 or not _is_title_line(text, first) or first.words.endswith(_WHOLE_TITLE):
        return 0
    centre = _centre(text, first)
    count = 0
    for below in drafts[index + 1 : index + _MOST_LINES + 1]:
        if below.blank_before > 0:
            break
        if (
            count + 1 == _MOST_LINES
            or len(below.words) < _SHORTEST_REST
            or not _is_title_line(text, below)
            or abs(_centre(text, below) - centre) > _ASKEW
        ):
            return 0
        count += 1
    return count


def _is_title_line(text: str, draft: Draft) -> bool:
    words = draft.words
    return (
        _is_line(draft)
        and _indent(text, draft) >= _CENTRED
        and len(draft.parts) == 1
        and not _is_side(draft)
        and not (is_body(words) or agenda_item(words) or 2 * session_end(words) >= len(words))
        and not is_author(words)
        and not words.rstrip().endswith(("。", "；", "：", "，"))
    )


def _indent(text: str, draft: Draft) -> int:
    line = text[text.rfind("\n", 0, draft.start) + 1 : draft.start]
    return _columns(line) if not line.strip() else 0


def _centre(text: str, draft: Draft) -> float:
    return _indent(text, draft) + _columns(draft.words) / 2


def _columns(words: str) -> int:
    """How wide words are set: a Chinese sign takes two columns."""
    return sum(2 if ord(sign) > _WIDE else 1 for sign in words)


def _lines_of_name(drafts: list[Draft], index: int) -> int:
    """How many lines below go on with a listed name of a body or organisation begun at ``index`` (联合国 / 工业发展组织)."""
    if not _is_line(drafts[index]):
        return 0
    name, remaining = unspaced(drafts[index].words), list(drafts)
    for count in range(1, _MOST_LINES):
        below = _next(remaining, index)
        if below is None or not _is_line(remaining[below]):
            return 0
        line = unspaced(remaining.pop(below).words)
        name += line
        if line in bodies():  # 联合国 over 大会 are two names
            return 0
        if name in bodies() or name in organisations():
            return count
    return 0


def _is_numbered(draft: Draft) -> bool:
    return draft.marker is not None and draft.marker.kind in ("zh_section", "number", "roman")


def _is_line(draft: Draft) -> bool:
    return (
        draft.kind is BlockKind.PARAGRAPH
        and draft.role == "body"
        and draft.marker is None
        and is_han(draft.words)
        and len(draft.words) <= _LONGEST_LINE
    )


def _next(drafts: list[Draft], index: int) -> int | None:
    """The line that may go on with the one at ``index``: directly below it, or after pieces of the other column."""
    for later in range(index + 1, min(index + _OTHER_COLUMN, len(drafts))):
        if drafts[later].blank_before > 0:
            return None
        if not _is_side(drafts[later]):
            return later
    return None


def _is_side(draft: Draft) -> bool:
    if draft.role in _SIDE or is_symbol_line(draft.words) or draft.words.isascii() or is_date(draft.words):
        return True
    return is_distribution(draft.words) and unspaced(draft.words) not in organisations()


def _belongs(first: Draft, after: Draft) -> bool:
    if not _is_line(after) or agenda_item(after.words) or session_end(after.words):
        return False
    if _TREATY.fullmatch(first.words) and _PARTIES.match(after.words):
        return True
    return _GOES_ON.search(first.words) is not None
