"""The end of a release: links, contacts, signatures and what stands after the last word of the text."""

import re

from tasks.contracts.document import BlockKind
from tasks.ingestion.drafts import Draft
from tasks.ingestion.furniture import TRAILER_OPENERS, is_address_line

_SEARCHED_SHARE = 0.5
"""A trailer begins in the second half of a text; "Contact" in its first half is content."""

_LONGEST = 400
"""Longest trailer block in characters; longer ones are text."""

_LONGEST_BOILERPLATE = 1500
_BOILERPLATE = re.compile(
    r"(?:about\b|notes? (?:to|for) (?:the )?editors?\b|background information\b|关于)", re.IGNORECASE
)


def mark_trailer(drafts: list[Draft]) -> None:
    """Give the trailer's blocks the role ``trailer`` and a closing signature line the role ``signature``."""
    begin = _trailer_start(drafts)
    for draft in drafts[begin:]:
        if draft.role == "body" and draft.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            draft.kind = BlockKind.FURNITURE
            draft.role = "trailer"
    last = next((draft for draft in reversed(drafts[:begin]) if draft.role == "body"), None)
    if last is not None and last is not drafts[0] and _is_signature(last):
        last.kind = BlockKind.FURNITURE
        last.role = "signature"


def _trailer_start(drafts: list[Draft]) -> int:
    """Index of the trailer's first draft, found from the end: a trailer is short, so the search is too."""
    first = max(int(len(drafts) * _SEARCHED_SHARE), 1)
    opened: int | None = None
    size = 0
    for index in range(len(drafts) - 1, first - 1, -1):
        draft = drafts[index]
        if draft.role != "body":
            continue
        long = len(draft.words) > _LONGEST
        if size > 3 * _LONGEST or (long and not _under_boilerplate(drafts, index, first)):
            break
        if TRAILER_OPENERS.match(draft.words):
            opened = index
        size += min(len(draft.words), _LONGEST)
    if opened is not None:
        return opened
    end = len(drafts)
    while end > first and (drafts[end - 1].role == "separator" or is_address_only(drafts[end - 1])):
        end -= 1
    return end


def _under_boilerplate(drafts: list[Draft], index: int, first: int) -> bool:
    """Whether a long paragraph is what "About UNIDO" or "Notes to editors" announces on the line above it."""
    if index - 1 < first or len(drafts[index].words) > _LONGEST_BOILERPLATE:
        return False
    above = drafts[index - 1].words
    return len(above) <= 90 and _BOILERPLATE.match(above) is not None


def is_address_only(draft: Draft) -> bool:
    """Whether a draft is a line that gives an address and makes no sentence."""
    return draft.role == "body" and len(draft.words.split()) <= 6 and is_address_line(draft.words)


def _is_signature(draft: Draft) -> bool:
    """A short last block that ends no sentence: who signs the text."""
    words = draft.words
    if (
        draft.kind is not BlockKind.PARAGRAPH
        or not 2 <= len(words) <= 120
        or words.endswith((".", "!", "?", "。", "！", "？", "”"))
    ):
        return False
    if draft.marker is not None and draft.marker.kind != "hashes":
        return False
    return draft.is_marked or (words[:1].isupper() and 2 <= len(words.split()) <= 12)
