"""The files of deploy/: in order as far as this machine can tell, and naming nothing that is not there."""

import configparser
import importlib.util
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from flows.settings import BriefingSettings

ROOT = Path(__file__).resolve().parents[3]
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
PROGRAM = [name for name, service in COMPOSE["services"].items() if "build" in service]


def unit(path: Path) -> configparser.RawConfigParser:
    parser = configparser.RawConfigParser(strict=False, delimiters=("=",), comment_prefixes=("#",), interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(path.read_text("utf-8"))
    return parser


def named_in_project(command: str) -> list[Path]:
    """The files of the project that a command of a unit or of compose names."""
    return [ROOT / found for found in re.findall(r"(?:/opt/briefing/|(?<!\S))((?:bin|deploy|flows)/[\w./-]+)", command)]


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_systemd_itself_finds_nothing_wrong_with_a_unit(path, tmp_path) -> None:
    assert shutil.which("systemd-analyze"), "install systemd (Debian: package systemd) to check the units"
    # The examples' folder is this one here, so that systemd looks whether the commands are there.
    for other in UNITS:
        text = other.read_text("utf-8").replace("/opt/briefing", str(ROOT))
        (tmp_path / other.name.replace("@.", "@1.")).write_text(text, encoding="utf-8")
    checked = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(tmp_path / path.name.replace("@.", "@1."))],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    said = [line for line in (checked.stdout + checked.stderr).splitlines() if path.stem.rstrip("@") in line]
    assert (checked.returncode, said) == (0, [])


@pytest.mark.parametrize("path", [path for path in UNITS if path.suffix == ".service"], ids=lambda path: path.name)
def test_a_service_is_confined_and_holds_no_secret(path) -> None:
    service = unit(path)["Service"]
    expected = {
        "User": "briefing", "NoNewPrivileges": "yes", "ProtectSystem": "strict", "ProtectHome": "yes", "PrivateTmp": "yes",
        "CapabilityBoundingSet": "", "StateDirectory": "briefing", "EnvironmentFile": "/etc/briefing/office.env",
        "WorkingDirectory": "/opt/briefing", "UMask": "0077",
    }  # fmt: skip
    assert {name: service.get(name) for name in expected} == expected
    assert not re.search(r"password|secret|token|_KEY", path.read_text("utf-8"), re.IGNORECASE)
    command = service["ExecStart"]
    program = command.split()[0].removeprefix("/opt/briefing/")
    assert (ROOT / program).exists(), program
    for module in re.findall(r"-m (\S+)", command):
        assert importlib.util.find_spec(module), module


def test_the_timers_start_services_that_are_there_and_make_up_for_a_machine_that_was_off() -> None:
    timers = [path for path in UNITS if path.suffix == ".timer"]
    assert [path.stem for path in timers] == ["briefing-backup", "briefing-due", "briefing-retention"]
    for path in timers:
        assert path.with_suffix(".service") in UNITS
        assert unit(path)["Timer"]["Persistent"] == "true"


def test_the_dead_man_check_needs_nothing_of_prefects() -> None:
    text = (DEPLOY / "systemd/briefing-due.service").read_text("utf-8")
    assert "ExecStart=/opt/briefing/bin/briefing due" in text
    assert "briefing-serve" not in text


def test_compose_names_files_services_and_volumes_that_are_there() -> None:
    assert set(COMPOSE) == {"name", "x-program", "services", "networks", "volumes"}
    services = COMPOSE["services"]
    assert set(services) == {"proxy", "database", "server", "register", "office", "worker", "watch"}
    assert PROGRAM == ["server", "register", "office", "worker", "watch"]
    assert COMPOSE["x-program"]["build"] == {"context": "..", "dockerfile": "deploy/Dockerfile"}
    for name, service in services.items():
        assert service["env_file"] == "office.env", name
        assert set(service.get("depends_on", {})) <= set(services)
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            assert source in COMPOSE["volumes"] or (DEPLOY / source).is_file(), volume
        command = service.get("command", "")
        words = command if isinstance(command, str) else " ".join(command)
        for module in re.findall(r"-m (\S+)", words):
            assert importlib.util.find_spec(module), module
        for path in named_in_project(words):
            assert path.exists(), path
    assert services["worker"]["deploy"] == {"replicas": 2}


def test_in_compose_only_the_proxy_can_be_reached_and_only_from_this_machine() -> None:
    services = COMPOSE["services"]
    assert {name for name, service in services.items() if "ports" in service} == {"proxy"}
    assert all(port.startswith("127.0.0.1:") for port in services["proxy"]["ports"])
    assert all(services[name]["network_mode"] == "service:proxy" for name in PROGRAM)
    assert "127.0.0.1" in services["server"]["command"]
    assert "0.0.0.0" not in "".join(path.read_text("utf-8") for path in DEPLOY.rglob("*") if path.is_file())


