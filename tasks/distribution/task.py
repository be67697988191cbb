"""All that Prefect knows about distribution: one task that sends an edition, one that sends a test of it.

Neither is retried nor cached by Prefect, whose retries would know nothing of the ledger.
"""

from collections.abc import Callable, Collection

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.distribution.deliver import deliver, send_test
from tasks.distribution.edition import EditionToSend
from tasks.distribution.recipients import Audience
from tasks.distribution.report import DistributionReport
from tasks.distribution.settings import DistributionSettings


@task(name="Deliver the edition", cache_policy=NO_CACHE, persist_result=False, retries=0)
def deliver_edition(
    archive_url: str,
    to_send: EditionToSend,
    audience: Audience,
    settings: DistributionSettings,
    *,
    languages_made: Collection[str] = ("en",),
    secret: Callable[[str], str | None] | None = None,
    dry_run: bool = False,
    on_progress: Callable[[int, int], None] | None = None,
) -> DistributionReport:
    """Send an approved edition to everybody it is for, each at most once."""
    return deliver(
        archive_url, to_send, audience, settings, languages_made=languages_made, secret=secret, dry_run=dry_run,
        on_progress=on_progress,
    )  # fmt: skip


@task(name="Send a test message", cache_policy=NO_CACHE, persist_result=False, retries=0)
def send_test_message(
    to_send: EditionToSend,
    settings: DistributionSettings,
    address: str,
    *,
    formats: tuple[str, ...] = ("pdf",),
) -> DistributionReport:
    """Send one message marked as a test to one address."""
    return send_test(to_send, settings, address, formats=formats)
