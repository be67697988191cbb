"""Tables of the archive. Portable types only, so that SQLite and PostgreSQL hold the same."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
from sqlalchemy.types import TypeDecorator

#: Raised with every change of a table; an archive with another number is never written to.
SCHEMA_VERSION = "3"


class UtcDateTime(TypeDecorator[datetime]):
    """A point in time in UTC: SQLite drops the time zone, so it is normalised going in and restored coming out."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  the signature is SQLAlchemy's
        """UTC without a zone, as every database stores it alike."""
        return value.astimezone(UTC).replace(tzinfo=None) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  the signature is SQLAlchemy's
        """The same instant with its zone."""
        return value.replace(tzinfo=UTC) if value is not None else None


class Base(DeclarativeBase):
    """All tables of the archive."""


class InfoRow(Base):
    """What the archive knows of itself (its layout)."""

    __tablename__ = "archive_info"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(String(200))


class DocumentRow(Base):
    """A document's bytes and the day they were first seen."""

    __tablename__ = "documents"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    file: Mapped[str] = mapped_column(Text, default="")
    first_seen: Mapped[date] = mapped_column(Date)


class FactsRow(Base):
    """All that a program of a certain fingerprint read from a document under a certain name.

    ``packed`` is the JSON of ``Worked``, deflated (a tenth of its size); rows of the second layout have it in ``worked``.
    ``kept_at`` is None for those. It decides nothing but when retention forgets the row.
    """

    __tablename__ = "facts"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    file: Mapped[str] = mapped_column(String(500), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64), primary_key=True)
    worked: Mapped[str] = mapped_column(Text, default="")
    packed: Mapped[bytes | None] = mapped_column(LargeBinary, default=None)
    kept_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None, index=True)


class EditionRow(Base):
    """One version of one month's edition in one language. ``made_at`` is its as-of time: there is no other clock."""

    __tablename__ = "editions"
    __table_args__ = (UniqueConstraint("month", "language", "version", name="one_edition_a_version"),)

    edition_id: Mapped[int] = mapped_column(Integer, primary_key=True)
    month: Mapped[str] = mapped_column(String(7), index=True)
    version: Mapped[int] = mapped_column(Integer)
    language: Mapped[str] = mapped_column(String(20), default="en", server_default="en")
    number: Mapped[int] = mapped_column(Integer)
    as_of: Mapped[datetime] = mapped_column(UtcDateTime)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    inputs_digest: Mapped[str] = mapped_column(String(64))
    fingerprint: Mapped[str] = mapped_column(String(64), default="")
    parameters: Mapped[dict[str, Any]] = mapped_column(JSON)
    files: Mapped[dict[str, Any]] = mapped_column(JSON)
    outcome: Mapped[str] = mapped_column(String(20))
    changes: Mapped[list[Any]] = mapped_column(JSON)
    documents: Mapped[list["EditionDocumentRow"]] = relationship(
        back_populates="edition", lazy="selectin", cascade="all, delete-orphan", order_by="EditionDocumentRow.position"
    )


