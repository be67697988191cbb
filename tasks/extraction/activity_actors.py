"""Who and where: organisations, places and countries of one activity."""

import re

from tasks.contracts.activity import Activity, ActivityStatus, Organisation
from tasks.contracts.document import Document, DocumentKind
from tasks.contracts.span import Passage
from tasks.extraction.activity_drafts import Draft
from tasks.extraction.document_facts import Facts, Located

# Reports of these kinds speak of their own organisation's work throughout, also where it is not the subject.
_OWN_WORK = (DocumentKind.COUNCIL_REPORT,)

# A report names its own organisation again and again; a committee named twice is not whose report it is.
_FEWEST_MENTIONS = 4


def own_organisation(document: Document, facts: Facts) -> Located | None:
    """The organisation whose report a council report is: the first organisation its title names, else the commonest one."""
    if document.kind not in _OWN_WORK or not facts.organisations or _is_resolution(document):
        return None
    title = document.front_matter.title
    if title is not None:
        for mention in facts.organisations:
            if title.span.start <= mention.start < title.span.end:
                return mention
    counts: dict[str, int] = {}
    for mention in facts.organisations:
        counts[mention.key] = counts.get(mention.key, 0) + 1
    best = max(counts, key=lambda name: (counts[name], name))
    if counts[best] * 4 < len(facts.organisations) or counts[best] < _FEWEST_MENTIONS:
        return None
    return next(mention for mention in facts.organisations if mention.key == best)


_RESOLUTION = re.compile(r"/RES/|/Res\.|/DEC/|/Dec\.")


def _is_resolution(document: Document) -> bool:
    """Whether the document is itself a resolution or decision (by its symbol): it asks others, it reports no own work."""
    symbol = document.front_matter.symbol
    return symbol is not None and _RESOLUTION.search(symbol.value) is not None


def organisations_of(
    facts: Facts, draft: Draft, passage: Passage, previous: Activity | None, own: Located | None
) -> tuple[Organisation, ...]:
    """Organisations named in the passage; where it names none, those of the activity it follows in its paragraph."""
    named: dict[str, Organisation] = {}
    for mention in facts.organisations_in(passage):
        named.setdefault(mention.key, Organisation(name=mention.key, surface=mention.surface, listed=mention.listed))
    shares = previous is not None and (not named or _refers_back(passage.text))
    if (
        previous is not None
        and shares
        and not _NEW_SUBJECT.match(passage.text)
        and draft.status is not ActivityStatus.RECOMMENDED
    ):
        for organisation in previous.organisations:
            named.setdefault(organisation.name, organisation)
    if own is not None:
        named.setdefault(own.key, Organisation(name=own.key, surface=own.surface, listed=own.listed))
    return tuple(named.values())


# "A second group of mills …", "It was decided …": not the actors of the sentence before.
_NEW_SUBJECT = re.compile(r"(?:An?(?:other)?|Some|Several|Many|It\s+(?:was|is|has\s+been)\s+\w+ed)\s")


def _refers_back(text: str) -> bool:
    return re.match(r"(?:并|而|通过该|该|另有|.{0,18}通过该)", text) is not None


def places_of(facts: Facts, draft: Draft, passage: Passage) -> list[Located]:
    """Places named in the passage; for the main activity under a dated heading the heading's first."""
    bodies = facts.organisations_in(passage)
    treaties = _treaty_cities(passage)
    places = [
        place  # a region inside a body's name (Asian Development Bank) is no place of the activity
        for place in facts.places_in(passage)
        if (place.iso3 or not any(body.start <= place.start < body.end for body in bodies))
        and place.surface not in treaties
    ]
    if draft.is_main and draft.dateline is not None:
        places = [*facts.places_in(draft.dateline.passage), *places]
    return list({place.key: place for place in places}.values())


# "the Basel, Rotterdam and Stockholm conventions", "the Montreal Protocol": names of treaties, no places.
_TREATIES = re.compile(
    r"(?<!\w)(?P<cities>[A-Z][\w’'-]{1,30}(?:(?:,\s+(?:and\s+)?|\s+and\s+)[A-Z][\w’'-]{1,30}){0,4})\s+(?:[Cc]onventions?|[Pp]rotocols?|[Aa]greement"
    r"|[Aa]mendments?|[Dd]eclaration|[Cc]onsensus|Plan\s+of\s+Action|Framework)\b"
)


def _treaty_cities(passage: Passage) -> frozenset[str]:
    """The cities that name a treaty in the passage."""
    found = [
        re.split(r",\s+and\s+|,\s+|\s+and\s+", match.group("cities")) for match in _TREATIES.finditer(passage.text)
    ]
    return frozenset(city for cities in found for city in cities)


# Countries inside the names of these are the country itself: its government speaks or acts, or a branch sits there.
_NATIONAL = re.compile(
    r"\b(?:Government|Ministry|ITPO|UNIDO Cent(?:re|er)|of the Russian Federation|President|Parliament"
    r"|Department|Association|Council|"
    r"Academy|State|Administration|Chamber|National)\b|政府|部$|部门",
    re.I,
)
_GUESTS = re.compile(
    r"\b(?:guests|participants|representatives|delegates|delegations|experts|speakers|visitors|trainees"
    r")\s+from\s+[^.;:]*$",
    re.I,
)


def _is_guest(passage: Passage, mention: Located) -> bool:
    """Whether the country only sent guests ("including 27 guests from Norway, Finland …")."""
    at = 0
    for part in passage.parts:
        if part.start <= mention.start < part.end:
            at += mention.start - part.start
            break
        at += part.end - part.start + len(passage.joiner)
    return _GUESTS.search(passage.text[max(at - 160, 0) : at]) is not None


def countries_of(document: Document, facts: Facts, passage: Passage, places: list[Located]) -> tuple[str, ...]:
    """Countries the activity concerns: named in it, or where it took place; else the one country the document is about."""
    organisations = facts.organisations_in(passage)
    found: dict[str, None] = {}
    for mention in facts.countries_in(passage):
        if _is_guest(passage, mention):
            continue
        if mention.basis == "org_name":
            name = next((o for o in organisations if o.start <= mention.start < o.end), None)
            located = name is not None and re.search(
                rf"\bin\s+(?:the\s+)?{re.escape(mention.surface)}\W*$", name.surface
            )
            if (
                name is not None
                and not located
                and not _NATIONAL.search(name.key)
                and not _NATIONAL.search(name.surface)
            ):
                continue
        found[mention.key] = None
    found.update({place.iso3: None for place in places if place.iso3})
    if (
        not found
        and facts.dominant_country
        and document.kind
        in (
            DocumentKind.CONFERENCE_RECOMMENDATIONS,
            DocumentKind.MEETING_NOTE,
            DocumentKind.PRESS_RELEASE,
        )
    ):
        found[facts.dominant_country] = None
    return tuple(sorted(found))
