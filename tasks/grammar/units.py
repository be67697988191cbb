"""Units of measurement and currencies beside a number: ``13,194 公吨``, ``US$ 5 million``, ``kWh per tonne``."""

import re
from dataclasses import dataclass
from functools import cache

from tasks.vocabularies.quantity_tables import UnitRow, load_units


@dataclass(frozen=True, slots=True)
class UnitHit:
    """A unit in a text: canonical name, UCUM code or None, dimension, offsets of its words, rate beside it or None."""

    unit: str
    ucum: str | None
    dimension: str
    start: int
    end: int
    rate: str | None = None


_WORD = re.compile(r"[ \u00a0\t\n]{0,2}([^\s,;:!?()\[\]\"“”]{1,40})")
_NEXT_WORD = re.compile(r"[ \u00a0\n][^\s,;:!?()\[\]\"“”]{1,40}")
#: "10 won grants": a verb, as "won" is a currency only where its object does not follow.
_VERB_WON = re.compile(
    r"[ \u00a0](?!(?:in|to|for|from|of|per|and|or|each|worth|was|were|is|are|on|by|a (?:year|month|day))\b)[a-z]"
)
_STROKE = re.compile(r"/")
_SYMBOLS = "$€£¥₽₹₩₴₸₦₱₫₺₪￥"
_MONEY_BEFORE = re.compile(
    r"(?:(?<![A-Za-z])(US\$|\$US|USD|EUR|GBP|CNY|RMB|RUB|CHF|JPY|INR|Rs\.?|R\$|C\$|CA\$|A\$|AU\$|NZ\$|HK\$|S\$|"
    r"NOK|SEK|DKK|"
    r"KRW|BRL|ZAR|CAD|AUD|TRY|MXN|PHP|THB|VND|IDR|MYR|PKR|BDT|LKR|EGP|NGN|KES|ETB|GHS|UAH|KZT|PLN|SAR|AED|XOF|XDR|SDR|"
    rf"Euros?|euros?|Rp|RM|Ksh|KSh)|([{_SYMBOLS}])|(人民币|美元|欧元))[ \u00a0]{{0,2}}$"
)
_PER_TIME = {
    "year": "per year", "annum": "per year", "an": "per year", "yr": "per year", "a": "per year", "month": "per month",
    "week": "per week", "day": "per day", "hour": "per hour", "minute": "per minute", "second": "per second",
    "quarter": "per quarter", "season": "per season", "decade": "per decade",
    "年": "per year", "月": "per month", "日": "per day", "天": "per day", "小时": "per hour", "周": "per week",
    "季": "per quarter", "季度": "per quarter", "分钟": "per minute", "秒": "per second",
}  # fmt: skip
_PER = re.compile(
    r"(?:[ \u00a0]?/[ \u00a0]?|[ \u00a0\n](?:per|for each|for every)[ \u00a0\n](?:each[ \u00a0]|every[ \u00a0]|"
    r"one[ \u00a0])?)"
    r"(?P<what>[A-Za-z²³°][A-Za-z0-9²³]*)"
)
_TIME_AFTER = re.compile(
    r"[ \u00a0\n](?:(?:a|an|each|every|per)[ \u00a0](year|month|week|day|hour|quarter|annum|season|minute)"
    r"(?! (?:earlier|ago|later|before|after|old|on year))|(annually|yearly|p\.a\.|daily|monthly|weekly|hourly))(?![A-Za-z\-])"
)
_PER_NUMBER = re.compile(
    r"[ \u00a0\n]?(?:per|for every|in every|out of every)[ \u00a0](\d[\d, \u00a0]*\d(?![\d.])|\d|million|thousand|"
    r"hundred|billion)"
    r"(?:[ \u00a0](?:of[ \u00a0](?:the[ \u00a0])?)?(?!of|in|by|and|to|for|was|is|"
    r"were)[A-Za-z][A-Za-z\-]*(?:[ \u00a0](?!of|in|by|and|to|for|was|is|were)[a-z]{3,})?)?"
)
_ADVERBS = {"annually": "per year", "yearly": "per year", "p.a.": "per year", "daily": "per day", "monthly": "per month",
            "weekly": "per week", "hourly": "per hour"}  # fmt: skip
