import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tasks.archive.approvals import (
    decide,
    decisions_of,
    is_approved,
    last_decision,
    outbound_decision,
    state_of,
    states_of,
    waiting,
)
from tasks.archive.archive import Archive
from tasks.archive.errors import ApprovalError
from tasks.archive.locks import hold
from tasks.archive.models import DeliveryRow
from tasks.contracts.approval import Decision, EditionState
from tasks.contracts.delivery import DeliveryState
from tasks.contracts.edition import EditionId
from tasks.contracts.result import Outcome

NOW = datetime(2026, 12, 2, 6, tzinfo=UTC)
PDF = "d" * 64
NOVEMBER = EditionId(month="2026-11")
SECOND = EditionId(month="2026-11", version=2)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(f"sqlite:///{tmp_path / 'archive.sqlite'}")


def record(archive: Archive, edition: EditionId = NOVEMBER, outcome: Outcome = Outcome.MADE, pdf: str = PDF) -> int:
    row = archive.record(
        edition, as_of=NOW, number=1, inputs_digest="i", fingerprint="p", documents=[("a.txt", "a" * 64)], parameters={},
        files={"briefing.pdf": pdf} if pdf else {}, outcome=outcome,
    )  # fmt: skip
    return row.edition_id


def decision(
    state: EditionState = EditionState.APPROVED, edition: EditionId = NOVEMBER, person: str = "Ann Lee", reason: str = "",
    pdf: str = PDF,
) -> Decision:  # fmt: skip
    return Decision(edition=edition, state=state, person=person, reason=reason, pdf_sha256=pdf, decided_at=NOW)


def deliver(archive: Archive, edition_id: int, *states: DeliveryState) -> None:
    with archive.session() as session:
        session.query(DeliveryRow).delete()
        session.add_all(
            DeliveryRow(
                edition_id=edition_id, recipient_key=f"{number:064d}", channel="email", state=state, changed_at=NOW
            )
            for number, state in enumerate(states)
        )
        session.commit()


def test_a_draft_is_approved_and_sent(archive: Archive) -> None:
    edition_id = record(archive)
    assert state_of(archive, NOVEMBER) is EditionState.DRAFT
    assert (decisions_of(archive, NOVEMBER), last_decision(archive, NOVEMBER)) == ((), None)
    decide(archive, decision())
    assert outbound_decision(archive, NOVEMBER) == decision()
    with archive.session() as session:
        assert is_approved(session, edition_id)
    deliver(
        archive, edition_id, DeliveryState.SENT, DeliveryState.REFUSED, DeliveryState.UNKNOWN, DeliveryState.SUPPRESSED
    )
    decide(archive, decision(EditionState.SENT))
    assert states_of(archive) == {NOVEMBER: EditionState.SENT}
    assert decisions_of(archive, NOVEMBER) == (decision(), decision(EditionState.SENT))
    with pytest.raises(ApprovalError, match="has been sent to everybody: nothing is left to do"):
        outbound_decision(archive, NOVEMBER)


def test_sending_back_needs_a_reason_and_a_new_version_is_a_draft_again(archive: Archive) -> None:
    record(archive)
    with pytest.raises(ApprovalError, match="needs a reason: say what is to be changed"):
        decide(archive, decision(EditionState.SENT_BACK, reason=" "))
    decide(archive, decision(EditionState.SENT_BACK, reason="The Doha figure is of last year."))
    with pytest.raises(
        ApprovalError, match=r"is sent back by Ann Lee on 2026-12-02 at 06:00 UTC .* Make the month again"
    ):
        decide(archive, decision())
    record(archive, SECOND)
    decide(archive, decision(edition=SECOND))
    assert states_of(archive) == {NOVEMBER: EditionState.SENT_BACK, SECOND: EditionState.APPROVED}


def test_what_is_approved_can_be_sent_back_until_somebody_may_have_it(archive: Archive) -> None:
    edition_id = record(archive)
    decide(archive, decision())
    for state in (DeliveryState.SENT, DeliveryState.UNKNOWN, DeliveryState.SENDING):
        deliver(archive, edition_id, DeliveryState.FAILED, state)
        with pytest.raises(ApprovalError, match="1 of its recipients have it or may have it"):
            decide(archive, decision(EditionState.SENT_BACK, reason="No."))
    deliver(archive, edition_id, DeliveryState.FAILED, DeliveryState.REFUSED)
    decide(archive, decision(EditionState.SENT_BACK, reason="No."))
    with pytest.raises(ApprovalError, match="is sent back: only an approved edition is sent"):
        outbound_decision(archive, NOVEMBER)


@pytest.mark.parametrize("wished", [EditionState.SENT_BACK, EditionState.SENT])
def test_a_publisher_that_is_at_work_is_in_the_way_and_a_dead_one_is_not(
    archive: Archive, wished: EditionState
) -> None:
    edition_id = record(archive)
    decide(archive, decision())
    deliver(archive, edition_id, DeliveryState.CLAIMED, DeliveryState.FAILED)
    with archive.session() as session:
        session.query(DeliveryRow).update({"publisher": "publisher-7"})
        session.commit()
    with hold(archive.url, "publisher-7"), pytest.raises(ApprovalError, match="is being sent at this moment: wait"):
        decide(archive, decision(wished, reason="No."))
    decide(archive, decision(wished, reason="No."))
    assert state_of(archive, NOVEMBER) is wished


