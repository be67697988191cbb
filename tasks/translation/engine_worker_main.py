"""The child process in which a local model runs: one JSON line in, one out. Started by ``engine_worker``.

Native code that meets a damaged model may end its process, run without end or take a gigabyte; here it takes nobody with
it. Nothing of the project is imported, so that a child starts quickly and sees no settings.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

_Translate = Callable[[str], list[str]]

# Pieces of one sentence: OPUS-MT and Argos models were trained on no more (512 positions with both sides, 256).
LONGEST = 250
TOO_LONG = "too many pieces for the model"


def firefox(model: str, source_vocabulary: str, target_vocabulary: str, shortlist: str = "") -> _Translate:
    """A function from text to wordings, over the files of a Firefox Translations model."""
    from fxtranslate import Translator

    translator = Translator(
        Path(model).read_bytes(),
        Path(source_vocabulary).read_bytes(),
        Path(target_vocabulary).read_bytes(),
        Path(shortlist).read_bytes() if shortlist else None,
    )
    # ``translate`` cuts long input off without a word; ``translate_long`` does not.
    return lambda text: [translator.translate_long(text)]


def fetch_records() -> _Translate:
    """The list of models that can be fetched: pairs of language tags."""
    from fxtranslate import discovery

    pairs = discovery.model_pairs(discovery.fetch_records_body())
    return lambda _: [f"{source}-{target}" for source, target in pairs]


def fetch_model(folder: str) -> _Translate:
    """A function from a pair of tags to nothing: its model is then in ``folder``."""
    from fxtranslate import discovery

    def fetch(pair: str) -> list[str]:
        source, _, target = pair.rpartition("-")
        discovery.add_models(source, target, folder)
        return []

    return fetch


def opus(folder: str, source_pieces: str, target_pieces: str, hypotheses: str) -> _Translate:
    """A function from one sentence to wordings, over a converted CTranslate2 model."""
    import ctranslate2
    import sentencepiece

    source = sentencepiece.SentencePieceProcessor(model_file=source_pieces)
    target = sentencepiece.SentencePieceProcessor(model_file=target_pieces)
    model = ctranslate2.Translator(folder, device="cpu", compute_type="auto", inter_threads=1, intra_threads=0)
    configured = Path(folder, "config.json")
    config = json.loads(configured.read_text(encoding="utf-8")) if configured.is_file() else {}
    # OPUS-MT converted by way of transformers starts its decoder with "</s>" and expects one behind the source, which
    # its configuration does not say; converted from Marian's own files the configuration says it, and the library adds it.
    end = config.get("eos_token", "</s>")
    ends = [end] if config.get("decoder_start_token") == end and not config.get("add_source_eos") else []

    def translate(text: str) -> list[str]:
        pieces = source.encode(text, out_type=str)
        if len(pieces) > LONGEST:
            raise ValueError(TOO_LONG)
        result = model.translate_batch(
            [pieces + ends],
            num_hypotheses=int(hypotheses),
            beam_size=max(4, int(hypotheses)),
            max_input_length=0,  # 0: nothing is cut off
            max_decoding_length=2 * LONGEST,
        )[0]
        whole = [words for words in result.hypotheses if len(words) < 2 * LONGEST]
        if not whole:
            raise ValueError("the model came to no end of the sentence")
        return [target.decode(words) for words in whole]

    return translate


def main() -> None:
    """Load what the arguments name, say ``ready``, then answer line by line until the input ends."""
    # What native code prints must not get between the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def say(answer: dict[str, object]) -> None:
        answers.write(json.dumps(answer) + "\n")
        answers.flush()

    tasks: dict[str, Callable[..., _Translate]] = {
        "firefox": firefox,
        "fetch_records": fetch_records,
        "fetch_model": fetch_model,
        "opus": opus,
    }
    # BaseException: PyO3 turns a panic of native code into an exception that is no ``Exception``.
    try:
        translate = tasks[sys.argv[1]](*sys.argv[2:])
        say({"ready": True})
    except BaseException as error:  # noqa: BLE001 - whatever it is, the parent is told
        say({"error": f"{type(error).__name__}: {error}"})
        return
    for line in os.fdopen(0, encoding="utf-8"):
        try:
            say({"wordings": translate(json.loads(line))})
        except BaseException as error:  # noqa: BLE001 - whatever it is, the parent is told
            say({"error": f"{type(error).__name__}: {error}"})


if __name__ == "__main__":
    main()
