"""English noun phrases and headings composed from Chinese ones: every part known, or no answer.

Chinese puts the head last ("X的Y"), English mostly first ("Y of X"). The patterns are few and closed; a phrase with one
unknown part, or with two readings that would differ in English, gives None and never a guess.
"""

from tasks.grammar.compounds_zh import ACTOR_ENDINGS, Phrase, compound, shared_head
from tasks.grammar.inflection_en import gerund, joined
from tasks.grammar.segmentation_zh import Token, segment
from tasks.vocabularies.termbase import NOMINAL

_CONJUNCTIONS = frozenset({"和", "与", "及", "以及", "、"})
_MAXIMUM_DEPTH = 12
# Heads that a verb phrase describes by its purpose: "促进X的举措" is "initiatives to promote X", not "promoting initiatives of X".
_PURPOSE_HEADS = frozenset(
    [
        "措施",
        "举措",
        "倡议",
        "方案",
        "项目",
        "战略",
        "政策",
        "办法",
        "技术",
        "手段",
        "机会",
        "活动",
        "计划",
        "框架",
        "机制",
        "工作",
        "伙伴关系",
        "平台",
        "工具",
        "行动计划",
        "指南",
        "准则",
    ]
)
_LOCATIVES = {"中": "in", "内": "within", "下": "under", "框架内": "within the framework of", "框架下": "under"}
_PREFIXES = {"对": "of", "向": "to", "与": "with", "给": "to", "为": "for"}
# Nouns of action whose object stands straight before them.
_ACTION_NOUNS = frozenset(["执行情况", "落实情况", "实施情况"])


def compose(text_zh: str) -> str | None:
    """The English noun phrase for ``text_zh``, lower case but for names, without leading article; None if not sure.

    Countable nouns that Chinese leaves open come out in the plural. Never raises.

    >>> compose("发展中国家"), compose("环境政策和条例"), compose("议会圆桌会议")
    ('developing countries', 'environmental policies and regulations', 'parliamentary round tables')
    >>> compose("工发组织在环境和能源方面的活动")
    'UNIDO activities related to environment and energy'
    >>> compose("《蒙特利尔议定书》的执行情况")
    'implementation of the Montreal Protocol'
    >>> compose("工发组织与某某的合作") is None
    True
    """
    tokens = segment(text_zh)
    if not tokens:
        return None
    phrase = _phrase(tokens, 0)
    return phrase.text if phrase is not None and phrase.kind != "adj" else None


def _phrase(tokens: tuple[Token, ...], depth: int) -> Phrase | None:
    if not tokens or depth > _MAXIMUM_DEPTH:
        return None
    for pattern in (
        _dated,
        _about,
        _regarding,
        _placed,
        _verbal,
        _coordinated,
        _carried_out,
        _possessive,
        _field,
        compound,
    ):
        phrase = pattern(tokens, depth + 1)
        if phrase is not None:
            return phrase
    return None


def _last(tokens: tuple[Token, ...], word: str) -> int:
    return max((index for index, token in enumerate(tokens) if token.zh == word), default=-1)


def _dated(tokens: tuple[Token, ...], depth: int) -> Phrase | None:
    """``2018-2021年中期方案框架`` → medium-term programme framework, 2018–2021."""
    period = tokens[0].term("period")
    if period is None or len(tokens) < 2:
        return None
    rest = tokens[2:] if tokens[1].zh == "的" else tokens[1:]
    head = _phrase(rest, depth)
    return Phrase(f"{head.text}, {period.en}", head.kind) if head and head.kind in NOMINAL else None


