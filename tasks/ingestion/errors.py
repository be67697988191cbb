r"""What can go wrong with sources, and the closed set of reasons for setting one aside.

The exception tree::

    IngestionError
    ├── NoSourcesError            a folder, or all locations together, hold nothing to read
    ├── UnreadableFolderError     a location does not exist or cannot be listed
    ├── SidecarError              sources.yml is not in the form we read
    ├── SourceChecksumError       the bytes of a source are not those its sidecar entry was written for
    └── UnreadableDocumentError   one document cannot be read (never stops a run: the caller sets it aside)
"""

from pathlib import Path

from tasks.contracts.errors import BriefingError

SET_ASIDE_REASONS: dict[str, str] = {
    "duplicate": "the same bytes are already read under another name",
    "empty": "the file holds nothing but blanks",
    "folder_not_read": "a sub-folder is not descended into",
    "missing_file": "the sidecar names a file that is not there",
    "not_a_file": "neither a regular file nor a folder",
    "not_text": "the bytes are not text in any encoding we read",
    "offline": "an address, and the run was asked to use no network",
    "not_yet_received": "received after the month of the edition",
    "reading_failed": "an unforeseen error in the program",
    "too_large": "larger than the largest source we read",
    "unreachable": "the address gave no answer in time, or an error",
    "unreadable": "the file cannot be opened or vanished after it was listed",
    "unsupported_format": "a format we do not read yet",
}
"""Code → what it means, for every ``SetAside.reason`` and ``UnreadableDocumentError.reason`` of this stage."""


class IngestionError(BriefingError):
    """Base of all errors of this stage; ``str()`` is one line for the terminal that says what to do."""


class NoSourcesError(IngestionError):
    """There is nothing to read."""

    def __init__(self, location: str) -> None:
        self.location = location
        super().__init__(f"no sources in {location}: put .txt or .md files there, or name another place with --source")


class UnreadableFolderError(IngestionError):
    """A location does not exist or cannot be listed."""

    def __init__(self, location: str, cause: str) -> None:
        self.location = location
        self.cause = cause
        super().__init__(
            f"cannot read {location}: {cause}; check the path and its permissions, or name another --source"
        )


class SidecarError(IngestionError):
    """The sidecar ``sources.yml`` is not in the form we read."""

    def __init__(self, sidecar: Path | str, cause: str) -> None:
        self.sidecar = str(sidecar)
        self.cause = cause
        super().__init__(f"{sidecar}: {cause}; mend it or take it away (see seeds/sources.yml for the form)")


class SourceChecksumError(IngestionError):
    """The bytes of a source are not those that its sidecar entry was written for."""

    def __init__(self, file: str, expected: str, found: str) -> None:
        self.file = file
        self.expected = expected
        self.found = found
        super().__init__(
            f"{file}: sources.yml says sha256 {expected[:12]}…, the file has {found[:12]}…; "
            "restore the file as it was received, or review it and put its new sha256 into sources.yml"
        )


class UnreadableDocumentError(IngestionError):
    """One document cannot be read. ``reason`` is a key of :data:`SET_ASIDE_REASONS`, ``detail`` says what to do."""

    def __init__(self, file: str, reason: str, detail: str) -> None:
        self.file = file
        self.reason = reason
        self.detail = detail
        super().__init__(f"{file}: {detail}")
