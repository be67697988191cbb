"""The ledger of deliveries: at most one a recipient, edition, language and version, across crashes, retries and publishers.

A row is claimed before anything is handed over, and goes ``claimed`` → ``sending`` immediately before the one act that cannot
be taken back. Each step is one durable transaction that compares what it changes (state, publisher, attempt) with what it
expects: of two publishers one wins. What a publisher left behind is told by its lock, which ends with its process: a row it had
``claimed`` may be taken over, a row it was ``sending`` becomes ``unknown`` and is never repeated but by a person's decision.
"""

import uuid
from collections.abc import Collection
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Update, insert, update
from sqlalchemy.exc import IntegrityError

from tasks.archive.approvals import is_approved
from tasks.archive.delivery_records import Addressee, Claim, DeliveryRecords, Standing, recipient_key
from tasks.archive.errors import ArchiveError
from tasks.archive.models import DeliveryRow
from tasks.contracts.delivery import Channel, DeliveryState

__all__ = ["Addressee", "Claim", "Ledger", "Standing", "new_publisher", "recipient_key"]

_CLAIMED, _SENDING, _FAILED, _UNKNOWN = (
    DeliveryState.CLAIMED, DeliveryState.SENDING, DeliveryState.FAILED, DeliveryState.UNKNOWN,
)  # fmt: skip
#: What an attempt can end in.
OUTCOMES = frozenset({DeliveryState.SENT, _FAILED, DeliveryState.REFUSED, _UNKNOWN})
#: What is settled without an attempt.
_NOT_TRIED = frozenset({DeliveryState.SUPPRESSED, DeliveryState.NOT_ALLOWED})
_MOST_DETAIL = 1_000  # characters of a server's words


