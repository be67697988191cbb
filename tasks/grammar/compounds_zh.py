"""Words side by side in Chinese as one English phrase: modifiers before a head, and lists that share a head."""

import re
from dataclasses import replace
from functools import cache

from tasks.grammar.composition_government import (
    ADJUNCT_ACTORS,
    ALWAYS_BEHIND,
    FIELD,
    INNOVATIVE,
    KINDS_OF_THING,
    NEVER_MODIFIERS,
    OBJECT,
    OF_ALWAYS,
    OF_COUNTRY,
    OF_ITS_KIND,
    PROPER_HEADS,
    SEVERAL_OF_THEM,
    TOPIC,
    is_action,
    is_actor,
    is_one_of_its_owner,
)
from tasks.grammar.composition_phrase import Phrase
from tasks.grammar.composition_token import Token
from tasks.grammar.inflection_en import plural
from tasks.grammar.phrases import word_set
from tasks.vocabularies.composition_terms import ONE_OF_A_KIND, load_lexicon
from tasks.vocabularies.termbase import Term

# "支持成员国的方案" may be programmes to support Member States or support for their programmes: two readings, no answer.
# "The work of UNIDO", never "UNIDO work".
_NOT_AFTER_NAMES = word_set("工作 作用 报告 任务 结构 概览 摘要 概述")
# What is done with technologies; of other nouns 技术 is "technical".
_OF_TECHNOLOGY = word_set(
    "升级 开发 转让 转移 创新 部署 应用 推广 采用 传播 改造 选择 路线图 扩散 获取 转化 需求 更新 采纳 发展 "
    "引进 评估 差距 企业 公司 战略 政策"
)
_NOT_ADJUNCTS = ("the", "period", "as_at", "ordinal", "count")
# Adjectives that stand before a noun only as numbers and quantifiers do: the noun is one of a kind or plural.
_SINGULAR_AFTER = frozenset({"present", "each", "entire", "same"})
_QUANTIFIERS = frozenset(
    ["all", "other", "various", "some", "certain", "several", "many", "these", "such", "main", "key", "new"]
)
# English that has its own complement or opens with its own adjective takes no noun before it.
_TURNED = re.compile(r" (?:of|in|on|for|to) ")
_TWICE = re.compile(r"\b(\w+) \1\b")  # 综合预算概算: "integrated budget" + "budget estimates"
# Offices that several people hold.
_SEVERAL = word_set(
    "副主席 特别报告员 常驻代表 驻地协调员 驻地代表 主任 司长 处长 部长 大使 公使 总裁 主管 特使 特别代表 顾问"
)
# A chain of more words than this before its head no longer reads as English.
_LONGEST_CHAIN = 3
_MOST_WORDS = 8


def realised(term: Term, zh: str) -> Phrase:
    """A term by itself: a countable noun in the plural, everything else as it is."""
    if term.domain == ONE_OF_A_KIND and term.part_of_speech != "noun":
        return Phrase(term.en, term.part_of_speech, head=zh)
    is_office = zh == "主席" or (term.domain == "title" and zh not in _SEVERAL)
    if is_office and term.part_of_speech in ("noun", "name"):  # "the Executive Director"
        return Phrase(term.en, "sing" if term.part_of_speech == "noun" else "the", head=zh, domain="title")
    if term.part_of_speech == "noun":
        return Phrase(term.plural or plural(term.en), "noun", head=zh, domain=term.domain, is_plural=True)
    return Phrase(term.en, term.part_of_speech, head=zh, domain=term.domain, is_plural=term.en.endswith("s"))


def singular(token: Token) -> Phrase | None:
    """A token as one thing: "fifth assessment report"."""
    term = token.nominal
    if term is None or term.part_of_speech in ("name", "the"):
        return None
    return Phrase(
        term.en, "sing" if term.part_of_speech == "noun" else term.part_of_speech, head=token.zh, domain=term.domain
    )


