"""Where batches are worked on: one after another in this process, or on the workers of a Dask scheduler.

Sources go to the workers, and results come back, through Dask itself: workers so need neither the office's archive and its
password nor a common file system. Results are compressed (a tenth of their JSON), and only a few batches a worker are under way.
"""

import contextlib
import importlib.util
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from prefect import Task

from flows.batch_work import BatchResult, Brief
from flows.handover import Sealed
from tasks.contracts.errors import BriefingError
from tasks.translation.translator import Translator

Item = TypeVar("Item")
#: Batches under way for each thread of the workers: one being worked on, one there already.
_AHEAD = 2
#: How long a run waits for a first worker, and for one to come back when all are gone (seconds).
WORKERS_LIMIT_S = 120.0
#: How long the scheduler may take to answer at first.
CONNECT_LIMIT_S = 30
_LOOK_S = 5.0


class DaskError(BriefingError):
    """The Dask scheduler of the settings cannot be used."""


class Lost(Generic[Item]):
    """A batch that killed every worker that took it."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items


def in_this_process(
    work: Task[..., BatchResult], batches: Iterable[Sequence[Item]], translator: Translator
) -> Iterator[BatchResult | Lost[Item]]:
    """The result of each batch, in order; the next one is begun when the one before has been taken."""
    for batch in batches:
        yield work(Sealed(batch), Sealed(translator))


def on_dask(
    address: str, work: Task[..., BatchResult], batches: Sequence[Sequence[Item]], brief: Brief
) -> Iterator[BatchResult | Lost[Item]]:
    """The result of each batch, in order, from the workers of the scheduler at ``address``.

    Dask gives the batch of a worker that dies to another one; one that costs several workers their life is ``Lost``.

    Raises:
        DaskError: prefect-dask is not installed, or there is no scheduler, or for minutes no worker.
        OtherProgramError: a worker would read documents in another way.
    """
    if importlib.util.find_spec("prefect_dask") is None:
        raise DaskError(
            "a Dask scheduler is set, but prefect-dask is not installed: pip install -r requirements-dask.lock"
        )
    from distributed.scheduler import KilledWorker
    from prefect_dask.task_runners import DaskTaskRunner

    with DaskTaskRunner(address=address, client_kwargs={"timeout": CONNECT_LIMIT_S}) as runner:
        client = _connected(runner, address)
        threads = _wait_for_workers(client, address)
        waiting = deque(batches)
        under_way: deque[tuple[Sequence[Item], Any]] = deque()
        while waiting or under_way:
            while waiting and len(under_way) < max(_AHEAD * threads, 1):
                batch = waiting.popleft()
                under_way.append((batch, runner.submit(work, {"batch": Sealed(batch), "by": Sealed(brief)})))
            batch, future = under_way.popleft()
            try:
                yield _result(future, client, address)
            except KilledWorker:
                yield Lost(batch)


def _connected(runner: Any, address: str) -> Any:
    try:
        return runner.client
    except (OSError, ValueError) as error:
        raise DaskError(
            f"the Dask scheduler {address} cannot be reached ({type(error).__name__}): start it, or empty BRIEFING_DASK_SCHEDULER"
        ) from error


def _wait_for_workers(client: Any, address: str) -> int:
    """How many threads all workers have, once there is one."""
    deadline = time.monotonic() + WORKERS_LIMIT_S
    while not (threads := sum(client.nthreads().values())):
        if time.monotonic() > deadline:
            raise DaskError(f"the Dask scheduler {address} has no workers: start one with 'dask worker {address}'")
        time.sleep(0.2)
    return int(threads)


def _result(future: Any, client: Any, address: str) -> BatchResult:
    while True:
        with contextlib.suppress(TimeoutError):
            result: BatchResult = future.result(timeout=_LOOK_S)
            return result
        try:
            _wait_for_workers(client, address)
        except OSError as error:
            raise DaskError(f"the Dask scheduler {address} has gone away: start it again, then the run") from error
