"""Whether two figures are bounded alike: about, more than, at least, up to, less than."""

import re

from tasks.grammar.lock_model import UNKNOWN, LockFigure, LockReading
from tasks.grammar.lock_sense import speaks_of_change

_APPROXIMATELY_EQUAL = ({"more_than", "at_least"}, {"less_than", "at_most"})
_LIMITS = frozenset(
    {
        "limit",
        "limits",
        "limited",
        "limiting",
        "within",
        "cap",
        "capped",
        "限制",
        "控制在",
        "keep",
        "keeping",
        "hold",
        "holding",
        "ceiling",
        "上限",
    }
)
# 以上 and "or more" include the number or not, by the style of the house; only these soften the rule on bounds.
_LOOSE_BOUNDS = (
    "以上", "以下", "以内", "or more", "or above", "and more", "or less", "and above", "以後", "达", "plus", "and over",
    "within", "and below",
    "之内", "under", "上百", "上千", "上万", "or fewer", "or below", "or over",
)  # fmt: skip
_UP_TO = ("hasta", "до", "jusqu")
_MORE_BOUNDS = frozenset({"more_than", "at_least", "approx", "at_most", UNKNOWN})
#: Words that bound a figure from afar in its clause (不到全部土地的五分之一, "far below the average of 66 per cent").
_AFAR = {
    "zh": {
        "approx": re.compile(r"约|大概|大致|左右|近|几乎|差不多|估|上下|接近"),
        "more_than": re.compile(r"超过|超出|高于|多于|逾|突破|大于|强|超|高出|不止"),
        "at_least": re.compile(r"至少|不少于|不低于|最低|起码|不下|下限"),
        "at_most": re.compile(r"不超过|不得超过|最多|至多|不高于|最高|上限|不多于|多达|高达|以内|限于|只能"),
        "less_than": re.compile(r"不到|不足|低于|少于|小于|未满|未达|不及|弱"),
    },
    "en": {
        "approx": re.compile(r"\b(?:about|some|around|approximately|roughly|nearly|almost|close to|estimat\w+|circa|"
            r"put at|reckon\w*|assessed at|"
            r"near|approach\w*|virtually|or so|in the region of)\b", re.I),
        "more_than": re.compile(r"\b(?:more than|over|above|exceed\w*|in excess of|surpass\w*|pass(?:ed|es|ing)?|"
            r"top(?:s|ped|ping)?|beyond|higher than|greater than|upwards of|cross(?:ed|es|ing)?|past|outstrip\w*|"
            r"outnumber\w*|break(?:s|ing)?|broke)\b", re.I),
        "at_least": re.compile(r"\b(?:at least|no (?:fewer|less) than|not (?:less|fewer) than|minimum|no lower than|"
            r"not lower than)\b", re.I),
        "at_most": re.compile(r"\b(?:at most|up to|no more than|not more than|not exceed\w*|maximum|as many as|"
            r"as much as|no (?:higher|greater|longer|later) than|not to exceed|limit\w*|cap(?:ped)?|ceiling|within|"
            r"as high as|(?:no|not|never|neither|nor|cannot|n't)\b[^.;]*\b(?:exceed\w*|more than|over|above|"
            r"longer than|beyond))\b", re.I),
        "less_than": re.compile(r"\b(?:less than|fewer than|below|under|lower than|short of|smaller than|not (?:even|"
            r"quite)|beneath)\b", re.I),
    },
}  # fmt: skip
_CLAUSE = {"zh": re.compile(r"[。；;！？\n]"), "en": re.compile(r"[;:!?\n]|\.\s")}
_CLAUSE_ZH_BEHIND = re.compile(
    r"^\s?(?:[个名家人项座吨度米元年月天台%％]|万|亿|美元|欧元|公顷|公里|公吨)*\s?(?:的)?(?:左右|上下|强|以上|以内|以下)"
)
_REACH = 48


def bounds_agree(one: LockFigure, other: LockFigure, said: LockReading, kept: LockReading) -> bool:
    """Whether ``one`` of the source and ``other`` of the translation are bounded alike, as printed or as their clauses say."""
    if one.qualifier == other.qualifier or UNKNOWN in (one.qualifier, other.qualifier):
        return True
    if one.is_vague != other.is_vague and {one.qualifier, other.qualifier} <= _MORE_BOUNDS:
        return True
    if {one.qualifier, other.qualifier} <= {"exact", "at_most", "less_than"} and _is_limit(said, kept):
        return True  # "limit it to 1.5 °C" bounds the figure by its verb
    if (
        one.qualifier == "at_most"
        and other.qualifier == "exact"
        and one.surface.lower().startswith(_UP_TO)
        and speaks_of_change(said)
    ):
        return True  # "cayeron hasta 6.000 millones" falls to so many
    is_loose = any(word in one.surface + " " + other.surface for word in _LOOSE_BOUNDS)
    if is_loose and any({one.qualifier, other.qualifier} <= group for group in _APPROXIMATELY_EQUAL):
        return True
    return _is_afar(one, said, other.qualifier) or _is_afar(other, kept, one.qualifier)


def _is_limit(said: LockReading, kept: LockReading) -> bool:
    return not kept.words.isdisjoint(_LIMITS) or any(word in said.text for word in _LIMITS)


def _is_afar(figure: LockFigure, reading: LockReading, wanted: str) -> bool:
    """Whether words between the clause's beginning (or the figure before) and the figure bound it as ``wanted``.

    Only for a figure that has no bound beside it, or whose bound is denied further ahead ("no worker more than 48").
    """
    words = _AFAR.get(reading.language, {})
    if wanted == "exact" or wanted not in words:
        return False
    if figure.qualifier not in ("exact", "more_than", "approx"):
        return False
    low = max(
        [0, figure.start - _REACH, *(f.end for f in reading.figures if f is not figure and f.end <= figure.start)]
    )
    before = _CLAUSE[reading.language].split(reading.text[low : figure.start])[-1]
    if figure.qualifier == "exact":
        if reading.language == "zh" and wanted in ("approx", "more_than"):
            behind = _CLAUSE_ZH_BEHIND.match(reading.text[figure.end : figure.end + 8])
            before += behind.group() if behind else reading.text[figure.end : figure.end + 1].strip("的，。；")
        found = words[wanted].search(before)
        return found is not None and not (
            wanted == "more_than" and "不" in before[max(0, found.start() - 2) : found.start()]
        )
    whole = before + figure.surface
    return wanted == "at_most" and figure.qualifier == "more_than" and words["at_most"].search(whole) is not None
