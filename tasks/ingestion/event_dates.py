"""When a document was published, and when what it tells of took place."""

import re
from collections.abc import Sequence

from tasks.contracts.document import Block, BlockKind, DocumentKind, Reading
from tasks.grammar.dates import DateMention, find_dates
from tasks.ingestion.furniture import service_note

_FRONT_ROLES = frozenset({"date", "masthead", "title", "dateline"})
_FINE = frozenset({"day", "month", "range"})
_YEAR_OF_EVENT = re.compile(
    r"(?:\b(?:in|since|during|from|for|back in|founded in|of)\s+(?:the year\s+)?|\bв\s+|\bс\s+|\ben\s+|\bdepuis\s+"
    r"|\bim jahr\w*\s+)\Z",
    re.IGNORECASE,
)
_YEAR_AHEAD = re.compile(
    r"\b(?:by|until|till|before|to|towards|к|до|d'ici|para|hasta)\s+(?:the year\s+)?\Z", re.IGNORECASE
)
_CITED = re.compile(
    r"(?:resolution|decision|law|act|agreement|regulation|закон|постановление)\b.{0,20}\Z", re.IGNORECASE
)


def front_date(words: str, language: str) -> DateMention | None:
    """The one date with a year in a line of the first page, or None."""
    dates = [
        mention for mention in find_dates(words[:200], language) if mention.kind in ("day", "month", "range", "year")
    ]
    fine = [mention for mention in dates if mention.kind in _FINE]
    return next(iter(fine or dates), None)


def read_published(blocks: Sequence[Block], kind: DocumentKind, language: str) -> Reading | None:
    """The day or month of publication as the document itself gives it, or None.

    A date line of the first page, a newsletter's issue date, a release's dateline, a re-issue note: in this order. The
    dates of a session and the dates of events are none.
    """
    front = [block for block in blocks[:40] if block.role in _FRONT_ROLES and block.kind is not BlockKind.PARAGRAPH]
    for block in front:
        if block.role == "dateline" and kind is not DocumentKind.PRESS_RELEASE:
            continue
        if kind is DocumentKind.MEETING_NOTE and re.match(r"\w+\s*[:：]", block.text):
            continue  # "Date: 7 February 2022" is the day of the meeting
        if block.role == "title" and kind is not DocumentKind.NEWSLETTER:
            continue
        mention = front_date(block.text, language)
        if mention is not None and (mention.kind in ("day", "month") or kind is DocumentKind.NEWSLETTER):
            return _reading(block, mention, language)
    for block in blocks:
        if block.role == "service_note" and service_note(block.text) == "reissue":
            mention = front_date(block.text, language)
            if mention is not None and mention.kind == "day":
                return _reading(block, mention, language, label="reissue")
    return _closing_date(blocks, language) if kind is not DocumentKind.NEWSLETTER else None


def _closing_date(blocks: Sequence[Block], language: str) -> Reading | None:
    """The day on a line of its own under the text, as government releases print it: 2011年6月6日（星期一）."""
    for block in reversed(blocks[-_LAST_BLOCKS:] if len(blocks) > _LAST_BLOCKS else blocks[1:]):
        mention = front_date(block.text, language) if len(block.text) <= _CLOSING_LINE else None
        whole = mention is not None and mention.end - mention.start >= len(block.text) - _WEEKDAY
        if mention is not None and whole and mention.kind == "day":
            return _reading(block, mention, language)
    return None


_LAST_BLOCKS = 5
_CLOSING_LINE = 40
_WEEKDAY = 14


def read_event_dates(
    blocks: Sequence[Block], kind: DocumentKind, language: str, year: int | None
) -> tuple[Reading, ...]:
    """Dates of events in order of mention, each value once; a day or month, or a period of them.

    A newsletter whose items stand under datelines has those. A bare year counts only in a text without numbered
    paragraphs where the words before it set an event in it ("organized in Tokyo in 2011"), not one ahead ("by 2030").
    """
    datelines = [block for block in blocks if block.role in ("dateline", "date_place")]
    if kind is DocumentKind.NEWSLETTER and len(datelines) >= 2:
        return tuple(
            _reading(block, mention, language)
            for block in datelines
            for mention in find_dates(block.text, language, year)[:1]
        )
    found: dict[str, Reading] = {}
    for block in blocks:
        if not (
            block.is_body or block.role in ("dateline", "date_place", "lead_repeat") or _is_meeting_date(block, kind)
        ):
            continue
        for mention in find_dates(block.text, language, year):
            before = block.text[max(mention.start - 40, 0) : mention.start]
            if _is_event(mention, before, kind):
                value = mention.value.rstrip("/") if mention.kind == "open" else mention.value
                reading = _reading(block, mention, language, value=value)
                found.setdefault(reading.value, reading)
    return tuple(found.values())


def _is_meeting_date(block: Block, kind: DocumentKind) -> bool:
    return kind is DocumentKind.MEETING_NOTE and block.role == "date"


def _is_event(mention: DateMention, before: str, kind: DocumentKind) -> bool:
    if mention.kind in ("day", "month"):
        return not _YEAR_AHEAD.search(before)
    if mention.kind == "range":
        return bool(re.search(r"-\d\d/", mention.value))
    if kind is DocumentKind.COUNCIL_REPORT:
        return False
    if mention.kind == "open":
        return mention.value[:4].isdigit()
    return _YEAR_OF_EVENT.search(before) is not None and "from the year" not in before.lower()


def _reading(
    block: Block, mention: DateMention, language: str, value: str | None = None, label: str | None = None
) -> Reading:
    span = block.passage.locate(mention.start, mention.end)
    return Reading(value=value or mention.value, surface=mention.surface, span=span, language=language, label=label)
