"""Where a figure's statement begins and ends inside its sentence: clauses, titles, and the words between figures."""

import re
from dataclasses import dataclass

from tasks.grammar.quantity_model import Quantity

_CLAUSE = {
    "en": re.compile(
        r"[;]|,\s(?:while|whereas|although|but|and\s(?:are|is|were|was|has|have|will))\b|\s(?:while|whereas)\s|:\s"
    ),
    "zh": re.compile(r"[；;]|：(?=[^（(])|，(?:另有|而|同时|另外|此外|其中|但)"),
}
_TITLE_OPEN = '“《「『"‘'
_TITLE_CLOSE = '”》」』"’'


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


def _in_title(sentence: str, start: int) -> bool:
    """Whether an opening quotation mark before ``start`` is still open and what it opens reads like a title."""
    opened = max(sentence.rfind("“", 0, start), sentence.rfind("《", 0, start))
    if opened < 0:
        return False
    closer = "”" if sentence[opened] == "“" else "》"
    closing = sentence.find(closer, opened)
    if closing < start:
        return False
    # A quotation of whole sentences is speech, not a title.
    return not re.search(r"[.。!?！？]\s*$|[,，]\s*$", sentence[opened + 1 : closing]) and closing - opened < 160


def scopes_of(sentence: str, language: str, figures: list[tuple[Quantity, int]]) -> list[Scope]:
    """The scope of each figure of one sentence; ``figures`` pairs a quantity with its start in the sentence."""
    pattern = _CLAUSE["zh" if language == "zh" else "en"]
    cuts = [0, *(match.start() for match in pattern.finditer(sentence)), len(sentence)]
    found: list[Scope] = []
    for index, (quantity, start) in enumerate(figures):
        end = start + len(quantity.surface)
        low = max((cut for cut in cuts if cut <= start), default=0)
        high = min((cut for cut in cuts if cut >= end), default=len(sentence))
        previous = figures[index - 1][1] + len(figures[index - 1][0].surface) if index else 0
        following = figures[index + 1][1] if index + 1 < len(figures) else len(sentence)
        counted = next((quantity.noun for quantity, _ in reversed(figures[:index]) if quantity.noun), "")
        found.append(
            Scope(
                sentence,
                language,
                quantity,
                start,
                end,
                low,
                high,
                previous,
                following,
                _in_title(sentence, start),
                previous_start=figures[index - 1][1] if index else 0,
                counted_before=counted,
            )
        )
    return found


_FOOTNOTE_MARKS = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")


def without_marks(text: str) -> str:
    """``text`` without footnote marks and with single blanks, for printing.

    >>> without_marks("绿色产业⁴上的机会"), without_marks("one of the\u00a0 greenest")
    ('绿色产业上的机会', 'one of the greenest')
    """
    return re.sub(r"\s+", " ", _FOOTNOTE_MARKS.sub("", text)).strip()
