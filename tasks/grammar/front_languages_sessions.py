"""Sessions and meetings in lines of a first page in Russian, French, Spanish and Arabic."""

import re
from dataclasses import dataclass
from functools import cache

from tasks.grammar.front_ordinals import ordinal_number
from tasks.vocabularies.front_matter_languages import front_terms, plain_words

_LONGEST = 300  # characters: no line of a first page is longer
_EDGES = " .,;:*/\u3000"


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session or meeting: ``number`` None for those of a year; ``kind`` is English (``special``), empty where there is none."""

    number: int | None
    kind: str
    noun: str
    is_resumed: bool
    year: str


_YEAR = re.compile(r"(?:19|20)\d\d")
# What stands around the year of a session and says nothing of its own.
_BY_YEAR = {
    "ru": frozenset({"за", "года", "год", "г.", "г"}),
    "fr": frozenset({"de", "pour", "l'annee"}),
    "es": frozenset({"de", "del", "ano", "correspondiente", "a"}),
    "ar": frozenset({"لعام", "لسنة", "عام", "سنة"}),
}
_GLUE = {
    "ru": frozenset(),
    "fr": frozenset({"de", "la", "du"}),
    "es": frozenset({"del", "de", "la"}),
    "ar": frozenset(),
}
_TOKEN = re.compile(r"[^\s,،()]+")


def read_session(text: str, language: str) -> SessionLine | None:
    """The session that a line names, and nothing else.

    >>> read_session("Возобновленная пятьдесят первая сессия", "ru")
    SessionLine(number=51, kind='', noun='session', is_resumed=True, year='')
    """
    tokens = [(word, plain_words(word)) for word in _TOKEN.findall(text[:_LONGEST].strip(_EDGES))]
    year, tokens = _without_year(tokens, language)
    found: list[str] = []
    for forms, english in _session_words(language):
        shorter = _without(tokens, forms)
        if shorter is not None:
            tokens = shorter
            found.append(english)
    nouns = [word for word in found if word in ("session", "meeting")]
    kinds = sorted(word for word in found if word not in ("session", "meeting", "resumed"))
    if len(nouns) != 1 or len(found) != len(set(found)) or kinds == ["emergency"] or len(kinds) > 2:
        return None
    if len(kinds) == 2 and kinds != ["emergency", "special"]:
        return None
    while tokens and tokens[0][1] in _GLUE[language]:
        tokens = tokens[1:]
    while tokens and tokens[-1][1] in _GLUE[language]:
        tokens = tokens[:-1]
    number = ordinal_number(" ".join(word for word, _ in tokens), language) if tokens else None
    kind = " ".join(kinds)
    if (tokens and number is None) or (number is None and not year and kind not in ("annual", "special")):
        return None
    return SessionLine(number, kind, nouns[0], "resumed" in found, year)


def _without_year(tokens: list[tuple[str, str]], language: str) -> tuple[str, list[tuple[str, str]]]:
    """The year, and the words without it and what stands around it."""
    for at, (_, word) in enumerate(tokens):
        if _YEAR.fullmatch(word):
            start, end = at, at + 1
            while start and tokens[start - 1][1] in _BY_YEAR[language]:
                start -= 1
            while end < len(tokens) and language == "ru" and tokens[end][1] in _BY_YEAR[language]:
                end += 1
            return word, tokens[:start] + tokens[end:]
    return "", tokens


def _without(tokens: list[tuple[str, str]], halves: tuple[tuple[str, ...], ...]) -> list[tuple[str, str]] | None:
    """``tokens`` without the words of one term (in two halves where something stands between); None where it is not there."""
    left = tokens
    begin = 0
    for half in halves:
        size = len(half)
        at = next(
            (n for n in range(begin, len(left) - size + 1) if tuple(word for _, word in left[n : n + size]) == half),
            None,
        )
        if at is None:
            return None
        left, begin = left[:at] + left[at + size :], at
    return left


@cache
def _session_words(language: str) -> tuple[tuple[tuple[tuple[str, ...], ...], str], ...]:
    """The words of session lines, longest first; "período ... de sesiones" is one word in two halves."""
    terms = sorted(front_terms(language, "session_word").items(), key=lambda term: (-len(term[0]), term[0]))
    return tuple((tuple(tuple(half.split()) for half in form.split(" ... ")), english) for form, english in terms)
