"""What a run says while it works: to Prefect's log and progress bar and, when a person started it at a terminal, to them."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from prefect.artifacts import create_progress_artifact, update_progress_artifact
from prefect.logging import get_run_logger

_listener: ContextVar[Callable[[str], None] | None] = ContextVar("progress_listener", default=None)
_bar: ContextVar[UUID | None] = ContextVar("progress_bar", default=None)


@contextmanager
def listening(listener: Callable[[str], None]) -> Iterator[None]:
    """Pass every line told within the block on to ``listener`` as well."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


@contextmanager
def progress_bar(key: str, description: str) -> Iterator[None]:
    """Show in Prefect's UI how far the work of the block is. Inside a flow run only."""
    bar = create_progress_artifact(0.0, key=key, description=description)
    token = _bar.set(bar if isinstance(bar, UUID) else None)
    try:
        yield
    finally:
        _bar.reset(token)


def tell(line: str, done: float | None = None) -> None:
    """Say one line of progress, and how much is done by now in per cent where that is known. Inside a flow run only."""
    get_run_logger().info(line)
    listener = _listener.get()
    if listener is not None:
        listener(line)
    bar = _bar.get()
    if done is not None and bar is not None:
        try:
            update_progress_artifact(bar, done, description=line)
        except Exception:
            logging.getLogger(__name__).warning("The progress bar could not be moved", exc_info=True)
