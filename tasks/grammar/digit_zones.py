"""Where in a text each kind of non-figure can stand at all, read off the signs and words beside its digits.

The patterns of :mod:`tasks.grammar.not_quantities_patterns` cost far more a character than looking once at every run of
digits. Each run says which kinds it may belong to; only the stretches around such runs are searched for that kind.
A sign is always necessary for its kind and never sufficient: the pattern decides.
"""

import re
from functools import cache

from tasks.grammar.dates_months import MONTH_NAMES

#: Stretches of a text, in order and apart, as [start, end].
Zones = list[list[int]]

#: How far before its digits and behind them each kind reaches.
_REACH = {
    "symbol": (200, 200), "legal": (80, 100), "standard": (90, 200), "numeric_date": (20, 30), "year": (48, 48),
    "month": (160, 100), "time": (20, 30), "coordinate": (12, 40), "paragraph": (16, 24), "label": (24, 24),
    "age": (60, 80), "ratio": (12, 24), "phone": (12, 64),
}  # fmt: skip
_MOST = 48  # a stretch ends behind a whole word, if that is no longer than this

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_CAPITALS = re.compile(r"[A-ZА-Я]{2}")
_BLANKS = frozenset(" \n\t\u00a0\u2009\u202f\u3000")
_LEGAL_LAST = frozenset(
    [
        "regulation",
        "directive",
        "decision",
        "decree",
        "decree-law",
        "order",
        "law",
        "act",
        "ordinance",
        "bill",
        "resolution",
        "code",
        "contract",
        "grant",
        "project",
        "invoice",
        "tender",
        "reference",
        "no",
        "nos",
        "nr",
        "n",
    ]
)
_STANDARD_LAST = frozenset(["standard", "standards", "series", "registry", "number", "no"])
_AGE_LAST = frozenset(["aged", "age", "ages", "group", "groups", "of", "under", "over", "below", "between"])
_GLUED = frozenset("-/°№")
_LABEL_AFTER = frozenset(".)）、．")
_TIME_AFTER = re.compile(r"\s?(?:[ap]\.?m|o['’]|[时点])")
_WORD_AFTER = re.compile(r"(?:st|nd|rd|th)?\s+(?:of\s+|de\s+)?([^\W\d_]{3})")


