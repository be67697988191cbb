"""Numbers, units, dates and lists as the United Nations Editorial Manual prints them.

Source of the rules: United Nations Editorial Manual, "Numbers, dates and time"
(un.org/dgacm/en/content/editorial-manual/numbers-dates-time): below 10 in words in running text, 10 to 999,999 in
figures, "72 million"; "per cent" in text and "%" in tables only; "22 May 2013"; no comma before "and" in a list. Tons:
imprint of the UNIDO Annual Reports ("References to tons are to metric tons").
"""

import math
from collections.abc import Sequence
from fractions import Fraction

from tasks.grammar.un_dates import date as date
from tasks.grammar.un_dates import month_name as month_name
from tasks.grammar.un_dates import ordinal as ordinal
from tasks.grammar.un_units import is_figured as is_figured
from tasks.grammar.un_units import plural as plural
from tasks.grammar.un_units import prefix as prefix
from tasks.grammar.un_units import unit as unit

_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_LARGE = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_BOUNDS = {
    "exact": "", "approx": "about", "at_least": "at least", "more_than": "more than", "at_most": "at most",
    "less_than": "less than",
}  # fmt: skip


def _grouped(value: int) -> str:
    try:
        return f"{value:,}"
    except ValueError:  # Python refuses to print integers of more than 4,300 digits
        return f"a figure of about {int(value.bit_length() * math.log10(2)) + 1:,} digits"


def _decimal(value: float) -> str:
    if not math.isfinite(value):
        return str(value)
    text = f"{value:,.10f}".rstrip("0").rstrip(".") if abs(value) >= 1e-6 or value == 0 else f"{value:.3g}"
    return text or "0"


def number(value: float | int | Fraction, *, in_table: bool = False) -> str:
    """``value`` as printed: words below 10 in running text, figures in tables, round millions in words and figures.

    Nothing is rounded: a value that is not round to two decimals of a million is printed in full.

    >>> [number(n) for n in (3, 10, 13194, 72_000_000, 1_500_000, 3.5)]
    ['three', '10', '13,194', '72 million', '1.5 million', '3.5']
    >>> number(3, in_table=True), number(1_234_567)
    ('3', '1,234,567')
    """
    if isinstance(value, Fraction):
        value = value.numerator if value.denominator == 1 else float(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if not isinstance(value, int):
        return _decimal(value)
    if 0 <= value < 10 and not in_table:
        return _WORDS[value]
    for size, word in _LARGE:
        if abs(value) >= size:
            hundredths, rest = divmod(abs(value) * 100, size)
            if rest or hundredths >= 100_000:  # 1,000 trillion and more, and unround values: in full
                return _grouped(value)
            sign = "-" if value < 0 else ""
            return f"{sign}{_decimal(hundredths / 100)} {word}"
    return _grouped(value)


def number_range(low: float | int, high: float | int, *, in_table: bool = False) -> str:
    """A range, never its mean: ``3–6`` in tables, ``3 to 6`` in running text (both in figures, for comparison).

    >>> number_range(3, 6), number_range(3, 6, in_table=True), number_range(1_000_000, 2_000_000)
    ('3 to 6', '3–6', '1 million to 2 million')
    """
    first, last = number(low, in_table=True), number(high, in_table=True)
    if in_table and " " not in first + last:
        return f"{first}–{last}"
    return f"{first} to {last}"


def bound(qualifier: str) -> str:
    """The bound word of a qualifier: ``more_than`` → ``more than``; empty for ``exact`` and for unknown ones.

    >>> bound("more_than"), bound("approx"), bound("exact")
    ('more than', 'about', '')
    """
    return _BOUNDS.get(str(qualifier), "")


def quantity(
    value: float | int | None, unit_name: str, *, low: float | int | None = None, high: float | int | None = None,
    qualifier: str = "exact", in_table: bool = False,
) -> str:  # fmt: skip
    """A figure with bound word and unit. Measures and percentages are always in figures, counts below 10 in words.

    >>> quantity(700, "t", qualifier="more_than"), quantity(5, "%"), quantity(5, "country")
    ('more than 700 tons', '5 per cent', 'five countries')
    >>> quantity(None, "RUB/RUB", low=3, high=6), quantity(1_500_000, "USD"), quantity(90, "%", in_table=True)
    ('3 to 6 roubles per rouble', '$1.5 million', '90%')
    >>> quantity(5_000_000, "AED"), quantity(12, "GWp"), quantity(2, "person-day")
    ('AED 5 million', '12 GWp', 'two person-days')
    """
    as_figures = in_table or is_figured(unit_name)
    words = [bound(qualifier)]
    if value is not None:
        figure = number(value, in_table=as_figures)
    elif low is not None and high is not None:
        figure = number_range(low, high, in_table=in_table)
    elif low is not None:
        figure, words = number(low, in_table=as_figures), ["at least" if qualifier == "exact" else bound(qualifier)]
    elif high is not None:
        figure, words = number(high, in_table=as_figures), ["at most" if qualifier == "exact" else bound(qualifier)]
    else:
        return ""
    if prefix(unit_name):
        figure = f"{prefix(unit_name)}{figure}"
    elif unit_name == "%" and in_table:
        figure = f"{figure}%"
    else:
        figure = f"{figure} {unit(unit_name, value, in_table=in_table)}".rstrip()
    return " ".join(word for word in (*words, figure) if word)


def join(items: Sequence[str], conjunction: str = "and") -> str:
    """A list with no comma before the conjunction; empty items are left out.

    >>> join(["a", "b", "c"]), join(["a", "b"]), join(["a"]), join([])
    ('a, b and c', 'a and b', 'a', '')
    """
    words = [item for item in items if item]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


def sentence_start(text: str) -> str:
    """``text`` with its first letter as a capital; the rest is left alone ("SEZs", "UNIDO").

    >>> sentence_start("five sources"), sentence_start("")
    ('Five sources', '')
    """
    return text[:1].upper() + text[1:]


def count(value: int, noun: str) -> str:
    """A count with its noun, as in running text.

    >>> count(1, "source"), count(2, "country"), count(27, "paragraph"), count(0, "figure")
    ('one source', 'two countries', '27 paragraphs', 'no figures')
    """
    amount = "no" if value == 0 else number(value)
    return f"{amount} {noun if value == 1 else plural(noun)}"
