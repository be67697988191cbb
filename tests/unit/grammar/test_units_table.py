"""The table of units: codes that UCUM knows and that convert as pint does, every currency of ISO 4217, no word twice."""

import csv
import re
import time
from pathlib import Path

import pytest
from babel import Locale
from babel.core import get_global
from ucumvert import PintUcumRegistry

import tasks.vocabularies.quantity_tables as tables
from tasks.grammar.unit_conversion import conversion_of
from tasks.grammar.unit_tables import find_alphabetic, find_chinese, row_of
from tasks.grammar.units import money_before, unit_at
from tasks.vocabularies.quantity_tables import load_units

#: Codes that UCUM has and ucumvert's pint does not.
NOT_IN_PINT = {"[pH]"}
#: Canonical units without a UCUM code that are measures all the same, by what UCUM says of them.
RATES = {"per year", "per day", "per hour"}


@pytest.fixture(scope="module")
def ucum():
    return PintUcumRegistry()


def test_every_ucum_code_is_well_formed_and_converts_as_our_factor_says(ucum):
    checked = 0
    for row in load_units():
        if not row.ucum or row.ucum in NOT_IN_PINT:
            continue
        one = ucum.from_ucum(row.ucum)  # raises for a code that UCUM's grammar does not read
        target = row_of(row.reference) if row.reference and row.reference != row.unit else None
        if target is None:
            continue
        ratio = (one / ucum.from_ucum(target.ucum)).to("dimensionless").magnitude
        assert float(ratio) == pytest.approx(float(conversion_of(row.unit)[1]), rel=1e-9), row.unit
        checked += 1
    assert checked > 150


def test_every_row_says_where_it_is_from_and_has_words():
    for row in load_units():
        assert row.source, row.unit
        assert row.en or row.zh or row.guarded or row.unit == "fraction", row.unit
        assert row.rate in {"", *RATES}, row.unit


def test_every_currency_in_use_is_there_with_its_english_and_chinese_name():
    in_use = {
        code
        for entries in get_global("territory_currencies").values()
        for code, _, end, tender in entries
        if end is None and tender
    }
    rows = {row.unit: row for row in load_units() if row.dimension == "money"}
    assert in_use <= rows.keys()
    english, chinese = Locale("en"), Locale.parse("zh_Hans")
    for code in in_use:
        name = re.sub(r"\s*\([^)]*\)", "", english.currencies.get(code, ""))
        assert not name or name in (*rows[code].en, *rows[code].guarded), code
        other = re.sub(r"\s*[（(][^）)]*[）)]", "", chinese.currencies.get(code, ""))
        assert not other or other in rows[code].zh, code


def test_no_words_belong_to_two_units_save_those_that_context_tells_apart():
    for column, alone in (("en", {"N"}), ("zh", {"工作日"})):
        owner: dict[str, str] = {}
        for row in load_units():
            for surface in (*getattr(row, column), *(row.guarded if column == "en" else ())):
                assert owner.setdefault(surface, row.unit) == row.unit or surface in alone, surface


def test_every_surface_is_found_as_its_own_unit():
    for row in load_units():
        for surface in row.en:
            found = find_alphabetic(f"5 {surface.lstrip('-')}", 1)
            assert found is not None and found.row.unit == row.unit, (surface, row.unit)
            assert found.end >= 2 + len(surface.strip("-.")), surface
        for surface in row.zh:
            found = find_chinese(f"5{surface}", 1)
            assert found is not None, surface
            assert found.row.unit == row.unit or surface == "工作日", surface


def test_every_iso_code_is_read_before_a_sum_of_money():
    for row in load_units():
        if (
            row.dimension == "money"
            and len(row.unit) == 3
            and row.unit.isupper()
            and row.unit in (*row.en, *row.guarded)
        ):
            hit = money_before(f"grants of {row.unit} 12,500,000", len(row.unit) + 11)
            assert hit is not None and hit.unit == row.unit, row.unit
            after = unit_at(f"12,500,000 {row.unit} a year", 10, "en")
            assert after is not None and after.unit == row.unit, row.unit


def test_the_table_is_read_in_no_time():
    with Path(tables.__file__).with_name("units.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(load_units()) > 500
    load_units.cache_clear()
    begin = time.process_time()
    load_units()
    assert time.process_time() - begin < 0.1  # 10 ms on a machine that does nothing else
