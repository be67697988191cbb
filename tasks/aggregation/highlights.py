"""Page one: at most five highlights of at most thirty words, spread over sources and themes."""

from collections.abc import Iterator
from typing import Any

from tasks.aggregation import periods
from tasks.aggregation.edition_context import EditionContext
from tasks.aggregation.evidence import printed_flags
from tasks.aggregation.frames import newest_first, rows_of
from tasks.aggregation.labels import theme_name
from tasks.aggregation.sources import Source
from tasks.aggregation.weights import LINE_WORDS, item_flags, leans_on_what_came_before, told
from tasks.aggregation.wording import facts, subject_text, telling_line
from tasks.contracts.activity import Activity, ActivityStatus
from tasks.contracts.briefing import Highlight, Text
from tasks.contracts.metric import MetricKind

MAX_HIGHLIGHTS = 5
MAX_WORDS = LINE_WORDS
#: What a figure in the line adds to the weight of an activity on page one.
FIGURE_WEIGHT = 2
#: What it adds that the event falls in the month of the edition: that is what a reader opens it for.
MONTH_WEIGHT = 2


def _ranked(context: EditionContext) -> list[Any]:
    """Activities with words in English, newest first within the same weight; a figure in the line weighs."""
    rows = [
        row
        for row in rows_of(newest_first(context.frames.cards))
        if row.item.status is not ActivityStatus.RECOMMENDED and told(context, row.source, row.item).line.lang == "en"
    ]
    return sorted(rows, key=lambda row: -_page_one_weight(context, row))  # stable: newest first stays


def _page_one_weight(context: EditionContext, row: Any) -> int:
    telling = told(context, row.source, row.item)
    figures = [row.source.metrics[name] for name in row.metric_ids if name in row.source.metrics]
    line = telling.line.text
    printed = any(
        figure.number_surface in line or facts().number(figure.value or 0, in_table=True) in line for figure in figures
    )
    when = row.when or ""
    is_of_month = "-" in when and periods.overlaps(when, context.month_start, context.month_end)
    return telling.weight + FIGURE_WEIGHT * printed + MONTH_WEIGHT * is_of_month


def _results_first(context: EditionContext, ranked: list[Any]) -> Iterator[Any]:
    """What was done, decided or changed, spread; meetings, and lines that say little alone, only where nothing else is left."""
    lines = {row.activity_id: told(context, row.source, row.item) for row in ranked}
    held = {name for name, said in lines.items() if said.kind == "meeting" or leans_on_what_came_before(said.line.text)}
    yield from _spread([row for row in ranked if row.activity_id not in held])
    yield from _spread([row for row in ranked if row.activity_id in held])


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
    for row in _results_first(context, _ranked(context)):
        chosen.append(row)
        if len(chosen) == MAX_HIGHLIGHTS:
            break
    chosen.sort(key=_print_order)
    return tuple(_highlight(context, position, row) for position, row in enumerate(chosen, start=1))


def _print_order(row: Any) -> tuple[bool, int, int, int]:
    return row.last_day is None, -(row.last_day or row.sort_date).toordinal(), row.position, row.start


def _highlight(context: EditionContext, position: int, row: Any) -> Highlight:
    words, source, activity = context.interface, row.source, row.item
    name = f"h-{position}"
    return Highlight(
        anchor=name,
        kicker=theme_name(words, row.theme),
        text=Text(text=highlight_text(source, activity)),
        when=when_said(context, source, activity),
        cites=(context.book.cite(activity, name, words.say("highlights.label", number=position)),),
        flags=printed_flags(item_flags(source, activity), words),
    )


def when_said(context: EditionContext, source: Source, activity: Activity) -> str:
    """When it happened, else of when the source is; and how many years before the edition, where it is no news."""
    words = context.interface
    when = activity.date or activity.period
    told = when or source.dated
    if told is None:
        return words.say("highlights.undated")
    printed, past = words.date(told), _years_past(context, told)
    if when:
        return words.say("highlights.when_past", n=past, when=printed) if past else printed
    if past:
        return words.say("highlights.undated_source_past", n=past, date=printed)
    return words.say("highlights.undated_source", date=printed)


def _years_past(context: EditionContext, edtf: str) -> int:
    """Whole years from a day or month to the edition's month, calendar years from a bare year.

    0 below one year and for dates that go on.
    """
    start, end = context.month_start, periods.bounds(edtf)[1]
    if end is None or end >= start:
        return 0
    if "-" not in edtf:
        return start.year - end.year
    return start.year - end.year - ((start.month, start.day) < (end.month, end.day))


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
        words = facts()
        amount = words.quantity(figure.value, figure.unit, qualifier=figure.qualifier)
        longer = words.say("highlights.result", line=headline.rstrip("."), figure=amount, subject=subject)
        if subject.lang == "en" and len(longer.split()) <= MAX_WORDS:
            return longer
    return headline
