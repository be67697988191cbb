"""What a run says while it works: to Prefect's log and, when a person started it at a terminal, to them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from prefect.logging import get_run_logger

_listener: ContextVar[Callable[[str], None] | None] = ContextVar("progress_listener", default=None)


@contextmanager
def listening(listener: Callable[[str], None]) -> Iterator[None]:
    """Pass every line told within the block on to ``listener`` as well."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def tell(line: str) -> None:
    """Say one line of progress. Inside a flow run only."""
    get_run_logger().info(line)
    listener = _listener.get()
    if listener is not None:
        listener(line)
