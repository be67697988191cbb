"""The decision in the manifest: there for readers, out of account for the checksum."""

import hashlib
import json
from datetime import UTC, datetime

import pytest

from tasks.archive.manifest_stamp import MANIFEST, recorded_sha256, stamped
from tasks.contracts.approval import Decision, EditionState
from tasks.contracts.edition import EditionId

PLAIN = b'{\n "edition": "2026-11",\n "files": {\n  "briefing.pdf": "00"\n }\n}\n'


def decision(**values) -> Decision:
    given = {"edition": EditionId(month="2026-11"), "state": EditionState.APPROVED, "person": "Ana Díaz", "reason": "",
             "pdf_sha256": "0" * 64, "decided_at": datetime(2026, 12, 3, 9, 30, tzinfo=UTC)}  # fmt: skip
    return Decision(**(given | values))


def test_the_decision_stands_in_the_manifest_with_name_and_time():
    found = json.loads(stamped(PLAIN, decision()))
    assert found["edition"] == "2026-11"
    assert found["approval"] == {
        "state": "approved", "person": "Ana Díaz", "reason": "", "decided_at": "2026-12-03T09:30:00+00:00",
        "pdf_sha256": "0" * 64,
    }  # fmt: skip


def test_a_later_decision_takes_the_place_of_the_earlier():
    twice = stamped(stamped(PLAIN, decision()), decision(state=EditionState.SENT))
    assert json.loads(twice)["approval"]["state"] == "sent" and twice.count(b'"approval"') == 1


@pytest.mark.parametrize("words", ["", 'he said "no"\n}\n', "a\u2028b \\ {}", ',\n "approval": {}'])
def test_taking_the_decision_out_gives_back_every_byte(words):
    there = stamped(PLAIN, decision(reason=words))
    assert json.loads(there)["approval"]["reason"] == words
    assert stamped(there, None) == PLAIN


def test_a_stamped_manifest_is_the_recorded_one_and_an_altered_one_is_not():
    recorded = hashlib.sha256(PLAIN).hexdigest()
    assert recorded_sha256(MANIFEST, stamped(PLAIN, decision())) == recorded == recorded_sha256(MANIFEST, PLAIN)
    altered = stamped(PLAIN.replace(b"00", b"01"), decision())
    assert recorded_sha256(MANIFEST, altered) != recorded
    assert recorded_sha256("data/other.json", stamped(PLAIN, decision())) != recorded
