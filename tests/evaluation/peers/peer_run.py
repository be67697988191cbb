"""Runs one adapter on sentences and turns its answers into predictions."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.evaluation.figures_scoring import Prediction
from tests.evaluation.figures_units import canonical
from tests.evaluation.peers.peer_environments import FOLDER, EnvironmentMissing, Peer, ensure_environment, in_words

ROUNDS = 3
LEAST_SECONDS = 0.4  # a pass that is shorter is repeated, so that the clock's steps do not count
MOST_SECONDS = 10.0  # no further round after so many seconds
TIMEOUT = 240
#: One thread: characters per second are of one core.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")


class AdapterFailed(RuntimeError):
    """An adapter ended without an answer; the message says why in a few words."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one program made of the sentences: figures in the adapters' form, and its times in processor seconds."""

    figures: list[list[dict[str, Any]]]
    seconds: float
    characters: int
    load_seconds: float
    failed: int

    @property
    def characters_per_second(self) -> float:
        """Best of the rounds."""
        return self.characters / self.seconds if self.seconds else 0.0


def run_adapter(python: Path, adapter: str, options: tuple[str, ...], texts: list[str], language: str) -> Reading:
    """The answers of ``adapter``, a file of this folder, run by ``python``; :class:`AdapterFailed` says why there are none."""
    settings = {
        "language": language,
        "rounds": ROUNDS,
        "least_seconds": LEAST_SECONDS,
        "most_seconds": MOST_SECONDS,
    }
    asked = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in [settings, *texts])
    environment = {**os.environ, **ONE_THREAD, "PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8"}
    environment.pop("PYTHONPATH", None)
    environment.pop("PYTHONHOME", None)
    try:
        done = subprocess.run(
            [python, str(FOLDER / adapter), *options],
            input=asked.encode("utf-8"),
            capture_output=True,
            env=environment,
            timeout=TIMEOUT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise AdapterFailed(f"did not finish: {in_words(str(error))}") from error
    if done.returncode != 0:
        raise AdapterFailed(f"does not run here: {in_words(done.stderr.decode('utf-8', 'replace'))}")
    *answers, times = (json.loads(line) for line in done.stdout.decode("utf-8").strip("\n").split("\n"))
    if len(answers) != len(texts):
        raise AdapterFailed(f"answered {len(answers)} of {len(texts)} sentences")
    return Reading(
        [answer["figures"] for answer in answers],
        times["seconds"],
        times["characters"],
        times["load_seconds"],
        sum(bool(answer["error"]) for answer in answers),
    )


def run_peer(peer: Peer, texts: list[str], language: str) -> Reading:
    """The answers of a peer in its own environment, which is made where it is missing."""
    try:
        python = ensure_environment(peer.key)
    except EnvironmentMissing as error:
        raise AdapterFailed(str(error)) from error
    return run_adapter(python, peer.adapter, peer.options, texts, language)


def run_ours(texts: list[str], language: str) -> Reading:
    """The answers of our own grammar, run in the same way as a peer."""
    return run_adapter(Path(sys.executable), "adapter_ours.py", (), texts, language)


def peer_predictions(peer: Peer, reading: Reading) -> list[list[Prediction]]:
    """A peer's figures with its unit names made ours."""
    return [
        [
            Prediction(
                f["start"], f["end"], f["value"], f["low"], f["high"],
                tuple(name for name in [canonical(peer.key, f["unit"])] if name), note=f["unit"],
            )
            for f in figures
        ]
        for figures in reading.figures
    ]  # fmt: skip


def our_predictions(reading: Reading) -> list[list[Prediction]]:
    """Our figures: the unit, and the unit with its rate ("t" and "t/year")."""
    return [
        [
            Prediction(
                f["start"], f["end"], f["value"], f["low"], f["high"],
                tuple(name for name in [f["unit"], _with_rate(f["unit"], f["rate"])] if name), f["qualifier"], f["note"],
            )
            for f in figures
        ]
        for figures in reading.figures
    ]  # fmt: skip


def _with_rate(unit: str, rate: str) -> str:
    return f"{unit}/{rate.removeprefix('per ')}" if unit and rate.startswith("per ") else ""
