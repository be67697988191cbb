"""Words that bound a Chinese number, looked for only where the sign beside the number can be part of one."""

import re
from functools import cache

from tasks.grammar.qualifiers import qualifier_after, qualifier_before
from tasks.vocabularies.quantity_tables import load_qualifiers

_BLANKS = " \u00a0\u2009\u202f"
#: What may stand between a bound and its number: 将近占一半, 接近目前的三倍, 不得超过每立方米 25 微克.
_BETWEEN = re.compile(
    r"(?:占|有|为|达|目前的|原来的|现有的|每(?:立方米|平方米|平方公里|公顷|升|吨|千克|公斤|人|户|年|月|天)[的]?)\s?$"
)
#: Bounds on a whole phrase: 至少开会两次, 不高于两年期预算净额的 6 %.
_FAR = re.compile(
    r"(?P<bound>至少|最多(?!的)|至多|不得超过|不超过|不高于|不低于|不少于|不多于)[^，。；：、（）\d]{1,11}$"
)
_FAR_SIGN = re.compile(r"[不至最]")
#: Behind these no bound ends.
NO_BOUND = frozenset("，。；：、！？（(“\n")
#: Behind a bound these make another word of it: 以上述, 以下文 …
_OTHER_WORD = frozenset("述文图表")


@cache
def _signs() -> tuple[frozenset[str], frozenset[str]]:
    """The last signs of all bounds before a number, the first signs of all behind it."""
    rows = [row for row in load_qualifiers() if row.language == "zh"]
    return (
        frozenset(row.surface[-1] for row in rows if row.place == "before"),
        frozenset(row.surface[0] for row in rows if row.place == "after"),
    )


@cache
def bound_signs_behind() -> frozenset[str]:
    """The first signs of all bounds behind a number, and the blanks that may stand before one."""
    return _signs()[1] | frozenset(_BLANKS)


def bound_before(text: str, head: int) -> tuple[str, int] | None:
    """The qualifier before a number that begins at ``head`` and where it starts, None when there is none.

    >>> bound_before("将近占一半", 3), bound_before("不超过 5", 4), bound_before("占一半", 1)
    (('approx', 0), ('at_most', 0), None)
    """
    at = head - 1
    while at >= 0 and text[at] in " \u00a0\n\t" and head - at < 3:
        at -= 1
    if at < 0 or text[at] in NO_BOUND:
        return None
    first = _signs()[0]
    if text[at] in first and (found := qualifier_before(text, head, "zh")):
        return found
    low = head - 16 if head > 16 else 0
    if _FAR_SIGN.search(text, low, head):
        far = _FAR.search(text, low, head)
        if far and (found := qualifier_before(text, far.end("bound"), "zh")):
            return found[0], head
    if text[at] in "占有为达的米里顷升吨克斤人户年月天":
        between = _BETWEEN.search(text, max(0, at - 5), head)
        if between and text[between.start() - 1 : between.start()] in first and between.start():
            return qualifier_before(text, between.start(), "zh")
    return None


def bound_behind(text: str, place: int) -> tuple[str, int] | None:
    """The qualifier right behind ``place`` and where it ends, None when there is none.

    >>> bound_behind("60%以上的企业", 3), bound_behind("60%的企业", 3)
    (('at_least', 5), None)
    """
    sign = text[place : place + 1]
    if sign and sign in _BLANKS:
        sign = text[place : place + 3].lstrip()[:1]
    if not sign or sign not in _signs()[1]:
        return None
    found = qualifier_after(text, place, "zh")
    if found and text[found[1] : found[1] + 1] in _OTHER_WORD and found[1] < len(text):
        return None
    return found
