"""What the web page filters and cites by: every printed item, where it stands, what it is about, what it rests on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tasks.contracts.briefing import BriefingData, Cite, FigureRow, KeyFigure
from tasks.rendering.anchors import fragment
from tasks.rendering.facets import Facets, read_facets


@dataclass(frozen=True, slots=True)
class WebItem:
    """One printed item: its HTML id, the id of its section, its facets.

    ``words`` is what a citation quotes, empty for items that are not cited by words of their own; ``evidence`` are the HTML
    ids of the entries that hold its sentences, None for items that cannot be cited.
    """

    id: str
    section: str
    facets: Facets
    words: str = ""
    evidence: tuple[str, ...] | None = None


def web_items(data: BriefingData) -> tuple[WebItem, ...]:
    """Every item of the page that can be found by theme, country or source, in the order of the page."""
    facets = read_facets(data)
    return tuple(
        WebItem(
            id=fragment(anchor),
            section=section,
            facets=facets.get(anchor, Facets()),
            words=words,
            evidence=None if cited is None else tuple(fragment(name) for name in dict.fromkeys(cited)),
        )
        for anchor, section, words, cited in _items(data)
    )


def _items(data: BriefingData) -> Iterator[tuple[str, str, str, list[str] | None]]:
    """Anchor, section, words and evidence anchors of each item."""
    for highlight in data.highlights:
        yield highlight.anchor, "highlights", highlight.text.text, _evidence(highlight.cites)
    for tile in data.key_figures:
        yield tile.anchor, "key-figures", _tile_words(tile), _evidence(tile.cites)
    for theme in data.themes:
        for card in theme.cards:
            yield card.anchor, "activities", "", None
    for thread in data.threads:
        yield thread.anchor, "threads", "", None
    for ask in data.asks:
        yield ask.anchor, "asks", "", None
    for coming in data.coming_up:
        yield coming.anchor, "coming-up", "", None
    for group in data.figures:
        for row in group.rows:
            yield row.anchor, "figures", _figure_words(row), _evidence(row.cites)
    for document in data.bilingual:
        for field in document.rows:
            yield field.anchor, "bilingual", "", None
    for source in data.sources:
        yield source.anchor, "sources", "", None
    for entry in data.evidence:
        yield entry.anchor, "evidence", "", [entry.anchor]


def _evidence(cites: Iterable[Cite]) -> list[str]:
    return [cite.evidence_anchor for cite in cites]


def _tile_words(tile: KeyFigure) -> str:
    number = " ".join(part for part in (tile.bound, tile.number, tile.unit.text) if part)
    return f"{number}: {tile.definition.text}"


def _figure_words(row: FigureRow) -> str:
    normalised = " ".join(part for part in (row.bound, str(row.normalised)) if part)
    return f"{row.reported.text} ({normalised}): {row.subject.text}"
