"""What a run made, read back from the edition's own files: the one account for terminal, artifacts and later flows."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tasks.contracts.edition import Check, EditionId
from tasks.contracts.result import EditionResult, Outcome

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
        set_aside=tuple((row["file"], row["reason"], row["detail"]) for row in _rows(folder, "set_aside")),
        checks=tuple(Check.model_validate(row) for row in json.loads((folder / "checks.json").read_text("utf-8"))),
        changes=tuple(changes),
    )


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
