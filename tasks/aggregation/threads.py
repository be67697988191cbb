"""Threads: one country, instrument, subject or organisation that two or more sources speak of, compared by facts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from tasks.aggregation import periods
from tasks.aggregation.asks import state_of
from tasks.aggregation.edition_context import EditionContext
from tasks.aggregation.frames import frame, rows_of
from tasks.aggregation.labels import thread_kind
from tasks.aggregation.sources import Source
from tasks.aggregation.themes_sections import cut_text
from tasks.aggregation.wording import anchor, telling_line
from tasks.contracts.activity import Activity, Recommendation
from tasks.contracts.briefing import Text, Thread
from tasks.grammar.interface import Interface
from tasks.vocabularies.thread_subjects import find_subjects, thread_subjects

MAX_THREADS = 3
MAX_PER_KIND = 2
MAX_SOURCES_SHOWN = 3
MAX_LINES = 2
LINE_WORDS = 20
#: An organisation in more than this share of the sources is the publisher or its parent, and no thread.
COMMON_SHARE = 0.6
_KINDS = ("instrument", "subject", "country", "organisation")
#: Statuses of activities, furthest first.
_STAGES = ("done", "ongoing", "planned", "recommended")

Item = Activity | Recommendation


@dataclass(frozen=True, slots=True)
class _Said:
    """What one source says on a thread: its items, best first."""

    source: Source
    items: tuple[Item, ...]


def _mentions(context: EditionContext) -> Iterator[tuple[str, str, str, int | None, Source, Item]]:
    """(kind, key, document id, day of the source, source, item) for every country, organisation and subject named."""
    items: dict[int, list[Item]] = {}
    for row in (*rows_of(context.frames.cards), *rows_of(context.frames.recommendations)):
        items.setdefault(row.position, []).append(row.item)
    for source in context.sources:
        day = source.sort_date.toordinal() if source.dated else None
        for item in sorted(items.get(source.position, ()), key=lambda entry: (entry.start, entry.end)):
            for kind, key in _keys(item):
                if kind == "country" and key in source.worked.extraction.countries_from_places:
                    continue  # a meeting in Vienna is no news of Austria
                yield kind, key, item.document_id, day, source, item


def _keys(item: Item) -> Iterator[tuple[str, str]]:
    for code in dict.fromkeys(item.countries):
        yield "country", code
    for organisation in dict.fromkeys(organisation.name for organisation in item.organisations):
        yield "organisation", organisation
    subjects = thread_subjects()
    for subject_id in find_subjects(item.passage.text, item.language):
        yield subjects[subject_id].kind, subject_id


def title_of(words: Interface, kind: str, key: str) -> Text:
    """The printed name of a thread: countries in the language of the page, all else as the sources' facts."""
    if kind == "country":
        return words.own(words.country(key))
    return Text(text=key if kind == "organisation" else thread_subjects()[key].title)


def _ranked(context: EditionContext) -> tuple[pd.DataFrame, dict[tuple[str, str], list[Any]]]:
    """Threads in two or more sources, and their mentions: most sources first, then most years, then most items."""
    mentions = frame(_mentions(context), ("kind", "key", "document_id", "day", "source", "item"))
    if mentions.empty:
        return mentions, {}
    mentions["day"] = mentions["day"].astype(float)
    found = mentions.groupby(["kind", "key"], sort=True).agg(
        sources=("document_id", "nunique"), items=("item", "size"), first=("day", "min"), last=("day", "max")
    )  # fmt: skip
    common = COMMON_SHARE * max(len(context.sources), 4)
    found = found[found["sources"] >= 2].reset_index()
    found = found[(found["kind"] != "organisation") | (found["sources"] <= common)]
    found = found.assign(years=(found["last"] - found["first"]).fillna(0)).sort_values(
        ["sources", "years", "items", "kind", "key"], ascending=[False, False, False, True, True], kind="stable"
    )
    said: dict[tuple[str, str], list[Any]] = {(row.kind, row.key): [] for row in rows_of(found)}
    for row in rows_of(mentions):
        if (row.kind, row.key) in said:
            said[row.kind, row.key].append(row)
    return found, said


def _in_turn(ranked: pd.DataFrame) -> Iterator[Any]:
    """The best of each kind in turn."""
    by_kind = [list(rows_of(ranked[ranked["kind"] == kind])) for kind in _KINDS]
    for position in range(max((len(rows) for rows in by_kind), default=0)):
        for rows in by_kind:
            if position < len(rows):
                yield rows[position]


