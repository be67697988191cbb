"""Ids of an edition: which there are, which are given twice, which marks lead nowhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from tasks.contracts.briefing import BriefingData, BriefNote, Cite, EvidenceEntry
from tasks.grammar.interface import interface_for

# Ids that the templates give themselves, with the catalogue's ids of their headings: the front page, then the parts.
FRONT = (("highlights", "page.highlights"), ("key-figures", "page.key_figures"))
PARTS = (
    (
        ("briefing", "page.part_briefing"),
        (
            ("before-quoting", "page.before_quoting"),
            ("activities", "page.activities"),
            ("charts", "page.charts"),
            ("threads", "page.threads"),
            ("asks", "page.asks"),
            ("coming-up", "page.coming_up"),
        ),
    ),
    (
        ("reference", "page.part_reference"),
        (
            ("figures", "page.figures"),
            ("totals", "page.totals"),
            ("bilingual", "page.bilingual"),
            ("quality", "page.quality"),
            ("sources", "page.sources"),
            ("imprint", "page.imprint"),
            ("evidence", "page.evidence"),
            ("chart-data", "page.chart_data"),
        ),
    ),
)
_RESERVED = frozenset(
    {name for name, _ in FRONT}
    | {part[0] for part, _ in PARTS}
    | {name for _, sections in PARTS for name, _ in sections}
    | {"main", "set-aside", "refused-totals", "cite-as", "quiet", "note-to-readers"}
)


@dataclass(frozen=True, slots=True)
class Anchors:
    """All ids; those given to two items (in order); link targets that no item has (in order)."""

    known: frozenset[str]
    repeated: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A section in the contents list."""

    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class ContentsPart:
    """A part in the contents list."""

    anchor: str
    title: str
    sections: tuple[ContentsEntry, ...]


def read_anchors(data: BriefingData) -> Anchors:
    """The ids of ``data`` and the state of the links between them. ``used_by`` and the source of evidence count as links."""
    seen: set[str] = set(_RESERVED)
    repeated: dict[str, None] = {}
    targets: dict[str, None] = {}
    for item in _walk(data):
        anchor = getattr(item, "anchor", None)
        if isinstance(anchor, str):
            if anchor in seen:
                repeated[anchor] = None
            seen.add(anchor)
        if isinstance(item, Cite):
            targets[item.evidence_anchor] = None
        if isinstance(item, BriefNote):
            targets[item.note_anchor] = None
        if isinstance(item, EvidenceEntry):
            targets.update(dict.fromkeys(anchor for anchor, _ in item.used_by))
            targets.update(dict.fromkeys(filter(None, [item.source_anchor])))
    missing = tuple(target for target in targets if target not in seen or target in _RESERVED)
    return Anchors(known=frozenset(seen - _RESERVED), repeated=tuple(repeated), missing=missing)


def contents(data: BriefingData) -> tuple[ContentsPart, ...]:
    """The parts with the sections that the page has, for the contents list (the front page is not in it)."""
    say = interface_for(data.language).say
    absent = (set() if data.charts else {"charts", "chart-data"}) | (
        set() if data.before_quoting else {"before-quoting"}
    )
    return tuple(
        ContentsPart(
            anchor, say(key), tuple(ContentsEntry(name, say(title)) for name, title in sections if name not in absent)
        )
        for (anchor, key), sections in PARTS
    )


def fragment(anchor: str) -> str:
    """``anchor`` as an id that needs no escaping in a URL or a PDF destination; different ids stay different.

    >>> fragment("f-12"), fragment("S5 para. 11")
    ('f-12', 'S5_20_para_2e__20_11')
    """
    if anchor.isascii() and anchor.replace("-", "").isalnum():
        return anchor
    return "".join(
        char if char.isascii() and (char.isalnum() or char == "-") else f"_{ord(char):x}_" for char in anchor
    )


def _walk(item: object) -> Iterator[object]:
    if isinstance(item, BaseModel):
        yield item
        for name in type(item).model_fields:
            yield from _walk(getattr(item, name))
    elif isinstance(item, tuple):
        for part in item:
            if isinstance(part, BaseModel | tuple):
                yield from _walk(part)
