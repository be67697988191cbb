"""Patterns of English verb groups and the status each of them states."""

import re
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


def _any(words: tuple[str, ...]) -> str:
    """A pattern for any of ``words``, common beginnings tried once: an alternation of five hundred is slow."""
    branches: dict[str, list[str]] = {}
    for word in words:
        branches.setdefault(word[:1], []).append(word[1:])
    ends = "" in branches
    parts = [
        re.escape(first) + (_any(tuple(rests)) if rests != [""] else "")
        for first, rests in sorted(branches.items())
        if first
    ]
    if not parts:
        return ""
    pattern = parts[0] if len(parts) == 1 and not ends else "(?:" + "|".join(parts) + ")"
    return pattern + "?" if ends else pattern


@cache
def status_patterns() -> tuple[tuple[ActivityStatus, str, re.Pattern[str]], ...]:
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
                r"\s+(?:that\b|to\b|on\b|upon\b|for\b|the\b|all\b|its\b|(?-i:[A-Z])|(?:[\w-]+\s+){1,4}?to\b"
                r"|federal\b|member\b)",
                flag,
            ),
        ),
        (
            recommended,
            "instructs",
            re.compile(
                r"\b(?:directed|instructed|tasked|mandated|entrusted|directs|instructs|tasks|mandates|invited|urged"
                r"|encouraged|called\s+(?:up)?on|asked|requested)"
                r"\s+(?!by\b|to\b|at\b|towards?\b|speakers?\b|guests?\b"
                r"|experts?\b)[\w’'-]+(?:[ ,]+[\w’'-]+){0,20}?\s+to\s+(?!the\b|its\b|their\b|an?\b)[a-z]",
                flag,
            ),
        ),
        (
            recommended,
            "says_should",
            re.compile(
                r"\b(?:advised|agreed|decided|concluded|proposed|suggested|recommended|insisted"
                r"|urged)\s+that\b[^.;]{0,200}?\s(?:should|must|ought\s+to)\b",
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
                rf"(?:{base}|{participle}|{ing}|the\s+{_DOING}\s+of)\b"
                r"|\b(?:will|shall)\s+(?!(?:be|have|not|never|also|likely|become|remain|increase|rise|fall|decline|decrease|grow"
                r"|exceed|suffer|die|need|require|depend|cost|mean|happen|lead|affect|result|benefit|see|face"
                r"|lose)\b)[a-z]{3,}\b",
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
                r"|\b(?:(?:was|were|is|has\s+been|had\s+been)\s+)?(?:also\s+|further\s+)?(?:agreed|decided|announced"
                r"|confirmed)\s+that\b[^.;]{0,120}?\s(?:would|will|shall)\s"
                r"|\bexpress(?:ed|es)\s+(?:its\s+|their\s+|his\s+|her\s+|an?\s+)?(?:strong\s+|keen\s+|great\s+|full\s+)?(?:readiness|willingness|interest"
                r"|intention)\b"
                r"|\b(?:is|are)\s+(?:in|under)\s+(?:preparation|negotiation|consideration|discussion)\b"
                rf"|\b(?:is|are)\s+{_ADVERBS}to\s+{_ADVERBS}(?:be\s+)?{_ADVERBS}(?:{base}|{participle})\b"
                rf"|\b(?:offer(?:s|ed)?|promise[sd]?|undertakes?|undertook|vow(?:s|ed)?|propose[sd]?)\s+to\s+{_ADVERBS}{base}\b"
                rf"|\b(?:committed|pledged|committing)\s+(?:itself|themselves)?\s*to\s+{_ADVERBS}(?:{ing}|{base})\b",
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
        (ongoing, "being", re.compile(rf"\b(?:is|are|was|were)\s+{_ADVERBS}being\s+{_ADVERBS}{participle}\b", flag)),
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
            "is_run_by",
            re.compile(
                rf"\b(?:is|are)\s+{_ADVERBS}(?:(?:co-)?(?:funded|financed)|implemented|supported|managed|executed|run|led"
                r"|carried out|coordinated|sponsored|hosted)\s+(?:\w+ly\s+)?by\b",
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
        (
            done,
            "is_pleased_to",
            re.compile(
                r"\b(?:is|are|was|were)\s+(?:pleased|proud|delighted|happy|honou?red|glad)\s+to\s+(?:announce|launch"
                r"|present|introduce|release"
                r"|publish|report|inform|share|host|open|sign|have)\b(?!\s+that\b[^.;]{0,120}?\s(?:will|would|shall)\s)",
                flag,
            ),
        ),
        (
            done,
            "is_recognized",
            re.compile(
                rf"\b(?:has|have|was|were)\s+{_ADVERBS}(?:been\s+)?{_ADVERBS}(?:acknowledged|commended|praised|named"
                rf"|ranked|rated|hailed)\s+(?:for|as|by|among)\b",
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
                rf"|attended|visited)\s(?!by\b)|^{past}\b(?!\s+by\b|\s+on\b)(?!\s+(?:[\w-]+\s+){{1,5}}?(?:will|shall"
                rf"|is|are|was|were|has|have|had|should|must|may|can|could|would)\b)",
                flag,
            ),
        ),
        (
            ongoing,
            "does",
            re.compile(
                # In small letters: "the International Finance Corporation attended" holds no verb "finance".
                r"(?<!to )(?<!-)\b(?-i:continues?|supports?|implements?|helps?|assists?|works?|promotes?"
                r"|provides?|runs?|operates?|funds?|"
                r"finances?|trains?|leads?|develops?|offers?|brings|carries out|conducts?|cooperates?"
                r"|collaborates?)\s+"
                r"(?:to|until|on|with|in|the|a|an|its|their|for|by|of|together|(?-i:[A-Z]\w*)|\d|\w+ing|countries"
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
