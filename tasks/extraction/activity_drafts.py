"""A draft: the words of one activity and its status, before organisations, dates and themes are read from it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tasks.contracts.activity import ActivityStatus
from tasks.contracts.document import Block, Document
from tasks.contracts.span import Passage, Span


@dataclass(frozen=True, slots=True)
class Slice:
    """Characters ``start`` to ``end`` of a block's passage."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words of the slice."""
        return self.block.passage.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Draft:
    """The slices that tell of one activity, in text order.

    ``is_main`` marks the first activity of an item under a dated heading: it takes the heading's date and place.
    ``follows`` is the index (in the list of drafts) of the activity whose actors this one shares unless it names others.
    """

    slices: tuple[Slice, ...]
    status: ActivityStatus
    rule: str
    is_main: bool = False
    follows: int | None = None
    heading: Block | None = None
    dateline: Block | None = None
    flags: tuple[str, ...] = field(default=())

    @property
    def block(self) -> Block:
        """The block the activity begins in."""
        return self.slices[0].block

    def extended(self, more: Slice) -> "Draft":
        """The draft with ``more`` at its end (joined to the last slice where they touch in one block)."""
        last = self.slices[-1]
        if last.block.index == more.block.index and more.start >= last.end:
            return replace(self, slices=(*self.slices[:-1], Slice(last.block, last.start, more.end)))
        return replace(self, slices=(*self.slices, more))

    def passage(self, document: Document) -> Passage:
        """The exact words, pieces of several blocks joined with a blank (nothing in Chinese)."""
        if len(self.slices) == 1:
            only = self.slices[0]
            return only.block.passage.sub_passage(only.start, only.end)
        parts: list[Span] = []
        for piece in self.slices:
            parts.extend(piece.block.passage.sub_passage(piece.start, piece.end).parts)
        return Passage.of(document.text, tuple(parts), "" if document.is_chinese else " ")


def sentence_slices(block: Block) -> list[Slice]:
    """The sentences of a block as slices of its passage, without white space at the ends."""
    text = block.passage.text
    slices: list[Slice] = []
    position = 0
    for sentence in block.sentences:
        at = text.find(sentence.text, position)
        if at < 0:
            return [whole_slice(block)]
        slices.append(Slice(block, at, at + len(sentence.text)))
        position = at + len(sentence.text)
    return slices or ([whole_slice(block)] if text.strip() else [])


def whole_slice(block: Block) -> Slice:
    """All of a block, white space at the ends left out."""
    text = block.passage.text
    start = len(text) - len(text.lstrip())
    return Slice(block, start, max(len(text.rstrip()), start + 1 if text else start))


def body_blocks(document: Document) -> list[Block]:
    """Blocks that activities are read from: body paragraphs and list items (no abstracts, no repeated leads)."""
    return [block for block in document.blocks if block.is_body and block.role == "body" and block.text.strip()]


def opens_list(text: str) -> bool:
    """Whether a paragraph announces the list that follows it."""
    return text.rstrip().endswith((":", "：", "以：", ";：", " —"))


def sub_items(blocks: Sequence[Block], position: int) -> int:
    """How many list items after ``blocks[position]`` belong to it: lettered or bulleted ones, after a colon."""
    opener = blocks[position]
    if not opens_list(opener.text):
        return 0
    count = 0
    for block in blocks[position + 1 :]:
        if block.kind.value != "list_item" or (block.label or "").strip("().").isdigit():
            break
        if block.section != opener.section:
            break
        count += 1
    return count
