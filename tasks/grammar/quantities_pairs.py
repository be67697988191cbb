"""Numbers that belong together: ranges (37 至 47), trends (from 31 to 56 per cent), lists that share a unit (5 and 6 kg)."""

import re
from fractions import Fraction

from tasks.grammar.quantity_item import Item

_RANGE = {
    "en": re.compile(
        r"[ \u00a0]?[-–—‑~][ \u00a0]?|[ \u00a0\n]+(?:to|or)[ \u00a0\n]+|[ \u00a0\n]+(?:up to)[ \u00a0\n]+"
    ),
    "zh": re.compile(r"\s?(?:至|到|[-–—－~～]|—{2})\s?"),
}
_BETWEEN_AND = {"en": re.compile(r"[ \u00a0\n]+and[ \u00a0\n]+"), "zh": re.compile(r"\s?(?:和|与|至|到)\s?")}
_BETWEEN_BEFORE = {
    "en": re.compile(r"\bbetween[ \u00a0\n]+(?:(?:about|some|around|an estimated|approximately)[ \u00a0]+)?$", re.I),
    "zh": re.compile(r"介于\s?$"),
}
_FROM_BEFORE = {
    "en": re.compile(
        r"\b(?:from|de)[ \u00a0\n]+(?:(?:about|some|around|over|nearly|approximately|more than|just|only|"
        r"an estimated|almost|less than|the)[ \u00a0]+)*$",
        re.I,
    ),
    "zh": re.compile(r"(?:从(?![业事而中])|由)[^，。；]{0,16}$"),
}
_RANGING = re.compile(
    r"\b(?:rang\w+|var(?:y|ies|ied|ying)|anywhere|anything|spann?\w*|estimates|between)\b[^.;,()]{0,40}$", re.I
)
_SHARING = {
    "en": re.compile(
        r"(?:,[ \u00a0\n]*(?:and|or|to)?|[ \u00a0\n]+(?:and|or|to|versus|vs\.?|against|by|&)|"
        r"/)[ \u00a0\n]*(?:respectively[ \u00a0])?(?:(?:more than|over|about|some|at least|nearly|another|around|"
        r"a further|up to|approximately)[ \u00a0]+)?"
    ),
    "zh": re.compile(
        r"\s?(?:、|，|,|和|与|及|或|以及|增至|增加到|升至|上升到|降至|减至|下降到|减少到|提高到|至|到|/)\s?(?:约|近|超过|逾)?\s?"
    ),
}


#: "由2至4人组成", "从5家到20家不等" are ranges, "从2人增至4人" two values.
_SPREAD_ZH = re.compile(r"[^，。；]{0,8}(?:组成|构成|不等|之间)")


def _same_unit(first: Item, second: Item) -> bool:
    """Whether two units printed on both ends of a range are the same, or the first is not printed."""
    if first.unit and second.unit:
        return first.unit.unit == second.unit.unit
    if first.noun and second.noun:
        return first.noun.unit == second.noun.unit
    if first.money and second.money:
        return first.money.unit == second.money.unit
    if first.unit_name or second.unit_name:
        return first.unit_name == second.unit_name or (not first.unit_name and second.unit_name in ("%", "times"))
    return not ((first.unit or first.noun) and (second.unit or second.noun or second.money) and not second.money)


def _merge(first: Item, second: Item) -> None:
    """Makes ``second`` the range from ``first`` to ``second``; ``first`` is dropped by the caller."""
    low, high = first.value, second.value
    top = second.mantissa
    if low is not None and top is not None and second.scale > 1 and first.scale == 1 and not first.scaled:
        low *= second.scale if abs(Fraction(low)) < 1000 and (Fraction(low) <= top or first.money is None) else 1
    second.low, second.high, second.value, second.is_range = low, high, None, True
    second.start, second.head = first.start, min(first.head, second.head)
    second.money = first.money or second.money
    second.qualifier = first.qualifier if first.qualifier != "exact" else second.qualifier
    second.unit = second.unit or first.unit
    second.noun = second.noun or first.noun
    second.unit_name = second.unit_name or first.unit_name
    second.group = second.group or first.group
    second.rule = "range"


#: "hydro 97.1, nuclear 88.0 and wind 41.5 TWh": each number behind the name of its part.
_NAMED_PARTS = re.compile(r"(?:,|;|,? and| or)[ \u00a0\n](?:[A-Za-z\-]+[ ]){1,3}")
_TO = re.compile(r"[ \u00a0\n]+(?:to|against)[ \u00a0\n]+")


def _share(first: Item, second: Item, text: str) -> None:
    """Gives ``first`` the unit or noun that only ``second`` prints."""
    first.unit, first.noun, first.unit_name, first.group = second.unit, second.noun, second.unit_name, second.group
    first.rate, first.shared = second.rate, True
    if second.money and first.money is None:
        first.money = second.money
    gap = text[first.end : second.head]
    if (
        (
            second.scale > 1
            and not first.scaled
            and first.mantissa is not None
            and re.search(r"\bto\b|\band\b|\bor\b|至|到|和", gap)
        )
        and abs(Fraction(first.mantissa)) < 1000
        and first.value is not None
    ):
        first.value *= second.scale
    if second.reason == "period":
        first.reason = "period"


def _bare(item: Item) -> bool:
    return not (item.unit or item.noun or item.unit_name) and item.reason is None


