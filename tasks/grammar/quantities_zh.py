"""Chinese figures: classifier, noun, unit and bound around a numeral, and the words that label it."""

import re
from functools import cache

from tasks.grammar.bounds_zh import NO_BOUND, bound_before, bound_behind, bound_signs_behind
from tasks.grammar.classifiers_zh import classifier_end
from tasks.grammar.count_nouns import group_of
from tasks.grammar.count_nouns_zh import noun_zh
from tasks.grammar.counted_zh import SAME_BEHIND, read_noun
from tasks.grammar.durations_zh import half_behind, is_period
from tasks.grammar.not_quantities_zh import LABEL_BEGINS, is_label_followed, label_before_zh, label_signs
from tasks.grammar.qualifiers import stronger
from tasks.grammar.quantities_zh_numerals import read_numeral_zh
from tasks.grammar.quantity_item import Item
from tasks.grammar.units import UnitHit, money_before, unit_at
from tasks.vocabularies.quantity_tables import load_units

_RANKED = re.compile(r"(?:排名|排在|位居|位列|名列|列|居|全球|世界|全国|跻身)(?:第|前)\s?$")
#: 前六批, 前三届: which of a row of things, not how many there are.
_FIRST_OF = re.compile(r"前\s?$")
_LIST_GAP = re.compile(r"\s?(?:、|，|,|和|及|与|至|到|或|以及|[-－—～])\s?")
#: The strong labels keep their number even before a noun (目标 7 个…), others only where nothing is counted.
_STRONG = frozenset(["sdg_number", "agenda_item", "section_number", "paragraph_reference", "table_number"])
#: The last signs of all that names a currency before a number.
_MONEY_SIGNS = frozenset("$€£¥￥₽₹₩₴₸₦₱₫₺₪币元.ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz \u00a0\u2009\u202f")
_BLANK_SIGNS = frozenset(" \u00a0\u2009\u202f")
_PLAIN_KINDS = frozenset(["dig", "word"])
_RANK_SIGNS = frozenset("位名强大")
_NO_BOUND = NO_BOUND - {"\n"}  # a line break may stand between a bound and its number
_ROW_SIGNS = frozenset("批届次轮期")
#: Of the signs that are not Chinese, those that begin no unit.
_NO_UNIT = frozenset(",.;:()!?") | {""}
_SHARED_SIGNS = frozenset(" 个项家名次处所座台套件户条")
_THERMOMETER = {"摄氏": ("degC", "Cel"), "华氏": ("degF", "[degF]")}
_MORE_BEHIND = re.compile(r"多(?![于边元样种个次数项方层维国年家重级云氯溴])")


def read_item_zh(text: str, match: re.Match[str], previous: Item | None) -> Item:
    """The numeral of ``match`` with all that stands beside it; ``previous`` is the item before, for lists of labels."""
    item = read_numeral_zh(text, match)
    if item.reason is None:
        if item.kind in _PLAIN_KINDS:
            before = text[item.start - 1 : item.start]
            if (before == "每" or (before == " " and _each(text, item.start))) and item.value != 1:
                item.reason = "denominator"
            else:
                _read_label(text, item, previous, before)
        if item.reason is None:
            _read_surroundings(text, item, previous)
    if previous is not None and item.counted is None:
        item.counted, item.classifier = previous.counted, previous.classifier
    return item


def _each(text: str, start: int) -> bool:
    """Whether a number behind a blank says for each how many of something else: 每 10 万人."""
    return start > 1 and text[start - 2] == "每"


def _read_label(text: str, item: Item, previous: Item | None, before: str) -> None:
    start, end = item.start, item.end
    if before in label_signs() and (label := label_before_zh(text, start)):
        unit = unit_at(text, end, "zh")
        nothing_counted = unit is None and noun_zh(text, item.tail) is None
        strong = label[1] in _STRONG
        measured = unit and label[1] != "section_number"
        if (
            (item.kind == "dig" or nothing_counted)
            and (strong or nothing_counted)
            and not (strong and item.scaled)
            and not measured
        ):
            item.start, item.reason, item.label = label[0], label[1], label[1]
            return
    after = text[end : end + 1]
    if after in _RANK_SIGNS and _RANKED.search(text, max(0, start - 6), start):
        item.reason = "ordinal"
        return
    if after in _ROW_SIGNS and before in "前 \t\n\u00a0\u3000" and _FIRST_OF.search(text, max(0, start - 2), start):
        item.reason = "ordinal"
        return
    if not item.scaled and after in LABEL_BEGINS and is_label_followed(text, end):
        item.reason = "version" if "." in text[start:end] else "name_with_number"
        return
    if (
        previous is not None
        and previous.label
        and previous.reason
        and start - previous.end < 5
        and _LIST_GAP.fullmatch(text, previous.end, start)
        and unit_at(text, end, "zh") is None
        and noun_zh(text, item.tail) is None
    ):
        item.reason = item.label = previous.label