def compound(tokens: tuple[Token, ...], *, is_owned: bool = False) -> Phrase | None:
    """Words side by side: modifiers in the order of the source, the last one the head.

    ``is_owned``: somebody's, so that a noun with a singular row of its own takes it ("the capacity of …").
    """
    if not tokens or len(tokens) > _MOST_WORDS or any(not token.terms for token in tokens):
        return None
    if len(tokens) == 1:
        return _alone(tokens[0], is_owned=is_owned)
    first = tokens[0].terms[0]
    if first.part_of_speech in ("period", "as_at"):
        return None
    if first.part_of_speech in ("ordinal", "count"):
        return _numbered(tokens)
    if tokens[0].is_name and (tokens[0].term("adj") is None or (len(tokens) == 2 and tokens[1].zh in _NOT_AFTER_NAMES)):
        return _of_name(tokens)
    head_term = tokens[-1].nominal
    if head_term is None or head_term.part_of_speech in ("name", "the"):  # a name after a noun: two things side by side
        return None
    # A verb in the middle, or before somebody who acts, makes a clause of it (支持成员国: "to support Member States").
    if any(token.verb and not token.term("adj") for token in tokens[1:-1]) and not _is_middle_noun(tokens):
        return None
    if tokens[0].verb and not tokens[0].term("adj") and is_actor(tokens[-1]):
        return None
    if is_action(tokens[-1]) or tokens[-1].zh in OF_ALWAYS:
        turned = _object_of_action(tokens)
        if turned is not None:
            return turned
    if is_proper_name(tokens):
        return None
    if tokens[-1].zh == "草案":
        drafted = singular(tokens[0]) if len(tokens) == 2 else compound(tokens[:-1])
        return Phrase(f"draft {drafted.text}", "sing", head="草案", domain="document") if drafted else None
    split = _too_long_for_a_chain(tokens)
    if not split and _TURNED.search(head_term.en) and tokens[-2].term("adj") is None:
        return None
    if split:
        owner, owned = compound(tokens[:split]), compound(tokens[split:], is_owned=True)
        if owner is None or owned is None or not owner.is_nominal or owned.kind in ("name", "the"):
            return None
        if tokens[split - 1].zh.endswith(tuple(NEVER_MODIFIERS)) and _is_described(tokens[split]):
            return None  # 投资促进可持续发展: a clause
        if len(tokens) > 2 and split == 1 and is_actor(tokens[0]) and tokens[-1].zh in KINDS_OF_THING:
            return None  # 妇女创业方案: programmes for them, or theirs
        topical = (
            TOPIC.get(owned.head) or FIELD.get(owned.head)
            if not is_actor(tokens[split - 1]) and owner.domain != "session"
            else None
        )
        return owned.within(topical or OBJECT.get(owned.head, "of"), owner.inside())
    words = [adjunct(token, tokens[-1]) for token in tokens[:-1]]
    if any(word is None for word in words) or len(words) > _LONGEST_CHAIN:
        return None
    is_one = is_one_of_its_owner(tokens[-1]) and (is_owned or tokens[0].zh in OF_ITS_KIND)
    is_sector = tokens[-1].zh == "部门" and tokens[-2].term("adj") is None
    head = (
        singular(tokens[-1])
        if is_one or is_sector or words[0] in _SINGULAR_AFTER
        else realised(head_term, tokens[-1].zh)
    )
    if words[0] in _QUANTIFIERS and head_term.part_of_speech == "sing" and tokens[-1].zh in SEVERAL_OF_THEM:
        head = Phrase(plural(head_term.en), "noun", head=tokens[-1].zh, domain=head_term.domain, is_plural=True)
    if head is None:
        return None
    text = _TWICE.sub(r"\1", " ".join([*(word for word in words if word), head.text]))
    return Phrase(text, head.kind, head=head.head, domain=head.domain, is_plural=head.is_plural)


def _too_long_for_a_chain(tokens: tuple[Token, ...]) -> int:
    """Where a chain of nouns is better cut into head and owner, 0 where it reads as it stands.

    People and bodies own what follows (儿童权利 → rights of children); so do three nouns and more.
    """
    first = tokens[0]
    is_owner = is_actor(first) and first.zh not in ADJUNCT_ACTORS
    if first.term("adj") is None and first.nominal is not None and (is_owner or first.nominal.domain == "session"):
        return 1
    for index in range(1, len(tokens)):
        is_adjective = tokens[index].term("adj") is not None and tokens[index].nominal is None
        if (is_adjective or _is_described(tokens[index])) and tokens[index - 1].term("adj") is None:
            return index  # 农业可持续管理: "sustainable management of agriculture"
    turned = [index for index, token in enumerate(tokens[:-1]) if token.nominal and _TURNED.search(token.nominal.en)]
    if turned:
        return turned[-1] + 1 if tokens[-1].zh in KINDS_OF_THING else 0
    nouns = [index for index, token in enumerate(tokens[:-1]) if token.term("adj") is None]
    words = sum(len((token.nominal or token.terms[0]).en.split()) for token in tokens)
    if len(nouns) < 2 or (len(nouns) < 3 and words < 6):
        return 0
    cut = len(tokens) - 1
    while cut > 1 and tokens[cut - 1].term("adj") is not None:
        cut -= 1
    return cut if tokens[cut - 1].nominal is not None else 0


