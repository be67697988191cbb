"""Lists in Chinese noun phrases: 、 和 与 及 以及 及其, with what the items share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.grammar.composition_government import KINDS_OF_THING, is_action, is_actor
from tasks.grammar.composition_phrase import Phrase, listed
from tasks.grammar.composition_shared_heads import shared_head
from tasks.grammar.composition_token import Token
from tasks.grammar.compounds_zh import owned_by_country
from tasks.grammar.phrases import word_set
from tasks.grammar.segmentation_zh import segment

if TYPE_CHECKING:
    from tasks.grammar.composition_parser import Parser

MARKS = ("和", "与", "及", "以及", "、", "同")


# Such a head mostly belongs to the whole list before it.
_HEADS_OF_BOTH = word_set("系统 机制 战略 框架 方案 政策 计划 体系 制度 平台 网络 司 处 科 办公室 基金 工具 指南 手册")
_OF_LEVELS = word_set("国家 区域 次区域 地方 全球 公共 城市 农村")


def outermost_list(parser: Parser, begin: int, end: int) -> Phrase | None:
    """``X以及Y`` and ``X及其Y``, which bind loosest: X and Y; X and its Y."""
    for index in parser.find(begin + 1, end - 1, "及其"):
        if parser.find(index, end, "的"):
            continue  # X及其Y的Z: Z of X and its Y
        owner, thing = parser.nominal(begin, index), parser.nominal(index + 1, end, is_owned=True)
        if owner is not None and thing is not None:
            pronoun = "their" if owner.is_plural or owner.kind == "noun" else "its"
            text = f"{owner.text} and {pronoun} {thing.text}"
            return Phrase(
                text, owner.kind, head=thing.head, domain=thing.domain, is_definite=owner.is_definite, is_list=True
            )
    marks = parser.find(begin + 1, end - 1, "以及")
    if not marks or (parser.find(begin, end, "的") and not _splits_cleanly(parser, begin, end, marks[-1])):
        return None
    first, second = parser.noun(begin, marks[-1]), parser.noun(marks[-1] + 1, end)
    if first is None or second is None or (first.kind == "gerund") != (second.kind == "gerund"):
        return None
    if not (first.is_list or second.is_list):
        return listed([first, second])
    text = f"{first.text}, as well as {second.bare_in_list()}"
    verb = f"{first.verb}, as well as {second.verb}" if first.kind == "gerund" else ""
    kind = first.kind if first.kind == "gerund" else "mass"
    return Phrase(text, kind, verb, head=second.head, is_definite=first.is_definite, is_list=True, is_plural=True)


def _splits_cleanly(parser: Parser, begin: int, end: int, mark: int) -> bool:
    """Whether 的 stands on both sides of the mark or before it only: an owner after it would own both items."""
    after, before = parser.find(mark, end, "的"), parser.find(begin, mark, "的")
    return bool(before) and bool(after)


def coordinated(parser: Parser, begin: int, end: int) -> Phrase | None:
    """Lists. A list on one side of 的 only belongs to that side (``described`` sees to it)."""
    marks = parser.find(begin, end, *MARKS)
    turns = parser.find(begin, end, "的")
    either = parser.find(begin + 1, end - 1, "或", "或者")
    if len(either) == 1 and not marks and not turns:
        one, other = parser.nominal(begin, either[0]), parser.nominal(either[0] + 1, end)
        if one is None or other is None:
            return None
        return Phrase(f"{one.text} or {other.bare_in_list()}", other.kind, head=other.head, is_plural=other.is_plural)
    if not marks or marks[0] == begin or marks[-1] == end - 1:
        return None
    if turns:
        between = [mark for mark in marks if turns[0] < mark < turns[-1]]
        is_deed_first = len(marks) == 1 and marks[0] < turns[0] and is_deed(parser, begin, marks[0])
        if not is_deed_first and (len(turns) < 2 or len(between) != 1):
            return None
        marks = marks if is_deed_first else between
    if len([mark for mark in marks if parser.zh(mark) != "、"]) > 1:
        return None  # A和B与C: two readings
    spans = _spans(begin, end, marks)
    if any(first >= last for first, last in spans):
        return None
    has_nouns = any(token.nominal is not None for token in parser.tokens[begin : spans[0][1]])
    items_zh = [parser.tokens[first:last] for first, last in spans]
    owned = _named_owner(parser, spans, turns)
    if owned is not None:
        return owned
    of_levels = all(len(item) == 1 and item[0].zh in _OF_LEVELS for item in items_zh[:-1])
    is_state = any(token.zh.endswith("化") for item in items_zh[:-1] for token in item)  # 工业化: no adjective in a row
    cut = items_zh[-1] if is_state else _unpacked(items_zh[-1], has_nouns=has_nouns, of_levels=of_levels)
    shared = shared_head([*items_zh[:-1], cut], is_unpacked=cut != items_zh[-1])
    if shared is not None:
        return shared
    items = [parser.noun(first, last) for first, last in spans]
    found = [item for item in items if item is not None]
    return listed(found) if len(found) == len(items) and not _is_crooked(parser, spans, turns) else None


def is_deed(parser: Parser, begin: int, end: int) -> bool:
    """Whether the span is an action with its object: 臭氧层保护, 化学品管理."""
    last = parser.tokens[end - 1]
    if last.is_name or (end - begin == 1 and len(last.zh) < 4):
        return False
    ending = segment(last.zh[-2:]) if end - begin == 1 else (last,)
    return ending is not None and len(ending) == 1 and is_action(ending[0])


def _named_owner(parser: Parser, spans: list[tuple[int, int]], turns: list[int]) -> Phrase | None:
    """``理事会届会临时议程和日期``: a name before a list of common nouns owns them all."""
    begin, end = spans[0][0], spans[-1][1]
    first = parser.tokens[begin]
    is_session = first.nominal is not None and first.nominal.domain == "session"
    if turns or not (first.is_name or is_session) or first.term("adj") or spans[0][1] - begin < 2:
        return None
    if any(token.is_name or token.verb is not None for token in parser.tokens[begin + 1 : end]):
        return None
    owner, things = parser.noun(begin, begin + 1), parser.noun(begin + 1, end, is_owned=True)
    if owner is None or things is None or not things.is_nominal:
        return None
    return (
        owned_by_country(owner, things)
        if owner.domain in ("country", "region")
        else things.within("of", owner.inside())
    )


def _is_crooked(parser: Parser, spans: list[tuple[int, int]], turns: list[int]) -> bool:
    """People beside what people do (妇女和青年就业): the first item may share the head of the last, two readings."""
    if turns:
        return False
    final = parser.tokens[spans[-1][0] : spans[-1][1]]
    if (
        len(final) == 2
        and final[-1].zh in ("事项", "问题", "事务")
        and parser.tokens[spans[0][1] - 1].zh != final[-1].zh
    ):
        return final[0].zh not in (
            "其他",
            "其它",
            "有关",
            "相关",
        )  # 章程和行政事项: matters of both, which shared_head could not read
    if (
        len(final) > 1
        and final[-1].zh in _HEADS_OF_BOTH
        and all(
            parser.tokens[stop - 1].zh not in KINDS_OF_THING and not parser.tokens[stop - 1].is_name
            for _, stop in spans[:-1]
        )
    ):
        return True  # 债务管理和财务分析系统: a system for both
    first, last = parser.tokens[spans[0][0] : spans[0][1]], parser.tokens[spans[-1][0] : spans[-1][1]]
    if len(first) != 1 or len(last) < 2 or first[0].is_name:
        return False
    return is_actor(first[0]) and is_actor(last[0]) and not is_actor(last[-1])


def _spans(begin: int, end: int, marks: list[int]) -> list[tuple[int, int]]:
    starts = [begin, *(mark + 1 for mark in marks)]
    return list(zip(starts, [*marks, end], strict=True))


def _unpacked(item: tuple[Token, ...], *, has_nouns: bool, of_levels: bool) -> tuple[Token, ...]:
    """A last item of one word cut in two where its first part is a modifier of its own: 环境影响 → 环境 + 影响.

    ``has_nouns``: the items before are nouns too, so that a pure adjective is no part of their row (环境与可持续发展).
    """
    if len(item) != 1 or item[0].is_name:
        return item
    word = item[0].zh
    for cut in range(len(word) - 1, 1, -1):
        parts = segment(word[:cut]), segment(word[cut:])
        if not all(part is not None and len(part) == 1 for part in parts) or not parts[0] or not parts[1]:
            continue
        modifier, head = parts[0][0], parts[1][0]
        is_in_row = modifier.term("adj") is not None and (modifier.nominal is not None or not has_nouns or of_levels)
        if is_in_row and head.nominal and head.zh != "变化":
            return modifier, head
    return item
