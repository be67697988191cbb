"""What a composed phrase may not leave open: the patterns in which Chinese does not say what English has to say.

A composition that is grammatical may still be a guess: one strategy or several, the Fund or funds, an official name or a
description, "modalities" or "models". Such a guess reads well and is wrong, so it is no answer.
"""

import re
from functools import cache
from itertools import pairwise

from tasks.grammar.composition_doubts_pairs import deed_as_activity, leaves_a_deed_open, shares_a_noun, topic_of_which
from tasks.grammar.composition_government import (
    KINDS_OF_THING,
    MEASURE_VERBS,
    NEVER_MODIFIERS,
    PURPOSE_VERBS,
    is_action,
    is_actor,
)
from tasks.grammar.composition_token import Token
from tasks.grammar.inflection_en import gerund, plural
from tasks.grammar.phrases import word_set
from tasks.vocabularies.composition_terms import load_lexicon
from tasks.vocabularies.termbase import NOMINAL

# Mostly there is one of them where a title speaks of it; a plural of these needs a word that says so.
_MOSTLY_ONE = word_set(
    "框架 登记册 工作组 委员会 小组 机制 系统 体系 制度 平台 基金 战略 计划 结构 网络 议程 章程 预算 登记处 中心 "
    "数据库 名册 办公室 秘书处 架构 公约 议定书 宪章 名单 政策 工业 产业 比额表 账户 工作队 特派团 特设委员会 信托基金 总部 "
    "战略计划 行动计划 工作计划 工作方案 计划草案 决议草案 门户网站 监测系统 中期战略"
)
# Words that make a plural of them right.
_SAY_SEVERAL = re.compile(
    r"各|所有|国家|区域|次区域|地方|多边|双边|这些|有关|相关|其他|其它|其余|主要|若干|某些|一些|部门|社区|企业|多种|不同|政府间"
)
# Alone they stand for the one the text is about: the Fund, the Convention, the session.
_THE_ONE = word_set(
    "基金 公约 议定书 协定 会议 届会 委员会 工作组 中心 组织 机构 秘书处 论坛 宣言 计划 战略 框架 议程 平台 网络"
)
# One Chinese word for what English tells apart (modality, mode, model, pattern; policy, approach).
_OF_MANY_MEANINGS = word_set(
    "模式 方针 用途 部分 概念 形式 环节 状态 方面 内容 资料 途径 体制 要素 格局 单位 局势 补充资金 "
    "治理 取消 处理 配置 改造 通报 通知 层面 保障 开展 执法 推广 "
    "构成 手续 名额 事业 部署 标志 机能 效能 待遇 资格 力量 格调 举动 动向 态势 份额 缺口 后勤 权能 水准 体现"
)
# Nouns of action whose English does not hang on what is done: of any other "X的V" is not composed.
_SAFE_ACTIONS = word_set(
    "执行 实施 落实 履行 审查 审议 评价 评估 保护 管理 监测 使用 利用 加强 促进 预防 防治 减少 消除 改革 修订 修正 设立 "
    "建立 任命 选举 提名 征聘 核准 批准 通过 签署 缔结 加入 转让 发展 支持 供资 融资 筹资 培训 教育 研究 分析 报告 "
    "合作 协调 参与 贡献 获取 获得 提供 编写 编制 分配 更新 现代化 改进 控制 恢复 养护 运作 分类 回收 组织 筹备 "
    "生产 贸易 运输 储存 应用 影响 投资 援助 协助 支助 承诺 建议 决定 要求 请求 行动 活动 工作 服务 发言 声明 安排 "
    "监督 审计 核查 统一 简化 扩大 延长 遵守 承认 传播 交流 翻修 重组 增长 变化 减排 淘汰 逐步淘汰 遣返 重新安置 "
    "筹措 重建 振兴 采购 协商 谈判 解决 召集 举行 选择 纪念 教学 适应 减缓 后续行动 应对 答复 回应 交换 增加 "
    "降低 逐步减少 贩运 非法贩运 补充 越境转移 转移 防控 保障监督 就业 修复 汇编 概述 概览 摘要 介绍 讨论 辩论 确认 "
    "需要 需求 主流化 便利化 工业化 数字化 城市化 脱碳 改善 提高 增强 创新 融入 治疗 诊断 过渡"
)
# Ends of what has an official name once it is international, global or somebody's.
_NAMED = word_set(
    "计划 方案 战略 行动 倡议 议程 框架 伙伴关系 评估 网络 系统 机制 中心 平台 路线图 方针 论坛 峰会 会议 运动 周 日 年 奖"
)
_OPENING_VERBS = NEVER_MODIFIERS | PURPOSE_VERBS | MEASURE_VERBS | {"援助", "参与", "审查", "评估", "评价"}
_MATTERS = word_set("问题 事项 事务")
_WORLDWIDE = word_set("国际 全球 世界")
_TAKES = {
    "preparedness": "for", "access": "to", "participation": "in", "investment": "in", "adaptation": "to",
    "response": "to", "support": "for", "compliance": "with", "cooperation": "with", "contribution": "to",
    "commitment": "to", "responses": "to", "contributions": "to", "investments": "in", "integration": "of",
}  # fmt: skip
_UNLIKE = re.compile(rf"\b({'|'.join(_TAKES)}) and (?:[\w-]+ )?[\w-]+ (of|to|for|in|with|on)\b")
# No English: "years as at", an industry without its article, "access to X to Y".
_WRONG = re.compile(
    r"years? as at|\b(?:of|in|on|for|to) (?!the )(?:[\w-]+ )*industry\b|access to [^,]* to |"
    r"\bcooperation of\b|\belections? of (?:the )?(?:[A-Z]\w+ )*(?:Board|Committee|Council|Commission|Assembly)$|\bconditions$|"
    r"\bin the (?:\w+ )?situation\b|\bwork reports?\b|\bof (?:meetings|sessions)\b|\bthe draft (?:resolution|decision)$"
)
_UNLIKE_SECOND = re.compile(rf"\b([\w-]+) and ({'|'.join(_TAKES)}) (of|to|for|in|with|on)\b")
_PARTICIPATION = re.compile(r"\bparticipati(?:on|ng)\b.* in ")
_MOST_OF = 2
_MOST_LINKS = 5
_LINK = re.compile(r" (?:of|in|on|for|to|by|with|from|under|between|among|at|into|through|within|during) ")
_LONGEST_CHAIN = 3
_NO_PART_OF_A_CHAIN = ("verb", "adv", "count", "ordinal", "period", "as_at")
_ADJECTIVE, _NAME, _DESCRIBED, _NOUN = "\ue010", "\ue011", "\ue012", "\ue013"
_KINDS = frozenset((_ADJECTIVE, _NAME, _DESCRIBED, _NOUN))
_CHAIN = re.compile(f"[{''.join(sorted(_KINDS))}](?: [{''.join(sorted(_KINDS))}])*")
_OWNER_OF_OWNED = re.compile(
    f"{_NAME} (?:(?:{_ADJECTIVE} )?[{_NOUN}{_DESCRIBED}] of |{_ADJECTIVE}(?:,| and) )"
)  # "UNIDO financing of operations"
_CROOKED = re.compile(f"[{_NOUN}{_DESCRIBED}](?:{_ADJECTIVE}|{_DESCRIBED})")


