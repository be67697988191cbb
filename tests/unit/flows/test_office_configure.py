"""``briefing configure``: secrets go where they are to go, and nowhere else."""

import io
import json
import os
import stat
import subprocess
from pathlib import Path

import pytest
from dotenv import dotenv_values
from pytest_httpserver import HTTPServer

from flows.env_file import names_in, quoted, write_variable
from flows.office_secrets import redacted, secret
from flows.secrets_checked import checked_value
from tasks.contracts.errors import BriefingError
from tests.fixtures_office import SECRET, Office, an_office, free_port


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    return an_office(tmp_path, monkeypatch, capsys)


def typed(office: Office, value: str) -> None:
    office.monkeypatch.setattr("sys.stdin", io.StringIO(value))


def test_a_secret_goes_into_the_file_for_its_owner_only_and_is_said_nowhere(office: Office) -> None:
    file = office.folder / "etc" / "briefing.env"
    file.parent.mkdir()
    file.write_text("# the office's\nBRIEFING_OWNER=a@example.org\nBRIEFING_SMTP_PASSWORD=old", encoding="utf-8")
    file.chmod(0o644)
    typed(office, SECRET + "\n")
    status, out, err = office.run("configure", "--env-file", str(file), "--set", "smtp-password")
    assert (status, out, err) == (0, f"smtp-password is stored in {file} (readable by its owner only).\n", "")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert dotenv_values(file, interpolate=False) == {
        "BRIEFING_OWNER": "a@example.org",
        "BRIEFING_SMTP_PASSWORD": SECRET,
    }
    assert file.read_text("utf-8").startswith("# the office's\n")
    assert list(file.parent.iterdir()) == [file], "nothing is left aside"
    status, out, _ = office.run("configure", "--env-file", str(file), "--list")
    assert f"file {file}" in out
    assert SECRET not in out
    assert office.run("configure", "--env-file", str(file), "--remove", "smtp-password")[0] == 0
    assert names_in(file) == {"BRIEFING_OWNER"}
    assert office.run("configure", "--env-file", str(file), "--remove", "smtp-password") == (
        1, "", "briefing: smtp-password is not stored there\n",
    )  # fmt: skip


def test_the_command_reads_the_file_it_wrote_and_the_environment_goes_first(office: Office) -> None:
    file = office.folder / "status"  # the name of a command, which must not be taken for one
    office.monkeypatch.chdir(office.folder)
    for name, value in (
        ("BRIEFING_SCHEDULE_ZONE", "Asia/Tokyo"),
        ("BRIEFING_OWNER", "file@example.org"),
        ("BRIEFING_SMTP_PASSWORD", SECRET),
    ):
        write_variable(file, name, value)
    office.set(owner="environment@example.org")
    for name in names_in(file):
        office.monkeypatch.setenv(name, os.environ.get(name, ""))
        if not os.environ[name]:
            office.monkeypatch.delenv(name)
    said = json.loads(office.run("--env-file", "status", "configure", "--json")[1])
    found = {row["name"]: row["value"] for row in said["settings"]}
    assert (found["BRIEFING_SCHEDULE_ZONE"], found["BRIEFING_OWNER"]) == ("Asia/Tokyo", "environment@example.org")
    assert said["secrets"]["smtp-password"].startswith("environment")
    assert "BRIEFING_SMTP_PASSWORD" not in found
    assert office.run("--env-file", str(office.folder / "none"), "status")[2] == (
        f"briefing: the settings file {office.folder / 'none'} cannot be read: No such file or directory\n"
    )


@pytest.mark.parametrize(
    "value", ["plain", "a b $HOME `x` # no comment", "it's", "a\"b\\c'd", "пароль 密码", "=", "tail\\"]
)
def test_systemd_and_dotenv_read_back_what_was_written(value: str, tmp_path: Path) -> None:
    file = tmp_path / "a.env"
    write_variable(file, "NAME", value)
    assert dotenv_values(file, interpolate=False) == {"NAME": value}
    # systemd's rules within quotation marks are those of a shell, but that $ and ` stand for themselves there.
    as_shell = quoted(value) if quoted(value)[0] == "'" else quoted(value).replace("$", "\\$").replace("`", "\\`")
    assert (
        subprocess.run(["sh", "-c", f"printf %s {as_shell}"], capture_output=True, check=True).stdout.decode() == value
    )


