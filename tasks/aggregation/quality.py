"""Quality notes: every doubt, gap and slip that a reader should know of before quoting."""

from collections import Counter
from collections.abc import Iterable, Iterator

from tasks.aggregation.bilingual import PROVIDER_LABELS
from tasks.aggregation.edition_context import NOTES_PER_HEADING, EditionContext
from tasks.aggregation.language_versions import disagreements
from tasks.aggregation.sources import Source, cut_words, language_name
from tasks.aggregation.sources_list import reason_label
from tasks.aggregation.wording import anchor, normalised
from tasks.contracts.activity import Activity, Recommendation
from tasks.contracts.briefing import Cite, QualityNote
from tasks.contracts.document import DocumentKind
from tasks.contracts.flag import Flag, Severity
from tasks.contracts.metric import Metric
from tasks.contracts.translation import TranslationState
from tasks.grammar import un_style

_ORDER = {Severity.BLOCK: 0, Severity.WARN: 1, Severity.NOTE: 2}
_STATE_WORDS = {
    TranslationState.VERIFIED: "verified",
    TranslationState.NEEDS_REVIEW: "for review",
    TranslationState.HELD: "held",
    TranslationState.UNTRANSLATED: "not translated",
}
_SPELLING = ("spelling", "typo", "ocr", "acronym")


class _Notes:
    """Numbers the notes as they come, so that anchors are unique and stable."""

    def __init__(self) -> None:
        self.notes: list[QualityNote] = []

    def add(self, name: str, heading: str, severity: Severity, text: str, cites: tuple[Cite, ...] = ()) -> None:
        """One more note; ``name`` is its anchor."""
        self.notes.append(QualityNote(anchor=name, heading=heading, severity=severity, text=text, cites=cites))


def quality_notes(context: EditionContext) -> tuple[QualityNote, ...]:
    """Notes by weight: what warns first, then gaps and slips, source by source."""
    notes = _Notes()
    _flagged_figures(context, notes)
    _flagged_items(context, notes)
    _documents(context, notes)
    _translations(context, notes)
    for number, line in enumerate(context.inputs.notes, start=1):
        notes.add(f"q-engine-{number}", "Translation", Severity.WARN, line)
    _set_aside(context, notes)
    _asked(context, notes)
    for number, line in enumerate(context.left_out, start=1):
        notes.add(f"q-room-{number}", "Left to the data pack", Severity.NOTE, line)
    return tuple(sorted(notes.notes, key=lambda note: _ORDER[note.severity]))


def _flags_once(flags: Iterable[Flag]) -> Iterator[Flag]:
    yield from {(flag.code, flag.detail): flag for flag in flags}.values()


def _limited(context: EditionContext, heading: str, shown: int, total: int) -> None:
    if total > shown:
        context.left_out.append(
            f"{heading}: {total - shown:,} of {total:,} notes have no room here and are in the data pack."
        )


def _flagged_figures(context: EditionContext, notes: _Notes) -> None:
    """Figures in doubt; the same doubt on two figures (a ratio) is one note with both passages."""
    found: dict[tuple[str, str, str], tuple[Flag, list[Metric]]] = {}
    for source in context.sources:
        for metric in source.worked.extraction.metrics:
            for flag in _flags_once(metric.flags):
                found.setdefault((source.mark, flag.code, flag.detail), (flag, []))[1].append(metric)
    ordered = sorted(found.items(), key=lambda entry: _ORDER[entry[1][0].severity])  # stable: source order stays
    limit = NOTES_PER_HEADING * 2
    for number, ((mark, _, _), (flag, metrics)) in enumerate(ordered[:limit], start=1):
        name = f"q-figure-{number}"
        cites = {
            cite.evidence_anchor: cite
            for cite in (
                context.book.cite(metric, name, f"Quality note on {normalised(metric)}") for metric in metrics[:4]
            )
        }
        text = f"{mark}: {flag.detail}" + (f" Source: {flag.source}." if flag.source else "")
        heading = "Figures" if flag.severity is Severity.NOTE else "Check before quoting"
        notes.add(name, heading, flag.severity, text, tuple(cites.values()))
    _limited(context, "Flagged figures", min(len(ordered), limit), len(ordered))


def _flagged_items(context: EditionContext, notes: _Notes) -> None:
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
        cite = context.book.cite(item, name, "Quality note")
        notes.add(name, "Activities and asks", flag.severity, f"{source.mark}: {flag.detail}", (cite,))
    _limited(context, "Flagged activities and asks", min(len(entries), NOTES_PER_HEADING), len(entries))


def _documents(context: EditionContext, notes: _Notes) -> None:
    shown = total = 0
    for source in context.sources:
        for flag in _flags_once(source.document.flags):
            total += 1
            if shown == NOTES_PER_HEADING * 3:
                continue
            shown += 1
            heading = (
                "Slips in the sources, reported and never changed"
                if flag.code.startswith(_SPELLING)
                else "Sources as received"
            )
            notes.add(f"q-source-{shown}", heading, flag.severity, f"{source.mark}: {flag.detail}")
    _limited(context, "Sources as received", shown, total)
    undated = [source.mark for source in context.sources if not source.dated]
    if undated:
        verb = "states" if len(undated) == 1 else "state"
        notes.add("q-undated", "Gaps", Severity.NOTE, f"{_marks(undated)} {verb} no date; none is guessed.")
    council = [
        s
        for s in context.sources
        if s.document.kind is DocumentKind.COUNCIL_REPORT and s.document.front_matter.symbol is None
    ]
    if council:
        verb = "carries" if len(council) == 1 else "carry"
        foreign = any(not source.is_english for source in council)
        tail = " An official English text of the same symbol should exist." if foreign else ""
        notes.add(
            "q-symbol", "Gaps", Severity.WARN,
            f"{_marks([s.mark for s in council])} {verb} no document symbol. Ask for the symbol.{tail}",
        )  # fmt: skip
    untitled = [source.mark for source in context.sources if source.document.front_matter.title is None]
    if untitled:
        notes.add(
            "q-untitled",
            "Gaps",
            Severity.NOTE,
            f"{_marks(untitled)}: no title could be read; the file name stands for it.",
        )


