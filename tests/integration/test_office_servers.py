"""The office's command against real servers: Prefect's own, with auth string and CSRF protection, and PostgreSQL."""

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from flows.metrics import metrics_text
from flows.office_server import ServerApi
from flows.settings import PROJECT_FOLDER
from tasks.contracts.approval import EditionState as State
from tests.fixtures_office import SECRET, Office, an_office, free_port
from tests.servers.postgresql import PostgreSQL

AUTH = "admin:Server-Geheim"
_START_SECONDS = 120


@dataclass(frozen=True)
class RealOffice:
    """The command as a process of its own, in the environment of an office with a locked server."""

    environment: dict[str, str]

    def run(self, *words: str, typed: str = "") -> tuple[int, str]:
        made = subprocess.run(
            [PROJECT_FOLDER / "bin" / "briefing", *words], env=self.environment, input=typed, capture_output=True, text=True, check=False
        )  # fmt: skip
        return made.returncode, made.stdout + made.stderr


@pytest.fixture(scope="module")
def real_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealOffice]:
    folder, port = tmp_path_factory.mktemp("office"), free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("BRIEFING_", "PREFECT_"))}
    environment |= {
        "PREFECT_HOME": str(folder / "prefect"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_API_AUTH_STRING": AUTH,
        "PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED": "true",
        "BRIEFING_SERVER_PORT": str(port),
        "BRIEFING_OUTPUT": str(folder / "output"),
    }
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)],
            env=environment, cwd=folder, stdout=log, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            deadline = time.monotonic() + _START_SECONDS
            while True:
                try:
                    urllib.request.urlopen(f"http://127.0.0.1:{port}/api/health", timeout=1).close()
                    break
                except OSError:
                    assert process.poll() is None, (folder / "server.log").read_text()[-2000:]
                    assert time.monotonic() < deadline
                    time.sleep(0.3)
            yield RealOffice(environment)
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.mark.slow
def test_a_secret_in_a_block_reaches_the_flow_and_no_log_of_it(real_office: RealOffice) -> None:
    assert real_office.run("configure", "--set", "smtp-password", typed=SECRET + "\n") == (
        0, "smtp-password is stored in Prefect's Secret block briefing-smtp-password.\n",
    )  # fmt: skip
    said = json.loads(real_office.run("configure", "--json")[1])["secrets"]
    assert (said["smtp-password"], said["deepl-key"]) == ("Prefect block", "not set")
    assert real_office.run("doctor", "--only", "server")[0] == 0
    flow = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import flows\n"
        "from prefect import flow, get_run_logger\n"
        "from flows.logs import set_up_logs, edition_context\n"
        "from flows.office_secrets import secret\n"
        "@flow\n"
        "def sends():\n"
        "    set_up_logs()\n"
        "    with edition_context('2026-11'):\n"
        "        get_run_logger().warning('the password is %s', secret('smtp-password'))\n"
        "sends()\n"
    )
    port = real_office.environment["BRIEFING_SERVER_PORT"]
    made = subprocess.run(
        [sys.executable, "-c", flow, str(PROJECT_FOLDER)], capture_output=True, text=True, check=True,
        env=real_office.environment | {
            "PREFECT_API_URL": f"http://127.0.0.1:{port}/api", "PREFECT_API_AUTH_STRING": AUTH, "BRIEFING_LOG_FORMAT": "json",
        },
    )  # fmt: skip
    lines = [json.loads(line) for line in made.stderr.splitlines() if line.startswith("{")]
    (line,) = [line for line in lines if line["message"].startswith("the password")]
    assert (line["message"], line["edition"]) == ("the password is [secret]", "2026-11")
    assert len(line["flow_run_id"]) == 36
    server = ServerApi(f"http://127.0.0.1:{port}/api", AUTH)
    logs = server._asked("POST", "/logs/filter", {"limit": 200})
    assert "the password is [secret]" in [log["message"] for log in logs]
    assert SECRET not in json.dumps(logs, ensure_ascii=False)
    assert SECRET not in made.stdout + made.stderr
    assert server.count_runs_ended_before("2100-01-01T00:00:00Z") == 1
    real_office.run("retention", "--now", "2100-01-01")
    assert server.count_runs_ended_before("2100-01-01T00:00:00Z") == 0
    assert real_office.run("configure", "--remove", "smtp-password")[0] == 0
    assert real_office.run("configure", "--remove", "smtp-password")[0] == 1


@pytest.mark.slow
def test_an_archive_moves_from_sqlite_to_postgresql_and_every_question_is_answered_alike(
    postgresql: PostgreSQL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    office: Office = an_office(tmp_path, monkeypatch, capsys)
    office.decide(office.record("2026-10"), State.APPROVED, State.SENT)
    office.record("2026-11")
    office.run("suppress", "ann@example.org", "--by", "Eve", "--reason", "asked")
    questions = (
        ("status", "--json", "--now", "2026-12-05T12:00"), ("deliveries", "2026-10", "--json"),
        ("due", "--without-server", "--expect", "sent", "--now", "2026-11-05T12:00"),
    )  # fmt: skip
    before = [office.run(*question) for question in questions]
    measured = metrics_text(office.url)
    file, url = tmp_path / "copy.zip", postgresql.new_database()
    assert office.run("archive", "export", str(file))[0] == 0
    office.set(archive_url=url)
    status, out, _ = office.run("archive", "restore", str(file))
    assert (status, postgresql.password in out) == (0, False)
    assert [office.run(*question) for question in questions] == before
    assert metrics_text(url) == measured
    level, said = office.run("doctor", "--only", "database")[:2]
    assert (level, postgresql.password in said) == (0, False)
    assert json.loads(office.run("archive", "upgrade", "--json")[1])["layout"] == "3"
    assert office.run("unsuppress", "ann@example.org", "--by", "Eve")[0] == 0
