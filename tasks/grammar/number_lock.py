"""The number lock: a translation says every figure, date, ordinal, symbol and country of its source, and no other.

Both texts are read by the same grammar and compared both ways. Wording is free (order, words or digits, ``万`` or
"million"); magnitude, bound, unit and what a figure belongs to are not. The checks are always the same, in the same order,
so that a reader can see what was looked at as well as what failed.
"""

import re
from functools import cache

from tasks.contracts.translation import FieldCheck
from tasks.grammar.leftovers import leftover_script, repetition
from tasks.grammar.lock_countries import country_differences, listed
from tasks.grammar.lock_figures import figure_differences, pair_figures, qualifier_differences, unit_differences
from tasks.grammar.lock_form import form_faults, is_endless
from tasks.grammar.lock_labels import relabelled
from tasks.grammar.lock_length import length_differences
from tasks.grammar.lock_model import LockReading
from tasks.grammar.lock_pairing import misplaced
from tasks.grammar.lock_periods import NO_YEAR
from tasks.grammar.lock_rates import rate_differences
from tasks.grammar.lock_reading import read_for_lock
from tasks.grammar.lock_sense import sense_differences
from tasks.grammar.lock_words import is_in_han

CHECKS = (
    "figures", "dates", "ordinals", "symbols", "countries", "units", "qualifiers", "pairing", "sense", "length", "form",
    "leftover_script", "repetition",
)  # fmt: skip

# Ordinals that English uses freely where Chinese has a word without 第.
_ORDER_WORDS = {
    1: ("首", "初", "先", "一", "原", "头", "上半", "前", "最早", "元旦", "正月"),
    2: ("其次", "再", "次", "下半", "后半", "副", "后一"),
        3: ("最后",),
}  # fmt: skip
_LONGEST = 300_000  # characters that are read for anything but their length


def check_lock(source: str, source_language: str, target: str, target_language: str = "en") -> tuple[FieldCheck, ...]:
    """The checks of one wording against its source, always all of them, in the order of ``CHECKS``. Never raises.

    An answer that is empty or endless, or that cannot be read, fails all of them unread.

    >>> failed = lambda s, t: [check.name for check in check_lock(s, "zh", t) if not check.passed]
    >>> failed("避免了约 7,200 万吨的二氧化碳排放", "avoiding about 72 million tons of carbon dioxide emissions")
    []
    >>> failed("避免了约 7,200 万吨的二氧化碳排放", "avoiding about 7,200 million tons of carbon dioxide emissions")
    ['figures']
    >>> failed("停止使用了 700 多吨", "phased out 700 tons")
    ['qualifiers']
    >>> failed("钢铁占30%，水泥占20%", "steel accounts for 20 per cent and cement for 30 per cent")
    ['pairing']
    """
    if is_endless(source, target):
        return _refused("the wording is far longer than any translation; it was not read")
    if not target.strip():
        return _refused("the wording is empty")
    if len(source) > _LONGEST or len(target) > _LONGEST:
        return _refused("the text is too long to be compared")
    try:
        results = _compare(source, source_language, target, target_language)
    except Exception as error:  # noqa: BLE001 - the lock fails shut: what a fault of the grammar cannot read is not printed
        return _refused(f"the wording could not be read ({type(error).__name__})")
    if not any(results.values()):
        return _all_passed()
    return tuple(FieldCheck(name=name, passed=not results[name], detail="; ".join(results[name])) for name in CHECKS)


def _refused(detail: str) -> tuple[FieldCheck, ...]:
    return tuple(FieldCheck(name=name, passed=False, detail=detail) for name in CHECKS)


@cache
def _all_passed() -> tuple[FieldCheck, ...]:
    return tuple(FieldCheck(name=name, passed=True) for name in CHECKS)


def _compare(source: str, source_language: str, target: str, target_language: str) -> dict[str, list[str]]:
    said, kept = read_for_lock(source, source_language), read_for_lock(target, target_language)
    pairs, missing, extra = pair_figures(said, kept)
    return {
        "figures": figure_differences(missing, extra),
        "dates": _dates(said, kept),
        "ordinals": _ordinals(said, kept),
        "symbols": _symbols(said, kept),
        "countries": country_differences(said, kept),
        "units": [*(unit_differences(pairs, said, kept) if pairs else ()), *rate_differences(said, kept)],
        "qualifiers": qualifier_differences(pairs, said, kept),
        "pairing": [*misplaced(said, kept), *relabelled(said, kept)],
        "sense": sense_differences(said, kept),
        "length": length_differences(said, kept),
        "form": form_faults(said, kept),
        "leftover_script": leftover_script(source, target, said.language, kept.language),
        "repetition": repetition(source, target),
    }


