"""Where editions stand, within a session: the questions that decisions, lists and the ledger share."""

from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session, lazyload

from tasks.archive.errors import ApprovalError
from tasks.archive.models import DecisionRow, EditionRow
from tasks.contracts.approval import Decision, EditionState
from tasks.contracts.edition import EditionId
from tasks.contracts.result import Outcome

#: Editions without their documents, of which there may be thousands.
EDITIONS: Final = select(EditionRow).options(lazyload(EditionRow.documents))


#: What a person can do about an edition in a state.
ADVICE: Final = {
    EditionState.DRAFT: "Approve it first.",
    EditionState.HELD: "Its checks.json says what blocks it: mend that and make the month again.",
    EditionState.APPROVED: "Publish it again to go on with its delivery; that needs no new decision.",
    EditionState.SENT: "What has been sent cannot be called back: make the month again to send a correction.",
    EditionState.SENT_BACK: "Make the month again: the new version can be approved.",
    EditionState.SUPERSEDED: "A later version was made: decide on that one.",
}


def in_words(state: EditionState) -> str:
    """A state within a sentence."""
    return "a draft" if state is EditionState.DRAFT else state.value.replace("_", " ")


def edition_in(session: Session, edition: EditionId) -> EditionRow:
    """The row of an edition, without its documents.

    Raises:
        ApprovalError: the archive knows no such edition.
    """
    row = session.scalar(
        EDITIONS.where(
            EditionRow.month == edition.month,
            EditionRow.language == edition.language,
            EditionRow.version == edition.version,
        )
    )
    if row is None:
        raise ApprovalError(f"The archive knows no edition {edition.label}: choose one of those it lists as waiting.")
    return row


def state_in(session: Session, row: EditionRow) -> EditionState:
    """Where an edition stands."""
    last = last_decision_in(session, row.edition_id)
    later = select(func.count()).where(
        EditionRow.month == row.month, EditionRow.language == row.language, EditionRow.version > row.version
    )
    return _state_from(row, last.state if last else None, is_newest=last is not None or not session.scalar(later))


def _state_from(row: EditionRow, decided: str | None, *, is_newest: bool) -> EditionState:
    if row.outcome == Outcome.HELD:
        return EditionState.HELD
    if decided is not None:
        return EditionState(decided)
    return EditionState.DRAFT if is_newest else EditionState.SUPERSEDED


def all_states_in(session: Session) -> list[tuple[EditionRow, EditionState]]:
    """Every edition with its state, in three questions however many there are."""
    newest = newest_versions_in(session)
    last = select(func.max(DecisionRow.decision_id)).group_by(DecisionRow.edition_id)
    stands = select(DecisionRow.edition_id, DecisionRow.state).where(DecisionRow.decision_id.in_(last))
    decided: dict[int, str] = {row.edition_id: row.state for row in session.execute(stands)}
    rows = session.scalars(EDITIONS.order_by(EditionRow.month, EditionRow.language, EditionRow.version))
    return [
        (row, _state_from(row, decided.get(row.edition_id), is_newest=newest[row.month, row.language] == row.version))
        for row in rows
    ]


def newest_versions_in(session: Session) -> dict[tuple[str, str], int]:
    """Month and language → the newest version."""
    query = select(EditionRow.month, EditionRow.language, func.max(EditionRow.version))
    grouped = session.execute(query.group_by(EditionRow.month, EditionRow.language))
    return {(month, language): version for month, language, version in grouped}


def last_decision_in(session: Session, edition_id: int) -> DecisionRow | None:
    """The decision that an edition stands at; None for one that nobody has decided on."""
    query = select(DecisionRow).where(DecisionRow.edition_id == edition_id).order_by(DecisionRow.decision_id.desc())
    return session.scalar(query.limit(1))


def id_of(row: EditionRow) -> EditionId:
    """The edition of a row."""
    return EditionId(month=row.month, version=row.version, language=row.language)


def decision_of(edition: EditionId, row: DecisionRow) -> Decision:
    """The decision of a row."""
    return Decision(
        edition=edition, state=EditionState(row.state), person=row.person, reason=row.reason, pdf_sha256=row.pdf_sha256,
        decided_at=row.decided_at,
    )  # fmt: skip
