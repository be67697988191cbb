"""English inflection by rule: plurals of terms, gerunds of base verbs, sentence-initial capitals."""

_IRREGULAR = {
    "woman": "women",
    "man": "men",
    "person": "people",
    "child": "children",
    "analysis": "analyses",
    "basis": "bases",
    "crisis": "crises",
    "criterion": "criteria",
    "medium": "media",
    "series": "series",
    "species": "species",
    "means": "means",
    "headquarters": "headquarters",
    "staff": "staff",
    "data": "data",
    "leaf": "leaves",
    "life": "lives",
    "shelf": "shelves",
    "equipment": "equipment",
    "appendix": "appendices",
    "annex": "annexes",
    "expertise": "expertise",
    "feedback": "feedback",
    "phenomenon": "phenomena",
    "hypothesis": "hypotheses",
    "synthesis": "syntheses",
    "diagnosis": "diagnoses",
    "addendum": "addenda",
    "corrigendum": "corrigenda",
    "spokesperson": "spokespersons",
    "aircraft": "aircraft",
    "livestock": "livestock",
}
_VOWELS = "aeiou"
# Base verbs of one stressed closing syllable double their last letter.
_DOUBLING = frozenset(
    ["cut", "set", "put", "plan", "ban", "stop", "begin", "get", "run", "submit", "commit", "refer", "control", "win"]
)
_PARTICIPLES = {
    "undertake": "undertaken", "take": "taken", "make": "made", "give": "given", "hold": "held", "build": "built",
    "lead": "led", "draw": "drawn", "write": "written", "set": "set", "put": "put", "find": "found", "choose": "chosen",
    "bring": "brought", "pay": "paid", "meet": "met", "begin": "begun", "run": "run", "get": "obtained", "win": "won",
    "grow": "grown", "know": "known", "see": "seen", "show": "shown", "face": "faced", "bear": "borne", "spend": "spent",
    "buy": "bought", "sell": "sold", "teach": "taught", "oversee": "overseen", "cut": "cut", "keep": "kept",
}  # fmt: skip


def plural(term: str) -> str:
    """The plural of a noun or noun phrase whose head is its last word.

    >>> plural("national action plan"), plural("policy"), plural("decision maker"), plural("analysis")
    ('national action plans', 'policies', 'decision makers', 'analyses')
    """
    before, _, head = term.rpartition(" ")
    lower = head.lower()
    if lower in _IRREGULAR:
        many = _IRREGULAR[lower]
    elif lower.endswith("y") and len(lower) > 1 and lower[-2] not in _VOWELS:
        many = head[:-1] + "ies"
    elif lower.endswith(("s", "x", "z", "ch", "sh")):
        many = head + "es"
    else:
        many = head + "s"
    return f"{before} {many}" if before else many


def gerund(verb: str) -> str:
    """The -ing form of a base verb, particles kept.

    >>> gerund("promote"), gerund("phase out"), gerund("invest in"), gerund("submit")
    ('promoting', 'phasing out', 'investing in', 'submitting')
    """
    head, _, rest = verb.partition(" ")
    if rest.startswith("and "):
        return f"{gerund(head)} and {gerund(rest[4:])}"
    if head in _DOUBLING:
        form = head + head[-1] + "ing"
    elif head.endswith("e") and not head.endswith(("ee", "oe", "ye")):
        form = head[:-1] + "ing"
    else:
        form = head + "ing"
    return f"{form} {rest}" if rest else form


def participle(verb: str) -> str:
    """The past participle of a base verb, particles kept.

    >>> participle("carry out"), participle("undertake"), participle("submit"), participle("provide")
    ('carried out', 'undertaken', 'submitted', 'provided')
    """
    head, _, rest = verb.partition(" ")
    if rest.startswith("and "):
        return f"{participle(head)} and {participle(rest[4:])}"
    if head in _PARTICIPLES:
        form = _PARTICIPLES[head]
    elif head in _DOUBLING:
        form = f"{head}{head[-1]}ed"
    elif head.endswith("e"):
        form = f"{head}d"
    elif head.endswith("y") and head[-2] not in _VOWELS:
        form = f"{head[:-1]}ied"
    else:
        form = f"{head}ed"
    return f"{form} {rest}" if rest else form


def capitalised(text: str) -> str:
    """``text`` with its first letter in upper case, the rest untouched.

    >>> capitalised("implementation of the Montreal Protocol")
    'Implementation of the Montreal Protocol'
    """
    return text[:1].upper() + text[1:]


def joined(items: list[str]) -> str:
    """``a``, ``a and b``, ``a, b and c`` (UN style: no comma before "and").

    >>> joined(["a", "b", "c"])
    'a, b and c'
    """
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"
