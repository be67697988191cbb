"""What stands before 的 and before suffix nouns, turned behind the English head: owners, topics, places, clauses."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tasks.grammar.composition_clauses import clause, relative
from tasks.grammar.composition_government import (
    FIELD,
    NEVER_MODIFIERS,
    TOWARDS,
    is_action,
    is_actor,
)
from tasks.grammar.composition_lists import MARKS
from tasks.grammar.composition_owners import owned
from tasks.grammar.composition_phrase import Phrase
from tasks.grammar.composition_token import Token
from tasks.grammar.composition_verbs import PREFERS_NOUN
from tasks.grammar.compounds_zh import singular
from tasks.grammar.inflection_en import joined
from tasks.grammar.phrases import word_set

if TYPE_CHECKING:
    from tasks.grammar.composition_parser import Parser

_PLACES = {"中": "in", "内": "within", "下": "under", "框架内": "within the framework of", "框架下": "under", "期间": "during",
           "背景下": "in the context of", "过程中": "in the process of", "情况下": "in", "以来": "since", "以外": "other than",
           "之外": "other than", "后": "after", "之后": "after", "前": "before"}  # fmt: skip
_LEVELS = ("层面", "一级", "级别", "两级", "三级", "各级", "级", "层次")
_SAID_OF = {
    ("与", "有关"): "related to",
    ("与", "相关"): "related to",
    ("同", "有关"): "related to",
    ("以", "为基础"): "based on",
    ("以", "为重点"): "focused on",
    ("以", "为主题"): "on the theme of",
    ("以", "为中心"): "centred on",
    ("以", "为导向"): "oriented towards",
    ("以", "为目标"): "aimed at",
}
_OPENINGS = {"关于": "on", "有关": "on", "基于": "based on", "针对": "for", "面向": "for", "涉及": "involving",
             "围绕": "on", "用于": "for", "来自": "from", "根据": "under", "依照": "under", "按照": "under",
             "给": "for", "为": "for"}  # fmt: skip
_JOINT = ("合作", "协调", "伙伴关系", "能力", "能力建设", "援助", "支助")
_SUFFIXES = ("方面", "领域")


def described(parser: Parser, begin: int, end: int, *, is_after_verb: bool = False) -> Phrase | None:
    """``X的Y`` by the last 的 of the span: whatever stands before it, said of the head behind it.

    ``is_after_verb``: the span opens with a verb, which may be all that is said of the head (促进X的举措).
    """
    turns = parser.find(begin, end, "的", "之")
    if not turns or turns[0] == begin:
        return None
    turn = turns[-1]
    if is_after_verb and parser.tokens[begin].zh in NEVER_MODIFIERS and parser.tokens[end - 1].zh.endswith(_JOINT):
        return None  # 加强X方面的国际合作: the verb is no part of the field
    if is_after_verb and parser.zh(turn - 1) not in _SUFFIXES and parser.tokens[begin].zh not in ("需要", "需", "建议"):
        return clause(parser, begin, turn, end, is_after_verb=True)
    if turn == end - 1 or _is_list_of_described(parser, begin, end, turns):
        return None
    head_tokens = parser.tokens[turn + 1 : end]
    head = parser.noun(turn + 1, end, is_owned=True) or _verbal_head(head_tokens)
    if head is None or not head.is_nominal:
        return None
    for pattern in (_needed, _said_of, _opened, _placed, _between, _towards):
        phrase = pattern(parser, begin, turn, head)
        if phrase is not None:
            return phrase
    acted = clause(parser, begin, turn, end) or relative(parser, begin, turn, head)
    return acted or owned(parser, begin, turn, head)


def _is_list_of_described(parser: Parser, begin: int, end: int, turns: list[int]) -> bool:
    """``A的B和C的D`` is a list (``coordinated``), unless something before the first 的 spans both."""
    if len(turns) < 2 or not parser.tokens[begin].terms:
        return False
    marks = [mark for mark in parser.find(begin, end, *MARKS) if turns[0] < mark < turns[-1]]
    return len(marks) == 1


def _verbal_head(tokens: tuple[Token, ...]) -> Phrase | None:
    """A verb as the head of 的: its -ing form (X的加强 → strengthening of X)."""
    if len(tokens) != 1 or tokens[0].verb is None:
        return None
    from tasks.grammar.inflection_en import gerund

    return Phrase(gerund(tokens[0].verb.en), "mass", head=tokens[0].zh, domain="action")


def _needed(parser: Parser, begin: int, turn: int, head: Phrase) -> Phrase | None:
    """``需要理事会采取的行动`` → action required of the Board."""
    if (
        parser.tokens[begin].zh not in ("需要", "需", "建议")
        or turn - begin < 3
        or parser.tokens[turn - 1].verb is None
    ):
        return None
    doer = parser.nominal(begin + 1, turn - 1) if is_actor(parser.tokens[turn - 2]) else None
    thing = Phrase("action", "mass", head="行动") if head.head == "行动" else head
    if doer is not None and parser.tokens[begin].zh == "建议":
        return Phrase(f"suggested {thing.text} by {doer.inside()}", thing.kind, head=thing.head)
    return thing.within("required of", doer.inside()) if doer else None


def _said_of(parser: Parser, begin: int, turn: int, head: Phrase) -> Phrase | None:
    """``与X有关的Y``, ``以X为基础的Y``, ``包括X在内的Y``, ``X以外的Y``."""
    opening, closing = parser.zh(begin), parser.zh(turn - 1)
    if opening == "包括" and closing == "在内":
        inner = parser.noun(begin + 1, turn - 1)
        return Phrase(f"{head.text}, including {inner.inside()}", head.kind, head=head.head) if inner else None
    relation = _SAID_OF.get((opening, parser.tokens[turn - 1].zh))
    inner = parser.noun(begin + 1, turn - 1) if relation else None
    return head.within(relation, inner.inside()) if relation and inner is not None and inner.kind != "adj" else None


def _opened(parser: Parser, begin: int, turn: int, head: Phrase) -> Phrase | None:
    """``关于X的Y`` → Y on X; ``从X向Y的Z`` → Z from X to Y; ``向X提供的Y`` → Y provided to X."""
    opening = parser.zh(begin)
    if opening == "按" and parser.tokens[turn - 1].zh in ("分列", "划分", "分类"):
        key = parser.noun(begin + 1, turn - 1)
        keys = [singular(token) for token in parser.tokens[begin + 1 : turn - 1] if token.terms]
        if len(keys) == len(parser.find(begin + 1, turn - 1, *MARKS)) + 1 and all(keys):
            return head.within("by", joined([one.text for one in keys if one is not None]))
        return head.within("by", key.text) if key is not None and key.kind != "adj" else None
    middle = parser.find(begin + 1, turn - 1, "关于", "有关")
    if middle and not opening:
        owner, topic = parser.nominal(begin, middle[0]), parser.noun(middle[0] + 1, turn)
        if owner is None or topic is None or topic.kind == "adj":
            return None
        text = f"{head.text} of {owner.inside()} on {_as_topic(parser, middle[0] + 1, topic)}"
        return Phrase(text, head.kind, head=head.head, domain=head.domain, is_definite=True, is_plural=head.is_plural)
    if opening in ("从", "自"):
        middles = parser.find(begin + 2, turn - 1, "到", "向", "至")
        if not middles:
            return None
        start, goal = parser.nominal(begin + 1, middles[-1]), parser.nominal(middles[-1] + 1, turn)
        return head.within("from", f"{start.inside()} to {goal.inside()}") if start and goal else None
    if opening in ("向", "给", "为") and parser.tokens[turn - 1].verb is not None and turn - begin > 2:
        return relative(parser, begin + 1, turn, head, is_taker=True)
    relation = _OPENINGS.get(opening)
    if relation is None or (opening in ("根据", "依照", "按照", "由") and parser.tokens[turn - 1].verb is not None):
        return None
    topic = parser.noun(begin + 1, turn)
    if topic is None or topic.kind == "adj":
        return None
    return head.within(relation, _as_topic(parser, begin + 1, topic))


def _as_topic(parser: Parser, begin: int, topic: Phrase) -> str:
    """A topic after "on": an agenda verb as its noun ("on the implementation of X")."""
    is_deed = topic.kind == "gerund" and topic.nominal and parser.tokens[begin].zh in PREFERS_NOUN
    return f"the {topic.nominal}" if is_deed else topic.inside()


def _placed(parser: Parser, begin: int, turn: int, head: Phrase) -> Phrase | None:
    """``(S)在X中的Y`` → Y in X, with 下, 内, 框架内, 期间, 方面, 领域, 层面 likewise."""
    ending = parser.zh(turn - 1)
    places = parser.find(begin, turn, "在")
    place = places[0] if places else -1
    start = place + 1 if place >= 0 else begin
    stop = turn - 1
    if ending in _LEVELS:
        said = _level(parser, start, stop)
    elif ending in _PLACES:
        inner = parser.noun(start, stop)
        said = f"{_PLACES[ending]} {inner.inside()}" if inner is not None and inner.kind != "adj" else None
    elif ending in _SUFFIXES:
        said = _field(parser, start, stop, head, ending)
    elif place >= 0 and parser.tokens[start].is_name and turn - start == 1:
        inner = parser.noun(start, turn)
        said = f"in {inner.inside()}" if inner else None
    else:
        return None
    if said is None:
        return None
    text = f"{head.text} {said}"
    if place <= begin:
        return Phrase(
            text, head.kind, head=head.head, domain=head.domain, is_definite=head.is_definite, is_plural=head.is_plural
        )
    subject = parser.nominal(begin, place)
    if subject is None:
        return None
    if subject.kind == "name" and subject.text.isupper() and head.kind in ("noun", "mass"):
        return Phrase(f"{subject.text} {text}", head.kind, head=head.head, is_plural=head.is_plural)
    return Phrase(f"{head.text} of {subject.inside()} {said}", head.kind, head=head.head, is_definite=True)


def _level(parser: Parser, begin: int, end: int) -> str | None:
    tokens = [token for token in parser.tokens[begin:end] if token.terms]
    words = [token.term("adj") for token in tokens]
    if not words or not all(words):
        return None
    levels = "levels" if len(words) > 1 else "level"
    return f"at the {joined([word.en for word in words if word is not None])} {levels}"


def _field(parser: Parser, begin: int, end: int, head: Phrase, ending: str) -> str | None:
    topic = parser.noun(begin, end)
    if topic is None or topic.kind == "adj":
        return None
    if ending == "领域":
        return f"in the field of {topic.text}"
    relation = FIELD.get(head.head)
    if not relation:
        relation = "related to" if head.head in _RELATED and topic.kind != "gerund" else "in"
    return f"{relation} {topic.inside()}"


_RELATED = frozenset(
    ["活动", "项目", "举措", "方案", "风险", "事项", "措施", "倡议", "损失和损害", "信息", "资料", "文件"]
)


def _between(parser: Parser, begin: int, turn: int, head: Phrase) -> Phrase | None:
    """``X与Y之间的Z`` → Z between X and Y; ``X之间的Z`` → Z among X; ``与X的Z`` → Z with X."""
    if parser.zh(turn - 1) in ("之间", "间"):
        topic = parser.nominal(begin, turn - 1)
        if topic is None:
            return None
        marks = parser.find(begin, turn, *MARKS)
        relation = "between" if len(marks) == 1 or (" and " in topic.text and not marks) else "among"
        return head.within(relation, topic.inside()) if topic.is_plural or marks or " and " in topic.text else None
    if parser.zh(begin) in ("与", "同"):
        topic = parser.nominal(begin + 1, turn)
        return head.within("with", topic.inside()) if topic else None
    marks_of_pair = ("与", "同", "和") if head.head in ("关系", "相互关系", "相互联系") else ("与", "同")
    middle = [index for index in parser.find(begin + 1, turn - 1, *marks_of_pair) if head.head in _SHARED]
    if len(middle) == 1:
        one, other = parser.nominal(begin, middle[0]), parser.nominal(middle[0] + 1, turn)
        if one is None or other is None:
            return None
        if head.head.endswith("伙伴关系") and one.kind in ("name", "the") and other.kind in ("name", "the"):
            head = replace(head, text=head.text.replace("partnerships", "partnership"), kind="sing", is_plural=False)
        return head.within("between", f"{one.inside()} and {other.inside()}")
    return None


_SHARED = word_set(
    "合作 关系 相互关系 交往 往来 联系 协作 相互联系 伙伴关系 协同作用 协同增效 差距 平衡 相互作用 "
    "协定 协议 关联 冲突 互动 对话 协调"
)


def _towards(parser: Parser, begin: int, turn: int, head: Phrase) -> Phrase | None:
    """``对X的Y`` → Y on X by the noun; ``S对X的Y`` → Y of S on X."""
    places = parser.find(begin, turn - 1, "对", "对于")
    if len(places) != 1:
        return None
    topic = parser.noun(places[0] + 1, turn)
    if topic is None or topic.kind == "adj":
        return None
    if head.head not in TOWARDS and not is_action(parser.tokens[turn + 1 :][-1]) and head.domain != "action":
        return None
    said = f"{TOWARDS.get(head.head, 'of')} {topic.inside()}"
    if places[0] == begin:
        return head.within(said.split()[0], topic.inside())
    owner = parser.nominal(begin, places[0])
    if owner is None:
        return None
    relation = "by" if said.startswith("of ") else "of"
    if head.head in ("认识", "理解", "了解"):
        return Phrase(f"{head.text} {said} among {owner.inside()}", head.kind, head=head.head)
    text = f"{head.text} {said} by {owner.inside()}" if relation == "by" else f"{head.text} of {owner.inside()} {said}"
    return Phrase(text, head.kind, head=head.head, domain=head.domain, is_definite=True, is_plural=head.is_plural)
