"""Where a figure's statement begins and ends inside its sentence: clauses, titles, and the words between figures."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from tasks.grammar.dates import DateMention, find_dates
from tasks.grammar.quantity_model import Quantity

_CLAUSE = {
    "en": re.compile(
        r"[;]|,\s(?:while|whereas|although|but|and\s(?:are|is|were|was|has|have|will))\b|\s(?:while|whereas)\s|:\s"
    ),
    "zh": re.compile(r"[；;]|：(?=[^（(])|，(?:另有|而|同时|另外|此外|其中|但)"),
}
#: No clause is longer to either side of a figure: what stands further off does not govern it, and the cost stays linear.
_REACH = 700
_GOVERNS = 380
_LONGEST_TITLE = 160
#: What stands for a figure and for a date in the words given to the rules of grammar.
FIGURE, DATE = "#", "@"


@dataclass(frozen=True, slots=True)
class Scope:
    """One figure in its sentence: offsets into ``sentence`` of the figure, its clause and its neighbours' ends."""

    sentence: str
    language: str
    quantity: Quantity
    start: int
    end: int
    clause_start: int
    clause_end: int
    previous_end: int
    next_start: int
    in_title: bool
    #: Where the figure before begins (0 where there is none), and the noun phrase counted last before this figure.
    previous_start: int = 0
    counted_before: str = ""
    #: The figure before this one in the sentence, and where all of them stand: (start, end) without the counted noun.
    previous: "Scope | None" = field(default=None, repr=False, compare=False)
    places: tuple[tuple[int, int], ...] = field(default=(), repr=False, compare=False)

    @property
    def clause(self) -> str:
        """The clause the figure stands in."""
        return self.sentence[self.clause_start : self.clause_end]

    @property
    def before(self) -> str:
        """The clause up to the figure."""
        return self.sentence[self.clause_start : self.start]

    @property
    def after(self) -> str:
        """The clause after the figure."""
        return self.sentence[self.end : self.clause_end]

    def masked(self, low: int, high: int) -> str:
        """The words from ``low`` to ``high`` with ``#`` for every figure (its noun stays) and ``@`` for every date."""
        first = max(0, bisect_left(self.places, (low, low)) - 1)
        last = bisect_right(self.places, (high, high))
        dates = dates_of(self.sentence, self.language)
        begin = max(0, bisect_left(dates, low, key=lambda mention: mention.end) - 1)
        until = bisect_right(dates, high, key=lambda mention: mention.start)
        covers = [(start, end, FIGURE) for start, end in self.places[first:last]]
        covers += [(mention.start, mention.end, DATE) for mention in dates[begin:until]]
        pieces: list[str] = []
        position = low
        for start, end, sign in sorted(covers):
            if start < position or end > high:
                continue
            pieces += [_plain(self.sentence[position:start]), sign]
            position = end
        return "".join(pieces) + _plain(self.sentence[position:high])

    @property
    def words_before(self) -> str:
        """The clause up to the figure, as far as it may govern it, figures and dates masked."""
        return _words_before(self)

    @property
    def words_after(self) -> str:
        """The clause after the figure, as far as it may speak of it, figures and dates masked."""
        return _words_after(self)


@lru_cache(maxsize=64)
def _words_before(scope: Scope) -> str:
    low = max(scope.clause_start, _word_start(scope.sentence, scope.start - _GOVERNS))
    return scope.masked(low, scope.start)


@lru_cache(maxsize=64)
def _words_after(scope: Scope) -> str:
    return scope.masked(scope.end, min(scope.clause_end, scope.end + _GOVERNS))


def _plain(text: str) -> str:
    return text.replace(FIGURE, " ").replace(DATE, " ").replace("\n", " ").replace("\u00a0", " ")


@lru_cache(maxsize=32)
def dates_of(sentence: str, language: str, year: int | None = None) -> tuple[DateMention, ...]:
    """The dates of a sentence, found once for all its figures; ``year`` is that of dates without one."""
    return tuple(find_dates(sentence, language, year))


def _in_title(sentence: str, start: int) -> bool:
    """Whether an opening quotation mark before ``start`` is still open and what it opens reads like a title."""
    low = max(0, start - _LONGEST_TITLE)
    opened = max(sentence.rfind("“", low, start), sentence.rfind("《", low, start))
    if opened < 0:
        return False
    closer = "”" if sentence[opened] == "“" else "》"
    closing = sentence.find(closer, opened, opened + _LONGEST_TITLE)
    if closing < start:
        return False
    # A quotation of whole sentences is speech, not a title.
    return not re.search(r"[.。!?！？]\s*$|[,，]\s*$", sentence[opened + 1 : closing])


def scopes_of(sentence: str, language: str, figures: list[tuple[Quantity, int]]) -> list[Scope]:
    """The scope of each figure of one sentence; ``figures`` pairs a quantity with its start in the sentence."""
    pattern = _CLAUSE["zh" if language == "zh" else "en"]
    cuts = [0, *(match.start() for match in pattern.finditer(sentence)), len(sentence)]
    places = tuple((start, _without_noun(quantity, start)) for quantity, start in figures)
    found: list[Scope] = []
    counted = ""
    for index, (quantity, start) in enumerate(figures):
        end = start + len(quantity.surface)
        low = cuts[bisect_right(cuts, start) - 1]
        high = cuts[min(bisect_left(cuts, end), len(cuts) - 1)]
        previous = figures[index - 1][1] + len(figures[index - 1][0].surface) if index else 0
        following = figures[index + 1][1] if index + 1 < len(figures) else len(sentence)
        found.append(
            Scope(
                sentence,
                language,
                quantity,
                start,
                end,
                max(low, _word_start(sentence, start - _REACH)),
                min(high, end + _REACH),
                previous,
                following,
                _in_title(sentence, start),
                previous_start=figures[index - 1][1] if index else 0,
                counted_before=counted,
                previous=found[-1] if found else None,
                places=places,
            )
        )
        counted = quantity.noun or counted
    return found


def _word_start(sentence: str, position: int) -> int:
    """The first place from ``position`` on where a word begins; 0 for a place before the sentence."""
    if position <= 0:
        return 0
    blank = sentence.find(" ", position, position + 40)
    return blank + 1 if blank >= 0 else position


def _without_noun(quantity: Quantity, start: int) -> int:
    """The end of a figure in its sentence, before the noun it counts where that follows the number."""
    after_number = quantity.number_end - quantity.start
    noun = quantity.surface.find(quantity.noun, after_number) if quantity.noun else -1
    return start + (noun if noun >= 0 else len(quantity.surface))


_FOOTNOTE_MARKS = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")


def without_marks(text: str) -> str:
    """``text`` without footnote marks and with single blanks, for printing.

    >>> without_marks("绿色产业⁴上的机会"), without_marks("one of the\u00a0 greenest")
    ('绿色产业上的机会', 'one of the greenest')
    """
    return re.sub(r"\s+", " ", _FOOTNOTE_MARKS.sub("", text)).strip()
