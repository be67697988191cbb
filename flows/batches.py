"""Working through the documents that are due: reading, extraction and translation, batch by batch."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from prefect import Task

from flows.batch_runners import Lost, in_this_process, on_dask
from flows.batch_work import BatchResult, Brief, Waiting, is_open, translate_batch, work_batch
from flows.engine_choice import secret_block, with_keys
from flows.handover import whole
from flows.plan import RunPlan
from flows.progress import tell
from flows.settings import BriefingSettings
from flows.tables import leave_alone
from tasks.archive.task import LookedUp, keep_facts
from tasks.contracts.edition import Worked
from tasks.contracts.shelved import PackedWork
from tasks.contracts.source import SetAside
from tasks.contracts.translation import Review
from tasks.ingestion.repeats import shingles_of, with_repeats
from tasks.translation.official_text import OFFICIAL
from tasks.translation.translator import Told, Translator, is_english, waits_for_official_text

Item = TypeVar("Item")
Key = tuple[str, str]


@dataclass(frozen=True)
class Work:
    """What a run read and translated, in reading order; ``is_open``: fields wait for an engine that could not be reached."""

    worked: list[Worked]
    set_aside: list[SetAside]
    notes: tuple[str, ...] = ()
    is_open: bool = False


@dataclass
class _Gathered:
    """What the batches so far made of the documents, by sha256 and file."""

    worked: dict[Key, Worked] = field(default_factory=dict)
    shingles: dict[Key, bytes] = field(default_factory=dict)
    waiting: list[PackedWork] = field(default_factory=list)
    unread: list[SetAside] = field(default_factory=list)
    failed: list[SetAside] = field(default_factory=list)
    untranslated: list[SetAside] = field(default_factory=list)
    told: Told = field(default_factory=Told)

    def add(self, result: BatchResult) -> None:
        """Take the documents of a batch in, unpacked."""
        for item in result.done:
            key = (item.sha256, item.file)
            self.worked[key] = item.unpacked()
            if item.shingles or key not in self.shingles:
                self.shingles[key] = item.shingles
        self.waiting += result.waiting
        self.unread += result.unread
        self.failed += result.failed
        self.untranslated += result.untranslated
        self.told |= result.told


def work_on(plan: RunPlan, looked_up: LookedUp, facts: str, reviews: Sequence[Review]) -> Work:
    """Everything read from the documents that are due; what is known already is not worked on again.

    The same documents give the same work, whatever the size of a batch, wherever it is worked on, and however often a run was
    killed before: facts are kept as each batch is done. In what was read from one document nothing depends on another one but
    its official text and whether it repeats one, and both are settled here, over all that are due.

    Raises:
        DaskError: the Dask scheduler of the settings cannot be used.
    """
    known = looked_up.known
    fresh = [source for source in looked_up.due if (source.sha256, source.file) not in known]
    gathered = _Gathered()
    if fresh:
        tell(f"Reading {count(len(fresh), 'document')}" + known_line(len(known)))
        run = _Run(plan, facts, tuple(reviews), len(fresh))
        done = 0
        for batch, result in run.results(work_batch, fresh):
            if isinstance(result, Lost):
                gathered.unread += [_worker_lost(source.file) for source in batch]
            else:
                run.keep(result.done)
                gathered.add(result)
            done += len(batch)
            if len(fresh) > len(batch):
                tell(f"Read {done:,} of {count(len(fresh), 'document')}")
        waiting = list(_waiting(gathered, known))
        if waiting:
            tell("Translating the summary fields")
        for items, translated in run.results(translate_batch, waiting):
            if isinstance(translated, Lost):
                gathered.unread += [_worker_lost(item.work.file) for item in items]
            else:
                run.keep(translated.done)
                gathered.add(translated)
    worked = _with_repeats(looked_up, {**known, **gathered.worked}, gathered.shingles)
    still_open = any(is_open(item) for item in worked)
    leave_alone(len(worked))
    notes = gathered.told.lines(is_open=_is_untranslated(gathered.worked.values()))
    for line in notes:
        tell(line)
    aside = [*gathered.unread, *gathered.failed, *gathered.told.set_aside, *gathered.untranslated]
    return Work(in_file_order(worked), [*looked_up.set_aside, *aside], notes, is_open=still_open)


class _Run:
    """Where this run's batches are worked on, and where their facts are kept."""

    def __init__(self, plan: RunPlan, facts: str, reviews: tuple[Review, ...], documents: int) -> None:
        settings = BriefingSettings()
        self._plan, self._facts, self._reviews, self._documents = plan, facts, reviews, documents
        self._size, self._scheduler = settings.batch_documents, settings.dask_scheduler
        self._translator = None if self._scheduler else self._own_translator()

    def _own_translator(self) -> Translator:
        plan = self._plan
        return Translator(plan.memories, self._reviews, with_keys(plan.engines, secret_block), plan.index_folder)

    def results(
        self, work: Task[..., BatchResult], items: Sequence[Item]
    ) -> Iterator[tuple[Sequence[Item], BatchResult | Lost[Item]]]:
        """Each batch of ``items`` with what became of it, in order."""
        batches = [items[start : start + self._size] for start in range(0, len(items), self._size)]
        if not batches:
            return
        if self._translator is not None:
            yield from zip(batches, in_this_process(work, batches, self._translator), strict=True)
            return
        share = min(1.0, self._size / max(self._documents, 1))
        brief = Brief.of(self._plan, self._reviews, self._facts, share)
        yield from zip(batches, on_dask(self._scheduler, work, batches, brief), strict=True)

    def keep(self, done: Iterable[PackedWork]) -> None:
        """Remember what was read, so that a run which is killed now need not read it again."""
        kept = [item for item in done if not item.is_open]
        if kept:
            keep_facts(self._plan.archive_url, whole(kept), self._facts)


