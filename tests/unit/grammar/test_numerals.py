from fractions import Fraction

import pytest

from tasks.grammar.numerals import in_row_of_numbers, parse_digits, plain
from tasks.grammar.numerals_en import ordinal_en, ordinal_words, parse_en
from tasks.grammar.numerals_zh import ordinal_zh, parse_zh


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234", 1234), ("8 811 900", 8811900), ("12.5", Fraction(25, 2)), ("(1,234)", -1234), ("−14.2", Fraction(-71, 5)),
        ("", None), ("1.2.3", None), ("9" * 40, None), ("abc", None),
    ],
)  # fmt: skip
def test_digits_are_read_with_any_separator_or_not_at_all(text, value):
    assert parse_digits(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two hundred and fifty thousand", 250_000), ("forty-five", 45), ("1.5 million", 1_500_000),
        ("three quarters", Fraction(3, 4)),
        ("two three", None), ("hundred hundred", None), ("", None), ("one " * 400, None),
    ],
)  # fmt: skip
def test_english_number_words_have_one_value_or_none(text, value):
    assert parse_en(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("四十九", 49), ("7,200 万", 72_000_000), ("两亿三千万", 230_000_000),
        ("三分之二", Fraction(2, 3)), ("五成", Fraction(1, 2)),
        ("二〇二一", 2021), ("三四", None), ("", None), ("十" * 100, None),
    ],
)  # fmt: skip
def test_chinese_numerals_have_one_value_or_none(text, value):
    assert parse_zh(text) == value


@pytest.mark.parametrize("number", [1, 2, 3, 11, 12, 20, 21, 49, 100, 112, 999])
def test_an_english_ordinal_survives_the_way_there_and_back(number):
    assert ordinal_en(ordinal_words(number)) == number


def test_a_chinese_ordinal_needs_its_mark():
    assert (ordinal_zh("第四十九"), ordinal_zh("四十九")) == (49, None)


def test_whole_values_are_integers_and_no_value_is_a_fraction():
    assert [plain(value) for value in (Fraction(8), Fraction(3, 4), 7)] == [8, 0.75, 7]


def test_a_number_between_numbers_counts_nothing():
    assert in_row_of_numbers("12 14 18", 3, 5)
    assert not in_row_of_numbers("12 14 firms", 3, 5)
    assert not in_row_of_numbers("14", 0, 2)
