"""Copies of editions in the office's store (``BRIEFING_OUTPUT_URL``), from which other machines take them."""

from collections.abc import Mapping
from pathlib import Path

from flows.outcome import is_whole
from flows.progress import tell
from flows.settings import BriefingSettings
from tasks.distribution.store import download_edition, upload_edition


def copy_out(folder: Path, settings: BriefingSettings) -> None:
    """Copy an edition's folder to the office's store, verified; nothing to do where there is none. Inside a flow run only.

    Raises:
        BriefingError: the store cannot be reached or gives back other bytes; the edition here is untouched, and the next run
            copies it again.
    """
    if settings.output_url:
        written = upload_edition(folder, settings.output_url)
        tell(
            f"Copied to the store: {written} files of {folder.name}"
            if written
            else f"{folder.name} is in the store already"
        )


def bring_in(folder: Path, files: Mapping[str, str], settings: BriefingSettings) -> bool:
    """Whether an edition is here with the bytes it was recorded with, fetched from the office's store if need be.

    Raises:
        BriefingError: the store cannot be reached, or its copy is damaged.
    """
    if is_whole(folder, files):
        return True
    if not settings.output_url or folder.exists():
        return False
    tell(f"Fetching {folder.name} from the store")
    download_edition(f"{settings.output_url.rstrip('/')}/{folder.name}", folder)
    return is_whole(folder, files)
