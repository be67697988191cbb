"""Chinese figures: classifier, noun, unit and bound around a numeral, and the words that label it."""

import re

from tasks.grammar.count_nouns import group_of
from tasks.grammar.count_nouns_zh import classifier_end, noun_before_zh, noun_zh
from tasks.grammar.not_quantities_zh import is_label_followed, label_before_zh
from tasks.grammar.qualifiers import qualifier_after, qualifier_before, stronger
from tasks.grammar.quantities_zh_numerals import read_numeral_zh
from tasks.grammar.quantity_item import Item
from tasks.grammar.units import money_before, unit_at

_RANKED = re.compile(r"(?:排名|排在|位居|位列|名列|列|居|全球|世界|全国)(?:第|前)\s?$")
_LIST_GAP = re.compile(r"\s?(?:、|，|,|和|及|与|至|到|或|以及|[-－—～])\s?")
_PERIOD_BEFORE = re.compile(
    r"(?:过去|今后|未来|近|最近|前|后|每|为期|历时|第|连续|上|下|这|头|再过|再|约|首个?|近的|接下来的?|随后的?|此后的?|往后|长达)\s?$"
)
_PERIOD_AFTER = re.compile(
    r"(?:来|以来|期|间|内|之内|后|之后|前|以前|之前|里|中|时间|计划|规划|方案|行动|战略|框架|愿景|目标|议程|一次|一度|周期|的培训|的会议|的活动|多来|以后|以内|底|初|末)"
)
_MEASURED = re.compile(
    r"(?:平均|寿命|受教育|需要?|花费|耗时|延长|缩短|减少|增加|提高|为|达到?|至|到|约|超过|节省|回收期|历时)[^，。；]{0,6}$"
)


def read_item_zh(text: str, match: re.Match[str], previous: Item | None) -> Item:
    """The numeral of ``match`` with all that stands beside it; ``previous`` is the item before, for lists of labels."""
    item = read_numeral_zh(text, match)
    kind, start = item.kind, item.start
    if (
        item.reason is None
        and kind in ("dig", "word")
        and text[max(0, start - 2) : start].rstrip().endswith("每")
        and item.scale > 1
    ):
        item.reason = "denominator"
    if item.reason is None and kind in ("dig", "word"):
        _read_label(text, item, previous)
    if item.reason is None:
        _read_surroundings(text, item)
    return item


def _read_label(text: str, item: Item, previous: Item | None) -> None:
    label = label_before_zh(text, item.start)
    if label:
        unit = unit_at(text, item.end, "zh")
        nothing_counted = unit is None and noun_zh(text, item.tail) is None
        strong = label[1] in ("sdg_number", "agenda_item", "section_number", "paragraph_reference", "table_number")
        measured = unit and label[1] != "section_number"
        if (
            (item.kind == "dig" or nothing_counted)
            and (strong or nothing_counted)
            and not (strong and item.scaled)
            and not measured
        ):
            item.start, item.reason, item.label = label[0], label[1], label[1]
            return
    if _RANKED.search(text, max(0, item.start - 6), item.start) and text[item.end : item.end + 1] in "位名强大":
        item.reason = "ordinal"
        return
    if is_label_followed(text, item.end) and not item.scaled:
        item.reason = "version" if "." in text[item.start : item.end] else "name_with_number"
        return
    if (
        previous is not None
        and previous.label
        and previous.reason
        and item.start - previous.end < 5
        and _LIST_GAP.fullmatch(text, previous.end, item.start)
        and unit_at(text, item.end, "zh") is None
        and noun_zh(text, item.tail) is None
    ):
        item.reason = item.label = previous.label


def _read_surroundings(text: str, item: Item) -> None:
    item.money = money_before(text, item.start) if item.kind == "dig" else None
    if item.money:
        item.head = item.money.start
    position = item.tail
    if not item.unit_name:
        item.unit = unit_at(text, position, "zh")
        after = qualifier_after(text, position, "zh")
        if item.unit is None and after:
            item.unit = unit_at(text, after[1], "zh")
        if (
            item.unit
            and item.unit.unit in ("month", "day", "week")
            and text[item.unit.start : item.unit.end] in ("月", "日")
        ):
            item.unit = None
        if item.unit:
            item.tail = item.unit.end
            if item.unit.dimension == "time" and item.unit.rate is None and _is_period(text, item):
                item.reason = "period"
        elif item.money is None:
            item.noun = noun_zh(text, position)
            behind = classifier_end(text, position)
            if item.noun and item.noun.end == behind > position:  # nothing but the classifier: 绿色工厂3616家
                bound = qualifier_before(text, item.head, "zh")
                named = noun_before_zh(text, bound[1] if bound else item.head)
                if named and (named.group != "person" or item.noun.group == "person"):
                    item.noun, item.tail = named, max(item.tail, behind)
            if item.noun:
                item.tail = max(item.tail, item.noun.end)
                if item.noun.unit == "time":
                    item.group = "abstract"
    before = qualifier_before(text, item.head, "zh")
    if before:
        item.qualifier = (
            stronger(item.qualifier, before[0])
            if item.qualifier == "exact" or before[0] != "approx"
            else item.qualifier
        )
        item.head = before[1]
    classified = classifier_end(text, item.end) if item.noun else item.end
    for place in (item.tail, item.unit.end if item.unit else classified, item.end):
        after = qualifier_after(text, place, "zh")
        if after and not re.match(r"[述文图表]", text[after[1] : after[1] + 1]):
            item.qualifier = stronger(item.qualifier, after[0])
            item.tail = max(item.tail, after[1])
            break
    if not item.group:
        item.group = (
            item.money.dimension
            if item.money
            else item.unit.dimension
            if item.unit
            else item.noun.group
            if item.noun
            else group_of(item.unit_name)
        )


def _is_period(text: str, item: Item) -> bool:
    """Whether a Chinese duration only says when (过去十年, 为期三天), as against one that is measured (13.5年)."""
    unit = item.unit
    if unit is None or unit.unit in ("hour", "minute", "second", "person-day"):
        return False
    before, after = text[max(0, item.head - 12) : item.head], text[unit.end : unit.end + 3]
    if _PERIOD_AFTER.match(after) or _PERIOD_BEFORE.search(before):
        return True
    if item.mantissa is not None and item.mantissa.denominator != 1:
        return False
    return not _MEASURED.search(before)
