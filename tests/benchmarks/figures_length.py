"""What reading figures costs by length, as ratios within one run: ``make bench``.

Prose of the bundled sources is repeated up to 50 MB and read as one string; hostile strings up to 1 MB. A time that grows
with the length, and no faster, shows as a ratio of one. Nothing here is asserted in the test suite.
"""

import resource
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tasks.grammar.quantities import read_quantities  # noqa: E402  after the path is set: run as a file

HOSTILE = {
    "digits": "1", "commas": "1,", "dashes": "1-", "strokes": "1/", "brackets": "(1)", "blanks": "1 ", "points": "1.",
    "Chinese numerals": "一", "Chinese magnitudes": "万亿", "Chinese counts": "3个", "Chinese ordinals": "第", "mentions": "ISO ",
}  # fmt: skip


def seconds(text: str, language: str) -> float:
    """Processor seconds of one reading; the results are dropped."""
    started = time.process_time()
    read_quantities(text, language)
    return time.process_time() - started


def prose(language: str) -> None:
    """Characters a second of ordinary prose at 1, 10 and 50 MB."""
    names = {"en": "00[0-3]*.txt", "zh": "004*.txt"}[language]
    unit = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob(names)))
    seconds(unit, language)
    speeds = []
    for size in (1_000_000, 10_000_000, 50_000_000):
        text = (unit * (size // len(unit) + 1))[:size]
        speeds.append(size / seconds(text, language))
        del text
    said = ", ".join(f"{speed:,.0f}" for speed in speeds)
    print(f"figures, {language} prose, characters/s at 1, 10, 50 MB: {said}; 50 MB / 1 MB {speeds[-1] / speeds[0]:.2f}")


def hostile() -> None:
    """Characters a second of hostile strings, and how the time grows from 100 kB to 1 MB beyond the length."""
    for name, unit in HOSTILE.items():
        language = "zh" if name.startswith("Chinese") else "en"
        short, long = (unit * (size // len(unit)) for size in (100_000, 1_000_000))
        first, second = seconds(short, language), seconds(long, language)
        growth = second / max(first, 1e-4) / 10
        print(f"figures, hostile {name:20} {len(long) / second:12,.0f} characters/s; growth beyond length {growth:.2f}")


if __name__ == "__main__":
    hostile()
    for each in ("en", "zh"):
        prose(each)
    print(f"peak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
