"""Requests, settings and clocks for the tests of the engines, and tiny models that their real native code runs."""

import io
import json
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece

from tasks.contracts.span import Passage, Span
from tasks.translation.engine_settings import EngineSettings
from tasks.translation.provider import FieldRequest

LINES = [
    "该项目避免了约7,200万吨二氧化碳排放。",
    "理事会注意到总干事的报告。",
    "五个国家参加了会议。",
    "The project avoided about 72 million tons of carbon dioxide emissions.",
    "The Board took note of the report of the Director General.",
    "Five countries took part in the meeting.",
] * 4


def field(source: str, language: str = "zh") -> FieldRequest:
    return FieldRequest("paragraph/1", "paragraph", source, language, Passage(text="甲", parts=(Span(start=0, end=1),)))


def settings(**values: Any) -> EngineSettings:
    return EngineSettings(**{"timeout_seconds": 5.0, **values})


class Clock:
    """Seconds that pass only when something sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.pauses: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds


def pieces_model(lines: Iterable[str] = LINES) -> bytes:
    """A sentencepiece model of a few hundred pieces, trained on the spot."""
    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(list(lines)),
        model_writer=written,
        vocab_size=120,
        hard_vocab_limit=False,
        character_coverage=1.0,
        minloglevel=2,
    )
    return written.getvalue()


def pieces_of(model: bytes) -> list[str]:
    processor = sentencepiece.SentencePieceProcessor(model_proto=model)
    return [processor.id_to_piece(number) for number in range(processor.get_piece_size())]


class _Marian:
    """Items of a model in Marian's binary form, as Firefox Translations has it: int8 weights, random here."""

    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        self.items: list[tuple[str, int, tuple[int, ...], bytes]] = []

    def floats(self, name: str, values: Any) -> None:
        array = np.asarray(values, np.float32)
        self.items.append((name, 0x404, array.shape, array.tobytes()))

    def weights(self, name: str, rows: int, columns: int) -> None:
        values = self.random.integers(-100, 100, rows * columns, dtype=np.int8)
        self.items.append((name, 0x4101, (rows, columns), values.tobytes() + struct.pack("<f", 40.0)))

    def affine(self, name: str, rows: int, columns: int, bias: str = "") -> None:
        self.weights(name, rows, columns)
        self.floats(f"{name}_QuantMultA", [[20.0]])
        if bias:
            self.floats(bias, self.random.normal(size=(1, columns)))

    def norm(self, name: str, size: int) -> None:
        self.floats(f"{name}_ln_scale", np.ones((1, size)))
        self.floats(f"{name}_ln_bias", np.zeros((1, size)))

    def binary(self) -> bytes:
        out = struct.pack("<QQ", 1, len(self.items))
        for name, kind, shape, data in self.items:
            out += struct.pack("<QQQQ", len(name) + 1, kind, len(shape), len(data))
        out += b"".join(name.encode() + b"\0" for name, *_ in self.items)
        out += b"".join(struct.pack(f"<{len(shape)}i", *shape) for _, _, shape, _ in self.items)
        gap = -(len(out) + 8) % 256
        return out + struct.pack("<Q", gap) + b"\0" * gap + b"".join(data for *_, data in self.items)


def firefox_model(vocabulary_size: int, seed: int = 1) -> bytes:
    """A model of one encoder and one decoder layer with random weights: what it says is nonsense, how it says it is real."""
    size, inner, model = 16, 32, _Marian(seed)
    model.weights("Wemb", vocabulary_size, size)
    model.floats("none_QuantMultA", [[20.0]])
    for part in ("encoder_l1_self", "decoder_l1_context"):
        for letter in "qkvo":
            model.affine(f"{part}_W{letter}", size, size, f"{part}_b{letter}")
        model.norm(f"{part}_Wo", size)
    for side in ("encoder", "decoder"):
        model.affine(f"{side}_l1_ffn_W1", size, inner, f"{side}_l1_ffn_b1")
        model.affine(f"{side}_l1_ffn_W2", inner, size, f"{side}_l1_ffn_b2")
        model.norm(f"{side}_l1_ffn_ffn", size)
    model.affine("decoder_l1_rnn_W", size, size)
    model.affine("decoder_l1_rnn_Wf", size, size, "decoder_l1_rnn_bf")
    model.norm("decoder_l1_rnn_ffn", size)
    model.floats("decoder_ff_logit_out_b", np.zeros((1, vocabulary_size)))
    dimensions = {"dim-emb": size, "transformer-heads": 2, "enc-depth": 1, "dec-depth": 1, "transformer-dim-ffn": inner}
    text = "".join(f"{name}: {value}\n" for name, value in dimensions.items()).encode() + b"\0"
    model.items.append(("special:model.yml", 0x101, (len(text),), text))
    return model.binary()


