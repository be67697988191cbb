"""Verb phrases of Chinese headings: 加强能力建设, 向X提供Y, 通过X促进Y, 支持X执行Y, 将X纳入Y的主流."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tasks.grammar.composition_circumstances import circumstances, with_tail
from tasks.grammar.composition_deeds import deed
from tasks.grammar.composition_government import NEVER_MODIFIERS, is_actor
from tasks.grammar.composition_lists import MARKS
from tasks.grammar.composition_phrase import Phrase, listed, verb_phrase
from tasks.grammar.inflection_en import gerund, joined
from tasks.grammar.phrases import word_set
from tasks.vocabularies.termbase import Term

if TYPE_CHECKING:
    from tasks.grammar.composition_parser import Parser

# At the head of agenda items and titles these are nouns of action: "consideration of X", "adoption of X".
PREFERS_NOUN = word_set(
    "审议 通过 选举 任命 批准 核准 核可 提名 执行 落实 实施 审查 评价 评估 设立 修订 延长 编写 筹备 纪念 确认 "
    "庆祝 续延 审核 认可 制定 拟订 组织 安排 指定 甄选 监测 管理 保护 养护 更新 修正 修改 增选 填补 推选 确定"
)
# Verbs whose object may be somebody with a deed: "supporting developing countries in implementing X", "… to do X".
_PIVOTS = {
    "支持": "in",
    "协助": "in",
    "帮助": "to",
    "鼓励": "to",
    "促使": "to",
    "动员": "to",
    "援助": "in",
    "推动": "to",
    "激励": "to",
    "使": "to",
}
# Verbs that take another verb in the infinitive.
_TAKE_INFINITIVE = frozenset({"帮助", "协助", "努力", "继续", "承诺", "开始", "致力于", "呼吁", "寻求", "旨在"})
_FOLLOWED_BY = {"致力于": "gerund"}
# What a body adopts, beside documents and instruments.
_ADOPTED = word_set(
    "议程 决议 决定 草案 方案 预算 战略 计划 宣言 法律 立法 政策 标准 准则 安排工作 工作安排 建议 文件 修正案 "
    "法案 章程 议定书 措施 条例"
)
_GIVING = {"提供": "to", "转让": "to", "转移": "to", "分配": "to", "提交": "to", "捐赠": "to", "支付": "to", "供资": "to",
           "传播": "to", "交付": "to", "拨付": "to", "派遣": "to", "介绍": "to", "移交": "to", "开放": "to"}  # fmt: skip


def verb_clause(parser: Parser, begin: int, end: int) -> Phrase | None:
    """The span as a verb phrase: adverb, circumstances, verb and object, in whatever pattern holds."""
    if end - begin < 2:
        return None
    for pattern in (_to_an_end, _verb_list, circumstances, _mainstreamed, _turned_object, _giving, _adverbial, _plain):
        phrase = pattern(parser, begin, end)
        if phrase is not None:
            return phrase
    return None


def _to_an_end(parser: Parser, begin: int, end: int) -> Phrase | None:
    """``V X以V Y`` → V X in order to V Y; ``为V X而V Y`` and ``为V X V Y`` likewise."""
    for index in parser.find(begin + 2, end - 2, "以"):
        deed, purpose = parser.verb(begin, index), parser.verb(index + 1, end)
        if deed is not None and purpose is not None:
            return with_tail(deed, f"to {purpose.verb}")
    return None


def _verb_list(parser: Parser, begin: int, end: int) -> Phrase | None:
    """``促进X和加强Y``, ``加强X，促进Y``: verb phrases side by side, each with its own object."""
    marks = [
        index
        for index in parser.find(begin + 2, end - 2, *MARKS, "，", "并", "并且")
        if _opens_verb(parser, index + 1, end)
        and (parser.zh(index) in ("，", "并", "并且") or _has_object(parser, begin, index))
    ]
    if not marks:
        return None
    starts = [begin, *(mark + 1 for mark in marks)]
    items = []
    for first, last in zip(starts, [*marks, end], strict=True):
        item = parser.verb(first, last)
        if item is None:
            return None
        items.append(item)
    return listed(items)


def _opens_verb(parser: Parser, index: int, end: int) -> bool:
    token = parser.tokens[index]
    if token.term("adv") is not None and index + 1 < end:
        return _opens_verb(parser, index + 1, end)
    return token.is_only_verb and index + 1 < end and parser.zh(index + 1) not in ("的", *MARKS)


def _has_object(parser: Parser, begin: int, index: int) -> bool:
    """Whether the verb phrase before a mark is complete: not one of two verbs with one object (保护和促进人权)."""
    return (index - begin >= 2 and parser.tokens[index - 1].verb is None) or parser.tokens[
        index - 1
    ].nominal is not None


def _mainstreamed(parser: Parser, begin: int, end: int) -> Phrase | None:
    """``将X纳入Y的主流`` → mainstream X into Y; ``将X纳入Y`` → integrate X into Y."""
    if parser.zh(begin) not in ("将", "把"):
        return None
    for index in [index for index in range(begin + 2, end - 1) if parser.tokens[index].zh == "纳入"]:
        is_main = parser.tokens[end - 1].zh in ("主流", "主流化")
        stop = end - 1 if is_main else end
        stop -= 1 if is_main and parser.zh(stop - 1) == "的" else 0
        thing, goal = parser.noun(begin + 1, index), parser.noun(index + 1, stop)
        if thing is not None and is_main and stop <= index + 1:
            return verb_phrase("mainstream", thing.inside())
        if thing is None or goal is None:
            return None
        if thing.text == "gender perspectives":
            thing = replace(thing, text="a gender perspective", kind="name", is_plural=False)
        verb = "mainstream" if is_main else "integrate"
        return verb_phrase(verb, f"{thing.inside()} into {goal.inside()}")
    return None


def _turned_object(parser: Parser, begin: int, end: int) -> Phrase | None:
    """``对X进行审查`` → review X; the verb stands last."""
    if (
        parser.zh(begin) not in ("对", "对于")
        or end - begin < 4
        or parser.zh(end - 2) not in ("进行", "加以", "予以", "开展")
    ):
        return None
    verb, thing = parser.tokens[end - 1].verb, parser.noun(begin + 1, end - 2)
    return verb_phrase(verb.en, thing.inside(), _as_noun(parser, end - 1, thing)) if verb and thing else None


def _giving(parser: Parser, begin: int, end: int) -> Phrase | None:
    """``向X提供Y`` → provide Y to X."""
    if parser.zh(begin) not in ("向", "给", "为"):
        return None
    for index in range(begin + 2, end - 1):
        relation = _GIVING.get(parser.tokens[index].zh)
        verb = parser.tokens[index].verb
        if relation is None or verb is None:
            continue
        taker, thing = parser.nominal(begin + 1, index), parser.nominal(index + 1, end)
        if taker is not None and thing is not None:
            nominal = "provision" if verb.en == "provide" else ""
            tail = f"{thing.inside()} {relation} {taker.inside()}"
            return verb_phrase(verb.en, tail, f"{nominal} of {tail}" if nominal else "")
    return None


def _adverbial(parser: Parser, begin: int, end: int) -> Phrase | None:
    """``进一步加强X`` → further strengthening X."""
    adverb = parser.tokens[begin].term("adv")
    deed = parser.verb(begin + 1, end) if adverb else None
    if adverb is None or deed is None:
        return None
    return replace(deed, text=f"{adverb.en} {deed.text}", verb=f"{adverb.en} {deed.verb}", nominal="")


def _plain(parser: Parser, begin: int, end: int) -> Phrase | None:
    """One verb, or several with one object, and what they do."""
    verbs, after = _verbs(parser, begin, end)
    if not verbs or after >= end:
        return None
    base = joined([verb.en for verb in verbs])
    if len(verbs) == 1:
        pivot = _pivot(parser, begin, after, end)
        if pivot is not None:
            return pivot
        somebodys = deed(parser, after, end)
        if somebodys is not None:
            article = "" if somebodys.startswith("access") else "the "
            return verb_phrase(base, article + somebodys)
        if parser.tokens[begin].zh in _TAKE_INFINITIVE:
            inner = parser.verb(after, end)
            if inner is not None:
                is_gerund = _FOLLOWED_BY.get(parser.tokens[begin].zh) == "gerund"
                return verb_phrase(base, inner.text if is_gerund else f"to {inner.verb}")
    thing = parser.noun(after, end)
    if thing is None or thing.kind == "adj":
        return None
    if (
        parser.tokens[begin].zh == "通过"
        and thing.domain not in ("document", "instrument")
        and thing.head not in _ADOPTED
    ):
        return None  # "through", of which the rest was not read
    opens = parser.tokens[after]
    if thing.kind == "gerund" and not (
        opens.is_only_verb or opens.zh in NEVER_MODIFIERS or parser.zh(after) or opens.term("adv")
    ):
        return None  # 认可投资委员会…: a noun that can be a verb
    if thing.kind == "gerund":
        words = f"the {thing.nominal}" if thing.nominal else thing.text
        return verb_phrase(base, words) if not thing.is_list else None
    if (
        parser.tokens[begin].zh == "出席"
        and thing.domain != "session"
        and not thing.head.endswith(("会议", "论坛", "峰会"))
    ):
        return None
    words = thing.inside()
    nominal = _as_noun(parser, begin, thing) if len(verbs) == 1 else _as_nouns(parser, begin, after, thing)
    text = joined([gerund(verb.en) for verb in verbs])
    return Phrase(f"{text} {words}", "gerund", f"{base} {words}", nominal)


def _verbs(parser: Parser, begin: int, end: int) -> tuple[list[Term], int]:
    """The verbs at the head of the span that share what follows, and where it begins."""
    verbs: list[Term] = []
    index = begin
    while index < end:
        verb = parser.tokens[index].verb
        if verb is None:
            break
        verbs.append(verb)
        index += 1
        if index < end - 1 and parser.zh(index) in (*MARKS, "并", "并且") and parser.tokens[index + 1].verb is not None:
            if parser.tokens[index + 1].nominal is not None and not _opens_object(parser, index + 2, end):
                break
            index += 1
            continue
        break
    return verbs, index


def _opens_object(parser: Parser, index: int, end: int) -> bool:
    return index < end and (bool(parser.tokens[index].terms) or parser.zh(index) in (*MARKS, "并"))


def _as_noun(parser: Parser, index: int, thing: Phrase) -> str:
    """The noun of action of a verb with its object: "consideration of the report"; empty where it has none."""
    noun = parser.tokens[index].nominal
    if noun is None or noun.part_of_speech in ("name", "the"):
        return ""
    return f"{noun.en} {_NOUN_RELATIONS.get(parser.tokens[index].zh, 'of')} {thing.inside()}"


def _as_nouns(parser: Parser, begin: int, after: int, thing: Phrase) -> str:
    """Several verbs as nouns of action with their object: "promotion and protection of human rights"."""
    nouns = [parser.tokens[index].nominal for index in range(begin, after) if parser.tokens[index].terms]
    if any(noun is None for noun in nouns):
        return ""
    return f"{joined([noun.en for noun in nouns if noun is not None])} of {thing.inside()}"


_NOUN_RELATIONS = {"支持": "for", "参与": "in", "参加": "in", "投资": "in", "援助": "to", "协助": "to", "获取": "to", "加入": "to",
                   "应对": "to", "适应": "to", "支助": "for"}  # fmt: skip


def _pivot(parser: Parser, begin: int, after: int, end: int) -> Phrase | None:
    """``支持发展中国家执行X`` → supporting developing countries in implementing X."""
    relation, verb = _PIVOTS.get(parser.tokens[begin].zh), parser.tokens[begin].verb
    if relation is None or verb is None:
        return None
    for index in range(after + 1, end - 1):
        token = parser.tokens[index]
        if token.verb is None or not is_actor(parser.tokens[index - 1]):
            continue
        actor, deed = parser.nominal(after, index), parser.verb(index, end)
        if actor is not None and deed is not None:
            tail = f"in {deed.text}" if relation == "in" else f"to {deed.verb}"
            return verb_phrase(verb.en, f"{actor.inside()} {tail}")
    return None
