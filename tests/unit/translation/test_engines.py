"""Which engines an office gets for its settings, in which order, and what it is told of the others."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from tasks.translation.budget import Budget
from tasks.translation.engines import load_engines
from tests.unit.translation.engine_fixtures import firefox_folder, opus_folder, settings

ALL = ("openai", "deepl", "libretranslate", "ctranslate2", "fxtranslate")


def loaded(**values: Any) -> tuple[list[str], tuple[str, ...]]:
    engines, lines = load_engines(settings(**values), Budget(60))
    return [engine.name for engine in engines], lines


def complete(folder: Path) -> dict[str, Any]:
    firefox_folder(folder / "firefox", "zh-en")
    opus_folder(folder / "opus" / "zh-en")
    return {
        "openai_url": "http://127.0.0.1:9", "openai_model": "m", "deepl_key": SecretStr("279a2e9d:fx"),
        "libretranslate_url": "http://127.0.0.1:9", "ctranslate2_folder": folder / "opus", "model_folder": folder / "firefox",
    }  # fmt: skip


@pytest.mark.parametrize("order", [ALL, ALL[::-1], ("deepl", "openai"), ()])
def test_engines_come_in_the_offices_order_and_nothing_is_asked_yet(tmp_path: Path, order: tuple[str, ...]) -> None:
    assert loaded(order=order, **complete(tmp_path)) == (list(order), ())


def test_what_is_asked_for_and_lacks_something_is_left_out_and_said(tmp_path: Path) -> None:
    assert loaded(order=ALL, model_folder=tmp_path, offline=True) == (
        [],
        (
            "openai: no address: set openai_url to the server's base address, such as http://127.0.0.1:8080/v1",
            "deepl: no key: set deepl_key, or store it in its Secret block",
            "libretranslate: no address: set libretranslate_url to the server's address, such as http://127.0.0.1:5000",
            "ctranslate2: no folder: set ctranslate2_folder to a converted model, or to a folder of them (zh-en, ru-en …)",
            "fxtranslate: no model in the model folder, and the office works offline: put one there by hand (make model says how)",
        ),
    )
    assert loaded(order=("openai",), openai_url="http://h")[1] == (
        "openai: no model: set openai_model to the name that the server knows it by",
    )
    assert loaded(order=("ctranslate2",), ctranslate2_folder=tmp_path)[1] == (
        "ctranslate2: there is no model.bin in the folder set for it, nor in the folders within",
    )


def test_offline_only_what_stays_in_the_own_network_is_asked(tmp_path: Path) -> None:
    names, lines = loaded(order=ALL, offline=True, **complete(tmp_path))
    assert names == ["openai", "libretranslate", "ctranslate2", "fxtranslate"]
    assert lines == ("deepl: not asked, for the office works offline",)
    assert loaded(order=("openai",), offline=True, openai_url="https://api.example.org/v1", openai_model="m") == (
        [],
        ("openai: api.example.org is not asked, for the office works offline",),
    )


def test_a_package_that_is_not_installed_is_named_with_its_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = complete(tmp_path)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert loaded(order=("deepl", "ctranslate2", "fxtranslate"), **values) == (
        [],
        (
            "deepl: the package deepl is not installed: pip install 'industrial-sustainability-briefing[deepl]'",
            "ctranslate2: the package ctranslate2 is not installed: pip install 'industrial-sustainability-briefing[ctranslate2]'",
            "fxtranslate: the package fxtranslate is not installed: pip install 'industrial-sustainability-briefing[fxtranslate]'",
        ),
    )


def test_loading_takes_no_engine_into_memory_that_was_not_asked_for() -> None:
    """A run's memory is bounded: an engine costs what it costs only where the office wants it."""
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from tasks.translation.budget import Budget\n"
        "from tasks.translation.engine_settings import EngineSettings\n"
        "from tasks.translation.engines import load_engines\n"
        "load_engines(EngineSettings(order=('fxtranslate',), model_folder=Path('.')), Budget(1))\n"
        "print([name for name in ('fxtranslate', 'ctranslate2', 'sentencepiece', 'deepl', 'httpx', 'numpy') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
