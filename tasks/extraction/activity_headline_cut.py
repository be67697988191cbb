"""Where a headline may end: at a clause or phrase boundary within fifteen words, nothing left dangling."""

import re
from collections.abc import Iterator
from functools import cache

from tasks.extraction.activity_status import Verdict, read_status
from tasks.extraction.headline_lighter import lighter
from tasks.grammar.phrases import word_set
from tasks.vocabularies.action_verbs import forms

MOST_WORDS = 15
_FEWEST_WORDS = 6
# Where a clause may end without its meaning changing.
_BOUNDARY = re.compile(
    r",\s+(?:including|which|where|with|in order to|as well as|aimed|along with|for them|while|considered"
    r"|particularly|and that|based|for the|in which|also|such as|drawing|taking|followed|thus|thereby|using|making)\b"
    r"|\s+(?:which|where|in order to|in connection with|due to the|so as to|under the aegis|with the assistance"
    r"|as well as|by means of|such as|"
    r"in accordance with|“|aimed at|that could|that would|based on|taking into account)\b|[;:(]|\s[-–—]\s"
)
# A phrase that adds to what is said already: the headline may end before it.
_PHRASE = re.compile(
    r"\s+(?:through|with|by|in|on|at|under|during|among|within|across|for|from|using|to|worth|between|not later than"
    r")\s+(?=[\w“\"'$€])|\s+and\s+(?=(?:will|to|is|are|was|were|has|have|\w+ed)\b)|\s+(?=\w+ed\s+(?:with|by|at|in|on|under|to)\b)"
)
# "… by the Minister of Industry and Commerce | of the Lao People's Democratic Republic": a name may lose its country.
_OF_WHERE = re.compile(r"(?<=of\s)[A-Z][\w’'-]+(?:,?\s(?:and\s)?[A-Z][\w’'-]+)*(?=\s+of\s+(?:the\s+)?[A-Z])")
_COMMA = re.compile(r",\s")
_NOT_LAST = word_set(
    "of the a an and or to in on for by with from at as that which its their under into through between jointly among within "
    "across during including such not also based using than is are was were be been being has have had will would should "
    "must can may who whose more over about particularly especially namely notably mainly primarily inter alia both"
    " each some all every this these those his her our no later further worth"
)
_OPEN_PAIR = re.compile(r"\bbetween\s+(?!.*\band\b)[^,]*$|\bboth\s+(?!.*\band\b)[^,]*$", re.I)
# Words in -ing that are things and may end a headline.
_THINGS = word_set(
    "training meeting building funding financing manufacturing recycling leasing planning monitoring marketing processing "
    "engineering testing briefing opening signing understanding mining packaging reporting accounting labelling labeling "
    "plating tanning printing dyeing housing heating cooling lighting sourcing learning sharing licensing benchmarking "
    "mainstreaming wellbeing farming fishing shipping welding auditing purchasing awareness-raising capacity-building"
)


def cut(words: str) -> str:
    """``words`` up to the last good boundary within fifteen words, the main verb kept inside; short ones as they are.

    Only where no boundary exists is the cut marked with an ellipsis.

    >>> cut("Governments adopt national action plans on circular economy by 2025 and report on them every two years to all")
    'Governments adopt national action plans on circular economy by 2025'
    """
    if len(words.split()) <= MOST_WORDS:
        return words
    verdict = read_status(words)
    for candidate in _candidates(words):
        doing = candidate.split(" ", 1)[0].casefold() in _ing_forms()
        if verdict is not None and verdict.rule != "should" and not doing and read_status(candidate) is None:
            continue  # the verb was lost
        if len(candidate.split()) <= MOST_WORDS:
            return candidate
        ended = _at_boundary(candidate)
        if ended is not None:
            return ended
    return _ellipsis(words if _says_verb(words, verdict) else lighter(words))