_PER_ZH = re.compile(r"\s?(?:/|／|每)\s?(?P<what>[^\s\d，。；、（）()/]{1,6})")
#: What things are counted by in ratios of measures (kWh per tonne of product, kg per capita).
_PER_THING = {"capita": "person", "person": "person", "inhabitant": "person", "head": "person", "unit": "unit",
              "household": "household", "worker": "person", "vehicle": "vehicle", "employee": "person", "人": "person",
              "户": "household", "人均": "person"}  # fmt: skip


@cache
def _english() -> tuple[dict[str, UnitRow], dict[str, UnitRow], dict[str, int]]:
    """Units by exact surface, by lower-case surface (longer ones only), and the most words any has by its first word."""
    exact: dict[str, UnitRow] = {}
    lowered: dict[str, UnitRow] = {}
    first: dict[str, int] = {}
    for row in load_units():
        for surface in row.en:
            exact.setdefault(surface, row)
            if len(surface) > 3 or surface == "ton":
                lowered.setdefault(surface.lower(), row)
            words = surface.split(" ")
            for word in (words[0], words[0].lower()):
                first[word] = max(first.get(word, 0), len(words))
    return exact, lowered, first


@cache
def _chinese() -> dict[str, list[tuple[str, UnitRow]]]:
    table: dict[str, list[tuple[str, UnitRow]]] = {}
    for row in load_units():
        for surface in row.zh:
            table.setdefault(surface[0], []).append((surface, row))
    for rows in table.values():
        rows.sort(key=lambda item: -len(item[0]))
    return table


def _lookup(surface: str) -> UnitRow | None:
    exact, lowered, _ = _english()
    clean = surface.replace("\u00a0", " ").replace("\n", " ")
    return exact.get(clean) or (lowered.get(clean.lower()) if len(clean) >= 3 else None)


def _make(row: UnitRow, start: int, end: int, rate: str | None = None) -> UnitHit:
    return UnitHit(row.unit, row.ucum or None, row.dimension, start, end, rate)


def _with_denominator(text: str, hit: UnitHit) -> UnitHit:
    """``hit`` with what it is per: ``kWh`` + ``per tonne`` → ``kWh/t``; a time makes a rate instead."""
    for _ in range(2):
        per = _PER.match(text, hit.end)
        if per:
            word = per["what"]
            rate = _PER_TIME.get(word.lower()) if word not in ("an", "A") else None
            if rate and not (word == "a" and text[per.start() : per.start() + 1] != "/"):
                hit = UnitHit(hit.unit, hit.ucum, hit.dimension, hit.start, per.end(), rate)
                continue
            row = _lookup(word)
            end = per.end()
            below = row.unit if row else _PER_THING.get(word.lower())
            if row is None and below is None:
                break
            if row and row.dimension != "money":
                longer = unit_at(text, per.start("what"), "en", compound=False)
                if longer and longer.end >= end:
                    below, end = longer.unit, longer.end
            ucum = f"{hit.ucum}/{row.ucum}" if hit.ucum and row and row.ucum else None
            hit = UnitHit(f"{hit.unit}/{below}", ucum, "ratio", hit.start, end, hit.rate)
            continue
        number = _PER_NUMBER.match(text, hit.end)
        if number:
            return UnitHit(hit.unit, hit.ucum, hit.dimension, hit.start, number.end(), number[0].strip())
        after = _TIME_AFTER.match(text, hit.end)
        if after:
            rate = _PER_TIME[after[1]] if after[1] else _ADVERBS[after[2]]
            return UnitHit(hit.unit, hit.ucum, hit.dimension, hit.start, after.end(), rate)
        break
    return hit


def rate_after(text: str, position: int) -> tuple[str, int] | None:
    """The rate printed right after ``position`` ("a year", "per 100,000 people") and its end, None when there is none.

    >>> rate_after("120 accidents per year", 13), rate_after("5 deaths per 1,000 births", 8)
    (('per year', 22), ('per 1,000 births', 25))
    """
    number = _PER_NUMBER.match(text, position)
    if number:
        return number[0].strip(), number.end()
    after = _TIME_AFTER.match(text, position)
    if after:
        return (_PER_TIME[after[1]] if after[1] else _ADVERBS[after[2]]), after.end()
    per = _PER.match(text, position)
    if per and per["what"].lower() in _PER_TIME and per["what"] not in ("a", "an"):
        return _PER_TIME[per["what"].lower()], per.end()
    return None


