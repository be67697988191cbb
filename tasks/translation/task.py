"""All that Prefect knows about translation: one task over a batch of documents."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.contracts.activity import Extraction
from tasks.contracts.document import Document
from tasks.contracts.source import SetAside
from tasks.contracts.translation import TranslatedField
from tasks.translation.memory import load_memories
from tasks.translation.translate import translate_document


@task(name="Translate the summary fields", cache_policy=NO_CACHE, persist_result=False)
def translate_all(
    documents: Sequence[Document],
    extractions: Mapping[str, Extraction],
    memory_files: Sequence[Path],
    model_folder: Path | None,
) -> tuple[dict[str, tuple[TranslatedField, ...]], list[SetAside]]:
    """The translated fields of each document, by ``document_id``; none for a document already in English.

    A document whose fields cannot be worked on keeps its figures and activities, is printed in the original, and is
    listed with the reason.
    """
    memories = load_memories(memory_files)
    engine = None
    if model_folder is not None:
        from tasks.translation.engine_fxtranslate import load_engine

        engine = load_engine(model_folder)
    fields: dict[str, tuple[TranslatedField, ...]] = {}
    set_aside: list[SetAside] = []
    for document in documents:
        try:
            fields[document.document_id] = translate_document(
                document, extractions[document.document_id], memories, engine
            )
        except Exception as error:  # noqa: BLE001  one document's surprise must not cost the others their edition
            fields[document.document_id] = ()
            set_aside.append(
                SetAside(
                    file=document.file,
                    reason="translation_failed",
                    detail=f"Printed in the original after an unforeseen error ({type(error).__name__}); please report it.",
                )
            )
    return fields, set_aside
