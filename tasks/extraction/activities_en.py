"""Activities of English documents: items under dated headings, sentences of running text, paragraphs of a list of asks."""

import re
from dataclasses import replace

from tasks.contracts.activity import ActivityStatus
from tasks.contracts.document import Block, Document
from tasks.extraction.activity_clauses import EVENT, pieces_of, verdict_of
from tasks.extraction.activity_drafts import Draft, body_blocks, sentence_slices, sub_items, whole_slice
from tasks.extraction.activity_operative import only_says
from tasks.extraction.activity_status import Verdict, read_status
from tasks.extraction.recommendations import is_ask_list

_EVENT_NAMED = re.compile(rf"\b(?:{EVENT})s?\b", re.I)
# "During the meeting", "the Congress was attended", "participants": more of the event just told of.
_EVENT_AGAIN = re.compile(
    rf"\b(?:the|this|that|these)\s+(?:joint\s+|two-day\s+|three-day\s+|working\s+|\w+-day\s+)?(?:{EVENT})\b"
    r"|\b(?:in|at|during|of|for)\s+working\s+meetings\b|^(?:the\s+)?(?:participants|attendees|speakers"
    r"|delegates|the\s+parties)\b"
    r"|^the director of\b.{0,140}\btook part\b",
    re.I,
)
_BACK_REFERENCE = re.compile(
    r"^(?:It|They|Among them|There (?:are|were)|This|These|Such|In particular|Its|Their|Of these|Both|As a result|"
    r"Achieving these|Special attention)\b"
)
_SAME_ACTORS = re.compile(
    r"^(?:The\s+(?:delegation|parties|sides|partners|facility|fund|centre|center|plant|network|platform|campaign|two\s+\w+|agreement|memorandum|project|programme|program"
    r"|initiative|partnership)"
    r"|They|Both|It|This|These)\b"
)
_LONGEST = 8  # sentences that one activity may run over before what follows is its own


def drafts_en(document: Document) -> list[Draft]:
    """Drafts of all activities of an English (or other Latin-script) document, in text order."""
    blocks = body_blocks(document)
    drafts: list[Draft] = []
    position = 0
    while position < len(blocks):
        block = blocks[position]
        if is_ask_list(document, block):
            below = sub_items(blocks, position)
            draft = Draft((whole_slice(block),), ActivityStatus.RECOMMENDED, "list_of_asks")
            for item in blocks[position + 1 : position + 1 + below]:
                draft = draft.extended(whole_slice(item))
            drafts.append(draft)
            position += 1 + below
            continue
        below = sub_items(blocks, position) if only_says(block.text) else 0
        if below:  # "Notes the steps taken towards: (a) a centre …": its items are no asks
            position += 1 + below
            continue
        asked = sub_items(blocks, position) if _ASKS_BELOW.search(block.text[-160:]) else 0
        if asked and all(_may_be_ask(item.text) for item in blocks[position + 1 : position + 1 + asked]):
            for item in blocks[position + 1 : position + 1 + asked]:
                drafts.append(Draft((whole_slice(item),), ActivityStatus.RECOMMENDED, "list_of_asks"))
            position += 1 + asked
            continue
        section = [block]
        while position + len(section) < len(blocks):
            following = blocks[position + len(section)]
            if following.section != block.section or is_ask_list(document, following):
                break
            opens = _ASKS_BELOW.search(following.text[-160:]) is not None or only_says(following.text)
            if opens and sub_items(blocks, position + len(section)):
                break
            section.append(following)
        _read_section(document, section, drafts)
        position += len(section)
    return drafts


# "The recommendations of the forum:", "Action points:", "Participants proposed the following:"
_ASKS_BELOW = re.compile(
    r"\b(?:recommendations?|recommends?|recommended|propos(?:als?|ed|es?)|action\s+(?:points|items)|actions?\s+(?:required|agreed|needed|requested)|follow-up\s+actions?"
    r"|suggest(?:ions?|ed|s)|requests?|requested|asks|asked|urged?s?|call(?:s|ed)?\s+(?:up)?(?:on|for)|invite[sd]?)\b[^.:]{0,120}:\s*$",
    re.I,
)


