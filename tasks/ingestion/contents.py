"""Tables of contents: lines of words, a tab or dots, and a page number."""

import re

from tasks.contracts.document import BlockKind
from tasks.ingestion.drafts import Draft
from tasks.ingestion.furniture import CONTENTS_TITLE
from tasks.ingestion.layout import is_contents_line

_MOST_LINES = 60


def mark_contents(drafts: list[Draft]) -> None:
    """Give contents lines and the title over them the role ``contents``.

    One such line alone is no contents list: a heading over the list, or a second line, must be there.
    """
    listed = [is_contents_line(draft.words) for draft in drafts]
    for index, draft in enumerate(drafts):
        beside = (index > 0 and (listed[index - 1] or drafts[index - 1].role == "contents")) or (
            index + 1 < len(drafts) and listed[index + 1]
        )
        titled = CONTENTS_TITLE.fullmatch(draft.words.rstrip(":： ")) is not None if len(draft.words) < 60 else False
        if (listed[index] and beside) or (titled and index + 1 < len(drafts) and listed[index + 1]):
            _mark(draft)
        elif titled:
            _mark_numbered_first(drafts, index)


_PAGE_FIRST = re.compile(r">?\d{1,3}[\s:|.–-]+(?=\S)")
_SHORT = 90


def _mark_numbered_first(drafts: list[Draft], title: int) -> None:
    """A list whose page numbers stand before the words: "02 News and features"."""
    end = title + 1
    while end < len(drafts) and end - title <= _MOST_LINES:
        if len(drafts[end].words) > _SHORT or not (
            _PAGE_FIRST.match(drafts[end].words) or drafts[end].marker is not None
        ):
            break
        end += 1
    listed = drafts[title + 1 : end]
    if len(listed) >= 2 and all(_PAGE_FIRST.match(draft.words) for draft in listed):
        for draft in drafts[title:end]:
            _mark(draft)


def _mark(draft: Draft) -> None:
    draft.kind = BlockKind.FURNITURE
    draft.role = "contents"