def unit_at(text: str, position: int, language: str, *, compound: bool = True) -> UnitHit | None:
    """The unit that begins at ``position`` (after at most two blanks), longest first; None when there is none.

    >>> unit_at("13,194 公吨多氯联苯", 6, "zh").unit, unit_at("5 kWh per tonne", 1, "en").unit
    ('t', 'kWh/t')
    """
    if language == "zh":
        hit = _unit_zh(text, position)
        sign = text[position : position + 3].lstrip()[:1]
        if hit is not None or sign > "\u2e80":  # no unit of the alphabetic languages begins with a Chinese sign
            return hit
    printed = _WORD.match(text, position)
    if printed is None:
        return None
    start, stop = printed.span(1)
    exact, lowered, first = _english()
    head = printed[1].partition("/")[0]
    bare = head.rstrip(".'’”\"»")
    if head not in first and bare not in first and bare.lower() not in first:
        if language == "zh":
            letters = re.match(r"[A-Za-z°µμ%‰]+[²³23]?", head)
            if letters and letters[0] in exact:
                return _make(exact[letters[0]], start, start + len(letters[0]))
        stem = re.match(r"[^/\-]+", bare)
        row = exact.get(stem[0]) or (lowered.get(stem[0].lower()) if len(stem[0]) > 2 else None) if stem else None
        if (
            row is None
            or stem is None
            or (bare[len(stem[0]) :][:1] == "-" and row.dimension not in ("money",) and len(stem[0]) < 2)
        ):
            return None
        hit = _make(row, start, start + stem.end())
        return _with_denominator(text, hit) if compound else hit
    most = max(first.get(head, 0), first.get(bare, 0), first.get(bare.lower(), 0))
    ends = [start + match.start() for match in _STROKE.finditer(printed[1])] + [stop]
    while len(ends) < most and (following := _NEXT_WORD.match(text, ends[-1])):
        ends.append(following.end())
    for end in reversed(ends):
        surface = text[start:end]
        row = _lookup(surface)
        if row is not None and surface == "won" and _VERB_WON.match(text, end):
            return None
        if row is None:
            surface = surface.rstrip(".'’”\"»")
            row = _lookup(surface)
        if row is not None:
            hit = _make(row, start, start + len(surface))
            return _with_denominator(text, hit) if compound else hit
    return None


def _unit_zh(text: str, position: int) -> UnitHit | None:
    start = position
    while start < len(text) and text[start] in " \u00a0\u2009\u202f" and start - position < 2:
        start += 1
    for surface, row in _chinese().get(text[start : start + 1], ()):
        if text.startswith(surface, start):
            if (
                surface.isascii()
                and text[start + len(surface) : start + len(surface) + 1].isascii()
                and text[start + len(surface) : start + len(surface) + 1].isalpha()
            ):
                continue
            hit = _make(row, start, start + len(surface))
            per = _PER_ZH.match(text, hit.end)
            if per:
                for length in range(len(per["what"]), 0, -1):
                    word = per["what"][:length]
                    end = per.start("what") + length
                    if word in _PER_TIME:
                        return UnitHit(hit.unit, hit.ucum, hit.dimension, start, end, _PER_TIME[word])
                    if word in _PER_THING:
                        return UnitHit(f"{hit.unit}/{_PER_THING[word]}", None, "ratio", start, end)
                    below = next((r for s, r in _chinese().get(word[0], ()) if s == word), None) or _lookup(word)
                    if below:
                        ucum = f"{hit.ucum}/{below.ucum}" if hit.ucum and below.ucum else None
                        return UnitHit(f"{hit.unit}/{below.unit}", ucum, "ratio", start, end)
            return hit
    return None


@cache
def _money() -> dict[str, UnitRow]:
    return {surface: row for row in load_units() if row.dimension == "money" for surface in (*row.en, *row.zh)}


def money_before(text: str, position: int) -> UnitHit | None:
    """The currency printed before the number at ``position``, None when there is none.

    >>> money_before("about US$ 5 million", 10).unit
    'USD'
    """
    if position == 0 or not (text[position - 1] in _SYMBOLS + " \u00a0币元." or text[position - 1].isalpha()):
        return None
    match = _MONEY_BEFORE.search(text, max(0, position - 9), position)
    if match is None:
        return None
    surface = match[1] or match[2] or match[3]
    row = _money().get(surface) or _money().get({"人民币": "CNY", "￥": "¥", "Rs.": "Rs"}.get(surface, surface))
    return None if row is None else _make(row, match.start(), match.start() + len(surface))
