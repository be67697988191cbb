"""The office's server, or one for the run that ends with it."""

import signal
import subprocess
import sys

from flows.settings import PROJECT_FOLDER
from flows.temporary_server import office_server


def test_the_address_in_the_environment_comes_first(monkeypatch):
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:4200/api")
    assert office_server() == "http://127.0.0.1:4200/api"


def test_the_active_profile_of_the_prefect_home_is_asked_next(monkeypatch, tmp_path):
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.delenv("PREFECT_PROFILE", raising=False)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    assert office_server() is None
    (tmp_path / "profiles.toml").write_text(
        'active = "office"\n[profiles.office]\nPREFECT_API_URL = "http://127.0.0.1:4300/api"\n', encoding="utf-8"
    )
    assert office_server() == "http://127.0.0.1:4300/api"
    (tmp_path / "profiles.toml").write_text("active = [broken", encoding="utf-8")
    assert office_server() is None


def test_the_server_process_ends_when_the_run_that_holds_its_input_ends():
    watcher = "from flows.server_process import end_with_parent; end_with_parent()"
    process = subprocess.Popen([sys.executable, "-c", watcher], stdin=subprocess.PIPE, cwd=PROJECT_FOLDER)
    assert process.poll() is None
    process.stdin.close()
    assert process.wait(30) == -signal.SIGTERM
