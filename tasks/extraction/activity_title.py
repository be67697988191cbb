"""The printed title of an activity: its heading, its main clause, or the title of the release it opens."""

import re

from tasks.contracts.document import Document, DocumentKind
from tasks.extraction.activities_headline import headline_of_heading, headline_of_sentence, spelling_table
from tasks.extraction.activity_drafts import body_blocks

# "Circular economy" names a field, "ITPO Heads meeting" what happened.
_HEADING_WORDS = 3
# Headings of parts of a document, not of what happened.
_SAYS_NOTHING = re.compile(
    r"(?:[\dIVX]+[.)]?\s+)?(?:conclusions?|recommendations?|introduction|background|opening|news|latest news|announcements?|summary"
    r"|participa\w+|next steps|other|miscellaneous|highlights|overview|events?|activities|results|discussion|decisions?|attendance"
    r"|(?:any )?other business)(?:\s+(?:and|&)\s+(?:conclusions?|recommendations?|discussion|decisions?|next steps"
    r"|events?|activities|results|background))?",
    re.I,
)


def title_of(document: Document, heading: str, text: str, spellings: dict[str, str], start: int) -> str:
    """The item's heading in sentence case, else the main clause; empty where the source is not English.

    The first sentence of a release whose main clause cannot be shortened takes the release's own title.
    """
    if document.language != "en":
        return ""
    if heading:
        return headline_of_heading(heading, spellings)
    clause = headline_of_sentence(text)
    title = document.front_matter.title
    if clause.endswith("…") and title is not None and document.kind is DocumentKind.PRESS_RELEASE:
        first = next(iter(body_blocks(document)), None)
        told = headline_of_heading(title.value, spellings)
        opens = first is not None and first.passage.start <= start < first.passage.end
        if opens and not told.endswith("…") and _share_words(told, text):
            return told
    return headline_of_heading(clause, spellings) if text.isupper() else clause


def _share_words(title: str, text: str) -> bool:
    """Whether a title is about what a sentence says: half of its longer words stand there ("UNIDO News" says nothing)."""
    words = {word.casefold()[:6] for word in re.findall(r"[^\W\d_]{4,}", title)}
    said = {word.casefold()[:6] for word in re.findall(r"[^\W\d_]{4,}", text)}
    return len(words) >= _TITLE_WORDS and len(words & said) * 2 >= len(words)


_TITLE_WORDS = 3


def spellings_of(document: Document) -> dict[str, str]:
    """How the document's running text spells its words (sentence openings and paragraphs in capitals left out)."""
    words: list[str] = []
    for block in body_blocks(document):
        if not block.text.isupper():
            for sentence in block.sentences:
                words.extend(re.findall(r"[\w’'&-]+", sentence.text)[1:])
    return spelling_table(words)


def tells_of_something(heading: str) -> bool:
    """Whether a heading says what happened ("ITPO Heads meeting"), not which part of the document it is."""
    return len(heading.split()) >= _HEADING_WORDS and _SAYS_NOTHING.fullmatch(heading.strip()) is None
