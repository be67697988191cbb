"""A block while it is being worked out: offsets, pieces, and what is known of it so far."""

from dataclasses import dataclass, field

from tasks.contracts.document import BlockKind
from tasks.ingestion.markers import Marker


@dataclass(slots=True)
class Draft:
    """One block in the making. ``start``/``end`` cover marks and bullets; ``parts`` only the words.

    ``blank_before`` counts blank lines above; ``marker`` is what stood before the words; ``is_marked`` is whether
    Markdown (bold over the whole line, or hashes) sets it off; ``carries_blanks`` whether each piece carries the white
    space after it, because a word among them was cut in two (see :mod:`tasks.ingestion.hyphens`).
    """

    start: int
    end: int
    parts: list[tuple[int, int]]
    joiner: str
    blank_before: int = 0
    marker: Marker | None = None
    is_marked: bool = False
    page_break_before: bool = False
    kind: BlockKind = BlockKind.PARAGRAPH
    role: str = "body"
    label: str | None = None
    level: int = 0
    paragraph: int | None = None
    section: int | None = None
    continued: bool = False
    carries_blanks: bool = False
    words: str = field(default="")

    def refresh(self, text: str) -> None:
        """Bring ``words`` in line with ``parts``."""
        self.words = self.joiner.join(text[start:end] for start, end in self.parts)

    @property
    def is_text(self) -> bool:
        """Whether the draft is a paragraph or list item of the body."""
        return self.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
