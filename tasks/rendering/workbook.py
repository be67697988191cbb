"""The edition as an Excel workbook: typed columns, filters, units, each figure linked to the words it was read from.

No cell is a formula, whatever a source says; nothing is cut without a word. openpyxl makes the book, its styles and its tables;
the rows are written straight into the archive, so that an edition of thousands of documents never stands in memory as a sheet.
"""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC
from itertools import islice
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from tasks.contracts.briefing import BriefingData
from tasks.contracts.edition import EditionInputs
from tasks.grammar.interface import Interface, interface_for
from tasks.rendering.office_archive import fixed_entry
from tasks.rendering.theme import Theme
from tasks.rendering.workbook_about import AboutRow, about_rows
from tasks.rendering.workbook_cells import MOST_ROWS, Cell, lines_needed, words
from tasks.rendering.workbook_rows import SheetLinks, row_texts
from tasks.rendering.workbook_sheets import LAST_PRINTED, LAYOUT, SheetRows, sheets
from tasks.rendering.workbook_styles import ABOUT_WIDTHS, CellStyles

_MOST_NAME_CHARACTERS = 31
_LINE_HEIGHT, _TITLE_HEIGHT = 13.0, 27.0  # points
_END_OF_ROWS, _END_OF_LINKS, _END_OF_RELATIONSHIPS = b"</sheetData>", b"<pageMargins", b"</Relationships>"


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet of a table: the ``part``-th, from 1; ``number`` among all sheets of the book."""

    table: SheetRows
    part: int
    name: str
    number: int
    count: int


def workbook(data: BriefingData, inputs: EditionInputs, theme: Theme, *, most_rows: int = MOST_ROWS) -> bytes:
    """``briefing.xlsx``. Same data and theme, same bytes.

    A table longer than a sheet can hold (``most_rows`` with its heading) goes on in another sheet of the same columns.
    """
    from openpyxl import Workbook

    interface = interface_for(data.language)
    tables = sheets(data, inputs)
    plan = tuple(_plan(tables, interface, most_rows))
    book: Any = Workbook(write_only=True)
    _describe(book, interface, data, inputs, theme)
    styles = CellStyles(book, theme.colours.primary)
    _add_about(book, styles, interface, about_rows(interface, data, inputs, theme, tables), data.preview)
    for sheet in plan:
        _add_sheet(book, styles, interface, sheet, data.preview)
    styles.prepare()
    evidence = [sheet.name for sheet in plan if sheet.table.name == "evidence"]
    frame = _frame(book)
    written = io.BytesIO()
    with ZipFile(io.BytesIO(frame)) as former, ZipFile(written, "w", ZIP_DEFLATED) as archive:
        sizes = {f"xl/worksheets/sheet{sheet.number}.xml": sheet for sheet in plan if sheet.count}
        links = {sheet.number: SheetLinks(evidence, most_rows - 1) for sheet in plan}
        iterators: dict[str, Iterator[dict[str, Cell]]] = {}
        for name in _sheets_first(former.namelist()):
            with archive.open(fixed_entry(name, inputs.request.as_of), "w", force_zip64=name in sizes) as stream:
                if name in sizes:
                    _fill(stream, former.read(name), sizes[name], styles, links[sizes[name].number], iterators)
                else:
                    stream.write(_with_addresses(name, former.read(name), links))
    return written.getvalue()


def _fill(
    stream: IO[bytes],
    frame: bytes,
    sheet: _Sheet,
    styles: CellStyles,
    links: SheetLinks,
    iterators: dict[str, Iterator[dict[str, Cell]]],
) -> None:
    """The sheet with its rows between those that the frame has, and its links where the schema wants them."""
    from openpyxl.utils import get_column_letter

    columns = LAYOUT[sheet.table.name]
    rows = iterators.setdefault(sheet.table.name, sheet.table.rows())
    before, end, after = frame.partition(_END_OF_ROWS)
    stream.write(before)
    letters = [get_column_letter(place) for place in range(1, len(columns) + 1)]
    for text in row_texts(islice(rows, sheet.count), columns, letters, styles, links):
        stream.write(text.encode("utf-8", "replace"))
    middle, margins, rest = after.partition(_END_OF_LINKS)
    stream.write(end + middle + links.elements().encode() + margins + rest)


def _sheets_first(names: list[str]) -> list[str]:
    """Sheets before their relationships: which addresses there are is known once the rows are written."""
    return sorted(names, key=lambda name: name.endswith(".rels"))


def _with_addresses(name: str, content: bytes, links: Mapping[int, SheetLinks]) -> bytes:
    found = re.fullmatch(r"xl/worksheets/_rels/sheet(\d+)\.xml\.rels", name)
    if found is None or int(found[1]) not in links:
        return content
    before, end, after = content.partition(_END_OF_RELATIONSHIPS)
    return before + links[int(found[1])].relationships().encode() + end + after


def _plan(tables: Iterable[SheetRows], interface: Interface, most_rows: int) -> Iterator[_Sheet]:
    """``Figures``, ``Figures 2``… as many as the rows need, one where there are none; the first sheet is about them."""
    number = 1
    for table in tables:
        name = re.sub(r"[\[\]:*?/\\']", " ", interface.say(f"workbook.sheet.{table.name}"))
        for part in range(1, max(1, -(-table.count // (most_rows - 1))) + 1):
            ending = "" if part == 1 else f" {part}"
            number += 1
            count = min(most_rows - 1, table.count - (part - 1) * (most_rows - 1))
            yield _Sheet(table, part, name[: _MOST_NAME_CHARACTERS - len(ending)] + ending, number, count)


def _add_about(book: Any, styles: CellStyles, interface: Interface, rows: Iterable[AboutRow], preview: str) -> None:
    sheet = book.create_sheet(interface.say("workbook.sheet.about"))
    for letter, width in zip("ABC", ABOUT_WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    _set_page(sheet, interface, preview)
    for place, row in enumerate(rows, start=1):
        shown = [words(text) for text in row.texts]
        lines = max(lines_needed(text, width) for text, width in zip(shown, ABOUT_WIDTHS, strict=False))
        sheet.row_dimensions[place].height = _TITLE_HEIGHT if row.style == "title" else lines * _LINE_HEIGHT + 3
        sheet.append([_words_cell(sheet, styles, text, row.style or "about") for text in shown])


def _add_sheet(book: Any, styles: CellStyles, interface: Interface, planned: _Sheet, preview: str) -> None:
    """A sheet as it is without its rows: heading, widths, what stays in view, what is printed, table and filter."""
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(planned.name)
    columns = LAYOUT[planned.table.name]
    for place, (_, width) in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "B2"
    _set_page(sheet, interface, preview)
    sheet.print_title_rows = "1:1"
    edge = next(place for place, column in enumerate(columns, start=1) if column[0] == LAST_PRINTED[planned.table.name])
    sheet.print_area = f"A1:{get_column_letter(edge)}{max(planned.count, 1) + 1}"
    sheet.append([_words_cell(sheet, styles, column, "heading") for column, _ in columns])
    if planned.count:
        _add_table(sheet, f"{planned.table.name}_{planned.part}", planned.number, columns, planned.count)
    else:
        sheet.append([_words_cell(sheet, styles, interface.say("workbook.no_rows"), "title_small")])


def _words_cell(sheet: Any, styles: CellStyles, text: str, style: str) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell: Any = WriteOnlyCell(sheet, text)
    cell._style = styles.of(style, "", False, False)
    cell.data_type = "s"  # an office's own words are words as well
    return cell


def _add_table(sheet: Any, name: str, number: int, columns: Iterable[tuple[str, int]], count: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.filters import AutoFilter
    from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

    names = [column for column, _ in columns]
    reference = f"A1:{get_column_letter(len(names))}{count + 1}"
    table = Table(id=number, name=name, displayName=name, ref=reference)
    table.tableColumns = [TableColumn(id=place, name=column) for place, column in enumerate(names, start=1)]
    table.autoFilter = AutoFilter(ref=reference)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet._tables.add(table)


def _set_page(sheet: Any, interface: Interface, preview: str) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4  # inches
    sheet.page_margins.top, sheet.page_margins.bottom, sheet.page_margins.footer = 0.6, 0.8, 0.4
    if preview:
        sheet.oddHeader.center.text = preview
    sheet.oddFooter.left.text = "&A"
    sheet.oddFooter.right.text = interface.say("workbook.page", page="&P", pages="&N")


def _frame(book: Any) -> bytes:
    from openpyxl.writer.excel import ExcelWriter

    written = io.BytesIO()
    with ZipFile(written, "w") as archive:
        # ``Workbook.save`` would stamp the time of day on the file; its writer does not.
        ExcelWriter(book, archive).write_data()
    return written.getvalue()


def _describe(book: Any, interface: Interface, data: BriefingData, inputs: EditionInputs, theme: Theme) -> None:
    about = book.properties
    product = theme.product or data.masthead.name
    about.title = words(interface.say("workbook.title", name=product, month=data.masthead.month_name))
    about.creator = about.lastModifiedBy = words(theme.office or product)
    about.subject = words(data.masthead.coverage)
    about.language = interface.tag
    about.identifier = inputs.request.edition.label
    about.created = about.modified = inputs.request.as_of.astimezone(UTC).replace(tzinfo=None, microsecond=0)
