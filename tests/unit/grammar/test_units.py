import pytest

from tasks.grammar.units import money_before, rate_after, unit_at


@pytest.mark.parametrize(
    ("text", "unit", "rate"),
    [
        (" kWh per tonne of steel", "kWh/t", None), (" tonnes of CO2 equivalent", "tCO2e", None),
        (" m³ every year", "m3", "per year"),
        (" per cent of", "%", None), (" kt CO2e", "ktCO2e", None), (" tonnes a year", "t", "per year"), ("m3/day", "m3", "per day"),
        (" cubic metres of water", "m3", None), (" million", None, None), (" companies", None, None), ("", None, None),
    ],
)  # fmt: skip
def test_the_longest_english_unit_is_taken(text, unit, rate):
    hit = unit_at(text, 0, "en")
    assert (hit.unit if hit else None, hit.rate if hit else None) == (unit, rate)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("万吨", None), (" 公吨多氯联苯", "t"), ("吨二氧化碳当量", "tCO2e"), ("吨标准煤", "tce"),
        ("千瓦时/吨", "kWh/t"), ("个", None), ("度电", "kWh"),
    ],
)  # fmt: skip
def test_the_longest_chinese_unit_is_taken(text, unit):
    hit = unit_at(text, 0, "zh")
    assert (hit.unit if hit else None) == unit


def test_a_year_earlier_is_no_rate():
    assert rate_after("5 tonnes a year earlier", 8) is None
    assert rate_after("5 tonnes a year", 8) == ("per year", 15)


def test_won_is_a_currency_only_without_an_object():
    assert unit_at("10 won grants", 2, "en") is None
    assert unit_at("10 won in fees", 2, "en").unit == "KRW"


def test_a_currency_stands_before_its_number():
    assert money_before("US$ 5", 4).unit == "USD"
    assert money_before("bus 5", 4) is None
    assert money_before("5", 0) is None
