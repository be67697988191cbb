"""The cover strip: what the edition covers and its two clocks, when it happened and when it reached us."""

from datetime import date

from tasks.aggregation import periods
from tasks.aggregation.edition_context import EditionContext
from tasks.aggregation.sources import Source, language_name
from tasks.contracts.briefing import Masthead
from tasks.contracts.translation import TranslationState
from tasks.grammar import un_style

NAME = "Industrial Sustainability Briefing"
#: The run is scheduled for the second day of the month after (field notes 3.12).
NEXT_ISSUE_DAY = 2


def masthead(context: EditionContext) -> Masthead:
    """The cover strip; each line a whole sentence."""
    request = context.request
    return Masthead(
        name=NAME,
        number=request.number,
        edition_label=request.edition.label,
        month_name=un_style.month_name(request.edition.month),
        as_of=f"{un_style.date(request.as_of.date().isoformat())}, {request.as_of:%H:%M} UTC",
        as_of_iso=request.as_of.isoformat(),
        coverage=coverage_line(context),
        dates_line=dates_line(context),
        event_line=event_line(context),
        translation_line=translation_line(context),
        next_issue=f"Next issue on or around {un_style.date(next_issue(context.month_end).isoformat())}.",
        changes=request.changes,
    )


def next_issue(month_end: date) -> date:
    """The second day of the month that follows the edition's.

    >>> next_issue(date(2026, 11, 30))
    datetime.date(2026, 12, 2)
    """
    year, month = (month_end.year + 1, 1) if month_end.month == 12 else (month_end.year, month_end.month + 1)
    return date(year, month, NEXT_ISSUE_DAY)


def coverage_line(context: EditionContext) -> str:
    """How many sources, in which languages, by when, and how many were set aside."""
    month_end = un_style.date(context.month_end.isoformat())
    aside = len(context.inputs.set_aside)
    tail = (
        f" {un_style.sentence_start(un_style.count(aside, 'source'))} {'was' if aside == 1 else 'were'} set aside."
        if aside
        else ""
    )
    if not context.sources:
        return f"No source that reached us by {month_end} is left to cover.{tail}"
    languages = context.frames.documents.groupby("language").size()
    names = [
        f"{un_style.number(int(languages[code]))} in {language_name(code)}"
        for code in sorted(languages.index, key=lambda code: (-int(languages[code]), code))
    ]
    total = un_style.sentence_start(un_style.count(len(context.sources), "source"))
    split = f" ({un_style.join(names)})" if len(names) > 1 else f" in {language_name(languages.index[0])}"
    return f"{total}{split} that reached us by {month_end} and stood in no earlier edition.{tail}"


def _latest_year(source: Source, no_later_than: int) -> int | None:
    """The latest year, not in the future, in which an undated source places what it reports."""
    extraction = source.worked.extraction
    values = [activity.date or activity.period for activity in extraction.activities]
    values.extend(metric.period for metric in extraction.metrics)
    years = [year for value in values if (year := periods.year_of(value)) is not None and year <= no_later_than]
    return max(years, default=None)


def dates_line(context: EditionContext) -> str:
    """From when to when the sources date, and which state no date."""
    if not context.sources:
        return "There are no sources to date."
    dated = sorted(
        (periods.bounds(source.dated)[0] or source.sort_date, source.dated or "")
        for source in context.sources
        if source.dated
    )
    undated = [source for source in context.sources if not source.dated]
    parts = []
    if dated:
        first, last = _month_of(dated[0][1]), _month_of(dated[-1][1])
        parts.append(f"Sources date from {first} to {last}" if first != last else f"Sources date from {first}")
    if undated:
        marks = un_style.join([source.mark for source in undated[:4]])
        if len(undated) > 4:
            marks = f"{marks} and {len(undated) - 4} more"
        line = f"{marks} {'states' if len(undated) == 1 else 'state'} no date"
        years = [year for source in undated if (year := _latest_year(source, context.month_end.year))]
        if years:
            line += f" (the latest year reported is {max(years)})"
        parts.append(line)
    return f"{'; '.join(parts)}."


def _month_of(edtf: str) -> str:
    """Month and year in which a date ends, or the year alone when no month is given."""
    last = periods.last_day(edtf)
    if last is None or "-" not in edtf:
        return un_style.date(edtf)
    return un_style.date(f"{last.year:04d}-{last.month:02d}")


def event_line(context: EditionContext) -> str:
    """Whether anything reported falls in the edition's month; years alone do not count as falling in a month."""
    month = un_style.month_name(context.request.edition.month)
    activities = context.frames.activities
    if activities.empty:
        return f"No events are reported for {month}."
    falling = sum(periods.overlaps(when, context.month_start, context.month_end) for when in activities["when"])
    if not falling:
        return f"None of the events reported falls in {month}."
    verb = "falls" if falling == 1 else "fall"
    return f"{un_style.sentence_start(un_style.number(falling))} of the {len(activities):,} activities reported {verb} in {month}."


def translation_line(context: EditionContext) -> str | None:
    """Which sources are printed in unofficial translation or not translated; None when all are in English."""
    foreign = [source for source in context.sources if not source.is_english]
    if not foreign:
        return None
    shown = [source for source in foreign if any(field.target for field in source.worked.translations)]
    untranslated = [source for source in foreign if source not in shown]
    held = sum(
        field.state is TranslationState.HELD for source in foreign for field in source.worked.translations
    )  # fmt: skip
    lines = []
    if shown:
        names = un_style.join([f"{source.mark} ({language_name(source.document.language)})" for source in shown])
        lines.append(f"Unofficial translation used for {names}.")
    if untranslated:
        names = un_style.join([f"{source.mark} ({language_name(source.document.language)})" for source in untranslated])
        lines.append(f"No translation was available for {names}; the original is printed.")
    if held:
        verb = "is" if held == 1 else "are"
        lines.append(
            f"{un_style.sentence_start(un_style.count(held, 'field'))} {verb} held back and printed in the original only."
        )
    return " ".join(lines)
