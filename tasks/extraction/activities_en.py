"""Activities of English documents: items under dated headings, sentences of running text, paragraphs of a list of asks."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tasks.contracts.activity import ActivityStatus
from tasks.contracts.document import Block, Document
from tasks.extraction.activity_drafts import Draft, Slice, body_blocks, sentence_slices, sub_items, whole_slice
from tasks.extraction.activity_status import Verdict, read_status
from tasks.extraction.recommendations import is_ask_list

_EVENT = (
    "meeting|training|event|conference|congress|forum|workshop|seminar|course|round ?table|session|exhibition|summit|webinar|"
    "visit|ceremony|negotiations|talks|gathering|consultation|symposium|dialogue|assembly|hackathon|competition"
)
_EVENT_NAMED = re.compile(rf"\b(?:{_EVENT})s?\b", re.I)
# "During the meeting", "the Congress was attended", "participants": more of the event just told of.
_EVENT_AGAIN = re.compile(
    rf"\b(?:the|this|that|these)\s+(?:joint\s+|two-day\s+|three-day\s+|working\s+|\w+-day\s+)?(?:{_EVENT})\b"
    r"|\b(?:in|at|during|of|for)\s+working\s+meetings\b|^(?:the\s+)?(?:participants|attendees|speakers"
    r"|delegates|the\s+parties)\b"
    r"|^the director of\b.{0,140}\btook part\b",
    re.I,
)
_BACK_REFERENCE = re.compile(
    r"^(?:It|They|Among them|There (?:are|were)|This|These|Such|In particular|Its|Their|Of these|Both|As a result|"
    r"Achieving these|Special attention)\b"
)
_ITEM_OF_LIST = re.compile(
    r"(?:(?<=:\s)|(?<=,\s)|(?<=;\s)|(?<=\band\s))(?:the\s+)?(registration|presentation|launch|signing|adoption"
    r"|opening|creation|completion|"
    r"establishment|publication|approval|introduction|certification|commissioning|accreditation|ratification"
    r"|development|"
    r"organi[sz]ation|conclusion|implementation|inauguration)\s+of\b",
    re.I,
)
_ACHIEVEMENTS = re.compile(
    r"\b(?:achievements?|results?|outcomes?|milestones?|events?|successes)\b[^.:]{0,120}:\s", re.I
)
_SPLIT = re.compile(
    r"(?:,|;)\s+(?:and|while|whereas|but)\s+|;\s+|,\s+as\s+well\s+as\s+(?=the\s+(?:possibility|prospects?|plans?)\b)"
)
# "… called on companies to report and urged partners to give more": a second ask, of somebody else.
_SECOND_ASK = re.compile(
    r",?\s+and\s+(?:also\s+|further\s+)?(?=(?:urge[sd]?|request(?:s|ed)?|call(?:s|ed)?\s+(?:up)?on|invite[sd]?|encourage[sd]?"
    r"|ask(?:s|ed)?)\s+(?:the\s+|all\s+|its\s+)?[\w\s’'-]{3,80}?\s+to\s)"
)
_POSSIBILITY = re.compile(r"the\s+(?:possibility|prospects?|plans?)\s+(?:of|for|to)\b", re.I)
_EVIDENCE = re.compile(
    rf"[A-Z]{{2,}}|\b[a-z]\S*\s+(?:the\s+)?[A-Z][a-z]+|\b(?:{_EVENT}|agreement|project|programme|program"
    rf"|mission|centre|center|"
    r"experiment|strategy|law|report|course|study|we|our|company|companies|countries|zones?|measure|partnership"
    r"|cooperation|"
    r"co-operation|fund|park|plant|factory|initiative|campaign|participants|government|ministr\w+"
    r"|recommendation|policy|policies|"
    r"standard|guideline|technology|equipment|training|specialists|support|priorities|work)s?\b|\d",
    re.I,
)
_SAME_ACTORS = re.compile(
    r"^(?:The\s+(?:delegation|parties|sides|partners|facility|fund|centre|center|plant|network|platform|campaign|two\s+\w+|agreement|memorandum|project|programme|program"
    r"|initiative|partnership)"
    r"|They|Both|It|This|These)\b"
)
_LONGEST = 8  # sentences that one activity may run over before what follows is its own
_INTRODUCES = re.compile(r":\s*$")
_NO_INFORMATION = re.compile(
    r"\bwas\s+devoted\s+to\b|\bbased on the exchange of views\b|^(?:\W*)?(?:For further information|Contact)\b", re.I
)
_LOSS = re.compile(r"\bha[sv]e?\s+led\s+to\s+(?:the\s+)?(?:loss|decline|degradation|pollution|death|damage)\b", re.I)


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
        section = [block]
        while position + len(section) < len(blocks):
            following = blocks[position + len(section)]
            if following.section != block.section or is_ask_list(document, following):
                break
            section.append(following)
        _read_section(document, section, drafts)
        position += len(section)
    return drafts


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
            pieces = _pieces(sentence)
            readings = [(piece, _verdict(piece)) for piece in pieces]
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
                is_main = dateline is not None and not any(draft.dateline is dateline for draft in drafts)
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


def _verdict(piece: Slice) -> Verdict | None:
    text = piece.text
    if _NO_INFORMATION.search(text) or _LOSS.search(text) or _INTRODUCES.search(text):
        return None
    if _POSSIBILITY.match(text):
        return Verdict(ActivityStatus.PLANNED, 0, 1, "possibility")
    nominal = _ITEM_OF_LIST.match(": " + text, 2)
    if nominal:
        return Verdict(ActivityStatus.DONE, 0, 1, "achievement_listed")
    verdict = read_status(text)
    if verdict is None or not _EVIDENCE.search(text):
        return None
    return verdict


def _pieces(sentence: Slice) -> list[Slice]:
    """The sentence, or its parts where they tell of different activities."""
    text = sentence.text
    if len(text) > 3000:
        return [sentence]
    listed = list(_achievements(sentence))
    if listed:
        return listed
    cuts = [0]
    ends: list[int] = []
    second_asks = {match.start(): match for match in _SECOND_ASK.finditer(text)}
    for match in sorted((*_splits(text, second_asks), *second_asks.values()), key=lambda match: match.start()):
        left, right = text[cuts[-1] : match.start()], text[match.end() :]
        asks_twice = match.start() in second_asks and _asks(left) and _asks(right)
        if _POSSIBILITY.match(right) or asks_twice or _are_two(left, right):
            ends.append(match.start())
            cuts.append(match.end())
    ends.append(len(text))
    if len(cuts) == 1:
        return [sentence]
    return [
        Slice(sentence.block, sentence.start + start, sentence.start + end)
        for start, end in zip(cuts, ends, strict=True)
    ]


def _splits(text: str, taken: dict[int, re.Match[str]]) -> Iterator[re.Match[str]]:
    return (match for match in _SPLIT.finditer(text) if match.start() not in taken)


def _asks(text: str) -> bool:
    verdict = read_status(text)
    return verdict is not None and verdict.status is ActivityStatus.RECOMMENDED


_SUBJECT_AND_AUXILIARY = re.compile(
    r"^(?:[\w’'&/-]+\s+){1,9}?(?:is|are|was|were|has|have|will)\s+(?:\w+ly\s+|soon\s+|now\s+|also\s+|been\s+"
    r"|be\s+|being\s+)*\w+",
    re.I,
)


def _are_two(left: str, right: str) -> bool:
    """Whether two parts of a sentence are clauses of their own with different statuses, or two projects under way."""
    if not _SUBJECT_AND_AUXILIARY.match(right):
        return False
    one, two = read_status(left), read_status(right)
    if one is None or two is None:
        return False
    if one.status is not two.status:
        return True
    return one.rule == two.rule and one.rule in ("being_prepared", "being")


def _achievements(sentence: Slice) -> Iterator[Slice]:
    """The items of "outlined the key achievements: registration of …, presentation of … and …"."""
    text = sentence.text
    announced = _ACHIEVEMENTS.search(text)
    if not announced:
        return
    starts = [match for match in _ITEM_OF_LIST.finditer(text) if match.start() >= announced.end() - 1]
    for index, match in enumerate(starts):
        end = starts[index + 1].start() if index + 1 < len(starts) else len(text)
        item = text[match.start() : end]
        tail = re.search(r"\s+and\s+(?:the\s+)?(?:first|second|third|next)\b", item)
        if tail:
            item = item[: tail.start()]
        item = item.rstrip(" ,;")
        if item.endswith(" and"):
            item = item[:-4].rstrip(" ,;")
        yield Slice(sentence.block, sentence.start + match.start(), sentence.start + match.start() + len(item))
