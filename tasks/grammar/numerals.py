"""Numbers written in digits: thousands separators of every kind, decimals, signs, accounting brackets, superscripts."""

import re
from fractions import Fraction

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
#: Blanks that separate thousands: blank, no-break, figure, thin and narrow no-break (ISO 80000-1, 7.3.1).
BLANKS = " \u00a0\u2007\u2009\u202f"
#: Fractions of one sign, alone or behind a whole number (1½).
VULGAR = {
    "½": Fraction(1, 2), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3), "¼": Fraction(1, 4), "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5), "⅖": Fraction(2, 5), "⅗": Fraction(3, 5), "⅘": Fraction(4, 5), "⅙": Fraction(1, 6),
    "⅚": Fraction(5, 6), "⅐": Fraction(1, 7), "⅛": Fraction(1, 8), "⅜": Fraction(3, 8), "⅝": Fraction(5, 8),
    "⅞": Fraction(7, 8), "⅑": Fraction(1, 9), "⅒": Fraction(1, 10),
}  # fmt: skip
VULGAR_SIGNS = "".join(VULGAR)

#: Digits as a regular expression: grouped by comma or blank, dotted (16.12, 1.2.3), or plain.
DIGITS = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?|\d{{1,3}}(?:[{BLANKS}]\d{{3}})+(?!\d|,\d)(?:\.\d+)?"
    r"|\d+(?:\.\d+)+|\d+)"
)

#: Past this many digits a figure is more likely an identifier or damage than a measurement, and floats lose digits.
MOST_DIGITS = 15

_ROW_SIGNS = (" ", "\t", "\n", "\u00a0", ",", "-", "，", "、")
_REMOVE = str.maketrans("", "", ",'’" + BLANKS)
_ONE_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def parse_digits(text: str) -> int | Fraction | None:
    """The value of a number in digits, None when it is no number or longer than :data:`MOST_DIGITS` digits.

    A number wholly in brackets is negative, as in accounts.

    >>> parse_digits("8 811 900"), parse_digits("13,194"), parse_digits("-0.75"), parse_digits("(1,234)")
    (8811900, 13194, Fraction(-3, 4), -1234)
    >>> parse_digits("1½"), parse_digits("⅓")
    (Fraction(3, 2), Fraction(1, 3))
    """
    if text.isdecimal() and len(text) <= MOST_DIGITS + 1:
        return int(text)
    text = text.strip()
    sign = 1
    if text.startswith("(") and text.endswith(")"):
        sign, text = -1, text[1:-1].strip()
    if text[:1] in ("-", "\u2212", "\u2013"):
        sign, text = -sign, text[1:]
    elif text[:1] == "+":
        text = text[1:]
    part = VULGAR.get(text[-1:])
    if part is not None:
        whole = parse_digits(text[:-1]) if text[:-1] else 0
        return None if whole is None else sign * (whole + part)
    compact = text.translate(_REMOVE)
    if not _ONE_NUMBER.fullmatch(compact) or len(compact) > MOST_DIGITS + 1:
        return None
    if compact.isdecimal():
        return sign * int(compact)
    value = sign * Fraction(compact)
    return value.numerator if value.denominator == 1 else value


def in_row_of_numbers(text: str, start: int, end: int) -> bool:
    """Whether only one sign parts a number from further numbers on both sides, as in a table: nothing says what it counts.

    >>> in_row_of_numbers("12 14 18", 3, 5), in_row_of_numbers("1,2,3", 2, 3), in_row_of_numbers("in 14 18", 3, 5)
    (True, True, False)
    """
    return (
        text[start - 1 : start] in _ROW_SIGNS
        and start > 1
        and text[start - 2].isdigit()
        and text[end : end + 1] == text[start - 1]
        and text[end + 1 : end + 2].isdigit()
    )


def plain(value: int | Fraction) -> int | float:
    """``value`` as an ``int`` where it is whole, else the nearest ``float`` of at most 15 significant digits.

    >>> plain(Fraction(3, 4)), plain(Fraction(8)), plain(7)
    (0.75, 8, 7)
    """
    if isinstance(value, int) or value.denominator == 1:
        return int(value)
    return float(f"{value.numerator / value.denominator:.15g}")
