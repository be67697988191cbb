"""A run killed with SIGKILL leaves nothing half-written to be seen, and the next one ends with the same bytes.

Three boundaries; all of them and random moments: ``tests/benchmarks/kills.py``.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.benchmarks.kills import BOUNDARIES, MONTH, Office, digests, faults_after, run
from tests.servers.s3 import free_ports

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of a run, with a Prefect server of its own."""
    home = tmp_path_factory.mktemp("prefect")
    (port,) = free_ports(1)
    own = {
        **os.environ,
        "PREFECT_HOME": str(home),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "BRIEFING_ENGINES": "none",
        "BRIEFING_BATCH_DOCUMENTS": "2",
    }
    with (home / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)],
            cwd=ROOT, env=own, stdout=log, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        deadline = time.monotonic() + 120
        while True:
            try:
                if httpx.get(f"{own['PREFECT_API_URL']}/health", timeout=1).status_code == 200:
                    break
            except httpx.HTTPError:
                pass
            assert server.poll() is None and time.monotonic() < deadline, (home / "server.log").read_text()[-2000:]
            time.sleep(0.3)
        yield own
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


@pytest.fixture(scope="module")
def undisturbed(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    office = Office(tmp_path_factory.mktemp("undisturbed"), environment)
    run(office)
    return digests(office.output / MONTH)


@pytest.mark.parametrize(
    "boundary", ["gathering begins (facts kept)", "files are being written aside", "edition is recorded"]
)
def test_a_run_killed_at_a_boundary_is_made_good_by_the_next(
    boundary: str, environment: dict[str, str], undisturbed: dict[str, str], tmp_path: Path
) -> None:
    assert faults_after(Office(tmp_path / "output", environment), BOUNDARIES[boundary], undisturbed) == []
