"""The number lock: a translation says every figure, date, ordinal, symbol and country of its source, and no other.

Both texts are read by the same grammar and compared both ways. Wording is free (order, words or digits, ``万`` or
"million"); magnitude, bound and unit are not. The checks are always the same nine, in the same order, so that a reader can
see what was looked at as well as what failed.
"""

from collections.abc import Callable

from tasks.contracts.translation import FieldCheck
from tasks.grammar.leftovers import leftover_script, repetition
from tasks.grammar.lock_countries import country_differences, listed
from tasks.grammar.lock_model import LockFigure, LockReading, Number
from tasks.grammar.lock_reading import read_for_lock
from tasks.grammar.lock_units import amount_keys, rounded, same_value, scaled
from tasks.grammar.numerals_zh import parse_zh

CHECKS = (
    "figures", "dates", "ordinals", "symbols", "countries", "units", "qualifiers", "leftover_script", "repetition",
)  # fmt: skip

# Words that say a number without a numeral: a figure of that value on the other side is no invention.
_SAYS_NUMBER: dict[str, dict[float, tuple[str, ...]]] = {
    "en": {
        0: ("zero", "no", "none", "net-zero", "nil"),
        0.5: ("half", "halved", "halving"),
        1: ("a", "an", "one", "single", "once", "sole", "each", "another", "per", "individual"),
        2: ("both", "pair", "twice", "double", "dual", "bilateral", "twin", "couple", "two-fold", "either", "second"),
        3: ("triple", "trilateral", "three-fold", "thrice", "triangular", "tripartite"),
        12: ("dozen",),
        100: ("hundred", "century"),
    },
    "zh": {0: ("零",), 0.5: ("半",), 1: ("单", "首", "每", "唯"), 2: ("双", "倍", "番"), 12: ("打",)},
}
# What growth by so many times is called (增长一倍: "doubled").
_SAYS_TIMES = {
    1: ("doubled", "doubling", "double", "doubles", "two-fold", "twofold"),
    2: ("doubled", "doubling", "double", "tripled", "tripling", "trebled", "threefold", "three-fold", "twofold"),
    3: ("tripled", "tripling", "trebled", "threefold", "quadrupled", "quadrupling", "fourfold"),
}
# Ordinals that English uses freely where Chinese has a word without 第.
_ORDER_WORDS = {1: ("首", "初", "先", "一", "原", "头"), 2: ("其次", "再", "次")}
_APPROXIMATELY_EQUAL = ({"more_than", "at_least"}, {"less_than", "at_most"})
_LIMITS = frozenset({"limit", "limits", "limited", "limiting", "within", "cap", "capped", "限制", "控制在"})
# 以上 and "or more" include the number or not, by the style of the house; only these soften the rule on bounds.
_LOOSE_BOUNDS = (
    "以上",
    "以下",
    "以内",
    "or more",
    "or above",
    "and more",
    "or less",
    "and above",
    "以後",
    "达",
    "plus",
)


def check_lock(source: str, source_language: str, target: str, target_language: str = "en") -> tuple[FieldCheck, ...]:
    """The nine checks of one wording against its source, always all of them, in the order of ``CHECKS``. Never raises.

    >>> failed = lambda s, t: [check.name for check in check_lock(s, "zh", t) if not check.passed]
    >>> failed("避免了约 7,200 万吨的二氧化碳排放", "avoiding about 72 million tons of carbon dioxide emissions")
    []
    >>> failed("避免了约 7,200 万吨的二氧化碳排放", "avoiding about 7,200 million tons of carbon dioxide emissions")
    ['figures']
    >>> failed("停止使用了 700 多吨", "phased out 700 tons")
    ['qualifiers']
    """
    if not target.strip():
        return tuple(FieldCheck(name=name, passed=False, detail="the wording is empty") for name in CHECKS)
    said, kept = read_for_lock(source, source_language), read_for_lock(target, target_language)
    source_base, target_base = source_language.split("-")[0], target_language.split("-")[0]
    pairs, missing, extra = _paired(said, kept, source_base, target_base)
    results = {
        "figures": [*listed("missing", missing), *listed("not in the source", extra)],
        "dates": _dates(said, kept),
        "ordinals": _ordinals(said, kept),
        "symbols": _both_ways(said.symbols, kept.symbols),
        "countries": country_differences(said, kept),
        "units": [*_units(pairs), *_exchanged(pairs)],
        "qualifiers": _qualifiers(pairs, said, kept),
        "leftover_script": leftover_script(source, target, source_base, target_base),
        "repetition": repetition(source, target),
    }
    return tuple(FieldCheck(name=name, passed=not results[name], detail="; ".join(results[name])) for name in CHECKS)


_Pairs = list[tuple[LockFigure, list[LockFigure]]]


def _paired(
    said: LockReading, kept: LockReading, source_language: str, target_language: str
) -> tuple[_Pairs, list[str], list[str]]:
    """Source figures with the target figures of the same value, the surfaces without a partner on either side."""
    pairs: _Pairs = []
    matched: set[int] = set()
    missing: list[str] = []
    index_of: dict[tuple[str, float | None, float | None], list[int]] = {}
    for index, other in enumerate(kept.figures):
        for key in amount_keys(other.low, other.high, other.ucum):
            index_of.setdefault(key, []).append(index)
    for figure in said.figures:
        found = [index_of.get(key, ()) for key in amount_keys(figure.low, figure.high, figure.ucum)]
        partners = sorted({index for indices in found for index in indices})
        if partners:
            matched.update(partners)
            pairs.append((figure, [kept.figures[index] for index in partners]))
        elif not _is_said_otherwise(figure, kept, target_language):
            missing.append(figure.surface)
    extra = [
        figure.surface
        for index, figure in enumerate(kept.figures)
        if index not in matched and not _is_said_otherwise(figure, said, source_language)
    ]
    missing += [_printed(label) for label in sorted(said.labels) if not _has_number(label, kept, target_language)]
    extra += [_printed(label) for label in sorted(kept.labels) if not _has_number(label, said, source_language)]
    return pairs, missing, extra