@cache
def _english_adjectives() -> frozenset[str]:
    return frozenset(term.en for terms in load_lexicon().values() for term in terms if term.part_of_speech == "adj")


def _is_described(token: Token) -> bool:
    """Whether the English of a word opens with an adjective, so that no noun can stand before it."""
    nominal = token.nominal
    return nominal is not None and " " in nominal.en and nominal.en.split()[0] in _english_adjectives()


# Modifiers that say what kind of body or event it is, not which.
_OF_A_KIND = word_set("国家 区域 次区域 技术 地方 专家 战略 工作 政府")


def is_proper_name(tokens: tuple[Token, ...]) -> bool:
    """Whether it names one body, fund or event that the lexicon does not know: its name is not for us to make up."""
    return tokens[-1].zh.endswith(PROPER_HEADS) and any(
        token.term("adj") is None or (token.nominal is not None and not is_action(token) and token.zh not in _OF_A_KIND)
        for token in tokens[:-1]
    )


def _is_middle_noun(tokens: tuple[Token, ...]) -> bool:
    """Whether words that can be verbs stand there as nouns: 能源管理体系, not 绿色工业促进可持续发展."""
    verbs = [token for token in tokens[1:-1] if token.verb and not token.term("adj")]
    if len(tokens) > 3 and tokens[1] in verbs and tokens[0].term("adj") and tokens[0].nominal is None:
        return False  # 全面审查预算编制程序: a deed with its adverb
    return tokens[-1].zh in KINDS_OF_THING and not any(
        token.is_only_verb or token.zh in NEVER_MODIFIERS for token in verbs
    )


def _alone(token: Token, *, is_owned: bool) -> Phrase | None:
    nominal = token.nominal
    if nominal is None:
        adjective = token.term("adj")
        return Phrase(adjective.en, "adj") if adjective else None
    one = token.term("sing")
    if is_owned and is_one_of_its_owner(token) and nominal.part_of_speech == "noun":
        return singular(token)
    return realised(one if is_owned and one is not None and nominal.part_of_speech == "noun" else nominal, token.zh)


def _numbered(tokens: tuple[Token, ...]) -> Phrase | None:
    """``三个优先领域`` → three priority areas; ``第五次评估报告`` → fifth assessment report."""
    number = tokens[0].terms[0]
    rest = tokens[1:]
    if number.part_of_speech == "count":
        counted = compound(rest)
        if counted is None or counted.kind != "noun":
            return None
        return Phrase(f"{number.en} {counted.text}", "noun", head=counted.head, domain=counted.domain, is_plural=True)
    one = singular(rest[-1]) if not is_proper_name(rest) else None
    words = [adjunct(token, rest[-1]) for token in rest[:-1]]
    if one is None or any(word is None for word in words):
        return None
    text = " ".join([number.en, *(word for word in words if word), one.text])
    return Phrase(text, "sing", head=one.head, domain=one.domain)


