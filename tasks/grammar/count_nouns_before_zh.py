"""The noun that stands before the Chinese number that counts it: 绿色工厂3616家, 在建项目达到71个."""

import re
from functools import cache

from tasks.grammar.count_nouns import NounHit
from tasks.grammar.noun_chains_zh import Row, count_nouns_by_first

_FAR = 22
#: Signs that end a clause: no noun before them is counted by a number behind them.
STOPS = frozenset("，。；：、？！（）()“”《》,;:\n0123456789")
#: What may stand between a noun and its number: 项目达到71个, 成员国共161个, 确诊病例将超过100万.
_LINKS = (
    "总数 总量 数量 人数 家数 总计 合计 共计 总共 累计 分别 已经 已 将 仅 约 "
    "近 共 达到 达 有 为 是 超过 突破 增至 升至 增加到 增加至 增长到 降至 减至 "
    "减少到 发展到 扩大到 扩大至 新增 目前 现在 现 今年 去年 开行 签订 签署 授予 "
    "发放 发送 只有 仅有 达成 举办 合格 比例 数 率 的"
)
_VERBS_OF_MAKING = re.compile(
    r".*(?=[层培新建创认共拥达累包完支其公发评选派设吸带成获签授推更改安处淘关了的有和与及并等含])(?:层面的?|培育|新增|建成|新建|创建|认定|建设|共有|拥有|达到?|累计|包括|完成|支持|其中|公布|发布|评选|培训|派出|设立|创造|吸引|带动|"
    r"成立|获批|签订|签署|授予|推广|更换|改造|安装|处置|淘汰|关闭|关停|了|的|有|和|与|及|并|等|共|含)"
)


@cache
def _tables() -> tuple[dict[str, tuple[Row, ...]], dict[str, tuple[str, ...]]]:
    """Count nouns by their last two signs, links by their last, longest first."""
    nouns: dict[str, list[Row]] = {}
    for rows in count_nouns_by_first().values():
        for row in rows:
            nouns.setdefault(row[0][-2:], []).append(row)
    links: dict[str, list[str]] = {}
    for link in _LINKS.split():
        links.setdefault(link[-1], []).append(link)
    return (
        {key: tuple(sorted(rows, key=lambda item: -len(item[0]))) for key, rows in nouns.items()},
        {key: tuple(sorted(words, key=len, reverse=True)) for key, words in links.items()},
    )


def noun_before_zh(text: str, end: int) -> NounHit | None:
    """The noun phrase that stands before its number (绿色工厂3616家), None where no known noun ends at ``end``.

    >>> hit = noun_before_zh("新培育绿色工厂3616家", 7); hit.unit, hit.start
    ('plant', 3)
    >>> noun_before_zh("在建大项目总数达到71个", 9).unit
    'project'
    """
    nouns, links = _tables()
    high = end
    while high and end - high < _FAR and text[high - 1] in " \u00a0":
        high -= 1
    if text[high - 2 : high] not in nouns and text[high - 1 : high] not in nouns and text[high - 1 : high] not in links:
        return None
    lowest = max(0, end - _FAR)
    low = end
    while low > lowest and text[low - 1] not in STOPS:
        low -= 1
    for _ in range(5):
        while high > low and text[high - 1] in " \u00a0":
            high -= 1
        row = next(
            (row for row in nouns.get(text[max(low, high - 2) : high], ()) if text.endswith(row[0], low, high)), None
        )
        if row is not None:
            head = high - len(row[0])
            making = _VERBS_OF_MAKING.match(text, low, head)
            return NounHit(row[1], row[2], making.end() if making else low, end, head)
        link = next((word for word in links.get(text[high - 1 : high], ()) if text.endswith(word, low, high)), "")
        if not link:
            return None
        high -= len(link)
    return None
