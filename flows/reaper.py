"""Runs that stay Running for ever: their process is gone, and nobody has told Prefect.

Prefect marks a run Crashed when the runner that started it sees its process end. A run whose runner died with it, or whose
machine did, would stay Running, Pending or Cancelling (33 minutes and more were seen with 3.8.8). Each of our runs holds a
lock that ends with its process (``flows.liveness``): a run whose lock nobody holds is dead.
"""

from collections.abc import Iterable
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
from prefect.states import Crashed

from tasks.archive.locks import is_held

#: States that only a living process can end.
NEEDS_A_PROCESS = (StateType.RUNNING, StateType.PENDING, StateType.CANCELLING)
#: A process takes its lock some seconds after Prefect calls the run Pending or Running; a loaded machine, a minute.
GRACE = timedelta(minutes=5)
MESSAGE = "The run's process has ended without a word; found by its lock, which nobody holds."


@dataclass(frozen=True, slots=True)
class Reaped:
    """A run that was set Crashed."""

    run_id: UUID
    name: str


def reap(
    client: SyncPrefectClient,
    archive_url: str,
    deployment_ids: Iterable[UUID],
    now: datetime | None = None,
    grace: timedelta = GRACE,
) -> tuple[Reaped, ...]:
    """Set the dead runs of our deployments Crashed.

    Args:
        client: Of Prefect's API.
        archive_url: The archive beside which the runs hold their locks.
        deployment_ids: Only runs of these are looked at: a run from the command line may hold its lock beside another archive.
        now: The present moment (UTC); the clock's when None.
        grace: For how long a run may be in its state without the lock.

    Raises:
        ArchiveError: the locks cannot be read; nothing was changed.
    """
    now = now or datetime.now(UTC)
    reaped = []
    for run in _unfinished(client, list(deployment_ids)):
        state = run.state
        if state is None or now - state.timestamp < grace or is_held(archive_url, f"run-{run.id}"):
            continue
        # Asked again: it may have ended between the question and the look at its lock.
        current = client.read_flow_run(run.id)
        if current.state is not None and current.state.id == state.id:
            client.set_flow_run_state(run.id, Crashed(message=MESSAGE), force=True)
            reaped.append(Reaped(run.id, run.name))
    return tuple(reaped)


def _unfinished(client: SyncPrefectClient, deployment_ids: list[UUID]) -> list[FlowRun]:
    if not deployment_ids:
        return []
    found = client.read_flow_runs(
        flow_run_filter=FlowRunFilter(
            deployment_id=FlowRunFilterDeploymentId(any_=deployment_ids),
            state=FlowRunFilterState(type=FlowRunFilterStateType(any_=list(NEEDS_A_PROCESS))),
        ),
        limit=200,
    )
    return list(found)
