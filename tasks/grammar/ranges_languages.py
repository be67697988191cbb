"""Two numbers that belong together in Russian, French, Spanish and Arabic: ranges, from and to, so much in every hundred."""

import re

from tasks.grammar.number_item import NumberItem

_DASH = re.compile(r"[ \u00a0]?[-\u2010-\u2014\u2212][ \u00a0]?")
_BETWEEN = {
    "ru": re.compile(r"\s(?:до|по|и)\s"),
    "fr": re.compile(r"\s(?:à|et)\s(?:d'|de\s)?"),
    "es": re.compile(r"\s(?:a|al|y|hasta)\s(?:el\s)?"),
    "ar": re.compile(r"\s(?:الي|حتي)\s|\sو\s?"),
}  # fmt: skip
_RANGE_LEAD = {
    "ru": re.compile(r"(?:между|в\sпределах|в\sдиапазоне)\s$"),
    "fr": re.compile(r"(?:entre|comprise?s?\sentre)\s(?:les\s)?$"),
    "es": re.compile(r"(?:entre)\s(?:el\s|los\s|las\s)?$"),
    "ar": re.compile(r"(?:بين|ما\sبين)\s$"),
}
_TO_LEAD = {
    "ru": re.compile(r"(?<!\w)(?:от|с|со)\s$"),
    "fr": re.compile(r"(?<!\w)(?:de|d'|des)\s?$"),
    "es": re.compile(r"(?<!\w)(?:de|del|desde)\s$"),
    "ar": re.compile(r"(?<!\w)(?:من|تتراوح\sبين)\s$"),
}  # fmt: skip
_JOINS_TO = {
    "ru": re.compile(r"\s(?:до|по)\s"), "fr": re.compile(r"\s(?:à|jusqu'à)\s"), "es": re.compile(r"\s(?:a|al|hasta)\s(?:el\s)?"),
    "ar": re.compile(r"\sالي\s"),
}  # fmt: skip
_DENOMINATOR = {
    "ru": re.compile(r"\s(?:на\sкаждые|на)\s"),
    "fr": re.compile(r"\s(?:pour|par|aux)\s(?:les\s)?"),
    "es": re.compile(r"\s(?:por\scada|por|cada)\s"),
    "ar": re.compile(r"\s(?:لكل|في\sكل|كل)\s"),
}  # fmt: skip


def join_ranges(lower: str, items: list[NumberItem], language: str) -> list[NumberItem]:
    """``items`` with two ends of a range made one; of "from 3 to 6 tons" the first takes the unit of the second."""
    joined: list[NumberItem] = []
    for item in items:
        last = joined[-1] if joined else None
        if last is not None and _is_range(lower, last, item, language):
            joined[-1] = _range_of(last, item)
            continue
        if last is not None:
            _share(lower, last, item, language)
        joined.append(item)
    return joined


def is_denominator(lower: str, before: NumberItem, item: NumberItem, language: str) -> bool:
    """Whether ``item`` is what the number before it is counted on: 6 litres pour 100 kilomètres."""
    if item.measure is None or item.measure.is_count:
        return False
    return _DENOMINATOR[language].fullmatch(lower, max(before.tail, before.end), item.start) is not None


def _is_range(lower: str, one: NumberItem, other: NumberItem, language: str) -> bool:
    if (
        one.reason
        or other.reason
        or one.is_range
        or one.low is None
        or other.low is None
        or one.is_vague
        or other.is_vague
    ):
        return False
    if one.is_fraction or other.is_fraction or one.low >= other.low:
        return False
    between = lower[one.end : other.start]
    if not one.is_word and not other.is_word and _DASH.fullmatch(between):
        return True
    if _JOINS_TO[language].fullmatch(between) and (other.measure is not None or other.scaled):
        return _TO_LEAD[language].search(lower, max(0, one.head - 16), one.head) is None
    if _RANGE_LEAD[language].search(lower, max(0, one.start - 24), one.start) is None:
        return False
    joins = _BETWEEN[language]
    behind = max(one.end, one.tail) if one.measure else one.end
    return joins.fullmatch(between) is not None or joins.fullmatch(lower, behind, other.start) is not None


def _share(lower: str, one: NumberItem, other: NumberItem, language: str) -> None:
    if (
        one.reason
        or other.reason
        or one.measure is not None
        or other.measure is None
        or one.low is None
        or not other.low
    ):
        return
    if _TO_LEAD[language].search(lower, max(0, one.head - 16), one.head) is None:
        return
    if _JOINS_TO[language].fullmatch(lower, one.end, other.start) is None:
        return
    one.measure = other.measure
    if other.qualifier == "at_most" and language in ("ru", "es"):
        other.qualifier = "exact"
    if other.scaled and not one.scaled and one.low * other.scale <= other.low * 1000 and one.low <= other.low:
        one.low = one.high = one.low * other.scale


def _range_of(one: NumberItem, other: NumberItem) -> NumberItem:
    low = one.low
    if (
        low is not None
        and other.high is not None
        and other.scaled
        and not one.scaled
        and low * other.scale <= other.high
    ):
        low *= other.scale
    return NumberItem(
        one.start, other.end, low, other.high, head=one.head, tail=other.tail, measure=other.measure or one.measure,
        noun=other.noun, rate=other.rate, qualifier=one.qualifier, is_range=True, scaled=one.scaled or other.scaled,
    )  # fmt: skip