@pytest.mark.parametrize("state", [EditionState.APPROVED, EditionState.SENT, EditionState.SENT_BACK])
def test_a_held_edition_stays_held(archive: Archive, state: EditionState) -> None:
    record(archive, outcome=Outcome.HELD)
    assert (state_of(archive, NOVEMBER), waiting(archive)) == (EditionState.HELD, ())
    with pytest.raises(ApprovalError, match=r"is held and cannot become .* checks.json says what blocks it"):
        decide(archive, decision(state, reason="Because."))
    assert decisions_of(archive, NOVEMBER) == ()


def test_a_superseded_draft_cannot_be_approved_but_an_approved_edition_stays_approved(archive: Archive) -> None:
    record(archive)
    record(archive, SECOND)
    assert states_of(archive) == {NOVEMBER: EditionState.SUPERSEDED, SECOND: EditionState.DRAFT}
    with pytest.raises(ApprovalError, match=r"is superseded and cannot become approved. A later version was made"):
        decide(archive, decision())
    decide(archive, decision(edition=SECOND))
    record(archive, EditionId(month="2026-11", version=3))
    assert state_of(archive, SECOND) is EditionState.APPROVED


def test_a_version_in_another_language_supersedes_nothing(archive: Archive) -> None:
    record(archive)
    record(archive, EditionId(month="2026-11", language="ru", version=2))
    assert state_of(archive, NOVEMBER) is EditionState.DRAFT


def test_sent_comes_from_approved_only(archive: Archive) -> None:
    record(archive)
    with pytest.raises(ApprovalError, match=r"is a draft and cannot become sent\. Approve it first"):
        decide(archive, decision(EditionState.SENT))


@pytest.mark.parametrize("state", [EditionState.DRAFT, EditionState.HELD, EditionState.SUPERSEDED])
def test_a_state_that_nobody_decides_is_refused(archive: Archive, state: EditionState) -> None:
    record(archive)
    with pytest.raises(ApprovalError, match="is a draft and cannot become"):
        decide(archive, decision(state))


def test_only_the_bytes_that_were_made_are_approved(archive: Archive) -> None:
    record(archive)
    with pytest.raises(ApprovalError, match=r"SHA-256 eeeeeeeeeeee….*is not the one that was made \(dddddddddddd…\)"):
        decide(archive, decision(pdf="e" * 64))
    record(archive, SECOND, pdf="")
    with pytest.raises(ApprovalError, match=r"has no briefing.pdf of edition 2026-11 v2"):
        decide(archive, decision(edition=SECOND))


def test_an_edition_that_nobody_made_cannot_be_decided_on(archive: Archive) -> None:
    with pytest.raises(ApprovalError, match="knows no edition 2026-11: choose one"):
        decide(archive, decision())
    with pytest.raises(ApprovalError, match="knows no edition 2026-11"):
        state_of(archive, NOVEMBER)


def test_a_decision_repeated_after_a_crash_is_written_once(archive: Archive) -> None:
    record(archive)
    for _ in range(2):
        decide(archive, decision())
    later = decision().model_copy(update={"decided_at": NOW + timedelta(hours=1)})
    decide(archive, later)
    assert decisions_of(archive, NOVEMBER) == (decision(),)
    with pytest.raises(ApprovalError, match=r"is approved by Ann Lee .* Publish it again .* needs no new decision"):
        decide(archive, decision(person="Bo Chen"))


def race(archive: Archive) -> tuple[list[str], list[str]]:
    """Eight people decide in the same moment: who won, and what the others were told."""
    start, won, told = threading.Barrier(8), [], []

    def work(number: int) -> None:
        wished = EditionState.APPROVED if number % 2 else EditionState.SENT_BACK
        said = decision(wished, person=f"Person {number}", reason="Because.")
        with Archive(archive.url) as own:
            start.wait(60)
            try:
                decide(own, said)
                won.append(said.person)
            except ApprovalError as error:
                told.append(str(error))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return won, told


def test_of_several_who_decide_at_once_the_archive_says_who(archive: Archive) -> None:
    record(archive)
    won, told = race(archive)
    kept = [item.person for item in decisions_of(archive, NOVEMBER)]
    # An approval that came first may be sent back by somebody else; nothing else may follow.
    assert kept == won and len(won) + len(told) == 8
    states = [item.state for item in decisions_of(archive, NOVEMBER)]
    assert states in ([EditionState.SENT_BACK], [EditionState.APPROVED, EditionState.SENT_BACK])


def test_what_waits_is_listed_newest_month_first(archive: Archive) -> None:
    for month in ("2026-09", "2026-11", "2026-10"):
        record(archive, EditionId(month=month))
    record(archive, EditionId(month="2026-11", language="ru"))
    record(archive, SECOND)
    sent_id = record(archive, EditionId(month="2026-08"))
    decide(archive, decision(edition=EditionId(month="2026-08")))
    decide(archive, decision(EditionState.SENT, EditionId(month="2026-08")))
    approved_id = archive.edition_row(EditionId(month="2026-09"))
    assert approved_id is not None and sent_id != approved_id.edition_id
    decide(archive, decision(edition=EditionId(month="2026-09")))
    deliver(archive, approved_id.edition_id, DeliveryState.SENT, DeliveryState.SENT, DeliveryState.FAILED)
    record(archive, EditionId(month="2026-09", version=2))
    found = waiting(archive)
    assert [(item.edition.label, item.state.value, item.approved_by, item.is_newest) for item in found] == [
        ("2026-11 v2", "draft", "", True),
        ("2026-11-ru", "draft", "", True),
        ("2026-10", "draft", "", True),
        ("2026-09 v2", "draft", "", True),
        ("2026-09", "approved", "Ann Lee", False),
    ]
    assert found[-1].deliveries == {DeliveryState.SENT: 2, DeliveryState.FAILED: 1}
    assert (found[0].pdf_sha256, found[0].number, found[0].as_of) == (PDF, 1, NOW)
