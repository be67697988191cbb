from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.aggregation import periods


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2021-07-12/2021-07-15", date(2021, 7, 12), date(2021, 7, 15)),
        ("2020-07/2021-06", date(2020, 7, 1), date(2021, 6, 30)),
        ("2023~", date(2023, 1, 1), date(2023, 12, 31)),
        ("1990/", date(1990, 1, 1), None),
        ("../2030", None, date(2030, 12, 31)),
        ("2021-02-31", None, None),
        ("0000", None, None),
        ("2021-33", date(2021, 1, 1), date(2021, 3, 31)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
    ],
)
def test_a_date_is_a_range_of_days(edtf: str, first: date | None, last: date | None) -> None:
    assert periods.bounds(edtf) == (first, last)


def test_a_whole_year_does_not_fall_in_one_month() -> None:
    november = (date(2026, 11, 1), date(2026, 11, 30))
    assert periods.overlaps("2026-11-30/2026-12-02", *november)
    assert not periods.overlaps("2026", *november)
    assert not periods.overlaps("2026/", *november)


@given(st.text())
def test_no_text_makes_the_reader_of_periods_fail(text: str) -> None:
    periods.bounds(text)
