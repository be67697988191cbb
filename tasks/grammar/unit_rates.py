"""What a unit is per: kWh per tonne, kg/ha, t ha-1, m3 per day, 5 per 1,000 births, 元/吨."""

import re
from dataclasses import replace

from tasks.grammar.unit_tables import UnitHit, find_alphabetic, find_chinese

_PER_TIME = {
    "year": "per year", "annum": "per year", "an": "per year", "yr": "per year", "y": "per year", "a": "per year",
    "month": "per month", "mo": "per month", "week": "per week", "wk": "per week", "day": "per day", "d": "per day",
    "hour": "per hour", "h": "per hour", "hr": "per hour", "minute": "per minute", "min": "per minute",
    "second": "per second", "sec": "per second", "s": "per second",
    "quarter": "per quarter", "season": "per season", "decade": "per decade",
    "年": "per year", "月": "per month", "日": "per day", "天": "per day", "小时": "per hour", "时": "per hour",
    "周": "per week", "季": "per quarter", "季度": "per quarter", "分钟": "per minute", "分": "per minute",
    "秒": "per second",
}  # fmt: skip
#: What things are counted by in ratios of measures (kWh per tonne of product, kg per capita).
_PER_THING = {"capita": "person", "person": "person", "inhabitant": "person", "head": "person", "unit": "unit",
              "household": "household", "worker": "person", "vehicle": "vehicle", "employee": "person",
              "cap": "person", "人": "person", "户": "household", "人均": "person"}  # fmt: skip
_PER = re.compile(
    r"(?:[ \u00a0]?/[ \u00a0]?|[ \u00a0\n](?:per|for each|for every)[ \u00a0\n](?:each[ \u00a0]|every[ \u00a0]|"
    r"one[ \u00a0])?)"
    r"(?P<what>[A-Za-zµμ²³°][A-Za-z0-9²³]{0,30})"
)
_TIME_AFTER = re.compile(
    r"[ \u00a0\n](?:(?:a|an|each|every|per)[ \u00a0](year|month|week|day|hour|quarter|annum|season|minute)"
    r"(?! (?:earlier|ago|later|before|after|old|on year))|(annually|yearly|p\.a\.|daily|monthly|weekly|hourly))(?![A-Za-z\-])"
)
_PER_NUMBER = re.compile(
    r"[ \u00a0\n]?(?:per|for every|in every|out of every)[ \u00a0](\d[\d, \u00a0]{0,20}\d(?![\d.])|\d|million|thousand|"
    r"hundred|billion)"
    r"(?:[ \u00a0](?:of[ \u00a0](?:the[ \u00a0])?)?(?!of|in|by|and|to|for|was|is|"
    r"were)[A-Za-z][A-Za-z\-]{0,30}(?:[ \u00a0](?!of|in|by|and|to|for|was|is|were)[a-z]{3,30})?)?"
)
_ADVERBS = {"annually": "per year", "yearly": "per year", "p.a.": "per year", "daily": "per day", "monthly": "per month",
            "weekly": "per week", "hourly": "per hour"}  # fmt: skip
#: Every rate begins with one of these; any other word ends the search at once.
_BEGINS = re.compile(
    r"[ \u00a0\n]?/|[ \u00a0\n]?per[ \u00a0\n]|[ \u00a0\n](?:for[ ]e|in e|out of|an?[ \u00a0]|each|every|annually|yearly|p\.a|"
    r"daily|monthly|weekly|hourly)|[ \u00a0·⋅][A-Za-z]{1,3}(?:[-−–⁻]|\^-)[123¹²³]"
).match
#: Denominators with a negative power, "t ha-1 yr-1".
_INVERSE = re.compile(
    r"[ \u00a0·⋅](?P<what>L|l|ha|kg|t|g|m|km|cm|kWh|MJ|GJ|a|yr|y|d|h|hr|s|mol|cap)(?:[-−–]|\^-|⁻)(?P<power>[123¹²³])(?![\w.])"
)
_FACTOR = re.compile(r"[·⋅](?P<what>kg|g|m|s|h|K|mol|J|d|ha)(?P<power>[²³])?(?![\w²³])")
_PER_ZH = re.compile(r"\s?(?:/|／|每)\s?(?P<what>[^\s\d，。；、（）()/]{1,6})").match
_POWERS = {"1": "", "¹": "", "2": "2", "²": "2", "3": "3", "³": "3"}


def rate_after(text: str, position: int) -> tuple[str, int] | None:
    """The rate printed right after ``position`` ("a year", "per 100,000 people") and its end, None when there is none.

    >>> rate_after("120 accidents per year", 13), rate_after("5 deaths per 1,000 births", 8)
    (('per year', 22), ('per 1,000 births', 25))
    """
    if _BEGINS(text, position) is None:
        return None
    number = _PER_NUMBER.match(text, position)
    if number:
        measure = find_alphabetic(text, number.end(1))  # "per 100 km fell": the verb is no part of it
        end = measure.end if measure and not measure.guarded else number.end()
        return text[position:end].strip(), end
    after = _TIME_AFTER.match(text, position)
    if after:
        return (_PER_TIME[after[1]] if after[1] else _ADVERBS[after[2]]), after.end()
    per = _PER.match(text, position)
    if per:
        rate = _time_of(text, per)
        return (rate, per.end()) if rate else None
    return None


