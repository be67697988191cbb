"""All that Prefect knows about extraction: one task over a batch of documents."""

from collections.abc import Sequence

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.contracts.activity import Extraction
from tasks.contracts.document import Document
from tasks.contracts.source import SetAside
from tasks.extraction.extract import extract


@task(name="Extract figures, activities and recommendations", cache_policy=NO_CACHE, persist_result=False)
def extract_all(documents: Sequence[Document]) -> tuple[dict[str, Extraction], list[SetAside]]:
    """What each document says, by ``document_id``; a document that cannot be worked on is set aside."""
    extractions: dict[str, Extraction] = {}
    set_aside: list[SetAside] = []
    for document in documents:
        try:
            extractions[document.document_id] = extract(document)
        except Exception as error:  # noqa: BLE001  one document's surprise must not cost the others their edition
            set_aside.append(
                SetAside(
                    file=document.file,
                    reason="extraction_failed",
                    detail=f"An unforeseen error in the program ({type(error).__name__}); please report it with the file.",
                )
            )
    return extractions, set_aside
