"""What an English count is of: the counted noun with what marks it off and what happened to it."""

import re
from functools import cache

from tasks.extraction.metric_phrases_en import noun_phrase, without_times
from tasks.extraction.metric_scope import Scope, without_marks
from tasks.extraction.metric_subject_measures_en import verb_before
from tasks.extraction.metric_trends_en import clause_subject
from tasks.grammar.count_nouns_en import plural_of
from tasks.vocabularies.action_verbs import forms

COUNTED_GROUPS = frozenset(["person", "organisation", "place", "thing", "activity", "document", "event", "nature"])
_INSERTED = re.compile(
    r"^(?:\s\([^()]{0,120}\)|,\s(?:including|of which|of whom|among them|comprising|which|who|with|notably|mostly|mainly|"
    r"such as|most of|"
    r"half of|some of|#)\b[^;]{0,160}?,(?=\s(?:had|have|has|were|was|are|is|will|took|received|joined|attended|participated)\b)|"
    r"\s[-–—]\s[^;]{0,160}?\s[-–—](?=\s)|,\s[^,;]{0,60},(?=\s(?:had|have|has|were|was|are|is|will)\b))"
)
_CUT = re.compile(
    r"[;:\"”(]|\.(?:\s|$)|,\s(?![A-Z][\w.\-]+(?:,|\s(?:and|or)\s|\s[A-Z])|(?!\w+ing\b|which\b|who\b|and\b|"
    r"or\b)[\w\-]+(?:,\s|\s(?:and|or)\s)[\w\-]+)|\s[-–—]\s|\s(?:while|whereas|although|because|thereby|thus|so that|after|"
    r"before|when|where|compared|"
    r"respectively|as well as|as part of|as a result|according)\b|\s(?:and|or|but)\s(?=\d|(?:to|the|its|their|a|an|"
    r"another|about|more|some|over|"
    r"has|have|had|was|were|is|are|will|in|on|it|they|also|thus|then|(?:\w+ly\s)?\w+(?:ed|ing)\s(?:the|a|an|its|their|over|about|more|"
    r"some|nearly|up|by|#))\b|#|[a-z]+ed\s)"
)
_AUXILIARY = re.compile(
    r"^(?P<head>.*?)\s(?:have been|has been|had been|were|was|are being|is being|are|is)\s"
    r"(?P<rest>(?:\w+ly\s)?\w+(?:ed|en|wn|ught|lt|ut|ld|ne|id|de)\b.*)$",
    re.S,
)
_FINITE_WORDS = (
    "took take takes joined attended participated met signed received completed adopted reported agreed work works worked "
    "use uses used die died live lived will have has had are were is was benefited contributed gained visited declared "
    "ratified came made presented showed expressed would could should may might can do does did stand stands plan plans "
    "planned expect need needs remain remained left went began held paid saw got lost won grew rose fell became gave sent "
    "wrote chose drew brought led ran kept found spent sold bought benefit lack lacks lacked submitted registered applied "
    "graduated responded voted travelled competed supply produce employ operate account represent belong depend earn export "
    "face suffer own produced operated employed exported "
)
_OBJECT_VERB = re.compile(r"\b(help|assist|enabl|allow|encourag)(?:ed|ing|s|es|e)?\s+$", re.IGNORECASE)
_PARTICIPLE = {"help": "helped", "assist": "assisted", "enabl": "enabled", "allow": "allowed", "encourag": "encouraged"}
_LEADS_ON = re.compile(
    r"\s(?:in|of|from|across|at|for|with|on|under|by|among|to|within|into|between|against|covering|worldwide)\s"
)
_PREPOSITION_FIGURE = re.compile(
    r"\s(?:in|of|from|across|at|for|with|on|to|by|within|into)(?:\s(?:over|some|about|nearly|more than|at least|the|up to|"
    r"a total of))*\s?#\s?(?P<noun>[\w\-]*)"
)
_COPULA_PREPOSITION = re.compile(r"^(?:were|was|are|is)\s(?=(?:in|from|at|of|on|for|under|within|below|above)\b)")


@cache
def _finite() -> frozenset[str]:
    return frozenset(_FINITE_WORDS.split())


@cache
def _pasts() -> frozenset[str]:
    return frozenset(forms("past"))


def counted_noun(scope: Scope) -> str:
    """The noun phrase a count is of: as printed, else the plural of its unit where the number stands alone."""
    quantity = scope.quantity
    if quantity.noun:
        return without_marks(quantity.noun)
    if quantity.group in COUNTED_GROUPS and quantity.unit:
        return "people" if quantity.unit == "person" else plural_of(quantity.unit)
    return ""


def _elided(scope: Scope) -> str:
    """The noun counted before, for a bare number that is the subject of a verb: "Of the 57 firms, 23 introduced …"."""
    if (
        scope.quantity.unit
        or not scope.counted_before
        or not re.search(r"(?:[,;]|\band|\bwhile)\s$", scope.words_before or "; ")
    ):
        return ""
    return without_marks(scope.counted_before) if _verb_at(scope.words_after.split()[:3]) == 0 else ""


def _verb_at(words: list[str]) -> int:
    """The index of the finite verb whose subject the counted noun is, -1 where there is none."""
    for index, word in enumerate(words[:16]):
        before = words[index - 1] if index else ""
        if word in ("that", "which", "who", "whose"):
            return -1
        if (
            word in _finite()
            and words[index + 1 : index + 2] != ["by"]
            and not (word in _NOUN_TOO and before in _NOT_BEFORE_VERB)
        ):
            return index
        if (
            word in _pasts()
            and index
            and (before.endswith("s") or before[:1].isupper())
            and before not in _NOT_BEFORE_VERB
        ):
            following = words[index + 1] if index + 1 < len(words) else ""
            return index if following not in ("by", "in", "from", "under", "with", "on", "at", "") else -1
        if word in _pasts() and not index:
            following = words[1] if len(words) > 1 else ""
            return (
                0
                if following
                not in (
                    "by",
                    "in",
                    "from",
                    "under",
                    "with",
                    "on",
                    "at",
                    "to",
                    "",
                    "as",
                    "and",
                    "for",
                    "into",
                    "through",
                )
                else -1
            )
    return -1


