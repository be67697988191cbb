"""Our figures and the peers' on the same sentences, in one run: ``python tests/evaluation/figures_evaluation.py``.

    --set FILE        another set in the same format (as often as wanted) instead of figures_en.txt and figures_zh.txt
    --no-peers        ours and the baseline only: nothing is installed, no network needed
    --show [NAME]     each miss, false positive, wrong value, unit and qualifier of ours (or of the row that begins with NAME)
    --write-readme    puts the tables between the README's markers

The sentences and their figures: ``figures_set.py``. How predictions are scored, and what is granted to the peers:
``figures_scoring.py``. Every program, ours too, is run by an interpreter of its own, on one core. Scores are of one
sentence at a time; times are processor seconds, the best of three rounds by sentence or in passages of 2,000 characters,
whichever suits the program. ``load`` is import, models and a first sentence. Nothing that is timed
is asserted in the test suite.
"""

import argparse
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tests.evaluation.figures_digits import digit_strings, digits_speed  # noqa: E402  after the path is set: run as a file
from tests.evaluation.figures_scoring import score_set, trap_totals  # noqa: E402  after the path is set: run as a file
from tests.evaluation.figures_set import Sentence, SetError, language_of, read_set  # noqa: E402  after the path is set: run as a file
from tests.evaluation.figures_table import (  # noqa: E402  after the path is set: run as a file
    Comparison,
    Row,
    markdown,
    plain_table,
    readable_speed,
    write_between_markers,
)
from tests.evaluation.peers.peer_environments import PEERS, Peer, installed_megabytes  # noqa: E402  after the path is set: run as a file
from tests.evaluation.peers.peer_run import (  # noqa: E402  after the path is set: run as a file
    AdapterFailed,
    our_predictions,
    peer_predictions,
    run_ours,
    run_peer,
)

FOLDER = Path(__file__).resolve().parent
SETS = (FOLDER / "figures_en.txt", FOLDER / "figures_zh.txt")
OURS = "this project"
_ZERO_WANTED = ("symbol", "date", "paragraph")


def prose(language: str) -> list[str]:
    """The paragraphs of the bundled sources in one language: ordinary text, mostly without figures."""
    names = {"en": "00[0-3]*.txt", "zh": "004*.txt"}[language]
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob(names))]
    return [part for text in texts for part in re.split(r"\n\s*\n", text) if part.strip()]


def our_row(sentences: list[Sentence], language: str) -> Row:
    """Our row; our grammar failing on a sentence is no row but an error."""
    reading = run_ours([sentence.text for sentence in sentences], language)
    score = score_set(sentences, our_predictions(reading), peer=False)
    return Row(OURS, score, reading.characters_per_second, reading.load_seconds, failed=reading.failed)


def peer_row(peer: Peer, sentences: list[Sentence], language: str) -> Row:
    """A peer's row; one that cannot be installed or run says so in words."""
    try:
        reading = run_peer(peer, [sentence.text for sentence in sentences], language)
    except AdapterFailed as error:
        return Row(peer.name, problem=str(error))
    score = score_set(sentences, peer_predictions(peer, reading), peer=True)
    return Row(peer.name, score, reading.characters_per_second, reading.load_seconds, peer.spans_only, reading.failed)


def baseline_row(sentences: list[Sentence]) -> Row:
    """What taking every digit string gives, scored as favourably as a peer."""
    texts = [sentence.text for sentence in sentences]
    score = score_set(sentences, [digit_strings(text) for text in texts], peer=True)
    return Row("every digit string", score, digits_speed(texts), 0.0)


def compare(path: Path, *, with_peers: bool) -> Comparison:
    """All rows on the set in ``path``."""
    sentences = read_set(path)
    language = language_of(sentences)
    rows = [our_row(sentences, language)]
    if with_peers:
        for peer in PEERS:
            if language in peer.languages:
                print(f"{path.stem}: {peer.name} …", file=sys.stderr, flush=True)
                rows.append(peer_row(peer, sentences, language))
    rows.append(baseline_row(sentences))
    figures = sum(not figure.arguable for sentence in sentences for figure in sentence.figures)
    speed = run_ours(prose(language), language).characters_per_second
    return Comparison(path.stem, language, len(sentences), figures, trap_totals(sentences), tuple(rows), speed)


def print_details(comparison: Comparison, shown: str | None) -> None:
    """What is behind our row: qualifiers, the traps that must stay free, and every fault when ``shown`` asks for it."""
    ours = comparison.rows[0].score
    assert ours is not None
    if ours.values:
        print(f"Qualifiers of ours right: {ours.qualifiers} of {ours.values} figures with the right value")
    held = {reason: ours.false_positives[reason] for reason in _ZERO_WANTED}
    print("Ours on symbols, dates and paragraph numbers (must be 0): " + ", ".join(f"{r} {n}" for r, n in held.items()))
    for row in comparison.rows if shown is not None else ():
        if row.score is not None and row.name.lower().startswith((shown or OURS).lower()):
            print(f"\n{row.name}, {comparison.title}:")
            print("\n".join(row.score.notes) or "no fault")


def main(arguments: list[str] | None = None) -> int:
    """Runs the comparison; 1 when ours does not run, 2 for wrong use or a set not in the format."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--set", action="append", type=Path, metavar="FILE", help="another set in the same format")
    parser.add_argument("--no-peers", action="store_true", help="ours and the baseline only")
    parser.add_argument("--show", nargs="?", const="", metavar="NAME", help="print every fault of ours, or of NAME")
    parser.add_argument("--write-readme", action="store_true", help="put the tables into README.md")
    asked = parser.parse_args(arguments)
    if asked.write_readme and (asked.set or asked.no_peers):
        parser.error("--write-readme wants the whole comparison on the project's own sets")
    comparisons = []
    for path in asked.set or [path for path in SETS if path.exists()]:
        try:
            comparison = compare(path, with_peers=not asked.no_peers)
        except (OSError, SetError) as error:
            print(error, file=sys.stderr)
            return 2
        except AdapterFailed as error:
            print(f"{OURS} {error}", file=sys.stderr)
            return 1
        print(plain_table(comparison))
        print_details(comparison, asked.show)
        print()
        comparisons.append(comparison)
    if not asked.no_peers:
        sizes = {peer.key: installed_megabytes(peer.key) for peer in PEERS}
        print(
            "Room the peers' environments take: " + ", ".join(f"{key} {size} MB" for key, size in sizes.items() if size)
        )
        for comparison in comparisons:
            ours, *others = (row for row in comparison.rows[:-1] if row.speed)
            fastest = max(others, key=lambda row: row.speed or 0, default=None)
            if fastest and fastest.speed and ours.speed:
                times = f"{ours.speed / fastest.speed:.1f} times the fastest peer"
                print(
                    f"{comparison.title}: ours at {times} ({fastest.name}, {readable_speed(fastest.speed)} characters/s)"
                )
    if asked.write_readme:
        write_between_markers(ROOT / "README.md", markdown(comparisons))
        print("README.md: tables written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
