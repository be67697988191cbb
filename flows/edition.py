"""One edition from a plan: what was received becomes a PDF with its evidence, or stands as it was made before."""

from collections.abc import Sequence
from dataclasses import replace

from prefect.runtime import flow_run

from flows.batches import work_on
from flows.copies import copy_out
from flows.fingerprint import facts_fingerprint, program_fingerprint, software
from flows.handover import whole
from flows.logs import edition_context
from flows.manifest import stamp
from flows.metrics import RunStages
from flows.outcome import is_whole, read_result
from flows.plan import RunPlan
from flows.progress import progress_bar, tell
from flows.settings import BriefingSettings
from flows.tables import release_tables
from tasks.aggregation.task import gather
from tasks.archive.approvals import last_decision
from tasks.archive.archive import Archive, EditionDecision
from tasks.archive.inputs import changes_between
from tasks.archive.reviews import reviews_digest
from tasks.archive.task import INCOMPLETE, TRANSLATION, look_up, read_reviews, record_edition
from tasks.contracts.change import Change
from tasks.contracts.edition import EditionId, EditionInputs, EditionRequest, Worked
from tasks.contracts.flag import Severity
from tasks.contracts.result import EditionResult, Outcome
from tasks.contracts.translation import TranslationState
from tasks.grammar.edition_changes import english_sentences
from tasks.ingestion.task import collect_sources
from tasks.rendering.task import lay_out, list_editions


def make_edition(plan: RunPlan) -> EditionResult:
    """Make the edition that ``plan`` asks for, or find that it stands. Inside a flow run only.

    Raises:
        BriefingError: nothing can be read, or the archive or the output folder cannot be used.
    """
    name = EditionId(month=plan.month, language=plan.language).name
    stages = RunStages(str(flow_run.id), name)
    with (
        edition_context(name),
        progress_bar(f"briefing-progress-{name}", f"Making briefing {name}"),
    ):
        try:
            result = _make(plan, stages)
        finally:
            for line in () if plan.is_preview else stages.write(plan.archive_url):
                tell(line)
        tell(f"Done: {'preview of ' if plan.is_preview else ''}briefing {result.edition.label}", 100)
    return result


def _make(plan: RunPlan, stages: RunStages) -> EditionResult:
    reviews = read_reviews(plan.archive_url)
    said = (*plan.engines_said, reviews_digest(reviews))
    program = program_fingerprint(plan.memories, (*said, plan.theme.model_dump_json()))
    facts = facts_fingerprint(plan.memories, said)

    tell(f"Collecting the sources of {plan.month}", 0)
    with stages.stage("collect") as tally:
        received, set_aside = collect_sources(
            list(plan.locations), plan.now.date(), plan.month_end, plan.archive_url, plan.offline
        )
        tally.documents, tally.set_aside = len(received), len(set_aside)
        looked_up = look_up(
            plan.archive_url, plan.month, plan.language, whole(received), whole(set_aside), plan.parameters, facts, program,
            plan.now, plan.asked_as_of, asks_again=bool(plan.engines.order) and not plan.offline,
        )  # fmt: skip
    decision = looked_up.decision
    previous = decision.previous
    if previous is not None and decision.outcome is Outcome.UNCHANGED and not looked_up.is_open:
        if is_whole(plan.editions_folder / decision.edition.folder, previous.files):
            held = previous.outcome == Outcome.HELD
            outcome = Outcome.HELD if held else Outcome.UNCHANGED
            return finished(plan, decision.edition, outcome, previous.files, decision.changes)
        if not plan.is_preview:
            tell("Files of the edition are missing or altered: making it again as it was")

    with stages.stage("read, extract and translate") as tally:
        work = work_on(plan, looked_up, facts, reviews)
        worked = work.worked
        tally.documents, tally.set_aside = len(worked), len(work.set_aside)
        tally.held = sum(field.state is TranslationState.HELD for item in worked for field in item.translations)
    if looked_up.is_open and previous is not None:
        if work.is_open and is_whole(plan.editions_folder / decision.edition.folder, previous.files):
            tell("Still no engine for the fields left open: the edition stands as it was made")
            return finished(plan, decision.edition, Outcome.UNCHANGED, previous.files, decision.changes)
        decision = replace(
            decision,
            edition=decision.edition.model_copy(update={"version": decision.edition.version + 1}),
            outcome=Outcome.MADE,
            as_of=plan.now,
        )
    request = request_of(plan, decision, worked, program)
    inputs = EditionInputs(
        request=request,
        worked=tuple(worked),
        set_aside=tuple(work.set_aside),
        notes=tuple(work.notes),
        history=looked_up.history,
    )
    tell("Gathering by theme, country and year", 50)
    with stages.stage("gather") as tally:
        data = gather(whole(inputs))
        tally.documents = len(worked)
    release_tables()
    tell("Laying out the PDF, the page and the data pack", 60)
    with stages.stage("lay out") as tally:
        laid_out = lay_out(whole(data), whole(inputs), plan.editions_folder, plan.theme)
        tally.documents = len(worked)
    written = laid_out.written
    blocked = any(check.severity is Severity.BLOCK and not check.passed for check in written.checks)
    outcome = Outcome.HELD if blocked else Outcome.MADE
    if decision.outcome is not Outcome.UNCHANGED and not plan.is_preview:
        record_edition(
            plan.archive_url, whole(request), whole(looked_up), whole(worked), written.files, outcome,
            whole(recorded_parameters(plan) | ({TRANSLATION: INCOMPLETE} if work.is_open else {})), program,
            whole(inputs.counts),
        )  # fmt: skip
    # Only now: a run killed before this line leaves nothing to be seen, and the next one makes what is recorded.
    laid_out.prepared.place()
    if decision.outcome is Outcome.UNCHANGED and not plan.is_preview:
        stamp_again(plan, request.edition)
    return finished(plan, request.edition, outcome, written.files, request.changes)


