"""Which translation engines a run asks, in which order, and their keys: from the run form, the settings and Secret blocks."""

from collections.abc import Callable, Sequence
from typing import Any, cast

from pydantic import SecretStr, ValidationError

from flows.settings import BriefingSettings
from tasks.contracts.errors import BriefingError
from tasks.translation.engine_settings import EngineSettings

#: The engines that a run can be asked to use.
ENGINES = ("openai", "deepl", "libretranslate", "ctranslate2", "fxtranslate")
_NONE = "none"
_KEYED = ("openai", "deepl", "libretranslate")


def engine_order(text: str) -> tuple[str, ...]:
    """The engines named in ``text``, in order, each once; none for ``none`` or nothing.

    Raises:
        BriefingError: A name is not that of an engine.

    >>> engine_order("openai, fxtranslate"), engine_order("none")
    (('openai', 'fxtranslate'), ())
    """
    names = list(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    if names in ([], [_NONE]):
        return ()
    unknown = [name for name in names if name not in ENGINES]
    if unknown:
        raise BriefingError(f"{unknown[0]!r} is not a translation engine: use {', '.join(ENGINES)} or none")
    return tuple(names)


def engine_settings(settings: BriefingSettings, chosen: Sequence[str] | None, *, offline: bool) -> EngineSettings:
    """The engines of a run: those ``chosen`` on its form, else the office's.

    Raises:
        BriefingError: A name is not that of an engine, or a setting cannot be used.
    """
    order = engine_order(",".join(chosen)) if chosen is not None else engine_order(settings.engines)
    try:
        return EngineSettings(
            order=order,
            openai_url=settings.openai_url or None,
            openai_model=settings.openai_model or None,
            openai_key=settings.openai_key,
            deepl_url=settings.deepl_url or None,
            deepl_key=settings.deepl_key,
            libretranslate_url=settings.libretranslate_url or None,
            libretranslate_key=settings.libretranslate_key,
            ctranslate2_folder=settings.ctranslate2_folder,
            model_folder=settings.model_folder,
            budget_seconds=settings.translation_budget_seconds,
            timeout_seconds=settings.translation_timeout_seconds,
            offline=offline,
        )
    except ValidationError as error:
        # Only the messages: pydantic's own text would print the values given.
        said = "; ".join(str(item["msg"]).removeprefix("Value error, ") for item in error.errors())
        raise BriefingError(f"the translation settings cannot be used: {said}") from None


def with_keys(settings: EngineSettings, read_block: Callable[[str], str | None]) -> EngineSettings:
    """``settings`` with the keys that the environment does not have, read from the office's Secret blocks by name."""
    found: dict[str, SecretStr] = {}
    for name in _KEYED:
        if name in settings.order and getattr(settings, f"{name}_key") is None:
            value = read_block(f"briefing-{name}-key")
            if value:
                found[f"{name}_key"] = SecretStr(value)
    return EngineSettings.model_validate({**dict(settings), **found}) if found else settings


def secret_block(name: str) -> str | None:
    """The value of one of Prefect's Secret blocks; None when there is no such block. Inside a flow run only."""
    from prefect.blocks.system import Secret
    from prefect.exceptions import ObjectNotFound

    try:
        block = cast(Secret[Any], Secret.load(name))  # no coroutine: flows of this project are synchronous
    except (ValueError, ObjectNotFound):  # Prefect says "unable to find block" with either
        return None
    value = block.get()
    return value if isinstance(value, str) else None
