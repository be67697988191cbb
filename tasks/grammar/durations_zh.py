"""Chinese durations: whether one only says when (过去十年) or is itself the finding (13.5年), and halves behind a unit."""

import re
from fractions import Fraction

from tasks.grammar.quantity_item import Item

_BEFORE = re.compile(
    r"(?:过去|今后|未来|近|最近|前|后|每|第|连续|上|下|这|头|再过|再|首个?|近的|接下来的?|随后的?|此后的?|往后|时隔|同期|当年|次年)"
    r"(?:约|大约|近)?\s?$"
)
_BEHIND = re.compile(
    r"多?(?:来|以来|期|间|内|之内|后|之后|前|以前|之前|里|中|时间|计划|规划|方案|行动|战略|框架|愿景|目标|议程|一次|一度|一届|周期|"
    r"的(?:培训|会议|活动|大会|论坛|会期|审议|行程|访问|研讨|展会|展览|假期|努力|历史|历程|合作)|以后|以内|底|初|末|级|制|左右内|度(?!过)|过渡期|任期|滚动)"
)
_MEASURED = re.compile(
    r"(?:平均|寿命|受教育|需要?|只需|仅用|花费|耗时|用时|费时|延长|缩短|减少|增加|提高|推迟|延迟|延后|提前|为|达到?|至|到|约|超过|节省|"
    r"回收期|历时|长达|持续|历经|经历|工期|期限|任期|年限|工龄|从业|满|超|逾|不足|不到|至少|最多|最长|最短|共|累计|总计|合计|数是|数有|"
    r"有|多|余|仅|只有|质保|保质期|有效期|使用|运行|服役|停留|等待|工作|居住|服刑|判处|徒刑|囚禁|关押|住院|隔离|拘留)[^，。；、\d]{0,6}$"
)
_PAYS = re.compile(r"(?:内|后)?(?:可|即可|能)?(?:收回|回本)")
_LASTING = re.compile(r"为期(?:约|近)?\s?$")
_FINE = frozenset(["hour", "minute", "second", "person-day", "person-hour", "person-month"])
_HALF = re.compile(r"半(?![年月天日个径数导途岛])")


def is_period(text: str, item: Item) -> bool:
    """Whether a Chinese duration only says when (过去十年, 为期三天), as against one that is measured (历时18个月)."""
    unit = item.unit
    if unit is None:
        return False
    before = text[max(0, item.start - 12) : item.start]
    near = before[-4:]
    if unit.unit in _FINE:
        return near.rstrip().endswith(("每", "过去", "未来", "最近", "头")) and item.scale == 1
    if item.mantissa is not None and item.mantissa.denominator != 1:
        return False
    if _PAYS.match(text, unit.end) or (unit.unit in ("month", "week") and text.startswith("的", unit.end)):
        return False
    if _LASTING.search(before):
        return unit.unit == "day"  # 为期三天的论坛 says when; 为期 12 周的辅导 how much of it
    if _BEHIND.match(text, unit.end) or _BEFORE.search(before):
        return True
    return not _MEASURED.search(before)


def half_behind(text: str, item: Item) -> tuple[Fraction, int] | None:
    """The value with the half that stands behind its unit (3年半, 两米半) and where that ends; None without one."""
    unit = item.unit
    if unit is None or item.value is None or item.scaled or not text.startswith("半", unit.end):
        return None
    if not _HALF.match(text, unit.end) or item.value.denominator != 1:
        return None
    return Fraction(item.value) + Fraction(1, 2), unit.end + 1
