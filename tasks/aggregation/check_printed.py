"""What an edition prints, as the checks walk it: lines with their marks, ids, and sentences of our own."""

from collections.abc import Iterable, Iterator

from tasks.contracts.briefing import BriefingData, Cite

#: Notes that repeat words of a source, a flag or another program; all others are worded here.
_QUOTING_NOTES = ("q-figure-", "q-item-", "q-source-", "q-held-", "q-aside-", "q-engine-", "q-version-")


def cited_lines(data: BriefingData) -> Iterator[tuple[str, tuple[Cite, ...]]]:
    """Id and marks of every printed line that must lead to evidence."""
    yield from ((item.anchor, item.cites) for item in data.highlights)
    yield from ((item.anchor, item.cites) for item in data.key_figures)
    yield from ((card.anchor, card.cites) for section in data.themes for card in section.cards)
    yield from ((item.anchor, item.cites) for item in data.threads)
    yield from ((item.anchor, item.cites) for item in data.asks)
    yield from ((row.anchor, row.cites) for group in data.figures for row in group.rows)
    yield from ((item.anchor, item.cites) for item in data.totals)
    yield from ((item.anchor, item.cites) for item in data.refused_totals)
    yield from ((item.anchor, item.cites) for item in data.coming_up)


def figure_anchors(data: BriefingData) -> frozenset[str]:
    """Ids of the lines that print a figure for its own sake: rows of the figures table and tiles."""
    rows = {row.anchor for group in data.figures for row in group.rows}
    return frozenset(rows | {tile.anchor for tile in data.key_figures})


def anchors(data: BriefingData) -> Iterator[str]:
    """Every id of the edition, as often as it is given."""
    yield from (name for name, _ in cited_lines(data))
    yield from (row.anchor for document in data.bilingual for row in document.rows)
    for items in (data.themes, data.charts, data.bilingual, data.quality, data.sources, data.evidence):
        yield from (item.anchor for item in items)


def repeated(names: Iterable[str]) -> list[str]:
    """Names given more than once, in alphabetical order.

    >>> repeated(["a", "b", "a", "a"])
    ['a']
    """
    seen: set[str] = set()
    twice: set[str] = set()
    for name in names:
        (twice if name in seen else seen).add(name)
    return sorted(twice)


def own_sentences(data: BriefingData) -> Iterator[str]:
    """Sentences that this program words itself, with no words of a source but names."""
    head = data.masthead
    yield from (head.coverage, head.dates_line, head.event_line, head.translation_line or "", head.next_issue)
    yield from head.changes
    if data.themes_shown is not None:
        yield data.themes_shown.line
    yield data.key_figures_rule
    yield from (thread.sentence for thread in data.threads)
    yield from (total.reason for total in data.refused_totals)
    yield from (chart.description for chart in data.charts)
    yield data.coming_up_note
    yield from (document.note for document in data.bilingual)
    yield from (note.text.text for note in data.quality if not note.anchor.startswith(_QUOTING_NOTES))
    yield from data.imprint


def translated_words(data: BriefingData) -> Iterator[str]:
    """English words of ours that stand for a source's words in another language, each text once."""
    texts: dict[str, None] = {}
    for document in data.bilingual:
        for row in document.rows:
            if row.target is not None and row.target.lang == "en":
                texts[row.target.text] = None
    for section in data.themes:
        for card in section.cards:
            if card.original is not None and card.headline.lang == "en":
                texts[card.headline.text] = None
    for ask in data.asks:
        if ask.original is not None and ask.ask.lang == "en":
            texts[ask.ask.text] = None
    yield from texts
