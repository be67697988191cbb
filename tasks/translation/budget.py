"""How long the engines of one run may take, all together: an edition must come out, with or without them."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Budget:
    """Seconds that engines may still use; the clock runs only while at least one of them is being asked.

    Safe to share between threads: time that two engines spend side by side counts once.
    """

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._used = 0.0
        self._running = 0
        self._since = 0.0
        self._lock = threading.Lock()

    @property
    def left(self) -> float:
        """Seconds left, never below 0."""
        with self._lock:
            current = self._clock() - self._since if self._running else 0.0
            return max(0.0, self._seconds - self._used - current)

    @property
    def is_spent(self) -> bool:
        """Whether no time is left."""
        return self.left <= 0.0

    @property
    def seconds(self) -> float:
        """The whole of it, as set."""
        return self._seconds

    @contextmanager
    def running(self) -> Iterator[None]:
        """Counts the time of the block."""
        with self._lock:
            if self._running == 0:
                self._since = self._clock()
            self._running += 1
        try:
            yield
        finally:
            with self._lock:
                self._running -= 1
                if self._running == 0:
                    self._used += self._clock() - self._since
