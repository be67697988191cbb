"""What the number lock reads in one text, in one form for every language: figures, labels, ordinals, dates, symbols."""

import re
from fractions import Fraction
from functools import lru_cache

from tasks.grammar.bounds_zh import bound_behind
from tasks.grammar.countries import find_countries
from tasks.grammar.dates import find_dates
from tasks.grammar.lock_countries import short_names
from tasks.grammar.lock_digits import number_of, roman, spelled, whole
from tasks.grammar.lock_model import UNKNOWN, LockFigure, LockReading, Number, Spot
from tasks.grammar.lock_periods import (
    NO_YEAR,
    OTHER_LANGUAGES,
    further_days,
    may_hold_dates,
    may_hold_numerals,
    months_alone,
    period_unit,
    read_periods,
)
from tasks.grammar.lock_said import read_said
from tasks.grammar.lock_script import simplified
from tasks.grammar.lock_symbols import read_names, read_symbols
from tasks.grammar.lock_units import amount_keys
from tasks.grammar.numerals_en import ordinal_en, parse_en
from tasks.grammar.numerals_zh import ordinal_zh, parse_zh
from tasks.grammar.qualifiers import qualifier_before
from tasks.grammar.quantities import NotQuantity, Quantity, read_quantities

_SUPERSCRIPT = re.compile(r"(?<![mM米⁰¹²³⁴⁵⁶⁷⁸⁹])[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_URL = re.compile(r"(?:https?://|www\.)[^\s。，；、）)>\"”]+")
_ORDINAL_ZH = re.compile(r"第\s*([\d一二三四五六七八九十百千零〇两]{1,9})")
_TENS = "(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)(?:y|ieth)"
_UNITS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|"
    "sixteenth|seventeenth|eighteenth|nineteenth"
)
_ORDINAL_EN = re.compile(
    rf"\b(?:(?:one[ -])?hundred[ -](?:and[ -])?)?(?:{_TENS}(?:[ -](?:{_UNITS}))?|{_UNITS}|hundredth)\b"
    r"|\b\d{1,4}(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
#: One of these is in every English ordinal in words.
_ORDINAL_STEMS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eventh",
    "twelfth", "teenth", "tieth", "hundredth")  # fmt: skip
_NTH = re.compile(r"\d(?:st|nd|rd|th)\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d[\d,\u00a0]*(?:\.\d+)?")
_BARE = re.compile(r"(?<![\d.])\d+(?:,\d{3})*(?:\.\d+)?")
_ROMAN = re.compile(r"[IVXL]+")
# Numerals that carry no number a translation must keep: markers of lists and notes, articles, idioms, formulas of chemistry.
_EMPTY_REASONS = frozenset(
    [
        "idiom_or_pronoun",
        "footnote_mark",
        "footnote_label",
        "footnote_number",
        "chemical_name",
        "chemical_formula",
        "url",
        "name_without_number",
        "bullet",
    ]
)
# Those that may answer for a number of the other text, though they ask for none.
_ASIDE_REASONS = frozenset(
    ["indefinite_article", "enumerator", "list_number", "section_number", "page_number", "roman_numeral"]
)
# Dimensions of units.csv; currencies and some customary units have no UCUM code, but must not be exchanged all the same.
_DIMENSIONS = frozenset(["money", "mass", "energy", "area", "length", "volume", "power", "ratio"])
_PERIOD_REASONS = frozenset(["period", "vague_period"])
_YEARS_OF = {"decade": 10, "century": 100}
_MORE = re.compile(r"\s?(?:多|余|個多|个多)")
_SHARE_ENDS = {"多": "more_than", "余": "more_than", "强": "more_than", "弱": "less_than"}
_SCALE = re.compile(r"\d\s?([万亿千百])")
_SCALES = {"万": 10**4, "亿": 10**8, "千": 1000, "百": 100}
_ARTICLES = frozenset(["le", "de", "ce", "me"])  # no Roman numerals with an ending


@lru_cache(maxsize=512)
def read_for_lock(text: str, language: str) -> LockReading:
    """Read ``text`` once; ``language`` is "zh", "en" or another code (read by the English rules)."""
    base = language.split("-")[0]
    rules = "zh" if base == "zh" else base or "en"
    if rules == "zh":
        text = simplified(text)
    reading = LockReading(text, rules)
    _read_countries(text, rules, reading)
    if not may_hold_numerals(text, rules):
        return reading
    chars = list(text if text.isascii() else _SUPERSCRIPT.sub(lambda match: " " * len(match.group()), text))
    if "://" in text or "www." in text:
        for match in _URL.finditer(text):
            _blank(chars, match.start(), match.end())
    for start, end in read_symbols("".join(chars), reading):
        _blank(chars, start, end)
    for start, end in read_names("".join(chars), reading):
        _blank(chars, start, end)
    for start, end in read_periods("".join(chars), rules, reading):
        _blank(chars, start, end)
    for start, end in read_said("".join(chars), rules, reading):
        _blank(chars, start, end)
    if may_hold_dates(text, rules):
        _read_dates(chars, rules, reading)
    _read_ordinals(chars, rules, reading)
    _read_numbers(chars, rules, reading)
    return reading


def _read_countries(text: str, rules: str, reading: LockReading) -> None:
    for country in find_countries(text, rules):
        reading.countries.setdefault(country.iso3, country.basis)
        reading.country_surfaces.setdefault(country.iso3, country.surface)
        reading.spots.append(Spot(country.start, country.end, "country", country.iso3))
    if rules == "zh":
        for start, iso3 in short_names(text):
            reading.countries.setdefault(iso3, "short")
            reading.country_surfaces.setdefault(iso3, text[start])
            reading.spots.append(Spot(start, start + 1, "country", iso3))


def _read_dates(chars: list[str], rules: str, reading: LockReading) -> None:
    for mention in find_dates("".join(chars), rules, default_year=NO_YEAR):
        reading.dates.update(end for end in mention.value.split("/") if end not in ("", ".."))
        reading.spots.append(Spot(mention.start, mention.end, "date", mention.value.rstrip("/.")))
        _blank(chars, mention.start, mention.end)
        if mention.kind in ("day", "range") and (listed := further_days("".join(chars), mention, rules)):
            for start, end, value in listed:
                reading.dates.add(value)
                _blank(chars, start, end)
    if rules == "en":
        for start, end, value in months_alone("".join(chars)):
            reading.dates.add(value)
            reading.spots.append(Spot(start, end, "date", value))
            _blank(chars, start, end)


def _is_in_dates(surface: str, reading: LockReading) -> bool:
    """Whether all numbers of a date that the quantities saw stand in the dates read before."""
    said = {int(part) for date in reading.dates for part in date.split("-") if part.isdigit()}
    return all(int(run) in said for run in re.findall(r"\d{1,4}", surface))


def _blank(chars: list[str], start: int, end: int) -> None:
    chars[start:end] = " " * (end - start)


def _read_ordinals(chars: list[str], language: str, reading: LockReading) -> None:
    text = "".join(chars)
    if language in OTHER_LANGUAGES:
        from tasks.grammar.ordinals_languages import find_ordinals  # loaded by texts of these languages only

        for start, end, value in find_ordinals(text, language):
            if text[start:end].lower() not in _ARTICLES:
                reading.ordinals.add(value)
                reading.spots.append(Spot(start, end, "ordinal", str(value)))
                _blank(chars, start, end)
        return
    if language == "zh":
        if "第" not in text:
            return
    elif not any(map(reading.lowered.__contains__, _ORDINAL_STEMS)) and _NTH.search(text) is None:
        return
    pattern, parse = (_ORDINAL_ZH, ordinal_zh) if language == "zh" else (_ORDINAL_EN, ordinal_en)
    for match in pattern.finditer(text):
        surface = f"第{match.group(1)}" if language == "zh" else match.group()
        if language != "zh" and _is_fraction(text, match):
            continue
        number = spelled(match.group(1)) if language == "zh" and match.group(1) else None
        number = parse(surface) if number is None else number
        if number is not None:
            reading.ordinals.add(number)
            reading.spots.append(Spot(match.start(), match.end(), "ordinal", str(number)))
            _blank(chars, match.start(), match.end())


def _is_fraction(text: str, match: re.Match[str]) -> bool:
    """``one third``, ``two-thirds``: a fraction for the quantities to read, no ordinal. ``a second`` is a time or an ordinal."""
    before = text[max(0, match.start() - 6) : match.start()].lower()
    return match.group().lower() in ("third", "fourth", "fifth", "sixth", "eighth", "tenth") and bool(
        re.search(r"\b(?:one|an?)[ -]$", before)
    )


def _read_numbers(chars: list[str], language: str, reading: LockReading) -> None:
    text = "".join(chars)
    if not may_hold_numerals(text, language):
        return
    quantities, others = read_quantities(text, language)
    covered: list[tuple[int, int]] = []
    figures: list[LockFigure] = []
    for quantity in quantities:
        covered.append((quantity.start, quantity.end))
        figures.append(_figure(quantity, text))
    for other in others:
        covered.append((other.start, other.end))
        if other.reason in _PERIOD_REASONS and (period := _period(text, other, language)) is not None:
            figures.append(period)
        elif other.reason == "idiom_or_pronoun" and other.surface.startswith("数以"):
            if (least := parse_zh(other.surface[2:].rstrip("计"))) is not None:
                figures.append(LockFigure(int(least), None, "at_least", "", "", other.surface, other.start, other.end))
        elif other.reason not in _EMPTY_REASONS:
            _read_label(other, text, language, reading)
    known: set[tuple[object, ...]] = set()
    for figure in figures:
        key = amount_keys(figure.low, figure.high, figure.ucum)[-1]
        reading.spots.append(Spot(figure.start, figure.end, "figure", f"{key[1]}~{key[2]}", _kind_of(figure, key[0])))
        same = (figure.low, figure.high, figure.qualifier, figure.ucum, figure.unit)
        if same not in known:  # a figure said five times is looked at once
            known.add(same)
            reading.figures.append(figure)
    for start, end in covered:
        _blank(chars, start, end)
    for match in _BARE.finditer("".join(chars)):  # nothing with digits may slip past both lists
        reading.labels.add(_digits(match.group(), language))


def _figure(quantity: Quantity, text: str) -> LockFigure:
    low = quantity.min if quantity.value is None else quantity.value
    high = quantity.max if quantity.value is None else quantity.value
    unit, ucum, times = quantity.unit, quantity.unit_ucum, _YEARS_OF.get(quantity.unit)
    if times is not None:
        low, high = low and low * times, high and high * times
        unit, ucum = "year", "a"
    if high is None and low == 12:
        low = 10  # "dozens" and 数十 are the same word
    if quantity.group in _DIMENSIONS and not ucum and not quantity.noun:
        ucum = unit
    surface, qualifier = quantity.surface.strip(), quantity.qualifier
    if quantity.group == "share" and qualifier == "exact":  # 四成多, 三分之二强
        qualifier = _SHARE_ENDS.get(text[quantity.end : quantity.end + 1], qualifier)
    return LockFigure(low, high, qualifier, ucum or "", unit, surface, quantity.start, quantity.end, quantity.group)


def _kind_of(figure: LockFigure, base: str) -> str:
    """What a figure could be exchanged with: one unit in all its multiples, ages and times, counts of whatever."""
    return "time" if figure.group in ("time", "age") else base or figure.ucum or "count"


def _period(text: str, other: NotQuantity, language: str) -> LockFigure | None:
    """A length of time that the quantities take for a mere period, as a figure all the same; None where no unit follows."""
    value = _value(other.surface, language)
    unit = period_unit(text, other.end, language)
    if value is None or unit is None:
        return None
    before = qualifier_before(text, other.start, language)
    qualifier = before[0] if before else "exact"
    if language == "zh":
        behind = bound_behind(text, other.end + len(unit[3])) or bound_behind(text, other.end)
        qualifier = "more_than" if _MORE.match(text, other.end) else behind[0] if behind else qualifier
    elif qualifier == "more_than" and text[: other.start].rstrip().lower().endswith("over"):
        qualifier = UNKNOWN  # "over three years" is longer than three years, or within them
    name, ucum, times, _ = unit
    surface = text[before[1] if before else other.start : other.end + 1].strip()
    return LockFigure(value * times, value * times, qualifier, ucum, name, surface, other.start, other.end, "time")


def _value(surface: str, language: str) -> Number | None:
    digits = _DIGITS.fullmatch(surface.strip())
    if digits:
        return _digits(digits.group(), language)
    words = _parse(surface, language)
    return None if words is None else int(words) if words == int(words) else float(words)


def _parse(surface: str, language: str) -> int | Fraction | None:
    """The number that words of a language spell."""
    if language in OTHER_LANGUAGES:
        from tasks.grammar.numerals_languages import parse_in  # loaded by texts of these languages only

        return parse_in(surface, language)
    return parse_zh(surface) if language == "zh" else parse_en(surface)


def _digits(run: str, language: str) -> Number:
    """The number of a run of digits, with the decimal sign of its language."""
    if language in OTHER_LANGUAGES and not run.isdigit() and (value := _parse(run, language)) is not None:
        return int(value) if value == int(value) else float(value)
    return number_of(run)


def _read_label(other: NotQuantity, text: str, language: str, reading: LockReading) -> None:
    """A numeral that is no figure: its number (``COVID-19`` → 19), or a date without a year."""
    if other.reason in ("date", "year") and _is_in_dates(other.surface, reading):
        return
    numbers = reading.asides if other.reason in _ASIDE_REASONS else reading.labels
    digits = _DIGITS.findall(other.surface)
    if digits:
        found = [_digits(run, language) for run in digits]
        if language == "zh" and len(found) == 1 and (scale := _SCALE.search(text[other.start : other.end + 3])):
            found = [whole(found[0] * _SCALES[scale.group(1)])]
        numbers.update(found)
        if len(found) == 1 and numbers is reading.labels:
            if language == "zh" and "岁" in text[other.start : other.end + 2]:
                value = f"{float(found[0])}~{float(found[0])}"
                reading.spots.append(Spot(other.start, other.end, "figure", value, "time"))
                return
            kind = "number" if other.reason == "bare_number" else "label"
            value = f"{float(found[0])}~{float(found[0])}" if kind == "number" else str(found[0])
            unit = "count" if kind == "number" else ""
            reading.spots.append(Spot(other.start, other.end, "figure" if unit else kind, value, unit))
        return
    if other.reason in _ASIDE_REASONS and _ROMAN.fullmatch(other.surface):
        reading.asides.add(roman(other.surface))
        return
    words = _parse(other.surface, language)
    if words is None and language == "en":  # "two eight-hour shifts" holds two numbers
        parts = [parse_en(part) for part in re.split(r"[\s-]+", other.surface)]
        numbers.update(int(part) for part in parts if part is not None and part == int(part))
    if words is not None:
        numbers.add(int(words) if words == int(words) else float(words))
