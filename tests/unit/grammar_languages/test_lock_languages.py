"""The number lock on Russian, French, Spanish and Arabic: 228 right pairs pass, and none of them once its English is spoilt."""

import csv
import re
from pathlib import Path

import pytest

from tasks.grammar.number_lock import check_lock

with Path(__file__).with_name("right_pairs.tsv").open(encoding="utf-8", newline="") as file:
    PAIRS = [
        (row["language"], row["source"], row["target"])
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
    ]
MAGNITUDES = {" million": " billion", " billion": " million"}
BOUNDS = {
    "More than ": "Almost ",
    "more than ": "less than ",
    "Up to ": "Over ",
    "up to ": "over ",
    "At least ": "At most ",
    "About ": "",
    "about ": "",
}


def failed(language: str, source: str, target: str) -> list[str]:
    return [check.name for check in check_lock(source, language, target, "en") if not check.passed]


@pytest.mark.parametrize(("language", "source", "target"), PAIRS)
def test_a_right_translation_passes(language, source, target):
    assert failed(language, source, target) == []


def test_no_spoilt_figure_passes():
    passed = []
    for language, source, target in PAIRS:
        for match in re.finditer(r"\d[\d,.]*\d|\d", target):
            digits = match[0][:-1] + str((int(match[0][-1]) + 1) % 10)
            spoilt = target[: match.start()] + digits + target[match.end() :]
            if digits != "0" and not failed(language, source, spoilt):
                passed.append(spoilt)
    assert passed == []


@pytest.mark.parametrize("changes", [MAGNITUDES, BOUNDS], ids=["magnitude", "bound"])
def test_no_changed_magnitude_or_bound_passes(changes):
    spoilt = [
        (language, source, target.replace(word, other, 1))
        for language, source, target in PAIRS
        for word, other in changes.items()
        if word in target
    ]
    assert len(spoilt) > 10
    assert [target for language, source, target in spoilt if not failed(language, source, target)] == []
