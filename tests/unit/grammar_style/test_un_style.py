from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.grammar import un_style


@pytest.mark.parametrize(
    ("value", "text", "table"),
    [
        (0, "zero", "0"),
        (9, "nine", "9"),
        (10, "10", "10"),
        (13194, "13,194", "13,194"),
        (999_999, "999,999", "999,999"),
        (1_000_000, "1 million", "1 million"),
        (1_500_000, "1.5 million", "1.5 million"),
        (72_000_000, "72 million", "72 million"),
        (1_234_567, "1,234,567", "1,234,567"),
        (3_000_000_000, "3 billion", "3 billion"),
        (2.5, "2.5", "2.5"),
        (3.0, "three", "3"),
        (-4, "-4", "-4"),
        (Fraction(1, 2), "0.5", "0.5"),
    ],
)
def test_numbers_are_printed_as_the_editorial_manual_has_them(value: float, text: str, table: str) -> None:
    assert un_style.number(value) == text
    assert un_style.number(value, in_table=True) == table


def test_a_figure_of_400_digits_is_printed_in_full_and_one_of_5000_by_its_length() -> None:
    assert un_style.number(10**399 + 1).count(",") == 133
    assert "5,001 digits" in un_style.number(10**5000)
    assert un_style.number(float("inf")) == "inf"


@given(st.integers(min_value=-(10**20), max_value=10**20))
def test_a_number_in_a_table_reads_back_to_itself(value: int) -> None:
    amount, _, word = un_style.number(value, in_table=True).replace(",", "").partition(" ")
    size = {"": 1, "million": 10**6, "billion": 10**9, "trillion": 10**12}[word]
    assert Fraction(amount) * size == value


@given(st.integers(min_value=0, max_value=10**7), st.integers(min_value=0, max_value=10**7))
def test_a_range_shows_both_ends_and_never_its_mean(low: int, high: int) -> None:
    printed = un_style.number_range(low, high, in_table=True)
    assert printed.startswith(un_style.number(low, in_table=True))
    assert printed.endswith(un_style.number(high, in_table=True))


@pytest.mark.parametrize(
    ("edtf", "printed"),
    [
        ("2013-05-22", "22 May 2013"),
        ("2021-07-12/2021-07-15", "12–15 July 2021"),
        ("2004-12-06/2004-12-09", "6–9 December 2004"),
        ("2004-11-30/2004-12-02", "30 November–2 December 2004"),
        ("2003-12-30/2004-01-02", "30 December 2003–2 January 2004"),
        ("2020-01", "January 2020"),
        ("2020-07/2021-06", "July 2020–June 2021"),
        ("2020-01/2020-03", "January–March 2020"),
        ("2020", "2020"),
        ("2005/2015", "2005–2015"),
        ("1990/", "since 1990"),
        ("1990/..", "since 1990"),
        ("../2030", "until 2030"),
        ("2023~", "about 2023"),
        ("2023?", "2023 (uncertain)"),
        ("201X", "2010s"),
        ("20XX", "twenty-first century"),
        ("2021-33", "first quarter of 2021"),
        ("2020/2020", "2020"),
        ("2020-13", "2020-13"),
        ("soon", "soon"),
        ("", ""),
        (None, ""),
        ("/", ""),
    ],
)
def test_every_edtf_form_is_printed(edtf: str | None, printed: str) -> None:
    assert un_style.date(edtf) == printed


@given(st.dates(), st.dates())
def test_an_interval_of_days_names_both_years_and_days(first: object, last: object) -> None:
    printed = un_style.date(f"{first}/{last}")
    assert str(int(str(last)[:4])).zfill(4) in printed
    assert str(int(str(last)[8:])) in printed


@given(st.text())
def test_no_text_whatever_makes_the_printer_of_dates_fail(text: str) -> None:
    assert isinstance(un_style.date(text), str)


@pytest.mark.parametrize(
    ("call", "printed"),
    [
        ({"value": 700, "unit_name": "t", "qualifier": "more_than"}, "more than 700 tons"),
        ({"value": 5, "unit_name": "%"}, "5 per cent"),
        ({"value": 5, "unit_name": "%", "in_table": True}, "5%"),
        ({"value": 3, "unit_name": "degC", "qualifier": "at_least"}, "at least 3 degrees Celsius"),
        ({"value": 1, "unit_name": "t"}, "1 ton"),
        ({"value": 5, "unit_name": "country"}, "five countries"),
        ({"value": 1, "unit_name": "company"}, "one company"),
        ({"value": 10, "unit_name": "year"}, "10 years"),
        ({"value": 2, "unit_name": "year"}, "two years"),
        ({"value": 290_000_000, "unit_name": "ha"}, "290 million hectares"),
        ({"value": None, "unit_name": "RUB/RUB", "low": 3, "high": 6}, "3 to 6 roubles per rouble"),
        ({"value": None, "unit_name": "animal", "low": 1000}, "at least 1,000 animals"),
        ({"value": None, "unit_name": "t", "high": 10}, "at most 10 tons"),
        ({"value": None, "unit_name": "t"}, ""),
        ({"value": 1_500_000, "unit_name": "USD"}, "$1.5 million"),
        ({"value": 7, "unit_name": "flying saucer"}, "seven flying saucers"),
    ],
)
def test_a_quantity_has_its_bound_and_its_unit(call: dict[str, object], printed: str) -> None:
    assert un_style.quantity(**call) == printed  # type: ignore[arg-type]


def test_a_list_has_no_comma_before_and() -> None:
    assert un_style.join(["Norway", "Finland", "Sweden"]) == "Norway, Finland and Sweden"
    assert un_style.join(["", "Norway"]) == "Norway"


@given(st.integers(min_value=0, max_value=10**6))
def test_ordinals_are_words_below_one_hundred(value: int) -> None:
    assert any(character.isdigit() for character in un_style.ordinal(value)) == (value >= 100)
