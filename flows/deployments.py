"""The two deployments of an office, their run forms and their schedule, in Prefect's API.

``python -m flows.deployments`` puts forms and choices on deployments that ``prefect deploy`` has made (work pools); ``make
serve`` does so by itself.
"""

import logging
import sys
import tomllib
from typing import Any, Self
from uuid import UUID

import httpx
from prefect import Flow
from prefect.client.orchestration import PrefectClient, SyncPrefectClient, get_client
from prefect.client.schemas.responses import DeploymentResponse
from prefect.deployments.runner import RunnerDeployment
from prefect.exceptions import ObjectNotFound
from prefect.schedules import Cron
from prefect.schedules import Schedule as PrefectSchedule
from prefect.types.entrypoint import EntrypointType
from pydantic import PrivateAttr
from rich.console import Console

from flows.forms import (
    EDITION_PATTERN,
    NOTHING_WAITS,
    SCHEDULED,
    MonthlyBriefingForm,
    PublishBriefingForm,
    form_schema,
)
from flows.schedule import Schedule
from flows.settings import PROJECT_FOLDER, BriefingSettings
from tasks.archive.approvals import waiting
from tasks.archive.archive import Archive

MONTHLY = "Monthly briefing/monthly-briefing"
PUBLISH = "Publish briefing/publish-briefing"
#: Names the schedule to Prefect, so that registering again changes it in place and never adds a second one.
SCHEDULE_SLUG = "monthly"

DESCRIPTIONS = {
    MONTHLY: "Makes the briefing of a month from its sources. The schedule starts it once a month with every month that is due; "
    "**Custom run** makes any month, a preview, or another language.",
    PUBLISH: "Approves an edition and sends it to its recipients, or sends it back with a reason. Nobody gets an edition twice.",
}


def prefect_schedule(settings: BriefingSettings) -> PrefectSchedule:
    """The office's schedule in Prefect's words; its runs make whatever is due by their scheduled time."""
    schedule = Schedule.of(settings)
    return Cron(schedule.cron, timezone=schedule.zone, slug=SCHEDULE_SLUG, parameters={"month": SCHEDULED})


def is_paused(monthly: DeploymentResponse) -> bool:
    """Whether a person has paused the schedule of monthly-briefing in Prefect: the deployment, or the schedule alone."""
    return monthly.paused or not any(item.active for item in monthly.schedules if item.slug == SCHEDULE_SLUG)


