"""What was told to owner and administrator, kept in ``.office/alerts.jsonl`` of the output folder for ``briefing status``."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

#: Under the output folder; begins with a dot, so that neither the site nor retention takes it for an edition.
FOLDER = ".office"
_LOG = "alerts.jsonl"
_KEPT_LINES = 200


@dataclass(frozen=True, slots=True)
class ToldAlert:
    """One alert of the past: ``missed`` says who could not be told, in words without addresses of chats."""

    at: datetime
    subject: str
    told: int
    missed: tuple[str, ...]


def past_alerts(output: Path) -> list[ToldAlert]:
    """The alerts kept in the output folder, oldest first; none where they cannot be read."""
    try:
        lines = (output / FOLDER / _LOG).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    found = []
    for line in lines:
        try:
            row = json.loads(line)
            found.append(
                ToldAlert(
                    datetime.fromisoformat(row["at"]), str(row["subject"]), int(row["told"]), tuple(row["missed"])
                )
            )
        except (ValueError, KeyError, TypeError):  # a line cut by a full disk
            continue
    return found


def write_down(output: Path, told: ToldAlert) -> None:
    """Keep the last alerts; a folder that cannot be written is no reason not to have told."""
    row = {"at": told.at.isoformat(), "subject": told.subject, "told": told.told, "missed": list(told.missed)}
    path = output / FOLDER / _LOG
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8").splitlines()[1 - _KEPT_LINES :] if path.is_file() else []
        path.write_text("\n".join([*before, json.dumps(row, ensure_ascii=False)]) + "\n", encoding="utf-8")
    except OSError:
        return