def _may_be_ask(text: str) -> bool:
    """Whether an item under "The recommendations are:" asks: it tells of nothing done or under way."""
    verdict = read_status(text)
    return verdict is None or verdict.status in (ActivityStatus.RECOMMENDED, ActivityStatus.PLANNED)


def _heading_of(document: Document, block: Block) -> tuple[Block | None, Block | None]:
    """The heading a block stands under, and the dateline above that heading."""
    if block.section is None or not 0 <= block.section < len(document.blocks):
        return None, None
    heading = document.blocks[block.section]
    if heading.role == "dateline":
        return None, heading
    above = heading.section
    dateline = document.blocks[above] if above is not None and document.blocks[above].role == "dateline" else None
    return heading, dateline


def _read_section(document: Document, section: list[Block], drafts: list[Draft]) -> None:
    """Reads the paragraphs under one heading: the event first, then what else was done, planned or asked."""
    heading, dateline = _heading_of(document, section[0])
    event_open = False  # whether the last draft is an event that the next sentence may tell more of
    length = 0
    position = 0
    first_of_section = len(drafts)
    while position < len(section):
        block = section[position]
        below = sub_items(section, position)
        first_of_block = len(drafts)
        for sentence in sentence_slices(block):
            pieces = pieces_of(sentence)
            readings = [(piece, verdict_of(piece)) for piece in pieces]
            if len(readings) == 1:
                piece, verdict = readings[0]
                if event_open and length < _LONGEST and _tells_more(piece.text, verdict):
                    drafts[-1] = drafts[-1].extended(piece)
                    length += 1
                    continue
                if _is_continuation(piece.text, verdict) and len(drafts) > first_of_block and length < _LONGEST:
                    drafts[-1] = drafts[-1].extended(piece)
                    length += 1
                    continue
            for number, (piece, verdict) in enumerate(readings):
                if verdict is None:
                    event_open = False
                    continue
                if number == 0 and event_open and length < _LONGEST and _tells_more(piece.text, verdict):
                    drafts[-1] = drafts[-1].extended(piece)
                    length += 1
                    continue
                if _sums_up(verdict, drafts, first_of_block):
                    drafts[-1] = replace(drafts[-1].extended(piece), status=verdict.status, rule=verdict.rule)
                    continue
                # All that stands under one dateline is read in a row: looking at the last draft is enough.
                is_main = dateline is not None and not (drafts and drafts[-1].dateline is dateline)
                shares = len(drafts) > first_of_block or (
                    len(drafts) > first_of_section and _SAME_ACTORS.match(piece.text) is not None
                )
                follows = len(drafts) - 1 if shares else None
                drafts.append(Draft((piece,), verdict.status, verdict.rule, is_main, follows, heading, dateline))
                event_open = verdict.status is ActivityStatus.DONE and bool(_EVENT_NAMED.search(piece.text))
                length = 1
        if below and len(drafts) > first_of_block:
            for item in section[position + 1 : position + 1 + below]:
                drafts[-1] = drafts[-1].extended(whole_slice(item))
            position += below
        position += 1


_STRESSED = re.compile(
    r"\b(?:emphasi[sz]ed|stressed|underlined|underscored|highlighted)\s+the\s+(?:importance|need|necessity"
    r"|urgency)\b",
    re.I,
)


def _sums_up(verdict: Verdict, drafts: list[Draft], first_of_block: int) -> bool:
    """Whether an ask says in full what the sentence before stressed the importance of."""
    if verdict.status is not ActivityStatus.RECOMMENDED or len(drafts) <= first_of_block:
        return False
    return bool(_STRESSED.search(drafts[-1].slices[-1].text))


def _tells_more(text: str, verdict: Verdict | None) -> bool:
    """Whether a sentence right after an event tells more of that event: who came, what was discussed, what it was for."""
    if verdict is not None and verdict.status in (ActivityStatus.RECOMMENDED, ActivityStatus.PLANNED):
        return False
    return bool(_EVENT_AGAIN.search(text)) or bool(_BACK_REFERENCE.match(text) and verdict is None)


def _is_continuation(text: str, verdict: Verdict | None) -> bool:
    """Whether a sentence without an activity of its own goes on about the one before it."""
    return (verdict is None and bool(_BACK_REFERENCE.match(text))) or text.startswith("Special attention should")
