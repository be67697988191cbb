"""What stops ``make serve`` before anything is started, each in one line; and one instance at a time."""

import http.server
import multiprocessing
import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from flows import serve
from flows.office_prefect import AUTH_OF_CLIENT, AUTH_OF_SERVER, Answer, asked, server_environment, share_password
from flows.processes import descendants, end, is_alive
from flows.serve_state import Running, one_instance, running, write_down
from flows.settings import BriefingSettings
from tasks.archive.locks import hold


class Stranger(http.server.BaseHTTPRequestHandler):
    """A program that is not Prefect; as ``LOCKED`` it looks like a Prefect server with another password."""

    answers: ClassVar[dict[str, tuple[int, bytes]]] = {}

    def do_GET(self) -> None:
        status, body = self.answers.get(self.path, (404, b"no"))
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def stranger() -> Iterator[http.server.HTTPServer]:
    server = http.server.HTTPServer(("127.0.0.1", 0), Stranger)
    Stranger.answers = {}
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for name in ("PREFECT_API_URL", AUTH_OF_CLIENT, AUTH_OF_SERVER):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("BRIEFING_OUTPUT", str(tmp_path / "output"))
    monkeypatch.setenv("BRIEFING_SERVER_PORT", str(free_port()))
    monkeypatch.setenv("BRIEFING_SITE_PORT", str(free_port()))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_a_port_of_another_program_is_one_line(monkeypatch, capsys, stranger) -> None:
    monkeypatch.setenv("BRIEFING_SERVER_PORT", str(stranger.server_port))
    assert serve.main([]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == (
        f"briefing: Port {stranger.server_port} belongs to another program: set BRIEFING_SERVER_PORT to a free one, or end that program."
    )


def test_the_port_of_the_editions_is_looked_at_first(monkeypatch, capsys, stranger) -> None:
    monkeypatch.setenv("BRIEFING_SITE_PORT", str(stranger.server_port))
    assert serve.main([]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"briefing: Port {stranger.server_port} for the folder of editions cannot be used")
    assert line.endswith("set BRIEFING_SITE_PORT to a free one.")


def test_a_server_that_is_named_and_does_not_answer_is_one_line(monkeypatch, capsys) -> None:
    monkeypatch.setenv("PREFECT_API_URL", f"http://127.0.0.1:{free_port()}/api")
    assert serve.main([]) == 1
    assert "where no Prefect server answers: start it, or unset the variable" in capsys.readouterr().out


def test_a_server_with_another_password_is_one_line_without_the_password(monkeypatch, capsys, stranger) -> None:
    Stranger.answers = {"/api/health": (200, b"true"), "/api/admin/version": (401, b"{}")}
    monkeypatch.setenv("BRIEFING_SERVER_PORT", str(stranger.server_port))
    monkeypatch.setenv(AUTH_OF_CLIENT, "office:hunter2")
    assert serve.main([]) == 1
    said = capsys.readouterr().out
    assert f"asks for another password: set {AUTH_OF_CLIENT}" in said
    assert "hunter2" not in said


def test_an_unknown_zone_is_said_before_anything_is_started(monkeypatch, capsys, office) -> None:
    monkeypatch.setenv("BRIEFING_SCHEDULE_ZONE", "Berlin")
    assert serve.main([]) == 1
    assert "BRIEFING_SCHEDULE_ZONE is 'Berlin', which is no IANA time zone" in capsys.readouterr().out
    assert not (office / "home/server.log").exists()


def test_an_archive_that_another_one_works_on_is_one_line(capsys, office) -> None:
    archive_url = f"sqlite:///{office / 'output/archive.sqlite'}"
    with hold(archive_url, "serve"):
        assert serve.main([]) == 1
    assert "Another 'make serve' works on this archive" in capsys.readouterr().out


def test_a_second_one_says_where_the_first_is_and_that_is_no_failure(capsys, office) -> None:
    home = office / "home"
    with one_instance(home) as is_only:
        assert is_only
        assert running(home) is None  # still starting
        assert serve.main([]) == 0
        first = Running(
            4711,
            "http://127.0.0.1:4200",
            "http://127.0.0.1:4200/api",
            "http://127.0.0.1:4280/",
            "2026-12-01T06:00:00+00:00",
        )
        write_down(home, first)
        assert running(home) == first
        assert serve.main([]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "make serve is just being started or ended by another process: look again in some seconds.",
        "make serve is already running (process 4711).",
        "  Prefect   http://127.0.0.1:4200",
        "  Editions  http://127.0.0.1:4280/",
    ]
    assert running(home) is None


def _hold_for_ever(home: Path, ready: object) -> None:
    with one_instance(home):
        write_down(home, Running(os.getpid(), "", "", "", ""))
        ready.set()  # type: ignore[attr-defined]
        threading.Event().wait()


def test_a_killed_one_leaves_the_place_free(office) -> None:
    home, context = office / "home", multiprocessing.get_context("spawn")
    ready = context.Event()
    first = context.Process(target=_hold_for_ever, args=(home, ready), daemon=True)
    first.start()
    assert ready.wait(60)
    assert running(home) is not None
    first.kill()
    first.join()
    assert running(home) is None
    with one_instance(home) as is_only:
        assert is_only


def test_what_answers_at_an_address_is_told_apart(stranger) -> None:
    api = f"http://127.0.0.1:{stranger.server_port}/api"
    assert asked(api) is Answer.STRANGER
    Stranger.answers = {"/api/health": (200, b"true"), "/api/admin/version": (200, b'"3.8.8"')}
    assert asked(api) is Answer.PREFECT
    assert asked(f"http://127.0.0.1:{free_port()}/api") is Answer.NOTHING


def test_our_server_is_closed_to_other_sites_and_forgets_old_runs(monkeypatch) -> None:
    ours = server_environment(BriefingSettings(server_port=4301, keep_runs_days=30))
    assert ours["PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED"] == "true"
    assert ours["PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS"] == "http://127.0.0.1:4301,http://localhost:4301"
    assert ours["PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED"] == "events,flow_runs"
    assert ours["PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD"] == str(30 * 24 * 3600)
    assert "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED" not in server_environment(BriefingSettings(keep_runs_days=0))
    monkeypatch.setenv("PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED", "false")
    assert server_environment(BriefingSettings())["PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED"] == "false"


def test_one_password_serves_both_ends(monkeypatch) -> None:
    monkeypatch.setenv(AUTH_OF_SERVER, "office:hunter2")
    share_password()
    assert os.environ[AUTH_OF_CLIENT] == "office:hunter2"


def _stubborn(ready: object) -> None:
    import signal

    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    ready.set()  # type: ignore[attr-defined]
    threading.Event().wait()


def test_a_process_that_will_not_end_is_killed() -> None:
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    child = context.Process(target=_stubborn, args=(ready,), daemon=True)
    child.start()
    assert ready.wait(60)
    assert child.pid in descendants(os.getpid())
    end([child.pid], grace=0.2)
    child.join(30)
    assert child.exitcode == -9
    assert not is_alive(child.pid)
