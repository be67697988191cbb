"""How the office's command speaks: tables for people, JSON for scripts, one line for each mistake, and no secret in any."""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, NoReturn

from flows.office_secrets import redacted
from tasks.contracts.errors import BriefingError

DONE, FAILED, USAGE = 0, 1, 2


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        """Print the mistake and how to see the options; leave with status 2."""
        self.exit(USAGE, f"briefing: {message} ('{self.prog} --help' lists the options)\n")


def said(line: str) -> None:
    """One line on standard error."""
    sys.stderr.write(redacted(line) + "\n")


def told(line: str) -> None:
    """One line on standard output."""
    sys.stdout.write(redacted(line) + "\n")


def told_json(value: Any) -> None:
    """A value as JSON on standard output, for scripts."""
    sys.stdout.write(redacted(json.dumps(value, ensure_ascii=False, indent=2, default=_plain)) + "\n")


def told_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on standard output, as wide as the terminal; on a pipe no line is cut or wrapped."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    # On a pipe a line is a row: scripts and `grep` want it whole.
    console = Console(file=sys.stdout, highlight=False, width=None if sys.stdout.isatty() else 10_000)
    table = Table(title=title, title_justify="left", box=None, padding=(0, 2, 0, 0), header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(redacted(cell)) for cell in row))  # Text: brackets of a name are no markup
    console.print(table)


def moment_said(moment: datetime, zone: Any = UTC) -> str:
    """A moment for a person: in the office's zone, to the minute."""
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M %Z}"


def utc_moment(text: str) -> datetime:
    """A moment in ISO 8601, as argparse's ``type``; UTC where no zone is given.

    >>> utc_moment("2026-12-05T06:00").isoformat()
    '2026-12-05T06:00:00+00:00'
    """
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a moment: write it as ISO 8601, for example 2026-12-05T06:00"
        ) from None
    return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


def a_person(name: str) -> str:
    """A person's name, as given with ``--by``.

    Raises:
        BriefingError: it is blank or far too long.
    """
    if not name.strip() or len(name) > 200:
        raise BriefingError("--by needs the name of the person who decides this (at most 200 characters)")
    return name.strip()


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else str(value)
