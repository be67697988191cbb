"""English noun phrases cut out of masked clauses: openings, insertions, dates and other figures taken off."""

import re

from tasks.extraction.metric_modality import SPEECH
from tasks.extraction.metric_scope import without_marks
from tasks.grammar.countries import find_countries

LONGEST_WORDS = 22
#: Quantifiers that may stand between a word and the figure it governs.
AROUND = (
    r"(?:(?:between|about|some|around|over|nearly|almost|only|just|more than|at least|less than|fewer than|up to|a total of|"
    r"an? (?:record|further|additional|estimated|indicative|average of)|another|approximately|roughly|as (?:much|many) as|all|"
    r"the|its|their|an|a|well over|close to)\s)*"
)
_OPENER = (
    r"(?:In|On|At|By|Since|From|During|As|Under|With|Within|Through|Among|After|Before|According|Compared|Between|Despite|"
    r"Following|For|To|Across|Over|Of|Given|Thanks|Due|Owing|Overall|However|Furthermore|Moreover|Meanwhile|Similarly|Likewise|"
    r"Today|Yesterday|Last|This|Next|Notably|Thus|Therefore|Then|Also|Together|Altogether|Worldwide|[A-Z]\w+ly)"
)
_LEADING_ADVERBIAL = re.compile(
    rf"^\s*(?:and\s|but\s|while\s)?(?i:{_OPENER})\b(?!\s(?:of|the)\s\w+\s(?:is|was|are|were)\b)[^,;#]{{0,110}},\s"
)
_BEFORE_VERB_INSERT = re.compile(
    r",\s(?:which|who|including|of which|of whom|among them|comprising|made up of|such as|notably|especially|mainly|mostly|"
    r"with|led by|located|based|the|an?|also|as well as|both|formerly|now|then)\b[^,;]{0,120},(?=\s|$)|"
    r"\s[-–—]\s[^,;]{1,120}?\s[-–—](?=\s|$)"
)
_BRACKETS = re.compile(r"\s?\([^()]{0,120}\)")
_DATE = re.compile(
    r",?\s*\b(?:(?:compared (?:with|to)|in|by|since|until|till|on|during|between|from|as of|for|of|to|at|through|throughout|over|"
    r"before|after)\s)?(?:(?:at|by)\s)?(?:the\s)?(?:(?:first|second|third|fourth|last|early|late|mid|end|beginning|middle|course|"
    r"fiscal|financial|year|biennium|period|fiscal year|month|months|half|quarter|nine|six|three)[\s-]){0,4}(?:of\s)?(?:the\s)?"
    r"(?:(?:fiscal|year|period|biennium)\s)?@(?:\s(?:and|to|or)\s@)*"
)
_RELATIVE_TIME = re.compile(
    r"\s(?:during|over|in|within|for) the (?:past|last|next|same|coming) (?:[\w\-#]+ ){0,2}?(?:years?|months?|decades?)\b|"
    r"\s(?:this|last|next) (?:fiscal )?(?:year|month|week|quarter)\b|\s(?:today|yesterday|alone|so far|to date)\b",
    re.IGNORECASE,
)
_RATE = re.compile(r"\s(?:a|per|each|every) (?:year|month|day|annum|week)\b|\s(?:annually|yearly)\b", re.IGNORECASE)
_QUANTIFIED = re.compile(
    r"\b(?:(?:about|some|around|over|nearly|almost|only|just|more than|at least|less than|up to|a total of|another|the other|"
    r"approximately|all of the|the)\s)*#\s?",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:to \w+ the\s|(?:while|whereas|although|though|because|if|when|where|as|and|but|or|with|the|a|an|its|their|our|his|her|"
    r"to|by|of|in|on|from|for|at|that|which|who|will|would|also|this|these|those|some|both|then|thus|thereby|so|"
    r"be|has|have|had|is|was|are|were|down|up|total|than|into|over|under|about|only|just|now)\b[\s,]*)+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:[\s,]*\b(?:and|or|but|from|of|in|including|while|with|expected|is|are|was|were|each|respectively|earlier|a year earlier|"
    r"on|to|for|at|by|into|than|that|which|who|the|a|an|its|their|as|about|some|over|nearly|almost|only|more|up|down|between|has|"
    r"have|had|will|would|across|within|per|such|both|totall?ing|worth|be|being|also|least|around|it|they|[Aa]ccording|under|"
    r"through|during|since|against|compared|where|when|until|among|amounts?|further|another|well))+[\s,]*$"
)
_REPORTED = re.compile(
    rf"^.*\b(?:{SPEECH}|recommend(?:ed|s)?|propos(?:ed|es|e)|request(?:ed|s)?|urg(?:ed|es)|agreed|decided)\b[^;]{{0,70}}?\sthat\s",
    re.S,
)
_SENTENCE_END = re.compile(r"^.*(?:[.!?]\s(?=[A-Z@#])|[;:]\s)", re.S)


def statement(before: str) -> str:
    """The statement itself: ``before`` without reported speech, leading adverbials and insertions."""
    text = _SENTENCE_END.sub("", before)
    text = _REPORTED.sub("", text)
    for _ in range(3):
        cut = _LEADING_ADVERBIAL.match(text)
        if cut is None or cut.end() >= len(text.rstrip()):
            break
        text = text[cut.end() :]
    return _BEFORE_VERB_INSERT.sub("", _BRACKETS.sub("", text))


def without_times(text: str) -> str:
    """``text`` without dates, relative times and rates: the columns of a figure that say so themselves."""
    return _RATE.sub("", _RELATIVE_TIME.sub("", _DATE.sub("", text)))


def noun_phrase(text: str, longest: int = LONGEST_WORDS) -> str:
    """``text`` as a noun phrase: no date, no other figure, no loose word at either end; "" when nothing is left.

    >>> noun_phrase("and the income of # rose"), noun_phrase("Although the share of manufacturing in LDCs")
    ('income of rose', 'share of manufacturing in LDCs')
    """
    text = _QUANTIFIED.sub("", without_times(_BRACKETS.sub("", text)))
    text = without_marks(text.replace("@", " ").replace("#", " ")).strip(' ,.;:–-—"“”()')
    words = text.split(" ")
    if len(words) > longest:
        text = " ".join(words[:longest])
    text = _TRAILING.sub("", text)
    return lower_first(_LEADING.sub("", text).strip(' ,.;:–-—"“”'))


_CONTINENTS = frozenset(
    ["Africa", "Asia", "Europe", "America", "Oceania", "Latin", "Northern", "Southern", "Eastern", "Western"]
)


def lower_first(text: str) -> str:
    """``text`` with its first letter in lower case, unless it opens with a name.

    >>> lower_first("Annual savings"), lower_first("GDP"), lower_first("Viet Nam"), lower_first("Kenya exports")
    ('annual savings', 'GDP', 'Viet Nam', 'Kenya exports')
    """
    if not re.match(r"[A-Z][a-z]+(?![\w])(?!\s[A-Z])|[A-Z][a-z]*\s[a-z]", text) or (
        find_countries(text[:40], "en")[:1] and (find_countries(text[:40], "en")[0].start == 0)
    ):
        return text
    return text if text.split(" ", 1)[0] in _CONTINENTS else text[:1].lower() + text[1:]


def last_phrase(text: str) -> str:
    """The noun phrase at the end of ``text``: after its last comma, verb of being, or conjunction before a verb."""
    piece = re.split(r",\s|;\s|:\s|\s(?:and|but)\s(?=\w+(?:s|ed|ing)\s)", text.rstrip(" ,"))[-1]
    return noun_phrase(re.sub(r"^\s*\w{3,}ing\s(?=the\s|its\s|an?\s|their\s)", "", piece))
