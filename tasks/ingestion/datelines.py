"""Datelines: "MOSCOW, JANUARY 20-23" over a newsletter's item, "VIENNA, 22 May 2013 (UNIDO) - " before a release."""

import re

from tasks.contracts.document import BlockKind
from tasks.grammar.dates import DateMention, find_dates
from tasks.ingestion.drafts import Draft
from tasks.ingestion.headings import heading_level

_ANY_LEAP_YEAR = 2020
"""Stands in for the year while a line is tested; a leap year, so that 29 February is a date."""

_PLACE_LINKS = frozenset(
    {"and", "of", "the", "de", "del", "da", "do", "dos", "du", "la", "le", "el", "al", "am", "г.", "года"}
)

_INLINE = re.compile(
    r"(?P<place>[A-Z\u0400-\u042f][^\n.;:!?]{1,60}?)[,，]?\s+(?P<date>[^\n;:!?()–—]{4,40}?)\s*(?:\((?P<issuer>[^()\n]{2,120})\)\s*)?"
    r"(?P<dash>\s[-–—]{1,2}\s|\s?[–—]{1,2}\s?|\s-{2}\s?)"
)
_HAN_INLINE = re.compile(
    r"(?P<issuer>[^，。\n]{2,30}?)?[，,]?\s*(?P<place>[^，。\n\d]{2,12}?)?[，,]?\s*(?P<date>(?:\d{4}\s*年\s*)?\d{1,2}\s*月\s*\d{1,2}\s*日)"
    r"\s*(?:[（(][^（()）\n]{2,40}[)）]\s*)?(?:电|讯|[-–—]{1,2})\s*(?:[（(](?:(?:本报|本刊|见习|实习|特约)?记者|通讯员)[^（()）\n]{1,40}[)）]\s*)?"
)


def is_date_place(words: str, language: str, year: int | None = None) -> DateMention | None:
    """The date of a line that holds a date and at most a few words of place beside it, else None.

    >>> is_date_place("MOSCOW, JANUARY 20-23", "en", 2020).value
    '2020-01-20/2020-01-23'
    >>> is_date_place("2021年7月12日至15日，维也纳", "zh").value
    '2021-07-12/2021-07-15'
    >>> is_date_place("In January 2020 the office moved to new premises in Moscow", "en")
    """
    if (
        not 4 <= len(words) <= 90
        or ":" in words
        or "：" in words
        or not any(character.isdigit() for character in words)
    ):
        return None
    dates = find_dates(words, language, year or _ANY_LEAP_YEAR)
    if len(dates) != 1 or dates[0].kind not in ("day", "month", "range"):
        return None
    mention = dates[0]
    if mention.kind == "month" and not re.search("[,，]", words):
        return None  # "NEWSLETTER JANUARY 2020" names an issue
    rest = (words[: mention.start] + " " + words[mention.end :]).strip(" ,，.;；-–—()（）")
    tokens = rest.split()
    if len(tokens) > 6 or any(character.isdigit() for character in rest):
        return None
    if language == "zh":
        return mention if len(rest) <= 12 and not rest.endswith(("于", "在", "至")) else None
    placed = all(token[:1].isupper() or token.lower() in _PLACE_LINKS for token in tokens)
    return mention if placed else None


def mark_datelines(text: str, drafts: list[Draft], language: str, year: int | None) -> list[Draft]:
    """``drafts`` with lines of date and place marked, and a dateline before a paragraph's words split off.

    A line alone becomes a heading of role ``dateline`` when text or a heading follows; inside a paragraph it becomes
    furniture, so that the first sentence begins with its own words.
    """
    marked: list[Draft] = []
    for index, draft in enumerate(drafts):
        if draft.role != "body" or draft.kind is not BlockKind.PARAGRAPH or draft.marker is not None:
            marked.append(draft)
            continue
        mention = is_date_place(draft.words, language, year)
        if mention is not None and (mention.end - mention.start) < len(draft.words):
            draft.kind = BlockKind.HEADING
            draft.role = "dateline"
            draft.level = 3 if _stands_under_heading(drafts, index) else 1
            marked.append(draft)
            continue
        cut = _inline_end(draft.words[:260], language, year)
        marked.extend(_split(text, draft, cut) if cut else [draft])
    return marked


def _stands_under_heading(drafts: list[Draft], index: int) -> bool:
    """Whether the item's heading stands above its dateline (some newsletters), not below it (others)."""
    if index == 0 or index + 1 >= len(drafts):
        return False
    above, below = drafts[index - 1], drafts[index + 1]
    return above.role == "body" and heading_level(above) is not None and heading_level(below) is None


def _inline_end(words: str, language: str, year: int | None) -> int:
    match = (_HAN_INLINE if language == "zh" else _INLINE).match(words)
    if match is None or match.end() >= len(words):
        return 0
    stamped = words[match.start() : match.end("date")]
    dates = [
        mention for mention in find_dates(stamped, language, year or _ANY_LEAP_YEAR) if mention.kind in ("day", "range")
    ]
    if not dates or dates[-1].end < len(stamped.rstrip(" ,.")) - 2:
        return 0
    place = stamped[: dates[0].start].strip(" ,，")
    if language != "zh" and not (place and len(place.split()) <= 5 and place[:1].isupper()):
        return 0
    return match.end()


def _split(text: str, draft: Draft, cut: int) -> list[Draft]:
    """``draft`` in two at passage offset ``cut``: the dateline, then the text."""
    before: list[tuple[int, int]] = []
    after: list[tuple[int, int]] = []
    position = 0
    for start, end in draft.parts:
        size = end - start
        if position + size <= cut:
            before.append((start, end))
        elif position >= cut:
            after.append((start, end))
        else:
            middle = start + cut - position
            before.append((start, middle))
            after.append((middle, end))
        position += size + len(draft.joiner)
    before = _trim(text, before)
    after = _trim(text, after)
    if not before or not after:
        return [draft]
    head = Draft(
        start=draft.start,
        end=before[-1][1],
        parts=before,
        joiner=draft.joiner if len(before) > 1 else "",
        blank_before=draft.blank_before,
        page_break_before=draft.page_break_before,
        kind=BlockKind.FURNITURE,
        role="dateline",
    )
    tail = Draft(start=after[0][0], end=draft.end, parts=after, joiner=draft.joiner if len(after) > 1 else "")
    head.refresh(text)
    tail.refresh(text)
    return [head, tail]


def _trim(text: str, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    trimmed = []
    for start, end in parts:
        piece = text[start:end]
        low = start + len(piece) - len(piece.lstrip())
        high = end - (len(piece) - len(piece.rstrip()))
        if low < high:
            trimmed.append((low, high))
    return trimmed
