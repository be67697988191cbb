"""By what readers of the web page can narrow it: themes, countries and sources of every item, found through its evidence.

Only activities name their theme, and activities and figures their countries; whatever rests on the same sentence as one of
them shares these.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tasks.contracts.briefing import BriefingData, Cite


@dataclass(frozen=True, slots=True)
class Facets:
    """Names as printed, each once: themes in the order of the edition, countries and source marks in the alphabet's."""

    themes: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def read_facets(data: BriefingData) -> dict[str, Facets]:
    """Facets by anchor, for every item that stands on evidence, every evidence entry, bilingual row and source."""
    order = {section.title: index for index, section in enumerate(data.themes)}
    themes: dict[str, set[str]] = defaultdict(set)
    countries: dict[str, set[str]] = defaultdict(set)
    for section in data.themes:
        for card in section.cards:
            for cite in card.cites:
                themes[cite.evidence_anchor].add(section.title)
                countries[cite.evidence_anchor].update(card.countries)
    for group in data.figures:
        for row in group.rows:
            for cite in row.cites:
                countries[cite.evidence_anchor].update(row.country_names)

    def facets(cites: Iterable[Cite], own_themes: Iterable[str] = (), own_countries: Iterable[str] = ()) -> Facets:
        anchors = [cite.evidence_anchor for cite in cites]
        shared = (
            {theme for anchor in anchors for theme in themes.get(anchor, ())} if not own_themes else set(own_themes)
        )
        places = (
            {name for anchor in anchors for name in countries.get(anchor, ())}
            if not own_countries
            else set(own_countries)
        )
        return Facets(
            themes=tuple(sorted(shared, key=lambda title: order.get(title, len(order)))),
            countries=tuple(sorted(places)),
            sources=tuple(sorted({cite.source_mark for cite in cites} - {""}, key=_natural)),
        )

    found: dict[str, Facets] = {}
    for section in data.themes:
        for card in section.cards:
            found[card.anchor] = facets(card.cites, (section.title,), card.countries)
    for group in data.figures:
        for row in group.rows:
            found[row.anchor] = facets(row.cites, (), row.country_names)
    cited: tuple[Any, ...] = (
        *data.highlights, *data.key_figures, *data.threads, *data.asks, *data.totals, *data.refused_totals,
        *data.coming_up, *data.quality,
    )  # fmt: skip
    for item in cited:
        found[item.anchor] = facets(item.cites)
    for entry in data.evidence:
        found[entry.anchor] = Facets(
            themes=tuple(sorted(themes.get(entry.anchor, ()), key=lambda title: order.get(title, len(order)))),
            countries=tuple(sorted(countries.get(entry.anchor, ()))),
            sources=(source_mark(data, entry.mark),),
        )
    for document in data.bilingual:
        for field in document.rows:
            found[field.anchor] = Facets(sources=(document.mark,))
    for source in data.sources:
        found[source.anchor] = Facets(sources=(source.mark,))
    return found


def source_mark(data: BriefingData, mark: str) -> str:
    """The mark of the source alone in a mark with its place: ``S5`` of ``S5 para. 12``; the whole mark if no source has it."""
    first = mark.split()[0] if mark.split() else mark
    return first if any(source.mark == first for source in data.sources) else mark


def _natural(mark: str) -> tuple[int, str]:
    digits = "".join(char for char in mark if char.isdecimal())
    return int(digits) if digits else 0, mark
