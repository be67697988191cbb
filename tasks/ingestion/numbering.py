"""Paragraph numbers: those the document prints, or else a count of ours."""

from tasks.contracts.document import BlockKind
from tasks.ingestion.drafts import Draft
from tasks.ingestion.preambles import is_preamble

_MIN_NUMBERED = 3
_MAX_UNNUMBERED_BEFORE = 0.25
"""Share of text blocks that may stand before paragraph 1 (an abstract, a preamble) in a document that numbers its
paragraphs throughout, as councils' reports do; in a list of recommendations more stands before number 1."""


def number_paragraphs(drafts: list[Draft]) -> bool:
    """Give every text block the paragraph number to cite; True when the document prints the numbers itself.

    Where the document numbers its paragraphs, sub-items and unnumbered continuations carry the number above them and
    blocks before number 1 have none. Elsewhere blocks are counted from 1, and a paragraph that goes on after a numbered
    item, without a number of its own, carries that item's label.
    """
    texts = [draft for draft in drafts if draft.is_text and draft.role in ("body", "abstract", "lead_repeat")]
    printed = _printed(texts)
    if printed and _numbers_throughout(texts, printed):
        current: int | None = None
        for index, draft in enumerate(texts):
            current = printed.get(index, current)
            draft.paragraph = current
        return True
    for index, draft in enumerate(texts):
        draft.paragraph = index + 1
        if index in printed:
            draft.kind = BlockKind.LIST_ITEM
    if len(printed) >= _MIN_NUMBERED:
        _carry_labels(drafts, {id(texts[index]) for index in printed})
    return False


def _numbers_throughout(texts: list[Draft], printed: dict[int, int]) -> bool:
    before = sum(1 for draft in texts[: min(printed)] if draft.role == "body" and not is_preamble(draft.words))
    if len(printed) >= _MIN_NUMBERED:
        return before <= _MAX_UNNUMBERED_BEFORE * len(texts)
    return len(printed) >= 2 and before == 0 and len(printed) * 2 > len(texts)


def _printed(texts: list[Draft]) -> dict[int, int]:
    """Index in ``texts`` → printed number, for numbers that rise from one to the next."""
    printed: dict[int, int] = {}
    last = 0
    for index, draft in enumerate(texts):
        if draft.marker is None or draft.marker.kind != "number" or draft.marker.bulleted or draft.label is None:
            continue
        number = int(draft.label)
        if last < number <= last + 5:
            printed[index] = number
            last = number
    return printed


def _carry_labels(drafts: list[Draft], numbered: set[int]) -> None:
    label: str | None = None
    for draft in drafts:
        if id(draft) in numbered:
            label = draft.label
        elif draft.kind is BlockKind.HEADING:
            label = None
        elif draft.kind is BlockKind.PARAGRAPH and draft.role == "body" and draft.label is None and label is not None:
            draft.label = label
            draft.continued = True
            draft.kind = BlockKind.LIST_ITEM
