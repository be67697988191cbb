"""Every provider of wordings on pairs of our own writing: ``python tests/evaluation/translation_evaluation.py``.

    --set FILE   another set of the same columns (as often as wanted) instead of translation_pairs.tsv
    --kinds      rows by kind of field as well, of what a briefing prints
    --show       each wording of the whole chain that is not the reference or an accepted variant

The pairs: ``translation_pairs.tsv``, written by a translator who had not seen the program, in the register of United Nations
documents and not from the five sources. A wording is *exact* when it is the reference or an accepted variant, but for the
form of dashes, quotation marks, blanks and a closing full stop. ``chrF2`` is sacrebleu's, of each wording against the nearest
accepted one, the mean of those answered. ``figures kept`` is the share of answers that the number lock lets pass, ``terms
kept`` the share without a broken official term. The row ``all, under the lock`` is what a briefing prints: providers in their
order, refused wordings tried again, else held. Engines are those of the office's settings (``BRIEFING_ENGINES`` …) that can be
used here; times are of one field, wall clock, the model loaded.
"""

import argparse
import csv
import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from rich.console import Console  # noqa: E402  after the path is set: run as a file
from rich.table import Table  # noqa: E402  after the path is set: run as a file
from sacrebleu.metrics import CHRF  # noqa: E402  after the path is set: run as a file

from flows.engine_choice import engine_settings  # noqa: E402  after the path is set: run as a file
from flows.settings import BriefingSettings  # noqa: E402  after the path is set: run as a file
from tasks.contracts.span import Passage, Span  # noqa: E402  after the path is set: run as a file
from tasks.grammar.number_lock import check_lock  # noqa: E402  after the path is set: run as a file
from tasks.grammar.term_check import check_terms  # noqa: E402  after the path is set: run as a file
from tasks.translation.attempts import outcomes  # noqa: E402  after the path is set: run as a file
from tasks.translation.budget import Budget  # noqa: E402  after the path is set: run as a file
from tasks.translation.engines import load_engines  # noqa: E402  after the path is set: run as a file
from tasks.translation.formulas import Composition, Formulas  # noqa: E402  after the path is set: run as a file
from tasks.translation.memory import load_memories  # noqa: E402  after the path is set: run as a file
from tasks.translation.memory_fuzzy import FuzzyMemory  # noqa: E402  after the path is set: run as a file
from tasks.translation.provider import Engine, FieldRequest, Provider  # noqa: E402  after the path is set: run as a file
from tasks.translation.wording import Setting  # noqa: E402  after the path is set: run as a file

PAIRS = Path(__file__).with_name("translation_pairs.tsv")
CHAIN = "all, under the lock"
_DASHES = re.compile(r"[‐‑–—−]")
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "«": '"', "»": '"'})
# Masthead and standing lines are decided by the organ: the row's own words say which, as a document's would.
_FAMILIES = (("unido", re.compile(r"工发组织|工业发展|ЮНИДО|ONUDI|اليونيدو")),)


@dataclass(frozen=True, slots=True)
class Pair:
    """A source line with its English and other accepted English."""

    language: str
    kind: str
    source: str
    accepted: tuple[str, ...]

    def request(self) -> FieldRequest:
        """The pair's source as a field of a document of its own."""
        return FieldRequest(
            self.kind, self.kind, self.source, self.language, Passage(text="x", parts=(Span(start=0, end=1),))
        )


@dataclass(slots=True)
class Tally:
    """What one provider made of a group of pairs."""

    pairs: int = 0
    answered: int = 0
    exact: int = 0
    kept: int = 0
    terms: int = 0
    held: int = 0
    chrf: list[float] = field(default_factory=list)
    seconds: float = 0.0

    def row(self) -> list[str]:
        """The cells of a table row."""
        return [
            str(self.pairs),
            _share(self.answered, self.pairs),
            _share(self.exact, self.pairs),
            _share(self.exact, self.answered),
            f"{sum(self.chrf) / len(self.chrf):.1f}" if self.chrf else "–",
            _share(self.kept, self.answered),
            _share(self.terms, self.answered),
            str(self.held),
            f"{self.seconds / self.pairs * 1000:.2f}" if self.pairs else "–",
        ]


HEADINGS = (
    "pairs", "answered %", "exact % of all", "exact % of answered", "chrF2", "figures kept %", "terms kept %", "held",
    "ms a field",
)  # fmt: skip


def _share(part: int, whole: int) -> str:
    return f"{part / whole * 100:.1f}" if whole else "–"