def is_doubtful(tokens: tuple[Token, ...], english: str) -> bool:
    """Whether ``english``, composed from ``tokens``, rests on a guess that the Chinese does not bear out."""
    runs = _runs(tokens)
    return (
        any(_is_open(token, index, tokens, english) for index, token in enumerate(tokens))
        or _is_unsure_deed(tokens)
        or any(_is_loose(run) for run in runs)
        or _opens_with_a_noun(tokens, english)
        or any(_looks_official(run) or _asks(run) for run in runs)
        or _is_heavy(tokens, english)
        or _governs_unlike(english)
        or _loses_participation(tokens, english)
        or _others_of_what(tokens)
        or deed_as_activity(tokens, english)
        or leaves_a_deed_open(tokens)
        or shares_a_noun(tokens)
        or topic_of_which(tokens)
        or _WRONG.search(english) is not None
    )


def _runs(tokens: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    """The stretches of words between words of grammar."""
    runs: list[list[Token]] = [[]]
    for token in tokens:
        if token.terms:
            runs[-1].append(token)
        elif runs[-1]:
            runs.append([])
    return [tuple(run) for run in runs if run]


def _ends(zh: str, words: frozenset[str]) -> bool:
    return zh in words or (len(zh) > 3 and (zh[-2:] in words or zh[-3:] in words))


def _is_open(token: Token, index: int, tokens: tuple[Token, ...], english: str) -> bool:
    """Whether the number or the meaning of a word was guessed."""
    if not token.terms:
        return False
    if token.zh in _OF_MANY_MEANINGS:
        return True
    term = token.nominal
    if term is None or term.part_of_speech != "noun" or not _ends(token.zh, _MOSTLY_ONE | _THE_ONE):
        return False
    many = term.plural or plural(term.en)
    if many == term.en or not re.search(rf"\b{re.escape(many)}\b", english):
        return False
    before = tokens[index - 1] if index else None
    is_alone = (before is None or not before.terms) and (index + 1 == len(tokens) or not tokens[index + 1].terms)
    if is_alone and len(tokens) > 1 and token.zh in _THE_ONE:
        return True
    if not _ends(token.zh, _MOSTLY_ONE):
        return False
    if token.zh.endswith("政策") and any(
        0 <= other < len(tokens) and not tokens[other].terms and tokens[other].zh != "的"
        for other in (index - 2, index + 1)
    ):
        return False  # 环境政策和条例: several of each
    said = "".join(other.zh for other in tokens[max(0, index - 3) : index + 1])
    return (
        len(tokens) > 2
        and not _SAY_SEVERAL.search(said)
        and not any(other.terms and other.terms[0].part_of_speech == "count" for other in tokens[:index])
    )


def _is_unsure_deed(tokens: tuple[Token, ...]) -> bool:
    """Whether a single verb stands as the head behind 的 whose English depends on its object (取消, 治理, 制定)."""
    last = tokens[-1]
    before = tokens[-2] if len(tokens) > 1 else None
    return before is not None and before.zh == "的" and last.verb is not None and last.zh not in _SAFE_ACTIONS


def _opens_with_a_noun(tokens: tuple[Token, ...], english: str) -> bool:
    """A first word that is more often a noun was read as a verb: 投资流动的趋势 is not "investing in trends"."""
    first = tokens[0] if tokens else None
    if first is None or first.verb is None or first.nominal is None or first.zh in _OPENING_VERBS:
        return False
    return english.startswith(gerund(first.verb.en))


def _is_loose(run: tuple[Token, ...]) -> bool:
    """A noun before a noun that is neither a kind of thing nor a deed: "culture diversity", "service trade"."""
    for before, token in pairwise(run):
        noun, head = before.nominal, token.nominal
        if noun is None or head is None or before.is_name or before.verb is not None or before.term("adj") is not None:
            continue
        if token.is_name or token.term("adj") is not None or is_action(token) or is_actor(token) or is_actor(before):
            continue
        if (
            noun.domain == "session"
            or token.zh in KINDS_OF_THING
            or token.zh[-2:] in KINDS_OF_THING
            or head.domain == "kind"
        ):
            continue
        return True
    return False


def _looks_official(run: tuple[Token, ...]) -> bool:
    """An international plan, programme or initiative on a topic has a name of its own, which the vocabulary lacks."""
    by_country = [index for index, token in enumerate(run) if token.zh == "国别"]
    if by_country and _ends(run[-1].zh, _NAMED) and any(not token.is_name for token in run[: by_country[0]]):
        return True  # 体面劳动国别计划: one agency's programmes
    worldwide = [index for index, token in enumerate(run) if token.zh in _WORLDWIDE]
    if not worldwide or len(run) < 3:
        return False
    return any(_ends(token.zh, _NAMED) and not token.is_name for token in run[1:]) and worldwide[0] < len(run) - 1


def _asks(run: tuple[Token, ...]) -> bool:
    """``X问题`` before another noun is the field of a body or a meeting, not "issues"."""
    return any(token.zh in ("问题", "事务", "事项") for token in run[:-1]) or any(
        token.zh in ("各方面", "所有方面") for token in run[:-1]
    )


def _others_of_what(tokens: tuple[Token, ...]) -> bool:
    """``协调、方案和其他问题``: questions of coordination and others, or coordination and other questions."""
    for index in range(2, len(tokens) - 1):
        if (
            tokens[index].zh in ("其他", "其它", "有关", "相关")
            and tokens[index + 1].zh in _MATTERS
            and not tokens[index - 1].terms
        ):
            return tokens[index - 1].zh in ("和", "与", "及", "以及") and not _ends(tokens[index - 2].zh, _MATTERS)
    return False


def _governs_unlike(english: str) -> bool:
    """Two nouns of one complement that do not take the same preposition: "preparedness and response to"."""
    return any(_TAKES[match.group(1)] != match.group(2) for match in _UNLIKE.finditer(english)) or any(
        _TAKES[match.group(2)] == match.group(3) != _TAKES.get(match.group(1), "of")
        for match in _UNLIKE_SECOND.finditer(english)
    )


def _loses_participation(tokens: tuple[Token, ...], english: str) -> bool:
    """``妇女参与发展``: whoever takes part takes part in something."""
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if token.zh in ("参与", "参加") and is_actor(before) and after.terms:
            return not _PARTICIPATION.search(english)
    return any(
        token.zh.endswith("参与") and len(token.zh) > 2 and after.terms and not _PARTICIPATION.search(english)
        for token, after in pairwise(tokens)
    )


def _is_heavy(tokens: tuple[Token, ...], english: str) -> bool:
    """More turns or longer chains of nouns than a reader bears; words that one term brought count as one."""
    bare = english
    for piece, kind in _pieces(tokens):
        bare = re.sub(rf"(?<![\w-]){re.escape(piece)}(?![\w-])", kind, bare)
    if bare.count(" of ") > _MOST_OF or len(_LINK.findall(f" {bare} ")) > _MOST_LINKS:
        return True
    if _OWNER_OF_OWNED.search(bare):
        return True
    # Adjectives in a list count as one; any word of grammar or verb ends a chain.
    bare = re.sub(rf"{_ADJECTIVE}(?:, {_ADJECTIVE})*(?: and|, )? (?=[{_ADJECTIVE}{_DESCRIBED}])", "", bare)
    return any(_is_chain(chain.replace(" ", "")) for chain in _CHAIN.findall(bare))


def _is_chain(kinds: str) -> bool:
    """Whether words in a row are no English: nouns before what opens with an adjective, or too many before the head."""
    return bool(_CROOKED.search(kinds)) or len(kinds) > _LONGEST_CHAIN + kinds.startswith(_ADJECTIVE)


def _pieces(tokens: tuple[Token, ...]) -> list[tuple[str, str]]:
    """The English forms that the tokens may have brought, longest first, each with its kind as one private letter."""
    found: dict[str, str] = {}
    for token in tokens:
        for term in token.terms:
            if term.part_of_speech in _NO_PART_OF_A_CHAIN:
                continue
            first = term.en.split()[0]
            if token.is_name:
                kind = _NAME
            elif term.part_of_speech == "adj":
                is_noun_too = any(
                    other.en.startswith(term.en) for other in token.terms if other.part_of_speech in NOMINAL
                )
                kind = _NOUN if is_noun_too else _ADJECTIVE
            else:
                kind = _DESCRIBED if " " in term.en and _is_adjective(first) else _NOUN
            for form in (term.en, term.plural or plural(term.en)):
                if kind == _ADJECTIVE or form not in found:
                    found[form] = kind
    return sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0]))


def _is_adjective(word: str) -> bool:
    """Whether an English word opens a described noun: known, or by its ending."""
    return word in _adjectives() or (word.endswith(_ENDINGS) and word not in _NOUNS_SO_ENDED)


# Of English adjectives, and the nouns that end alike.
_ENDINGS = ("al", "ar", "ic", "ive", "able", "ible", "ary", "ous", "ful", "term")
_NOUNS_SO_ENDED = frozenset(
    ["capital", "material", "chemical", "metal", "seminar", "library", "summary", "public", "plastic", "traffic", "topic",
     "proposal", "approval", "arrival", "animal", "journal", "hospital", "table", "cable", "vegetable", "car", "sugar",
     "solar", "nuclear", "logistic", "removal", "renewal", "disposal", "coal", "goal", "initiative", "archive", "cooperative"]
)  # fmt: skip


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(
        term.en
        for terms in load_lexicon().values()
        if not any(other.part_of_speech in NOMINAL and other.en == term.en for term in terms for other in terms)
        for term in terms
        if term.part_of_speech == "adj"
    )
