"""Trends, levels, changes and shares in English: whose value the verb before a figure states."""

import re

from tasks.extraction.metric_phrases_en import AROUND, last_phrase, noun_phrase, statement

#: Verbs of movement and level; a bare infinitive counts only behind a modal, for "a rise" and "the cost" are nouns.
_MODAL = r"(?:will|would|shall|could|may|might|can|should|to|not)\s(?:\w+ly\s)?"
_VERB = re.compile(
    r"(?<![#@])\b(?:(?P<up>rose|risen|rises|rising|grew|grown|grows|growing|increased|increases|increasing|climbed|climbs|surged|"
    r"jumped|gained|gains|went up|going up|(?:raised|boosted)(?=\s(?:by|from|to)\b)|expanded|improved|improves|soared|"
    r"accelerated|up|"
    rf"{_MODAL}(?:rise|grow|increase|climb|gain|expand|improve))|"
    r"(?P<down>fell|fallen|falls|falling|decreased|decreases|decreasing|declined|declines|declining|dropped|drops|"
    r"went down|going down|(?:cut|reduced|lowered|slashed)(?=\s(?:by|from|to)\b)|dropping|slipped|"
    r"shr[aou]nk|shrinks|plunged|contracted|down|slowed|"
    rf"{_MODAL}(?:fall|decrease|decline|drop|shrink|slow))|"
    r"(?P<level>is|was|are|were|be|been|reached|reaches|reaching|totall?ed|totals|amounts?|amounted|amounting|stands|stood|averaged|"
    r"averages|equall?ed|equals|remained|remains|ranged|ranges|ranging|varied|varies|came to|comes to|costs|corresponded|"
    r"corresponds|"
    r"requires|exceeded|exceeds|hit|measured|lasted|weighed|doubled|tripled|halved|"
    rf"{_MODAL}(?:reach|total|amount|average|equal|range|require|need|exceed|cost|double|triple|last|stand)))\b",
    re.IGNORECASE,
)
_AUXILIARY_END = re.compile(
    r"[\s,]*(?:\b(?:has|have|had|will|would|could|may|might|can|should|to|not|is|are|was|were|be|been|expected|projected|estimated|likely|"
    r"also|already|even|further|then|now|still|each|more than|nearly|almost|thus|\w+ly)\b[\s,]*)+$"
)
_NOUN_HERE = re.compile(r"\b(?:the|a|an|its|their|this|that|of|in|annual|further|sharp|and up|per)\s$", re.IGNORECASE)
#: Words that may stand between such a verb and its figure, and before a later figure of the same verb.
_LINK = re.compile(
    r"(?:[\s,(]|\b(?:by|from|to|at|of|and|or|in|for|as|against|versus|compared|with|an?|the|annual|average|annualized|rate|total|level|high|"
    r"low|record|all-time|estimated|set|fixed|put|expected|projected|valued|already|now|only|about|some|over|nearly|almost|just|"
    r"more|less|fewer|than|at least|least|up|down|around|approximately|roughly|between|another|further|reach|be|cost|year|"
    r"percentage|points?|fewer|slightly|sharply|on|per|\w+ly)\b|[#@$€£%])*",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"[\s,)]*(?:(?:in|for|at|across|on|per|a|of|before|after|under)\s[^,;#@]{1,45}|@|\(?[^,;#()]{0,40}\))?[\s,]*(?:(?:in|for)\s@)?[\s,]*(?:(?:and|or|but|then|up|down|"
    r"compared|as|year|earlier|further|again)\s)*[\s(]*(?:(?:by|from|to|at|of|against|versus|with|and|or)\s)*(?:an?\s(?:new\s|record\s|"
    r"all-time\s)?(?:high|low|peak|level|total|average|rate)\sof\s)?(?:@[\s,]*)?" + AROUND,
    re.IGNORECASE,
)
_SHARE_VERB = re.compile(
    r"\b(?:account(?:s|ed|ing)?(?:\s\w+)? for|ma(?:de|kes?|king) up|constitut(?:ed?|es|ing)|represent(?:s|ed|ing)?|"
    r"compris(?:ed?|es|ing)|"
    r"form(?:s|ed)|cover(?:s|ed|ing)|contribut(?:ed?|es|ing)(?: to)?|produc(?:ed?|es|ing)|consum(?:ed?|es|ing)|employ(?:s|ed|ing)?|"
    r"emit(?:s|ted)?|suppl(?:y|ies|ied)|generat(?:ed?|es)|provid(?:ed?|es)|t[ao]kes?|took|uses?|used|attract(?:s|ed)?|own(?:s|ed)?|"
    r"hold(?:s)?|held|receiv(?:ed?|es)|meet(?:s)?|met)\b",
    re.IGNORECASE,
)
_CHANGE_VERB = re.compile(
    r"\b(?:cut(?:s|ting)?|reduc(?:e|es|ed|ing)|lower(?:s|ed|ing)?|decreas(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|"
    r"increas(?:e|es|ed|ing)|boost(?:s|ed|ing)?|improv(?:e|es|ed|ing)|expand(?:s|ed|ing)?|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|"
    r"halv(?:e|es|ed|ing)|bring(?:s|ing)?|brought|push(?:ed|es|ing)|slash(?:ed|es|ing)?|limit(?:s|ed|ing)?|keep(?:s|ing)?|kept)\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\s(?P<object>(?!by\b|from\b|to\b|at\b|in\b|of\b|the past\b)[^;:#@]{2,100}?)[\s,]+(?:(?:down|up)\s)?"
    r"(?P<how>by|to|from|at|below|above)\b"
)
_NAME_OF_CHANGE = {"cut": "reduction in", "reduc": "reduction in", "lower": "reduction in", "decreas": "reduction in",
                   "slash": "reduction in", "rais": "increase in", "increas": "increase in", "boost": "increase in",
                   "improv": "improvement in", "expand": "expansion of"}  # fmt: skip
