"""Firefox Translations: the package's own native code over a tiny model made here, damaged files, and no network."""

import json
import os
import signal
import struct
import threading
import time
from pathlib import Path

import pytest
from fxtranslate import Translator
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tasks.translation import engine_fxtranslate
from tasks.translation.budget import Budget
from tasks.translation.engine_fxtranslate import FxTranslateEngine, model_files
from tasks.translation.engine_fxtranslate_model import by_hand, fetch_model, main
from tasks.translation.engine_worker import WorkerStoppedError
from tests.unit.translation.engine_fixtures import field, firefox_folder, settings

RECORDS = "FXTRANSLATE_RECORDS_URL"
SENTENCE = "该项目避免了约7,200万吨二氧化碳排放。"


def engine(
    folder: Path, *, offline: bool = True, budget: Budget | None = None, timeout: float = 30
) -> FxTranslateEngine:
    return FxTranslateEngine(
        settings(model_folder=folder, offline=offline, timeout_seconds=timeout), budget or Budget(60)
    )


def records(*pairs: str) -> str:
    return json.dumps(
        {
            "data": [
                {
                    "name": f"model.{pair}.bin", "fileType": "model", "version": "3.0", "attachment": {"location": "x"},
                    "sourceLanguage": pair.rpartition("-")[0], "targetLanguage": pair.rpartition("-")[2],
                }
                for pair in pairs
            ]
        }
    )  # fmt: skip


@pytest.mark.parametrize("pair", ["zh-en", "zh-Hans-en"])
@pytest.mark.parametrize("is_split", [False, True])
def test_the_real_engine_translates_with_a_model_under_either_tag(tmp_path: Path, pair: str, is_split: bool) -> None:
    firefox_folder(tmp_path, pair, is_split=is_split)
    found = model_files(tmp_path, "zh")
    assert found is not None
    asked = engine(tmp_path)
    (candidates,) = asked.propose([field(SENTENCE)])
    model, source, target = (path.read_bytes() for path in found[1])
    expected = Translator(model, source, target).translate_long(SENTENCE).strip()
    assert asked.trouble == ()
    assert [(c.target, c.provider, c.is_reviewed, c.origin) for c in candidates] == [
        (expected, "fxtranslate", False, f"Firefox Translations model {pair}")
    ]


def test_long_text_is_not_cut_off(tmp_path: Path) -> None:
    firefox_folder(tmp_path, "zh-en")
    asked = engine(tmp_path)
    (short,), (long,) = asked.propose([field(SENTENCE), field(SENTENCE * 20)])
    assert long.target.count(short.target) == 20


def test_traditional_chinese_takes_the_model_for_chinese(tmp_path: Path) -> None:
    firefox_folder(tmp_path, "zh-Hans-en")
    assert engine(tmp_path).propose([field("理事會", "zh-Hant")])[0] != ()


def test_another_thread_may_ask_too(tmp_path: Path) -> None:
    """The package's translator is bound to the thread that made it, and panics in any other."""
    firefox_folder(tmp_path, "zh-en")
    asked = engine(tmp_path)
    asked.propose([field(SENTENCE)])
    answers: list[object] = []
    thread = threading.Thread(target=lambda: answers.append(asked.propose([field("五个国家参加了会议。")])[0]))
    thread.start()
    thread.join()
    assert asked.trouble == ()
    assert answers != [()]


