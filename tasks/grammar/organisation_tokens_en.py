"""Words of English text as the search for names reads them: with capitals or not, with a gap before them or not."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"[A-Z][\w&’'./-]*[\w’]|[A-Z&]|[a-z]+|\d[\w.-]*|,|[^\s\w]")
_JOINERS = frozenset(("of", "for", "on", "under", "and", "the", "to", "&", "in", "de", "la", "du", "des"))


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark. ``gap``: more than spaces and one line break stand before it."""

    text: str
    start: int
    end: int
    gap: bool

    @property
    def is_name(self) -> bool:
        """Whether it begins with a capital or is "&"."""
        return self.text[0].isupper() or self.text == "&"


def tokens_of(text: str) -> list[Token]:
    """All words, numbers, commas and other marks of a text; a possessive ending is left out.

    >>> [token.text for token in tokens_of("Ukraine's Chamber, Kyiv")]
    ['Ukraine', 'Chamber', ',', 'Kyiv']
    """
    tokens: list[Token] = []
    last = 0
    for match in _WORD.finditer(text):
        between = text[last : match.start()]
        word, end = match.group(), match.end()
        if word.endswith(("'s", "’s")):
            word, end = word[:-2], end - 2
        if word.isupper() and len(word) > 1 and word.casefold() in _JOINERS:
            word = word.casefold()  # a joining word in a heading in capitals
        tokens.append(Token(word, match.start(), end, "\n\n" in between or len(between) > 8))
        last = match.end()
    return tokens


def in_capitals(tokens: list[Token], index: int) -> bool:
    """Whether the five words around are in capitals throughout, acronyms and legal forms aside."""
    around = [
        token.text for token in tokens[max(index - 3, 0) : index + 4] if token.text.isalpha() and len(token.text) > 1
    ]
    return len(around) > 3 and all(word.isupper() for word in around)


def titled(word: str) -> str:
    """A word of a heading in capitals as it stands in running text; acronyms are left as they are."""
    return word.capitalize() if word.isupper() and len(word) > 4 else word
