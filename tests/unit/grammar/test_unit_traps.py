"""Words after and before numbers that look like units and are none, and the units that hide behind others."""

import random
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.grammar.units import money_before, rate_after, unit_at

NO_UNIT = [
    "revenue of $2.4 billion| in the year to June", "output rose by 5| in 2020 and fell after", "the desk opens at 10| a.m. daily",
    "about 3| m people were displaced", "some 12| m children are out of school", "Annex 5| C lists the exceptions", "Chapter 4| V. General",
    "they won 10| real victories", "the city won 10| won grants", "the survey covered 120| pp. of text", "in the 1990|s the sector grew",
    "12| TB patients were treated", "the norm 18597| GB/T applies", "she serves 5| bars and restaurants", "the 3| bar charts below",
    "COP 27| TOP priorities were set", "adopted at 28| COP meetings", "the 20| ALL members voted", "the 40| Afghanis returned home",
    "it awarded 1,200| degrees in engineering", "two models with 12| degrees of freedom", "25| t-shirt factories",
    "the 5| stone houses of the village", "5| second-hand dealers", "the plant at 30| N. Main Street", "45° 30|° N", "9|° 12′ E",
    "the 2| L'Aquila offices", "in 15| as many districts", "in 15| at most", "the 8| a week rule", "the 12| h-index",
    "4| K screens", "7| F-gases", "a 5|G network", "the 12| mu variants", "5| Am Markt", "3| Teslas",
    "6| lecturers", "9| metrics", "14| degreed staff", "10| kgb files", "3| tonnages", "4| dayslong", "8| yearsof", "2| hourly", "5|_kg",
]  # fmt: skip
NO_UNIT_ZH = [
    "2015|米兰世博会", "派出5|两个小组", "共2024|年度", "第3|升级版", "5|克服困难", "有3|里面的", "共5|节约项目", "有3|周边国家",
    "5|天津企业", "3|天然气站", "2|元素分析", "4|元旦活动", "第6|巴西站", "5|瓦努阿图代表", "3|个项目", "7|名代表", "20|届会议", "9|伏击战",
    "2|磅礴", "4|里程碑", "6|桶装水", "8|度假村", "5|克隆羊", "3|比尔及梅琳达基金", "50|人", "两|", "5|、", "3|",
]  # fmt: skip
UNITS = [
    ("the pipe is 3| m wide", "m"), ("wells of 120| m depth", "m"), ("a pipe of 12| in. wide steel", "in"), ("12| in x 4 in", "in"),
    ("a 12| V battery", "V"), ("heated to a temperature of 250| C", "degC"), ("the oven reached 400| F", "degF"),
    ("a fuse and a current of 16| A", "A"), ("images of 12| TB in all", "TB"), ("64| GB of memory", "GB"),
    ("30| pounds of plastic", "lb"), ("weighing 30| pounds (13.6 kg)", "lb"), ("a budget of 30| pounds", "GBP"), ("worth 5 million| pounds", "GBP"),
    ("turned by 90| degrees", "deg"), ("warming of 1.5| degrees", "degC"), ("1.5| degrees Celsius", "degC"), ("-20| °C", "degC"),
    ("cut by 25| bps, the rate", "basis point"), ("unemployment fell 2| pp in May", "percentage point"), ("covers 300| mu of farmland", "mu"),
    ("5 million| won in reserves", "KRW"), ("2,000| reais", "BRL"), ("a fee of 40| afghanis", "AFN"), ("loans of 28,500| COP", "COP"),
    ("grants of 3 million| PEN", "PEN"), ("a 5.2|kg parcel", "kg"), ("10|km away", "km"), ("5|% of firms", "%"), ("5|%-point rise", "percentage point"),
    ("3| metric\ntons", "t"), ("3| Metric Tons", "t"), ("4| short tons", "ston"), ("4| long tons", "lton"), ("12| Kilowatt-Hours", "kWh"),
    ("12| U.S. dollars", "USD"), ("7| sq. km", "km2"), ("7| m^2", "m2"), ("7| cu. m", "m3"), ("300| MCM", "Mm3"), ("45| bcm", "bcm"),
    ("5| acre-feet", "acre-foot"), ("2| bushels", "bu"), ("3| ounces", "oz"), ("3| fl oz", "fl oz"), ("9| stone heavier", "st"),
    ("4| hp", "hp"), ("60| mph", "mph"), ("10| knots", "kn"), ("3| Nm", "Nm"), ("30| psi", "psi"), ("120| mmHg", "mmHg"), ("20| kHz", "kHz"),
    ("5| Bq", "Bq"), ("2| mSv", "mSv"), ("300| lux", "lx"), ("800| lumens", "lm"), ("4| ppt", "ppt"), ("3| mol", "mol"), ("90| dB(A)", "dB"),
    ("5| Mbit/s", "Mbps"), ("3| ZB", "ZB"), ("12| tonne-kilometres", "tkm"), ("9| DALYs", "DALY"), ("3| FTEs", "FTE"), ("8| man-days", "person-day"),
    ("3.5| work-months", "person-month"), ("40| person-years", "person-year"), ("15| SDRs", "XDR"), ("5 million| Trinidad and Tobago dollars", "TTD"),
    ("250| CFA francs", "XOF"), ("12| dinars", "dinar"), ("12| Tunisian dinars", "TND"), ("2| ktpa plant", "kt"), ("9| barrels of oil equivalent", "boe"),
]  # fmt: skip
EQUIVALENTS = [
    ("5| tonnes of CO2 equivalent", "tCO2e"), ("5| tons CO₂-eq.", "tCO2e"), ("5| tonnes of carbon dioxide equivalents", "tCO2e"),
    ("5| tonnes of carbon-dioxide-equivalent", "tCO2e"), ("5| Mt CO2e", "MtCO2e"), ("5| MtCO2-eq", "MtCO2e"), ("5| GtCO₂e", "GtCO2e"),
    ("5| kg CO2 eq", "kgCO2e"), ("5| metric tons (CO2e)", "tCO2e"), ("5| tonnes of CO2", "t"), ("5| tonnes of CO2 emissions", "t"),
    ("5| tCO2", "tCO2"), ("5| tons of standard coal", "tce"), ("5| tons of coal", "t"), ("5| kilograms of coal equivalent", "kgce"),
    ("5| million tonnes", None), ("5| tonnes of oil equivalent", "toe"), ("5| tonnes of oil", "t"), ("5| Mtoe", "Mtoe"),
    ("5| ODP tonnes", "ODP t"), ("5| tonnes ODP", "ODP t"), ("5| ODP-weighted tonnes", "ODP t"), ("5| g TEQ", "g TEQ"),
    ("5| µg WHO-TEQ", "µg TEQ"), ("5| grams of toxic equivalent", "g TEQ"), ("5| g of tea", "g"), ("5| CO2-equivalent tonnes", "tCO2e"),
]  # fmt: skip
ZH = [
    ("节约用电3200|度", "kWh"), ("共计3万|度", "kWh"), ("30|度电", "kWh"), ("气温升至35|度", "degC"), ("旋转360|度", "deg"), ("5|摄氏度", "degC"),
    ("5|两茶叶", "liang"), ("3|斤苹果", "jin"), ("20|里路", "li"), ("300|亩", "mu"), ("3|公斤", "kg"), ("2|海里", "nmi"), ("50|加仑", "gal"),
    ("2|英里", "mi"), ("6|英尺", "ft"), ("3|英寸", "in"), ("4|盎司", "oz"), ("90|华氏度", "degF"), ("5|吨二氧化碳当量", "tCO2e"),
    ("5|二氧化碳当量吨", "tCO2e"), ("5|吨 CO2 当量", "tCO2e"), ("5|公吨的二氧化碳当量", "tCO2e"), ("5|千克二氧化碳当量", "kgCO2e"),
    ("5|吨标准煤", "tce"), ("5|克标准煤", "gce"), ("5|吨油当量", "toe"), ("5| ODP吨", "ODP t"), ("5|纳克毒性当量", "ng TEQ"), ("5|吨碳当量", "tC"),
    ("5|吨煤", "t"), ("5|吨公里", "tkm"), ("5|人年", "person-year"), ("5|人月", "person-month"), ("5|千伏安", "kVA"), ("5|兆瓦时", "MWh"),
    ("5|个百分点", "percentage point"), ("5|个基点", "basis point"), ("5|元首付", "CNY"), ("5|新台币", "TWD"), ("5|阿联酋迪拉姆", "AED"),
    ("5|第纳尔", "dinar"), ("5|平米", "m2"), ("5|㎡", "m2"), ("5|kWh", "kWh"), ("5|％", "%"), ("5|米高", "m"), ("5|克黄金", "g"), ("5|升水", "L"),
]  # fmt: skip
RATES = [
    ("5| m3/h", "en", "m3", "per hour"), ("5| t/d", "en", "t", "per day"), ("5| kWh/yr", "en", "kWh", "per year"), ("5| t/a", "en", "t", "per year"),
    ("5| tpa", "en", "t", "per year"), ("5| Mtpa", "en", "Mt", "per year"), ("5| b/d", "en", "bbl", "per day"), ("5| mb/d", "en", "Mbbl", "per day"),
    ("5| t ha-1 yr-1", "en", "t/ha", "per year"), ("5| kg m−3", "en", "kg/m3", None), ("5| mg·L⁻¹", "en", "mg/L", None),
    ("5| kg per capita per year", "en", "kg/person", "per year"), ("5| litres per 100 km on average", "en", "L", "per 100 km"),
    ("5| euros/MWh", "en", "EUR/MWh", None), ("5| RUB/RUB", "en", "RUB/RUB", None), ("5| kWh per tonne of X", "en", "kWh/t", None),
    ("5| mg/Nm3", "en", "mg/m3", None), ("5| ng TEQ/m3", "en", "ng TEQ/m3", None), ("5| tonnes per cent", "en", "t", None),
    ("5| kWh a year earlier", "en", "kWh", None), ("5|元/吨", "zh", "CNY/t", None), ("5|千克/人", "zh", "kg/person", None),
    ("5|立方米/天", "zh", "m3", "per day"), ("5|吨/年", "zh", "t", "per year"), ("5|微克/立方米", "zh", "µg/m3", None), ("5|t/a", "zh", "t", "per year"),
    ("5|元每吨", "zh", "CNY/t", None), ("5| kWh/吨", "zh", "kWh/t", None), ("5|公斤/亩", "zh", "kg/mu", None),
]  # fmt: skip
MONEY = [
    ("loans of US$ |5 million", "USD"), ("US $ |5", "USD"), ("NT$|500", "TWD"), ("R$|500", "BRL"), ("Rs.|500", "INR"), ("KSh |1,500", "KES"),
    ("R|5 million", "ZAR"), ("refrigerant R|22", None), ("N|5 billion", "NGN"), ("N |2", None), ("COP |27", None), ("COP |3.5 billion", "COP"),
    ("TOP |10 firms", None), ("ALL |5 members", None), ("SDG |7", None), ("NIS |2 Directive", None), ("NIS |25,000", "ILS"), ("SDR |12 million", "XDR"),
    ("PEN |1,250.50", "PEN"), ("Euro |6 engines", None), ("Euro |5 million", "EUR"), ("euro |500", "EUR"), ("¥|500 in Japan", "JPY"),
    ("¥|500 in China", "CNY"), ("总额¥|500", "CNY"), ("a loan of ¥|18.5 billion", "JPY"), ("人民币|5亿", "CNY"), ("美元|2000万", "USD"),
    ("港币 |500万", "HKD"), ("每人100美元|50人", None), ("of|5", None), ("bus |5", None), ("abcUSD |5", None), ("|5", None), (" |5", None), ("$|5", "USD"),
]  # fmt: skip


