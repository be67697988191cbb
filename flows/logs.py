"""Structured logs of a run: one JSON object a line, with run, edition and document, and no secret in any handler.

How the flows use it (five lines):

    set_up_logs()                                # first line of a flow, of a task that Dask runs; as often as you like
    with edition_context("2026-11-ru v2"):       # everything logged inside carries edition=…
        with document_context(document_id):      # … and document=…
            logging.getLogger(__name__).warning("read twice")
    # Context does not follow into threads and other processes by itself: call both inside the function they run.

With ``BRIEFING_LOG_FORMAT=json`` lines go to standard error (under systemd: the journal) and, where ``BRIEFING_LOG_FILE`` is
set, to that file as well. With ``text`` nothing is added to what Prefect shows, but secrets are blackened all the same.
"""

import io
import logging
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flows.office_secrets import redacted
from flows.settings import BriefingSettings

_edition: ContextVar[str] = ContextVar("log_edition", default="")
_document: ContextVar[str] = ContextVar("log_document", default="")
#: Fields that Prefect's own adapters put on its records; kept under these names.
_PREFECT = ("flow_run_id", "flow_run_name", "flow_name", "task_run_id", "task_run_name", "task_name")


@contextmanager
def edition_context(edition: str) -> Iterator[None]:
    """Every line logged inside carries ``edition`` (a label such as ``2026-11-ru v2``)."""
    token = _edition.set(edition)
    try:
        yield
    finally:
        _edition.reset(token)


@contextmanager
def document_context(document_id: str) -> Iterator[None]:
    """Every line logged inside carries ``document``."""
    token = _document.set(document_id)
    try:
        yield
    finally:
        _document.reset(token)


class JsonHandler(logging.StreamHandler[Any]):
    """One JSON object a line on standard error, wherever that is now (a test or a supervisor may have replaced it)."""

    def __init__(self, path: Path | None = None) -> None:
        super().__init__(io.StringIO())
        self._path = path
        self.setFormatter(json_formatter())
        self.set_name(f"briefing-json-{path or 'stderr'}")

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record; a full disk or a closed stream must not stop a run."""
        try:
            line = self.format(record) + "\n"
            if self._path is None:
                sys.stderr.write(line)
                sys.stderr.flush()
            else:
                # Opened for each line, which is one write at the file's end: several processes write one file, and it may
                # be rotated at any time.
                with self._path.open("ab", buffering=0) as file:
                    file.write(line.encode("utf-8", "backslashreplace"))
        except (OSError, ValueError):
            return
        except Exception:  # noqa: BLE001  logging's own way: say it on standard error, go on
            self.handleError(record)


def json_formatter() -> logging.Formatter:
    """time (UTC), level, logger, message, run, edition and document, whatever a line adds as ``extra``, and the traceback."""
    from pythonjsonlogger.json import JsonFormatter

    class OfficeJson(JsonFormatter):
        def add_fields(self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]) -> None:
            super().add_fields(log_data, record, message_dict)
            added = {name: log_data.pop(name) for name in list(log_data)}
            log_data["time"] = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
            log_data["level"] = record.levelname.lower()
            log_data["logger"] = record.name
            log_data["message"] = added.pop("message", "")
            for name, value in {**run_ids(), "edition": _edition.get(), "document": _document.get()}.items():
                if value:
                    log_data[name] = value
            for name in _PREFECT:
                if added.get(name):
                    log_data[name] = str(added[name])
            log_data.update(
                {name: value for name, value in added.items() if name not in log_data and value is not None}
            )
            for name, value in log_data.items():
                if isinstance(value, str):  # before quotation marks of a secret are escaped
                    log_data[name] = redacted(value)

        def jsonify_log_record(self, log_data: dict[str, Any]) -> str:
            return redacted(super().jsonify_log_record(log_data))

    # Letters of every language as they are: a log is read by people, and Prefect's objects are said by their text.
    return OfficeJson("%(message)s", json_ensure_ascii=False, json_default=str)


def run_ids() -> dict[str, str]:
    """``flow_run_id`` (and ``task_run_id``) of the run this code is in; empty outside a run. Never imports Prefect."""
    context = sys.modules.get("prefect.context")
    if context is None:
        return {}
    found: dict[str, str] = {}
    try:
        task = context.TaskRunContext.get()
        flow = context.FlowRunContext.get()
        if task is not None:
            found["task_run_id"] = str(task.task_run.id)
            if task.task_run.flow_run_id:
                found["flow_run_id"] = str(task.task_run.flow_run_id)
        if flow is not None and flow.flow_run is not None:
            found["flow_run_id"] = str(flow.flow_run.id)
    except AttributeError:  # another version of Prefect: a line without ids is better than none
        return found
    return found


def set_up_logs(settings: BriefingSettings | None = None) -> None:
    """Have logs written as the office wishes, in this process; doing it again changes nothing.

    Prefect's own handlers stay: what a run logs is in its UI as before.
    """
    chosen = settings or BriefingSettings()
    _blacken_secrets()
    root = logging.getLogger()
    present = {handler.get_name() for handler in root.handlers}
    if chosen.log_format != "json":
        return
    log_file: Path | None = getattr(chosen, "log_file", None)
    for handler in [JsonHandler(), *([JsonHandler(log_file)] if log_file else [])]:
        if handler.get_name() not in present:
            root.addHandler(handler)
    for name in ("flows", "tasks"):
        logging.getLogger(name).setLevel(logging.INFO)


def _blacken_secrets() -> None:
    """Take secrets out of every record when it is made, before any handler (Prefect's API handler among them) sees it."""
    factory = logging.getLogRecordFactory()
    if getattr(factory, "blackens_secrets", False):
        return

    def make(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = factory(*args, **kwargs)
        _blacken(record)
        return record

    make.blackens_secrets = True  # type: ignore[attr-defined]  # a mark on the function itself, by which it is known again
    logging.setLogRecordFactory(make)


def _blacken(record: logging.LogRecord) -> None:
    try:
        said = record.getMessage()
    except (TypeError, ValueError):  # a wrong format is told by logging itself, later
        return
    clean = redacted(said)
    if clean != said:
        record.msg, record.args = clean, ()
    if record.exc_info and record.exc_info[0] is not None:
        told = "".join(traceback.format_exception(*record.exc_info)).rstrip("\n")
        clean = redacted(told)
        if clean != told:
            # Formatters print exc_text where there is one, and only look at exc_info where there is none.
            record.exc_text, record.exc_info = clean, None
