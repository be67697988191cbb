"""What the templates do with words: cut a quotation at its figures, name a code, group notes, keep a mark on one line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from tasks.contracts.briefing import EvidenceEntry, QualityNote, Text
from tasks.contracts.flag import Severity
from tasks.grammar.interface import Interface

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


@dataclass(frozen=True, slots=True)
class QuotePiece:
    """A stretch of a quotation, and whether it is the figure."""

    text: str
    is_figure: bool


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """Quality notes that follow each other under one heading, equally grave."""

    heading: str
    severity: Severity
    notes: tuple[QualityNote, ...]


def pieces(entry: EvidenceEntry) -> tuple[QuotePiece, ...]:
    """The quotation cut at its figures. Ranges that overlap or lie outside the quotation are left out.

    Cut before anything else is done to the text, because the ranges count characters of the text as read.
    """
    text = entry.quote.text
    found: list[QuotePiece] = []
    position = 0
    for start, end in sorted(entry.numbers):
        if not position <= start < end <= len(text):
            continue
        if start > position:
            found.append(QuotePiece(text[position:start], is_figure=False))
        found.append(QuotePiece(text[start:end], is_figure=True))
        position = end
    if position < len(text):
        found.append(QuotePiece(text[position:], is_figure=False))
    return tuple(found)


def note_groups(notes: Iterable[QualityNote]) -> tuple[NoteGroup, ...]:
    """The notes in their order, those side by side with the same heading and gravity together."""
    return tuple(
        NoteGroup(heading, severity, tuple(group))
        for (heading, severity), group in groupby(notes, key=lambda note: (note.heading, note.severity))
    )


def named(interface: Interface, code: str, prefix: str) -> str:
    """The catalogue's words for a machine code under ``prefix``; the code itself as words where it has none."""
    key = f"{prefix}.{code}"
    return interface.say(key) if interface.has(key) else label(code)


def label(code: str) -> str:
    """A machine code as words: ``under_way`` → ``under way``."""
    return code.replace("_", " ")


def slug(code: str) -> str:
    """``code`` as a CSS class: lower case letters, digits and underscores.

    >>> slug("Under way")
    'under_way'
    """
    return re.sub(r"[^a-z0-9]+", "_", code.lower()).strip("_")


def is_right_to_left(code: str) -> bool:
    """Whether text with this BCP 47 tag runs from the right.

    >>> is_right_to_left("ar"), is_right_to_left("zh-Hant")
    (True, False)
    """
    return code.split("-")[0] in _RIGHT_TO_LEFT


def lang_dir(page_tag: str, text: Text) -> Markup:
    """Language and direction as attributes of an element that holds nothing but these words; empty for the page's own.

    >>> lang_dir("en", Text(text="工", lang="zh-Hans")), lang_dir("en", Text(text="of"))
    (Markup(' lang="zh-Hans"'), Markup(''))
    """
    language = Markup(' lang="{}"').format(text.lang) if text.lang != page_tag else Markup()
    return language + dir_alone(text)


def dir_alone(text: Text) -> Markup:
    """The direction alone, for an element around the one that has the language."""
    return Markup(' dir="rtl"') if is_right_to_left(text.lang) else Markup()


def semicolon(interface: Interface) -> str:
    """What stands between the parts of a list of clauses: a semicolon as the language sets it, with its blanks.

    >>> from tasks.grammar.interface import interface_for
    >>> semicolon(interface_for("en")), semicolon(interface_for("fr")), semicolon(interface_for("zh"))
    ('; ', '\\xa0; ', '；')
    """
    return interface.clauses(("a", "b"))[1:-1]


def unbroken(mark: str) -> str:
    """``mark`` with blanks that do not break, so that ``S5 para. 12`` stays on one line."""
    return mark.replace(" ", "\u00a0")
