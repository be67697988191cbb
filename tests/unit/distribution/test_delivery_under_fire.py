"""Publishers killed between send and commit, two of them at once, a server that fails and is killed: nobody gets two."""

from pathlib import Path

import pytest

from tasks.contracts.delivery import DeliveryState
from tests.unit.distribution.faulty_delivery import Result, run


def check(result: Result, recipients: int, unknown_at_most: int) -> None:
    assert result.astray == ()
    assert result.shown == 0
    assert set(result.got) <= {0, 1}
    unknown = result.states.get(DeliveryState.UNKNOWN, 0)
    assert unknown <= unknown_at_most
    assert result.states.get(DeliveryState.SENT, 0) == recipients - unknown


def test_two_publishers_share_the_work_through_kills_and_faults(tmp_path: Path) -> None:
    """The target's size is tests/benchmarks/delivery_faults.py."""
    result = run(tmp_path, recipients=40, publisher_kills=1, server_kills=1, seed=6, together=2)
    assert (result.kills, result.server_kills) == (1, 1)
    check(result, 40, unknown_at_most=1 + 2)  # a kill finds at most one delivery of each publisher under way


@pytest.mark.slow
def test_two_hundred_recipients_and_more_kills(tmp_path: Path) -> None:
    result = run(tmp_path, recipients=200, publisher_kills=4, server_kills=2, seed=7)
    assert (result.kills, result.server_kills) == (4, 2)
    check(result, 200, unknown_at_most=6)
