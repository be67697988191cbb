"""Suspicious spellings: those that ingestion reports of the sources, and words of our own English that no table knows."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from tasks.aggregation.edition_context import EditionContext
from tasks.vocabularies.acronyms import acronym_rows
from tasks.vocabularies.grammar_words import grammar_words
from tasks.vocabularies.spelling_words import spelling_words

#: Flags of a source document that speak of its spelling.
SPELLING_FLAGS = ("spelling", "typo", "ocr", "acronym")
_QUOTED = re.compile(r"“([^”]{1,60})”")
_WORD = re.compile(r"(?<![\w'’@./-])[a-z]{5,24}(?![\w'’@]|[./]\w)")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PREFIXES = (
    "anti", "bio", "co", "counter", "cross", "de", "dis", "eco", "electro", "extra", "fore", "geo", "hydro", "in", "inter",
    "infra", "macro", "mega", "meta", "micro", "mid", "mis", "mono", "multi", "nano", "non", "out", "over", "petro",
    "photo", "poly", "post", "pre", "pro", "re", "self", "semi", "socio", "sub", "super", "tele", "thermo", "trans", "tri",
    "ultra", "un", "under", "up",
)  # fmt: skip
#: Endings with what they stand for in the word they are put to.
_ENDINGS = (
    ("ization", "ize"), ("ization", ""), ("isation", "ize"), ("ized", ""), ("izing", ""), ("izes", ""), ("ize", ""),
    ("ically", "ic"), ("ically", "y"), ("ational", "ation"), ("ations", "ate"), ("ation", "ate"), ("ation", "e"), ("ation", ""),
    ("ators", "ate"), ("ator", "ate"), ("utors", "ute"), ("utor", "ute"), ("ions", "e"), ("ion", "e"), ("ions", ""), ("ion", ""),
    ("iness", "y"), ("ness", ""), ("ments", ""), ("ment", ""), ("ability", "able"), ("ibility", "ible"), ("able", ""),
    ("able", "e"), ("ible", ""), ("ability", ""), ("ity", ""), ("ity", "e"), ("ities", "e"), ("fully", "ful"), ("ful", ""),
    ("less", ""), ("ships", ""), ("ship", ""), ("wise", ""), ("wide", ""), ("ways", ""), ("ward", ""), ("wards", ""),
    ("ists", ""), ("ist", ""), ("ism", ""), ("ally", ""), ("al", ""), ("al", "e"), ("ally", "al"), ("ily", "y"), ("ly", ""),
    ("ible", "e"), ("ive", "e"), ("ive", ""), ("ively", "ive"), ("ous", ""), ("ic", ""), ("ic", "y"), ("ical", "ic"),
    ("ors", "e"), ("or", "e"), ("ors", ""), ("or", ""), ("ers", ""), ("er", ""), ("ers", "e"), ("er", "e"), ("iers", "y"),
    ("ier", "y"), ("iest", "y"), ("est", ""), ("est", "e"), ("ing", ""), ("ing", "e"), ("ings", ""), ("ed", ""), ("ed", "e"),
    ("ied", "y"), ("ies", "y"), ("es", ""), ("s", ""), ("en", ""), ("ened", ""), ("ening", ""), ("th", ""), ("hood", ""),
    ("ance", ""), ("ence", "ent"), ("ance", "ant"), ("ancy", "ant"), ("ency", "ent"), ("ably", "able"), ("ibly", "ible"),
    ("based", ""), ("scale", ""), ("like", ""),
)  # fmt: skip
_SHORTEST_STEM = 4


def source_slips(context: EditionContext) -> list[tuple[str, str]]:
    """Mark of the source and slip, one a flag of a document: the word as printed, with its likely reading where one is given."""
    found = []
    for source in context.sources:
        for flag in source.document.flags:
            if flag.code.startswith(SPELLING_FLAGS):
                words = _QUOTED.findall(flag.detail)
                said = [context.interface.say("checks.quoted", word=word) for word in words[:2]]
                slip = said[0] if said else flag.detail
                if len(words) > 1 and not flag.code.startswith("acronym"):
                    slip = " → ".join(said)
                found.append((source.mark, slip))
    return found


def unknown_words(texts: Iterable[str], sources: Sequence[str] = ()) -> list[str]:
    """Words in small letters that no table knows, likely slips first, then by how often they stand, then by the alphabet.

    A word that stands in one of ``sources``, the texts of the edition's English sources, is taken as known.

    >>> unknown_words(["The secretariat reorganised the environmnet programme of eco-parks."])
    ['environmnet']
    """
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(_WORD.findall(text))
    unknown = [word for word in counts if not is_known_word(word) and not _stands_in(word, sources)]
    return sorted(unknown, key=lambda word: (not is_one_slip_away(word), -counts[word], word))


def _stands_in(word: str, texts: Sequence[str]) -> bool:
    whole = re.compile(rf"(?<![\w-]){word}(?![\w-])")
    return any(word in text and whole.search(text) for text in texts)


@lru_cache(maxsize=50_000)
def is_known_word(word: str) -> bool:
    """Whether a word in small letters, or what is left of it without a common beginning and ending, is in our tables.

    >>> [is_known_word(word) for word in ("actionable", "redesigned", "finalization", "enviroment")]
    [True, True, True, False]
    """
    if _is_listed(word) or _has_known_stem(word):
        return True
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= _SHORTEST_STEM and (_is_listed(rest) or _has_known_stem(rest)):
            return True
    return False


def is_one_slip_away(word: str) -> bool:
    """Whether two letters exchanged, one too many, one missing or one changed make it a word of the tables."""
    for position in range(len(word) + 1):
        head, tail = word[:position], word[position:]
        if tail and _is_listed(head + tail[1:]):
            return True
        if len(tail) > 1 and _is_listed(head + tail[1] + tail[0] + tail[2:]):
            return True
        if any(
            _is_listed(head + letter + tail) or (tail and _is_listed(head + letter + tail[1:])) for letter in _LETTERS
        ):
            return True
    return False


def _is_listed(word: str) -> bool:
    return (
        word in spelling_words()
        or word in grammar_words()
        or word in _words_of_acronyms()
        or _american(word) in spelling_words()
    )


def _american(word: str) -> str:
    return re.sub(r"is(?=(?:e[drs]?|ers|ing|ations?)\Z)", "iz", word)


def _has_known_stem(word: str) -> bool:
    for ending, put in _ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)] + put
            if len(stem) < _SHORTEST_STEM:
                continue
            if _is_listed(stem) or (len(stem) > 2 and stem[-1] == stem[-2] and _is_listed(stem[:-1])):
                return True
    return False


@cache
def _words_of_acronyms() -> frozenset[str]:
    return frozenset(word for row in acronym_rows() for word in re.findall(r"[a-z]{4,}", row.expansion.lower()))
