"""What a Chinese number counts when the noun is not simply behind it: before it, shared with the next, or as last time."""

import re

from tasks.grammar.bounds_zh import bound_before
from tasks.grammar.classifiers_zh import COMPLETE, GROUPS, classifier_at
from tasks.grammar.count_nouns import NounHit
from tasks.grammar.count_nouns_before_zh import STOPS, noun_before_zh
from tasks.grammar.count_nouns_zh import noun_begins, noun_behind, noun_zh, phrase_noun_zh
from tasks.grammar.quantity_item import Item

#: 0.9个和1.1个百分点: the second number of the same classifier says what both count.
SAME_BEHIND = re.compile(
    r"\s?(?P<c>[个项家名次处所座台套件户条])\s?(?:、|和|与|及|至|到|或|[-－—～])\s?[约近]?\s?[\d.,]{1,12}[万亿]?多?\s?(?=(?P=c))"
)
_LIST_SIGNS = frozenset("、和与及至到或-－—～ ")
#: A number of a range, list or trend: the second number says what it counts.
_GOES_ON = re.compile(r"\s?(?:至|到|[-－–—～~]|、|和|与|或|及)\s?[约近]?\s?\d")
#: 失业人数从1.88亿增至1.905亿: numbers of people whose noun is the subject of the clause.
_OF_PEOPLE = re.compile(r"(?:人数|人口)(?!密度|增长率|比例|比重)[^。；！？\n]{0,24}$")
#: What 套 and 台 never count: ways of doing.
_WAYS = frozenset(["technology", "tool", "method", "solution", "measure", "practice"])
#: From here on a number without classifier counts the noun beside it: 750 000以上的流民.
_LARGE = 10_000
#: Generic units of a classifier that a noun before the number makes exact.
_GENERIC = frozenset(
    ["", "unit", "company", "type", "product", "animal", "site", "meeting", "publication", "group", "building"]
)
_GENERIC |= {"tree", "time", "incident", "case", "batch", "round", "flight", "room", "transaction", "section"}
#: The same and people, whom only a noun for people replaces.
_REPLACED = _GENERIC | {"person"}


def read_noun(text: str, item: Item, previous: Item | None) -> None:
    """Gives ``item`` the noun it counts; ``previous`` is the number before, whose noun the same classifier repeats."""
    position = item.tail
    large = item.scaled or (item.value is not None and item.value >= _LARGE)
    if not large and text[position : position + 1] not in noun_begins():
        return
    blank = position + (text[position : position + 1] in (" ", "\u00a0"))
    classifier = classifier_at(text, blank)
    behind = blank + len(classifier)
    shared = None
    if classifier and text[behind : behind + 1] in _LIST_SIGNS:
        shared = SAME_BEHIND.match(text, position)
    noun = noun_zh(text, shared.end()) if shared else noun_behind(text, blank, classifier)
    if noun and shared:
        noun = NounHit(noun.unit, noun.group, blank, behind, blank)
    elif noun and noun.end == behind and classifier:  # nothing but the classifier: 绿色工厂3616家
        noun = _elsewhere(text, item, noun, classifier, previous) or noun
    elif noun is None and large:
        noun, behind = _of_scaled(text, item), position
    if noun is None:
        return
    item.noun = noun
    item.tail = max(item.tail, noun.end if noun.start >= item.start else behind)
    if noun.unit:
        item.counted, item.classifier = noun, classifier
    if noun.unit == "time":
        item.group = "abstract"


def _elsewhere(text: str, item: Item, noun: NounHit, classifier: str, previous: Item | None) -> NounHit | None:
    """The noun of a number with only a classifier: the words before it, else what the same classifier counted last."""
    if classifier in COMPLETE and noun.group != "person":
        return None
    named = _noun_before(text, item.head) if noun.unit in _REPLACED else None
    if named:
        groups = GROUPS.get(classifier)
        fits = named.group in groups if groups else named.group != "person" or not noun.unit
        if named.unit in _WAYS and noun.unit in ("unit", "vehicle"):
            return None  # 工具 1 100 套: things, not ways of doing
        if (fits or noun.unit == "time") and (named.group == "person") == (noun.group == "person" or noun.unit == ""):
            return named
        if fits and noun.group != "person":
            return named
    if previous is None or previous.counted is None or previous.classifier != classifier or classifier in COMPLETE:
        return None
    between = text[previous.end : item.start]
    if len(between) > 60 or "分别" in between or "。" in between or "\n" in between:
        return None
    return NounHit(previous.counted.unit, previous.counted.group, noun.start, noun.end, noun.head_start)


def _noun_before(text: str, head: int) -> NounHit | None:
    """The noun before a number that begins at ``head``, or before its bound."""
    if head == 0 or (text[head - 1] in STOPS and text[head - 1] != "\n"):
        return None
    bound = bound_before(text, head)
    return noun_before_zh(text, bound[1] if bound else head)


def _of_scaled(text: str, item: Item) -> NounHit | None:
    """The noun of 1 700万 and 200万以上的难民, where no classifier stands between."""
    position = item.tail
    if _GOES_ON.match(text, position):
        return None
    found = phrase_noun_zh(text, position)
    if found:
        return found
    named = _noun_before(text, item.head)
    if named and named.group not in ("money", "abstract"):
        return named
    people = _OF_PEOPLE.search(text, max(0, item.head - 30), item.head)
    if people:
        return NounHit("person", "person", people.start(), people.start() + 2, people.start())
    return None
