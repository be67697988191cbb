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
from tasks.aggregation.sources import Source
from tasks.aggregation.themes_sections import cut_text
from tasks.aggregation.wording import anchor, telling_line
from tasks.contracts.activity import Activity, Recommendation
from tasks.contracts.briefing import Thread
from tasks.grammar import un_style
from tasks.grammar.countries import country_name
from tasks.vocabularies.thread_subjects import find_subjects, thread_subjects

MAX_THREADS = 6
MAX_PER_KIND = 2
MAX_SOURCES_SHOWN = 4
LINE_WORDS = 28
#: An organisation in more than this share of the sources is the publisher or its parent, and no thread.
COMMON_SHARE = 0.6
_KINDS = ("instrument", "subject", "country", "organisation")
_STATUS_WORDS = {"done": "done", "ongoing": "under way", "planned": "planned", "recommended": "recommended"}

Item = Activity | Recommendation


@dataclass(frozen=True, slots=True)
class _Said:
    """What one source says on a thread: its items, best first."""

    source: Source
    items: tuple[Item, ...]


def _mentions(context: EditionContext) -> Iterator[tuple[str, str, str, int | None, Source, Item]]:
    """(kind, key, document id, day of the source, source, item) for every country, organisation and subject named."""
    carded = set(context.frames.cards["activity_id"])
    for source in context.sources:
        extraction = source.worked.extraction
        day = source.sort_date.toordinal() if source.dated else None
        items: list[Item] = [activity for activity in extraction.activities if activity.activity_id in carded]
        items.extend(extraction.recommendations)
        for item in sorted(items, key=lambda entry: (entry.start, entry.end)):
            for kind, key in _keys(item):
                if kind == "country" and key in extraction.countries_from_places:
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


def title_of(kind: str, key: str) -> str:
    """The printed name of a thread."""
    if kind == "country":
        return country_name(key)
    return key if kind == "organisation" else thread_subjects()[key].title


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


def threads(context: EditionContext) -> tuple[Thread, ...]:
    """At most six threads, two of a kind, none repeating what another already shows."""
    ranked, mentions = _ranked(context)
    if ranked.empty:
        return ()
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
    return tuple(chosen)


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
    statuses = Counter(item.status.value for item in said.items if isinstance(item, Activity))
    asks = [item for item in said.items if isinstance(item, Recommendation)]
    words = [
        f"{un_style.count(statuses[status], 'activity')} {_STATUS_WORDS[status]}"
        for status in _STATUS_WORDS
        if statuses[status]
    ]
    if asks:
        passed = sum(state_of(context, ask).value == "lapsed" for ask in asks)
        its = "its" if passed == 1 else "their"
        past = f" ({un_style.number(passed)} past {its} horizon)" if passed else ""
        words.append(f"{un_style.count(len(asks), 'ask')}{past}")
    return un_style.join(words)


def _sentence(context: EditionContext, said: list[_Said]) -> str:
    dated = [one.source.sort_date for one in said if one.source.dated]
    years = periods.span_years(min(dated), max(dated)) if dated else 0
    apart = f", {un_style.count(years, 'year')} apart" if years and len(said) == 2 else ""
    apart = f" over {un_style.count(years, 'year')}" if years and len(said) > 2 else apart
    parts = []
    for one in said[:MAX_SOURCES_SHOWN]:
        dated_line = un_style.date(one.source.dated) if one.source.dated else "undated"
        parts.append(f"{one.source.mark} ({dated_line}) has {_counts(context, one)}")
    more = len(said) - MAX_SOURCES_SHOWN
    tail = f"; {un_style.count(more, 'further source')}" if more > 0 else ""
    lead = un_style.sentence_start(un_style.count(len(said), "source"))
    return f"{lead}{apart}: {'; '.join(parts)}{tail}.{_movement(said)}"


def _movement(said: list[_Said]) -> str:
    """How the furthest stage reported differs from the oldest dated source to the newest; empty where it does not."""
    dated = [one for one in said if one.source.dated]
    if len(dated) < 2:
        return ""
    first, last = _furthest(dated[0]), _furthest(dated[-1])
    if first is None or last is None or first == last:
        return ""
    return (
        f" The furthest stage reported is “{_STATUS_WORDS[first]}” in {dated[0].source.mark} and “{_STATUS_WORDS[last]}” in "
        f"{dated[-1].source.mark}; the sources do not say whether it is the same work."
    )


def _furthest(said: _Said) -> str | None:
    reported = {item.status.value for item in said.items if isinstance(item, Activity)}
    return next((status for status in _STATUS_WORDS if status in reported), None)


def _thread(context: EditionContext, kind: str, key: str, said: list[_Said]) -> Thread:
    name = anchor(f"t-{kind}", key)
    title = title_of(kind, key)
    lines, cites = [], []
    for one in said[:MAX_SOURCES_SHOWN]:
        lines.append(cut_text(telling_line(one.source, one.items[0], LINE_WORDS)))
        cites.append(context.book.cite(one.items[0], name, f"Threads: {title}"))
    return Thread(
        anchor=name, kind=kind, title=title, sentence=_sentence(context, said), lines=tuple(lines), cites=tuple(cites)
    )  # fmt: skip
