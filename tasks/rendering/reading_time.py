"""How long a part of the page takes to read, from the words in it."""

import re
from math import ceil

#: Silent reading of English non-fiction by adults is 238 words (M. Brysbaert, Journal of Memory and Language 109, 2019).
WORDS_A_MINUTE = 230
# Chinese is read at about one and a half characters for each English word of the same text.
_HAN_A_WORD = 1.5
_MARKUP = re.compile(r"<(style|svg)\b.*?</\1>|<[^>]*>", re.DOTALL)
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")


def reading_minutes(markup: str) -> int:
    """Minutes for the words of ``markup``, rounded up, at least one; pictures and source marks' markup do not count.

    >>> reading_minutes("<p>" + "word " * 231 + "</p>")
    2
    """
    text = _MARKUP.sub(" ", markup)
    han = len(_HAN.findall(text))
    words = sum(any(char.isalnum() for char in word) for word in _HAN.sub(" ", text).split())
    return max(1, ceil((words + han / _HAN_A_WORD) / WORDS_A_MINUTE))
