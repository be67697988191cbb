"""The first page of a council report in Russian, French, Spanish or Arabic: the roles of its lines, and what they say."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tasks.contracts.document import Block, BlockKind, Reading
from tasks.grammar.front_languages import (
    line_role,
    read_agenda_item,
    read_body,
    read_standing,
    split_body_session,
)
from tasks.grammar.front_languages_dates import read_date_line
from tasks.grammar.front_languages_sessions import SessionLine, read_session
from tasks.grammar.numerals_en import ordinal_words
from tasks.ingestion.drafts import Draft
from tasks.ingestion.front_lines import is_distribution, is_symbol_line
from tasks.ingestion.page_breaks import join_drafts
from tasks.ingestion.repetition import normalised
from tasks.vocabularies.front_matter_languages import base_language
from tasks.vocabularies.places import place_rows

_LONGEST_TITLE = 220
_FIRST_DRAFTS = 24
_GAP = re.compile(r"[ \t\u00a0]{3,}")
_CUT_ROLES = frozenset({"body_name", "masthead", "author", "agenda_item"})
_FURNITURE = frozenset({"masthead", "date"})
_SENTENCE_ENDS = (".", "؛", ";", "!", "؟", "?")
_TEXT = 120  # characters from which a line with a full stop is text, not a title


def is_read_here(language: str) -> bool:
    """Whether first pages in ``language`` are read by this module."""
    return base_language(language) is not None


def front_cues(lines: Sequence[str], language: str) -> frozenset[str]:
    """The roles found among the first lines of a text: what speaks for a council report in these languages."""
    if not is_read_here(language):
        return frozenset()
    return frozenset(role for line in lines for role in [line_role(line, language)] if role)


def mark_council_page(front: Sequence[Draft], language: str) -> None:
    """Give the blocks before the text of a council report their roles; one that cannot be told keeps ``body``."""
    base = base_language(language) or ""
    titled: list[Draft] = []
    under_agenda: list[Draft] = []
    after_agenda = is_summary = has_author = False
    for index, draft in enumerate(front):
        words = draft.words
        if draft.role not in ("body", "dateline") or draft.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            continue
        role = line_role(words, base)
        if is_symbol_line(words):
            _set(draft, "symbol", BlockKind.FURNITURE)
        elif role is None and is_distribution(words):
            _set(draft, "masthead", BlockKind.FURNITURE)
        elif role is not None and _is_in_title(role, bool(titled), front[index + 1 : index + 2], base):
            titled.append(draft)
        elif role is not None:
            _set(draft, role, BlockKind.FURNITURE if role in _FURNITURE else BlockKind.HEADING)
            after_agenda = after_agenda or role == "agenda_item"
            has_author = has_author or role == "author"
        elif titled and read_standing(words, base) in ("Introduction", "Background"):
            break
        elif titled and read_standing(words, base) == "Summary":
            is_summary = True
        elif is_summary or (titled and _is_text(words)):
            draft.role = "abstract"
        elif not _is_text(words) and not has_author:
            titled.append(draft)
            under_agenda += [draft] if after_agenda else []
    if titled:
        _set(titled[-1], "title", BlockKind.HEADING)
        for draft in titled[:-1]:
            same = normalised(draft.words) == normalised(titled[-1].words)
            _set(draft, "agenda_item" if draft in under_agenda or same else "title_above", BlockKind.HEADING)


def _is_in_title(role: str, is_titled: bool, below: Sequence[Draft], language: str) -> bool:
    """Whether a line of a known role is a title all the same: an author's report, a body's own report."""
    return (role == "body_name" and is_titled and not _names_session(below, language)) or (
        role == "author" and not is_titled
    )


def join_cut_lines(text: str, drafts: list[Draft], language: str) -> list[Draft]:
    """``drafts`` with the lines of a first page joined that only together are a body, an author or an organisation.

    Lines of their own that a wrapped text's measure took for one paragraph are parted before.
    """
    base = base_language(language) or ""
    joined = _parted(text, drafts, base)
    index = 0
    while index < min(len(joined) - 1, _FIRST_DRAFTS):
        if joined[index].marker is not None:
            break
        for size in (3, 2):
            run = joined[index : index + size]
            if len(run) < size or not _are_lines(run):
                continue
            role = line_role(" ".join(draft.words for draft in run), base)
            if role in _CUT_ROLES and line_role(run[-1].words, base) is None:
                for draft in run[1:]:
                    join_drafts(text, run[0], draft)
                    joined.remove(draft)
                break
        index += 1
    return joined


def _parted(text: str, drafts: Sequence[Draft], language: str) -> list[Draft]:
    parted: list[Draft] = []
    begun = False
    for index, draft in enumerate(drafts):
        begun = begun or draft.marker is not None or index >= _FIRST_DRAFTS
        pieces = [piece for part in draft.parts for piece in _columns(text, *part)] if not begun else []
        told = [line_role(text[start:end], language) or is_symbol_line(text[start:end]) for start, end in pieces]
        if len(pieces) < 2 or not any(told) or line_role(" ".join(draft.words.split()), language):
            parted.append(draft)
            continue
        for start, end in pieces:
            line = replace(draft, start=start, end=end, parts=[(start, end)], joiner="")
            line.blank_before = draft.blank_before if start == pieces[0][0] else 0
            line.refresh(text)
            parted.append(line)
    return parted


def _columns(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces of a line that is set in columns: the body at the left, the symbol or the date at the right."""
    pieces: list[tuple[int, int]] = []
    for gap in _GAP.finditer(text, start, end):
        pieces.append((start, gap.start()))
        start = gap.end()
    return [piece for piece in (*pieces, (start, end)) if text[slice(*piece)].strip()]


