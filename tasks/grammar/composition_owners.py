"""Whose it is or what it is for: X的Y with the preposition its head takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.grammar.composition_deeds import is_kind
from tasks.grammar.composition_government import (
    ALWAYS_BEHIND,
    OBJECT,
    OF_COUNTRY,
    TOPIC,
    is_action,
    is_actor,
)
from tasks.grammar.composition_lists import MARKS, is_deed
from tasks.grammar.composition_phrase import Phrase
from tasks.grammar.composition_token import Token
from tasks.grammar.compounds_zh import owned_by_country, singular
from tasks.grammar.inflection_en import plural
from tasks.grammar.phrases import word_set

if TYPE_CHECKING:
    from tasks.grammar.composition_parser import Parser


def owned(parser: Parser, begin: int, turn: int, head: Phrase) -> Phrase | None:
    """``X的Y`` → Y of X; adjective X → X Y; with the preposition the head takes for its topic."""
    if turn - begin == 1:
        adjective = parser.tokens[begin].term("adj")
        if adjective is not None and (parser.tokens[begin].nominal is None or parser.tokens[begin].zh in _QUALITIES):
            return Phrase(
                f"{adjective.en} {head.text}", head.kind, head=head.head, domain=head.domain, is_plural=head.is_plural,
                is_definite=head.is_definite,
            )  # fmt: skip
    if parser.tokens[begin].verb is not None and not _is_noun_like(parser, begin, turn):
        return None  # a verb before 的 is for ``clause`` to read, or has two readings
    owner = _THIS_BODY.get(parser.tokens[begin].zh) if turn - begin == 1 else None
    owner = owner or parser.noun(begin, turn)
    if owner is None or not owner.is_nominal:
        return None
    if _splits_into_deeds(parser, begin, turn, head):
        return None
    if owner.text.startswith("field of "):
        return head.within("in the", owner.text)
    if owner.domain in ("country", "region") or owner.head.endswith(("领土", "区域", "地区")):
        return owned_by_country(owner, head)
    last = parser.tokens[turn - 1]
    if head.head.endswith(tuple(ALWAYS_BEHIND)) and " " in head.text:
        return None  # 农村人口的能源获取: whose access, and to what
    if head.head == "生产" and last.zh.endswith(("业", "部门")):
        return head.within("in", owner.inside())
    if head.head in _ONE_DEED and head.kind == "noun" and not is_actor(last) and owner.kind not in ("name", "the"):
        one = singular(parser.tokens[-1]) if parser.tokens[-1].zh == head.head else None
        return one.within("of", owner.inside()) if one is not None else None
    if head.head == "权利" and not is_actor(last) and owner.kind not in ("name", "the"):
        return head.within("to", owner.inside()) if owner.kind == "mass" and " of " not in owner.text else None
    if head.head in ("成果", "结果") and last.zh.endswith(("会议", "论坛", "峰会", "大会", "届会")):
        return Phrase("outcome", "sing", head="成果").within("of", owner.inside())
    if last.zh.endswith(
        ("国家", "各国", "区域", "地区", "城市", "社区", "国", "行业", "部门", "园区")
    ) and _is_done_there(parser.tokens[turn + 1 :], head):
        return head.within("in", owner.inside())
    if is_actor(last) and head.head.endswith(("发言", "致辞", "讲话", "声明")):
        is_one = owner.domain == "title" and len(parser.tokens[turn + 1 :]) and head.kind == "noun"
        one = singular(parser.tokens[turn + 1]) if is_one and turn + 2 == len(parser.tokens) else head
        return one.within("by", owner.inside()) if one is not None else None
    if head.head == "结论" and head.kind == "sing":
        head = Phrase(plural(head.text), "noun", head="结论", domain="document", is_plural=True)
    if is_actor(last) and owner.is_plural and owner.kind == "noun" and head.head == "报告" and head.kind == "sing":
        head = Phrase(plural(head.text), "noun", head="报告", domain="document", is_plural=True)
    if is_actor(last) or owner.kind in ("name", "the"):
        if head.head in OBJECT and (not is_actor(last) or head.head in _ALWAYS_TURNED):
            return head.within(OBJECT.get(head.head), owner.inside())
        relation = "on" if head.domain == "instrument" else "of"
        return head.within(relation, owner.inside())
    if head.head in OBJECT and OBJECT.get(head.head) != "for":
        return head.within(OBJECT.get(head.head), owner.inside())
    if head.head in ("建议", "结论") and is_action(last):  # of an evaluation, not on it
        return head.within("of", owner.inside())
    if head.text.endswith(" in the implementation"):
        return head.within("of", owner.inside())
    return head.within(TOPIC.get(head.head, "of"), owner.inside())


def _splits_into_deeds(parser: Parser, begin: int, turn: int, head: Phrase) -> bool:
    """``臭氧层保护和《蒙特利尔议定书》的执行``: two deeds in a list, not one deed to both; ``coordinated`` may read it."""
    marks = parser.find(begin, turn, "和", "与", "及")
    if len(marks) != 1 or not is_action(parser.tokens[turn + 1]) or not head.is_nominal:
        return False
    return is_deed(parser, begin, marks[0]) and not is_action(parser.tokens[turn - 1])


# What is done once to the thing it is done to: the assessment of groundwater resources.
_ONE_DEED = word_set("评估 评价 审查 调查 审计 普查")
# What leads to or follows from an event or a body, never what it owns.
_ALWAYS_TURNED = word_set("后续行动 后续落实 后续措施 筹备情况 筹备工作 筹备 临时议程 临时议程草案 修正案 答复")


# Bodies that a document names by their kind alone are its own.
_THIS_BODY = {"委员会": Phrase("Committee", "the"), "工作组": Phrase("Working Group", "the"), "会议": Phrase("meeting", "sing"),
              "届会": Phrase("session", "sing"), "论坛": Phrase("Forum", "the"), "专家组": Phrase("Group of Experts", "the"),
              "小组委员会": Phrase("Subcommittee", "the")}  # fmt: skip


def _is_done_there(tokens: tuple[Token, ...], head: Phrase) -> bool:
    """Whether countries are where it is rather than whose it is: industrial development in least developed countries."""
    if TOPIC.get(head.head) == "for":
        return False  # 可持续城市的融资: for them
    return head.kind == "mass" and head.head not in OF_COUNTRY and head.domain in _FIELDS and len(tokens) < 4


_FIELDS = word_set("environment energy industry agriculture infrastructure circular_economy climate chemicals general")


# Nouns of quality, which before 的 are adjectives: 创新的办法 "innovative approaches".
_QUALITIES = word_set("创新 包容 公平 平等 透明 开放 公正 繁荣 自由 民主 健康 稳定 自愿 全面 有效 安全 高效 可持续")


def _is_noun_like(parser: Parser, begin: int, turn: int) -> bool:
    if parser.tokens[begin].nominal is None:
        return False
    is_deed_noun = is_kind(parser, begin, turn) or is_action(parser.tokens[turn - 1])
    return turn - begin == 1 or is_deed_noun or parser.zh(begin + 1) in MARKS
