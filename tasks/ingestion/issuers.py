"""Who issued a document, as the document itself says."""

import re
from collections.abc import Sequence

from tasks.contracts.document import Block, DocumentKind, Reading
from tasks.grammar.organisations import find_organisations
from tasks.ingestion.casing import without_capitals
from tasks.ingestion.event_dates import front_date
from tasks.ingestion.front_lines import ISSUE_NUMBER, NEWSLETTER_WORD

_BRACKETED = re.compile(r"\((?!(?:\w{0,3}记者|通讯员|with additional|updated))([^()\n]{2,120})\)\s*[-–—]*\s*\Z")
_ISSUED_BY = re.compile(
    r"\b(?:issued|published|released|prepared) by:?\s+(?:the )?([A-Z][^.;\n]{3,120})|\A(?:Issuer|Publisher"
    r"|Source)\s*:\s*([A-Z][^;\n]{3,120})|\A(?:来源|发布机构|发布单位)\s*[:：]\s*([^;；\n]{2,60})"
)


def read_issuer(text: str, blocks: Sequence[Block], kind: DocumentKind, language: str) -> Reading | None:
    """The issuer, or None when the document names none: a masthead, a dateline's bracket, an author, a signature."""
    if kind is DocumentKind.NEWSLETTER:
        return _masthead(text, blocks, language)
    if kind is DocumentKind.PRESS_RELEASE:
        return _dateline(blocks, language) or _stated(blocks, language)
    if kind is DocumentKind.COUNCIL_REPORT:
        return _first(blocks, "author", text, language)
    return _first(blocks, "signature", text, language) or _stated(blocks, language)


def _masthead(text: str, blocks: Sequence[Block], language: str) -> Reading | None:
    """The first line of a newsletter's masthead that is no issue line, else an organisation in the newsletter's name."""
    block = next((block for block in blocks if block.role == "masthead" and _is_name(block.text, language)), None)
    if block is None or not any(
        other.role == "title" for other in blocks
    ):  # the one line there is names the newsletter
        return _in_name(blocks, language) or _stated(blocks, language)
    span = block.passage.locate(0, len(block.text))
    return Reading(value=without_capitals(block.text, text), surface=span.slice(text), span=span, language=language)


def _is_name(words: str, language: str) -> bool:
    letters = sum(1 for character in words if character.isalpha())
    return letters > 3 and not ISSUE_NUMBER.search(words) and front_date(words, language) is None


def _in_name(blocks: Sequence[Block], language: str) -> Reading | None:
    title = next((block for block in blocks if block.role == "title"), None)
    named = NEWSLETTER_WORD.search(title.text) if title else None
    if title is None or named is None:
        return None
    name = title.text[: named.start()].rstrip(" -–—:|")
    if not any(mention.start == 0 and mention.end >= len(name) for mention in find_organisations(name, language)):
        return None
    return Reading(value=name, surface=name, span=title.passage.locate(0, len(name)), language=language)


def _first(blocks: Sequence[Block], role: str, text: str, language: str) -> Reading | None:
    block = next((block for block in blocks if block.role == role), None)
    if block is None:
        return None
    span = block.passage.locate(0, len(block.text))
    return Reading(value=without_capitals(block.text, text), surface=block.text, span=span, language=language)


def _dateline(blocks: Sequence[Block], language: str) -> Reading | None:
    for block in blocks:
        match = _BRACKETED.search(block.text[:300]) if block.role == "dateline" else None
        if match:
            span = block.passage.locate(match.start(1), match.end(1))
            return Reading(value=match.group(1), surface=match.group(1), span=span, language=language)
    return None


def _stated(blocks: Sequence[Block], language: str) -> Reading | None:
    for block in [*blocks[:6], *blocks[-6:]]:
        if block.is_body and len(block.text) > 300:
            continue
        match = _ISSUED_BY.search(block.text[:300])
        if match:
            group = next(index for index in (1, 2, 3) if match.group(index))
            span = block.passage.locate(match.start(group), match.end(group))
            return Reading(value=match.group(group).strip(), surface=match.group(group), span=span, language=language)
    return None
