"""The noun a Chinese number counts: behind its classifier, the last of a chain of nouns."""

import re
from functools import cache

from tasks.grammar.count_nouns import NounHit, group_of
from tasks.vocabularies.quantity_tables import load_count_nouns

#: Classifiers, with the unit they imply where no noun of the vocabulary follows.
CLASSIFIERS = {
    "个": "", "名": "person", "位": "person", "项": "", "份": "", "家": "company", "次": "time", "座": "",
    "台": "unit", "套": "unit", "辆": "vehicle", "架": "aircraft", "艘": "ship", "条": "", "件": "unit", "部": "",
    "所": "", "处": "site", "支": "", "只": "animal", "头": "animal", "匹": "animal", "种": "", "类": "", "张": "",
    "篇": "publication", "本": "publication", "册": "publication", "期": "", "届": "", "场": "meeting", "轮": "",
    "批": "", "对": "", "组": "group", "株": "tree", "棵": "tree", "颗": "", "枚": "", "栋": "building",
    "幢": "building", "间": "", "口": "", "户": "household", "班": "", "笔": "", "宗": "", "起": "", "例": "",
    "款": "", "块": "", "片": "", "段": "", "根": "", "道": "", "门": "", "则": "", "幅": "", "列": "", "节": "",
    "盏": "unit", "吨级": "", "人": "person", "国": "country", "省": "region", "市": "city", "县": "region",
    "村": "village", "镇": "city", "校": "school", "人次": "person-time", "家次": "", "台套": "unit",
    "台次": "unit", "台（套）": "unit", "台(套)": "unit", "万套": "unit", "架次": "flight", "标准箱": "TEU",
    "点": "", "年期": "",
}  # fmt: skip
_ZH_STOP = frozenset('，。；：、？！（）()“”《》,;:?!\n"「」【】<>…—¹²³⁴⁵⁶⁷⁸⁹⁰')


@cache
def _zh_nouns() -> tuple[dict[str, list[tuple[str, str, str]]], dict[str, list[str]]]:
    """Count nouns by first character (surface, unit, group), longest first; classifiers by first character."""
    table: dict[str, list[tuple[str, str, str]]] = {}
    for row in load_count_nouns():
        for surface in row.zh:
            table.setdefault(surface[:2], []).append((surface, row.unit, row.group))
    for rows in table.values():
        rows.sort(key=lambda item: -len(item[0]))
    classifiers: dict[str, list[str]] = {}
    for classifier in CLASSIFIERS:
        classifiers.setdefault(classifier[0], []).append(classifier)
    for names in classifiers.values():
        names.sort(key=len, reverse=True)
    return table, classifiers


#: Nouns of one character are too common inside other words to be found anywhere but right behind the classifier.
_WINDOW = 30
#: Signs that may follow a noun of one character; before any other it is the beginning of a longer word.
_MAY_FOLLOW = frozenset("的和与及或参在已均都将被有从是为受共各中内外等开进提实完获加出来也就")
#: Bounds that stand between classifier and noun: 100个左右园区.
_BOUND_BEHIND = re.compile(r"(?:左右|上下|以上|以下|以内)的?")


def _zh_noun_at(text: str, position: int, *, single: bool) -> tuple[str, str, str] | None:
    nouns = _zh_nouns()[0]
    for surface, unit, group in nouns.get(text[position : position + 2], ()):
        if text.startswith(surface, position):
            return surface, unit, group
    following = text[position + 1 : position + 2]
    if not single or ("\u3400" <= following <= "\u9fff" and following not in _MAY_FOLLOW):
        return None  # 个国际组织 counts no 国
    return next(iter(nouns.get(text[position : position + 1], ())), None)


