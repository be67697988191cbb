"""The second flow: a person approves an edition and it goes to its readers, or sends it back. Started from Prefect's UI."""

from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run

from flows import hooks
from flows.deployments import refresh_publish_form
from flows.forms import PublishBriefingForm, filled
from flows.liveness import alive, refusal
from flows.logs import set_up_logs
from flows.publishing import Published, publish
from flows.settings import BriefingSettings
from tasks.contracts.errors import BriefingError


def run_name() -> str:
    """``publish 2026-11``, with what was decided."""
    given = flow_run.parameters
    what = "test" if given.get("test_address") else "dry run" if given.get("dry_run") else given.get("decision", "")
    return f"{what} {given.get('edition', '')}".strip()


@flow(
    name="Publish briefing",
    flow_run_name=run_name,
    persist_result=False,
    on_failure=[hooks.told_of_failure],
    on_crashed=[hooks.told_of_crash],
    on_cancellation=[hooks.told_of_cancellation],
)
def publish_briefing(
    edition: str,
    decision: str = "approve",
    name: str = "",
    reason: str = "",
    audience: str = "",
    test_address: str = "",
    dry_run: bool = False,
) -> Published | State[Any]:
    """Approve an edition and send it, or send it back; or try out either.

    The parameters are those of the run form (``flows.forms.PublishBriefingForm``, which says what each means). A run that was
    stopped half-way is started again as it was: nobody gets anything twice.
    """
    set_up_logs()
    try:
        form = filled(
            PublishBriefingForm,
            {"edition": edition, "decision": decision, "name": name, "reason": reason, "audience": audience,
             "test_address": test_address, "dry_run": dry_run},
        )  # fmt: skip
        settings = BriefingSettings()
        with alive(settings.archive_address(settings.output)):
            try:
                return publish(form, settings)
            finally:
                refresh_publish_form()
    except BriefingError as error:
        return refusal(error)
