"""Figures of a text and of its translation, compared both ways: value, unit, bound, and what is counted."""

import re
from collections.abc import Callable

from tasks.grammar.lock_bounds import bounds_agree
from tasks.grammar.lock_countries import listed
from tasks.grammar.lock_model import LockFigure, LockReading, Number
from tasks.grammar.lock_nouns import counts_another
from tasks.grammar.lock_units import amount_keys, rounded, same_value, scaled
from tasks.grammar.lock_words import grown, invented_folds, is_in_han, is_of_share, says_number, says_share, says_times

#: Source figures, each with the figures of the other text that have its value.
Pairs = list[tuple[LockFigure, list[LockFigure]]]

#: 上百, 十几: about so many and rather more, said in English in several ways.
_AND_MORE = ("上", "十几", "成")
_EVERY = frozenset({"every", "each", "per", "a", "an", "one"})
_UNIT_NOUNS = frozenset(
    ["dollar", "euro", "yuan", "pound", "rouble", "ruble", "rupee", "yen", "franc", "krona", "krone", "peso",
        "rand", "ton", "tonne",
     "kilogram", "kg", "litre", "hectare", "kilowatt-hour", "kwh", "megawatt", "kilometre", "km", "metre", "acre",
     "unit"]
)  # fmt: skip
_ALL = frozenset({"all", "fully", "full", "entirely", "completely", "whole", "every"})
_TIME = frozenset({"a", "mo", "wk", "d", "h", "min"})
_FINER = {"a": ("mo", 12), "wk": ("d", 7)}
_SAME_TIMES = ({"a", "mo"}, {"wk", "d"})
_OCCASIONS = ("次", "回", "遍", "раз", "fois", "vece", "vez", "مر")
_SIGN_IN = re.compile(r"[^\d$]*?(HK\$|NT\$|NZ\$|Can\$|[ACSRJB]\$|\$[A-Z]{1,2})")
_POINT = re.compile(r"\bpoints?\b|\bpuntos?\b|пункт|个点|نقط")
_PLUS_MINUS = re.compile(r"±|正负|plus or minus|plus/minus|\+/-")
_NUMBER_ALONE = re.compile(
    r"(?:[\d\s.,'’()+–-]|[〇零一二三四五六七八九十百千万亿两]|millions?|millones|millón|mil|billions?|bn|thousand|тыс|млн|млрд|миллион\w*"
    r"|миллиард\w*|milliards?|milliers?|مليون|مليار|ألف)+|[a-z]+(?:-[a-z]+)?",
    re.IGNORECASE,
)
_SIGN_BEFORE = re.compile(r"(\$A|\$NZ|\$HK|\$S|\$T|\$B|\$J|Rs|Rp|SwF|SKr|NKr|DKr|Fr|Rub|Y|W|Lit|K|Lek)\.?[ \u00a0]?$")
_SIGNS = {
    "$A": "AUD", "$NZ": "NZD", "$HK": "HKD", "$S": "SGD", "SwF": "CHF", "SKr": "SEK", "NKr": "NOK", "DKr": "DKK",
    "HK$": "HKD", "NT$": "TWD", "NZ$": "NZD", "Can$": "CAD", "A$": "AUD", "C$": "CAD", "S$": "SGD", "R$": "BRL",
    "Rs": "INR", "Rub": "RUB", "Y": "CNY", "W": "KRW",
}  # fmt: skip
#: Currencies that share a sign.
_SAME_SIGN = {"¥": {"CNY", "JPY"}, "￥": {"CNY", "JPY"}}


