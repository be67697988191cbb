"""Numerals that are no figures in any language: addresses, symbols, dates, times, standards, codes, footnote marks."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from tasks.grammar import not_quantities_patterns as patterns
from tasks.grammar.dates import scan_dates
from tasks.grammar.digit_zones import Zones, digit_zones, joined, zones_around
from tasks.grammar.symbols import find_symbols
from tasks.grammar.units import money_before, unit_at

Mask = tuple[int, int, str]

_POWER_OF_TEN = re.compile(r"[xX]10(?:\^|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹])")
_GLUED_CODE_LEFT = re.compile(r"(?<![A-Za-z0-9])[A-Za-zА-я][A-Za-z0-9А-я]*(?:[.\-‑–/][A-Za-z0-9]+)*[.\-‑–/]?$")
_GLUED_CODE_RIGHT = re.compile(r"[A-Za-z]{0,6}(?:[\-‑/.][A-Za-z0-9]+|[A-Za-z0-9]+)*")
_QUANTITY_LEGAL = re.compile(r"\s?(?:%|per cent|percent|million|billion)")


def _within(pattern: re.Pattern[str], text: str, zones: Zones | None) -> Iterator[re.Match[str]]:
    for low, high in zones or ():
        yield from pattern.finditer(text, low, high)


def _dates(text: str, language: str, zones: dict[str, Zones]) -> Iterator[Mask]:
    for mention in scan_dates(text, language, zones=zones):
        if mention.kind in ("day", "month") or "-" in mention.value.split("/")[0] or not mention.value:
            reason = "date"
        else:
            reason = "year" if mention.kind in ("year", "open") else "period"
        yield mention.start, mention.end, reason


def _addresses(text: str) -> Iterator[Mask]:
    """Addresses of the network, however long; only around the signs that they cannot do without."""
    if not ("://" in text or "www." in text or "@" in text or "10." in text or patterns.DOMAIN_END.search(text)):
        return
    reached = 0
    for low, high in zones_around(patterns.ADDRESS_SIGN, text, 200, 300):
        for match in patterns.ADDRESS.finditer(text, low, high):
            if match.start() < reached:
                continue
            end = match.end()
            if end == high and (longer := patterns.ADDRESS.match(text, match.start())):
                end = longer.end()
            reached = end
            yield match.start(), end, "url"


def _labels(text: str, zones: Zones | None) -> Iterator[Mask]:
    """Numbers of list entries at the beginning of a line or inside one: ``3.``, ``(b)``, ``1)``."""
    for match in _within(patterns.LIST_LABEL, text, zones):
        group = match.lastgroup or "a"
        low = max(0, match.start() - 80)
        if group in "cde" and text.rfind("(", low, match.start()) > text.rfind(")", low, match.start()):
            continue  # the closing bracket of "(see paragraph 5)", not of a label
        yield *match.span(group), "list_number" if group == "a" else "enumerator"


def _legal(text: str, zones: Zones | None) -> Iterator[Mask]:
    for match in _within(patterns.LEGAL, text, zones):
        if not _QUANTITY_LEGAL.match(text, match.end()):
            yield *match.span(), "numbered_part" if match[0][0] in "Nn№" else "legal_resolution"


def _masks(text: str, language: str) -> Iterator[tuple[int, Iterable[Mask]]]:
    """All spans of each kind, with the rank of the kind: of two that overlap, the one of lower rank stands."""
    zones = digit_zones(text, language)
    yield 0, _addresses(text)
    if "symbol" in zones:
        symbols = find_symbols(text, zones["symbol"])
        yield 1, ((s.start, s.end, "legal_resolution" if s.is_citation else "document_symbol") for s in symbols)
    ages = zones.get("age", [])
    if "age" in text:  # "aged six" has no digits
        ages = joined(ages, zones_around(patterns.AGE_WORD, text, 0, 80))
    phones = zones.get("phone", [])
    if patterns.PHONE_SIGN.search(text):
        phones = joined(phones, zones_around(patterns.PHONE_SIGN, text, 16, 72))
    for rank, kind, pattern, reason in (
        (2, phones, patterns.PHONE, "telephone"),
        (4, zones.get("standard"), patterns.STANDARD, "standard_number"),
        (6, zones.get("time"), patterns.TIME, "time_of_day"),
        (7, zones.get("coordinate"), patterns.COORDINATE, "coordinate"),
        (10, ages, patterns.AGE, "age_bracket"),
        (11, zones.get("ratio"), patterns.RATIO, "ratio"),
    ):
        if kind:
            yield rank, [(*match.span(), reason) for match in _within(pattern, text, kind)]
    yield 3, _legal(text, zones.get("legal"))
    yield 5, _dates(text, language, zones)
    yield (
        8,
        ((*m.span("n"), "paragraph_number") for m in _within(patterns.PARAGRAPH_START, text, zones.get("paragraph"))),
    )
    label = zones_around(patterns.LABEL_SIGN_ZH, text, 24, 24) if language == "zh" else zones.get("label")
    yield 9, _labels(text, label)


def find_masks(text: str, language: str) -> list[Mask]:
    """Spans whose numerals are no figures, in order, never overlapping; the earlier kind of the list wins."""
    found = [(rank, *mask) for rank, masks in _masks(text, language) for mask in masks]
    found.sort()
    kept: list[Mask] = []
    for _, start, end, reason in found:
        index = bisect_right(kept, (start, end))
        if (index and kept[index - 1][1] > start) or (index < len(kept) and kept[index][0] < end):
            continue
        kept.insert(index, (start, end, reason))
    return kept


def glued(text: str, start: int, end: int) -> Mask | None:
    """The code, formula or footnote mark that digits glued to letters make; None when the digits stand free.

    >>> text = "the HFC-23 of communities.25 and CO2"
    >>> glued(text, 8, 10), glued(text, 26, 28), glued(text, 35, 36)
    ((4, 10, 'formula_or_code'), (26, 28, 'footnote_mark'), (33, 36, 'formula_or_code'))
    """
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if (before.isalpha() and before.isascii()) or "а" <= before.lower() <= "я":
        if money_before(text, start):
            return None
        word = re.search(r"[^\W\d_]+$", text[max(0, start - 40) : start])
        if word and len(word[0]) >= 4 and word[0][1:].islower() and not after.isalnum():
            return start, end, "footnote_mark"
        return _code(text, start, end)
    if before in "-‑–" and start >= 2 and text[start - 2].isalpha() and text[start - 2].isascii():
        return _code(text, start, end)
    if before == "/" and start >= 2 and (text[start - 2].isalpha() or text[start - 2].isdigit()):
        return _code(text, start, end)
    if before in '.,;:)”"’»?!*]' and start >= 2 and end - start <= 3:
        previous = text[start - 2]
        if before in ",;:" and previous > "\u2e80":  # a Chinese text with Latin commas: 会上,17名代表
            return None
        if previous.isalpha() or (previous in '.)”"’»' and before in '.,)”"’»?!'):
            if before == "." and re.search(
                r"(?:^|[\s(])(?:[Nn]os?|[Pp]p?|[Aa]rts?|[Rr]es|[Ff]igs?|[Vv]ols?|[Cc]h|[Ss]ects?|[Pp]aras?|[A-Z])\.$",
                text[max(0, start - 8) : start],
            ):
                return start, end, "numbered_part"
            return start, end, "footnote_mark"
    if before in "#№§":
        return start - 1, end, "numbered_part"
    if after in "xX" and _POWER_OF_TEN.match(text, end):
        return None
    if after.isalpha() and after.isascii():
        unit = unit_at(text, end, "en")
        if (
            unit
            and unit.start == end
            and not (unit.end < len(text) and text[unit.end].isalnum() and text[unit.end].isascii())
        ):
            return None
        if re.match(r"(?:st|nd|rd|th)\b", text[end : end + 3]):
            return start, end + 2, "ordinal"
        if re.match(
            r"(?:m|mn|mln|bn|tn|k|K|M|B|x|X|million|billion|fold|year|month|day|hour|times)(?![A-Za-z0-9])",
            text[end : end + 9],
        ):
            return None
        return _code(text, start, end)
    return None


def _code(text: str, start: int, end: int) -> Mask:
    left = _GLUED_CODE_LEFT.search(text[max(0, start - 40) : start])
    low = start - len(left[0]) if left else start
    right = _GLUED_CODE_RIGHT.match(text, end, end + 40)
    high = right.end() if right else end
    while high > end and text[high - 1] in ".-/":
        high -= 1
    name = text[low:high]
    if re.match(r"(?i)covid|sars", name):
        return low, high, "name_with_number"
    if re.search(r"-(?:19|20)\d\d$", name):
        return low, high, "year_in_event_name"
    return low, high, "formula_or_code"