def _about(tokens: tuple[Token, ...], depth: int) -> Phrase | None:
    """``关于X的Y`` → Y on X; ``与X的Y``, ``对X的Y``, ``从X向Y的Z`` likewise with their prepositions."""
    turn = _last(tokens, "的")
    opening = tokens[0].zh
    if turn < 2 or tokens[0].terms:
        return None
    head, inner = _phrase(tokens[turn + 1 :], depth), tokens[1:turn]
    if head is None or head.kind not in NOMINAL:
        return None
    if opening == "从":
        middle = max(_last(inner, "到"), _last(inner, "向"))
        start, goal = _phrase(inner[:middle], depth) if middle > 0 else None, _phrase(inner[middle + 1 :], depth)
        if start is None or goal is None:
            return None
        return Phrase(f"{head.text} from {start.inside()} to {goal.inside()}", head.kind)
    preposition = "on" if opening == "关于" else _PREFIXES.get(opening)
    topic = _phrase(inner, depth) if preposition else None
    if topic is None or topic.kind == "adj":
        return None
    return Phrase(f"{head.text} {preposition} {topic.inside()}", head.kind)


def _regarding(tokens: tuple[Token, ...], depth: int) -> Phrase | None:
    """``S在X方面的Y`` → S Y related to X; ``X方面的Y`` without the subject; ``X与Y之间的Z`` → Z between X and Y."""
    turn = _last(tokens, "的")
    if turn < 2 or tokens[turn - 1].zh not in ("方面", "之间", "领域"):
        return None
    head = _phrase(tokens[turn + 1 :], depth)
    if head is None or head.kind not in NOMINAL:
        return None
    before = tokens[: turn - 1]
    if tokens[turn - 1].zh == "之间":
        topic = _phrase(before, depth)
        is_pair = topic is not None and any(token.zh in _CONJUNCTIONS for token in before)
        return Phrase(f"{head.text} between {topic.inside()}", head.kind) if topic and is_pair else None
    place = next((index for index, token in enumerate(before) if token.zh == "在"), -1)
    topic = _phrase(before[place + 1 :], depth)
    if topic is None or topic.kind == "adj":
        return None
    if tokens[turn - 1].zh == "领域" and place < 0:
        return None  # ``_field`` reads it
    is_field = tokens[turn - 1].zh == "领域"
    text = f"{head.text} in the field of {topic.text}" if is_field else f"{head.text} related to {topic.inside()}"
    if place <= 0:
        return Phrase(text, head.kind)
    subject = _phrase(before[:place], depth)
    if subject is None or subject.kind not in ("name", "the"):
        return None
    return Phrase(f"{subject.text} {text}", head.kind)


def _placed(tokens: tuple[Token, ...], depth: int) -> Phrase | None:
    """``(在)X中的Y`` → Y in X, with 下, 内, 框架内 likewise."""
    turn = _last(tokens, "的")
    if turn < 2 or tokens[turn - 1].zh not in _LOCATIVES or tokens[turn - 1].terms:
        return None
    begin = 1 if tokens[0].zh == "在" else 0
    head, place = _phrase(tokens[turn + 1 :], depth), _phrase(tokens[begin : turn - 1], depth)
    if head is None or place is None or head.kind not in NOMINAL or place.kind not in NOMINAL:
        return None
    return Phrase(f"{head.text} {_LOCATIVES[tokens[turn - 1].zh]} {place.inside()}", head.kind)


def _verbal(tokens: tuple[Token, ...], depth: int) -> Phrase | None:
    """``加强X的能力`` → strengthening the capacity of X; ``促进X的举措`` → initiatives to promote X."""
    verb = tokens[0].term("verb")
    if verb is None or len(tokens) < 2:
        return None
    is_ambiguous = tokens[0].term(*NOMINAL) is not None  # 发展战略: "development strategy" as well as "develop …"
    turn = _last(tokens, "的")
    if turn > 1 and tokens[-1].zh in _PURPOSE_HEADS and turn == len(tokens) - 2:
        if tokens[turn - 1].zh.endswith(ACTOR_ENDINGS):
            return None
        purpose = _phrase(tokens[:turn], depth)
        head = compound(tokens[turn + 1 :], depth)
        if purpose is None or head is None or purpose.kind != "gerund":
            return None
        return Phrase(f"{head.text} to {purpose.verb}", head.kind)
    thing = _phrase(tokens[1:], depth)
    if thing is None or thing.kind not in NOMINAL or (is_ambiguous and thing.kind != "the"):
        return None
    return Phrase(f"{gerund(verb.en)} {thing.inside()}", "gerund", f"{verb.en} {thing.inside()}")


