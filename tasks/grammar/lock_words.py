"""Words that say a number without a numeral, for each language: both, dozen, double, 双, 首."""

import re

from tasks.grammar.lock_model import LockFigure, LockReading, Number
from tasks.grammar.lock_periods import OTHER_LANGUAGES
from tasks.grammar.lock_units import rounded
from tasks.grammar.numerals_en import parse_en
from tasks.grammar.numerals_zh import parse_zh

# A figure of that value on the other side is no invention. Words of English are compared whole, those of others as parts.
_SAYS_NUMBER: dict[str, dict[float, tuple[str, ...]]] = {
    "en": {
        0: ("zero", "no", "none", "net-zero", "nil", "eliminated", "eliminate", "eliminating", "abolished",
            "scrapped", "removed", "free",
            "exempt", "exempted", "without"),
        0.5: ("half", "halved", "halving", "semi-annual", "biannual", "half-yearly", "half-year", "midway"),
        1: ("a", "an", "one", "single", "once", "sole", "each", "another", "per", "individual", "annual",
            "annually", "monthly",
            "weekly", "daily", "hourly", "yearly", "every", "first", "one-off", "next", "last", "past", "same", "only"),
        2: ("both", "pair", "twice", "double", "doubled", "dual", "bilateral", "twin", "couple", "two-fold",
            "twofold", "either", "second",
            "biennial", "biennium", "biennially", "biannual", "fortnight", "duo", "respective"),
        3: ("triple", "trilateral", "three-fold", "thrice", "triangular", "tripartite", "trio", "quarterly",
            "triennial", "triennium", "quarter"),
        4: ("quadrennial", "quadruple", "quartet"),
        5: ("quinquennial",),
        6: ("half-year", "semi-annual", "half-yearly", "biannual"),
        10: ("decade", "decades", "decadal", "decennial", "tenfold"),
        12: ("dozen", "year", "year-long", "yearly", "annual"),
        15: ("fortnight",),
        20: ("score",),
        50: ("half-century",),
        100: ("hundred", "century", "centenary", "hundreds", "centuries"),
        1000: ("thousand", "thousands", "millennium"),
        1000000: ("million", "millions"), 1000000000: ("billion", "billions"),
    },
    "zh": {0: ("零",), 0.5: ("半",), 1: ("单", "首", "每", "唯", "该", "各", "同", "某", "独"), 2: ("双", "倍", "番", "对", "两"),
    12: ("打",), 3: ("季",),
           4: ("季",), 10: ("旬",), 100: ("世纪", "百年")},
}  # fmt: skip
_FOLD = {
    2: ("doubled", "doubling", "double", "doubles", "twofold", "two-fold", "twice"),
    3: ("tripled", "tripling", "triple", "triples", "trebled", "trebling", "threefold", "three-fold", "thrice"),
    4: ("quadrupled", "quadrupling", "quadruple", "fourfold", "four-fold"),
    5: ("quintupled", "fivefold", "five-fold"),
    6: ("sixfold", "six-fold"), 8: ("eightfold", "eight-fold"), 10: ("tenfold", "ten-fold"), 11: ("elevenfold",),
}  # fmt: skip
#: Growth by n times is to n + 1 times what it was (增长两倍: "tripled").
_GROWTH = ("增长", "增加", "提高", "上升", "扩大", "多", "高", "增", "上涨", "攀升", "猛增", "激增", "翻")
_TO = "到至为达"
# Signs of Chinese without which a text says nothing of "doubled", "tripled", "quadrupled" or "halved".
_SAYS_FOLD = {
    "double": "倍番两双二2２重",
    "triple": "倍番三两二3２23",
    "quadruple": "倍番四三43",
    "halve": "半5五二一½",
}
_FOLD_STEMS = {
    "double": ("doubled", "doubling", "doubles"),
    "triple": ("tripled", "tripling", "triples", "trebled", "trebling"),
    "quadruple": ("quadrupled", "quadrupling", "quadruples"),
    "halve": ("halved", "halving", "halves"),
}
_ALL_FOLDS = frozenset(word for stems in _FOLD_STEMS.values() for word in stems)


