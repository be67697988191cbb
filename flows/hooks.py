"""What the flows do when a run ends badly: owner and administrator are told.

Prefect calls hooks of a failed run by position, inside the run, and those of a crashed or cancelled run by the keywords
``flow``, ``flow_run`` and ``state``, from the process that started it (3.8.8, ``prefect.runner._hook_runner``). A hook with
other argument names works for the first kind and is lost for the second, so each has exactly these.
"""

import logging
from typing import Any

from prefect import Flow
from prefect.client.schemas.objects import FlowRun, State
from prefect.settings import PREFECT_UI_URL

from flows.alerts import alert

_MESSAGE_CHARACTERS = 1_000


def told_of_failure(flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:
    """Tell of a run that failed."""
    _tell(
        "failed",
        "Mend what it says and start the run again: what was done already is not done twice.",
        flow,
        flow_run,
        state,
    )


def told_of_crash(flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:
    """Tell of a run whose process ended before the run did."""
    said = (
        "The machine was stopped, or had no memory left. Start the run again: what was done already is not done twice."
    )
    _tell("was broken off", said, flow, flow_run, state)


def told_of_cancellation(flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:
    """Tell of a run that was cancelled, by a person or with the office's system."""
    said = "If that was not meant, start the run again: what was done already is not done twice."
    _tell("was cancelled", said, flow, flow_run, state)


def _tell(what: str, advice: str, flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:
    subject = f"{flow.name} {what}: {flow_run.name}"
    message = " ".join((state.message or "").split())[:_MESSAGE_CHARACTERS]
    lines = [f"{subject}.", message, advice, f"The whole story: {run_address(flow_run)}"]
    try:
        for missed in alert(subject, "\n\n".join(line for line in lines if line)):
            logging.getLogger(__name__).warning("Nobody was told: %s", missed)
    except Exception:
        # A hook that raises is only logged by Prefect; say it in our own words.
        logging.getLogger(__name__).exception("Telling of the run %s did not work", flow_run.id)


def run_address(flow_run: FlowRun) -> str:
    """The run's page in Prefect's UI."""
    return f"{PREFECT_UI_URL.value() or ''}/runs/flow-run/{flow_run.id}"
