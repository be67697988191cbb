"""All that Prefect knows about ingestion: one task. Documents are read in batches (flows/batches.py)."""

from collections.abc import Sequence
from datetime import date

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.archive.archive import Archive
from tasks.contracts.source import SetAside, SourceFile
from tasks.ingestion.addresses import is_address
from tasks.ingestion.listing import list_sources


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