def _dates(said: LockReading, kept: LockReading) -> list[str]:
    if said.dates == kept.dates:
        return []
    missing = sorted(date for date in said.dates - kept.dates if not _is_told(date, kept, said))
    extra = sorted(date for date in kept.dates - said.dates if not _is_told(date, said, kept))
    return [*listed("missing", missing), *listed("not in the source", extra)]


def _is_told(date: str, reading: LockReading, own: LockReading) -> bool:
    return (
        _is_clock_number(date, reading)
        or _is_bare_year(date, reading)
        or _has_day(date, reading)
        or _is_longer_elsewhere(date, reading, own)
    )


_LATE = (
    "afternoon",
    "evening",
    "下午",
    "晚",
    "傍晚",
    "après-midi",
    "soir",
    "tarde",
    "noche",
    "дня",
    "вечера",
    "مساء",
    "الظهر",
)


def _is_clock_number(date: str, reading: LockReading) -> bool:
    """A time of day that the other text prints without a sign of it ("at 15.30", "5 in the afternoon")."""
    if not date.startswith("T"):
        return False
    hour, minute = int(date[1:3]), int(date[4:])
    if hour + minute / 100 in reading.numbers:
        return True
    return hour > 12 and hour - 12 + minute / 100 in reading.numbers and any(word in reading.lowered for word in _LATE)


def _is_bare_year(date: str, reading: LockReading) -> bool:
    """A year that the other text has too, though as part of a name ("National Economic Strategy 2030")."""
    return date.isdigit() and date not in reading.dates and float(date) in reading.numbers - _years_only(reading)


def _has_day(date: str, reading: LockReading) -> bool:
    """A day or month whose year one of the texts says elsewhere: 2021年7月12日开幕，7月15日闭幕."""
    year, _, day = date.partition("-")
    if not day:
        return False
    if year == str(NO_YEAR):
        return any(other.endswith(date[4:]) and len(other) == len(date) for other in reading.dates)
    return f"{NO_YEAR}-{day}" in reading.dates and any(other.startswith(year) for other in reading.dates)


def _is_longer_elsewhere(date: str, reading: LockReading, own: LockReading) -> bool:
    """A bare year or month beside days of that year, which the other text says with the days alone."""
    return len(date) in (4, 7) and any(d != date and d.startswith(date) for d in own.dates) and any(
        other.startswith(date) for other in reading.dates
    )  # fmt: skip


def _years_only(reading: LockReading) -> set[float]:
    """Years that the text has within longer dates only: "March 2020" does not say "2020" for the whole year."""
    numbers = {figure.low for figure in reading.figures} | reading.labels
    return {float(year) for year in reading.years if year not in numbers}


def _ordinals(said: LockReading, kept: LockReading) -> list[str]:
    missing = sorted(
        number
        for number in said.ordinals - kept.ordinals
        if float(number) not in kept.numbers
        and not _is_year_part(number, kept)
        and not (
            number == 1
            and not kept.words.isdisjoint({"inaugural", "initial", "initially", "maiden", "top", "opening", "primary"})
        )
        and not (number == 2 and not kept.words.isdisjoint({"secondary", "secondly", "next", "following"}))
    )
    extra = sorted(
        number
        for number in kept.ordinals - said.ordinals
        if float(number) not in said.numbers
        and not any(word in said.text for word in _ORDER_WORDS.get(number, ()))
        and not is_in_han(number, said)
        and not _is_year_part(number, said)
    )
    return [*listed("missing", map(str, missing)), *listed("not in the source", map(str, extra))]


def _is_year_part(number: int, reading: LockReading) -> bool:
    """A century or quarter that the other text's dates hold ("twenty-first century" for 21世纪)."""
    return number > 12 and any(int(year) // 100 + 1 == number for year in reading.years)


def _symbols_without(one: LockReading, other: LockReading) -> list[str]:
    lacking = one.symbols - other.symbols - other.optional_symbols
    return sorted(symbol for symbol in lacking if not re.search(rf"(?<![\w/]){re.escape(symbol)}(?![\w/])", other.text))


def _symbols(said: LockReading, kept: LockReading) -> list[str]:
    return [
        *listed("missing", _symbols_without(said, kept)),
        *listed("not in the source", _symbols_without(kept, said)),
    ]
