"""Scores activities, countries, organisations and themes of the five sources against the gold annotated by hand.

Run with ``python tests/evaluation/activities_evaluation.py [--detail]`` from the repository root. Matching: an activity
matches when its words and the gold's share at least half of the shorter (one to one, best first); predictions that lie in
``extra_spans`` and entries that are ``arguable`` are neither rewarded nor punished.
"""

import hashlib
import json
import re
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tasks.contracts.activity import Activity  # noqa: E402  after the path is set: run as a file
from tasks.contracts.document import Document  # noqa: E402  after the path is set: run as a file
from tasks.contracts.source import SourceFile  # noqa: E402  after the path is set: run as a file
from tasks.extraction.activities import extract_activities  # noqa: E402  after the path is set: run as a file
from tasks.extraction.document_facts import Facts  # noqa: E402  after the path is set: run as a file
from tasks.ingestion.reading import read_document  # noqa: E402  after the path is set: run as a file

GOLDEN = ROOT / "tests" / "golden"
SEEDS = ROOT / "seeds"
NAMES = sorted(path.name.removesuffix(".gold.json") for path in GOLDEN.glob("*.gold.json"))


@dataclass
class Tally:
    """Counts of right, found and wanted items."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def add(self, found: set[str], wanted: set[str], optional: set[str] | None = None) -> None:
        """Adds a comparison of two sets; optional items count neither way."""
        optional = optional or set()
        found, wanted = found - (optional - wanted), wanted - optional
        self.right += len(found & wanted)
        self.found += len(found - optional)
        self.wanted += len(wanted)


def load(name: str) -> tuple[Document, dict[str, Any]]:
    """A source as ingestion reads it, with its gold."""
    content = (SEEDS / f"{name}.txt").read_bytes()
    source = SourceFile(
        file=f"{name}.txt",
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        received_at=date(2026, 11, 22),
        received_basis="first sight",
    )
    return read_document(source), json.loads((GOLDEN / f"{name}.gold.json").read_text(encoding="utf-8"))


def _characters(parts: list[tuple[int, int]]) -> set[int]:
    return {offset for start, end in parts for offset in range(start, end)}


def _gold_parts(entry: dict[str, Any]) -> list[tuple[int, int]]:
    parts = entry.get("source_parts")
    return [(a, b) for a, b in parts] if parts else [(entry["start"], entry["end"])]


def pair(activities: tuple[Activity, ...], gold: list[dict[str, Any]]) -> tuple[dict[int, int], set[int]]:
    """Gold index → predicted index, and predicted indices that count neither way."""
    predicted = [_characters([(part.start, part.end) for part in a.passage.parts]) for a in activities]
    wanted = [_characters(_gold_parts(entry)) for entry in gold]
    extra = _characters([(s["start"], s["end"]) for entry in gold for s in entry.get("extra_spans", ())])
    candidates = []
    for i, one in enumerate(wanted):
        for j, other in enumerate(predicted):
            shared = len(one & other)
            if shared and shared * 2 >= min(len(one), len(other)):
                candidates.append((shared / len(one | other), i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(candidates, key=lambda c: (-c[0], c[1], c[2])):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    neutral = {
        j for j, other in enumerate(predicted) if j not in taken and other and len(other & extra) * 2 >= len(other)
    }
    return pairs, neutral


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9\u4e00-\u9fff]+", " ", name.casefold()).strip()


def _acronym(name: str) -> str | None:
    match = re.search(r"\(([A-Z][\w-]{1,12})\)", name)
    return match.group(1).casefold() if match else None


def same_organisation(one: str, other: str) -> bool:
    """Whether two official names agree: acronym, or one name's words are among the other's."""
    if _plain(one) == _plain(other):
        return True
    acronyms = _acronym(one), _acronym(other)
    if acronyms[0] and acronyms[0] == acronyms[1]:
        return True
    drop = {"the", "of", "and", "for", "in"}
    left, right = set(_plain(one).split()) - drop, set(_plain(other).split()) - drop
    small, large = sorted((left, right), key=len)
    return bool(small) and len(small & large) * 3 >= len(small) * 2


def score_organisations(facts: Facts, gold: dict[str, Any], tally: Tally) -> None:
    """Document level: canonical names equal, or mentions overlap and the names agree."""
    wanted = gold["document"]["organisations"]
    found: dict[str, list[tuple[int, int]]] = {}
    for mention in facts.organisations:
        found.setdefault(mention.key, []).append((mention.start, mention.end))
    used: set[str] = set()
    for entry in wanted:
        spans = [(m["start"], m["end"]) for m in entry["mentions"]]
        hit = next((n for n in found if n not in used and _plain(n) == _plain(entry["canonical"])), None)
        hit = hit or next(
            (
                n
                for n, places in found.items()
                if n not in used
                and any(a < d and c < b for a, b in places for c, d in spans)
                and same_organisation(n, entry["canonical"])
            ),
            None,
        )
        if hit is None:
            tally.notes.append(f"missing {entry['canonical']}")
        else:
            used.add(hit)
            tally.right += 1
    tally.wanted += len(wanted)
    tally.found += len(found)
    tally.notes.extend(f"extra {name}" for name in found if name not in used)


def _score_activity(activity: Activity, entry: dict[str, Any], tallies: dict[str, Tally], detail: list[str]) -> None:
    accepted = set(entry.get("status_accept") or [entry["status"]]) | {entry["status"]}
    status = tallies["status"]
    status.found += 1
    status.wanted += 1
    if activity.status.value in accepted:
        status.right += 1
    else:
        detail.append(f"STATUS {entry['id']} {activity.status.value} ({activity.rule}), gold {entry['status']}")
    optional = set(entry.get("themes_optional", ()))
    tallies["themes"].add(set(activity.themes), set(entry["themes"]), optional)
    missing, more = set(entry["themes"]) - optional - set(activity.themes), set(activity.themes) - set(entry["themes"])
    if missing or more:
        detail.append(f"THEMES {entry['id']} missing {sorted(missing)} extra {sorted(more)}")
    tallies["activity countries"].add(set(activity.countries), set(entry["countries"]))
    if set(activity.countries) != set(entry["countries"]):
        detail.append(f"COUNTRIES {entry['id']} {activity.countries} gold {entry['countries']}")
    orgs = tallies["activity organisations"]
    names = [organisation.name for organisation in activity.organisations]
    used = set()
    for canonical in entry["organisations"]:
        hit = next((n for n in names if n not in used and same_organisation(n, canonical)), None)
        if hit is not None:
            used.add(hit)
            orgs.right += 1
    orgs.found += len(names)
    orgs.wanted += len(entry["organisations"])
    when = tallies["activity dates"]
    stated = entry.get("date") or entry.get("period")
    given = activity.date or activity.period
    when.found += given is not None
    when.wanted += stated is not None
    when.right += stated is not None and given is not None and given.rstrip("/") == stated.rstrip("/")
    if (stated or given) and (given or "").rstrip("/") != (stated or "").rstrip("/"):
        detail.append(f"DATE {entry['id']} {given} gold {stated}")


def evaluate_activities(detail: bool = False) -> dict[str, float]:
    """All scores of the five sources together, by name (``recall``, ``precision``, ``countries_f1`` …)."""
    keys = (
        "activities",
        "countries",
        "organisations",
        "status",
        "themes",
        "activity countries",
        "activity organisations",
        "activity dates",
    )
    tallies = {key: Tally() for key in keys}
    lines: list[str] = []
    for name in NAMES:
        document, gold = load(name)
        facts = Facts(document)
        activities, _ = extract_activities(document, facts, ())
        entries = gold["activities"]
        pairs, neutral = pair(activities, entries)
        arguable = {i for i, entry in enumerate(entries) if entry["arguable"]}
        neutral |= {pairs[i] for i in arguable if i in pairs}
        shared = set(pairs.values())
        all_arguable = _characters([p for i in arguable for p in _gold_parts(entries[i])])
        for j, activity in enumerate(activities):
            own = _characters([(part.start, part.end) for part in activity.passage.parts])
            if j not in shared and len(own & all_arguable) * 2 >= len(own):
                neutral.add(j)
        tally = tallies["activities"]
        tally.right += sum(1 for i in pairs if i not in arguable)
        tally.wanted += len(entries) - len(arguable)
        tally.found += sum(1 for j in range(len(activities)) if j not in neutral)
        for i, entry in enumerate(entries):
            if i in pairs:
                if i not in arguable:
                    _score_activity(activities[pairs[i]], entry, tallies, lines)
            elif i not in arguable:
                lines.append(f"MISSED {entry['id']} {entry['headline']}")
        for j, activity in enumerate(activities):
            if j not in shared and j not in neutral:
                lines.append(
                    f"FALSE {name[:3]} {activity.status.value} {activity.rule} {activity.start}-{activity.end} "
                    f"{activity.passage.text[:90]!r}"
                )
        wanted = set(gold["document"]["countries"])
        found = set(facts.all_countries())
        tallies["countries"].add(found, wanted)
        if found != wanted:
            lines.append(f"DOCUMENT COUNTRIES {name[:3]} missing {wanted - found} extra {found - wanted}")
        before = len(tallies["organisations"].notes)
        score_organisations(facts, gold, tallies["organisations"])
        lines.extend(f"ORG {name[:3]} {note}" for note in tallies["organisations"].notes[before:])
    if detail:
        print("\n".join(lines))
    print(f"{'what':<26}{'right':>7}{'found':>7}{'wanted':>7}{'P':>8}{'R':>8}{'F1':>8}")
    for key, tally in tallies.items():
        print(
            f"{key:<26}{tally.right:>7}{tally.found:>7}{tally.wanted:>7}{tally.precision:>8.3f}{tally.recall:>8.3f}{tally.f1:>8.3f}"
        )
    return {
        "recall": tallies["activities"].recall,
        "precision": tallies["activities"].precision,
        "countries_f1": tallies["countries"].f1,
        "organisations_f1": tallies["organisations"].f1,
        "status": tallies["status"].recall,
        "themes_f1": tallies["themes"].f1,
        "activity_countries_f1": tallies["activity countries"].f1,
        "activity_organisations_f1": tallies["activity organisations"].f1,
        "activity_dates_f1": tallies["activity dates"].f1,
    }


if __name__ == "__main__":
    evaluate_activities("--detail" in sys.argv)
