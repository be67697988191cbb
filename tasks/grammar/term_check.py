"""Official terms of the source that its English does not say, and renderings in the English that are known to be wrong.

A break is a matter for a reviewer's eye, never a proof of error; so every doubt is decided for the translation. What a
body's documents call by a common noun (``大会``, ``理事会``) is ``preferred`` in the termbase, and so never missed here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.grammar.english_words import EnglishWords
from tasks.grammar.term_words import TermWord, must_be_said
from tasks.grammar.term_words_zh import term_words_zh
from tasks.vocabularies.termbase import LANGUAGES

# What a text that has named an organisation or a treaty calls it from then on, by the head noun of its name.
_HEADS = (
    "Organization", "Organisation", "Convention", "Protocol", "Agreement", "Programme", "Fund", "Agency", "Facility", "Bank",
    "Board", "Conference", "Committee", "Commission", "Council", "Union", "Platform", "Alliance", "Partnership", "Forum",
    "Goals", "Goal", "Constitution", "Secretariat", "Pact", "Compact", "Amendment", "Declaration", "Agenda", "Decade",
    "Framework", "Office", "Institute", "Centre", "Network", "Panel", "Unit",
)  # fmt: skip
_PREPOSITION = re.compile(r" (?:of|on|for|to|against|in|at) ")
_SHORT_MENTION = re.compile(rf"\b[Tt]he ({'|'.join(_HEADS)})\b(?!-| (?:(?:of|on|for|to|against) )?(?:the )?[A-Z])")


@dataclass(frozen=True, slots=True)
class TermBreak:
    """A term of the source and what is wrong with its English.

    ``kind`` is ``missing`` (``found`` is empty) or ``forbidden`` (``found`` is the wrong rendering as the termbase has it).
    """

    term: str
    expected: str
    found: str
    kind: str


def check_terms(source: str, source_language: str, target: str) -> tuple[TermBreak, ...]:
    """What the English ``target`` does with the official terms of ``source``, in source order; empty when nothing breaks.

    Chinese is read with the whole termbase; Russian, French, Spanish and Arabic with the names that it gives in them; any
    other language gives an empty answer. Never raises.

    >>> check_terms("总干事的报告", "zh", "Report by the Director General")
    ()
    >>> for found in check_terms("工发组织总干事的报告", "zh", "Report of the Chief Executive of UNIDO"):
    ...     print(found.kind, found.term, found.expected, found.found)
    forbidden 总干事 Director General Chief Executive
    """
    language = source_language.replace("_", "-").split("-")[0].lower()
    words = _words(source, language)
    if not any(word.is_binding for word in words):
        return ()
    english = EnglishWords(target)
    found = (_break(word, words, source, english, is_strict=language == "zh") for word in words if word.is_binding)
    return tuple(broken for broken in found if broken is not None)


def _words(source: str, language: str) -> Sequence[TermWord]:
    if language == "zh":
        return term_words_zh(source)
    if language in LANGUAGES:
        from tasks.grammar.term_names import term_names  # a run with Chinese reports alone never needs these names

        return term_names(source, language)
    return ()


def _break(
    word: TermWord, words: Sequence[TermWord], source: str, english: EnglishWords, *, is_strict: bool
) -> TermBreak | None:
    """What is wrong with one word; where not ``is_strict``, wrong renderings count only if the right one is not said.

    The other words of a text explain what is said besides; in languages of which the termbase has but names they do not.
    """
    first = word.rows[0]
    is_said = any(english.says(name) for name in word.renderings)
    wrong = "" if is_said and not is_strict else _wrong(word, words, source, english, is_said=is_said)
    if wrong:
        return TermBreak(word.surface, first.en, wrong, "forbidden")
    if is_said or not must_be_said(first) or _is_mentioned(word, english):
        return None
    return TermBreak(word.surface, first.en, "", "missing")


def _wrong(word: TermWord, words: Sequence[TermWord], source: str, english: EnglishWords, *, is_said: bool) -> str:
    """The first forbidden rendering in the English that no right rendering of a term holds and the source has not itself.

    Beside the right name, a wrong one counts only in its capitals: "UNEP and national environment agencies" is right.
    """
    said = (wrong for row in word.rows for wrong in row.forbidden if english.says(wrong))
    forbidden = [
        wrong
        for wrong in said
        if wrong.lower() not in source.lower()
        and not (is_said and wrong not in english.text and wrong != wrong.lower())
    ]
    if not forbidden:
        return ""
    rest = english.without(name for other in words for name in other.renderings)
    return next((wrong for wrong in forbidden if rest.says(wrong)), "")


def _is_mentioned(word: TermWord, english: EnglishWords) -> bool:
    """Whether the English calls it by the head noun of its name alone, in capitals: "the Organization", "the Protocol"."""
    heads = {_head(name) for name in word.renderings}
    return not heads.isdisjoint(_SHORT_MENTION.findall(english.text))


def _head(name: str) -> str:
    """The head noun of a name ("Framework Convention on Climate Change": Convention), empty if it is none of ``_HEADS``."""
    words = _PREPOSITION.split(name, maxsplit=1)[0].split()
    return next((word for word in reversed(words) if word in _HEADS), "")
