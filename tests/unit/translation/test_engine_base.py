"""What all engines have in common, tried with one that says what it is told to say."""

from collections.abc import Mapping, Sequence

import pytest

from tasks.translation.budget import Budget
from tasks.translation.engine_base import EngineBase, EngineTroubleError
from tasks.translation.provider import FieldRequest
from tests.unit.translation.engine_fixtures import Clock, field


class Parrot(EngineBase):
    """Answers with ``words``, or raises them."""

    batch_fields = 2

    def __init__(self, words: Mapping[str, Sequence[str] | Exception], budget: Budget | None = None) -> None:
        super().__init__("parrot", budget or Budget(60))
        self.words = words
        self.asked: list[list[str]] = []

    def _origin(self, language: str) -> str:
        return f"a parrot that speaks {language}"

    def _ask(self, language: str, batch: Sequence[FieldRequest]) -> Mapping[str, Sequence[str]]:
        self.asked.append([request.source for request in batch])
        said: dict[str, Sequence[str]] = {}
        for request in batch:
            words = self.words.get(request.source, ())
            if isinstance(words, Exception):
                raise words
            said[request.source] = words
        return said


def said(parrot: Parrot, *sources: str, language: str = "zh") -> list[list[str]]:
    return [[c.target for c in given] for given in parrot.propose([field(source, language) for source in sources])]


def test_a_batch_that_fails_takes_no_other_with_it_and_is_asked_again_another_time() -> None:
    words: dict[str, Sequence[str] | Exception] = {
        "甲": ["A"],
        "乙": EngineTroubleError("no"),
        "丙": ["C"],
        "丁": ["D"],
    }
    parrot = Parrot(words)
    assert said(parrot, "甲", "乙", "丙", "丁") == [[], [], ["C"], ["D"]]
    assert parrot.trouble == ("parrot: no",)
    words["乙"] = ["B"]
    assert said(parrot, "甲", "乙", "丙") == [["A"], ["B"], ["C"]]
    assert parrot.asked == [["甲", "乙"], ["丙", "丁"], ["甲", "乙"]]


def test_after_three_failures_in_a_row_or_one_for_good_an_engine_is_asked_no_more() -> None:
    parrot = Parrot(dict.fromkeys("甲乙丙丁戊己庚辛", EngineTroubleError("no")))
    said(parrot, *"甲乙丙丁戊己庚辛")
    assert len(parrot.asked) == 3
    final = Parrot({"甲": EngineTroubleError("no", is_final=True)})
    assert said(final, "甲") == said(final, "乙") == [[]]
    assert final.asked == [["甲"]]


def test_an_exception_of_any_kind_is_told_by_its_kind_alone() -> None:
    parrot = Parrot({"甲": RuntimeError("sk-secret in a strange library's words")})
    assert said(parrot, "甲") == [[]]
    assert parrot.trouble == ("parrot: failed (RuntimeError)",)


@pytest.mark.parametrize(
    ("source", "target", "language", "is_taken"),
    [
        ("前景", "前景", "zh", False),
        ("Les conclusions", "Les  conclusions", "fr", False),
        ("IDB.52/7", "IDB.52/7", "zh", True),
        ("UNIDO", "UNIDO", "fr", True),
        ("前景", "Prospects", "zh", True),
        ("前景", "Prospects " * 30, "zh", False),
        ("前景", "<p>Prospects</p>", "zh", False),
        ("增长<5%", "growth <5 per cent", "zh", True),
        ("前景", "   ", "zh", False),
    ],
)
def test_what_is_no_translation_is_not_taken_for_one(source: str, target: str, language: str, is_taken: bool) -> None:
    parrot = Parrot({source: [target]})
    assert said(parrot, source, language=language) == [[target] if is_taken else []]
    assert bool(parrot.trouble) == (not is_taken and bool(target.strip()))


def test_a_spent_budget_is_said_once_and_what_is_known_is_still_given() -> None:
    clock = Clock()
    budget = Budget(10, clock)
    parrot = Parrot({"甲": ["A"], "乙": ["B"]}, budget)
    said(parrot, "甲")
    with budget.running():
        clock.sleep(11)
    assert said(parrot, "甲", "乙") == [["A"], []]
    assert said(parrot, "乙") == [[]]
    assert parrot.trouble == ("parrot: the time for all engines (10 s) is used up; the rest was not asked",)


def test_each_distinct_failure_is_one_line_and_their_number_is_bounded() -> None:
    parrot = Parrot({})
    for number in range(50):
        parrot._tell(f"failure {number}")
        parrot._tell("the same")
    assert len(parrot.trouble) == 20
    assert parrot.trouble.count("parrot: the same") == 1


def test_a_phrase_that_comes_for_ever_other_texts_is_taken_back() -> None:
    """A small model repeats an example that it was shown, and the number lock lets it pass where there is no figure."""
    phrase = "The Board took note of the report of the Director General."
    parrot = Parrot(
        {key: [phrase] for key in ["前景", "结论", "背景", "导言"]} | {"概述": ["Overview"], "综述": ["Overview"]}
    )
    assert said(parrot, "前景", "结论", "概述", "背景", "综述", "导言") == [[], [], ["Overview"], [], ["Overview"], []]
    assert parrot.trouble == ("parrot: gave the same wording for different texts; it was not used",)


def test_texts_that_differ_in_figures_and_signs_only_may_share_their_wording() -> None:
    wording = "Report of the Director General on the budget"
    sources = ["总干事关于预算的报告", "总干事关于预算的报告。", "3. 总干事关于预算的报告", "总干事 关于 预算 的报告"]
    parrot = Parrot({key: [wording] for key in sources})
    assert said(parrot, *sources) == [[wording]] * 4
    assert parrot.trouble == ()
