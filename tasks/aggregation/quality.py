"""Quality notes: every doubt, gap and slip that a reader should know of before quoting."""

from collections.abc import Iterable, Iterator

from tasks.aggregation.edition_context import NOT_DUE, NOTES_PER_HEADING, EditionContext
from tasks.aggregation.quality_documents import note_documents, note_gaps
from tasks.aggregation.quality_list import WEIGHT, NoteList
from tasks.aggregation.quality_translation import note_translations
from tasks.aggregation.sources import Source
from tasks.aggregation.sources_list import reason_label
from tasks.aggregation.wording import facts, figure_text
from tasks.contracts.activity import Activity, Recommendation
from tasks.contracts.briefing import QualityNote, Text
from tasks.contracts.flag import Flag, Severity
from tasks.contracts.metric import Metric


def quality_notes(context: EditionContext) -> tuple[QualityNote, ...]:
    """Notes by weight: what warns first, then gaps and slips, source by source."""
    notes = NoteList(context)
    _flagged_figures(context, notes)
    _flagged_items(context, notes)
    note_documents(context, notes)
    note_gaps(context, notes)
    note_translations(context, notes)
    for number, line in enumerate(context.inputs.notes, start=1):
        notes.add(f"q-engine-{number}", "translation", Severity.WARN, Text(text=line))
    _set_aside(context, notes)
    _asked(context, notes)
    for number, line in enumerate(context.left_out, start=1):
        notes.add(f"q-room-{number}", "data_pack", Severity.NOTE, notes.ours(line))
    return tuple(sorted(notes.notes, key=lambda note: WEIGHT[note.severity]))


def _flags_once(flags: Iterable[Flag]) -> Iterator[Flag]:
    yield from {(flag.code, flag.detail): flag for flag in flags}.values()


def _flagged_figures(context: EditionContext, notes: NoteList) -> None:
    """Figures in doubt; the same doubt on two figures (a ratio) is one note with both passages."""
    words = context.interface
    found: dict[tuple[str, str, str], tuple[Flag, list[Metric]]] = {}
    for source in context.sources:
        for metric in source.worked.extraction.metrics:
            for flag in _flags_once(metric.flags):
                found.setdefault((source.mark, flag.code, flag.detail), (flag, []))[1].append(metric)
    ordered = sorted(found.items(), key=lambda entry: WEIGHT[entry[1][0].severity])  # stable: source order stays
    limit = NOTES_PER_HEADING * 2
    for number, ((mark, _, _), (flag, metrics)) in enumerate(ordered[:limit], start=1):
        name = f"q-figure-{number}"
        marks = [
            context.book.cite(metric, name, words.say("quality.label.figure", figure=figure_text(words, metric)))
            for metric in metrics[:4]
        ]
        cites = {cite.evidence_anchor: cite for cite in marks}
        heading = "figures" if flag.severity is Severity.NOTE else "before_quoting"
        notes.add(name, heading, flag.severity, notes.flagged(mark, flag), tuple(cites.values()))
    notes.count_left(words.say("quality.left.figures"), min(len(ordered), limit), len(ordered))


def _flagged_items(context: EditionContext, notes: NoteList) -> None:
    """Doubts about activities and asks that are not doubts about their figures."""
    entries: list[tuple[Source, Activity | Recommendation, Flag]] = []
    for source in context.sources:
        of_figures = {(flag.code, flag.detail) for metric in source.worked.extraction.metrics for flag in metric.flags}
        of_document = {(flag.code, flag.detail) for flag in source.document.flags}
        items: list[Activity | Recommendation] = [*source.worked.extraction.activities]
        items.extend(source.worked.extraction.recommendations)
        for item in items:
            for flag in _flags_once(item.flags):
                if (flag.code, flag.detail) not in of_figures | of_document:
                    entries.append((source, item, flag))
    for number, (source, item, flag) in enumerate(entries[:NOTES_PER_HEADING], start=1):
        name = f"q-item-{number}"
        cite = context.book.cite(item, name, context.interface.say("quality.label.item"))
        text = notes.found("quality.flagged", mark=source.mark, detail=flag.detail)
        notes.add(name, "items", flag.severity, text, (cite,))
    left = context.interface.say("quality.left.items")
    notes.count_left(left, min(len(entries), NOTES_PER_HEADING), len(entries))


def _set_aside(context: EditionContext, notes: NoteList) -> None:
    ordered = sorted(
        context.inputs.set_aside, key=lambda item: (item.reason in NOT_DUE, item.file, item.reason, item.detail)
    )
    for number, item in enumerate(ordered[:NOTES_PER_HEADING], start=1):
        reason = reason_label(item.reason, facts()).lower()
        detail = facts().sentence_start(item.detail)
        text = notes.found("quality.set_aside", file=item.file, reason=reason, detail=detail)
        severity = Severity.NOTE if item.reason in NOT_DUE else Severity.WARN
        notes.add(f"q-aside-{number}", "set_aside", severity, text)
    left = context.interface.say("quality.left.set_aside")
    notes.count_left(left, min(len(ordered), NOTES_PER_HEADING), len(ordered))


def _asked(context: EditionContext, notes: NoteList) -> None:
    asked = int(context.frames.activities["asked"].astype(bool).sum()) if len(context.frames.activities) else 0
    if asked:
        text = context.interface.sentence_start(context.interface.say("quality.asked", n=asked))
        notes.add("q-asked", "asks", Severity.NOTE, notes.ours(text))
