"""The termbase's lint: ``python -m tasks.vocabularies.termbase_lint [--texts FILE …] [CSV]``.

Contradictions, terms that can never be found, and slips of single cells are faults, one line each, and make the exit
status 1 (2 if the file cannot be read). What was never seen in the texts given is information, counted, no fault.
"""

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from tasks.contracts.errors import BriefingError
from tasks.vocabularies.termbase import NOMINAL, TERMBASE_FILE, split_cell
from tasks.vocabularies.termbase_rows import TermRow, cell_faults, read_rows

_BLANK_BESIDE_HAN = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")
_BOOK_MARKS = str.maketrans("", "", "《》“”")
_SHOWN = 12  # examples of a list of information; the count says how many there are
_USAGE = 2


def faults(rows: Sequence[TermRow]) -> list[str]:
    """All faults of the rows, in the order of the file by kind: cells, duplicates, contradictions, unreachable terms."""
    return [*_cells(rows), *_duplicates(rows), *_contradictions(rows), *_unreachable(rows)]


def _cells(rows: Sequence[TermRow]) -> list[str]:
    found = [_said(row, fault) for row in rows for fault in cell_faults(row)]
    for row in rows:
        own = {_key(name) for name in _right(row)}
        found += [
            _said(row, f"forbids «{wrong}», which is its own English")
            for wrong in split_cell(row.forbidden)
            if _key(wrong) in own
        ]
    return found


def _duplicates(rows: Sequence[TermRow]) -> list[str]:
    seen: set[tuple[str, str]] = set()
    found = []
    for row in rows:
        role = "nominal" if row.part_of_speech in NOMINAL else row.part_of_speech
        for key in {(row.zh, row.part_of_speech), (row.zh, role)}:
            if key in seen:
                found.append(_said(row, f"a second row for the same term as {role}"))
                break
        seen |= {(row.zh, row.part_of_speech), (row.zh, role)}
    return found


def _contradictions(rows: Sequence[TermRow]) -> list[str]:
    """Rows of one term (book marks apart) that do not agree: other English that neither admits, or English that one forbids."""
    found = []
    of_term: dict[str, list[TermRow]] = defaultdict(list)
    for row in rows:
        of_term[row.zh.translate(_BOOK_MARKS)].append(row)
    for group in of_term.values():
        for index, row in enumerate(group):
            for other in group[index + 1 :]:
                is_nominal = row.part_of_speech in NOMINAL and other.part_of_speech in NOMINAL
                if is_nominal and row.zh != other.zh and not _agree(row, other):
                    found.append(_said(row, f"«{row.english}» here, «{other.english}» for {other.zh}"))
                for one, forbidding in ((row, other), (other, row)):
                    wrong = {_key(name) for name in split_cell(forbidding.forbidden)}
                    found += [
                        _said(
                            one,
                            f"says «{name}», which the row of {forbidding.zh} as {forbidding.part_of_speech} forbids",
                        )
                        for name in _right(one)
                        if _key(name) in wrong
                    ]
    return found + _names_in_names(rows)


def _names_in_names(rows: Sequence[TermRow]) -> list[str]:
    """Instruments whose long title, in the Chinese of the short one, does not begin or end with its English."""
    short = {
        row.zh.translate(_BOOK_MARKS): row
        for row in rows
        if row.domain == "instrument" and row.status == "official" and row.part_of_speech == "the"
    }
    found = []
    for zh, row in short.items():
        for start in range(1, len(zh)):
            part = short.get(zh[start:])
            if part is not None and not any(_key(name) in _key(long) for name in _right(part) for long in _right(row)):
                found.append(_said(row, f"«{row.english}» does not say «{part.english}», which {part.zh} is by itself"))
    return found


def _unreachable(rows: Sequence[TermRow]) -> list[str]:
    """Terms that no look-up can find: with blanks that texts lose before they are looked up, or without Chinese characters."""
    found = []
    for row in rows:
        if _BLANK_BESIDE_HAN.search(row.zh):
            found.append(
                _said(row, "never found: blanks beside Chinese characters are dropped before texts are looked up")
            )
        elif row.zh and row.zh.isascii():
            found.append(_said(row, "never found: it has no Chinese character"))
    return found


def never_seen(rows: Sequence[TermRow], texts: Iterable[str]) -> list[str]:
    """The Chinese terms that stand in none of ``texts``, in the order of the file, each once."""
    waiting = {row.zh for row in rows}
    for text in texts:
        plain = _BLANK_BESIDE_HAN.sub("", text)
        waiting = {zh for zh in waiting if zh not in plain}
    return list(dict.fromkeys(row.zh for row in rows if row.zh in waiting))


def _right(row: TermRow) -> tuple[str, ...]:
    return (row.english, *split_cell(row.admitted))


def _agree(row: TermRow, other: TermRow) -> bool:
    return not {_key(name) for name in _right(row)}.isdisjoint(_key(name) for name in _right(other))


def _key(name: str) -> str:
    return name.lower().replace("’", "'").replace("-", " ").removeprefix("the ")


def _said(row: TermRow, fault: str) -> str:
    return f"{row.zh or '(no term)'} ({row.part_of_speech or 'no part of speech'}): {fault}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the faults and the counts; 0 without faults, 1 with, 2 when a file cannot be read."""
    parser = argparse.ArgumentParser(
        prog="python -m tasks.vocabularies.termbase_lint", description="Lint the termbase."
    )
    parser.add_argument("csv", nargs="?", type=Path, default=TERMBASE_FILE, help="the termbase (the bundled one)")
    parser.add_argument("--texts", nargs="+", type=Path, default=[], help="texts to look for unused terms in")
    options = parser.parse_args(arguments)
    try:
        rows = read_rows(options.csv)
        texts = [path.read_text(encoding="utf-8", errors="replace") for path in options.texts]
    except (BriefingError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return _USAGE
    found = faults(rows)
    for fault in found:
        sys.stdout.write(f"{fault}\n")
    if texts:
        unseen = never_seen(rows, texts)
        shown = f" ({'、'.join(unseen[:_SHOWN])}{' …' if len(unseen) > _SHOWN else ''})" if unseen else ""
        sys.stdout.write(
            f"Never seen in the texts given: {len(unseen)} of {len({row.zh for row in rows})} terms{shown}.\n"
        )
    counts = [
        f"{sum(row.status == status for row in rows)} {status}" for status in ("official", "preferred", "admitted")
    ]
    forbidding = sum(bool(row.forbidden) for row in rows)
    sys.stdout.write(
        f"{len(rows)} rows: {', '.join(counts)}; {forbidding} with forbidden renderings; {len(found)} faults.\n"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
