"""What an English figure measures, in the words of its sentence: the counted noun and what happened to it."""

import re

from tasks.extraction.metric_phrases_en import LONGEST_WORDS, last_phrase, lower_first, noun_phrase, statement
from tasks.extraction.metric_scope import Scope, without_marks
from tasks.extraction.metric_subject_counts_en import count_subject, counted_noun, tail_of
from tasks.extraction.metric_subject_measures_en import (
    DIMENSION,
    measure_subject,
    suffix_of,
    verb_before,
    without_second_verb,
)
from tasks.extraction.metric_trends_en import share_owner

_PEOPLE = re.compile(
    r"^(?:the |all |its |their )?(?:\w+ ){0,2}(?:participants?|people|staff|trainees|employees|workers|members|students|graduates|"
    r"beneficiaries|delegates|attendees|entrepreneurs|speakers|workforce|population|users|farmers|managers|board)\b"
)
_PART_MARK = re.compile(
    r"\b(?:of which|of whom|of them|of these|among them)\s(?:some |about |over |nearly |only |at least )*$"
)
_PASSIVE = re.compile(
    r"^(?P<head>.*?)\s(?:have been|has been|had been|were|was|are being|is being|are|is)\s"
    r"(?P<rest>(?:\w+ly\s)?\w+(?:ed|en|wn|ught|lt|ut|ld|ne|id)\b.*)$",
    re.S,
)
_COPULA = re.compile(r"^(?P<head>.+?)\s(?:were|was|are|is)\s(?P<rest>.+)$", re.S)


def subject_en(scope: Scope) -> str:
    """The English subject of a figure: never empty, a short noun phrase in words of the sentence."""
    found = _subject(scope)
    words = without_marks(found or "").strip(' ,.;:–-—"“”').split(" ")
    text = " ".join(words[:LONGEST_WORDS]).replace(" ,", ",").strip(" ,.;:")
    return text or without_marks(scope.quantity.surface)


_SAME_AGAIN = re.compile(r"#(?:\s[\w\-]+){0,2}\s\((?:or|about|some|i\.e\.|=|equal to)?\s?$")
#: "a 10 per cent year-on-year increase", "a 50 per cent goal", "a US$ 4 million grant": the noun stands behind.
_ATTRIBUTE = re.compile(
    r"[\s-](?P<what>(?:(?!of\b|in\b|to\b|for\b|and\b|by\b|is\b|are\b|was\b|were\b|from\b)[a-z][\w\-]*\s){0,3}(?:increase|decrease|reduction|cut|rise|growth|"
    r"drop|decline|fall|goal|target|share|stake|margin|rate|discount|improvement|gap|saving|savings|grant|loan|project|programme|program|"
    r"facility|fund|investment|package|plant|contribution|budget|deal|contract|credit|initiative|park|line|bond|tax|tariff|subsidy))\b"
    r"(?P<of>\s(?:in|of|for|to)\s[^,;.#@]{2,60}(?![\w\-]))?"
)
_ANY_ATTRIBUTE = re.compile(
    r"\s(?P<what>(?!(?:in|of|for|to|at|by|from|with|that|which|will|is|are|was|were|has|on|per|and|or|each|worth)\b)[a-z][\w\-]*"
    r"(?:\s(?!(?:in|of|for|to|at|by|from|with|that|which|will|is|are|was|were|has|on|under|per|a|and|or)\b)[a-z][\w\-]*){0,3})"
    r"(?P<of>\s(?:in|of|for|to)\s[^,;.#@]{2,60}(?![\w\-]))?"
)
_COMPARED = re.compile(r"#[^#;]{0,60},?\s(?:compared (?:with|to)|against|versus|(?:up|down) from)\s(?:[\w ]{0,20}\s)?$")
_SHARED_OF = re.compile(r"\s(?:or\s|and\s|to\s|\()#\)?\sof\s(?P<what>[^,;.#@()]{2,80}(?![\w\-]))")
_ARTICLE_BEFORE = re.compile(
    r"\b(?:a|an|the|its|their|this|another|each|every|first|new|second|our|his|her)\s$", re.IGNORECASE
)


