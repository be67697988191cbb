"""The noun a Chinese number counts: behind its classifier, the last of a chain of nouns, listed or not."""

import re
from functools import cache, lru_cache

from tasks.grammar.classifiers_zh import CLASSIFIERS, COMPLETE, GROUPS, classifier_at, classifier_end
from tasks.grammar.count_nouns import NounHit, group_of
from tasks.grammar.noun_chains_zh import (
    ENDS,
    VERBS,
    Row,
    count_nouns_by_first,
    first_head,
    head_of,
    noun_at,
    noun_chain,
    phrase_end,
)
from tasks.vocabularies.termbase import load_termbase

__all__ = ["CLASSIFIERS", "classifier_end", "noun_behind", "noun_zh", "phrase_noun_zh"]

#: How far behind the classifier a noun is looked for.
_WINDOW = 30
#: Bounds, generations and grades that stand between classifier and noun: 100个左右园区, 72万个5G基站, 3个4A级景区.
_PREFIX = re.compile(r"(?:左右|上下|以上|以下|以内)的?|[2-6]G|[1-5]A级?")
_PREFIX_SIGNS = frozenset("左上以23456１")


def noun_zh(text: str, position: int) -> NounHit | None:
    """The noun phrase counted by a Chinese number ending at ``position``: classifier and head, or a bare noun.

    A chain of nouns is counted by its last (个国家项目 counts projects), a noun before 的 by the first that stands
    right behind the classifier (个国家的项目 counts countries). A noun that the vocabulary does not have keeps its own
    name, in English where the termbase has it.

    >>> noun_zh("11 个国家项目。", 2).unit, noun_zh("五个国家的项目", 1).unit, noun_zh("30 多次议会圆桌会议", 4).unit
    ('project', 'country', 'meeting')
    >>> noun_zh("21家绿色供应链管理企业", 2).unit, noun_zh("三幅卷轴。", 1).unit
    ('company', '卷轴')
    """
    start = position
    while text[start : start + 1] in (" ", "\u00a0", "\u2009", "\u202f") and start - position < 2:
        start += 1
    return noun_behind(text, start, classifier_at(text, start))


@cache
def noun_begins() -> frozenset[str]:
    """The signs behind a number with which what it counts can begin: blanks, classifiers, nouns, 大."""
    return frozenset(" \u00a0\u2009\u202f大") | {word[0] for word in (*CLASSIFIERS, *count_nouns_by_first())}


def noun_behind(text: str, start: int, classifier: str) -> NounHit | None:
    """The same for a ``classifier`` that is known to begin at ``start`` ("" for none)."""
    direct = noun_at(text, start, single=True)
    if direct and len(direct[0]) > max(len(classifier), 1):
        classifier = ""  # 条例, 个人: the noun is longer than the classifier it begins with
    elif not classifier:
        return (
            _after_big(text, start)
            if text[start : start + 1] == "大"
            else None
            if direct is None
            else _bare(text, start)
        )
    cursor = start + len(classifier)
    if classifier in COMPLETE:
        implied = CLASSIFIERS[classifier]
        return NounHit(implied, group_of(implied), start, cursor, start)
    following = text[cursor : cursor + 1]
    if following in ("“", "「"):
        cursor = _opened(text, cursor)
    elif classifier:
        if following in (" ", "\u00a0"):
            cursor += 1
        elif following in _PREFIX_SIGNS and (between := _PREFIX.match(text, cursor)):
            cursor = between.end()
    return _phrase(text, start, cursor, classifier)


def _opened(text: str, cursor: int) -> int:
    """Where the noun of a quoted name begins: behind the quotation (“小巨人”企业), else inside it (“妇幼健康工程”)."""
    close = max(text.find("”", cursor, cursor + 16), text.find("」", cursor, cursor + 16))
    return close + 1 if close > 0 and noun_at(text, close + 1, single=False) else cursor + 1


def _bare(text: str, start: int) -> NounHit | None:
    found, end = noun_chain(text, start, phrase_end(text, start, _WINDOW))
    return _counted(text, "", start, start, first_head(found), end)


def _phrase(text: str, start: int, cursor: int, classifier: str) -> NounHit | None:
    stop = phrase_end(text, cursor, _WINDOW)
    if stop == cursor:
        return _counted(text, classifier, start, cursor, None, stop)
    found, end = noun_chain(text, cursor, stop)
    return _counted(text, classifier, start, cursor, head_of(found, classifier), end)


def _after_big(text: str, start: int) -> NounHit | None:
    """The noun of 两大支柱, 三大领先的经济体, 五大常任理事国; None where nothing known is called big."""
    found = _big(text[start : start + _BIG_WINDOW])
    return found and NounHit(found.unit, found.group, start, start + found.end, start + found.head_start)


#: All that says what is called big: the phrase, and the longest noun that may begin at its end.
_BIG_WINDOW = 40