def _read_surroundings(text: str, item: Item, previous: Item | None) -> None:
    start = item.start
    if start and text[start - 1] in _MONEY_SIGNS and item.kind in _PLAIN_KINDS:
        item.money = money_before(text, start)
        if item.money:
            item.head = item.money.start
    if not item.unit_name:
        _read_unit(text, item)
        if item.unit is None and item.money is None and item.reason is None:
            read_noun(text, item, previous)
    head = item.head
    if head and text[head - 1] not in _NO_BOUND and (before := bound_before(text, head)):
        if item.qualifier == "exact" or before[0] != "approx":
            item.qualifier = stronger(item.qualifier, before[0])
        item.head = before[1]
    unit, noun, tail = item.unit, item.noun, item.tail
    behind = bound_signs_behind()
    after = bound_behind(text, tail) if text[tail : tail + 1] in behind else None
    if after is None:
        beside = unit.end if unit else item.end
        if noun and not unit:
            beside = classifier_end(text, beside)
        if beside != tail and text[beside : beside + 1] in behind:
            after = bound_behind(text, beside)
    if after:
        item.qualifier = stronger(item.qualifier, after[0])
        item.tail = max(tail, after[1])
    if unit and unit.dimension == "time" and unit.rate is None and is_period(text, item):
        item.reason = "period"
    if item.scaled and item.kind == "word" and not (unit or noun or item.money or item.reason):
        _drop_class_of_size(text, item)
    if not item.group:
        measured = item.money or unit
        item.group = measured.dimension if measured else noun.group if noun else group_of(item.unit_name)


def _drop_class_of_size(text: str, item: Item) -> None:
    """过千万清洁生产项目: places without a digit that count nothing name a class of size."""
    if not set(text[item.start : item.end]) - set("十百千万亿"):
        item.reason = "name_of_concept"


def _in_accounts(text: str, item: Item) -> UnitHit | None:
    """The currency behind a number in brackets, which is negative in accounts: (204 500) 欧元."""
    unit = unit_at(text, item.end + 1, "zh")
    if unit is None or unit.dimension != "money" or item.value is None:
        return None
    item.value = item.mantissa = -item.value
    item.start, item.end = item.start - 1, item.end + 1
    item.head = item.start
    return unit


@cache
def _unit_signs() -> frozenset[str]:
    """How Chinese units begin, in one sign where that is a unit, else in two: before other signs none is looked for."""
    firsts = frozenset(surface[0] for row in load_units() for surface in row.zh)
    surfaces = [surface for row in load_units() for surface in (*row.zh, *row.guarded) if surface]
    return frozenset(surface[:2] for surface in surfaces if surface[0] in firsts) | frozenset("度两")


def _unit_behind(text: str, position: int) -> UnitHit | None:
    sign = text[position : position + 1]
    if sign in _BLANK_SIGNS:
        position += 1
        sign = text[position : position + 1]
        if sign <= "\u2e80" or sign in (signs := _unit_signs()) or text[position : position + 2] in signs:
            return unit_at(text, position - 1, "zh")
        return None
    if sign > "\u2e80":
        signs = _unit_signs()
        known = sign in signs or text[position : position + 2] in signs
    else:
        known = sign not in _NO_UNIT
    return unit_at(text, position, "zh") if known else None


def _unit_further(text: str, item: Item, sign: str) -> UnitHit | None:
    """The unit of a number that does not stand right before it: behind a bound, a bracket or the next number."""
    unit = None
    if sign in bound_signs_behind() and (after := bound_behind(text, item.tail)):
        unit = unit_at(text, after[1], "zh")
    if (
        unit is None
        and text[item.end : item.end + 1] in (")", "）")
        and text[item.start - 1 : item.start] in ("(", "（")
    ):
        unit = _in_accounts(text, item)
    if unit is None and sign in _SHARED_SIGNS and (shared := SAME_BEHIND.match(text, item.tail)):
        unit = unit_at(text, shared.end(), "zh")
        if unit:
            unit = UnitHit(unit.unit, unit.ucum, unit.dimension, item.tail, item.tail + 1)
    return unit


def _read_unit(text: str, item: Item) -> None:
    tail = item.tail
    unit = _unit_behind(text, tail)
    if unit is None:
        unit = _unit_further(text, item, text[tail : tail + 1])
        if unit is None:
            return
    words = text[unit.start : unit.end]
    if words in ("月", "日") and unit.unit in ("month", "day") and not text.startswith("个半", item.end - 2):
        return
    if words.startswith("人年") and text[unit.end : unit.end + 1] in tuple("龄均度纯收末初满"):
        return
    scale = None
    if words == "度":
        named = text[max(0, item.start - 4) : item.start].removesuffix("温度")
        scale = _THERMOMETER.get(named[-2:])
    if scale:
        unit = UnitHit(*scale, "temperature", unit.start, unit.end)
    item.unit, item.tail = unit, unit.end
    ahead = text[unit.end : unit.end + 1]
    if ahead == "半" and (half := half_behind(text, item)):
        item.value = item.mantissa = half[0]
        item.tail = half[1]
    elif (
        ahead == "多"
        and unit.dimension != "money"
        and item.qualifier == "exact"
        and (more := _MORE_BEHIND.match(text, item.tail))
    ):
        item.qualifier, item.tail = "more_than", more.end()
