"""What an English figure measures, in the words of its sentence: the counted noun and what happened to it."""

import re

from tasks.extraction.metric_scope import Scope, without_marks
from tasks.grammar.count_nouns_en import plural_of

_LONGEST_WORDS = 22
_CUT = re.compile(
    r";|:\s|\.\s|\s\(|\)|,\s(?:which|while|whereas|including|thereby|thus|so|because|and\s(?:over|more|about|\d|a\b|one|two|was|"
    r"were|is|are|has|have)|with|as|the|equal|equivalent|or|worth|compared|against|up|down|an?|\w+ing)\b|[\"”]|\sthereby\b"
    r"|\sand\sto\b|\s(?:during|over|in|within) the (?:past|last|next|same)\b.*?(?=\sto\s|$)"
)
_AUXILIARY = re.compile(
    r"^(?P<head>.*?)\s(?:have been|has been|had been|were|was|are being|is being|are|"
    r"is)\s(?P<rest>(?:\w+ly\s)?\w+(?:ed|en|wn|ught|lt|ut|ld|ne|id)\b.*)$",
    re.S,
)
_FINITE = re.compile(
    r"^\s+(?P<verb>(?:took|take|takes|joined|attended|participated|met|signed|received|completed|adopted|reported|"
    r"agreed|work|works|worked|use|uses|used|"
    r"die|died|live|lived|will|have|has|had|are|were|is|was|benefited|contributed|gained|visited|declared|"
    r"ratified|came|made|presented|showed|expressed)\b)"
)
_OBJECT_VERB = re.compile(r"\b(help|assist|enabl|allow|encourag)(?:ed|ing|s|es|e)?\s+$", re.IGNORECASE)
_PARTICIPLE = {"help": "helped", "assist": "assisted", "enabl": "enabled", "allow": "allowed", "encourag": "encouraged"}
_AROUND = r"(?:(?:between|about|some|around|over|nearly|almost|only|just|more than|at least|less than|up to)\s)*"
_NOUN_OF_BEFORE = re.compile(
    r"\b((?:(?!the\s|to\s)[\w\-]+\s){0,2}(?:loss|production|consumption|use|emission|emissions|reduction|destruction|disposal|phase-out|"
    r"generation|recycling|collection|saving|savings|treatment|investment|capacity|output|export|exports|import|imports|"
    r"area|total|removal|recovery|budget|amount|volume|value|cost|turnover|grant|grants|loan|loans|contribution|funding|"
    r"share|rate|increase|decrease|growth|decline|rise|cut|efficiency))\s(?:of|by|to|at|in)\s" + _AROUND + "$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:to \w+ the\s|(?:while|whereas|and|but|or|with|the|a|an|its|their|to|by|of|in|on|from|for|that|which|will|would|"
    r"be|has|have|had|"
    r"is|was|are|were|"
    r"down|up|also|total)\s)+",
    re.IGNORECASE,
)
_SUBJECT_BEFORE = re.compile(
    r"(?P<subject>[^,;:]{3,120}?)\s(?P<verb>is|was|are|were|reached|rose|fell|grew|increased|decreased|declined|dropped|"
    r"totall?ed|amounted|stood|climbed|slipped|ranged|varied|improved|(?:more than |nearly |almost )?(?:doubled|tripled|halved),?|"
    r"will be|"
    r"can be|has been|have been|will amount|is estimated|was estimated|fixed|set)"
    r"(?:\s(?:to|by|at|from|only|about|already|now|fixed|set|estimated|put|down|up))*\s" + _AROUND + "$",
    re.IGNORECASE,
)
#: "cutting water use by": the change and what is changed.
_CHANGED = re.compile(
    r"\b(?P<verb>cut(?:s|ting)?|reduc(?:e|es|ed|ing)|lower(?:s|ed|ing)?|decreas(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|"
    r"increas(?:e|es|ed|ing)|boost(?:s|ed|ing)?|improv(?:e|es|ed|ing)|expand(?:s|ed|ing)?)\s"
    r"(?P<object>[^,;:]{2,60}?)\s(?P<how>by|to|from)\s" + _AROUND + "$",
    re.IGNORECASE,
)
_NAME_OF_CHANGE = {"cut": "reduction in", "reduc": "reduction in", "lower": "reduction in", "decreas": "reduction in",
                   "rais": "increase in", "increas": "increase in", "boost": "increase in", "improv": "improvement in",
                   "expand": "expansion of"}  # fmt: skip
