"""A Prefect server for one run, where the office runs none.

Prefect can start such a server itself, but then the run also imports the whole server: 66 MB and some seconds more, seen
with Prefect 3.8.8. Started from here, the run only talks to it, and the server starts while the run imports Prefect.
Prefect must not be imported here: it reads its settings while it is imported, and its threads know no others.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import IO

from flows.settings import PROJECT_FOLDER
from tasks.contracts.errors import BriefingError

START_LIMIT_S = 120.0
"""A first start on a loaded machine of two cores was seen to take 17 s."""

# As Prefect starts its own temporary server (prefect.server.api.server.SubprocessASGIServer, version 3.8.8): no UI.
_ENVIRONMENT = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}


def ensure_server() -> Callable[[], None]:
    """See to it that ``PREFECT_API_URL`` names a server: the office's own, or a temporary one started now.

    The temporary server ends by itself with this process (see ``flows.server_process``), after Prefect has sent its last
    log lines: stopping it any earlier made runs wait a minute for a server that was gone.

    Returns:
        A function that returns once the server answers; it raises BriefingError when the server does not start.
    """
    if office_server() is not None:
        return lambda: None
    log = tempfile.TemporaryFile()  # noqa: SIM115  it is the server's, and lives as long as this process
    port = _free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "flows.server_process", str(port)],
        cwd=PROJECT_FOLDER,
        env={**os.environ, **_ENVIRONMENT},
        stdin=subprocess.PIPE,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    address = f"http://127.0.0.1:{port}/api"
    os.environ["PREFECT_API_URL"] = address
    return lambda: _wait_for(address, process, log)


def office_server() -> str | None:
    """The server an office has set, in the environment or in the active profile of its Prefect home; None for none."""
    address = os.environ.get("PREFECT_API_URL")
    if address:
        return address
    profiles = Path(os.environ.get("PREFECT_HOME", Path.home() / ".prefect")) / "profiles.toml"
    try:
        content = tomllib.loads(profiles.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError):
        return None
    active = os.environ.get("PREFECT_PROFILE") or content.get("active", "")
    found = content.get("profiles", {}).get(active, {}).get("PREFECT_API_URL")
    return str(found) if found else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(address: str, process: subprocess.Popen[bytes], log: IO[bytes]) -> None:
    import httpx  # here, since it takes a quarter of a second, and most who ask for a server have one

    deadline = time.monotonic() + START_LIMIT_S
    # Loopback only: a proxy of the office must not be asked for it.
    with httpx.Client(trust_env=False, timeout=5) as client:
        while time.monotonic() < deadline:
            if process.poll() is not None:
                log.seek(0)
                last = log.read().decode("utf-8", "replace").strip().splitlines()[-1:]
                raise BriefingError(
                    f"Prefect's server did not start ({' '.join(last)[:200] or f'exit {process.returncode}'}): see that the "
                    "folder .prefect can be written, or set PREFECT_API_URL to a running server."
                )
            try:
                if client.get(f"{address}/health").status_code == httpx.codes.OK:
                    return
            except httpx.HTTPError:
                pass
            time.sleep(0.1)
    raise BriefingError(
        f"Prefect's server did not answer within {START_LIMIT_S:.0f} s: start again, or set PREFECT_API_URL."
    )
