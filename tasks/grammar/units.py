"""Units of measurement and currencies beside a number: ``13,194 公吨``, ``US$ 5 million``, ``kWh per tonne``."""

import re
from functools import cache

from tasks.grammar.unit_context import degree_zh, fits, instead, is_chinese_money, is_large_ahead
from tasks.grammar.unit_equivalents import as_equivalent
from tasks.grammar.unit_rates import rate_after as rate_after
from tasks.grammar.unit_rates import with_denominator, with_denominator_zh
from tasks.grammar.unit_tables import Found, find_alphabetic, find_chinese, row_of
from tasks.grammar.unit_tables import UnitHit as UnitHit
from tasks.vocabularies.quantity_tables import UnitRow, load_units

_BLANKS = " \u00a0\u2009\u202f"
_SIGNS = "$€£¥₽₹₩₴₸₦₱₫₺₪￥₾₼֏៛₭₮₵₡₲৳฿؋"
#: The longest code or sign of a currency before a number ("F CFA" apart), and the longest Chinese name.
_LONGEST_CODE, _LONGEST_NAME_ZH = 6, 8
#: Currency names in Chinese that end so may stand before a number (人民币5亿元).
_ENDS_ZH = "币元镑郎"
#: "Euro 6" is an emission standard, "US $" one sign in two pieces.
_HIGHEST_EURO_STANDARD = 7
_PARTED_POWER = re.compile(
    r"[ \u00a0]([23])(?=[,;:)]|\.(?!\d)|$|[ \u00a0](?:of|and|in|with|per|to|is|are|was|were|from|on|at|by|for|or|\()\b)"
).match
_COUNTRIES_OF_SIGN = ("US", "CA", "AU", "NZ", "HK")


def unit_at(text: str, position: int, language: str, *, compound: bool = True) -> UnitHit | None:
    """The unit that begins at ``position`` (after at most two blanks), longest first; None when there is none.

    Args:
        text: The text.
        position: Where the number before the unit ends.
        language: ``zh``, or any other for the units of alphabets.
        compound: Whether to read on for what it is per.

    >>> unit_at("13,194 公吨多氯联苯", 6, "zh").unit, unit_at("5 kWh per tonne", 1, "en").unit
    ('t', 'kWh/t')
    """
    if language == "zh":
        hit = _unit_zh(text, position, compound)
        sign = text[position : position + 3].lstrip()[:1]
        if hit is not None or sign > "\u2e80":  # no unit of the alphabetic languages begins with a Chinese sign
            return hit
    found = find_alphabetic(text, position)
    if found is None or not _fits(text, found):
        return None
    if found.guarded and (name := instead(text[found.start : found.end], text, found.start, found.end)):
        found = found._replace(row=row_of(name) or found.row)
    if found.row.unit in ("km", "m", "cm") and (power := _PARTED_POWER(text, found.end)):
        squared = row_of(found.row.unit + power[1])  # "82,403 km 2" of text taken from a page
        found = Found(squared, found.start, power.end(1)) if squared else found
    if found.row.dimension == "mass" and text[found.end : found.end + 1] in (" ", "\u00a0", "\n", "-", "‑"):
        found = as_equivalent(text, found, "en")
    if language == "zh":
        return with_denominator_zh(text, with_denominator(text, found.hit())) if compound else found.hit()
    return with_denominator(text, found.hit()) if compound else found.hit()


def _fits(text: str, found: Found) -> bool:
    start, end = found.start, found.end
    if end - start == 1 and text[end : end + 1] in ("-", "‑", "'", "’") and text[end + 1 : end + 2].isalpha():
        return False  # t-shirt, l'eau
    return not found.guarded or fits(text[start:end], found.row.dimension, text, start, end)


def _unit_zh(text: str, position: int, compound: bool) -> UnitHit | None:
    found = find_chinese(text, position)
    if found is None:
        start = position + (text[position : position + 1] in (" ", "\u00a0"))
        unit = degree_zh(text, start) if text[start : start + 1] == "度" else None
        row = row_of(unit) if unit else None
        if row is None:
            return None
        found = Found(row, start, start + 1)
    elif not _fits(text, found):
        return None
    if found.row.dimension == "mass":
        found = as_equivalent(text, found, "zh")
    return with_denominator_zh(text, found.hit()) if compound else found.hit()


