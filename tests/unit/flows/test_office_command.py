"""The command itself: from any folder, one line for each mistake, and no secret in anything it prints."""

import os
import subprocess
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from flows import alerts, office
from flows.alert_record import past_alerts
from flows.alerts import alert
from flows.settings import PROJECT_FOLDER, BriefingSettings
from tests.fixtures_office import SECRET, Office, a_mail_server, an_office

COMMAND = PROJECT_FOLDER / "bin" / "briefing"


@pytest.fixture
def the_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    return an_office(tmp_path, monkeypatch, capsys)


def test_the_script_works_from_any_folder_and_through_a_link(the_office: Office) -> None:
    link = the_office.folder / "briefing"
    link.symlink_to(COMMAND)
    (the_office.folder / "flows").mkdir()  # a folder of the caller's that has our package's name
    (the_office.folder / "flows" / "__init__.py").write_text("raise SystemExit('wrong package')", encoding="utf-8")
    made = subprocess.run([link, "deliveries", "x"], cwd=the_office.folder, capture_output=True, text=True, check=False)
    assert (made.returncode, made.stdout) == (1, "")
    assert made.stderr == "briefing: 'x' is not the name of an edition: write it as 2026-11, 2026-11-ru or 2026-11-v2\n"


def test_the_script_says_what_to_do_without_an_environment(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    script = tmp_path / "bin" / "briefing"
    script.write_bytes(COMMAND.read_bytes())
    script.chmod(0o755)
    made = subprocess.run([script, "status"], capture_output=True, text=True, check=False)
    assert (made.returncode, made.stderr) == (
        1,
        f"briefing: there is no Python environment yet: run 'make setup' in {tmp_path}\n",
    )


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "the following arguments are required: COMMAND"),
        (("stat",), "invalid choice: 'stat'"),
        (("status", "--no"), "unrecognized arguments: --no"),
        (("due", "--now", "soon"), "'soon' is not a moment: write it as ISO 8601"),
        (("archive",), "the following arguments are required: ACTION"),
    ],
)
def test_wrong_use_is_one_line(the_office: Office, words: tuple[str, ...], says: str) -> None:
    status, out, err = the_office.run(*words)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert says in err


def test_every_command_has_help_and_imports_neither_prefect_nor_another_commands_module(the_office: Office) -> None:
    for name in office.COMMANDS:
        status, out, _ = the_office.run(name, "--help")
        assert (status, out.startswith(f"usage: briefing {name}")) == (0, True)
    asked = "import sys, flows.office; flows.office.main(['due', '--without-server']); print('prefect' in sys.modules, 'flows.office_status' in sys.modules)"
    said = subprocess.run(
        [PROJECT_FOLDER / ".venv" / "bin" / "python", "-c", asked], cwd=PROJECT_FOLDER, env=dict(os.environ), capture_output=True, text=True, check=True
    )  # fmt: skip
    assert said.stdout == "False False\n"


def test_an_unforeseen_failure_is_one_line_without_its_secret(the_office: Office) -> None:
    the_office.set(smtp_password=SECRET)

    def fails(*_: object) -> int:
        raise RuntimeError(f"could not\nuse {SECRET}")

    the_office.monkeypatch.setattr("flows.office_suppress.run", fails)
    status, out, err = the_office.run("suppress", "a@example.org", "--by", "Eve", "--reason", "x")
    assert (status, out, err) == (1, "", "briefing: failed: RuntimeError: could not use [secret]\n")


def test_an_alert_goes_to_each_person_alone_and_to_the_chat_without_secrets(
    the_office: Office, httpserver: HTTPServer
) -> None:
    heard: list[str] = []

    def hear(request: Request) -> Response:
        heard.append(request.get_data(as_text=True))
        return Response(status=200)

    httpserver.expect_request("/hook").respond_with_handler(hear)
    with a_mail_server("office", SECRET, refused=("admin@example.org",)) as mailbox:
        the_office.set(
            smtp_host="127.0.0.1", smtp_port=mailbox.port, smtp_security="none", smtp_user="office", smtp_password=SECRET,
            sender="office@example.org", owner="owner@example.org", administrator="admin@example.org",
            alerts=f"json://127.0.0.1:{httpserver.port}/hook",
        )  # fmt: skip
        missed = alert("the run failed:\nsee there", f"because of {SECRET}")
    assert [
        (address, message["Subject"], message.get_content().splitlines()) for address, message in mailbox.messages
    ] == [("owner@example.org", "the run failed: see there", ["because of [secret]"])]
    assert len(missed) == 1
    assert missed[0].startswith("admin@example.org: ")
    assert len(heard) == 1
    assert "because of [secret]" in heard[0]
    assert SECRET not in heard[0]
    (kept,) = past_alerts(the_office.output)
    assert (kept.subject, kept.told, kept.missed) == ("the run failed: see there", 2, missed)
    assert SECRET not in (the_office.output / ".office" / "alerts.jsonl").read_text("utf-8")


def test_an_alert_never_raises_and_says_who_was_not_told(the_office: Office) -> None:
    assert alert("x", "y") == ("nobody: set BRIEFING_OWNER or BRIEFING_ADMINISTRATOR, and BRIEFING_SMTP_HOST",)
    settings = BriefingSettings(owner="owner@example.org")
    assert alert("x", "y", settings) == ("owner and administrator: no mail server is set (BRIEFING_SMTP_HOST)",)

    def fails(_settings: BriefingSettings) -> tuple[str, ...]:
        raise RuntimeError

    the_office.monkeypatch.setattr(alerts, "people", fails)
    assert alert("x", "y", settings) == ("the alert could not be sent: RuntimeError",)
    the_office.monkeypatch.undo()
