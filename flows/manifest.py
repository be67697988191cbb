"""The decision on an edition, written into the manifest of its folder."""

from pathlib import Path

from tasks.archive.manifest_stamp import MANIFEST, stamped
from tasks.contracts.approval import Decision
from tasks.rendering.placing import place_file


def stamp(folder: Path, decision: Decision) -> None:
    """Put a decision into the edition's manifest, in one rename."""
    path = folder / MANIFEST
    place_file(path, stamped(path.read_bytes(), decision))
