"""An office that stops in the middle: schedules, runs and months after SIGTERM, SIGKILL and downtime; ``make test-slow``."""

import json
import os
import signal
import socket
from collections.abc import Iterator
from datetime import UTC, datetime

import httpx
import pytest

from flows.processes import descendants, is_alive
from flows.schedule import Schedule, shifted
from tasks.archive.archive import Archive
from tasks.archive.scheduled_months import done_months, scheduled_since
from tests.servers.office import Serving, command_line, engines_of, until

pytestmark = [pytest.mark.end_to_end, pytest.mark.slow]


@pytest.fixture
def office(tmp_path) -> Iterator[Serving]:
    serving = Serving(tmp_path)
    try:
        yield serving
    finally:
        if serving.process is not None:
            serving.process.kill()
            serving.process.wait()


def schedules(office: Serving) -> list[tuple]:
    return office.in_database("select slug, active, json_extract(schedule, '$.cron') from deployment_schedule")


def test_a_run_lives_through_sigkill_of_serve_and_the_schedule_is_not_doubled(office) -> None:
    office.start()
    coming = "select expected_start_time from flow_run where auto_scheduled = 1 order by 1"
    ahead = until(lambda: office.in_database(coming))
    run_id = office.start_run({"month": "2026-07", "offline": True}).json()["id"]
    until(lambda: office.run(run_id)["state_type"] == "RUNNING")
    engines = engines_of(office)
    assert engines
    server = [pid for pid in descendants(office.process.pid) if pid not in engines]
    office.process.kill()
    office.process.wait()
    until(lambda: not any(is_alive(pid) for pid in server), 30)  # the server ends with serve; the run goes on
    office.start()
    assert office.ended(run_id)["state_type"] == "COMPLETED"
    assert (office.output / "2026-07/briefing.pdf").is_file()
    assert schedules(office) == [("monthly", 1, "0 6 2 * *")]
    artifacts = [str(data) for (data,) in office.in_database("select data from artifact")]
    assert any(f"http://127.0.0.1:{office.site_port}/2026-07/" in data for data in artifacts)
    assert not any("file://" in data for data in artifacts)  # a browser opens no such link
    assert until(lambda: rows if len(rows := office.in_database(coming)) >= len(ahead) else None) == ahead


def test_a_run_at_work_ends_with_serve_and_says_so(office) -> None:
    office.start()
    run_id = office.start_run({"month": "2026-07", "offline": True}).json()["id"]
    until(lambda: office.run(run_id)["state_type"] == "RUNNING")
    family = descendants(office.process.pid)
    assert office.stop(signal.SIGINT) == 0
    assert [pid for pid in family if is_alive(pid)] == []
    ((state, name),) = office.in_database(f"select state_type, state_name from flow_run where id = '{run_id}'")
    assert (state, name) in {("CANCELLED", "Cancelled"), ("CRASHED", "Crashed")}
    assert not list(office.output.glob(".2026-07.partial-*")) or not (office.output / "2026-07").exists()
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", office.server_port))


def test_after_downtime_one_run_makes_every_missed_month_once(office) -> None:
    """Two months were missed, and Prefect had created runs for neither, as after weeks without its server."""
    schedule = Schedule(zone="Europe/Berlin")
    latest = schedule.month_of(datetime.now(UTC))
    missed = [shifted(latest, -1), latest]
    office.output.mkdir()
    with Archive(office.archive_url) as archive:
        assert scheduled_since(archive, missed[0]) == missed[0]
    office.start()
    assert f"Catching up: {', '.join(missed)}" in office.said()
    started = "select id, parameters from flow_run where auto_scheduled = 0"
    ((run_id, parameters),) = office.in_database(started)
    assert json.loads(parameters)["month"] == "scheduled"
    assert office.ended(run_id)["state_type"] == "COMPLETED"
    assert [(office.output / month / "briefing.pdf").is_file() for month in missed] == [True, True]
    with Archive(office.archive_url) as archive:
        assert done_months(archive) == frozenset(missed)
    assert office.stop(signal.SIGTERM) == 0
    office.start()
    assert "Catching up" not in office.said()
    assert len(office.in_database(started)) == 1


def test_late_runs_of_the_schedule_become_one(office) -> None:
    """As after SIGKILL of serve: Prefect would start all of them in the same second (3.8.8)."""
    office.start()
    deployment = office.deployment("monthly-briefing")["id"]
    assert office.stop(signal.SIGTERM) == 0
    with office.server_alone():
        for day in ("2026-09-02", "2026-10-02", "2026-11-02"):
            state = {"type": "SCHEDULED", "state_details": {"scheduled_time": f"{day}T04:00:00Z"}}
            with office.client() as client:
                body = {"parameters": {"month": "scheduled"}, "state": state}
                assert client.post(f"/deployments/{deployment}/create_flow_run", json=body).status_code == 201
    office.start()
    rows = office.in_database(
        "select id, state_type, expected_start_time from flow_run where auto_scheduled = 0 order by 3"
    )
    assert [state for _, state, _ in rows[:2]] == ["CANCELLED", "CANCELLED"]
    assert office.ended(rows[2][0])["state_type"] == "COMPLETED"


def test_it_ends_when_the_server_does_and_a_paused_schedule_stays_paused(office) -> None:
    """With a password on the API, which is written nowhere."""
    office.environment["PREFECT_SERVER_API_AUTH_STRING"] = "office:hunter2"
    office.start()
    assert httpx.get(f"{office.api}/flow_runs/count", trust_env=False).status_code == 401
    deployment = office.deployment("monthly-briefing")
    with office.client() as client:
        address = f"/deployments/{deployment['id']}/schedules/{deployment['schedules'][0]['id']}"
        assert client.patch(address, json={"active": False}).status_code == 204
    (server,) = [pid for pid in descendants(office.process.pid) if b"server_process" in command_line(pid)]
    os.kill(server, signal.SIGKILL)
    assert office.process.wait(60) == 1
    assert "Prefect's server has ended: see server.log" in office.said()
    office.start()
    assert schedules(office) == [("monthly", 0, "0 6 2 * *")]
    assert "(but the schedule is paused in Prefect)" in office.said()
    for path in (office.log, office.home / "server.log", office.home / "serve.json"):
        assert "hunter2" not in path.read_text("utf-8")
