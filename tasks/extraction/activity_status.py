"""How far an English sentence says that something has got: done, ongoing, planned or recommended."""

import re
from dataclasses import dataclass
from functools import cache

from tasks.contracts.activity import ActivityStatus
from tasks.vocabularies.action_verbs import forms

_ADVERBS = (
    r"(?:(?:also|already|now|just|since|recently|jointly|successfully|currently|further|formally|officially"
    r"|greatly|fully|actively|soon|together|first|then|not only|again|both|therefore|\w+ly)\s+){0,3}"
)


_DOING = (
    "(?:organi[sz]ation|development|implementation|creation|establishment|training|support|promotion|provision|"
    "preparation|introduction|construction|launch|adoption|opening|elaboration)"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one sentence or clause says. ``start``/``end`` is the verb group; ``rule`` names the pattern."""

    status: ActivityStatus
    start: int
    end: int
    rule: str


def _any(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(map(re.escape, words)) + ")"


@cache
def _patterns() -> tuple[tuple[ActivityStatus, str, re.Pattern[str]], ...]:
    """Status, rule name and pattern of each verb group, the more telling first."""
    base, past, participle = _any(forms("base")), _any(forms("past")), _any(forms("participle"))
    ing, third = _any(forms("ing")), _any(forms("third"))
    ask_base, ask_third = _any(forms("base", "ask")), _any(forms("third", "ask"))
    ask_past, ask_ing = _any(forms("past", "ask")), _any(forms("ing", "ask"))
    flag = re.IGNORECASE
    done, ongoing = ActivityStatus.DONE, ActivityStatus.ONGOING
    planned, recommended = ActivityStatus.PLANNED, ActivityStatus.RECOMMENDED
    return (
        (recommended, "should", re.compile(r"\b(?:should|ought to|must)\b(?!\s+not only\s+be\b)", flag)),
        (recommended, "to_ask", re.compile(rf"^\W*To\s+(?:{ask_base})\b", flag)),
        (recommended, "that_subjunctive", re.compile(r"^That\s+(?:the\s+)?\w+", 0)),
        (
            recommended,
            "asks",
            re.compile(
                rf"\b(?:(?:is|are)\s+{_ADVERBS}{ask_ing}|{ask_third}|(?:has|have)\s+(?:been\s+)?{_ADVERBS}{ask_past}"
                rf"|(?:is|are|was|were)\s+{ask_past}|{ask_past}|We\s+{ask_base}|ministers\s+{ask_base})"
                r"\s+(?:that\b|to\b|on\b|upon\b|for\b|the\b|all\b|its\b|(?-i:[A-Z])|\w+\s+(?:and\s+\w+\s+)?to\b"
                r"|federal\b|member\b)",
                flag,
            ),
        ),
        (
            recommended,
            "expedient",
            re.compile(
                r"\b(?:finds? it expedient|it is (?:necessary|important|essential|recommended|"
                r"expedient) (?:to|that)|needs? to be|may wish to|is called upon)\b",
                flag,
            ),
        ),
        (
            planned,
            "possibility",
            re.compile(
                r"\b(?:consider(?:ed|s)?|considering|discuss(?:ed|es)?|explor(?:ed|es)|stud(?:ied|ies)"
                r"|examin(?:ed|es))\s+"
                r"(?:the\s+)?(?:possibility|possibilities|issue|question|option|options|prospects|idea)\s+(?:of"
                r"|for|to)\b"
                r"|\bthe possibility of\b",
                flag,
            ),
        ),
        (
            planned,
            "will",
            re.compile(
                rf"\b(?:will|shall|would|to be)\s+{_ADVERBS}(?:be\s+|continue\s+to\s+|have\s+)?{_ADVERBS}"
                rf"(?:{base}|{participle}|{ing}|the\s+{_DOING}\s+of)\b",
                flag,
            ),
        ),
        (
            planned,
            "plans_to",
            re.compile(
                rf"\b(?:plans?|planned|intends?|intended|aims?|expects?|expected|scheduled|set|due|ready"
                rf"|prepared|agreed|"
                rf"committed|commits?|pledged|pledges?|poised|going|hopes?|decided)\s+(?:to|at"
                rf")\s+{_ADVERBS}(?:be\s+)?"
                rf"(?:{base}|{participle}|{ing})\b|\b(?:is|are)\s+(?:planned|scheduled|envisaged|foreseen|expected)\b"
                r"|\bexpress(?:ed|es)\s+(?:its\s+|their\s+|his\s+|her\s+)?(?:readiness|willingness|interest"
                r"|intention)\b"
                r"|\b(?:is|are)\s+(?:in|under)\s+(?:preparation|negotiation|consideration|discussion)\b",
                flag,
            ),
        ),
        (
            planned,
            "being_prepared",
            re.compile(
                rf"\b(?:is|are)\s+(?:currently\s+)?(?:being\s+(?:{_ADVERBS})(?:prepared|planned|negotiated"
                rf"|considered|"
                r"discussed|scheduled)|preparing|planning|considering|negotiating)\b",
                flag,
            ),
        ),
        (ongoing, "being", re.compile(rf"\b(?:is|are)\s+{_ADVERBS}being\s+{_ADVERBS}{participle}\b", flag)),
        (ongoing, "is_doing", re.compile(rf"\b(?:is|are|has\s+been|have\s+been)\s+{_ADVERBS}{ing}\b", flag)),
        (
            ongoing,
            "under_way",
            re.compile(
                r"\b(?:is|are)\s+(?:currently\s+|now\s+|well\s+)?(?:under\s?way|ongoing|in progress)\b"
                r"|^(?:continuous|continued|ongoing|continuing)\s+work\b",
                flag,
            ),
        ),
        (
            ongoing,
            "influenced",
            re.compile(
                r"\b(?:has|have)\s+been\s+(?:\w+ly\s+)?(?:influenced|supported|assisted)\s+by\b"
                r"|\brole\b.{0,80}\bwas\s+played\s+by\b",
                flag,
            ),
        ),
        (
            ongoing,
            "is_the_doing_of",
            re.compile(
                rf"\bis\s+the\s+(?:joint\s+)?{_DOING}\s+of\b",
                flag,
            ),
        ),
        (done, "has_done", re.compile(rf"\b(?:has|have|had)\s+{_ADVERBS}(?:been\s+)?{_ADVERBS}{participle}\b", flag)),
        (done, "was_done", re.compile(rf"\b(?:was|were)\s+{_ADVERBS}(?:{participle}|noted|instrumental)\b", flag)),
        (done, "took_place", re.compile(r"\b(?:took|taken|takes)\s+(?:place|part)\b", flag)),
        (
            done,
            "did",
            re.compile(
                rf"(?<!,)(?<!,\s)(?<!highly)(?<!newly)(?<!less)(?<!more)(?<!least)\s(?:{past})\b(?!\s+by\b"
                rf")(?!\s+to\s+be\b)"
                rf"|,\s(?:{past})\s(?=(?:the|a|an|his|her|its|their|this|\d)\b)|,\s(?:met|gathered|agreed"
                rf"|attended|visited)\s(?!by\b)|^{past}\b(?!\s+by\b|\s+on\b)",
                flag,
            ),
        ),
        (
            ongoing,
            "does",
            re.compile(
                r"(?<!to )(?<!-)\b(?:continues?|supports?|implements?|helps?|assists?|works?|promotes?"
                r"|provides?|runs?|operates?|funds?|"
                r"finances?|trains?|leads?|develops?|offers?|brings|carries out|conducts?|cooperates?"
                r"|collaborates?)\s+"
                r"(?:to|on|with|in|the|a|an|its|their|for|by|of|together|(?-i:[A-Z]\w*)|\d|\w+ing|countries"
                r"|companies|small|local|member|"
                r"developing|industr\w+|govern\w+|enterprises|capacity|technical|training|at)\b",
                flag,
            ),
        ),
        (
            ongoing,
            "does_third",
            re.compile(
                rf"^(?:The\s+)?(?!It\b|This\b|That\b)[A-Z][\w-]*(?:\s+[\w-]+){{0,6}}?\s+(?!takes\b"
                rf"){third}\s+(?:the|a|an|its|to|[A-Z])"
            ),
        ),
    )


_RELATIVE = re.compile(
    r"\b(?:which|who|whose|where|whom)\b|\bthat\s+(?=(?:will|would|has|have|had|is|are|was|were|can|could)\b)"
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
_PARTICIPLE_AHEAD = re.compile(r"\b(?:is|are|was|were|be|being|been)\s+\w*$", re.I)
_SINCE = re.compile(r"^\W*since\s+(?:\w+\s+)?(?:19|20)\d\d\b", re.I)
_WITH_AHEAD = re.compile(r"\bwith\s+(?:\w+\s+){1,3}$", re.I)
_AFTER_COPULA = (
    "should",
    "asks",
    "plans_to",
    "expedient",
)  # readings that may stand after "is": "is expected to", "is asked to"
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
    r"^\W*(?:the\s+)?(?:international community|scientists|experts? (?:say|predict)|people|humanity|nature"
    r"|according to some)\b",
    re.I,
)


_ABOUT_ITSELF = re.compile(
    r"^\W*(?:the\s+present|this)\s+(?:report|document|note|paper|section|chapter|annex)\s+(?:provides|contains"
    r"|describes|summari[sz]es|"
    r"presents|gives|outlines|reports|is|has been|supplements|covers)\b",
    re.I,
)


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
    if _GENERIC_SUBJECT.match(text) or _ABOUT_ITSELF.match(text):
        return None
    intro = _INTRO.match(text)
    if intro and re.match(r"^(?:To|By)\b", text) and _ask_at_start(text):
        intro = None
    offset = intro.end() if intro else 0
    verdict = _main_verb(text, offset) if intro else None
    return verdict or _main_verb(text, 0)


def _ask_at_start(text: str) -> bool:
    return any(rule in ("to_ask",) and pattern.match(text) for _, rule, pattern in _patterns())


def _main_verb(text: str, offset: int) -> Verdict | None:
    body = text[offset:]
    found: list[Verdict] = []
    for status, rule, pattern in _patterns():
        for match in pattern.finditer(body):
            if rule == "did" and _is_participle(body, match):
                continue
            start = match.start() + len(match.group()) - len(match.group().lstrip(" ,"))
            found.append(Verdict(status, start, match.end(), rule))
            break
    found = [verdict for verdict in found if not _negated(body, verdict)]
    if not found:
        return None
    main = [verdict for verdict in found if not _in_relative(body, verdict.start)]
    if not main:
        return None
    # Of two readings that begin at the same word the more telling pattern stands first ("agreed to establish").
    first = min(main, key=lambda verdict: verdict.start)
    if first.rule == "has_done" and _SINCE.search(text):
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
    return "," not in between and ";" not in between


def _in_brackets(body: str, position: int) -> bool:
    return body.count("(", 0, position) > body.count(")", 0, position)
