"""Symbols of documents and names with a number, for the number lock."""

import re

from tasks.grammar.lock_model import LockReading, Spot
from tasks.grammar.symbols import find_symbols

# "resolutions 71/256 and 71/257", 第71/256号和第71/257号决议: a further number in a list that begins with a symbol.
_NEXT = re.compile(
    r"(?:\s?号)?(?:\s?(?:,|、|，|和|及|与|以及|;|and|or|et|y|и|و|to|至)\s?){1,2}(?:第\s?)?"
    r"(\d{1,3}/\d{1,4}(?:\s?[A-Z](?![A-Za-z]))?)(?![\d/])"
)
_CITATION = re.compile(r"\d{1,3}/\d{1,4}(?:\s?[A-Z])?")
# The disease has its number in its English name, and the year in its Chinese one; "coronavirus" alone says neither.
_CORONAVIRUS = re.compile(
    r"COVID[- \u2010-\u2013]?19(?!\d)|(?:2019\s?年?)\s?(?:新型)?冠状病毒(?:病|疾病)?"
    r"|[Cc]oronavirus disease(?:[ \u00a0]of)? 2019|SARS-CoV-2(?!\d)"
)
_CORONAVIRUS_NAMED = re.compile(r"新冠|冠状病毒|[Cc]orona(?:virus)?")


# Items of an agenda and parts of articles: 7(b), 4 (a).
_PART = re.compile(r"(?<![\d.,/])(\d{1,3}) ?[(（]? ?([a-zабвгдесأا-ي])ـ? ?[)）]")
_LETTERS = (
    dict(zip("абвгде", "abcdef", strict=True))
    | dict(zip("ابجدهوزحطيكلمن", "abcdefghijklmn", strict=True))
    | {"أ": "a", "с": "c"}
)


def read_symbols(text: str, reading: LockReading) -> list[tuple[int, int]]:
    """Adds the symbols of ``text`` to ``reading``; where they stand. The letter of an item counts, its number is read later."""
    if ")" in text or "）" in text:
        letters = (match.group(2) for match in _PART.finditer(text))
        reading.symbols.update(f"({_LETTERS.get(letter, letter)})" for letter in letters)
    if "/" not in text:
        return []
    spans: list[tuple[int, int]] = []
    for symbol in find_symbols(text):
        _add(symbol.start, symbol.end, text, reading, spans)
        end = symbol.end
        while _CITATION.fullmatch(symbol.surface) and (following := _NEXT.match(text, end)):
            _add(*following.span(1), text, reading, spans)
            end = following.end()
    return sorted(set(spans))


def _add(start: int, end: int, text: str, reading: LockReading, spans: list[tuple[int, int]]) -> None:
    value = text[start:end].replace(" ", "")
    if (start, end) not in spans:
        reading.symbols.add(value)
        reading.spots.append(Spot(start, end, "symbol", value))
        spans.append((start, end))


def read_names(text: str, reading: LockReading) -> list[tuple[int, int]]:
    """Adds names that hold another number in another language; where they stand."""
    spans = [match.span() for match in _CORONAVIRUS.finditer(text)]
    if spans:
        reading.symbols.add("COVID-19")
    elif _CORONAVIRUS_NAMED.search(text):
        reading.optional_symbols.add("COVID-19")
    return spans
