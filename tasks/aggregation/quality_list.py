"""A list of quality notes in the making, worded from the catalogue, with what had no room counted."""

from collections.abc import Sequence

from tasks.aggregation.edition_context import EditionContext
from tasks.aggregation.wording import facts
from tasks.contracts.briefing import Cite, QualityNote, Text
from tasks.contracts.flag import Flag, Severity

#: What warns before what is only worth knowing.
WEIGHT = {Severity.BLOCK: 0, Severity.WARN: 1, Severity.NOTE: 2}
_MARKS = 12


class NoteList:
    """Notes in the order in which they come; their names are given by who adds them, so that they are unique and stable."""

    def __init__(self, context: EditionContext) -> None:
        self.context = context
        self.words = context.interface
        self.notes: list[QualityNote] = []

    def add(self, name: str, heading: str, severity: Severity, text: Text, cites: tuple[Cite, ...] = ()) -> None:
        """One more note. ``name`` is its anchor, ``heading`` the end of a message id (``quality.heading.gaps``)."""
        said = self.words.say(f"quality.heading.{heading}")
        self.notes.append(QualityNote(anchor=name, heading=said, severity=severity, text=text, cites=cites))

    def ours(self, sentence: str) -> Text:
        """A sentence in the language of the edition."""
        return Text(text=sentence, lang=self.words.tag)

    @staticmethod
    def found(key: str, **values: str) -> Text:
        """A sentence around words that exist in English only: the detail of a flag, a check or a refusal."""
        return Text(text=facts().say(key, None, **values).strip())

    def flagged(self, mark: str, flag: Flag) -> Text:
        """A flag in the words in which it was found, after the mark of its source."""
        if flag.source:
            return self.found("quality.flagged_by", mark=mark, detail=flag.detail, source=flag.source)
        return self.found("quality.flagged", mark=mark, detail=flag.detail)

    def count_left(self, what: str, shown: int, total: int) -> None:
        """Say at the end how many notes of a kind had no room."""
        if total > shown:
            left = self.words.say("quality.no_room", what=what, left=total - shown, total=total)
            self.context.left_out.append(left)

    def marks(self, marks: Sequence[str]) -> str:
        """Source marks as a list; beyond twelve the rest are counted."""
        if len(marks) <= _MARKS:
            return self.words.join(marks)
        return self.words.say("quality.marks_and_more", n=len(marks) - _MARKS, marks=", ".join(marks[:_MARKS]))
