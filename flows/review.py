"""The review loop from the terminal: ``python -m flows.review export|import``. Needs neither Prefect nor a server.

Exit status: 0 done; 1 a file or the archive cannot be used; 2 wrong use; 3 some wordings were refused by the number lock.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from flows.settings import BriefingSettings
from tasks.archive.archive import Archive
from tasks.archive.reviews import keep_reviews, load_reviews
from tasks.contracts.errors import BriefingError
from tasks.contracts.translation import Review, TranslatedField
from tasks.translation.review import Returned, contradictions, items_for_review, take_back, take_units
from tasks.translation.review_sheet import read_sheet, write_sheet
from tasks.translation.tmx import review_entry, reviews_of, write_tmx
from tasks.translation.xliff import ReviewFileError, read_xliff, write_xliff

DONE, FAILED, REFUSED = 0, 1, 3
_XLIFF = (".xlf", ".xliff", ".xlf2")


def parser() -> argparse.ArgumentParser:
    """The options, with their help."""
    options = argparse.ArgumentParser(
        prog="python -m flows.review",
        description="Send fields out for review and take them back: from then on the memory answers with what a person said.",
        epilog="Exit status: 0 done, 1 a file or the archive cannot be used, 2 wrong use, 3 some wordings were refused.",
    )
    options.add_argument("--output", type=Path, metavar="DIR", help="folder of the editions and the archive")
    commands = options.add_subparsers(dest="command", required=True)
    export = commands.add_parser("export", help="write the fields that need review as XLIFF 2.1 and as a spreadsheet")
    export.add_argument("--month", metavar="YYYY-MM", help="month of the edition (default: the latest made)")
    export.add_argument("--to", type=Path, metavar="DIR", help="folder to write to (default: review/ in the edition's)")
    export.add_argument("--all", action="store_true", help="every field, not only those that need review")
    back = commands.add_parser("import", help="check files that came back (.xlf, .xlsx, .tmx) and store what holds")
    back.add_argument("files", nargs="+", type=Path, metavar="FILE")
    back.add_argument("--reviewer", required=True, metavar="NAME", help="who stands behind the wordings")
    back.add_argument(
        "--accept-unchanged",
        action="store_true",
        help="wordings that were left as they were count as reviewed too, whatever the tool marked",
    )
    memory = commands.add_parser("memory", help="write all reviewed wordings as a TMX file for other tools")
    memory.add_argument("file", type=Path, metavar="FILE.tmx")
    return options


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what was asked; returns the exit status."""
    options = parser().parse_args(arguments)
    console = Console(highlight=False, soft_wrap=True)
    settings = BriefingSettings()
    output = (options.output or settings.output).expanduser().resolve()
    try:
        if not settings.archive_url and not (output / "archive.sqlite").is_file():
            raise BriefingError(f"no edition has been made in {output} yet: run make briefing first")
        url = settings.archive_address(output)
        if options.command == "export":
            return export_review(console, url, output, options.month, options.to, all_fields=options.all)
        if options.command == "memory":
            return export_memory(console, url, options.file)
        if not options.reviewer.strip():
            raise BriefingError("--reviewer needs a name: the memory says who stands behind a wording")
        return import_review(
            console, url, options.files, options.reviewer.strip(), accepts_unchanged=options.accept_unchanged
        )
    except (BriefingError, OSError) as error:
        Console(stderr=True, highlight=False, soft_wrap=True).print(f"review: {error}", style="bold", markup=False)
        return FAILED


