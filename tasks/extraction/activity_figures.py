"""Which activity each figure belongs to: the one whose words hold it, else the nearest in its block or section."""

from bisect import bisect_right
from collections import defaultdict

from tasks.contracts.document import Document
from tasks.contracts.metric import Metric
from tasks.contracts.span import Passage
from tasks.extraction.activity_drafts import Draft


def figures_by_activity(
    document: Document, drafts: list[Draft], passages: list[Passage], metrics: tuple[Metric, ...]
) -> dict[int, tuple[str, ...]]:
    """Each figure with one activity (by its index): the one whose words hold it, else the nearest before it.

    ``passages`` are the drafts' words, in the drafts' order. A figure in a section without activities belongs to none.
    """
    holders = _Holders(document, drafts, passages)
    owned: dict[int, list[str]] = {}
    for metric in metrics:
        holder = holders.of(metric)
        if holder is not None:
            owned.setdefault(holder, []).append(metric.metric_id)
    return {index: tuple(ids) for index, ids in owned.items()}


class _Holders:
    """The drafts by place, so that a document with thousands of both is not searched through for each figure."""

    def __init__(self, document: Document, drafts: list[Draft], passages: list[Passage]) -> None:
        self._document, self._passages = document, passages
        self._parts = sorted(
            (part.start, part.end, index) for index, passage in enumerate(passages) for part in passage.parts
        )
        self._reach: list[int] = []  # the furthest end of this part and all before it: where looking back can stop
        for _, end, _ in self._parts:
            self._reach.append(max(end, self._reach[-1]) if self._reach else end)
        self._in_block: dict[int, list[int]] = defaultdict(list)
        self._in_section: dict[int | None, list[int]] = defaultdict(list)
        for index, draft in enumerate(drafts):
            block = draft.block
            self._in_block[block.index].append(index)
            self._in_section[block.section].append(index)

    def of(self, metric: Metric) -> int | None:
        """The index of the draft that ``metric`` belongs to, None where its section has none."""
        place = metric.number_start
        inside = self._around(place)
        if inside:
            return min(inside, key=lambda index: (len(self._passages[index].text), index))
        same_block = self._in_block.get(metric.block_index)
        if same_block:
            return min(same_block, key=lambda index: (abs(self._passages[index].start - place), index))
        if not 0 <= metric.block_index < len(self._document.blocks):
            return None
        same_section = self._in_section.get(self._document.blocks[metric.block_index].section, [])
        before = bisect_right(same_section, place - 1, key=lambda index: self._passages[index].start)
        return same_section[max(0, before - 1)] if same_section else None

    def _around(self, place: int) -> list[int]:
        """The drafts with a part that holds the character at ``place``."""
        found: list[int] = []
        position = bisect_right(self._parts, (place, len(self._document.text) + 1, 0)) - 1
        while position >= 0 and self._reach[position] > place:
            start, end, index = self._parts[position]
            if start <= place < end:
                found.append(index)
            position -= 1
        return found
