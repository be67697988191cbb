"""``briefing archive``: export, verify, restore, upgrade. What is exported is read back before it is said to be there."""

import argparse
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from flows.office_archive_open import archive_url
from flows.office_terminal import DONE, FAILED, told, told_json
from flows.settings import BriefingSettings
from tasks.contracts.errors import BriefingError


def add_options(options: argparse.ArgumentParser, _name: str) -> None:
    """The options of the sub-command."""
    options.epilog = "Exit status: 0 done, 1 failed, or an export lacks a file of an edition, 2 wrong use."
    actions = options.add_subparsers(dest="action", required=True, metavar="ACTION", parser_class=type(options))
    export = actions.add_parser("export", help="the whole archive in one .zip, which only its owner may read")
    export.add_argument("file", type=Path, metavar="FILE.zip")
    export.add_argument("--with-editions", action="store_true", help="the editions' files as well")
    verify = actions.add_parser("verify", help="read an export through and compare every byte with its checksums")
    verify.add_argument("file", type=Path, metavar="FILE.zip")
    restore = actions.add_parser("restore", help="an export into an empty archive, SQLite or PostgreSQL")
    restore.add_argument("file", type=Path, metavar="FILE.zip")
    restore.add_argument(
        "--to",
        metavar="URL",
        help="SQLAlchemy URL of the empty archive (default: the office's own; give a password by BRIEFING_ARCHIVE_URL only)",
    )
    restore.add_argument(
        "--output", type=Path, metavar="DIR", help="folder for the editions' files (default: they are left out)"
    )
    upgrade = actions.add_parser("upgrade", help="show the archive's layout and bring it up to this program's")
    upgrade.add_argument("--check", action="store_true", help="only show it")
    upgrade.add_argument(
        "--copied", action="store_true", help="a copy of a database on a server has been made (pg_dump)"
    )
    for action in (export, verify, restore, upgrade):
        action.add_argument("--json", action="store_true", help="as JSON, for scripts")


def run(options: argparse.Namespace, settings: BriefingSettings) -> int:
    """Do what was asked; returns the exit status."""
    return {"export": _export, "verify": _verify, "restore": _restore, "upgrade": _upgrade}[options.action](
        options, settings
    )


def _export(options: argparse.Namespace, settings: BriefingSettings) -> int:
    from tasks.archive.backup import export_archive

    report = export_archive(archive_url(settings), settings.output if options.with_editions else None, options.file)
    lines = [
        f"{options.file}: {_rows(report.rows)}, {report.files} files of editions, {report.size / 1e6:,.1f} MB, read back whole"
    ]
    lines += [f"missing: {name}" for name in report.missing] + [f"not as recorded: {name}" for name in report.altered]
    if options.json:
        told_json(
            {"file": options.file, "layout": report.layout, "rows": report.rows, "files": report.files, "size": report.size,
             "missing": report.missing, "altered": report.altered}
        )  # fmt: skip
    else:
        for line in lines:
            told(line)
    return FAILED if report.missing or report.altered else DONE


def _verify(options: argparse.Namespace, _settings: BriefingSettings) -> int:
    from tasks.archive.backup import verify_export

    report = verify_export(options.file)
    if options.json:
        told_json(
            {
                "file": options.file,
                "layout": report.layout,
                "made_at": report.made_at,
                "rows": report.rows,
                "files": report.files,
            }
        )
    else:
        told(
            f"{options.file} is whole: layout {report.layout}, of {report.made_at:%Y-%m-%d %H:%M} UTC, {_rows(report.rows)}, "
            f"{report.files} files"
        )
    return DONE


def _restore(options: argparse.Namespace, settings: BriefingSettings) -> int:
    from tasks.archive.connection import place_of
    from tasks.archive.restore import restore_archive

    url = options.to or settings.archive_address(settings.output)
    report = restore_archive(options.file, url, options.output)
    if options.json:
        told_json({"layout": report.layout, "rows": report.rows, "editions": report.editions, "files": report.files})
    else:
        told(
            f"Restored into {place_of(url)}: {_rows(report.rows)}; {len(report.editions)} editions with {report.files} files"
        )
    return DONE


def _upgrade(options: argparse.Namespace, settings: BriefingSettings) -> int:
    from sqlalchemy import inspect, text
    from sqlalchemy.engine import make_url

    from tasks.archive.archive import Archive
    from tasks.archive.connection import explained, open_engine, place_of, sqlite_file
    from tasks.archive.errors import NewerArchiveError
    from tasks.archive.models import SCHEMA_VERSION

    url = archive_url(settings)
    engine = open_engine(url)
    try:
        with explained(url), engine.connect() as connection:
            is_there = inspect(connection).has_table("archive_info")
            layout = (
                connection.scalar(text("SELECT value FROM archive_info WHERE name = 'layout'")) if is_there else None
            )
    finally:
        engine.dispose()
    found = {"archive": place_of(url), "layout": layout, "program": SCHEMA_VERSION, "copy": None}
    if layout is not None and layout.isdigit() and int(layout) > int(SCHEMA_VERSION):
        raise NewerArchiveError(place_of(url), layout, SCHEMA_VERSION)
    if layout != SCHEMA_VERSION and not options.check:
        file = sqlite_file(make_url(url))
        if file is not None:
            found["copy"] = str(copied(file, str(layout or "empty")))
        elif layout is not None and not options.copied:
            raise BriefingError(f"make a copy of {place_of(url)} first (pg_dump --format=custom), then add --copied")
        Archive(url).close()
        found["layout"] = SCHEMA_VERSION
    if options.json:
        told_json(found)
        return DONE
    told(f"The archive {found['archive']} has layout {found['layout']}; this program's is {SCHEMA_VERSION}.")
    if found["copy"]:
        told(f"Upgraded from layout {layout}. The copy from before: {found['copy']} (remove it when all is well).")
    elif layout != found["layout"]:
        told(f"Upgraded from layout {layout}.")
    return DONE


def copied(file: Path, layout: str) -> Path:
    """A copy of a SQLite archive beside it, taken while others may read and write, readable by its owner only.

    Raises:
        BriefingError: it cannot be made, or is damaged; nothing of it is left.
    """
    target = file.with_name(f"{file.name}.layout-{layout}-{datetime.now(UTC):%Y%m%dT%H%M%S}")
    try:
        target.touch(0o600, exist_ok=False)
        with closing(sqlite3.connect(file, timeout=10)) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
            found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise sqlite3.DatabaseError(str(found))
    except (OSError, sqlite3.Error) as error:
        target.unlink(missing_ok=True)
        raise BriefingError(f"no copy of {file} could be made ({error}): nothing was upgraded") from None
    return target


def _rows(rows: Mapping[str, int]) -> str:
    editions, documents = rows.get("editions", 0), rows.get("documents", 0)
    return f"{editions} editions, {documents} documents, {sum(rows.values())} rows"
