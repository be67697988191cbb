"""Figures, dates and symbols of a source text behind marks that engines copy, and their own English put back after.

An engine that cannot carry a figure over is not asked to: it translates the words around a mark, and the figure is printed
by the rules that print every other figure of the briefing. The number lock looks at the result like at any other.
"""

import re
from dataclasses import dataclass

from tasks.grammar.dates import find_dates
from tasks.grammar.quantities import Quantity, read_quantities
from tasks.grammar.symbols import find_symbols
from tasks.grammar.un_dates import date as un_date
from tasks.grammar.un_style import bound, number, number_range, quantity

# Marks are Latin letters that are no word, with a numeral: what neural engines were seen to copy most often.
_MARK = "XQ{}"
_MARK_FOUND = re.compile(r"\bX\s?Q\s?-?(\d{1,2})\b", re.IGNORECASE)
_MOST = 40  # marks: an engine does not copy more of them, and two digits name them
_MORE_AFTER = re.compile(r"\s*[多余來来餘]")
_BOUND_AFTER = ("以上", "以下", "以内", "左右", "之多", "以後")


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with marks; ``words[i]`` is the English that belongs in the place of mark ``i``."""

    text: str
    words: tuple[str, ...]

    def restored(self, target: str) -> str | None:
        """``target`` with the words in place of the marks; None unless each mark stands there exactly once."""
        found = [int(match.group(1)) for match in _MARK_FOUND.finditer(target)]
        if sorted(found) != list(range(len(self.words))):
            return None
        return _MARK_FOUND.sub(lambda match: self.words[int(match.group(1))], target)


def mask(text: str, language: str) -> Masked | None:
    """``text`` with its figures, full dates and symbols masked; None when there is nothing to mask, or too much.

    >>> masked = mask("避免了约 7,200 万吨的二氧化碳排放", "zh")
    >>> masked.text, masked.words
    ('避免了XQ0的二氧化碳排放', ('about 72 million tons',))
    >>> masked.restored("avoided XQ0 of carbon dioxide emissions")
    'avoided about 72 million tons of carbon dioxide emissions'
    """
    spans: list[tuple[int, int, str]] = [(symbol.start, symbol.end, symbol.surface) for symbol in find_symbols(text)]
    for mention in find_dates(text, language):
        printed = un_date(mention.value)
        if printed and printed != mention.value:
            _add(spans, mention.start, mention.end, printed)
    for figure in read_quantities(text, language)[0]:
        found = _figure(text, figure)
        if found is not None:
            _add(spans, *found)
    spans.sort()
    if not spans or len(spans) > _MOST:
        return None
    pieces: list[str] = []
    position = 0
    for index, (start, end, _) in enumerate(spans):
        pieces += [text[position:start], _MARK.format(index)]
        position = end
    return Masked("".join([*pieces, text[position:]]), tuple(words for _, _, words in spans))


def _add(spans: list[tuple[int, int, str]], start: int, end: int, words: str) -> None:
    if all(end <= other[0] or start >= other[1] for other in spans):
        spans.append((start, end, words))


def _figure(text: str, figure: Quantity) -> tuple[int, int, str] | None:
    """The whole of a measure; of a count only its number with its bound, for the engine to name what is counted."""
    if figure.unit_ucum:
        words = quantity(figure.value, figure.unit, low=figure.min, high=figure.max, qualifier=figure.qualifier)
        return figure.start, figure.end, words
    end = figure.number_end
    more = _MORE_AFTER.match(text, end)
    if more:
        end = more.end()
    if any(word in text[end : figure.end] for word in _BOUND_AFTER):
        return None  # the bound stands behind the noun, out of the mark's reach
    if figure.is_range and figure.min is not None and figure.max is not None:
        return figure.start, end, number_range(figure.min, figure.max)
    if figure.value is None:
        return None
    return figure.start, end, f"{bound(figure.qualifier)} {number(figure.value)}".strip()
