"""Summary fields of foreign-language documents beside their English, each with its provider, state and checks."""

from tasks.aggregation.edition_context import BILINGUAL_ROWS, EditionContext
from tasks.aggregation.evidence import printed_flags
from tasks.aggregation.labels import provider_label, translation_state
from tasks.aggregation.sources import Source, lang_tag, one_line
from tasks.aggregation.wording import anchor
from tasks.contracts.briefing import BilingualDocument, BilingualRow, Text
from tasks.contracts.translation import TranslatedField
from tasks.grammar.interface import Interface

#: Fields printed with the items they belong to, not again here.
_ELSEWHERE = ("activity/", "subject/", "recommendation/", "metric/")
_SPECIAL = frozenset(
    ("abstract", "action", "agenda_item", "author", "body", "date_place", "issuer", "session", "title")
)


def field_label(interface: Interface, field: str, paragraph: int | None) -> str:
    """A field's name for readers.

    >>> from tasks.grammar.interface import interface_for
    >>> words = interface_for("en")
    >>> field_label(words, "paragraph/12/summary", 12), field_label(words, "paragraph/6/line/2", 6)
    ('Paragraph 12', 'Paragraph 6, line 2')
    >>> field_label(words, "heading/3", None), field_label(words, "some_field/3/summary", None)
    ('Heading 3', 'Some field 3')
    """
    parts = field.split("/")
    if parts[0] == "paragraph":
        number = parts[1] if len(parts) > 1 else str(paragraph or "")
        if len(parts) == 4 and parts[2] == "line":
            return interface.say("bilingual.paragraph_line", number=number, line=parts[3])
        return interface.say("bilingual.paragraph", number=number).strip()
    if parts[0] == "heading":
        return interface.say("bilingual.heading", number=" ".join(parts[1:])).strip()
    if parts[0] in _SPECIAL and len(parts) == 1:
        return interface.say(f"bilingual.field_{parts[0]}")
    words = " ".join([parts[0].replace("_", " "), *(part for part in parts[1:] if part != "summary")])
    return interface.sentence_start(interface.say("bilingual.field_other", name=words))


def checks_line(interface: Interface, field: TranslatedField) -> str:
    """How many checks passed, and the names of those that did not.

    The number is computed from the field's own checks, so a field without checks says so.
    """
    if not field.checks:
        return interface.say("bilingual.no_checks")
    passed, total = sum(check.passed for check in field.checks), len(field.checks)
    failed = [check.name.replace("_", " ") for check in field.checks if not check.passed]
    if not failed:
        return interface.say("bilingual.checks", passed=passed, total=total)
    return interface.say("bilingual.checks_failed", passed=passed, total=total, names=interface.join(failed))


def provider_line(interface: Interface, field: TranslatedField) -> str:
    """Who worded a field, and how like the sentence was that it was taken over from."""
    said = provider_label(interface, field.provider)
    if field.similarity is None:
        return said
    share = interface.quantity(round(field.similarity * 100), "%", in_table=True)
    return interface.say("bilingual.similar", provider=said, share=share)


def summary_fields(source: Source) -> list[TranslatedField]:
    """The fields printed side by side, in the order of the translation stage."""
    return [field for field in source.worked.translations if not field.field.startswith(_ELSEWHERE)]


def bilingual_documents(context: EditionContext) -> tuple[BilingualDocument, ...]:
    """One table a document that is not in English and has translated fields."""
    tables = [(source, summary_fields(source)) for source in context.sources if not source.is_english]
    tables = [(source, fields) for source, fields in tables if fields]
    documents = []
    room = BILINGUAL_ROWS
    for source, fields in tables:
        shown = fields[:room]
        room -= len(shown)
        if shown:
            documents.append(_document(context, source, fields, shown))
    total = sum(len(fields) for _, fields in tables)
    if total > BILINGUAL_ROWS:
        context.left_out.append(context.interface.say("bilingual.left_out", left=total - BILINGUAL_ROWS, total=total))
    return tuple(documents)


def _document(
    context: EditionContext, source: Source, fields: list[TranslatedField], shown: list[TranslatedField]
) -> BilingualDocument:
    return BilingualDocument(
        anchor=f"bilingual-{source.mark.lower()}",
        mark=source.mark,
        title=source.title_en,
        note=_note(context.interface, source, fields),
        rows=tuple(_row(context.interface, source, field) for field in shown),
    )


def _note(words: Interface, source: Source, fields: list[TranslatedField]) -> str:
    printed = sum(field.target is not None for field in fields)
    checks = [check for field in fields for check in field.checks]
    passed = sum(check.passed for check in checks)
    return words.sentences(
        [
            words.say("bilingual.note", language=words.language_name(source.document.language)),
            words.say(
                "bilingual.note_printed",
                n=len(fields),
                total=len(fields),
                printed=printed,
                passed=passed,
                checks=len(checks),
            ),
            words.say("bilingual.note_official"),
        ]
    )


def _row(words: Interface, source: Source, field: TranslatedField) -> BilingualRow:
    return BilingualRow(
        anchor=anchor(f"b-{source.mark.lower()}", field.field),
        field_label=field_label(words, field.field, field.paragraph),
        place=words.say("bilingual.place", start=field.start, end=field.end),
        source=Text(text=one_line(field.source), lang=lang_tag(field.language)),
        target=Text(text=one_line(field.target), lang=field.target_language) if field.target else None,
        digest=Text(text=field.digest) if field.digest and not field.target else None,
        provider=provider_line(words, field),
        state=field.state.value,
        state_label=translation_state(words, field.state),
        checks=checks_line(words, field),
        flags=printed_flags(field.flags, words),
    )
