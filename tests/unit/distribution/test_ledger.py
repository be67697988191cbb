"""The ledger: every step compares and changes, so that of two publishers one wins and nobody gets anything twice."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from tasks.archive.approvals import decide, last_decision
from tasks.archive.archive import Archive
from tasks.archive.deliveries import Claim, Ledger, Standing, new_publisher, recipient_key
from tasks.archive.errors import ArchiveError
from tasks.archive.locks import hold
from tasks.contracts.approval import EditionState
from tasks.contracts.delivery import Channel, DeliveryState
from tests.unit.distribution.editions import NOVEMBER, SECOND, make_edition

ANN = recipient_key(Channel.EMAIL, "ann@example.org")


@pytest.fixture
def archive(tmp_path: Path, archive_url: str) -> Iterator[Archive]:
    make_edition(tmp_path / "output", archive_url)
    with Archive(archive_url) as archive:
        yield archive


@pytest.fixture
def ledger(archive: Archive) -> Ledger:
    return Ledger(archive, NOVEMBER)


def claim(ledger: Ledger, publisher: str, address: str = "ann@example.org") -> Claim | None:
    key = recipient_key(Channel.EMAIL, address)
    return ledger.claim(
        key, Channel.EMAIL, address, publisher=publisher, name="Ann", message_id="<1@x>", pdf_sha256="0" * 64
    )


def state(ledger: Ledger) -> DeliveryState | None:
    found = ledger.standing(ANN)
    return found.state if found else None


def test_from_claim_to_sent(ledger: Ledger) -> None:
    assert ledger.standing(ANN) is None
    held = claim(ledger, "publisher-1")
    assert held is not None
    assert ledger.sending(held)
    assert not ledger.sending(held)
    assert ledger.finish(held, DeliveryState.SENT, "250 taken")
    assert not ledger.finish(held, DeliveryState.FAILED, "too late")
    assert claim(ledger, "publisher-1") is None
    (delivery,) = ledger.of_edition()
    assert delivery.model_dump(exclude={"changed_at"}) == {
        "edition": NOVEMBER.model_dump(), "channel": Channel.EMAIL, "address": "ann@example.org", "name": "Ann",
        "state": DeliveryState.SENT, "attempts": 1, "message_id": "<1@x>", "publisher": "publisher-1", "pdf_sha256": "0" * 64,
        "detail": "250 taken",
    }  # fmt: skip
    assert ledger.counts() == {(Channel.EMAIL, DeliveryState.SENT): 1}


def test_what_certainly_failed_is_claimed_again_and_an_old_claim_is_worth_nothing(ledger: Ledger) -> None:
    first = claim(ledger, "publisher-1")
    assert first is not None and ledger.sending(first) and ledger.finish(first, DeliveryState.FAILED, "451")
    second = claim(ledger, "publisher-1")
    assert second is not None and second.attempts == 2
    assert not ledger.sending(first)
    assert not ledger.finish(first, DeliveryState.SENT)
    assert ledger.sending(second)


@pytest.mark.parametrize("outcome", [DeliveryState.SENT, DeliveryState.REFUSED, DeliveryState.UNKNOWN])
def test_what_is_settled_is_not_claimed(ledger: Ledger, outcome: DeliveryState) -> None:
    held = claim(ledger, "publisher-1")
    assert held is not None and ledger.sending(held) and ledger.finish(held, outcome)
    assert claim(ledger, "publisher-2") is None
    assert not ledger.set_aside(ANN, Channel.EMAIL, "ann@example.org", DeliveryState.SUPPRESSED, "asked")
    assert state(ledger) is outcome


def test_a_claim_is_taken_over_from_the_dead_only(ledger: Ledger, archive_url: str) -> None:
    publisher = new_publisher()
    with hold(archive_url, publisher):
        first = claim(ledger, publisher)
        assert first is not None
        assert claim(ledger, "publisher-2") is None
        assert ledger.mark_dead_unknown() == 0
    second = claim(ledger, "publisher-2")
    assert second is not None
    assert not ledger.sending(first)
    assert ledger.sending(second)


def test_what_the_dead_were_sending_is_unknown_and_a_person_decides(ledger: Ledger, archive_url: str) -> None:
    publisher = new_publisher()
    with hold(archive_url, publisher):
        held = claim(ledger, publisher)
        assert held is not None and ledger.sending(held)
        assert ledger.mark_dead_unknown() == 0
    assert ledger.mark_dead_unknown() == 1
    assert state(ledger) is DeliveryState.UNKNOWN
    assert claim(ledger, "publisher-2") is None
    with pytest.raises(ArchiveError, match="a person's decision: give their name"):
        ledger.repeat_unknown(" ")
    assert ledger.repeat_unknown("Ann Lee", {"0" * 64}) == 0
    assert ledger.repeat_unknown("Ann Lee") == 1
    assert ledger.of_edition()[0].detail == "to be tried again, decided by Ann Lee"
    assert claim(ledger, "publisher-2") is not None
    assert not ledger.finish(held, DeliveryState.SENT)  # the dead one's word comes too late


def test_a_publisher_that_was_only_thought_dead_still_says_what_it_knows(ledger: Ledger) -> None:
    held = claim(ledger, "publisher-without-lock")
    assert held is not None and ledger.sending(held)
    assert ledger.mark_dead_unknown() == 1
    assert ledger.finish(held, DeliveryState.SENT, "250 taken")
    assert state(ledger) is DeliveryState.SENT


def test_set_aside_and_reopened(ledger: Ledger) -> None:
    assert ledger.set_aside(ANN, Channel.EMAIL, "ann@example.org", DeliveryState.NOT_ALLOWED, "domain")
    assert claim(ledger, "publisher-1") is None
    assert ledger.repeat_unknown("Ann Lee") == 0
    assert ledger.reopen("Ann Lee", {ANN}) == 1
    assert ledger.set_aside(ANN, Channel.EMAIL, "ann@example.org", DeliveryState.SUPPRESSED, "asked")
    assert ledger.standing(ANN) == Standing(1, DeliveryState.SUPPRESSED, "", 0, "asked")
    for wrong in (DeliveryState.SENT, DeliveryState.CLAIMED):
        with pytest.raises(ValueError, match="outcome of an attempt"):
            ledger.set_aside(ANN, Channel.EMAIL, "ann@example.org", wrong, "")
    with pytest.raises(ValueError, match="cannot end as claimed"):
        ledger.finish(Claim(1, "p", 1), DeliveryState.CLAIMED)


def test_nothing_is_sent_of_an_edition_that_was_sent_back_a_moment_ago(ledger: Ledger, archive: Archive) -> None:
    held = claim(ledger, "publisher-1")
    assert held is not None and ledger.is_open()
    last = last_decision(archive, NOVEMBER)
    assert last is not None
    decide(archive, last.model_copy(update={"state": EditionState.SENT_BACK, "reason": "The total is wrong."}))
    assert not ledger.is_open()
    assert not ledger.sending(held)


def test_who_had_an_earlier_version(ledger: Ledger, archive: Archive, tmp_path: Path, archive_url: str) -> None:
    for address, outcome in (("ann@example.org", DeliveryState.SENT), ("bob@example.org", DeliveryState.UNKNOWN),
                             ("eve@example.org", DeliveryState.REFUSED)):  # fmt: skip
        held = claim(ledger, "publisher-1", address)
        assert held is not None and ledger.sending(held) and ledger.finish(held, outcome)
    make_edition(tmp_path / "output", archive_url, SECOND)
    second = Ledger(archive, SECOND)
    assert [(version, who.address, who.name) for version, who in second.had_before().values()] == [
        (1, "ann@example.org", "Ann"), (1, "bob@example.org", "Ann"),
    ]  # fmt: skip
    assert ledger.had_before() == {}
    assert claim(second, "publisher-1") is not None
    with pytest.raises(ArchiveError, match="no edition 2026-11 v3"):
        Ledger(archive, SECOND.model_copy(update={"version": 3}))


def contend(archive_url: str, recipients: int = 20) -> list[list[str]]:
    """Two publishers with connections of their own claim and begin to send; which addresses each may send to."""
    addresses = [f"r{number}@example.org" for number in range(recipients)]

    def publish(publisher: str) -> list[str]:
        with Archive(archive_url) as archive, hold(archive_url, publisher):
            ledger = Ledger(archive, NOVEMBER)
            together.wait()
            may = []
            for address in addresses:
                held = claim(ledger, publisher, address)
                if held is not None and ledger.sending(held):
                    may.append(address)
                    assert ledger.finish(held, DeliveryState.SENT)
            return may

    together = Barrier(2)
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(publish, [new_publisher(), new_publisher()]))


def test_two_publishers_at_once_never_have_the_same_recipient(ledger: Ledger, archive_url: str) -> None:
    first, second = contend(archive_url)
    assert sorted(first + second) == sorted(f"r{number}@example.org" for number in range(20))
