"""Quality notes on translation: how many fields are in which state, what was held back and why, where versions differ."""

from collections import Counter

from tasks.aggregation.bilingual import field_label
from tasks.aggregation.edition_context import NOTES_PER_HEADING, EditionContext
from tasks.aggregation.labels import provider_label
from tasks.aggregation.language_versions import disagreements
from tasks.aggregation.quality_list import NoteList
from tasks.aggregation.sources import Source, cut_words
from tasks.aggregation.wording import anchor, facts
from tasks.contracts.flag import Severity
from tasks.contracts.translation import TranslationState
from tasks.grammar.interface import Interface

_PLACES = 6
_REASON_WORDS = 40


def note_translations(context: EditionContext, notes: NoteList) -> None:
    """One note a source in another language, the doubtful ones first, with its held fields; then versions that differ."""
    foreign = [source for source in context.sources if not source.is_english]
    doubtful = [source for source in foreign if _severity(source) is Severity.WARN]
    ordered = doubtful + [source for source in foreign if source not in doubtful]
    for source in ordered[:NOTES_PER_HEADING]:
        name = f"q-translation-{source.mark.lower()}"
        notes.add(name, "translation", _severity(source), notes.ours(_line(context.interface, source)))
        _held(context, notes, source)
    left = context.interface.say("quality.left.translation")
    notes.count_left(left, min(len(ordered), NOTES_PER_HEADING), len(ordered))
    _versions(context, notes)


def _severity(source: Source) -> Severity:
    states = Counter(field.state for field in source.worked.translations)
    doubtful = states[TranslationState.HELD] + states[TranslationState.UNTRANSLATED]
    return Severity.WARN if doubtful or not states else Severity.NOTE


def _line(words: Interface, source: Source) -> str:
    """How many fields of a source are in which state."""
    fields = source.worked.translations
    language = words.language_name(source.document.language)
    if not fields:
        return words.say("quality.not_translated", mark=source.mark, language=language)
    counts = Counter(field.state for field in fields)
    is_small = len(fields) < 10  # numbers of one series are printed alike: in words only where all are below ten
    states = [
        words.say(
            f"quality.fields.{state.value}",
            number=words.number(counts[state]) if is_small else words.number(counts[state], in_table=True),
        )
        for state in TranslationState
        if counts[state]
    ]
    line = words.say(
        "quality.translated", n=len(fields), mark=source.mark, language=language, states=words.join(states)
    )
    refused = Counter(attempt.provider for field in fields for attempt in field.attempts if not attempt.passed)
    if not refused:
        return line
    wordings = [
        words.say("quality.wordings_of", number=number, provider=provider_label(words, name))
        for name, number in refused.most_common()
    ]
    return f"{line} {words.say('quality.refused', wordings=words.join(wordings))}"


def _held(context: EditionContext, notes: NoteList, source: Source) -> None:
    """Fields whose wording failed a check, with what failed."""
    held = [field for field in source.worked.translations if field.state is TranslationState.HELD]
    for number, field in enumerate(held[:NOTES_PER_HEADING], start=1):
        failed = [check for check in field.checks if not check.passed]
        reasons = [check.name.replace("_", " ") + (f" ({check.detail})" if check.detail else "") for check in failed]
        name = anchor(f"q-held-{source.mark.lower()}", f"{number}")
        cite = context.book.cite(field, name, context.interface.say("quality.label.held"))
        said = cut_words(facts().join(reasons), _REASON_WORDS) or facts().say("quality.held_no_reason")
        label = field_label(facts(), field.field, field.paragraph)
        text = notes.found("quality.held", mark=source.mark, field=label, reasons=said)
        notes.add(name, "held", Severity.WARN, text, (cite,))
    left = context.interface.say("quality.left.held", mark=source.mark)
    notes.count_left(left, min(len(held), NOTES_PER_HEADING), len(held))


def _versions(context: EditionContext, notes: NoteList) -> None:
    """Places where two language versions of one document do not say the same figures."""
    words = context.interface
    for source in context.sources:
        for item in source.versions:
            fields = disagreements(item)
            if not fields:
                continue
            places = words.join([field_label(words, field.field, field.paragraph) for field in fields[:_PLACES]])
            if len(fields) > _PLACES:
                places = words.say("quality.places_and_more", n=len(fields) - _PLACES, places=places)
            text = words.say(
                "quality.versions_differ", mark=source.mark, language=words.language_name(item.document.language),
                file=item.document.file, places=places,
            )  # fmt: skip
            name = f"q-version-{source.mark.lower()}-{item.document.document_id}"
            notes.add(name, "before_quoting", Severity.WARN, notes.ours(text))
