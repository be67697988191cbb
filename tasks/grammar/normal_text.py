"""Text of Russian, French, Spanish or Arabic in one spelling, with the way back to the offsets of the original.

Digits become Western ones, ``ё`` is ``е``, the Arabic letters that are spelt in several ways are one; vowel signs and marks of
direction, which may stand between any two letters, are taken out.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

LANGUAGES = frozenset({"ru", "fr", "es", "ar"})

_ARABIC_SIGNS = "\u064b-\u0652\u0670\u0640"
_MARKS = "\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad"
_DROPPED = re.compile(f"[{_ARABIC_SIGNS}{_MARKS}]")
_DIGITS = {0x0660 + n: str(n) for n in range(10)} | {0x06F0 + n: str(n) for n in range(10)}
_FOLDED = _DIGITS | {
    ord("ё"): "е", ord("Ё"): "Е", ord("’"): "'", ord("‘"): "'", ord("ʼ"): "'",
    ord("أ"): "ا", ord("إ"): "ا", ord("آ"): "ا", ord("ٱ"): "ا", ord("ى"): "ي", ord("ة"): "ه", ord("٪"): "%", ord("ی"): "ي",
    ord("ک"): "ك", ord("‑"): "-",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NormalText:
    """``text`` in one spelling and ``lower`` the same in lower case, as long as ``text``; :meth:`span` leads back."""

    text: str
    lower: str
    places: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of a stretch of ``text``."""
        if self.places is None or start >= len(self.places):
            return start, end
        return self.places[start], (self.places[end - 1] + 1 if end > start else self.places[start])


@lru_cache(maxsize=64)
def normal_text(text: str) -> NormalText:
    """``text`` in one spelling.

    >>> normal_text("Четырёх ٤٩ الأُولى").text, normal_text("الدَّوْرة").span(0, 6)
    ('Четырех 49 الاولي', (0, 9))
    """
    places: tuple[int, ...] | None = None
    if _DROPPED.search(text):
        places = tuple(index for index, char in enumerate(text) if not _DROPPED.match(char))
        text = "".join(text[index] for index in places)
    folded = text.translate(_FOLDED)
    lower = folded.lower()
    if len(lower) != len(folded):  # a letter whose lower case is two
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in folded)
    return NormalText(folded, lower, places)


def fold(words: str) -> str:
    """A form of a vocabulary in the spelling of :func:`normal_text`, lower case."""
    return normal_text(words).lower
