"""Which fields of a document are to be translated, each with the passage it stands in.

Front matter first, then headings, paragraphs, requested action, then what extraction read (activities, recommendations,
subjects of figures). Field names are ``title``, ``heading/3``, ``paragraph/12/summary``, ``activity/<id>`` …
"""

import re
from collections.abc import Iterable, Iterator

from tasks.contracts.activity import Extraction
from tasks.contracts.document import Block, BlockKind, Document, Reading
from tasks.contracts.span import Passage, Span
from tasks.translation.normal_form import without_notes
from tasks.translation.provider import FieldRequest

# Front-matter roles of blocks, with the field each makes.
_ROLE_FIELDS = {
    "masthead": "masthead",
    "body_name": "body",
    "session": "session",
    "date_place": "date_place",
    "date": "date",
    "agenda_item": "agenda_item",
    "title_above": "title_above",
    "title": "title",
    "author": "author",
    "abstract": "abstract",
}
# What a field is to the formulas, where its name is not its kind.
_KINDS = {"masthead": "front_matter", "date": "date_place", "title_above": "title"}
_NOTE_FIELDS = {"reissue": "reissue_note", "printing": "printing_note"}
_WISH = re.compile(r"似宜|不妨|似可考虑|似应|建议大会|请总干事")
_HAN = re.compile(r"[㐀-鿿豈-﫿]")
_ASKS = re.compile(r"采取的行动|建议|行动要求")


def fields_of(document: Document, extraction: Extraction) -> list[FieldRequest]:
    """All fields of ``document`` in reading order within their group; empty for a document in English."""
    if document.language.split("-")[0] == "en":
        return []
    return _unique([*_places(document), *_extracted(document, extraction)])


def summary_fields_of(document: Document) -> list[FieldRequest]:
    """Front matter, headings and paragraphs of a document in any language, English too, under the names of ``fields_of``."""
    return _unique(_places(document))


def _places(document: Document) -> list[FieldRequest]:
    return [*_front_matter(document), *_headings(document), *_paragraphs(document)]


def _unique(found: Iterable[FieldRequest]) -> list[FieldRequest]:
    taken: dict[str, int] = {}
    unique: list[FieldRequest] = []
    for request in found:
        if not request.source:
            continue
        count = taken.get(request.field, 0) + 1
        taken[request.field] = count
        unique.append(request if count == 1 else _renamed(request, f"{request.field}/{count}"))
    return unique


def agenda_lines(document: Document) -> list[FieldRequest]:
    """The lines of an agenda item one by one, for when they have no English together: its number is not lost with its title."""
    blocks = [block for block in document.blocks if block.role == "agenda_item"]
    return [
        _request(
            document,
            f"agenda_item/{number}" if number > 1 else "agenda_item",
            "agenda_item",
            block.passage,
            block.language,
        )
        for number, block in enumerate(blocks, start=1)
    ]


def _renamed(request: FieldRequest, field: str) -> FieldRequest:
    return FieldRequest(
        field, request.kind, request.source, request.language, request.passage, request.label, request.paragraph
    )


def _request(
    document: Document, field: str, kind: str, passage: Passage, language: str = "", **more: object
) -> FieldRequest:
    label, paragraph = more.get("label"), more.get("paragraph")
    return FieldRequest(
        field,
        kind,
        # A line break keeps an agenda item and its title apart; everywhere else it is a blank like another.
        "\n".join(without_notes(line) for line in passage.text.splitlines() if line.strip()),
        language or document.language,
        passage,
        label if isinstance(label, str) else "",
        paragraph if isinstance(paragraph, int) else None,
    )


def _joined(document: Document, passages: Iterable[Passage], joiner: str) -> Passage:
    return Passage.of(document.text, tuple(part for passage in passages for part in passage.parts), joiner)


