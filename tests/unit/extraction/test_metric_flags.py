import dataclasses

import pytest

from tasks.extraction.metric_flags import own_flags, ratio_flags
from tasks.extraction.metric_scope import Scope, scopes_of
from tasks.grammar.quantities import read_quantities


def scopes(text: str, language: str = "en") -> list[Scope]:
    return scopes_of(text, language, [(quantity, quantity.start) for quantity in read_quantities(text, language)[0]])


def codes(text: str, language: str = "en") -> set[str]:
    return {flag.code for flags in ratio_flags(scopes(text, language)) for flag in flags}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Phasing out 10 tonnes of HCFC avoided 2 million tonnes of CO2."),
        ("en", "Destroying 5 tonnes of HFC-23 avoided 90,000 tCO2e."),
        ("en", "Capturing 10 tonnes of methane avoided 5,000 tonnes of CO2."),
        ("en", "Phasing out 10 ODP tonnes of HCFC-22 avoided 0.9 million tonnes of CO2."),
        ("zh", "全年节能1.2 Mtce，减排二氧化碳900万吨。"),
        ("zh", "淘汰了700多吨消耗臭氧物质，避免了约7,200万吨的二氧化碳排放。"),
        ("zh", "每年节约1万吨标准煤，减排二氧化碳9万吨。"),
    ],
)
def test_more_gas_than_nature_allows_is_doubted(language, text):
    assert codes(text, language) == {"implausible_ratio"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Phasing out 10 tonnes of HCFC avoided 18,000 tonnes of CO2."),
        ("en", "Destroying 5 tonnes of HFC-23 avoided 73,000 tCO2e."),
        ("en", "The plant recycled 10 tonnes of steel and avoided 2 million tonnes of CO2."),
        ("zh", "每年节约3.6万吨标准煤，减排二氧化碳9.5万吨。"),
        ("en", "Phasing out 10 ODP tonnes of HCFC-22 avoided 330,000 tonnes of CO2 equivalent."),
        ("en", "The plants saved 300 ktce and avoided 0.8 million tonnes of CO2."),
        ("en", "Nothing is measured here."),
    ],
)
def test_a_plausible_ratio_is_left_alone(language, text):
    assert codes(text, language) == set()


def test_the_arithmetic_of_a_doubt_is_printed_with_its_source():
    [flag] = ratio_flags(scopes("Phasing out 10 tonnes of HCFC avoided 2,000,000 tonnes of CO2."))[0]
    assert "200,000 t CO2 per t" in flag.detail and "16,200 (CFC-13)" in flag.detail
    assert flag.source and "AR6" in flag.source


def own(text: str, language: str = "en") -> list[str]:
    return [flag.code for scope in scopes(text, language) for flag in own_flags(scope, None)]


def test_a_share_above_the_whole_is_doubted_and_growth_is_not():
    assert own("It treats 120 per cent of the waste.") == ["share_over_100"]
    assert own("Output grew by 120 per cent of the waste.") == []
    assert own("It treats 90 per cent of the waste.") == []


def test_a_range_that_runs_backwards_is_doubted():
    [scope] = scopes("from 3 to 6 rubles each, 5–10 tonnes")[-1:]
    turned = dataclasses.replace(scope, quantity=dataclasses.replace(scope.quantity, min=10, max=5))
    assert [flag.code for flag in own_flags(turned, None)] == ["reversed_range"]
    assert own_flags(scope, None) == ()


def test_a_part_above_its_total_is_doubted():
    large, small = scopes("50 companies, including 12 companies")
    assert [flag.code for flag in own_flags(large, small)] == ["part_exceeds_total"]
    assert own_flags(small, large) == ()


def test_a_count_that_could_be_a_year_is_noted():
    assert own("reached 2000 participants") == ["year_like_count"]
    assert own("reached 2,000 participants") == []
    assert own("reached more than 2000 participants") == []
