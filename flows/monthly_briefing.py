"""The main flow: a month's sources become one edition. ``python -m flows.monthly_briefing --help``."""

import sys

if __name__ == "__main__":
    # Before Prefect is imported: wrong use is said at once, and Prefect finds its server's address in the environment.
    from flows.command_line import main

    sys.exit(main(sys.argv[1:]))

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from prefect import flow
from prefect.runtime import flow_run

from flows.artifacts import publish_artifacts
from flows.engine_choice import secret_block, with_keys
from flows.fingerprint import facts_fingerprint, program_fingerprint, software
from flows.handover import whole
from flows.outcome import is_whole, read_result
from flows.plan import RunPlan, plan_run
from flows.progress import listening, tell
from flows.tables import release_tables
from tasks.aggregation.task import gather
from tasks.archive.archive import EditionDecision
from tasks.archive.inputs import changes_between
from tasks.archive.reviews import reviews_digest
from tasks.archive.task import INCOMPLETE, TRANSLATION, LookedUp, keep_facts, look_up, read_reviews, record_edition
from tasks.contracts.change import Change
from tasks.contracts.edition import EditionId, EditionInputs, EditionRequest, Worked
from tasks.contracts.flag import Severity
from tasks.contracts.result import EditionResult, Outcome
from tasks.contracts.source import SetAside, SourceFile
from tasks.contracts.translation import Review
from tasks.extraction.task import extract_all
from tasks.grammar.edition_changes import english_sentences
from tasks.ingestion.task import collect_sources, read_documents
from tasks.rendering.task import lay_out, list_editions
from tasks.translation.official_text import needs_translation_again
from tasks.translation.task import translate_all
from tasks.translation.translate import ENGINE_UNAVAILABLE


def run_name() -> str:
    """``briefing 2026-11``, or ``briefing`` when the month is left to the clock."""
    return f"briefing {flow_run.parameters.get('month') or ''}".strip()


@flow(name="Monthly briefing", flow_run_name=run_name, persist_result=False)
def monthly_briefing(
    month: str | None = None,
    sources: list[str] | None = None,
    output: str | None = None,
    language: Literal["en", "fr", "ru", "zh"] = "en",
    offline: bool = False,
    as_of: datetime | None = None,
    engines: list[Literal["openai", "deepl", "libretranslate", "ctranslate2", "fxtranslate"]] | None = None,
    theme: str | None = None,
) -> EditionResult:
    """Make the briefing of a month from the sources that had reached the office by its end.

    Args:
        month: Year and month, for example 2026-11; this month when empty.
        sources: Folders, files or web addresses; the office's source folder when empty.
        output: Folder for editions and the archive; the office's when empty.
        language: Language of the pages: headings, labels, numbers and dates. Facts stay in English or in the original.
        offline: Use no network: sources at web addresses are set aside.
        as_of: The edition's clock; the moment its version is first made when empty.
        engines: Translation engines in the order in which they are asked; the office's when empty. Reviewed wordings and
            official formulas always come first.
        theme: Theme file with the office's name, logo, colours and contact; the office's when empty.
    """
    plan = plan_run(month, sources, output, language, offline, as_of, engines, theme)
    reviews = read_reviews(plan.archive_url)
    said = (*plan.engines_said, reviews_digest(reviews))
    program = program_fingerprint(plan.memories, (*said, plan.theme.model_dump_json()))
    facts = facts_fingerprint(plan.memories, said)

    tell(f"Collecting the sources of {plan.month}")
    received, set_aside = collect_sources(
        list(plan.locations), plan.now.date(), plan.month_end, plan.archive_url, plan.offline
    )
    looked_up = look_up(
        plan.archive_url, plan.month, plan.language, whole(received), whole(set_aside), plan.parameters, facts, program, plan.now,
        plan.asked_as_of, asks_again=bool(plan.engines.order) and not plan.offline,
    )  # fmt: skip
    decision = looked_up.decision
    if decision.previous is not None and decision.outcome is Outcome.UNCHANGED and not looked_up.is_open:
        files = decision.previous.files
        if is_whole(plan.output / decision.edition.folder, files):
            held = decision.previous.outcome == Outcome.HELD
            return finish(plan, decision.edition, Outcome.HELD if held else Outcome.UNCHANGED, files, decision.changes)
        tell("Files of the edition are missing or altered: making it again as it was")

    work = work_on(plan, looked_up, facts, reviews)
    worked = work.worked
    if looked_up.is_open and decision.previous is not None:
        files = decision.previous.files
        if work.is_open and is_whole(plan.output / decision.edition.folder, files):
            tell("Still no engine for the fields left open: the edition stands as it was made")
            return finish(plan, decision.edition, Outcome.UNCHANGED, files, decision.changes)
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
    tell("Gathering by theme, country and year")
    data = gather(whole(inputs))
    release_tables()
    tell("Laying out the PDF, the page and the data pack")
    written = lay_out(whole(data), whole(inputs), plan.output, plan.theme)
    blocked = any(check.severity is Severity.BLOCK and not check.passed for check in written.checks)
    outcome = Outcome.HELD if blocked else Outcome.MADE
    if decision.outcome is not Outcome.UNCHANGED:
        record_edition(
            plan.archive_url, whole(request), whole(looked_up), whole(worked), written.files, outcome,
            whole(recorded_parameters(plan) | ({TRANSLATION: INCOMPLETE} if work.is_open else {})), program,
            whole(inputs.counts),
        )  # fmt: skip
    return finish(plan, request.edition, outcome, written.files, request.changes)