class EditionDocumentRow(Base):
    """A document that an edition covers, by content and by the name it had then."""

    __tablename__ = "edition_documents"
    __table_args__ = (Index("edition_documents_by_sha256", "sha256"),)

    edition_id: Mapped[int] = mapped_column(ForeignKey("editions.edition_id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64))
    file: Mapped[str] = mapped_column(Text)
    edition: Mapped[EditionRow] = relationship(back_populates="documents")


class ReviewRow(Base):
    """One reviewed wording of one source sentence; of several the newest stands."""

    __tablename__ = "reviews"

    review_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    source: Mapped[str] = mapped_column(Text)
    source_language: Mapped[str] = mapped_column(String(20))
    target: Mapped[str] = mapped_column(Text)
    target_language: Mapped[str] = mapped_column(String(20))
    field_kind: Mapped[str] = mapped_column(String(60), default="")
    reviewer: Mapped[str] = mapped_column(String(200))
    reviewed_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    origin: Mapped[str] = mapped_column(String(10))
    document_id: Mapped[str] = mapped_column(String(80), default="")
    symbol: Mapped[str] = mapped_column(String(80), default="")
    note: Mapped[str] = mapped_column(Text, default="")


class EditionCountRow(Base):
    """How many items of a kind an edition holds, for comparison with later ones."""

    __tablename__ = "edition_counts"

    edition_id: Mapped[int] = mapped_column(ForeignKey("editions.edition_id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    count: Mapped[int] = mapped_column(Integer)


class EditionFieldsRow(Base):
    """The translated fields of one document as an edition printed or held them, as JSON of ``TranslatedField``."""

    __tablename__ = "edition_fields"

    edition_id: Mapped[int] = mapped_column(ForeignKey("editions.edition_id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    fields: Mapped[str] = mapped_column(Text)


class DecisionRow(Base):
    """One step of an edition's life that somebody took; the last one tells where it stands. Never changed, never deleted."""

    __tablename__ = "edition_decisions"

    decision_id: Mapped[int] = mapped_column(Integer, primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("editions.edition_id", ondelete="CASCADE"), index=True)
    state: Mapped[str] = mapped_column(String(20))
    person: Mapped[str] = mapped_column(String(200))
    reason: Mapped[str] = mapped_column(Text, default="")
    pdf_sha256: Mapped[str] = mapped_column(String(64))
    decided_at: Mapped[datetime] = mapped_column(UtcDateTime)


class DeliveryRow(Base):
    """The ledger: one delivery of one edition to one recipient by one channel, claimed before anything is sent.

    ``recipient_key`` is the SHA-256 of channel and address as compared, so that it stays when retention empties ``address``.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("edition_id", "recipient_key", name="one_delivery_a_recipient"),
        Index("deliveries_by_recipient", "recipient_key"),
        Index("deliveries_by_state", "edition_id", "state"),
    )

    delivery_id: Mapped[int] = mapped_column(Integer, primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("editions.edition_id", ondelete="CASCADE"))
    recipient_key: Mapped[str] = mapped_column(String(64))
    channel: Mapped[str] = mapped_column(String(10))
    address: Mapped[str] = mapped_column(Text, default="")
    name: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(String(20))
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    message_id: Mapped[str] = mapped_column(String(300), default="")
    publisher: Mapped[str] = mapped_column(String(80), default="")
    pdf_sha256: Mapped[str] = mapped_column(String(64), default="")
    detail: Mapped[str] = mapped_column(Text, default="")
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class SuppressionRow(Base):
    """A recipient who is not to get anything more, with who said so and why."""

    __tablename__ = "suppressions"

    recipient_key: Mapped[str] = mapped_column(String(64), primary_key=True)
    address: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    person: Mapped[str] = mapped_column(String(200), default="")
    since: Mapped[datetime] = mapped_column(UtcDateTime)


class ScheduledMonthRow(Base):
    """A month that the schedule has dealt with, once and for all languages: ``done``, ``failed`` or ``running``."""

    __tablename__ = "scheduled_months"

    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    state: Mapped[str] = mapped_column(String(20))
    scheduled_at: Mapped[datetime] = mapped_column(UtcDateTime)
    run_id: Mapped[str] = mapped_column(String(80), default="")
    detail: Mapped[str] = mapped_column(Text, default="")
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class StageRow(Base):
    """What one stage of one run took and held: the office's metrics."""

    __tablename__ = "run_stages"
    __table_args__ = (Index("run_stages_by_time", "ended_at"),)

    stage_id: Mapped[int] = mapped_column(Integer, primary_key=True)
    run_id: Mapped[str] = mapped_column(String(80))
    edition: Mapped[str] = mapped_column(String(40))
    stage: Mapped[str] = mapped_column(String(60))
    seconds: Mapped[float] = mapped_column(Float)
    documents: Mapped[int] = mapped_column(Integer, default=0)
    set_aside: Mapped[int] = mapped_column(Integer, default=0)
    held: Mapped[int] = mapped_column(Integer, default=0)
    ended_at: Mapped[datetime] = mapped_column(UtcDateTime)