_ONLY_AROUND = re.compile(rf"\s{AROUND}", re.IGNORECASE)


def _follows(rest: str) -> bool:
    """Whether the figure at the end of ``rest`` is one of the values the verb before ``rest`` states."""
    if len(rest) > 180 or ";" in rest:
        return False
    head, figure, last = rest.rpartition("#")
    if not figure:
        return _LINK.fullmatch(rest) is not None
    return _LINK.match(head.partition("#")[0] + "#") is not None and bool(_LATER.fullmatch(last))


def change_named(words: str, group: str) -> str | None:
    """What is changed by a verb with an object: "cutting water use by" → reduction in water use."""
    for verb in reversed(list(_CHANGE_VERB.finditer(words))):
        match = _CHANGED.match(words, verb.end())
        if match is None or not _follows(f" {match['how']}{words[match.end() :]}"):
            continue
        thing = noun_phrase(match["object"])
        stem = next((stem for stem in _NAME_OF_CHANGE if verb[0].lower().startswith(stem)), "")
        how = re.search(r".*\b(by|from|to|at|below|above|and)\s[^#]{0,30}$", words[match.start("how") :], re.S)
        is_change = stem and (how[1].lower() == "by" if how else match["how"].lower() == "by") and group != "time"
        return f"{_NAME_OF_CHANGE[stem]} {thing}" if is_change and thing else thing or None
    return None


_PRONOUN_END = re.compile(r"(?:^|\s)(?:it|they|he|she|we|i|this|these|those)$", re.IGNORECASE)


def clause_subject(words: str) -> str | None:
    """The subject of the verb of a trend or level that leads to the figure, with the change where the figure is one."""
    text = statement(words)
    name = ""
    for verb in reversed(list(_VERB.finditer(text))):
        ahead = text[: verb.start()]
        if _NOUN_HERE.search(ahead[-12:]) or not _follows(text[verb.end() :]):
            continue
        if not name:
            name = _change_name(verb, text[verb.end() :])
        ahead = _AUXILIARY_END.sub("", ahead)
        if _PRONOUN_END.search(ahead):  # "in this case it can be": the name stands in another sentence
            continue
        relative = re.search(r",?\s(?:which|that|who)$", ahead)
        subject = last_phrase(ahead[: relative.start()]) if relative else noun_phrase(_own_subject(ahead))
        if re.fullmatch(r"(?:it|they|he|she|there|we|i|respectively|of which)?", subject, re.IGNORECASE):
            continue
        return f"{name} in {subject}" if name != "level" else subject
    return None


def _change_name(verb: re.Match[str], rest: str) -> str:
    how = re.search(r".*\b(by|from|to|at|of)\s[^#]{0,30}$", rest, re.S)
    if re.search(r"\b(?:high|low|peak|level|total|maximum|minimum) of\s[^#]{0,20}$", rest):
        return "level"
    is_change = not verb["level"] and (how is None or how[1].lower() in ("by", "of"))
    return ("increase" if verb["up"] else "reduction") if is_change else "level"


def _own_subject(text: str) -> str:
    """The subject alone where a clause before it ends: "output rose and prices" → prices; a list of nouns stays whole."""
    pieces = re.split(
        r",\s(?:and|but|while|as|so)\s|(?<=[#@]),\s|,\s(?=#)|,\s(?=[a-z]+\s(?:of|in)\s)|\s(?:while|whereas|but)\s|\)\s",
        text,
    )
    tail = pieces[-1]
    for _ in range(4):
        verb = re.search(r"\b(?:were|was|is|are|has|have|had|rose|fell|grew)\b.*?\band\s(?P<rest>.+)$", tail)
        if verb is None:
            break
        tail = verb["rest"]
    return tail


def share_owner(words: str) -> str | None:
    """Who has the share: "manufacturing accounted for", and for a second verb the subject of the first."""
    text = statement(words)
    verbs = [
        verb
        for verb in _SHARE_VERB.finditer(text)
        if not _NOUN_HERE.search(text[max(0, verb.start() - 12) : verb.start()])
    ]
    if not verbs or not _ONLY_AROUND.fullmatch(text, verbs[-1].end()):
        return None
    for verb in reversed(verbs):
        ahead = re.sub(r"[\s,]*\b(?:and|but|or|then)$", "", _AUXILIARY_END.sub("", text[: verb.start()]).rstrip(" ,"))
        if verb is not verbs[0] and "#" in ahead:
            continue  # the second verb of one subject: "… account for # of firms and employ"
        phrase = noun_phrase(_own_subject(ahead))
        if phrase and not re.fullmatch(r"(?:it|they|which|that|who|we)", phrase):
            return phrase
    return None
