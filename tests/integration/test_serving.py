"""A real ``make serve`` on loopback: registered, started, refused, killed, and gone without a trace."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from prefect.client.orchestration import get_client
from prefect.settings import PREFECT_API_URL, temporary_settings
from prefect.states import Cancelled

from flows.catch_up import catch_up, drop_late_runs
from flows.processes import descendants, is_alive
from flows.reaper import MESSAGE, reap
from flows.schedule import Schedule, shifted
from flows.serve_state import Running, running
from flows.server_process import CONNECTIONS
from tasks.archive.archive import Archive
from tasks.archive.locks import hold
from tasks.archive.scheduled_months import scheduled_since
from tests.servers.office import ROOT, Serving, engines_of, listening_addresses, until

pytestmark = pytest.mark.end_to_end


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    office = Serving(tmp_path_factory.mktemp("office"))
    try:
        office.start()
        yield office
    finally:
        if office.process is not None:
            office.process.kill()
            office.process.wait()


def test_it_says_where_everything_is_and_when_the_next_run_is(serving) -> None:
    said = serving.said()
    assert f"Prefect   http://127.0.0.1:{serving.server_port}\n" in said
    assert f"Editions  http://127.0.0.1:{serving.site_port}/\n" in said
    assert ", 06:00 (Europe/Berlin), for 20" in said
    state = running(serving.home)
    assert isinstance(state, Running)
    assert (state.pid, state.api) == (serving.process.pid, serving.api)
    assert httpx.get(state.site, trust_env=False).status_code == 200


def test_a_second_start_says_that_it_runs(serving) -> None:
    second = subprocess.run(
        [sys.executable, "-m", "flows.serve"],
        check=False,
        cwd=ROOT,
        env=serving.environment,
        capture_output=True,
        text=True,
        timeout=180,
    )
    assert (second.returncode, second.stderr) == (0, "")
    assert second.stdout.splitlines() == [
        f"make serve is already running (process {serving.process.pid}).",
        f"  Prefect   http://127.0.0.1:{serving.server_port}",
        f"  Editions  http://127.0.0.1:{serving.site_port}/",
    ]


def test_the_schedule_is_registered_once_and_the_server_creates_its_runs_ahead(serving) -> None:
    deployment = serving.deployment("monthly-briefing")
    assert deployment["paused"] is False
    assert [
        (row["slug"], row["active"], row["schedule"]["cron"], row["schedule"]["timezone"])
        for row in deployment["schedules"]
    ] == [("monthly", True, "0 6 2 * *", "Europe/Berlin")]
    query = "select expected_start_time, parameters from flow_run where auto_scheduled = 1 order by 1"
    rows = until(lambda: serving.in_database(query))
    assert {json.loads(parameters)["month"] for _, parameters in rows} == {"scheduled"}


@pytest.mark.parametrize(
    ("name", "parameters", "said"),
    [
        ("monthly-briefing", {"bogus": 1}, "Additional properties are not allowed ('bogus' was unexpected)"),
        ("monthly-briefing", {"month": "2026-13"}, "'2026-13' does not match"),
        ("monthly-briefing", {"languages": ["de"]}, "'de' is not one of"),
        ("publish-briefing", {"edition": "(no edition waits)", "name": "Ada"}, "'(no edition waits)' does not match"),
        ("publish-briefing", {"edition": "2020-01", "name": "Ada"}, "'2020-01' is not one of ['(no edition waits)']"),
        ("publish-briefing", {"name": "Ada"}, "'edition' is a required property"),
    ],
)
def test_a_wrong_value_is_refused_before_there_is_a_run(serving, name, parameters, said) -> None:
    before = serving.in_database("select count(*) from flow_run where auto_scheduled = 0")
    with serving.client() as client:
        answer = client.post(
            f"/deployments/{serving.deployment(name)['id']}/create_flow_run", json={"parameters": parameters}
        )
    assert answer.status_code == 409
    assert said in answer.json()["detail"]
    assert serving.in_database("select count(*) from flow_run where auto_scheduled = 0") == before


def test_a_page_of_another_site_can_start_nothing(serving) -> None:
    deployment = serving.deployment("monthly-briefing")["id"]
    with httpx.Client(base_url=serving.api, trust_env=False, headers={"Origin": "https://attacker.example"}) as client:
        assert client.post(f"/deployments/{deployment}/create_flow_run", json={}).status_code == 403
        token = client.get("/csrf-token", params={"client": "x"})
        assert "access-control-allow-origin" not in token.headers


def test_pages_of_the_ui_may_ask_nobody_else(serving) -> None:
    ui = serving.api.removesuffix("/api")
    for path in ("/", "/v2/", "/dashboard"):
        page = httpx.get(f"{ui}{path}", trust_env=False, headers={"Accept": "text/html"}, follow_redirects=True)
        assert page.status_code == 200, path
        assert page.headers["content-security-policy"] == CONNECTIONS
        assert not str(page.url).endswith("/v2/") or path == "/v2/"
    settings = httpx.get(f"{ui}/ui-settings", trust_env=False).json()
    assert (settings["default_ui"], settings["api_url"]) == ("v1", serving.api)


def test_everything_listens_on_loopback_only(serving) -> None:
    listening = listening_addresses([serving.process.pid, *descendants(serving.process.pid)])
    assert {serving.server_port, serving.site_port} <= set(listening)
    assert set(listening.values()) == {"0100007F"}  # 127.0.0.1 as the kernel writes it


def test_a_failed_run_is_told_of_and_its_key_gives_no_second_run(serving) -> None:
    parameters = {"month": "2026-09", "sources": [str(serving.folder / "not there")], "offline": True}
    key = "a key of the month"
    first = serving.start_run(parameters, idempotency_key=key)
    assert first.status_code == 201
    run_id = first.json()["id"]
    ended = serving.ended(run_id)
    assert ended["state_type"] == "FAILED", ended["state"]
    # The same key gives the old run whatever is asked for: ours hold deployment and period (flows.deployments.start_run).
    again = serving.start_run({"month": "2026-08"}, idempotency_key=key)
    assert (again.status_code, again.json()["id"]) == (200, run_id)
    until(lambda: any(subject.startswith("Monthly briefing failed:") for subject in serving.alerts()), 30)


def test_a_run_killed_by_the_system_ends_crashed_and_is_told_of(serving) -> None:
    run_id = serving.start_run({"month": "2026-07", "offline": True}).json()["id"]
    until(lambda: serving.run(run_id)["state_type"] == "RUNNING")
    for pid in engines_of(serving):
        os.kill(pid, signal.SIGKILL)
    ended = serving.ended(run_id)
    assert ended["state_type"] == "CRASHED"
    assert "-9" in ended["state"]["message"]
    # By the runner, which calls the hook by keywords: other argument names would have lost this message.
    until(lambda: any("was broken off" in subject for subject in serving.alerts()), 30)


def test_a_run_whose_process_is_gone_does_not_stay_running(serving) -> None:
    deployment = serving.deployment("monthly-briefing")
    later = at(datetime.now(UTC) + timedelta(days=2000))
    dead, held = (serving.start_run({"month": "2026-06"}, state=later).json()["id"] for _ in range(2))
    with serving.client() as client:
        for run_id in (dead, held):
            state = {"state": {"type": "RUNNING"}, "force": True}
            assert client.post(f"/flow_runs/{run_id}/set_state", json=state).status_code == 201
    with (
        temporary_settings({PREFECT_API_URL: serving.api}),
        hold(serving.archive_url, f"run-{held}"),
        get_client(sync_client=True) as client,
    ):
        assert reap(client, serving.archive_url, [deployment["id"]]) == ()  # within the grace
        now = datetime.now(UTC) + timedelta(hours=1)
        assert [str(item.run_id) for item in reap(client, serving.archive_url, [deployment["id"]], now)] == [dead]
        assert reap(client, serving.archive_url, [], now) == ()
    state = serving.run(dead)["state"]
    assert (state["type"], state["message"]) == ("CRASHED", MESSAGE)
    assert serving.run(held)["state_type"] == "RUNNING"


def test_missed_months_start_one_run_and_late_runs_become_one(serving, tmp_path) -> None:
    schedule = Schedule(zone="Europe/Berlin")
    now = datetime.now(UTC)
    latest = schedule.month_of(now)
    missed = (shifted(latest, -1), latest)
    with (
        temporary_settings({PREFECT_API_URL: serving.api}),
        get_client(sync_client=True) as client,
        Archive(f"sqlite:///{tmp_path / 'archive.sqlite'}") as archive,
    ):
        scheduled_since(archive, missed[0])
        started = catch_up(client, archive, schedule, now)
        assert started is not None
        assert started.months == missed
        assert catch_up(client, archive, schedule, now) is None  # it is at work
        assert client.read_flow_run(started.run_id).parameters == {"month": "scheduled"}
        client.set_flow_run_state(started.run_id, Cancelled(), force=True)
        assert catch_up(client, archive, schedule, now) is None  # once a day, whatever became of it
        # Runs that Prefect had created before a downtime; kept apart from the runner by a date that is late only for a later now.
        months_on = now + timedelta(days=4000)
        late = [
            serving.start_run({"month": "scheduled"}, state=at(months_on - timedelta(days=days))).json()["id"]
            for days in (62, 31, 1)
        ]
        assert drop_late_runs(client, replace(schedule, missed="latest_only"), months_on) >= 2
        assert [serving.run(run_id)["state_type"] for run_id in late] == ["CANCELLED", "CANCELLED", "SCHEDULED"]
        assert drop_late_runs(client, replace(schedule, missed="none"), months_on) == 1
        assert "BRIEFING_MISSED" in serving.run(late[2])["state"]["message"]


def at(moment: datetime) -> dict[str, Any]:
    return {"type": "SCHEDULED", "state_details": {"scheduled_time": moment.isoformat()}}


# The last of this file: it ends the office of the module.
def test_sigterm_ends_all_of_it_and_keeps_the_schedule(serving) -> None:
    family = descendants(serving.process.pid)
    assert family
    coming = "select id, state_type from flow_run where auto_scheduled = 1 order by 1"
    before = serving.in_database(coming)
    assert serving.stop(signal.SIGTERM) == 0
    assert [pid for pid in family if is_alive(pid)] == []
    for port in (serving.server_port, serving.site_port):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
    assert running(serving.home) is None
    assert serving.in_database("select count(*) from deployment where paused = 1") == [(0,)]
    assert serving.in_database("select slug, active from deployment_schedule") == [("monthly", 1)]
    assert set(before) <= set(serving.in_database(coming))
