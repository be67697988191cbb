"""The termbase as TBX (ISO 30042:2019, TBX-Basic in DCA style), for terminology tools, and back.

``python -m tasks.vocabularies.tbx export FILE`` and ``… import FILE --to CSV``. One ``conceptEntry`` a row. What TBX-Basic
has no category for (our three-way status, the word class that composition needs, irregular plurals) stands in one note of
the entry, so that a round trip loses nothing; entries of other tools, without the note, are read by their categories alone.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from tasks.contracts.errors import BriefingError
from tasks.vocabularies.tbx_reading import NAMESPACE, NOTE_MARK, TbxError, read_tbx
from tasks.vocabularies.termbase import LANGUAGES, TERMBASE_FILE, split_cell
from tasks.vocabularies.termbase_rows import TermRow, read_rows, rows_as_csv

__all__ = ["TbxError", "main", "read_tbx", "write_tbx"]

_TBX_PART_OF_SPEECH = {
    "name": "properNoun", "the": "properNoun", "sing": "noun", "mass": "noun", "noun": "noun", "adj": "adjective", "verb": "verb",
}  # fmt: skip
_ADMINISTRATIVE_STATUS = {"official": "preferredTerm", "preferred": "preferredTerm", "admitted": "admittedTerm"}
_USAGE = 2


def write_tbx(rows: Sequence[TermRow], title: str = "Termbase of the industrial sustainability briefing") -> bytes:
    """The rows as a TBX file, UTF-8; the same rows give the same bytes."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="{NAMESPACE}">',
        "  <tbxHeader>",
        f"    <fileDesc><titleStmt><title>{_xml(title)}</title></titleStmt>",
        "      <sourceDesc><p>termbase.csv; every entry names its own source</p></sourceDesc></fileDesc>",
        '    <encodingDesc><p type="XCSURI">TBXXCSV02.xcs</p></encodingDesc>',
        "  </tbxHeader>",
        "  <text><body>",
    ]
    for number, row in enumerate(rows, 1):
        lines.extend(_entry(number, row))
    lines += ["  </body></text>", "</tbx>", ""]
    return "\n".join(lines).encode("utf-8")


def _entry(number: int, row: TermRow) -> Iterator[str]:
    part_of_speech = _TBX_PART_OF_SPEECH.get(row.part_of_speech, "other")
    yield f'    <conceptEntry id="t{number}">'
    yield f'      <descrip type="subjectField">{_xml(row.domain)}</descrip>'
    yield f'      <admin type="source">{_xml(row.source)}</admin>'
    plural = row.en.partition("|")[2]
    note = f"status={row.status}; word class={row.part_of_speech}" + (f"; plural={plural}" if plural else "")
    yield f"      <note>{_xml(f'{NOTE_MARK} {note}')}</note>"
    yield from _section("zh-Hans", [(row.zh, "preferredTerm")], part_of_speech)
    english = [(row.english, _ADMINISTRATIVE_STATUS.get(row.status, "admittedTerm"))]
    english += [(name, "admittedTerm") for name in split_cell(row.admitted)]
    english += [(name, "deprecatedTerm") for name in split_cell(row.forbidden)]
    yield from _section("en", english, part_of_speech)
    for language in LANGUAGES:
        names = split_cell(getattr(row, language))
        if names:
            yield from _section(language, [(name, "preferredTerm") for name in names], part_of_speech)
    yield "    </conceptEntry>"


def _section(language: str, terms: Sequence[tuple[str, str]], part_of_speech: str) -> Iterator[str]:
    yield f"      <langSec xml:lang={quoteattr(language)}>"
    for term, status in terms:
        yield (
            f'        <termSec><term>{_xml(term)}</term><termNote type="partOfSpeech">{part_of_speech}</termNote>'
            f'<termNote type="administrativeStatus">{status}-admn-sts</termNote></termSec>'
        )
    yield "      </langSec>"


def _xml(text: str) -> str:
    """XML 1.0 has no control characters but tab and line ends; they would make the file unreadable."""
    return escape("".join(char for char in text if char in "\t\n\r" or (char >= " " and char not in "\ufffe\uffff")))


def main(arguments: Sequence[str] | None = None) -> int:
    """Export or import; 0 when every entry came through, 1 when entries were left out, 2 when a file cannot be used."""
    parser = argparse.ArgumentParser(
        prog="python -m tasks.vocabularies.tbx", description="The termbase as TBX, and back."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    export = commands.add_parser("export", help="write a termbase as TBX")
    export.add_argument("file", type=Path, help="the TBX file to write")
    export.add_argument("--from", dest="csv", type=Path, default=TERMBASE_FILE, help="the termbase (the bundled one)")
    importing = commands.add_parser("import", help="read TBX into a termbase CSV")
    importing.add_argument("file", type=Path, help="the TBX file to read")
    importing.add_argument("--to", dest="csv", type=Path, required=True, help="the CSV to write")
    options = parser.parse_args(arguments)
    try:
        if options.command == "export":
            rows = read_rows(options.csv)
            options.file.write_bytes(write_tbx(rows))
            sys.stdout.write(f"{len(rows)} entries written to {options.file}.\n")
            return 0
        rows, problems = read_tbx(options.file.read_bytes(), options.file.name)
        options.csv.write_text(rows_as_csv(rows), encoding="utf-8", newline="")
    except (BriefingError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return _USAGE
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    sys.stdout.write(f"{len(rows)} rows written to {options.csv}; {len(problems)} entries left out.\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
