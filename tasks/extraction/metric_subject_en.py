# Patterns and tables of words are kept whole, each alternative beside its like.
# ruff: noqa: E501
"""What an English figure measures, in the words of its sentence: the counted noun and what happened to it."""

import re

from tasks.extraction.metric_scope import Scope, without_marks

_LONGEST_WORDS = 22
_CUT = re.compile(
    r";|:\s|\.\s|\s\(|\)|,\s(?:which|while|whereas|including|thereby|thus|so|because|and\s(?:over|more|about|\d|a\b|one|two|was|were|is|are|has|have)|"
    r"saving|resulting|leading|with|as|bringing|the)\b|[\"”]|\sthereby\b|\s(?:during|over|in|within) the (?:past|last|next|same)\b.*?(?=\sto\s|$)"
)
_AUXILIARY = re.compile(
    r"^(?P<head>.*?)\s(?:have been|has been|had been|were|was|are being|is being|are|is)\s(?P<rest>(?:\w+ly\s)?\w+(?:ed|en|wn|ught|lt|ut|ld|ne|id)\b.*)$",
    re.S,
)
_FINITE = re.compile(
    r"^\s+(?P<verb>(?:took|take|takes|joined|attended|participated|met|signed|received|completed|adopted|reported|agreed|work|works|worked|use|uses|used|"
    r"die|died|live|lived|will|have|has|had|are|were|is|was|benefited|contributed|gained|visited|declared|ratified|came|made|presented|showed|expressed)\b)"
)
_OBJECT_VERB = re.compile(r"\b(help|assist|enabl|allow|encourag)(?:ed|ing|s|es|e)?\s+$", re.IGNORECASE)
_PARTICIPLE = {"help": "helped", "assist": "assisted", "enabl": "enabled", "allow": "allowed", "encourag": "encouraged"}
_NOUN_OF_BEFORE = re.compile(
    r"\b((?:the\s)?(?:loss|production|consumption|use|emission|emissions|reduction|destruction|disposal|phase-out|generation|recycling|collection|saving|savings|"
    r"treatment|investment|capacity|output|export|exports|import|imports|area|total|treatment|removal|recovery|budget|amount|volume|value|cost|turnover|grant|loan|"
    r"contribution|funding|share|rate|increase|decrease|growth|decline|rise|cut|efficiency))\s(?:of|by|to|at|in)\s$",
    re.IGNORECASE,
)
_SUBJECT_BEFORE = re.compile(
    r"(?P<subject>[^,;:]{3,120}?)\s(?P<verb>is|was|are|were|reached|rose|fell|grew|increased|decreased|declined|dropped|totall?ed|amounted|stood|will be|can be|has been|have been)"
    r"(?:\s(?:to|by|at|from|only|about))*\s$",
    re.IGNORECASE,
)
_VERB_BEFORE = re.compile(
    r"(?P<verb>[a-z]+(?:ed|ing|es|s|t))(?:\s(?:out|up|off))?\s(?P<object>(?:[\w\-']+\s){0,5}?)(?:by|to|from)?\s?$",
    re.IGNORECASE,
)


def _tidy(text: str) -> str:
    words = without_marks(text).strip(' ,.;:–-—"“”').split(" ")
    return " ".join(words[:_LONGEST_WORDS]).strip(" ,.;:")


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _tail(scope: Scope) -> str:
    """The words after the figure that still speak of it."""
    stop = min(scope.clause_end, max(scope.next_start, scope.end))
    if scope.next_start < scope.clause_end and re.fullmatch(
        r"\s(?:from|of|in|across|at)\s(?:the\s)?", scope.sentence[scope.end : scope.next_start]
    ):
        stop = scope.clause_end
    text = scope.sentence[scope.end : stop]
    period = re.compile(
        r"\s(?:during|over|in|within|for) the (?:past|last|next|same) [\w\- ]{2,20}?years?", re.IGNORECASE
    )
    text = re.sub(r"\s(?:until|by|in|since) (?:19|20)\d\d\b", "", period.sub("", text))
    cut = _CUT.search(text)
    text = text[: cut.start()] if cut else text
    return re.sub(r"\s*(?:,?\s(?:and|or|from|of|including|while|with))?\s*$", "", text)


def subject_en(scope: Scope) -> str:
    """The English subject of a figure: never empty, always words of the sentence, reordered only around the verb."""
    quantity = scope.quantity
    tail = _tail(scope)
    if quantity.noun:
        noun = without_marks(quantity.noun)
        helped = _OBJECT_VERB.search(scope.before)
        if helped and re.match(r"\s[a-z]+\b", tail):
            return _tidy(f"{noun} {_PARTICIPLE[helped[1].lower()]} to{tail}")
        passive = _AUXILIARY.match(tail)
        if passive:
            return _tidy(f"{noun}{passive['head']} {passive['rest']}")
        if _FINITE.match(tail):
            return _tidy(f"{noun} {'who' if quantity.group == 'person' else 'that'}{tail}")
        return _tidy(noun + tail)
    of = re.match(r"\s(?:of|in)\s(?P<what>.+)$", tail, re.S)
    before = scope.sentence[
        max(
            scope.clause_start, scope.previous_end if scope.previous_end > scope.clause_start else scope.clause_start
        ) : scope.start
    ]
    noun_of = _NOUN_OF_BEFORE.search(before)
    if of:
        passive = _AUXILIARY.match(" " + of["what"])
        what = f"{passive['head'].strip()} {passive['rest']}" if passive else of["what"]
        prefix = (
            f"{noun_of[1].lower().removeprefix('the ')} of "
            if noun_of
            else "share of "
            if quantity.unit == "%" and not passive
            else ""
        )
        return _tidy(prefix + what)
    said = _SUBJECT_BEFORE.search(before)
    if said:
        follows = tail if re.match(r"\s(?:of|for|in|per|from)\b", tail) else ""
        return _tidy(
            _lower_first(re.sub(r"^(?:and|but|however|the)\s", "", said["subject"].strip(), flags=re.I)) + follows
        )
    if noun_of:
        return _tidy(f"{noun_of[1].lower().removeprefix('the ')}{tail}")
    rest = _tidy(re.sub(r"^.*?,\s", "", before) if len(before) > 120 else before)
    words = rest.split(" ")[-12:]
    text = _tidy(_lower_first(" ".join(words)) + (" …" if tail.strip() else "") + tail)
    return text or without_marks(quantity.surface)
