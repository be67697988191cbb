"""What a run made, read back from the edition's own files: the one account for terminal, artifacts and later flows."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from flows.settings import PREVIEWS
from tasks.archive.manifest_stamp import recorded_sha256
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
    output: Path,
    edition: EditionId,
    outcome: Outcome,
    files: Mapping[str, str],
    changes: Sequence[str],
    is_preview: bool = False,
) -> EditionResult:
    """The result of a run whose edition stands in its folder under ``output``."""
    folder = output / edition.folder
    states = Counter(
        f"{row['provider']} · {row['state'].replace('_', ' ')}" for row in pack_lines(folder, "translations")
    )
    return EditionResult(
        edition=edition,
        outcome=outcome,
        folder=f"{PREVIEWS}/{edition.folder}" if is_preview else edition.folder,
        is_preview=is_preview,
        files=dict(files),
        counts={label: sum(1 for _ in pack_lines(folder, name)) for name, label in COUNTED.items()},
        translated=dict(sorted(states.items())),
        lock=lock_report(pack_lines(folder, "translations")),
        set_aside=tuple((row["file"], row["reason"], row["detail"]) for row in pack_lines(folder, "set_aside")),
        checks=tuple(Check.model_validate(row) for row in json.loads((folder / "checks.json").read_text("utf-8"))),
        changes=tuple(changes),
        key_figures=key_figures(folder),
    )


def key_figures(folder: Path) -> tuple[tuple[str, str, str], ...]:
    """The edition's key figures as printed, each with its words and its source mark; none for editions of earlier programs."""
    path = folder / "summary.json"
    if not path.is_file():
        return ()
    rows = json.loads(path.read_text("utf-8"))["key_figures"]
    return tuple((row["figure"], row["label"], row["mark"]) for row in rows)


def lock_report(translations: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, int]]:
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
        if not path.is_file() or recorded_sha256(name, path.read_bytes()) != sha256:
            return False
    return bool(files)


def pack_lines(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """The records of one table of an edition's data pack, one at a time: of thousands of documents they fill a memory."""
    with (folder / "data" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
