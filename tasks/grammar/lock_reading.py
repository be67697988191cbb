"""What the number lock reads in one text, in one form for every language: figures, labels, ordinals, dates, symbols."""

import re

from tasks.grammar.countries import find_countries
from tasks.grammar.dates import find_dates
from tasks.grammar.lock_model import LockFigure, LockReading, Number
from tasks.grammar.numerals_en import ordinal_en, parse_en
from tasks.grammar.numerals_zh import ordinal_zh, parse_zh
from tasks.grammar.quantities import NotQuantity, Quantity, read_quantities
from tasks.grammar.symbols import find_symbols

_SUPERSCRIPT = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
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
_DIGITS = re.compile(r"\d[\d,\u00a0]*(?:\.\d+)?")
_BARE = re.compile(r"(?<![\d.])\d+(?:,\d{3})*(?:\.\d+)?")
# "5月22日至24日" and "22 to 24 May": read in one year of no meaning, the same for both texts.
_NO_YEAR = 1904
_LAST_CENTURY = re.compile(r"上(?:个)?世纪([一二三四五六七八九])十年代")
_FIVE_YEAR_PLAN = re.compile(r"十([一二三四五六七八九]?)五(?=规划|计划|期间|时期|末|”|》|$)")
# Numerals that carry no number a translation must keep: markers of lists and notes, articles, idioms, formulas of chemistry.
_EMPTY_REASONS = frozenset(
    [
        "indefinite_article",
        "idiom_or_pronoun",
        "footnote_mark",
        "footnote_label",
        "footnote_number",
        "chemical_name",
        "chemical_formula",
        "url",
        "enumerator",
        "list_number",
        "section_number",
        "page_number",
        "name_without_number",
        "bullet",
    ]
)
# Dimensions of units.csv; currencies and some customary units have no UCUM code, but must not be exchanged all the same.
_DIMENSIONS = frozenset(["money", "mass", "energy", "area", "length", "volume", "power", "ratio"])
_HUGE = 18  # digits: longer runs are compared as they are printed


def read_for_lock(text: str, language: str) -> LockReading:
    """Read ``text`` once; ``language`` is "zh", "en" or another code (read by the English rules)."""
    base = language.split("-")[0]
    rules = "zh" if base == "zh" else base or "en"
    chars = list(_SUPERSCRIPT.sub(lambda match: " " * len(match.group()), text))
    reading = LockReading(text)
    for country in find_countries(text, rules):
        reading.countries.setdefault(country.iso3, country.basis)
        reading.country_surfaces.setdefault(country.iso3, country.surface)
    for match in _URL.finditer(text):
        _blank(chars, match.start(), match.end())
    for symbol in find_symbols("".join(chars)):
        reading.symbols.add(symbol.surface.replace(" ", ""))
        _blank(chars, symbol.start, symbol.end)
    if rules == "zh":
        _read_chinese_periods(chars, reading)
    for mention in find_dates("".join(chars), rules, default_year=_NO_YEAR):
        reading.dates.update(end for end in mention.value.split("/") if end not in ("", ".."))
        _blank(chars, mention.start, mention.end)
    _read_ordinals(chars, rules, reading)
    _read_numbers(chars, rules, reading)
    return reading


def _read_chinese_periods(chars: list[str], reading: LockReading) -> None:
    """上世纪九十年代 and 十四五规划, which say a decade and an ordinal without the usual signs of either."""
    text = "".join(chars)
    for match in _LAST_CENTURY.finditer(text):
        tens = parse_zh(match.group(1))
        reading.dates.update((f"19{tens}0", f"19{tens}9"))
        _blank(chars, match.start(), match.end())
    for match in _FIVE_YEAR_PLAN.finditer(text):
        number = parse_zh(f"十{match.group(1)}")
        if number is not None:
            reading.ordinals.add(int(number))
            reading.labels.add(5)
            _blank(chars, match.start(), match.end())


def _is_in_dates(surface: str, reading: LockReading) -> bool:
    """Whether all numbers of a date that the quantities saw stand in the dates read before."""
    said = {int(part) for date in reading.dates for part in date.split("-") if part.isdigit()}
    return all(int(run) in said for run in re.findall(r"\d{1,4}", surface))


def _blank(chars: list[str], start: int, end: int) -> None:
    chars[start:end] = " " * (end - start)


def _read_ordinals(chars: list[str], language: str, reading: LockReading) -> None:
    text = "".join(chars)
    pattern, parse = (_ORDINAL_ZH, ordinal_zh) if language == "zh" else (_ORDINAL_EN, ordinal_en)
    for match in pattern.finditer(text):
        surface = f"第{match.group(1)}" if language == "zh" else match.group()
        if language != "zh" and _is_fraction(text, match):
            continue
        number = parse(surface)
        if number is not None:
            reading.ordinals.add(number)
            _blank(chars, match.start(), match.end())


def _is_fraction(text: str, match: re.Match[str]) -> bool:
    """``one third``, ``two-thirds``: a fraction for the quantities to read, no ordinal. ``a second`` is a time or an ordinal."""
    before = text[max(0, match.start() - 6) : match.start()].lower()
    return match.group().lower() in ("third", "fourth", "fifth", "sixth", "eighth", "tenth") and bool(
        re.search(r"\b(?:one|an?)[ -]$", before)
    )


def _read_numbers(chars: list[str], language: str, reading: LockReading) -> None:
    text = "".join(chars)
    quantities, others = read_quantities(text, language)
    covered: list[tuple[int, int]] = []
    known: set[tuple[object, ...]] = set()
    for quantity in quantities:
        covered.append((quantity.start, quantity.end))
        figure = _figure(quantity)
        key = (figure.low, figure.high, figure.qualifier, figure.ucum, figure.is_word)
        if key not in known:  # a figure said five times is looked at once
            known.add(key)
            reading.figures.append(figure)
    for other in others:
        covered.append((other.start, other.end))
        if other.reason not in _EMPTY_REASONS:
            _read_label(other, language, reading)
    for start, end in covered:
        _blank(chars, start, end)
    for match in _BARE.finditer("".join(chars)):  # nothing with digits may slip past both lists
        reading.labels.add(_number(match.group()))


def _figure(quantity: Quantity) -> LockFigure:
    low = quantity.min if quantity.value is None else quantity.value
    high = quantity.max if quantity.value is None else quantity.value
    return LockFigure(
        low,
        high,
        quantity.qualifier,
        quantity.unit_ucum or (quantity.unit if quantity.group in _DIMENSIONS else ""),
        quantity.unit,
        quantity.number_surface,
        quantity.surface.strip(),
    )


def _read_label(other: NotQuantity, language: str, reading: LockReading) -> None:
    """A numeral that is no figure: its number (``COVID-19`` → 19), or a date without a year."""
    if other.reason in ("date", "year") and _is_in_dates(other.surface, reading):
        return
    digits = _DIGITS.findall(other.surface)
    if digits:
        reading.labels.update(_number(run) for run in digits)
        return
    words = parse_zh(other.surface) if language == "zh" else parse_en(other.surface)
    if words is not None:
        reading.labels.add(int(words) if words == int(words) else float(words))


def _number(run: str) -> Number:
    plain = run.replace(",", "").replace("\u00a0", "")
    if len(plain) > _HUGE:
        return float("inf") if len(plain) > 300 else float(plain)
    return float(plain) if "." in plain else int(plain)
