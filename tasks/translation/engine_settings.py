"""Which engines the office wants, in which order, and what each needs.

Where the values come from (Prefect blocks, environment, run form) is the flows' affair; keys are ``SecretStr`` from here
on and are only opened where a request is made.
"""

from pathlib import Path
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator

from tasks.translation.engine_address import AddressError, checked_address

EngineName = Literal["openai", "deepl", "libretranslate", "ctranslate2", "fxtranslate"]
ENGINE_NAMES: tuple[EngineName, ...] = get_args(EngineName)


class EngineSettings(BaseModel):
    """The office's choice of engines. An engine that is in ``order`` but lacks something is left out and said so.

    Raises ``pydantic.ValidationError`` for a name, address or number that cannot be right; its text never holds a key.
    """

    # hide_input_in_errors: pydantic prints the offending value, which could be a key that was put into the wrong field.
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    order: tuple[EngineName, ...] = ("fxtranslate",)
    openai_url: str | None = Field(
        default=None, description="Base address of an OpenAI-compatible server, with or without /v1"
    )
    openai_model: str | None = None
    openai_key: SecretStr | None = None
    openai_candidates: int = Field(
        default=1, ge=1, le=8, description="Wordings asked for each field, where the server can"
    )
    openai_batch_fields: int = Field(default=8, ge=1, le=64, description="Fields in one request, at most")
    openai_thought_tokens: int = Field(
        default=2_000, ge=0, description="Tokens a reasoning model may think before it answers"
    )
    deepl_key: SecretStr | None = None
    deepl_url: str | None = None
    libretranslate_url: str | None = None
    libretranslate_key: SecretStr | None = None
    ctranslate2_folder: Path | None = Field(
        default=None, description="A converted model, or a folder of them (zh-en, ru-en …)"
    )
    model_folder: Path = Field(
        default=Path("output/models"), description="Firefox Translations models, one folder a pair"
    )
    budget_seconds: float = Field(
        default=600.0, gt=0, le=86_400, description="What all engines together may take in a run"
    )
    timeout_seconds: float = Field(default=30.0, gt=0, le=3_600, description="What one answer may take")
    tries: int = Field(default=3, ge=1, le=10, description="How often one request is made before it is given up")
    offline: bool = Field(default=False, description="Ask nothing outside this machine and its own network")

    @field_validator("order", mode="before")
    @classmethod
    def _known_and_once(cls, value: object) -> object:
        names = [name.strip() for name in value.split(",") if name.strip()] if isinstance(value, str) else value
        if not isinstance(names, list | tuple):
            return names
        unknown = [name for name in names if name not in ENGINE_NAMES]
        if unknown:
            raise ValueError(f"unknown engine in order: choose from {', '.join(ENGINE_NAMES)}")
        twice = sorted({str(name) for name in names if list(names).count(name) > 1})
        if twice:
            raise ValueError(f"order names {', '.join(twice)} more than once: name each engine once")
        return tuple(names)

    @field_validator("openai_url", "deepl_url", "libretranslate_url")
    @classmethod
    def _is_address(cls, value: str | None) -> str | None:
        if value is None or not value.strip():
            return None
        try:
            return checked_address(value)
        except AddressError as error:
            raise ValueError(str(error)) from None

    @field_validator("openai_key", "deepl_key", "libretranslate_key")
    @classmethod
    def _is_header_safe(cls, value: SecretStr | None) -> SecretStr | None:
        """Blank means none; a key with a line break or a letter outside ASCII was not copied rightly."""
        key = value.get_secret_value().strip() if value is not None else ""
        if not key:
            return None
        if not key.isascii() or not key.isprintable() or " " in key:
            raise ValueError(
                "the key holds characters that no key has: copy it again, without quotes, blanks or line breaks"
            )
        return SecretStr(key)

    @field_validator("openai_model")
    @classmethod
    def _blank_is_none(cls, value: str | None) -> str | None:
        return (value or "").strip() or None
