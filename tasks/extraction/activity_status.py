"""How far an English sentence says that something has got: done, ongoing, planned or recommended."""

import re
from dataclasses import dataclass
from functools import lru_cache

from tasks.contracts.activity import ActivityStatus
from tasks.extraction.activity_not_told import DENIED, NEW_CLAUSE, ONLY_SAYS, READY, is_context, is_noun, only_spoke
from tasks.extraction.activity_verbs import status_patterns


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one sentence or clause says. ``start``/``end`` is the verb group; ``rule`` names the pattern."""

    status: ActivityStatus
    start: int
    end: int
    rule: str


_RELATIVE = re.compile(
    r"\b(?:which|(?-i:who)|whose|where|whom)\b|\bthat\s+(?=(?:will|would|has|have|had|is|are|was|were|can|could)\b)"
    r"|\b(?<!said )(?<!noted )(?<!stated )(?<!announced )(?<!stressed )(?<!reported )(?<!added )(?<!agreed "
    r")(?<!decided )"
    r"that\s+(?=(?:the|its|their)\s+\w+\s+\w+ed\b)",
    re.I,
)
_INTRO = re.compile(
    r"^(?:As|While|When|Because|Since|Although|Though|If|Once|After|Before|By|To|In order to|Given|Whereas|With|"
    r"Based on|Following|Under|At|During|In|On|Through)\b[^,;]{0,220},\s*",
    re.I,
)
_COPULA = re.compile(
    r"\b(?:is|are|can|could|may|might|means|remains?|becomes?|represents?|possess|requires?|include[sd]?|allows?|"
    r"makes?|consists?|contains?|has\s+no|have\s+no)\b",
    re.I,
)
_PARTICIPLE_AHEAD = re.compile(
    r"\b(?:(?:is|are|was|were|be|being|been)\s+\w*|(?:is|are|was|were|be|been|has|have|had)\s+(?:(?:not|never|yet"
    r"|still|hardly|\w+n['’]t)\s+){1,3})\s*$",
    re.I,
)
_SINCE = re.compile(r"^\W*since\s+(?:\w+\s+)?(?:19|20)\d\d\b", re.I)
# What has been done "since 2019" and goes on; "have received" since then is done.
_LASTING = re.compile(
    r"\b(?:supported|assisted|helped|worked|co-?operated|collaborated|promoted|implemented|operated|provided|led|run"
    r"|engaged|contributed|participated|funded|financed|hosted|served|advised|facilitated|coordinated|managed)$",
    re.I,
)
_WITH_AHEAD = re.compile(r"\bwith\s+(?:\w+\s+){1,3}$", re.I)
_AFTER_COPULA = (
    "should",
    "asks",
    "plans_to",
    "expedient",
)  # readings that may stand after "is": "is expected to", "is asked to"
_SURE = ("was_done", "has_done", "will", "is_doing", "being", "took_place", "should")
_DOES_NOT = re.compile(r"\b(?:do|does|did)(?:\s+not|n['’]t)\b", re.I)
_PASSIVE = re.compile(r"\s+(?:\w+ly\s+|also\s+|not\s+)*be\s", re.I)
_ASKED_ACTOR = re.compile(
    r"\b(?:countries|governments?|states|parties|companies|enterprises|industr(?:y|ies)|ministr(?:y|ies)"
    r"|authorit(?:y|ies)|agenc(?:y|ies)|"
    r"board|conference|secretariat|participants|stakeholders|members|donors|banks?)\b|\b(?-i:[A-Z]{3,}s?)\b",
    re.I,
)
_NEGATED = re.compile(r"\b(?:not|no|never|hardly|poorly|cannot)\b|n't\b", re.I)
_GENERIC_SUBJECT = re.compile(
    r"^\W*(?:it\s+takes\b|(?:the\s+)?(?:international community|scientists|experts? (?:say|predict)|people|humanity|nature"
    r"|according to some)\b)",
    re.I,
)
# "No decision was taken": nothing happened.
_NOTHING = re.compile(r"^\W*(?:no(?!\s+(?:fewer|less|later|more))|none|neither)\b", re.I)
# Preambular paragraphs of resolutions and conference texts are grounds, not acts.
PREAMBLE = re.compile(
    r"^\W*(?:Having\s+\w+(?:\s+and\s+\w+)?"
    r"|(?:(?:Also|Further|Deeply|Fully|Having|Bearing|Taking|Keeping)\s+)?(?:noting|recalling|recogni[sz]ing|considering"
    r"|reaffirming|welcoming|emphasi[sz]ing|stressing|underlining|acknowledging|aware|convinced|concerned|mindful|guided"
    r"|conscious|believing|expressing|appreciating|desiring|in\s+mind|into\s+(?:account|consideration)|considered|examined"
    r"|reviewed|heard|regard))\b(?=.*[,;]\s*$)",
    re.I | re.S,
)
_ABOUT_ITSELF = re.compile(
    r"^\W*(?:the\s+present|this)\s+(?:report|document|note|paper|section|chapter|annex)\s+(?:provides|contains"
    r"|describes|summari[sz]es|"
    r"presents|gives|outlines|reports|is|has been|supplements|covers)\b"
    r"|^[^.]{3,160}\bwill\s+have\s+before\s+(?:it|them)\b"
    r"|^[^.]{3,200}\b(?:is|are)\s+(?:contained|listed|annexed|attached|reproduced|set\s+out)\s+(?:in|to|on|at|below)\b",
    re.I,
)


@lru_cache(maxsize=1024)  # a sentence is read when its activity is found and again for its headline
def read_status(text: str) -> Verdict | None:
    """The status that the main clause of an English sentence states; None where nothing is done, planned or asked.

    Definitions ("… is a type of …"), possibilities ("can play a role") and things not done are no activity.

    >>> read_status("A joint meeting was held at the ministry").status.value
    'done'
    >>> read_status("another company will soon open an office in Thailand").status.value
    'planned'
    >>> read_status("Chrysotile is a type of mineral") is None
    True
    """
    text = text[:4000]
    if any(pattern.match(text) for pattern in (_GENERIC_SUBJECT, _ABOUT_ITSELF, _NOTHING, PREAMBLE)):
        return None
    intro = _INTRO.match(text)
    if intro and re.match(r"^(?:To|By)\b", text) and _ask_at_start(text):
        intro = None
    offset = intro.end() if intro else 0
    verdict = _main_verb(text, offset) if intro else None
    verdict = verdict or _main_verb(text, 0)
    if verdict is not None and verdict.rule == "did" and only_spoke(text[: verdict.start]):
        return None
    if verdict is not None and verdict.rule in ("has_done", "was_done") and READY.match(text, verdict.start):
        return Verdict(ActivityStatus.PLANNED, verdict.start, verdict.end, "ready_to")
    if verdict is not None and verdict.rule in ("has_done", "did") and is_context(text, verdict.start):
        return None
    return verdict


def _ask_at_start(text: str) -> bool:
    return any(rule in ("to_ask",) and pattern.match(text) for _, rule, pattern in status_patterns())


def _main_verb(text: str, offset: int) -> Verdict | None:
    body = text[offset:]
    found: list[Verdict] = []
    for status, rule, pattern in status_patterns():
        for match in pattern.finditer(body):
            if rule == "did" and _is_participle(body, match):
                continue
            if rule == "does" and is_noun(body, match):
                continue
            if rule in ("did", "has_done") and ONLY_SAYS.search(body, match.start(), match.end() + 40):
                continue
            start = match.start() + len(match.group()) - len(match.group().lstrip(" ,"))
            found.append(Verdict(status, start, match.end(), rule))
            break
    found = [verdict for verdict in found if not _negated(body, verdict)]
    denied = DENIED.search(body)
    if denied and not _in_relative(body, denied.start()):
        # "The tender was not awarded because one bid had been received": what follows is why, unless a new clause begins.
        found = [
            one for one in found if one.start <= denied.start() or NEW_CLAUSE.search(body, denied.end(), one.start + 1)
        ]
    if not found:
        return None
    main = [verdict for verdict in found if not _in_relative(body, verdict.start)]
    if not main:
        return None
    # Of two readings that begin at the same word the more telling pattern stands first ("agreed to establish").
    first = min(main, key=lambda verdict: verdict.start)
    if first.rule == "does_third":  # "Initial steps toward … were taken": a noun that looks like a verb
        first = next((verdict for verdict in main if verdict.rule in _SURE), first)
    if first.rule == "has_done" and _SINCE.search(text) and _LASTING.search(body[first.start : first.end]):
        first = Verdict(ActivityStatus.ONGOING, first.start, first.end, "since")
    if first.rule == "did" and _DOES_NOT.search(body, first.end):
        return None  # "companies involved in … do not take measures": the past form is a participle
    if first.rule == "should" and _PASSIVE.match(body, first.end) and not _ASKED_ACTOR.search(body[: first.start]):
        if re.search(r"\b20\d\d\b", body[first.end :]):
            return Verdict(first.status, first.start + offset, first.end + offset, "should_by_date")
        return None  # "the tool should be used": nobody is asked
    copula = _COPULA.search(body)
    defines = copula is not None and copula.start() < first.start and first.rule not in _AFTER_COPULA
    if copula and defines and not _in_relative(body, copula.start()) and not _in_brackets(body, copula.start()):
        return None
    return Verdict(first.status, first.start + offset, first.end + offset, first.rule)


def _is_participle(body: str, match: re.Match[str]) -> bool:
    """Whether a past form is a participle: after a form of "be", or "the report published in …"."""
    before = body[max(match.start() - 60, 0) : match.start() + 1].rstrip() + " "
    return bool(_PARTICIPLE_AHEAD.search(before) or _WITH_AHEAD.search(before))


def _negated(body: str, verdict: Verdict) -> bool:
    group = body[max(verdict.start - 4, 0) : verdict.end]
    return bool(_NEGATED.search(group)) and "not only" not in body[verdict.start : verdict.end + 12].casefold()


def _in_relative(body: str, position: int) -> bool:
    """Whether a relative pronoun opens a clause, with no comma after it, before ``position``."""
    last = None
    for match in _RELATIVE.finditer(body):
        if match.start() >= position:
            break
        last = match
    if last is None:
        return False
    between = body[last.end() : position]
    if "," in between or ";" in between:
        return False
    # "Countries that have not yet done so should …": the clause has its finite verb, the next one is the main clause's.
    return not (_FINITE.search(between) and _FINITE.match(body, position) and not _JOINED.search(between))


_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|shall|can|could|may|might|should|must|do|does|did)\b", re.I
)
_JOINED = re.compile(r"\b(?:and|or|but)\s*$", re.I)


def _in_brackets(body: str, position: int) -> bool:
    return body.count("(", 0, position) > body.count(")", 0, position)
