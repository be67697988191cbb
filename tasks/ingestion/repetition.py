"""Words a document says twice: a title under itself, a lead in capitals that repeats the first item."""

import re

from tasks.contracts.document import BlockKind
from tasks.ingestion.drafts import Draft
from tasks.ingestion.scripts import is_capitals
from tasks.ingestion.sentences import sentence_ranges

_WORD = re.compile(r"\w+")
_MIN_WORDS = 5


def normalised(words: str) -> str:
    """The words of a text in lower case with single blanks, punctuation left out, for comparing.

    >>> normalised("A MEETING took place, in Vienna.")
    'a meeting took place in vienna'
    """
    return " ".join(_WORD.findall(words.casefold()))


def mark_repetition(drafts: list[Draft]) -> None:
    """Give the role ``lead_repeat`` to paragraphs in capitals of which a later passage says every sentence again."""
    leads = [
        (index, draft)
        for index, draft in enumerate(drafts)
        if draft.kind is BlockKind.PARAGRAPH and draft.role == "body" and is_capitals(draft.words)
    ]
    if not leads:
        return
    said = {
        normalised(draft.words[start:end])
        for draft in drafts
        if draft.is_text and draft.role in ("body", "abstract") and not is_capitals(draft.words)
        for start, end in sentence_ranges(draft.words)
    }
    for _, draft in leads:
        sentences = [normalised(draft.words[start:end]) for start, end in sentence_ranges(draft.words)]
        if sentences and all(len(sentence.split()) >= _MIN_WORDS and sentence in said for sentence in sentences):
            draft.role = "lead_repeat"