def says_number(number: Number, reading: LockReading) -> bool:
    """Whether the text has ``number`` in any role or in a word that says it."""
    if rounded(number) in reading.numbers:
        return True
    if reading.language in OTHER_LANGUAGES:
        return _says_in(number, reading)
    words = _SAYS_NUMBER.get(reading.language, _SAYS_NUMBER["en"]).get(number, ())
    if reading.language == "zh":
        return any(word in reading.text for word in words) or is_in_han(number, reading)
    return not reading.words.isdisjoint(words)


def _says_in(number: Number, reading: LockReading) -> bool:
    from tasks.grammar.numerals_languages import SAYS_NUMBER  # loaded by texts of these languages only

    words = SAYS_NUMBER.get(reading.language, {}).get(number, ())
    whole = {word for word in words if not word.endswith("*")}
    stems = tuple(word[:-1] for word in words if word.endswith("*"))
    return not reading.words.isdisjoint(whole) or any(word.startswith(stems) for word in reading.words if stems)


# One person in six, one out of every six people: a share that English may say around the noun.
_SHARE_EN = re.compile(
    r"\b([a-z]+|\d{1,3})(?: [a-z]+){0,3} (?:in|out of|of)(?: every)? ([a-z]+|\d{1,3})\b", re.IGNORECASE
)


def says_share(share: Number, reading: LockReading) -> bool:
    """Whether an English text says a fraction by counting, with the noun between its numbers ("one person in six")."""
    return any(part and whole and abs(part / whole - share) < 1e-6 for part, whole in _shares(reading))


def is_of_share(number: Number, reading: LockReading, shares: list[Number]) -> bool:
    """Whether ``number`` of an English text is only one of the two that say a share of ``shares``."""
    return any(
        number in (part, whole) and whole and any(abs(part / whole - share) < 1e-6 for share in shares)
        for part, whole in _shares(reading)
    )


def _shares(reading: LockReading) -> list[tuple[int, int]]:
    if reading.language != "en":
        return []
    found = []
    for match in _SHARE_EN.finditer(reading.lowered):
        part, whole = (int(run) if run.isdigit() else parse_en(run) for run in match.groups())
        if part is not None and whole is not None and part == int(part) and whole == int(whole):
            found.append((int(part), int(whole)))
    return found


def is_in_han(number: Number, reading: LockReading) -> bool:
    """Whether Chinese has the number inside a word that the quantities take for no number (三方, 二十国集团)."""
    return any(parse_zh(run) == number for run in reading.han_numerals) if abs(number) < 1e13 else False


def grown(figure: LockFigure, reading: LockReading) -> int | None:
    """To how many times itself something has grown by a Chinese 增长 n 倍; None where the figure says no such growth."""
    if reading.language != "zh" or figure.low is None or figure.low != int(figure.low) or "番" in figure.surface:
        return None
    before = reading.text[max(0, figure.start - 6) : figure.start].rstrip("了约近 过超")
    is_growth = before.endswith(_GROWTH) and not before.endswith(tuple(_TO))
    return int(figure.low) + 1 if is_growth else None


def says_times(figure: LockFigure, source: LockReading, other: LockReading) -> bool:
    """Whether the other text calls a growth by so many times by its name (增长一倍: "doubled", 翻两番: "quadrupled")."""
    if figure.unit != "times" or figure.low is None or figure.low != int(figure.low):
        return False
    times = int(figure.low)
    fold = grown(figure, source)
    folds = [times] if fold is None else [fold, times] if times > 2 else [fold]
    return any(not other.words.isdisjoint(_FOLD.get(number, ())) for number in folds)


def invented_folds(said: LockReading, kept: LockReading) -> list[str]:
    """Words like "tripled" of an English text for which a Chinese one has no sign whatever."""
    if said.language != "zh" or kept.language != "en" or kept.words.isdisjoint(_ALL_FOLDS):
        return []
    return [
        word
        for kind, stems in _FOLD_STEMS.items()
        for word in stems
        if word in kept.words and not any(sign in said.text for sign in _SAYS_FOLD[kind])
    ]
