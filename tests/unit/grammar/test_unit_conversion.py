"""Normalised values: exact, in one unit a dimension, and never between things that only look alike."""

import json
import re
import subprocess
import sys
from fractions import Fraction

import pytest
from pint import UnitRegistry

from tasks.grammar.unit_conversion import Normalised, _registry, conversion_of, normalise, reference_of
from tasks.grammar.unit_tables import row_of
from tasks.vocabularies.quantity_tables import load_unit_ratios, load_units

CONVERTED = [
    (13_194_000, "kg", 13_194, "t"),
    (119_489, "mg", 0.000119489, "t"),
    (3.2, "Mt", 3_200_000, "t"),
    (5, "ston", 4.5359237, "t"),
    (2.4, "GWh", 2_400_000, "kWh"),
    (1, "GJ", 277.77777777777777, "kWh"),
    (250, "MW", 250_000, "kW"),
    (5, "MWp", 5_000, "kWp"),
    (15, "mu", 1, "ha"),
    (3, "km2", 300, "ha"),
    (100, "ac", 40.46872609874252, "ha"),
    (12, "km", 12_000, "m"),
    (0.1, "km", 100, "m"),
    (42, "gal", 0.158987294928, "m3"),
    (4.2, "bcm", 4_200_000_000, "m3"),
    (18, "hour", 0.75, "day"),
    (18, "month", 1.5, "year"),
    (2, "decade", 20, "year"),
    (7.2, "MtCO2e", 7_200_000, "tCO2e"),
    (1.5, "Mtce", 1_500_000, "tce"),
    (450, "mg TEQ", 0.45, "g TEQ"),
    (30, "psi", pytest.approx(206.84271879505067), "kPa"),
    (60, "mph", 96.56064, "km/h"),
    (5, "TB", 5_000, "GB"),
    (300, "kg/ha", 0.3, "t/ha"),
    (35, "µg/m3", 0.035, "mg/m3"),
    (4, "mg/L", 4_000, "mg/m3"),
    (0.82, "kg/kWh", 820, "g/kWh"),
    (2, "GJ/t", 555.5555555555555, "kWh/t"),
    (0.12, "t/person", 120, "kg/person"),
    (500, "gCO2e/kWh", None, None),
]
NEVER = [
    "USD", "CNY", "USD/t", "cent", "%", "percentage point", "basis point", "times", "fraction", "person", "country", "", "degC",
    "degF", "K", "hp", "TEU", "tce/USD", "year/ha", "person-day", "t/company", "/", "t/", "/t", "t/t/t", "no such unit", "dB",
]  # fmt: skip
#: Words of pint_units.txt that pint does not define: the calendar kept apart from seconds, and Chinese units.
OURS_ALONE = {"civil_year", "civil_month", "jin", "liang", "dan", "qing", "chi", "zhang", "quintal", "ppb"}
#: Words that pint reads as something else (a link, an atomic mass, a pico-pint).
PINT_MEANS_ANOTHER = {"mu", "li", "ppt"}


@pytest.mark.parametrize(("value", "unit", "expected", "reference"), CONVERTED)
def test_a_measure_is_given_in_the_reference_unit_of_its_dimension(value, unit, expected, reference):
    found = normalise(value, None, None, unit)
    assert found == (None if reference is None else Normalised(expected, None, None, reference))


@pytest.mark.parametrize("unit", NEVER)
def test_what_is_no_measure_or_depends_on_context_is_left_as_reported(unit):
    assert normalise(5, None, None, unit) is None


def test_equivalents_stay_in_their_own_unit():
    references = {unit: reference_of(unit) for unit in ("t", "tCO2e", "tCO2", "tC", "tce", "toe", "ODP t", "g TEQ")}
    assert references == {unit: unit for unit in references}


def test_both_ends_of_a_range_are_converted_and_open_ends_stay_open():
    assert normalise(None, 3, 6, "kt") == Normalised(None, 3000, 6000, "t")
    assert normalise(None, None, 0.5, "GW") == Normalised(None, None, 500_000, "kW")


def test_decimals_are_exact_where_binary_fractions_are_not():
    assert normalise(0.1, None, None, "kt") == Normalised(100, None, None, "t")
    assert normalise(1.1, None, None, "Gt") == Normalised(1_100_000_000, None, None, "t")
    assert isinstance(normalise(10**30, None, None, "kt").value, int)


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), float("nan"), 1e308])
def test_numbers_that_no_float_holds_give_nothing_and_do_not_raise(value):
    found = normalise(value, None, None, "Gt")
    assert found is None or found.value == value * 10**9 or isinstance(found.value, int)


def test_every_unit_with_a_reference_converts_and_its_reference_is_in_the_table():
    for row in load_units():
        assert not row.reference or row.pint, row.unit
        if row.reference:
            target = row_of(row.reference)
            assert target is not None and target.reference == row.reference, row.unit
            if row.reference != row.unit:
                assert conversion_of(row.unit)[1] > 0


def test_every_ratio_of_the_table_is_its_own_kind():
    for (numerator, denominator), unit in load_unit_ratios().items():
        above, below = unit.split("/")
        assert reference_of(above) == numerator
        assert below == denominator or reference_of(below) == denominator
        conversion = conversion_of(f"{numerator}/{denominator}")
        assert conversion is None or conversion[0] == unit


def test_our_definitions_agree_with_pint_on_every_unit_that_pint_knows():
    theirs = UnitRegistry(cache_folder=None)
    words = sorted({word for row in load_units() for word in re.findall(r"[a-z]\w*", row.pint, re.IGNORECASE)})
    unknown = {word for word in words if word not in theirs}
    assert unknown == OURS_ALONE
    for word in sorted(set(words) - unknown - PINT_MEANS_ANOTHER):
        mine = _registry().Quantity(Fraction(1), word).to_root_units()
        root = theirs.UnitsContainer({name: float(power) for name, power in mine.unit_items()})
        their = theirs.Quantity(1.0, word).to(theirs.Unit(root))
        assert float(mine.magnitude) == pytest.approx(their.magnitude, rel=1e-9), word


def test_a_run_with_nothing_to_convert_does_not_import_pint():
    code = (
        "import json, sys\n"
        "from tasks.grammar.unit_conversion import normalise\n"
        "before = [normalise(5, None, None, unit) for unit in ('USD', '%', 'person', 't', 'kWh', 'tCO2e')]\n"
        "loaded = 'pint' in sys.modules\n"
        "after = normalise(5, None, None, 'kg')\n"
        "print(json.dumps([before, loaded, after.value, 'pint' in sys.modules]))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert json.loads(out.stdout) == [[None] * 6, False, 0.005, True]