@dataclass(frozen=True)
class Work:
    """What a run read and translated, in reading order; ``is_open``: fields wait for an engine that could not be reached."""

    worked: list[Worked]
    set_aside: list[SetAside]
    notes: tuple[str, ...] = ()
    is_open: bool = False


def work_on(plan: RunPlan, looked_up: LookedUp, facts: str, reviews: Sequence[Review]) -> Work:
    """Everything read from the documents that are due; what is known already is not worked on again."""
    fresh = [source for source in looked_up.due if (source.sha256, source.file) not in looked_up.known]
    made: dict[tuple[str, str], Worked] = {}
    aside: list[SetAside] = []
    notes: tuple[str, ...] = ()
    if fresh:
        tell(f"Reading {count(len(fresh), 'document')}" + known_line(len(looked_up.known)))
        documents, unread = read_documents(whole(fresh))
        tell("Extracting figures, activities and recommendations")
        extractions, failed = extract_all(whole(documents))
        documents = [document for document in documents if document.document_id in extractions]
        due_again = [item for item in looked_up.known.values() if needs_translation_again(item, documents)]
        documents += [item.document for item in due_again]
        extractions = {**extractions, **{item.document.document_id: item.extraction for item in due_again}}
        tell("Translating the summary fields")
        translated = translate_all(
            whole(documents), whole(extractions), list(plan.memories), whole(reviews),
            whole(with_keys(plan.engines, secret_block)), plan.index_folder,
            whole([item.document for item in looked_up.known.values()]),
        )  # fmt: skip
        fields, notes = translated.fields, translated.trouble
        for line in notes:
            tell(line)
        aside = [*unread, *failed, *translated.set_aside]
        for document in documents:
            made[document.sha256, document.file] = Worked(
                document=document,
                extraction=extractions[document.document_id],
                translations=fields[document.document_id],
            )
        done = [item for item in made.values() if not is_open(item)]
        if done:
            keep_facts(plan.archive_url, whole(done), facts)
    all_worked = {**looked_up.known, **made}
    order = [(source.sha256, source.file) for source in in_file_order(looked_up.due)]
    worked = [all_worked[key] for key in order if key in all_worked]
    return Work(worked, [*looked_up.set_aside, *aside], notes, is_open=any(is_open(item) for item in worked))


def is_open(item: Worked) -> bool:
    """Whether fields of a document wait for an engine; such a document is translated again in the next run."""
    return any(flag.code == ENGINE_UNAVAILABLE for field in item.translations for flag in field.flags)


def in_file_order(sources: tuple[SourceFile, ...]) -> list[SourceFile]:
    """Sources by file name, the order of the edition and of its data pack."""
    return sorted(sources, key=lambda source: (source.file, source.sha256))


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
    if decision.previous is None and (plan.output / edition.folder).exists():
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
    )


def recorded_parameters(plan: RunPlan) -> dict[str, str]:
    """The parameters that an edition of the same inputs must share, as the archive compares them."""
    return plan.parameters | ({"as of": plan.asked_as_of.isoformat()} if plan.asked_as_of else {})


def finish(
    plan: RunPlan, edition: EditionId, outcome: Outcome, files: dict[str, str], changes: Sequence[Change]
) -> EditionResult:
    """The result, with its artifacts in Prefect's UI and its place in the index of all editions."""
    list_editions(plan.output, plan.theme, plan.language)
    result = read_result(plan.output, edition, outcome, files, english_sentences(changes))
    publish_artifacts(result)
    tell(f"Done: briefing {edition.label}")
    return result


def count(number: int, noun: str) -> str:
    """``1 document``, ``5 documents``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def known_line(number: int) -> str:
    """A word on documents that need not be read again."""
    return f"; {count(number, 'document')} known already" if number else ""


def run(listener: Callable[[str], None], output: Path, **parameters: Any) -> EditionResult:
    """Run the flow here and now, telling ``listener`` how far it is; errors come out as they are."""
    with listening(listener):
        return monthly_briefing(output=str(output), **parameters)
