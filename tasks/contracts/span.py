"""Places in a document's decoded text."""

from typing import Self

from pydantic import Field, model_validator

from tasks.contracts.base import Contract


class Span(Contract):
    """A half-open range of Python ``str`` offsets into ``Document.text`` (newlines untouched)."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)

    @model_validator(mode="after")
    def _ends_after_start(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"span ends at {self.end}, before its start {self.start}")
        return self

    def slice(self, text: str) -> str:
        """The words of ``text`` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end


class Passage(Contract):
    """Words read continuously although the file may interrupt them (a footnote at a page break, say).

    ``text`` is the pieces ``parts`` of the file joined with ``joiner`` (a blank where a break between Latin words was a
    line or page break, nothing in Chinese or inside a word). Offsets *inside the passage* are turned into offsets of the
    file with :meth:`locate`.
    """

    text: str
    parts: tuple[Span, ...] = Field(min_length=1)
    joiner: str = ""

    @model_validator(mode="after")
    def _parts_make_text(self) -> Self:
        length = sum(part.end - part.start for part in self.parts) + len(self.joiner) * (len(self.parts) - 1)
        if length != len(self.text):
            raise ValueError(f"passage of {len(self.text)} characters has parts of {length}")
        return self

    @property
    def start(self) -> int:
        """File offset of the first character."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """File offset after the last character."""
        return self.parts[-1].end

    @classmethod
    def of(cls, document_text: str, parts: tuple[Span, ...], joiner: str = "") -> Self:
        """The passage that ``parts`` of ``document_text`` make."""
        return cls(text=joiner.join(part.slice(document_text) for part in parts), parts=parts, joiner=joiner)

    def file_offset(self, offset: int) -> int:
        """The file offset of the character at ``offset`` of the passage (of the next piece's start inside a joiner).

        Raises:
            IndexError: ``offset`` is not inside the passage.
        """
        if not 0 <= offset < max(len(self.text), 1):
            raise IndexError(f"offset {offset} is outside a passage of {len(self.text)} characters")
        position = offset
        for index, part in enumerate(self.parts):
            size = part.end - part.start
            if position < size:
                return part.start + position
            position -= size
            if index + 1 < len(self.parts):
                if position < len(self.joiner):
                    return self.parts[index + 1].start
                position -= len(self.joiner)
        return self.parts[-1].end

    def locate(self, start: int, end: int) -> Span:
        """The file span from the character at ``start`` up to and with the one at ``end - 1`` of the passage.

        Where the passage is interrupted between the two, the span covers the interruption as well.
        """
        if end <= start:
            offset = self.file_offset(min(start, max(len(self.text) - 1, 0)))
            return Span(start=offset, end=offset)
        return Span(start=self.file_offset(start), end=self.file_offset(end - 1) + 1)

    def sub_passage(self, start: int, end: int) -> "Passage":
        """The passage made of the characters ``start`` to ``end`` of this one, with exact parts."""
        parts: list[Span] = []
        position = 0
        for part in self.parts:
            size = part.end - part.start
            low, high = max(start, position), min(end, position + size)
            if low < high:
                parts.append(Span(start=part.start + low - position, end=part.start + high - position))
            position += size + len(self.joiner)
        if not parts:
            raise IndexError(f"no characters of the passage lie between {start} and {end}")
        joined = sum(part.end - part.start for part in parts) + len(self.joiner) * (len(parts) - 1)
        trimmed = self.text[start:end]
        if len(trimmed) != joined:  # the cut begins or ends inside a joiner: take the words only
            trimmed = trimmed.strip(self.joiner) if self.joiner else trimmed
        return Passage(text=trimmed, parts=tuple(parts), joiner=self.joiner)
