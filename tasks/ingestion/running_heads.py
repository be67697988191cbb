"""Running heads: the symbol or title that stands again at the head of every page of a document broken into pages."""

from collections import Counter

from tasks.contracts.document import BlockKind
from tasks.ingestion.drafts import Draft
from tasks.ingestion.front_lines import is_symbol_line
from tasks.ingestion.repetition import normalised

_LONGEST = 110
_FRONT = 12
"""Blocks of the first page: a symbol among them is the document's own."""
_FEWEST = 3
"""How often a line must stand beside a page number or a page break to count as a running head."""
_STOPS = (".", "!", "?", ";", ":", "。", "！", "？", "；", "：")


def mark_running_heads(drafts: list[Draft]) -> None:
    """Make furniture of symbols alone on a line after the first page, and of lines repeated at page breaks.

    Call it when page numbers are marked. A heading that a document repeats under other headings stays a heading.
    """
    beside: Counter[str] = Counter()
    for index, draft in enumerate(drafts):
        if _may_be(draft) and _at_page_break(drafts, index):
            beside[normalised(draft.words)] += 1
    heads = {words for words, count in beside.items() if count >= _FEWEST and words}
    symbols = {
        normalised(draft.words) for draft in drafts[:_FRONT] if len(draft.words) <= 60 and is_symbol_line(draft.words)
    }
    for index, draft in enumerate(drafts):
        if not _may_be(draft):
            continue
        own = bool(symbols) and index >= 1 and normalised(draft.words) in symbols and index > _first_of(drafts, draft)
        if own or (index >= _FRONT and is_symbol_line(draft.words)) or (heads and normalised(draft.words) in heads):
            draft.kind = BlockKind.FURNITURE
            draft.role = "page_number"
            draft.label = None


def _first_of(drafts: list[Draft], wanted: Draft) -> int:
    """Where on the first page the words of ``wanted`` stand first."""
    words = normalised(wanted.words)
    return next((index for index, draft in enumerate(drafts[:_FRONT]) if normalised(draft.words) == words), -1)


def _may_be(draft: Draft) -> bool:
    return (
        draft.role == "body"
        and draft.kind is BlockKind.PARAGRAPH
        and 2 < len(draft.words) <= _LONGEST
        and not draft.words.endswith(_STOPS)
    )


def _at_page_break(drafts: list[Draft], index: int) -> bool:
    beside = [drafts[other] for other in (index - 1, index + 1) if 0 <= other < len(drafts)]
    return drafts[index].page_break_before or any(draft.role == "page_number" for draft in beside)
