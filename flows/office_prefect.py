"""The office's Prefect server: the one that answers, or one started here on loopback, which ends with this process."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import httpx

from flows.settings import PROJECT_FOLDER, BriefingSettings
from flows.temporary_server import START_LIMIT_S, office_server
from tasks.contracts.errors import BriefingError

_STOP_LIMIT_S = 12.0
AUTH_OF_SERVER, AUTH_OF_CLIENT = "PREFECT_SERVER_API_AUTH_STRING", "PREFECT_API_AUTH_STRING"


class Answer(Enum):
    """What is behind an address: a Prefect server; one that asks for another password; something else; nothing."""

    PREFECT = "prefect"
    LOCKED = "locked"
    STRANGER = "stranger"
    NOTHING = "nothing"


@dataclass
class Server:
    """A Prefect server: its API's address, and its process when it was started here."""

    api: str
    process: subprocess.Popen[bytes] | None = None

    @property
    def ui(self) -> str:
        """The address for a person's browser."""
        return self.api.removesuffix("/api")

    def stop(self) -> None:
        """End the server if it was started here; within some seconds, gently first."""
        if self.process is None or self.process.poll() is not None:
            return
        assert self.process.stdin is not None
        self.process.stdin.close()  # flows.server_process ends by that
        try:
            self.process.wait(_STOP_LIMIT_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def find_or_start(settings: BriefingSettings, home: Path) -> Server:
    """The server that the office has set or that answers at its port; else a new one at that port.

    ``PREFECT_API_URL`` names it in the environment from then on, also for processes started from here.

    Raises:
        BriefingError: the server that is set does not answer, the port belongs to another program, or the new server does not
            start.
    """
    share_password()
    chosen = office_server()
    api = (chosen or f"http://127.0.0.1:{settings.server_port}/api").rstrip("/")
    found = asked(api)
    if found is Answer.PREFECT:
        os.environ["PREFECT_API_URL"] = api
        return Server(api)
    if found is Answer.LOCKED:
        raise BriefingError(
            f"The Prefect server at {api} asks for another password: set {AUTH_OF_CLIENT} to the one it was started with."
        )
    if chosen:
        raise BriefingError(
            f"PREFECT_API_URL names {api}, where no Prefect server answers: start it, or unset the variable so that one is "
            "started here."
        )
    if found is Answer.STRANGER:
        raise BriefingError(
            f"Port {settings.server_port} belongs to another program: set BRIEFING_SERVER_PORT to a free one, or end that program."
        )
    os.environ["PREFECT_API_URL"] = api
    return _start(settings, home, api)


def share_password() -> None:
    """The server's password is its clients' as well, whichever of the two variables is set."""
    known = os.environ.get(AUTH_OF_SERVER) or os.environ.get(AUTH_OF_CLIENT)
    if known:
        os.environ.setdefault(AUTH_OF_SERVER, known)
        os.environ.setdefault(AUTH_OF_CLIENT, known)


def asked(api: str) -> Answer:
    """What is behind an API's address."""
    auth = os.environ.get(AUTH_OF_CLIENT, "")
    login = httpx.BasicAuth(*auth.split(":", 1)) if ":" in auth else None
    # Loopback is never asked through the office's proxy.
    is_local = httpx.URL(api).host in ("127.0.0.1", "localhost", "::1")
    try:
        with httpx.Client(trust_env=not is_local, timeout=10, auth=login) as client:
            health = client.get(f"{api}/health")
            if health.status_code != httpx.codes.OK or health.text.strip() != "true":
                return Answer.STRANGER
            # Health is open to everyone; this is not.
            status = client.get(f"{api}/admin/version").status_code
    except httpx.ConnectError:
        return Answer.NOTHING
    except httpx.HTTPError:
        return Answer.STRANGER
    if status == httpx.codes.UNAUTHORIZED:
        return Answer.LOCKED
    return Answer.PREFECT if status == httpx.codes.OK else Answer.STRANGER


def server_environment(settings: BriefingSettings) -> dict[str, str]:
    """Prefect's settings for a server of our own; what the office has set stays."""
    port = settings.server_port
    ours = {
        "PREFECT__SERVER_FINAL": "1",  # as `prefect server start` sets it: the settings of this process hold
        # The newer UI asks a company's address for its settings on each page, whatever is set (seen with 3.8.8); the older none.
        "PREFECT_SERVER_UI_V2_ENABLED": "false",
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        # A page on another site could otherwise start runs through the browser of whoever opens it: Prefect lets every
        # origin in and asks for no token by default (3.8.8).
        "PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED": "true",
        "PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS": f"http://127.0.0.1:{port},http://localhost:{port}",
    }
    if settings.keep_runs_days:
        # Prefect keeps runs for ever by default.
        ours["PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED"] = "events,flow_runs"
        ours["PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD"] = str(settings.keep_runs_days * 86_400)
    return {**ours, **os.environ}


def _start(settings: BriefingSettings, home: Path, api: str) -> Server:
    home.mkdir(parents=True, exist_ok=True)
    log = home / "server.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "flows.server_process", str(settings.server_port)],
            cwd=PROJECT_FOLDER,
            env=server_environment(settings),
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=subprocess.STDOUT,
            # Ctrl-C is for this process alone: the server must outlive the runs, which report to it how they ended.
            start_new_session=True,
        )
    server = Server(api, process)
    deadline = time.monotonic() + START_LIMIT_S
    try:
        while time.monotonic() < deadline:
            if process.poll() is not None:
                last = log.read_text("utf-8", "replace").strip().splitlines()[-1:]
                raise BriefingError(
                    f"Prefect's server did not start ({' '.join(last)[:200] or f'exit {process.returncode}'}): see {log.name} in "
                    "Prefect's home (.prefect in the project's folder, or PREFECT_HOME)."
                )
            if asked(api) is Answer.PREFECT:
                return server
            time.sleep(0.2)
        raise BriefingError(f"Prefect's server did not answer within {START_LIMIT_S:.0f} s: start again.")
    except BaseException:
        server.stop()
        raise
