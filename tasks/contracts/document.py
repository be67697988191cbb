"""A source read: front matter, blocks, sentences, each with its place in the file."""

from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from tasks.contracts.base import Contract
from tasks.contracts.flag import Flag
from tasks.contracts.span import Passage, Span


class DocumentKind(StrEnum):
    """What sort of document a source is."""

    NEWSLETTER = "newsletter"
    CONFERENCE_RECOMMENDATIONS = "conference_recommendations"
    PRESS_RELEASE = "press_release"
    MEETING_NOTE = "meeting_note"
    COUNCIL_REPORT = "council_report"
    OTHER = "other"


class BlockKind(StrEnum):
    """What part of the page a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"


class Sentence(Contract):
    """One sentence of a block, without its list or paragraph number. Offsets ``start``/``end`` are the file's."""

    passage: Passage

    @property
    def text(self) -> str:
        """The sentence as read, pieces joined."""
        return self.passage.text

    @property
    def start(self) -> int:
        """File offset of its first character."""
        return self.passage.start

    @property
    def end(self) -> int:
        """File offset after its last character."""
        return self.passage.end


class Block(Contract):
    """One heading, paragraph, list item, footnote or piece of furniture.

    ``passage`` is the block without its number or bullet; ``span`` covers number and bullet too. ``label`` is the number
    as printed (``17``, ``(a)``, ``一``), ``paragraph`` the number to cite: the printed paragraph number where the document
    numbers its paragraphs (a sub-item or an unnumbered continuation carries the number above it), else the 1-based count
    of its text blocks; None for headings, footnotes and furniture. ``section`` is the index in ``Document.blocks`` of the
    heading the block stands under. ``role`` says more where the structure does: ``title``, ``repeated_title``,
    ``masthead``, ``contents``, ``lead_repeat``, ``dateline``, ``service_note``, ``separator``, ``trailer``,
    ``signature``, ``body``, ``agenda_item``, ``session``, ``author``, ``abstract``, ``date_place``, ``footnote``…
    ``language`` is the block's own where it is another than the document's, else empty.
    """

    index: int = Field(ge=0)
    kind: BlockKind
    span: Span
    passage: Passage
    label: str | None = None
    level: int = 0
    paragraph: int | None = None
    section: int | None = None
    role: str = "body"
    language: str = ""
    sentences: tuple[Sentence, ...] = ()

    @property
    def text(self) -> str:
        """The words of the block, pieces joined."""
        return self.passage.text

    @property
    def is_body(self) -> bool:
        """Whether figures and activities may be read from the block."""
        return self.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and self.role in ("body", "abstract")


class Reading(Contract):
    """One front-matter value and the words it was read from. ``value`` is normalised, ``surface`` as printed.

    Dates are EDTF / ISO 8601 (``2021-07-12/2021-07-15``, ``2013-05-22``, ``2020-01``).
    """

    value: str
    surface: str
    span: Span
    language: str
    label: str | None = None


class FrontMatter(Contract):
    """What a document says of itself. None and empty mean that the text does not say; nothing is guessed."""

    title: Reading | None = None
    issuer: Reading | None = None
    symbol: Reading | None = None
    session: Reading | None = None
    agenda_item: Reading | None = None
    author: Reading | None = None
    body: Reading | None = None
    abstract: Reading | None = None
    date_published: Reading | None = None
    event_dates: tuple[Reading, ...] = ()
    places: tuple[Reading, ...] = ()
    references: tuple[Reading, ...] = ()
    notes: tuple[Reading, ...] = ()


class Document(Contract):
    """One source, read. ``text`` is the decoded file, byte order mark dropped, newlines untouched.

    ``document_id`` is the first 16 hexadecimal digits of ``sha256``. ``language`` is an ISO 639-1 code (``en``, ``zh``,
    ``ru``; ``zh-Hant`` for Chinese in the traditional script; ``und`` when it cannot be told). ``paragraphs_numbered``
    says whether ``Block.paragraph`` is printed in the source or counted by us.
    """

    document_id: str
    file: str
    sha256: str
    text: str
    encoding: str
    kind: DocumentKind
    language: str
    received_at: date
    received_basis: str
    producer: str | None = None
    licence: str | None = None
    url: str | None = None
    front_matter: FrontMatter
    blocks: tuple[Block, ...]
    paragraphs_numbered: bool = False
    flags: tuple[Flag, ...] = ()

    @model_validator(mode="after")
    def _spans_point_into_text(self) -> Self:
        for block in self.blocks:
            for passage in (block.passage, *(sentence.passage for sentence in block.sentences)):
                if passage.joiner.join(part.slice(self.text) for part in passage.parts) != passage.text:
                    raise ValueError(f"block {block.index} does not stand in {self.file} where its spans point")
        return self

    @property
    def symbol_key(self) -> str:
        """The document's symbol as it is compared: capitals, no blanks, no reissue stars; empty when it has none."""
        symbol = self.front_matter.symbol
        return "".join(symbol.value.split()).rstrip("*").upper() if symbol else ""

    @property
    def is_chinese(self) -> bool:
        """Whether the document is in Chinese (any script)."""
        return self.language.split("-")[0] == "zh"