def pair_figures(said: LockReading, kept: LockReading) -> tuple[Pairs, list[str], list[str]]:
    """Source figures with the target figures of the same value, the surfaces without a partner on either side."""
    pairs: Pairs = []
    if not (said.figures or kept.figures or said.labels or kept.labels):
        return pairs, [], invented_folds(said, kept)
    matched: set[int] = set()
    missing: list[str] = []
    index_of: dict[tuple[str, float | None, float | None], list[int]] = {}
    for index, other in enumerate(kept.figures):
        for key in _keys(other, kept):
            index_of.setdefault(key, []).append(index)
    for figure in said.figures:
        partners = sorted({index for key in _keys(figure, said) for index in index_of.get(key, ())})
        if partners:
            matched.update(partners)
            pairs.append((figure, [kept.figures[index] for index in partners]))
        elif not _is_said_otherwise(figure, said, kept):
            missing.append(figure.surface)
    extra = [
        figure.surface
        for index, figure in enumerate(kept.figures)
        if index not in matched and not _is_said_otherwise(figure, kept, said)
    ]
    missing += [
        _printed(label)
        for label in sorted(said.labels)
        if not says_number(label, kept) and not _is_of_symbol(label, kept.symbols, said.text)
    ]
    shares = [figure.low for figure in said.figures if figure.unit == "fraction" and figure.low]
    extra += [
        _printed(label)
        for label in sorted(kept.labels)
        if not says_number(label, said)
        and not (shares and is_of_share(label, kept, shares))
        and not (shares and _is_part(label, shares, said, kept))
        and not _is_of_symbol(label, said.symbols, kept.text)
    ]
    return pairs, missing, extra + invented_folds(said, kept)


def _is_of_symbol(label: Number, symbols: set[str], text: str) -> bool:
    """Whether a number belongs to a symbol that only the other text's words tell from a fraction (notice 1/2019)."""
    return any(str(label) in symbol.split("/") and symbol in text for symbol in symbols)


def _keys(figure: LockFigure, own: LockReading) -> tuple[tuple[str, float | None, float | None], ...]:
    """All values under which the other text may say the figure: in the base unit, as a share, as a multiple."""
    keys = amount_keys(figure.low, figure.high, figure.ucum)
    if figure.low is None:
        return keys
    if figure.is_vague and figure.surface.lstrip("多达近约超过").startswith(_AND_MORE):
        keys += amount_keys(figure.low, figure.low, "")  # 上百: "over a hundred"
        if figure.low == 10:
            keys += amount_keys(12, 12, "")  # 十几: "about a dozen"
    if figure.high is None:
        return keys
    if figure.unit in ("fraction", "%"):  # one fifth is 20 per cent
        parts = 100 if figure.unit == "fraction" else 1
        keys += (("share", rounded(figure.low * parts, 6), rounded(figure.high * parts, 6)),)
    elif figure.ucum in _FINER:  # two years are 24 months
        finer, times = _FINER[figure.ucum]
        keys += ((finer, rounded(figure.low * times), rounded(figure.high * times)),)
    elif figure.ucum in ("mo", "d", "h", "min"):
        keys += ((figure.ucum, rounded(figure.low), rounded(figure.high)),)
    elif figure.unit == "times" and figure.low != int(figure.low):  # grew by 1.3 times, by 130 per cent
        keys += (("share", rounded(figure.low * 100, 6), rounded(figure.high * 100, 6)),)
    elif figure.unit == "times" and (fold := grown(figure, own)) is not None:
        keys += amount_keys(fold, fold, "")  # 上涨了五倍: "sixfold"
    if figure.low < 0 and _PLUS_MINUS.search(own.text):
        keys += amount_keys(-figure.low, -figure.low, figure.ucum)
    return keys


