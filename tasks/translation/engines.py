"""The office's engines, in its order: those that can be used, and a line for each that cannot."""

import importlib
import importlib.util
from collections.abc import Callable
from typing import Any

from tasks.translation.budget import Budget
from tasks.translation.engine_address import host_of, is_local
from tasks.translation.engine_settings import EngineName, EngineSettings
from tasks.translation.provider import Engine

_PROJECT = "industrial-sustainability-briefing"


class _Unusable(Exception):
    """Why an engine that was asked for is left out, and what to do about it."""


def load_engines(settings: EngineSettings, budget: Budget) -> tuple[list[Engine], tuple[str, ...]]:
    """The usable engines of ``settings.order``, and one line for each that was asked for and cannot be used.

    Nothing is asked, fetched or loaded yet, so that an engine which is down shows in its ``trouble`` when it is first asked.
    """
    loaders: dict[EngineName, Callable[[EngineSettings, Budget], tuple[Engine, tuple[str, ...]]]] = {
        "openai": _openai,
        "deepl": _deepl,
        "libretranslate": _libretranslate,
        "ctranslate2": _ctranslate2,
        "fxtranslate": _fxtranslate,
    }
    engines: list[Engine] = []
    lines: list[str] = []
    for name in settings.order:
        try:
            engine, told = loaders[name](settings, budget)
        except _Unusable as reason:
            lines.append(f"{name}: {reason}")
        else:
            engines.append(engine)
            lines += [f"{name}: {line}" for line in told]
    return engines, tuple(lines)


def _openai(settings: EngineSettings, budget: Budget) -> tuple[Engine, tuple[str, ...]]:
    if settings.openai_url is None:
        raise _Unusable("no address: set openai_url to the server's base address, such as http://127.0.0.1:8080/v1")
    if settings.openai_model is None:
        raise _Unusable("no model: set openai_model to the name that the server knows it by")
    _check_offline(settings, settings.openai_url)
    from tasks.translation.engine_openai import OpenAiEngine

    return OpenAiEngine(settings, budget), ()


def _deepl(settings: EngineSettings, budget: Budget) -> tuple[Engine, tuple[str, ...]]:
    if settings.deepl_key is None:
        raise _Unusable("no key: set deepl_key, or store it in its Secret block")
    if settings.deepl_url is None and settings.offline:
        raise _Unusable("not asked, for the office works offline")
    if settings.deepl_url is not None:
        _check_offline(settings, settings.deepl_url)
    module = _installed("deepl", "deepl")
    from tasks.translation.engine_deepl import DeepLEngine

    return DeepLEngine(settings, budget, module), ()


def _libretranslate(settings: EngineSettings, budget: Budget) -> tuple[Engine, tuple[str, ...]]:
    if settings.libretranslate_url is None:
        raise _Unusable("no address: set libretranslate_url to the server's address, such as http://127.0.0.1:5000")
    _check_offline(settings, settings.libretranslate_url)
    from tasks.translation.engine_libretranslate import LibreTranslateEngine

    return LibreTranslateEngine(settings, budget), ()


def _ctranslate2(settings: EngineSettings, budget: Budget) -> tuple[Engine, tuple[str, ...]]:
    if settings.ctranslate2_folder is None:
        raise _Unusable(
            "no folder: set ctranslate2_folder to a converted model, or to a folder of them (zh-en, ru-en …)"
        )
    for package in ("ctranslate2", "sentencepiece"):
        _check_installed(package, "ctranslate2")
    from tasks.translation.engine_ctranslate2 import CTranslate2Engine, find_models

    models, trouble = find_models(settings.ctranslate2_folder)
    if not models:
        raise _Unusable("; ".join(trouble))
    return CTranslate2Engine(settings, budget, models), trouble


def _fxtranslate(settings: EngineSettings, budget: Budget) -> tuple[Engine, tuple[str, ...]]:
    _check_installed("fxtranslate", "fxtranslate")
    if settings.offline and not any(settings.model_folder.glob("*-en/model.*.bin")):
        raise _Unusable(
            "no model in the model folder, and the office works offline: put one there by hand (make model says how)"
        )
    from tasks.translation.engine_fxtranslate import FxTranslateEngine

    return FxTranslateEngine(settings, budget), ()


def _check_offline(settings: EngineSettings, address: str) -> None:
    if settings.offline and not is_local(address):
        raise _Unusable(f"{host_of(address)} is not asked, for the office works offline")


def _check_installed(package: str, extra: str) -> None:
    if importlib.util.find_spec(package) is None:
        raise _Unusable(f"the package {package} is not installed: pip install '{_PROJECT}[{extra}]'")


def _installed(package: str, extra: str) -> Any:
    _check_installed(package, extra)
    return importlib.import_module(package)