def _candidates(words: str) -> Iterator[str]:
    """The sentence, then lighter forms of it, for sentences that have no boundary within fifteen words."""
    yield words
    words = lighter(words)
    yield words
    verdict = read_status(words)
    if verdict is None:
        return
    subject = words[: verdict.start]
    phrase = _SUBJECT_PHRASE.search(subject)
    if phrase and verdict.rule in _AFTER_SUBJECT and _is_noun_phrase(subject, phrase.start()):
        yield subject[: phrase.start()].rstrip(" ,") + " " + words[verdict.start :]
    verb_end = verdict.start + len(words[verdict.start : verdict.end].rstrip())
    told = verdict.rule == "will" or (verdict.rule == "did" and _OBJECT.match(words, verb_end) is not None)
    asked = verdict.rule == "should" and _NO_PLAIN_VERB.match(words, verdict.end) is None
    auxiliary = _ACTIVE_AUXILIARY.match(words, verdict.start) if verdict.rule in ("has_done", "is_doing") else None
    if auxiliary and _OBJECT.match(words, verdict.end) is None:
        auxiliary = None
    if (
        told or asked or auxiliary
    ):  # who does it is printed beside: "Signed a framework programme …", "Develop proposals …"
        rest = words[auxiliary.end() if auxiliary else verdict.start if told else verdict.end :].strip()
        if len(rest.split()) >= _FEWEST_WORDS:
            yield rest[:1].upper() + rest[1:]


_OBJECT = re.compile(
    r"\s+(?!(?:with|by|to|at|in|on|for|from|as|of|and|or|that|under|during|since|into|there|here)\b)\S"
)
_ACTIVE_AUXILIARY = re.compile(
    r"(?:is|are|has|have)\s+(?:also\s+|now\s+|recently\s+|jointly\s+|officially\s+|already\s+|just\s+"
    r"|\w+ly\s+)*(?!been\b|being\b)",
    re.I,
)
_NO_PLAIN_VERB = re.compile(r"\s*(?:be|not|also|have)\b")
# Readings whose verb group certainly follows the whole subject.
_AFTER_SUBJECT = ("was_done", "has_done", "took_place", "will")


def _is_noun_phrase(subject: str, narrowed_at: int) -> bool:
    """Whether what stands before the verb is one subject that may lose what narrows it."""
    first = subject.split(" ", 1)[0].casefold()
    if first.endswith("ing") or first in _verbs() or "," in subject[:narrowed_at]:
        return False
    return _SECOND_SUBJECT.search(subject, narrowed_at) is None


# What narrows a long subject: "specialists from over 600 companies in …", "contribution into performing …".
_SUBJECT_PHRASE = re.compile(r"(?<=\w)\s(?:in|from|at|into|within|across|under|during|with|through)\s")
_SECOND_SUBJECT = re.compile(r"\band\s+(?:the|an?|its|their|his|her)\s", re.I)


def _says_verb(words: str, verdict: Verdict | None) -> bool:
    room = 0 if verdict is not None and verdict.rule in _COMPLETE else 2
    return verdict is None or len(words[: verdict.end].split()) + room <= MOST_WORDS


def _at_boundary(words: str) -> str | None:
    verdict = read_status(words)
    verb_end = verdict.end if verdict is not None else 0
    best: list[str] = []
    for pattern in (_BOUNDARY, _PHRASE, _COMMA, _OF_WHERE):
        ends = [
            kept
            for match in pattern.finditer(words, verb_end)
            if not is_open(words, _end(match)) and (kept := _closed(words[: _end(match)])) and _is_whole(kept, verdict)
        ]
        if ends and len(ends[-1].split()) > _FEWEST_WORDS:
            return ends[-1]
        best += ends[-1:]
    # "The Director met" says little where "met the Minister of Trade" would do
    return max(best, key=len, default=None)


def _end(match: re.Match[str]) -> int:
    """Where the words kept end: at the boundary's beginning, for ``_OF_WHERE`` after the name."""
    return match.end() if match.re is _OF_WHERE else match.start()


def _is_whole(kept: str, verdict: Verdict | None) -> bool:
    if not _FEWEST_WORDS <= len(kept.split()) <= MOST_WORDS:
        return False
    if verdict is None:
        return _OPEN_PAIR.search(kept) is None
    # "was held" and "met" want no object, "supports" does
    complete = verdict.rule in _COMPLETE or _NO_OBJECT.search(kept) is not None
    return (len(kept) >= verdict.end if complete else len(kept) > verdict.end) and _OPEN_PAIR.search(kept) is None


