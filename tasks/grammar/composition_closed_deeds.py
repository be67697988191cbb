"""Verb and object that are one deed before 的: 采取行动的建议, and what serves a process (促进可持续发展的人工智能)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.grammar.composition_government import MEASURE_VERBS, PURPOSE_VERBS

if TYPE_CHECKING:
    from tasks.grammar.composition_parser import Parser

# Verbs of little meaning with the nouns that they always take: the deed is closed before 的.
LIGHT_OBJECTS = {
    "采取": ("行动", "措施", "步骤", "后续行动", "进一步行动"), "作出": ("决定", "贡献", "承诺", "安排", "努力"),
    "做出": ("决定", "贡献", "承诺", "安排", "努力"), "取得": ("进展", "成果", "成就"), "发挥": ("作用",),
    "开展": ("活动", "工作", "合作"), "通过": ("决议", "决定"), "提出": ("建议", "要求", "请求", "申请"),
    "举行": ("会议", "选举", "磋商"), "提交": ("报告", "文件", "申请"), "缴纳": ("会费", "摊款"), "举办": ("会议", "活动"),
}  # fmt: skip

# What is put forward for action.
FOR_ACTION = ("建议", "提案", "呼吁", "请求", "备选办法", "时间表")


def asks_for_a_deed(parser: Parser, begin: int, turn: int, end: int) -> bool:
    """``采取行动的建议`` → recommendations for action."""
    is_taken = parser.tokens[begin].zh == "采取" and turn - begin == 2 and parser.tokens[begin + 1].zh == "行动"
    return is_taken and turn + 2 == end and parser.tokens[end - 1].zh in FOR_ACTION


_PROCESSES = ("发展", "增长", "转型", "工业化", "现代化", "一体化", "转变", "过渡", "复苏", "合作")
_MEANS_OF_A_PROCESS = (
    "智能",
    "技术",
    "工业",
    "能源",
    "经济",
    "贸易",
    "数据",
    "基础设施",
    "设施",
    "产业",
    "农业",
    "企业",
    "金融",
)


def serves_a_process(parser: Parser, begin: int, turn: int, end: int) -> bool:
    """``促进可持续发展的人工智能``: what serves a process is no part of it; English has to say how it does."""
    first, owner, head = parser.tokens[begin], parser.tokens[turn - 1], parser.tokens[end - 1]
    is_purpose = first.zh in PURPOSE_VERBS and first.zh not in MEASURE_VERBS
    return is_purpose and owner.zh.endswith(_PROCESSES) and head.zh.endswith(_MEANS_OF_A_PROCESS)
