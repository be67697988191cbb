"""Chinese shares and multiples: 百分之六十五, 三分之二, 五成, 打八折, 一半, 近半, 翻两番."""

from fractions import Fraction

from tasks.grammar.digits_zh import FULL_WIDTH
from tasks.grammar.not_quantities_zh import word_around
from tasks.grammar.numerals import parse_digits
from tasks.grammar.numerals_zh import DIGITS as ZH_DIGITS
from tasks.grammar.numerals_zh import neighbours_zh, parse_zh
from tasks.grammar.quantity_item import Item
from tasks.grammar.scales_zh import negative, read_more

_SHARES = {"百": 100, "千": 1000, "万": 10_000}


def read_share(text: str, item: Item) -> None:
    """百分之六十五, 千分之三, 七分之一: per cent, per mille, else a fraction."""
    surface = text[item.start : item.end].replace(" ", "").translate(FULL_WIDTH)
    below, _, above = surface.partition("分之")
    known = _SHARES.get(below)
    number = parse_digits(above) if above[:1].isdecimal() else 100 if above == "百" else parse_zh(above)
    pair = neighbours_zh(above) if number is None else None
    if known == 100 and pair:
        item.low, item.high, item.is_range = Fraction(pair[0]), Fraction(pair[1]), True
        item.unit_name, item.rule, item.group = "%", "zh.percent", "share"
        return
    value = Fraction(number) / known if known and number is not None else parse_zh(surface)
    if value is None:
        item.reason = "unreadable_number"
        return
    item.value = Fraction(value)
    if known == 100:
        item.value, item.unit_name, item.rule = item.value * 100, "%", "zh.percent"
    elif known == 1000:
        item.value, item.unit_name, item.rule = item.value * 1000, "‰", "zh.permille"
    else:
        item.unit_name, item.rule = "fraction", "zh.fraction"
    item.group = "share"
    if text[item.start - 1 : item.start] == "负" and negative(text, item.start):
        item.value = -item.value
    read_more(text, item)


def read_tenths(text: str, item: Item) -> None:
    """五成, 三成半, 打八折: tenths as per cent."""
    start, end = item.start, item.end
    word = word_around(text, start, start + 1)
    surface = text[start:end].replace(" ", "").translate(FULL_WIDTH)
    discount = surface.endswith("折")
    bare = surface.rstrip("折").partition("成")[0]
    if discount and len(bare) == 2:
        bare = bare[0] + ("点" if bare[1] in ZH_DIGITS else ".") + bare[1]
    number = 5 if bare == "对" else parse_digits(bare) if bare[:1].isdecimal() else parse_zh(bare)
    pair = neighbours_zh(bare) if number is None and not discount else None
    if pair and not word:
        item.low, item.high, item.is_range = Fraction(pair[0] * 10), Fraction(pair[1] * 10), True
        item.unit_name, item.group, item.rule = "%", "share", "zh.tenths"
        return
    if word or number is None:
        item.start, item.end, item.reason = word or (start, end, "unreadable_number")
        return
    value = Fraction(number) * 10
    behind = surface.partition("成")[2]
    if behind:
        value += 5 if behind == "半" else ZH_DIGITS[behind]
    item.value, item.unit_name, item.group, item.rule = value, "%", "share", "zh.tenths"


def read_half(text: str, item: Item) -> None:
    """一半, 近半, 半公斤: a share, or half a unit."""
    item.value = Fraction(1, 2)
    if text[item.start : item.end] == "半":
        if text[item.start - 1 : item.start] in ("近", "过", "超", "逾"):
            item.unit_name, item.group, item.rule = "fraction", "share", "zh.half"
            item.qualifier = "exact" if text[item.start - 1] == "近" else "more_than"
            return
        word = None if text[item.end : item.end + 1] in ("年", "天") else word_around(text, item.start, item.end)
        if word:
            item.start, item.end, item.reason = word
            return
        item.kind, item.mantissa = "word", item.value
        if text.startswith("个", item.end):
            item.end = item.tail = item.end + 1
        return
    item.unit_name, item.group, item.rule = "fraction", "share", "zh.half"


def read_doubled(text: str, item: Item) -> None:
    """翻一番, 翻两番: twice, four times."""
    item.value = 2 ** ZH_DIGITS[text[item.end - 2]]
    item.unit_name, item.group, item.rule = "times", "ratio", "zh.doubled"