def test_a_value_on_the_command_line_is_refused_without_being_repeated(office: Office) -> None:
    status, out, err = office.run("configure", "--set", f"smtp-password={SECRET}")
    assert (status, out) == (1, "")
    assert "give the name only" in err
    assert SECRET not in err


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("smtp-password", "", "nothing was given"),
        ("smtp-password", "two\nlines", "line break"),
        ("openai-key", "sk- Geheim", "no key has"),
        ("deepl-key", "Schlüssel-Geheim", "no key has"),
        ("recipients-url", "Geheim@nowhere", "no database address"),
        ("recipients-url", "nosuch://u:Geheim@host/db", "no database address"),
        ("recipients-url", "postgresql+psycopg://u:Geheim@host", "names no database"),
        ("alerts", "Geheim", "Apprise does not know"),
        ("chat-board", "nosuch://Geheim", "Apprise does not know"),
        ("server-auth", "Geheim", "user:password"),
        ("server-auth", "a:b:Geheim", "user:password"),
        ("smtp-password", "Geheim" * 1000, "over 4000"),
    ],
)
def test_what_cannot_be_right_is_refused_without_being_repeated(
    name: str, value: str, says: str, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(BriefingError, match=says) as error:
        checked_value(name, value)
    assert "Geheim" not in str(error.value)
    assert "Geheim" not in caplog.text


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("smtp-password", " blanks stay "), ("recipients-url", "sqlite:////srv/people.db"), ("chat-board", "json://127.0.0.1:1/hook"),
        ("alerts", "mailto://u:p@example.org"), ("archive-url", "postgresql+psycopg://u:p@host/db"), ("server-auth", "admin:x"),
    ],
)  # fmt: skip
def test_what_can_be_right_is_taken(name: str, value: str) -> None:
    assert checked_value(name, value) == value


def test_unknown_names_and_secrets_that_no_block_can_hold(office: Office) -> None:
    assert "'smtp' is no secret of this program: use smtp-password" in office.run("configure", "--set", "smtp")[2]
    assert "store it with --env-file FILE" in office.run("configure", "--set", "archive-url")[2]
    assert "not both" in office.run("configure", "--set", "alerts", "--remove", "alerts")[2]
    file = office.folder / "a.env"
    typed(office, "admin:Geheim42")
    assert office.run("configure", "--env-file", str(file), "--set", "server-auth")[0] == 0
    assert names_in(file) == {"PREFECT_SERVER_API_AUTH_STRING", "PREFECT_API_AUTH_STRING"}


def test_settings_are_shown_with_their_source_and_no_password(office: Office) -> None:
    office.set(
        archive_url="postgresql+psycopg://ann:Geheim42@db/archive?password=Geheim43",
        deadline_day=7,
        openai_key="sk-Geheim44",
    )
    out = office.run("configure", "--json")[1]
    rows = {row["name"]: (row["value"], row["source"]) for row in json.loads(out)["settings"]}
    assert rows["BRIEFING_ARCHIVE_URL"] == ("postgresql+psycopg://ann:***@db/archive", "environment")
    assert rows["BRIEFING_DEADLINE_DAY"] == ("7", "environment")
    assert rows["BRIEFING_SCHEDULE_DAY"] == ("2", "default")
    assert "Geheim" not in out


def test_a_setting_that_cannot_be_is_named_without_its_value(office: Office) -> None:
    office.set(smtp_port="Geheim42")
    status, out, err = office.run("status")
    assert (status, out) == (1, "")
    assert err.startswith("briefing: settings cannot be used: BRIEFING_SMTP_PORT: ")
    assert "Geheim42" not in err


def test_a_secret_is_read_from_the_environment_else_from_its_block(office: Office, httpserver: HTTPServer) -> None:
    block = "/api/block_types/slug/secret/block_documents/name/briefing-chat-board"
    httpserver.expect_request(block, query_string="include_secrets=true").respond_with_json(
        {"id": "1", "data": {"value": "json://Geheim45/x"}}
    )
    office.set(server_port=httpserver.port)
    assert secret("chat-board") == "json://Geheim45/x"
    assert redacted("sent to json://Geheim45/x") == "sent to [secret]"
    assert secret("deepl-key") is None, "no block, no environment"
    office.set(chat_board="json://Geheim46/y")
    assert secret("chat-board") == "json://Geheim46/y"
    office.monkeypatch.delenv("BRIEFING_CHAT_BOARD")
    office.set(server_port=free_port())
    assert secret("chat-board", timeout=1) is None, "a server that is down is no error"


def test_at_a_terminal_every_secret_is_asked_for_unseen_and_enter_leaves_it(office: Office) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    answers = iter(["", "sk bad Geheim47", "sk-Geheim48", "", "", "", "", ""])
    asked: list[str] = []
    office.monkeypatch.setattr("sys.stdin", Terminal())
    office.monkeypatch.setattr("getpass.getpass", lambda prompt: (asked.append(prompt), next(answers))[1])
    file = office.folder / "a.env"
    status, out, err = office.run("configure", "--env-file", str(file))
    assert (status, err) == (0, "")
    assert [prompt.partition(" ")[0] for prompt in asked] == [
        "smtp-password", "openai-key", "openai-key", "deepl-key", "libretranslate-key", "recipients-url", "alerts",
    ]  # fmt: skip
    assert "no key has" in out
    assert "Geheim47" not in out
    assert dotenv_values(file) == {"BRIEFING_OPENAI_KEY": "sk-Geheim48"}