def export_review(
    console: Console, url: str, output: Path, month: str | None, to: Path | None, *, all_fields: bool
) -> int:
    """Write one XLIFF file a source language and one workbook; returns the exit status."""
    with Archive(url) as archive:
        editions = [row for row in archive.editions() if month in (None, row.month)]
        if not editions:
            raise BriefingError(f"there is no edition of {month}" if month else "no edition has been made yet")
        edition = max(editions, key=lambda row: (row.month, row.version))
        fields = archive.translated_fields(edition.month)
    label = edition.month if edition.version == 1 else f"{edition.month}-v{edition.version}"
    items = items_for_review(fields, all_fields=all_fields)
    if not items:
        console.print(f"Nothing in briefing {label} needs review: every field has been reviewed.")
        return DONE
    folder = to or output / label / "review"
    folder.mkdir(parents=True, exist_ok=True)
    languages = sorted({item.language for item in items})
    for language in languages:
        path = folder / f"review-{label}-{re.sub('[^A-Za-z0-9-]', '', language)}.xlf"
        path.write_bytes(write_xliff([item for item in items if item.language == language], language))
        console.print(f"Wrote {path}", markup=False)
    path = folder / f"review-{label}.xlsx"
    path.write_bytes(write_sheet(items))
    console.print(f"Wrote {path}", markup=False)
    console.print(
        f"{len(items)} fields. Word them in one of the files, then: make import-review ARGS='FILE --reviewer \"Name\"'",
        markup=False,
    )
    return DONE


def import_review(console: Console, url: str, files: Iterable[Path], reviewer: str, *, accepts_unchanged: bool) -> int:
    """Check each file and store what holds; nothing of a file is stored that cannot be read whole."""
    now = datetime.now(UTC).replace(microsecond=0)
    before = load_reviews(url)
    with Archive(url) as archive:
        current = {f"{field.document_id}/{field.field}": field for field in archive.translated_fields()}
    refused = 0
    for path in files:
        reviews, returned = _read(path, current, reviewer, now, accepts_unchanged=accepts_unchanged)
        fresh = keep_reviews(url, reviews)
        refused += sum(entry.outcome == "refused" for entry in returned)
        _tell(console, path, returned, len(fresh), contradictions(fresh, before))
        before = (*fresh, *before)
    console.print("The next briefing answers with them: make briefing")
    return REFUSED if refused else DONE


def _read(
    path: Path, current: dict[str, TranslatedField], reviewer: str, now: datetime, *, accepts_unchanged: bool
) -> tuple[list[Review], list[Returned]]:
    kind = path.suffix.lower()
    if kind == ".tmx":
        returned = take_units(reviews_of(path, reviewer))
        return [entry.review for entry in returned if entry.review is not None], returned
    content = path.read_bytes()
    if kind == ".xlsx":
        items, origin = read_sheet(content, path.name), "xlsx"
    elif kind in _XLIFF:
        items, origin = read_xliff(content, path.name), "xliff"
    else:
        raise ReviewFileError(path.name, "it is none of .xlf, .xlsx and .tmx")
    returned = take_back(
        items, current, reviewer=reviewer, reviewed_at=now, origin="xlsx" if origin == "xlsx" else "xliff",
        accepts_unchanged=accepts_unchanged,
    )  # fmt: skip
    return [entry.review for entry in returned if entry.review is not None], returned


def _tell(
    console: Console, path: Path, returned: Sequence[Returned], stored: int, against: Sequence[tuple[Review, Review]]
) -> None:
    """What became of a file: counts, then a line for each field that a person should know of."""
    open_ones = sum(entry.outcome == "not_reviewed" for entry in returned)
    refused = [entry for entry in returned if entry.outcome == "refused"]
    console.print(
        f"{path.name}: {stored} reviewed wordings stored, {len(refused)} refused, {open_ones} not reviewed",
        markup=False,
    )
    for entry in returned:
        if entry.detail and entry.outcome != "not_reviewed":
            console.print(f"  {entry.outcome.replace('_', ' ')}: {entry.item.field}: {entry.detail}", markup=False)
    for new, old in against:
        console.print(
            f"  contradicts {old.reviewer} of {old.reviewed_at:%Y-%m-%d} ({old.target!r}); the newest stands, both are kept: "
            f"{new.target!r}",
            markup=False,
        )


def export_memory(console: Console, url: str, path: Path) -> int:
    """All reviewed wordings of the archive as TMX 1.4b, newest first; returns the exit status."""
    reviews = load_reviews(url)
    path.write_bytes(write_tmx(review_entry(review) for review in reviews))
    console.print(f"Wrote {len(reviews)} reviewed wordings to {path}", markup=False)
    return DONE


if __name__ == "__main__":
    sys.exit(main())
