"""``briefing due``: the dead-man check, run by cron or a systemd timer outside Prefect.

All well: no word, exit status 0. Otherwise owner and administrator get a mail that says what to do, and the exit status is 1;
the same trouble is told once a day (in the office's time zone), however often the check runs.

What is expected by the deadline day is, without ``--expect``, an edition that was *sent*, wherever the office has an audience,
also with approval by hand: readers miss a forgotten draft as much as one that was never made, and the mail tells the two
apart. An office without an audience expects an edition that was *made* and not held back.
"""

import argparse
import json
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from flows.alert_record import FOLDER
from flows.office_bounded import NotInTimeError, within
from flows.office_secrets import redacted
from flows.office_terminal import DONE, FAILED, said, utc_moment
from flows.schedule import Schedule, UnknownZoneError, shifted
from flows.settings import BriefingSettings
from tasks.contracts.errors import BriefingError

_STATE = "due.json"
ARCHIVE_LIMIT_S = 25.0  # a locked SQLite archive is waited for 10 s by its driver, a server 5 s to connect
_SERVER_LIMIT_S = 5.0


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is not well: ``key`` tells it from others from day to day."""

    key: str
    subject: str
    text: str


def add_options(options: argparse.ArgumentParser, _name: str) -> None:
    """The options of the sub-command."""
    options.epilog = "Exit status: 0 all is well (nothing is printed), 1 something is not, 2 wrong use."
    options.add_argument(
        "--expect",
        choices=("made", "sent"),
        help="what must be there by the deadline day (default: sent where the office has an audience, else made)",
    )
    options.add_argument(
        "--without-server",
        action="store_true",
        help="do not ask whether Prefect's server answers (offices that make editions from the command line)",
    )
    options.add_argument("--now", type=utc_moment, metavar="MOMENT", help="the moment to check for, ISO 8601")


def run(options: argparse.Namespace, settings: BriefingSettings) -> int:
    """Check, tell who is to be told, return the exit status."""
    now = options.now or datetime.now(UTC)
    troubles = troubles_at(now, settings, options.expect or expected(settings), asks_server=not options.without_server)
    if not troubles:
        return DONE
    today = f"{now.astimezone(_zone(settings)):%Y-%m-%d}"
    told_on = _told_on(settings.output)
    fresh = [trouble for trouble in troubles if told_on.get(trouble.key) != today]
    if not fresh:
        return FAILED
    for trouble in fresh:
        said(f"briefing: {trouble.subject}")
    more = f" (and {len(fresh) - 1} more)" if len(fresh) > 1 else ""
    from flows.alerts import alert_counted  # imported here: a check that finds nothing has no use for mail

    told, missed = alert_counted(fresh[0].subject + more, "\n\n".join(trouble.text for trouble in fresh), settings)
    for line in missed:
        said(f"briefing: could not tell {line}")
    if told:  # one who cannot be told is no reason to tell the others every hour
        _remember(settings.output, {**told_on, **{trouble.key: today for trouble in fresh}})
    return FAILED


def expected(settings: BriefingSettings) -> str:
    """``sent`` where there is an audience, else ``made``."""
    has_audience = (
        settings.recipients_url is not None or bool(settings.recipients_query) or settings.recipients.is_file()
    )
    return "sent" if has_audience else "made"


def troubles_at(now: datetime, settings: BriefingSettings, expect: str, *, asks_server: bool) -> list[Trouble]:
    """Everything that is not well at a moment: the month's edition first, then the archive, then the server."""
    try:
        schedule = Schedule.of(settings)
    except UnknownZoneError as error:
        return [Trouble("zone", "the schedule's time zone is not known", str(error))]
    found = _edition_trouble(now, settings, schedule, expect)
    if asks_server:
        found += _server_trouble(settings)
    return found


def month_expected(now: datetime, schedule: Schedule) -> str:
    """The latest month whose deadline has passed.

    >>> month_expected(datetime(2026, 12, 4, 23, tzinfo=UTC), Schedule(zone="Europe/Berlin"))
    '2026-11'
    >>> month_expected(datetime(2026, 12, 4, 22, tzinfo=UTC), Schedule(zone="Europe/Berlin"))
    '2026-10'
    """
    month = schedule.month_of(now)
    while schedule.deadline(month) > now:
        month = shifted(month, -1)
    return month


