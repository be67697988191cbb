"""Words for units of the table as the Editorial Manual prints them."""

import pytest

from tasks.grammar.un_units import is_figured, plural, prefix, unit
from tasks.vocabularies.quantity_tables import load_units


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("t", 5, "tons"), ("dinar", 5, "dinars"), ("dinar", 1, "dinar"), ("krone", 5, "kroner"), ("penny", 5, "pence"), ("tCO2e", 5, "tons of CO2 equivalent"),
        ("MtCO2e", 5, "MtCO2e"), ("acre-foot", 5, "acre-feet"), ("person-month", 5, "person-months"), ("feddan", 2, "feddans"),
        ("TTD", 5, ""), ("USD", 5, ""), ("kWh/t", 5, "kWh/t"), ("millennium", 2, "millennia"), ("basis point", 25, "basis points"), ("mu", 5, "mu"),
    ],
)  # fmt: skip
def test_names_that_are_words_have_a_plural_and_symbols_have_none(name, value, expected):
    assert unit(name, value) == expected


def test_codes_of_currencies_stand_before_the_amount_and_words_after_it():
    assert (prefix("TTD"), prefix("USD"), prefix("dinar"), prefix("cent"), prefix("CNY")) == ("TTD ", "$", "", "", "")
    for row in load_units():
        assert bool(prefix(row.unit)) or bool(unit(row.unit, 5)) or row.unit == "fraction", row.unit


def test_measures_and_money_are_in_figures_and_durations_are_counted():
    assert all(is_figured(name) for name in ("t", "dinar", "TTD", "kWh", "feddan", "%", "MtCO2e"))
    assert not any(is_figured(name) for name in ("day", "year", "person", "person-month", "millennium"))
    assert plural("millennium") == "millennia"
