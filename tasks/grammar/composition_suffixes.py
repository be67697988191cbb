"""Phrases with a period before them or a noun of situation behind them, and clauses that stand as nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.grammar.composition_deeds import deed
from tasks.grammar.composition_government import (
    FIELD,
    NEVER_MODIFIERS,
    OBJECT,
    ONE_OF_ITS_OWNER,
    is_actor,
    is_one_of_its_owner,
)
from tasks.grammar.composition_lists import MARKS
from tasks.grammar.composition_phrase import Phrase
from tasks.grammar.compounds_zh import singular
from tasks.grammar.phrases import word_set

if TYPE_CHECKING:
    from tasks.grammar.composition_parser import Parser

_IMPLIED = {"经费问题": "financial implications", "方案预算问题": "programme budget implications", "问题": "implications",
            "涉经费问题": "financial implications", "行政和预算问题": "administrative and budgetary implications"}  # fmt: skip


def prefixed(parser: Parser, begin: int, end: int) -> Phrase | None:
    """Periods and dates before a phrase: ``2018-2021年中期方案框架``, ``截至D的X``; and ``X所涉经费问题``."""
    first = parser.tokens[begin].terms[0] if parser.tokens[begin].terms else None
    if first is not None and first.part_of_speech in ("period", "as_at") and end - begin > 1:
        start = begin + 2 if parser.zh(begin + 1) == "的" else begin + 1
        if any(token.term("period") for token in parser.tokens[start:end]):
            return None  # a period for each item of a list
        if first.part_of_speech == "period" and parser.find(start, end, "的"):
            return None  # 2021年届会的主题: the year is the session's
        head = parser.nominal(start, end, is_owned=first.part_of_speech == "period")
        if head is None:
            return None
        if end - start == 1 and head.head in _EVENTS and first.en.isdigit():
            one = singular(parser.tokens[start])
            return Phrase(f"{first.en} {one.text}", "sing", head=head.head, domain="session") if one else None
        return Phrase(f"{head.text}{_time(first.en, head, is_period=first.part_of_speech == 'period')}", head.kind, head=head.head,
                      is_definite=True, is_plural=head.is_plural)  # fmt: skip
    period = parser.tokens[begin + 1].terms[0] if end - begin > 2 and parser.tokens[begin + 1].terms else None
    if period is not None and period.part_of_speech == "period" and parser.tokens[begin].is_name:
        if parser.tokens[begin + 2].zh in _EVENTS and parser.find(begin + 3, end, "的"):
            return None  # 执行局2023年年度会议的报告: the year is the session's
        head = parser.noun(begin + 2, end, is_owned=True)
        owner = parser.noun(begin, begin + 1)
        if head is None or owner is None or not head.is_nominal:
            return None
        if " on " in head.text or any(is_one_of_its_owner(token) for token in parser.tokens[begin + 2 : end - 1]):
            return None  # 项目厅2014-2017年战略计划中期审查: the years are the plan's
        if period.en.isdigit() and end - begin == 3 and head.head in _EVENTS:
            one = singular(parser.tokens[begin + 2])
            event = _ANNUAL.get(head.head) or (one.text if one else "")
            return (
                Phrase(f"{period.en} {event}", "sing", domain="session").within("of", owner.inside()) if event else None
            )
        is_short = owner.text.replace("-", "").isupper()
        whole = f"{owner.text} {head.text}" if is_short else f"{head.text} of {owner.inside()}"
        return Phrase(
            f"{whole}{_time(period.en, head, is_period=True)}", head.kind, head=head.head, is_definite=not is_short
        )
    for index in parser.find(begin + 1, end - 1, "所涉"):
        said = _IMPLIED.get("".join(token.zh for token in parser.tokens[index + 1 : end]).removeprefix("的"))
        owner = parser.nominal(begin, index)
        if said and owner is not None:
            return Phrase(said, "noun", head="问题", is_plural=True).within("of", owner.inside())
    return None


_ANNUAL = {"年会": "annual session", "年度会议": "annual session", "常会": "regular session"}
_EVENTS = word_set("届会 常会 年会 年度会议 实质性会议 会议 选举 高级别部分 论坛 峰会")


def _time(english: str, head: Phrase, *, is_period: bool) -> str:
    if not is_period:
        return f" {english}"
    if english.startswith("the "):
        return f" in {english}" if head.domain != "document" else f" for {english}"
    if english[0].isalpha():
        return f" for the {english}"
    if head.domain in ("document", "plan") or head.head in _FOR_A_YEAR or head.head in ONE_OF_ITS_OWNER:
        return f", {english}" if "–" in english else f" for {english}"
    return f", {english}" if "–" in english else f" in {english}"


_FOR_A_YEAR = word_set(
    "方案 账目 财务报表 决算 概算 财务状况 方案和预算 拟议方案预算 优先事项 目标 指标 会议日历 账户 活动报告 展望"
)


def means_first(parser: Parser, begin: int, end: int) -> Phrase | None:
    """``通过工业化减少贫困`` where the deed is one noun of the lexicon → poverty reduction through industrialization."""
    if parser.tokens[begin].zh != "通过" or end - begin < 3 or parser.find(begin, end, "的"):
        return None
    deed_token = parser.tokens[end - 1]
    if deed_token.verb is not None or not deed_token.zh.startswith(tuple(NEVER_MODIFIERS)) or len(deed_token.zh) < 4:
        return None
    means, done = parser.noun(begin + 1, end - 1), parser.nominal(end - 1, end)
    return done.within("through", means.inside()) if means and done and means.kind != "adj" else None


def deed_of_somebody(parser: Parser, begin: int, end: int) -> Phrase | None:
    """``妇女参与决策`` → participation of women in decision-making; ``科学促进发展`` → science for development."""
    if parser.find(begin, end, "的"):
        return None
    said = deed(parser, begin, end)
    if said is not None:
        return Phrase(said, "mass", domain="action", is_definite=True)
    for index in range(begin + 1, end - 1):
        if parser.tokens[index].zh != "促进" or parser.zh(index - 1) in MARKS:
            continue
        means, goal = parser.nominal(begin, index), parser.nominal(index + 1, end)
        if (
            means is not None
            and goal is not None
            and not is_actor(parser.tokens[index - 1])
            and means.kind in ("mass", "noun")
        ):
            return Phrase(f"{means.text} for {goal.inside()}", means.kind, head=means.head, is_plural=means.is_plural)
    return None


def question(parser: Parser, begin: int, end: int) -> Phrase | None:
    """``X和Y问题``: the question of X and Y, issues of both, or X and issues of Y. Nobody can tell, so it is in doubt."""
    marks = parser.find(begin, end, *MARKS)
    if not marks or parser.tokens[end - 1].zh != "问题" or parser.find(begin, end, "的") or end - begin < 4:
        return None
    words = [token for token in parser.tokens[begin : end - 1] if token.terms]
    if all(token.term("adj") for token in words) or any(parser.tokens[mark + 1].zh == "其他" for mark in marks):
        return None  # 其他发展问题 are other issues, not one question
    parser.has_doubt = True
    return None


_SUFFIXES = {"方面": "area of", "领域": "field of"}


def suffixed(parser: Parser, begin: int, end: int) -> Phrase | None:
    """``X执行情况``, ``X领域``, ``X问题``, ``X期间`` without 的."""
    if end - begin < 2:
        return None
    last = parser.tokens[end - 1]
    ending = parser.zh(end - 1)
    if parser.tokens[begin].zh == "出席" and last.zh in ("代表", "各国代表"):
        stop = end - 2 if parser.tokens[end - 2].zh in ("各国", "各") else end - 1
        event = parser.nominal(begin + 1, stop)
        return (
            Phrase("representatives", "noun", head="代表", is_plural=True).within("to", event.inside())
            if event
            else None
        )
    if ending in _SUFFIXES:
        topic = parser.nominal(begin, end - 1)
        return Phrase(f"{_SUFFIXES[ending]} {topic.text}", "sing", domain="kind") if topic else None
    if last.zh not in SUFFIX_NOUNS:
        return None
    owner = parser.noun(begin, end - 1)
    head = parser.noun(end - 1, end, is_owned=True)
    if owner is None or head is None or not head.is_nominal or owner.kind == "adj":
        return None
    if owner.kind == "gerund":
        return head.within(FIELD.get(last.zh, "in"), owner.text)
    return head.within(OBJECT.get(last.zh, FIELD.get(last.zh, "of")), owner.inside())


SUFFIX_NOUNS = word_set(
    "执行情况 落实情况 实施情况 情况 进展情况 进展 现状 状况 概况 最新情况 后续行动 最新进展 最新发展动态 概述 "
    "经验教训 后续落实 修正案 供资情况 缴纳情况"
)
