"""What is done with one batch of documents, in this process or on another machine: one Prefect task a batch."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from flows.engine_choice import secret_block, with_keys
from flows.fingerprint import facts_fingerprint
from flows.handover import Sealed
from flows.logs import document_context, set_up_logs
from flows.plan import RunPlan
from flows.settings import BriefingSettings
from tasks.archive.reviews import reviews_digest
from tasks.contracts.edition import Worked
from tasks.contracts.errors import BriefingError
from tasks.contracts.shelved import PackedWork
from tasks.contracts.source import SetAside, SourceFile
from tasks.contracts.translation import Review, TranslatedField
from tasks.extraction.attempt import extract_or_set_aside
from tasks.ingestion.attempt import read_or_set_aside
from tasks.ingestion.repeats import shingles_of
from tasks.translation.translate import ENGINE_UNAVAILABLE
from tasks.translation.translator import Told, Translator, waits_for_official_text


class OtherProgramError(BriefingError):
    """A Dask worker would not read documents as this machine does, so that editions would differ."""

    def __init__(self) -> None:
        super().__init__(
            "a Dask worker runs another version of this program, or lacks a translation memory or model that this machine has: "
            "install the same version and put the same files at the same paths on every worker, then start again"
        )


@dataclass(frozen=True)
class BatchResult:
    """What became of a batch, in its order.

    ``done`` are finished; ``waiting`` are read and extracted, to be translated when it is known which official English texts
    there are. The rest was set aside.
    """

    done: tuple[PackedWork, ...] = ()
    waiting: tuple[PackedWork, ...] = ()
    unread: tuple[SetAside, ...] = ()
    failed: tuple[SetAside, ...] = ()
    untranslated: tuple[SetAside, ...] = ()
    told: Told = field(default_factory=Told)


@dataclass(frozen=True)
class Waiting:
    """One document to be translated, with the English documents of its symbol."""

    work: PackedWork
    english: tuple[PackedWork, ...] = ()


@dataclass(frozen=True)
class Brief:
    """All that a batch on another machine needs to know of the run; neither keys nor the archive's address travel."""

    plan: RunPlan
    reviews: tuple[Review, ...]
    facts: str
    budget_share: float

    @classmethod
    def of(cls, plan: RunPlan, reviews: Sequence[Review], facts: str, budget_share: float) -> "Brief":
        """The brief of a run, with everything secret taken out."""
        without = {"openai_key": None, "deepl_key": None, "libretranslate_key": None}
        engines = plan.engines.model_copy(update=without)
        return cls(replace(plan, engines=engines, archive_url=""), tuple(reviews), facts, budget_share)

    def translator(self) -> Translator:
        """The translator of this machine, with its own keys.

        Raises:
            OtherProgramError: this machine's program, memories or models are not those of the run.
        """
        plan = self.plan
        if facts_fingerprint(plan.memories, (*plan.engines_said, reviews_digest(self.reviews))) != self.facts:
            raise OtherProgramError
        settings = BriefingSettings()
        names = ("openai_key", "deepl_key", "libretranslate_key")
        own = plan.engines.model_copy(update={name: getattr(settings, name) for name in names})
        index = Path(tempfile.gettempdir()) / "briefing-memory"
        return Translator(plan.memories, self.reviews, with_keys(own, secret_block), index, self.budget_share)


@task(name="Read, extract and translate", cache_policy=NO_CACHE, persist_result=False)
def work_batch(batch: Sealed[Sequence[SourceFile]], by: Sealed[Translator | Brief]) -> BatchResult:
    """What becomes of the documents of ``batch``; one that cannot be worked on is set aside and stops nothing."""
    translator = _translator(by.value)
    done: list[PackedWork] = []
    waiting: list[PackedWork] = []
    unread: list[SetAside] = []
    failed: list[SetAside] = []
    untranslated: list[SetAside] = []
    for source in batch.value:
        with document_context(source.sha256[:16]):
            document = read_or_set_aside(source)
            if isinstance(document, SetAside):
                unread.append(document)
                continue
            extraction = extract_or_set_aside(document)
            if isinstance(extraction, SetAside):
                failed.append(extraction)
                continue
            shingles = shingles_of(document)
            worked = Worked(document=document, extraction=extraction)
            if waits_for_official_text(document):
                waiting.append(PackedWork.of(worked, shingles))
                continue
            fields = _fields(translator.translate(document, extraction), untranslated)
            done.append(_packed(worked.model_copy(update={"translations": fields}), shingles))
    return BatchResult(tuple(done), tuple(waiting), tuple(unread), tuple(failed), tuple(untranslated), translator.told)


@task(name="Translate with the official texts", cache_policy=NO_CACHE, persist_result=False)
def translate_batch(batch: Sealed[Sequence[Waiting]], by: Sealed[Translator | Brief]) -> BatchResult:
    """The documents of ``batch`` translated, the official English text first where there is one."""
    translator = _translator(by.value)
    done: list[PackedWork] = []
    untranslated: list[SetAside] = []
    for item in batch.value:
        worked = item.work.unpacked()
        english = [other.unpacked().document for other in item.english]
        fields = _fields(translator.translate(worked.document, worked.extraction, english), untranslated)
        worked = worked.model_copy(update={"translations": fields})
        done.append(_packed(worked, item.work.shingles))
    return BatchResult(done=tuple(done), untranslated=tuple(untranslated), told=translator.told)


def _translator(by: Translator | Brief) -> Translator:
    if isinstance(by, Brief):  # on a machine of its own, whose logs nobody has set up
        set_up_logs()
        return by.translator()
    return by


def _fields(
    translated: tuple[TranslatedField, ...] | SetAside, untranslated: list[SetAside]
) -> tuple[TranslatedField, ...]:
    if isinstance(translated, SetAside):
        untranslated.append(translated)
        return ()
    return translated


def _packed(worked: Worked, shingles: bytes) -> PackedWork:
    return PackedWork.of(worked, shingles, is_open=is_open(worked))


def is_open(item: Worked) -> bool:
    """Whether fields of a document wait for an engine; such a document is translated again in the next run."""
    return any(flag.code == ENGINE_UNAVAILABLE for translated in item.translations for flag in translated.flags)
