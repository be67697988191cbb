"""By when an ask is to be met: a date that the ask itself sets, not the date of a law or a decision it leans on."""

import re

from tasks.grammar.dates import DateMention, find_dates

_LONGEST = 6000
_TITLES = re.compile(r"“[^”]*”|《[^》]*》|\(for instance,[^)]*\)|\bdated\s+\w+\s+\d{1,2},\s+\d{4}")
_LATEST = re.compile(r"\b(?:not|no)\s+later\s+than\b|\bat\s+the\s+latest\s+by\b", re.I)
_INSTRUMENT = (
    r"(?:laws?|acts?|bills?|codes?|decrees?|orders?|regulations?|conventions?|protocols?|agreements?|treaty|declarations?"
    r"|resolutions?|decisions?|reports?|surveys?|studies|study|conferences?|congress|summit|session|meetings?|memorandum"
    r"|charter|constitution|directives?|standards?|guidelines?|communiqu[eé]|accords?|amendments?|recommendations?)"
)
# What stands before a date that is the date of something else: "the law of 2002", "adopted in 1998", "since 1990".
_OF_ELSE = re.compile(
    rf"\b{_INSTRUMENT}\b[^.;:]{{0,60}}?(?:,\s*|\s)(?:of|from|in|on)\s+(?:the\s+year\s+)?$"
    r"|(?<!be )\b(?:adopted|signed|approved|held|established|published|passed|ratified|issued|launched|concluded|agreed"
    r"|enacted|begun|started|prepared|conducted|made|set\s+up)\s+(?:\w+\s+){0,3}(?:in|on|of)\s+$"
    r"|\b(?:since|as\s+of|compared\s+(?:with|to)|than\s+in|from\s+the\s+level\s+of|levels?\s+of|baseline\s+of)\s+$",
    re.I,
)
# "the 2008 report", "its 2016 strategy": the year names a thing.
_NAMES_ELSE = re.compile(
    rf"\s+(?:(?!and\b|or\b|to\b|on\b|in\b|by\b)[\w-]+\s+){{0,2}}?{_INSTRUMENT}\b|\s+(?:edition|assessment|strategy"
    rf"|programme\s+of\s+work|budget|review|census)\b",
    re.I,
)
# "to report at its next session in 1978": the session is when.
_NEXT_SESSION = re.compile(
    r"\b(?:at|by|before|for|to|until)\s+(?:its|the|their)\s+(?:next|forthcoming|following|coming|[\w-]+(?:th|st|nd|rd"
    r"|first|second|third))\s+(?:(?:regular|special"
    r"|annual|ordinary)\s+)?(?:session|meeting|conference|assembly)\s*,?\s+(?:to\s+be\s+held\s+)?(?:in|of|on)\s+$",
    re.I,
)
_OWNED = re.compile(r"\b(?:the|its|their|our|this|an?|his|her)\s+$", re.I)
_OF_ELSE_ZH = re.compile(r"(?:自|比|较|根据|依照|按照|与)[^，。；]{0,8}$")
_AFTER_ELSE_ZH = re.compile(
    r"^[^，。；]{0,14}(?:通过|签署|发布|颁布|举行|批准|议定|缔结)的|^(?:年)?[^，。；]{0,2}第\S{1,12}号"
)


def horizon(text: str, language: str, not_before: str | None = None) -> str | None:
    """The EDTF date or range by which an ask is to be met: the latest the ask names; None if it names none.

    ``not_before`` is the document's own EDTF date: an ask cannot be due in a year before it.

    >>> horizon("a Strategy (for the years 2005 to 2015), to ensure financing", "en")
    '2005/2015'
    >>> horizon("into diploma theses, starting from the year 2006.", "en")
    '2006'
    >>> horizon("to submit the draft by 2024, based on the law of 2030", "en")
    '2024'
    """
    plain = _TITLES.sub(lambda match: " " * len(match.group()), text[:_LONGEST])
    plain = _LATEST.sub("by", plain)
    dates = [mention for mention in find_dates(plain, language) if not _is_of_something_else(plain, mention, language)]
    if not_before is not None and not_before[:4].isdigit():
        dates = [mention for mention in dates if _end(mention.value)[:4] >= not_before[:4]]
    if not dates:
        return None
    latest = max(dates, key=lambda mention: (_end(mention.value), mention.start))
    return latest.value.rstrip("/")


def _is_of_something_else(text: str, mention: DateMention, language: str) -> bool:
    before = text[max(mention.start - 90, 0) : mention.start]
    if mention.surface.casefold().startswith("since"):
        return True
    if language.split("-")[0] == "zh":
        after = text[mention.end : mention.end + 40]
        return bool(_OF_ELSE_ZH.search(before) or _AFTER_ELSE_ZH.match(after))
    return (_OF_ELSE.search(before) is not None and _NEXT_SESSION.search(before) is None) or (
        _OWNED.search(before) is not None and _NAMES_ELSE.match(text, mention.end) is not None
    )


def _end(value: str) -> str:
    parts = [part for part in value.split("/") if part and part != ".."]
    return parts[-1] if parts else ""