def version() -> str:
    """The program's version, from pyproject.toml: an office's copy need not be a git repository."""
    return str(tomllib.loads((PROJECT_FOLDER / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def monthly_schema() -> dict[str, Any]:
    """The form of monthly-briefing."""
    return form_schema(MonthlyBriefingForm)


def publish_schema(editions: list[str]) -> dict[str, Any]:
    """The form of publish-briefing with the editions that wait; when none does, it says so and takes no run."""
    schema = form_schema(PublishBriefingForm, choices={"edition": editions or [NOTHING_WAITS]})
    if not editions:
        # The only choice does not match: the API refuses the run, in place of a run that fails.
        schema["properties"]["edition"]["pattern"] = EDITION_PATTERN
    return schema


def waiting_labels(settings: BriefingSettings) -> list[str]:
    """The editions that a person can act on, newest month first, as the form names them."""
    with Archive(settings.archive_address(settings.output)) as archive:
        return [item.edition.label for item in waiting(archive)]


class FormDeployment(RunnerDeployment):
    """A deployment with a form of our own.

    Prefect 3.8.8 takes the form from the flow's signature, and its client drops ``additionalProperties`` on an update, so
    that an unknown parameter would be let through and crash the run: the form is put in place by a request of its own.
    """

    _form: dict[str, Any] = PrivateAttr(default_factory=dict)

    @classmethod
    def of(cls, flow: Flow[..., Any], name: str, form: dict[str, Any], **keywords: Any) -> Self:
        """The deployment of a flow, with its form."""
        deployment = cls.from_flow(
            flow,
            name,
            version=version(),
            version_type="prefect:simple",  # type: ignore[arg-type]  # pydantic makes the member of it; the class is internal
            tags=["briefing"],
            enforce_parameter_schema=True,
            entrypoint_type=EntrypointType.MODULE_PATH,
            **keywords,
        )
        assert isinstance(deployment, cls)
        deployment._form = form
        return deployment

    async def aapply(self, *arguments: Any, **keywords: Any) -> UUID:
        """Register with the API, form included; returns the deployment's id. A schedule that a person has paused stays so."""
        async with get_client() as client:
            try:
                before = (await client.read_deployment_by_name(self.full_name)).schedules
            except ObjectNotFound:
                before = []
            for schedule in self.schedules or []:
                # Registering anew would set it going again (seen with 3.8.8).
                schedule.active = all(item.active for item in before if item.slug == schedule.slug)
            deployment_id = await super().aapply(*arguments, **keywords)
            await put_form(client, deployment_id, self._form)
        return deployment_id


async def put_form(client: PrefectClient, deployment_id: UUID, schema: dict[str, Any]) -> None:
    """Put a form in the place of the deployment's own."""
    await client.request(
        "PATCH", "/deployments/{id}", path_params={"id": deployment_id}, json={"parameter_openapi_schema": schema}
    )


def deployments(settings: BriefingSettings) -> tuple[FormDeployment, FormDeployment]:
    """Both deployments, ready to be registered and served from the project's folder."""
    from flows.monthly_briefing import monthly_briefing  # here, since the flows refresh the form and import this module
    from flows.publish_briefing import publish_briefing

    # No concurrency limit of Prefect's: the archive's locks refuse a month or an edition that is in hand, other months may run,
    # and a limit would keep its slot for ever when a machine is lost.
    monthly = FormDeployment.of(
        monthly_briefing,
        "monthly-briefing",
        monthly_schema(),
        description=DESCRIPTIONS[MONTHLY],
        schedules=[prefect_schedule(settings)],
    )
    publish = FormDeployment.of(
        publish_briefing,
        "publish-briefing",
        publish_schema(waiting_labels(settings)),
        description=DESCRIPTIONS[PUBLISH],
    )
    return monthly, publish


def refresh_publish_form() -> None:
    """Let the form of publish-briefing offer what waits now; called after every run. Never raises: a form is no reason to fail.

    Does nothing where the deployment is not registered, as on the temporary server of a single run.
    """
    try:
        with get_client(sync_client=True) as client:
            _refresh(client)
    except Exception:  # whatever is wrong with the server, the run's own work is done
        logging.getLogger(__name__).warning("The form of publish-briefing could not be refreshed", exc_info=True)


def _refresh(client: SyncPrefectClient) -> None:
    try:
        deployment = client.read_deployment_by_name(PUBLISH)
    except ObjectNotFound:
        return
    schema = publish_schema(waiting_labels(BriefingSettings()))
    if deployment.parameter_openapi_schema != schema:
        client.request(
            "PATCH", "/deployments/{id}", path_params={"id": deployment.id}, json={"parameter_openapi_schema": schema}
        )


def start_run(client: SyncPrefectClient, deployment: str, parameters: dict[str, Any], period: str) -> tuple[UUID, bool]:
    """Start a run of a deployment, once a period.

    Prefect's idempotency keys are unique a flow, not a deployment (seen with 3.8.8), so ours hold both deployment and period;
    a key that was used before gives the old run and status 200 in place of 201, whatever the parameters.

    Returns:
        The run's id, and whether it is a new one.
    """
    deployment_id = client.read_deployment_by_name(deployment).id
    response = client.request(
        "POST",
        "/deployments/{id}/create_flow_run",
        path_params={"id": deployment_id},
        json={"parameters": parameters, "idempotency_key": f"{deployment_id}:{period}"},
    )
    return UUID(response.json()["id"]), response.status_code == httpx.codes.CREATED


def put_forms(settings: BriefingSettings) -> list[str]:
    """Put forms, choices and the office's schedule on the deployments that are registered; returns their names.

    A schedule that a person has paused in Prefect stays paused.
    """
    done = []
    with get_client(sync_client=True) as client:
        for name in (MONTHLY, PUBLISH):
            try:
                found = client.read_deployment_by_name(name)
            except ObjectNotFound:
                continue
            body: dict[str, Any] = {"enforce_parameter_schema": True}
            body["parameter_openapi_schema"] = (
                monthly_schema() if name == MONTHLY else publish_schema(waiting_labels(settings))
            )
            if name == MONTHLY:
                body["schedules"] = [_schedule_body(settings, found)]
            client.request("PATCH", "/deployments/{id}", path_params={"id": found.id}, json=body)
            done.append(name)
    return done


def _schedule_body(settings: BriefingSettings, found: DeploymentResponse) -> dict[str, Any]:
    schedule = prefect_schedule(settings)
    before = next((item for item in found.schedules if item.slug == SCHEDULE_SLUG), None)
    return {
        "slug": SCHEDULE_SLUG,
        "schedule": {"cron": schedule.cron, "timezone": schedule.timezone, "day_or": schedule.day_or},
        "parameters": schedule.parameters,
        "active": before.active if before else True,
    }


def main() -> int:
    """Put the forms on what ``prefect deploy`` has registered. Returns the exit status."""
    console = Console(highlight=False)
    done = put_forms(BriefingSettings())
    for name in done:
        console.print(f"Form in place: {name}")
    if not done:
        console.print(
            "briefing: no deployment is registered; run 'prefect deploy --all' in the project's folder first."
        )
    return 0 if done else 1


if __name__ == "__main__":
    sys.exit(main())
