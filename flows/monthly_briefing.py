"""The main flow: a month's sources become its editions, one a language. ``python -m flows.monthly_briefing --help``."""

import sys

if __name__ == "__main__":
    # Before Prefect is imported: wrong use is said at once, and Prefect finds its server's address in the environment.
    from flows.command_line import main

    sys.exit(main(sys.argv[1:]))

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run

from flows import hooks
from flows.artifacts import publish_artifacts
from flows.deployments import refresh_publish_form
from flows.due import due_now
from flows.edition import make_edition
from flows.forms import OFFICE_ENGINES, SCHEDULED, MonthlyBriefingForm, filled
from flows.liveness import alive, refusal
from flows.logs import set_up_logs
from flows.plan import RunPlan, plan_run
from flows.progress import listening, tell
from flows.publishing import publish_by_policy
from flows.schedule import Schedule
from flows.settings import BriefingSettings
from tasks.archive.archive import Archive
from tasks.archive.errors import HeldElsewhereError
from tasks.archive.locks import hold
from tasks.archive.scheduled_months import begin_month, finish_month
from tasks.contracts.errors import BriefingError
from tasks.contracts.result import EditionResult
from tasks.rendering.placing import clear_leftovers


def run_name() -> str:
    """``briefing 2026-11``, ``briefing scheduled``, or ``briefing`` when the month is left to the clock."""
    return f"briefing {flow_run.parameters.get('month') or ''}".strip()


@flow(
    name="Monthly briefing",
    flow_run_name=run_name,
    persist_result=False,
    on_failure=[hooks.told_of_failure],
    on_crashed=[hooks.told_of_crash],
    on_cancellation=[hooks.told_of_cancellation],
)
def monthly_briefing(
    month: str = "",
    sources: list[str] | None = None,
    languages: list[str] | None = None,
    engine: str = OFFICE_ENGINES,
    themes: list[str] | None = None,
    note: str = "",
    dry_run: bool = False,
    offline: bool = False,
    as_of: datetime | None = None,
    output: str | None = None,
    theme_file: str | None = None,
    engines: list[str] | None = None,
) -> tuple[EditionResult, ...] | State[Any]:
    """Make the briefing of a month from the sources that had reached the office by its end, an edition a language.

    The parameters up to ``offline`` are those of the run form (``flows.forms.MonthlyBriefingForm``, which says what each
    means). The others belong to whoever starts the flow on the machine itself: ``as_of`` is the edition's clock, ``output`` the
    folder for editions and the archive, ``theme_file`` the office's look, ``engines`` an order of several engines.
    """
    set_up_logs()
    try:
        form = filled(
            MonthlyBriefingForm,
            {"month": month, "sources": sources or [], "languages": languages or ["en"], "engine": engine,
             "themes": themes or [], "note": note, "dry_run": dry_run, "offline": offline},
        )  # fmt: skip
        asked: list[str] | None = engines
        if asked is None and form.engine != OFFICE_ENGINES:
            asked = [form.engine]
        job = Job(form, output, theme_file, asked, as_of)
        with alive(job.archive_url):
            try:
                return make_due(job) if form.month == SCHEDULED else make_month(job, form.month or None, None)
            finally:
                refresh_publish_form()
    except BriefingError as error:
        return refusal(error)


@dataclass(frozen=True)
class Job:
    """What a run was asked for, and where its archive is."""

    form: MonthlyBriefingForm
    output: str | None = None
    theme_file: str | None = None
    engines: list[str] | None = None
    as_of: datetime | None = None

    @property
    def archive_url(self) -> str:
        """The archive of the editions that the run makes."""
        settings = BriefingSettings()
        return settings.archive_address(Path(self.output).expanduser().resolve() if self.output else settings.output)

    def plan(self, month: str | None, language: str, scheduled: datetime | None) -> RunPlan:
        """The plan of one edition."""
        form = self.form
        return plan_run(
            month, form.sources or None, self.output, language, form.offline, self.as_of, self.engines, self.theme_file,
            themes=form.themes, note=form.note, dry_run=form.dry_run, scheduled=scheduled,
        )  # fmt: skip


def make_month(job: Job, month: str | None, scheduled: datetime | None) -> tuple[EditionResult, ...]:
    """The editions of one month, one after the other; a month that another run is working on is refused.

    Raises:
        BriefingError: the month is being made by another run, or an edition cannot be made.
    """
    results = []
    for language in job.form.languages:
        plan = job.plan(month, language, scheduled)
        with of_this_run_alone(plan):
            clear_leftovers(plan.editions_folder)
            if not plan.is_preview:
                with Archive(plan.archive_url) as archive:
                    archive.reserve_number(plan.month)
            result = make_edition(plan)
            publish_artifacts(result, plan.output, BriefingSettings().site)
            if not plan.is_preview:
                publish_by_policy(plan, result)
        results.append(result)
    return tuple(results)


@contextmanager
def of_this_run_alone(plan: RunPlan) -> Iterator[None]:
    """Refuse to work on a month that another run has in hand; different months may be made at the same time."""
    if plan.is_preview:
        yield
        return
    try:
        held = hold(plan.archive_url, f"month-{plan.month}")
        with held:
            yield
    except HeldElsewhereError as error:
        raise BriefingError(
            f"The briefing of {plan.month} is being made by another run: wait until it has ended, then start again."
        ) from error


def make_due(job: Job) -> tuple[EditionResult, ...]:
    """Every month that is due by the scheduled time of this run and was not made yet, oldest first.

    Whatever Prefect starts after downtime, late, twice or in the wrong order: each month is made once, as of the moment it was
    due. What the office's policy passes over is written down and said.

    Raises:
        BriefingError: one or more of the months could not be made; the others were.
    """
    schedule = Schedule.of(BriefingSettings())
    until = scheduled_start()
    url = job.archive_url
    results: list[EditionResult] = []
    failed: list[str] = []
    try:
        with hold(url, "schedule"), Archive(url) as archive:
            due = due_now(archive, schedule, until)
            if not due:
                tell(f"Nothing is due: every month up to {schedule.month_of(until)} has been dealt with")
            for item in due:
                if not begin_month(archive, item.month, item.scheduled_at, str(flow_run.id)):
                    continue
                if not item.is_made:
                    tell(f"{item.month} {item.why}")
                    finish_month(archive, item.month, str(flow_run.id), "done", item.why)
                    continue
                try:
                    results += make_month(job, item.month, item.scheduled_at)
                except Exception as error:  # noqa: BLE001  one month's trouble must not cost the others their edition
                    failed.append(f"{item.month}: {error}")
                    finish_month(archive, item.month, str(flow_run.id), "failed", str(error)[:500])
                else:
                    finish_month(archive, item.month, str(flow_run.id), "done", "")
    except HeldElsewhereError:
        tell("Another run is working through the months that are due: nothing is left to do")
    if failed:
        raise BriefingError(f"{len(failed)} of the months that were due could not be made: {'; '.join(failed)}")
    return tuple(results)


def scheduled_start() -> datetime:
    """When this run was meant to start, in UTC: the schedule's own moment however late it did."""
    planned = flow_run.scheduled_start_time
    return datetime.fromisoformat(str(planned)).astimezone(UTC) if planned else datetime.now(UTC)


def run(listener: Callable[[str], None], output: Path, **parameters: Any) -> tuple[EditionResult, ...]:
    """Run the flow here and now, telling ``listener`` how far it is; errors come out as they are."""
    with listening(listener):
        made = monthly_briefing(output=str(output), **parameters)
    assert not isinstance(made, State), "a refused run raises its error here"
    return made