def threads(context: EditionContext) -> tuple[tuple[Thread, ...], str]:
    """At most three threads, two of a kind, none repeating what another already shows; and the sentence that counts them.

    The sentence is empty when every thread is shown.
    """
    ranked, mentions = _ranked(context)
    if ranked.empty:
        return (), ""
    chosen: list[Thread] = []
    kinds: Counter[str] = Counter()
    shown: set[tuple[int, ...]] = set()
    for row in _in_turn(ranked):
        said = _said(mentions[row.kind, row.key])
        identity = tuple(id(one.items[0]) for one in said)
        if kinds[row.kind] >= MAX_PER_KIND or identity in shown:
            continue
        shown.add(identity)
        kinds[row.kind] += 1
        chosen.append(_thread(context, row.kind, row.key, said))
        if len(chosen) == MAX_THREADS:
            break
    found = len(ranked)
    note = (
        context.interface.say("threads.shown", n=found, total=found, shown=len(chosen)) if len(chosen) < found else ""
    )
    return tuple(chosen), note


def _said(rows: list[Any]) -> list[_Said]:
    """What each source says, oldest source first, undated sources last."""
    by_source: dict[str, tuple[Source, list[Item]]] = {}
    for row in rows:
        by_source.setdefault(row.document_id, (row.source, []))[1].append(row.item)
    said = [_Said(source, tuple(_most_telling_first(items, source))) for source, items in by_source.values()]
    return sorted(said, key=lambda one: (one.source.dated is None, one.source.sort_date, one.source.position))


def _most_telling_first(items: list[Item], source: Source) -> list[Item]:
    return sorted(items, key=lambda item: _interest(item, source))


def _interest(item: Item, source: Source) -> tuple[bool, bool, int, int]:
    line = telling_line(source, item, LINE_WORDS)
    return line.lang.split("-")[0] != "en", line.text.endswith("…"), -len(item.metric_ids), item.start


def _counts(context: EditionContext, said: _Said) -> str:
    """``one activity under way and two asks`` of one source."""
    words = context.interface
    statuses = Counter(item.status.value for item in said.items if isinstance(item, Activity))
    asks = [item for item in said.items if isinstance(item, Recommendation)]
    counted = [words.say(f"threads.{status}", n=statuses[status]) for status in _STAGES if statuses[status]]
    if asks:
        passed = sum(state_of(context, ask).value == "lapsed" for ask in asks)
        line = words.say("threads.asks", n=len(asks))
        counted.append(words.say("threads.asks_past", n=passed, asks=line) if passed else line)
    return words.join(counted)


def _sentence(context: EditionContext, said: list[_Said]) -> str:
    words = context.interface
    dated = [one.source.sort_date for one in said if one.source.dated]
    years = periods.span_years(min(dated), max(dated)) if dated else 0
    lead = words.say("count.source", n=len(said))
    if years:
        lead = words.say("threads.two_apart" if len(said) == 2 else "threads.over_years", n=years, sources=lead)
    parts = []
    for one in _far_apart(said, MAX_SOURCES_SHOWN):
        counts = _counts(context, one)
        if one.source.dated:
            date = words.date(one.source.dated)
            parts.append(words.say("threads.source", mark=one.source.mark, date=date, counts=counts))
        else:
            parts.append(words.say("threads.source_undated", mark=one.source.mark, counts=counts))
    more = len(said) - MAX_SOURCES_SHOWN
    key, counted = ("threads.sentence_more", more) if more > 0 else ("threads.sentence", None)
    sentence = words.say(key, n=counted, lead=words.sentence_start(lead), parts=words.clauses(parts))
    return words.sentences([sentence, _movement(words, said)])


def _movement(words: Interface, said: list[_Said]) -> str:
    """How the furthest stage reported differs from the oldest dated source to the newest; empty where it does not."""
    dated = [one for one in said if one.source.dated]
    if len(dated) < 2:
        return ""
    first, last = _furthest(dated[0]), _furthest(dated[-1])
    if first is None or last is None or first == last:
        return ""
    return words.say(
        "threads.movement",
        first=words.say(f"threads.stage_{first}"),
        last=words.say(f"threads.stage_{last}"),
        first_mark=dated[0].source.mark,
        last_mark=dated[-1].source.mark,
    )


def _furthest(said: _Said) -> str | None:
    reported = {item.status.value for item in said.items if isinstance(item, Activity)}
    return next((status for status in _STAGES if status in reported), None)


def _far_apart(said: list[_Said], limit: int) -> list[_Said]:
    """The oldest source and the newest ones: those furthest apart in time tell most of what has changed."""
    return said if len(said) <= limit else [said[0], *said[-(limit - 1) :]]


def _thread(context: EditionContext, kind: str, key: str, said: list[_Said]) -> Thread:
    words = context.interface
    name = anchor(f"t-{kind}", key)
    title = title_of(words, kind, key)
    label = words.say("threads.label", title=title)
    lines, cites = [], []
    for one in _far_apart(said, MAX_LINES):
        lines.append(cut_text(telling_line(one.source, one.items[0], LINE_WORDS)))
        cites.append(context.book.cite(one.items[0], name, label))
    return Thread(
        anchor=name,
        kind=thread_kind(words, kind),
        title=title,
        sentence=_sentence(context, said),
        lines=tuple(lines),
        cites=tuple(cites),
    )
