from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from tasks.archive.archive import Archive
from tasks.archive.models import DeliveryRow, EditionRow, FactsRow
from tasks.archive.retention import RetentionPolicy, RetentionReport, apply
from tasks.contracts.edition import EditionId
from tasks.contracts.result import Outcome

NOW = datetime(2027, 6, 1, 6, tzinfo=UTC)
OLD, YOUNG = NOW - timedelta(days=401), NOW - timedelta(days=399)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive(f"sqlite:///{tmp_path / 'archive.sqlite'}")
    archive.record(
        EditionId(month="2026-01"), as_of=OLD, number=1, inputs_digest="i", fingerprint="p", documents=[("a.txt", "a" * 64)],
        parameters={}, files={}, outcome=Outcome.MADE,
    )  # fmt: skip
    archive.first_seen("a" * 64, OLD.date())
    archive.first_seen("b" * 64, YOUNG.date())
    with archive.session() as session:
        for sha256, file, kept_at in (
            ("a", "old.txt", OLD), ("b", "young.txt", YOUNG), ("a", "layout2.txt", None), ("b", "layout2.txt", None),
            ("c", "nobody knows.txt", None),
        ):  # fmt: skip
            session.add(FactsRow(sha256=sha256 * 64, file=file, fingerprint="p", packed=b"x", kept_at=kept_at))
        edition = session.scalars(select(EditionRow.edition_id)).one()
        for number, (state, at) in enumerate((("sent", OLD), ("refused", OLD), ("sent", YOUNG))):
            session.add(
                DeliveryRow(
                    edition_id=edition, recipient_key=f"key-{number}", channel="email", address=f"reader{number}@un.example",
                    name="A Reader", state=state, detail=f"550 <reader{number}@un.example> unknown", message_id="<m@un>",
                    changed_at=at,
                )
            )  # fmt: skip
        session.commit()
    return archive


def facts(archive: Archive) -> list[tuple[str, str]]:
    with archive.session() as session:
        return sorted((row.sha256[0], row.file) for row in session.scalars(select(FactsRow)))


def ledger(archive: Archive) -> list[tuple[str, str, str, str, str]]:
    with archive.session() as session:
        rows = session.scalars(select(DeliveryRow).order_by(DeliveryRow.recipient_key))
        return [(row.recipient_key, row.state, row.address, row.name, row.detail) for row in rows]


ALL_FACTS = [
    ("a", "layout2.txt"),
    ("a", "old.txt"),
    ("b", "layout2.txt"),
    ("b", "young.txt"),
    ("c", "nobody knows.txt"),
]


def test_a_dry_run_counts_and_changes_nothing(archive: Archive) -> None:
    before = ledger(archive)
    policy = RetentionPolicy(facts_days=400, addresses_days=400)
    assert apply(archive, policy, NOW, dry_run=True) == RetentionReport(facts=2, addresses=2, dry_run=True)
    assert (facts(archive), ledger(archive)) == (ALL_FACTS, before)


def test_what_is_older_than_the_policy_is_forgotten(archive: Archive, tmp_path: Path) -> None:
    policy = RetentionPolicy(facts_days=400, addresses_days=400)
    assert apply(archive, policy, NOW) == RetentionReport(facts=2, addresses=2, dry_run=False)
    assert facts(archive) == [("b", "layout2.txt"), ("b", "young.txt"), ("c", "nobody knows.txt")]
    assert ledger(archive) == [
        ("key-0", "sent", "", "", ""),
        ("key-1", "refused", "", "", ""),
        ("key-2", "sent", "reader2@un.example", "A Reader", "550 <reader2@un.example> unknown"),
    ]
    assert archive.editions()[0].documents[0].file == "a.txt"
    assert archive.first_seen("a" * 64, date(2027, 6, 1)) == OLD.date()
    archive.close()
    assert b"reader0@un.example" not in (tmp_path / "archive.sqlite").read_bytes()


def test_a_second_time_there_is_nothing_to_forget_and_unknown_days_run_from_the_first(archive: Archive) -> None:
    policy = RetentionPolicy(facts_days=400, addresses_days=400)
    apply(archive, policy, NOW)
    assert apply(archive, policy, NOW) == RetentionReport(facts=0, addresses=0, dry_run=False)
    assert apply(archive, policy, NOW + timedelta(days=399), dry_run=True).facts == 1
    assert apply(archive, policy, NOW + timedelta(days=401), dry_run=True).facts == 3


def test_no_days_keep_for_ever(archive: Archive) -> None:
    with archive.session() as session:
        session.execute(update(FactsRow).values(kept_at=NOW - timedelta(days=9999)))
        session.commit()
    assert apply(archive, RetentionPolicy(), NOW) == RetentionReport(facts=0, addresses=0, dry_run=False)
    assert facts(archive) == ALL_FACTS
    with pytest.raises(ValueError, match="0 \\(for ever\\) or more"):
        RetentionPolicy(facts_days=-1)