def _gap(text: str, first: Item, second: Item) -> str | None:
    """The words between two neighbours, None when they are too far apart to belong together."""
    if second.head < first.end and second.start >= first.end:
        return text[first.tail if first.tail <= second.start else first.end : second.start]
    begin = first.tail if first.tail <= second.head else first.end
    return None if second.head - begin > 24 else text[begin : second.head]


def join_pairs(text: str, items: list[Item], language: str) -> list[Item]:
    """``items`` with ranges merged into one and shared units handed back, right to left so that lists resolve."""
    key = "zh" if language == "zh" else "en"
    kept: list[Item] = []
    following: Item | None = None
    for item in reversed(items):
        if (
            following is not None
            and item.reason in (None, "period")
            and following.reason in (None, "period", "name_of_concept")
            and (item.label is None or (item.reason is None and following.reason is None))
        ):
            gap = _gap(text, item, following)
            if gap is not None and _is_range(text, item, following, gap, key):
                if (
                    item.value is not None
                    and following.value is not None
                    and Fraction(item.value)
                    * (
                        following.scale
                        if not item.scaled and item.scale == 1 and abs(Fraction(item.value)) < 1000
                        else 1
                    )
                    > following.value
                    and _bare(item)
                    and item.money is None
                    and "-" in gap + "–"
                    and re.fullmatch(r"[-–—‑－]", gap.strip() or "x")
                ):
                    item.reason = following.reason = "formula_or_code"  # 33-3 counts nothing downwards
                    following.unit = following.noun = None
                elif following.reason in (None, "period"):
                    if item.reason == "period":
                        following.reason = "period"
                    _merge(item, following)
                    continue
            elif (
                gap is not None
                and _bare(item)
                and _SHARING[key].fullmatch(gap)
                and (following.unit or following.noun or following.unit_name not in ("", "fraction"))
                and not (item.scaled and following.group == "share")  # "98 million or 59 %"
            ) or (
                gap is not None
                and _bare(item)
                and following.noun
                and key == "en"
                and re.fullmatch(r"[ ](?:[A-Za-z\-]+[ ]){1,3}and[ ]", gap)
            ):
                _share(item, following, text)
            elif gap is not None and key == "en" and _shares_scale(text, item, following, gap):
                item.value, item.scale, item.scaled = (item.value or 0) * following.scale, following.scale, True
            elif gap is not None and key == "en" and _is_named_part(text, item, following, gap):
                _share(item, following, text)
            elif gap is not None and key == "en" and item.noun and _bare(following) and _TO.fullmatch(gap):
                following.noun, following.group, following.shared = item.noun, item.group, True  # 132 votes to 3
        kept.append(item)
        following = item
    kept.reverse()
    return kept


def _shares_scale(text: str, first: Item, second: Item, gap: str) -> bool:
    """Whether the scale behind ``second`` is that of ``first`` too: "fell from 215 to 168 million"."""
    if first.value is None or second.value is None or first.kind != "dig" or not (_bare(first) and _bare(second)):
        return False
    if first.scaled or first.money or second.scale < 1000 or abs(Fraction(first.value)) >= 1000:
        return False
    before = _FROM_BEFORE["en"].search(text, max(0, first.head - 40), first.head)
    return before is not None and _RANGE["en"].fullmatch(gap) is not None


def _is_named_part(text: str, first: Item, second: Item, gap: str) -> bool:
    """Whether ``first`` is one of several decimals of which only the last prints the unit."""
    measured = second.unit is not None and second.unit.dimension not in ("money", "time")
    decimals = "." in text[first.start : first.end] and "." in text[second.start : second.end]
    return measured and decimals and _bare(first) and _NAMED_PARTS.fullmatch(gap) is not None


def _is_range(text: str, first: Item, second: Item, gap: str, key: str) -> bool:
    if first.value is None or second.value is None or not _same_unit(first, second):
        return False
    before = text[max(0, first.head - 40) : first.head]
    if _BETWEEN_BEFORE[key].search(before):
        return bool(_BETWEEN_AND[key].fullmatch(gap) or _RANGE[key].fullmatch(gap))
    if (
        key == "zh"
        and _BETWEEN_AND[key].fullmatch(gap)
        and re.match(r"[^，。]{0,6}之间", text[second.tail : second.tail + 8])
    ):
        return True
    if not _RANGE[key].fullmatch(gap):
        return False
    if first.noun and second.noun and "—" in gap:
        return False  # "71 personnel — 53 peacekeepers and 18 civilians"
    if first.noun and not first.shared and not (second.noun or second.unit):
        return False  # 132 votes to 3
    if re.fullmatch(r"[ \u00a0\n]+or[ \u00a0\n]+", gap):
        return Fraction(first.value) < second.value <= first.value + 10 and _bare(first)
    worded = bool(re.search(r"to|至|到", gap))
    if key == "zh" and worded and _SPREAD_ZH.match(text, second.tail):
        return True
    if worded and _FROM_BEFORE[key].search(before) and not (key == "en" and _RANGING.search(before)):
        return False
    if (
        re.search(
            r"(?:increas|decreas|rose|rise|risen|grew|grow|fell|fall|drop|declin|reduc|up|down)\w*[ \u00a0]+(?:by|"
            r"to)?[ \u00a0]*$",
            before,
            re.I,
        )
        and worded
        and not _bare(first)
    ):
        return False
    if second.kind == "indef" or first.kind == "indef":
        return False
    return not (worded and _bare(first) and not _has_meaning(second))


def _has_meaning(item: Item) -> bool:
    return bool(item.unit or item.noun or item.unit_name or item.money or item.scaled)
