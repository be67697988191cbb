"""All that Prefect knows about ingestion: two tasks, each over a whole batch."""

from collections.abc import Sequence
from datetime import date

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.archive.archive import Archive
from tasks.contracts.document import Document
from tasks.contracts.source import SetAside, SourceFile
from tasks.ingestion.addresses import is_address
from tasks.ingestion.errors import UnreadableDocumentError
from tasks.ingestion.listing import list_sources
from tasks.ingestion.reading import flag_repeats, read_document


@task(name="Collect the sources", cache_policy=NO_CACHE, persist_result=False)
def collect_sources(
    locations: Sequence[str], as_of: date, month_end: date, archive_url: str, offline: bool
) -> tuple[list[SourceFile], list[SetAside]]:
    """Every source at ``locations`` as received by ``month_end``, and what could not be taken."""
    remote = [location for location in locations if offline and is_address(location)]
    near = [location for location in locations if location not in remote]
    aside = [
        SetAside(file=location, reason="offline", detail="an address, and the run was asked to use no network")
        for location in remote
    ]
    if not near:
        return [], aside
    with Archive(archive_url) as archive:
        sources, more = list_sources(
            near, first_seen=lambda sha256: archive.first_seen(sha256, as_of), as_of=as_of, month_end=month_end
        )
    return sources, [*aside, *more]


@task(name="Read the documents", cache_policy=NO_CACHE, persist_result=False)
def read_documents(sources: Sequence[SourceFile]) -> tuple[list[Document], list[SetAside]]:
    """The documents of ``sources``; one that cannot be read is set aside with its reason and stops nothing."""
    documents: list[Document] = []
    set_aside: list[SetAside] = []
    for source in sources:
        try:
            documents.append(read_document(source))
        except UnreadableDocumentError as error:
            set_aside.append(SetAside(file=error.file, reason=error.reason, detail=error.detail))
        except Exception as error:  # noqa: BLE001  one document's surprise must not cost the others their edition
            set_aside.append(SetAside(file=source.file, reason="reading_failed", detail=surprise(error)))
    return flag_repeats(documents), set_aside


def surprise(error: Exception) -> str:
    """An unforeseen error in words for the set-aside list."""
    return f"An unforeseen error in the program ({type(error).__name__}); please report it with the file."
