"""The session or meeting a document belongs to, by its number."""

import re
from collections.abc import Sequence

from tasks.contracts.document import Block, DocumentKind, Reading
from tasks.grammar.numerals_en import ordinal_words
from tasks.grammar.numerals_zh import ordinal_zh
from tasks.ingestion.front_lines import session_after_body, session_end

_ZH_SESSION = re.compile(r"(?:(\d{4})\s*年\s*)?(第\s*[一二三四五六七八九十百零〇\d]+)\s*(?:次|届)([\u4e00-\u9fff]*)")
_ZH_SORTS = (
    ("特别", "special session"),
    ("常会", "regular session"),
    ("续会", "resumed session"),
    ("年会", "annual session"),
)
_IN_SENTENCE = re.compile(
    r"\b(?:At|During|at|during|for|the) the ((?:[a-z]+(?:-[a-z]+)?|\d{1,3}(?:st|nd|rd|th)) (?:(?:regular|special"
    r"|annual|plenary) )?(?:meeting|session))\b"
)


def read_session(blocks: Sequence[Block], kind: DocumentKind, language: str) -> Reading | None:
    """The session: a line of a council document's first page, or the meeting that a meeting note's first words number."""
    for block in blocks[:40]:
        if block.role == "session":
            start = session_after_body(block.text)
            end = start + (session_end(block.text[start:]) or len(block.text) - start)
            surface = block.text[start:end]
            return Reading(
                value=english_session(surface),
                surface=surface,
                span=block.passage.locate(start, end),
                language=language,
            )
    if kind is DocumentKind.MEETING_NOTE:
        return _from_first_words(blocks, language)
    return None


def english_session(surface: str) -> str:
    """A session in English, lower case; wordings not known stay as printed.

    >>> english_session("第四十九届会议"), english_session("2009年第一届常会"), english_session("Forty-ninth session")
    ('forty-ninth session', 'first regular session 2009', 'forty-ninth session')
    """
    match = _ZH_SESSION.fullmatch(surface.strip())
    if match is None:
        return surface[:1].lower() + surface[1:] if surface.isascii() else surface
    year, ordinal, rest = match.groups()
    number = ordinal_zh(ordinal.replace(" ", ""))
    if number is None:
        return surface
    sort = next((english for mark, english in _ZH_SORTS if mark in rest), "session")
    if "次" in surface and sort == "session":
        sort = "meeting"
    return f"{ordinal_words(number)} {sort}" + (f" {year}" if year else "")


def _from_first_words(blocks: Sequence[Block], language: str) -> Reading | None:
    for block in [block for block in blocks if block.is_body][:2]:
        for match in _IN_SENTENCE.finditer(block.text[:600]):
            if session_end(match.group(1)):
                span = block.passage.locate(match.start(1), match.end(1))
                return Reading(value=match.group(1), surface=match.group(1), span=span, language=language)
    return None
