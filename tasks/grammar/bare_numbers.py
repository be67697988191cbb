"""Numbers with neither unit nor noun: what the words around say that they count, or why they are no figure."""

import re
from collections.abc import Sequence

from tasks.grammar.count_nouns import NounHit
from tasks.grammar.count_nouns_en import noun_en
from tasks.grammar.not_quantities_en import acronym_before
from tasks.grammar.quantity_item import Item
from tasks.grammar.quantity_model import Quantity
from tasks.grammar.units import unit_at

_EVIDENCE_BEFORE = re.compile(
    r"(?:\b(?:to|from|by|reached|reaching|reach|totall?(?:ed|ing|s)|amount(?:ed|ing|s) to|stood at|stands at|is|"
    r"was|are|were|of|at|numbered|score of|"
    r"average of|than|only|about|nearly|over)[ \u00a0\n]+(?:(?:about|nearly|over|almost|just|only|some|around|"
    r"approximately|more than)[ ]+)?"
    r"|(?:增至|达到?|为|至|共计?|总计|合计|是|超过|约|增加到|减少到|降至|升至)\s?)$",
    re.IGNORECASE,
)
_EVIDENCE_AFTER = re.compile(
    r"[ \u00a0\n]+(?:were|are|have|had|of (?:them|which|whom|these|those)|women\b|in (?:19|20)\d\d|"
    r"[a-z]{2,}ed|won|took|came|went|met|held|made|became|took part|gave|got|remains?|who)\b|\s?(?:人|个|名|"
    r"家|项)?(?:是|为女)"
)
_NUMBER_OF = re.compile(r"\b(?:number|total|count|figure)s?[ ](?:of|for)[ ]+(?=[A-Za-z])", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|against|(?:up|down) from|versus)[ ]+(?:(?:about|some|only|just)[ ]+)?$"
)
_COUNTED_GROUPS = frozenset(["person", "organisation", "place", "thing", "activity", "document", "event", "nature"])
_MORE_THAN = re.compile(
    r"[ \u00a0\n]+(?:more|less|fewer|lower|higher|others?|additional)(?:[ \u00a0\n]+(?:than|are|were|is|was|have|had|by|in)\b|"
    r"[ \u00a0\n]*[.,;:)]|$)"
)
_OF_WHICH = re.compile(
    r"\b(?:of|among|including)[ \u00a0\n]+(?:which|whom|these|them|those|the latter|those with)[ \u00a0\n]+"
    r"(?:(?:about|some|only|nearly|over|at least|just|more than)[ \u00a0\n]+)?$",
    re.IGNORECASE,
)
_OF_WHICH_AFTER = re.compile(r"[ \u00a0]of[ ](?:which|whom)\b")
_NOUN_BEFORE = re.compile(r"(?P<noun>[ ][a-z-]+)(?:[ ]\([^()]{1,16}\))?,[ \u00a0\n](?:and[ ])?$")
#: Lists that leave the noun out: "19 people, including 13 in Bogo City and six in San Remigio".
_LISTED_BEFORE = re.compile(
    r"(?:\b(?:including|comprising|namely|with|and|as well as|plus)|[,;:—–(])[ \u00a0\n]*"
    r"(?:(?:about|some|at least|more than|nearly|over|only|another)[ \u00a0])?$"
)
_PLACE_AFTER = re.compile(
    r"[ \u00a0\n](?:(?:allocated|allotted|assigned|located|based|reported|registered|recorded|held|each)[ \u00a0])?"
    r"(?:from|in|to|for|at|by)[ \u00a0\n](?:the[ \u00a0\n])?(?!Q[1-4]|H[12])[A-Z][A-Za-z]"
)
_MAGNITUDE = re.compile(
    r"\bmagnitude(?:[ \u00a0-](?:of[ \u00a0])?|[ \u00a0]was[ \u00a0])(?:about[ \u00a0])?$", re.IGNORECASE
)
_MONTH_AFTER = re.compile(
    r"[ \u00a0\n]\w+[ \u00a0\n](?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_EACH_AFTER = re.compile(r"[ \u00a0\n]+(?:from|in|for|per|of)[ \u00a0\n]+(?:each|every|them|whom)\b")
_IN_BRACKETS = re.compile(
    r"^[^.;()]{0,48}\((?:range:?|ranging from|from|interval:?|min–max)?[ \u00a0]?$", re.IGNORECASE
)
_PEOPLE_OF = re.compile(
    r"\b(?:population|workforce|staff|labour force|labor force|membership|audience|crowd|inhabitants|people)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_PEOPLE_DO = re.compile(
    r"[ \u00a0\n]+(?:live[sd]?|living|lack|lacked|face[sd]?|suffer|depend|rely|gained|remain|still|do not|are|were|have|"
    r"had|work|who|without|went|fled)\b"
)
_POPULATION_OF = re.compile(
    r"\b(?:populations?|inhabitants|workforce)(?:[ \u00a0](?:of|is|was|are|were|to|at|stood at|reached))?[ \u00a0]$",
    re.IGNORECASE,
)
_FEWEST_INHABITANTS = 500
_NOUN_IN_FRONT = re.compile(r"(?P<noun>[ ][a-z-]+s)[ ]\((?:about |some |over |nearly |around )?$")
_HEADER_UNIT = re.compile(r"\((?:in )?(?P<unit>[A-Za-z%$€£][^():;\n]{0,30})\)[ \u00a0]?:[^():\n]{0,160}$")
_SENTENCE_END = re.compile(r"[.;!?][ \u00a0\n]|\n\n")
_PREPOSITION = re.compile(
    r"\b(?:in|from|across|at|of|representing|covering)[ \u00a0\n]+(?:the[ ]|all[ ]|some[ ]|about[ ]|over[ ])?$"
)
_VOTED = re.compile(r"[ \u00a0\n]+(?:votes?[ ])?(?:in favou?r|against|abstain\w*|abstentions?)\b", re.IGNORECASE)
_VOTE = re.compile(r"\bvot(?:e|es|ed|ing)\b", re.IGNORECASE)
#: "a recorded vote of 143 to 5".
_VOTE_OF = re.compile(
    r"\bvot(?:e|es|ed|ing)(?:[ ]of)?[ \u00a0](?:(?P<first>\d{1,3})[ \u00a0](?:in favou?r[ ])?to[ \u00a0])?$"
)
_VOTE_TO = re.compile(r"[ \u00a0](?:in favou?r[ ])?to[ \u00a0](?:\d|none\b|nil\b)")
#: "an authorized strength of 14,400".
_STRENGTH_OF = re.compile(
    r"\b(?:(?<!compressive )(?<!tensile )strength|troop ceiling|headcount|workforce|staffing(?: level)?)[ ](?:of|to|at|stood at)"
    r"[ ](?:(?:about|some|up to|nearly|over|around)[ ])?$"
)
#: "People in need: 134.0M".
_HEADER_NOUN = re.compile(r"(?:^|[.;\n|•(][ \u00a0]?)(?P<header>[A-Za-z][A-Za-z \-]{3,50}):[ \u00a0]$")
_ENDS_CLAUSE = re.compile(r"[ \u00a0]*(?:[.,;:)|\n(]|$)")
_ONLY = re.compile(r"\b(?:only|just|as many as|as few as)[ \u00a0]$")
_THE_NUMBER = re.compile(r"\b(?:numbers?|total|figure)\b(?! of)[^.;]{0,100}$", re.IGNORECASE)
_LONGEST_GAP = 120


def noun_of_number(text: str, position: int) -> NounHit | None:
    """The noun of "the number of X rose to" in the same sentence before ``position``."""
    window = text[max(0, position - 160) : position]
    cut = max(window.rfind(". "), window.rfind("; "))
    last = None
    for match in _NUMBER_OF.finditer(window, max(cut, 0)):
        last = match
    if last is None:
        return None
    return noun_en(" " + window[last.end() :], 0)


def _compared(text: str, item: Item) -> bool:
    """Whether the number is set against one before it ("3,528, compared with 1,977 in 2018")."""
    return bool(_COMPARED.search(text, max(0, item.head - 24), item.head))


def _head_figure(text: str, earlier: Sequence[Quantity]) -> Quantity | None:
    """The last figure, or the one before where the last only says where or whence ("24 auditors from 8 breweries")."""
    if not earlier:
        return None
    last = earlier[-1]
    if len(earlier) > 1 and _PREPOSITION.search(text, max(0, last.start - 12), last.start):
        before = earlier[-2]
        if before.group == "person" or before.group in _COUNTED_GROUPS:
            gap = text[before.end : last.start]
            if len(gap) < 60 and not _SENTENCE_END.search(gap):
                return before
    return last


def counted_by_context(text: str, item: Item, earlier: Sequence[Quantity]) -> tuple[str, str] | None:
    """(unit, group) that an English number without noun takes from the words or figures before it, None for none.

    ``earlier`` are the figures before it in the text.
    """
    counted = noun_of_number(text, item.head)
    if counted:
        return counted.unit, counted.group
    large = item.value is not None and item.value >= _FEWEST_INHABITANTS
    if large and item.kind == "dig" and _POPULATION_OF.search(text, max(0, item.head - 40), item.head):
        return "person", "person"
    if item.scaled and text[item.head - 1 : item.head] == "(":  # "child workers (98m), miners (12m)"
        front = _NOUN_IN_FRONT.search(text, max(0, item.head - 40), item.head)
        hit = noun_en(front["noun"], 0) if front else None
        if hit and hit.group == "person":
            return hit.unit, hit.group
        first = next((q for q in reversed(earlier[-6:]) if q.group == "person" and (q.value or 0) >= 10**6), None)
        if first and item.head - first.end < 2 * _LONGEST_GAP and text[item.tail : item.tail + 1] == ")":
            return first.unit, first.group
    people = item.scaled and _PEOPLE_OF.search(text, max(0, item.head - 100), item.head)
    if people and not text[people.end() - 1 : item.head].strip(" ,"):
        return "person", "person"
    if item.scaled and earlier and _THE_NUMBER.search(text, max(0, item.head - 120), item.head):
        counted_before = next((q for q in reversed(earlier[-6:]) if q.group in _COUNTED_GROUPS), None)
        if counted_before:
            return counted_before.unit, counted_before.group
    votes = _VOTE_OF.search(text, max(0, item.head - 40), item.head) if item.kind == "dig" else None
    if votes and (votes["first"] or _VOTE_TO.match(text, item.tail)):
        return "vote", "abstract"
    if item.value is not None and item.value >= 50 and _STRENGTH_OF.search(text, max(0, item.head - 48), item.head):
        return "person", "person"
    if item.kind == "dig" and text[item.head - 2 : item.head - 1] == ":" and _ENDS_CLAUSE.match(text, item.tail):
        titled = _HEADER_NOUN.search(text, max(0, item.head - 60), item.head)
        named = noun_en(" " + titled["header"], 0) if titled else None
        if named and named.group in _COUNTED_GROUPS:
            return named.unit, named.group
    if item.value is not None and item.value < 10 and _MAGNITUDE.search(text, max(0, item.head - 24), item.head):
        return "magnitude", "ratio"
    if _VOTED.match(text, item.tail) and _VOTE.search(text, max(0, item.head - 160), item.head):
        return "vote", "abstract"
    if _OF_WHICH_AFTER.match(text, item.tail) and (
        noun := _NOUN_BEFORE.search(text, max(0, item.head - 40), item.head)
    ):
        of_which = noun_en(noun["noun"], 0)  # "conferences, 155 of which"
        if of_which:
            return of_which.unit, of_which.group
    low = max(0, item.head - 220)
    headed = item.kind == "dig" and text.rfind(":", low, item.head) > text.rfind("(", low, item.head) >= 0
    header = _HEADER_UNIT.search(text, low, item.head) if headed else None
    if header:
        unit = unit_at(" " + header["unit"], 0, "en")
        if unit and unit.end == len(header["unit"]) + 1:
            return unit.unit, unit.dimension
    previous = _head_figure(text, earlier)
    if previous is None:
        return None
    gap = text[previous.end : item.head]
    if (
        len(gap) <= _LONGEST_GAP
        and (previous.group in _COUNTED_GROUPS or not previous.unit)
        and _PLACE_AFTER.match(text, item.tail)
        and _LISTED_BEFORE.search(text, max(0, item.head - 24), item.head)
        and not _SENTENCE_END.search(gap.replace("; ", ", "))
        and not _MONTH_AFTER.match(text, item.tail)
    ):
        return previous.unit, previous.group
    if not previous.unit:
        return None
    if len(gap) > _LONGEST_GAP:
        return None
    counts = previous.group in _COUNTED_GROUPS
    if counts and (_EVIDENCE_AFTER.match(text, item.tail) or _compared(text, item)):
        return previous.unit, previous.group
    if _SENTENCE_END.search(gap):
        return None
    if counts and _ONLY.search(text, max(0, item.head - 14), item.head) and _ENDS_CLAUSE.match(text, item.tail):
        return previous.unit, previous.group  # "of 193 countries, only 45"
    if _MORE_THAN.match(text, item.tail):
        return previous.unit, previous.group
    if _OF_WHICH.search(text, max(0, item.head - 48), item.head) and (counts or item.scaled):
        return previous.unit, previous.group
    if item.is_range and not counts and previous.unit != "%" and _IN_BRACKETS.match(gap):
        return previous.unit, previous.group
    if counts and (_EACH_AFTER.match(text, item.tail) or item.qualifier != "exact") and len(gap) < 80:
        return previous.unit, previous.group
    if previous.unit == "person" and item.scaled and _PEOPLE_DO.match(text, item.tail):
        return previous.unit, previous.group
    return None


def reason_of_bare(text: str, item: Item, language: str) -> str | None:
    """Why a number without unit and noun is no figure, None when its surroundings say that it is one."""
    if item.label:
        return item.label
    if item.money or item.open_ended:
        return None
    if language != "zh" and item.kind == "dig" and not item.scaled and acronym_before(text, item.start):
        return "name_with_number"
    if item.value == 1 and item.kind == "word":
        return "idiom_or_pronoun"
    if item.scaled:
        return None
    surface = text[item.start : item.end]
    evidence = bool(
        _EVIDENCE_BEFORE.search(text, max(0, item.head - 30), item.head) or _EVIDENCE_AFTER.match(text, item.tail)
    )
    if surface.endswith(".0") and "," not in surface:
        return "version"
    if item.qualifier != "exact" or (item.is_range and evidence):
        return None
    if any(mark in surface for mark in ", \u00a0\u202f\u2009") and item.kind == "dig":
        return None
    if text[item.start - 1 : item.start] in "([" and item.start and text[item.end : item.end + 1] in ")]":
        return "footnote_mark"
    if item.kind == "dig" and "." in surface and evidence:
        return None
    if evidence and (_EVIDENCE_AFTER.match(text, item.tail) or noun_of_number(text, item.head)):
        return None
    if _compared(text, item):
        return None
    return "bare_number"
