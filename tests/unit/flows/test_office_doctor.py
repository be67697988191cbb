"""``briefing doctor``: each trouble is one line that says what to do; no check breaks the others, none takes long."""

import json
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from flows import office_checks_machine
from flows.office_checks_machine import LINUX_LIBRARIES
from flows.office_doctor import CHECKS, examined
from flows.office_finding import Finding
from flows.settings import PROJECT_FOLDER, BriefingSettings
from tests.fixtures_office import SECRET, Office, a_mail_server, an_office, free_port


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    return an_office(tmp_path, monkeypatch, capsys)


def found(office: Office, check: str) -> list[tuple[str, str]]:
    """Level and line of one check, as the command prints them."""
    rows = json.loads(office.run("doctor", "--json", "--only", check)[1])
    return [(row["level"], row["said"] + (f" → {row['todo']}" if row["todo"] else "")) for row in rows]


def test_libraries_are_those_of_the_makefile() -> None:
    line = next(
        line
        for line in (PROJECT_FOLDER / "Makefile").read_text("utf-8").splitlines()
        if line.startswith("LINUX_LIBRARIES")
    )
    assert tuple(line.partition(":= ")[2].split()) == LINUX_LIBRARIES


def test_a_well_machine_is_ok_in_every_line(office: Office) -> None:
    for check in ("python", "libraries", "fonts", "disk", "clock", "dask", "store", "engines"):
        assert [level for level, _ in found(office, check)] == ["ok"], check
    assert office.run("doctor", "--only", "fonts") == (0, "ok       fonts  10 fonts\n", "")


def test_missing_libraries_fonts_packages_and_room(office: Office, tmp_path: Path) -> None:
    office.monkeypatch.setattr(office_checks_machine, "LINUX_LIBRARIES", ("libc.so.6", "libnosuch-1.0.so.0"))
    assert found(office, "libraries") == [
        (
            "problem",
            "native libraries are missing: libnosuch-1.0.so.0 → make native, which names or installs the packages",
        )
    ]
    office.monkeypatch.setattr("tasks.rendering.fonts.FOLDER", tmp_path / "nowhere")
    assert found(office, "fonts")[0][1].endswith(
        "and 6 more → make setup, or .venv/bin/python -m tasks.rendering.fonts"
    )
    lock = tmp_path / "requirements.lock"
    lock.write_text(
        "no-such-package==1.0 \\\n    --hash=x\npydantic==0.1 \\\nwin-only==1 ; sys_platform == 'win32' \\\n",
        encoding="utf-8",
    )
    office.monkeypatch.setattr(office_checks_machine, "LOCK", lock)
    missing, other = found(office, "python")
    assert missing == ("problem", "packages are missing: no-such-package → make setup")
    assert (other[0], "in place of 0.1" in other[1]) == ("warning", True)
    office.monkeypatch.setattr(
        shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(10**9, 10**9 - 10**7, 10**7)
    )  # type: ignore[attr-defined]
    level, said = found(office, "disk")[0]
    assert (level, said.partition(" →")[0]) == (
        "problem",
        f"10 MB free at {office.output} (500 MB wanted for a year of editions)",
    )


def test_a_clock_gone_back_and_an_unknown_zone(office: Office) -> None:
    pdf = office.output / "2026-11" / "briefing.pdf"
    pdf.parent.mkdir(parents=True)
    pdf.touch()
    import os

    os.utime(pdf, (4_102_444_800, 4_102_444_800))  # 2100-01-01
    assert found(office, "clock")[0][1].endswith(
        "but a file here is of 2100-01-01 00:00 UTC → set the clock, and have it kept by NTP (timedatectl set-ntp true)"
    )
    office.set(schedule_zone="Nowhere")
    assert found(office, "clock")[0][0] == "problem"


def test_files_with_secrets_that_others_can_read(office: Office) -> None:
    office.folder.chmod(0o755)
    file = office.folder / "briefing.env"
    file.touch()
    file.chmod(0o644)
    office.monkeypatch.setenv("BRIEFING_ENV_FILE", str(file))
    office.monkeypatch.setattr(office_checks_machine, "_is_closed", lambda _folder: False)
    assert (
        "problem",
        f"the settings file with secrets {file} can be read by every user of this machine (mode 0644) → chmod o= {file}",
    ) in found(office, "rights")
    file.chmod(0o600)
    assert {level for level, _ in found(office, "rights")} == {"ok"}


def test_databases_that_are_not_there_old_damaged_or_down(office: Office) -> None:
    assert found(office, "database") == [("ok", f"no archive in {office.output} yet: the first edition makes it")]
    assert not office.output.exists(), "asking makes nothing"
    office.record("2026-11")
    assert found(office, "database")[0][0] == "ok"
    import sqlite3

    database = sqlite3.connect(office.output / "archive.sqlite")
    database.execute("UPDATE archive_info SET value = '2' WHERE name = 'layout'")
    database.commit()
    database.close()
    assert "bin/briefing archive upgrade" in found(office, "database")[0][1]
    for path in office.output.glob("archive.sqlite*"):
        path.write_bytes(b"not a database at all" * 400)
    assert found(office, "database")[0][0] == "problem"
    office.set(archive_url="postgresql+psycopg://ann:Geheim42@127.0.0.1:9/none")
    level, said = found(office, "database")[0]
    assert (level, "Geheim42" in said) == ("problem", False)
    assert said.startswith("The archive postgresql+psycopg://ann:***@127.0.0.1:9/none")


