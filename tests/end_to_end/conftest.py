"""A real Prefect server on loopback for the whole session, and the real command line."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[2]
START_LIMIT_S = 120


@dataclass(frozen=True)
class Server:
    """A running server: its API address and the environment that points a client at it."""

    api: str
    environment: dict[str, str]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    home = tmp_path_factory.mktemp("prefect")
    environment = {
        **os.environ,
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        # No test depends on what can be fetched on this machine; those of engines name their own.
        "BRIEFING_ENGINES": "none",
    }
    log = (home / "server.log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)],
        env=environment,
        cwd=ROOT,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    api = f"http://127.0.0.1:{port}/api"
    try:
        deadline = time.monotonic() + START_LIMIT_S
        while True:
            try:
                if httpx.get(f"{api}/health", timeout=1).status_code == 200:
                    break
            except httpx.HTTPError:
                pass
            if process.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"Prefect's server did not start: {(home / 'server.log').read_text()[-3000:]}")
            time.sleep(0.3)
        yield Server(api, {**environment, "PREFECT_API_URL": api})
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        log.close()


@pytest.fixture
def prefect_here(server: Server) -> Iterator[None]:
    """Flows called in this process talk to the session's server."""
    from prefect.settings import PREFECT_API_URL, PREFECT_LOGGING_TO_API_ENABLED, temporary_settings

    # No log lines to the server: at the end of the session their thread would wait a minute for one that is gone.
    with temporary_settings({PREFECT_API_URL: server.api, PREFECT_LOGGING_TO_API_ENABLED: False}):
        yield


@dataclass(frozen=True)
class Run:
    """What one run of the command printed and returned."""

    status: int
    out: str
    err: str


Brief = Callable[..., Run]


@pytest.fixture(scope="session")
def brief(server: Server) -> Brief:
    """Runs ``python -m flows.monthly_briefing`` with the given words against the session's server.

    ``module`` names another command; further keywords are set in its environment.
    """

    def run(*words: str | Path, module: str = "flows.monthly_briefing", **environment: str) -> Run:
        done = subprocess.run(
            [sys.executable, "-m", module, *map(str, words)],
            cwd=ROOT,
            env={**server.environment, **environment},
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        return Run(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture(scope="session")
def output(tmp_path_factory, brief) -> Path:
    """An output folder with the edition of the five bundled sources in it."""
    folder = tmp_path_factory.mktemp("output")
    run = brief("--month", "2026-11", "--output", folder, "--offline")
    assert run.status == 0, run.out + run.err
    assert "Traceback" not in run.out + run.err
    return folder


@pytest.fixture(scope="session")
def edition(output) -> Path:
    return output / "2026-11"
