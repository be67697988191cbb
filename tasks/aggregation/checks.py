"""Editorial checks on the finished pages. A failed check of severity ``block`` holds the edition back.

``block``: what is printed would be wrong, unproved or incomplete. ``warn``: true, but somebody should look before it is
quoted. ``note``: worth knowing. Every check is worded in ``checks.po`` (``checks.<code>``, ``checks.<code>.help``).
"""

from collections.abc import Iterator

from tasks.aggregation.check_acronyms import acronyms_of, by_acronym, unknown_acronyms
from tasks.aggregation.check_dates import STALE_YEARS, done_in_the_future, stale_items
from tasks.aggregation.check_evidence import PrintedFigures, differing_quotations
from tasks.aggregation.check_flags import unflagged
from tasks.aggregation.check_printed import (
    anchors,
    cited_lines,
    figure_anchors,
    own_sentences,
    repeated,
    translated_words,
)
from tasks.aggregation.check_rows import check_row, failed_first
from tasks.aggregation.check_spelling import source_slips, unknown_words
from tasks.aggregation.check_style import style_slips
from tasks.aggregation.edition_context import NOT_DUE, EditionContext
from tasks.aggregation.highlights import MAX_HIGHLIGHTS, MAX_WORDS
from tasks.aggregation.office_note import figures_of
from tasks.aggregation.sources import cut_words, lang_tag
from tasks.aggregation.themes_shown import differing_sums, of_other_themes
from tasks.contracts.briefing import BriefingData, ChecksLine
from tasks.contracts.flag import Severity
from tasks.contracts.translation import TranslationState
from tasks.vocabularies.interface_catalogues import load_messages

#: Words that two highlights share, of all their words, from which on they say the same.
_SAME_SHARE = 0.8
#: How many acronyms, slips and words a detail names.
_LISTED = 12
_HEADLINE_WORDS = 8


def checks(context: EditionContext, data: BriefingData) -> tuple[ChecksLine, ...]:
    """All checks, failed ones first."""
    return failed_first(
        [
            *_evidence(context, data),
            *_front_page(context, data),
            *_completeness(context, data),
            *_dates(context),
            *_words(context, data),
        ]
    )


def _evidence(context: EditionContext, data: BriefingData) -> Iterator[ChecksLine]:
    """Every line leads to evidence, and the evidence says what is printed."""
    interface = context.interface
    cited = list(cited_lines(data))
    unsupported = [name for name, cites in cited if not cites]
    figures, highlights = figure_anchors(data), {item.anchor for item in data.highlights}
    known = {entry.anchor for entry in data.evidence}
    dead = {cite.evidence_anchor for _, cites in cited for cite in cites} - known
    printed = PrintedFigures(context, data)
    # A row of a foreign-language document carries its own evidence: the words themselves.
    alone = [row.anchor for document in data.bilingual for row in document.rows if not row.source.text.strip()]
    without = {
        "figures_without_evidence": [name for name in unsupported if name in figures],
        "highlights_without_source": [name for name in unsupported if name in highlights],
        "lines_without_source": [name for name in unsupported if name not in figures | highlights],
        "dead_evidence_links": sorted(dead),
        "quotations_differ": differing_quotations(context, data),
        "figures_differ": printed.differing(),
        "translations_unverified": printed.unverified_rows(),
        "flags_missing": unflagged(context, data),
        "rows_without_original": alone,
        "anchors_repeated": repeated(anchors(data)),
    }
    for code, found in without.items():
        yield check_row(interface, code, Severity.BLOCK, found)
    yield check_row(interface, "figures_beyond_quotation", Severity.WARN, printed.beyond_quotation())
    if context.request.note:
        stated = figures_of(context.request.note, interface)
        yield check_row(interface, "note_figures", Severity.WARN, stated, shown=_LISTED)
    if context.themes:
        yield check_row(interface, "themes_sum", Severity.BLOCK, differing_sums(context, data))
        yield check_row(interface, "other_themes_printed", Severity.BLOCK, of_other_themes(context, data))


def _front_page(context: EditionContext, data: BriefingData) -> Iterator[ChecksLine]:
    interface = context.interface
    long = [item.anchor for item in data.highlights if len(item.text.text.split()) > MAX_WORDS]
    yield check_row(interface, "highlights_too_long", Severity.BLOCK, long, words=str(MAX_WORDS))
    yield check_row(
        interface, "highlights_too_many", Severity.BLOCK, (), count=max(0, len(data.highlights) - MAX_HIGHLIGHTS),
        most=interface.number(MAX_HIGHLIGHTS),
    )  # fmt: skip
    yield check_row(interface, "highlights_repeated", Severity.WARN, same_highlights(data))
    undefined = [tile.anchor for tile in data.key_figures if not tile.definition.text.strip() or not tile.as_of.strip()]
    yield check_row(interface, "key_figures_undefined", Severity.BLOCK, undefined)


