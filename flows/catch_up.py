"""Missed months after downtime: one run for all of them, whatever Prefect has kept of its schedule.

Prefect's server creates runs ahead of time and starts none that it did not create: what was due while it was down is lost to
it. What it did create is kept as Late, and all of it is started in the same second (3.8.8). Here it is brought down to one
run, which makes every month that is due (``flows.due``).
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterDeploymentId,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.client.schemas.sorting import FlowRunSort
from prefect.states import Cancelled

from flows.deployments import MONTHLY, is_paused, start_run
from flows.due import due_now
from flows.forms import SCHEDULED
from flows.schedule import OWN_RUN, Schedule
from tasks.archive.archive import Archive

#: Prefect's own run of the schedule has so long to appear and to finish before one is started in its place.
PATIENCE = timedelta(minutes=5)
_OPEN = (StateType.SCHEDULED, StateType.PENDING, StateType.RUNNING, StateType.CANCELLING)


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """A run that was started for missed months."""

    run_id: UUID
    months: tuple[str, ...]


def drop_late_runs(client: SyncPrefectClient, schedule: Schedule, now: datetime) -> int:
    """Leave one of the schedule's runs whose time has passed, and cancel the others; with ``missed = none`` leave none of old.

    Returns:
        How many were cancelled.
    """
    late = [run for run in scheduled_runs(client) if _is_late(run, now)]
    # The newest makes the months of the others as well.
    late.sort(key=lambda run: run.expected_start_time or now)
    if schedule.missed == "none":
        dropped = [run for run in late if run.expected_start_time and now - run.expected_start_time > OWN_RUN]
        said = "Missed, and the office has no missed month made by itself (BRIEFING_MISSED)."
    else:
        dropped = late[:-1]
        said = "Missed; one run makes all months that are due."
    for run in dropped:
        client.set_flow_run_state(run.id, Cancelled(message=said), force=True)
    return len(dropped)


def catch_up(
    client: SyncPrefectClient, archive: Archive, schedule: Schedule, now: datetime | None = None
) -> CaughtUp | None:
    """Start one run for the months that are due, unless one is there already; at most one a day.

    A run that fails is tried again the next day: the office has been told, and a person can start it at any time. While a
    person has the schedule paused nothing is started; what was missed meanwhile is due when they let it go on.
    """
    now = now or datetime.now(UTC)
    due = [item for item in due_now(archive, schedule, now) if item.is_made]
    if not due or now - due[-1].scheduled_at < PATIENCE:
        return None
    if is_paused(client.read_deployment_by_name(MONTHLY)) or any(_will_run(run, now) for run in scheduled_runs(client)):
        return None
    period = f"catch-up {due[-1].month} {now.astimezone(schedule.time_zone):%Y-%m-%d}"
    run_id, is_new = start_run(client, MONTHLY, {"month": SCHEDULED}, period)
    return CaughtUp(run_id, tuple(item.month for item in due)) if is_new else None


def scheduled_runs(client: SyncPrefectClient) -> list[FlowRun]:
    """Runs of monthly-briefing that make what is due and have not ended, the next first."""
    deployment_id = client.read_deployment_by_name(MONTHLY).id
    found = client.read_flow_runs(
        flow_run_filter=FlowRunFilter(
            deployment_id=FlowRunFilterDeploymentId(any_=[deployment_id]),
            state=FlowRunFilterState(type=FlowRunFilterStateType(any_=list(_OPEN))),
        ),
        sort=FlowRunSort.NEXT_SCHEDULED_START_TIME_ASC,
        limit=200,
    )
    return [run for run in found if run.parameters.get("month") == SCHEDULED]


def _is_late(run: FlowRun, now: datetime) -> bool:
    return bool(
        run.state
        and run.state.type == StateType.SCHEDULED
        and run.expected_start_time
        and run.expected_start_time < now
    )


def _will_run(run: FlowRun, now: datetime) -> bool:
    """Whether a run is at work, or due: not one of those that Prefect has created for the coming months."""
    assert run.state
    return (
        run.state.type != StateType.SCHEDULED
        or run.expected_start_time is None
        or run.expected_start_time <= now + PATIENCE
    )