def damaged(kind: str, whole: bytes) -> bytes:
    return {
        "not a model": b"model",
        "empty": b"",
        "cut off": whole[: len(whole) // 2],
        # Rust ends the process when it cannot have the memory that these numbers ask for.
        "2**40 items": struct.pack("<QQ", 1, 2**40) + whole[16:],
        "2**62 items": struct.pack("<QQ", 1, 2**62) + whole[16:],
        "a layer missing": whole.replace(b"encoder_l1_ffn_W1\0", b"encoder_l1_ffn_W7\0"),
        "web page": b"<!DOCTYPE html><title>Sign in</title>" * 100,
    }[kind]


@pytest.mark.parametrize(
    "kind", ["not a model", "empty", "cut off", "2**40 items", "2**62 items", "a layer missing", "web page"]
)
def test_a_damaged_model_is_one_line_and_no_crash(tmp_path: Path, kind: str) -> None:
    firefox_folder(tmp_path, "zh-en")
    model = tmp_path / "zh-en" / "model.zhen.intgemm.alphas.bin"
    model.write_bytes(damaged(kind, model.read_bytes()))
    asked = engine(tmp_path)
    assert asked.propose([field(SENTENCE), field("第二句。")]) == [(), ()]
    assert len(asked.trouble) == 1
    assert asked.trouble[0].startswith(
        "fxtranslate: a field could not be translated ("
        if kind == "a layer missing"
        else "fxtranslate: the model zh-en cannot be used ("
    )


def test_an_engine_that_dies_is_started_again_for_the_next_field(tmp_path: Path) -> None:
    firefox_folder(tmp_path, "zh-en")
    asked = engine(tmp_path)
    asked.propose([field(SENTENCE)])
    os.kill(asked._workers["zh"]._process.pid, signal.SIGKILL)  # as the system does when memory runs out
    lost, kept = asked.propose([field("第二句。"), field("第三句。")])
    assert lost == ()
    assert kept != ()
    assert asked.trouble == ("fxtranslate: the translation process ended unexpectedly (code -9)",)


def test_an_engine_that_hangs_is_stopped(tmp_path: Path) -> None:
    firefox_folder(tmp_path, "zh-en")
    asked = engine(tmp_path, timeout=1.0)
    asked.propose([field(SENTENCE)])
    os.kill(asked._workers["zh"]._process.pid, signal.SIGSTOP)
    started = time.monotonic()
    assert asked.propose([field("第二句。" * 50_000)]) == [()]  # more than a pipe holds
    assert time.monotonic() - started < 5
    assert asked.trouble == ("fxtranslate: the translation process gave no answer within 1 s and was stopped",)


def test_offline_a_missing_model_is_one_line_a_language_and_nothing_is_fetched(
    tmp_path: Path, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(RECORDS, httpserver.url_for("/records"))
    asked = engine(tmp_path)
    assert asked.propose([field("Вступление", "ru"), field("Выводы", "ru")]) == [(), ()]
    assert asked.trouble == (
        "fxtranslate: no model from ru into English in the model folder: run 'make model', or put one there by hand",
    )
    assert httpserver.log == []


def test_a_network_that_says_nothing_costs_its_patience_once_and_one_line(
    tmp_path: Path, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert engine_fxtranslate.FETCH_PATIENCE == 5.0
    monkeypatch.setattr(engine_fxtranslate, "FETCH_PATIENCE", 1.0)
    httpserver.expect_request("/records").respond_with_handler(slow)
    monkeypatch.setenv(RECORDS, httpserver.url_for("/records"))
    asked = engine(tmp_path, offline=False)
    started = time.monotonic()
    assert asked.propose([field(SENTENCE), field("第二句。"), field("Вступление", "ru")]) == [(), (), ()]
    assert 0.9 < time.monotonic() - started < 2.9  # once for both languages
    assert asked.trouble == (
        "fxtranslate: no model from zh into English in the model folder: run 'make model', or put one there by hand"
        " (the list of models could not be fetched (gave no answer within 1 s and was stopped))",
        "fxtranslate: no model from ru into English in the model folder: run 'make model', or put one there by hand",
    )


def slow(_: Request) -> Response:
    time.sleep(2)
    return Response(records("zh-en"))


def test_a_model_is_fetched_by_the_tag_that_the_list_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The attachments' address is fixed in the package, so that a stand-in for its process puts the files in place."""
    asked: list[tuple[str, ...]] = []

    class StandIn:
        def __init__(self, task: str, *arguments: str, start_seconds: float) -> None:
            self.task = task

        def ask(self, question: str, seconds: float) -> list[str]:
            asked.append((self.task, question))
            if self.task == "fetch_model":
                firefox_folder(tmp_path, question)
            return ["en-zh-Hans", "zh-Hans-en"] if self.task == "fetch_records" else []

        def close(self) -> None:
            pass

    monkeypatch.setattr(engine_fxtranslate, "Worker", StandIn)
    (result,) = fetch_model(tmp_path, ["zh"])
    assert (result.folder, result.problem, result.was_there) == (tmp_path / "zh-Hans-en", "", False)
    assert asked == [("fetch_records", ""), ("fetch_model", "zh-Hans-en")]


def test_a_language_that_the_list_does_not_have_is_told(
    tmp_path: Path, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    httpserver.expect_request("/records").respond_with_data(records("fr-en"))
    monkeypatch.setenv(RECORDS, httpserver.url_for("/records"))
    assert [result.problem for result in fetch_model(tmp_path, ["ru"])] == ["there is no model from ru into English"]


def test_make_model_says_where_a_model_is_and_how_to_put_one_there_by_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(RECORDS, "http://127.0.0.1:9/records")
    firefox_folder(tmp_path, "fr-en")
    assert main(["--folder", str(tmp_path), "--languages", "fr"]) == 0
    assert capsys.readouterr().out == f"fr: the model is there already, in {tmp_path / 'fr-en'}\n"
    assert main(["--folder", str(tmp_path), "--languages", "zh,ru"]) == 1
    said = capsys.readouterr()
    first, second, *_ = said.err.splitlines()
    assert first == "zh: the list of models could not be fetched (no network)"
    assert second == "ru: the list of models could not be fetched (no network)"
    assert by_hand(tmp_path, "zh") in said.err
    assert f"{tmp_path}/zh-Hans-en" in said.err
    assert said.out == ""
    with pytest.raises(SystemExit):
        main(["--folder", str(tmp_path), "--languages", "xx"])


def test_a_download_of_which_nothing_comes_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of models may be had where the files, on another host, may not: no try lasts longer than the patience."""
    monkeypatch.setattr(engine_fxtranslate, "FETCH_PATIENCE", 1.0)
    ended = threading.Event()

    class StandIn:
        def __init__(self, task: str, *arguments: str, start_seconds: float) -> None:
            self.task = task

        def ask(self, question: str, seconds: float) -> list[str]:
            if self.task == "fetch_model":
                assert ended.wait(5)
                raise WorkerStoppedError("ended unexpectedly (code -9)")
            return ["zh-en"]

        def close(self) -> None:
            if self.task == "fetch_model":
                ended.set()

    monkeypatch.setattr(engine_fxtranslate, "Worker", StandIn)
    started = time.monotonic()
    (result,) = fetch_model(tmp_path, ["zh"])
    assert 0.9 < time.monotonic() - started < 4
    assert result.problem == "the model zh-en could not be fetched (ended unexpectedly (code -9))"
