"""The official English text where the office has it: the same document, by its symbol, in English among the sources.

A field is aligned by its place, never by its words: front matter by its role, paragraphs by their printed number, headings by
their printed number and order. The number lock looks at each pair like at any other wording, so that a paragraph that the two
versions number differently is not passed on.
"""

import re
from collections.abc import Iterable, Sequence

from tasks.contracts.document import BlockKind, Document
from tasks.contracts.edition import Worked
from tasks.grammar.numerals_zh import parse_zh
from tasks.translation.fields import summary_fields_of
from tasks.translation.normal_form import without_notes
from tasks.translation.provider import Candidate, FieldRequest, Provider

OFFICIAL = "official text"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_NUMBER_BEFORE = re.compile(r"^\s*(?:\d{1,3}|[(（]?[a-z]{1,2}[)）])[.．、)]?\s+(?=\S)")


class OfficialText:
    """Provider of the words of ``english``, the same document in English, for the fields of ``document``."""

    name = OFFICIAL

    def __init__(self, document: Document, english: Document) -> None:
        self._file = english.file
        self._symbol = english.symbol_key
        self._is_numbered = document.paragraphs_numbered and english.paragraphs_numbered
        self._fields = {request.field: request for request in summary_fields_of(english)}
        self._has_same_headings = _heading_numbers(document) == _heading_numbers(english)

    def propose(self, requests: Sequence[FieldRequest]) -> list[tuple[Candidate, ...]]:
        """The official words of the field in the same place; none where the two versions are not built alike."""
        return [self._answer(request) for request in requests]

    def _answer(self, request: FieldRequest) -> tuple[Candidate, ...]:
        if request.kind == "heading" and not self._has_same_headings:
            return ()
        is_paragraph = request.kind in ("paragraph", "requested_action")
        if is_paragraph and not self._is_numbered:
            return ()
        name = f"paragraph/{request.paragraph}/summary" if is_paragraph else request.field
        official = self._fields.get(name)
        if official is None:
            return ()
        words = " ".join(without_notes(official.source).split())
        target = _NUMBER_BEFORE.sub("", words) if is_paragraph else words
        place = f", paragraph {request.paragraph}" if is_paragraph else ""
        origin = f"official English text of {self._symbol}, {self._file}{place}"
        return (Candidate(target, self.name, is_reviewed=True, origin=origin),) if target else ()


def official_versions(document: Document, documents: Iterable[Document]) -> tuple[Provider, ...]:
    """A provider for each English document of the same symbol among ``documents``, by file name."""
    symbol = document.symbol_key
    if not symbol or _is_english(document):
        return ()
    same = {
        other.document_id: other for other in documents if _is_english(other) and other.symbol_key == symbol
    }.values()
    return tuple(OfficialText(document, english) for english in sorted(same, key=lambda other: other.file))


def needs_translation_again(item: Worked, fresh: Sequence[Document]) -> bool:
    """Whether a document worked on before is to be translated again: its official text has come, or may have gone."""
    if any(field.provider == OFFICIAL for field in item.translations):
        return True
    return bool(official_versions(item.document, fresh))


def _is_english(document: Document) -> bool:
    return document.language.split("-")[0] == "en"


def _heading_numbers(document: Document) -> list[int | str]:
    headings = [b for b in document.blocks if b.kind is BlockKind.HEADING and b.role in ("heading", "body")]
    return [_number(block.label or "") for block in headings]


def _number(label: str) -> int | str:
    """A heading's number in one form for all languages: 三, III and 3 are 3; letters and words stay as they are."""
    plain = re.sub(r"[()（）.．、\s]", "", label)
    if plain and all(letter in _ROMAN for letter in plain):
        values = [_ROMAN[letter] for letter in plain]
        return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))
    number = parse_zh(plain) if plain else None
    return int(number) if number is not None and number == int(number) else plain
