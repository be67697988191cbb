"""The blocks of a text: what each part of the page is, its number, its section and its sentences."""

from tasks.contracts.document import Block, BlockKind, DocumentKind, Sentence
from tasks.contracts.span import Passage, Span
from tasks.ingestion.abstracts import mark_abstract
from tasks.ingestion.contents import mark_contents
from tasks.ingestion.cut_names import join_cut_names
from tasks.ingestion.datelines import mark_datelines
from tasks.ingestion.drafts import Draft
from tasks.ingestion.front_page import mark_front_page
from tasks.ingestion.furniture import is_page_line, is_separator, service_note
from tasks.ingestion.headings import heading_level, is_unfinished
from tasks.ingestion.layout import read_drafts
from tasks.ingestion.numbering import number_paragraphs
from tasks.ingestion.page_breaks import join_page_breaks
from tasks.ingestion.repetition import mark_repetition
from tasks.ingestion.running_heads import mark_running_heads
from tasks.ingestion.scripts import is_han
from tasks.ingestion.sentences import split_passage
from tasks.ingestion.trailers import mark_trailer
from tasks.vocabularies.front_matter_languages import base_language

_FOOTNOTE_MARKERS = frozenset({"footnote", "star"})


def read_blocks(text: str, language: str, kind: DocumentKind, year: int | None) -> tuple[tuple[Block, ...], bool]:
    """The blocks of ``text`` in order, and whether their paragraph numbers are printed in it.

    ``year`` completes the dates of a newsletter's datelines. Every non-blank character lies in some block's span.
    """
    drafts = read_drafts(text)
    _mark_furniture(text, drafts)
    mark_running_heads(drafts)
    mark_contents(drafts)
    mark_trailer(drafts)
    drafts = mark_datelines(text, drafts, language, year)
    if kind is DocumentKind.COUNCIL_REPORT and is_han(text[:2000]):
        drafts = join_cut_names(text, drafts)
    if kind is DocumentKind.COUNCIL_REPORT and base_language(language):
        from tasks.ingestion.front_page_languages import join_cut_lines

        drafts = join_cut_lines(text, drafts, language)
    mark_front_page(drafts, language, kind)
    if kind is DocumentKind.COUNCIL_REPORT and is_han(text[:2000]):
        mark_abstract(drafts)
    drafts = join_page_breaks(text, drafts)
    _mark_headings(drafts)
    mark_repetition(drafts)
    numbered = number_paragraphs(drafts)
    _assign_sections(drafts)
    return tuple(_finish(index, draft) for index, draft in enumerate(drafts)), numbered


def _mark_furniture(text: str, drafts: list[Draft]) -> None:
    """Separators, page lines, service notes, footnotes and list items: what shows without its surroundings."""
    starred = _starred_list(drafts)
    for index, draft in enumerate(drafts):
        marker = draft.marker
        whole = text[draft.start : draft.end] if len(draft.words) < 60 else draft.words
        if is_separator(whole) or is_page_line(whole):
            _set(draft, BlockKind.FURNITURE, "separator" if is_separator(whole) else "page_number")
            draft.parts, draft.joiner, draft.label = [(draft.start, draft.end)], "", None
            draft.refresh(text)
        elif service_note(draft.words) or (
            marker is not None and marker.kind == "star" and service_note(_marked(text, draft))
        ):
            _set(draft, BlockKind.FURNITURE, "service_note")
        elif marker is not None and marker.kind in _FOOTNOTE_MARKERS and index not in starred:
            _set(draft, BlockKind.FOOTNOTE, "footnote")
        elif marker is not None and (marker.kind in ("bullet", "letter", "star") or marker.bulleted):
            draft.kind = BlockKind.LIST_ITEM


def _marked(text: str, draft: Draft) -> str:
    """The words of a draft with the star before them."""
    return " ".join(text[draft.start : draft.end].split()) if len(draft.words) < 250 else draft.words


def _starred_list(drafts: list[Draft]) -> set[int]:
    """Indices of drafts whose ``*`` is a bullet (two or more alike in a row), not the mark of a footnote (*, then **)."""
    starred = {
        index: draft.marker.label
        for index, draft in enumerate(drafts)
        if draft.marker is not None and draft.marker.kind == "star"
    }
    return {
        index for index, mark in starred.items() if mark in (starred.get(index - 1), starred.get(index + 1)) and mark
    }


def _set(draft: Draft, kind: BlockKind, role: str) -> None:
    draft.kind = kind
    draft.role = role


def _mark_headings(drafts: list[Draft]) -> None:
    for index, draft in enumerate(drafts):
        if draft.kind is not BlockKind.PARAGRAPH or draft.role != "body":
            continue
        follows = any(later.role in ("body", "abstract", "dateline") for later in drafts[index + 1 : index + 4])
        level = heading_level(draft, follows_text=follows)
        if level is not None and not is_unfinished(draft.words):
            draft.kind = BlockKind.HEADING
            draft.role = "heading"
            draft.level = level
        elif draft.marker is not None and draft.marker.kind in ("zh_paren", "roman", "capital"):
            draft.kind = BlockKind.LIST_ITEM


def _assign_sections(drafts: list[Draft]) -> None:
    """Every block gets the index of the heading it stands under; a dateline stands over the heading after it."""
    current: int | None = None
    stack: list[int] = []
    for index, draft in enumerate(drafts):
        if draft.kind is BlockKind.HEADING and draft.role in ("heading", "dateline"):
            while stack and drafts[stack[-1]].level >= draft.level:
                stack.pop()
            draft.section = stack[-1] if stack else None
            stack.append(index)
            current = index
        elif draft.kind is not BlockKind.HEADING:
            draft.section = current


def _finish(index: int, draft: Draft) -> Block:
    passage = Passage(
        text=draft.words, parts=tuple(Span(start=start, end=end) for start, end in draft.parts), joiner=draft.joiner
    )
    whole = draft.kind in (BlockKind.HEADING, BlockKind.FURNITURE)
    sentences = (passage,) if whole else split_passage(passage)
    return Block(
        index=index,
        kind=draft.kind,
        span=Span(start=draft.start, end=draft.end),
        passage=passage,
        label=draft.label,
        level=draft.level,
        paragraph=draft.paragraph,
        section=draft.section,
        role=draft.role,
        sentences=tuple(Sentence(passage=sentence) for sentence in sentences),
    )
