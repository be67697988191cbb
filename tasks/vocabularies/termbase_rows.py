"""The termbase as its editors see it: every column of every row as text, read, written and checked cell by cell."""

import csv
import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from tasks.contracts.errors import BriefingError
from tasks.vocabularies.termbase import PARTS_OF_SPEECH, SEPARATOR, STATUSES, TERMBASE_FILE, split_cell

_FULL_WIDTH = frozenset("（）：；，．％＆／－０１２３４５６７８９　")
_ODD_SPACES = frozenset("\u00a0\u2002\u2003\u2009\u200b\u202f\ufeff\t\r\n")


class TermbaseError(BriefingError):
    """A termbase file is missing, or is not a table with the termbase's columns."""

    def __init__(self, path: str, detail: str) -> None:
        super().__init__(f"The termbase {path} cannot be used: {detail}.")
        self.path = path
        self.detail = detail


@dataclass(frozen=True, slots=True)
class TermRow:
    """One row as it stands in the file: the columns of ``termbase.csv``, in their order (``termbase.py`` explains them)."""

    zh: str
    en: str
    part_of_speech: str
    domain: str
    source: str
    status: str
    admitted: str = ""
    forbidden: str = ""
    ru: str = ""
    fr: str = ""
    es: str = ""
    ar: str = ""

    @property
    def english(self) -> str:
        """The rendering without the irregular plural that may stand behind it."""
        return self.en.partition("|")[0]


COLUMNS = tuple(field.name for field in fields(TermRow))


def read_rows(path: Path = TERMBASE_FILE) -> list[TermRow]:
    """All rows in the order of the file; a column that is not the termbase's is passed over, a missing optional one empty.

    Raises:
        TermbaseError: the file cannot be read, is not UTF-8, or lacks one of the first six columns.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise TermbaseError(path.name, f"it cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise TermbaseError(path.name, "it is not UTF-8; save it as CSV UTF-8") from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [name for name in COLUMNS[:6] if name not in (reader.fieldnames or ())]
    if missing:
        raise TermbaseError(path.name, f"it has no column {', '.join(missing)}")
    return [TermRow(**{name: row.get(name) or "" for name in COLUMNS}) for row in reader]


def rows_as_csv(rows: Sequence[TermRow]) -> str:
    """The file's text: the columns in their order, one line a row."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([getattr(row, name) for name in COLUMNS] for row in rows)
    return out.getvalue()


def cell_faults(row: TermRow) -> list[str]:
    """What is wrong with the row by itself, one phrase a fault; empty when nothing is."""
    faults = [f"no {name}" for name in ("zh", "en", "domain", "source") if not getattr(row, name)]
    if row.part_of_speech not in PARTS_OF_SPEECH:
        faults.append(f"unknown part of speech «{row.part_of_speech}»")
    if row.status not in STATUSES:
        faults.append(f"unknown status «{row.status}»")
    for name in COLUMNS:
        faults += [f"{fault} in {name}" for fault in _text_faults(getattr(row, name), is_han=name == "zh")]
    for name in ("admitted", "forbidden", "ru", "fr", "es", "ar"):
        parts = split_cell(getattr(row, name))
        if any(not part.strip() or part != part.strip() or "|" in part for part in parts):
            faults.append(f"renderings in {name} are not separated by «{SEPARATOR}»")
        if len(set(parts)) != len(parts):
            faults.append(f"a rendering twice in {name}")
    return faults


def _text_faults(text: str, *, is_han: bool) -> list[str]:
    faults = []
    if text != text.strip():
        faults.append("blank at an end")
    if "  " in text or not _ODD_SPACES.isdisjoint(text):
        faults.append("doubled or odd blank")
    if not unicodedata.is_normalized("NFC", text):
        faults.append("text that is not NFC")
    if any(unicodedata.category(char) in ("Cc", "Cf", "Co", "Cn") for char in text):
        faults.append("invisible or unassigned character")
    if not is_han and not _FULL_WIDTH.isdisjoint(text):
        faults.append("full-width sign")
    if is_han and any(char in "０１２３４５６７８９　％" for char in text):
        faults.append("full-width digit or sign")
    return faults
