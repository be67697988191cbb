from collections.abc import Iterator

import pytest

from tests.servers.postgresql import PostgreSQL, running_postgresql


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A real PostgreSQL server on loopback; fails, and never skips, where none is installed (`make postgresql`)."""
    with running_postgresql() as server:
        yield server
