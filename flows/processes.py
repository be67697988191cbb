"""Processes that this one has started, so that none is left behind."""

import os
import signal
import time
from collections.abc import Iterable
from pathlib import Path

_PROC = Path("/proc")
_GRACE_S = 3.0


def descendants(pid: int) -> list[int]:
    """The children of a process, their children, and so on; empty where the system has no /proc."""
    children: dict[int, list[int]] = {}
    for entry in _PROC.glob("[0-9]*/stat"):
        try:
            # pid (name) state parent …; the name may hold blanks and brackets.
            parent = int(entry.read_text("utf-8", "replace").rpartition(")")[2].split()[1])
        except (OSError, ValueError, IndexError):
            continue
        children.setdefault(parent, []).append(int(entry.parent.name))
    found: list[int] = []
    waiting = [pid]
    while waiting:
        below = children.get(waiting.pop(), [])
        found += below
        waiting += below
    return found


def end(pids: Iterable[int], grace: float = _GRACE_S) -> None:
    """End processes: SIGTERM, and SIGKILL for those that are still there after ``grace`` seconds."""
    left = [pid for pid in pids if _signal(pid, signal.SIGTERM)]
    deadline = time.monotonic() + grace
    while left and time.monotonic() < deadline:
        time.sleep(0.05)
        left = [pid for pid in left if is_alive(pid)]
    for pid in left:
        _signal(pid, signal.SIGKILL)


def is_alive(pid: int) -> bool:
    """Whether a process is there and is more than an entry that waits to be read."""
    try:
        state = (_PROC / str(pid) / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return not _PROC.is_dir() and _signal(pid, 0)
    return state not in ("Z", "X")


def _signal(pid: int, number: int) -> bool:
    try:
        os.kill(pid, number)
    except (ProcessLookupError, PermissionError):
        return False
    return True