def noun_zh(text: str, position: int) -> NounHit | None:
    """The noun phrase counted by a Chinese number ending at ``position``: classifier and head, or a bare noun.

    A chain of nouns is counted by its last (个国家项目 counts projects), a noun before 的 by the first that stands
    right behind the classifier (个国家的项目 counts countries).

    >>> noun_zh("11 个国家项目。", 2).unit, noun_zh("五个国家的项目", 1).unit, noun_zh("30 多次议会圆桌会议", 4).unit
    ('project', 'country', 'meeting')
    """
    start = position
    while start < len(text) and text[start] in " \u00a0\u2009" and start - position < 2:
        start += 1
    if start >= len(text):
        return None
    classifier = next((c for c in _zh_nouns()[1].get(text[start], ()) if text.startswith(c, start)), "")
    direct = _zh_noun_at(text, start, single=True)
    if direct and len(direct[0]) > max(len(classifier), 1):
        classifier = ""  # 条例, 个人: the noun is longer than the classifier it begins with
    cursor = start + len(classifier)
    if not classifier and not direct:
        return None
    if classifier and cursor < len(text) and text[cursor] in " \u00a0":
        cursor += 1
    bound = _BOUND_BEHIND.match(text, cursor) if classifier else None
    if bound:
        cursor = bound.end()
    stop = min(len(text), cursor + _WINDOW)
    for index in range(cursor, stop):
        if text[index] in _ZH_STOP or text[index].isdigit():
            stop = index
            break
    first: tuple[int, int, str, str] | None = None
    index = cursor
    while index < stop:
        hit = _zh_noun_at(text, index, single=index == cursor)
        if hit is None or index + len(hit[0]) > stop:
            if first is not None:
                break
            if index > cursor and re.match(
                r"(?:正在|已经|目前|参加|参与|提供|完成|进行|举行|签署|通过|受益|接受|获得)", text[index:stop]
            ):
                break
            index += 1
            continue
        surface, unit, group = hit
        first = (index, index + len(surface), unit, group)
        index += len(surface)
        if index < stop and _zh_noun_at(text, index, single=False) is None:
            break
    implied = CLASSIFIERS.get(classifier, "")
    if first is None:
        if not classifier:
            return None
        end = start + len(classifier)
        if implied:
            return NounHit(implied, group_of(implied), start, end, start)
        return NounHit("", "", start, end, end)
    head, end, unit, group = first
    if implied in ("person", "person-time") and group != "person":
        if head == cursor:
            end = start + len(classifier) if unit != implied else end
        return NounHit(implied, "person", start, max(end, start + len(classifier)), start)
    if implied and classifier in ("人", "国", "省", "市", "县", "村", "户", "校", "镇", "人次", "标准箱", "架次"):
        return NounHit(implied, group_of(implied), start, start + len(classifier), start)
    return NounHit(unit, group, start, end, head)


def classifier_end(text: str, position: int) -> int:
    """Where the classifier right behind a number ends, ``position`` when there is none.

    >>> classifier_end("100个左右园区", 3), classifier_end("100园区", 3)
    (4, 3)
    """
    start = position + (text[position : position + 1] in (" ", "\u00a0"))
    found = next((c for c in _zh_nouns()[1].get(text[start : start + 1], ()) if text.startswith(c, start)), "")
    return start + len(found) if found else position


_VERBS_OF_MAKING = re.compile(
    r".*(?:层面的?|培育|新增|建成|新建|创建|认定|建设|共有|拥有|达到?|累计|包括|完成|支持|其中|公布|发布|评选|培训|派出|设立|创造|吸引|带动|成立|获批|"
    r"签订|签署|授予|推广|更换|改造|安装|处置|淘汰|关闭|关停|了|的|有|和|与|及|并|等|共|含)"
)
_NO_NOUN = re.compile(r".*[，。；：、？！（）()“”《》,;:\n\d\s]", re.S)


def noun_before_zh(text: str, end: int) -> NounHit | None:
    """The noun phrase that stands before its number (绿色工厂3616家), None where no known noun ends at ``end``.

    >>> hit = noun_before_zh("新培育绿色工厂3616家", 7); hit.unit, hit.start
    ('plant', 3)
    """
    window = text[max(0, end - 14) : end]
    phrase = _VERBS_OF_MAKING.sub("", _NO_NOUN.sub("", window))
    for size in range(min(8, len(phrase)), 1, -1):
        head = phrase[-size:]
        hit = next((row for row in _zh_nouns()[0].get(head[:2], ()) if row[0] == head), None)
        if hit:
            return NounHit(hit[1], hit[2], end - len(phrase), end, end - size)
    return None
