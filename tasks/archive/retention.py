"""Forgetting what an office no longer wants to keep: facts read from documents, and readers' addresses.

Editions, decisions and the states of deliveries are never touched: a delivery without its address still has the key by which
nothing is sent to that reader twice.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, func, or_, select, text, update
from sqlalchemy.orm import Session

from tasks.archive.archive import Archive
from tasks.archive.models import DeliveryRow, DocumentRow, FactsRow


@dataclass(frozen=True, slots=True)
class RetentionPolicy:
    """Days that facts and addresses are kept; 0 keeps them for ever.

    Raises:
        ValueError: a negative number of days.
    """

    facts_days: int = 0
    addresses_days: int = 0

    def __post_init__(self) -> None:
        if min(self.facts_days, self.addresses_days) < 0:
            raise ValueError("days to keep something are 0 (for ever) or more")


@dataclass(frozen=True, slots=True)
class RetentionReport:
    """How many documents' ``facts`` and deliveries' ``addresses`` were forgotten, or would be in a ``dry_run``."""

    facts: int
    addresses: int
    dry_run: bool


def apply(archive: Archive, policy: RetentionPolicy, now: datetime, *, dry_run: bool = False) -> RetentionReport:
    """Forgets what is older than the policy allows, all in one transaction; a dry run only counts.

    Facts that are asked for again are read from the document again, so forgetting them costs time and nothing else. With an
    address go the reader's name and what the mail server said, which often quotes the address.

    Args:
        archive: The archive.
        policy: How long what is kept.
        now: The moment from which days are counted back.
        dry_run: Change nothing.

    Raises:
        ArchiveError: the archive cannot be read or written.
    """
    facts = _old_facts(now - timedelta(days=policy.facts_days)) if policy.facts_days else None
    addresses = _old_addresses(now - timedelta(days=policy.addresses_days)) if policy.addresses_days else None
    if dry_run:
        with archive.session() as session:
            return RetentionReport(
                _count(session, FactsRow, facts), _count(session, DeliveryRow, addresses), dry_run=True
            )
    with archive.writing() as session:
        report = RetentionReport(
            _count(session, FactsRow, facts), _count(session, DeliveryRow, addresses), dry_run=False
        )
        if facts is not None:
            session.execute(delete(FactsRow).where(facts), execution_options={"synchronize_session": False})
            # Of an earlier layout, and of a document whose first day nobody knows: their time runs from now.
            session.execute(update(FactsRow).where(FactsRow.kept_at.is_(None)).values(kept_at=now))
        if addresses is not None:
            if session.connection().dialect.name == "sqlite":
                session.execute(text("PRAGMA secure_delete = ON"))  # else the file keeps the words in its free pages
            session.execute(update(DeliveryRow).where(addresses).values(address="", name="", detail=""))
        return report


def _old_facts(before: datetime) -> ColumnElement[bool]:
    known = select(DocumentRow.sha256).where(DocumentRow.first_seen < before.date())
    return or_(FactsRow.kept_at < before, and_(FactsRow.kept_at.is_(None), FactsRow.sha256.in_(known)))


def _old_addresses(before: datetime) -> ColumnElement[bool]:
    has_words = or_(DeliveryRow.address != "", DeliveryRow.name != "", DeliveryRow.detail != "")
    return and_(DeliveryRow.changed_at < before, has_words)


def _count(session: Session, table: type[FactsRow] | type[DeliveryRow], old: ColumnElement[bool] | None) -> int:
    if old is None:
        return 0
    return session.scalar(select(func.count()).select_from(table).where(old)) or 0
