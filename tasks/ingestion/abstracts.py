"""The summary of a Chinese paper: the text between its author or the word "summary" and its first section."""

from tasks.contracts.document import BlockKind
from tasks.ingestion.columns import unspaced
from tasks.ingestion.drafts import Draft
from tasks.ingestion.front_page import ABSTRACT_TITLE, FRONT_BLOCKS, SENTENCE_END, is_text
from tasks.ingestion.scripts import is_han

_CUT_LINE = 20
"""Signs that a line cut off by its page's margin holds at least."""


def mark_abstract(drafts: list[Draft]) -> None:
    """Give the text between a Chinese document's author or its word "summary" and its first section the role ``abstract``."""
    begun = False
    for index, draft in enumerate(drafts[:FRONT_BLOCKS]):
        if draft.marker is not None and draft.marker.kind in ("zh_section", "number", "roman", "capital"):
            return
        if draft.role == "author" or ABSTRACT_TITLE.fullmatch(unspaced(draft.words)):
            begun = True
        elif (
            begun
            and draft.role == "body"
            and draft.kind is BlockKind.PARAGRAPH
            and (
                is_text(draft)
                or (is_han(draft.words) and SENTENCE_END.search(draft.words))
                or _is_cut(draft, drafts[index + 1 : index + 2])
            )
        ):
            draft.role = "abstract"


def _is_cut(draft: Draft, after: list[Draft]) -> bool:
    """Whether a line of a Chinese summary goes on below, where its sentence ends."""
    return (
        is_han(draft.words)
        and len(draft.words) >= _CUT_LINE
        and bool(after)
        and after[0].role in ("body", "abstract")
        and after[0].kind is BlockKind.PARAGRAPH
        and after[0].marker is None
        and SENTENCE_END.search(after[0].words) is not None
    )
