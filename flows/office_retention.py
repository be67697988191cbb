"""``briefing retention``: remove what the office no longer wants to keep, or say what would go.

By the settings ``keep_facts_days`` (what was read from documents), ``keep_addresses_days`` (addresses in the ledger; that and
to whom something was sent stays, as a key), ``keep_previews_days`` (folders under ``previews/``) and ``keep_runs_days`` (runs in
Prefect's database, where its server answers). Editions, decisions and the ledger itself are never removed.
"""

import argparse
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flows.office_archive_open import opened
from flows.office_terminal import DONE, FAILED, said, told, utc_moment
from flows.settings import BriefingSettings
from tasks.contracts.errors import BriefingError

PREVIEWS = "previews"
#: What one call removes of old runs: a server that must delete thousands is asked again the next time.
MOST_RUNS = 2_000


def add_options(options: argparse.ArgumentParser, _name: str) -> None:
    """The options of the sub-command."""
    options.epilog = "Exit status: 0 done, 1 something could not be removed, 2 wrong use."
    options.add_argument("--dry-run", action="store_true", help="say what would go, remove nothing")
    options.add_argument("--now", type=utc_moment, metavar="MOMENT", help="the moment to count from, ISO 8601")


def run(options: argparse.Namespace, settings: BriefingSettings) -> int:
    """Remove, say what went; returns the exit status. What one part cannot do does not keep the others from theirs."""
    now, dry_run = options.now or datetime.now(UTC), options.dry_run
    status = DONE
    for part in (_archive, _previews, _runs):
        try:
            told(part(settings, now, dry_run=dry_run))
        except BriefingError as error:
            said(f"briefing: {error}")
            status = FAILED
    return status


def _archive(settings: BriefingSettings, now: datetime, *, dry_run: bool) -> str:
    from tasks.archive.retention import RetentionPolicy, apply

    policy = RetentionPolicy(facts_days=settings.keep_facts_days, addresses_days=settings.keep_addresses_days)
    with opened(settings) as archive:
        report = apply(archive, policy, now, dry_run=dry_run)
    return (
        f"{_verb(dry_run)} what was read of {report.facts} documents (kept {_days(settings.keep_facts_days)}) and "
        f"{report.addresses} addresses in the ledger (kept {_days(settings.keep_addresses_days)})"
    )


def _previews(settings: BriefingSettings, now: datetime, *, dry_run: bool) -> str:
    old = old_previews(settings.output, settings.keep_previews_days, now)
    stuck = []
    for folder in () if dry_run else old:
        try:
            shutil.rmtree(folder)
        except OSError as error:
            stuck.append(f"{folder.name} ({error.strerror})")
    if stuck:
        raise BriefingError(f"previews could not be removed: {', '.join(stuck)}")
    return f"{_verb(dry_run)} {len(old)} previews (kept {_days(settings.keep_previews_days)})"


def old_previews(output: Path, days: int, now: datetime) -> list[Path]:
    """Preview folders that nothing in them was changed for so many days; none for 0 days. Links are left alone."""
    if not days or not (output / PREVIEWS).is_dir():
        return []
    before = (now - timedelta(days=days)).timestamp()
    folders = [path for path in sorted((output / PREVIEWS).iterdir()) if path.is_dir() and not path.is_symlink()]
    return [folder for folder in folders if max(path.stat().st_mtime for path in (folder, *folder.rglob("*"))) < before]


def _runs(settings: BriefingSettings, now: datetime, *, dry_run: bool) -> str:
    from flows.office_server import ServerApi, ServerError

    if not settings.keep_runs_days:
        return "Runs in Prefect's database are kept for ever"
    server = ServerApi.of(settings, timeout=10.0)
    before = (now - timedelta(days=settings.keep_runs_days)).isoformat()
    try:
        server.is_healthy()
    except ServerError:
        return "Runs in Prefect's database were not looked at: its server does not answer"
    if dry_run:
        count = server.count_runs_ended_before(before)
    else:
        count = 0
        while count < MOST_RUNS and (runs := server.runs_ended_before(before)):
            for run_id in runs:
                server.remove_run(run_id)
            count += len(runs)
    return f"{_verb(dry_run)} {count} runs from Prefect's database (kept {_days(settings.keep_runs_days)})"


def _verb(dry_run: bool) -> str:
    return "Would remove" if dry_run else "Removed"


def _days(days: int) -> str:
    return f"{days} days" if days else "for ever"