def firefox_folder(folder: Path, pair: str, *, is_split: bool = False) -> Path:
    """``folder`` with a model for ``pair`` in the files and names that Firefox Translations uses."""
    place = folder / pair
    place.mkdir(parents=True)
    vocabulary = pieces_model()
    (place / "model.zhen.intgemm.alphas.bin").write_bytes(firefox_model(len(pieces_of(vocabulary))))
    for name in ("srcvocab.zhen.spm", "trgvocab.zhen.spm") if is_split else ("vocab.zhen.spm",):
        (place / name).write_bytes(vocabulary)
    return folder


def opus_folder(place: Path, *, from_transformers: bool = False) -> Path:
    """A CTranslate2 model with random weights in ``place``, with the files that an OPUS-MT conversion has."""
    from ctranslate2.specs import TransformerSpec, common_spec, transformer_spec

    random = np.random.default_rng(2)
    vocabulary = pieces_model()
    pieces = pieces_of(vocabulary)
    size, inner, heads = 16, 32, 2

    def matrix(rows: int, columns: int) -> Any:
        return random.normal(scale=0.5, size=(rows, columns)).astype(np.float32)

    def linear(spec: Any, rows: int, columns: int) -> None:
        spec.weight, spec.bias = matrix(rows, columns), random.normal(size=rows).astype(np.float32)

    def norm(spec: Any) -> None:
        spec.gamma, spec.beta = np.ones(size, np.float32), np.zeros(size, np.float32)

    def attention(spec: Any, is_self: bool) -> None:
        norm(spec.layer_norm)
        if is_self:
            linear(spec.linear[0], 3 * size, size)
            linear(spec.linear[1], size, size)
        else:
            linear(spec.linear[0], size, size)
            linear(spec.linear[1], 2 * size, size)
            linear(spec.linear[2], size, size)

    def feed(spec: transformer_spec.FeedForwardSpec) -> None:
        norm(spec.layer_norm)
        linear(spec.linear_0, inner, size)
        linear(spec.linear_1, size, inner)

    model = TransformerSpec.from_config(1, heads, pre_norm=False, activation=common_spec.Activation.SWISH)
    embedding = matrix(len(pieces), size)
    positions = random.normal(size=(512, size)).astype(np.float32)
    for side, tables in ((model.encoder, model.encoder.embeddings), (model.decoder, [model.decoder.embeddings])):
        tables[0].weight = embedding
        side.scale_embeddings = True
        side.position_encodings.encodings = positions
        layer = side.layer[0]
        attention(layer.self_attention, True)
        feed(layer.ffn)
    attention(model.decoder.layer[0].attention, False)
    model.decoder.projection.weight = embedding
    bias = np.zeros(len(pieces), np.float32)
    bias[pieces.index("</s>")] = 6.0  # a random model would hardly come to an end
    bias[pieces.index("<unk>")] = -1e9
    model.decoder.projection.bias = bias
    model.register_source_vocabulary(pieces)
    model.register_target_vocabulary(pieces)
    model.config.decoder_start_token = "</s>" if from_transformers else "<s>"
    model.config.add_source_eos = not from_transformers
    model.validate()
    model.optimize()
    place.mkdir(parents=True)
    model.save(str(place))
    for name in ("source.spm", "target.spm"):
        (place / name).write_bytes(vocabulary)
    return place


def chat(content: str, **more: Any) -> dict[str, Any]:
    """A chat completion with one choice."""
    return {"choices": [{"index": 0, "message": {"role": "assistant", "content": content}, **more}]}


def translations(**targets: str) -> str:
    """The JSON that a model is asked for, ``f1="…"``."""
    return json.dumps(
        {"translations": [{"id": identifier, "target": target} for identifier, target in targets.items()]}
    )
