"""What every adapter shares: sentences in, figures out, and the time it took.

An adapter is run by the interpreter of its own environment and knows nothing of this project. Standard input is JSON lines:
first the settings (``language``, ``rounds``, ``least_seconds``, ``most_seconds``), then one sentence a line. Standard output
is JSON lines: for each sentence ``{"figures": [...], "error": ""}``, then ``{"load_seconds", "seconds", "characters"}``. A
figure is ``{"start", "end", "value", "low", "high", "unit"}``: offsets into the sentence, ``unit`` the peer's own name.

Times are processor seconds. ``load_seconds`` is import, models and a first sentence. ``seconds`` and
``characters`` are of the best round, sentence by sentence or with the sentences put together to passages, whichever suits the
peer: some take long to begin with a text, however short, and some grow slow on a long one. Reading alone is timed: turning
the peer's answers into this form is not held against it. Texts that a peer breaks down on are not counted.
"""

import contextlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

Figure = dict[str, Any]
Reader = Callable[[str], Any]
Converter = Callable[[str, Any], list[Figure]]
PASSAGE = 2000
WARM_UP = {
    "en": "In 2023 some 1,234 people in 12 countries used 3.5 million tonnes, or 45 per cent.",
    "zh": "2023年，12个国家约1234人使用了350万吨，占45%。",
}


def figure(start: int, end: int, value: float | None, unit: str = "", **more: Any) -> Figure:
    """One figure as the protocol wants it; ``more`` is ``low`` and ``high`` of a range."""
    return {"start": start, "end": end, "value": value, "low": more.pop("low", None), "high": more.pop("high", None),
            "unit": unit, **more}  # fmt: skip


@contextlib.contextmanager
def _output_kept_clean() -> Iterator[Any]:
    """The real standard output, while whatever a peer prints goes to standard error."""
    real = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    try:
        yield real
    finally:
        real.close()


def passages(texts: list[str]) -> list[str]:
    """``texts``, a line each, in pieces of about :data:`PASSAGE` characters."""
    pieces: list[list[str]] = [[]]
    size = 0
    for text in texts:
        if size + len(text) > PASSAGE and pieces[-1]:
            pieces.append([])
            size = 0
        pieces[-1].append(text)
        size += len(text)
    return ["\n".join(piece) for piece in pieces if piece]


def _pass(read: Reader, texts: list[str]) -> tuple[float, int]:
    """Seconds of one pass over ``texts``, and the characters of those that the peer did not break down on."""
    characters = 0
    started = time.process_time()
    for text in texts:
        try:
            read(text)
            characters += len(text)
        except Exception:  # noqa: BLE001  a peer may raise anything; the text is not counted
            continue
    return time.process_time() - started, characters


def _best_way(read: Reader, texts: list[str]) -> list[str]:
    """``texts`` or their :func:`passages`, whichever the peer reads faster, tried on the first of them."""
    sample = texts[: 1 + next((n for n in range(len(texts)) if sum(map(len, texts[:n])) > 2 * PASSAGE), len(texts))]
    rates = []
    for way in (sample, passages(sample)):
        seconds, characters = _pass(read, way)
        rates.append(characters / max(seconds, 1e-9))
    return texts if rates[0] >= rates[1] else passages(texts)


def _timed(read: Reader, texts: list[str], settings: dict[str, Any]) -> tuple[float, int]:
    """Seconds and characters of the best round, sentence by sentence or in passages, whichever suits the peer."""
    way = _best_way(read, texts)
    rounds = [_pass(read, way)]
    spent = rounds[0][0]
    for _ in range(1, settings["rounds"]):
        if spent > settings["most_seconds"]:
            break
        repeats = int(settings["least_seconds"] / max(rounds[0][0], 1e-6)) + 1
        one_round = [_pass(read, way) for _ in range(repeats)]
        seconds = sum(one[0] for one in one_round)
        rounds.append((seconds, sum(one[1] for one in one_round)))
        spent += seconds
    return max(rounds, key=lambda one: one[1] / max(one[0], 1e-9))


def serve(prepare: Callable[[str], tuple[Reader, Converter]]) -> None:
    """Answers the sentences on standard input. ``prepare`` takes the language, imports the peer and gives its reader."""
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a text stream always has it
    settings = json.loads(sys.stdin.readline())
    texts = [json.loads(line) for line in sys.stdin]
    with _output_kept_clean() as output:
        started = time.process_time()
        read, convert = prepare(settings["language"])
        with contextlib.suppress(Exception):
            read(WARM_UP[settings["language"]])
        load_seconds = time.process_time() - started
        for text in texts:
            answer: dict[str, Any] = {"figures": [], "error": ""}
            try:
                answer["figures"] = convert(text, read(text))
            except Exception as error:  # noqa: BLE001  a peer may raise anything; the sentence is lost to it
                answer["error"] = f"{type(error).__name__}: {error}"[:200]
            output.write(json.dumps(answer, ensure_ascii=False) + "\n")
        best, characters = _timed(read, texts, settings)
        output.write(json.dumps({"load_seconds": load_seconds, "seconds": best, "characters": characters}) + "\n")
