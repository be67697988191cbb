"""What the office measures: seconds and counts of each stage of a run, and all of it in Prometheus's text format.

How the flows use it (five lines):

    stages = RunStages(run_id, "2026-11")          # one a run and edition
    with stages.stage("Extract") as tally:         # measures the seconds, also when the block fails
        tally.documents, tally.held = 120, 3       # what it did, as far as it is known
    stages.write(archive_url)                      # at the end of the run, in a finally; never raises
    metrics_text(archive_url)                      # for the page /metrics; no address of anybody is in it
"""

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from prometheus_client import CollectorRegistry, Gauge, generate_latest
from sqlalchemy import func, select
from sqlalchemy.engine import make_url

from flows.office_months import missing_months
from flows.office_secrets import redacted
from flows.schedule import Schedule
from flows.settings import BriefingSettings
from tasks.archive.approvals import states_of
from tasks.archive.archive import Archive
from tasks.archive.connection import sqlite_file
from tasks.archive.errors import ArchiveError
from tasks.archive.models import DeliveryRow, DocumentRow, EditionRow, StageRow
from tasks.archive.stages import keep_stages, last_stages, stage_totals
from tasks.contracts.approval import EditionState
from tasks.contracts.delivery import Channel, DeliveryState

_BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
#: What Prometheus wants to hear of the text it is given.
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


@dataclass
class Tally:
    """What one stage did, filled in by the code that does it."""

    documents: int = 0
    set_aside: int = 0
    held: int = 0


@dataclass
class RunStages:
    """The stages of one run, measured one after another and written down together.

    ``edition`` is the label of the edition (``2026-11-ru v2``), or empty where none is made.
    """

    run_id: str
    edition: str = ""
    rows: list[StageRow] = field(default_factory=list)

    @contextmanager
    def stage(self, name: str) -> Iterator[Tally]:
        """Measure a stage: its wall-clock seconds, and what it says of itself in the Tally."""
        tally, began = Tally(), time.perf_counter()
        try:
            yield tally
        finally:
            self.add(name, time.perf_counter() - began, tally)

    def add(self, name: str, seconds: float, tally: Tally | None = None) -> None:
        """A stage that was measured elsewhere, on another machine for example."""
        counts = tally or Tally()
        self.rows.append(
            StageRow(
                run_id=self.run_id[:80], edition=self.edition[:40], stage=name[:60], seconds=seconds, documents=counts.documents,
                set_aside=counts.set_aside, held=counts.held, ended_at=datetime.now(UTC),
            )
        )  # fmt: skip

    def write(self, archive_url: str) -> str:
        """Write the stages down and forget them.

        Returns:
            Empty, or what went wrong, which is logged as well: measuring must not fail what it measures.
        """
        rows, self.rows = self.rows, []
        for row in rows:
            row.edition = row.edition or self.edition[:40]  # a version's label may be known only at the end
        try:
            with Archive(archive_url) as archive:
                keep_stages(archive, rows)
        except Exception as error:  # noqa: BLE001  figures about a run must not fail the run
            said = redacted(f"The seconds of this run's stages could not be kept: {' '.join(str(error).split())[:300]}")
            logging.getLogger(__name__).warning(said)
            return said
        return ""


def metrics_text(archive_url: str, settings: BriefingSettings | None = None, now: datetime | None = None) -> bytes:
    """All figures of an archive in Prometheus's text format.

    An archive that cannot be asked gives ``briefing_archive_up 0`` and nothing else: the page itself still answers.

    Args:
        archive_url: The archive's SQLAlchemy URL.
        settings: For the schedule, of which missing months depend; the office's when None.
        now: The moment to count for; the present one when None.
    """
    registry = CollectorRegistry()
    up = Gauge("briefing_archive_up", "1 when the archive could be read.", registry=registry)
    try:
        file = sqlite_file(make_url(archive_url)) if archive_url.startswith("sqlite") else None
        if file is not None and not file.is_file():  # asking for figures must not make an archive
            raise ArchiveError(f"there is no archive {file} yet")
        with Archive(archive_url) as archive:
            _measure(archive, registry, settings or BriefingSettings(), now or datetime.now(UTC))
    except Exception as error:  # noqa: BLE001  a page of metrics that breaks tells nothing at all
        logging.getLogger(__name__).warning(redacted(f"Metrics: {' '.join(str(error).split())[:300]}"))
        registry = CollectorRegistry()
        up = Gauge("briefing_archive_up", "1 when the archive could be read.", registry=registry)
        up.set(0)
    else:
        up.set(1)
    return generate_latest(registry)


def _measure(archive: Archive, registry: CollectorRegistry, settings: BriefingSettings, now: datetime) -> None:
    def gauge(name: str, says: str, *labels: str) -> Gauge:
        return Gauge(f"briefing_{name}", says, labels, registry=registry)

    with archive.session() as session:
        documents = session.scalar(select(func.count()).select_from(DocumentRow)) or 0
        last_made = session.scalar(select(func.max(EditionRow.made_at)))
        counted = select(DeliveryRow.channel, DeliveryRow.state, func.count())
        deliveries = {
            (channel, state): count
            for channel, state, count in session.execute(counted.group_by(DeliveryRow.channel, DeliveryRow.state))
        }
    gauge("documents", "Documents the archive knows.").set(documents)
    if last_made is not None:
        gauge("last_edition_timestamp_seconds", "When the last edition was made, in Unix time.").set(
            last_made.timestamp()
        )
    missing = missing_months(archive, Schedule.of(settings), now)
    gauge("months_missing", "Months that are due and have no edition.").set(len(missing))
    by_state = Counter(states_of(archive).values())
    editions = gauge("editions", "Editions by state.", "state")
    for state in EditionState:
        editions.labels(state.value).set(by_state[state])
    sent = gauge("deliveries", "Deliveries by channel and state.", "channel", "state")
    for channel in Channel:
        for outcome in DeliveryState:
            sent.labels(channel.value, outcome.value).set(deliveries.get((channel.value, outcome.value), 0))
    _measure_stages(archive, gauge)


def _measure_stages(archive: Archive, gauge: Callable[..., Gauge]) -> None:
    totals = {
        "stage_runs_total": ("Runs of the stage.", "runs"),
        "stage_seconds_total": ("Seconds of the stage, all runs.", "seconds"),
        "stage_documents_total": ("Documents the stage worked on, all runs.", "documents"),
        "stage_set_aside_total": ("Documents the stage set aside, all runs.", "set_aside"),
        "stage_held_total": ("Fields the stage held back, all runs.", "held"),
    }
    last = {
        "stage_last_seconds": ("Seconds of the stage, last run.", "seconds"),
        "stage_last_documents": ("Documents of the stage, last run.", "documents"),
        "stage_last_set_aside": ("Documents set aside, last run.", "set_aside"),
        "stage_last_held": ("Fields held back, last run.", "held"),
    }
    for names, rows in ((totals, stage_totals(archive, _BEGINNING)), (last, last_stages(archive))):
        for name, (says, attribute) in names.items():
            measure = gauge(name, says, "stage")
            for row in rows:
                measure.labels(row.stage).set(getattr(row, attribute))
