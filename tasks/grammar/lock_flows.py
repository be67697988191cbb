"""Who gives and who takes: exports of one country to another, loans, aid and investment must keep their direction."""

import re
from itertools import pairwise

from tasks.grammar.lock_model import LockReading, Spot

Flow = tuple[str, str]

_GIVEN_ZH = (
    "出口|援助|投资|贷款|捐款|捐助|赠款|销售|出售|供应|供货|运送|转让|提供|输出|移交|支付|转移|输送|交付|债权|顺差|逆差"
)
_TAKEN_ZH = "进口|购买|采购|引进|输入|买入|购入|获得|借款|收到"
_GIVES_ZH = re.compile(rf"^\s?(?:对|向|给)\s?$|^[^，。；]{{0,8}}(?:{_GIVEN_ZH})(?:至|到|给|往)\s?$")
_TAKES_ZH = re.compile(r"^\s?(?:从|自|由)\s?$")
_GIVEN = (
    r"(?:exports?|aid|assistance|investments?|loans?|grants?|donations?|shipments?|supplies|deliver(?:y|ies)|"
    r"sales?|transfers?|lending|payments?|surplus|deficit)"
)
_GIVES_EN = re.compile(
    rf"^(?:[’']s?)?[ \u00a0](?:[\w-]+[ \u00a0]){{0,4}}?{_GIVEN}[ \u00a0](?:[\w,.%$-]+[ \u00a0]){{0,5}}?(?:to|"
    rf"in|with)[ \u00a0](?:the[ \u00a0])?$"
    r"|^[ \u00a0](?:has[ \u00a0]|have[ \u00a0])?(?:export(?:s|ed)|sold|lent|gave|given|sent|shipp?ed|"
    r"suppli(?:es|ed)|deliver(?:s|ed)|provid(?:es|ed)|"
    r"grant(?:s|ed)|donat(?:es|ed)|transferr?ed|invest(?:s|"
    r"ed))[ \u00a0](?:[\w,.%$-]+[ \u00a0]){0,8}?(?:to|in)[ \u00a0](?:the[ \u00a0])?$",
    re.I,
)
_TO_EN = re.compile(r"^[ \u00a0]to[ \u00a0](?:the[ \u00a0])?$", re.I)
_FROM_BEFORE = re.compile(
    rf"\b{_GIVEN}[ \u00a0](?:[\w,.%$-]+[ \u00a0]){{0,4}}?(?:from|by|of)[ \u00a0](?:the[ \u00a0])?$", re.I
)
_TAKES_EN = re.compile(
    r"^(?:[’']s?)?[ \u00a0](?:[\w-]+[ \u00a0]){0,4}?(?:imports?|imported|purchases?|purchased|bought|buys|"
    r"received|receives|borrowed|borrows)[ \u00a0]"
    r"(?:[\w,.%$-]+[ \u00a0]){0,8}?from[ \u00a0](?:the[ \u00a0])?$",
    re.I,
)


def flows_turned(said: LockReading, kept: LockReading) -> list[str]:
    """Flows from one named country to another that the translation tells from the other to the first."""
    if said.language != "zh" or kept.language != "en" or len(said.countries) < 2 or len(kept.countries) < 2:
        return []
    theirs = _flows_en(kept)
    if not theirs:
        return []
    ours = _flows_zh(said)
    return [
        f"from {giver} to {taker} became from {taker} to {giver}"
        for giver, taker in sorted(ours)
        if (taker, giver) in theirs and (giver, taker) not in theirs and (taker, giver) not in ours
    ]


def _neighbours(reading: LockReading) -> list[tuple[Spot, Spot]]:
    spots = sorted((spot for spot in reading.spots if spot.kind == "country"), key=lambda spot: spot.start)
    return [(one, other) for one, other in pairwise(spots) if one.value != other.value]


def _flows_zh(reading: LockReading) -> set[Flow]:
    found: set[Flow] = set()
    given, taken = re.compile(_GIVEN_ZH), re.compile(_TAKEN_ZH)
    for one, other in _neighbours(reading):
        between = reading.text[one.end : other.start]
        behind = re.split(r"[，。；]", reading.text[other.end : other.end + 24], maxsplit=1)[0]
        if _GIVES_ZH.search(between) and given.search(between + behind) and not taken.search(behind):
            found.add((one.value, other.value))
        elif _TAKES_ZH.search(between) and taken.search(behind):
            found.add((other.value, one.value))
    return found


def _flows_en(reading: LockReading) -> set[Flow]:
    found: set[Flow] = set()
    for one, other in _neighbours(reading):
        between, before = reading.text[one.end : other.start], reading.text[max(0, one.start - 60) : one.start]
        if _TAKES_EN.search(between):
            found.add((other.value, one.value))
        elif _GIVES_EN.search(between) or (_TO_EN.search(between) and _FROM_BEFORE.search(before)):
            found.add((one.value, other.value))
    return found
