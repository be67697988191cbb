"""CTranslate2: real models (tiny, made here), in the folders that conversions of OPUS-MT and Argos have."""

import json
from pathlib import Path

import ctranslate2
import pytest
import sentencepiece

from tasks.translation.budget import Budget
from tasks.translation.engine_ctranslate2 import CTranslate2Engine, find_models
from tests.unit.translation.engine_fixtures import field, opus_folder, settings

SENTENCE = "该项目避免了约7,200万吨二氧化碳排放。"


def engine(folder: Path, budget: Budget | None = None) -> CTranslate2Engine:
    models, _ = find_models(folder)
    return CTranslate2Engine(settings(ctranslate2_folder=folder, timeout_seconds=30), budget or Budget(60), models)


def said_directly(place: Path, sentence: str, *, end: bool) -> list[str]:
    """What the package itself makes of one sentence."""
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(place / "source.spm"))
    tokens = pieces.encode(sentence, out_type=str) + (["</s>"] if end else [])
    result = ctranslate2.Translator(str(place)).translate_batch(
        [tokens], beam_size=4, num_hypotheses=3, max_input_length=0, max_decoding_length=500
    )[0]
    return [pieces.decode(hypothesis) for hypothesis in result.hypotheses]


@pytest.mark.parametrize("from_transformers", [False, True])
def test_the_models_own_hypotheses_come_out_as_candidates(tmp_path: Path, from_transformers: bool) -> None:
    place = opus_folder(tmp_path / "opus-mt-zh-en", from_transformers=from_transformers)
    asked = engine(place)
    (candidates,) = asked.propose([field(SENTENCE)])
    expected = [text.strip() for text in said_directly(place, SENTENCE, end=from_transformers)]
    assert asked.trouble == ()
    assert [candidate.target for candidate in candidates] == list(dict.fromkeys(filter(None, expected)))
    assert len(candidates) > 1
    assert {candidate.origin for candidate in candidates} == {"CTranslate2 model opus-mt-zh-en"}


def test_a_field_is_translated_sentence_by_sentence(tmp_path: Path) -> None:
    place = opus_folder(tmp_path / "zh-en")
    asked = engine(tmp_path)
    second = "五个国家参加了会议。"
    (whole,), (first,), (last,) = (asked.propose([field(text)]) for text in (SENTENCE + second, SENTENCE, second))
    assert whole[0].target == f"{first[0].target} {last[0].target}"
    assert place.is_dir()


def test_a_sentence_too_long_for_the_model_is_cut_at_clauses_and_one_without_clauses_is_left_and_told(
    tmp_path: Path,
) -> None:
    opus_folder(tmp_path / "zh-en")
    asked = engine(tmp_path)
    clauses, unbroken = "，".join(["会议注意到报告"] * 60) + "。", "报告" * 400
    long, none, short = asked.propose([field(clauses), field(unbroken), field(SENTENCE)])
    assert long
    assert none == ()
    assert short
    assert asked.trouble == (
        "ctranslate2: a field could not be translated (ValueError: too many pieces for the model)",
    )


def test_a_damaged_model_is_one_line_and_no_crash(tmp_path: Path) -> None:
    place = opus_folder(tmp_path / "zh-en")
    (place / "model.bin").write_bytes(b"\x06\0\0\0garbage" * 40)
    asked = engine(tmp_path)
    assert asked.propose([field(SENTENCE), field("第二句。")]) == [(), ()]
    assert len(asked.trouble) == 1
    assert asked.trouble[0].startswith("ctranslate2: the model zh-en cannot be used (")


def test_a_language_without_a_model_is_told(tmp_path: Path) -> None:
    opus_folder(tmp_path / "zh-en")
    asked = engine(tmp_path)
    assert asked.propose([field("Вступление", "ru")]) == [()]
    assert asked.trouble == ("ctranslate2: there is no model from ru into English in the folder set for it",)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("zh-en", "zh"),
        ("opus-mt-zh-en", "zh"),
        ("opus-mt-tc-big-zho-eng", "zh"),
        ("translate-zh_en-1_9", "zh"),
        ("zh-Hans-en", "zh"),
        ("ru-en-ct2", "ru"),
        ("opus_mt_fra_eng", "fr"),
    ],
)
def test_the_language_is_read_from_the_folder_name(tmp_path: Path, name: str, language: str) -> None:
    place = tmp_path / name
    place.mkdir()
    for file in ("model.bin", "source.spm", "target.spm"):
        (place / file).write_bytes(b"")
    models, trouble = find_models(tmp_path)
    assert (list(models), trouble) == ([language], ())


def test_argos_packs_its_model_one_folder_deeper_and_names_the_language_in_a_file(tmp_path: Path) -> None:
    place = tmp_path / "package"
    (place / "model").mkdir(parents=True)
    (place / "model" / "model.bin").write_bytes(b"")
    (place / "sentencepiece.model").write_bytes(b"")
    (place / "metadata.json").write_text(json.dumps({"from_code": "ar", "to_code": "en"}), encoding="utf-8")
    models, trouble = find_models(tmp_path)
    assert trouble == ()
    assert models["ar"].folder == place / "model"
    assert models["ar"].source_pieces == models["ar"].target_pieces == place / "sentencepiece.model"
    assert list(find_models(place)[0]) == ["ar"]


def test_what_a_folder_lacks_is_said(tmp_path: Path) -> None:
    for name in ("zh-en", "mine"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "model.bin").write_bytes(b"")
    (tmp_path / "mine" / "sentencepiece.model").write_bytes(b"")
    assert find_models(tmp_path) == (
        {},
        (
            "the name of the model folder mine does not say from which language: name it like zh-en",
            "the model folder zh-en lacks source.spm and target.spm, or sentencepiece.model",
        ),
    )
    assert find_models(tmp_path / "nowhere") == (
        {},
        ("there is no model.bin in the folder set for it, nor in the folders within",),
    )
