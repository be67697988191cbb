"""Deployments as they are registered, and prefect.yaml as Prefect reads it."""

from pathlib import Path

import yaml
from prefect.utilities.importtools import import_object
from prefect.utilities.schema_tools.validation import validate

from flows.deployments import (
    MONTHLY,
    PUBLISH,
    deployments,
    monthly_schema,
    prefect_schedule,
    publish_schema,
    refresh_publish_form,
    version,
)
from flows.forms import NOTHING_WAITS
from flows.settings import BriefingSettings

ROOT = Path(__file__).resolve().parents[3]


def settings(tmp_path: Path, **values: object) -> BriefingSettings:
    return BriefingSettings(output=tmp_path, **values)


def test_both_are_registered_with_form_schedule_and_version(tmp_path) -> None:
    monthly, publish = deployments(settings(tmp_path, schedule_zone="Asia/Tokyo", schedule_day=3, schedule_hour=7))
    assert (monthly.full_name, publish.full_name) == (MONTHLY, PUBLISH)
    assert [(s.slug, s.schedule.cron, s.schedule.timezone, s.parameters) for s in monthly.schedules] == [
        ("monthly", "0 7 3 * *", "Asia/Tokyo", {"month": "scheduled"})
    ]
    assert publish.schedules == []
    for deployment in (monthly, publish):
        assert deployment.version == version() == "0.1.0"
        assert deployment.enforce_parameter_schema is True
        assert deployment.concurrency_limit is None
        assert import_object(deployment.entrypoint).name == deployment.flow_name
    assert monthly._form["additionalProperties"] is False
    assert publish._form["properties"]["edition"]["enum"] == [NOTHING_WAITS]


def said(schema: dict, **parameters: object) -> list[str]:
    """What Prefect's own validation says of parameters."""
    return [error.message for error in validate(parameters, schema)]


def test_prefects_own_validation_takes_the_defaults_and_refuses_what_is_wrong() -> None:
    form = monthly_schema()
    assert said(form) == []
    assert said(form, month="scheduled") == said(form, month="2026-11", languages=["en", "ru"]) == []
    assert said(form, bogus=1) == ["Additional properties are not allowed ('bogus' was unexpected)"]
    assert len(said(form, month="11/2026", languages=[], engine="magic")) == 3


def test_the_drop_down_of_what_waits_says_when_nothing_does() -> None:
    some = publish_schema(["2026-11 v2", "2026-11-ru"])
    assert some["properties"]["edition"]["enum"] == ["2026-11 v2", "2026-11-ru"]
    assert "default" not in some["properties"]["edition"]  # nobody approves one that they did not choose
    assert said(some, edition="2026-11-ru", name="Ada Lovelace") == []
    assert len(said(some, edition="2026-10", name="Ada Lovelace")) == 1
    none = publish_schema([])
    assert none["properties"]["edition"]["enum"] == [NOTHING_WAITS]
    assert len(said(none, edition=NOTHING_WAITS, name="Ada Lovelace")) == 1


def test_a_form_that_cannot_be_refreshed_fails_nothing(monkeypatch, caplog) -> None:
    def no_server(**_: object) -> None:
        raise ConnectionError("no server")

    monkeypatch.setattr("flows.deployments.get_client", no_server)
    refresh_publish_form()
    assert "could not be refreshed" in caplog.text


def test_the_schedule_is_in_the_zone_of_the_office() -> None:
    schedule = prefect_schedule(BriefingSettings(schedule_zone="America/New_York", schedule_minute=5))
    assert (schedule.cron, schedule.timezone, schedule.slug) == ("5 6 2 * *", "America/New_York", "monthly")


def test_prefect_yaml_names_the_same_deployments_and_importable_flows() -> None:
    from prefect.cli.deploy._config import _load_deploy_configs_and_actions
    from rich.console import Console

    configs, actions = _load_deploy_configs_and_actions(ROOT / "prefect.yaml", console=Console())
    assert [config["name"] for config in configs] == ["monthly-briefing", "publish-briefing"]
    for config, full_name in zip(configs, (MONTHLY, PUBLISH), strict=True):
        flow = import_object(config["entrypoint"])
        assert f"{flow.name}/{config['name']}" == full_name
        assert config["work_pool"]["name"] == "briefing"
        assert config["enforce_parameter_schema"] is True
    (schedule,) = configs[0]["schedules"]
    default = prefect_schedule(BriefingSettings())
    assert (schedule["cron"], schedule["timezone"], schedule["slug"], schedule["parameters"]) == (
        default.cron, default.timezone, default.slug, default.parameters,
    )  # fmt: skip
    assert actions["pull"] == yaml.safe_load((ROOT / "prefect.yaml").read_text("utf-8"))["pull"]
