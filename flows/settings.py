"""Settings of an office: the one reader of the environment."""

import os
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT_FOLDER = Path(__file__).resolve().parent.parent

# What Prefect reads while it is being imported. Each is a default only: what the office has set stays.
PREFECT_DEFAULTS = {
    # A home of the project's own, so that a run neither needs nor changes a Prefect profile of the user's.
    "PREFECT_HOME": str(PROJECT_FOLDER / ".prefect"),
    # On by default in Prefect, and needs the network: an offline machine would wait for it.
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    # 20 s by default; a first start on a slow machine was seen to take 15 s.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    # The terminal shows our own lines; Prefect's go to its UI.
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
}


def set_prefect_defaults() -> None:
    """Put Prefect's defaults of this project into the environment, before Prefect is imported."""
    for name, value in PREFECT_DEFAULTS.items():
        os.environ.setdefault(name, value)


class BriefingSettings(BaseSettings):
    """What an office may set, each as ``BRIEFING_<NAME>`` in the environment.

    Attributes:
        name: The briefing's name on the masthead.
        sources: Folder read when no source is named.
        output: Folder that editions and the archive are written to.
        archive_url: SQLAlchemy URL of the archive; empty means ``archive.sqlite`` in the output folder.
        memory_folder: A folder with further translation memories (``*.tmx``) of the office.
        model_folder: A folder with a local translation model; empty means that no engine is used.
    """

    model_config = SettingsConfigDict(env_prefix="BRIEFING_", extra="ignore")

    sources: str = str(PROJECT_FOLDER / "seeds")
    output: Path = PROJECT_FOLDER / "output"
    archive_url: str = ""
    memory_folder: Path | None = None
    model_folder: Path | None = Field(default=None)

    def archive_address(self, output: Path) -> str:
        """The archive's SQLAlchemy URL for editions written to ``output``."""
        return self.archive_url or f"sqlite:///{output / 'archive.sqlite'}"
