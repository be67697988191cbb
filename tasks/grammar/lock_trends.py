"""Trends: from which value to which a figure or date goes, and whether the translation tells it the other way round."""

import re
from itertools import pairwise

from tasks.grammar.lock_model import LockReading, Spot

_FROM_TO = {
    "zh": (re.compile(r"(?:从|由|自)[^，。；、]{0,14}$"), re.compile(r"(?:至|到|达|为)[^，。；]{0,10}$")),
    "en": (re.compile(r"\b(?:from|against|than|with|up on|down on)\s(?:[\w$€£.'’-]+\s?){0,4}$", re.I),
    re.compile(r"\bto\s(?:[\w$€£.'’-]+\s?){0,3}$", re.I)),
    "fr": (re.compile(r"\b(?:de|d[’'])\s?(?:\w+\s){0,2}$", re.I), re.compile(r"\bà\s(?:\w+\s){0,2}$", re.I)),
    "es": (re.compile(r"\b(?:de|del|desde)\s(?:\w+\s){0,2}$", re.I),
    re.compile(r"\b(?:a|al|hasta)\s(?:\w+\s){0,2}$", re.I)),
    "ru": (re.compile(r"\b(?:с|со|от)\s(?:\w+\s){0,2}$", re.I), re.compile(r"\bдо\s(?:\w+\s){0,2}$", re.I)),
    "ar": (re.compile(r"من\s(?:\w+\s){0,2}$"), re.compile(r"إلى\s(?:\w+\s){0,2}$")),
}  # fmt: skip


def shown(value: str) -> str:
    """The value of a spot as a person writes it: one number, or first and last."""
    first, _, last = value.partition("~")
    return first.removesuffix(".0") if first == last or not last else f"{first} to {last}"


def _trends(reading: LockReading) -> set[tuple[str, str]]:
    """First and last value of every "from 31 to 56 per cent", in whichever order they are printed."""
    if reading.language not in _FROM_TO:
        return set()
    if reading.language == "zh" and not re.search(r"[从由自]", reading.text):
        return set()
    before_first, before_last = _FROM_TO[reading.language]
    found: set[tuple[str, str]] = set()
    for kind in ("figure", "date"):
        spots = sorted((spot for spot in reading.spots if spot.kind == kind), key=lambda spot: spot.start)
        roles: list[tuple[str, Spot]] = []
        for index, spot in enumerate(spots):
            low = spots[index - 1].end if index else 0
            before = reading.text[low : spot.start] + _inside(reading, spot)
            if before_first.search(before):
                roles.append(("from", spot))
            elif before_last.search(before):
                roles.append(("to", spot))
            else:
                roles.append(("", spot))
        for (role, one), (other_role, other) in pairwise(roles):
            if other.start - one.end > 60 or (one.unit != other.unit and "count" not in (one.unit, other.unit)):
                continue
            if (role, other_role) == ("from", "to"):
                found.add((one.value, other.value))
            elif (role, other_role) == ("to", "from"):
                found.add((other.value, one.value))
    return found


def _inside(reading: LockReading, spot: Spot) -> str:
    """The words of bound that belong to the figure as printed ("about 5"): they stand between "from" and the number."""
    return re.split(r"\d", reading.text[spot.start : spot.end], maxsplit=1)[0]


def turned(said: LockReading, kept: LockReading) -> list[str]:
    """Trends of the source that the translation tells from end to beginning."""
    theirs = _trends(kept)
    if not theirs:
        return []
    ours = _trends(said)
    return [
        f"turned round: from {shown(first)} to {shown(last)}"
        for first, last in sorted(ours)
        if first != last and (last, first) in theirs and (first, last) not in theirs and (last, first) not in ours
    ]


_RISE = re.compile(
    r"\b(?:rose|risen|rises?|rising|grew|grown|grows?|growing|increas(?:e|ed|es|ing)|climb(?:ed|s|"
    r"ing)?|up)\b",
    re.I,
)
_FALL = re.compile(
    r"\b(?:fell|fallen|falls?|falling|declin(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|dropp(?:ed|ing)|"
    r"drops?|reduced|cut|down)\b",
    re.I,
)


def disordered(said: LockReading, kept: LockReading) -> list[str]:
    """An English trend that rises downwards ("rose from 56 to 31 per cent"), of values that the source has the other way."""
    if kept.language != "en":
        return []
    wrong = []
    ours = _trends(said)
    for first, last in sorted(_trends(kept)):
        if "~" not in first or "~" not in last or (first, last) in ours:
            continue
        one, other = _low(first), _low(last)
        rises, falls = _RISE.search(kept.text), _FALL.search(kept.text)
        if (rises and not falls and one > other) or (falls and not rises and one < other):
            wrong.append(f"rises or falls the other way: from {shown(first)} to {shown(last)}")
    return wrong


def _low(value: str) -> float:
    try:
        return float(value.partition("~")[0])
    except ValueError:
        return 0.0
