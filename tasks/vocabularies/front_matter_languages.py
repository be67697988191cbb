"""Vocabulary of United Nations front matter in Russian, French, Spanish and Arabic, with its official English."""

import csv
import re
import unicodedata
from functools import cache
from pathlib import Path

#: The languages whose front matter is read by this vocabulary; English and Chinese have their own.
LANGUAGES = ("ru", "fr", "es", "ar")

_TABLE = Path(__file__).parent / "front_matter_languages.csv"
_BIDI_MARKS = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x61C, 0x640, 0xFEFF]
)
_SIGNS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "–": "-", "—": "-", "‑": "-", "ё": "е", "،": ",", "؛": ";"})
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def base_language(language: str) -> str | None:
    """The language of :data:`LANGUAGES` that a code stands for (``es-419`` → ``es``); None for any other.

    >>> base_language("fr-CA"), base_language("zh-Hant")
    ('fr', None)
    """
    base = language.split("-")[0]
    return base if base in LANGUAGES else None


def plain_words(text: str) -> str:
    """``text`` as the tables are looked up: small letters, no accents, no marks of direction, digits 0-9, single blanks.

    >>> plain_words("CONSEIL ÉCONOMIQUE  ET SOCIAL"), plain_words("٤٩")
    ('conseil economique et social', '49')
    """
    folded = unicodedata.normalize("NFKC", text).translate(_BIDI_MARKS).casefold().translate(_SIGNS)
    letters: list[str] = []
    for character in folded:
        if _CYRILLIC.match(character):
            letters.append(character)
        elif unicodedata.category(character) == "Nd":
            letters.append(str(unicodedata.digit(character)))
        else:
            letters.extend(mark for mark in unicodedata.normalize("NFD", character) if not unicodedata.combining(mark))
    return " ".join("".join(letters).split())


@cache
def front_terms(language: str, kind: str) -> dict[str, str]:
    """Wording in ``language`` as :func:`plain_words` gives it → official English, of one ``kind`` of line.

    Kinds: ``body``, ``short_body``, ``author``, ``paper``, ``standing``, ``session_word``, ``agenda``, ``language``,
    ``way``, ``place``. Forms that stand for more than one English term are left out: nothing is guessed.
    """
    found: dict[str, set[str]] = {}
    with _TABLE.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            for form in row[language].split("|") if row["kind"] == kind else ():
                found.setdefault(plain_words(form), set()).add(row["en"])
    return {form: next(iter(english)) for form, english in found.items() if form and len(english) == 1}


@cache
def short_bodies(language: str) -> dict[str, frozenset[str]]:
    """What running text calls a body (``совет``) → all the English it may stand for (the Board, the Council)."""
    found: dict[str, set[str]] = {}
    with _TABLE.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            for form in row[language].split("|") if row["kind"] == "short_body" else ():
                found.setdefault(plain_words(form), set()).add(row["en"])
    return {form: frozenset(english) for form, english in found.items() if form}
