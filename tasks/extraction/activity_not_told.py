"""Verb groups that tell of no act: denied, said only, background of recent years, or nouns that look like verbs."""

import re

# "has been selected and will start in January": made ready, not done yet.
READY = re.compile(
    r"\s*(?:has|have|was|were)\s+(?:\w+ly\s+|also\s+|now\s+)?(?:been\s+)?(?:\w+ly\s+)?(?:selected|chosen|identified"
    r"|shortlisted|scheduled|prepared|designed"
    r"|drafted|planned|earmarked|nominated|formulated)\b[^.;]{0,160}?\band\s+(?:it\s+|they\s+)?(?:will|shall|(?:is"
    r"|are)\s+(?:expected|due|scheduled|set)\s+to)\b",
    re.I,
)


def only_spoke(before: str) -> bool:
    """Whether a verb of speech stands before the past form: "stressed the role of zones in export led growth"."""
    return _SPOKE.search(before) is not None and not re.search(r"\b(?:and|which|who)\s*$", before)


_SPOKE = re.compile(
    r"\b(?:emphasi[sz]ed|stressed|underlined|underscored|highlighted|noted|said|stated|explained|remarked)\s+(?:the|that|how)\b",
    re.I,
)
_OVER_YEARS = re.compile(
    r"^\W*(?:(?:over|in|during|for|throughout)\s+(?:the\s+)?(?:past|last|recent)\s+(?:few\s+|several\s+|two\s+"
    r"|three\s+|five\s+|ten\s+|\d+\s+)?(?:years?|decades?)"
    r"|over\s+the\s+years|traditionally|historically|globally|worldwide)\b,?\s*",
    re.I,
)


def is_context(text: str, verb: int) -> bool:
    """Whether a sentence about "recent years" names nobody who acted: the state of things, no activity."""
    opening = _OVER_YEARS.match(text)
    if opening is None or verb < opening.end():
        return False
    subject = text[opening.end() : verb]
    named = re.sub(r"\([^()]*\)", "", subject)
    return (
        re.search(r"\b[A-Z]", named) is None
        and re.search(r"\b(?:we|centre|center|project|programme|government)\b", named, re.I) is None
    )


_NOUN_TOO = re.compile(r"(?:support|work|help|fund|train|lead|offer|finance|run|assist)\b", re.I)
_BEFORE_NOUN = re.compile(
    r"(?:\b(?:the|an?|his|her|its|their|our|your|this|that|these|any|some|no|further|for|of|with|in|by|through|from|on"
    r"|under|to|more|continued|financial"
    r"|technical|strong|full|and\s+other|such|similar|joint|future|recent|provided|providing|provides?|appreciates?d?)"
    r"|[’']s)\s+$",
    re.I,
)


def is_noun(body: str, match: re.Match[str]) -> bool:
    """Whether "support", "work" and their like stand as nouns: "his support to the mandate"."""
    return (
        _NOUN_TOO.match(match.group()) is not None
        and _BEFORE_NOUN.search(body, max(match.start() - 30, 0), match.start()) is not None
    )


# "recognised the importance of …" is said, "recognised ten companies" done.
ONLY_SAYS = re.compile(
    r"\brecogni[sz]ed\s+(?:that\b|as\b|(?:the|its|their)\s+(?:\w+\s+){0,2}?(?:importance|need|role|value|potential"
    r"|significance|urgency|efforts?|contributions?"
    r"|challenges?|necessity|progress|impact|right|fact)\b)",
    re.I,
)
DENIED = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|does|do|will|would|can|could)\s+(?:not|never)\b(?!\s+only\b)|\b(?:is|are"
    r"|was|were|has|have|had|did|does|do|wo|ca)n['’]t\b"
    r"|\bcannot\b|\bfailed\s+to\b|\b(?:has|have|had)\s+yet\s+to\b",
    re.I,
)
NEW_CLAUSE = re.compile(r"[;:]|\b(?:but|and|however|although|though|while|whereas|instead|nevertheless|yet)\b", re.I)
