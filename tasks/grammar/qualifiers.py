"""Words that bound a number: more than, up to, about; 约, 超过, 多, 以上, 左右."""

import re
from functools import cache

from tasks.vocabularies.quantity_tables import load_qualifiers

_LONGEST_BEFORE = 32
#: Words that end in a sign of approximation without being one: 节约 3 万吨 saves exactly that.
_WORDS_WITHIN = frozenset(
    ["节约", "条约", "公约", "合约", "契约", "预约", "签约", "履约", "违约", "附近", "最近", "邻近"]
)


@cache
def _before(language: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """Words that stand before a number, by their last two characters, longest first."""
    table: dict[str, list[tuple[str, str]]] = {}
    for row in load_qualifiers():
        if row.language == language and row.place == "before":
            table.setdefault(row.surface[-2:], []).append((row.surface, row.qualifier))
    return {key: tuple(sorted(rows, key=lambda row: -len(row[0]))) for key, rows in table.items()}


def _word_end(word: str, language: str) -> str:
    """What may not follow a word behind a number: letters, and after "plus" any second thing ("$5 million plus costs")."""
    if word == "plus":
        return r"(?![^\W_])(?!\s[\w$€£])"
    if language == "en" and word[-1].isalnum():  # "83% or over 44 Mt" and "2 and more than 6" bound the second number
        return r"(?![^\W_])(?!\s(?:\d|[$€£]|US\$|than\b))" if word.startswith(("or ", "and ")) else r"(?![^\W_])"
    return r"(?!\d)" if word == "+" else ""


@cache
def _after(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of the words that stand after a number, longest first and whole words only, and their qualifiers."""
    rows = {
        row.surface: row.qualifier for row in load_qualifiers() if row.language == language and row.place == "after"
    }
    words = [re.escape(word) + _word_end(word, language) for word in sorted(rows, key=lambda word: (-len(word), word))]
    return re.compile(rf"[ \u00a0]{{0,2}}({'|'.join(words)})"), rows


def qualifier_before(text: str, end: int, language: str) -> tuple[str, int] | None:
    """The qualifier standing right before offset ``end`` and its start, None when there is none.

    >>> qualifier_before("with more than 600", 15, "en"), qualifier_before("避免了约 7", 5, "zh")
    (('more_than', 5), ('approx', 3))
    """
    low = max(0, end - _LONGEST_BEFORE)
    window = text[low:end].rstrip(" \u00a0\n\t").lower()
    table = _before("zh" if language == "zh" else "en")
    for key in (window[-2:], window[-1:]):
        for surface, qualifier in table.get(key, ()):
            if not window.endswith(surface):
                continue
            start = len(window) - len(surface)
            if language == "zh" and start and window[start - 1 : start + 1] in _WORDS_WITHIN:
                continue
            inside_word = (
                start > 0 and surface[0].isalnum() and (window[start - 1].isalnum() or window[start - 1] in "-.")
            )
            if language == "zh" or not inside_word:
                return qualifier, low + start
        if len(window) < 2:
            break
    return None


def qualifier_after(text: str, start: int, language: str) -> tuple[str, int] | None:
    """The qualifier standing right after offset ``start`` and its end, None when there is none.

    >>> qualifier_after("60%以上的企业", 3, "zh"), qualifier_after("50 or more", 2, "en")
    (('at_least', 5), ('at_least', 10))
    """
    pattern, rows = _after("zh" if language == "zh" else "en")
    match = pattern.match(text, start)
    if match is None or (match[1] == "+" and match.start(1) != start):
        return None
    return rows[match[1]], match.end()


#: Which of two qualifiers on one number says more: "about 300 or more" is still about 300.
def stronger(first: str, second: str) -> str:
    """The qualifier to keep when one stands before and one after the number.

    >>> stronger("exact", "at_least"), stronger("approx", "more_than"), stronger("at_least", "exact")
    ('at_least', 'approx', 'at_least')
    """
    return second if first == "exact" else first
