"""Hooks are called in two ways by Prefect, and both must reach owner and administrator."""

import asyncio
import inspect
from collections.abc import Iterator
from uuid import uuid4

import pytest
from prefect import flow
from prefect.client.schemas.objects import FlowRun
from prefect.runner._hook_runner import HookRunner
from prefect.settings import PREFECT_LOGGING_TO_API_ENABLED, temporary_settings
from prefect.states import Cancelling, Crashed, Failed

from flows import hooks
from flows.monthly_briefing import monthly_briefing
from flows.publish_briefing import publish_briefing


@flow(name="Monthly briefing", on_crashed=[hooks.told_of_crash], on_cancellation=[hooks.told_of_cancellation])
def broken() -> None:
    """Never run."""


@pytest.fixture(autouse=True)
def no_server() -> Iterator[None]:
    """The log lines of a run go to Prefect's API, which would be started for them."""
    with temporary_settings({PREFECT_LOGGING_TO_API_ENABLED: False}):
        yield


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    alerts: list[tuple[str, str]] = []
    monkeypatch.setattr(hooks, "alert", lambda subject, text: alerts.append((subject, text)) or ())
    return alerts


def a_run() -> FlowRun:
    return FlowRun(id=uuid4(), name="briefing 2026-11", flow_id=uuid4())


def test_the_runner_reaches_them_by_keywords(told) -> None:
    """As for a killed process: ``prefect.runner`` calls with flow=, flow_run= and state=."""

    async def resolve(_: FlowRun):
        return broken

    run, runner = a_run(), HookRunner(resolve_flow=resolve)
    asyncio.run(runner.run_crashed_hooks(run, Crashed(message="Process exited with status code: -9.")))
    asyncio.run(runner.run_cancellation_hooks(run, Cancelling(message="Runner is shutting down.")))
    assert [subject for subject, _ in told] == [
        "Monthly briefing was broken off: briefing 2026-11",
        "Monthly briefing was cancelled: briefing 2026-11",
    ]
    assert "Process exited with status code: -9." in told[0][1]
    assert f"/runs/flow-run/{run.id}" in told[0][1]


def test_the_engine_reaches_them_by_position(told) -> None:
    hooks.told_of_failure(broken, a_run(), Failed(message="No source can be read.\nSee the folder."))
    ((subject, text),) = told
    assert subject == "Monthly briefing failed: briefing 2026-11"
    assert "No source can be read. See the folder." in text


def test_a_hook_never_fails_a_run(monkeypatch, caplog) -> None:
    def no_mail(subject: str, text: str) -> tuple[str, ...]:
        raise OSError("no route")

    monkeypatch.setattr(hooks, "alert", no_mail)
    hooks.told_of_failure(broken, a_run(), Failed())
    assert "Telling of the run" in caplog.text


@pytest.mark.parametrize("made", [monthly_briefing, publish_briefing])
def test_both_flows_have_hooks_of_the_only_signature_that_both_ways_of_calling_know(made) -> None:
    for attached in (made.on_failure_hooks, made.on_crashed_hooks, made.on_cancellation_hooks):
        assert attached, made.name
        for hook in attached:
            assert list(inspect.signature(hook).parameters) == ["flow", "flow_run", "state"]
