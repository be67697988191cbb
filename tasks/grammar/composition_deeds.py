"""Where a verb phrase opens, and what somebody does as a noun of action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.grammar.composition_government import KINDS_OF_THING, NEVER_MODIFIERS, is_actor
from tasks.grammar.composition_lists import MARKS

if TYPE_CHECKING:
    from tasks.grammar.composition_parser import Parser

# Intransitive deeds of somebody, as nouns: "promoting the participation of women in decision-making".
_DEEDS = {
    "参与": "in",
    "参加": "in",
    "获得": "to",
    "获取": "to",
    "融入": "into",
    "过渡": "to",
    "加入": "to",
    "使用": "of",
    "利用": "of",
}


_DEED_NOUNS = {"参与": "participation", "参加": "participation", "获得": "access", "获取": "access", "融入": "integration",
               "过渡": "transition", "加入": "accession", "使用": "use", "利用": "use"}  # fmt: skip


_BY_OWNER = frozenset({"使用", "利用"})


def verb_first(parser: Parser, begin: int, end: int) -> bool:
    """Whether the span must open as a verb phrase: a pure verb, or one that can be a noun too before a full object."""
    tokens = parser.tokens
    first = tokens[begin]
    if end - begin < 2:
        return False
    if first.term("adv") is not None and first.nominal is None:
        return verb_first(parser, begin + 1, end)
    if (
        first.verb is not None
        and end - begin > 3
        and parser.zh(begin + 1) in (*MARKS, "并")
        and parser.tokens[begin + 2].verb
    ):
        is_long = end - begin > 4 and not parser.find(begin + 2, end, "的", *MARKS)
        is_long = is_long and parser.tokens[begin + 2].term("adj") is None
        return first.zh in NEVER_MODIFIERS or is_long or verb_first(parser, begin + 2, end)
    if (
        first.zh in NEVER_MODIFIERS
        and parser.zh(begin + 1) in ("对", "与", "在", "关于", "由", "为", "从")
        and first.verb
    ):
        return True
    if first.verb is None or not parser.tokens[begin + 1].terms or parser.zh(begin + 1):
        return False
    if first.term("adj") is not None and first.nominal is not None:
        return False
    if first.is_only_verb or first.zh in NEVER_MODIFIERS:
        return True
    marks = parser.find(begin, end, "的", "方面", "领域", *MARKS)
    return not is_kind(parser, begin, marks[0] if marks else end)


def is_kind(parser: Parser, begin: int, end: int) -> bool:
    """Whether a word that can be a verb stands there as a noun before another: 管理体系, 采购管理."""
    tokens = parser.tokens[begin:end]
    last = tokens[-1]
    nominal = last.nominal
    if nominal is None or nominal.part_of_speech in ("name", "the"):
        return False
    if any(token.term("adj") is not None and token.nominal is None for token in tokens[1:]):
        return False  # 评估全球环境状况: nothing stands before an adjective but a verb
    if last.zh in KINDS_OF_THING or nominal.domain == "kind":
        return True
    return len(tokens) == 2 and last.verb is not None


def deed(parser: Parser, begin: int, end: int) -> str | None:
    """Somebody's deed as a noun: ``妇女参与决策`` → participation of women in decision-making."""
    for index in parser.find(begin + 1, end - 2, "向"):
        if parser.tokens[end - 1].zh in ("过渡", "转型", "转变") and not parser.find(begin, end, "的"):
            actor, goal = parser.nominal(begin, index), parser.nominal(index + 1, end - 1)
            return f"transition of {actor.inside()} to {goal.inside()}" if actor and goal else None
    for index in range(begin + 1, end - 1):
        token = parser.tokens[index]
        relation = _DEEDS.get(token.zh)
        if relation is None or not is_actor(parser.tokens[index - 1]) or not parser.tokens[index + 1].terms:
            continue
        actor, field = parser.nominal(begin, index), parser.noun(index + 1, end)
        if actor is None or field is None or field.kind == "adj":
            continue
        noun = _DEED_NOUNS[token.zh]
        if token.zh in _BY_OWNER:
            return f"{noun} of {field.inside()} by {actor.inside()}"
        if noun == "access":
            return f"access to {field.inside()} by {actor.inside()}"
        return f"{noun} of {actor.inside()} {relation} {field.inside()}"
    return None
