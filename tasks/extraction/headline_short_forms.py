"""Long names in a headline said by the short form that the sentence itself gives them."""

import re
from collections.abc import Iterator


def short_forms(words: str) -> str:
    """Names that bring their own short form in brackets, said by it: "… Organization (UNIDO)" becomes "UNIDO".

    >>> short_forms("The United Nations Industrial Development Organization (UNIDO) and Ghana launched a programme")
    'UNIDO and Ghana launched a programme'
    """
    for start, end, acronym in reversed(list(_long_names(words))):
        words = words[:start] + acronym + words[end:]
    return words


_ACRONYM = re.compile(r"\s\(([A-Z][A-Za-z]*[A-Z])\)")


def _long_names(words: str) -> Iterator[tuple[int, int, str]]:
    """Spans of names whose initials make the acronym after them, with that acronym."""
    last = 0
    for match in _ACRONYM.finditer(words):
        start = _name_start(words, last, match.start(), match.group(1))
        if start is not None:
            last = match.end()
            yield start, match.end(), match.group(1)


# "the United Nations | Economic and Social Commission for Western Asia (ESCWA)": all of it is said by the acronym.
_NAME_AHEAD = re.compile(r"\b(?:[Tt]he\s+)?(?:(?:United\s+Nations|UN|European|African|Asian|World|International)\s+)?$")


def _name_start(words: str, lowest: int, end: int, acronym: str) -> int | None:
    """Where the words before ``end`` begin whose capitals spell ``acronym`` ("the" before them included)."""
    wanted = [letter for letter in acronym if letter.isupper()]
    position = end
    for word in reversed(list(re.finditer(r"[\w’'-]+", words[lowest:end]))):
        position = lowest + word.start()
        if word.group()[0].isupper():
            if word.group()[0] != wanted.pop():
                return None
            if not wanted:
                before = _NAME_AHEAD.search(words, lowest, position)
                return before.start() if before else position
        elif word.group() not in ("of", "for", "the", "and", "on", "in"):
            return None
    return None
