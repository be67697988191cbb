"""Settings of an office: the one reader of the environment."""

import os
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT_FOLDER = Path(__file__).resolve().parent.parent
#: Folder of previews under the output folder.
PREVIEWS = "previews"

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
        schedule_zone, schedule_day, schedule_hour, schedule_minute: When the month's run is due (an IANA time zone).
        schedule_month: ``previous``: the run of 2 December makes the edition of November; ``current``: that of December.
        missed: What is done after downtime: every missed month, oldest first; only the latest; or none.
        deadline_day: Day of the month by which an edition must be there; ``briefing due`` writes to owner and administrator
            when it is not.
        approval: ``manual``: a person approves; ``automatic``: an edition all checks of which pass is sent by itself.
        owner, administrator: E-mail addresses for what goes wrong.
        sender, reply_to, unsubscribe: Of messages to readers; ``unsubscribe`` is an address or a web address.
        recipients: The audience, a CSV file; or ``recipients_url`` and ``recipients_query``: any SQL query.
        suppressed: CSV file of addresses that get nothing.
        allowed_domains: Only addresses of these domains get anything, separated by commas; empty for all.
        smtp_*: The office's mail server; ``smtp_security`` is ``starttls``, ``tls`` or ``none``; ``smtp_ca_file`` its own CA.
        connection_attempts, pause_seconds: How often a mail server that cannot be reached is tried, and the first pause between.
        message_limit_bytes: Larger messages carry links in place of attachments (``public_url`` needed).
        public_url: Where readers find the folder of editions, if anywhere.
        server_port, site_port: Ports on loopback of Prefect's UI and of the folder of editions.
        output_url: An fsspec address (``s3://bucket/briefings``) to which every finished edition is copied, verified.
        dask_scheduler: Address of a Dask scheduler (``tcp://host:8786``) that reads and translates; empty for this process.
        batch_documents: Documents that one batch holds.
        keep_*: Retention, in days; 0 keeps for ever.
        log_format: ``text`` or ``json`` (one object a line, with edition and document ids).
        log_file: With ``json``: a file for the lines besides standard error.

    Keys are read from Prefect's Secret blocks (``briefing-openai-key``, ``briefing-deepl-key``,
    ``briefing-libretranslate-key``, ``briefing-smtp-password``) where the environment has none.
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
    schedule_zone: str = "UTC"
    schedule_day: int = Field(default=2, ge=1, le=28)
    schedule_hour: int = Field(default=6, ge=0, le=23)
    schedule_minute: int = Field(default=0, ge=0, le=59)
    schedule_month: Literal["previous", "current"] = "previous"
    missed: Literal["oldest_first", "latest_only", "none"] = "oldest_first"
    deadline_day: int = Field(default=5, ge=1, le=28)
    approval: Literal["manual", "automatic"] = "manual"
    owner: str = ""
    administrator: str = ""
    sender: str = ""
    reply_to: str = ""
    unsubscribe: str = ""
    recipients: Path = PROJECT_FOLDER / "recipients.csv"
    recipients_url: SecretStr | None = None
    recipients_query: str = ""
    suppressed: Path | None = None
    allowed_domains: str = ""
    smtp_host: str = ""
    smtp_port: int = Field(default=587, ge=1, le=65535)
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    smtp_user: str = ""
    smtp_password: SecretStr | None = None
    smtp_ca_file: Path | None = None
    smtp_timeout_seconds: float = Field(default=30.0, gt=0)
    connection_attempts: int = Field(default=6, ge=1)
    pause_seconds: float = Field(default=2.0, gt=0)
    message_limit_bytes: int = Field(default=10_000_000, gt=0)
    public_url: str = ""
    server_port: int = Field(default=4200, ge=1, le=65535)
    site_port: int = Field(default=4280, ge=1, le=65535)
    output_url: str = ""
    dask_scheduler: str = ""
    batch_documents: int = Field(default=250, ge=1)
    keep_facts_days: int = Field(default=400, ge=0)
    keep_addresses_days: int = Field(default=800, ge=0)
    keep_runs_days: int = Field(default=400, ge=0)
    keep_previews_days: int = Field(default=14, ge=0)
    log_format: Literal["text", "json"] = "text"
    log_file: Path | None = None

    def archive_address(self, output: Path) -> str:
        """The archive's SQLAlchemy URL for editions written to ``output``."""
        return self.archive_url or f"sqlite:///{output / 'archive.sqlite'}"

    @property
    def site(self) -> str:
        """The address at which the folder of editions can be opened, without a slash at its end."""
        return self.public_url.rstrip("/") or f"http://127.0.0.1:{self.site_port}"
