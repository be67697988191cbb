from fractions import Fraction

import pytest

from tasks.aggregation.check_numerals import numbers_in, unsupported_numerals


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("13,194 公吨", "zh", {13194}),
        ("约 7,200 万吨", "zh", {72_000_000}),
        ("700 多吨", "zh", {700}),
        ("1.5 亿千瓦时", "zh", {150_000_000}),
        ("5 千克", "zh", {5}),
        ("$1.5 million", "en", {1_500_000}),
        ("8 811 900 US dollars", "en", {8_811_900}),
        ("2020 163 participants", "en", {2020, 163}),
        ("0,75 млн тонн", "ru", {750_000}),
        ("12 345,6 тонн", "ru", {Fraction(123456, 10)}),
        ("1.234.567 toneladas", "es", {1_234_567}),
        ("١٢٣ طن", "ar", {123}),
        ("CO2, S5 and PM2.5", "en", set()),
        ("figures 3,4 and 5", "en", {3, 4, 5}),
    ],
)
def test_digits_are_read_as_the_language_writes_them(text: str, language: str, numbers: set[Fraction]) -> None:
    assert numbers_in(text, language) == {Fraction(number) for number in numbers}


@pytest.mark.parametrize(
    ("printed", "quotation", "language"),
    [
        ("72 million tons", "约 7,200 万吨", "zh"),
        ("4 countries", "四个国家", "zh"),
        ("1,600 people", "More than 1600 specialists", "en"),
        ("3–6 roubles", "3 to 6 rubles per each ruble", "en"),
        ("0.3333333333", "one third of the plants", "en"),
        ("1/3", "one third of the plants", "en"),
        ("2/3", "三分之二以上", "zh"),
        ("1/7", "约七分之一", "zh"),
        ("1/3", "⅓ of the plants", "en"),
        ("2 1/2 tons", "2½ tons", "en"),
        ("1,000 years", "about a thousand years", "en"),
        ("the 18th session of 2021", "2021年第十八届会议", "zh"),
        ("CO2 and PM2.5", "carbon", "en"),
        ("2022 年 4 月至 202…", "2022 年 4 月至 2027 年 3 月", "zh"),
    ],
)
def test_what_the_quotation_says_is_found_in_any_wording(printed: str, quotation: str, language: str) -> None:
    assert unsupported_numerals(printed, [(quotation, language)]) == []


@pytest.mark.parametrize(
    ("printed", "quotation", "language", "missing"),
    [
        ("7,200 million tons", "约 7,200 万吨", "zh", ["7,200 million"]),
        ("7,200 tons", "约 7,200 万吨", "zh", ["7,200"]),
        ("13,195 tons", "13,194 公吨", "zh", ["13,195"]),
        ("131,940 tons", "13,194 公吨", "zh", ["131,940"]),
        ("4.5 roubles", "3 to 6 rubles", "en", ["4.5"]),
        ("5 countries", "四个国家", "zh", ["5"]),
        ("0.3333", "two thirds", "en", ["0.3333"]),
        ("1/3", "two thirds", "en", ["1", "3"]),
        ("290 billion hectares", "more than 290 million hectares", "en", ["290 billion"]),
    ],
)
def test_a_numeral_that_the_quotation_does_not_say_is_given_as_printed(
    printed: str, quotation: str, language: str, missing: list[str]
) -> None:
    assert unsupported_numerals(printed, [(quotation, language)]) == missing


def test_numerals_printed_in_another_language_are_read_in_that_language() -> None:
    assert unsupported_numerals("73\u202f562", [("73,562 公吨", "zh")], "fr") == []
    assert unsupported_numerals("0,75", [("0.75 per cent", "en")], "ru") == []
    assert unsupported_numerals("0,75", [("75 per cent", "en")], "ru") == ["0,75"]


def test_small_numerals_can_be_left_to_the_number_lock() -> None:
    assert unsupported_numerals("5 of 40", [("nothing", "en")], smallest=10) == ["40"]
