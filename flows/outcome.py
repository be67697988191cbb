"""What a run made, read back from the edition's own files: the one account for terminal, artifacts and later flows."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tasks.contracts.edition import Check, EditionId
from tasks.contracts.result import EditionResult, Outcome

#: How a field came through the number lock, in the order of the attempts, with its words for a reader.
LOCK_COLUMNS = {
    "first": "passed at once",
    "other_candidate": "passed with another wording",
    "sentences": "passed sentence by sentence",
    "masked": "passed with masked figures",
    "refused": "refused",
}
COUNTED = {
    "documents": "documents",
    "metrics": "figures",
    "activities": "activities",
    "recommendations": "recommendations",
    "translations": "translated fields",
    "set_aside": "set aside",
}


def read_result(
    output: Path, edition: EditionId, outcome: Outcome, files: Mapping[str, str], changes: Sequence[str]
) -> EditionResult:
    """The result of a run whose edition stands in its folder under ``output``."""
    folder = output / edition.folder
    translations = _rows(folder, "translations")
    states = Counter(f"{row['provider']} · {row['state'].replace('_', ' ')}" for row in translations)
    return EditionResult(
        edition=edition,
        outcome=outcome,
        folder=edition.folder,
        files=dict(files),
        counts={label: len(_rows(folder, name)) for name, label in COUNTED.items()},
        translated=dict(sorted(states.items())),
        lock=lock_report(translations),
        set_aside=tuple((row["file"], row["reason"], row["detail"]) for row in _rows(folder, "set_aside")),
        checks=tuple(Check.model_validate(row) for row in json.loads((folder / "checks.json").read_text("utf-8"))),
        changes=tuple(changes),
    )


def lock_report(translations: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, int]]:
    """For each provider: how many fields passed the number lock and at which attempt, and how many it could not word rightly.

    ``refused`` counts fields of which no wording of the provider passed; another provider may have worded them.
    """
    report: dict[str, Counter[str]] = {}
    for row in translations:
        ways: dict[str, str | None] = {}
        for attempt in row["attempts"]:
            provider = attempt["provider"]
            ways[provider] = attempt["way"] if attempt["passed"] else ways.get(provider)
        for provider, way in ways.items():
            report.setdefault(provider, Counter())[way or "refused"] += 1
    return {provider: {way: counts[way] for way in LOCK_COLUMNS if counts[way]} for provider, counts in report.items()}


def is_whole(folder: Path, files: Mapping[str, str]) -> bool:
    """Whether every file of an edition is in its folder with the bytes it was recorded with."""
    for name, sha256 in files.items():
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            return False
    return bool(files)


def _rows(folder: Path, name: str) -> list[dict[str, Any]]:
    with (folder / "data" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
