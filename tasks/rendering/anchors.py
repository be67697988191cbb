"""Ids of an edition: which there are, which are given twice, which marks lead nowhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from tasks.contracts.briefing import BriefingData, Cite, EvidenceEntry

# Ids that the templates give themselves: the sections, and with them the contents list.
SECTIONS = (
    ("highlights", "Highlights"),
    ("key-figures", "Key figures"),
    ("activities", "What happened: activities by theme"),
    ("charts", "Charts"),
    ("threads", "Threads across sources"),
    ("asks", "Asks and follow-up"),
    ("figures", "Figures: as reported and normalised"),
    ("totals", "Totals made and totals refused"),
    ("coming-up", "Coming up"),
    ("bilingual", "From other languages: summary fields"),
    ("quality", "Quality notes"),
    ("sources", "Sources"),
    ("imprint", "Imprint and checks"),
    ("evidence", "Annex: evidence"),
    ("chart-data", "Data behind the charts"),
)
_FREE_OF_LINKS = frozenset({"set-aside", "refused-totals"})


@dataclass(frozen=True, slots=True)
class Anchors:
    """All ids; those given to two items (in order); link targets that no item has (in order)."""

    known: frozenset[str]
    repeated: tuple[str, ...]
    missing: tuple[str, ...]


def read_anchors(data: BriefingData) -> Anchors:
    """The ids of ``data`` and the state of the links between them. ``used_by`` of evidence counts as a link."""
    reserved = {name for name, _ in SECTIONS} | _FREE_OF_LINKS
    seen: set[str] = set(reserved)
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
        if isinstance(item, EvidenceEntry):
            targets.update(dict.fromkeys(anchor for anchor, _ in item.used_by))
    missing = tuple(target for target in targets if target not in seen or target in reserved)
    return Anchors(known=frozenset(seen - reserved), repeated=tuple(repeated), missing=missing)


def contents(data: BriefingData) -> tuple[tuple[str, str], ...]:
    """Id and heading of every section that the page has, for the contents list (the front page is not in it)."""
    absent = {"highlights", "key-figures"} | (set() if data.charts else {"charts", "chart-data"})
    return tuple((name, title) for name, title in SECTIONS if name not in absent)


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
