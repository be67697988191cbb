"""What a run tells Prefect of itself: that its process lives, and in one sentence why it could not do what it was asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from prefect.client.schemas.objects import State
from prefect.runtime import flow_run
from prefect.states import Failed

from flows.progress import tell
from tasks.archive.locks import hold
from tasks.contracts.errors import BriefingError


@contextmanager
def alive(archive_url: str) -> Iterator[None]:
    """Hold the run's own lock for the length of the block; it ends with the process, and ``flows.reaper`` looks for it."""
    with hold(archive_url, f"run-{flow_run.id}"):
        yield


def refusal(error: BriefingError) -> State[Any]:
    """The final state of a run that a person can mend: its message is the sentence, without a traceback around it.

    Whoever called the flow from Python gets ``error`` raised.
    """
    tell(f"Not done: {error}")
    return Failed(message=str(error), data=error)
