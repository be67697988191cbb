"""Tables of contents: lines of words, a tab or dots, and a page number."""

from tasks.contracts.document import BlockKind
from tasks.ingestion.drafts import Draft
from tasks.ingestion.furniture import CONTENTS_TITLE
from tasks.ingestion.layout import is_contents_line


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
            draft.kind = BlockKind.FURNITURE
            draft.role = "contents"
