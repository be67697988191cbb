"""The command line of the monthly briefing: options in, exit status out, one line for each mistake.

Exit status: 0 done; 1 failed; 2 usage; 3 an edition was made but its checks hold it back.
"""

import argparse
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from flows.engine_choice import ENGINES, engine_order
from flows.outcome import LOCK_COLUMNS
from flows.settings import BriefingSettings
from flows.temporary_server import ensure_server
from tasks.contracts.errors import BriefingError
from tasks.contracts.result import EditionResult, Outcome
from tasks.vocabularies.interface_catalogues import LANGUAGES
from tasks.vocabularies.themes import theme_titles

DONE, FAILED, USAGE, HELD = 0, 1, 2, 3


def month(text: str) -> str:
    """A month as ``2026-11``.

    >>> month("2026-11")
    '2026-11'
    """
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a month: write it as year and month, for example 2026-11")
    return text


def moment(text: str) -> datetime:
    """A moment in ISO 8601, taken as UTC where no zone is given.

    >>> moment("2026-11-22T06:00").isoformat()
    '2026-11-22T06:00:00+00:00'
    """
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a moment: write it as ISO 8601, for example 2026-11-22T06:00"
        ) from None
    return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


def languages(text: str) -> list[str]:
    """The languages of the pages, an edition each.

    >>> languages("en,ru")
    ['en', 'ru']
    """
    names = list(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    unknown = [name for name in names if name not in LANGUAGES]
    if unknown or not names:
        raise argparse.ArgumentTypeError(
            f"{(unknown or [text])[0]!r} is not a language the briefing can be written in: choose {', '.join(LANGUAGES)}"
        )
    return names


def themes(text: str) -> list[str]:
    """The themes that an edition is kept to.

    >>> themes("chemicals-and-pops")
    ['chemicals-and-pops']
    """
    names = [name.strip() for name in text.split(",") if name.strip()]
    unknown = [name for name in names if name not in theme_titles()]
    if unknown or not names:
        raise argparse.ArgumentTypeError(
            f"{(unknown or [text])[0]!r} is not a theme: choose {', '.join(theme_titles())}"
        )
    return names


def engines(text: str) -> list[str]:
    """The engines named, in order.

    >>> engines("openai,fxtranslate")
    ['openai', 'fxtranslate']
    """
    try:
        return list(engine_order(text))
    except BriefingError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


class _Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one line."""

    def error(self, message: str) -> None:  # type: ignore[override]  # argparse says NoReturn; exit() below never returns
        """Print the mistake and how to see the options; leave with status 2."""
        self.exit(USAGE, f"briefing: {message} ('make briefing -- --help' lists the options)\n")


def parser() -> argparse.ArgumentParser:
    """The options, with their help."""
    options = _Parser(
        prog="make briefing --",
        allow_abbrev=False,
        description="Make this month's Industrial Sustainability Briefing: a PDF, a web page and a data pack.",
        epilog="Exit status: 0 done, 1 failed, 2 wrong use, 3 an edition was made but its checks hold it back.",
    )
    options.add_argument("--month", type=month, metavar="YYYY-MM", help="month of the edition (default: this month)")
    options.add_argument(
        "--source",
        action="append",
        metavar="PATH-OR-URL",
        help="a folder, file or web address to read; may be given several times (default: the folder seeds/)",
    )
    options.add_argument(
        "--output", type=Path, metavar="DIR", help="folder for editions and the archive (default: output/)"
    )
    options.add_argument(
        "--language",
        type=languages,
        default=["en"],
        metavar="NAMES",
        help=f"languages of the pages, separated by commas, an edition each ({', '.join(LANGUAGES)}; default: en); facts stay in "
        "English or the original",
    )
    options.add_argument(
        "--only",
        type=themes,
        default=[],
        metavar="THEMES",
        help="keep the edition to these themes, separated by commas; its first page says what is left out",
    )
    options.add_argument(
        "--note", default="", metavar="WORDS", help="a note to readers, printed on page 1 as the office's own words"
    )
    options.add_argument(
        "--dry-run",
        action="store_true",
        help="make a preview only, under previews/: it is marked as one, not recorded, and can be neither approved nor sent",
    )
    options.add_argument(
        "--offline", action="store_true", help="use no network: sources at web addresses are set aside"
    )
    options.add_argument(
        "--explain",
        metavar="FILE",
        help="make no briefing: print a source with every figure and every other numeral marked, and the rule or reason",
    )
    options.add_argument(
        "--engines",
        type=engines,
        metavar="NAMES",
        help=f"translation engines in the order asked, separated by commas, or none ({', '.join(ENGINES)}; default: "
        "BRIEFING_ENGINES, else fxtranslate)",
    )
    options.add_argument(
        "--theme",
        type=Path,
        metavar="FILE",
        help="the office's name, logo, colours and contact (default: BRIEFING_THEME, else report_templates/theme.yml)",
    )
    options.add_argument(
        "--as-of",
        type=moment,
        metavar="MOMENT",
        help="the edition's clock, ISO 8601 (default: the moment the version was first made)",
    )
    return options


def run_flow(**parameters: Any) -> tuple[EditionResult, ...]:
    """Run the flow on the office's Prefect server, or on a temporary one, which starts while Prefect is imported."""
    wait_until_ready = ensure_server()
    from flows.monthly_briefing import run

    wait_until_ready()
    return run(**parameters)


def main(arguments: Sequence[str], run: Callable[..., tuple[EditionResult, ...]] = run_flow) -> int:
    """Run the briefing as a person asked for it and say what came out.

    Args:
        arguments: The words after the command.
        run: Starts the flow with ``listener, month, sources, output, languages, themes, note, dry_run, offline, as_of, engines,
            theme_file``; returns the result of each edition or raises.

    Returns:
        The exit status.
    """
    options = parser().parse_args(arguments)
    if options.explain:
        return explained(options.explain)
    settings = BriefingSettings()
    sources = options.source or [settings.sources]
    output = (options.output or settings.output).expanduser().resolve()
    progress, closing = Console(stderr=True, highlight=False), Console(highlight=False, soft_wrap=True)
    try:
        refuse_unusable(output)
        with progress.status("Starting Prefect (about ten seconds without a running server)") as status:

            def show(line: str) -> None:
                status.update(line)
                progress.print(f"  {line}")

            results = run(
                listener=show,
                month=options.month or "",
                sources=sources,
                output=output,
                languages=options.language,
                themes=options.only,
                note=options.note,
                dry_run=options.dry_run,
                offline=options.offline,
                as_of=options.as_of,
                engines=options.engines,
                theme_file=str(options.theme) if options.theme else None,
            )
    except BriefingError as error:
        progress.print(f"briefing: {error}", style="bold", soft_wrap=True, markup=False)
        return FAILED
    except KeyboardInterrupt:
        progress.print("briefing: stopped; no edition was made.")
        return FAILED
    except Exception as error:  # noqa: BLE001  the last door: a person gets one line, the log has the traceback
        line = " ".join(str(error).split()) or type(error).__name__
        progress.print(
            f"briefing: failed: {type(error).__name__}: {line[:300]} (the whole story is in the run's log: make ui)",
            style="bold",
            soft_wrap=True,
            markup=False,
        )
        return FAILED
    for result in results:
        print_closing(closing, result, output)
    return HELD if any(result.outcome is Outcome.HELD for result in results) else DONE


def explained(location: str) -> int:
    """Print a source with its numerals explained; needs neither Prefect nor an output folder. Returns the exit status."""
    from flows.explain import explain

    try:
        explain(location, Console(highlight=False), datetime.now(UTC).date())
    except BriefingError as error:
        Console(stderr=True, highlight=False).print(f"briefing: {error}", style="bold", soft_wrap=True, markup=False)
        return FAILED
    return DONE


def refuse_unusable(output: Path) -> None:
    """Raise one clear line when nothing can be written to ``output``, before any work is done."""
    try:
        output.mkdir(parents=True, exist_ok=True)
        probe = output / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise BriefingError(
            f"nothing can be written to {output} ({error.strerror}): name another folder with --output"
        ) from error


def print_closing(console: Console, result: EditionResult, output: Path) -> None:
    """The closing table and the paths of what was made."""
    table = Table(
        title=f"Briefing {result.edition.label}",
        title_justify="left",
        show_header=False,
        box=None,
        padding=(0, 2, 0, 0),
    )
    table.add_column()
    table.add_column(justify="right")
    for name, count in result.counts.items():
        table.add_row(name, str(count))
    for name, count in result.translated.items():
        table.add_row(f"  {name}", str(count))
    console.print(table)
    for provider, counts in result.lock.items():
        if set(counts) != {"first"}:
            said = ", ".join(f"{count} {LOCK_COLUMNS[way]}" for way, count in counts.items())
            console.print(f"Number lock, {provider}: {said}", markup=False)
    for file, reason, detail in result.set_aside:
        console.print(f"Set aside: {file} ({reason}): {detail}", markup=False)
    for change in result.changes:
        console.print(f"Changed: {change}", markup=False)
    for check in result.checks:
        if not check.passed:
            console.print(f"Check {check.severity.value}: {check.label or check.name}: {check.detail}", markup=False)
    folder = output / result.folder
    says = {
        Outcome.MADE: "Made",
        Outcome.UNCHANGED: "Nothing has changed; the edition stands",
        Outcome.HELD: "Made, but held back by its checks",
    }[result.outcome] + (" (a preview: nothing was recorded)" if result.is_preview else "")
    console.print(f"{says}:")
    for name in ("briefing.pdf", "briefing.html", "briefing.docx", "briefing.xlsx", "data"):
        if (folder / name).exists():
            console.print(f"  {shown(folder / name)}", markup=False)


def shown(path: Path) -> str:
    """A path as short as it can be said from here."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
