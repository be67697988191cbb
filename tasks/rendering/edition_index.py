"""``output/index.html``: every edition that was made, its versions, what changed between them, what is held or damaged."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC
from itertools import groupby, pairwise
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from tasks.grammar.interface import Interface, interface_for
from tasks.rendering.edition_differences import FieldChange, Item, TableDifference, differences
from tasks.rendering.edition_folders import DamagedEditionError, ListedEdition, list_editions, read_pack
from tasks.rendering.html import TEMPLATES
from tasks.rendering.page_words import named
from tasks.rendering.placing import place_file
from tasks.rendering.printable import printable
from tasks.rendering.theme import Theme

#: Items of one kind that a list of differences shows; the rest are counted.
MOST_ITEMS = 40
_MOST_CHARACTERS = 280
_FILE_LABELS = {"briefing.pdf": "PDF", "briefing.html": "HTML", "briefing.docx": "Word", "briefing.xlsx": "Excel"}


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file to open: where, and in which format."""

    address: str
    label: str


@dataclass(frozen=True, slots=True)
class ShownList:
    """Added, removed or changed items of one kind; ``more`` says how many are not shown, empty when none."""

    heading: str
    items: tuple[Item, ...]
    more: str


@dataclass(frozen=True, slots=True)
class ShownDifferences:
    """What changed since the version before: the recorded sentences, the count, the lists; ``note`` where none could be made."""

    summary: str
    sentences: tuple[str, ...]
    lists: tuple[ShownList, ...]
    note: str


@dataclass(frozen=True, slots=True)
class ShownEdition:
    """One version of an edition as the page lists it."""

    anchor: str
    title: str
    state: str
    state_label: str
    reasons: tuple[str, ...]
    facts: tuple[str, ...]
    files: tuple[ShownFile, ...]
    sha256: str
    is_superseded: bool
    differences: ShownDifferences | None


@dataclass(frozen=True, slots=True)
class ShownMonth:
    """A month with its editions: languages in order, newest version of each first."""

    anchor: str
    title: str
    editions: tuple[ShownEdition, ...]


def write_index(output: Path, theme: Theme, language: str = "en") -> Path:
    """Write ``index.html`` into ``output`` in one rename, and return its path. Same editions, same bytes.

    Raises:
        OSError: the folder cannot be written.
    """
    path = output / "index.html"
    place_file(path, index_page(output, theme, language).encode())
    return path


def index_page(output: Path, theme: Theme, language: str = "en") -> str:
    """The page: no script, nothing from elsewhere, relative links only, every word of an edition escaped."""
    interface = interface_for(language)
    editions = list_editions(output)
    months = tuple(
        ShownMonth(f"m-{month}", interface.month_name(month), tuple(_shown(interface, output, list(group))))
        for month, group in groupby(editions, key=lambda edition: edition.month)
    )
    return _environment(interface).get_template("index.html.j2").render(
        product=theme.product or interface.say("masthead.name"),
        office=theme.words(theme.office),
        summary=_summary(interface, editions),
        months=months,
        style=Markup((TEMPLATES / "index.css").read_text("utf-8") + theme.colours.tokens()),
    ) + "\n"  # fmt: skip


def _environment(interface: Interface) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, finalize=_finalize
    )
    environment.globals.update(say=interface.say, page_tag=interface.tag)
    return environment


def _finalize(value: object) -> object:
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _summary(interface: Interface, editions: Sequence[ListedEdition]) -> str:
    if not editions:
        return interface.say("index.none")
    months = len({edition.month for edition in editions})
    return interface.say(
        "index.summary",
        editions=_counted(interface, "index.count.edition", len(editions)),
        months=_counted(interface, "index.count.month", months),
    )


def _shown(interface: Interface, output: Path, month: list[ListedEdition]) -> Iterable[ShownEdition]:
    for _, versions in groupby(month, key=lambda edition: edition.language):
        newest_first = list(versions)
        former = {newer.folder: older for newer, older in pairwise(newest_first)}
        for place, edition in enumerate(newest_first):
            older = former.get(edition.folder)
            yield _shown_edition(interface, output, edition, older, is_superseded=place > 0)


def _shown_edition(
    interface: Interface, output: Path, edition: ListedEdition, older: ListedEdition | None, *, is_superseded: bool
) -> ShownEdition:
    say = interface.say
    state = "damaged" if edition.damage else "held" if edition.blocks else "superseded" if is_superseded else "made"
    key = "index.title" if edition.language == "en" else "index.title_language"
    manifest = edition.manifest
    facts: tuple[str, ...] = ()
    if manifest and edition.counts is not None:
        moment = manifest.as_of.astimezone(UTC) if manifest.as_of.tzinfo else manifest.as_of
        as_of = say("masthead.as_of", date=interface.date(moment.date().isoformat()), time=f"{moment:%H:%M}")
        counts = [
            _counted(interface, f"index.count.{table}", count)
            for table, count in edition.counts.items()
            if table in _COUNTED
        ]
        facts = (say("index.number", number=manifest.number), say("index.as_of", as_of=as_of), *counts)
    return ShownEdition(
        anchor=f"e-{edition.folder}",
        title=say(
            key, month=interface.month_name(edition.month), version=edition.version,
            language=interface.language_name(edition.language),
        ),
        state=state,
        state_label=say(f"index.state.{state}"),
        reasons=_reasons(interface, edition),
        facts=facts,
        files=_files(edition),
        sha256=manifest.files.get("briefing.pdf", "")[:16] if manifest else "",
        is_superseded=is_superseded,
        differences=_shown_differences(interface, output, older, edition) if older and manifest else None,
    )  # fmt: skip