def same_highlights(data: BriefingData) -> list[str]:
    """Ids of highlights that say nearly the same words as an earlier one."""
    found = []
    earlier: list[set[str]] = []
    for item in data.highlights:
        words = set(item.text.text.lower().split())
        if any(len(words & other) >= _SAME_SHARE * len(words | other) for other in earlier):
            found.append(item.anchor)
        earlier.append(words)
    return found


def _completeness(context: EditionContext, data: BriefingData) -> Iterator[ChecksLine]:
    """What was not read, not translated or not worded."""
    interface = context.interface
    failed = sorted({item.file for item in context.inputs.set_aside if item.reason not in NOT_DUE})
    # A quiet month is honest; a month whose every source failed is not ready to be sent.
    yield check_row(interface, "nothing_read", Severity.BLOCK, () if context.sources else failed)
    yield check_row(interface, "sources_set_aside", Severity.WARN, failed, count=len(failed))
    for code, severity, state in (
        ("held_fields", Severity.WARN, TranslationState.HELD),
        ("untranslated_fields", Severity.NOTE, TranslationState.UNTRANSLATED),
    ):
        counts = {s.mark: sum(field.state is state for field in s.worked.translations) for s in context.sources}
        listed = [interface.say("checks.of_source", mark=mark, found=n) for mark, n in counts.items() if n]
        yield check_row(interface, code, severity, listed, count=sum(counts.values()), shown=_LISTED)
    unread = [
        source.mark
        for source in context.sources
        if not source.is_english and not any(field.target for field in source.worked.translations)
    ]
    yield check_row(interface, "sources_untranslated", Severity.WARN, unread, shown=_LISTED)
    missing = sorted(load_messages("en").keys() - load_messages(interface.language).keys())
    yield check_row(interface, "messages_missing", Severity.BLOCK, missing)
    wrong = [] if lang_tag(data.language) == interface.tag else [data.language]
    yield check_row(interface, "language_differs", Severity.BLOCK, wrong)


def _dates(context: EditionContext) -> Iterator[ChecksLine]:
    interface = context.interface
    ahead = [
        interface.say("checks.dated_item", mark=mark, what=cut_words(words, _HEADLINE_WORDS), when=interface.date(when))
        for mark, words, when in done_in_the_future(context)
    ]
    yield check_row(interface, "done_in_the_future", Severity.WARN, ahead)
    stale = stale_items(context)
    listed = [interface.say("checks.of_source_in_year", mark=m, year=str(year), found=n) for m, year, n in stale]
    yield check_row(
        interface, "stale_items", Severity.NOTE, listed, count=sum(n for _, _, n in stale), shown=_LISTED,
        years=interface.number(STALE_YEARS),
    )  # fmt: skip


def _words(context: EditionContext, data: BriefingData) -> Iterator[ChecksLine]:
    """Style, acronyms and spelling: notes for an editor, counted and never many."""
    interface = context.interface
    unstyled: list[str] = []
    if interface.language == "en":
        unstyled = style_slips(own_sentences(data), lambda code: interface.say(f"checks.slip.{code}"))
    yield check_row(interface, "un_style", Severity.NOTE, unstyled)
    slips = source_slips(context)
    reported: dict[str, set[str]] = {}
    for mark, slip in slips:
        reported.setdefault(mark, set()).update(acronyms_of(slip))
    found = {}
    for source in context.sources:
        targets = [field.target for field in source.worked.translations if field.target]
        unknown = unknown_acronyms("\n\n".join((source.document.text, *targets)))
        found[source.mark] = [acronym for acronym in unknown if acronym not in reported.get(source.mark, ())]
    unexplained = by_acronym(found)
    named = [
        interface.say("checks.of_sources", what=acronym, marks=", ".join(marks[:3]) + ("…" if marks[3:] else ""))
        for acronym, marks in unexplained.items()
    ]
    yield check_row(interface, "unknown_acronyms", Severity.NOTE, named, shown=_LISTED)
    spelled = [interface.say("checks.of_sources", what=slip, marks=mark) for mark, slip in slips]
    yield check_row(interface, "source_slips", Severity.NOTE, spelled, count=len(spelled), shown=_LISTED)
    english = [source.document.text for source in context.sources if source.is_english]
    words = unknown_words(translated_words(data), english)
    yield check_row(
        interface,
        "unknown_words",
        Severity.NOTE,
        [interface.say("checks.quoted", word=word) for word in words],
        shown=_LISTED,
    )
