"""Activities and recommendations of one document, each with who, where, when, themes and figures."""

import hashlib
import re

from tasks.contracts.activity import Activity, ActivityStatus, AskState, Organisation, Recommendation
from tasks.contracts.document import Block, Document, DocumentKind
from tasks.contracts.metric import Metric
from tasks.contracts.span import Passage
from tasks.extraction.activities_en import drafts_en
from tasks.extraction.activities_headline import headline_of_heading, headline_of_sentence, spelling_table
from tasks.extraction.activities_zh import drafts_zh
from tasks.extraction.activity_dates import When, when
from tasks.extraction.activity_drafts import Draft, body_blocks
from tasks.extraction.document_facts import Facts, Located
from tasks.extraction.recommendations import addressee, horizon, is_take_note
from tasks.grammar.themes import find_sdg_targets, find_themes


def read_drafts(document: Document) -> list[Draft]:
    """The words and status of every activity and ask of a document, in text order."""
    return drafts_zh(body_blocks(document)) if document.is_chinese else drafts_en(document)


def extract_activities(
    document: Document, facts: Facts, metrics: tuple[Metric, ...]
) -> tuple[tuple[Activity, ...], tuple[Recommendation, ...]]:
    """Activities, and the asks among them again as recommendations, sharing the passage.

    The closing formula of a report ("may wish to take note of …") is a recommendation only: nothing of the field is done.
    """
    drafts = read_drafts(document)
    passages = [draft.passage(document) for draft in drafts]
    owned = _metrics_of(document, drafts, passages, metrics)
    own = own_organisation(document, facts)
    spellings = _spellings(document) if document.language == "en" else {}
    activities: list[Activity] = []
    recommendations: list[Recommendation] = []
    by_index: dict[int, Activity] = {}
    for index, (draft, passage) in enumerate(zip(drafts, passages, strict=True)):
        previous = by_index.get(draft.follows) if draft.follows is not None else None
        activity = _activity(document, facts, draft, passage, previous, own, owned.get(index, ()), spellings)
        by_index[index] = activity
        closing = draft.status is ActivityStatus.RECOMMENDED and is_take_note(passage.text)
        if not closing:
            activities.append(activity)
        if draft.status is ActivityStatus.RECOMMENDED:
            recommendations.append(_recommendation(document, draft, activity))
    return tuple(activities), tuple(recommendations)


def _id(prefix: str, document: Document, passage: Passage) -> str:
    digest = hashlib.sha256(f"{document.document_id}|{passage.start}|{passage.end}".encode()).hexdigest()
    return f"{prefix}-{digest[:12]}"


def _activity(
    document: Document,
    facts: Facts,
    draft: Draft,
    passage: Passage,
    previous: Activity | None,
    own: Located | None,
    metric_ids: tuple[str, ...],
    spellings: dict[str, str],
) -> Activity:
    text = passage.text
    is_ask = draft.status is ActivityStatus.RECOMMENDED
    moment = _when(document, draft, text, is_ask)
    organisations = _organisations(facts, draft, passage, previous, own)
    places = _places(facts, draft, passage)
    heading = draft.heading.text if draft.heading is not None and draft.is_main else ""
    return Activity(
        activity_id=_id("a", document, passage),
        document_id=document.document_id,
        file=document.file,
        start=passage.start,
        end=passage.end,
        passage=passage,
        headline=_headline(document, heading, text, spellings),
        headline_original=" ".join(heading.split()) if heading and not document.is_chinese else text,
        status=draft.status,
        date=moment.date,
        period=moment.period,
        places=tuple(dict.fromkeys(place.key for place in places)),
        countries=_countries(document, facts, passage, places),
        organisations=organisations,
        themes=_themes(document, draft, text),
        sdg_targets=tuple(find_sdg_targets(text, document.language)),
        metric_ids=metric_ids,
        block_index=draft.block.index,
        paragraph=draft.block.paragraph,
        language=document.language,
        rule=draft.rule,
    )


def _recommendation(document: Document, draft: Draft, activity: Activity) -> Recommendation:
    text = activity.passage.text
    return Recommendation(
        recommendation_id=_id("r", document, activity.passage),
        document_id=document.document_id,
        file=document.file,
        start=activity.start,
        end=activity.end,
        passage=activity.passage,
        label=draft.block.label,
        ask="" if document.is_chinese else headline_of_sentence(text),
        ask_original=text,
        addressee=addressee(text, document.language),
        horizon=horizon(text, document.language),
        state=AskState.OPEN,
        countries=activity.countries,
        organisations=activity.organisations,
        themes=activity.themes,
        sdg_targets=activity.sdg_targets,
        metric_ids=activity.metric_ids,
        block_index=activity.block_index,
        paragraph=activity.paragraph,
        language=activity.language,
        rule=activity.rule,
    )


def _headline(document: Document, heading: str, text: str, spellings: dict[str, str]) -> str:
    """The item's heading in sentence case, else the main clause; empty where the source is not English."""
    if document.language != "en":
        return ""
    if heading:
        return headline_of_heading(heading, spellings)
    return headline_of_heading(headline_of_sentence(text), spellings) if text.isupper() else headline_of_sentence(text)