def split(case: str) -> tuple[str, int]:
    text = case.replace("|", "", 1)
    return text, case.index("|")


@pytest.mark.parametrize("case", NO_UNIT)
def test_words_that_only_look_like_a_unit_are_none(case):
    assert unit_at(*split(case), "en") is None


@pytest.mark.parametrize("case", NO_UNIT_ZH)
def test_characters_that_begin_another_word_are_no_unit(case):
    assert unit_at(*split(case), "zh") is None


@pytest.mark.parametrize(("case", "unit"), UNITS + EQUIVALENTS)
def test_a_unit_is_read_in_its_context(case, unit):
    hit = unit_at(*split(case), "en", compound=False)
    assert (hit and hit.unit) == unit


@pytest.mark.parametrize(("case", "unit"), ZH)
def test_a_chinese_unit_is_read_in_its_context(case, unit):
    hit = unit_at(*split(case), "zh", compound=False)
    assert (hit and hit.unit) == unit


@pytest.mark.parametrize(("case", "language", "unit", "rate"), RATES)
def test_what_a_unit_is_per_is_read_with_it(case, language, unit, rate):
    hit = unit_at(*split(case), language)
    assert (hit.unit, hit.rate) == (unit, rate)


@pytest.mark.parametrize(("case", "unit"), MONEY)
def test_a_currency_before_a_number_is_told_from_labels_and_codes(case, unit):
    hit = money_before(*split(case))
    assert (hit and hit.unit) == unit


