"""Reviewed wordings in the archive: who said what of which sentence, and when. Nothing is ever overwritten."""

import hashlib
from collections.abc import Iterable, Sequence

from sqlalchemy import select

from tasks.archive.archive import Archive
from tasks.archive.models import ReviewRow
from tasks.contracts.translation import Review


def keep_reviews(archive_url: str, reviews: Iterable[Review]) -> tuple[Review, ...]:
    """Remember ``reviews``; returns those that are new. One that is there already, word for word, is not kept twice.

    Raises:
        ArchiveError: the database is locked, damaged, unwritable or not there.
    """
    fresh: list[Review] = []
    with Archive(archive_url) as archive, archive.session() as session:
        for review in reviews:
            key = review_key(review)
            if session.get(ReviewRow, key) is None:
                session.add(ReviewRow(review_id=key, **review.model_dump()))
                session.flush()
                fresh.append(review)
        session.commit()
    return tuple(fresh)


def load_reviews(archive_url: str) -> tuple[Review, ...]:
    """Every review, newest first; of reviews made at the same moment the order is stable.

    Raises:
        ArchiveError: the database is locked, damaged or not there.
    """
    query = select(ReviewRow).order_by(ReviewRow.reviewed_at.desc(), ReviewRow.review_id)
    with Archive(archive_url) as archive, archive.session() as session:
        return tuple(
            Review(**{name: getattr(row, name) for name in Review.model_fields}) for row in session.scalars(query)
        )


def review_key(review: Review) -> str:
    """What makes a review the same review: its sentence, wording, kind of field, person and moment."""
    parts = (
        review.source, review.source_language, review.target, review.target_language, review.field_kind, review.reviewer,
        review.reviewed_at.isoformat(),
    )  # fmt: skip
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()


def reviews_digest(reviews: Sequence[Review]) -> str:
    """SHA-256 over all reviews, empty for none: an edition made before a review was stored is made anew."""
    if not reviews:
        return ""
    return hashlib.sha256("".join(review_key(review) for review in reviews).encode()).hexdigest()
