"""The time that all engines of a run may take together."""

import pytest

from tasks.translation.budget import Budget
from tests.unit.translation.engine_fixtures import Clock


def test_only_time_in_which_an_engine_is_asked_counts() -> None:
    clock = Clock()
    budget = Budget(10, clock)
    clock.sleep(100)
    assert budget.left == 10
    with budget.running():
        clock.sleep(4)
        assert budget.left == 6
    clock.sleep(100)
    assert (budget.left, budget.is_spent) == (6, False)


def test_two_engines_side_by_side_count_once() -> None:
    clock = Clock()
    budget = Budget(10, clock)
    with budget.running():
        clock.sleep(1)
        with budget.running():
            clock.sleep(2)
        clock.sleep(1)
    assert budget.left == 6


def test_a_spent_budget_is_never_below_nothing_and_counts_through_exceptions() -> None:
    clock = Clock()
    budget = Budget(3, clock)
    with pytest.raises(ValueError, match="within"), budget.running():
        clock.sleep(5)
        raise ValueError("within")
    assert (budget.left, budget.is_spent) == (0.0, True)
