"""What an English measure (money, share, mass, energy …) measures: the clause's subject, its object, or what follows "of"."""

import re
from functools import cache

from tasks.extraction.metric_phrases_en import AROUND, last_phrase, lower_first, noun_phrase, statement
from tasks.extraction.metric_scope import Scope
from tasks.extraction.metric_trends_en import change_named, clause_subject
from tasks.vocabularies.action_verbs import forms, verb_rows

_NOUN_OF = re.compile(
    r"\b((?:(?!(?:the|to|and|or|by|of|with|for|from|in|a|an)\s)[\w\-]+\s){0,3}(?:loss|production|consumption|use|emissions?|reductions?|"
    r"destruction|disposal|phase-out|generation|recycling|collection|savings?|treatment|investments?|capacity|output|exports?|"
    r"imports?|area|total|removal|recovery|budget|amount|volume|value|cost|costs|turnover|grants?|loans?|contributions?|funding|"
    r"share|rate|increase|decrease|growth|decline|rise|cut|efficiency|allocation|envelope|financing|co-financing|deficit|surplus|"
    r"level|sum|price|fee|debt|revenue|income|profit|sales|trade|balance|arrears|support|distance|length|depth|height|weight|"
    r"average|drop|fall|expenditure|payments?|pledges?|commitments?|disbursements?|speed|range|power|load|demand|supply|reserves?))"
    rf"\s(?:of|by|to|at|worth|totall?ing|amounting to|between|from)\s{AROUND}$",
    re.IGNORECASE,
)
_WORTH = re.compile(
    r"(?:,?\s(?:worth|total+ing|amounting to|valued at|costing|estimated at|with (?:an?|the|its) (?:total )?"
    r"(?:budget|value|cost|capacity|area|total|funding|investment)?\s?(?:of)?)|(?<=programme)"
    rf"\sof)\s{AROUND}$",
    re.IGNORECASE,
)
_EQUAL_TO = re.compile(rf"\sof\s(?P<what>[^,;:#]+),\s(?:equal|equivalent|amounting|corresponding)\sto\s{AROUND}$")
_IN_BRACKETS = re.compile(
    r"(?P<item>(?:[A-Z][\w.'’\-]*\s|the\s|and\s|of\s){0,5}[A-Z][\w.'’\-]*)\s\(\s?(?:both\s|up\s|down\s)?[+\-–−]?$"
)
_RELATIVE = re.compile(r"(?P<what>[^,;:]{2,120}),?\s(?:which|that|who)\s(?P<rest>[^;:]{0,60})$")
DIMENSION = {
    "money": "sum", "energy": "energy", "power": "capacity", "area": "area", "length": "length", "time": "time",
    "volume": "volume", "mass": "mass", "temperature": "temperature",
}  # fmt: skip
_SUFFIX = re.compile(
    r"^\s(?P<suffix>(?:of|for|in|per|from|above|below|at|among|on|across|to|worldwide|against)\b[^,;:.()#@]{0,90}(?![\w\-]))"
)


@cache
def _participles() -> dict[str, str]:
    """Every finite or -ing form of a listed verb → its participle: saved, saving, saves → saved."""
    own = {"sav": "saved", "spar": "spared"}
    table: dict[str, str] = {}
    for row in verb_rows():
        for form in (row.base, row.past, row.participle, row.ing, row.third):
            table.setdefault(form, row.participle)
    for stem, participle in own.items():
        for ending in ("e", "es", "ed", "ing"):
            table.setdefault(stem + ending, participle)
    return table


_VERB_BEFORE = re.compile(rf"\b(?P<verb>[a-z\-]+)(?P<particle>\s(?:out|up|off|in))?\s{AROUND}$", re.IGNORECASE)


def verb_before(words: str) -> str | None:
    """The participle of the verb whose object the figure is ("saving some" → saved), None where no verb stands there."""
    match = _VERB_BEFORE.search(words)
    done = _participles().get(match["verb"].lower()) if match else None
    if match is None or done is None:
        return None
    particle = match["particle"] or ""
    return f"{done}{particle}" if particle.strip() != "in" else done


def without_second_verb(text: str) -> str:
    """``text`` up to the conjunction that begins another statement ("of electricity and avoids …")."""
    for match in re.finditer(r"\s(?:and|or|but)\s(?P<word>[a-z\-]+)\s", text):
        if match["word"] in _second_verbs():
            return text[: match.start()]
    return text


@cache
def _second_verbs() -> frozenset[str]:
    return frozenset(forms("third")) | frozenset(forms("past")) | frozenset(forms("ing"))


def suffix_of(after: str) -> str:
    """The words right after a measure that say of what, where or for what it is; "" for a date or another figure."""
    match = _SUFFIX.match(after)
    if match is None:
        return ""
    words = re.split(
        r"\s(?:and|but|or)\s(?=(?:by|from|to|at|in|for|on|about|some|over|nearly|more|has|have|had|is|was|were|are|will|would|address|"
        r"\w+(?:ed|ing|es))\b)|\s(?:while|which|that|who|when|where|thereby|thus|according|compared|is|are|was|were|has|have|will)\b",
        without_second_verb(match["suffix"]),
    )[0]
    if re.search(r"\s(?:over|some|about|nearly|more than|at least)?\s?$", words) and after[match.end() :][:1] in "#@":
        words = re.sub(
            r"\s(?:in|for|of|from|to|at|by|on|across|over|and|with)(?:\s(?:over|some|about|nearly|more than|at least|the))*\s?$",
            "",
            words,
        )
    if after[match.end() :][:1] in "#@":
        words = re.sub(
            r"\s?\b(?:in|for|of|from|to|at|by|on|across|among)(?:\s(?:over|some|about|nearly|more|than|at|least|the|up|to))*\s?$",
            "",
            words,
        )
    preposition, _, rest = words.partition(" ")
    article = re.match(r"(?:the|its|their|an?)\s", rest)
    phrase = noun_phrase(rest)
    return f" {preposition} {article[0] if article else ''}{phrase}" if phrase else ""


