"""Batches that kill the worker that takes them: importable by Dask's workers, which a test module is not."""

import os
import signal
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.batch_runners import on_dask
from flows.batch_work import BatchResult, work_batch
from flows.handover import Sealed

POISON = "poison.txt"
#: Scheduler, batches and brief of the flow below; not its parameters, which Prefect would write down.
given: dict[str, Any] = {}


@task(name="Read, or die", cache_policy=NO_CACHE, persist_result=False)
def deadly_batch(batch: Sealed, by: Sealed) -> BatchResult:
    """What ``work_batch`` does; a batch with a poisoned source kills its worker, one with a marked source the first time."""
    for source in batch.value:
        if source.file == POISON:
            os.kill(os.getpid(), signal.SIGKILL)
        if source.file.startswith("once:"):
            mark = Path(source.file.removeprefix("once:"))
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
    return work_batch.fn(batch, by)


@flow(name="Deaths", persist_result=False)
def deaths() -> list[Any]:
    """What comes of the batches in ``given``."""
    return list(on_dask(given["address"], deadly_batch, given["batches"], given["brief"]))
