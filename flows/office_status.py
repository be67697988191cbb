"""``briefing status``: where the office stands, in one page; nothing is changed, and no server is started.

Exit status 1 when something needs a person: a month missing, a delivery of unknown outcome, a server that does not answer.
"""

import argparse
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.office_bounded import NotInTimeError, begun
from flows.office_terminal import DONE, FAILED, moment_said, told, told_json, told_table, utc_moment
from flows.schedule import Schedule
from flows.settings import BriefingSettings
from tasks.contracts.errors import BriefingError

if TYPE_CHECKING:
    from tasks.archive.archive import Archive

_SERVER_LIMIT_S = 3.0
_LAST_ALERTS = 5
_RECENT = timedelta(days=62)
_ATTENTION = ("unknown", "failed", "sending")


def add_options(options: argparse.ArgumentParser, _name: str) -> None:
    """The options of the sub-command."""
    options.epilog = "Exit status: 0 all is well, 1 something needs a person, 2 wrong use."
    options.add_argument("--json", action="store_true", help="everything as one JSON object, for scripts")
    options.add_argument("--all", action="store_true", help="every edition (default: the last twelve)")
    options.add_argument("--now", type=utc_moment, metavar="MOMENT", help="the moment to look from, ISO 8601")


def run(options: argparse.Namespace, settings: BriefingSettings) -> int:
    """Look, say, return the exit status."""
    now = options.now or datetime.now(UTC)
    servers = begun(lambda: _servers(settings))  # they are asked while the archive is read
    status = office_status(settings, now)
    try:
        status["servers"] = servers(_SERVER_LIMIT_S + 1)
    except NotInTimeError:
        status["servers"] = {"prefect": "does not answer", "site": "does not answer"}
    status["needs_a_person"] = _needs(status)
    if options.json:
        told_json(status)
    else:
        _tell(status, settings, 10**6 if options.all else 12)
    return FAILED if status["needs_a_person"] else DONE


def office_status(settings: BriefingSettings, now: datetime) -> dict[str, Any]:
    """All that can be known without asking a server: ``editions``, ``waiting``, ``missing_months``, ``next_run``, ``alerts``.

    ``archive`` says what is wrong with the archive, in one sentence; empty when nothing is.

    Raises:
        UnknownZoneError: the schedule's zone is not known.
    """
    from flows.alert_record import past_alerts

    schedule = Schedule.of(settings)
    status: dict[str, Any] = {
        "now": now,
        "archive": "",
        "editions": [],
        "waiting": [],
        "missing_months": [],
        "scheduled_months": [],
        "next_run": schedule.next_run(now),
        "next_month": schedule.month_of(schedule.next_run(now)),
        "deadline": schedule.deadline(schedule.month_of(schedule.next_run(now))),
        "zone": schedule.zone,
        "alerts": [
            {"at": item.at, "subject": item.subject, "told": item.told, "missed": list(item.missed)}
            for item in past_alerts(settings.output)[-_LAST_ALERTS:]
        ],
    }
    if not settings.archive_url and not (settings.output / "archive.sqlite").is_file():
        status["archive"] = f"There is no archive in {settings.output}: no edition has been made there yet."
        return status
    from tasks.archive.archive import Archive

    try:
        with Archive(settings.archive_address(settings.output)) as archive:
            status |= _read(archive, schedule, now)
    except BriefingError as error:
        status["archive"] = str(error)
    return status


def _read(archive: "Archive", schedule: Schedule, now: datetime) -> dict[str, Any]:
    from sqlalchemy import func, select

    from flows.office_months import missing_months
    from tasks.archive.approvals import states_of
    from tasks.archive.models import DeliveryRow, EditionRow
    from tasks.archive.scheduled_months import all_months
    from tasks.contracts.edition import EditionId

    states = states_of(archive)
    with archive.session() as session:
        columns = (EditionRow.edition_id, EditionRow.month, EditionRow.language, EditionRow.version, EditionRow.made_at)
        order = (EditionRow.month.desc(), EditionRow.language, EditionRow.version.desc())
        rows = session.execute(select(*columns).order_by(*order)).all()
        counted = select(DeliveryRow.edition_id, DeliveryRow.state, func.count())
        deliveries: dict[int, dict[str, int]] = {}
        for edition_id, state, count in session.execute(counted.group_by(DeliveryRow.edition_id, DeliveryRow.state)):
            deliveries.setdefault(edition_id, {})[state] = count
    editions = []
    for edition_id, month, language, version, made_at in rows:
        edition = EditionId(month=month, language=language, version=version)
        editions.append(
            {
                "edition": edition.label,
                "month": month,
                "language": language,
                "version": version,
                "state": states[edition].value,
                "made_at": made_at,
                "deliveries": dict(sorted(deliveries.get(edition_id, {}).items())),
            }
        )
    return {
        "editions": editions,
        "waiting": [item["edition"] for item in editions if item["state"] == "draft"],
        "missing_months": list(missing_months(archive, schedule, now)),
        "scheduled_months": [
            {"month": row.month, "state": row.state, "scheduled_at": row.scheduled_at, "detail": row.detail}
            for row in all_months(archive)
        ][-12:],
    }