def _of_name(tokens: tuple[Token, ...]) -> Phrase | None:
    """``工发组织活动`` → UNIDO activities; ``巴西工业园区`` → industrial parks in Brazil; ``巴黎协定目标`` → objectives of …."""
    name = tokens[0].term("name", "the")
    rest = compound(tokens[1:], is_owned=True)
    if name is None or rest is None or rest.kind in ("name", "the"):
        return None
    if len(tokens) > 2 and is_actor(tokens[1]) and not tokens[1].is_name and rest.head != tokens[1].zh:
        return None  # 工发组织私营部门伙伴关系战略: the strategy is for them, not theirs
    if rest.head in ("成果", "结果") and len(tokens) == 2 and tokens[0].zh.endswith(("会议", "论坛", "峰会", "大会")):
        return Phrase("outcome", "sing", head="成果").within("of", realised(name, tokens[0].zh).inside())
    if name.domain in ("country", "region"):
        return owned_by_country(Phrase(name.en, name.part_of_speech, domain=name.domain), rest)
    is_ranked = tokens[1].term("ordinal") is not None  # 农发基金第十三次充资
    if (
        name.part_of_speech == "name"
        and name.en.replace("-", "").isupper()
        and _goes_after_acronym(rest)
        and not is_ranked
    ):
        return Phrase(f"{name.en} {rest.text}", rest.kind, head=rest.head, domain=rest.domain, is_plural=rest.is_plural)
    return rest.within("of", realised(name, tokens[0].zh).inside())


def _goes_after_acronym(rest: Phrase) -> bool:
    return rest.domain != "title" and " of " not in rest.text and rest.head not in _NOT_AFTER_NAMES


# What the funds and programmes prepare for one country each.
_FOR_COUNTRY = {
    "国家方案文件": "country programme document", "国别方案文件": "country programme document",
    "共同国家方案文件": "common country programme document", "国别方案文件草案": "draft country programme document",
    "国家方案文件草案": "draft country programme document", "国别方案": "country programme",
}  # fmt: skip


def owned_by_country(owner: Phrase, thing: Phrase) -> Phrase:
    """What is a country's own is "of" it, everything else "in" it; a country programme is one and made for it."""
    if thing.head in _FOR_COUNTRY and " " in thing.text:
        one = _FOR_COUNTRY[thing.head] if not owner.is_list else plural(_FOR_COUNTRY[thing.head])
        kind = "noun" if owner.is_list else "sing"
        return replace(thing, text=one, kind=kind, is_plural=owner.is_list).within("for", owner.inside())
    return thing.within(
        "of" if thing.head in OF_COUNTRY or thing.domain in ("people", "document") else "in", owner.inside()
    )


def _object_of_action(tokens: tuple[Token, ...]) -> Phrase | None:
    """A noun of action after an object of several words: ``持久性有机污染物管理`` → management of persistent organic pollutants."""
    action, thing = tokens[-1], tokens[:-1]
    term = action.nominal
    if term is None:
        return None
    relation = OBJECT.get(action.zh, "") if action.zh in ALWAYS_BEHIND or len(thing) > 1 else ""
    nominal = thing[-1].nominal
    is_summary = action.zh in OF_ALWAYS
    is_described = is_summary or (
        " " in term.en and term.part_of_speech == "mass"
    )  # "sound management": nothing goes before "sound"
    is_long = is_described or (
        nominal is not None and len(nominal.en.split()) + len(thing) > 3 and nominal.part_of_speech != "mass"
    )
    if not (relation or is_long) or nominal is None or thing[-1].term("adj"):
        return None
    inner = compound(thing)
    if inner is None or not inner.is_nominal:
        return None
    return realised(term, action.zh).within(relation or "of", inner.inside())


def adjunct(token: Token, head: Token) -> str | None:
    """``token`` as a modifier before a noun: its adjective, else the noun in the singular."""
    adjective = token.term("adj")
    if token.zh in NEVER_MODIFIERS and adjective is None:
        return None
    if token.zh == "技术" and head.zh in _OF_TECHNOLOGY:
        return "technology"
    if (
        token.zh.endswith("化")
        and token.nominal is not None
        and token.nominal.part_of_speech == "mass"
        and token.verb is None
    ):
        return token.nominal.en  # 工业化进程: the industrialization process
    if token.zh == "管理":
        return "management"
    if token.zh == "预算":
        return "budgetary" if head.zh in ("事项", "问题", "影响", "事务") else "budget"
    if token.zh == "创新":
        return "innovative" if head.zh in INNOVATIVE else "innovation"
    if adjective is not None:
        return adjective.en
    noun = token.nominal
    if noun is None or noun.part_of_speech in _NOT_ADJUNCTS or _TURNED.search(noun.en):
        return None
    if noun.part_of_speech == "name" and not noun.en.isupper():
        return None
    return "goods" if noun.en == "good" else noun.en.removeprefix("the ")
