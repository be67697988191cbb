"""Where an edition stands between being made and being sent, and the decisions that led there.

draft → approved → sent; draft → sent back; approved → sent back while nobody has got it. A held edition stays held, a draft
of which a later version was made is superseded: of neither anything is ever sent. Decisions are only ever added.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tasks.archive.archive import Archive
from tasks.archive.errors import ApprovalError
from tasks.archive.locks import is_held
from tasks.archive.models import DecisionRow, DeliveryRow, EditionRow
from tasks.archive.standing import (
    ADVICE,
    all_states_in,
    decision_of,
    edition_in,
    id_of,
    in_words,
    last_decision_in,
    newest_versions_in,
    state_in,
)
from tasks.contracts.approval import Decision, EditionState
from tasks.contracts.delivery import DeliveryState
from tasks.contracts.edition import EditionId

#: The file of an edition that a person approves.
PDF: Final = "briefing.pdf"

#: Deliveries after which an edition can no longer be sent back: somebody has it, or may have it.
_OUT: Final = (DeliveryState.SENT, DeliveryState.UNKNOWN, DeliveryState.SENDING)


@dataclass(frozen=True, slots=True)
class WaitingEdition:
    """An edition on which a person can act, or whose delivery is not finished.

    ``approved_by`` is empty for a draft; ``deliveries`` counts the ledger's rows by state; ``is_newest`` is False for an
    approved edition of which a later version was made.
    """

    edition: EditionId
    state: EditionState
    number: int
    as_of: datetime
    pdf_sha256: str
    approved_by: str
    deliveries: Mapping[DeliveryState, int]
    is_newest: bool


def state_of(archive: Archive, edition: EditionId) -> EditionState:
    """Where the edition stands.

    Raises:
        ApprovalError: the archive knows no such edition.
    """
    with archive.session() as session:
        return state_in(session, edition_in(session, edition))


def states_of(archive: Archive) -> dict[EditionId, EditionState]:
    """Where every edition stands, by month, language and version."""
    with archive.session() as session:
        return {id_of(row): state for row, state in all_states_in(session)}


def decisions_of(archive: Archive, edition: EditionId) -> tuple[Decision, ...]:
    """The decisions on an edition, oldest first; none for a draft.

    Raises:
        ApprovalError: the archive knows no such edition.
    """
    with archive.session() as session:
        row = edition_in(session, edition)
        query = select(DecisionRow).where(DecisionRow.edition_id == row.edition_id).order_by(DecisionRow.decision_id)
        return tuple(decision_of(edition, decision) for decision in session.scalars(query))


def last_decision(archive: Archive, edition: EditionId) -> Decision | None:
    """The decision that an edition stands at; None for one that nobody has decided on.

    Raises:
        ApprovalError: the archive knows no such edition.
    """
    return next(reversed(decisions_of(archive, edition)), None)


def decide(archive: Archive, decision: Decision) -> None:
    """Writes a decision down if the edition's state allows it; of two at the same moment one wins.

    One that stands already, by the same person on the same bytes, is accepted and not written twice: a publisher that was
    killed and started again repeats it.

    Raises:
        ApprovalError: the state does not allow it, the bytes are others, or there is no such edition; says what to do.
    """
    if decision.state is EditionState.SENT_BACK and not decision.reason.strip():
        raise ApprovalError(f"Sending edition {decision.edition.label} back needs a reason: say what is to be changed.")
    with archive.writing() as session:
        row = edition_in(session, decision.edition)
        state = state_in(session, row)
        _check_bytes(row, decision)
        last = last_decision_in(session, row.edition_id)
        if last is not None and _is_repeated(last, decision):
            return
        _check_step(archive, session, row, state, decision, last)
        session.add(
            DecisionRow(
                edition_id=row.edition_id, state=decision.state.value, person=decision.person, reason=decision.reason,
                pdf_sha256=decision.pdf_sha256, decided_at=decision.decided_at,
            )
        )  # fmt: skip


def waiting(archive: Archive) -> tuple[WaitingEdition, ...]:
    """Drafts to decide on (of each month and language the newest version) and approved editions still to be sent.

    Newest month first, then by language, newest version first.
    """
    with archive.session() as session:
        rows = [
            (row, state)
            for row, state in all_states_in(session)
            if state in (EditionState.DRAFT, EditionState.APPROVED)
        ]
        counted = select(DeliveryRow.edition_id, DeliveryRow.state, func.count()).group_by(
            DeliveryRow.edition_id, DeliveryRow.state
        )
        deliveries: dict[int, dict[DeliveryState, int]] = {}
        for edition_id, state, count in session.execute(counted):
            deliveries.setdefault(edition_id, {})[DeliveryState(state)] = count
        newest = newest_versions_in(session)
        found = [
            WaitingEdition(
                edition=id_of(row), state=state, number=row.number, as_of=row.as_of, pdf_sha256=row.files.get(PDF, ""),
                approved_by="" if state is EditionState.DRAFT else _person(session, row.edition_id),
                deliveries=deliveries.get(row.edition_id, {}), is_newest=newest[row.month, row.language] == row.version,
            )
            for row, state in rows
        ]  # fmt: skip
    found.sort(key=lambda item: (item.edition.language, -item.edition.version))
    return tuple(sorted(found, key=lambda item: item.edition.month, reverse=True))


def outbound_decision(archive: Archive, edition: EditionId) -> Decision:
    """The approval that an edition may be sent on; asked once more before anything goes out.

    Raises:
        ApprovalError: the edition is not approved, or is sent already.
    """
    with archive.session() as session:
        row = edition_in(session, edition)
        state = state_in(session, row)
        last = last_decision_in(session, row.edition_id)
    if state is EditionState.SENT:
        raise ApprovalError(f"Edition {edition.label} has been sent to everybody: nothing is left to do.")
    if state is not EditionState.APPROVED or last is None:
        raise ApprovalError(
            f"Edition {edition.label} is {in_words(state)}: only an approved edition is sent. {ADVICE[state]}"
        )
    return decision_of(edition, last)


def is_approved(session: Session, edition_id: int) -> bool:
    """Whether an edition stands approved, within a transaction of the ledger's: asked there before a delivery is claimed."""
    last = last_decision_in(session, edition_id)
    return last is not None and last.state == EditionState.APPROVED