def measure_subject(scope: Scope, *, with_suffix: bool = True) -> str | None:
    """The subject of a measure, None where none of the forms of English known here fits."""
    before, after, group = scope.words_before, scope.words_after, scope.quantity.group
    item = _IN_BRACKETS.search(before)
    if item:
        return _bracketed(before[: item.start()], item["item"])
    bracket = re.search(r"(?P<what>[^;:#@()]{2,90})\s\(\s?[+\-–−]?$", before)
    if bracket:
        return (
            last_phrase(re.sub(r"^.*\b(?:of|was|were|is|are|reached)\s(?=total|the total)", "", bracket["what"]))
            or None
        )
    if equal := _EQUAL_TO.search(before):
        return noun_phrase(equal["what"]) or None
    changed = change_named(before, group)
    suffix = suffix_of(after) if with_suffix else ""
    if changed:
        return changed + (suffix if suffix.startswith((" per ", " in ", " of ", " for ")) else "")
    subject = clause_subject(before)
    noun_of = _NOUN_OF.search(before)
    if subject and not (
        noun_of
        and noun_phrase(noun_of[1]) not in subject
        and noun_of.start() > len(before) - 60
        and _object_noun(before)
    ):
        return subject + (
            suffix if suffix.startswith((" of ", " for ", " in ", " per ", " from ", " above ", " below ")) else ""
        )
    worth = _WORTH.search(before)
    if worth and (not noun_of or "with" in worth[0]):
        purpose = re.match(r"\s(?:to\s[a-z]|for\s)[^,;.#@]{2,80}(?![\w\-])", after)
        return _thing(before[: worth.start()]) + (" " + noun_phrase_keep(purpose[0]) if purpose else "")
    if noun_of:
        return lower_first(noun_phrase(noun_of[1])) + (suffix if not suffix.startswith(" to ") else "")
    return _object(scope, before, suffix)


def _object_noun(before: str) -> bool:
    """Whether the noun before the figure is the object of a verb other than that of a level or trend."""
    return (
        re.search(
            r"\b(?:approved|received|provided|secured|allocated|awarded|signed|granted|reported|recorded)\b", before
        )
        is not None
    )


def noun_phrase_keep(text: str) -> str:
    """``text`` without dates and figures, its first preposition kept ("to train smiths")."""
    first, _, rest = text.strip().partition(" ")
    return f"{first} {noun_phrase(rest)}".strip()


def _thing(text: str) -> str:
    """What is worth the sum: the last noun phrase, after the verb or the article that opens it."""
    pieces = re.split(
        r"(?<!\bin )(?<!\bof )(?<!\bby )(?<!\bfor )(?<!\bto )(?<!\bon )(?<!\bat )(?<!\bwith )\b(?:an?|the|its|their|this|"
        r"another|these|representing|with|including)\s",
        text,
    )
    return noun_phrase(pieces[-1]) or last_phrase(text)


def _bracketed(before: str, item: str) -> str:
    """``highest increases in Portugal`` for "The highest increases were registered in Portugal (+6.8%)"."""
    name = noun_phrase(item)
    last = re.sub(r"^(?:,\sand|,|\sand)\s", "", before.rpartition("#)")[2])
    own = re.match(r"(?P<head>.*\w)\s(?:in|for|by|at|from|to)(?:\sthe)?\s*$", last)
    if own is None:  # an item of a list: what is listed stands before its first item
        first = re.sub(
            r"(?:[A-Z][\w.'’\-]*\s(?:[A-Z][\w.'’\-]*\s|of\s|and\s){0,4}\((?:both\s)?[+\-–−]?#\)(?:,\sand\s|,\s|"
            r"\sand\s|\s|$))+\W*(?:the\s)?$",
            "",
            before,
        )
        own = re.match(
            r"(?P<head>.*\w)\s(?:in|for|by|at|from|to)(?:\sthe)?\s*$", re.sub(r"^.*#\)(?:,\sand|,|\sand)\s", "", first)
        )
    head = last_phrase(re.sub(r"\s(?:were|was|are|is)\s\w+(?:ed|en|wn)$", "", statement(own["head"]))) if own else ""
    return f"{head} in {name}" if head and head != name else name


def _object(scope: Scope, before: str, suffix: str) -> str | None:
    """The figure as object of a verb: "saved 40 t of steel" → steel saved, "invested US$ 4 million in" → sum invested in …"""
    done = verb_before(before)
    group = scope.quantity.group
    if suffix.startswith(" of ") or (
        suffix.startswith(" in ") and group == "money" and not (done or "").startswith(("invest", "spent"))
    ):
        what = suffix.partition(" ")[2].partition(" ")[2]
        return f"{what} {done}" if done and group != "share" and len(what.split()) < 8 else what
    if done is None:
        return None
    if group in ("share", "ratio", ""):
        return None
    dimension = DIMENSION.get(group, "amount")
    relative = _RELATIVE.search(before)
    by = f" by {last_phrase(_goal(relative['what']))}" if relative and last_phrase(_goal(relative["what"])) else ""
    return f"{dimension} {done}{by}{suffix if not by else ''}"


def _goal(text: str) -> str:
    """The object of the last verb of an antecedent: "plan to install heat pumps by @" → heat pumps."""
    return re.sub(r"^.*\bto\s[a-z]+\s", "", text)
