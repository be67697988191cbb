"""What stands before a verb phrase in Chinese and behind it in English: means, places, purposes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tasks.grammar.composition_lists import MARKS
from tasks.grammar.composition_phrase import Phrase
from tasks.grammar.inflection_en import joined

if TYPE_CHECKING:
    from tasks.grammar.composition_parser import Parser

_PLACE_ENDS = {"中": "in", "内": "within", "方面": "in the area of", "领域": "in the field of", "框架内": "within the framework of",
               "框架下": "under", "下": "under", "期间": "during", "背景下": "in the context of", "过程中": "in the process of",
               "情况下": "in", "层面": "at the {} level", "一级": "at the {} level", "级别": "at the {} level", "之间": "among",
               "上": "at"}  # fmt: skip


MEANS = {
    "通过": "through",
    "利用": "using",
    "根据": "in accordance with",
    "按照": "in accordance with",
    "依照": "in accordance with",
    "基于": "based on",
    "围绕": "on",
    "针对": "for",
}


def with_tail(deed: Phrase, tail: str) -> Phrase:
    """A verb phrase with ``tail`` behind it in all its forms."""
    nominal = f"{deed.nominal} {tail}" if deed.nominal else ""
    return replace(deed, text=f"{deed.text} {tail}", verb=f"{deed.verb} {tail}", nominal=nominal)


def circumstances(parser: Parser, begin: int, end: int) -> Phrase | None:
    """``通过X V Y`` → V Y through X; ``在X V Y`` → V Y in X; ``为X V Y`` → V Y for X; ``为V X V Y`` → V Y to V X."""
    word = parser.tokens[begin].zh
    if word in ("为", "为了") and parser.zh(begin):
        return _circumstance(parser, begin, end, "for", is_purpose=True)
    if word in MEANS and (parser.zh(begin) or parser.tokens[begin].verb):
        return _circumstance(parser, begin, end, MEANS[word], is_purpose=False)
    if word == "在" and parser.zh(begin):
        return _circumstance(parser, begin, end, "in", is_purpose=False)
    return None


def _circumstance(parser: Parser, begin: int, end: int, relation: str, *, is_purpose: bool) -> Phrase | None:
    for index in range(begin + 2, end - 1):
        token = parser.tokens[index]
        if token.verb is None or (token.nominal is not None and index + 2 > end):
            continue
        stop = index - 1 if parser.zh(index - 1) in ("，", "而", "来") else index
        deed = (
            parser.verb(index, end) if token.is_only_verb or not parser.find(index, index + 2, "的", *MARKS) else None
        )
        if deed is None:
            continue
        if is_purpose and parser.tokens[begin + 1].verb is not None:
            purpose = parser.verb(begin + 1, stop)
            if purpose is not None:
                return with_tail(deed, f"to {purpose.verb}")
        tail = _place(parser, begin + 1, stop, relation)
        if tail is not None:
            return with_tail(deed, tail)
    return None


def _place(parser: Parser, begin: int, end: int, relation: str) -> str | None:
    """``X``, ``X中``, ``X方面``, ``X层面`` after its preposition."""
    if end <= begin:
        return None
    ending = parser.zh(end - 1)
    if relation == "in" and ending in _PLACE_ENDS and end - begin > 1:
        relation, end = _PLACE_ENDS[ending], end - 1
        if "{}" in relation:
            adjectives = [token.term("adj") for token in parser.tokens[begin:end] if token.terms]
            if not all(adjectives) or not adjectives:
                return None
            return relation.format(joined([adjective.en for adjective in adjectives if adjective is not None]))
    elif relation == "in" and not (parser.tokens[begin].is_name and end - begin == 1):
        return None
    place = parser.noun(begin, end)
    return f"{relation} {place.inside()}" if place is not None and place.kind != "adj" else None