def test_an_installed_compose_agrees() -> None:
    """With a compose client here it judges the file; without one, the structure above has been looked at."""
    client = ["docker", "compose"]
    if (
        subprocess.run([*client, "version"], capture_output=True, check=False).returncode
        if shutil.which("docker")
        else True
    ):
        assert COMPOSE["services"]
        return
    done = subprocess.run(
        [*client, "--file", str(DEPLOY / "compose.yaml"), "config", "--no-env-resolution", "--quiet"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_the_image_is_built_from_files_that_are_there_and_nothing_else_is_sent() -> None:
    lines = (DEPLOY / "Dockerfile").read_text("utf-8").replace("\\\n", " ").splitlines()
    copied = [word for line in lines if line.startswith("COPY ") for word in line.split()[1:-1]]
    assert copied
    for name in copied:
        assert (ROOT / name).exists(), name
    allowed = [
        line[1:]
        for line in (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8").splitlines()
        if line.startswith("!")
    ]
    assert sorted(allowed) == sorted(copied)
    for module in re.findall(r"-m (tasks\.[\w.]+|flows\.[\w.]+)", "\n".join(lines)):
        assert importlib.util.find_spec(module), module
    assert "USER briefing" in lines
    packages = next(
        line for line in (ROOT / "Makefile").read_text("utf-8").splitlines() if line.startswith("DEBIAN_PACKAGES")
    )
    assert set(packages.split(":=")[1].split()) <= set(" ".join(lines).split())


def test_the_example_of_settings_names_settings_that_there_are_and_holds_no_value_of_a_secret() -> None:
    known = {f"BRIEFING_{name.upper()}" for name in BriefingSettings.model_fields}
    for line in (DEPLOY / "office.env.example").read_text("utf-8").splitlines():
        name, is_setting, value = line.lstrip("#").partition("=")
        if not is_setting or not re.fullmatch(r"[A-Z][A-Z_]+", name):
            continue
        if name.startswith("BRIEFING_"):
            assert name in known, name
        if re.search(r"PASSWORD|AUTH|KEY", name):
            assert value == "", name
        if "@" in value:
            assert ":PASSWORD@" in value, name


def test_every_proxy_asks_for_a_login_and_keeps_it_to_itself() -> None:
    nginx = (DEPLOY / "proxy/nginx.conf").read_text("utf-8")
    assert nginx.count("{") == nginx.count("}")
    assert nginx.count("auth_basic_user_file") == nginx.count("server_name") == 2
    assert nginx.count('proxy_set_header Authorization "";') == nginx.count("proxy_pass http://127.0.0.1:") == 2
    assert "proxy_set_header Upgrade $http_upgrade;" in nginx
    caddy = (DEPLOY / "proxy/Caddyfile").read_text("utf-8")
    assert caddy.replace("{$", "").count("{") == caddy.replace("{$PROXY_USER}", "").replace(
        "{$PROXY_PASSWORD_HASH}", ""
    ).count("}")
    assert (
        caddy.count("import login")
        == caddy.count("reverse_proxy 127.0.0.1:")
        == caddy.count("header_up -Authorization")
        == 2
    )
    for port in (
        BriefingSettings.model_fields["server_port"].default,
        BriefingSettings.model_fields["site_port"].default,
    ):
        assert f"127.0.0.1:{port}" in nginx
        assert f"127.0.0.1:{port}" in caddy


def test_the_backup_replaces_a_good_copy_only_by_one_that_was_read_back(tmp_path) -> None:
    script = DEPLOY / "backup.sh"
    assert script.stat().st_mode & 0o111
    assert subprocess.run(["sh", "-n", str(script)], check=False).returncode == 0
    project = tmp_path / "project"
    (project / "deploy").mkdir(parents=True)
    (project / "bin").mkdir()
    shutil.copy(script, project / "deploy/backup.sh")
    command = project / "bin/briefing"
    command.write_text(
        '#!/bin/sh\nif [ "$2" = export ]; then echo "$(cat "$(dirname "$0")/word")" > "$4"; else ! grep -q bad "$3"; fi\n'
    )
    command.chmod(0o755)
    kept = tmp_path / "backup"
    for word, status, left in (("good one", 0, "good one\n"), ("bad", 1, "good one\n"), ("good two", 0, "good two\n")):
        (project / "bin/word").write_text(word)
        done = subprocess.run([str(project / "deploy/backup.sh"), str(kept)], check=False)
        (copy,) = [path for path in kept.iterdir() if not path.name.endswith(".new.zip")]
        assert (done.returncode, copy.read_text()) == (status, left)
        assert copy.stat().st_mode & 0o077 == 0
