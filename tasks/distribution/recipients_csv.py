"""A table of recipients as spreadsheets save it: UTF-8 with or without a mark, comma, semicolon or tab, empty lines."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from tasks.distribution.addresses import clean
from tasks.distribution.errors import AudienceError

_LARGEST = 64_000_000  # bytes: some half a million recipients
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def rows_of_file(path: Path, *, needed: str = "address") -> Iterator[tuple[str, Sequence[tuple[str, str]] | str]]:
    """(``line n``, the cells as (column, value)) or (``line n``, why it cannot be read) of every line below the heading.

    Raises:
        AudienceError: the file is not there, is no text, or its heading has no column ``needed``.
    """
    text = _text_of(path)
    lines = text.splitlines()
    skipped = 1 if lines and lines[0].casefold().startswith("sep=") else 0  # Excel's own first line
    heading_line = next((line for line in lines[skipped:] if line.strip(' ,;\t"')), "")
    delimiter = max(",;\t", key=heading_line.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False, skipinitialspace=True)
    heading: list[str] | None = None
    try:
        for cells in reader:
            where = f"line {reader.line_num}"
            if reader.line_num <= skipped or not any(clean(cell) for cell in cells):
                continue
            if heading is None:
                heading = _heading(cells, path, needed)
                continue
            surplus = [cell for cell in cells[len(heading) :] if clean(cell)]
            if surplus:
                yield (
                    where,
                    "more cells than the heading has columns: put quotes around a cell that holds the separator",
                )
            else:
                yield where, list(zip(heading, cells, strict=False))
    except csv.Error as error:
        raise AudienceError(
            f"{path.name}, line {reader.line_num}, is not CSV ({error}): save it again as CSV."
        ) from error
    if heading is None:
        raise AudienceError(f"{path.name} is empty: the first line names the columns ({needed}, …).")


def _heading(cells: Sequence[str], path: Path, needed: str) -> list[str]:
    heading = [clean(cell).casefold() for cell in cells]
    if needed not in heading:
        raise AudienceError(
            f"{path.name} has no column {needed!r} (found: {', '.join(filter(None, heading)) or 'none'}): the first line "
            "names the columns."
        )
    twice = sorted({name for name in heading if name and heading.count(name) > 1})
    if twice:
        raise AudienceError(f"{path.name} has the column {twice[0]!r} twice: keep one of them.")
    return heading


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise AudienceError(f"{path.name} is larger than {_LARGEST // 1_000_000} MB: is it a list of recipients?")
        content = path.read_bytes()
    except OSError as error:
        raise AudienceError(
            f"The list {path.name} cannot be read ({error.strerror}): copy recipients.example.csv and fill it in, or name another "
            "file by BRIEFING_RECIPIENTS."
        ) from error
    try:
        text = content.decode(_MARKS.get(content[:2], "utf-8-sig"))
    except UnicodeDecodeError as error:
        raise AudienceError(f"{path.name} is not UTF-8: save it as “CSV UTF-8” so that no name is spoilt.") from error
    if "\0" in text:
        raise AudienceError(f"{path.name} holds zero bytes: it is no CSV file.")
    return text
