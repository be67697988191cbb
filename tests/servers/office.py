"""A whole office on loopback: ``make serve`` as a real process, with folders and ports of its own."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from flows.processes import descendants

ROOT = Path(__file__).resolve().parents[2]
START_LIMIT_S = 180
RUN_LIMIT_S = 180


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def until(found: Callable[[], Any], limit: float = RUN_LIMIT_S) -> Any:
    """What ``found`` gives once it gives something."""
    deadline = time.monotonic() + limit
    while time.monotonic() < deadline:
        value = found()
        if value:
            return value
        time.sleep(0.2)
    pytest.fail("waited in vain")


@dataclass
class Serving:
    """One office: its folders, ports and environment, and the process of ``make serve`` when it runs."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    others: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.server_port, self.site_port = free_port(), free_port()
        self.output, self.home = self.folder / "output", self.folder / "home"
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "BRIEFING_"))}
        self.environment = {
            **kept,
            "PREFECT_HOME": str(self.home),
            "BRIEFING_OUTPUT": str(self.output),
            "BRIEFING_SERVER_PORT": str(self.server_port),
            "BRIEFING_SITE_PORT": str(self.site_port),
            "BRIEFING_ENGINES": "none",
            "BRIEFING_SCHEDULE_ZONE": "Europe/Berlin",
            "PREFECT_RUNNER_POLL_FREQUENCY": "1",
            **self.settings,
        }
        self.api = f"http://127.0.0.1:{self.server_port}/api"

    @property
    def archive_url(self) -> str:
        return f"sqlite:///{self.output / 'archive.sqlite'}"

    def start(self, *words: str) -> None:
        self.log = self.folder / f"serve-{time.monotonic_ns()}.log"
        with self.log.open("wb") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "flows.serve"],
                cwd=ROOT,
                env=self.environment,
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        process = self.process
        until(lambda: "Ctrl-C" in self.said() or process.poll() is not None, START_LIMIT_S)
        assert process.poll() is None, self.said()

    @contextmanager
    def server_alone(self) -> Iterator[None]:
        """Prefect's server of the office, without anything that would start a run."""
        process = subprocess.Popen(
            [sys.executable, "-m", "flows.server_process", str(self.server_port)],
            cwd=ROOT,
            env={**self.environment, "PREFECT_API_URL": self.api, "PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED": "true"},
            stdin=subprocess.PIPE,
        )
        try:
            until(self._answers, START_LIMIT_S)
            yield
        finally:
            process.terminate()
            process.wait(RUN_LIMIT_S)

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.api}/health", trust_env=False).status_code == 200
        except httpx.HTTPError:
            return False

    def said(self) -> str:
        return self.log.read_text("utf-8")

    def stop(self, number: signal.Signals) -> int:
        assert self.process is not None
        self.process.send_signal(number)
        status = self.process.wait(RUN_LIMIT_S)
        self.process = None
        return status

    @contextmanager
    def client(self) -> Iterator[httpx.Client]:
        password = self.environment.get("PREFECT_SERVER_API_AUTH_STRING")
        login = httpx.BasicAuth(*password.split(":", 1)) if password else None
        with httpx.Client(base_url=self.api, trust_env=False, timeout=30, auth=login) as client:
            name = str(uuid4())  # a second token of the same client takes the place of its first
            client.headers["Prefect-Csrf-Client"] = name
            client.headers["Prefect-Csrf-Token"] = client.get("/csrf-token", params={"client": name}).json()["token"]
            yield client

    def deployment(self, name: str) -> dict[str, Any]:
        flow = {"monthly-briefing": "Monthly briefing", "publish-briefing": "Publish briefing"}[name]
        with self.client() as client:
            found: dict[str, Any] = client.get(f"/deployments/name/{flow}/{name}").json()
            return found

    def start_run(self, parameters: dict[str, Any], **more: Any) -> httpx.Response:
        with self.client() as client:
            deployment = self.deployment("monthly-briefing")["id"]
            body = {"parameters": parameters, **more}
            # 503 while SQLite is locked, as Prefect's own client knows: it asks again.
            answer: httpx.Response = until(
                lambda: (
                    answer
                    if (answer := client.post(f"/deployments/{deployment}/create_flow_run", json=body)).status_code
                    != 503
                    else None
                )
            )
            assert answer.is_success, answer.text
            return answer

    def run(self, run_id: str) -> dict[str, Any]:
        with self.client() as client:
            found: dict[str, Any] = client.get(f"/flow_runs/{run_id}").json()
            return found

    def ended(self, run_id: str) -> dict[str, Any]:
        final = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}
        found: dict[str, Any] = until(lambda: run if (run := self.run(run_id))["state_type"] in final else None)
        return found

    def in_database(self, query: str) -> list[tuple[Any, ...]]:
        """Rows of Prefect's own database, also when the server is down."""
        with closing(sqlite3.connect(f"file:{self.home / 'prefect.db'}?mode=ro", uri=True)) as database:
            return database.execute(query).fetchall()

    def alerts(self) -> list[str]:
        try:
            lines = (self.output / ".office/alerts.jsonl").read_text("utf-8").splitlines()
        except FileNotFoundError:
            return []
        return [json.loads(line)["subject"] for line in lines]


def command_line(pid: int) -> bytes:
    """The words of a process; empty when it has gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def engines_of(office: Serving) -> list[int]:
    """The processes of runs at work."""
    assert office.process is not None
    return [pid for pid in descendants(office.process.pid) if b"prefect.engine" in command_line(pid)]


def listening_addresses(pids: list[int]) -> dict[int, str]:
    """Ports at which processes listen, with the address as the kernel writes it; ``0100007F`` is 127.0.0.1."""
    inodes = set()
    for pid in pids:
        for link in Path(f"/proc/{pid}/fd").iterdir():
            try:
                target = str(link.readlink())
            except OSError:
                continue
            if target.startswith("socket:["):
                inodes.add(target[8:-1])
    found = {}
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and fields[9] in inodes:
                address, _, port = fields[1].rpartition(":")
                found[int(port, 16)] = address
    return found
