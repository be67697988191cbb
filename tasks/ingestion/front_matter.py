"""What a document says of itself: title, issuer, symbol, session, dates… Absent is absent, nothing is guessed."""

import re
from collections.abc import Sequence

from tasks.contracts.document import Block, BlockKind, DocumentKind, FrontMatter, Reading
from tasks.contracts.span import Span
from tasks.grammar.symbols import find_symbols
from tasks.ingestion.casing import without_capitals
from tasks.ingestion.event_dates import front_date, read_event_dates, read_published
from tasks.ingestion.front_lines import NEWSLETTER_WORD, agenda_item, session_after_body
from tasks.ingestion.front_places import read_places
from tasks.ingestion.furniture import service_note
from tasks.ingestion.issuers import read_issuer
from tasks.ingestion.layout import read_drafts
from tasks.ingestion.scripts import is_han
from tasks.ingestion.sessions import read_session
from tasks.vocabularies.front_matter_languages import base_language


def issue_year(text: str, language: str) -> int | None:
    """The year of a newsletter's issue, from its first lines; None when they name none."""
    for draft in read_drafts(text[:3000])[:8]:
        value = front_date(draft.words, language)
        if value is not None:
            return int(value.value[:4])
    return None


def read_front_matter(
    text: str, blocks: Sequence[Block], kind: DocumentKind, language: str, year: int | None
) -> FrontMatter:
    """The front matter of ``text`` from the roles of its ``blocks``; ``year`` completes a newsletter's datelines."""
    symbol = _symbol(blocks, kind, language)
    return FrontMatter(
        title=_title(text, blocks, kind, language),
        issuer=read_issuer(text, blocks, kind, language),
        symbol=symbol,
        session=read_session(blocks, kind, language),
        agenda_item=_agenda_item(blocks, language),
        author=_of_role(blocks, "author", language),
        body=_body(blocks, language),
        abstract=_abstract(blocks, language),
        date_published=read_published(blocks, kind, language),
        event_dates=read_event_dates(blocks, kind, language, year),
        places=read_places(blocks, kind, language),
        references=_references(blocks, symbol, language),
        notes=_notes(blocks, language),
    )


def reading_of(block: Block, language: str, value: str | None = None, label: str | None = None) -> Reading:
    """The whole of a block as a reading."""
    span = Span(start=block.passage.start, end=block.passage.end)
    return Reading(value=value or block.text, surface=block.text, span=span, language=language, label=label)


def _of_role(blocks: Sequence[Block], role: str, language: str) -> Reading | None:
    block = next((block for block in blocks if block.role == role), None)
    return reading_of(block, language) if block else None


def _title(text: str, blocks: Sequence[Block], kind: DocumentKind, language: str) -> Reading | None:
    title = next((block for block in blocks if block.role == "title"), None)
    if title is None and kind is DocumentKind.NEWSLETTER:
        title = next((block for block in blocks if block.role == "masthead"), None)
    if title is None:
        return None
    if kind is DocumentKind.NEWSLETTER:
        first = next(block for block in blocks if block.role in ("masthead", "title"))
        span = Span(start=min(first.passage.start, title.passage.start), end=max(title.passage.end, first.passage.end))
        name = _issue_name(title.text, text, language)
        value = f"{without_capitals(first.text, text)}: {name}" if first is not title else name
        return Reading(value=value, surface=span.slice(text), span=span, language=language)
    return reading_of(title, language, value=without_capitals(title.text, text))


def _issue_name(words: str, text: str, language: str) -> str:
    """ "NEWSLETTER JANUARY 2020" as "Newsletter, January 2020"."""
    cased = without_capitals(words, text)
    date = front_date(cased, language)
    if date is None or date.start == 0 or not NEWSLETTER_WORD.search(cased[: date.start]):
        return cased
    return f"{cased[: date.start].rstrip(' ,–—-')}, {cased[date.start :]}"