def normal(text: str) -> str:
    """The form in which two wordings are the same."""
    return " ".join(_DASHES.sub("-", text).translate(_QUOTES).split()).rstrip(".")


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a file; ``language`` and ``kind`` may be left out (zh, title), ``english`` stands for ``reference``."""
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Pair(
            row.get("language") or "zh",
            row.get("kind") or "title",
            row["source"],
            tuple(
                words.strip()
                for words in [
                    row.get("reference") or row.get("english") or "",
                    *(row.get("variants") or "").split("||"),
                ]
                if words.strip()
            ),
        )
        for row in rows
    ]


def setting_for(pair: Pair) -> Setting:
    """The setting that a document with this line would have."""
    return Setting(family=next((name for name, pattern in _FAMILIES if pattern.search(pair.source)), "un"))


def score(pairs: Sequence[Pair], answer: Callable[[Pair], tuple[str | None, bool]]) -> tuple[Tally, list[str]]:
    """What ``answer`` makes of ``pairs`` (wording, whether one was held), and a line for each wording that is not accepted."""
    tally, others = Tally(pairs=len(pairs)), []
    chrf = CHRF()
    for pair in pairs:
        begin = time.perf_counter()
        wording, held = answer(pair)
        tally.seconds += time.perf_counter() - begin
        tally.held += held
        if wording is None:
            continue
        tally.answered += 1
        accepted = {normal(words) for words in pair.accepted}
        if normal(wording) in accepted:
            tally.exact += 1
        else:
            others.append(f"{pair.kind}: {pair.source}\n    said {wording}\n    want {pair.accepted[0]}")
        tally.chrf.append(max(chrf.sentence_score(wording, [words]).score for words in pair.accepted))
        tally.kept += all(check.passed for check in check_lock(pair.source, pair.language, wording))
        tally.terms += not check_terms(pair.source, pair.language, wording)
    return tally, others


def alone(make: Callable[[Setting], Provider]) -> Callable[[Pair], tuple[str | None, bool]]:
    """The answers of one provider by itself, with no lock."""

    def answer(pair: Pair) -> tuple[str | None, bool]:
        candidates = make(setting_for(pair)).propose([pair.request()])[0]
        return (candidates[0].target if candidates else None), False

    return answer


def chained(
    providers: Callable[[Setting], Sequence[Provider]], engines: Sequence[Engine]
) -> Callable[[Pair], tuple[str | None, bool]]:
    """The answers of all providers in their order, as a briefing prints them."""

    def answer(pair: Pair) -> tuple[str | None, bool]:
        (outcome,) = outcomes([pair.request()], providers(setting_for(pair)), engines)
        return (outcome.accepted.target if outcome.accepted else None), bool(outcome.refused and not outcome.accepted)

    return answer


def main() -> int:
    """Print the tables; returns the exit status."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--set", action="append", type=Path)
    options.add_argument("--kinds", action="store_true")
    options.add_argument("--show", action="store_true")
    chosen = options.parse_args()
    console = Console(width=150, highlight=False, soft_wrap=False)
    memory = load_memories()
    engines, notes = load_engines(engine_settings(BriefingSettings(), None, offline=False), Budget(3600.0))
    for note in notes:
        console.print(note, markup=False)
    rows: dict[str, Callable[[Pair], tuple[str | None, bool]]] = {
        "memory": alone(lambda _: memory),
        "formula": alone(Formulas),
        "memory, fuzzy": alone(lambda _: FuzzyMemory(memory)),
        "composition": alone(Composition),
        **{engine.name: alone(lambda _, engine=engine: engine) for engine in engines},
        CHAIN: chained(lambda setting: [memory, Formulas(setting), FuzzyMemory(memory), Composition(setting)], engines),
    }
    for path in chosen.set or [PAIRS]:
        pairs = read_pairs(path)
        for language in sorted({pair.language for pair in pairs}, reverse=True):
            of_language = [pair for pair in pairs if pair.language == language]
            table = Table(title=f"{path.name}, {language}", title_justify="left")
            for heading in ("provider", *HEADINGS):
                table.add_column(heading, justify="left" if heading == "provider" else "right")
            others: list[str] = []
            for name, answer in rows.items():
                tally, others = score(of_language, answer)
                table.add_row(name, *tally.row())
                if chosen.kinds and name == CHAIN:
                    for kind in dict.fromkeys(pair.kind for pair in of_language):
                        part, _ = score([pair for pair in of_language if pair.kind == kind], answer)
                        table.add_row(f"  {kind}", *part.row(), style="dim")
            console.print(table)
            if chosen.show:
                console.print("\n".join(others), markup=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
