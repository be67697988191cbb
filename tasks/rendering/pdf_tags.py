"""The structure tree as assistive technology wants it (ISO 14289-1), made of what WeasyPrint 70 writes.

Run as a finisher, when boxes and tags are both at hand. It says which header cells head rows and which columns, names
links by their words, makes running heads artifacts, drops empty elements, and takes out the elements that say nothing
(one a line of text), which halves the tree.
"""

from collections.abc import Iterator
from typing import Any

import pydyf

# Elements that may hold text themselves (ISO 32000-1, 14.8.4.3 and 14.8.4.4).
_HOLDS_TEXT = frozenset(
    {"/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/TD", "/TH", "/LBody", "/Lbl", "/Span", "/Link", "/Caption"}
)
_SAYS_NOTHING = frozenset({"/Span", "/NonStruct"})
_BARE_KEYS = frozenset({"Type", "S", "K", "Pg", "P"})
# An empty cell keeps its place in the row; an empty figure would be a mistake that the checks are to find.
_MAY_BE_EMPTY = frozenset({"/TD", "/TH", "/TR", "/Figure"})


class TagTreeLayoutError(RuntimeError):
    """WeasyPrint's structure tree is not built as expected; nothing may be repaired by guess."""


class _Free(pydyf.Object):
    """What stands in the place of an object taken out: a free entry of the table (ISO 32000-1, 7.5.4), without bytes."""

    def __init__(self) -> None:
        super().__init__()
        self.number, self.generation, self.free = 0, 65535, "f"


def repair_tags(document: Any, pdf: Any) -> None:
    """Repair the tree of ``pdf`` in place; ``document`` is WeasyPrint's, laid out.

    Raises:
        TagTreeLayoutError: the tree has no document element.
    """
    _describe_boxes(document)
    tree = _Tree(pdf)
    tree.make_running_heads_artifacts()
    for parts in _tables_over_pages(document):
        tree.join_table(parts)
    tree.keep_heads_fewer_than_cells()
    tree.simplify(tree.document)
    tree.forget_unused()


def _describe_boxes(document: Any) -> None:
    """Scope of header cells and words of links, which only the boxes know."""
    for page in document.pages:
        for box in page._page_box.descendants():
            if getattr(box, "element_tag", None) == "th" and box.element is not None and hasattr(box, "mark"):
                is_row = box.element.attrib.get("scope", "").startswith("row")
                box.mark["A"]["Scope"] = "/Row" if is_row else "/Column"
            annotation = getattr(box, "link_annotation", None)
            if annotation:
                words = " ".join(_words(box).split())
                if not words.strip(" .") and box.element is not None:  # the leader of a contents list
                    words = " ".join("".join(box.element.itertext()).split())
                    annotation["Leader"] = True
                if words:
                    annotation["Contents"] = pydyf.String(words)


def _tables_over_pages(document: Any) -> list[list[Any]]:
    """Tables that run over pages: the cells of each part, in order of pages."""
    parts: dict[Any, list[Any]] = {}
    for page in document.pages:
        for box in page._page_box.descendants():
            if (
                getattr(box, "element_tag", None) == "table"
                and box.element is not None
                and hasattr(box, "column_positions")
            ):
                cells = [cell.mark for cell in box.descendants() if hasattr(cell, "mark")]
                if cells:
                    parts.setdefault(box.element, []).append(cells)
    return [found for found in parts.values() if len(found) > 1]


def _words(box: Any) -> str:
    if hasattr(box, "text"):
        return str(box.text)
    return "".join(_words(child) for child in getattr(box, "children", ()))


