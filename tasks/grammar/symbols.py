"""UN document symbols, letter by letter: ``GC.18/Res.7``, ``IDB.45/8/Add.2``, ``A/RES/70/1``, 第62/208号决议."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SymbolMention:
    """One document symbol: offsets into the text given, and the symbol as printed."""

    start: int
    end: int
    surface: str

    @property
    def is_citation(self) -> bool:
        """Whether a resolution or decision is cited, as against a document."""
        return "Res" in self.surface or "Dec" in self.surface or not self.surface[0].isalpha()


# A part of a symbol: letters, digits, dots; a symbol is two or more such parts with strokes between, of which at least
# one holds a digit. The first part is capitals (A, S, E, GC.18, IDB.48, UNIS, ST, PBC.38, UNEP, FCCC, TD, CEDAW …).
_SYMBOL = re.compile(
    r"(?<![A-Za-z0-9_/.\-@])"
    r"(?=[A-Z])(?:[A-Z]{1,10}(?:[.\-][A-Z]{1,6}|(?:\.|\s?\.)\d{1,3}(?![\d,]))?)"
    r"(?:/(?:[A-Z][A-Za-z]{0,9}(?:\.[A-Z][A-Za-z]{0,9})?(?:\.\d{1,4})?(?:[\-.]\d{1,4})?|\d{1,4}(?:[\-.]\d{1,4})?|[A-Z]{1,4}\.\d{1,3})){1,7}"
    r"(?![A-Za-z0-9/])"
)
# Resolutions and decisions cited by number alone: "resolution 70/1", "decision 5/CP.25", 第62/208号决议, 1/CMA.3.
_CITED = re.compile(
    r"(?:(?<=resolution )|(?<=resolutions )|(?<=decision )|(?<=decisions )|(?<=Resolution )|(?<=Decision )"
    r"|(?<=第)|(?<=第 ))"
    r"(\d{1,4}/\d{1,4}(?:\s?[A-Z](?![A-Za-z]))?|\d{1,3}/[A-Z]{1,4}\.\d{1,3})(?![\d/])"
    r"|(?<![A-Za-z0-9/.])(?=\d{1,4}/\d{1,4}(?:\s?[A-Z])?\s?[号號](?:[决決][议議定]))"
    r"(\d{1,4}/\d{1,4}(?:\s?[A-Z](?![A-Za-z]))?)"
)
_DECISION = re.compile(
    r"(?<![\w/.])\d{1,3}/(?:CP|CMA|CMP|COP|MOP)[.\-]\d{1,3}(?![\w/])|(?<![\w/.])[XVI]{1,6}/\d{1,3}(?![\w/])"
)
_DIGIT = re.compile(r"\d")
# The same in French, Spanish, Russian and Arabic: "résolution 68/220", «резолюцию 70/259», القرار 71/243.
_PAIR = re.compile(r"(?<=[ \u00a0])\d{1,4}/\d{1,4}(?:\s?[A-Z](?![A-Za-z]))?(?![\d/])")
_CITING = re.compile(
    r"(?:[Rr][ée]solutions?|[Rr]esoluci(?:ón|ones)|[Dd]écisions?|[Dd]ecisi(?:ón|ones)|[Рр]езолюци[а-я]{1,3}|[Рр]ешени[а-я]{1,2}"
    r"|(?:قرار|مقرر)(?:ين|ان|ات|ها|ه|اتها|اته|يها|يه)?)[ \u00a0](?:n[o°º]s?[ \u00a0]?|núms?\.[ \u00a0]?|№[ \u00a0]?|رقم[ \u00a0])?$"
)


def find_symbols(text: str, zones: Iterable[Sequence[int]] | None = None) -> list[SymbolMention]:
    """All document symbols of ``text`` in order, never overlapping; empty when there are none.

    With ``zones`` (start and end of each) only those stretches of the text are searched.

    >>> [m.surface for m in find_symbols("GC.18/Res.7 and IDB.45/8/Add.2, UNIS/OUS/189; resolution 70/1; and/or 3/4")]
    ['GC.18/Res.7', 'IDB.45/8/Add.2', 'UNIS/OUS/189', '70/1']
    """
    if "/" not in text:
        return []
    spans: list[tuple[int, int]] = []
    for low, high in zones if zones is not None else ((0, len(text)),):
        spans += [m.span() for m in _SYMBOL.finditer(text, low, high) if _DIGIT.search(text, *m.span())]
        spans += [match.span(match.lastindex or 0) for match in _CITED.finditer(text, low, high)]
        spans += [match.span() for match in _DECISION.finditer(text, low, high)]
        if not text.isascii() or "ciones " in text:
            spans += [
                pair.span()
                for pair in _PAIR.finditer(text, low, high)
                if _CITING.search(text[max(0, pair.start() - 24) : pair.start()])
            ]
    found: list[SymbolMention] = []
    end = 0
    for start, stop in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= end:
            found.append(SymbolMention(start, stop, text[start:stop]))
            end = stop
    return found
