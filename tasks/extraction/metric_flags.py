"""Doubts about figures, with the arithmetic: ratios nature does not allow, parts above their total, reversed ranges."""

import re
from bisect import bisect_right

from tasks.contracts.flag import Flag, Severity
from tasks.extraction.metric_scope import Scope
from tasks.vocabularies.quantity_tables import PlausibilityRow, load_plausibility

#: Masses, with what they are in tonnes; tonnes of coal equivalent are weighed against emissions as well.
_TONNES = {
    f"{lead}{weight}{substance}": tonnes
    for weight, tonnes in {"g": 1e-6, "kg": 1e-3, "t": 1.0, "kt": 1e3, "Mt": 1e6, "Gt": 1e9}.items()
    for lead, substance in (("", ""), ("", "CO2"), ("", "CO2e"), ("", "ce"), ("ODP ", ""))
} | {"lb": 0.00045359237, "ston": 0.90718474, "lton": 1.0160469088}  # NIST Handbook 44, appendix C
_CO2_UNITS = frozenset(unit for unit in _TONNES if "CO2" in unit)
_NEAR = 70
_BOUND_WORDS = {
    "more_than": "more than ",
    "at_least": "at least ",
    "approx": "about ",
    "at_most": "at most ",
    "less_than": "less than ",
}
_SHARE_OF = {"en": re.compile(r"\s+of\b"), "zh": re.compile(r"的")}
_GROWTH = re.compile(
    r"increas|rise|rose|grow|grew|growth|up by|higher|more|exceed|surg|增|升|长|提高|超|翻|产能利用|完成率",
    re.IGNORECASE,
)


def _value(scope: Scope) -> float | None:
    quantity = scope.quantity
    value = quantity.value if quantity.value is not None else quantity.max if quantity.max is not None else quantity.min
    return None if value is None else float(value)


def _names(scope: Scope, words_en: tuple[str, ...], words_zh: tuple[str, ...]) -> bool:
    """Whether the words measured by the figure (those up to the next figure) name one of the substances."""
    words = words_zh if scope.language == "zh" else words_en
    after = scope.sentence[scope.start : min(scope.end + _NEAR, max(scope.next_start, scope.end))]
    if any(word in after for word in words):
        return True
    before = scope.sentence[max(scope.previous_end, scope.start - _NEAR) : scope.start]
    return any(word in before for word in words) and not any(mark in after[:30] for mark in ("of ", "的"))


def _kind(unit: str) -> str:
    """What tonnes of ``unit`` are tonnes of where that is no mass of a substance: coal equivalent, depleting potential."""
    return "tce" if unit.endswith("ce") else "ODP t" if unit.startswith("ODP") else "t"


def _amount(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:g}"


def _ratio_flag(row: PlausibilityRow, low: Scope, high: Scope) -> Flag | None:
    bottom, top = _value(low), _value(high)
    if not bottom or not top or bottom <= 0:
        return None
    below, above = bottom * _TONNES[low.quantity.unit], top * _TONNES[high.quantity.unit]
    ratio = above / below
    if ratio <= row.ceiling:
        return None
    detail = (
        f"{_BOUND_WORDS.get(high.quantity.qualifier, '').capitalize()}{_amount(above)} t CO2 over "
        f"{_BOUND_WORDS.get(low.quantity.qualifier, '')}{_amount(below)} t of {row.family} is about {_amount(ratio)} {row.unit}; "
        f"the highest value known is {_amount(row.ceiling)} ({row.substance}). Printed as stated; check against the original."
    )
    return Flag(
        code="implausible_ratio", detail=detail[0].upper() + detail[1:], severity=Severity.WARN, source=row.source
    )


def ratio_flags(scopes: list[Scope]) -> list[tuple[Flag, ...]]:
    """Flags for each figure of one paragraph: greenhouse gas avoided against substance phased out or energy saved."""
    flags: list[list[Flag]] = [[] for _ in scopes]
    for row in load_plausibility():
        lows = [
            i for i, s in enumerate(scopes)
            if s.quantity.unit in _TONNES and s.quantity.unit not in _CO2_UNITS
            and _kind(s.quantity.unit) == row.denominator_unit
            and (row.denominator_unit != "t" or _names(s, row.words_en, row.words_zh))
        ]  # fmt: skip
        taken = set(lows)
        highs = [
            i for i, s in enumerate(scopes)
            if i not in taken and s.quantity.unit in _TONNES
            and (s.quantity.unit in _CO2_UNITS or _names(s, row.against_en, row.against_zh))
        ]  # fmt: skip
        for low in lows:
            if not highs:
                break
            place = bisect_right(highs, low)
            high = highs[place if place < len(highs) else 0]
            flag = _ratio_flag(row, scopes[low], scopes[high])
            if flag:
                flags[low].append(flag)
                flags[high].append(flag)
    return [tuple(dict.fromkeys(found)) for found in flags]


def own_flags(scope: Scope, total: Scope | None) -> tuple[Flag, ...]:
    """Flags one figure earns by itself or against the total it is part of."""
    quantity = scope.quantity
    found: list[Flag] = []
    key = "zh" if scope.language == "zh" else "en"
    if quantity.unit == "%" and quantity.value is not None and quantity.value > 100:
        near = scope.sentence[max(0, scope.start - 60) : scope.end + 30]
        if _SHARE_OF[key].match(scope.sentence[scope.end : scope.end + 6]) and not _GROWTH.search(near):
            found.append(
                Flag(
                    code="share_over_100",
                    detail=f"{quantity.surface} is stated as a share; a share cannot be above 100 per cent.",
                    severity=Severity.WARN,
                )
            )
    if quantity.min is not None and quantity.max is not None and quantity.min > quantity.max:
        found.append(
            Flag(
                code="reversed_range",
                detail=f"The range {quantity.surface} begins above its end.",
                severity=Severity.WARN,
            )
        )
    if total is not None:
        part, whole = _value(scope), _value(total)
        if (
            part is not None
            and whole is not None
            and part > whole
            and total.quantity.qualifier not in ("more_than", "at_least")
        ):
            found.append(
                Flag(
                    code="part_exceeds_total",
                    detail=f"{quantity.surface} is given as a part of {total.quantity.surface}, but is larger.",
                    severity=Severity.WARN,
                )
            )
    if re.fullmatch(r"(?:19|20)\d\d", quantity.number_surface) and quantity.noun and quantity.qualifier == "exact":
        found.append(
            Flag(
                code="year_like_count",
                detail=f"{quantity.surface} is read as a count; the number could be a year.",
                severity=Severity.NOTE,
            )
        )
    return tuple(found)
