"""Chains of nouns behind a Chinese number: where the phrase ends, and which of its nouns is the head."""

import re
from functools import cache

from tasks.grammar.classifiers_zh import CLASSIFIERS, GROUPS, NOT_BEFORE
from tasks.vocabularies.quantity_tables import load_count_nouns

Row = tuple[str, str, str]

_STOP = re.compile(r"[，。；：、？！（）()“”《》,;:?!\n\"「」【】<>…—¹²³⁴⁵⁶⁷⁸⁹⁰\d]")
#: Groups whose nouns are verbs as well and often stand before the head of their phrase (审计和监督委员会).
_VERBAL = frozenset(["activity", "money", "abstract"])
#: Nouns that close a phrase without being what is counted: 40项建议方面.
_TRAILING_WORDS = "方面 情况 工作 方式 形式 类型 部分 问题 要求 重点 优势 领域 过程 数据 原因"
_TRAILING = frozenset(_TRAILING_WORDS.split())
#: Verbs that stand before a noun as its modifier: 运营中心, 培训项目.
_MODIFYING_WORDS = (
    "运营 生产 销售 出口 进口 运行 处理 治理 改造 升级 培训 培育 组织 协调 就业 创业 接种 生活 居住 工作 建设 推进 促进 应用 "
    "使用 支持 协助 执行 实施 参与 淘汰 处置 安装 投入 监测"
)
_MODIFYING = frozenset(_MODIFYING_WORDS.split())
#: Behind a noun these say where: 60 个国家上大学的女性.
_PLACING = frozenset("上下中内外前后")
#: A noun between one of these and 的 is no head: 非本地区的捐助国, 面向企业的政策.
_RELATING = frozenset("非本来涉针位面关有属具从由在对")
#: How many unknown signs may stand inside a chain of nouns.
_GAP = 6
#: Signs that may follow a noun of one character; before any other it is the beginning of a longer word.
_MAY_FOLLOW = frozenset("的和与及或参在已均都将被有从是为受共各中内外等开进提实完获加出来也就")
#: Function words that end a noun phrase once it has a noun.
ENDS = frozenset(
    "的和与及或在被将已从向对为于以按由均都把并是有可应需至到达了着过来去则且而其该此"
    "之所让使得仍还也就又再即因尚未不缺近约超逾占"
)
#: Verbs that end a noun phrase; a noun that is one of them (培训) is a noun only before another noun.
_VERB_WORDS = (
    "正在 已经 目前 参加 参与 提供 完成 进行 举行 签署 通过 受益 接受 获得 实现 开展 开工 "
    "投产 签约 落地 入选 入围 上榜 获批 取得 支持 签订 达成 制定 出台 发布 公布 推出 建立 "
    "设立 成立 建成 建设 新建 采用 使用 应用 实施 执行 推进 推动 促进 加入 批准 核准 提交 "
    "提出 要求 表示 认为 报告 指出 强调 欢迎 来自 分布 位于 集中 涵盖 涉及 包括 包含 组成 "
    "构成 属于 达到 超过 下降 上升 增长 增加 减少 提高 降低 缩短 延长 扩大 覆盖 惠及 带动 "
    "吸引 生产 销售 出口 进口 运行 运营 运转 投入 启动 结束 关闭 淘汰 处置 处理 治理 改造 "
    "升级 更新 更换 安装 部署 培训 培育 培养 举办 召开 组织 协助 帮助 协调 负责 承担 选举 "
    "选出 任命 担任 就业 创业 死亡 受伤 感染 接种 确诊 生活 居住 工作 从事 处于 面临 遭受 "
    "同比 环比 累计 平均 合计 共计 分别 全部 一致 共同 相继 陆续 首次 预计 计划 能够 可以 "
    "不得 没有 尚未 仍然 继续 开始 可能 必须 应当 需要 缺乏 缺少 拥有 具有 持有 出席 缺席 "
    "发言 当选 连任 派出 返回 回返 撤离 逃离 遭到 受到 得到 得以 用于 适用 高于 低于 多于 "
    "少于 大于 小于 不再 不能 不足 均为 均有 之间 以来 以上 以下 左右 当中 其中 之中 中有"
)
VERBS = frozenset(_VERB_WORDS.split(" "))


@cache
def count_nouns_by_first() -> dict[str, tuple[Row, ...]]:
    """Count nouns (surface, unit, group) by their first two characters, longest first."""
    table: dict[str, list[Row]] = {}
    for row in load_count_nouns():
        for surface in row.zh:
            table.setdefault(surface[:2], []).append((surface, row.unit, row.group))
    return {key: tuple(sorted(rows, key=lambda item: -len(item[0]))) for key, rows in table.items()}


