import pytest

from tasks.extraction.ask_horizon import horizon


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("to circulate the draft by the end of April 2020, based on the law of 2013", "en", "2020-04"),
        ("should harmonize labels, drawing on the Basel Convention of 1989", "en", None),
        ("to implement the plan adopted in 2019", "en", None),
        ("to continue the reporting begun since 1990", "en", None),
        ("should establish registers not later than 2018", "en", "2018"),
        ("促请各国政府在2025年之前制定标准", "zh", "2025"),
        ("请总干事执行2019年通过的计划", "zh", None),
        ("", "en", None),
    ],
)
def test_the_date_of_something_else_is_no_horizon(text: str, language: str, expected: str | None) -> None:
    assert horizon(text, language) == expected


def test_an_ask_is_not_due_before_its_document() -> None:
    assert horizon("to repeat the survey of mills in 2004", "en", "2010-05-01") is None
    assert horizon("to repeat it in 2012", "en", "2010-05-01") == "2012"
