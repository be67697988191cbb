from collections.abc import Iterator
from pathlib import Path

import pytest

from tasks.distribution.settings import DistributionSettings
from tests.servers.smtp import Certificates, Server, make_certificates, running_smtp
from tests.unit.distribution.editions import settings_for


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="session")
def _running(certificates: Certificates) -> Iterator[Server]:
    with running_smtp(certificates) as running:
        yield running


@pytest.fixture
def server(_running: Server) -> Server:
    """One server for all tests of a session, emptied for each."""
    _running.messages.clear()
    _running.script.clear()
    _running.commands.clear()
    return _running


@pytest.fixture
def settings(server: Server, certificates: Certificates) -> DistributionSettings:
    return settings_for(server.port, certificates)


@pytest.fixture
def archive_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/archive.sqlite"
