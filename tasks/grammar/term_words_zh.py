"""Known words of a Chinese text, cut from the left by the longest match, for the check of its terms.

A name is taken only where it stands by itself: not inside a longer known word, not where another word straddles its edge,
not straight after a country or an attribute that makes another body of it (``国家开发署`` is nobody's UNDP).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tasks.grammar.term_words import TermWord, binds, must_be_said
from tasks.vocabularies.composition_terms import composition_terms
from tasks.vocabularies.countries import country_rows
from tasks.vocabularies.front_matter import bodies, instruments
from tasks.vocabularies.organisations import organisation_rows
from tasks.vocabularies.termbase import Term, load_termbase

# Attributes that, straight before a body's short name, make another body of it.
_ATTRIBUTES = frozenset(
    ["国家", "国际", "联邦", "地方", "区域", "全国", "中央", "欧洲", "非洲", "亚洲", "美洲", "世界"]
)
_BLANK = re.compile(r"(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f])")
_SHORTEST = 2  # characters: a single one is a part of too many words
_LONGEST_SHORT_NAME = 5  # characters of names that an attribute before them can turn into another body's


@dataclass(frozen=True, slots=True)
class _Dictionary:
    """Known words by their characters, and by their first two the lengths of the words that begin so, longest first."""

    words: dict[str, TermWord]
    lengths: dict[str, tuple[int, ...]]

    def straddles(self, text: str, start: int, end: int) -> bool:
        """Whether a known word begins inside ``start``–``end`` and ends beyond it."""
        for inside in range(start + 1, end):
            for length in self.lengths.get(text[inside : inside + _SHORTEST], ()):
                if end < inside + length <= len(text) and text[inside : inside + length] in self.words:
                    return True
        return False


@cache
def _dictionary() -> _Dictionary:
    words = {zh: TermWord(zh, rows, binds(rows), zh in _ATTRIBUTES) for zh, rows in load_termbase().items()}
    for zh, term in _front_matter_names():
        words.setdefault(zh, TermWord(zh, (term,), is_binding=True))
    for country in country_rows():
        for zh in country.names["zh"]:
            known = words.get(zh, TermWord(zh))
            words[zh] = TermWord(zh, known.rows, known.is_binding, is_attribute=True, listed=country)
    for organisation in organisation_rows():
        for zh in organisation.surfaces_zh:
            words.setdefault(zh, TermWord(zh, listed=organisation))
    for term in composition_terms():
        words.setdefault(term.zh, TermWord(term.zh, (term,)))
    lengths: dict[str, set[int]] = {}
    for zh in words:
        if len(zh) >= _SHORTEST:
            lengths.setdefault(zh[:_SHORTEST], set()).add(len(zh))
    shared: dict[tuple[int, ...], tuple[int, ...]] = {}  # a few hundred different tuples for thousands of beginnings
    ordered = {start: tuple(sorted(group, reverse=True)) for start, group in lengths.items()}
    return _Dictionary(words, {start: shared.setdefault(group, group) for start, group in ordered.items()})


def _front_matter_names() -> list[tuple[str, Term]]:
    """Bodies and treaties of the front matter's tables; not what is only a body's short name, nor a body named by its owner.

    A body named by its owner (``粮农组织理事会``: "FAO Council", "Council of the Food and …") is free in English; the owner
    inside it is looked for by itself.
    """
    owners = {zh for zh, rows in load_termbase().items() if must_be_said(rows[0])}
    names = [
        (body.zh, body.en)
        for body in bodies().values()
        if body.zh != body.short_zh and body.family != "cop" and owners.isdisjoint(_parts(body.zh))
    ]
    names += [(zh, instrument.en) for zh, instrument in instruments().items()]
    return [
        (zh, Term(zh, en, "", "the", "institution", "", "official", en.removeprefix("United Nations ")))
        for zh, en in names
    ]


def _parts(text: str) -> Iterator[str]:
    """Every run of characters in ``text``."""
    size = len(text)
    return (text[start:end] for start in range(size) for end in range(start + _SHORTEST, size + 1))


def term_words_zh(text: str) -> list[TermWord]:
    """The known words of ``text``, longest match from the left, each once; names in doubtful places bind nothing."""
    text = _BLANK.sub("", text) if " " in text else text
    dictionary = _dictionary()
    words, lengths = dictionary.words, dictionary.lengths
    found: dict[str, TermWord] = {}
    position, after_attribute = 0, -1
    last = len(text) - 1
    while position < last:
        word = None
        for length in lengths.get(text[position : position + _SHORTEST], ()):
            word = words.get(text[position : position + length])
            if word is not None:
                break
        if word is None:
            position += 1
            continue
        surface = word.surface
        end = position + len(surface)
        known = found.get(surface)
        if known is None or word.is_binding > known.is_binding:
            is_turned = after_attribute == position and len(surface) <= _LONGEST_SHORT_NAME and not word.is_attribute
            if word.is_binding and (is_turned or dictionary.straddles(text, position, end)):
                word = TermWord(surface, word.rows, is_attribute=word.is_attribute, listed=word.listed)
            found[surface] = word
        if word.is_attribute:
            after_attribute = end
        position = end
    return list(found.values())
