"""What the number lock costs a field: fields a second by length of the field, for one candidate and for five.

Fields are the reviewed pairs of the bundled memory and the right translations of the lock's evaluation set; they come round
often enough apart that no cache of readings helps. Nothing here is asserted in the test suite.
"""

import csv
import sys
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tasks.grammar.number_lock import check_lock  # noqa: E402  after the path is set: run as a file

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
MEMORY = ROOT / "tasks/vocabularies/translation_memory/idb49_environment_energy.tmx"
RIGHT = ROOT / "tests/evaluation/lock_right.tsv"
Pair = tuple[str, str]
#: Characters of the Chinese source from which a field is a sentence, a paragraph.
SENTENCE, PARAGRAPH = 25, 80


def memory_pairs() -> list[Pair]:
    """Chinese and English of every unit of the bundled memory, which ships with the repository."""
    pairs = []
    for unit in ElementTree.parse(MEMORY).iter("tu"):
        said = {(one.get(_LANGUAGE) or "")[:2].lower(): "".join(one.find("seg").itertext()) for one in unit.iter("tuv")}
        if "zh" in said and "en" in said:
            pairs.append((said["zh"], said["en"]))
    return pairs


def right_pairs() -> list[Pair]:
    """The Chinese rows of the evaluation set of right translations."""
    with RIGHT.open(encoding="utf-8", newline="") as handle:
        rows = csv.reader(handle, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row[1], row[2]) for row in rows if row[0] == "zh"]


def speed(pairs: list[Pair], rounds: int = 6) -> float:
    """Fields a processor second, the best of ``rounds``."""
    best = 0.0
    for _ in range(rounds):
        started = time.process_time()
        for source, target in pairs:
            check_lock(source, "zh", target)
        best = max(best, len(pairs) / (time.process_time() - started))
    return best


def unlike(pairs: list[Pair]) -> list[Pair]:
    """The pairs again and again, each time behind more blanks, until no cache of the grammar holds them all."""
    times = range(700 // max(1, len(pairs)) + 1)
    return [(" " * blanks + source, " " * blanks + target) for blanks in times for source, target in pairs]


def report() -> None:
    """One line a kind of field, one for the mix, and what five candidates of one source cost against five sources."""
    pairs = [*memory_pairs(), *right_pairs()]
    speed(pairs, 1)
    kinds = {
        "titles and headings": [pair for pair in pairs if len(pair[0]) < SENTENCE],
        "sentences": [pair for pair in pairs if SENTENCE <= len(pair[0]) < PARAGRAPH],
        "paragraphs": [pair for pair in pairs if len(pair[0]) >= PARAGRAPH],
    }
    for name, some in kinds.items():
        print(f"lock, {name}: {len(some)} fields, {speed(unlike(some)):,.0f} fields/s")
    mixed = speed(unlike(pairs))
    size = sum(len(source) for source, _ in pairs) / len(pairs)
    print(f"lock, mixed: {len(pairs)} fields of {size:.0f} characters: {mixed:,.0f} fields/s")
    five = speed([pair for pair in unlike(pairs) for _ in range(5)])
    print(f"lock, each candidate again four times: {five:,.0f} fields/s, ratio {five / mixed:.2f}")
    started = time.process_time()
    check_lock("工发组织的活动", "zh", "UNIDO activities " * 650_000)
    print(f"lock, an answer of 10 MB: refused in {(time.process_time() - started) * 1000:.3f} ms")


if __name__ == "__main__":
    report()
