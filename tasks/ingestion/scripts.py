"""Which script the letters of a text belong to, and whether it is in capitals."""

import re

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f]")
KANA = re.compile(r"[\u3040-\u30ff]")
HANGUL = re.compile(r"[\uac00-\ud7af\u1100-\u11ff]")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f]")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")

_HAN_RUN = re.compile(f"{HAN.pattern}+")
_LATIN_RUN = re.compile(f"{LATIN.pattern}+")
_SAMPLE = 1000
"""Characters of a block that are looked at; its script does not change within it."""

CAPITALS_SHARE = 0.85
"""Share of capitals among letters from which a line counts as set in capitals: "ITPOs" in it must not matter."""


def is_han(text: str) -> bool:
    """Whether at least a fifth of the letters of ``text`` are Chinese characters (a name in Latin letters may stand in it).

    >>> is_han("二. 工发组织在 COVID-19 大流行方面的应对措施"), is_han("UNIDO (工发组织) and its partners in industry")
    (True, False)
    """
    if text.isascii():
        return False
    sample = text[:_SAMPLE]
    han = sum(map(len, _HAN_RUN.findall(sample)))
    return han > 0 and han * 4 >= sum(map(len, _LATIN_RUN.findall(sample)))


def is_capitals(text: str) -> bool:
    """Whether ``text`` is set in capitals: at least four letters, nearly all of them upper case (Chinese has no case).

    >>> is_capitals("THE ITPO'S PRIORITIES FOR 2020"), is_capitals("ITPO Heads meeting")
    (True, False)
    """
    if text.islower():
        return False
    sample = text[:_SAMPLE]
    upper = sum(map(str.isupper, sample))
    return upper >= 4 and upper >= CAPITALS_SHARE * sum(map(str.isalpha, sample))
