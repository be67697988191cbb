"""The clauses of an English sentence that tell of different activities, and what each of them says."""

import re
from collections.abc import Iterator

from tasks.contracts.activity import ActivityStatus
from tasks.extraction.activity_drafts import Slice
from tasks.extraction.activity_operative import only_says, operative_status
from tasks.extraction.activity_status import Verdict, read_status

EVENT = (
    "meeting|training|event|conference|congress|forum|workshop|seminar|course|round ?table|session|exhibition|summit|webinar|"
    "visit|ceremony|negotiations|talks|gathering|consultation|symposium|dialogue|assembly|hackathon|competition"
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
# "… called on industry to act and committed to holding a meeting": an act of its own.
_SECOND_PLAN = re.compile(
    r",?\s+and\s+(?:also\s+|further\s+)?(?=(?:agreed|decided|committed|pledged|announced|undertook|resolved|planned)\s+(?:to|that)\s)"
)
_POSSIBILITY = re.compile(r"the\s+(?:possibility|prospects?|plans?)\s+(?:of|for|to)\b", re.I)
_EVIDENCE = re.compile(
    rf"[A-Z]{{2,}}|\b[a-z]\S*\s+(?:the\s+)?[A-Z][a-z]+|\b(?:{EVENT}|agreement|project|programme|program"
    rf"|mission|centre|center|"
    r"experiment|strategy|law|report|course|study|we|our|company|companies|countries|zones?|measure|partnership"
    r"|cooperation|"
    r"co-operation|fund|park|plant|factory|initiative|campaign|participants|government|ministr\w+"
    r"|recommendation|policy|policies|"
    r"standard|guideline|technology|equipment|training|specialists|support|priorities|work)s?\b|\d",
    re.I,
)
_INTRODUCES = re.compile(r":\s*$")
_NO_INFORMATION = re.compile(
    r"\bwas\s+devoted\s+to\b|\bbased on the exchange of views\b|^(?:\W*)?(?:For further information|Contact)\b", re.I
)
_LOSS = re.compile(r"\bha[sv]e?\s+led\s+to\s+(?:the\s+)?(?:loss|decline|degradation|pollution|death|damage)\b", re.I)


def verdict_of(piece: Slice) -> Verdict | None:
    """What a sentence or clause says is done, planned or asked; None where it only introduces, says or defines."""
    text = piece.text
    if _NO_INFORMATION.search(text) or _LOSS.search(text) or _INTRODUCES.search(text) or only_says(text):
        return None
    if _POSSIBILITY.match(text):
        return Verdict(ActivityStatus.PLANNED, 0, 1, "possibility")
    nominal = _ITEM_OF_LIST.match(": " + text, 2)
    if nominal and not _HAS_VERB.search(text):
        return Verdict(ActivityStatus.DONE, 0, 1, "achievement_listed")
    operative = operative_status(text)
    if operative is not None:
        return operative
    verdict = read_status(text)
    if verdict is None or not _EVIDENCE.search(text):
        return None
    return verdict


# "The development of zones has caused …" is a sentence and no item of a list.
_HAS_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|should|must)\b")


def pieces_of(sentence: Slice) -> list[Slice]:
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
    plans = {match.start(): match for match in _SECOND_PLAN.finditer(text) if match.start() not in second_asks}
    own = {**second_asks, **plans}
    for match in sorted((*_splits(text, own), *own.values()), key=lambda match: match.start()):
        left, right = text[cuts[-1] : match.start()], text[match.end() :]
        asks_twice = match.start() in second_asks and _asks(left) and _asks(right)
        plans_too = match.start() in plans and _differ(left, right)
        if _POSSIBILITY.match(right) or asks_twice or plans_too or _are_two(left, right):
            ends.append(match.start())
            cuts.append(match.end())
    ends.append(len(text))
    if len(cuts) == 1:
        return [sentence]
    return [
        Slice(sentence.block, sentence.start + start, sentence.start + end)
        for start, end in zip(cuts, ends, strict=True)
    ]


def _differ(left: str, right: str) -> bool:
    one, two = read_status(left), read_status(right)
    return one is not None and two is not None and one.status is not two.status


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
    if (
        one.status is ActivityStatus.PLANNED
        and _years(left)
        and _years(right)
        and _years(left).isdisjoint(_years(right))
    ):
        return True
    return one.rule == two.rule and one.rule in ("being_prepared", "being")


def _years(text: str) -> set[str]:
    return set(re.findall(r"\b20\d\d\b", text))


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