#: "a five-year programme worth": what costs or is worth the sum.
_WORTH = re.compile(
    r"^(?:.*\s)?(?:a|an|the|its|their|this|another)\s(?P<thing>(?:[\w\-]+\s){0,5}?[\w\-]+)\s"
    r"(?:worth|total+ing|amounting to|valued at|costing|with a (?:total )?(?:budget|value) of|of)\s" + _AROUND + "$",
    re.IGNORECASE,
)
_OTHER_END = re.compile(
    r"(?:\band to \w+|\bto|\bagainst|\bcompared (?:with|to)|\b(?:up|down) from|\bversus|\bfrom)\s" + _AROUND + "$",
    re.IGNORECASE,
)
_EQUAL_TO = re.compile(r"\sof\s(?P<what>[^,;:]+),\s(?:equal|equivalent|amounting|corresponding)\sto\s" + _AROUND + "$")
_LAST_INTENT = re.compile(r"^.*\b(?:aims?|agreed|plans?|hopes?|wants?|seeks?|order|expected|intends?) to \w+\s", re.S)
_SHARE_OF_THEM = re.compile(r"^\s(?:were|was|are|is|had|have|has)\b")


def _tidy(text: str) -> str:
    words = without_marks(text).strip(' ,.;:–-—"“”').split(" ")
    return " ".join(words[:_LONGEST_WORDS]).strip(" ,.;:")


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


_PERIOD = re.compile(
    r"\s(?:during|over|in|within|for) the (?:past|last|next|same) [\w\- ]{2,20}?years?|\s(?:until|by|in|since) (?:19|20)\d\d\b",
    re.IGNORECASE,
)
_RATE_END = re.compile(r"\s(?:a|per|each|every) (?:year|month|day|annum)\s*$|\s(?:annually|yearly)\s*$", re.IGNORECASE)
#: "CO2 and saves (7,500,000 m³ of water)": the verb of the next figure.
_NEXT_VERB = re.compile(r"\s(?:and|or)(?:\s\w+ly)?\s[a-z]+(?:s|ed|ing)\s*$")
_LOOSE_END = re.compile(
    r"(?:\s*,?\s(?:and|or|from|of|including|while|with|are expected|is expected|each|respectively|earlier|a year earlier|"
    r"on|with|to|for|at|by|into|than))+\s*$"
)


def _tail(scope: Scope) -> str:
    """The words after the figure that still speak of it."""
    stop = min(scope.clause_end, max(scope.next_start, scope.end))
    if scope.next_start < scope.clause_end and re.fullmatch(
        r"\s(?:from|of|in|across|at)\s(?:the\s)?", scope.sentence[scope.end : scope.next_start]
    ):
        stop = scope.clause_end
    text = _PERIOD.sub("", scope.sentence[scope.end : stop])
    cut = _CUT.search(text)
    text = text[: cut.start()] if cut else text
    text = _RATE_END.sub("", _LOOSE_END.sub("", text.rstrip(" .,;:")))
    return _NEXT_VERB.sub("", text) if stop == scope.next_start else text


def _counted(scope: Scope) -> str:
    """The noun phrase a count is of: as printed, else the plural of its unit where the number stands alone."""
    quantity = scope.quantity
    if quantity.noun:
        return without_marks(quantity.noun)
    if quantity.group in _COUNTED_GROUPS and quantity.unit:
        return "people" if quantity.unit == "person" else plural_of(quantity.unit)
    return ""


def _of_count(scope: Scope, noun: str, tail: str) -> str:
    helped = _OBJECT_VERB.search(scope.before)
    if helped and re.match(r"\s[a-z]+\b", tail):
        return f"{noun} {_PARTICIPLE[helped[1].lower()]} to{tail}"
    passive = _AUXILIARY.match(tail)
    if passive:
        return f"{noun}{passive['head']} {passive['rest']}"
    if _FINITE.match(tail):
        return f"{noun} {'who' if scope.quantity.group == 'person' else 'that'}{tail}"
    return noun + tail


def _named_before(before: str, tail: str) -> str | None:
    """The subject named by the words before a measure, None where they have none of the known forms."""
    changed = _CHANGED.search(before)
    if changed:
        stem = next(stem for stem in _NAME_OF_CHANGE if changed["verb"].lower().startswith(stem))
        change = f"{_NAME_OF_CHANGE[stem]} " if changed["how"] == "by" else ""
        return change + _LEADING.sub("", changed["object"])
    worth = _WORTH.search(before)
    noun_of = _NOUN_OF_BEFORE.search(before)
    if worth and not noun_of:
        return worth["thing"] + (tail if re.match(r"\s(?:to|for|on|in|that)\b", tail) else "")
    said = _SUBJECT_BEFORE.search(before)
    if said:
        follows = tail.split(",")[0] if re.match(r"\s(?:of|for|in|per|from|above|below)\b", tail) else ""
        return _lower_first(_LEADING.sub("", said["subject"].strip())) + follows
    if noun_of:
        follows = tail if re.match(r"\s(?:of|for|in|per|from|on|at|among)\b", tail) else ""
        return _lower_first(_LEADING.sub("", noun_of[1])) + follows
    return None


