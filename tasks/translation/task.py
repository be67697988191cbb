"""All that Prefect knows about translation: one task over a batch of documents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.contracts.activity import Extraction
from tasks.contracts.document import Document
from tasks.contracts.source import SetAside
from tasks.contracts.translation import Review, TranslatedField
from tasks.translation.engine_settings import EngineSettings
from tasks.translation.memory import TranslationMemoryError, load_memories
from tasks.translation.official_text import official_versions
from tasks.translation.provider import Engine
from tasks.translation.translate import translate_document


@dataclass(frozen=True)
class Translated:
    """The translated fields of each document, by ``document_id``; what was set aside; and, a line each, what went wrong."""

    fields: Mapping[str, tuple[TranslatedField, ...]]
    set_aside: tuple[SetAside, ...] = ()
    trouble: tuple[str, ...] = ()


@task(name="Translate the summary fields", cache_policy=NO_CACHE, persist_result=False)
def translate_all(
    documents: Sequence[Document],
    extractions: Mapping[str, Extraction],
    memory_files: Sequence[Path],
    reviews: Sequence[Review],
    settings: EngineSettings,
    index_folder: Path,
    beside: Sequence[Document] = (),
) -> Translated:
    """The translated fields of ``documents``; none for a document already in English.

    A document whose fields cannot be worked on keeps its figures and activities, is printed in the original, and is listed
    with the reason; a memory file that cannot be used is listed, and the others answer. ``beside`` are documents worked on
    before: one of them may be the English text of one of ``documents``. ``index_folder`` keeps the index of large memories.
    """
    foreign = [document for document in documents if document.language.split("-")[0] != "en"]
    if not foreign:  # nothing is loaded for a month in English
        return Translated({document.document_id: () for document in documents})
    set_aside: list[SetAside] = []

    def unusable(error: TranslationMemoryError) -> None:
        set_aside.append(SetAside(file=error.path, reason="translation_memory_unusable", detail=str(error)))

    memories = load_memories(memory_files, reviews, index_folder=index_folder, on_error=unusable)
    engines, trouble = _engines(settings)
    fields: dict[str, tuple[TranslatedField, ...]] = {document.document_id: () for document in documents}
    for document in foreign:
        try:
            fields[document.document_id] = translate_document(
                document,
                extractions[document.document_id],
                memories,
                engines,
                official_versions(document, [*documents, *beside]),
            )
        except Exception as error:  # noqa: BLE001  one document's surprise must not cost the others their edition
            set_aside.append(
                SetAside(
                    file=document.file,
                    reason="translation_failed",
                    detail=f"Printed in the original after an unforeseen error ({type(error).__name__}); please report it.",
                )
            )
    is_open = any(field.target is None for document in fields.values() for field in document)
    # That an engine cannot be used is worth a line only where one was missed.
    told = [*memories.notes, *(trouble if is_open else ()), *(line for engine in engines for line in engine.trouble)]
    return Translated(fields, tuple(set_aside), tuple(dict.fromkeys(told)))


def _engines(settings: EngineSettings) -> tuple[list[Engine], tuple[str, ...]]:
    """The engines that can be used, and a line for each that was asked for and cannot."""
    if not settings.order:
        return [], ()
    from tasks.translation.budget import Budget
    from tasks.translation.engines import load_engines

    return load_engines(settings, Budget(settings.budget_seconds))