def _check_bytes(row: EditionRow, decision: Decision) -> None:
    label, recorded = decision.edition.label, row.files.get(PDF)
    if recorded is None:
        raise ApprovalError(f"The archive has no {PDF} of edition {label}: make the month again.")
    if recorded != decision.pdf_sha256:
        raise ApprovalError(
            f"The {PDF} of edition {label} (SHA-256 {decision.pdf_sha256[:12]}…) is not the one that was made "
            f"({recorded[:12]}…): put the edition's own file back, or make the month again."
        )


def _is_repeated(last: DecisionRow, decision: Decision) -> bool:
    return (last.state, last.person, last.pdf_sha256, last.reason) == (
        decision.state.value, decision.person, decision.pdf_sha256, decision.reason,
    )  # fmt: skip


def _check_step(
    archive: Archive,
    session: Session,
    row: EditionRow,
    state: EditionState,
    decision: Decision,
    last: DecisionRow | None,
) -> None:
    label, wished = decision.edition.label, decision.state
    if wished not in _STEPS.get(state, ()):
        by = f" by {last.person} on {last.decided_at:%Y-%m-%d at %H:%M} UTC" if last is not None else ""
        raise ApprovalError(
            f"Edition {label} is {in_words(state)}{by} and cannot become {in_words(wished)}. {ADVICE[state]}"
        )
    out = _count(session, row.edition_id, _OUT)
    if wished is EditionState.SENT_BACK and out:
        raise ApprovalError(
            f"Edition {label} can no longer be sent back: {out} of its recipients have it or may have it. "
            "Make the month again to send a correction."
        )
    if wished in (EditionState.SENT, EditionState.SENT_BACK) and _is_being_sent(archive, session, row.edition_id):
        raise ApprovalError(
            f"Edition {label} is being sent at this moment: wait until that has ended, then look again."
        )


#: State → states that a decision can lead to.
_STEPS: Final = {
    EditionState.DRAFT: (EditionState.APPROVED, EditionState.SENT_BACK),
    EditionState.APPROVED: (EditionState.SENT, EditionState.SENT_BACK),
}


def _person(session: Session, edition_id: int) -> str:
    last = last_decision_in(session, edition_id)
    return last.person if last is not None else ""


def _is_being_sent(archive: Archive, session: Session, edition_id: int) -> bool:
    """Whether a publisher that is alive is at work; before it hands anything over it asks whether the edition is approved.

    What failed is not counted: who publishes knows whether those readers are still to get it.
    """
    query = select(DeliveryRow.publisher).distinct().where(DeliveryRow.edition_id == edition_id)
    at_work = query.where(DeliveryRow.state.in_((DeliveryState.CLAIMED, DeliveryState.SENDING)))
    return any(is_held(archive.url, publisher) for publisher in session.scalars(at_work) if publisher)


def _count(session: Session, edition_id: int, states: tuple[DeliveryState, ...]) -> int:
    query = select(func.count()).where(DeliveryRow.edition_id == edition_id, DeliveryRow.state.in_(states))
    return session.scalar(query) or 0
