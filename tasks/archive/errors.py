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


class HeldElsewhereError(ArchiveError):
    """Another run or command holds the lock that was asked for."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{_held_thing(name)} by another run: wait until it has ended, then start again.")
        self.name = name


def _held_thing(name: str) -> str:
    if name == "schedule":
        return "The schedule's due months are being made"
    if name.startswith("month-"):
        return f"The edition of {name.removeprefix('month-')} is being made or sent"
    return f"The lock {name!r} is held"


class ApprovalError(ArchiveError):
    """A decision on an edition that its state does not allow; the message says which are allowed."""


class BackupError(ArchiveError):
    """An export cannot be written or must not be restored; nothing was changed."""
