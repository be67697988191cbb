"""A real Dask scheduler with worker processes of one thread each, on loopback."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.servers.s3 import free_ports

ROOT = Path(__file__).resolve().parents[2]
START_LIMIT_S = 60


@dataclass
class DaskServer:
    """A running scheduler: its address, the processes of its workers, and where all of them write their logs."""

    address: str
    folder: Path
    environment: dict[str, str]
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def add_worker(self) -> subprocess.Popen[bytes]:
        """Start one more worker; it registers by itself."""
        number = len(self.workers)
        worker = _started(
            ["worker", self.address, "--nthreads", "1", "--no-nanny", "--host", "127.0.0.1", "--no-dashboard",
             "--memory-limit", "0", "--local-directory", str(self.folder / f"worker-{number}")],
            self.folder / f"worker-{number}.log", self.environment,
        )  # fmt: skip
        self.workers.append(worker)
        return worker

    def logs(self) -> str:
        """What scheduler and workers have written, the end of each."""
        return "\n".join(
            f"== {path.name}\n{path.read_text('utf-8', 'replace')[-1500:]}"
            for path in sorted(self.folder.glob("*.log"))
        )


@contextmanager
def dask_server(folder: Path, workers: int = 2, environment: Mapping[str, str] | None = None) -> Iterator[DaskServer]:
    """A scheduler with ``workers`` workers, each a process that runs this project from its folder; all ended at the end.

    Raises:
        RuntimeError: they were not all there in time; the message ends with their logs.
    """
    folder.mkdir(parents=True, exist_ok=True)
    own = {**os.environ, **(environment or {}), "PYTHONPATH": str(ROOT)}
    (port,) = free_ports(1)
    server = DaskServer(f"tcp://127.0.0.1:{port}", folder, own)
    scheduler = _started(
        ["scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"], folder / "scheduler.log", own
    )
    try:
        for _ in range(workers):
            server.add_worker()
        _wait(server, scheduler, workers)
        yield server
    finally:
        for process in (*server.workers, scheduler):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _started(words: list[str], log: Path, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    with log.open("wb") as stream:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *words],
            cwd=ROOT, env=environment, stdout=stream, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip


def _wait(server: DaskServer, scheduler: subprocess.Popen[bytes], workers: int) -> None:
    from distributed import Client

    deadline = time.monotonic() + START_LIMIT_S
    while True:
        try:
            with Client(server.address, timeout=2, set_as_default=False) as client:
                while len(client.nthreads()) < workers:
                    if time.monotonic() > deadline or any(worker.poll() is not None for worker in server.workers):
                        raise RuntimeError(f"Dask's workers did not come: {server.logs()}")
                    time.sleep(0.1)
                return
        except OSError as error:
            if time.monotonic() > deadline or scheduler.poll() is not None:
                raise RuntimeError(f"Dask's scheduler did not start: {server.logs()}") from error
            time.sleep(0.2)