def _waiting(gathered: _Gathered, known: Mapping[Key, Worked]) -> Iterator[Waiting]:
    """The documents that are to be translated now: those that waited, and known ones whose official text has come or gone."""
    english: dict[str, dict[str, Worked]] = {}
    for item in (*known.values(), *gathered.worked.values()):
        if is_english(item.document) and item.document.symbol_key:
            english.setdefault(item.document.symbol_key, {})[item.document.document_id] = item
    packed: dict[str, PackedWork] = {}

    def texts(symbol: str) -> tuple[PackedWork, ...]:
        found = english.get(symbol, {})
        for document_id in found:
            if document_id not in packed:
                packed[document_id] = PackedWork.of(found[document_id])
        return tuple(packed[document_id] for document_id in found)

    for work in gathered.waiting:
        yield Waiting(work, texts(work.unpacked().document.symbol_key))
    fresh = {item.document.symbol_key for item in gathered.worked.values() if is_english(item.document)}
    for item in known.values():
        had_official = any(translated.provider == OFFICIAL for translated in item.translations)
        if had_official or (waits_for_official_text(item.document) and item.document.symbol_key in fresh):
            yield Waiting(PackedWork.of(item), texts(item.document.symbol_key))


def _with_repeats(looked_up: LookedUp, worked: Mapping[Key, Worked], shingles: Mapping[Key, bytes]) -> list[Worked]:
    """The documents in the order in which they were listed, those flagged that say what an earlier one says."""
    listed = [(source.sha256, source.file) for source in looked_up.due]
    keys = [key for key in listed if key in worked]
    items = [worked[key] for key in keys]
    prints = [
        shingles[key] if key in shingles else shingles_of(item.document) for key, item in zip(keys, items, strict=True)
    ]
    documents = with_repeats([item.document for item in items], prints)
    return [
        item if document is item.document else item.model_copy(update={"document": document})
        for item, document in zip(items, documents, strict=True)
    ]


def _is_untranslated(items: Iterable[Worked]) -> bool:
    return any(translated.target is None for item in items for translated in item.translations)


def _worker_lost(file: str) -> SetAside:
    return SetAside(
        file=file,
        reason="reading_failed",
        detail="The Dask workers that read its batch died, one after another (too little memory?); the next run tries it again.",
    )


def in_file_order(worked: Iterable[Worked]) -> list[Worked]:
    """Documents by file name, the order of the edition and of its data pack."""
    return sorted(worked, key=lambda item: (item.document.file, item.document.sha256))


def count(number: int, noun: str) -> str:
    """``1 document``, ``5 documents``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def known_line(number: int) -> str:
    """A word on documents that need not be read again."""
    return f"; {count(number, 'document')} known already" if number else ""
