"""The Word copy while it is being written: its paragraphs, its bookmarks, its footnotes, the links between them."""

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

from markupsafe import Markup

from tasks.contracts.briefing import Cite, PrintedFlag, Text
from tasks.contracts.flag import Severity
from tasks.grammar.interface import Interface
from tasks.rendering import word_xml as xml
from tasks.rendering.page_words import semicolon
from tasks.rendering.word_xml import NOTHING, Column

_FLAG_STYLES = {Severity.BLOCK: "FlagHeld", Severity.WARN: "FlagCaution", Severity.NOTE: "FlagNote"}
_LONGEST_BOOKMARK = 40
# Stand-ins for pieces of XML inside a catalogued sentence: characters of the private use area, which no message has.
_FIRST_STAND_IN = 0xF700


class Words(Protocol):
    """Words with their language: a fact of the briefing or of a chart."""

    @property
    def text(self) -> str: ...  # noqa: D102

    @property
    def lang(self) -> str: ...  # noqa: D102


class Manuscript:
    """Collects the body of one document. ``bookmarks`` must hold every anchor that a link may lead to."""

    def __init__(self, interface: Interface, bookmarks: dict[str, str]) -> None:
        self.interface = interface
        self.body: list[Markup] = []
        self.notes: list[Markup] = []
        self.headings: list[tuple[int, str, str]] = []
        self.addresses: dict[str, str] = {}
        self._bookmarks = bookmarks
        self._marked = 0

    def say(self, key: str, n: int | None = None, **values: object) -> str:
        """The message ``key`` in the language of the edition."""
        return self.interface.say(key, n, **values)

    def compose(self, key: str, n: int | None = None, *, style: str = "", **pieces: object) -> Markup:
        """The message ``key`` as runs; values that are :class:`Markup` or :class:`Text` keep their own form inside it."""
        inlaid: list[Markup] = []
        values: dict[str, object] = {}
        for name, piece in pieces.items():
            if isinstance(piece, Markup | Text):
                values[name] = chr(_FIRST_STAND_IN + len(inlaid))
                inlaid.append(piece if isinstance(piece, Markup) else self.words(piece, style))
            else:
                values[name] = piece
        parts = re.split(f"([\\U{_FIRST_STAND_IN:08x}-\\U{_FIRST_STAND_IN + 0xFF:08x}])", self.say(key, n, **values))
        return NOTHING.join(
            inlaid[ord(part) - _FIRST_STAND_IN] if index % 2 else xml.run(part, style=style)
            for index, part in enumerate(parts)
        )

    def words(self, text: Words | str, style: str = "") -> Markup:
        """Runs of ``text``; a fact in another language than the page's is marked as such."""
        if isinstance(text, str):
            return xml.run(text, style=style)
        return xml.run(text.text, "" if text.lang == self.interface.tag else text.lang, style)

    def add(self, style: str, *pieces: Markup | str | Text, anchor: str = "", page_break: bool = False) -> None:
        """A paragraph at the end of the body, none without words. It runs from the right where its first fact does."""
        if any(str(piece) for piece in pieces):
            self.body.append(self.paragraph(style, *pieces, anchor=anchor, page_break=page_break))

    def paragraph(self, style: str, *pieces: Markup | str | Text, anchor: str = "", page_break: bool = False) -> Markup:
        """A paragraph, for a cell or a note. ``anchor`` makes it a place to which links lead."""
        inner = NOTHING.join(piece if isinstance(piece, Markup) else self.words(piece) for piece in pieces)
        leading = next((piece for piece in pieces if isinstance(piece, Text)), None)
        mirrored = leading is not None and xml.is_right_to_left(leading.lang)
        return xml.paragraph(style, self.place(anchor, inner), mirrored=mirrored, page_break=page_break)

    def heading(
        self, level: int, words: str | Text, anchor: str, *, page_break: bool = False, pieces: Markup | None = None
    ) -> None:
        """A heading that the navigation pane and the table of contents show; ``pieces`` where it is in two languages."""
        self.headings.append((level, str(words), anchor))
        self.add(f"Heading{level}", words if pieces is None else pieces, anchor=anchor, page_break=page_break)

    def section(self, anchor: str, title: str, has_content: bool, lead: str = "", empty: str = "") -> None:
        """The heading of a section and one line: how to read it, or that it is empty. All but ``anchor`` are message ids."""
        self.heading(2, self.say(title), anchor)
        line = lead if has_content else empty
        if line:
            self.add("Lead" if has_content else "Empty", self.say(line))

    def columns(self, *columns: tuple[str, float]) -> tuple[Column, ...]:
        """Columns by the message id of their heading and their share of the width."""
        return tuple(Column(self.say(key), share_pct) for key, share_pct in columns)

    def table(self, caption: str, columns: Sequence[Column], rows: Sequence[Sequence[Markup]]) -> None:
        """A table at the end of the body, a small gap after it so that two tables do not grow together."""
        self.body.append(xml.table(columns, rows, caption))
        self.body.append(xml.paragraph("Gap"))

    def place(self, anchor: str, pieces: Markup) -> Markup:
        """``pieces`` as the place of ``anchor``; unchanged where there is none."""
        if not anchor:
            return pieces
        self._marked += 1
        return xml.bookmark(self._marked, self._bookmarks[anchor], pieces)

    def link(self, anchor: str, words: str, style: str = "Hyperlink") -> Markup:
        """``words`` leading to ``anchor``, or only the words where this edition has no such place."""
        name = self._bookmarks.get(anchor)
        return xml.run(words, style=style) if name is None else xml.internal_link(name, xml.run(words, style=style))

    def web_link(self, address: str, words: str) -> Markup:
        """``words`` leading to an address that this program composed itself; never one from a source."""
        key = self.addresses.setdefault(address, f"rIdWeb{len(self.addresses) + 1}")
        return xml.external_link(key, xml.run(words, style="Hyperlink"))

    def semicolon(self, style: str = "") -> Markup:
        """What stands between the parts of a list of clauses in the language of the edition."""
        return xml.run(semicolon(self.interface), style=style)

    def cites(self, cites: Sequence[Cite]) -> Markup:
        """`` [S5 para. 12; S2 para. 3]``, each mark leading to its evidence."""
        if not cites:
            return NOTHING
        marks = self.semicolon("SourceMark").join(
            self.link(cite.evidence_anchor, cite.mark.replace(" ", "\u00a0"), "SourceMark") for cite in cites
        )
        return xml.run(" [", style="SourceMark") + marks + xml.run("]", style="SourceMark")

    def more(self, anchor: str) -> Markup:
        """`` More``, leading to where a shortened line stands whole."""
        return (
            xml.run(" ") + self.link(anchor, self.say("page.whole_note"), "SourceMark")
            if anchor in self._bookmarks
            else NOTHING
        )

    def note(self, pieces: Markup) -> Markup:
        """The reference mark of a new footnote that holds ``pieces``."""
        self.notes.append(pieces)
        return Markup(
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{}"/></w:r>'
        ).format(len(self.notes))

    def flags(self, flags: Sequence[PrintedFlag]) -> Markup:
        """One paragraph a doubt: its kind in words, what was found, the standard it rests on."""
        return NOTHING.join(self._flag(flag) for flag in flags)

    def _flag(self, flag: PrintedFlag) -> Markup:
        weight = self.say(f"page.severity.{flag.severity.value}")
        key = "page.flag_weight" if flag.label else "page.flag_weight_alone"
        label = xml.run(self.say(key, weight=weight, kind=flag.label), style="FlagLabel")
        source = xml.run(f" ({flag.source})") if flag.source else NOTHING
        return xml.paragraph(_FLAG_STYLES[flag.severity], label, xml.run(" "), self.words(flag.detail), source)


def bookmark_names(anchors: Iterable[str]) -> dict[str, str]:
    """Anchor → name of its bookmark: letters, digits and underscores, at most 40, no two alike."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for anchor in dict.fromkeys(anchors):
        plain = re.sub(r"[^A-Za-z0-9]+", "_", anchor)
        name = f"b_{plain}"[:_LONGEST_BOOKMARK]
        if name.lower() in taken:  # Word does not tell upper from lower case here
            ending = f"_{len(names) + 1}"
            name = f"b_{plain}"[: _LONGEST_BOOKMARK - len(ending)] + ending
        taken.add(name.lower())
        names[anchor] = name
    return names
