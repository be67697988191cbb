"""How old the sources are: event dates, publication and receipt of each on one axis that ends with the edition's month."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from tasks.aggregation import periods
from tasks.aggregation.chart_years import years_of_sources
from tasks.aggregation.edition_context import EditionContext
from tasks.aggregation.frames import rows_of
from tasks.aggregation.sources import Source
from tasks.contracts.charts import Column, DataRow, DataTable, Timeline, TimelineRow, TimeMark, YearBins
from tasks.contracts.text import Text
from tasks.grammar.interface import Interface

#: Sources that are given a row each; a larger edition is shown by year.
MAX_ROWS = 14
#: Years that the axis goes back at most: an event of a century ago would press all others into the last inch.
MAX_YEARS = 40

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a source: EDTF with its days, those on the axis apart from those before and after it."""

    placed: tuple[tuple[str, Days], ...]
    off_axis: tuple[str, ...]
    undated: int


def sources_over_time(context: EditionContext) -> Timeline | YearBins | None:
    """A row a source, newest first; by year when there are too many sources for that; None when nothing is dated."""
    if len(context.sources) > MAX_ROWS:
        return years_of_sources(context)
    month_end = context.month_end
    earliest = date(max(month_end.year - MAX_YEARS, 1), 1, 1)
    ordered = sorted(context.sources, key=lambda source: (-source.sort_date.toordinal(), source.position))
    cards = defaultdict(list)
    for row in rows_of(context.frames.cards):
        cards[row.source.mark].append(row.when)
    dates = {source.mark: _dates(context, source, cards[source.mark], earliest) for source in ordered}
    marks = {source.mark: _marks(source, dates[source.mark], earliest, month_end) for source in ordered}
    # A period may have begun long before: the axis starts with the first year in which a mark begins or a short one ends.
    starts = [max(mark.first, earliest) for found in marks.values() for mark in found if mark.code != "received"]
    if not starts:
        return None
    words = context.interface
    rows = tuple(_row(words, source, dates[source.mark], marks[source.mark], month_end) for source in ordered)
    return Timeline(
        anchor="chart-time",
        title=words.say("charts.time.title"),
        unit=words.say("charts.unit.dates"),
        description=_description(context, ordered, dates),
        source=words.say("charts.time.source"),
        notes=_notes(words, ordered, dates),
        first=date(min(starts).year, 1, 1),
        last=month_end,
        end_label=words.month_name(context.request.edition.month),
        legend_event=words.say("charts.time.event"),
        legend_published=words.say("charts.time.published"),
        legend_received=words.say("charts.time.received"),
        rows=rows,
        table=_table(words, ordered, dates, rows),
    )


def _dates(context: EditionContext, source: Source, cards: list[str | None], earliest: date) -> Dates:
    """Dates of events that the source gives: those of its activities and of its front matter, each once, oldest first."""
    stated = [*cards, *(reading.value for reading in source.document.front_matter.event_dates)]
    placed: dict[str, Days] = {}
    off_axis: dict[str, date] = {}
    for edtf in dict.fromkeys(text for text in stated if text):
        first, last = periods.bounds(edtf)
        if first is None and last is None:
            continue
        start = first or last or earliest
        # What began and has no stated end is known to go on until the source was written, not until today.
        known_until = periods.last_day(source.dated) or start
        days = (start, last or max(start, min(known_until, context.month_end)))
        is_on = days[0] <= context.month_end and days[1] >= earliest and days[0] <= days[1]
        if is_on:
            placed[edtf] = days
        else:
            off_axis[edtf] = days[0]
    undated = sum(periods.bounds(when) == (None, None) for when in cards)
    return Dates(
        placed=tuple(sorted(placed.items(), key=lambda item: (item[1], item[0]))),
        off_axis=tuple(sorted(off_axis, key=lambda edtf: (off_axis[edtf], edtf))),
        undated=undated,
    )


def _marks(source: Source, dates: Dates, earliest: date, month_end: date) -> tuple[TimeMark, ...]:
    marks = [TimeMark(code="event", first=first, last=last) for _, (first, last) in dates.placed]
    published = source.document.front_matter.date_published
    first, last = periods.bounds(published.value) if published is not None else (None, None)
    if first is not None and last is not None and earliest <= last and first <= month_end:
        marks.append(TimeMark(code="published", first=max(first, earliest), last=min(last, month_end)))
    if earliest <= source.document.received_at <= month_end:
        marks.append(TimeMark(code="received", first=source.document.received_at, last=source.document.received_at))
    return tuple(marks)


