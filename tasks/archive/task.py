"""All that Prefect knows about the archive: looking up what is known, and writing an edition down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.archive.archive import Archive, EditionDecision
from tasks.archive.inputs import inputs_digest
from tasks.archive.reviews import load_reviews
from tasks.contracts.edition import EditionCounts, EditionRequest, Worked
from tasks.contracts.result import Outcome
from tasks.contracts.shelved import PackedWork
from tasks.contracts.source import SetAside, SourceFile
from tasks.contracts.translation import Review

#: Parameter of a recorded edition some fields of which no translation engine could be reached for.
TRANSLATION, INCOMPLETE = "translation", "incomplete"


@dataclass(frozen=True)
class LookedUp:
    """What the archive knows of the sources of a month.

    ``due`` are the sources this edition covers; ``known`` those of them whose facts are kept, by sha256 and file;
    ``set_aside`` now also lists what an earlier edition covered. ``is_open``: the edition stands unchanged, but fields of it
    wait for a translation engine that can be asked again. ``history``: what the editions of earlier months held, as known at
    the edition's as-of time.
    """

    digest: str
    decision: EditionDecision
    history: tuple[EditionCounts, ...]
    due: tuple[SourceFile, ...]
    known: Mapping[tuple[str, str], Worked]
    set_aside: tuple[SetAside, ...]
    is_open: bool = False


@task(name="Read the reviews", cache_policy=NO_CACHE, persist_result=False)
def read_reviews(archive_url: str) -> tuple[Review, ...]:
    """The wordings that people of the office have reviewed, newest first."""
    return load_reviews(archive_url)


@task(name="Look up the archive", cache_policy=NO_CACHE, persist_result=False)
def look_up(
    archive_url: str,
    month: str,
    language: str,
    sources: Sequence[SourceFile],
    set_aside: Sequence[SetAside],
    parameters: Mapping[str, str],
    facts_fingerprint: str,
    program_fingerprint: str,
    as_of: datetime,
    clock_asked: datetime | None,
    asks_again: bool = False,
) -> LookedUp:
    """What is due in this month's edition, what of it is known already, and whether anything has changed."""
    with Archive(archive_url) as archive:
        covered = archive.covered_elsewhere([source.sha256 for source in sources], month, language)
        due = tuple(source for source in sources if source.sha256 not in covered)
        aside = (
            *set_aside,
            *(
                SetAside(
                    file=source.file,
                    reason="in_earlier_edition",
                    detail=f"covered in the edition of {covered[source.sha256]}",
                )
                for source in sources
                if source.sha256 in covered
            ),
        )
        files = [(source.file, source.sha256) for source in due]
        said = dict(parameters) | ({"as of": clock_asked.isoformat()} if clock_asked else {})
        received = [(f"{source.file} received", source.received_at.isoformat()) for source in due]
        reasons = [(f"{item.file} set aside", f"{item.reason}: {item.detail}") for item in aside]
        digest = inputs_digest([*files, *received, *reasons], said, program_fingerprint)
        decision = archive.decide(
            month,
            digest,
            files=files,
            parameters=said,
            fingerprint=program_fingerprint,
            as_of=as_of,
            language=language,
        )
        history = tuple(archive.history(month, language, decision.as_of))
        known: dict[tuple[str, str], Worked] = {}
        before = decision.previous
        is_open = (
            decision.outcome is Outcome.UNCHANGED
            and asks_again
            and before is not None
            and before.parameters.get(TRANSLATION) == INCOMPLETE
        )
        if decision.outcome is not Outcome.UNCHANGED or is_open:
            sources_by_key = {(source.sha256, source.file): source for source in due}
            for key, facts in archive.facts_of(sources_by_key, facts_fingerprint):
                known[key] = with_receipt_of(sources_by_key[key], facts)
    return LookedUp(digest, decision, history, due, known, aside, is_open)


def with_receipt_of(source: SourceFile, facts: Worked) -> Worked:
    """``facts`` with what the sidecar says of the source today: the words of a file do not change, its entry may."""
    record = source.record
    receipt = {
        "received_at": source.received_at,
        "received_basis": source.received_basis,
        "producer": record.producer if record else None,
        "licence": record.licence if record else None,
        "url": record.url if record else None,
    }
    return facts.model_copy(update={"document": facts.document.model_copy(update=receipt)})


@task(name="Keep what was read", cache_policy=NO_CACHE, persist_result=False)
def keep_facts(archive_url: str, packed: Sequence[PackedWork], facts_fingerprint: str) -> None:
    """Remember what was read from each document of a batch, so that it is not worked on again."""
    with Archive(archive_url) as archive:
        archive.keep_packed(packed, facts_fingerprint)


@task(name="Record the edition", cache_policy=NO_CACHE, persist_result=False)
def record_edition(
    archive_url: str,
    request: EditionRequest,
    looked_up: LookedUp,
    worked: Sequence[Worked],
    files: Mapping[str, str],
    outcome: Outcome,
    parameters: Mapping[str, str],
    program_fingerprint: str,
    counts: Mapping[str, int],
) -> None:
    """Write the finished edition down: what it covers and holds, the checksum of each of its files, whether it is held."""
    with Archive(archive_url) as archive:
        archive.record(
            request.edition,
            as_of=request.as_of,
            number=request.number,
            inputs_digest=looked_up.digest,
            fingerprint=program_fingerprint,
            documents=[(item.document.file, item.document.sha256) for item in worked],
            parameters=parameters,
            files=files,
            outcome=outcome,
            changes=request.changes,
            translations=[item.translations for item in worked if item.translations],
            counts=counts,
        )