@cache
def _month_signs(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The first and the last three letters of all month names that texts of ``language`` may use."""
    tongues = ("en",) if language in ("en", "zh") else tuple(MONTH_NAMES)
    forms = [form.lower() for tongue in tongues for names in MONTH_NAMES[tongue] for form in names.split()]
    return frozenset(form[:3] for form in forms), frozenset([form[-3:] for form in forms] + ["of", "de"])


def _add(zones: dict[str, Zones], kind: str, start: int, end: int) -> None:
    before, behind = _REACH[kind]
    low, high = start - before if start > before else 0, end + behind
    known = zones.get(kind)
    if known is None:
        zones[kind] = [[low, high]]
    elif low <= known[-1][1]:
        known[-1][1] = high
    else:
        known.append([low, high])


def digit_zones(text: str, language: str) -> dict[str, Zones]:
    """The stretches to search, by kind; a kind that no digits of ``text`` may belong to is absent.

    >>> digit_zones("about 500 firms at 9:30", "en")
    {'ratio': [[7, 23]], 'time': [[0, 23]]}
    """
    zones: dict[str, Zones] = {}
    month_first, month_last = _month_signs(language)
    strokes, degrees = "/" in text, "°" in text
    size = len(text)
    alphabetic = language != "zh" or text.isascii()  # dates of Chinese texts are looked for elsewhere
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        before = text[start - 1] if start else "\n"
        after = text[end] if end < size else "\n"
        words = text[start - 28 if start > 28 else 0 : start].split()
        word = words[-1] if words else ""
        if strokes and text.find("/", start - 40 if start > 40 else 0, end + 40) >= 0:
            _add(zones, "symbol", start, end)
        # what stands before
        bare = word.rstrip(".,").lower()
        if alphabetic and bare[-3:] in month_last:
            _add(zones, "month", start, end)
        if bare in _AGE_LAST or before == "-":
            _add(zones, "age", start, end)
        glued = before not in _BLANKS
        capitals = _CAPITALS.search(word)
        if capitals or (glued and before.isupper()) or bare in _STANDARD_LAST:
            _add(zones, "standard", start, end)
        if (
            capitals
            or bare in _LEGAL_LAST
            or (before in _GLUED or (before < "\u2e80" and before.isalpha()) if glued else word[-1:] in ".)°№")
            or (before == "." and word[-2:-1].isalpha())
        ):
            _add(zones, "legal", start, end)
        # what the number is
        if alphabetic and end - start == 4 and before not in "$€£¥₽" and "1600" <= match[0] < "2200":
            _add(zones, "year", start, end)
        # what stands behind
        if after in _BLANKS or (after < "\u2e80" and after.isalpha()) or after in "时点":
            following = _WORD_AFTER.match(text, end)
            if following:
                if following[1].lower() in month_first:
                    _add(zones, "month", start, end)
                elif following[1] == "yea":
                    _add(zones, "age", start, end)
            if end - start <= 5 and _TIME_AFTER.match(text, end):
                _add(zones, "time", start, end)
        elif after in "-./":
            if text[end + 1 : end + 2].isdigit():
                _add(zones, "numeric_date", start, end)
            elif after == "-" and text.startswith("year", end + 1):
                _add(zones, "age", start, end)
        if after in _LABEL_AFTER:
            _add(zones, "label", start, end)
        dots = match[0].count(".")
        if dots > 1:
            _add(zones, "numeric_date", start, end)
        if (dots or "A" <= after <= "Z") and not _on_line(text, start).strip(" \t"):
            _add(zones, "paragraph", start, end)
        near = text[end : end + 3]
        if ":" in near or "：" in near:
            _add(zones, "ratio", start, end)
            _add(zones, "time", start, end)
        if dots and bare == "at":
            _add(zones, "time", start, end)
        if end - start > 2 and match[0][0] == "0":
            _add(zones, "phone", start, end)
        if "岁" in near:
            _add(zones, "age", start, end)
        if degrees and "°" in near:
            _add(zones, "coordinate", start, end)
    for known in zones.values():
        for zone in known:
            zone[1] = whole(text, zone[1]) if zone[1] < size else size
    return zones


def _on_line(text: str, start: int) -> str:
    """The last characters of the line that stand before ``start``."""
    return text[start - 9 if start > 9 else 0 : start].rpartition("\n")[2]


def whole(text: str, end: int) -> int:
    """``end``, or where the word that it cuts ends."""
    size, most = len(text), end + _MOST
    while end < size and end < most and text[end] < "\u2e80" and text[end - 1].isalnum() and text[end].isalnum():
        end += 1  # Chinese has no words to be cut
    return end


def joined(first: Zones, second: Zones) -> Zones:
    """The stretches of both lists, in order, those that meet made one."""
    zones: Zones = []
    for low, high in sorted([*first, *second]):
        if zones and low <= zones[-1][1]:
            zones[-1][1] = max(high, zones[-1][1])
        else:
            zones.append([low, high])
    return zones


def zones_around(sign: re.Pattern[str], text: str, before: int, behind: int) -> Zones:
    """The stretches from ``before`` characters before each ``sign`` to ``behind`` characters after it."""
    zones: Zones = []
    for match in sign.finditer(text):
        low, high = max(0, match.start() - before), match.end() + behind
        if zones and low <= zones[-1][1]:
            zones[-1][1] = high
        else:
            zones.append([low, high])
    for zone in zones:
        zone[1] = whole(text, zone[1]) if zone[1] < len(text) else len(text)
    return zones