def _spellings(document: Document) -> dict[str, str]:
    """How the document's running text spells its words (sentence openings and paragraphs in capitals left out)."""
    words: list[str] = []
    for block in body_blocks(document):
        if not block.text.isupper():
            for sentence in block.sentences:
                words.extend(re.findall(r"[\w’'&-]+", sentence.text)[1:])
    return spelling_table(words)


def _when(document: Document, draft: Draft, text: str, is_ask: bool) -> When:
    moment = when(document, text, draft.dateline, draft.is_main, is_ask)
    if draft.rule == "achievement_listed" and moment == When(None, None):
        # "outlined the achievements for 2023: …": the year stands before the list.
        lead = draft.block.passage.text[: draft.slices[0].start]
        return when(document, lead[lead.rfind(". ") + 1 :], None, False, False)
    return moment


def _themes(document: Document, draft: Draft, text: str) -> tuple[str, ...]:
    heading = draft.heading.text if draft.heading is not None and draft.is_main else ""
    return tuple(find_themes(f"{text} {heading}" if heading else text, document.language))


# Reports of these kinds speak of their own organisation's work throughout, also where it is not the subject.
_OWN_WORK = (DocumentKind.COUNCIL_REPORT,)


def own_organisation(document: Document, facts: Facts) -> Located | None:
    """The organisation whose report a council report is: the first organisation its title names, else the commonest one."""
    if document.kind not in _OWN_WORK or not facts.organisations:
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
    if counts[best] * 4 < len(facts.organisations):
        return None
    return next(mention for mention in facts.organisations if mention.key == best)


def _organisations(
    facts: Facts, draft: Draft, passage: Passage, previous: Activity | None, own: Located | None
) -> tuple[Organisation, ...]:
    """Organisations named in the passage; where it names none, those of the activity it follows in its paragraph."""
    named: dict[str, Organisation] = {}
    for mention in facts.organisations_in(passage):
        named.setdefault(mention.key, Organisation(name=mention.key, surface=mention.surface, listed=mention.listed))
    shares = previous is not None and (not named or _refers_back(passage.text))
    if previous is not None and shares and draft.status is not ActivityStatus.RECOMMENDED:
        for organisation in previous.organisations:
            named.setdefault(organisation.name, organisation)
    if own is not None:
        named.setdefault(own.key, Organisation(name=own.key, surface=own.surface, listed=own.listed))
    return tuple(named.values())


def _refers_back(text: str) -> bool:
    return re.match(r"(?:并|而|通过该|该|另有|.{0,18}通过该)", text) is not None


def _places(facts: Facts, draft: Draft, passage: Passage) -> list[Located]:
    bodies = facts.organisations_in(passage)
    places = [
        place  # a region inside a body's name (Asian Development Bank) is no place of the activity
        for place in facts.places_in(passage)
        if place.iso3 or not any(body.start <= place.start < body.end for body in bodies)
    ]
    if draft.is_main and draft.dateline is not None:
        places = [*facts.places_in(draft.dateline.passage), *places]
    return list({place.key: place for place in places}.values())


# Countries inside the names of these are the country itself: its government speaks or acts, or a branch sits there.
_NATIONAL = re.compile(
    r"\b(?:Government|Ministry|ITPO|UNIDO Cent(?:re|er)|of the Russian Federation|President|Parliament"
    r"|Department|Association|Council|"
    r"Academy|State|Administration)\b|政府|部$|部门",
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


def _countries(document: Document, facts: Facts, passage: Passage, places: list[Located]) -> tuple[str, ...]:
    """Countries the activity concerns: named in it, or where it took place; else the one country the document is about."""
    organisations = facts.organisations_in(passage)
    found: dict[str, None] = {}
    for mention in facts.countries_in(passage):
        if _is_guest(passage, mention):
            continue
        if mention.basis == "org_name":
            name = next((o for o in organisations if o.start <= mention.start < o.end), None)
            if name is not None and not _NATIONAL.search(name.key) and not _NATIONAL.search(name.surface):
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


def _metrics_of(
    document: Document, drafts: list[Draft], passages: list[Passage], metrics: tuple[Metric, ...]
) -> dict[int, tuple[str, ...]]:
    """Each figure with one activity: the one whose words hold it, else the nearest before it in its block or section."""
    owned: dict[int, list[str]] = {}
    for metric in metrics:
        holder = _holder(document, drafts, passages, metric)
        if holder is not None:
            owned.setdefault(holder, []).append(metric.metric_id)
    return {index: tuple(ids) for index, ids in owned.items()}


def _holder(document: Document, drafts: list[Draft], passages: list[Passage], metric: Metric) -> int | None:
    inside = [
        index
        for index, passage in enumerate(passages)
        if any(part.start <= metric.number_start < part.end for part in passage.parts)
    ]
    if inside:
        return min(inside, key=lambda index: len(passages[index].text))
    block = _block(document, metric.block_index)
    same_block = [index for index, draft in enumerate(drafts) if draft.block.index == metric.block_index]
    if same_block:
        return min(same_block, key=lambda index: (abs(passages[index].start - metric.number_start), index))
    if block is None:
        return None
    same_section = [index for index, draft in enumerate(drafts) if draft.block.section == block.section]
    before = [index for index in same_section if passages[index].start < metric.number_start]
    if before:
        return before[-1]
    return same_section[0] if same_section else None


def _block(document: Document, index: int) -> Block | None:
    return document.blocks[index] if 0 <= index < len(document.blocks) else None
