"""The form in which two sentences are compared for likeness: numbers, dates and symbols masked, one sign for each word.

A fingerprint is a string. A Chinese character stands for itself; a number, a date, a document symbol and every word of an
alphabetic script is one sign each, so that edits are counted in characters of Chinese and in words of other languages. It is
for comparing only: the words cannot be had back.
"""

import re
import zlib

from tasks.grammar.symbols import find_symbols
from tasks.translation.normal_form import normal_form

NUMBER, DATE, SYMBOL = "\ue000", "\ue001", "\ue002"
#: Least share of signs that two sentences have in common to be alike (issue 4, 1a).
LEAST_PERCENT = 85
#: Longer sentences (a page of Chinese) are looked up exactly only.
LONGEST = 600

_HAN_DIGITS = "零〇○一二三四五六七八九十百千万亿两兆"
_NUMBER = re.compile(
    rf"\d+(?:[.,:]\d+)*(?: \d{{3}}(?!\d))*(?:[十百千]?[万亿兆]+)?|[{_HAN_DIGITS}]+(?:点[{_HAN_DIGITS}]+)?"
)
_N = NUMBER
_TO = "[至到~–—-]"
_DATE = re.compile(rf"{_N}(?:{_TO}{_N})?年(?:{_N}月(?:{_N}日)?)?(?:{_TO}(?:{_N}年)?(?:{_N}月)?(?:{_N}日)?(?<=[年月日]))?"
                   rf"|{_N}月{_N}日(?:{_TO}(?:{_N}月)?{_N}日)?")  # fmt: skip
_LETTER = r"[^\W\d_\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ue000-\uf8ff]"
_WORD = re.compile(rf"{_LETTER}+(?:[-'’&.]{_LETTER}+)*")
_WORD_SIGNS, _WORD_COUNT = 0xF0000, 0xFFFD  # the private use plane 15: words cannot be taken for characters


def _sign(match: re.Match[str]) -> str:
    return chr(_WORD_SIGNS + zlib.crc32(match[0].casefold().encode("utf-8", "replace")) % _WORD_COUNT)


def fingerprint(text: str) -> str:
    """The fingerprint of ``text``: equal for sentences whose normal forms differ in figures, dates and symbols only.

    >>> fingerprint("第四十八届会议") == fingerprint("第 49 届会议。")
    True
    >>> fingerprint("见IDB.48/17和IDB.45/8/Add.2") == fingerprint("见 IDB.49/5 和 GC.18/Res.7")
    True
    >>> fingerprint("2021年7月12日至15日，维也纳") == fingerprint("2023 年 11 月，维也纳"), len(fingerprint("trois pays"))
    (True, 2)
    """
    return fingerprint_of_normal(normal_form(text))


def fingerprint_of_normal(key: str) -> str:
    """The fingerprint of a text of which ``key`` is the normal form."""
    if "/" in key:
        for symbol in reversed(find_symbols(key)):
            key = f"{key[: symbol.start]}{SYMBOL}{key[symbol.end :]}"
    key = _NUMBER.sub(NUMBER, key)
    if "年" in key or "月" in key:
        key = _DATE.sub(DATE, key)
    return _WORD.sub(_sign, key).replace(" ", "")


def is_telling(sign_string: str) -> bool:
    """Whether a fingerprint has words enough to know a sentence by: a bare number or date is like every other."""
    return sum(sign not in (NUMBER, DATE, SYMBOL) for sign in sign_string) >= 2


def most_edits(length: int, other: int) -> int:
    """How many signs may differ between fingerprints of these lengths that are alike.

    >>> most_edits(20, 20), most_edits(6, 6), most_edits(100, 90)
    (3, 0, 15)
    """
    return (100 - LEAST_PERCENT) * max(length, other) // 100


def length_bounds(length: int) -> tuple[int, int]:
    """The lengths that a fingerprint can have which is like one of ``length``.

    >>> length_bounds(20), length_bounds(5)
    ((17, 23), (5, 5))
    """
    return -(-LEAST_PERCENT * length // 100), 100 * length // LEAST_PERCENT