def _edition_trouble(now: datetime, settings: BriefingSettings, schedule: Schedule, expect: str) -> list[Trouble]:
    month = month_expected(now, schedule)
    by = f"{schedule.deadline(month).astimezone(schedule.time_zone):%Y-%m-%d %H:%M} {schedule.zone}"
    verb = "sent" if expect == "sent" else "made"
    try:
        standing = within(ARCHIVE_LIMIT_S, lambda: standing_of(month, settings, expect))
    except (BriefingError, NotInTimeError) as error:
        why = str(error) if isinstance(error, BriefingError) else f"The archive gives {error}."
    except Exception as error:  # noqa: BLE001  whatever the archive does to us is a reason to write, not to fail
        why = f"The archive cannot be read ({type(error).__name__})."
    else:
        if standing is None:
            return []
        subject = f"no edition of {month} was {verb} by {by[:10]}"
        text = f"By {by} an edition of {month} was to be {verb}.\n\n{standing}"
        return [Trouble(f"edition-{month}-{expect}", subject, text)]
    text = (
        f"Nobody can tell whether an edition of {month} was {verb} by {by}, since the archive cannot be asked.\n\n{why}\n\n"
        "What to do: bin/briefing doctor says what is wrong with it."
    )
    return [Trouble("archive", "the archive cannot be asked", redacted(text))]


def standing_of(month: str, settings: BriefingSettings, expect: str) -> str | None:
    """What is missing of a month and what to do, in sentences; None when all that is expected is there.

    Raises:
        ArchiveError: the archive cannot be used.
    """
    url = settings.archive_address(settings.output)
    if not settings.archive_url and not (settings.output / "archive.sqlite").is_file():
        return f"There is no archive in {settings.output}: no edition has ever been made there. " + _MAKE.format(
            month=month
        )
    from flows.office_months import responsible_since
    from tasks.archive.approvals import last_decision, states_of
    from tasks.archive.archive import Archive
    from tasks.contracts.approval import EditionState as State

    with Archive(url) as archive:
        states = {edition: state for edition, state in states_of(archive).items() if edition.month == month}
        if not states and month < responsible_since(archive):
            return None
        if not states:
            return f"No edition of {month} has been made. " + _MAKE.format(month=month)
        done = {State.SENT} if expect == "sent" else {State.DRAFT, State.APPROVED, State.SENT}
        lines = []
        for language in dict.fromkeys(edition.language for edition in states):
            versions = [edition for edition in states if edition.language == language]
            if any(states[edition] in done for edition in versions):
                continue
            newest = max(versions, key=lambda edition: edition.version)
            decision = last_decision(archive, newest)
            by = f" by {decision.person}" + (f" ({decision.reason})" if decision.reason else "") if decision else ""
            state = states[newest]
            lines.append(f"Edition {newest.label} is {_WORDS.get(state.value, state.value)}{by}. {_TO_DO[state.value]}")
    return "\n".join(lines) or None


_MAKE = (
    "What to do: see in Prefect's UI whether the scheduled run failed or never started (bin/briefing status; start make serve if "
    "it does not run), or make it now: make briefing -- --month {month}"
)
_WORDS = {"draft": "a draft that nobody has decided on", "held": "held back by its checks", "sent_back": "sent back"}
_TO_DO = {
    "draft": "What to do: read it and approve it, or send it back, with the form publish-briefing in Prefect's UI.",
    "held": "What to do: its checks.json says what blocks it; mend that and make the month again.",
    "approved": "What to do: its delivery is not finished; start publish-briefing again, which goes on where it stopped, and see "
    "bin/briefing deliveries.",
    "sent_back": "What to do: mend what was found and make the month again; the new version can be approved.",
    "superseded": "What to do: decide on its later version.",
    "sent": "",
}


def _server_trouble(settings: BriefingSettings) -> list[Trouble]:
    from flows.office_server import ServerApi, ServerError

    try:
        within(_SERVER_LIMIT_S, ServerApi.of(settings, timeout=_SERVER_LIMIT_S - 1).is_healthy)
    except (ServerError, NotInTimeError) as error:
        why = str(error)
    except Exception as error:  # noqa: BLE001  as above
        why = type(error).__name__
    else:
        return []
    text = f"Prefect's server does not answer, so that no scheduled run can start.\n\n{why}\n\nWhat to do: bin/briefing doctor."
    return [Trouble("server", "Prefect's server does not answer", redacted(text))]


def _zone(settings: BriefingSettings) -> tzinfo:
    try:
        return Schedule.of(settings).time_zone
    except UnknownZoneError:
        return UTC


def _told_on(output: Path) -> dict[str, str]:
    """Trouble → the day it was last told; nothing where the file is not there or not ours: told twice is better than never."""
    try:
        found = json.loads((output / FOLDER / _STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(day) for key, day in found.items()} if isinstance(found, dict) else {}


def _remember(output: Path, told_on: dict[str, str]) -> None:
    path = output / FOLDER / _STATE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(dict(sorted(told_on.items())[-50:])) + "\n", encoding="utf-8")
    except OSError as error:
        said(f"briefing: what was told could not be written down ({error.strerror}): the next check tells it again")