def with_denominator(text: str, hit: UnitHit) -> UnitHit:
    """``hit`` with what it is per: ``kWh`` + ``per tonne`` → ``kWh/t``; a time makes a rate instead."""
    for _ in range(2):
        if _BEGINS(text, hit.end) is None:
            return hit
        inverse = _INVERSE.match(text, hit.end)
        if inverse:
            hit = _inverse(hit, inverse)
            continue
        per = _PER.match(text, hit.end)
        if per:
            divided = _divided(text, hit, per)
            if divided is None:
                break
            hit = divided
            continue
        rate = rate_after(text, hit.end)
        return hit if rate is None else replace(hit, rate=rate[0], end=rate[1])
    return hit


def _time_of(text: str, per: re.Match[str]) -> str | None:
    """The rate that a denominator of time makes; single letters (/h, /d, /a) only behind a stroke."""
    word = per["what"]
    rate = _PER_TIME.get(word.lower()) if word not in ("an", "A", "D", "S", "Y", "H") else None
    return None if rate and len(word) == 1 and "/" not in text[per.start() : per.start("what")] else rate


_SHARES = frozenset({"%", "percentage point"})


def _divided(text: str, hit: UnitHit, per: re.Match[str]) -> UnitHit | None:
    """``hit`` per what ``per`` names, None where that is nothing measured or counted here."""
    rate = _time_of(text, per)
    if rate:
        return replace(hit, rate=rate, end=per.end())
    word = per["what"]
    if word in ("cent", "cents"):
        return None
    thing = _PER_THING.get(word.lower())
    if thing:
        if hit.unit in _SHARES:
            return replace(hit, rate=text[per.start() : per.end()].strip(), end=per.end())
        return replace(hit, unit=f"{hit.unit}/{thing}", ucum=None, dimension="ratio", end=per.end())
    below = find_alphabetic(text, per.start("what"))
    if below is None:
        return None
    if hit.unit in _SHARES:  # "down 41% per square foot" is a share of what a square foot takes
        return replace(hit, rate=text[per.start() : below.end].strip(), end=below.end)
    ucum = f"{hit.ucum}/{below.row.ucum}" if hit.ucum and below.row.ucum else None
    name, end = below.row.unit, below.end
    factor = _FACTOR.match(text, end)
    if factor:  # m³/kg·s²
        name, end, ucum = f"{name}/{factor['what']}{_POWERS[factor['power'] or '1']}", factor.end(), None
    return replace(hit, unit=f"{hit.unit}/{name}", ucum=ucum, dimension="ratio", end=end)


def _inverse(hit: UnitHit, inverse: re.Match[str]) -> UnitHit:
    """``hit`` divided by a unit with a negative power."""
    word = inverse["what"] + _POWERS[inverse["power"]]
    rate = _PER_TIME.get(word)
    if rate:
        return replace(hit, rate=rate, end=inverse.end())
    below = find_alphabetic(word, 0)
    name, code = (below.row.unit, below.row.ucum) if below else (_PER_THING.get(word, word), "")
    ucum = f"{hit.ucum}/{code}" if hit.ucum and code else None
    return replace(hit, unit=f"{hit.unit}/{name}", ucum=ucum, dimension="ratio", end=inverse.end())


def with_denominator_zh(text: str, hit: UnitHit) -> UnitHit:
    """``hit`` with what it is per in Chinese: ``元/吨``, ``千克/人``, ``立方米/天`` (a rate)."""
    for _ in range(2):
        if text[hit.end : hit.end + 1] not in ("/", "／", "每", " ", "\u00a0"):
            return hit
        per = _PER_ZH(text, hit.end)
        divided = _divided_zh(text, hit, per) if per else None
        if divided is None:
            return hit
        hit = divided
    return hit


def _divided_zh(text: str, hit: UnitHit, per: re.Match[str]) -> UnitHit | None:
    what, start = per["what"], per.start("what")
    for length in range(min(len(what), 3), 0, -1):
        rate = _PER_TIME.get(what[:length]) if not what[:length].isascii() else None
        if rate:
            return replace(hit, rate=rate, end=start + length)
        thing = _PER_THING.get(what[:length])
        if thing and not what[:length].isascii():
            return replace(hit, unit=f"{hit.unit}/{thing}", ucum=None, dimension="ratio", end=start + length)
    below = find_chinese(text, start)
    if below is None:
        latin = re.match(r"[A-Za-z]+", what)
        rate = _PER_TIME.get(latin[0]) if latin and latin[0] != "A" else None
        if latin and rate:
            return replace(hit, rate=rate, end=start + latin.end())
        below = find_alphabetic(text, start)
    if below is None or below.start != start:
        return None
    ucum = f"{hit.ucum}/{below.row.ucum}" if hit.ucum and below.row.ucum else None
    return replace(hit, unit=f"{hit.unit}/{below.row.unit}", ucum=ucum, dimension="ratio", end=below.end)