def _front_matter(document: Document) -> Iterator[FieldRequest]:
    groups: dict[str, list[Block]] = {}
    for block in document.blocks:
        field = _ROLE_FIELDS.get(block.role)
        if field and not _is_english(block):
            groups.setdefault(field, []).append(block)
    spans = [block.span for blocks in groups.values() for block in blocks]
    for field in _ROLE_FIELDS.values():
        blocks = groups.get(field, [])
        if field == "agenda_item" and len(blocks) > 1:
            joined = _joined(document, (block.passage for block in blocks), "\n")
            yield _request(document, field, field, joined, blocks[0].language)
            continue
        for block in blocks:
            yield _request(document, field, _KINDS.get(field, field), block.passage, block.language)
        reading: Reading | None = None if field == "date_place" else getattr(document.front_matter, field, None)
        if reading and not blocks and not any(span.overlaps(reading.span) for span in spans):
            yield _request(document, field, field, Passage.of(document.text, (reading.span,)))
    for note in document.front_matter.notes:
        field = _NOTE_FIELDS.get(note.label or "", "note")
        # The mark before a note belongs to it; a paragraph that the note interrupts does not.
        around = [block.span for block in document.blocks if block.span.contains(note.span)]
        whole = min(around, key=lambda span: span.end - span.start, default=note.span)
        yield _request(document, field, field, Passage.of(document.text, (whole,)))


def _headings(document: Document) -> Iterator[FieldRequest]:
    number = 0
    for block in document.blocks:
        if block.kind is BlockKind.HEADING and block.role in ("heading", "body"):
            number += 1
            if _is_english(block):
                continue
            # The number belongs to the heading in English as well ("III. Technical cooperation").
            whole = Passage.of(document.text, (Span(start=block.span.start, end=block.passage.end),))
            passage = whole if len(block.passage.parts) == 1 else block.passage
            yield _request(document, f"heading/{number}", "heading", passage, block.language, label=block.label or "")


def _paragraphs(document: Document) -> Iterator[FieldRequest]:
    groups: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.is_body and block.role == "body" and block.paragraph is not None and not _is_english(block):
            groups.setdefault(block.paragraph, []).append(block)
    for number, blocks in sorted(groups.items(), key=lambda item: item[1][0].index):
        joiner = "" if document.is_chinese else " "
        joined = _joined(document, (block.passage for block in blocks), joiner)
        passage = blocks[0].passage if len(blocks) == 1 else joined
        language = blocks[0].language
        yield _request(document, f"paragraph/{number}/summary", "paragraph", passage, language, paragraph=number)
        if _is_requested_action(document, blocks[0], passage.text):
            yield _request(document, "requested_action", "requested_action", passage, language, paragraph=number)


def _is_english(block: Block) -> bool:
    """Whether a block of a foreign document is in English: it is shown as it is."""
    return block.language.split("-")[0] == "en"


def _is_requested_action(document: Document, block: Block, text: str) -> bool:
    language = block.language or document.language
    if language.split("-")[0] not in ("zh", "en"):
        from tasks.grammar.front_languages import is_requested_action  # its tables are loaded for such documents only

        return is_requested_action(text, language)
    if not document.is_chinese:
        return False
    under = document.blocks[block.section].text if block.section is not None else ""
    return bool(_WISH.search(text)) and (bool(_ASKS.search(under)) or "似宜" in text)


def _extracted(document: Document, extraction: Extraction) -> Iterator[FieldRequest]:
    for activity in extraction.activities:
        if activity.language.split("-")[0] != "en":
            yield _request(
                document, f"activity/{activity.activity_id}", "activity", activity.passage, paragraph=activity.paragraph
            )
    for ask in extraction.recommendations:
        if ask.language.split("-")[0] != "en":
            yield _request(
                document,
                f"recommendation/{ask.recommendation_id}",
                "recommendation",
                ask.passage,
                paragraph=ask.paragraph,
            )
    for metric in extraction.metrics:
        if _HAN.search(metric.subject):
            at = metric.sentence.text.find(metric.subject_original)
            passage = (
                metric.sentence.sub_passage(at, at + len(metric.subject_original))
                if at >= 0 and metric.subject_original
                else metric.sentence
            )
            yield FieldRequest(
                f"subject/{metric.metric_id}", "subject", metric.subject, metric.language, passage, "", metric.paragraph
            )