_NOT_BEFORE_VERB_WORDS = "the a an its their of in for with by to and or from on at this these new "
_NOT_BEFORE_VERB = frozenset(_NOT_BEFORE_VERB_WORDS.split())
_NOUN_TOO_WORDS = (
    "use uses need needs work works plan plans benefit supply produce export face stand stands lack can account may "
)
_NOUN_TOO = frozenset(_NOUN_TOO_WORDS.split())


def tail_of(scope: Scope) -> str:
    """The masked words after a count that still speak of it; another count it comes from keeps its noun alone."""
    text = scope.words_after
    inserted = _INSERTED.match(text)
    if inserted:
        text = text[inserted.end() :]
    # "specialists from over # companies in Russia": the noun of the inner count stays, its number goes.
    inner = _PREPOSITION_FIGURE.match(text)
    if inner and inner["noun"] and re.match(r"\s(?:in|of|across|and|have|has|were|was|from|at)\b", text[inner.end() :]):
        text = f"{text[: inner.start()]} {text.split()[0]} {text[inner.start('noun') :]}"
    cut = _CUT.search(text)
    if cut:
        text = text[: cut.start()]
    text = re.split(r"\s(?:a|per|each|every) (?:year|month|week|day)\b", text)[0]
    inner = _PREPOSITION_FIGURE.search(text)
    if inner:
        text = text[: inner.start()]
    return without_times(text.partition("#")[0])


def count_subject(scope: Scope) -> str | None:
    """The subject of a count: never another figure, no longer than its clause; None for a figure that counts no noun."""
    if not scope.quantity.noun:  # "the number of unemployed youth rose by half a million"
        moved = clause_subject(scope.words_before)
        if moved and scope.quantity.group in COUNTED_GROUPS:
            return moved
    noun = counted_noun(scope) or _elided(scope)
    if not noun:
        return None
    raw = scope.words_after
    shared = re.match(r"\s(?:out )?of (?:(?:the|its|their|all) )?(?:total of )?#\s?", raw)
    tail = tail_of(scope)
    if shared and raw[shared.end() :].startswith(noun):  # 18 of the 25 parks reviewed
        rest = raw[shared.end() + len(noun) :]
        cut = _CUT.search(rest)
        tail = without_times(rest[: cut.start()] if cut else rest)
    elif re.match(r"\sof (?:all )?(?:of )?(?:the|these|those|its|their) ", tail):
        return _joined(noun, tail)
    return _joined_with_verb(scope, noun, tail)


def _joined(noun: str, tail: str) -> str:
    return f"{noun} {_ending(tail)}".strip()


def _joined_with_verb(scope: Scope, noun: str, tail: str) -> str:
    helped = _OBJECT_VERB.search(scope.words_before)
    if (
        helped
        and re.match(r"\s(?:to\s)?(?![a-z]+ed\b)[a-z]+\b", tail)
        and not re.match(r"\s(?:in|of|from|with|by|on|at|for)\b", tail)
    ):
        return f"{noun} {_PARTICIPLE[helped[1].lower()]} to {_ending(tail.strip().removeprefix('to '))}"
    passive = _AUXILIARY.match(tail)
    if passive and _verb_at(passive["head"].split()) < 0:
        return f"{noun} {_ending(passive['head'] + ' ' + passive['rest'])}"
    words = tail.split()
    verb = _verb_at(words)
    who = "who" if scope.quantity.group == "person" else "that"
    if verb >= 0:
        head = _ending(" " + " ".join(words[:verb]))
        if words[verb] in ("has", "was", "is", "does") and noun.endswith("s"):
            return f"{noun} {head}".strip()  # "the fleet of 640 trucks has covered": another noun's verb
        deed = " ".join(words[verb:])
        if _COPULA_PREPOSITION.match(deed):
            return " ".join(filter(None, (noun, head, _ending(_COPULA_PREPOSITION.sub("", deed)))))
        deed = _ending(deed)
        if len(deed.split()) > 1:
            return " ".join(filter(None, (noun, head, who, deed)))
        return f"{noun} {head}".strip()
    modifier = _ending(tail)
    done = verb_before(scope.words_before)
    if modifier and not _LEADS_ON.match(f" {modifier} "):
        return f"{noun} {modifier}"
    if done and done not in _BARE and len(modifier.split()) < 10:
        return f"{noun} {done} {modifier}".strip()
    return f"{noun} {modifier}".strip()


#: Participles that add nothing to the noun.
_BARE_WORDS = "met had made taken given added put set included brought seen held used run worked led involved followed "
_BARE = frozenset(_BARE_WORDS.split())


def _ending(text: str) -> str:
    """The words that follow the noun, without loose ends; their first preposition stays."""
    first, _, rest = text.strip().partition(" ")
    if not rest:
        return (
            ""
            if re.fullmatch(r"(?:and|or|but|of|in|from|to|by|with|at|for|on|each|more|respectively|the|a)?", first)
            else first
        )
    phrase = noun_phrase(f"x {rest}", 20).removeprefix("x").strip()
    return (
        f"{first} {phrase}".strip()
        if phrase
        else (
            first
            if not re.fullmatch(
                r"(?:and|or|but|of|in|from|to|by|with|at|for|on|the|a|will|would|are|is|was|were|have|has|had)", first
            )
            else ""
        )
    )
