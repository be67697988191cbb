"""The cover strip: what the edition covers and its two clocks, when it happened and when it reached us."""

from collections.abc import Sequence
from datetime import date

from tasks.aggregation import periods
from tasks.aggregation.changes import printed_change
from tasks.aggregation.edition_context import NOT_DUE, EditionContext
from tasks.aggregation.sources import Source
from tasks.contracts.briefing import Masthead
from tasks.contracts.translation import TranslationState
from tasks.grammar.interface import Interface

#: The run is scheduled for the second day of the month after (field notes 3.12).
NEXT_ISSUE_DAY = 2
#: Undated sources named before the others are counted.
MARKS_NAMED = 4


def masthead(context: EditionContext) -> Masthead:
    """The cover strip; each line a whole sentence."""
    request, words = context.request, context.interface
    return Masthead(
        name=request.product or words.say("masthead.name"),
        number=request.number,
        edition_label=request.edition.label,
        month_name=words.month_name(request.edition.month),
        as_of=words.say(
            "masthead.as_of", date=words.date(request.as_of.date().isoformat()), time=f"{request.as_of:%H:%M}"
        ),
        as_of_iso=request.as_of.isoformat(),
        coverage=coverage_line(context),
        dates_line=dates_line(context),
        event_line=event_line(context),
        translation_line=translation_line(context),
        next_issue=words.say(
            "masthead.next_issue",
            date=words.date((request.next_issue or next_issue(context.month_end, request.as_of.date())).isoformat()),
        ),
        changes=tuple(printed_change(words, change) for change in request.changes),
    )


def next_issue(month_end: date, as_of: date) -> date:
    """When the edition after this one is due where no schedule says: on the second day after the month that it covers.

    The edition of November is due on 2 December, so the next one is due on 2 January, also where this one was made by hand
    before its month was over. One made late names the first such day still ahead of it.

    >>> next_issue(date(2026, 11, 30), date(2026, 11, 22)), next_issue(date(2026, 11, 30), date(2027, 3, 2))
    (datetime.date(2027, 1, 2), datetime.date(2027, 4, 2))
    """
    months = (
        month_end.year * 12 + month_end.month + 1
    )  # counted from 0, so this is the second month after the edition's
    while (due := date(months // 12, months % 12 + 1, NEXT_ISSUE_DAY)) <= as_of:
        months += 1
    return due


def coverage_line(context: EditionContext) -> str:
    """How many sources, in which languages, by when, and how many of those that were due had to be set aside."""
    words = context.interface
    by = words.date(context.month_end.isoformat())
    aside = sum(item.reason not in NOT_DUE for item in context.inputs.set_aside)
    tail = words.sentence_start(words.say("masthead.set_aside", n=aside)) if aside else ""
    if not context.sources:
        return words.sentences([words.say("masthead.nothing_covered", date=by), tail])
    languages = context.frames.documents.groupby("language").size()
    codes = sorted(languages.index, key=lambda code: (-int(languages[code]), code))
    sources = words.sentence_start(words.say("count.source", n=len(context.sources)))
    if len(codes) == 1:
        language = words.language_name(codes[0])
        covered = words.say("masthead.covered_one_language", sources=sources, language=language, date=by)
    else:
        split = [
            words.say("masthead.in_language", n=int(languages[code]), language=words.language_name(code))
            for code in codes
        ]
        covered = words.say("masthead.covered", sources=sources, languages=words.join(split), date=by)
    return words.sentences([covered, tail])


def _latest_year(source: Source, no_later_than: int) -> int | None:
    """The latest year, not in the future, in which an undated source places what it reports."""
    extraction = source.worked.extraction
    values = [activity.date or activity.period for activity in extraction.activities]
    values.extend(metric.period for metric in extraction.metrics)
    years = [year for value in values if (year := periods.year_of(value)) is not None and year <= no_later_than]
    return max(years, default=None)


def dates_line(context: EditionContext) -> str:
    """From when to when the sources date, and which state no date."""
    words = context.interface
    if not context.sources:
        return words.say("masthead.no_sources_to_date")
    dated = sorted(
        (periods.bounds(source.dated)[0] or source.sort_date, source.dated or "")
        for source in context.sources
        if source.dated
    )
    undated = _undated(context)
    if not dated:
        return words.say("masthead.only_undated", undated=undated)
    first, last = _month_of(words, dated[0][1]), _month_of(words, dated[-1][1])
    ending = "_undated" if undated else ""
    if first == last:
        return words.say(f"masthead.dated_one{ending}", date=first, undated=undated)
    return words.say(f"masthead.dated{ending}", first=first, last=last, undated=undated)


def _undated(context: EditionContext) -> str:
    """Which sources state no date, as a clause; empty when all do."""
    words = context.interface
    undated = [source for source in context.sources if not source.dated]
    if not undated:
        return ""
    marks = [source.mark for source in undated]
    shown = words.join(marks[:MARKS_NAMED])
    if len(marks) > MARKS_NAMED:
        shown = words.say("list.more", names=shown, more=len(marks) - MARKS_NAMED)
    years = [year for source in undated if (year := _latest_year(source, context.month_end.year))]
    if years:
        return words.say("masthead.undated_latest", n=len(undated), marks=shown, year=str(max(years)))
    return words.say("masthead.undated", n=len(undated), marks=shown)


def _month_of(words: Interface, edtf: str) -> str:
    """Month and year in which a date ends, or the year alone when no month is given."""
    last = periods.last_day(edtf)
    if last is None or "-" not in edtf:
        return words.date(edtf)
    return words.date(f"{last.year:04d}-{last.month:02d}")


def event_line(context: EditionContext) -> str:
    """Whether anything reported falls in the edition's month; years alone do not count as falling in a month."""
    words = context.interface
    month = words.date(context.request.edition.month)
    activities = context.read.cards  # of all themes, like the sources above; asks are counted in their own table
    if activities.empty:
        return words.say("masthead.no_events", month=month)
    falling = sum(periods.overlaps(when, context.month_start, context.month_end) for when in activities["when"])
    if not falling:
        return words.say("masthead.no_event_in_month", month=month)
    line = words.say("masthead.events_in_month", n=falling, total=words.number(len(activities)), month=month)
    return words.sentence_start(line)


def translation_line(context: EditionContext) -> str | None:
    """Which sources are printed in unofficial translation or not translated; None when all are in English."""
    words = context.interface
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
        lines.append(words.say("masthead.translated", sources=_with_languages(words, shown)))
    if untranslated:
        lines.append(words.say("masthead.not_translated", sources=_with_languages(words, untranslated)))
    if held:
        lines.append(words.sentence_start(words.say("masthead.held", n=held)))
    return words.sentences(lines)


def _with_languages(words: Interface, sources: Sequence[Source]) -> str:
    return words.join(
        [
            words.say("masthead.source_language", mark=s.mark, language=words.language_name(s.document.language))
            for s in sources
        ]
    )
