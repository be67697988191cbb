"""Regular English names of organisations: countries in their United Nations form, national adjectives resolved."""

import re
from functools import cache

from tasks.grammar.phrases import LatinPhrases
from tasks.vocabularies.countries import countries_by_iso3, country_rows


@cache
def country_table() -> LatinPhrases[str]:
    """Country names in English (two letters and less left out) with their codes."""
    table: LatinPhrases[str] = LatinPhrases()
    for row in country_rows():
        for name in row.names["en"]:
            if len(name) > 2:
                table.add(name, row.iso3)
    return table


@cache
def _country_words() -> dict[str, str]:
    """Single-word demonyms and country names with their codes."""
    words: dict[str, str] = {}
    for row in country_rows():
        for name in (*row.demonyms_en, *row.names["en"]):
            if " " not in name:
                words.setdefault(name, row.iso3)
    return words


def is_country_word(word: str) -> bool:
    """Whether a word, or a part of a hyphenated one, names a country or its people."""
    return any(part in _country_words() for part in word.split("-"))


_OF = re.compile(r"\b(of|under) (?:the )?(?=[A-Z])")
_NATIONAL = re.compile(
    r"^([A-Z][\w-]+(?: [A-Z][a-z]+)??)(?:['’]s)? ((?:Federal |State |Union )?Ministry (?:of|for) .+|Government)$"
)
_THE = re.compile(
    r"\b(?:Federation|Republic|Kingdom|States|Emirates|Islands|Philippines|Congo|Netherlands|Gambia|Comoros)\b"
)


def _with_article(name: str) -> str:
    return f"the {name}" if _THE.search(name) else name


def _country_full_name(printed: str) -> str | None:
    words = _country_words()
    iso3 = words.get(printed)
    if iso3 is None:
        match = next(iter(country_table().iterate(printed)), None)
        if match is None or match.start != 0 or match.end != len(printed):
            return None
        iso3 = match.payload
    return countries_by_iso3()[iso3].names["en"][0]


def regular_name(printed: str) -> str:
    """A printed name in one regular form: country names as the United Nations writes them, national adjectives resolved.

    >>> regular_name("Russian Government")
    'Government of the Russian Federation'
    >>> regular_name("Ministry of Industry and Trade of Russia")
    'Ministry of Industry and Trade of the Russian Federation'
    """
    name = printed
    if name.isupper() and " " in name:
        name = " ".join(word if word in ("AND", "OF", "FOR", "THE") else word.capitalize() for word in name.split())
        for word in ("And", "Of", "For", "The", "AND", "OF", "FOR", "THE", "On", "Under"):
            name = re.sub(rf"(?<= ){word}(?= )", word.lower(), name)
    national = _NATIONAL.match(name)
    if national:
        country = _country_full_name(national.group(1))
        if country:
            return f"{national.group(2)} of {_with_article(country)}"
    for tail in _OF.finditer(name):
        country = _country_full_name(name[tail.end() :])
        if country:
            return f"{name[: tail.start()]}{tail.group(1)} {_with_article(country)}"
    return re.sub(r"\bProgram\b", "Programme", name)


def is_country_name(name: str) -> bool:
    """Whether ``name`` as a whole is a country's."""
    match = next(iter(country_table().iterate(name)), None)
    return match is not None and match.start == 0 and match.end == len(name)
