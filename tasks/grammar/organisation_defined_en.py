"""Organisations that a text itself names and shortens: "Global Africa Business Initiative (GABI)"."""

import re
from collections.abc import Iterator

from tasks.grammar.organisation_form import FormMatch
from tasks.grammar.organisation_names_en import regular_name
from tasks.grammar.organisation_words_en import DEFINED_TAILS, HEADS, NO_BODY_ENDS, TAILS, VENUE

_BRACKET = re.compile(r"\s?\(([A-Z][A-Za-z&-]{1,11})\)")
_WORD = re.compile(r"[\w’'&.-]+")
_JOINERS = frozenset(("of", "for", "on", "and", "the", "in", "to", "&", "de", "du", "des", "la"))
_REACH = 140  # characters before the bracket that are looked at
# Instruments whose names hold the noun of a body: "Programme of Action", "Initial Programme Document".
_INSTRUMENTS = re.compile(
    r"\b(?:Programme of (?:Action|Work)|Memorandum|Assessment|Agreement|Convention|Protocol|Framework|Plan|Strategy"
    r"|Declaration|Document|Act|Law|Index|Survey"
    r"|Report|Scheme|Goals?|Treaty|Policy|Systems?|Standards?|Methodology|Area|Zones?|Parks?)\b"
)


_ZONE = re.compile(
    r"(?!Special |Export |Free |Industrial |Economic ).+ (?:Export Processing|Special Economic|Free Trade|Free|Industrial) Zone"
)


def defined(text: str) -> Iterator[FormMatch]:
    """Names in capitals whose initials are the acronym in brackets after them, where one of their words is a body's noun.

    >>> [form.name for form in defined("the Global Forum on Sustainable Energy (GFSE) and a Memorandum of Understanding (MOU)")]
    ['Global Forum on Sustainable Energy (GFSE)']
    """
    for bracket in _BRACKET.finditer(text):
        letters = [letter for letter in bracket.group(1) if letter.isupper()]
        if len(letters) < 2:
            continue
        start = _start(text, bracket.start(), letters)
        if start is None:
            continue
        name = " ".join(text[start : bracket.start()].split())
        words = name.split()
        if _ZONE.fullmatch(name):
            yield FormMatch(start, bracket.end(), f"{name} ({bracket.group(1)})")
            continue
        nouns = {word.strip(",.") for word in words}
        is_body = nouns & HEADS or nouns & TAILS or nouns & DEFINED_TAILS or "Forum" in nouns
        if (
            len(words) > 2
            and is_body
            and words[-1] not in NO_BODY_LAST
            and not _INSTRUMENTS.search(name)
            and not VENUE.search(name)
        ):
            yield FormMatch(start, bracket.end(), f"{regular_name(name)} ({bracket.group(1)})")


NO_BODY_LAST = NO_BODY_ENDS - frozenset(
    (
        "Forum",
        "Initiative",
        "Programme",
        "Program",
        "Industry",
        "Energy",
        "Development",
        "Technology",
        "Water",
        "Cooperation",
        "Production",
        "Efficiency",
        "Assembly",
        "Environment",
        "Trade",
        "Finance",
        "Research",
        "Science",
    )
)


def _start(text: str, end: int, letters: list[str]) -> int | None:
    """Where the name begins whose capitals spell the acronym, None if they do not."""
    words = list(_WORD.finditer(text, max(end - _REACH, 0), end))
    left = len(letters)
    for position in range(len(words) - 1, -1, -1):
        word = words[position].group()
        between = text[words[position].end() : words[position + 1].start() if position + 1 < len(words) else end]
        if between.strip() not in ("", ",") or "\n\n" in between:
            return None
        if word[0].isupper() or word[0].isdigit():
            capitals = [part[0] for part in re.split(r"[-/]", word) if part and part[0].isupper()]
            for capital in reversed(capitals):
                if left and letters[left - 1] == capital:
                    left -= 1
            if not capitals or (left == 0):
                return words[position].start() if left == 0 else None
        elif word not in _JOINERS:
            return None
    return None