def _subject(scope: Scope) -> str | None:
    before = scope.words_before
    if scope.previous and not scope.quantity.noun and _SAME_AGAIN.search(before):
        earlier = scope.previous
        if not _SAME_AGAIN.search(earlier.words_before):  # "60 per cent (US$ 26.7 billion)": the same thing again
            owner = share_owner(earlier.words_before) if earlier.quantity.group == "share" else None
            return owner or _own_words(earlier)
    again = (
        scope.previous is not None and scope.previous.quantity.unit == scope.quantity.unit and _COMPARED.search(before)
    )
    if scope.previous and again and not re.match(r"\s(?:of|in)\b", scope.words_after):
        return _own_words(scope.previous)
    return _own_words(scope)


def _own_words(scope: Scope) -> str | None:
    """The subject of a figure from the words around itself."""
    attribute = None if scope.quantity.noun else _ATTRIBUTE.match(scope.words_after)
    if attribute is None and scope.quantity.group == "money":
        attribute = _ANY_ATTRIBUTE.match(scope.words_after)
    if attribute and _ARTICLE_BEFORE.search(scope.words_before):
        return noun_phrase(attribute["what"] + suffix_of(attribute["of"] or ""))
    shared = None if scope.quantity.noun else _SHARED_OF.match(scope.words_after)
    if shared:  # "156 million or 37.7 per cent of working youth are"
        copula = _COPULA.match(shared["what"])
        return noun_phrase(copula["head"] if copula else shared["what"])
    some = _OF_ALL.match(scope.words_after[:240])
    if some and not scope.quantity.unit:
        passive = _PASSIVE.match(f"{some['noun']} {some['rest'].rpartition('- ')[2].strip()}")
        return f"{some['noun']} {noun_phrase(passive['rest'])}" if passive else some["noun"]
    counted = count_subject(scope)
    if counted:
        return counted
    if scope.quantity.group == "share":
        share = _share(scope)
        if share:
            return share
    after = scope.words_after
    which = re.match(
        r"\s(?:(?:will be|has been|have been|was|were|is|are|came|comes|consists of|consisted of)\s)(?P<what>[^,;.#@]+)",
        after,
    )
    if which and _PART_MARK.search(scope.words_before):
        return _part(scope, which["what"])
    done = re.match(
        r"\s(?:will be|has been|have been|was|were|is|are)\s(?P<done>\w+ed\s(?:from|in|into|for|by|to|on)\b[^,;.#@]*)",
        after,
    )
    if scope.quantity.group == "money" and done:
        return f"sum {noun_phrase(done['done'])}"
    if re.search(r"\d[-‑][a-z]", scope.quantity.surface) and re.match(r"\s[A-Za-z]", after):
        return noun_phrase(re.split(r"[,;.]\s", after.rstrip("."))[0].partition("#")[0])  # the 300-hectare park
    if scope.quantity.group == "time" and re.match(r"\sto\s[a-z]", after):
        return f"time {noun_phrase('x ' + re.split(r'[,;.]', after.strip())[0])[2:]}"
    return measure_subject(scope) or _last_words(scope)


def _part(scope: Scope, what: str) -> str:
    """The subject of "of which # is co-financing", "of whom # were women", "of which # came from donors"."""
    if re.match(r"from\b", what):
        return f"{'funding' if scope.quantity.group == 'money' else scope.counted_before or 'part'} {noun_phrase('x ' + what)[2:]}"
    return noun_phrase(what)