@cache
def _before() -> dict[str, tuple[UnitRow, bool]]:
    """Codes, signs and names of currencies that stand before a number, with whether it must be a large one."""
    table: dict[str, tuple[UnitRow, bool]] = {}
    for row in load_units():
        if row.dimension != "money":
            continue
        for surface in row.en:
            if surface[:1].islower() or len(surface) > _LONGEST_CODE:
                if surface in ("euro", "euros"):
                    table.setdefault(surface, (row, False))
                elif surface.isalpha() and surface[:1].isascii() and surface.istitle() is False:
                    table.setdefault(surface.capitalize(), (row, True))
            else:
                table.setdefault(surface, (row, False))
        for surface in row.guarded:
            if surface.isupper() or not surface.islower():
                table.setdefault(surface, (row, True))
        for surface in row.zh:
            if 2 <= len(surface) <= _LONGEST_NAME_ZH and surface[-1] in _ENDS_ZH and surface != "元人民币":
                table.setdefault(surface, (row, False))
    cny = next(row for row in load_units() if row.unit == "CNY")
    return table | {"人民币": (cny, False), "￥": (cny, False)}


@cache
def _tails() -> frozenset[str]:
    """How all that stands before amounts ends, in three characters: the words before most numbers fail on it at once."""
    return (
        frozenset(surface[-3:] for surface in _before())
        | frozenset(f"{surface[-2:]}." for surface in _before())
        | {*_SIGNS}
    )


def money_before(text: str, position: int) -> UnitHit | None:
    """The currency printed before the number at ``position``, None when there is none.

    >>> money_before("about US$ 5 million", 10).unit, money_before("at COP 27 in Egypt", 7)
    ('USD', None)
    """
    end = position
    while end > 0 and position - end < 2 and text[end - 1] in _BLANKS:
        end -= 1
    last = text[end - 1 : end]
    tails = _tails()
    if not (text[max(0, end - 3) : end] in tails or text[max(0, end - 2) : end] in tails or last in tails):
        return None
    if last > "\u2e80" and last != "￥":
        return _name_before_zh(text, end) if last in _ENDS_ZH else None
    start = end
    while start > 0 and end - start <= _LONGEST_CODE and (text[start - 1] in _SIGNS or text[start - 1] in "./"):
        start -= 1
    while start > 0 and end - start <= _LONGEST_CODE and text[start - 1].isascii() and text[start - 1].isalpha():
        start -= 1
    if (
        last in _SIGNS
        and text[start - 1 : start] in _BLANKS
        and text[max(0, start - 3) : start - 1] in _COUNTRIES_OF_SIGN
    ):
        start -= 3
    return _code_before(text, start, end, position)


def _code_before(text: str, start: int, end: int, position: int) -> UnitHit | None:
    """The currency whose code or sign ends at ``end`` and begins at ``start``, or is the last sign alone."""
    table = _before()
    for begin in dict.fromkeys((start, end - 1)):
        surface = text[begin:end]
        entry = table.get(surface) or table.get(surface.replace(" ", "").replace("\u00a0", "").rstrip("."))
        if entry is None or (begin != start and surface not in _SIGNS):
            continue
        row, guarded = entry
        if begin > 0 and text[begin - 1].isalnum() and text[begin - 1].isascii() and surface not in _SIGNS:
            return None
        if guarded and not is_large_ahead(text, position):
            return None
        if surface == "Euro" and _is_euro_standard(text, position):
            return None
        if surface == "¥":
            row = row_of("CNY" if is_chinese_money(text, begin) else "JPY") or row
        return UnitHit(row.unit, None, row.dimension, begin, end)
    return None


def _is_euro_standard(text: str, position: int) -> bool:
    """Whether "Euro" before ``position`` is the series of emission standards, Euro 1 to Euro 7."""
    digit, after = text[position : position + 1], text[position + 1 : position + 2]
    longer = after.isdecimal() or (after in (",", ".") and text[position + 2 : position + 3].isdecimal())
    single = digit.isdecimal() and int(digit) <= _HIGHEST_EURO_STANDARD and not longer
    return single and not is_large_ahead(text, position)


def _name_before_zh(text: str, end: int) -> UnitHit | None:
    table = _before()
    for length in range(min(_LONGEST_NAME_ZH, end), 1, -1):
        start = end - length
        entry = table.get(text[start:end])
        if entry:
            before = text[start - 1 : start]
            if before.isdigit() or before in "万亿千百十多余":  # 100美元50人: the money of the number before it
                return None if before else UnitHit(entry[0].unit, None, entry[0].dimension, start, end)
            return UnitHit(entry[0].unit, None, entry[0].dimension, start, end)
    return None
