"""The reading of a segmented Chinese phrase: spans of tokens as noun phrases, each span read once."""

from dataclasses import replace

from tasks.grammar.composition_circumstances import MEANS
from tasks.grammar.composition_deeds import verb_first
from tasks.grammar.composition_government import NEVER_MODIFIERS
from tasks.grammar.composition_lists import MARKS, coordinated, outermost_list
from tasks.grammar.composition_modifiers import described
from tasks.grammar.composition_phrase import Phrase
from tasks.grammar.composition_suffixes import deed_of_somebody, means_first, prefixed, question, suffixed
from tasks.grammar.composition_token import Token, built
from tasks.grammar.composition_verbs import PREFERS_NOUN, verb_clause
from tasks.grammar.compounds_zh import compound
from tasks.grammar.inflection_en import gerund

# A phrase of a person's making needs a few hundred readings of spans; a hostile one stops here.
_MOST_READINGS = 1500
_MOST_TOKENS = 60
_MOST_TURNS = 4  # "of" upon "of": more is no English
_JOINTS = frozenset(("的", "之", "及其", *MARKS))  # nothing can stand between two of them
# Nouns that are function words after what they mark: X领域的Y, X方面的Y.
_IN_BOTH = frozenset({"领域", "方面"})


def _sessions_of_bodies(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens without 各, with a body and its session as one: ``理事会第五十三届会议`` → fifty-third session of the Board."""
    merged: list[Token] = []
    for index, token in enumerate(tokens):
        if token.zh == "各" and index + 1 < len(tokens) and tokens[index + 1].nominal and not tokens[index + 1].is_name:
            continue  # 各环境公约: the plural says it
        term = token.terms[0] if token.terms else None
        before = merged[-1].term("name", "the") if merged else None
        if term is not None and term.domain == "session" and before is not None:
            name = f"the {before.en}" if before.part_of_speech == "the" else before.en
            merged[-1] = built(merged[-1].zh + token.zh, f"{term.en} of {name}", "sing", "session")
        elif token.zh == "地区" and index and tokens[index - 1].terms and tokens[index - 1].terms[0].domain == "region":
            continue  # 中东地区: the region by its name
        elif token.zh == "战略规划" and any(other.term("period") for other in tokens):
            merged.append(built("战略计划", "strategic plan", "noun", "general"))  # what has a period is a plan
        else:
            merged.append(token)
    return tuple(merged)


class Parser:
    """Noun phrases and verb phrases over spans ``[begin, end)`` of ``tokens``; every answer is kept."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = _sessions_of_bodies(tokens)
        self._nouns: dict[tuple[int, int, bool], Phrase | None] = {}
        self._verbs: dict[tuple[int, int], Phrase | None] = {}
        self._readings = 0
        self.has_doubt = False  # a part of it has two readings that differ in English

    def whole(self) -> Phrase | None:
        """The whole as a noun phrase or heading, None if not sure."""
        if any(self.zh(index) in _JOINTS and self.zh(index + 1) in _JOINTS for index in range(len(self.tokens) - 1)):
            return None
        if len(self.tokens) > _MOST_TOKENS or len(self.find(0, len(self.tokens), "的")) > _MOST_TURNS:
            return None
        phrase = self.noun(0, len(self.tokens))
        if self.has_doubt:
            return None
        is_list = len(self.tokens) > 3 and self.zh(1) in MARKS
        prefers = self.tokens[0].zh in PREFERS_NOUN or is_list
        verb = self.tokens[0].verb
        is_first = verb is not None and phrase is not None and phrase.text.startswith(gerund(verb.en))
        if phrase is not None and phrase.kind == "gerund" and phrase.nominal and prefers and is_first:
            return replace(phrase, text=phrase.nominal, kind="mass")
        return phrase

    def zh(self, index: int) -> str:
        """The characters of a function word, "" for a word of the lexicon that is none of grammar's."""
        token = self.tokens[index]
        return token.zh if not token.terms or token.zh in _IN_BOTH else ""

    def find(self, begin: int, end: int, *words: str) -> list[int]:
        """Where these function words stand in the span."""
        return [index for index in range(begin, end) if self.zh(index) in words]

    def noun(self, begin: int, end: int, *, is_owned: bool = False) -> Phrase | None:
        """The span as a noun phrase, a verb phrase as a gerund; ``is_owned``: it has an owner outside the span."""
        if begin >= end or self._readings > _MOST_READINGS:
            return None
        key = begin, end, is_owned
        if key not in self._nouns:
            self._readings += 1
            self._nouns[key] = None  # a span is no part of itself
            self._nouns[key] = self._read(begin, end, is_owned)
        return self._nouns[key]

    def _read(self, begin: int, end: int, is_owned: bool) -> Phrase | None:
        if (phrase := means_first(self, begin, end)) is not None:
            return phrase
        if verb_first(self, begin, end):
            return described(self, begin, end, is_after_verb=True) or self.verb(begin, end)
        for pattern in (outermost_list, prefixed, described, deed_of_somebody, question, coordinated, suffixed):
            phrase = pattern(self, begin, end)
            if phrase is not None:
                return phrase
        plain = compound(self.tokens[begin:end], is_owned=is_owned)
        first = self.tokens[begin]
        may_open_verb = self.zh(begin) or first.zh in MEANS or first.term("adv") or first.zh in NEVER_MODIFIERS
        return plain or (self.verb(begin, end) if may_open_verb else None)

    def nominal(self, begin: int, end: int, *, is_owned: bool = False) -> Phrase | None:
        """The span as a noun phrase proper: a verb phrase by its noun of action, None if it is neither."""
        phrase = self.noun(begin, end, is_owned=is_owned)
        return phrase if phrase is not None and phrase.is_nominal else None

    def verb(self, begin: int, end: int) -> Phrase | None:
        """The span as a verb phrase."""
        if begin >= end or self._readings > _MOST_READINGS:
            return None
        key = begin, end
        if key not in self._verbs:
            self._readings += 1
            self._verbs[key] = None
            self._verbs[key] = verb_clause(self, begin, end)
        return self._verbs[key]
