"""English number words: cardinals up to the trillions, fractions, dozens and ordinals, both ways."""

import re
from fractions import Fraction

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
GROUPS = {"dozen": 12, "score": 20}

_ORDINAL_UNITS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_ORDINAL_TENS = {
    20: "twentieth", 30: "thirtieth", 40: "fortieth", 50: "fiftieth", 60: "sixtieth", 70: "seventieth",
    80: "eightieth", 90: "ninetieth",
}  # fmt: skip
ORDINALS = {word: value for value, word in enumerate(_ORDINAL_UNITS)} | {w: v for v, w in _ORDINAL_TENS.items()}
_ORDINAL_SCALES = {f"{word}th": value for word, value in SCALES.items()}
_DENOMINATORS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    form: value for word, value in ORDINALS.items() if value >= 3 for form in (word, f"{word}s")
}
_TENS_WORDS = {value: word for word, value in TENS.items()}

#: Longest number anyone writes in words; longer runs are not numbers but noise, and would cost quadratic time.
_LONGEST_WORDS = 24
_DIGITS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[+-]?\d+(?:\.\d+)?")


def _words(text: str) -> list[str]:
    return text.lower().replace("-", " ").replace("\u2011", " ").split()


def _cardinal(words: list[str]) -> int | None:
    """The value of cardinal words, None when they are no single number (``two three``, ``hundred hundred``)."""
    total = group = 0
    last_scale = 10**15
    smallest = 10**15  # value of the place filled last: "twenty one" goes down, "one twenty" does not
    seen = False
    for index, word in enumerate(words):
        if word == "and":
            if not seen or index + 1 == len(words):
                return None
            continue
        if word in ("a", "an"):
            if index or len(words) == 1 or (words[1] not in SCALES and words[1] not in GROUPS):
                return None
            group, smallest, seen = 1, 1, True
        elif word in UNITS:
            if seen and smallest <= 10 and not (smallest == 10 and UNITS[word] < 10 and group % 100 in TENS.values()):
                return None
            if seen and group == 0 and total == 0:
                return None
            group, smallest, seen = group + UNITS[word], 1, True
        elif word in TENS:
            if seen and smallest <= 10:
                return None
            group, smallest, seen = group + TENS[word], 10, True
        elif word == "hundred":
            if group >= 100:
                return None
            group, smallest, seen = max(group, 1) * 100, 100, True
        elif word in SCALES:
            if SCALES[word] >= last_scale:
                return None
            total, group, last_scale, smallest, seen = total + max(group, 1) * SCALES[word], 0, SCALES[word], 1000, True
        elif word.rstrip("s") in GROUPS and index + 1 == len(words):
            return (total + max(group, 1)) * GROUPS[word.rstrip("s")]
        else:
            return None
    return total + group if seen else None


def _fraction(words: list[str]) -> Fraction | None:
    """The value of ``one fifth``, ``three quarters``, ``half``, ``a third``, ``two and a half``."""
    if words == ["half"]:
        return Fraction(1, 2)
    if len(words) < 2 or words[-1] not in _DENOMINATORS:
        return None
    denominator = _DENOMINATORS[words[-1]]
    if "and" in words[1:-1]:
        cut = len(words) - 1 - words[::-1].index("and")
        whole, part = _cardinal(words[:cut]), _fraction(words[cut + 1 :])
        if whole is not None and part is not None and part < 1:
            return whole + part
    head = words[:-1]
    numerator = 1 if head in (["a"], ["an"]) else _cardinal(head)
    return None if numerator is None else Fraction(numerator, denominator)


def parse_en(text: str) -> int | Fraction | None:
    """The value of an English number, None when the words are no number.

    Whole values come as ``int``, others as ``Fraction``; digits with a scale word are read too.

    >>> parse_en("two hundred and fifty thousand"), parse_en("one fifth"), parse_en("1.5 million"), parse_en("dozen")
    (250000, Fraction(1, 5), 1500000, 12)
    """
    words = _words(text)
    if not words or len(words) > _LONGEST_WORDS:
        return None
    if _DIGITS.fullmatch(words[0]) and len(words[0]) < 40:
        value = Fraction(words[0].replace(",", ""))
        for word in words[1:]:
            scale = SCALES.get(word) or GROUPS.get(word.rstrip("s"))
            if scale is None:
                return None
            value *= scale
        return value.numerator if value.denominator == 1 else value
    cardinal = _cardinal(words)
    if cardinal is not None:
        return cardinal
    fraction = _fraction(words)
    if fraction is not None and fraction.denominator == 1:
        return fraction.numerator
    return fraction


def ordinal_en(text: str) -> int | None:
    """The number of an English ordinal in words or digits, None when it is none.

    >>> ordinal_en("forty-ninth"), ordinal_en("one hundred and first"), ordinal_en("22nd"), ordinal_en("nine")
    (49, 101, 22, None)
    """
    digits = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)", text.strip().lower())
    if digits:
        return int(digits[1])
    words = _words(text)
    if not words or len(words) > _LONGEST_WORDS:
        return None
    last, head = words[-1], words[:-1]
    if last in _ORDINAL_SCALES:
        scale = next(word for word in SCALES if f"{word}th" == last)
        return _cardinal([*head, scale])
    if last not in ORDINALS:
        return None
    value = ORDINALS[last]
    if not head:
        return value
    if head[-1] == "and":
        head = head[:-1]
    before = _cardinal(head) if head else None
    if before is None or (before % 100 and (before % 10 or value >= 10)):
        return None
    return before + value


def ordinal_words(number: int) -> str:
    """The ordinal of ``number`` in words, 0 to 999; above that digits with their ending.

    >>> ordinal_words(49), ordinal_words(65), ordinal_words(100), ordinal_words(112), ordinal_words(2021)
    ('forty-ninth', 'sixty-fifth', 'one hundredth', 'one hundred and twelfth', '2021st')
    """
    if number < 0 or number > 999:
        tail = "th" if 10 <= abs(number) % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(abs(number) % 10, "th")
        return f"{number}{tail}"
    hundreds, rest = divmod(number, 100)
    unit_words = list(UNITS)
    if hundreds:
        head = f"{unit_words[hundreds]} hundred"
        return f"{head}th" if rest == 0 else f"{head} and {ordinal_words(rest)}"
    if rest < 20:
        return _ORDINAL_UNITS[rest]
    tens, units = rest - rest % 10, rest % 10
    return _ORDINAL_TENS[tens] if units == 0 else f"{_TENS_WORDS[tens]}-{_ORDINAL_UNITS[units]}"
