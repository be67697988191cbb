"""The ledger of deliveries on a real PostgreSQL server."""

from pathlib import Path

from tasks.archive.archive import Archive
from tasks.archive.deliveries import Ledger, new_publisher
from tasks.archive.locks import hold
from tasks.contracts.delivery import DeliveryState
from tests.servers.postgresql import PostgreSQL
from tests.unit.distribution.editions import NOVEMBER, make_edition
from tests.unit.distribution.test_ledger import ANN, claim, contend


def test_claims_end_with_their_publisher_and_are_never_shared(postgresql: PostgreSQL, tmp_path: Path) -> None:
    url = postgresql.new_database()
    make_edition(tmp_path / "output", url)
    assert sorted(address for one in contend(url) for address in one) == sorted(
        f"r{number}@example.org" for number in range(20)
    )
    publisher = new_publisher()
    with Archive(url) as archive:
        ledger = Ledger(archive, NOVEMBER)
        with hold(url, publisher):
            held = claim(ledger, publisher)
            assert held is not None
            assert claim(ledger, "publisher-2") is None
            assert ledger.sending(held)
            assert ledger.mark_dead_unknown() == 0
        assert ledger.mark_dead_unknown() == 1
        found = ledger.standing(ANN)
        assert found is not None and found.state is DeliveryState.UNKNOWN
        assert claim(ledger, "publisher-2") is None
        assert ledger.repeat_unknown("Ann Lee") == 1
        assert claim(ledger, "publisher-2") is not None
