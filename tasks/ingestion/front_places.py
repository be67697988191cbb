"""Where a document's session was held, its release dated from, its items or its event placed."""

import re
from collections.abc import Sequence

from tasks.contracts.document import Block, DocumentKind, Reading
from tasks.grammar.dates import find_dates
from tasks.grammar.places import find_places
from tasks.vocabularies.front_matter_languages import base_language

_DATED_ROLES = frozenset({"dateline", "date_place"})
_PLACE_LINE = re.compile(r"\A(?:place|venue|location|место|地点)\s*[:：]", re.IGNORECASE)
_TOOK_PLACE = re.compile(
    r"\b(?:took place|(?:was|were|is|will be|being) (?:held|organi[sz]ed|hosted)|meeting in|met (?:in|on|at)"
    r"|gathered|signed)\b|举行|召开|состоял|прош[её]л",
    re.IGNORECASE,
)
_FIRST_WORDS = 600


def read_places(blocks: Sequence[Block], kind: DocumentKind, language: str) -> tuple[Reading, ...]:
    """Places in order of mention, each once, with their English names: of datelines and the session's line; where there
    are none, those beside the date of the event in the first paragraph.
    """
    found: dict[str, Reading] = {}
    for block in blocks:
        if block.role in _DATED_ROLES or (block.role == "masthead" and _PLACE_LINE.match(block.text)):
            _add(block, 0, len(block.text), language, found)
    if not found and base_language(language):
        from tasks.ingestion.front_page_languages import places_of

        return places_of(blocks, language)
    if not found and kind is not DocumentKind.NEWSLETTER:
        for block in [block for block in blocks if block.is_body][:2]:
            _add_event(block, language, found)
    return tuple(found.values())


def _add_event(block: Block, language: str, found: dict[str, Reading]) -> None:
    for sentence in block.sentences[:3]:
        words = sentence.text[:_FIRST_WORDS]
        if find_dates(words, language) and _TOOK_PLACE.search(words):
            start = block.text.find(sentence.text)
            _add(block, start, start + len(words), language, found)
            return


def _add(block: Block, start: int, end: int, language: str, found: dict[str, Reading]) -> None:
    for mention in find_places(block.text[start:end], language):
        span = block.passage.locate(start + mention.start, start + mention.end)
        reading = Reading(value=mention.name, surface=mention.surface, span=span, language=language, label=mention.iso3)
        found.setdefault(mention.name, reading)
