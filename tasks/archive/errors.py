"""What can go wrong with the archive, each with what to do about it."""

from tasks.contracts.errors import BriefingError


class ArchiveError(BriefingError):
    """The archive cannot be used as it is; the message says why and what to do."""


class EditionExistsError(ArchiveError):
    """Another run has recorded the same version of the same month first."""

    def __init__(self, label: str) -> None:
        super().__init__(f"Edition {label} has just been recorded by another run; start again to see what it made.")
        self.label = label


class NewerArchiveError(ArchiveError):
    """The archive was made by a newer version of this program."""

    def __init__(self, place: str, found: str, known: str) -> None:
        super().__init__(
            f"The archive {place} has layout {found}, this program knows layout {known}: update the program, or name "
            "another archive."
        )