def subject_en(scope: Scope) -> str:
    """The English subject of a figure: never empty, always words of the sentence, reordered only around the verb."""
    quantity, tail = scope.quantity, _tail(scope)
    noun = _counted(scope)
    shared = re.match(r"\s(?:out )?of (?:(?:the|its|their|all) )?[\w,.]+\s", tail)
    if noun and shared and tail.startswith(noun, shared.end()):  # 18 of the 25 parks reviewed
        tail = tail[shared.end() + len(noun) :]
    if noun:
        return _tidy(_of_count(scope, noun, tail))
    start = max(scope.clause_start, scope.previous_end)
    before = scope.sentence[start : scope.start]
    if quantity.group == "share" and _SHARE_OF_THEM.match(tail) and scope.counted_before:
        who = "who" if scope.counted_before else "that"
        return _tidy(f"share of {without_marks(scope.counted_before)} {who}{tail}")
    of = re.match(r"\s(?:of|in)\s(?P<what>.+)$", tail, re.S)
    noun_of = _NOUN_OF_BEFORE.search(before)
    if of:
        passive = _AUXILIARY.match(" " + of["what"])
        what = f"{passive['head'].strip()} {passive['rest']}" if passive else of["what"]
        those = re.match(r"them\s+(?P<who>[a-z]+)$", what)
        if those and scope.counted_before:
            return _tidy(f"{those['who']} among {without_marks(scope.counted_before)}")
        named = _lower_first(_LEADING.sub("", noun_of[1])) if noun_of else ""
        prefix = f"{named} of " if named else "share of " if quantity.unit == "%" and not passive else ""
        return _tidy(prefix + what)
    if re.search(r"\d[-‑][a-z]", quantity.surface) and re.match(r"\s[A-Za-z]", tail):
        return _tidy(tail)  # the 300-hectare park
    spent = re.match(
        r"\s(?:will be|has been|have been|was|were|is|are)\s(?P<done>\w+ed\s(?:from|in|into|for|by|to)\b.*)$",
        tail,
        re.S,
    )
    if quantity.group == "money" and spent:
        return _tidy(f"sum {spent['done']}")
    which = re.match(r"\s(?:is|are|was|were)\s(?P<what>.+)$", tail, re.S)
    if which and re.search(r"\bof which\s$", before):
        return _tidy(which["what"])
    if quantity.group == "time" and re.match(r"\sto\s[a-z]", tail):
        return _tidy(f"time{tail}")  # it takes a thousand years to decompose a bag
    equal = _EQUAL_TO.search(before)
    if equal:
        return _tidy(equal["what"])
    named_before = _named_before(before, tail)
    if named_before and _tidy(named_before):
        return _tidy(named_before)
    if scope.previous_start > scope.clause_start and _OTHER_END.search(before):
        # The second of two values of one thing ("from 48 to 11"): its subject stands before the first.
        first = _named_before(scope.sentence[scope.clause_start : scope.previous_start], "")
        first = first or _LEADING.sub("", _BOUND_WORDS.sub("", _LAST_INTENT.sub("", _first_words(scope))))
        if first and _tidy(first) and len(first) < 60:
            return _tidy(first)
    return _last_words(scope, before, tail)


def _first_words(scope: Scope) -> str:
    """The words of the clause before the figure that stands before this one."""
    return scope.sentence[scope.clause_start : scope.previous_start].strip(' ,.;:–-—"“”')


def _last_words(scope: Scope, before: str, tail: str) -> str:
    """The last words before the figure and those after it, where no form of :func:`_named_before` fits."""
    words = _LEADING.sub("", _LAST_INTENT.sub("", before.strip(' ,.;:–-—"“”')))
    words = re.sub(r"^.*?,\s", "", words) if len(words) > 90 else words
    words = _tidy(_BOUND_WORDS.sub("", words))
    gap = " …" if words and tail.strip(" .,;:") else ""
    text = _tidy(_lower_first(" ".join(words.split(" ")[-12:])) + gap + tail)
    return text or without_marks(scope.quantity.surface)


_BOUND_WORDS = re.compile(r"\s*\b(?:from|to|at|by|of|well|between|is already|takes?|took|a further|another)$")
_COUNTED_GROUPS = frozenset(["person", "organisation", "place", "thing", "activity", "document", "event", "nature"])
