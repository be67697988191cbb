"""Patterns of many fixed words, joined by their common beginnings so that a scan tries few of them at a place."""

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches the longest of ``words`` that stands at a place, as a prefix tree.

    >>> any_of(["ten", "tenth", "two"])
    't(?:en(?:th)?|wo)'
    """
    return _tails(sorted(set(words)), 0)


def _tails(words: list[str], depth: int) -> str:
    """The pattern of what follows the first ``depth`` letters, which all ``words`` (sorted) share."""
    by_letter: dict[str, list[str]] = {}
    for word in words:
        if len(word) > depth:
            by_letter.setdefault(word[depth], []).append(word)
    branches: list[str] = []
    for group in by_letter.values():
        reach = depth + 1
        while all(len(word) > reach and word[reach] == group[0][reach] for word in group):
            reach += 1
        branches.append(re.escape(group[0][depth:reach]) + _tails(group, reach))
    ends = len(words[0]) == depth
    if not branches:
        return ""
    joined = "|".join(branches)
    return f"(?:{joined})?" if ends else joined if len(branches) == 1 else f"(?:{joined})"
