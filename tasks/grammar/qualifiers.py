"""Words that bound a number: more than, up to, about; 约, 超过, 多, 以上, 左右."""

from functools import cache

from tasks.vocabularies.quantity_tables import load_qualifiers

_LONGEST_BEFORE = 32


@cache
def _table(language: str, place: str) -> dict[str, list[tuple[str, str]]]:
    """Surfaces by the character next to the number (last of a word before, first of a word after), longest first."""
    table: dict[str, list[tuple[str, str]]] = {}
    for row in load_qualifiers():
        if row.language == language and row.place == place:
            key = row.surface[-1] if place == "before" else row.surface[0]
            table.setdefault(key, []).append((row.surface, row.qualifier))
    for rows in table.values():
        rows.sort(key=lambda item: -len(item[0]))
    return table


_LINKING = frozenset(["the", "a", "an", "its", "their", "all"])


def qualifier_before(text: str, end: int, language: str) -> tuple[str, int] | None:
    """The qualifier standing right before offset ``end`` and its start, None when there is none.

    >>> qualifier_before("with more than 600", 15, "en"), qualifier_before("避免了约 7", 5, "zh")
    (('more_than', 5), ('approx', 3))
    """
    low = max(0, end - _LONGEST_BEFORE)
    window = text[low:end].rstrip(" \u00a0\n\t")
    if not window:
        return None
    lowered = window.lower()
    english = language != "zh"
    best: tuple[str, int] | None = None
    for surface, qualifier in _table("en" if english else "zh", "before").get(lowered[-1], ()):
        if lowered.endswith(surface):
            start = len(window) - len(surface)
            if (
                english
                and surface[0].isalnum()
                and start > 0
                and (window[start - 1].isalnum() or window[start - 1] == "-")
            ):
                continue
            best = (qualifier, low + start)
            break
    return best


def qualifier_after(text: str, start: int, language: str) -> tuple[str, int] | None:
    """The qualifier standing right after offset ``start`` and its end, None when there is none.

    >>> qualifier_after("60%以上的企业", 3, "zh"), qualifier_after("50 or more", 2, "en")
    (('at_least', 5), ('at_least', 10))
    """
    begin = start
    while begin < len(text) and text[begin] in " \u00a0" and begin - start < 2:
        begin += 1
    if begin >= len(text):
        return None
    english = language != "zh"
    for surface, qualifier in _table("en" if english else "zh", "after").get(text[begin], ()):
        stop = begin + len(surface)
        if text.startswith(surface, begin):
            if english and surface[-1].isalnum() and stop < len(text) and text[stop].isalnum():
                continue
            if surface == "+" and (begin != start or (stop < len(text) and text[stop].isdigit())):
                continue
            return qualifier, stop
    return None


#: Which of two qualifiers on one number says more: "about 300 or more" is still about 300.
def stronger(first: str, second: str) -> str:
    """The qualifier to keep when one stands before and one after the number.

    >>> stronger("exact", "at_least"), stronger("approx", "more_than"), stronger("at_least", "exact")
    ('at_least', 'approx', 'at_least')
    """
    return second if first == "exact" else first
