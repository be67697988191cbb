import pytest

from tasks.extraction.recommendations import addressee, horizon, is_take_note


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("To recommend the Ministry of Energy, along with utilities, to publish tariffs.", "en", "Ministry of Energy"),
        ("Requests the Director General to report on progress.", "en", "Director General"),
        ("That the competent authorities prepare an inventory.", "en", "competent authorities"),
        ("However, WHO is urging countries to abandon lead paint.", "en", "countries"),
        ("Member States should adopt standards.", "en", "Member States"),
        ("To add a provision on the need to report.", "en", None),
        ("It should be noted that costs fell.", "en", None),
        ("促请各会员国加强合作。", "zh", "各会员国"),
        ("大会似宜核准该预算。", "zh", "大会"),
    ],
)
def test_who_is_asked(text: str, language: str, expected: str | None) -> None:
    assert addressee(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("a strategy for the years 2005 to 2015", "en", "2005/2015"),
        ("starting from the year 2006", "en", "2006"),
        ("adopt a law by 2025 and report by 2030", "en", "2030"),
        ("(for instance, the Agreement dated July 27, 2004) be a model", "en", None),
        ("not later than soon", "en", None),
        ("在 2030 年前实现", "zh", "2030"),
        ("执行《2030 年议程》", "zh", None),
    ],
)
def test_by_when(text: str, language: str, expected: str | None) -> None:
    assert horizon(text, language) == expected


def test_taking_note_is_a_formula() -> None:
    assert is_take_note("The Committee may wish to take note of the report.")
    assert is_take_note("委员会似宜注意到本文件。")
    assert not is_take_note("The Committee may wish to adopt the budget.")
