"""The number lock on the sets that blind authors wrote: every wrong row is refused, the right ones pass.

Measured when first seen: 251 of 277 wrong rows refused and 74 of 280 right rows held in the first pair (41 of those in
languages whose figures were then read by English rules), 164 of 170 and 13 of 200 in the third. Since then the sets are
known to the lock's author, so they show what it holds, not what it would hold of other sentences.
"""

import csv
from pathlib import Path

import pytest

from tasks.grammar.number_lock import check_lock

FOLDER = Path(__file__).resolve().parents[2] / "evaluation"
PAIRS = ("", "_2", "_3")
#: Right rows that the lock holds all the same, by file and by their source, with the reason.
KNOWN_FALSE_ALARMS = {
    "": {
        "该技术可将用水量减少至原来的十分之一。": "the English says the part saved, the source the part left",
        "За пять лет объем инвестиций удвоился и составил 1,4 млрд долларов.": "English reads 'five years to $1.4 billion' as one range",
    },
    "_2": {"从二〇一六年起，一次性塑料袋每个收费五便士。": "English reads no sum in '5p'"},
    "_3": {},
}


def rows(name: str) -> list[list[str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.reader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


def is_refused(row: list[str]) -> bool:
    return not all(check.passed for check in check_lock(row[1], row[0], row[2]))


@pytest.mark.parametrize(
    "row", [row for pair in PAIRS for row in rows(f"lock_wrong{pair}.tsv")], ids=lambda row: row[2][:60]
)
def test_every_wrong_row_is_refused(row: list[str]) -> None:
    assert is_refused(row)


@pytest.mark.parametrize("pair", PAIRS)
def test_only_the_right_rows_known_by_name_are_held(pair: str) -> None:
    assert {row[1] for row in rows(f"lock_right{pair}.tsv") if is_refused(row)} == set(KNOWN_FALSE_ALARMS[pair])


@pytest.mark.parametrize("pair", PAIRS)
def test_the_known_false_alarms_are_at_most_two_in_a_hundred(pair: str) -> None:
    assert len(KNOWN_FALSE_ALARMS[pair]) <= len(rows(f"lock_right{pair}.tsv")) * 0.02


@pytest.mark.parametrize(("pair", "right", "wrong"), [("", 280, 277), ("_2", 232, 225), ("_3", 200, 170)])
def test_the_sets_are_whole(pair: str, right: int, wrong: int) -> None:
    assert (len(rows(f"lock_right{pair}.tsv")), len(rows(f"lock_wrong{pair}.tsv"))) == (right, wrong)


def test_every_wrong_answer_of_a_real_small_model_is_refused() -> None:
    assert [row[2] for row in rows("lock_real_engine.tsv") if not is_refused(row)] == []
