"""English durations: measured ("takes 3 years", "within six months"), or only saying when ("the past ten years")."""

import re

_B = r"[ \u00a0\n]"
# Words right before a duration that point at a stretch of the calendar: it says when, it measures nothing.
_POINTING = re.compile(
    rf"\b(?:past|last|next|previous|coming|recent|following|preceding|subsequent|upcoming|ensuing|these|those|every|each|"
    rf"prior|the|its|their|our|his|her|in|over|during|throughout|after|before|since|than{_B}+the|"
    rf"(?:over|during|in|for){_B}+a{_B}+(?:period|span|course|stretch){_B}+of|"
    rf"(?:plan|phase|horizon|interval|intervals|history){_B}+of){_B}+(?:about{_B}|over{_B}|some{_B}|nearly{_B}|just{_B})?$",
    re.IGNORECASE,
)
_POINTING_AND_WORD = re.compile(
    rf"\b(?:past|last|next|previous|coming|preceding|following|recent)\b(?:{_B}[a-z]+)?{_B}+$", re.IGNORECASE
)
_FIRST = re.compile(rf"\b(?:first|final|initial|opening|closing){_B}+$", re.IGNORECASE)
_FOR_THE_FIRST = re.compile(rf"\bfor{_B}+(?:the|an){_B}+(?:first|initial){_B}+$", re.IGNORECASE)
_WITHIN = re.compile(rf"\bwithin{_B}+(?:about{_B}|at{_B}most{_B}|some{_B}|only{_B}|just{_B})?$", re.IGNORECASE)
_AFTERWARDS = re.compile(
    rf"{_B}+(?:(?:ago|later|earlier|after|before|from{_B}now|prior|since|hence|to{_B}come|until|old|notice|in{_B}a{_B}row|"
    rf"running|following|thereafter|previously|ahead|plan|plans|project|programme|program|strategy|framework)\b|"
    rf"on(?=[ ]?[,.;:]|{_B}from|{_B}since))",
    re.IGNORECASE,
)
_FOR_SO_LONG = re.compile(rf"\b(?:for|after|lasting|totalling){_B}+$", re.IGNORECASE)
_BEFORE_OR_AFTER = re.compile(rf"{_B}+(?:after|before|until)\b")
_MEASURED = re.compile(
    r"\b(?:takes?|took|taken|taking|lasts?|lasted|lasting|lifespan|lifetime|life|expectancy|averag\w+|mean|payback|"
    r"extend\w*|shorten\w*|duration|schooling|longer|shorter|median|half-life|survive\w*|persist\w*|"
    r"(?:reduc|increas|fall|fell|rose|drop|cut)\w*[^.;]{0,16}\b(?:from|to|by))\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_POINTING_NEAR = re.compile(r"\b(?:past|last|next|previous|coming|every)\b[^.;]{0,12}$", re.IGNORECASE)
_CLEARLY_WHEN = re.compile(rf"\b(?:in|over|during|throughout|after|before|since){_B}+$", re.IGNORECASE)
#: What a compound ("a 12-year tenor") names where it measures: terms of contracts and lives of things.
_TERM = re.compile(
    r"[-‑ ](?:grace|repayment|payback|maturity|tenor|tenure|lease|loan|bond|note|warranty|guarantee|contract|concession|"
    r"moratorium|delay|life|lifespan|lifetime|lifecycle|wait|waiting|sentence|shelf|low|high|record|ban|holiday|exemption|"
    r"extension|green|senior|government|sustainability|average|half-life|lag|backlog|deadline|drive|walk|flight|"
    r"journey|prison|jail|suspension|lock-in|lockdown|quarantine|blackout|outage|stay|residency|battery)\b",
    re.IGNORECASE,
)


def is_term(text: str, end: int) -> bool:
    """Whether the compound that ends at ``end`` measures the length of what follows ("12-year tenor").

    >>> is_term("a 12-year tenor", 9), is_term("a five-year plan", 11)
    (True, False)
    """
    return _TERM.match(text, end) is not None


def is_reference_period(text: str, start: int, end: int, *, short: bool = False) -> bool:
    """Whether a duration only says when ("the past ten years"), as against one that is measured ("takes 3 years").

    ``start`` is where the number (with qualifier) begins, ``end`` where the time unit ends; ``short`` ones (hours) are
    measured unless a word says that they are past or to come.

    >>> is_reference_period("in the past ten years", 12, 21), is_reference_period("It takes a thousand years", 9, 25)
    (True, False)
    >>> is_reference_period("within six months of receipt", 7, 17), is_reference_period("ten years ago", 0, 9)
    (False, True)
    """
    low = max(0, start - 44)
    if _WITHIN.search(text, low, start):
        return False
    if _AFTERWARDS.match(text, end):
        return not (
            _BEFORE_OR_AFTER.match(text, end) and _FOR_SO_LONG.search(text, low, start)
        )  # "held for 399 days before"
    if short:
        return _POINTING_AND_WORD.search(text, low, start) is not None
    if _FIRST.search(text, low, start):
        return not _FOR_THE_FIRST.search(text, low, start)
    if (
        _MEASURED.search(text, low, start)
        and not _POINTING_NEAR.search(text, low, start)
        and not _CLEARLY_WHEN.search(text, low, start)
    ):
        return False
    return bool(_POINTING.search(text, low, start) or _POINTING_AND_WORD.search(text, low, start))
