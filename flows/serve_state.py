"""Whether ``make serve`` runs on this machine, and where: a lock that ends with its process, and a file beside it."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout


@dataclass(frozen=True, slots=True)
class Running:
    """A running ``make serve``: its process, and the addresses of Prefect's UI and API and of the editions."""

    pid: int
    ui: str
    api: str
    site: str
    started_at: str


def prefect_home() -> Path:
    """Prefect's home, as the environment names it (``flows`` sets the project's own as default)."""
    return Path(os.environ["PREFECT_HOME"]).expanduser()


@contextmanager
def one_instance(home: Path) -> Iterator[bool]:
    """Whether this process is the one instance of this home; it is until the block or the process ends."""
    home.mkdir(parents=True, exist_ok=True)
    lock = _lock(home)
    try:
        lock.acquire(timeout=0.5)
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        with suppress(FileNotFoundError):
            _file(home).unlink()
        lock.release()


def write_down(home: Path, running: Running) -> None:
    """Say where the instance that holds the lock can be reached."""
    aside = _file(home).with_suffix(".part")
    aside.write_text(json.dumps(asdict(running)), encoding="utf-8")
    aside.replace(_file(home))


def running(home: Path) -> Running | None:
    """The instance that runs now; None when there is none, or when it is just starting."""
    if not (home / "serve.lock").exists():
        return None
    try:
        with _lock(home).acquire(timeout=0.1):
            return None
    except Timeout:
        pass
    try:
        return Running(**json.loads(_file(home).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _lock(home: Path) -> FileLock:
    # A mere marker file, filelock's fallback, would outlive a killed process.
    return FileLock(home / "serve.lock", thread_local=False, fallback_to_soft=False)


def _file(home: Path) -> Path:
    return home / "serve.json"