_NO_OBJECT = re.compile(r"\s(?:met|gathered|convened|attended|participated)$")
_COMPLETE = ("took_place", "was_done", "under_way", "being")


def _closed(kept: str) -> str:
    """``kept`` without the words at its end that want more after them ("… by 2025 and report", "…, drawing")."""
    for _ in range(6):
        before = kept
        kept = kept.rstrip(" ,;:-–—")
        last = kept.rsplit(" ", 1)[-1].strip("“\"'(").casefold()
        if last in _NOT_LAST or (last.endswith("ing") and last not in _THINGS and last in _ing_forms()):
            kept = kept[: len(kept) - len(kept.rsplit(" ", 1)[-1])]
        else:
            half = _HALF_CLAUSE.search(kept)
            if half and half.group("verb").casefold() in _verbs():
                kept = kept[: half.start()]
            elif (after := _AFTER_COMMA.search(kept)) and after.group("word").casefold() in _participles():
                kept = kept[: after.start()]
            elif link := _LINK_LAST.search(kept):
                kept = kept[: link.start()]
            elif _PARTICIPLE_LAST.search(kept) and not _VERB_AHEAD.search(kept):
                kept = kept[: len(kept) - len(last)]
        if kept == before:
            break
    return kept


_HALF_CLAUSE = re.compile(
    r",?\s+(?:and|or|to|and\s+to|and\s+(?:will|was|were|is|are|has|have|had)(?:\s+been)?)\s+(?P<verb>[\w-]+)$"
)
_AFTER_COMMA = re.compile(r",\s+(?P<word>[\w-]+)$")
# "… of ACP countries in line", "the Society together": the rest of the link is cut off.
_LINK_LAST = re.compile(
    r",?\s(?:in\s+(?:line|accordance|addition|order|response|connection|view|terms|support|partnership|cooperation"
    r"|co-operation|collaboration|conjunction|consultation|coordination|association|parallel|preparation)"
    r"|(?<!work\s)(?<!working\s)(?<!worked\s)together|as\s+well|along|due|according|with\s+(?:the\s+)?(?:support"
    r"|assistance|aim|participation|view|help))$"
)
# "countries interested", "the standard developed": a participle that wants its "in …", "by …".
_PARTICIPLE_LAST = re.compile(
    r"\s(?:interested|concerned|involved|connected|developed|based|aimed|located|related|held|organi[sz]ed|combined"
    r"|compared|linked|associated|joined|followed|accompanied|prepared|designed)$"
)
_VERB_AHEAD = re.compile(r"\b(?:is|are|was|were|be|been|being|has|have|had)\s+(?:\w+ly\s+|also\s+)?\w+$")


@cache
def _verbs() -> frozenset[str]:
    """Plain, third-person and past forms that want an object: alone after "and" or "to" they are half a clause."""
    return frozenset({*forms("base"), *forms("third"), *forms("past"), *forms("base", "ask"), "report"}) - frozenset(
        (
            "training",
            "work",
            "support",
            "plant",
            "supply",
            "export",
            "exports",
            "trade",
            "design",
            "research",
            "study",
            "test",
        )
    )


@cache
def _participles() -> frozenset[str]:
    return frozenset(forms("participle"))


@cache
def _ing_forms() -> frozenset[str]:
    return frozenset({*forms("ing"), "including", "drawing", "taking", "following", "having", "being"})


def is_open(words: str, position: int) -> bool:
    """Whether a bracket or a quotation is open at ``position``."""
    if words.count('"', 0, position) % 2 and words.count('"') % 2 == 0:
        return True
    return words.count("(", 0, position) > words.count(")", 0, position) or words.count("“", 0, position) > words.count(
        "”", 0, position
    )


def _ellipsis(words: str) -> str:
    kept = words.split()[: MOST_WORDS - 1]
    while len(kept) > _FEWEST_WORDS and kept[-1].strip(",").casefold() in _NOT_LAST:
        kept.pop()
    return " ".join(kept).rstrip(",;:") + " …"
