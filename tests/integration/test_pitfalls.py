"""Prefect's pitfalls, measured before this was built, and what shows for each that it cannot hurt an office.

Most are shown where the thing itself is tested, against real servers: the register names those tests and sees that they are
there. The others are shown here.
"""

import ast
import inspect
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from prefect.cache_policies import NO_CACHE

from flows.artifacts import summary
from flows.deployments import deployments, monthly_schema, publish_schema, start_run
from flows.monthly_briefing import monthly_briefing
from flows.publish_briefing import publish_briefing
from flows.settings import BriefingSettings
from tasks.contracts.edition import EditionId
from tasks.contracts.result import EditionResult, Outcome
from tasks.distribution.task import deliver_edition, send_test_message

ROOT = Path(__file__).resolve().parents[2]
FLOWS = (monthly_briefing, publish_briefing)
SOURCES = sorted([*(ROOT / "flows").rglob("*.py"), *(ROOT / "tasks").rglob("*.py")])

HERE = "integration/test_pitfalls.py"
SERVING, DOWNTIME = "integration/test_serving.py", "integration/test_serving_downtime.py"
IN_THE_BROWSER = "ui/test_office_forms.py::test_an_officer_makes_approves_and_sends_a_briefing_in_the_browser"
#: What Prefect does by itself, and the tests that show that it does not happen to us.
REGISTER = {
    "schedules are paused and their runs lost on SIGTERM": [
        f"{SERVING}::test_sigterm_ends_all_of_it_and_keeps_the_schedule",
        f"{DOWNTIME}::test_after_downtime_one_run_makes_every_missed_month_once",
    ],
    "after SIGKILL every late run starts at once, newest first": [
        f"{DOWNTIME}::test_a_run_lives_through_sigkill_of_serve_and_the_schedule_is_not_doubled",
        f"{DOWNTIME}::test_late_runs_of_the_schedule_become_one",
        "unit/flows/test_schedule.py::test_every_missed_month_is_due_once_and_oldest_first",
    ],
    "a late start works on the wrong month": [
        "unit/flows/test_schedule.py::test_the_month_comes_from_the_scheduled_date_however_late_the_run_starts",
    ],
    "a run whose process was killed stays Running for ever": [
        f"{SERVING}::test_a_run_whose_process_is_gone_does_not_stay_running",
        f"{SERVING}::test_a_run_killed_by_the_system_ends_crashed_and_is_told_of",
    ],
    "a hook with other argument names is lost when a run crashes": [
        f"{HERE}::test_every_hook_of_the_flows_has_the_names_that_prefect_calls_it_by",
        "unit/flows/test_hooks.py::test_the_runner_reaches_them_by_keywords",
        f"{SERVING}::test_a_run_killed_by_the_system_ends_crashed_and_is_told_of",
    ],
    "secrets are kept in clear in parameters": [
        f"{HERE}::test_nothing_that_a_run_is_given_could_hold_a_secret",
        "unit/flows/test_logs.py::test_no_handler_sees_a_secret_in_message_argument_extra_or_traceback",
        IN_THE_BROWSER,
    ],
    "an unknown parameter is let through and crashes the run": [
        f"{HERE}::test_the_forms_take_no_unknown_parameter",
        f"{SERVING}::test_a_wrong_value_is_refused_before_there_is_a_run",
    ],
    "an idempotency key gives the old run of another deployment or period": [
        f"{HERE}::test_a_key_names_deployment_and_period_and_an_old_run_is_told_from_a_new_one",
        f"{SERVING}::test_a_failed_run_is_told_of_and_its_key_gives_no_second_run",
    ],
    "file:// links are blocked by the browser": [f"{HERE}::test_links_of_a_run_lead_to_the_site", IN_THE_BROWSER],
    "one e-mail shows every reader's address to the others": [
        "unit/distribution/test_deliver.py::test_everybody_gets_one_message_of_their_own",
        IN_THE_BROWSER,
    ],
    "transactions and retries send twice": [
        f"{HERE}::test_no_transaction_of_prefects_is_used_anywhere",
        f"{HERE}::test_prefect_neither_retries_nor_remembers_a_sending",
        "unit/distribution/test_delivery_under_fire.py::test_two_publishers_share_the_work_through_kills_and_faults",
        "unit/distribution/test_ledger.py::test_what_the_dead_were_sending_is_unknown_and_a_person_decides",
    ],
    "a concurrency limit keeps its slot when a machine is lost": [
        f"{HERE}::test_no_limit_of_prefects_can_be_left_held",
        "unit/archive/test_locks.py::test_*",
    ],
}  # fmt: skip


