"""Summary fields of foreign-language documents beside their English, each with its provider, state and checks."""

from tasks.aggregation.edition_context import BILINGUAL_ROWS, EditionContext
from tasks.aggregation.evidence import printed_flags
from tasks.aggregation.sources import Source, lang_tag, language_name, one_line
from tasks.aggregation.wording import anchor
from tasks.contracts.briefing import BilingualDocument, BilingualRow, Text
from tasks.contracts.translation import TranslatedField, TranslationState
from tasks.grammar import un_style

STATE_LABELS = {
    TranslationState.VERIFIED: "verified",
    TranslationState.NEEDS_REVIEW: "machine wording, for review",
    TranslationState.HELD: "held: not printed in English",
    TranslationState.UNTRANSLATED: "not translated",
}
PROVIDER_LABELS = {
    "official text": "official English text",
    "memory": "memory",
    "memory, fuzzy": "similar reviewed sentence",
    "formula": "UN formula",
    "composition": "composed from terms",
    "none": "no provider",
}
#: Fields printed with the items they belong to, not again here.
_ELSEWHERE = ("activity/", "subject/", "recommendation/", "metric/")
_SPECIAL = {
    "abstract": "Abstract", "action": "Action requested", "agenda_item": "Agenda item", "author": "Author",
    "body": "Body", "date_place": "Dates and place", "issuer": "Issuer", "session": "Session", "title": "Title",
}  # fmt: skip


def field_label(field: str, paragraph: int | None) -> str:
    """A field's name for readers.

    >>> field_label("paragraph/12/summary", 12), field_label("heading/3", None), field_label("paragraph/6/line/2", 6)
    ('Paragraph 12', 'Heading 3', 'Paragraph 6, line 2')
    """
    parts = field.split("/")
    if parts[0] == "paragraph":
        number = parts[1] if len(parts) > 1 else str(paragraph or "")
        if len(parts) == 4 and parts[2] == "line":
            return f"Paragraph {number}, line {parts[3]}"
        return f"Paragraph {number}".strip()
    if parts[0] in _SPECIAL and len(parts) == 1:
        return _SPECIAL[parts[0]]
    words = parts[0].replace("_", " ")
    return " ".join([words[:1].upper() + words[1:], *(part for part in parts[1:] if part != "summary")])


def checks_line(field: TranslatedField) -> str:
    """How many checks passed, and the names of those that did not.

    The number is computed from the field's own checks, so a field without checks says so.
    """
    if not field.checks:
        return "no checks run"
    passed = sum(check.passed for check in field.checks)
    line = f"{passed}/{len(field.checks)} checks"
    failed = [check.name.replace("_", " ") for check in field.checks if not check.passed]
    return f"{line}; failed: {un_style.join(failed)}" if failed else line


def provider_line(field: TranslatedField) -> str:
    """Who worded a field, and how like the sentence was that it was taken over from."""
    said = PROVIDER_LABELS.get(field.provider, field.provider)
    return said if field.similarity is None else f"{said}, {field.similarity:.0%} alike"


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
            documents.append(_document(source, fields, shown))
    total = sum(len(fields) for _, fields in tables)
    if total > BILINGUAL_ROWS:
        context.left_out.append(
            f"Summary fields: {total - BILINGUAL_ROWS:,} of {total:,} fields stand in the data pack only."
        )
    return tuple(documents)


def _document(source: Source, fields: list[TranslatedField], shown: list[TranslatedField]) -> BilingualDocument:
    return BilingualDocument(
        anchor=f"bilingual-{source.mark.lower()}",
        mark=source.mark,
        title=source.title_en,
        note=_note(source, fields),
        rows=tuple(_row(source, field) for field in shown),
    )


def _note(source: Source, fields: list[TranslatedField]) -> str:
    printed = sum(field.target is not None for field in fields)
    checks = [check for field in fields for check in field.checks]
    passed = sum(check.passed for check in checks)
    return (
        f"Unofficial translation from {language_name(source.document.language)}. Printed in English: {printed:,} of "
        f"{un_style.count(len(fields), 'field')}; checks passed: {passed:,} of {len(checks):,}. An official "
        "English text, where there is one, prevails. The numbers beside a field's name are the characters of the file "
        "where its original stands."
    )


def _row(source: Source, field: TranslatedField) -> BilingualRow:
    name = anchor(f"b-{source.mark.lower()}", field.field)
    return BilingualRow(
        anchor=name,
        field_label=field_label(field.field, field.paragraph),
        place=f"{field.start:,}–{field.end:,}",
        source=Text(text=one_line(field.source), lang=lang_tag(field.language)),
        target=Text(text=one_line(field.target), lang=field.target_language) if field.target else None,
        digest=field.digest if not field.target else None,
        provider=provider_line(field),
        state=field.state.value,
        state_label=STATE_LABELS[field.state],
        checks=checks_line(field),
        flags=printed_flags(field.flags),
    )
