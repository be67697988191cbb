"""English words of grammar, of numbers and of layout, which ``spelling_words.txt`` leaves out."""

from functools import cache
from pathlib import Path


@cache
def grammar_words() -> frozenset[str]:
    """All of them, in lower case.

    >>> {"which", "eight", "embargo"} <= grammar_words()
    True
    """
    lines = Path(__file__).with_name("grammar_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
