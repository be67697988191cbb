"""What multiplies an English number: million, bn, lakh, m for million in sums and in the press, -fold, x."""

import re

from tasks.grammar.count_nouns_en import noun_en
from tasks.grammar.quantities_en_numerals import SCALE_WORDS
from tasks.grammar.quantity_item import Item

_MONEY_SCALES = {"m": 10**6, "M": 10**6, "bn": 10**9, "B": 10**9, "b": 10**9, "k": 10**3, "K": 10**3, "tn": 10**12,
                 "Cr": 10**7, "cr": 10**7, "Crs": 10**7}  # fmt: skip
_SCALE = re.compile(
    r"[ \u00a0\n\-]?((?i:hundred|thousand|million|billion|trillion)|mln|bln|trln|mn|bn|tn|lakh|crore|Lakh|"
    r"Crore|dozen|млн|млрд|тыс|"
    r"millones|milliards?|mille|миллионов|тысяч)s?\b\.?(?![\-‑](?:dollar))"
)
_SMALLER_SCALE = re.compile(r"[ \u00a0](\d{1,3})[ \u00a0]((?i:thousand|million))\b")
_INDIAN_SCALE = re.compile(r"[ \u00a0\n-](lakh|crore|Lakh|Crore)s?\b")
_MONEY_SCALE = re.compile(r"[ \u00a0]?(mn|bn|tn|m|M|B|b|k|K|Crs?|cr)\b")
_THOUSAND_LETTER = re.compile(r"k(?=[ \u00a0])")
_TIMES_X = re.compile(r"x\b|[ \u00a0]?×(?! ?10)")
_FOLD = re.compile(r"[ \u00a0\-‑]?fold\b")
_GLUED_M = re.compile(
    r"[mM](?![\w²³/])(?![ \u00a0](?:high|long|wide|deep|tall|above|below|thick|away|apart|from|north|"
    r"south|east|west|off|along|"
    r"down|up|underground|in (?:height|length|width)|of|by|x)\b)"
)
_TONS = re.compile(
    r"[ \u00a0](?:(?:metric|short|long)[ \u00a0])?(?:tonn?es?|tons?|barrels?|hectares?|acres?|lit(?:re|"
    r"er)s?|gallons?|bushels?|bales?|"
    r"cubic[ \u00a0]met(?:re|er)s?|square[ \u00a0](?:met(?:re|er)|kilomet(?:re|er)|mile)s?|kilograms?|"
    r"kilowatt|megawatt|kWh|MWh|doses?|"
    r"dollars?|euros?|yuan|pounds?|yen|rupees?|roubles?)\b"
)
_NUMBERS_BEFORE = re.compile(
    r"\b(?:numbers?|people|population|workers|users|customers|subscribers|passengers|visitors|children|"
    r"jobs|voters|vehicles|"
    r"labourers|migrants|refugees|women|households|homes|total)\b[^.;]{0,100}$",
    re.IGNORECASE,
)


def read_scale(text: str, item: Item) -> int:
    """Multiplies ``item`` by the scale behind its number; where the unit or the noun may begin."""
    position = item.end
    if item.kind == "dig" and item.value is not None and not item.scaled:
        scale = _SCALE.match(text, position)
        if scale is None and item.money:
            short = _MONEY_SCALE.match(text, position)
            if short:
                item.scale, item.scaled, position = _MONEY_SCALES[short[1]], True, short.end()
        elif scale is None and _is_press_million(text, item, position):
            item.scale, item.scaled, position = 10**6, True, position + 1
        elif scale is None and _THOUSAND_LETTER.match(text, position) and noun_en(text, position + 1):
            item.scale, item.scaled, position = 1000, True, position + 1
        elif scale is None and (fold := _FOLD.match(text, position)):
            item.unit_name, item.group, item.rule, position = "times", "ratio", "en.multiple", fold.end()
        elif scale is None and (_TIMES_X.match(text, position)):
            item.unit_name, item.group, item.rule = "times", "ratio", "en.multiple"
        for _ in range(2):
            if scale is None:
                break
            item.scale *= SCALE_WORDS[scale[1].rstrip(".").lower()]
            item.scaled, position = True, scale.end()
            scale = _SCALE.match(text, position)
        item.value *= item.scale
        smaller = _SMALLER_SCALE.match(text, position) if item.scaled and item.scale in (10**6, 10**9) else None
        if smaller and (more := SCALE_WORDS[smaller[2].lower()]) < item.scale:  # 22 million 440 thousand tons
            item.value, position = item.value + int(smaller[1]) * more, smaller.end()
        item.end = item.end if item.unit_name else position
        if text[position - 1 : position] == ".":
            item.end = position = position - 1
    elif item.kind == "word" and item.value is not None and (scale := _INDIAN_SCALE.match(text, position)):
        item.scale, item.scaled, position = SCALE_WORDS[scale[1].lower()], True, scale.end()
        item.value, item.end = item.value * item.scale, position
    return position


def _is_press_million(text: str, item: Item, position: int) -> bool:
    """Whether a glued "m" is short for million, as in the press ("168m workers"), and not for metres."""
    if not _GLUED_M.match(text, position):
        return False
    if _TONS.match(text, position + 1):  # 2.4m tonnes
        return True
    noun = noun_en(text, position + 1)
    return (noun is not None and noun.group in ("person", "thing", "organisation", "money", "event", "nature")) or (
        _NUMBERS_BEFORE.search(text, max(0, item.head - 120), item.head) is not None
    )
