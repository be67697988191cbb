"""Clauses before 的: what the head is for (促进X的措施), who did it (由X资助的Y), and whose deed it tells of (X执行Y的能力)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.grammar.composition_closed_deeds import LIGHT_OBJECTS, asks_for_a_deed, serves_a_process
from tasks.grammar.composition_government import (
    FOR_DOING,
    IN_DOING,
    MEASURE_VERBS,
    NEVER_MODIFIERS,
    OBJECT,
    OF_DOING,
    OPEN_HEADS,
    OPEN_VERBS,
    PURPOSE_VERBS,
    SEVERAL_OF_THEM,
    STRICT_PURPOSE,
    TO_DO,
    is_action,
    is_actor,
)
from tasks.grammar.composition_phrase import Phrase
from tasks.grammar.compounds_zh import compound
from tasks.grammar.inflection_en import participle, plural
from tasks.grammar.phrases import word_set

if TYPE_CHECKING:
    from tasks.grammar.composition_parser import Parser

# Verbs that say, before 的, who did the thing named behind it: 由X资助的Y, X采取的Y.
_DONE_BY = word_set(
    "资助 提供 采取 提出 开展 实施 执行 通过 发布 编写 提交 核准 做出 作出 取得 制定 设立 支持 面临 使用 举办 "
    "组织 签署 牵头 管理 供资 领导 主办 推动 拟订 批准 建立 进行 发起 确定 产生 造成 引起 排放 生产 生成 持有 "
    "拥有 开发 委托 审议 建议 要求 遵循 表示 发表 达成 缴纳 支付 收到 提名 任命 选出 邀请 指定 聘用 推荐 选定 委派 "
    "给予 承担 履行 商定 出版 赞助 运作 经营 "
    "影响 报告 强调 查明 出资 主持 召集 运营 协调 承诺 交付 支助 实现 创造"
)
_ACTIVE = {"参与": "participating in", "参加": "participating in", "从事": "engaged in", "出席": "attending", "提供": "providing",
           "使用": "using", "面临": "facing", "遭受": "suffering from", "处于": "in", "需要": "requiring", "采用": "using",
           "影响": "affecting", "涉及": "involving", "支持": "supporting", "促进": "promoting", "造成": "causing",
           "管理": "regulating", "规范": "governing", "有利于": "conducive to", "有助于": "contributing to"}  # fmt: skip
_GIVEN_TO = {"提供": "provided to", "给予": "given to", "提交": "submitted to", "分配": "allocated to", "转让": "transferred to",
             "支付": "paid to", "设立": "established for", "采取": "taken for", "制定": "developed for", "开展": "carried out for",
             "作出": "made to", "编写": "prepared for", "捐赠": "donated to", "提出": "submitted to"}  # fmt: skip
_MADE = {
    "进展": "made",
    "进步": "made",
    "承诺": "made",
    "贡献": "made",
    "努力": "made",
    "捐款": "made",
    "决定": "taken",
    "行动": "taken",
    "措施": "taken",
    "后续行动": "taken",
    "步骤": "taken",
    "发言": "made",
    "建议": "made",
    "成果": "achieved",
    "成就": "made",
    "声明": "made",
    "经验教训": "learned",
    "调整": "made",
    "任命": "made",
    "安排": "made",
    "事项": "raised",
    "问题": "raised",
    "关切": "raised",
    "其他事项": "raised",
}
_DONE_LIGHTLY = frozenset({"取得", "做出", "作出", "采取", "提出", "进行", "通过"})


def clause(parser: Parser, begin: int, turn: int, end: int, *, is_after_verb: bool = False) -> Phrase | None:
    """``(S) V O 的 N`` → N (of S) to V O, N in V-ing O, N of V-ing O; None where the verb is no part of what is said of N."""
    head_zh = parser.tokens[end - 1].zh
    verb_at = _verb_at(parser, begin, turn)
    if verb_at is None or turn - verb_at < 2:
        return None
    if parser.find(turn + 1, end, "和", "与", "、", "及", "以及") and not is_after_verb:
        return None
    verb_token = parser.tokens[verb_at]
    is_sure = verb_token.is_only_verb or verb_token.term("adv") is not None
    if not is_sure and verb_token.zh not in PURPOSE_VERBS | MEASURE_VERBS | NEVER_MODIFIERS and not is_after_verb:
        return None  # 投资协定的改革: a noun that can be a verb
    relation = _relation(head_zh)
    if is_after_verb and asks_for_a_deed(parser, begin, turn, end):
        head = compound(parser.tokens[turn + 1 : end], is_owned=True)
        return head.within("for", "action") if head is not None else None
    if relation is None and is_after_verb and serves_a_process(parser, begin, turn, end):
        parser.has_doubt = True
        return None
    if relation is None:
        return _active(parser, begin, turn, end)
    if is_after_verb:
        verb_at = begin
        is_second = _second_reading(parser, begin, turn, end)
        if is_second is None:
            parser.has_doubt = True
        if is_second is not False:
            return None
    deed = parser.verb(verb_at, turn)
    head = compound(parser.tokens[turn + 1 : end], is_owned=True)
    if deed is None or head is None or not head.is_nominal:
        return None
    done = f"the {deed.nominal}" if relation == "for" and deed.nominal else deed.text
    tail = f"to {deed.verb}" if relation == "to" else f"{relation} {done}"
    if verb_at == begin:
        definite = relation == "of"
        return Phrase(f"{head.text} {tail}", head.kind, head=head.head, domain=head.domain, is_definite=definite)
    subject = parser.nominal(begin, verb_at) if is_actor(parser.tokens[verb_at - 1]) else None
    if subject is None or relation == "of":
        return None
    return Phrase(
        f"{head.text} of {subject.inside()} {tail}", head.kind, head=head.head, domain=head.domain, is_definite=True
    )


def _relation(head_zh: str) -> str | None:
    if head_zh[-2:] in TO_DO and len(head_zh) > 3 and head_zh not in OBJECT:
        head_zh = head_zh[-2:]
    if head_zh in TO_DO:
        return "to"
    if head_zh in IN_DOING:
        return "in"
    if head_zh in OF_DOING:
        return "of"
    return "for" if head_zh in FOR_DOING else None


def _verb_at(parser: Parser, begin: int, turn: int) -> int | None:
    """Where the verb of the clause stands: at the head, or behind somebody who acts."""
    first = parser.tokens[begin]
    if first.verb is not None or first.term("adv") is not None:
        return begin
    for index in range(begin + 1, turn - 1):
        token = parser.tokens[index]
        if (token.verb is not None or token.term("adv")) and is_actor(parser.tokens[index - 1]):
            is_joined = not parser.tokens[index + 1].terms and parser.tokens[min(index + 2, turn - 1)].verb is not None
            if parser.tokens[index + 1].terms or is_joined:
                return index
    return None


def _second_reading(parser: Parser, begin: int, turn: int, end: int) -> bool | None:
    """Whether ``V X的N`` is V + [X的N] rather than N to V X: True, False, or None where both are likely."""
    first, head = parser.tokens[begin], parser.tokens[end - 1]
    if _acts_for_somebody(parser, begin, turn):
        return False
    if first.term("adv") is not None and begin + 1 < turn:
        first = parser.tokens[begin + 1]
    if head.zh in _OF_DEEDS:
        return False
    if first.zh not in PURPOSE_VERBS:
        is_one_word = turn - begin == 2 and parser.tokens[begin] is first
        if is_one_word and parser.tokens[begin + 1].zh in LIGHT_OBJECTS.get(first.zh, ()):
            return None  # 采取行动的建议: the verb has its own object
        return True
    if head.zh in STRICT_PURPOSE:
        if first.zh in MEASURE_VERBS:
            return True
        return None if head.zh in ("战略", "行动计划") and is_actor(parser.tokens[turn - 1]) else False
    if is_actor(parser.tokens[turn - 1]):
        return True if head.zh not in TO_DO or head.zh == "能力" else None
    if head.zh in _OWN_HEADS:
        return True
    if first.zh in OPEN_VERBS and head.zh in OPEN_HEADS:
        return None
    if head.zh in TO_DO:
        return False
    return _after(head.zh)


def _acts_for_somebody(parser: Parser, begin: int, turn: int) -> bool:
    """``支持发展中国家执行X的方案``: the deed of those supported closes the clause; the head is what it is done by."""
    if parser.tokens[begin].zh not in ("支持", "协助", "帮助", "鼓励"):
        return False
    return any(
        parser.tokens[index].verb is not None and is_actor(parser.tokens[index - 1])
        for index in range(begin + 2, turn - 1)
    )


# What somebody has, rather than what somebody makes for an end.
_OWN_HEADS = frozenset({"能力", "权利", "需要", "服务", "任务", "承诺", "潜力"})


def _after(head_zh: str) -> bool:
    """Of the other heads, progress, costs and lessons are told of deeds; the rest belong to the object."""
    return head_zh not in _OF_DEEDS


_OF_DEEDS = word_set(
    "进展 最新进展 重大进展 经验 经验教训 成本 费用 重要性 必要性 最佳做法 良好做法 程序 指导方针 时间表 "
    "进展情况 申请 请求 前提 过程 方式 挑战 障碍"
)


def _active(parser: Parser, begin: int, turn: int, end: int) -> Phrase | None:
    """``参与X的国家`` → countries participating in X: somebody or something by what it does."""
    doing = _ACTIVE.get(parser.tokens[begin].zh)
    if doing is None or turn - begin < 2:
        return None
    is_open = parser.tokens[begin].zh in ("支持", "促进", "管理", "提供", "影响", "使用", "采用")
    if is_open and not is_actor(parser.tokens[end - 1]):
        return None
    if is_open and (is_actor(parser.tokens[turn - 1]) or parser.tokens[begin].zh in ("支持", "促进", "管理", "影响")):
        return None
    is_of_people = parser.tokens[begin].zh in ("出席", "参加", "参与", "从事")
    if is_of_people and (is_actor(parser.tokens[turn - 1]) or not is_actor(parser.tokens[end - 1])):
        return None
    thing, head = parser.noun(begin + 1, turn), compound(parser.tokens[turn + 1 : end])
    if thing is None or head is None or not head.is_nominal or thing.kind in ("adj", "gerund"):
        return None
    return Phrase(f"{head.text} {doing} {thing.inside()}", head.kind, head=head.head, domain=head.domain)


def relative(parser: Parser, begin: int, turn: int, head: Phrase, *, is_taker: bool = False) -> Phrase | None:
    """``由X资助的Y`` → Y funded by X; ``根据X采取的Y`` → Y taken pursuant to X; ``为X提供的Y`` → Y provided to X (``is_taker``)."""
    verb_token = parser.tokens[turn - 1]
    verb = verb_token.verb
    if verb is None or turn - begin < 2:
        return None
    stop = turn - 2 if parser.zh(turn - 2) in ("所", "而") else turn - 1
    done = _MADE.get(head.head, participle(verb.en)) if verb_token.zh in _DONE_LIGHTLY else participle(verb.en)
    if is_taker:
        said = _GIVEN_TO.get(verb_token.zh)
        taker = parser.nominal(begin, stop)
        return _told(head, f"{said} {taker.inside()}") if said and taker is not None else None
    opening = parser.zh(begin)
    if opening in ("根据", "依照", "按照"):
        basis = parser.nominal(begin + 1, stop)
        return _told(head, f"{done} pursuant to {basis.inside()}") if basis is not None else None
    if opening == "受" and verb_token.zh in ("影响", "资助", "保护", "管制"):
        cause = parser.nominal(begin + 1, stop)
        return _told(head, f"{_AFFECTED[verb_token.zh]} by {cause.inside()}") if cause is not None else None
    if opening in ("在", "自") or (opening == "" and parser.zh(stop - 1) in ("方面", "中", "期间")):
        return _told_in_place(parser, begin, stop, head, done)
    start = begin + 1 if opening == "由" else begin
    if verb_token.nominal is not None and opening != "由" and is_action(parser.tokens[turn + 1]):
        return None  # 联合检查组建议的执行情况: the noun, not who recommended
    if verb_token.zh not in _DONE_BY or not (opening == "由" or is_actor(parser.tokens[stop - 1])):
        return None
    doer = parser.nominal(start, stop)
    if doer is None:
        return None
    if verb_token.zh in ("面临", "影响"):
        return _told(head, f"{'facing' if verb_token.zh == '面临' else 'affecting'} {doer.inside()}")
    if doer.is_plural and head.kind == "sing" and head.head in SEVERAL_OF_THEM:
        head = Phrase(plural(head.text), "noun", head=head.head, domain=head.domain, is_plural=True)
    return _told(head, f"{done} by {doer.inside()}")


_AFFECTED = {"影响": "affected", "资助": "funded", "保护": "protected", "管制": "controlled"}


def _told_in_place(parser: Parser, begin: int, stop: int, head: Phrase, done: str) -> Phrase | None:
    """``在X方面取得的进展`` → progress made in X."""
    start = begin + 1 if parser.zh(begin) else begin
    ending = parser.zh(stop - 1)
    if ending not in ("方面", "中", "期间", "领域"):
        return None
    place = parser.noun(start, stop - 1)
    if place is None or place.kind == "adj":
        return None
    relation = {"方面": "in", "中": "in", "期间": "during", "领域": "in the field of"}[ending]
    return _told(head, f"{done} {relation} {place.inside()}")


def _told(head: Phrase, tail: str) -> Phrase:
    return Phrase(
        f"{head.text} {tail}", head.kind, head=head.head, domain=head.domain, is_definite=True, is_plural=head.is_plural
    )
