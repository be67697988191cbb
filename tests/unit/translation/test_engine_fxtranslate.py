"""The engine's door: real loading code, tried with a stand-in for the package."""

import sys
from pathlib import Path
from types import ModuleType
from typing import ClassVar

import pytest

from tasks.contracts.span import Passage, Span
from tasks.translation.engine_fxtranslate import load_engine
from tasks.translation.provider import FieldRequest


class StandInTranslator:
    made: ClassVar[list[tuple[bytes, bytes, bytes, bytes | None]]] = []

    def __init__(self, model: bytes, src_vocab: bytes, trg_vocab: bytes, shortlist: bytes | None = None) -> None:
        StandInTranslator.made.append((model, src_vocab, trg_vocab, shortlist))

    def translate(self, text: str) -> str:
        raise AssertionError("translate cuts long input off")

    def translate_long(self, text: str) -> str:
        if "坏" in text:
            raise RuntimeError("engine failure")
        return f"EN({text})"


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("fxtranslate")
    module.Translator = StandInTranslator  # type: ignore[attr-defined]
    module.__spec__ = __import__("importlib.machinery", fromlist=["ModuleSpec"]).ModuleSpec("fxtranslate", None)
    monkeypatch.setitem(sys.modules, "fxtranslate", module)
    StandInTranslator.made.clear()


def models(folder: Path, pair: str) -> Path:
    place = folder / pair
    place.mkdir(parents=True)
    (place / "model.zhen.intgemm.alphas.bin").write_bytes(b"model")
    (place / "vocab.zhen.spm").write_bytes(b"vocab")
    (place / "lex.50.50.zhen.s2t.bin").write_bytes(b"lex")
    return folder


def request(source: str, language: str = "zh") -> FieldRequest:
    return FieldRequest("title", "title", source, language, Passage(text="甲", parts=(Span(start=0, end=1),)))


def test_without_the_package_there_is_no_engine_and_no_cost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fxtranslate", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert load_engine(tmp_path) is None


def test_without_the_model_folder_there_is_no_engine(tmp_path: Path, installed: None) -> None:
    assert load_engine(tmp_path / "nowhere") is None


@pytest.mark.parametrize("pair", ["zh-en", "zh-Hans-en"])
def test_models_are_read_from_either_tag_and_loaded_once(tmp_path: Path, installed: None, pair: str) -> None:
    engine = load_engine(models(tmp_path, pair))
    assert engine is not None
    assert StandInTranslator.made == []  # nothing is loaded before it is needed
    answers = engine.propose([request("前景"), request("坏"), request("结论")])
    assert [answer.target if answer else None for answer in answers] == ["EN(前景)", None, "EN(结论)"]
    assert StandInTranslator.made == [(b"model", b"vocab", b"vocab", b"lex")]
    assert answers[0] is not None and answers[0].provider == "fxtranslate" and not answers[0].is_reviewed


def test_a_language_without_a_model_gets_no_answer(tmp_path: Path, installed: None) -> None:
    engine = load_engine(models(tmp_path, "zh-en"))
    assert engine is not None and engine.propose([request("Вступление", "ru")]) == [None]
