"""The list of sources: what each is, when it is from, when it reached us, and what was read from it."""

from tasks.aggregation.edition_context import EditionContext
from tasks.aggregation.language_versions import agreement_line
from tasks.aggregation.sources import KIND_LABELS, Source, language_name
from tasks.aggregation.wording import is_in_english
from tasks.contracts.briefing import SetAsideRow, SourceEntry
from tasks.grammar import un_style
from tasks.vocabularies.official_documents import official_address

REASON_LABELS = {
    "duplicate": "Duplicate",
    "not_yet_received": "Received after this edition's month",
    "in_earlier_edition": "Covered in an earlier edition",
}


def source_anchor(source: Source) -> str:
    """HTML id of a source's entry."""
    return f"source-{source.mark.lower()}"


def source_entries(context: EditionContext) -> tuple[SourceEntry, ...]:
    """One entry a source, S1 first."""
    return tuple(_entry(source) for source in context.sources)


def set_aside_rows(context: EditionContext) -> tuple[SetAsideRow, ...]:
    """What the edition could not use, by file name."""
    ordered = sorted(context.inputs.set_aside, key=lambda item: (item.file, item.reason, item.detail))
    return tuple(SetAsideRow(file=item.file, reason=reason_label(item.reason), detail=item.detail) for item in ordered)


def reason_label(reason: str) -> str:
    """A reason code in words.

    >>> reason_label("not_text")
    'Not text'
    """
    words = reason.replace("_", " ")
    return REASON_LABELS.get(reason, words[:1].upper() + words[1:])


def dated_line(source: Source) -> str:
    """The source's own dates as printed."""
    front = source.document.front_matter
    if front.date_published is not None:
        return un_style.date(front.date_published.value)
    if front.event_dates:
        return f"event of {un_style.date(front.event_dates[0].value)}"
    return "not stated in the text"


def issuer_line(source: Source) -> str:
    """Who issued a source, in English: as printed, as translated, or as the sidecar names the producer."""
    front = source.document.front_matter
    for field, reading in (("issuer", front.issuer), ("author", front.author)):
        if reading is not None and is_in_english(reading.value, reading.surface, reading.language):
            return reading.value
        translated = source.printable(field)
        if translated:
            return translated
    return source.document.producer or "not stated"


def _entry(source: Source) -> SourceEntry:
    document, front = source.document, source.document.front_matter
    extraction = source.worked.extraction
    title_en = None if source.is_english else source.printable("title")
    counts = un_style.join(
        [
            un_style.count(len(extraction.metrics), "figure"),
            un_style.count(len(extraction.activities), "activity"),
            un_style.count(len(extraction.recommendations), "recommendation"),
        ]
    )
    return SourceEntry(
        anchor=source_anchor(source),
        mark=source.mark,
        title=source.title,
        title_en=title_en,
        kind=KIND_LABELS[document.kind],
        language=language_name(document.language),
        issuer=issuer_line(source),
        symbol=front.symbol.value if front.symbol else "not stated",
        official_url=official_address(front.symbol.value) if front.symbol else None,
        other_versions=tuple(agreement_line(item, language_name(item.document.language)) for item in source.versions),
        dated=dated_line(source),
        received=source.received_line,
        file=document.file,
        sha256=document.sha256,
        sha256_prefix=document.sha256[:12],
        url=document.url,
        rights=document.licence or "not stated",
        counts=counts,
    )
