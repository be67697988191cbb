"""The list of sources: what each is, when it is from, when it reached us, and what was read from it."""

from tasks.aggregation.edition_context import NOT_DUE, SET_ASIDE_ROWS, SOURCE_ROWS, EditionContext
from tasks.aggregation.evidence import source_anchor
from tasks.aggregation.language_versions import agreement_line
from tasks.aggregation.sources import Source
from tasks.aggregation.wording import is_in_english
from tasks.contracts.briefing import EvidenceEntry, SetAsideRow, SourceEntry, Text
from tasks.grammar.interface import Interface
from tasks.vocabularies.official_documents import official_address


def source_entries(context: EditionContext) -> tuple[SourceEntry, ...]:
    """One entry a source, S1 first."""
    return tuple(_entry(source, context.interface) for source in context.sources)


def set_aside_rows(context: EditionContext) -> tuple[SetAsideRow, ...]:
    """What the edition could not use, by file name."""
    ordered = sorted(context.inputs.set_aside, key=lambda item: (item.file, item.reason, item.detail))
    # What failed has room before what is rightly no part of the edition.
    first = sorted(range(len(ordered)), key=lambda index: (ordered[index].reason in NOT_DUE, index))[:SET_ASIDE_ROWS]
    printed = frozenset(first)
    return tuple(
        SetAsideRow(
            file=item.file,
            reason=reason_label(item.reason, context.interface),
            detail=Text(text=item.detail),
            is_printed=index in printed,
        )
        for index, item in enumerate(ordered)
    )


def lists_left_out(context: EditionContext) -> list[str]:
    """What the lists of sources and of those set aside have no room for; empty where all are printed."""
    sources, aside = len(context.sources), len(context.inputs.set_aside)
    notes = []
    if sources > SOURCE_ROWS:
        notes.append(context.interface.say("sources.left_out", total=sources, room=SOURCE_ROWS))
    if aside > SET_ASIDE_ROWS:
        notes.append(context.interface.say("sources.set_aside_left_out", left=aside - SET_ASIDE_ROWS, total=aside))
    return notes


def with_room(sources: tuple[SourceEntry, ...], evidence: tuple[EvidenceEntry, ...]) -> tuple[SourceEntry, ...]:
    """``sources`` as they are printed: those that are quoted, and others in their order while there is room."""
    if len(sources) <= SOURCE_ROWS:
        return sources
    quoted = {entry.source_anchor for entry in evidence}
    room = SOURCE_ROWS
    shown = []
    for source in sources:
        is_printed = source.anchor in quoted or room > 0
        room -= source.anchor not in quoted
        shown.append(source if is_printed else source.model_copy(update={"is_printed": False}))
    return tuple(shown)


def reason_label(reason: str, interface: Interface) -> str:
    """The code of a reason for setting a source aside, in words.

    >>> from tasks.grammar.interface import interface_for
    >>> english = interface_for("en")
    >>> reason_label("not_text", english), reason_label("new_reason", english)
    ('Not text', 'Other reason')
    """
    key = f"sources.reason.{reason}"
    return interface.say(key if interface.has(key) else "sources.reason.other")


def dated_line(source: Source, interface: Interface) -> str:
    """The source's own dates as printed."""
    front = source.document.front_matter
    if front.date_published is not None:
        return interface.date(front.date_published.value)
    if front.event_dates:
        return interface.say("sources.dated.event", date=interface.date(front.event_dates[0].value))
    return interface.say("sources.dated.none")


def received_line(source: Source, interface: Interface) -> str:
    """When the document reached us, and how we know."""
    key = "sources.received" if source.document.received_basis == "sidecar" else "sources.first_seen"
    return interface.say(key, date=interface.date(source.document.received_at.isoformat()))


def issuer_line(source: Source, interface: Interface) -> Text:
    """Who issued a source, in English: as printed, as translated, or as the sidecar names the producer."""
    front = source.document.front_matter
    for field, reading in (("issuer", front.issuer), ("author", front.author)):
        if reading is not None and is_in_english(reading.value, reading.surface, reading.language):
            return Text(text=reading.value)
        translated = source.printable(field)
        if translated:
            return Text(text=translated)
    return _stated(source.document.producer, interface)


def _stated(words: str | None, interface: Interface) -> Text:
    """A fact in English, or our own words for its absence."""
    return Text(text=words) if words else Text(text=interface.say("sources.not_stated"), lang=interface.tag)


def _entry(source: Source, interface: Interface) -> SourceEntry:
    document, front = source.document, source.document.front_matter
    extraction = source.worked.extraction
    title_en = None if source.is_english else source.printable("title")
    return SourceEntry(
        anchor=source_anchor(source),
        mark=source.mark,
        title=source.title,
        title_en=None if title_en is None else Text(text=title_en),
        kind=interface.say(f"sources.kind.{document.kind.value}"),
        language=interface.language_name(document.language),
        issuer=issuer_line(source, interface),
        symbol=front.symbol.value if front.symbol else interface.say("sources.not_stated"),
        official_url=official_address(front.symbol.value) if front.symbol else None,
        other_versions=tuple(agreement_line(item, interface) for item in source.versions),
        dated=dated_line(source, interface),
        received=received_line(source, interface),
        file=document.file,
        sha256=document.sha256,
        sha256_prefix=document.sha256[:12],
        url=document.url,
        rights=_stated(document.licence, interface),
        counts=interface.say(
            "sources.counts",
            figures=interface.say("sources.count.figure", n=len(extraction.metrics)),
            activities=interface.say("sources.count.activity", n=len(extraction.activities)),
            recommendations=interface.say("sources.count.recommendation", n=len(extraction.recommendations)),
        ),
    )
