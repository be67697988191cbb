"""Page one: at most five highlights of at most thirty words, spread over sources and themes."""

from collections.abc import Iterator
from typing import Any

from tasks.aggregation.edition_context import EditionContext
from tasks.aggregation.evidence import printed_flags
from tasks.aggregation.frames import newest_first, rows_of
from tasks.aggregation.sources import Source
from tasks.aggregation.themes_sections import theme_name, when_line
from tasks.aggregation.weights import LINE_WORDS, item_flags, weight_of
from tasks.aggregation.wording import activity_text, subject_text, telling_line
from tasks.contracts.activity import Activity, ActivityStatus
from tasks.contracts.briefing import Highlight, Text
from tasks.contracts.metric import MetricKind
from tasks.grammar import un_style

MAX_HIGHLIGHTS = 5
MAX_WORDS = LINE_WORDS


def _ranked(context: EditionContext) -> list[Any]:
    """Activities with words in English, newest first within the same weight."""
    rows = [
        row
        for row in rows_of(newest_first(context.frames.cards))
        if row.item.status is not ActivityStatus.RECOMMENDED and activity_text(row.source, row.item).is_english
    ]
    return sorted(rows, key=lambda row: -weight_of(row.source, row.item))  # stable: newest first stays


def _spread(rows: list[Any]) -> Iterator[Any]:
    """Best first, one a source and one a theme as long as there are others; then the best of the rest."""
    sources: dict[str, int] = {}
    themes: set[str] = set()
    taken: set[str] = set()
    for per_source, new_theme in ((1, True), (1, False), (2, True), (2, False), (MAX_HIGHLIGHTS, False)):
        for row in rows:
            if row.activity_id in taken or sources.get(row.document_id, 0) >= per_source:
                continue
            if new_theme and row.theme in themes:
                continue
            taken.add(row.activity_id)
            themes.add(row.theme)
            sources[row.document_id] = sources.get(row.document_id, 0) + 1
            yield row


def highlights(context: EditionContext) -> tuple[Highlight, ...]:
    """The highlights, newest event first; a flagged figure carries its flag. Empty when no activity is in English."""
    chosen: list[Any] = []
    for row in _spread(_ranked(context)):
        chosen.append(row)
        if len(chosen) == MAX_HIGHLIGHTS:
            break
    chosen.sort(key=_print_order)
    return tuple(_highlight(context, position, row) for position, row in enumerate(chosen, start=1))


def _print_order(row: Any) -> tuple[bool, int, int, int]:
    return row.last_day is None, -(row.last_day or row.sort_date).toordinal(), row.position, row.start


def _highlight(context: EditionContext, position: int, row: Any) -> Highlight:
    source, activity = row.source, row.item
    name = f"h-{position}"
    return Highlight(
        anchor=name,
        kicker=theme_name(row.theme),
        text=Text(text=highlight_text(source, activity)),
        when=when_line(activity) if row.when else f"date not stated{_of_source(source)}",
        cites=(context.book.cite(activity, name, f"Highlight {position}"),),
        flags=printed_flags(item_flags(source, activity)),
    )


def _of_source(source: Source) -> str:
    return f" (source of {un_style.date(source.dated)})" if source.dated else ""


def highlight_text(source: Source, activity: Activity) -> str:
    """The line of the activity, with its foremost result in figures where the line has none and there is room."""
    headline = telling_line(source, activity, MAX_WORDS).text
    if any(character.isdigit() for character in headline):
        return headline
    for name in activity.metric_ids:
        figure = source.metrics.get(name)
        if figure is None or figure.kind is not MetricKind.OUTCOME or figure.value is None:
            continue
        if figure.flags or not isinstance(figure.value, int) or figure.value < 10:
            continue  # in words below ten, the headline may have said it already
        subject = subject_text(source, figure)
        amount = un_style.quantity(figure.value, figure.unit, qualifier=figure.qualifier)
        longer = f"{headline.rstrip('.')}: {amount} ({subject.text})"
        if subject.lang == "en" and len(longer.split()) <= MAX_WORDS:
            return longer
    return headline