def _row(
    words: Interface, source: Source, dates: Dates, marks: tuple[TimeMark, ...], month_end: date
) -> TimelineRow:  # fmt: skip
    is_dated = any(mark.code != "received" for mark in marks)
    undated = words.say("charts.time.undated", n=dates.undated, count=dates.undated) if dates.undated else ""
    return TimelineRow(
        mark=source.mark,
        label=words.say(f"sources.kind.{source.document.kind.value}"),
        sublabel=undated if is_dated else words.say("charts.time.no_date"),
        age=age(words, source.dated, month_end),
        marks=marks,
    )


def age(words: Interface, dated: str | None, month_end: date) -> str:
    """How old a source of that date (EDTF) is at the end of the month, in full years, months below one year."""
    last = periods.last_day(dated)
    if last is None:
        return words.say("charts.time.age_unknown")
    months = (month_end.year - last.year) * 12 + month_end.month - last.month
    if months < 1:
        return words.say("charts.time.age_new")
    if months < 12:
        return words.say("charts.time.age_months", n=months, count=months)
    return words.say("charts.time.age_years", n=months // 12, count=months // 12)


def _description(context: EditionContext, ordered: list[Source], dates: dict[str, Dates]) -> str:
    words = context.interface
    dated = [source for source in ordered if source.dated and periods.last_day(source.dated)]
    sentences = []
    if dated:
        newest, oldest = dated[0], dated[-1]
        key = "charts.time.one_source" if len(dated) == 1 else "charts.time.range"
        sentences.append(
            words.say(
                key, newest=words.date(newest.dated), newest_mark=newest.mark, oldest=words.date(oldest.dated),
                oldest_mark=oldest.mark,
            )
        )  # fmt: skip
    without = [source.mark for source in ordered if source not in dated]
    if without:
        sentences.append(words.say("charts.time.without", n=len(without), marks=words.join(without)))
    in_month = sum(
        periods.overlaps(edtf, context.month_start, context.month_end)
        for found in dates.values()
        for edtf, _ in found.placed
    )
    month = words.date(context.request.edition.month)  # inside a sentence, so no capital
    if in_month:
        sentences.append(words.sentence_start(words.say("charts.time.in_month", n=in_month, month=month)))
    else:
        sentences.append(words.say("charts.time.none_in_month", month=month))
    return words.sentences(sentences)


def _notes(words: Interface, ordered: list[Source], dates: dict[str, Dates]) -> tuple[str, ...]:
    undated = sum(dates[source.mark].undated for source in ordered)
    off_axis = sum(len(dates[source.mark].off_axis) for source in ordered)
    notes = []
    if undated:
        notes.append(words.say("charts.time.undated_note", n=undated))
    if off_axis:
        notes.append(words.say("charts.time.off_axis_note", n=off_axis))
    return tuple(map(words.sentence_start, notes))


def _table(
    words: Interface, ordered: list[Source], dates: dict[str, Dates], rows: tuple[TimelineRow, ...]
) -> DataTable:  # fmt: skip
    def listed(values: list[str]) -> str:
        return words.clauses([words.date(value) for value in values]) or words.say("charts.none")

    table_rows = []
    for source, row in zip(ordered, rows, strict=True):
        found = dates[source.mark]
        published = source.document.front_matter.date_published
        title = source.title
        table_rows.append(
            DataRow(
                label=words.say("charts.time.row", mark=source.mark, kind=row.label),
                cells=(
                    Text(text=title.text, lang=title.lang),
                    words.date(published.value) if published is not None else words.say("charts.not_stated"),
                    words.date(source.document.received_at.isoformat()),
                    row.age,
                    listed([edtf for edtf, _ in found.placed]),
                    listed(list(found.off_axis)),
                    words.number(found.undated, in_table=True),
                ),
            )
        )
    names = ("title", "published", "received", "age", "events", "off_axis")
    columns = (Column(label=words.say(f"charts.column.{name}"), is_number=False) for name in names)
    return DataTable(
        row_label=words.say("charts.column.source"),
        columns=(*columns, Column(label=words.say("charts.column.undated"))),
        rows=tuple(table_rows),
    )