def noun_at(text: str, position: int, *, single: bool) -> Row | None:
    """The longest count noun that begins at ``position``, one of a single sign only where ``single`` allows it."""
    table = count_nouns_by_first()
    for row in table.get(text[position : position + 2], ()):
        if text.startswith(row[0], position):
            return row
    if not single:
        return None
    found = table.get(text[position : position + 1])
    if found is None:
        return None
    following = text[position + 1 : position + 2]
    if "\u3400" <= following <= "\u9fff" and (
        following not in _MAY_FOLLOW or following in NOT_BEFORE.get(text[position], "")
    ):
        return None  # 个国际组织 counts no 国
    return found[0]


@cache
def _known() -> frozenset[str]:
    """The first two signs of all nouns, and all verbs."""
    return frozenset(count_nouns_by_first()) | VERBS


def phrase_end(text: str, cursor: int, most: int) -> int:
    """The first mark or digit behind ``cursor``, at most ``most`` signs on."""
    halt = _STOP.search(text, cursor, min(len(text), cursor + most))
    return halt.start() if halt else min(len(text), cursor + most)


def noun_chain(text: str, cursor: int, stop: int, *, single: bool = True) -> tuple[list[tuple[int, Row]], int]:
    """The known nouns of the phrase at ``cursor`` with their offsets, and where the phrase ends."""
    found: list[tuple[int, Row]] = []
    index, gap = cursor, 0
    known = _known()
    while index < stop:
        sign = text[index]
        if index > cursor and text[index : index + 2] not in known and sign not in ENDS:
            if found and (gap >= _GAP or sign in _PLACING):
                return found, index
            index += 1  # neither a noun nor a verb nor an end of the phrase
            gap += 1
            continue
        row = noun_at(text, index, single=single and index == cursor)
        if row is not None and index + len(row[0]) <= stop:
            if found and row[0] in VERBS and noun_at(text, index + 2, single=False) is None:
                return found, index  # 国家培训了: a verb here, in 国家培训项目 a noun
            if text.startswith("间", index + len(row[0])) and not text.startswith("间接", index + len(row[0])):
                index, gap = index + len(row[0]) + 1, 0  # 政府间组织: what is between governments is none
                continue
            found.append((index, row))
            index, gap = index + len(row[0]), 0
            continue
        if sign in ENDS:
            if found and sign in "和与及" and found[-1][1][2] in _VERBAL and index + 1 < stop:
                index, gap = index + 1, gap + 1  # 审计和监督委员会: the head of both stands behind the second
                continue
            if sign == "的" and found and text[cursor] in _RELATING and found[0][0] > cursor and index + 1 < stop:
                found, index, gap = [], index + 1, 0  # 非本地区的捐助国: what stands before 的 is no head here
                continue
            if sign == "的" and found and gap and found[-1][1][2] == "person" and index + 1 < stop:
                found, index, gap = [], index + 1, 0  # 群众身边的环境问题: the people are only near what is counted
                continue
            if found or index == cursor:
                return found, index
        elif text[index : index + 2] in VERBS:
            clause = text.find("的", index, stop) if not found and index == cursor else -1
            if clause > 0 and noun_at(text, clause + 1, single=False) is not None:
                index, gap = clause + 1, 0  # 具有国际竞争力的产业集群: a clause before the noun
                continue
            goes_on = text[index : index + 2] in _MODIFYING and noun_at(text, index + 2, single=False) is not None
            if found or (index == cursor and not goes_on):
                return found, index  # 运营中心 goes on: a verb right before its noun
        elif found and (gap >= _GAP or sign in _PLACING):
            return found, index
        index += 1
        gap += 1
    return found, stop


def head_of(found: list[tuple[int, Row]], classifier: str) -> tuple[int, Row] | None:
    """The noun that the classifier counts: the last that goes with it, and not an abstract one behind a thing."""
    if not found:
        return None
    while len(found) > 1 and found[-1][1][0] in _TRAILING:
        found = found[:-1]
    groups = GROUPS.get(classifier)
    if groups is not None:
        fitting = [one for one in found if one[1][2] in groups]
        if fitting:
            return fitting[-1]
        if not CLASSIFIERS.get(classifier):
            return found[-1]
        return found[0]
    last = found[0]
    for one in found[1:]:
        adjacent = one[0] == last[0] + len(last[1][0])
        if adjacent or one[1][2] != "abstract":
            last = one
    return last


def first_head(found: list[tuple[int, Row]]) -> tuple[int, Row] | None:
    """The first noun with those that stand right behind it, where no classifier says which is meant (10万民众)."""
    head = found[0] if found else None
    for one in found[1:]:
        if head is None or one[0] != head[0] + len(head[1][0]):
            break
        head = one
    return head