class _Tree:
    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        root = self._at(pdf.catalog["StructTreeRoot"])
        self.document = self._at(root["K"][0])
        if self.document.get("S") != "/Document":
            raise TagTreeLayoutError("the structure tree does not begin with a Document element")
        self._nums = self._at(root["ParentTree"])["Nums"]
        self._kept: set[int] = {root.number, self.document.number}

    def _at(self, reference: Any) -> Any:
        return self.pdf.objects[int(reference.split()[0])]

    def _elements(self, element: Any) -> Iterator[Any]:
        """``element`` and all below it."""
        yield element
        for kid in element["K"]:
            if isinstance(kid, bytes):
                below = self._at(kid)
                if below.get("Type") == "/StructElem":
                    yield from self._elements(below)

    def make_running_heads_artifacts(self) -> None:
        """Text of margin boxes is tagged, but outside the tree: mark it as what it is (ISO 32000-1, 14.8.2.2)."""
        inside = {element.number for element in self._elements(self.document)}
        for position in range(0, len(self._nums), 2):
            owners = self._nums[position + 1]
            if not isinstance(owners, pydyf.Array):
                continue
            outside = {mcid for mcid, owner in enumerate(owners) if int(owner.split()[0]) not in inside}
            if outside:
                page = self._at(self.pdf.page_references[self._nums[position]])
                _mark_as_artifacts(self._at(page["Contents"]).stream, outside)
                owners[:] = [b"null" if mcid in outside else owner for mcid, owner in enumerate(owners)]

    def join_table(self, parts: list[Any]) -> None:
        """One table of its ``parts`` on several pages; heads that are repeated on later pages become artifacts."""
        tables = [self._table_of(cells[0]) for cells in parts]
        first = tables[0]
        heads = self._head_ids(first)
        for table, cells in zip(tables[1:], parts[1:], strict=True):
            if table is first:
                continue
            ids = {own: kept for place, own in self._head_ids(table).items() if (kept := heads.get(place))}
            for cell in cells:
                headers = cell["A"].get("Headers", ())
                cell["A"].update(
                    {"Headers": pydyf.Array(pydyf.String(ids.get(h.string, h.string)) for h in headers)}
                    if headers
                    else {}
                )
            for kid in list(table["K"]):
                below = self._at(kid) if isinstance(kid, bytes) else None
                if below is not None and below["S"] == "/THead":
                    self._drop_as_artifact(below)
                else:
                    if below is not None:
                        below["P"] = first.reference
                    first["K"].append(kid)
            table["K"][:] = []

    def _table_of(self, cell: Any) -> Any:
        element = cell
        while element["S"] != "/Table":
            element = self._at(element["P"])
        return element

    def _head_ids(self, table: Any) -> dict[tuple[int, int], str]:
        """Ids of the cells of the head by row and column."""
        found: dict[tuple[int, int], str] = {}
        for group in (self._at(kid) for kid in table["K"] if isinstance(kid, bytes)):
            if group["S"] == "/THead":
                for row, line in enumerate(group["K"]):
                    for column, cell in enumerate(self._at(line)["K"]):
                        key = self._at(cell).get("ID")
                        if key is not None:
                            found[row, column] = key.string
        return found

    def _drop_as_artifact(self, element: Any) -> None:
        """Mark everything in ``element`` as an artifact; it leaves the tree."""
        for item in self._elements(element):
            mcids = {kid for kid in item["K"] if isinstance(kid, int)}
            if mcids:
                page = self._at(item["Pg"])
                _mark_as_artifacts(self._at(page["Contents"]).stream, mcids)
                owners = self._page_owners(item["Pg"])
                for mcid in mcids:
                    owners[mcid] = b"null"

    def keep_heads_fewer_than_cells(self) -> None:
        """In a table of more headers than data (two columns, or one row), the names of the rows are read as data.

        Read aloud, such a table would be nothing but headers (outloud, TBL-010).
        """
        for table in [item for item in self._elements(self.document) if item["S"] == "/Table"]:
            cells = [item for item in self._elements(table) if item["S"] in ("/TH", "/TD")]
            names = [item for item in cells if item["S"] == "/TH" and item["A"].get("Scope") == "/Row"]
            if 2 * sum(item["S"] == "/TH" for item in cells) <= len(cells):
                continue
            gone = {item.pop("ID").string for item in names if "ID" in item}
            for item in names:
                item["S"] = "/TD"
                del item["A"]["Scope"]
            for item in cells:
                if "Headers" in item["A"]:
                    item["A"]["Headers"] = pydyf.Array(h for h in item["A"]["Headers"] if h.string not in gone)

    def simplify(self, element: Any) -> None:
        """Take out, below ``element``, what is empty and what adds nothing to its parent; write references out."""
        kids: list[Any] = []
        for kid in element["K"]:
            if not isinstance(kid, bytes):
                kids.append(kid)
                continue
            below = self._at(kid)
            if below.get("Type") == "/OBJR":
                kids.append(below)  # written where it is used: an object of its own costs more than it says
                continue
            self.simplify(below)
            if not below["K"] and below["S"] not in _MAY_BE_EMPTY and "Alt" not in below:
                continue
            if below["S"] == element["S"] == "/Link":
                self._silence_leader(below)
            if self._is_transparent(below, element):
                for inner in below["K"]:
                    self._adopt(inner, element, below)
                kids.extend(below["K"])
            else:
                self._kept.add(below.number)
                kids.append(kid)
        element["K"][:] = kids
        if element["S"] == "/Link" and kids and all(isinstance(kid, dict) for kid in kids):
            # A link over nothing but a leader or an empty line: say where it leads (ISO 14289-1, 7.18.5).
            element["Alt"] = self._at(kids[0]["Obj"])["Contents"]

    def _silence_leader(self, link: Any) -> None:
        """The dots of a contents list are an artifact; the link over them belongs to the entry."""
        annotations = [self._at(kid["Obj"]) for kid in link["K"] if isinstance(kid, dict)]
        mcids = {kid for kid in link["K"] if isinstance(kid, int)}
        if mcids and any("Leader" in annotation for annotation in annotations):
            _mark_as_artifacts(self._at(self._at(link["Pg"])["Contents"]).stream, mcids)
            owners = self._page_owners(link["Pg"])
            for mcid in mcids:
                owners[mcid] = b"null"
            link["K"][:] = [kid for kid in link["K"] if not isinstance(kid, int)]

    def _is_transparent(self, below: Any, parent: Any) -> bool:
        if below["S"] == parent["S"] == "/Link" and below.get("Pg") == parent.get("Pg"):
            return True
        if below["S"] not in _SAYS_NOTHING or not set(below) <= _BARE_KEYS or below.get("Pg") != parent.get("Pg"):
            return False
        return parent["S"] in _HOLDS_TEXT or all(isinstance(kid, bytes) for kid in below["K"])

    def _adopt(self, kid: Any, parent: Any, former: Any) -> None:
        """Make ``parent`` the owner of ``kid`` (a number of marked content, or an element)."""
        if isinstance(kid, bytes):
            self._at(kid)["P"] = parent.reference
        elif isinstance(kid, int):
            owners = self._page_owners(former["Pg"])
            owners[kid] = parent.reference
        else:
            annotation = self._at(kid["Obj"])
            position = self._nums.index(annotation["StructParent"], 0)
            self._nums[position + 1] = parent.reference

    def _page_owners(self, page: bytes) -> Any:
        return self._nums[2 * self._at(page)["StructParents"] + 1]

    def forget_unused(self) -> None:
        """Leave nothing of elements and object references that are no longer in the tree."""
        for number, item in enumerate(self.pdf.objects):
            kind = item.get("Type") if isinstance(item, dict) else None
            if kind == "/Annot":
                item.pop("Leader", None)
            if kind == "/OBJR" or (kind == "/StructElem" and number not in self._kept):
                self.pdf.objects[number] = _Free()


def _mark_as_artifacts(stream: list[Any], mcids: set[int]) -> None:
    """Turn ``/P <</MCID 3>> BDC`` into ``/Artifact <</Type /Pagination>> BDC`` for each of ``mcids``."""
    for index, item in enumerate(stream):
        if isinstance(item, pydyf.Dictionary) and item.get("MCID") in mcids and stream[index + 1] == b"BDC":
            stream[index - 1] = "/Artifact"
            stream[index] = pydyf.Dictionary({"Type": "/Pagination"})
