"""Two workers of a process work pool, deployed from prefect.yaml, with ``flows.serve --runs-by-workers``; ``make test-slow``."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.processes import descendants, end, is_alive
from tests.servers.office import ROOT, Serving, listening_addresses, until

pytestmark = [pytest.mark.end_to_end, pytest.mark.slow]


@pytest.fixture
def office(tmp_path) -> Iterator[Serving]:
    serving = Serving(tmp_path)
    serving.environment |= {
        "PREFECT_API_URL": serving.api,
        "PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED": "true",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_WORKER_WEBSERVER_HOST": "127.0.0.1",
        "PREFECT_WORKER_QUERY_SECONDS": "1",
        "BRIEFING_FOLDER": str(ROOT),
        "BRIEFING_SCHEDULE_DAY": "3",
    }
    serving.home.mkdir()
    started: list[int] = []
    try:
        with serving.server_alone():
            serving.others = started
            yield serving
    finally:
        if serving.process is not None:
            started.append(serving.process.pid)
        end([*started, *(below for pid in started for below in descendants(pid))])


def command(office: Serving, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=ROOT,
        env=office.environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def worker(office: Serving, name: str, folder: Path) -> "subprocess.Popen[bytes]":
    with (folder / f"{name}.log").open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "prefect", "worker", "start", "--pool", "briefing", "--name", name, "--limit", "1"],
            cwd=ROOT, env=office.environment, stdout=out, stderr=subprocess.STDOUT,
        )  # fmt: skip
    office.others.append(process.pid)
    return process


def test_two_workers_make_two_months_at_the_same_time(office, tmp_path) -> None:
    command(office, "prefect", "work-pool", "create", "briefing", "--type", "process")
    command(office, "prefect", "--no-prompt", "deploy", "--all")
    assert "Form in place: Monthly briefing/monthly-briefing" in command(office, "flows.deployments")
    deployment = office.deployment("monthly-briefing")
    assert deployment["work_pool_name"] == "briefing"
    assert [(s["slug"], s["schedule"]["cron"], s["schedule"]["timezone"]) for s in deployment["schedules"]] == [
        ("monthly", "0 6 3 * *", "Europe/Berlin")  # the office's own, not the one of prefect.yaml
    ]
    assert deployment["parameter_openapi_schema"]["properties"]["engine"]["title"] == "Translation engine"
    with office.client() as client:
        refused = client.post(f"/deployments/{deployment['id']}/create_flow_run", json={"parameters": {"bogus": 1}})
        assert refused.status_code == 409

    office.start("--runs-by-workers")
    workers = [worker(office, name, tmp_path) for name in ("one", "two")]
    runs = [office.start_run({"month": month, "offline": True}).json()["id"] for month in ("2026-10", "2026-11")]
    states = "select count(*) from flow_run where state_type = 'RUNNING'"
    until(lambda: office.in_database(states) == [(2,)])  # each worker takes one run, so both are at work
    family = [pid for process in workers for pid in (process.pid, *descendants(process.pid))]
    assert set(listening_addresses(family).values()) <= {"0100007F"}
    assert [office.ended(run_id)["state_type"] for run_id in runs] == ["COMPLETED", "COMPLETED"]
    assert [(office.output / month / "briefing.pdf").is_file() for month in ("2026-10", "2026-11")] == [True, True]
    assert office.deployment("publish-briefing")["parameter_openapi_schema"]["properties"]["edition"]["enum"] == [
        "2026-11", "2026-10",
    ]  # fmt: skip

    assert office.stop(signal.SIGTERM) == 0
    for process in workers:
        os.kill(process.pid, signal.SIGINT)
    until(lambda: not any(is_alive(process.pid) or process.poll() is None for process in workers), 60)
