"""Official names in a Russian, French, Spanish or Arabic text, for the check of its terms."""

import re
import unicodedata
from functools import cache, lru_cache

from tasks.grammar.term_words import TermWord, binds
from tasks.vocabularies.termbase import load_names

_WORD = re.compile(r"[^\W_]+")
# Case endings of Russian nouns and adjectives, longest first; a word keeps at least three letters before them.
_RUSSIAN_ENDING = re.compile(
    r"(?<=\w{3})(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|ией|иях|иям|ьев|ев|ов|ой|ей|ая|яя|ое|ее|ые|ие|ый|ий|ую|юю|ых|их|ым|им"
    r"|ом|ем|ам|ям|ах|ях|ия|ии|ию|ью|а|я|о|е|и|ы|у|ю|й|ь)$"
)
# Particles that Arabic writes as one word with the article (و, ف, ب, ك, ل); ل and the article together lose the alif.
_ARABIC_PARTICLES = re.compile(r"^(?:[وف]?(?:[بك]?ال|لل)|[وف](?=\w{4}))")
_ARABIC_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ـ": None})


def term_names(text: str, language: str) -> list[TermWord]:
    """The names of ``language`` (``ru fr es ar``) in ``text``, each once, longest first; none inside another."""
    row = _folded(text, language)
    found: list[TermWord] = []
    for name, word in _names(language):
        if name in row:
            found.append(word)
            row = row.replace(name, " · ")
    return found


@cache
def _names(language: str) -> tuple[tuple[str, TermWord], ...]:
    # Arabic writes prepositions as one word with what follows; a name may begin inside a word, but not end in one.
    begin = 1 if language == "ar" else 0
    words = [
        (_folded(name, language)[begin:], TermWord(name, rows, binds(rows)))
        for name, rows in load_names(language).items()
    ]
    return tuple(sorted(words, key=lambda pair: -len(pair[0])))


def _folded(text: str, language: str) -> str:
    return f" {' '.join(_plain(word, language) for word in _WORD.findall(unicodedata.normalize('NFC', text)))} "


@lru_cache(maxsize=20_000)
def _plain(word: str, language: str) -> str:
    """One word without case, accents, plural or case ending, or Arabic particles and article."""
    word = word.lower()
    if language == "ru":
        return _RUSSIAN_ENDING.sub("", word.replace("ё", "е"))
    word = "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
    if language == "ar":
        return _ARABIC_PARTICLES.sub("", unicodedata.normalize("NFC", word).translate(_ARABIC_LETTERS))
    return word[:-1] if len(word) > 3 and word.endswith("s") else word  # "des", "los" are whole words
