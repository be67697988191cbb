"""Checks of our own on a finished PDF: what a screen reader meets, in which order, and in which language.

Validators judge the syntax of tags; these look at what the tags say, and compare it with what the page shows.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pdf_text import Piece, marked_text

_HEADING = re.compile(r"/H([1-6])")
_FOREIGN = re.compile("[\u0400-\u04ff\u0600-\u06ff\u3040-\u30ff\u4e00-\u9fff]{2}")
# Two lines of one paragraph may overlap by a descender; less than this is the same line.
_SAME_LINE_PT = 4.0


@dataclass(frozen=True, slots=True)
class StructureFindings:
    """Faults by kind, each with its page or words; all empty when the structure holds."""

    headings: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    document: tuple[str, ...] = ()

    @property
    def messages(self) -> tuple[str, ...]:
        """Every fault."""
        return (
            *self.headings, *self.tables, *self.figures, *self.links, *self.languages, *self.order, *self.document
        )  # fmt: skip


@dataclass(slots=True)
class _Element:
    tag: str
    dictionary: Any
    page: int | None
    language: str
    kids: list["_Element | int"] = field(default_factory=list)

    def below(self) -> Iterator["_Element"]:
        yield self
        for kid in self.kids:
            if isinstance(kid, _Element):
                yield from kid.below()


def check_structure(content: bytes) -> StructureFindings:
    """What is wrong with the structure of the PDF ``content``."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        numbers = {page.objgen: index for index, page in enumerate(pdf.pages)}
        language = str(pdf.Root.get("/Lang", ""))
        root = _read(pdf.Root.StructTreeRoot.K[0], numbers, None, language)
        lines = [marked_text(page) for page in pdf.pages]
        elements = list(root.below())
        return StructureFindings(
            headings=tuple(_headings(elements)),
            tables=tuple(_tables(elements)),
            figures=tuple(
                f"page {_page(item)}: a figure without alternative"
                for item in elements
                if item.tag == "/Figure" and not str(item.dictionary.get("/Alt", "")).strip()
            ),
            links=tuple(_links(pdf)),
            languages=tuple(_languages(elements, lines)),
            order=tuple(_order(root, lines)),
            document=tuple(_document(pdf)),
        )


def _read(item: Any, numbers: dict[Any, int], page: int | None, language: str) -> _Element:
    page = numbers.get(item.Pg.objgen, page) if "/Pg" in item else page
    language = str(item.get("/Lang", language))
    element = _Element(str(item.get("/S")), item, page, language)
    kids = item.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            element.kids.append(kid)
        elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            element.kids.append(_read(kid, numbers, page, language))
    return element


def _page(item: _Element) -> int:
    return -1 if item.page is None else item.page + 1


def _headings(elements: list[_Element]) -> Iterator[str]:
    """Levels begin with 1 and never jump down by more than one."""
    level, found = 0, 0
    for item in elements:
        match = _HEADING.fullmatch(item.tag)
        if match:
            found += 1
            if int(match[1]) > level + 1:
                yield f"page {_page(item)}: a heading of level {match[1]} after one of level {level}"
            level = int(match[1])
    if not found:
        yield "no heading at all"


def _tables(elements: list[_Element]) -> Iterator[str]:
    """Each table has header cells with scope; each row of a table as many cells as the others, spans counted."""
    for table in (item for item in elements if item.tag == "/Table"):
        cells = [item for item in table.below() if item.tag in ("/TH", "/TD")]
        heads = [item for item in cells if item.tag == "/TH"]
        if not heads:
            yield f"page {_page(table)}: a table without header cells"
        if any("/Scope" not in item.dictionary.get("/A", {}) for item in heads):
            yield f"page {_page(table)}: a header cell without scope"
        widths = set()
        for row in (item for item in table.below() if item.tag == "/TR"):
            inside = [kid for kid in row.kids if isinstance(kid, _Element)]
            widths.add(sum(int(kid.dictionary.get("/A", {}).get("/ColSpan", 1)) for kid in inside))
        spans = any("/RowSpan" in item.dictionary.get("/A", {}) for item in cells)
        if len(widths) > 1 and not spans:
            yield f"page {_page(table)}: rows of {sorted(widths)} cells in one table"


def _links(pdf: Any) -> Iterator[str]:
    """Each link annotation says in words where it leads, and is in the tree."""
    for number, page in enumerate(pdf.pages, start=1):
        for item in page.get("/Annots", []):
            if item.get("/Subtype") == "/Link":
                if not str(item.get("/Contents", "")).strip():
                    yield f"page {number}: a link without words"
                if "/StructParent" not in item:
                    yield f"page {number}: a link outside the structure tree"
        if page.get("/Annots") is not None and page.get("/Tabs") != "/S":
            yield f"page {number}: tab order is not that of the structure"


def _languages(elements: list[_Element], lines: list[dict[int, Piece]]) -> Iterator[str]:
    """Words in another script than Latin stand under an element that names their language."""
    for item in elements:
        for kid in item.kids:
            if isinstance(kid, int) and item.page is not None:
                line = lines[item.page].get(kid)
                if (
                    line
                    and _FOREIGN.search(line.text)
                    and item.language.split("-")[0] not in ("zh", "ru", "ar", "uk", "ja")
                ):
                    yield f"page {_page(item)}: “{line.text[:40]}” is marked as {item.language or 'no language'}"


def _order(root: _Element, lines: list[dict[int, Piece]]) -> Iterator[str]:
    """Each block reads as it looks: on, down the page or into a column to the right; in a line from its beginning."""
    for block in (
        item for item in root.below() if item.tag in ("/P", "/H1", "/H2", "/H3", "/H4", "/TD", "/TH", "/LBody")
    ):
        previous: Piece | None = None
        for page, mcid in _marks(block):
            line = lines[page].get(mcid)
            if line is None or not line.text.strip():
                continue
            is_back = previous is not None and line.top < previous.top - _SAME_LINE_PT and line.left <= previous.left
            if previous is not None and is_back and block.page == page:
                yield f"page {page + 1}: “{line.text[:40]}” is read after “{previous.text[:40]}”, which stands below it"
            previous = line
    yield from _blocks_in_order(root, lines)


def _blocks_in_order(root: _Element, lines: list[dict[int, Piece]]) -> Iterator[str]:
    """Of two headings on a page, the one read first stands higher, or in a column further left."""
    last: dict[int, Piece] = {}
    for item in root.below():
        if not _HEADING.fullmatch(item.tag):
            continue
        marks = [(page, lines[page][mcid]) for page, mcid in _marks(item) if mcid in lines[page]]
        if not marks:
            continue
        page, line = marks[0]
        before = last.get(page)
        if before is not None and line.top < before.top - _SAME_LINE_PT and line.left <= before.left + 1:
            yield f"page {page + 1}: the heading “{line.text[:40]}” is read after “{before.text[:40]}”, which stands below it"
        last[page] = line


def _marks(item: _Element) -> Iterator[tuple[int, int]]:
    for kid in item.kids:
        if isinstance(kid, int):
            if item.page is not None:
                yield item.page, kid
        else:
            yield from _marks(kid)


def _document(pdf: Any) -> Iterator[str]:
    root = pdf.Root
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "the window would show the file name, not the title"
    if not str(pdf.docinfo.get("/Title", "")).strip():
        yield "no title"
    if "/Outlines" not in root or "/First" not in root.Outlines:
        yield "no bookmarks"
    if not str(root.get("/Lang", "")):
        yield "no language"
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "not marked as tagged"
