"""Numerals of single kinds for the number lock: rows of Chinese digits, Roman numerals, long runs of digits."""

from tasks.grammar.lock_model import Number

_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_SPELLED = "零一二三四五六七八九〇"
_HUGE = 18  # digits: longer runs are compared as they are printed


def spelled(numeral: str) -> int | None:
    """The number of a row of Chinese digits (第一六五届: 165); None for any other numeral."""
    if len(numeral) < 2 or any(sign not in _SPELLED for sign in numeral):
        return None
    return int("".join(str(_SPELLED.index(sign)) for sign in numeral.replace("〇", "零")))


def roman(surface: str) -> int:
    """The number of a Roman numeral up to 89."""
    values = [_ROMAN_VALUES[letter] for letter in surface]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def number_of(run: str) -> Number:
    """The number of a run of digits with separators of thousands; very long ones are compared as floats."""
    plain = run.replace(",", "").replace("\u00a0", "")
    if len(plain) > _HUGE:
        return float("inf") if len(plain) > 300 else float(plain)
    return float(plain) if "." in plain else int(plain)


def whole(number: Number) -> Number:
    """The number as an ``int`` where it is whole."""
    return int(number) if number == int(number) else number
