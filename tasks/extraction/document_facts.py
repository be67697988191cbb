"""Countries, places and organisations of a document, with the document's own short forms resolved."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property

from tasks.contracts.activity import Organisation
from tasks.contracts.document import Block, BlockKind, Document
from tasks.contracts.span import Passage, Span
from tasks.extraction.document_organisations import resolve_organisations
from tasks.grammar.countries import find_countries
from tasks.grammar.organisation_table import OrganisationMention
from tasks.grammar.organisations import find_organisations
from tasks.grammar.places import find_places


@dataclass(frozen=True, slots=True)
class Located:
    """A mention with *file* offsets. ``key`` is the alpha-3 code, the place's or the organisation's English name."""

    start: int
    end: int
    surface: str
    key: str
    basis: str = ""
    iso3: str | None = None
    listed: bool = True


class Facts:
    """All mentions of one document, and the mentions of any passage of it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts: dict[int, list[int]] = {}
        blocks = [block for block in document.blocks if _is_read(block)]
        self.countries = _located_countries(document, blocks)
        places = _located_places(document, blocks)
        self.organisations = resolve_places(_located_organisations(document, blocks), places)
        self.places = _outside_names(places, self.organisations, document.text)

    def countries_in(self, passage: Passage) -> list[Located]:
        """Country mentions inside a passage, in text order."""
        return _inside(self.countries, self._starts_of(self.countries), passage)

    def places_in(self, passage: Passage) -> list[Located]:
        """Place mentions inside a passage, in text order."""
        return _inside(self.places, self._starts_of(self.places), passage)

    def organisations_in(self, passage: Passage) -> list[Located]:
        """Organisation mentions inside a passage, in text order."""
        return _inside(self.organisations, self._starts_of(self.organisations), passage)

    def _starts_of(self, mentions: list[Located]) -> list[int]:
        """The offsets of ``mentions``, worked out once: every activity of a document asks for them."""
        known = self._starts.get(id(mentions))
        if known is None or len(known) != len(mentions):
            known = self._starts[id(mentions)] = [mention.start for mention in mentions]
        return known

    @cached_property
    def dominant_country(self) -> str | None:
        """The country that most of the country mentions are of (two thirds at least, three mentions at least)."""
        counts = Counter(mention.key for mention in self.countries)
        if not counts:
            return None
        iso3, count = max(counts.items(), key=lambda item: (item[1], item[0]))
        return iso3 if count >= 3 and count * 3 >= 2 * sum(counts.values()) else None

    def all_countries(self) -> tuple[str, ...]:
        """Codes of all countries named, sorted."""
        return tuple(sorted({mention.key for mention in self.countries}))

    def countries_from_places(self) -> tuple[str, ...]:
        """Codes of countries known only from a city or region, sorted."""
        named = {mention.key for mention in self.countries}
        return tuple(sorted({mention.iso3 for mention in self.places if mention.iso3} - named))

    def all_places(self) -> tuple[str, ...]:
        """English names of all places, in the order of their first mention."""
        return tuple(dict.fromkeys(mention.key for mention in self.places))

    def all_organisations(self) -> tuple[Organisation, ...]:
        """Organisations in the order of their first mention, each once."""
        seen: dict[str, Organisation] = {}
        for mention in self.organisations:
            seen.setdefault(mention.key, Organisation(name=mention.key, surface=mention.surface, listed=mention.listed))
        return tuple(seen.values())


def _is_read(block: Block) -> bool:
    """Headings, text and datelines are read for names; contents lists, footnotes and other furniture are not."""
    if block.kind is BlockKind.FOOTNOTE:
        return False
    return block.kind is not BlockKind.FURNITURE or block.role in ("dateline", "signature")


def _inside(mentions: list[Located], starts: list[int], passage: Passage) -> list[Located]:
    found: list[Located] = []
    for part in passage.parts:
        index = bisect_left(starts, part.start)
        if index and mentions[index - 1].end > part.start:
            index -= 1
        while index < len(mentions) and mentions[index].start < part.end:
            found.append(mentions[index])
            index += 1
    return list(dict.fromkeys(found))


def _file_span(block: Block, start: int, end: int) -> Span:
    return block.passage.locate(start, end)


def _located_countries(document: Document, blocks: list[Block]) -> list[Located]:
    found: list[Located] = []
    for block in blocks:
        for mention in find_countries(block.text, document.language):
            span = _file_span(block, mention.start, mention.end)
            found.append(Located(span.start, span.end, mention.surface, mention.iso3, mention.basis, mention.iso3))
    return sorted(found, key=lambda mention: mention.start)


def _located_places(document: Document, blocks: list[Block]) -> list[Located]:
    found: list[Located] = []
    for block in blocks:
        for mention in find_places(block.text, document.language):
            span = _file_span(block, mention.start, mention.end)
            found.append(Located(span.start, span.end, mention.surface, mention.name, "place", mention.iso3))
    return sorted(found, key=lambda mention: mention.start)


def _located_organisations(document: Document, blocks: list[Block]) -> list[Located]:
    found: list[tuple[Block, OrganisationMention]] = []
    for block in blocks:
        found.extend((block, mention) for mention in find_organisations(block.text, document.language))
    located: list[Located] = []
    for block, mention in resolve_organisations(document, blocks, found):
        span = _file_span(block, mention.start, mention.end)
        located.append(Located(span.start, span.end, mention.surface, mention.name, "", None, mention.listed))
    return sorted(located, key=lambda mention: mention.start)


# A place in a body's name is where it works in "UNIS Vienna" and "上海市政府", not in "Shanghai Jiao Tong University".
_SEATED = re.compile(
    r"\b(?:UNIS|UNIC|ITPO|UNIDO|Office|Centre|Center|Administration|Municipality|[Cc]ity|Region|Province|Governorate)\b|[省市区县州厅委局]|政府"
)
_SCHOOLED = re.compile(
    r"\b(?:University|Bank|Institute|Academy|College|School)\b|大学|银行|学院|研究院|研究所|公司|集团"
)


def _outside_names(places: list[Located], organisations: list[Located], text: str) -> list[Located]:
    """Places without those that only stand in the name of a body (Asian Development Bank, 欧洲投资银行)."""
    starts = [mention.start for mention in organisations]
    kept: list[Located] = []
    for place in places:
        index = bisect_right(starts, place.start) - 1
        body = organisations[index] if index >= 0 else None
        outside = body is None or body.end < place.end or body.surface == place.surface
        if outside or body is None:
            kept.append(place)
            continue
        after_in = text[max(place.start - 3, 0) : place.start] == "in "
        seated = _SEATED.search(body.surface) is not None and _SCHOOLED.search(body.surface) is None
        if place.iso3 and (after_in or seated):
            kept.append(place)
    return kept


_CITY_OFFICES = ("United Nations Information Centre (UNIC)",)


def resolve_places(organisations: list[Located], places: list[Located]) -> list[Located]:
    """Offices that exist in many cities get the city the document is about ("… (UNIC) Moscow")."""
    cities = Counter(place.key for place in places if place.iso3)
    if not cities:
        return organisations
    city = max(cities, key=lambda name: (cities[name], name))
    return [
        replace(mention, key=f"{mention.key} {city}") if mention.key in _CITY_OFFICES else mention
        for mention in organisations
    ]