@given(
    st.text(
        alphabet=st.sampled_from("5 \u00a0\nmtkgWhCO2²/-·.'%$€¥NRperacu吨度元两每的人里亩米克二氧化碳当量"), max_size=40
    ),
    st.integers(0, 40),
)
def test_no_text_makes_the_readers_raise_and_their_offsets_quote_it(text, position):
    position = min(position, len(text))
    for language in ("en", "zh"):
        hit = unit_at(text, position, language)
        assert hit is None or position <= hit.start < hit.end <= len(text)
    before = money_before(text, position)
    assert before is None or 0 <= before.start < before.end <= position
    rate = rate_after(text, position)
    assert rate is None or position < rate[1] <= len(text)


@pytest.mark.parametrize(
    "piece", ["a", "5 ", "m/", "kg ", "US$", "per ", "t of CO2 ", "二氧化碳", "度", "米/", "-1", "\u00a0", "N", "元每"]
)
def test_a_look_at_one_place_of_a_long_text_costs_the_same_as_in_a_short_one(piece):
    random.seed(5)
    text = "5 t" + piece * (2_000_000 // len(piece))
    places = [random.randrange(len(text)) for _ in range(300)]
    begin = time.process_time()
    for place in places:
        for language in ("en", "zh"):
            unit_at(text, place, language)
        money_before(text, place)
        rate_after(text, place)
    assert time.process_time() - begin < 1  # 300 places; a look that reads on to the end would take minutes


def test_the_guards_of_the_table_are_all_written():
    from tasks.grammar.unit_context import _GUARDS
    from tasks.vocabularies.quantity_tables import load_units

    for row in load_units():
        for surface in row.guarded:
            assert surface in _GUARDS or row.dimension == "money", surface
    used = {surface for row in load_units() for surface in row.guarded}
    assert _GUARDS.keys() <= used, sorted(_GUARDS.keys() - used)
    assert not any(re.search(r"\s", surface) for surface in used)
