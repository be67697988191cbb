"""Activities and recommendations of one document, each with who, where, when, themes and figures."""

import hashlib

from tasks.contracts.activity import Activity, ActivityStatus, AskState, Recommendation
from tasks.contracts.document import Block, BlockKind, Document
from tasks.contracts.metric import Metric
from tasks.contracts.span import Passage
from tasks.extraction.activities_en import drafts_en
from tasks.extraction.activities_headline import headline_of_sentence
from tasks.extraction.activities_zh import drafts_zh
from tasks.extraction.activity_actors import countries_of, organisations_of, own_organisation, places_of
from tasks.extraction.activity_dates import When, when
from tasks.extraction.activity_drafts import Draft, body_blocks
from tasks.extraction.activity_figures import figures_by_activity
from tasks.extraction.activity_title import spellings_of, tells_of_something, title_of
from tasks.extraction.document_facts import Facts, Located
from tasks.extraction.recommendations import addressee, horizon, is_take_note
from tasks.grammar.themes import find_sdg_targets, find_themes


def read_drafts(document: Document) -> list[Draft]:
    """The words and status of every activity and ask of a document, in text order; none in a language we do not read."""
    if document.is_chinese:
        return drafts_zh(body_blocks(document))
    return drafts_en(document) if document.language in ("en", "und") else []


def extract_activities(
    document: Document, facts: Facts, metrics: tuple[Metric, ...]
) -> tuple[tuple[Activity, ...], tuple[Recommendation, ...]]:
    """Activities, and the asks among them again as recommendations, sharing the passage.

    The closing formula of a report ("may wish to take note of …") is a recommendation only: nothing of the field is done.
    """
    drafts = read_drafts(document)
    passages = [draft.passage(document) for draft in drafts]
    owned = figures_by_activity(document, drafts, passages, metrics)
    own = own_organisation(document, facts)
    spellings = spellings_of(document) if document.language == "en" else {}
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
    if not tells_of_something(heading):
        heading = ""
    return Activity(
        activity_id=_id("a", document, passage),
        document_id=document.document_id,
        file=document.file,
        start=passage.start,
        end=passage.end,
        passage=passage,
        headline=title_of(document, heading, text, spellings, passage.start),
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


def _when(document: Document, draft: Draft, text: str, is_ask: bool) -> When:
    is_done = draft.status is ActivityStatus.DONE
    moment = when(document, text, draft.dateline, draft.is_main, is_ask, is_done, _release_day(document, draft))
    if draft.rule == "achievement_listed" and moment == When(None, None):
        # "outlined the achievements for 2023: …": the year stands before the list.
        lead = draft.block.passage.text[: draft.slices[0].start]
        return when(document, lead[lead.rfind(". ") + 1 :], None, False, False)
    return moment


def _release_day(document: Document, draft: Draft) -> Block | None:
    """The dateline before the words of a paragraph ("VIENNA, 14 October 2021 –"), for the paragraph's first sentence."""
    if draft.block.index == 0 or draft.slices[0].start > _FIRST_WORDS:
        return None
    before = document.blocks[draft.block.index - 1]
    return before if before.role == "dateline" and before.kind is BlockKind.FURNITURE else None


_FIRST_WORDS = 3


def _themes(document: Document, draft: Draft, text: str) -> tuple[str, ...]:
    heading = draft.heading.text if draft.heading is not None and draft.is_main else ""
    return tuple(find_themes(f"{text} {heading}" if heading else text, document.language))


def _themes_around(document: Document, draft: Draft, previous: Activity | None) -> tuple[str, ...]:
    """Themes of words that name none: the activity it goes on from, else its heading's ("The mills invested …")."""
    heading = find_themes(draft.heading.text, document.language) if draft.heading is not None else []
    if heading or draft.status is ActivityStatus.RECOMMENDED or previous is None:
        return tuple(heading)
    return previous.themes
