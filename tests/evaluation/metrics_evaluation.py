"""Scores the figures read from the five sources against the gold files: run ``python tests/evaluation/metrics_evaluation.py``.

A prediction matches a gold metric when it overlaps its numeral; it is right when value (or range), qualifier and unit are
in the gold entry's accepted sets. Arguable entries neither reward nor punish. A prediction on a ``non_metrics`` span is
a false positive, counted on its own as well.
"""

import hashlib
import json
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tasks.contracts.document import Document  # noqa: E402  after the path is set: run as a file
from tasks.contracts.metric import Metric  # noqa: E402  after the path is set: run as a file
from tasks.contracts.source import SourceFile  # noqa: E402  after the path is set: run as a file
from tasks.extraction.metrics import extract_metrics  # noqa: E402  after the path is set: run as a file
from tasks.ingestion.reading import read_document  # noqa: E402  after the path is set: run as a file

GOLD = ROOT / "tests" / "golden"
SEEDS = ROOT / "seeds"


@dataclass
class Score:
    """Counts for one source. ``right`` is value, qualifier and unit; the fields after it count within ``matched``."""

    source: str
    gold: int = 0
    matched: int = 0
    right: int = 0
    predicted: int = 0
    false_positives: int = 0
    on_non_metrics: int = 0
    kind: int = 0
    period: int = 0
    countries: int = 0
    part_of: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Right predictions among all that are not arguable."""
        return self.right / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        """Gold metrics read with right value, qualifier and unit."""
        return self.right / self.gold if self.gold else 1.0


def load_document(path: Path) -> Document:
    """The document ingestion makes of ``path``, received on a fixed day."""
    content = path.read_bytes()
    return read_document(
        SourceFile(
            file=path.name,
            sha256=hashlib.sha256(content).hexdigest(),
            content=content,
            received_at=date(2026, 11, 1),
            received_basis="first sight",
        )
    )


def _accepted(entry: dict[str, Any], key: str) -> list[Any]:
    return [entry.get(key), *entry.get(f"{key}_accept", [])]


def is_right(metric: Metric, entry: dict[str, Any]) -> bool:
    """Whether value or range, qualifier and unit are all in the accepted sets."""
    value = metric.value is not None and metric.value in _accepted(entry, "value")
    if entry["value"] is None and metric.value is None:
        value = (metric.min, metric.max) == (entry.get("min"), entry.get("max"))
    return value and metric.qualifier.value in _accepted(entry, "qualifier") and metric.unit in _accepted(entry, "unit")


def score_source(gold: dict[str, Any], metrics: tuple[Metric, ...]) -> Score:
    """Scores the metrics of one source."""
    score = Score(gold["file"][:3])
    used: set[str] = set()
    for entry in gold["metrics"]:
        hits = [m for m in metrics if m.number_start < entry["number_end"] and m.number_end > entry["number_start"]]
        used |= {metric.metric_id for metric in hits}
        if entry["arguable"]:
            continue
        score.gold += 1
        if not hits:
            score.notes.append(f"missed: {entry['surface']}")
            continue
        score.matched += 1
        score.predicted += len(hits)
        metric = hits[0]
        if is_right(metric, entry):
            score.right += 1
        else:
            score.notes.append(f"wrong: {entry['surface']} read as {metric.value} {metric.unit} {metric.qualifier}")
        if metric.kind.value in _accepted(entry, "kind"):
            score.kind += 1
        else:
            score.notes.append(f"kind of {entry['surface']}: {metric.kind.value}, gold {entry['kind']}")
        if metric.period in _accepted(entry, "period"):
            score.period += 1
        else:
            score.notes.append(f"period of {entry['surface']}: {metric.period}, gold {entry['period']}")
        if sorted(metric.countries) == sorted(entry["countries"]):
            score.countries += 1
        else:
            score.notes.append(f"countries of {entry['surface']}: {metric.countries}, gold {entry['countries']}")
    for metric in metrics:
        if metric.metric_id not in used:
            score.predicted += 1
            score.false_positives += 1
            score.notes.append(f"false positive: {metric.surface!r} as {metric.unit}")
        for other in gold["non_metrics"]:
            if metric.number_start < other["end"] and metric.number_end > other["start"]:
                score.on_non_metrics += 1
                score.notes.append(f"on a non-metric: {metric.surface!r} ({other['reason']})")
    return score


def evaluate_metrics() -> dict[str, Score]:
    """Scores by source, and their sum under ``total``."""
    scores: dict[str, Score] = {}
    total = Score("total")
    for path in sorted(GOLD.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        reading = extract_metrics(load_document(SEEDS / gold["file"]))
        score = score_source(gold, reading.metrics)
        scores[score.source] = score
        for name in (
            "gold",
            "matched",
            "right",
            "predicted",
            "false_positives",
            "on_non_metrics",
            "kind",
            "period",
            "countries",
        ):
            setattr(total, name, getattr(total, name) + getattr(score, name))
    scores["total"] = total
    return scores


def main() -> None:
    """Prints the table and what is wrong, source by source."""
    scores = evaluate_metrics()
    print("source  gold  right  pred  precision  recall  FP  on non-metrics  kind  period  countries")
    for score in scores.values():
        print(
            f"{score.source:6} {score.gold:5} {score.right:6} {score.predicted:5} {score.precision:9.3f} {score.recall:8.3f}"
            f" {score.false_positives:3} {score.on_non_metrics:15} {score.kind:5} {score.period:7} {score.countries:10}"
        )
    for score in scores.values():
        for note in score.notes:
            print(f"{score.source}: {note}")


if __name__ == "__main__":
    main()