def _are_lines(run: Sequence[Draft]) -> bool:
    """Whether drafts are lines one below the other that nothing is known of yet."""
    plain = all(draft.role == "body" and draft.marker is None and draft.kind is BlockKind.PARAGRAPH for draft in run)
    return plain and all(draft.blank_before == 0 for draft in run[1:])


def _names_session(drafts: Sequence[Draft], language: str) -> bool:
    return any(read_session(draft.words, language) for draft in drafts)


def _is_text(words: str) -> bool:
    return len(words) > _LONGEST_TITLE or (len(words) > _TEXT and words.rstrip().endswith(_SENTENCE_ENDS))


def _set(draft: Draft, role: str, kind: BlockKind) -> None:
    draft.role = role
    draft.kind = kind
    draft.level = 1 if kind is BlockKind.HEADING else 0


def session_of(blocks: Sequence[Block], language: str) -> Reading | None:
    """The session of the first page, its value in English small letters: ``forty-ninth session``."""
    base = base_language(language) or ""
    for block in blocks[:40]:
        if block.role != "session":
            continue
        start = split_body_session(block.text, base)
        line = read_session(block.text[start:], base)
        if line is not None:
            surface = block.text[start:].strip()
            begin = block.text.index(surface, start)
            span = block.passage.locate(begin, begin + len(surface))
            return Reading(value=_english(line), surface=surface, span=span, language=language)
    return None


def _english(line: SessionLine) -> str:
    if line.number is None and not line.kind:
        return f"{line.year} {line.noun}"
    words = [
        "resumed" if line.is_resumed else "",
        ordinal_words(line.number) if line.number else "",
        line.kind,
        line.noun,
        line.year,
    ]
    return " ".join(word for word in words if word)


def body_before_session(blocks: Sequence[Block], language: str) -> Reading | None:
    """The body that stands on one line with its session, where none stands on a line of its own."""
    base = base_language(language) or ""
    for block in blocks[:40]:
        cut = split_body_session(block.text, base) if block.role == "session" else 0
        surface = block.text[:cut].rstrip(" ,،\n–—-")
        if cut and read_body(surface, base):
            return Reading(
                value=surface, surface=surface, span=block.passage.locate(0, len(surface)), language=language
            )
    return None


def agenda_item_of(blocks: Sequence[Block], language: str) -> Reading | None:
    """The number of the agenda item, its label the agenda's English name."""
    base = base_language(language) or ""
    for block in blocks[:40]:
        line = read_agenda_item(block.text, base) if block.role == "agenda_item" else None
        if line is not None:
            span = block.passage.locate(0, len(block.text))
            value = ", ".join(line.numbers) + (f" to {line.upto}" if line.upto else "")
            return Reading(value=value, surface=block.text, span=span, language=language, label=line.agenda)
    return None


def places_of(blocks: Sequence[Block], language: str) -> tuple[Reading, ...]:
    """The cities of the line of date and place, by their English names, their countries as labels."""
    base = base_language(language) or ""
    countries = {row.name: row.iso3 for row in place_rows()}
    found: dict[str, Reading] = {}
    for block in blocks[:40]:
        line = read_date_line(block.text, base) if block.role == "date_place" else None
        for surface, name in line.places if line else ():
            if name in countries and surface in block.text:
                start = block.text.index(surface)
                span = block.passage.locate(start, start + len(surface))
                reading = Reading(value=name, surface=surface, span=span, language=language, label=countries[name])
                found.setdefault(name, reading)
    return tuple(found.values())
