"""Numerals of a text read plainly: digits with their scale words, and whether a quotation says them.

Nothing here trusts a value that was read before: printed numerals are read again from the quoted words by a plain reader of
digits and scale words; only where that does not find one (numbers in words) is the grammar asked once more.
"""

import re
from collections.abc import Collection, Iterable
from fractions import Fraction

from tasks.grammar.lock_reading import read_for_lock

Numbers = frozenset[Fraction]

_SCALES = {
    "thousand": 10**3, "million": 10**6, "millions": 10**6, "billion": 10**9, "billions": 10**9, "trillion": 10**12,
    "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "百万": 10**6, "十亿": 10**9, "万亿": 10**12,
    "mille": 10**3, "mil": 10**3, "millón": 10**6, "millones": 10**6, "milliard": 10**9, "milliards": 10**9,
    "тыс": 10**3, "тысяч": 10**3, "тысячи": 10**3, "млн": 10**6, "миллион": 10**6, "миллиона": 10**6, "миллионов": 10**6,
    "млрд": 10**9, "миллиард": 10**9, "миллиарда": 10**9, "миллиардов": 10**9, "трлн": 10**12,
    "ألف": 10**3, "مليون": 10**6, "مليار": 10**9, "بليون": 10**9, "mn": 10**6, "bn": 10**9,
}  # fmt: skip
_BLANK = " \u00a0\u2007\u2009\u202f"
_DIGITS = re.compile(
    rf"(?<![\d.,A-Za-z])(\d+(?:[.,{_BLANK}'’٫٬]\d+)*)(?:[{_BLANK}]?[多余余餘]?[{_BLANK}]?"
    rf"({'|'.join(sorted(_SCALES, key=len, reverse=True))})(?![a-zа-я]))?",
    re.IGNORECASE,
)
#: What follows digits that belong to an ordinal, which is compared by the number lock, or to a number cut with an ellipsis.
_NO_FIGURE = re.compile(r"…|(?:st|nd|rd|th|e|er|ème|-?[йяе])\b")
_COMMA_PARTS_THOUSANDS = frozenset({"en", "zh", "ja", "ko", "und", ""})
#: A fraction as printed, alone or behind a whole number. Years (2020/21) and dates are longer.
_FRACTION = re.compile(rf"(?<![\d/.,])(?:(\d{{1,3}})[{_BLANK}])?(\d{{1,2}})/(\d{{1,3}})(?![\d/]|[.,]\d)")
_MOST_DIGITS = 15
_LONG_DECIMAL = 10**6  # a decimal with more places than six is a fraction worked out
_EASTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９", "012345678901234567890123456789")


def numbers_in(text: str, language: str = "en") -> Numbers:
    """Every number that the digits of ``text`` say, multiplied out with the scale word behind them.

    A number under a scale word is not given bare. The comma parts decimals in Russian, French, Spanish and their kin,
    where a point may part either; it parts thousands in English and Chinese.

    >>> [str(number) for number in sorted(numbers_in("约 7,200 万吨, 1.650 t, 8 811 900, 2020 163"))]
    ['33/20', '163', '2020', '8811900', '72000000']
    >>> [str(number) for number in sorted(numbers_in("0,75 млн", "ru"))]
    ['750000']
    """
    found: set[Fraction] = set()
    for match in _DIGITS.finditer(text.translate(_EASTERN)):
        found.update(_values(match, language))
    found.update(map(_quotient, _FRACTION.finditer(text)))
    return frozenset(found)


def _values(match: re.Match[str], language: str) -> list[Fraction]:
    """What a run of digits and separators, with its scale word, may mean; empty past fifteen digits."""
    runs = re.split(rf"[{_BLANK}]", match.group(1))
    last = re.split(r"[.,]", runs[-1])[0]
    if len(runs) > 1 and len(runs[0]) <= 3 and all(len(run) == 3 for run in (*runs[1:-1], last)):
        runs = ["".join(runs)]
    values = [value for run in runs for value in _readings(run, language.split("-")[0] not in _COMMA_PARTS_THOUSANDS)]
    scale = _SCALES.get((match.group(2) or "").lower(), 1)
    return [*values[:-1], values[-1] * scale] if len(runs) > 1 and values else [value * scale for value in values]


def _readings(run: str, is_comma_decimal: bool) -> list[Fraction]:
    pieces = re.split(r"[.,'’٫٬]", run)
    if sum(map(len, pieces)) > _MOST_DIGITS:
        return []
    if len(pieces) == 1:
        return [Fraction(run)]
    in_groups = len(pieces[0]) <= 3 and all(len(piece) == 3 for piece in pieces[1:])
    separators = set(re.sub(r"\d", "", run))
    if separators == {","} and not is_comma_decimal:
        return [Fraction("".join(pieces))] if in_groups else [Fraction(piece) for piece in pieces]
    found = []
    if in_groups and (is_comma_decimal or len(pieces) > 2):
        found.append(Fraction("".join(pieces)))
    if len(pieces) == 2 or len(separators) > 1:
        found.append(Fraction(f"{''.join(pieces[:-1])}.{pieces[-1]}"))
    return found or [Fraction(piece) for piece in pieces]


def unsupported_numerals(
    printed: str, quotations: Iterable[tuple[str, str]], printed_language: str = "en", *, smallest: int = 0
) -> list[str]:
    """Numerals of ``printed`` from ``smallest`` on that none of the quotations (words, language) says, as printed.

    >>> unsupported_numerals("72 million tons, 18th session", [("约 7,200 万吨", "zh")])
    []
    >>> unsupported_numerals("7,200 tons", [("约 7,200 万吨", "zh")])
    ['7,200']
    """
    quoted = list(quotations)
    said: set[Fraction] = set().union(*(numbers_in(words, language) for words, language in quoted))
    missing = _not_in(printed, said, printed_language, smallest)
    if not missing:
        return []
    for words, language in quoted:  # numbers in words, fractions, dates of another calendar order
        reading = read_for_lock(words, language)
        said.update(_fraction(value) for value in reading.numbers)
        said.update(Fraction(part) for date in reading.dates for part in re.findall(r"\d+", date)[:9])
    return _not_in(printed, said, printed_language, smallest)


def _not_in(printed: str, said: Collection[Fraction], language: str, smallest: int) -> list[str]:
    missing = []
    printed = _FRACTION.sub(lambda match: "" if _is_among(_quotient(match), said) else match.group(), printed)
    for match in _DIGITS.finditer(printed):
        if _NO_FIGURE.match(printed, match.end(1)):
            continue
        values = _values(match, language)
        if values and max(values) >= smallest and not any(_is_among(value, said) for value in values):
            missing.append(match.group(0).strip())
    return missing


def _is_among(value: Fraction, said: Collection[Fraction]) -> bool:
    """Whether a number is said, or is a fraction that is said as a long decimal, or such a decimal of a fraction."""
    if value in said:
        return True
    near = (other for other in said if abs(value - other) * _LONG_DECIMAL < 1)
    return any(max(value.denominator, other.denominator) > _LONG_DECIMAL for other in near)


def _quotient(match: re.Match[str]) -> Fraction:
    """The value of ``1/3`` or ``2 1/2``; zero, which nothing printed is compared with, where it has none."""
    whole, above, below = match.groups()
    return Fraction(int(above), int(below)) + int(whole or 0) if int(below) else Fraction(0)


def _fraction(value: float | int) -> Fraction:
    return Fraction(value).limit_denominator(10**9) if value == value and abs(value) < 1e18 else Fraction(0)