def _is_said_otherwise(figure: LockFigure, reading: LockReading, language: str) -> bool:
    """Whether the other text has the figure in another shape: a label, an ordinal, the two ends of a range, a word."""
    if figure.low is None or figure.high is None:
        return False
    if not same_value(figure.low, figure.high):
        return {rounded(figure.low), rounded(figure.high)} <= reading.numbers
    if rounded(figure.low) in reading.range_ends:
        return True
    if figure.unit == "times" and not reading.words.isdisjoint(_SAYS_TIMES.get(int(figure.low), ())):
        return True
    if figure.unit in ("fraction", "times"):
        return _has_number(figure.low, reading, language)
    if figure.ucum:  # a measured quantity is never merely a label
        return False
    return _has_number(figure.low, reading, language)


def _has_number(number: Number, reading: LockReading, language: str) -> bool:
    if rounded(number) in reading.numbers:
        return True
    if language == "zh":
        words = _SAYS_NUMBER["zh"].get(number, ())
        return any(word in reading.text for word in words) or _is_in_han(number, reading)
    return not reading.words.isdisjoint(_SAYS_NUMBER["en"].get(number, ()))


def _is_in_han(number: Number, reading: LockReading) -> bool:
    """Whether Chinese has the number inside a word that the quantities take for no number (三方, 二十国集团)."""
    return any(parse_zh(run) == number for run in reading.han_numerals) if abs(number) < 1e6 else False


def _dates(said: LockReading, kept: LockReading) -> list[str]:
    missing = sorted(date for date in said.dates - kept.dates if not _is_bare_year(date, kept))
    extra = sorted(date for date in kept.dates - said.dates if not _is_bare_year(date, said))
    return [*listed("missing", missing), *listed("not in the source", extra)]


def _is_bare_year(date: str, reading: LockReading) -> bool:
    """A year that the other text has too, though as part of a name ("National Economic Strategy 2030")."""
    return date.isdigit() and date not in reading.dates and float(date) in reading.numbers - _years_only(reading)


def _years_only(reading: LockReading) -> set[float]:
    """Years that the text has within longer dates only: "March 2020" does not say "2020" for the whole year."""
    numbers = {figure.low for figure in reading.figures} | reading.labels
    return {float(year) for year in reading.years if year not in numbers}


def _ordinals(said: LockReading, kept: LockReading) -> list[str]:
    missing = sorted(
        number for number in said.ordinals if float(number) not in kept.numbers and not _is_year_part(number, kept)
    )
    extra = sorted(
        number
        for number in kept.ordinals
        if float(number) not in said.numbers
        and not any(word in said.text for word in _ORDER_WORDS.get(number, ()))
        and not _is_in_han(number, said)
        and not _is_year_part(number, said)
    )
    return [*listed("missing", map(str, missing)), *listed("not in the source", map(str, extra))]


def _is_year_part(number: int, reading: LockReading) -> bool:
    """A century or quarter that the other text's dates hold ("twenty-first century" for 21世纪)."""
    return number > 12 and any(int(year) // 100 + 1 == number for year in reading.years)


def _both_ways(said: set[str], kept: set[str]) -> list[str]:
    return [*listed("missing", sorted(said - kept)), *listed("not in the source", sorted(kept - said))]


def _units(pairs: _Pairs) -> list[str]:
    """Measured figures keep their unit; counts must not turn into measures."""
    return _disagreeing(pairs, _units_agree)


def _units_agree(one: LockFigure, other: LockFigure) -> bool:
    # What it is "per" may stand apart from the figure in one language (每卢布回报 3 至 6 卢布), so numerators are compared.
    return one.ucum.split("/")[0] == other.ucum.split("/")[0] or _is_scaled(one, other)


def _is_scaled(one: LockFigure, other: LockFigure) -> bool:
    return not same_value(one.low, other.low) and scaled(one.low, one.ucum, other.ucum) is not None


def _exchanged(pairs: _Pairs) -> list[str]:
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


def _qualifiers(pairs: _Pairs, said: LockReading, kept: LockReading) -> list[str]:
    is_limit = not kept.words.isdisjoint(_LIMITS) or any(word in said.text for word in _LIMITS)
    return _disagreeing(pairs, lambda one, other: _bounds_agree(one, other, is_limit))


def _bounds_agree(one: LockFigure, other: LockFigure, is_limit: bool) -> bool:
    if one.qualifier == other.qualifier:
        return True
    if is_limit and {one.qualifier, other.qualifier} <= {"exact", "at_most", "less_than"}:
        return True  # "limit it to 1.5 °C" bounds the figure by its verb
    is_loose = any(word in one.surface + " " + other.surface for word in _LOOSE_BOUNDS)
    return is_loose and any({one.qualifier, other.qualifier} <= group for group in _APPROXIMATELY_EQUAL)


def _disagreeing(pairs: _Pairs, agrees: Callable[[LockFigure, LockFigure], bool]) -> list[str]:
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


def _printed(number: Number) -> str:
    return str(int(number)) if number == number and abs(number) < 1e15 and number == int(number) else str(number)