def _symbol(blocks: Sequence[Block], kind: DocumentKind, language: str) -> Reading | None:
    """The document's own symbol: one that stands alone on a line of the masthead, never one that the text cites."""
    for block in blocks[:40]:
        if block.role == "symbol":
            return reading_of(block, language, value=block.text.rstrip("* "))
        if kind is DocumentKind.COUNCIL_REPORT and block.role == "masthead":
            for mention in find_symbols(block.text):
                span = block.passage.locate(mention.start, mention.end)
                return Reading(value=mention.surface, surface=mention.surface, span=span, language=language)
    return None


def _body(blocks: Sequence[Block], language: str) -> Reading | None:
    """The first body named: on a line of its own, or with its session: 联合国环境规划署理事会第二十五届会议."""
    if base_language(language) and not any(block.role == "body_name" for block in blocks[:40]):
        from tasks.ingestion.front_page_languages import body_before_session

        return body_before_session(blocks, language)
    named = _bodies_over_session(blocks)
    for block in blocks[:40]:
        if block.role == "body_name":
            return reading_of(named or block, language)
        cut = session_after_body(block.text) if block.role == "session" else 0
        if cut:
            surface = block.text[:cut].rstrip(" ,，")
            return Reading(
                value=surface, surface=surface, span=block.passage.locate(0, len(surface)), language=language
            )
    return None


def _bodies_over_session(blocks: Sequence[Block]) -> Block | None:
    """The body whose session a Chinese masthead names: the last of several above the one session (大会, 人权理事会).

    None where each of several bodies has a session of its own, and where there is one body only.
    """
    sessions = [index for index, block in enumerate(blocks[:40]) if block.role == "session"]
    named = [block for block in blocks[: sessions[0]] if block.role == "body_name"] if sessions else []
    if len(named) < 2 or len(sessions) >= len(named) or not all(is_han(block.text) for block in named):
        return None
    return named[-1]


def _agenda_item(blocks: Sequence[Block], language: str) -> Reading | None:
    if base_language(language):
        from tasks.ingestion.front_page_languages import agenda_item_of

        return agenda_item_of(blocks, language)
    for block in blocks[:40]:
        number = agenda_item(block.text) if block.role == "agenda_item" else None
        if number:
            return reading_of(block, language, value=number, label=_agenda_name(block.text))
    return None


def _agenda_name(words: str) -> str:
    return "provisional agenda" if re.search("临时|暂定|provisional|предварительн", words, re.IGNORECASE) else "agenda"


def _abstract(blocks: Sequence[Block], language: str) -> Reading | None:
    found = [block for block in blocks if block.role == "abstract"]
    if not found:
        return None
    span = Span(start=found[0].passage.start, end=found[-1].passage.end)
    surface = "\n\n".join(block.text for block in found)
    return Reading(value=surface, surface=surface, span=span, language=language)


def _references(blocks: Sequence[Block], symbol: Reading | None, language: str) -> tuple[Reading, ...]:
    """Every symbol that the document cites, once each, in order of first mention."""
    own = symbol.value if symbol else None
    found: dict[str, Reading] = {}
    for block in blocks:
        if block.role == "symbol":
            continue
        for mention in find_symbols(block.text):
            if mention.surface == own or mention.surface in found or _in_address(block.text, mention.start):
                continue
            span = block.passage.locate(mention.start, mention.end)
            found[mention.surface] = Reading(
                value=mention.surface, surface=mention.surface, span=span, language=language
            )
    return tuple(found.values())


def _in_address(words: str, offset: int) -> bool:
    token = re.search(r"\S*\Z", words[max(offset - 200, 0) : offset])
    return token is not None and ("www." in token.group() or "://" in token.group())


def _notes(blocks: Sequence[Block], language: str) -> tuple[Reading, ...]:
    return tuple(
        reading_of(block, language, label=service_note(block.text) or service_note(f"* {block.text}") or "reference")
        for block in blocks
        if block.role == "service_note" and block.kind is BlockKind.FURNITURE
    )