def test_the_server_must_let_us_in_and_be_of_our_version(office: Office, httpserver: HTTPServer) -> None:
    assert found(office, "server")[0][0] == "problem"
    office.set(server_port=httpserver.port)
    httpserver.expect_request("/api/admin/version").respond_with_json("2.0.1")
    level, said = found(office, "server")[0]
    assert (level, f"http://127.0.0.1:{httpserver.port}/api is 2.0.1" in said) == ("warning", True)
    httpserver.clear()
    httpserver.expect_request("/api/admin/version").respond_with_json({}, status=401)
    assert "set PREFECT_API_AUTH_STRING" in found(office, "server")[0][1]


def test_engines_that_lack_something_are_named_and_no_key_is_said(office: Office, tmp_path: Path) -> None:
    office.set(
        engines="openai,deepl,libretranslate,fxtranslate", openai_url=f"http://127.0.0.1:{free_port()}/v1", openai_model="m",
        openai_key="sk-Geheim42", model_folder=tmp_path / "models",
    )  # fmt: skip
    lines = found(office, "engines")
    assert [level for level, _ in lines] == ["warning"] * 4
    text = "\n".join(said for _, said in lines)
    for says in (
        "deepl: no key",
        "libretranslate: no address",
        "openai: nothing answers at 127.0.0.1",
        "fxtranslate has no model",
    ):
        assert says in text
    assert "Geheim42" not in text


def test_a_mail_server_that_lets_us_in_without_a_message_and_one_that_does_not(office: Office) -> None:
    assert [level for level, _ in found(office, "mail")] == ["warning", "warning"]
    with a_mail_server("office", SECRET) as mailbox:
        office.set(
            smtp_host="127.0.0.1", smtp_port=mailbox.port, smtp_security="none", smtp_user="office", sender="office@example.org",
            owner="owner@example.org",
        )  # fmt: skip
        assert found(office, "mail") == [
            ("problem", "the mail server's password is not set → bin/briefing configure --set smtp-password")
        ]
        office.set(smtp_password=SECRET)
        level, said = found(office, "mail")[0]
        assert (level, f"127.0.0.1:{mailbox.port}" in said, mailbox.logins, mailbox.messages) == (
            "ok",
            True,
            ["office"],
            [],
        )
        status, out, err = office.run("doctor", "--only", "mail", "--send-test", "ann@example.org")
        assert (status, err, [address for address, _ in mailbox.messages]) == (0, "", ["ann@example.org"])
        assert SECRET not in out
        office.set(smtp_password="wrong-Geheim")
        status, out, err = office.run("doctor", "--only", "mail")
        assert (status, "PROBLEM  mail" in out, "wrong-Geheim" in out + err) == (1, True, False)


def test_a_password_in_a_block_only_cannot_be_used_by_the_dead_man_check(
    office: Office, httpserver: HTTPServer
) -> None:
    block = "/api/block_types/slug/secret/block_documents/name/briefing-smtp-password"
    httpserver.expect_request(block).respond_with_json({"id": "1", "data": {"value": SECRET}})
    with a_mail_server("office", SECRET) as mailbox:
        office.set(
            smtp_host="127.0.0.1", smtp_port=mailbox.port, smtp_security="none", smtp_user="office", sender="office@example.org",
            owner="owner@example.org", server_port=httpserver.port,
        )  # fmt: skip
        lines = found(office, "mail")
    assert [level for level, _ in lines] == ["warning", "ok"]
    assert "the dead-man check cannot write when Prefect's server is down" in lines[0][1]


def test_recipients_are_counted_and_refused_lines_are_said(office: Office) -> None:
    assert found(office, "recipients")[0][0] == "warning"
    file = office.folder / "recipients.csv"
    file.write_text("name,address\nAnn,ann@example.org\nAnn,ann@example.org\nBob,bob at example\n", encoding="utf-8")
    good, refused = found(office, "recipients")
    assert good == ("ok", f"{file}: 1 recipients, 1 named twice")
    assert (refused[0], "1 lines are refused" in refused[1]) == ("warning", True)
    file.write_bytes(b"\xff\xfe\x00broken")
    assert found(office, "recipients")[0][0] == "problem"
    office.set(recipients_query="SELECT 1")
    assert "its database is not" in found(office, "recipients")[0][1]


def test_a_store_and_a_dask_scheduler_that_are_not_there(office: Office) -> None:
    office.set(output_url=f"file://{office.folder / 'store'}", dask_scheduler=f"tcp://127.0.0.1:{free_port()}")
    assert found(office, "store")[0][0] == "ok"
    assert list((office.folder / "store").iterdir()) == [], "the probe is removed"
    assert found(office, "dask")[0][0] == "problem"
    (office.folder / "file").touch()
    office.set(output_url=f"file://{office.folder / 'file'}/below")
    assert found(office, "store")[0][0] == "problem"


def test_a_check_that_breaks_or_hangs_is_a_problem_of_its_own() -> None:
    end = threading.Event()

    def breaks(_settings: BriefingSettings) -> Iterator[Finding]:
        raise ZeroDivisionError("division by zero")

    def hangs(_settings: BriefingSettings) -> Iterator[Finding]:
        end.wait(60)
        yield Finding("ok", "late")

    def works(_settings: BriefingSettings) -> Iterator[Finding]:
        yield Finding("ok", "well")

    try:
        said = examined(BriefingSettings(), {"breaks": breaks, "hangs": hangs, "works": works}, limit=0.3)
    finally:
        end.set()
    assert said["breaks"][0].said == "the check itself failed (ZeroDivisionError: division by zero)"
    assert said["hangs"][0].said == "no answer within 0.3 s"
    assert said["works"] == [Finding("ok", "well")]
    assert len(CHECKS) == 13
