from pathlib import Path

import pytest
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from tasks.archive.connection import explained, place_of, sqlite_file
from tasks.archive.errors import ArchiveError

SERVER = "postgresql+psycopg://office:secret@db.example/briefing"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('FATAL:  password authentication failed for user "office"', "refuses the user or the password"),
        ('FATAL:  role "office" does not exist', "refuses the user or the password"),
        ('FATAL:  no pg_hba.conf entry for host "10.0.0.7", user "office"', "refuses the user or the password"),
        ('FATAL:  too many connections for role "office"', "takes no more connections"),
        ("FATAL:  sorry, too many clients already", "takes no more connections"),
        ("FATAL:  the database system is starting up", "is being started or stopped"),
        ("terminating connection due to administrator command", "is being started or stopped"),
        ('FATAL:  database "briefing" does not exist', "is not there"),
        ('FATAL:  permission denied for database "briefing"', "cannot be written"),
        ("permission denied for schema public", "cannot be written"),
        ("cannot execute INSERT in a read-only transaction", "cannot be written"),
        ("deadlock detected", "is in use by another run"),
        ('could not extend file "base/1/2": No space left on device', "is full"),
        ("connection failed: Connection refused", "cannot be reached"),
        ("connection timeout expired", "cannot be reached"),
        ("failed to resolve host 'db.example'", "cannot be reached"),
        ("server closed the connection unexpectedly", "cannot be reached"),
        ('relation "editions" does not exist', "cannot be used"),
    ],
)
def test_what_postgresql_says_becomes_what_to_do(said: str, told: str) -> None:
    with pytest.raises(ArchiveError) as found, explained(SERVER):
        raise OperationalError("SELECT 1", {}, Exception(said))
    assert told in str(found.value) and "db.example" in str(found.value)
    assert "secret" not in str(found.value) and "\n" not in str(found.value)


def test_a_place_is_named_without_what_is_secret() -> None:
    assert place_of(SERVER) == "postgresql+psycopg://office:***@db.example/briefing"
    assert place_of("postgresql+psycopg://db.example/briefing?user=office&password=secret") == (
        "postgresql+psycopg://db.example/briefing"
    )
    assert place_of("sqlite:////office/archive.sqlite") == "/office/archive.sqlite"


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("sqlite:///a/archive.sqlite", Path("a/archive.sqlite")),
        ("sqlite:////a/archive.sqlite", Path("/a/archive.sqlite")),
        ("sqlite:///file:/a/archive.sqlite?mode=ro&uri=true", Path("/a/archive.sqlite")),
        ("sqlite:///file::memory:?uri=true", None),
        ("sqlite:///file:shared?mode=memory&uri=true", None),
        ("sqlite://", None),
        ("sqlite:///:memory:", None),
    ],
)
def test_the_file_of_a_sqlite_archive(url: str, file: Path | None) -> None:
    assert sqlite_file(make_url(url)) == file
