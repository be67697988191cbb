"""Reviews in the archive: nothing is overwritten, the newest comes first."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tasks.archive.archive import Archive
from tasks.archive.reviews import keep_reviews, load_reviews, reviews_digest
from tasks.contracts.edition import EditionId
from tasks.contracts.result import Outcome
from tasks.contracts.span import Passage, Span
from tasks.contracts.translation import Attempt, Review, TranslatedField, TranslationState


def review(target: str, hour: int, reviewer: str = "A") -> Review:
    return Review(
        source="前景",
        source_language="zh-Hans",
        target=target,
        field_kind="heading",
        reviewer=reviewer,
        reviewed_at=datetime(2026, 11, 22, hour, tzinfo=UTC),
        origin="xliff",
    )


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'archive.sqlite'}"


def test_contradicting_reviews_are_both_kept_newest_first(url: str) -> None:
    assert keep_reviews(url, [review("Outlook", 8)]) == (review("Outlook", 8),)
    assert keep_reviews(url, [review("The way ahead", 9, "B")]) == (review("The way ahead", 9, "B"),)
    assert load_reviews(url) == (review("The way ahead", 9, "B"), review("Outlook", 8))


def test_the_same_file_brought_in_twice_is_kept_once(url: str) -> None:
    keep_reviews(url, [review("Outlook", 8), review("Outlook", 8)])
    assert keep_reviews(url, [review("Outlook", 8)]) == ()
    assert load_reviews(url) == (review("Outlook", 8),)


def test_a_new_review_changes_the_digest_and_none_has_an_empty_one(url: str) -> None:
    assert reviews_digest(load_reviews(url)) == ""
    keep_reviews(url, [review("Outlook", 8)])
    before = reviews_digest(load_reviews(url))
    keep_reviews(url, [review("Prospects", 9)])
    assert len(before) == 64 and reviews_digest(load_reviews(url)) not in ("", before)


def field(name: str, target: str | None, state: TranslationState) -> TranslatedField:
    return TranslatedField(
        document_id="d",
        file="r.txt",
        field=name,
        start=0,
        end=1,
        passage=Passage(text="甲", parts=(Span(start=0, end=1),)),
        source="甲",
        language="zh",
        target=target,
        candidate=None if target else "refused",
        provider="engine",
        state=state,
        attempts=(Attempt(provider="engine", passed=bool(target), failed=() if target else ("figures",)),),
    )


def test_the_fields_of_an_edition_are_kept_as_they_were_with_what_was_refused(url: str) -> None:
    fields = (
        field("title", "A", TranslationState.NEEDS_REVIEW),
        field("session", None, TranslationState.HELD),
    )
    moment = datetime(2026, 11, 22, tzinfo=UTC)
    with Archive(url) as archive:
        for version, translations in ((1, [(field("title", "Old", TranslationState.VERIFIED),)]), (2, [fields])):
            archive.record(
                EditionId(month="2026-11", version=version), as_of=moment, number=1, inputs_digest=str(version),
                fingerprint="p", documents=[("r.txt", "0" * 64)], parameters={}, files={}, outcome=Outcome.MADE,
                translations=translations,
            )  # fmt: skip
        assert archive.translated_fields("2026-11") == list(fields)
        assert archive.translated_fields() == list(fields)
        assert archive.translated_fields("2026-12") == []
