"""Quality notes on the sources as they reached us: their flags, their misprints, and what they do not say of themselves."""

from tasks.aggregation.check_spelling import SPELLING_FLAGS
from tasks.aggregation.edition_context import NOTES_PER_HEADING, EditionContext
from tasks.aggregation.quality_list import WEIGHT, NoteList
from tasks.contracts.document import DocumentKind
from tasks.contracts.flag import Severity


def note_documents(context: EditionContext, notes: NoteList) -> None:
    """One note a flag of a document, what warns first, in the order of the sources."""
    flags = {
        (source.mark, flag.code, flag.detail): (source.mark, flag)
        for source in context.sources
        for flag in source.document.flags
    }
    ordered = sorted(flags.values(), key=lambda entry: WEIGHT[entry[1].severity])
    limit = NOTES_PER_HEADING * 3
    for number, (mark, flag) in enumerate(ordered[:limit], start=1):
        heading = "slips" if flag.code.startswith(SPELLING_FLAGS) else "as_received"
        text = notes.found("quality.flagged", mark=mark, detail=flag.detail)
        notes.add(f"q-source-{number}", heading, flag.severity, text)
    notes.count_left(context.interface.say("quality.left.as_received"), min(len(ordered), limit), len(ordered))


def note_gaps(context: EditionContext, notes: NoteList) -> None:
    """Dates, document symbols and titles that sources do not give; nothing is guessed for them."""
    undated = [source.mark for source in context.sources if not source.dated]
    _note(notes, "q-undated", "quality.undated", Severity.NOTE, undated)
    council = [
        source
        for source in context.sources
        if source.document.kind is DocumentKind.COUNCIL_REPORT and source.document.front_matter.symbol is None
    ]
    is_foreign = any(not source.is_english for source in council)
    key = "quality.no_symbol_foreign" if is_foreign else "quality.no_symbol"
    _note(notes, "q-symbol", key, Severity.WARN, [source.mark for source in council])
    untitled = [source.mark for source in context.sources if source.document.front_matter.title is None]
    _note(notes, "q-untitled", "quality.untitled", Severity.NOTE, untitled)


def _note(notes: NoteList, name: str, key: str, severity: Severity, marks: list[str]) -> None:
    if marks:
        notes.add(name, "gaps", severity, notes.ours(notes.words.say(key, n=len(marks), marks=notes.marks(marks))))
