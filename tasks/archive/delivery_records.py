"""What the ledger of deliveries says of one edition: who was, is being, or is not to be sent it."""

import hashlib
import unicodedata
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from tasks.archive.approvals import is_approved
from tasks.archive.archive import Archive
from tasks.archive.errors import ArchiveError
from tasks.archive.locks import is_held
from tasks.archive.models import DeliveryRow, EditionRow
from tasks.contracts.delivery import Channel, Delivery, DeliveryState
from tasks.contracts.edition import EditionId

#: Deliveries after which somebody has the edition, or may have it.
_OUT = (DeliveryState.SENT, DeliveryState.UNKNOWN, DeliveryState.SENDING)


def recipient_key(channel: Channel, address: str) -> str:
    """SHA-256 of channel and address as compared: e-mail addresses without regard to case and Unicode form.

    >>> recipient_key(Channel.EMAIL, "Ann@Example.org") == recipient_key(Channel.EMAIL, "ann@example.org")
    True
    """
    compared = unicodedata.normalize("NFC", address.strip())
    if channel is Channel.EMAIL:
        compared = compared.casefold()
    elif channel is Channel.FOLDER:
        compared = compared.rstrip("/")
    return hashlib.sha256(f"{channel.value}\0{compared}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a recipient's delivery stands in the ledger."""

    delivery_id: int
    state: DeliveryState
    publisher: str
    attempts: int
    detail: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A delivery reserved by one publisher for one attempt; only its holder can go on with it."""

    delivery_id: int
    publisher: str
    attempts: int


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody an earlier version was sent to; ``address`` is empty where retention has taken it out."""

    recipient_key: str
    channel: Channel
    address: str
    name: str


class DeliveryRecords:
    """The deliveries of one edition (month, language and version), as they can be read.

    Raises:
        ArchiveError: the archive does not know the edition; from any method, when the database cannot be used.
    """

    def __init__(self, archive: Archive, edition: EditionId) -> None:
        self._archive = archive
        self.edition = edition
        query = select(EditionRow.edition_id).where(
            EditionRow.month == edition.month, EditionRow.language == edition.language,
            EditionRow.version == edition.version,
        )  # fmt: skip
        with archive.session() as session:
            found = session.scalar(query)
        if found is None:
            raise ArchiveError(f"The archive has no edition {edition.label}: make it before it is sent.")
        self._edition_id = found
        self._dead: set[str] = set()

    def standings(self) -> dict[str, Standing]:
        """Recipient key → where their delivery stands."""
        return dict(self._standings())

    def standing(self, key: str) -> Standing | None:
        """Where one recipient's delivery stands now."""
        return next((found for _, found in self._standings(DeliveryRow.recipient_key == key)), None)

    def _standings(self, *conditions: ColumnElement[bool]) -> list[tuple[str, Standing]]:
        row = DeliveryRow
        query = select(row.recipient_key, row.delivery_id, row.state, row.publisher, row.attempts, row.detail)
        with self._archive.session() as session:
            found = session.execute(query.where(row.edition_id == self._edition_id, *conditions)).all()
        return [
            (key, Standing(delivery_id, DeliveryState(state), publisher, attempts, detail))
            for key, delivery_id, state, publisher, attempts, detail in found
        ]

    def of_edition(self) -> tuple[Delivery, ...]:
        """Every delivery of the edition, in the order in which they were claimed."""
        query = select(DeliveryRow).where(DeliveryRow.edition_id == self._edition_id).order_by(DeliveryRow.delivery_id)
        with self._archive.session() as session:
            return tuple(
                Delivery(
                    edition=self.edition, channel=Channel(row.channel), address=row.address, name=row.name,
                    state=DeliveryState(row.state), attempts=row.attempts, message_id=row.message_id,
                    publisher=row.publisher, pdf_sha256=row.pdf_sha256, detail=row.detail, changed_at=row.changed_at,
                )
                for row in session.scalars(query)
            )  # fmt: skip

    def counts(self) -> dict[tuple[Channel, DeliveryState], int]:
        """Deliveries of the edition by channel and state."""
        query = select(DeliveryRow.channel, DeliveryRow.state, func.count()).where(
            DeliveryRow.edition_id == self._edition_id
        )
        with self._archive.session() as session:
            found = session.execute(query.group_by(DeliveryRow.channel, DeliveryRow.state)).all()
        return {(Channel(channel), DeliveryState(state)): count for channel, state, count in sorted(found)}

    def had_before(self) -> dict[str, tuple[int, Addressee]]:
        """Who has got, or may have got, an earlier version: recipient key → (the newest such version, who it is)."""
        row = DeliveryRow
        query = (
            select(EditionRow.version, row.recipient_key, row.channel, row.address, row.name)
            .join(EditionRow, EditionRow.edition_id == row.edition_id)
            .where(EditionRow.month == self.edition.month, EditionRow.language == self.edition.language)
            .where(EditionRow.version < self.edition.version)
            .where(row.state.in_([state.value for state in _OUT]))
            .order_by(EditionRow.version, row.delivery_id)
        )
        with self._archive.session() as session:
            found = session.execute(query).all()
        return {
            key: (version, Addressee(key, Channel(channel), address, name))
            for version, key, channel, address, name in found
        }

    def is_open(self) -> bool:
        """Whether the edition stands approved, so that it may be sent."""
        with self._archive.session() as session:
            return is_approved(session, self._edition_id)

    def is_alive(self, publisher: str) -> bool:
        """Whether the publisher's process is still there, by its lock. The dead do not come back: each has its own name."""
        if not publisher or publisher in self._dead:
            return False
        alive = is_held(self._archive.url, publisher)
        if not alive:
            self._dead.add(publisher)
        return alive
