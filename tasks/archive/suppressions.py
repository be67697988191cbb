"""The office's suppression list: recipients who are not to get anything more, with who said so and why."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from tasks.archive.archive import Archive
from tasks.archive.deliveries import recipient_key
from tasks.archive.errors import ArchiveError
from tasks.archive.models import SuppressionRow
from tasks.contracts.delivery import Channel


@dataclass(frozen=True, slots=True)
class Suppression:
    """One recipient who gets nothing. ``address`` is empty where retention has taken it out: the key still tells."""

    recipient_key: str
    address: str
    reason: str
    person: str
    since: datetime


def suppress(archive: Archive, channel: Channel, address: str, *, person: str, reason: str = "") -> bool:
    """Puts a recipient on the list; False: they were on it.

    Raises:
        ArchiveError: nobody's name is given.
    """
    if not person.strip():
        raise ArchiveError("Give the name of the person who puts the address on the suppression list.")
    row = SuppressionRow(
        recipient_key=recipient_key(channel, address), address=address.strip(), reason=reason.strip(),
        person=person.strip()[:200], since=datetime.now(UTC),
    )  # fmt: skip
    with archive.durable_session() as session:
        session.add(row)
        try:
            session.commit()
        except IntegrityError:
            session.rollback()
            return False
    return True


def unsuppress(archive: Archive, channel: Channel, address: str) -> bool:
    """Takes a recipient off the list; False: they were not on it."""
    with archive.durable_session() as session:
        taken = session.execute(
            delete(SuppressionRow).where(SuppressionRow.recipient_key == recipient_key(channel, address))
        )
        session.commit()
        return int(getattr(taken, "rowcount", 0)) > 0


def suppressions(archive: Archive) -> tuple[Suppression, ...]:
    """The whole list, oldest first."""
    query = select(SuppressionRow).order_by(SuppressionRow.since, SuppressionRow.recipient_key)
    with archive.session() as session:
        return tuple(
            Suppression(row.recipient_key, row.address, row.reason, row.person, row.since)
            for row in session.scalars(query)
        )
