"""Settings of an office: the one reader of the environment."""

import os
from pathlib import Path

from pydantic import Field, SecretStr
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
        sources: Folder read when no source is named.
        output: Folder that editions and the archive are written to.
        archive_url: SQLAlchemy URL of the archive; empty means ``archive.sqlite`` in the output folder.
        theme: A theme file: the office's name, logo, colours and contact (``report_templates/theme.yml`` lists all there is).
        memory_folder: A folder with further translation memories (``*.tmx``) of the office.
        engines: Translation engines in the order in which they are asked, separated by commas: ``openai``, ``deepl``,
            ``libretranslate``, ``ctranslate2``, ``fxtranslate``; ``none`` for no engine.
        model_folder: Where ``make model`` puts the models of fxtranslate.
        ctranslate2_folder: A folder with CTranslate2 models, one folder a language pair.
        openai_url, openai_model, openai_key: Any endpoint that speaks OpenAI's protocol (Ollama, llama.cpp, vLLM, hosted).
        deepl_url, deepl_key: DeepL; the address only where it is not DeepL's own.
        libretranslate_url, libretranslate_key: A LibreTranslate server.
        translation_budget_seconds: What all engines together may take of a run.
        translation_timeout_seconds: What an engine may take for one answer.

    Keys are read from Prefect's Secret blocks (``briefing-openai-key``, ``briefing-deepl-key``,
    ``briefing-libretranslate-key``) where the environment has none.
    """

    model_config = SettingsConfigDict(env_prefix="BRIEFING_", extra="ignore")

    sources: str = str(PROJECT_FOLDER / "seeds")
    output: Path = PROJECT_FOLDER / "output"
    archive_url: str = ""
    theme: Path | None = None
    memory_folder: Path | None = None
    engines: str = "fxtranslate"
    model_folder: Path = PROJECT_FOLDER / ".models" / "fxtranslate"
    ctranslate2_folder: Path | None = None
    openai_url: str = ""
    openai_model: str = ""
    openai_key: SecretStr | None = None
    deepl_url: str = ""
    deepl_key: SecretStr | None = None
    libretranslate_url: str = ""
    libretranslate_key: SecretStr | None = None
    translation_budget_seconds: float = Field(default=600.0, gt=0)
    translation_timeout_seconds: float = Field(default=30.0, gt=0)

    def archive_address(self, output: Path) -> str:
        """The archive's SQLAlchemy URL for editions written to ``output``."""
        return self.archive_url or f"sqlite:///{output / 'archive.sqlite'}"