def _marks(marks: list[str], limit: int = 12) -> str:
    return un_style.join(marks) if len(marks) <= limit else f"{', '.join(marks[:limit])} and {len(marks) - limit} more"


def _translations(context: EditionContext, notes: _Notes) -> None:
    foreign = [source for source in context.sources if not source.is_english]
    doubtful = [source for source in foreign if _translation_severity(source) is Severity.WARN]
    ordered = doubtful + [source for source in foreign if source not in doubtful]
    for source in ordered[:NOTES_PER_HEADING]:
        name = f"q-translation-{source.mark.lower()}"
        notes.add(name, "Translation", _translation_severity(source), _translation_line(source))
        _held(context, notes, source)
    _limited(context, "Translation", min(len(ordered), NOTES_PER_HEADING), len(ordered))
    _versions(context, notes)


def _versions(context: EditionContext, notes: _Notes) -> None:
    """Places where two language versions of one document do not say the same figures."""
    for source in context.sources:
        for item in source.versions:
            fields = disagreements(item)
            if fields:
                places = un_style.join([field.field.removesuffix("/summary").replace("/", " ") for field in fields[:6]])
                more = f" and {len(fields) - 6} more" if len(fields) > 6 else ""
                language = language_name(item.document.language)
                notes.add(
                    f"q-version-{source.mark.lower()}-{item.document.document_id}",
                    "Check before quoting",
                    Severity.WARN,
                    f"{source.mark}: the {language} version ({item.document.file}) and the English one do not say the same "
                    f"figures, dates, symbols or countries in {places}{more}.",
                )


def _translation_severity(source: Source) -> Severity:
    states = Counter(field.state for field in source.worked.translations)
    doubtful = states[TranslationState.HELD] + states[TranslationState.UNTRANSLATED]
    return Severity.WARN if doubtful or not states else Severity.NOTE


def _translation_line(source: Source) -> str:
    """How many fields of a source are in which state."""
    fields = source.worked.translations
    language = language_name(source.document.language)
    if not fields:
        return f"{source.mark} is in {language} and was not translated; its words are printed as they are."
    states = Counter(field.state for field in fields)
    said = [f"{states[state]:,} {label}" for state, label in _STATE_WORDS.items() if states[state]]
    count = un_style.count(len(fields), "field")
    line = f"{source.mark}: of {count} to be put from {language} into English, {un_style.join(said)}."
    refused = Counter(attempt.provider for field in fields for attempt in field.attempts if not attempt.passed)
    if refused:
        wordings = [f"{number:,} of {PROVIDER_LABELS.get(name, name)}" for name, number in refused.most_common()]
        line += f" Wordings refused by the number lock: {un_style.join(wordings)}."
    return line


def _held(context: EditionContext, notes: _Notes, source: Source) -> None:
    """Fields whose wording failed a check, with what failed."""
    held = [field for field in source.worked.translations if field.state is TranslationState.HELD]
    for number, field in enumerate(held[:NOTES_PER_HEADING], start=1):
        failed = [check for check in field.checks if not check.passed]
        names = [check.name.replace("_", " ") + (f" ({check.detail})" if check.detail else "") for check in failed]
        name = anchor(f"q-held-{source.mark.lower()}", f"{number}")
        cite = context.book.cite(field, name, "Quality note: held field")
        said = cut_words(un_style.join(names), 40) or "a check failed"
        text = f"{source.mark}: the wording for {field.field} is held back: {said}."
        notes.add(name, "Held back", Severity.WARN, text, (cite,))
    _limited(context, f"Held fields of {source.mark}", min(len(held), NOTES_PER_HEADING), len(held))


def _set_aside(context: EditionContext, notes: _Notes) -> None:
    ordered = sorted(context.inputs.set_aside, key=lambda item: (item.file, item.reason, item.detail))
    for number, item in enumerate(ordered[:NOTES_PER_HEADING], start=1):
        text = f"{item.file} was set aside: {reason_label(item.reason).lower()}. {item.detail}".strip()
        notes.add(f"q-aside-{number}", "Set aside", Severity.WARN, text)
    _limited(context, "Sources set aside", min(len(ordered), NOTES_PER_HEADING), len(ordered))


def _asked(context: EditionContext, notes: _Notes) -> None:
    asked = int(context.frames.activities["asked"].astype(bool).sum()) if len(context.frames.activities) else 0
    if asked:
        verb = "is an ask and stands" if asked == 1 else "are asks and stand"
        text = f"{un_style.count(asked, 'activity')} {verb} in the table of asks only, not again among the activities."
        notes.add("q-asked", "Left to the table of asks", Severity.NOTE, text[:1].upper() + text[1:])