def by_default(file: str) -> dict[str, bool]:
    """The tests of a file, and whether ``make test`` runs them."""
    body = ast.parse((ROOT / "tests" / file).read_text("utf-8")).body
    marks = [
        ast.unparse(node.value) for node in body if isinstance(node, ast.Assign) and "pytestmark" in ast.unparse(node)
    ]
    return {
        node.name: not re.search(
            r"mark\.(slow|skip|model|xfail)", " ".join([*marks, *map(ast.unparse, node.decorator_list)])
        )
        for node in body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


@pytest.mark.parametrize("pitfall", REGISTER)
def test_what_shows_that_a_pitfall_cannot_hurt_us_is_there_and_runs_by_default(pitfall: str) -> None:
    found = {}
    for place in REGISTER[pitfall]:
        file, _, name = place.partition("::")
        tests = by_default(file)
        assert name == "test_*" or name in tests, f"{place} is not there any more"
        found[place] = any(tests.values()) if name == "test_*" else tests[name]
    assert any(found.values()), f"only `make test-slow` shows it: {list(found)}"


def test_every_hook_of_the_flows_has_the_names_that_prefect_calls_it_by() -> None:
    for flow in FLOWS:
        for hooks in (flow.on_failure_hooks, flow.on_crashed_hooks, flow.on_cancellation_hooks):
            assert hooks, flow.name
        everything = (
            flow.on_failure_hooks, flow.on_crashed_hooks, flow.on_cancellation_hooks, flow.on_completion_hooks, flow.on_running_hooks
        )  # fmt: skip
        for hook in (hook for hooks in everything for hook in hooks):
            assert list(inspect.signature(hook).parameters) == ["flow", "flow_run", "state"], hook


def test_nothing_that_a_run_is_given_could_hold_a_secret(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BRIEFING_OUTPUT", str(tmp_path))
    words = ("secret", "password", "key", "token", "credential", "smtp")
    for flow in FLOWS:
        for name, parameter in inspect.signature(flow.fn).parameters.items():
            assert not any(word in name for word in words), name
            assert "Secret" not in str(parameter.annotation), name
    for schema in (monthly_schema(), publish_schema(["2026-11"])):
        assert '"password"' not in str(schema).replace("'", '"')
    for deployment in deployments(BriefingSettings()):
        assert not deployment.parameters
        assert not deployment.job_variables
        for schedule in deployment.schedules or []:
            assert set(schedule.parameters or ()) == {"month"}


@pytest.mark.parametrize("schema", [monthly_schema(), publish_schema([]), publish_schema(["2026-11"])])
def test_the_forms_take_no_unknown_parameter(schema: dict) -> None:
    assert schema["additionalProperties"] is False
    known = set(inspect.signature(monthly_briefing.fn).parameters) | set(
        inspect.signature(publish_briefing.fn).parameters
    )
    assert set(schema["properties"]) <= known


class _Api:
    """Prefect's API as far as a run is created: one run a key, as the server keeps them."""

    def __init__(self) -> None:
        self.runs: dict[str, str] = {}

    def read_deployment_by_name(self, name: str) -> SimpleNamespace:
        return SimpleNamespace(id=f"id-of-{name}")

    def request(self, _method: str, _path: str, *, path_params: dict, json: dict) -> SimpleNamespace:
        is_new = json["idempotency_key"] not in self.runs
        number = self.runs.setdefault(json["idempotency_key"], f"00000000-0000-0000-0000-{len(self.runs):012}")
        return SimpleNamespace(status_code=201 if is_new else 200, json=lambda: {"id": number})


def test_a_key_names_deployment_and_period_and_an_old_run_is_told_from_a_new_one() -> None:
    api = _Api()
    asked = [("one", "2026-11"), ("one", "2026-12"), ("two", "2026-11"), ("one", "2026-11")]
    made = [start_run(api, name, {}, period) for name, period in asked]  # type: ignore[arg-type]
    assert [is_new for _, is_new in made] == [True, True, True, False]
    assert made[3][0] == made[0][0]
    assert len({run for run, _ in made}) == 3


def test_links_of_a_run_lead_to_the_site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BRIEFING_OUTPUT", str(tmp_path))
    site = BriefingSettings().site
    assert site.startswith("http://127.0.0.1:")
    files = dict.fromkeys(("briefing.pdf", "briefing.html"), "0" * 64)
    result = EditionResult(
        edition=EditionId(month="2026-11"), outcome=Outcome.MADE, folder="2026-11", files=files, changes=(), checks=(),
        counts={}, translated={}, lock={}, set_aside=(), key_figures=(),
    )  # fmt: skip
    said = summary(result, f"{site}/{result.folder}")
    assert f"({site}/2026-11/briefing.pdf)" in said
    assert "file:" not in said and str(tmp_path) not in said


def test_no_transaction_of_prefects_is_used_anywhere() -> None:
    """A task in a transaction is recorded with the whole only: after a failure all of them, sends included, are made again."""
    found = []
    for file in SOURCES:
        content = file.read_text("utf-8")
        for node in ast.walk(ast.parse(content)) if re.search("prefect|on_rollback|on_commit", content) else ():
            is_import = isinstance(node, ast.ImportFrom) and (node.module or "").startswith("prefect")
            names = {alias.name for alias in node.names} | {node.module} if is_import else set()  # type: ignore[attr-defined]
            if names & {"transaction", "transactions", "prefect.transactions", "Transaction"}:
                found.append(f"{file.name}: {ast.unparse(node)}")
            if isinstance(node, ast.Attribute) and node.attr in ("on_rollback", "on_commit", "transactions"):
                found.append(f"{file.name}: {ast.unparse(node)}")
    assert found == []


def test_prefect_neither_retries_nor_remembers_a_sending() -> None:
    """The ledger alone knows who has got what: nothing of Prefect's runs a sending again, or takes it for done."""
    for task in (deliver_edition, send_test_message):
        assert (task.retries, task.cache_policy, task.persist_result) == (0, NO_CACHE, False)
        assert (task.cache_key_fn, task.on_rollback_hooks, task.on_commit_hooks) == (None, [], [])
    assert [flow.retries for flow in FLOWS] == [0, 0]
    assert [flow.persist_result for flow in FLOWS] == [False, False]


def test_no_limit_of_prefects_can_be_left_held(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BRIEFING_OUTPUT", str(tmp_path))
    assert [deployment.concurrency_limit for deployment in deployments(BriefingSettings())] == [None, None]