def stamp_again(plan: RunPlan, edition: EditionId) -> None:
    """Put the decision on an edition back into its manifest, which was made again without it."""
    with Archive(plan.archive_url) as archive:
        decision = last_decision(archive, edition)
    if decision is not None:
        stamp(plan.output / edition.folder, decision)


def request_of(plan: RunPlan, decision: EditionDecision, worked: list[Worked], program: str) -> EditionRequest:
    """What the edition is to be, with the next free version where a folder stands that the archive does not know."""
    edition, changes = decision.edition, decision.changes
    if decision.previous is not None and decision.outcome is not Outcome.UNCHANGED:
        # Said anew: which documents could be read is known only now.
        changes = changes_between(
            [(row.file, row.sha256) for row in decision.previous.documents],
            [(item.document.file, item.document.sha256) for item in worked],
            {name: value for name, value in decision.previous.parameters.items() if name != TRANSLATION},
            recorded_parameters(plan),
            is_other_program=decision.previous.fingerprint != program,
        )
        if decision.previous.parameters.get(TRANSLATION) == INCOMPLETE:
            changes = (*changes, Change(code="translated_again"))
    if decision.previous is None and not plan.is_preview and (plan.output / edition.folder).exists():
        while (plan.output / edition.folder).exists():
            edition = edition.model_copy(update={"version": edition.version + 1})
        changes = (Change(code="version_before_unknown"),)
    return EditionRequest(
        edition=edition,
        as_of=decision.as_of,
        number=decision.number,
        product=plan.theme.product,
        office=plan.theme.office,
        changes=changes,
        parameters=plan.parameters,
        software=software(),
        themes=plan.themes,
        note=plan.note,
        next_issue=plan.next_issue,
        is_preview=plan.is_preview,
    )


def recorded_parameters(plan: RunPlan) -> dict[str, str]:
    """The parameters that an edition of the same inputs must share, as the archive compares them."""
    return plan.parameters | ({"as of": plan.asked_as_of.isoformat()} if plan.asked_as_of else {})


def finished(
    plan: RunPlan, edition: EditionId, outcome: Outcome, files: dict[str, str], changes: Sequence[Change]
) -> EditionResult:
    """The result, once the edition has its place in the index of all editions."""
    if not plan.is_preview:
        list_editions(plan.output, plan.theme, plan.language)
        copy_out(plan.output / edition.folder, BriefingSettings())
    return read_result(plan.editions_folder, edition, outcome, files, english_sentences(changes), plan.is_preview)
