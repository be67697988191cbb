"""An edition in a folder and in an archive, approved, as distribution finds it."""

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tasks.archive.approvals import decide
from tasks.archive.archive import Archive
from tasks.contracts.approval import Decision, EditionState
from tasks.contracts.edition import EditionId
from tasks.contracts.result import Outcome
from tasks.distribution.edition import EditionToSend
from tasks.distribution.settings import DistributionSettings
from tests.servers.smtp import Certificates

NOVEMBER = EditionId(month="2026-11")
SECOND = EditionId(month="2026-11", version=2)
DECIDED = datetime(2026, 12, 2, 9, 31, tzinfo=UTC)
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 12 + b"\n%%EOF\n"
SUMMARY: dict[str, Any] = {
    "edition": "2026-11", "language": "en", "title": "Industrial sustainability briefing", "number": 1, "month": "November 2026",
    "coverage": "Five sources in English and Chinese.", "event_line": "None of these events falls in November 2026.",
    "dates_line": "", "quality": "27 checks passed, two warnings.",
    "highlights": [{"kicker": "Lamps", "text": "Mercury <lamps> & tubes end in 2027", "when": "4 Nov. 2026", "marks": ["S2"],
                    "flags": ["figure of 2019"]}],
    "key_figures": [{"figure": "≥ 60 per cent", "label": "of plants", "definition": "those inspected", "when": "at 1 Nov. 2026", "mark": "S4", "flags": []}],
    "before_quoting": ["The totals are of different years."], "changes": [], "themes": {}, "next_issue": "Next issue: 2 January.",
    "cite_as": "ISB 2026-11", "contact": "office@example.org", "something_new": {"a": 1},
}  # fmt: skip
ACTIVITIES = [
    {"activity_id": f"a-{n}", "headline": f"Plant {n} closed", "status": "done", "date": "2026-11-04", "period": None,
     "themes": ["chemicals-and-pops"] if n % 2 else ["finance"]}
    for n in range(30)
]  # fmt: skip


def make_edition(
    output: Path, archive_url: str, edition: EditionId = NOVEMBER, *, person: str = "Ann Lee", summary: dict[str, Any] | None = None,
    pdf: bytes = PDF, is_approved: bool = True, files: dict[str, bytes] | None = None,
) -> EditionToSend:  # fmt: skip
    """Writes the edition's files, records them, approves them."""
    folder = output / edition.folder
    said = {**SUMMARY, "edition": edition.label, "language": edition.language, **(summary or {})}
    contents = {
        "briefing.pdf": pdf, "briefing.html": b"<!DOCTYPE html><title>x</title>", "briefing.docx": b"PK docx", "briefing.xlsx": b"PK xlsx",
        "checks.json": b"[]\n", "summary.json": json.dumps(said, ensure_ascii=False).encode(),
        "data/activities.jsonl": "".join(json.dumps(row) + "\n" for row in ACTIVITIES).encode(), **(files or {}),
    }  # fmt: skip
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}
    contents["data/manifest.json"] = json.dumps({"edition": edition.month, "files": digests}, indent=1).encode() + b"\n"
    for name, content in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    decision = Decision(
        edition=edition,
        state=EditionState.APPROVED,
        person=person,
        pdf_sha256=digests["briefing.pdf"],
        decided_at=DECIDED,
    )
    with Archive(archive_url) as archive:
        archive.record(
            edition, as_of=DECIDED, number=1, inputs_digest=f"i{edition.version}", fingerprint="p", documents=[], parameters={},
            files=digests, outcome=Outcome.MADE,
        )  # fmt: skip
        if is_approved:
            decide(archive, decision)
    return EditionToSend(edition=edition, folder=folder, files=digests, decision=decision if is_approved else None)


def settings_for(port: int, certificates: Certificates, **more: object) -> DistributionSettings:
    given = {
        "sender": "The Office <briefing@example.org>", "smtp_host": "localhost", "smtp_port": port,
        "smtp_ca_file": certificates.authority, "smtp_timeout_seconds": 5.0, "pause_seconds": 0.001, "unsubscribe": "stop@example.org",
        **more,
    }  # fmt: skip
    return DistributionSettings.model_validate(given)
