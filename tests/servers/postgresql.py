"""A real PostgreSQL server on loopback, for the time of a test run.

    with running_postgresql() as server:
        url = server.new_database()

As root the server runs as the user ``postgres``, since it refuses to run as root. Its folder is a temporary one and goes with
it; it ends with this process, even where that is killed.
"""

import ctypes
import grp
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

USER = "office"
_START_SECONDS = 60.0
_PR_SET_PDEATHSIG = 1


@dataclass
class PostgreSQL:
    """A running server: ``port`` on loopback, ``password`` of the one user there is."""

    binaries: Path
    folder: Path
    port: int
    password: str
    process: subprocess.Popen[bytes] | None = None
    _databases: int = field(default=0, init=False)

    def url(self, database: str = "postgres", *, password: str | None = None) -> str:
        """SQLAlchemy URL of a database."""
        return f"postgresql+psycopg://{USER}:{password or self.password}@127.0.0.1:{self.port}/{database}"

    def connect(self, database: str = "postgres") -> psycopg.Connection:
        """A connection of the test's own, each statement for itself."""
        return psycopg.connect(
            host="127.0.0.1", port=self.port, user=USER, password=self.password, dbname=database, autocommit=True,
            connect_timeout=5,
        )  # fmt: skip

    def new_database(self) -> str:
        """The SQLAlchemy URL of a new, empty database."""
        self._databases += 1
        name = f"briefing_{os.getpid()}_{self._databases}"
        with self.connect() as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return self.url(name)

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        log = (self.folder / "server.log").open("ab")
        self.process = subprocess.Popen(
            [
                self.binaries / "postgres", "-D", self.folder / "data", "-p", str(self.port), "-h", "127.0.0.1", "-k", "",
                "-F", "-c", "shared_buffers=16MB", "-c", "max_connections=60",
            ],
            stdout=log, stderr=log, stdin=subprocess.DEVNULL, preexec_fn=_end_with_parent,  # noqa: PLW1509  started before any thread of the test run
            **_as_server_user(),
        )  # fmt: skip
        log.close()
        until = time.monotonic() + _START_SECONDS
        while True:
            if self.process.poll() is not None:
                raise RuntimeError(f"PostgreSQL did not start: {(self.folder / 'server.log').read_text()[-2000:]}")
            try:
                self.connect().close()
                return
            except psycopg.OperationalError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)

    def stop(self) -> None:
        """Ends the server at once, as a machine does that is switched off in order: connections are broken."""
        if self.process is not None:
            self.process.send_signal(signal.SIGINT)  # "fast" shutdown
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            self.process = None


@contextmanager
def running_postgresql() -> Iterator[PostgreSQL]:
    """A server with an empty cluster; fails, and never skips, where none is installed."""
    binaries = find_binaries()
    folder = Path(tempfile.mkdtemp(prefix="briefing-postgresql-"))
    server = PostgreSQL(binaries, folder, _free_port(), secrets.token_hex(8))
    try:
        password_file = folder / "password"
        password_file.write_text(server.password)
        if os.geteuid() == 0:
            account = pwd.getpwnam("postgres")
            os.chown(folder, account.pw_uid, account.pw_gid)
            os.chown(password_file, account.pw_uid, account.pw_gid)
        made = subprocess.run(
            [
                binaries / "initdb", "-D", folder / "data", "-U", USER, "--auth=scram-sha-256", f"--pwfile={password_file}",
                "--no-sync", "--encoding=UTF8", "--locale=C",
            ],
            stdin=subprocess.DEVNULL, capture_output=True, cwd=folder, timeout=120, check=False, **_as_server_user(),
        )  # fmt: skip
        if made.returncode:
            raise RuntimeError(f"initdb failed: {made.stderr.decode()}")
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def find_binaries() -> Path:
    """The folder with ``initdb`` and ``postgres``: of ``pg_config``, of Debian's packages (the newest), or on the PATH."""
    folders = []
    if config := shutil.which("pg_config"):
        asked = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=False)
        folders.append(Path(asked.stdout.strip()))
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    folders += sorted(debian, key=lambda path: int(path.parent.name) if path.parent.name.isdigit() else 0, reverse=True)
    if on_path := shutil.which("initdb"):
        folders.append(Path(on_path).parent)
    for folder in folders:
        if (folder / "initdb").is_file() and (folder / "postgres").is_file():
            return folder
    raise AssertionError("No PostgreSQL server is installed on this machine: run `make postgresql` first.")


def _as_server_user() -> dict[str, object]:
    if os.geteuid() != 0:
        return {}
    groups = [group.gr_gid for group in grp.getgrall() if "postgres" in group.gr_mem]
    account = pwd.getpwnam("postgres")
    return {
        "user": account.pw_uid,
        "group": account.pw_gid,
        "extra_groups": groups,
        "env": {"PATH": os.defpath, "LC_ALL": "C"},
    }


def _end_with_parent() -> None:
    with suppress(OSError, AttributeError):  # Linux only; elsewhere the test run's own end is enough
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGINT)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
