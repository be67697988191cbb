"""Governments named together, "the Governments of Ghana and Senegal", and in small letters, "the Finnish government"."""

import re
from collections.abc import Iterator

from tasks.grammar.organisation_form import FormMatch
from tasks.grammar.organisation_names_en import country_table, regular_name

_HEAD = re.compile(r"\b(?:[Gg]overnments|GOVERNMENTS)\s{1,3}(?:of|OF)\s{1,3}(?:the\s{1,3})?(?=[A-Z])")
_LIST = re.compile(r"[A-Z][^.;:!?\n]{0,300}")
_BETWEEN = re.compile(r"\s*(?:,|,?\s+and|&)\s+(?:the\s+)?")


_SMALL = re.compile(
    r"\b((?:[A-Z][\w-]{1,20}\s){0,2}[A-Z][\w-]{1,20})(?:['’]s)?\s(government)\b"
    r"(?!\s(?:official|bond|debt|agenc|ministr|department|polic|spending|procurement|delegation|source|employee|building"
    r"|grant|loan|scheme|program"
    r"|representative|institution|bod(?:y|ies)|entit|authorit|data|fund|budget|regulation|incentive))"
)


def _of_one(text: str) -> Iterator[FormMatch]:
    """Governments in small letters, after the longest words that name a country or its people."""
    for match in _SMALL.finditer(text):
        words = match.group(1).split()
        for first in range(len(words)):
            name = regular_name(f"{' '.join(words[first:])} Government")
            if name.startswith("Government of "):
                start = match.start() + sum(len(word) + 1 for word in words[:first])
                yield FormMatch(start, match.end(2), name)
                break


def governments(text: str) -> Iterator[FormMatch]:
    """One government for each country of the list.

    >>> [form.name for form in governments("the Governments of Ghana, the Philippines and Burkina Faso agreed")]
    ['Government of Ghana', 'Government of the Philippines', 'Government of Burkina Faso']
    """
    yield from _of_one(text)
    for head in _HEAD.finditer(text):
        stretch = _LIST.match(text, head.end())
        if stretch is None:
            continue
        start, position = head.start(), 0
        for country in country_table().iterate(stretch.group()):
            between = stretch.group()[position : country.start]
            if country.start and (not position or not _BETWEEN.fullmatch(between)):
                break
            end = head.end() + country.end
            yield FormMatch(start, end, regular_name(f"Government of {stretch.group()[country.start : country.end]}"))
            position = country.end
            following = _BETWEEN.match(stretch.group(), position)
            start = head.end() + (following.end() if following else position)
