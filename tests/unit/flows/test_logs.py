"""Structured logs: one JSON object a line with the ids of edition and document, and no secret in any handler."""

import json
import logging
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from flows.logs import document_context, edition_context, set_up_logs
from flows.office_secrets import remembered
from flows.settings import BriefingSettings
from tests.fixtures_office import SECRET

LOG = logging.getLogger("tasks.test_logs")


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    root, factory = logging.getLogger(), logging.getLogRecordFactory()
    handlers, levels = list(root.handlers), {name: logging.getLogger(name).level for name in ("flows", "tasks")}
    yield
    root.handlers = handlers
    logging.setLogRecordFactory(factory)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def as_json(tmp_path: Path) -> Path:
    path = tmp_path / "office.jsonl"
    set_up_logs(BriefingSettings(log_format="json", log_file=path))
    return path


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_every_line_carries_time_level_edition_and_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = as_json(tmp_path)
    set_up_logs(BriefingSettings(log_format="json", log_file=path))  # again: nothing is written twice
    with edition_context("2026-11-ru v2"), document_context("S5"):
        LOG.info("gelesen: 第七十六届 %s", "конференция", extra={"pages": 3})
    LOG.warning("outside")
    inside, outside = lines(path)
    assert inside["time"].endswith("+00:00")  # type: ignore[attr-defined]
    assert {name: inside[name] for name in ("level", "logger", "message", "edition", "document", "pages")} == {
        "level": "info", "logger": "tasks.test_logs", "message": "gelesen: 第七十六届 конференция", "edition": "2026-11-ru v2",
        "document": "S5", "pages": 3,
    }  # fmt: skip
    assert (outside["message"], "edition" in outside, "document" in outside) == ("outside", False, False)
    assert [json.loads(line) for line in capsys.readouterr().err.splitlines()] == [inside, outside]


def test_threads_side_by_side_keep_their_own_documents(tmp_path: Path) -> None:
    path = as_json(tmp_path)
    both = threading.Barrier(2)

    def work(document: str) -> None:
        with edition_context("2026-11"), document_context(document):
            both.wait(timeout=10)
            LOG.info("read %s", document)

    with ThreadPoolExecutor(2) as workers:
        list(workers.map(work, ["S1", "S2"]))
    assert sorted((line["message"], line["document"]) for line in lines(path)) == [("read S1", "S1"), ("read S2", "S2")]


def test_no_handler_sees_a_secret_in_message_argument_extra_or_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BRIEFING_SMTP_PASSWORD", SECRET)
    monkeypatch.setenv("BRIEFING_ARCHIVE_URL", "postgresql://ann:p%40ssword@db/archive")
    monkeypatch.setenv("PREFECT_API_AUTH_STRING", "admin:ServerGeheim")
    remembered("json://chat-token-42/hook")
    path = as_json(tmp_path)
    api_handler = logging.FileHandler(
        tmp_path / "api.log", encoding="utf-8"
    )  # stands for Prefect's own: formats by itself
    logging.getLogger().addHandler(api_handler)
    secrets = (SECRET, "p%40ssword", "p@ssword", "admin:ServerGeheim", "ServerGeheim", "json://chat-token-42/hook")
    for secret in secrets:
        LOG.error(f"in the message {secret}")
        LOG.error("as an argument %s and %d", secret, 3)
        LOG.error("as an extra", extra={"address": secret})
        try:
            raise ValueError(f"in a traceback {secret}")
        except ValueError:
            LOG.exception("failed")
    api_handler.close()
    for text in (path.read_text("utf-8"), (tmp_path / "api.log").read_text("utf-8"), capsys.readouterr().err):
        assert "as an argument [secret] and 3" in text
        assert "in a traceback [secret]" in text
        for secret in secrets:
            assert secret not in text
            assert json.dumps(secret)[1:-1] not in text


def test_text_adds_no_lines_and_blackens_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_DEEPL_KEY", "deepl-Geheim")
    before = list(logging.getLogger().handlers)
    set_up_logs(BriefingSettings(log_format="text"))
    assert logging.getLogger().handlers == before
    record = LOG.makeRecord("x", logging.INFO, "f", 1, "key %s", ("deepl-Geheim",), None)
    assert record.getMessage() == "key [secret]"


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(BriefingSettings(log_format="json", log_file=tmp_path / "no-such-folder" / "office.jsonl"))
    LOG.warning("still said")
    assert json.loads(capsys.readouterr().err.splitlines()[0])["message"] == "still said"
