"""The edition's record in Dublin Core, for the XMP packet of the PDF: what archives and search engines read."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC

from pydantic import BaseModel

from tasks.contracts.briefing import BriefingData, Text
from tasks.contracts.edition import EditionInputs

# A packet is read whole by every catalogue: beyond this many sources it names the list of them instead.
_SOURCES_NAMED = 60


@dataclass(frozen=True, slots=True)
class DublinCore:
    """One record (ISO 15836-1). ``title`` and ``description`` are in ``language``; ``languages`` are all that are printed.

    ``source`` names the SHA-256 of every source, or of the sorted list of them where there are too many to name.
    """

    title: str
    language: str
    description: str
    creator: str
    publisher: str
    date: str
    identifier: str
    languages: tuple[str, ...]
    subjects: tuple[str, ...]
    source: str
    rights: str


def dublin_core(data: BriefingData, inputs: EditionInputs, *, rights: str = "") -> DublinCore:
    """The record of an edition. ``rights`` are the office's terms of use; without them the sources' own are named."""
    request = inputs.request
    name = request.product or data.masthead.name
    stated = dict.fromkeys(source.rights.text for source in data.sources)
    return DublinCore(
        title=f"{name}, {data.masthead.month_name}",
        language=data.language,
        description=data.masthead.coverage,
        creator=name,
        publisher=request.office or name,
        date=request.as_of.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        identifier=request.edition.folder,
        languages=(data.language, *sorted(_languages(data) - {data.language})),
        subjects=tuple(dict.fromkeys(theme.title for theme in data.themes if theme.cards)),
        source=_source_line([item.document.sha256 for item in inputs.worked]),
        rights=rights or "; ".join(stated),
    )


def _source_line(hashes: Sequence[str]) -> str:
    ordered = sorted(set(hashes))
    if len(ordered) <= _SOURCES_NAMED:
        return " ".join(f"sha256:{digest}" for digest in ordered)
    whole = hashlib.sha256("\n".join(ordered).encode()).hexdigest()
    return f"sha256:{whole} of the sorted SHA-256 of {len(ordered)} files, one a line (attached documents.jsonl)"


def _languages(data: BriefingData) -> set[str]:
    return {text.lang for text in _texts(data)}


def _texts(item: object) -> Iterator[Text]:
    if isinstance(item, Text):
        yield item
    elif isinstance(item, BaseModel):
        for name in type(item).model_fields:
            value = getattr(item, name)
            if isinstance(value, BaseModel | tuple):
                yield from _texts(value)
    elif isinstance(item, tuple):
        for part in item:
            if isinstance(part, BaseModel | tuple):
                yield from _texts(part)
