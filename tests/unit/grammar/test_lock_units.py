"""Amounts that are equal in different multiples of one unit, for the number lock."""

import pytest

from tasks.grammar.lock_units import amount_keys, rounded, same_value, scaled
from tasks.grammar.unit_conversion import conversion_of
from tasks.grammar.unit_tables import row_of
from tasks.vocabularies.quantity_tables import load_units


@pytest.mark.parametrize(
    ("value", "one", "other", "expected"),
    [
        (10_000, "kW", "MW", 10), (1, "kt", "t", 1000), (5, "hL", "L", 500), (2, "GV.A", "MV.A", 2000), (3, "10*9.m3", "km3", 3),
        (250, "10*6.m3", "10*9.m3", 0.25), (1, "kW", "t", None), (1, "W", "W", None), (None, "kW", "W", None), (2, "har", "m2", 20_000),
        (1, "V.A", "W", None), (1, "no such", "t", None),
    ],
)  # fmt: skip
def test_a_value_is_told_in_another_multiple_of_its_unit_only(value, one, other, expected):
    assert scaled(value, one, other) == (None if expected is None else pytest.approx(expected))


def test_equal_amounts_share_a_key_and_others_do_not():
    assert set(amount_keys(10_000, 10_000, "kW")) & set(amount_keys(10, 10, "MW"))
    assert not set(amount_keys(10_000, 10_000, "kW")) & set(amount_keys(10, 10, "GW"))
    assert amount_keys(None, 5, "") == (("", None, 5.0),)


def test_values_that_differ_by_binary_rounding_only_are_the_same():
    assert same_value(0.71 * 10_000, 7100) and rounded(0.71 * 10_000) == rounded(7100)
    assert not same_value(268_000, 268_800)
    assert same_value(None, None) and not same_value(0, None)


def test_the_lock_and_the_conversion_agree_on_every_multiple():
    checked = 0
    for row in load_units():
        target = row_of(row.reference) if row.reference and row.reference != row.unit else None
        factor = scaled(1, row.ucum, target.ucum) if target else None
        if factor is not None:
            assert factor == pytest.approx(float(conversion_of(row.unit)[1]), rel=1e-12), row.unit
            checked += 1
    assert checked > 90
