"""Where the figures, dates, symbols, ordinals and countries of a sentence stand, for swapping them in its translation.

Read by the same grammar as the number lock reads, with places: what the lock will look for is what is found here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tasks.grammar.countries import find_countries
from tasks.grammar.dates import find_dates
from tasks.grammar.numerals_en import ordinal_en, parse_en
from tasks.grammar.numerals_zh import ordinal_zh, parse_zh
from tasks.grammar.quantities import Quantity, read_quantities
from tasks.grammar.symbols import find_symbols

#: "12 July" has no year: read in one of no meaning, the same for all texts.
NO_YEAR = 1904
_ORDINAL_ZH = re.compile(r"第\s*([\d一二三四五六七八九十百千零〇两]{1,9})")
_ORDINAL_EN = re.compile(
    r"\b(?:(?:one[ -])?hundred[ -](?:and[ -])?)?[a-z]+(?:-[a-z]+)?\b|\b\d{1,4}(?:st|nd|rd|th)\b", re.IGNORECASE
)
_SUPERSCRIPT = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_URL = re.compile(r"(?:https?://|www\.)[^\s。，；、）)>\"”]+")
_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
# Numerals in words that count nothing and are a number all the same ("a five-year plan", "phase two").
_SAID_IN_WORDS = frozenset(["period", "numbered_part", "agenda_item", "bare_number", "ordinal", "age_bracket"])
_FRACTIONS = frozenset(["third", "fourth", "fifth", "sixth", "eighth", "tenth"])

Value = str | tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing that a translation carries over by rule. ``kind`` is ``symbol``, ``date``, ``ordinal``, ``quantity``,
    ``label`` (a number that counts nothing), ``country`` or ``link``.

    ``value`` is the same in every language: a symbol, an EDTF date, the two ends of an amount, ISO 3166 alpha-3.
    ``unit`` is that of a quantity, ``ucum`` its code; ``qualifier`` its bound.
    """

    start: int
    end: int
    surface: str
    kind: str
    value: Value
    unit: str = ""
    ucum: str = ""
    qualifier: str = ""


def read_figures(text: str, language: str, *, with_countries: bool = True) -> list[Figure]:
    """All figures of ``text`` in order, never overlapping. ``language`` may have script and country.

    >>> [(f.kind, f.value) for f in read_figures("第四十八届会议于2020年通过9个项目（IDB.48/17）", "zh")]
    [('ordinal', (48, 48)), ('date', '2020'), ('quantity', (9, 9)), ('symbol', 'IDB.48/17')]
    """
    base = language.split("-")[0]
    chars = list(_SUPERSCRIPT.sub(lambda match: " " * len(match.group()), text))
    found: list[Figure] = []

    def take(start: int, end: int, kind: str, value: Value, quantity: Quantity | None = None) -> None:
        more = (quantity.unit, quantity.unit_ucum or "", quantity.qualifier) if quantity else ("", "", "")
        found.append(Figure(start, end, text[start:end], kind, value, *more))
        chars[start:end] = " " * (end - start)

    for match in _URL.finditer(text):
        take(*match.span(), "link", match.group())
    for symbol in find_symbols("".join(chars)):
        take(symbol.start, symbol.end, "symbol", symbol.surface.replace(" ", ""))
    for mention in find_dates("".join(chars), base, default_year=NO_YEAR):
        take(mention.start, mention.end, "date", mention.value)
    _take_ordinals("".join(chars), base, take)
    quantities, others = read_quantities("".join(chars), base)
    for quantity in quantities:
        ends = (quantity.min, quantity.max) if quantity.value is None else (quantity.value, quantity.value)
        take(quantity.number_start, quantity.number_end, "quantity", ends, quantity)
    for other in others:
        digits = list(_DIGITS.finditer("".join(chars), other.start, other.end))
        if len(digits) == 1:
            take(*digits[0].span(), "label", _both(_number(digits[0].group())))
        elif not digits and other.reason in _SAID_IN_WORDS:
            words = parse_zh(other.surface) if base == "zh" else parse_en(other.surface)
            if words is not None:
                take(other.start, other.end, "label", _both(int(words) if words == int(words) else float(words)))
    for match in _DIGITS.finditer("".join(chars)):
        take(*match.span(), "label", _both(_number(match.group())))
    for country in find_countries(text, base) if with_countries else ():
        named = country.basis == "name" or _is_government(text, country.start, country.end)
        if named and all(country.end <= f.start or country.start >= f.end for f in found):
            take(country.start, country.end, "country", country.iso3)
    return sorted(found, key=lambda figure: figure.start)


def _take_ordinals(text: str, base: str, take: Callable[..., None]) -> None:
    if base == "zh":
        for match in _ORDINAL_ZH.finditer(text):
            number = ordinal_zh(f"第{match.group(1)}")
            if number is not None:
                take(*match.span(1), "ordinal", _both(number))
        return
    if base != "en":
        return
    for match in _ORDINAL_EN.finditer(text):
        number = ordinal_en(match.group())
        if number is not None and not _is_fraction(text, match):
            take(*match.span(), "ordinal", _both(number))


def _is_fraction(text: str, match: re.Match[str]) -> bool:
    """``one third``: no ordinal, but for the quantities to read."""
    before = text[max(0, match.start() - 6) : match.start()].lower()
    return match.group().lower() in _FRACTIONS and re.search(r"\b(?:one|an?)[ -]$", before) is not None


def _is_government(text: str, start: int, end: int) -> bool:
    """Whether a country's name is part of its government's name, where it stands as it does elsewhere."""
    return text.startswith("政府", end) or re.search(r"\bGovernments? of (?:the )?$", text[:start]) is not None


def _both(number: float) -> tuple[float, float]:
    return number, number


def _number(run: str) -> float:
    plain = run.replace(",", "")[:18]
    return float(plain) if "." in plain else int(plain)
