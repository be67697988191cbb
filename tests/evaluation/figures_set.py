"""The evaluation set's format: sentences with their figures and traps marked by hand.

Every line that is neither empty nor begins with ``#`` is ``register<TAB>sentence``. In the sentence a figure is
``{number|value|unit|qualifier}`` and a numeral worth naming that is no figure is ``[[words|reason]]``; alternatives that
are right as well are separated by ``~``, and a ``?`` among the qualifiers marks an arguable figure, which neither rewards
nor punishes. Values are multiplied out: ``72000000``, a range ``37..47``, open ranges ``..5`` and ``5..``.
"""

import re
from dataclasses import dataclass
from pathlib import Path

REGISTERS = frozenset(["report", "press", "newsletter", "resolution", "meeting", "statistics", "project", "business"])
REASONS = frozenset(
    ["date", "symbol", "paragraph", "label", "legal", "ordinal", "name", "code", "standard", "contact", "idiom", "word",
     "period", "other"]
)  # fmt: skip
QUALIFIERS = frozenset(["exact", "approx", "more_than", "at_least", "at_most", "less_than"])
_MARK = re.compile(r"\{([^{}]*)\}|\[\[((?:(?!\[\[|\]\]).)*)\]\]")
_RANGE = re.compile(r"(?P<low>[+-]?[\d.]*?\d)?\.\.(?P<high>[+-]?\d[\d.]*)?\Z")


class SetError(ValueError):
    """A line of a set that is not in the format; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class Amount:
    """What a figure says: one ``value``, or a range of which one end may be missing."""

    value: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the set. ``start`` and ``end`` are of the bare numeral in the sentence without its marks."""

    start: int
    end: int
    number: str
    amounts: tuple[Amount, ...]
    units: tuple[str, ...]
    qualifiers: tuple[str, ...]
    arguable: bool


@dataclass(frozen=True, slots=True)
class Trap:
    """Words with a numeral that is no figure."""

    start: int
    end: int
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the set without its marks; offsets of figures and traps are into ``text``."""

    register: str
    text: str
    figures: tuple[Figure, ...]
    traps: tuple[Trap, ...]
    line: int


def parse_amount(words: str) -> Amount:
    """The value or range that ``words`` stand for; ValueError when they stand for none.

    >>> parse_amount("72000000")
    Amount(value=72000000.0, low=None, high=None)
    >>> parse_amount("2.4..2.6"), parse_amount("5.."), parse_amount("..-1")
    (Amount(value=None, low=2.4, high=2.6), Amount(value=None, low=5.0, high=None), Amount(value=None, low=None, high=-1.0))
    """
    words = words.strip()
    if ".." not in words:
        return Amount(float(words))
    parts = _RANGE.match(words)
    if parts is None or not (parts["low"] or parts["high"]):
        raise ValueError(f"neither a value nor a range: {words!r}")
    low = float(parts["low"]) if parts["low"] else None
    high = float(parts["high"]) if parts["high"] else None
    if low is not None and high is not None and low > high:
        raise ValueError(f"a range from the larger to the smaller end: {words!r}")
    return Amount(None, low, high)


def _figure(marked: str, start: int) -> Figure:
    fields = marked.split("|")
    if len(fields) != 4:
        raise ValueError(f"a figure needs number, value, unit and qualifier: {{{marked}}}")
    number, values, units, qualifiers = fields
    if not number.strip():
        raise ValueError(f"a figure without a number: {{{marked}}}")
    named = tuple(word.strip() for word in qualifiers.split("~"))
    known = tuple(word for word in named if word != "?")
    if not set(known) <= QUALIFIERS or not named:
        raise ValueError(f"unknown qualifier in {{{marked}}}")
    amounts = tuple(parse_amount(words) for words in values.split("~"))
    names = tuple(word.strip() for word in units.split("~"))
    return Figure(start, start + len(number), number, amounts, names, known, "?" in named)


def parse_sentence(register: str, marked: str, line: int = 0) -> Sentence:
    """The sentence without its marks, and what they mark; ValueError for a mark that is not in the format.

    >>> sentence = parse_sentence("press", "By [[2023|date]] {7,200|7200|t|exact~approx} tonnes.")
    >>> sentence.text, [(f.number, f.start, f.units) for f in sentence.figures], [t.reason for t in sentence.traps]
    ('By 2023 7,200 tonnes.', [('7,200', 8, ('t',))], ['date'])
    """
    if register not in REGISTERS:
        raise ValueError(f"unknown register {register!r}")
    text = ""
    figures: list[Figure] = []
    traps: list[Trap] = []
    position = 0
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        if mark[1] is not None:
            figures.append(_figure(mark[1], len(text)))
            text += figures[-1].number
        else:
            words, bar, reason = mark[2].rpartition("|")
            if not bar or not words or reason not in REASONS:
                raise ValueError(f"a trap needs words and a known reason: [[{mark[2]}]]")
            traps.append(Trap(len(text), len(text) + len(words), words, reason))
            text += words
        position = mark.end()
    text += marked[position:]
    if "{" in text or "}" in text or "[[" in text or "]]" in text:
        raise ValueError("a mark is not closed, or stands inside another")
    return Sentence(register, text, tuple(figures), tuple(traps), line)


def parse_set(content: str, name: str = "set") -> list[Sentence]:
    """All sentences of a set; :class:`SetError` names the first line that is not in the format."""
    sentences = []
    for number, printed in enumerate(content.split("\n"), start=1):
        if not printed.strip() or printed.startswith("#"):
            continue
        register, tab, marked = printed.rstrip("\r").partition("\t")
        try:
            if not tab:
                raise ValueError("no tab between register and sentence")
            sentences.append(parse_sentence(register, marked, number))
        except ValueError as error:
            raise SetError(f"{name} line {number}: {error}") from error
    return sentences


def read_set(path: Path) -> list[Sentence]:
    """The sentences of the set in ``path`` (UTF-8)."""
    with path.open(encoding="utf-8", newline="") as handle:
        return parse_set(handle.read(), path.name)


def language_of(sentences: list[Sentence]) -> str:
    """``zh`` when more than a tenth of the signs are Han characters, else ``en``.

    >>> language_of([parse_sentence("press", "今年共有{三|3|country|exact}个国家加入。")])
    'zh'
    """
    text = "".join(sentence.text for sentence in sentences)
    han = sum("\u4e00" <= sign <= "\u9fff" for sign in text)
    return "zh" if han * 10 > len(text) else "en"
