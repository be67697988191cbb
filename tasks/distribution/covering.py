"""What the covering message of an edition says to one reader: words and their order, the same for HTML and plain text."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from tasks.contracts.approval import Decision
from tasks.contracts.delivery import Recipient
from tasks.distribution.edition import ApprovedFiles, Attachment
from tasks.distribution.summary import Summary, SummaryFigure, SummaryHighlight
from tasks.grammar.interface import Interface, interface_for

_MOST_ITEMS = 10  # of the reader's themes; the edition has them all
_AUTOMATIC = "automatic"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph or item: what stands out, what it says, what is said of it in small; ``link`` is an address to open."""

    text: str
    lead: str = ""
    note: str = ""
    link: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with paragraphs or a list below it. ``kind``: ``plain``, ``notice`` (framed) or ``list``."""

    heading: str = ""
    lines: tuple[Line, ...] = ()
    kind: str = "plain"


@dataclass(frozen=True, slots=True)
class Cover:
    """The whole message: ``subject``, the edition's ``title`` and issue line, its blocks; ``tag`` is the BCP 47 language."""

    subject: str
    title: str
    issue: str
    tag: str
    blocks: tuple[Block, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why and how this reader is written to.

    ``had_version``: the newest version they were sent before, 0 for none. ``attached`` are the files in the message,
    ``links`` those to open instead (file name, address). ``unsubscribe`` is an address to write to or to open.
    """

    had_version: int = 0
    attached: tuple[Attachment, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    unsubscribe: str = ""
    is_test: bool = False


def cover(files: ApprovedFiles, recipient: Recipient, occasion: Occasion) -> Cover:
    """The covering message in the language of the edition."""
    edition, summary, words = files.to_send.edition, files.summary, interface_for(files.to_send.edition.language)
    blocks = [
        _notices(summary, recipient, occasion, words),
        _changes(summary, occasion, words),
        _about(summary),
        Block(summary.note_heading, tuple(Line(text) for text in summary.note), "notice"),
        *_of_themes(files, recipient, words),
        Block(words.say("message.highlights"), tuple(_highlight(item, words) for item in summary.highlights), "list"),
        Block(words.say("message.key_figures"), tuple(_figure(item, words) for item in summary.key_figures), "list"),
        Block(words.say("message.before_quoting"), _before_quoting(summary), "list"),
        _files(occasion, words),
        Block(words.say("message.approval"), (_approval(files.to_send.decision, words),)),
        _ending(summary, occasion, words),
    ]
    return Cover(
        subject=_subject(summary, edition.version, occasion, words),
        title=summary.title,
        issue=_issue(summary, edition.version, words),
        tag=words.tag,
        blocks=tuple(block for block in blocks if block.lines),
    )


def _subject(summary: Summary, version: int, occasion: Occasion, words: Interface) -> str:
    if version == 1:
        subject = words.say("message.subject", title=summary.title, month=summary.month)
    elif occasion.had_version:
        subject = words.say(
            "message.subject_correction", title=summary.title, month=summary.month, version=str(version)
        )
    else:
        subject = words.say("message.subject_version", title=summary.title, month=summary.month, version=str(version))
    return words.say("message.subject_test", subject=subject) if occasion.is_test else subject


def _issue(summary: Summary, version: int, words: Interface) -> str:
    if summary.number is None:
        return summary.month
    number = str(summary.number)
    if version == 1:
        return words.say("message.number", number=number, month=summary.month)
    return words.say("message.number_version", number=number, month=summary.month, version=str(version))


def _notices(summary: Summary, recipient: Recipient, occasion: Occasion, words: Interface) -> Block:
    said = [summary.preview] if summary.preview else []
    if occasion.is_test:
        said.append(words.say("message.test_note"))
    elif recipient.language != words.language:
        other, own = words.language_name(recipient.language), words.language_name(words.language)
        said.append(words.say("message.other_language", language=other, own=own))
    return Block("", tuple(map(Line, said)), "notice")


def _changes(summary: Summary, occasion: Occasion, words: Interface) -> Block:
    if not occasion.had_version:
        return Block()
    replaces = Line(words.say("message.replaces", version=str(occasion.had_version)))
    changes = [Line(text) for text in summary.changes] or [Line(words.say("message.changes_unknown"))]
    return Block(words.say("message.changed"), (replaces, *changes), "notice")


def _about(summary: Summary) -> Block:
    said = (
        summary.event_line, summary.dates_line, summary.coverage, summary.themes_line, summary.translation_line,
        summary.quality, summary.next_issue,
    )  # fmt: skip
    return Block("", tuple(Line(text) for text in said if text))


def _of_themes(files: ApprovedFiles, recipient: Recipient, words: Interface) -> tuple[Block, ...]:
    if not recipient.themes:
        return ()
    titles = [files.summary.themes.get(theme) or words.say(f"theme.{theme}") for theme in recipient.themes]
    note = Line(words.say("message.themes_note", themes=words.join(titles)))
    items = _items(files.content("data/activities.jsonl") or b"", frozenset(recipient.themes))
    said = [_item(item, words) for item in items[:_MOST_ITEMS]]
    if not items:
        said.append(Line(words.say("message.no_theme_items")))
    if len(items) > _MOST_ITEMS:
        said.append(Line(words.say("message.more_items", n=len(items) - _MOST_ITEMS)))
    return Block(words.say("message.your_themes"), (note,)), Block("", tuple(said), "list")


@lru_cache(maxsize=64)
def _items(activities: bytes, themes: frozenset[str]) -> tuple[dict[str, Any], ...]:
    """The activities of the data pack that fall under any of the themes, in the pack's order."""
    rows = (json.loads(line) for line in activities.splitlines() if line.strip())
    return tuple(row for row in rows if themes.intersection(row.get("themes") or ()))


def _item(row: dict[str, Any], words: Interface) -> Line:
    status = words.say(f"status.{row['status']}")
    when = words.date(row.get("date") or row.get("period"))
    headline = str(row.get("headline") or "")
    lang = "" if words.language == "en" else "en"  # the data pack's headlines are English where there is an English one
    if when:
        return Line(words.say("message.item_dated", headline=headline, status=status, when=when), lang=lang)
    return Line(words.say("message.item", headline=headline, status=status), lang=lang)


def _highlight(item: SummaryHighlight, words: Interface) -> Line:
    return Line(item.text, lead=item.kicker, note=_note([item.when, _marks(item.marks)], item.flags, words))


def _figure(item: SummaryFigure, words: Interface) -> Line:
    lead = " ".join(filter(None, (item.figure, item.label)))
    return Line(item.definition, lead=lead, note=_note([item.when, _marks((item.mark,))], item.flags, words))


def _before_quoting(summary: Summary) -> tuple[Line, ...]:
    return tuple(Line(text) for text in (*summary.before_quoting, summary.before_quoting_more) if text)


def _note(parts: Iterable[str], flags: Sequence[str], words: Interface) -> str:
    flagged = words.say("message.source_flag", flags=words.clauses(list(flags))) if flags else ""
    return words.clauses([*parts, flagged])


def _marks(marks: Iterable[str]) -> str:
    return " ".join(mark if mark.startswith("[") else f"[{mark}]" for mark in marks if mark)


def _files(occasion: Occasion, words: Interface) -> Block:
    said = []
    if occasion.attached:
        names = words.join([attachment.name for attachment in occasion.attached])
        said.append(Line(words.say("message.attached", n=len(occasion.attached), files=names)))
    if occasion.links:
        said.append(Line(words.say("message.too_large")))
        said += [Line(name, link=address) for name, address in occasion.links]
    return Block(words.say("message.files"), tuple(said))


def _approval(decision: Decision | None, words: Interface) -> Line:
    if decision is None:
        return Line(words.say("message.not_approved"))
    date, time = words.date(decision.decided_at.date().isoformat()), f"{decision.decided_at:%H:%M}"
    if decision.person.casefold().startswith(_AUTOMATIC):
        return Line(words.say("message.approved_automatically", date=date, time=time))
    return Line(words.say("message.approved", person=decision.person, date=date, time=time))


def _ending(summary: Summary, occasion: Occasion, words: Interface) -> Block:
    said: list[Line] = []
    if summary.cite_as:
        said.append(Line(words.say("message.cite_as", words=summary.cite_as)))
    if summary.contact:
        said.append(Line(words.say("message.contact", words=summary.contact)))
    if "://" in occasion.unsubscribe:
        said.append(Line(words.say("message.unsubscribe_open"), link=occasion.unsubscribe))
    elif occasion.unsubscribe:
        said.append(Line(words.say("message.unsubscribe_write", address=occasion.unsubscribe)))
    else:
        said.append(Line(words.say("message.unsubscribe_reply")))
    return Block("", tuple(said))


def chat_text(files: ApprovedFiles, address: str, had_version: int = 0, *, most: int = 3) -> tuple[str, str]:
    """Title and text of the short form for a chat: the first highlights, and where to read the edition if anywhere."""
    summary, words = files.summary, interface_for(files.to_send.edition.language)
    occasion = Occasion(had_version=had_version)
    say: Callable[..., str] = words.say
    lines = [Line(text) for text in summary.changes] if had_version else []
    lines += [_highlight(item, words) for item in summary.highlights[:most]]
    said = [f"- {': '.join(filter(None, (line.lead, line.text)))}" for line in lines]
    head = summary.event_line or summary.coverage
    end = f"{say('message.read')} {address}" if address else ""
    text = "\n".join(part for part in (head, *said, end) if part)
    return _subject(summary, files.to_send.edition.version, occasion, words), text or summary.title
