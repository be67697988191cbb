"""The office's archive for a command: opened when it is there, never made by a question."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from flows.settings import BriefingSettings
from tasks.contracts.errors import BriefingError

if TYPE_CHECKING:
    from tasks.archive.archive import Archive


def archive_url(settings: BriefingSettings) -> str:
    """The archive's address.

    Raises:
        BriefingError: it is the output folder's own, and no edition has been made there.
    """
    if not settings.archive_url and not (settings.output / "archive.sqlite").is_file():
        raise BriefingError(f"there is no archive in {settings.output}: no edition has been made there yet")
    return settings.archive_address(settings.output)


@contextmanager
def opened(settings: BriefingSettings) -> Iterator["Archive"]:
    """The archive.

    Raises:
        BriefingError: there is none yet, or it cannot be used.
    """
    url = archive_url(settings)
    from tasks.archive.archive import Archive

    with Archive(url) as archive:
        yield archive