class Ledger(DeliveryRecords):
    """The deliveries of one edition, and the steps by which they change.

    Raises:
        ArchiveError: the archive does not know the edition; from any method, when the database cannot be used.
    """

    def claim(
        self, key: str, channel: Channel, address: str, *, publisher: str, name: str = "", message_id: str = "",
        pdf_sha256: str = "",
    ) -> Claim | None:  # fmt: skip
        """Reserves the delivery for one attempt: a new one, one that certainly failed, or one whose publisher is dead.

        None: it is dealt with, or another publisher that is alive has it.
        """
        values = {
            "channel": channel.value, "address": address, "name": name, "message_id": message_id,
            "pdf_sha256": pdf_sha256, "publisher": publisher, "state": _CLAIMED.value, "detail": "",
        }  # fmt: skip
        found = self.standing(key)
        if found is None:
            delivery_id = self._insert(key, {**values, "attempts": 1})
            return None if delivery_id is None else Claim(delivery_id, publisher, 1)
        if found.state not in (_FAILED, _CLAIMED):
            return None
        if found.state is _CLAIMED and self.is_alive(found.publisher):
            return None
        attempts = found.attempts + 1  # also where a claim is taken over: the number tells one claim from the next
        if not self._changed(self._of(key, found).values(**values, attempts=attempts, changed_at=_now())):
            return None
        return Claim(found.delivery_id, publisher, attempts)

    def sending(self, claim: Claim) -> bool:
        """``claimed`` → ``sending``; False: nothing may be sent, for the claim is no longer ours or the edition was sent back."""
        with self._archive.durable_session() as session:
            # In the same transaction: a sending back and a sending can never both win.
            if not is_approved(session, self._edition_id):
                session.rollback()
                return False
            changed = session.execute(self._stepped(claim, (_CLAIMED,), _SENDING, ""))
            session.commit()
            return int(getattr(changed, "rowcount", 0)) == 1

    def finish(self, claim: Claim, state: DeliveryState, detail: str = "") -> bool:
        """Writes down what became of the attempt.

        Also where another publisher took us for dead and wrote ``unknown``: we know better. False: a person has decided
        otherwise in between.
        """
        if state not in OUTCOMES:
            raise ValueError(f"An attempt cannot end as {state.value}.")
        return self._step(claim, (_CLAIMED, _SENDING, _UNKNOWN), state, detail)

    def set_aside(
        self, key: str, channel: Channel, address: str, state: DeliveryState, detail: str, *, name: str = ""
    ) -> bool:
        """Writes down that nothing is sent (``suppressed``, ``not_allowed``), unless something was sent or is under way."""
        if state not in _NOT_TRIED:
            raise ValueError(f"{state.value} is the outcome of an attempt.")
        values = {
            "channel": channel.value, "address": address, "name": name, "state": state.value, "detail": detail,
        }  # fmt: skip
        if self._insert(key, {**values, "attempts": 0}) is not None:
            return True
        found = self.standing(key)
        if found is None or found.state not in (_FAILED, _CLAIMED):
            return False
        if found.state is _CLAIMED and self.is_alive(found.publisher):
            return False
        return self._changed(self._of(key, found).values(state=state.value, detail=detail, changed_at=_now()))

    def mark_dead_unknown(self) -> int:
        """``sending`` rows of publishers that are no longer there become ``unknown``; how many."""
        marked = 0
        for key, found in self.standings().items():
            if found.state is not _SENDING or self.is_alive(found.publisher):
                continue
            detail = "the program ended while the message was being handed over: it may have arrived or not"
            step = self._of(key, found).values(state=_UNKNOWN.value, detail=detail, changed_at=_now())
            marked += self._changed(step)
        return marked

    def repeat_unknown(self, person: str, keys: Collection[str] | None = None) -> int:
        """A person's decision that unknown deliveries (all, or those of ``keys``) be tried again by the next publishing."""
        return self._reopen(person, (_UNKNOWN,), keys)

    def reopen(self, person: str, keys: Collection[str]) -> int:
        """A person's decision that what was refused, suppressed or not allowed be tried again by the next publishing."""
        return self._reopen(person, (DeliveryState.REFUSED, *_NOT_TRIED), keys)

    def _of(self, key: str, found: Standing) -> Update:
        """A change of a recipient's row that is made only if the row still is as it was found."""
        row = DeliveryRow
        return update(row).where(
            row.edition_id == self._edition_id, row.recipient_key == key, row.state == found.state.value,
            row.publisher == found.publisher, row.attempts == found.attempts,
        )  # fmt: skip

    def _insert(self, key: str, values: dict[str, object]) -> int | None:
        """The new row's number; None: the recipient has a row."""
        step = insert(DeliveryRow).values(
            edition_id=self._edition_id, recipient_key=key, changed_at=_now(),
            **{"publisher": "", "message_id": "", "pdf_sha256": "", **values},
        )  # fmt: skip
        with self._archive.durable_session() as session:
            try:
                made = session.execute(step.returning(DeliveryRow.delivery_id)).scalar_one()
                session.commit()
            except IntegrityError:
                session.rollback()
                return None
        return int(made)

    def _step(self, claim: Claim, expected: tuple[DeliveryState, ...], state: DeliveryState, detail: str) -> bool:
        return self._changed(self._stepped(claim, expected, state, detail))

    def _stepped(self, claim: Claim, expected: tuple[DeliveryState, ...], state: DeliveryState, detail: str) -> Update:
        return (
            update(DeliveryRow)
            .where(
                DeliveryRow.delivery_id == claim.delivery_id, DeliveryRow.publisher == claim.publisher,
                DeliveryRow.attempts == claim.attempts, _is_one_of(expected),
            )
            .values(state=state.value, detail=detail[:_MOST_DETAIL], changed_at=_now())
        )  # fmt: skip

    def _reopen(self, person: str, states: tuple[DeliveryState, ...], keys: Collection[str] | None) -> int:
        if not person.strip():
            raise ArchiveError("Repeating a delivery is a person's decision: give their name.")
        step = update(DeliveryRow).where(DeliveryRow.edition_id == self._edition_id, _is_one_of(states))
        detail = f"to be tried again, decided by {person.strip()}"[:_MOST_DETAIL]
        values = {"state": _FAILED.value, "detail": detail, "changed_at": _now()}
        if keys is None:
            return self._count(step.values(**values))
        return sum(
            self._count(step.where(DeliveryRow.recipient_key == key).values(**values)) for key in sorted(set(keys))
        )

    def _changed(self, step: Update) -> bool:
        return self._count(step) == 1

    def _count(self, step: Update) -> int:
        with self._archive.durable_session() as session:
            changed = session.execute(step)
            session.commit()
            return int(getattr(changed, "rowcount", 0))


def new_publisher() -> str:
    """A name for one publishing, and of the lock that it holds while it works."""
    return f"publisher-{uuid.uuid4()}"


def _is_one_of(states: tuple[DeliveryState, ...]) -> ColumnElement[bool]:
    return DeliveryRow.state.in_([state.value for state in states])


def _now() -> datetime:
    return datetime.now(UTC)
