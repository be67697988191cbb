"""Cuts a long text where no numeral is near, so that it is read piece by piece in little memory with the same result."""

import re
from collections.abc import Iterator

from tasks.grammar.numerals import SUPERSCRIPTS, VULGAR_SIGNS

#: Longest piece, in characters; shorter texts are one piece.
LONGEST = 1 << 15
#: No rule looks further than this from its numeral.
CONTEXT = 512
_CLEAR = 2 * 220
_BREATH = re.compile(r"[\s，。；]")
# Whatever a numeral of any language can begin with, and more.
_SIGN = re.compile(
    rf"[\d{SUPERSCRIPTS}{VULGAR_SIGNS}〇零○一二三四五六七八九十百千万亿两兩萬億双半几数第]"
    r"|[^A-Za-z](?i:bill|doz|eigh|elev|fi[frv]|fo[ru]|hal[fv]|hund|mill|nin[et]|onc?e|quar|sec|sev|six|ten|thi|tho|thr|tri|tw[eio])"
)


def pieces(text: str) -> Iterator[tuple[int, int, int, int]]:
    """Start of the context, start and end of the piece, end of the context; the pieces make up the whole text.

    >>> list(pieces("a short text"))
    [(0, 0, 12, 12)]
    """
    start, size = 0, len(text)
    while size - start > LONGEST:
        stop = _cut(text, start + LONGEST // 2, start + LONGEST)
        yield max(0, start - CONTEXT), start, stop, min(size, stop + CONTEXT)
        start = stop
    yield max(0, start - CONTEXT), start, size, size


def _cut(text: str, low: int, high: int) -> int:
    """The last good place for a cut between ``low`` and ``high``: amid words without a numeral, else at a blank."""
    found, reached = 0, low
    for sign in _SIGN.finditer(text, low, high):
        if sign.start() - reached >= _CLEAR:
            found = (sign.start() + reached) // 2
        reached = sign.end()
    if high - reached >= _CLEAR:
        found = (high + reached) // 2
    if found:
        breath = _BREATH.search(text, found, found + 60)
        return breath.start() if breath else found
    breath = _BREATH.search(text, max(low, high - CONTEXT), high)
    return breath.start() if breath else high
