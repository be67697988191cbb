"""Activities and recommendations of one document, each with who, where, when, themes and figures."""

import hashlib
import re

from tasks.contracts.activity import Activity, ActivityStatus, AskState, Recommendation
from tasks.contracts.document import Block, Document, DocumentKind
from tasks.contracts.metric import Metric
from tasks.contracts.span import Passage
from tasks.extraction.activities_en import drafts_en
from tasks.extraction.activities_headline import headline_of_heading, headline_of_sentence, spelling_table
from tasks.extraction.activities_zh import drafts_zh
from tasks.extraction.activity_actors import countries_of, organisations_of, own_organisation, places_of
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
    labelled: tuple[str | None, int | None] = (None, None)
    for index, (draft, passage) in enumerate(zip(drafts, passages, strict=True)):
        previous = by_index.get(draft.follows) if draft.follows is not None else None
        activity = _activity(document, facts, draft, passage, previous, own, owned.get(index, ()), spellings)
        by_index[index] = activity
        closing = draft.status is ActivityStatus.RECOMMENDED and is_take_note(passage.text)
        if not closing:
            activities.append(activity)
        if draft.status is ActivityStatus.RECOMMENDED:
            label = draft.block.label
            if draft.rule == "list_of_asks" and draft.block.section == labelled[1]:
                label = label or labelled[0]  # a continuation paragraph carries the number above it
            labelled = (label, draft.block.section)
            recommendations.append(_recommendation(document, label, activity))
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
    organisations = organisations_of(facts, draft, passage, previous, own)
    places = places_of(facts, draft, passage)
    heading = draft.heading.text if draft.heading is not None and draft.is_main else ""
    if _SAYS_NOTHING.fullmatch(heading.strip()):
        heading = ""
    return Activity(
        activity_id=_id("a", document, passage),
        document_id=document.document_id,
        file=document.file,
        start=passage.start,
        end=passage.end,
        passage=passage,
        headline=_headline(document, heading, text, spellings, passage.start),
        headline_original=" ".join(heading.split()) if heading and not document.is_chinese else text,
        status=draft.status,
        date=moment.date,
        period=moment.period,
        places=tuple(dict.fromkeys(place.key for place in places)),
        countries=countries_of(document, facts, passage, places),
        organisations=organisations,
        themes=_themes(document, draft, text) or _themes_around(document, draft, previous),
        sdg_targets=tuple(find_sdg_targets(text, document.language)),
        metric_ids=metric_ids,
        block_index=draft.block.index,
        paragraph=draft.block.paragraph,
        language=document.language,
        rule=draft.rule,
    )


def _recommendation(document: Document, label: str | None, activity: Activity) -> Recommendation:
    text = activity.passage.text
    published = document.front_matter.date_published
    return Recommendation(
        recommendation_id=_id("r", document, activity.passage),
        document_id=document.document_id,
        file=document.file,
        start=activity.start,
        end=activity.end,
        passage=activity.passage,
        label=label,
        ask="" if document.is_chinese else headline_of_sentence(text),
        ask_original=text,
        addressee=addressee(text, document.language),
        horizon=horizon(text, document.language, published.value if published is not None else None),
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


# Headings of parts of a document, not of what happened.
_SAYS_NOTHING = re.compile(
    r"(?:[\dIVX]+[.)]?\s+)?(?:conclusions?|recommendations?|introduction|background|opening|news|latest news|announcements?|summary"
    r"|participa\w+|next steps|other|miscellaneous|highlights|overview|events?|activities|results|discussion|decisions?|attendance"
    r"|(?:any )?other business)(?:\s+(?:and|&)\s+(?:conclusions?|recommendations?|discussion|decisions?|next steps"
    r"|events?|activities|results|background))?",
    re.I,
)


def _headline(document: Document, heading: str, text: str, spellings: dict[str, str], start: int) -> str:
    """The item's heading in sentence case, else the main clause; empty where the source is not English.

    The first sentence of a release whose main clause cannot be shortened takes the release's own title.
    """
    if document.language != "en":
        return ""
    if heading:
        return headline_of_heading(heading, spellings)
    clause = headline_of_sentence(text)
    title = document.front_matter.title
    if clause.endswith("…") and title is not None and document.kind is DocumentKind.PRESS_RELEASE:
        first = next(iter(body_blocks(document)), None)
        told = headline_of_heading(title.value, spellings)
        if first is not None and first.passage.start <= start < first.passage.end and not told.endswith("…"):
            return told
    return headline_of_heading(clause, spellings) if text.isupper() else clause


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


def _themes_around(document: Document, draft: Draft, previous: Activity | None) -> tuple[str, ...]:
    """Themes of words that name none: the activity it goes on from, else its heading's ("The mills invested …")."""
    heading = find_themes(draft.heading.text, document.language) if draft.heading is not None else []
    if heading or draft.status is ActivityStatus.RECOMMENDED or previous is None:
        return tuple(heading)
    return previous.themes


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