def _coordinated(tokens: tuple[Token, ...], depth: int) -> Phrase | None:
    """Lists with 、 和 与 及 以及. A list on one side of 的 only belongs to that side (``_possessive`` sees to it)."""
    marks = [index for index, token in enumerate(tokens) if token.zh in _CONJUNCTIONS and not token.terms]
    turns = [index for index, token in enumerate(tokens) if token.zh == "的"]
    if not marks or marks[0] == 0 or marks[-1] == len(tokens) - 1:
        return None
    if turns:
        marks = [mark for mark in marks if turns[0] < mark < turns[-1]]
        if len(turns) < 2 or len(marks) != 1:
            return None
    items: list[tuple[Token, ...]] = []
    begin = 0
    for mark in [*marks, len(tokens)]:
        items.append(tokens[begin:mark])
        begin = mark + 1
    if any(not item for item in items):
        return None
    shared = shared_head(items)
    if shared is not None:
        return shared
    phrases = [_phrase(item, depth) for item in items]
    found = [phrase for phrase in phrases if phrase is not None]
    if len(found) != len(items):
        return None
    kinds = {phrase.kind for phrase in found}
    if "adj" in kinds or ("gerund" in kinds and len(kinds) > 1):
        return None
    if kinds == {"gerund"}:
        return Phrase(joined([p.text for p in found]), "gerund", joined([p.verb for p in found]))
    if kinds <= {"name", "the"} and len(found) > 1:  # "the Board and the Committee": each keeps its article
        first = found[0]
        return Phrase(joined([first.text, *(p.inside() for p in found[1:])]), first.kind)
    return Phrase(joined([p.inside() for p in found]), "mass")


def _possessive(tokens: tuple[Token, ...], depth: int) -> Phrase | None:
    """``X的Y`` → Y of X; adjective X → X Y; verb phrase X → Y to do X."""
    turn = _last(tokens, "的")
    if not 0 < turn < len(tokens) - 1:
        return None
    owner, head = _phrase(tokens[:turn], depth), _phrase(tokens[turn + 1 :], depth)
    if owner is None:
        adjective = tokens[0].term("adj") if turn == 1 else None
        owner = Phrase(adjective.en, "adj") if adjective else None
    if owner is None or head is None or head.kind not in NOMINAL:
        return None
    if owner.text.startswith("field of ") and owner.kind == "sing":
        return Phrase(f"{head.text} in the {owner.text}", head.kind)
    if owner.kind == "adj":
        return Phrase(f"{owner.text} {head.text}", head.kind)
    if owner.kind == "gerund" or (turn > 1 and tokens[0].term("verb") and owner.kind != "the"):
        return None  # a verb before 的 is ``_verbal``'s to read, or has two readings
    return Phrase(f"{head.text} of {owner.inside()}", head.kind)


def _carried_out(tokens: tuple[Token, ...], depth: int) -> Phrase | None:
    """``X执行情况`` without 的 → implementation of X, for the nouns of action that Chinese puts straight after their object."""
    if len(tokens) < 2 or tokens[-1].zh not in _ACTION_NOUNS:
        return None
    return _possessive((*tokens[:-1], Token("的"), tokens[-1]), depth)


def _field(tokens: tuple[Token, ...], depth: int) -> Phrase | None:
    """``X领域`` → the field of X."""
    if len(tokens) < 2 or tokens[-1].zh != "领域":
        return None
    topic = _phrase(tokens[:-1], depth)
    return Phrase(f"field of {topic.text}", "sing") if topic and topic.kind in NOMINAL else None