def _is_said_otherwise(figure: LockFigure, own: LockReading, reading: LockReading) -> bool:
    """Whether the other text has the figure in another shape: a label, an ordinal, the two ends of a range, a word."""
    if figure.low is None or figure.high is None:
        return False
    if not same_value(figure.low, figure.high):
        return {rounded(figure.low), rounded(figure.high)} <= reading.numbers
    if rounded(figure.low) in reading.range_ends:
        return True
    if says_times(figure, own, reading):
        return True
    if _counts_the_named(figure, own, reading):
        return True
    if figure.unit == "fraction" and says_share(figure.low, reading):
        return True
    if not figure.ucum and is_of_share(
        figure.low, own, [f.low for f in reading.figures if f.unit == "fraction" and f.low]
    ):
        return True
    if figure.unit in ("fraction", "times"):
        return says_number(figure.low, reading)
    if (
        figure.low == 1
        and figure.ucum
        and not reading.words.isdisjoint(_EVERY)
        and not reading.words.isdisjoint(_UNIT_NOUNS)
    ):
        return True  # every dollar invested
    if _is_derived(figure, own, reading):
        return True
    if figure.unit == "%" and figure.low == 100 and not reading.words.isdisjoint(_ALL):
        return True
    if figure.ucum and figure.low >= 100 and reading.language == "zh" and is_in_han(figure.low, reading):
        return True  # 百万吨
    if figure.ucum and figure.ucum not in _TIME:  # a measured quantity is never merely a label
        return figure.unit in reading.words and figure.low in reading.labels
    return says_number(figure.low, reading)


def _is_derived(figure: LockFigure, own: LockReading, other: LockReading) -> bool:
    """Whether a count is the share of a whole that both texts say (fourteen of the 28, or half)."""
    if figure.ucum or figure.low is None or other.language == "en":
        return False
    shares = [f.low / (100 if f.unit == "%" else 1) for f in other.figures if f.unit in ("fraction", "%") and f.low]
    if other.language == "zh" and "半" in other.text:
        shares.append(0.5)
    wholes = [f.low for f in other.figures if f.low and f.low in own.numbers and f.unit in (figure.unit, "", "person")]
    return any(abs(share * whole - figure.low) < 1e-6 for share in shares for whole in wholes)


def _is_part(label: Number, shares: list[Number], said: LockReading, kept: LockReading) -> bool:
    """Whether a bare number is a share of a whole that both texts say."""
    wholes = [f.low for f in said.figures if f.low and not f.ucum and f.low in kept.numbers]
    return any(abs(share * whole - label) < 1e-6 for share in shares for whole in wholes)


def _counts_the_named(figure: LockFigure, own: LockReading, other: LockReading) -> bool:
    """Whether a figure only counts the countries that are named beside it (中日韩三国, "the two countries")."""
    return (
        figure.unit == "country"
        and figure.low in (len(own.countries), len(other.countries))
        and figure.low in (2, 3, 4, 5)
    )


def unit_differences(pairs: Pairs, said: LockReading, kept: LockReading) -> list[str]:
    """Measured figures keep their unit; counts must not turn into measures, nor into counts of other things."""
    return [
        *_disagreeing(pairs, lambda one, other: _units_agree(one, other, kept) or _is_shared(one, other, said, kept)),
        *_exchanged(pairs),
        *counts_another(pairs, said, kept),
    ]


def _units_agree(one: LockFigure, other: LockFigure, kept: LockReading) -> bool:
    if one.unit != other.unit and "percentage point" in (one.unit, other.unit):
        return _is_point(one) or _is_point(other)
    if {one.ucum, other.ucum} == {"1", ""} and "times" in (one.unit, other.unit):
        return any(word in one.surface for word in _OCCASIONS)  # met eleven times
    if one.is_vague and other.is_vague and not (one.ucum and other.ucum):
        return True  # "thousands of hectares" is not always read with its unit
    # What it is "per" may stand apart from the figure in one language (每卢布回报 3 至 6 卢布), so numerators are compared.
    first, second = one.ucum.split("/")[0], other.ucum.split("/")[0]
    if {one.unit, other.unit} in ({"fraction", "%"}, {"times", "%"}):  # they met by their share
        return not same_value(one.low, other.low)
    if first != second and {first, second} in _SAME_TIMES and not same_value(one.low, other.low):
        return True
    if (sign := _SIGN_IN.match(other.surface)) and _SIGNS.get(sign.group(1)) == first:
        return True
    if first == second or _is_scaled(one, other):
        return True
    if not other.ucum and first and (sign := _SIGN_BEFORE.search(kept.text, max(0, other.start - 8), other.start)):
        return _SIGNS.get(sign.group(1)) == first  # UN style: $A 600,000
    return any(
        sign in one.surface + other.surface and {first, second} <= currencies for sign, currencies in _SAME_SIGN.items()
    )


