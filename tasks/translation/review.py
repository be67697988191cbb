"""The review loop: which fields a person should look at, and what becomes of the wordings they send back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tasks.contracts.review import ReviewItem
from tasks.contracts.translation import Review, TranslatedField, TranslationState
from tasks.grammar.number_lock import check_lock
from tasks.grammar.term_check import check_terms
from tasks.translation.normal_form import normal_form

_OPEN = (TranslationState.NEEDS_REVIEW, TranslationState.HELD, TranslationState.UNTRANSLATED)
_STATE_REASONS = {
    TranslationState.NEEDS_REVIEW: "Worded by machine; the figures agree with the source, the words were seen by nobody.",
    TranslationState.HELD: "The wording was refused by the number lock and is not printed.",
    TranslationState.UNTRANSLATED: "Nobody and nothing has worded it yet; the original is printed.",
}


@dataclass(frozen=True, slots=True)
class Returned:
    """What became of one field that came back.

    ``outcome``: ``stored`` (the memory answers with it from now on), ``stored_for_old_text`` (stored too, but the document says
    something else by now), ``refused`` (the number lock found a difference; nothing is stored), ``not_reviewed`` (no wording,
    or nobody marked or changed it). ``detail`` is a line for the person.
    """

    item: ReviewItem
    outcome: Literal["stored", "stored_for_old_text", "refused", "not_reviewed"]
    detail: str = ""
    review: Review | None = None


def items_for_review(fields: Iterable[TranslatedField], *, all_fields: bool = False) -> list[ReviewItem]:
    """The fields that need a person, in their order; every field with ``all_fields``."""
    return [_item(field) for field in fields if all_fields or field.state in _OPEN]


def _item(field: TranslatedField) -> ReviewItem:
    wording = field.target or field.candidate or ""
    reasons = [_STATE_REASONS[field.state]] if field.state in _STATE_REASONS else []
    reasons += [flag.detail for flag in field.flags]
    if field.origin:
        reasons.append(f"Comes from: {field.origin}.")
    if not wording and field.digest:
        reasons.append(f"Recognised in it: {field.digest}")
    return ReviewItem(
        key=f"{field.document_id}/{field.field}",
        file=field.file,
        field=field.field,
        paragraph=field.paragraph,
        source=field.source,
        language=field.language,
        state=field.state.value,
        wording=wording,
        reasons=tuple(reasons),
        terms=tuple(f"{term.term} → {term.expected}" for term in check_terms(field.source, field.language, "—")),
    )


def take_back(
    items: Sequence[ReviewItem],
    current: Mapping[str, TranslatedField],
    *,
    reviewer: str,
    reviewed_at: datetime,
    origin: Literal["xliff", "xlsx"],
    accepts_unchanged: bool = False,
) -> list[Returned]:
    """What becomes of each returned field, in order; nothing is written anywhere.

    A wording counts as reviewed when the person's tool says so (``is_final``), when it differs from what went out, or, with
    ``accepts_unchanged``, always. The number lock compares it with the words of the file that came back. ``current`` holds the
    fields as they are today, by key: where their words differ, the review is kept for the sentence it was made for.
    """
    return [_returned(item, current.get(item.key), reviewer, reviewed_at, origin, accepts_unchanged) for item in items]


def _returned(
    item: ReviewItem,
    field: TranslatedField | None,
    reviewer: str,
    reviewed_at: datetime,
    origin: Literal["xliff", "xlsx"],
    accepts_unchanged: bool,
) -> Returned:
    target = item.target.strip()
    if not target:
        return Returned(item, "not_reviewed", "no English was given")
    sent = ((field.target or field.candidate or "") if field is not None else item.wording).strip()
    if not (item.is_final or accepts_unchanged or target != sent):
        return Returned(item, "not_reviewed", "the wording is as it was sent out, and is not marked as reviewed")
    refusal = _refusal(item, target)
    if refusal:
        return Returned(item, "refused", refusal)
    review = Review(
        source=item.source,
        source_language=item.language,
        target=target,
        field_kind=kind_of(item.field),
        reviewer=reviewer,
        reviewed_at=reviewed_at,
        origin=origin,
        document_id=item.document_id,
        note=item.comment,
    )
    if field is None:
        return Returned(item, "stored_for_old_text", "no edition has this field any more", review)
    if normal_form(field.source) != normal_form(item.source):
        return Returned(
            item,
            "stored_for_old_text",
            "the text has changed since it was sent out: the review holds for the sentence as it was, the new one is open",
            review,
        )
    broken = check_terms(item.source, item.language, target)
    said = "; ".join(f"{term.term} is {term.expected}" for term in broken)
    return Returned(item, "stored", f"official terms are not kept, so it stays marked: {said}" if said else "", review)


def take_units(reviews: Sequence[Review]) -> list[Returned]:
    """What becomes of each unit of a translation memory that a person brings in: stored if the number lock lets it pass."""
    found: list[Returned] = []
    for review in reviews:
        item = ReviewItem(
            key=f"/{review.field_kind}", file="", field=review.field_kind or "unit", source=review.source,
            language=review.source_language, state="", target=review.target, is_final=True,
        )  # fmt: skip
        refusal = _refusal(item, review.target)
        found.append(Returned(item, "refused", refusal) if refusal else Returned(item, "stored", "", review))
    return found


def _refusal(item: ReviewItem, target: str) -> str:
    failed = [check for check in check_lock(item.source, item.language, target) if not check.passed]
    said = "; ".join(f"{check.name.replace('_', ' ')}: {check.detail}" for check in failed)
    return f"it does not say what the source says ({said})" if failed else ""


def kind_of(field: str) -> str:
    """The kind of a field by its name.

    >>> kind_of("paragraph/12/summary"), kind_of("heading/3"), kind_of("title"), kind_of("title/2")
    ('paragraph', 'heading', 'title', 'title')
    """
    return field.partition("/")[0]


def contradictions(fresh: Sequence[Review], before: Sequence[Review]) -> list[tuple[Review, Review]]:
    """Pairs of a new review and the newest earlier one of the same sentence and kind that says something else."""
    newest: dict[tuple[str, str, str], Review] = {}
    for review in sorted(before, key=lambda review: review.reviewed_at):
        newest[_sentence(review)] = review
    found: list[tuple[Review, Review]] = []
    for review in fresh:
        earlier = newest.get(_sentence(review))
        if earlier is not None and earlier.target != review.target:
            found.append((review, earlier))
    return found


def _sentence(review: Review) -> tuple[str, str, str]:
    return normal_form(review.source), review.source_language.split("-")[0], review.field_kind