_NUMBERS = frozenset({"value", "min", "max"})
_LABELS = {
    ("metrics", "status"): "metric_status",
    ("metrics", "kind"): "metric_kind",
    ("activities", "status"): "status",
    ("recommendations", "state"): "ask_state",
    ("translations", "state"): "translation_state",
    ("translations", "provider"): "provider",
    ("set_aside", "reason"): "sources.reason",
}
_COUNTED = ("documents", "metrics", "activities", "recommendations", "translations", "set_aside")


def _reasons(interface: Interface, edition: ListedEdition) -> tuple[str, ...]:
    if edition.damage:
        return (interface.say(f"index.damage.{edition.damage.code}", file=edition.damage.file),)
    return tuple(
        interface.say("index.blocked_by", check=check.label or check.name, detail=check.detail)
        for check in edition.blocks
    )


def _files(edition: ListedEdition) -> tuple[ShownFile, ...]:
    files = [ShownFile(f"{edition.folder}/{name}", _FILE_LABELS[name]) for name in edition.files]
    if edition.has_data:
        files.append(ShownFile(f"{edition.folder}/data/", ""))
    return tuple(files)


def _shown_differences(
    interface: Interface, output: Path, older: ListedEdition, newer: ListedEdition
) -> ShownDifferences:
    say = interface.say
    assert newer.manifest is not None
    sentences = newer.manifest.changes
    if older.damage:
        return ShownDifferences(say("index.since", version=older.version), sentences, (), say("index.older_damaged"))
    try:
        before, after = read_pack(output / older.folder), read_pack(output / newer.folder)
    except DamagedEditionError as damage:
        note = say("index.not_compared", file=damage.file)
        return ShownDifferences(say("index.since", version=older.version), sentences, (), note)
    if before is None or after is None:
        return ShownDifferences(say("index.since", version=older.version), sentences, (), say("index.too_large"))
    found = differences(before, after)
    count = sum(len(table.added) + len(table.removed) + len(table.changed) for table in found)
    if not count:
        return ShownDifferences(say("index.since", version=older.version), sentences, (), say("index.no_differences"))
    summary = say(
        "index.since_counted", version=older.version, count=_counted(interface, "index.count.difference", count)
    )
    return ShownDifferences(summary, sentences, tuple(_lists(interface, found)), "")


def _lists(interface: Interface, found: Iterable[TableDifference]) -> Iterable[ShownList]:
    for table in found:
        for kind in ("added", "removed", "changed"):
            items: tuple[Item, ...] = getattr(table, kind)
            if items:
                left = len(items) - MOST_ITEMS
                yield ShownList(
                    heading=_counted(interface, f"index.{kind}.{table.table}", len(items)),
                    items=tuple(_shortened(interface, table.table, item) for item in items[:MOST_ITEMS]),
                    more=_counted(interface, "index.more", left) if left > 0 else "",
                )


def _counted(interface: Interface, key: str, count: int) -> str:
    """A count in figures: lists of counts are easier to compare so than with the small ones in words."""
    return interface.say(key, count, count=count)


def _shortened(interface: Interface, table: str, item: Item) -> Item:
    changes = tuple(
        FieldChange(
            _field(interface, change.field),
            _value(interface, table, change, change.old),
            _value(interface, table, change, change.new),
        )
        for change in item.changes
    )  # fmt: skip
    return Item(_short(item.label), _short(item.file), _short(item.figure), changes)


def _field(interface: Interface, column: str) -> str:
    return named(interface, column, "index.field")


def _value(interface: Interface, table: str, change: FieldChange, written: str) -> str:
    """A value of the data pack as readers know it: codes by their labels, numbers grouped; a dash where there is none."""
    if not written:
        return "—"
    if change.field in _NUMBERS:
        return interface.number(float(written), in_table=True)
    if change.field == "countries":
        return interface.join([interface.country(code) for code in written.split("; ")])
    prefix = _LABELS.get((table, change.field))
    return named(interface, written, prefix) if prefix else _short(written)


def _short(text: str) -> str:
    return text if len(text) <= _MOST_CHARACTERS else f"{text[:_MOST_CHARACTERS].rstrip()}…"