def _is_point(figure: LockFigure) -> bool:
    """Whether a figure counts mere points, which may be percentage points."""
    return figure.unit not in ("percentage point", "basis point") and _POINT.search(figure.surface) is not None


def _is_shared(one: LockFigure, other: LockFigure, said: LockReading, kept: LockReading) -> bool:
    """Whether one text leaves the unit to another figure: 301 days, 17 more than the year before."""
    if other.ucum and not one.ucum:
        return _is_shared(other, one, kept, said)
    if one.ucum and not other.ucum and _NUMBER_ALONE.fullmatch(one.surface):
        return any(figure is not one and figure.ucum == one.ucum for figure in said.figures)  # lent by its neighbour
    if not _NUMBER_ALONE.fullmatch(other.surface) or not one.ucum:
        return False
    if other.ucum:
        return False
    lenders = [figure for figure in kept.figures if figure is not other and figure.ucum == one.ucum]
    if kept.language != "en" or one.ucum != "%":
        return bool(lenders)
    # English prints "per cent" behind the last of several shares, never behind the first alone ("from 8.3% to 6.1").
    return any(figure.start > other.start for figure in lenders)


def _is_scaled(one: LockFigure, other: LockFigure) -> bool:
    return not same_value(one.low, other.low) and scaled(one.low, one.ucum, other.ucum) is not None


def _exchanged(pairs: Pairs) -> list[str]:
    """Figures that changed places: what each counts differs, and taken together the same things are counted."""
    crossed = [
        (figure, partners[0])
        for figure, partners in pairs
        if len(partners) == 1 and figure.unit and partners[0].unit and figure.unit != partners[0].unit
    ]
    ours, theirs = sorted(one.unit for one, _ in crossed), sorted(other.unit for _, other in crossed)
    if len(crossed) < 2 or ours != theirs:
        return []
    return [f"changed places: {', '.join(f'{one.surface} became {other.surface}' for one, other in crossed[:3])}"]


def qualifier_differences(pairs: Pairs, said: LockReading, kept: LockReading) -> list[str]:
    """Figures of which one text says "about" or "more than" and the other does not."""
    return _disagreeing(pairs, lambda one, other: bounds_agree(one, other, said, kept)) if pairs else []


def _disagreeing(pairs: Pairs, agrees: Callable[[LockFigure, LockFigure], bool]) -> list[str]:
    """Pairs of which no partner agrees, or a partner that agrees with none of the source figures of its value."""
    wrong: list[str] = []
    peers_of: dict[int, list[LockFigure]] = {}
    for figure, partners in pairs:
        for other in partners:
            peers_of.setdefault(id(other), []).append(figure)
    for figure, partners in pairs:
        if not any(agrees(figure, other) for other in partners):
            wrong.append(f"{figure.surface} became {' / '.join(dict.fromkeys(other.surface for other in partners))}")
            continue
        for other in partners:
            if not any(agrees(peer, other) for peer in peers_of[id(other)]):
                wrong.append(f"{other.surface} does not say what {figure.surface} says")
    return list(dict.fromkeys(wrong))


def figure_differences(missing: list[str], extra: list[str]) -> list[str]:
    """What is missing and what was added, each as one line."""
    return [*listed("missing", missing), *listed("not in the source", extra)]


def _printed(number: Number) -> str:
    return str(int(number)) if number == number and abs(number) < 1e15 and number == int(number) else str(number)