@lru_cache(1024)
def _big(text: str) -> NounHit | None:
    """:func:`_after_big` at the beginning of ``text``; the same few things are called big throughout a document."""
    start = 0
    stop = phrase_end(text, start + 1, 12)
    for cursor in (start + 1, start + 4):
        found, _ = noun_chain(text, cursor, stop)
        head = head_of(found, "")
        if head:
            return NounHit(head[1][1], head[1][2], start, head[0] + len(head[1][0]), head[0])
    phrase = None if text[start + 1 : start + 2] in _NOT_BIG else _unlisted(text, start + 1, min(stop, start + 9))
    return NounHit(phrase[0], "", start, phrase[1], start + 1) if phrase else None


#: 大 before these is no "big": 大约, 大幅, 大学, 大厦.
_NOT_BIG = frozenset("约幅学厦量小多批部众家致概会陆洋气使户楼型于")


#: What stands between a large number and its noun: 200万以上的难民, 4500万5岁以下儿童.
_BEFORE_NOUN = re.compile(r"\s?(?:以上|以下|左右|多|余)?的?(?:\d{1,2}(?:[-－—至到]\d{1,2})?周?岁(?:及?以[上下])?的?)?")


def phrase_noun_zh(text: str, position: int) -> NounHit | None:
    """The noun behind a large number that no classifier follows, None where none is known within a few signs.

    >>> phrase_noun_zh("200万以上的难民和", 4).unit, phrase_noun_zh("100万，其中难民", 4)
    ('person', None)
    """
    between = _BEFORE_NOUN.match(text, position)
    cursor = between.end() if between else position
    found, _ = noun_chain(text, cursor, phrase_end(text, cursor, 8), single=False)
    if not found or found[0][0] > cursor + 3:
        return None
    last = first_head(found) or found[0]
    at, (surface, unit, group) = last
    return NounHit(unit, group, cursor, at + len(surface), at)


def _counted(
    text: str, classifier: str, start: int, cursor: int, head: tuple[int, Row] | None, end: int
) -> NounHit | None:
    implied = CLASSIFIERS.get(classifier, "")
    if head is None:
        if not classifier:
            return None
        behind = start + len(classifier)
        phrase = _unlisted(text, cursor, end) if end > cursor + 1 else None
        if phrase is not None:
            name, stop = phrase
            if implied:
                return NounHit(implied, group_of(implied), start, behind, start)
            return NounHit(name, "", start, stop, cursor)
        if implied:
            return NounHit(implied, group_of(implied), start, behind, start)
        return NounHit("", "", start, behind, behind)
    at, (surface, unit, group) = head
    if implied == "person" and group != "person":
        return NounHit(implied, "person", start, max(at if at == cursor else 0, start + len(classifier)), start)
    if implied and (fit := GROUPS.get(classifier)) is not None and group not in fit:
        return NounHit(implied, group_of(implied), start, start + len(classifier), start)
    if group == "nature" and unit != "tree":
        unit = "species" if classifier == "种" else "animal" if classifier in ("只", "头", "匹", "羽", "尾") else unit
    return NounHit(unit, group, start, at + len(surface), at)


#: What the last sign of an unlisted noun tells of it.
_SUFFIXES = {
    "国": "country", "厂": "plant", "县": "region", "省": "region", "州": "region", "市": "city", "村": "village",
    "镇": "city", "校": "school", "者": "person", "员": "person", "民": "person", "师": "person", "工": "person",
    "商": "company", "船": "ship", "舰": "ship", "车": "vehicle", "机": "unit", "器": "unit", "仪": "unit",
    "桥": "bridge", "路": "road", "岛": "region", "湖": "ecosystem", "河": "ecosystem", "塔": "building", "楼": "building",
    "馆": "centre", "店": "centre", "园": "park", "区": "zone", "矿": "plant", "法": "policy", "奖": "award",
    "书": "publication", "队": "group", "组": "group", "站": "site", "院": "organization", "署": "organization",
    "局": "organization", "委": "organization", "语": "language", "井": "well", "案": "recommendation",
}  # fmt: skip
_HAN_PHRASE = re.compile(r"[\u3400-\u9fffA-Za-z]{2,8}")


def _unlisted(text: str, cursor: int, end: int) -> tuple[str, int] | None:
    """The name of a counted noun in no vocabulary and where it ends, None where none can be told."""
    if text[cursor : cursor + 2] in VERBS or text[cursor : cursor + 1] in ENDS:
        return None
    stop = cursor
    while stop < end and text[stop] not in ENDS and text[stop : stop + 2] not in VERBS:
        stop += 1
    if _HAN_PHRASE.fullmatch(text, cursor, stop) is None:
        return None
    terms = load_termbase()
    named = _SUFFIXES.get(text[stop - 1])
    for low in range(cursor, stop - 1):
        for term in terms.get(text[low:stop], ()):
            if term.part_of_speech == "noun":
                return term.en, stop
    return named or text[cursor:stop], stop
