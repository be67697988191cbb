"""What holds for all tests."""

import pytest

#: Tests that mostly wait for others (a server's polls): begun first, they wait while the rest is at work.
WAITING = ("tests/integration/test_serving.py",)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest: at the end one worker would wait for the other."""
    items.sort(key=lambda item: not item.nodeid.startswith(WAITING))