def _servers(settings: BriefingSettings) -> dict[str, str]:
    """Whether Prefect's server, the process that serves the deployments, and the site answer; empty words where all is well."""
    from http.client import HTTPException
    from urllib.error import HTTPError

    from flows.office_server import ServerApi, ServerError, opener_for

    found = {}
    try:
        ServerApi.of(settings, timeout=_SERVER_LIMIT_S).is_healthy()
        found["prefect"] = "answers"
        found["runs_started_by"] = (
            "make serve" if _is_serving() else "nobody here: start make serve, or a worker elsewhere"
        )
    except ServerError as error:
        found["prefect"] = str(error)
    site = f"http://127.0.0.1:{settings.site_port}/"
    try:
        opener_for(site).open(site, timeout=_SERVER_LIMIT_S).close()
        found["site"] = "answers"
    except HTTPError:  # also an answer that says there is nothing here: somebody listens
        found["site"] = "answers"
    except (OSError, HTTPException):
        found["site"] = f"nothing answers at port {settings.site_port}: make serve serves the folder of editions"
    return found


def _is_serving() -> bool:
    """Whether ``make serve`` runs on this machine, by its lock, which ends with its process."""
    from flows.serve_state import running

    return running(Path(os.environ["PREFECT_HOME"])) is not None


def _needs(status: dict[str, Any]) -> list[str]:
    """What a person should see to, in words; empty when all is well. Deliveries of long ago are nobody's work any more."""
    needs = [status["archive"]] if status["archive"] else []
    failed = {row["month"]: row["detail"] for row in status["scheduled_months"] if row["state"] == "failed"}
    for month in status["missing_months"]:
        why = f" (its scheduled run failed: {failed[month]})" if month in failed else ""
        needs.append(f"the edition of {month} is missing{why}")
    for item in status["editions"]:
        if item["made_at"] > status["now"] - _RECENT:
            needs += [
                f"{item['edition']}: {item['deliveries'][state]} deliveries {state}"
                for state in _ATTENTION
                if item["deliveries"].get(state)
            ]
    needs += [said for said in status["servers"].values() if said not in ("answers", "make serve")]
    return needs


def _tell(status: dict[str, Any], settings: BriefingSettings, most: int) -> None:
    zone = Schedule.of(settings).time_zone
    rows = [
        (
            item["edition"],
            item["language"],
            item["state"].replace("_", " "),
            moment_said(item["made_at"], zone),
            ", ".join(f"{count} {state.replace('_', ' ')}" for state, count in item["deliveries"].items()),
        )
        for item in status["editions"]
    ]
    if rows:
        told_table("Editions", ("Edition", "Language", "State", "Made", "Deliveries"), rows[:most])
        if len(rows) > most:
            told(f"… and {len(rows) - most} older ones (--all)")
        told("")
    told("Waiting for approval: " + (", ".join(status["waiting"]) or "none"))
    told("Months missing: " + (", ".join(status["missing_months"]) or "none"))
    told(
        f"Next run: {moment_said(status['next_run'], zone)} ({status['zone']}), for {status['next_month']}; its edition is to be "
        f"there by {moment_said(status['deadline'], zone)}"
    )
    for name, said in status["servers"].items():
        told(f"{_SERVERS[name]}: {said}")
    if status["alerts"]:
        told("Last alerts:")
        for item in status["alerts"]:
            missed = f" (could not tell {'; '.join(item['missed'])})" if item["missed"] else ""
            told(f"  {moment_said(item['at'], zone)}  {item['subject']}{missed}")
    if status["needs_a_person"]:
        told("Needs a person:")
        for need in status["needs_a_person"]:
            told(f"  {need}")


_SERVERS = {"prefect": "Prefect's server", "runs_started_by": "Runs are started by", "site": "Folder of editions"}
