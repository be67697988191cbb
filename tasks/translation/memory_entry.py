"""One unit of a translation memory, and what is wrong with a file that cannot give any."""

import dataclasses
from dataclasses import dataclass
from datetime import datetime

from tasks.contracts.errors import BriefingError


class TranslationMemoryError(BriefingError):
    """A memory file is missing, is not well-formed TMX, or holds declarations that are not safe to read."""

    def __init__(self, path: str, detail: str) -> None:
        super().__init__(f"The translation memory {path} cannot be used: {detail}.")
        self.path = path
        self.detail = detail


@dataclass(frozen=True, slots=True)
class MemoryEntry:
    """One translation unit: a source sentence and its English, who reviewed it and what it belongs to.

    ``field`` is the kind of field it was made for, empty when it holds for any. ``reviewed_at`` is in UTC, None where
    nothing says when. ``file`` is the memory it was read from, empty for a review of the archive; it says where the words
    stand and is no part of what they are, so two entries that differ in it alone are equal.
    """

    source: str
    target: str
    source_language: str = "zh-Hans"
    target_language: str = "en"
    reviewer: str = ""
    field: str = ""
    note: str = ""
    reviewed_at: datetime | None = None
    file: str = dataclasses.field(default="", compare=False)

    @property
    def origin(self) -> str:
        """What stands behind the wording, for a person.

        >>> MemoryEntry("甲", "a", reviewer="N. N.", file="office.tmx").origin
        'office.tmx, reviewed by N. N.'
        """
        said = f"reviewed by {self.reviewer}" if self.reviewer else "not reviewed"
        if self.reviewed_at is not None:
            said += f" on {self.reviewed_at:%Y-%m-%d}"
        return f"{self.file}, {said}" if self.file else said

    @property
    def moment(self) -> float:
        """When it was reviewed, for sorting: seconds since 1970, before everything else where nothing says when."""
        return self.reviewed_at.timestamp() if self.reviewed_at is not None else float("-inf")


def base_language(language: str) -> str:
    """The language without script and country, in small letters.

    >>> base_language("zh_CN"), base_language("FR-ca")
    ('zh', 'fr')
    """
    return language.replace("_", "-").split("-")[0].lower()
