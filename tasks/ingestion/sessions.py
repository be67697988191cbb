"""The session or meeting a document belongs to, by its number."""

import re
from collections.abc import Sequence

from tasks.contracts.document import Block, DocumentKind, Reading
from tasks.grammar.lock_script import simplified
from tasks.grammar.numerals_en import ordinal_words
from tasks.grammar.numerals_zh import ordinal_zh
from tasks.ingestion.columns import unspaced
from tasks.ingestion.front_lines import session_after_body, session_end
from tasks.vocabularies.front_matter_languages import base_language

_ZH_SESSION = re.compile(r"(?:(\d{4})\s*年\s*)?(第\s*[一二三四五六七八九十百零〇\d]+)\s*(?:次|届)([\u4e00-\u9fff]*)")
_ZH_SORTS = (
    ("紧急特别", "emergency special session"),
    ("特别", "special session"),
    ("常会", "regular session"),
    ("年会", "annual session"),
    ("年度", "annual session"),
    ("实质性", "substantive session"),
    ("组织", "organizational session"),
)
_ZH_PLAIN = frozenset({"", "会议", "届会", "全体会议"})
_ZH_OF_YEAR = re.compile(r"(\d{4})\s*年(?:度)?(年度|年|实质性|组织)?(?:会议|届会|会)(续会)?")
_IN_SENTENCE = re.compile(
    r"\b(?:At|During|at|during|for|the) the ((?:[a-z]+(?:-[a-z]+)?|\d{1,3}(?:st|nd|rd|th)) (?:(?:regular|special"
    r"|annual|plenary) )?(?:meeting|session))\b"
)


def read_session(blocks: Sequence[Block], kind: DocumentKind, language: str) -> Reading | None:
    """The session: a line of a council document's first page, or the meeting that a meeting note's first words number."""
    if base_language(language) and kind is DocumentKind.COUNCIL_REPORT:
        from tasks.ingestion.front_page_languages import session_of

        return session_of(blocks, language)
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
    >>> english_session("第五十一届会议续会"), english_session("2018年年度会议"), english_session("第二十届蓝莓会议")
    ('resumed fifty-first session', 'annual session 2018', '第二十届蓝莓会议')
    """
    words = simplified(unspaced(surface))
    match = _ZH_SESSION.fullmatch(words)
    if match is None:
        return _of_year(words) or (surface[:1].lower() + surface[1:] if surface.isascii() else surface)
    year, ordinal, rest = match.groups()
    number = ordinal_zh(ordinal.replace(" ", ""))
    is_resumed = rest.endswith("续会")
    bare = rest.removesuffix("续会")
    sort = next((english for mark, english in _ZH_SORTS if mark in bare), "session" if bare in _ZH_PLAIN else "")
    if number is None or not sort:
        return surface
    if "次" in words and sort == "session":
        sort = "plenary meeting" if "全体" in bare else "meeting"
    return f"{'resumed ' if is_resumed else ''}{ordinal_words(number)} {sort}" + (f" {year}" if year else "")


def _of_year(words: str) -> str | None:
    """``2018年年度会议`` → annual session 2018."""
    match = _ZH_OF_YEAR.fullmatch(words)
    if match is None:
        return None
    year, kind, resumed = match.groups()
    sort = next((english for mark, english in _ZH_SORTS if kind and mark.startswith(kind)), "session")
    return f"{'resumed ' if resumed else ''}{sort} {year}" if kind else f"{'resumed ' if resumed else ''}{year} session"


def _from_first_words(blocks: Sequence[Block], language: str) -> Reading | None:
    for block in [block for block in blocks if block.is_body][:2]:
        for match in _IN_SENTENCE.finditer(block.text[:600]):
            if session_end(match.group(1)):
                span = block.passage.locate(match.start(1), match.end(1))
                return Reading(value=match.group(1), surface=match.group(1), span=span, language=language)
    return None