def _share(scope: Scope) -> str | None:
    """The subject of a share: whose share of what, or those among the counted who …"""
    before, after = scope.words_before, scope.words_after
    counted = without_marks(scope.counted_before)
    them = re.match(r"\sof (?:them|these|those|whom|which)\b(?:\s(?P<who>[a-z][a-z\s\-]*))?", after)
    if them and counted:
        done = verb_before(before)
        if done or not them["who"]:
            return f"{counted} {done or ''}".strip()
        return f"{_bare_predicate(them['who'])} among {counted}"
    who = re.match(r"\s(?P<be>were|was|are|is|had|have|has)\s(?P<what>[^,;.#@]+)", after)
    if (
        who
        and counted
        and (
            _PART_MARK.search(before)
            or not before.strip(" ,")
            or re.search(rf"\b[Oo]f (?:the |these )?#\s?{re.escape(counted[:12])}", before)
        )
    ):
        return f"share of {counted} {'who' if scope.counted_before else 'that'} {who['be']} {noun_phrase('x ' + who['what'])[2:]}"
    of = re.match(r"\s(?:of|in)\s(?P<what>.+)$", _share_tail(after), re.S)
    owner = share_owner(before)
    if of is None:
        return owner and f"share of {owner}"
    what = of["what"]
    if owner:
        whole = noun_phrase(what)
        if counted and re.match(r"(?:the |its |all )?#", what):
            whole = whole or counted
        if not whole:
            return f"share of {owner}"
        return f"{owner} among {whole}" if _PEOPLE.match(whole) else f"share of {owner} in {whole}"
    if measure_like := re.search(
        r"\b(?:by|to|from|at|of|is|was|were|are|reached|between|and)\s(?:\w+\s){0,2}$", before
    ):
        found = measure_subject(scope, with_suffix=False) if measure_like else None
        if found:
            whole = noun_phrase(what)
            if after.startswith(" in ") or not whole or re.match(r"(?:increase|reduction|improvement) in", found):
                return f"{found} {after.split()[0]} {whole}".strip() if whole else found
            return f"{found} in {whole}" if re.search(r"\bshare\b", found) else f"{found} as a share of {whole}"
    passive = _PASSIVE.match(" " + what)
    if passive and noun_phrase(passive["head"]):
        return f"{noun_phrase(passive['head'])} {noun_phrase(passive['rest'])}"
    copula = _COPULA.match(what)
    if copula:
        link = (
            ""
            if re.match(r"(?:in|from|at|on|under|below|above|owned|located|based)\b", copula["rest"])
            else "that are "
        )
        return f"share of {noun_phrase(copula['head'])} {link}{noun_phrase('x ' + copula['rest'])[2:]}"
    phrase = noun_phrase(what)
    done = verb_before(before)
    if done and phrase:
        head, to, rest = phrase.partition(" to ")
        if head.count(" ") > 1:  # the participle would fall in the middle of a long phrase
            return f"share {done} of {phrase}"
        return f"share of {head} {done}{to}{rest}"
    return f"share of {phrase}" if phrase and scope.quantity.unit in ("%", "fraction") else phrase or None


def _share_tail(after: str) -> str:
    """The words after a share that say of what it is, up to the next statement or figure."""
    text = re.split(
        r"[;:(]|\.(?:\s|$)|,\s|\s[-–—]\s|\s(?:while|whereas|because|thereby|compared)\b|"
        r"\s(?:and|but|or)\s(?=(?:that|to|over|about|some|nearly|more|has|have|is|are|was|were|will|a|an|the|its)\b|#|@|\w+\s(?:over\b|about\b|#|for\b))",
        after,
    )[0]
    return re.sub(r"(\s(?:of|in)\s(?:the\s|its\s|all\s)?)#\s?", r"\1", without_second_verb(text)).partition("#")[0]


def _bare_predicate(text: str) -> str:
    return re.sub(r"^(?:were|are|was|is)\s", "", noun_phrase("x " + text)[2:])


_OF_ALL = re.compile(
    r"\sof (?:all )?(?:of )?(?:the|these|those|its|"
    r"their) (?P<noun>[\w\-]+(?: [\w\-]+){0,3}?)(?P<rest>(?:\s[-–—]\s.*?\s[-–—])?,?(?:\s(?:were|was|"
    r"are|is|have|has|had)\s[^,;.#@]*)?)(?=[,.;]|$)"
)


#: "in this case it can be": the subject stands in another sentence.
_SAYS_NO_NAME = re.compile(
    r"\W*(?:in (?:this|that|such|these) \w+,?\s)?(?:it|this|that|they|these|he|she|there)\b[^,]*$", re.IGNORECASE
)


def _last_words(scope: Scope) -> str:
    """The noun phrase nearest to the figure, where no form of English known here fits."""
    after = re.match(r"\s(?:of|for|in|per)\s[^,;.:()#@]{2,80}(?![\w\-])", scope.words_after)
    words = statement(scope.words_before)
    if _SAYS_NO_NAME.match(words):
        return DIMENSION.get(scope.quantity.group) or without_marks(scope.quantity.surface)
    done = verb_before(words)
    last = last_phrase(re.sub(r"^.*[#@]\s?", "", words)) or last_phrase(words)
    verb = re.search(r"\s(?:will|would|has|have|had|was|were|is|are|can|may|should)\s", last)
    last = " ".join((last[: verb.start()] if verb else last).split(" ")[-12:])
    last = last if len(last) > 3 else ""
    if not last or (done and after):
        return (
            f"{last} {noun_phrase(after[0]) if after else ''}".strip()
            or counted_noun(scope)
            or lower_first(noun_phrase(tail_of(scope)))
        )
    return last
