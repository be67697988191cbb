"""Fields for review as a spreadsheet (.xlsx): one row a field, one column to fill in."""

import io
from collections.abc import Sequence
from typing import Any
from zipfile import BadZipFile

from tasks.contracts.review import ReviewItem
from tasks.translation.xliff import ReviewFileError

#: Heading → width in characters. ``Reviewed English`` is the only column a person fills in; ``Comment`` if they wish.
COLUMNS = {
    "Key": 14, "File": 22, "Field": 18, "State": 14, "Why to look": 34, "Source": 60, "Language": 10,
    "Machine wording": 60, "Official terms": 30, "Reviewed English": 60, "Comment": 24,
}  # fmt: skip
_FILL_IN = ("Reviewed English", "Comment")
_RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")
_MOST_ROWS = 100_000
_MOST_CHARACTERS = 32_767  # of one cell of a spreadsheet


def write_sheet(items: Sequence[ReviewItem]) -> bytes:
    """An .xlsx workbook of ``items``, one row each, ready to filter; no text of it can be taken for a formula."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    assert sheet is not None  # a new workbook always has one
    sheet.title = "Review"
    for number, (heading, width) in enumerate(COLUMNS.items(), start=1):
        top = sheet.cell(1, number, heading)
        top.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = width
        if heading in _FILL_IN:
            top.fill = PatternFill("solid", fgColor="FFF2CC")
    for row, item in enumerate(items, start=2):
        values = {
            "Key": item.key, "File": item.file, "Field": item.field, "State": item.state.replace("_", " "),
            "Why to look": "\n".join(item.reasons), "Source": item.source, "Language": item.language,
            "Machine wording": item.wording, "Official terms": "\n".join(item.terms),
            "Reviewed English": item.target if item.state == "verified" else "", "Comment": item.comment,
        }  # fmt: skip
        for number, heading in enumerate(COLUMNS, start=1):
            cell = sheet.cell(row, number)
            cell.value = _printable(values[heading])
            if cell.value:
                cell.data_type = "s"  # words of a source that begin with = are words, never a formula
                cell.quotePrefix = True
            is_mirrored = heading == "Source" and item.language.split("-")[0] in _RIGHT_TO_LEFT
            cell.alignment = Alignment(wrap_text=True, vertical="top", readingOrder=2 if is_mirrored else 0)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{max(len(items), 1) + 1}"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _printable(words: str) -> str:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    return ILLEGAL_CHARACTERS_RE.sub("", words)[:_MOST_CHARACTERS]


def read_sheet(content: bytes, name: str = "review.xlsx") -> list[ReviewItem]:
    """The rows of a workbook that a person filled in or not, in their order; columns may stand in any order.

    Raises:
        ReviewFileError: not a workbook, a column is missing, or a row has a formula where words belong.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(content), read_only=True)
        sheet = book["Review"] if "Review" in book.sheetnames else book.worksheets[0]
        rows = [row for _, row in zip(range(_MOST_ROWS + 1), sheet.iter_rows(values_only=True), strict=False)]
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError, IndexError) as error:
        raise ReviewFileError(name, f"it is not an .xlsx workbook ({error})") from error
    if len(rows) > _MOST_ROWS:
        raise ReviewFileError(name, f"it has more than {_MOST_ROWS:,} rows")
    headings = [_words(value) for value in rows[0]] if rows else []
    missing = [heading for heading in COLUMNS if heading not in headings and heading != "Comment"]
    if missing:
        raise ReviewFileError(name, f"the column {missing[0]!r} is missing: keep the headings as they were exported")
    return [item for row in rows[1:] if (item := _item(dict(zip(headings, row, strict=False)), name)) is not None]


def _item(row: dict[str, Any], name: str) -> ReviewItem | None:
    words = {heading: _words(row.get(heading)) for heading in COLUMNS}
    if not words["Key"]:
        return None
    target = words["Reviewed English"]
    if target.startswith("=") and not words["Source"].startswith("="):
        raise ReviewFileError(name, f"the row {words['Key']} has a formula where its English should stand")
    return ReviewItem(
        key=words["Key"],
        file=words["File"],
        field=words["Field"],
        source=words["Source"],
        language=words["Language"],
        state=words["State"].replace(" ", "_"),
        wording=words["Machine wording"],
        target=target,
        comment=words["Comment"],
        is_final=bool(target),
    )


def _words(value: Any) -> str:
    return "" if value is None else str(value).strip()
