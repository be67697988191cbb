import pytest

from tasks.extraction.metric_scope import scopes_of
from tasks.extraction.metric_subject_en import subject_en
from tasks.grammar.quantities import read_quantities

CASES = [
    ("Emissions fell from 31 to 26 kt CO2e.", ["emissions", "emissions"]),
    ("Unpaid dues stood at €21 million, against €22 million a year earlier.", ["unpaid dues", "unpaid dues"]),
    (
        "The Ministry today launched a five-year programme worth US$12.5 million to train smiths.",
        ["five-year programme to train smiths"],
    ),
    ("It covers the recycling of some 72,000 tonnes of e-waste a year.", ["recycling of e-waste"]),
    ("The mills worked, cutting water use by 15 per cent.", ["reduction in water use"]),
    ("The smelter lowered dust from 48 to 11 mg/m3.", ["dust", "dust"]),
    (
        "Of the 8,400 people trained, 41 per cent were under 30.",
        ["people trained", "share of people who were under 30"],
    ),
    ("101 countries had paid; 23 had not.", ["countries that had paid", "countries that had not"]),
    ("They toured the 300-hectare park.", ["park"]),
    ("Annual savings of between 60,000 and 75,000 MWh are expected.", ["annual savings"]),
    ("More than 99% of the asbestos is used here.", ["asbestos used here"]),
    ("We met 12 firms, saving time.", ["firms"]),
    ("5 kg", ["5 kg"]),
    (
        "As a result, steam use fell by 18 per cent, from 5.2 million tonnes in 2021 to 4.3 million tonnes in 2023.",
        ["reduction in steam use", "steam use", "steam use"],
    ),
    (
        "Although the share of textiles in exports rose from 12 per cent in 2015 to 14 per cent, work remains.",
        ["share of textiles in exports"] * 2,
    ),
    ("Leather accounted for 3.4 per cent of exports in Ethiopia in 2022.", ["share of leather in exports in Ethiopia"]),
    ("Women made up 41 per cent of the 360 trainees.", ["women among trainees", "trainees"]),
    ("The tannery spent EUR 4 million, of which EUR 1 million was a loan.", ["sum spent", "loan"]),
    (
        "Some 40 kilns switched to gas, which would save 96 GWh a year.",
        ["kilns switched to gas", "energy saved by kilns switched to gas"],
    ),
    ("The Fund has set a 50 per cent goal for women.", ["goal for women"]),
    ("The agency signed a $40 million loan with a bank.", ["loan"]),
    (
        "The largest falls were recorded in Peru (-3.1%) and Chile (-2.9%).",
        ["largest falls in Peru", "largest falls in Chile"],
    ),
    ("The Minister announced on 3 May that the centre had certified 60 auditors.", ["auditors certified"]),
    ("The number of idle plants could rise by 12 plants.", ["plants"]),
]


@pytest.mark.parametrize(("text", "subjects"), CASES)
def test_the_subject_says_what_is_measured(text, subjects):
    figures = read_quantities(text, "en")[0]
    scopes = scopes_of(text, "en", [(quantity, quantity.start) for quantity in figures])
    assert [subject_en(scope) for scope in scopes] == subjects


@pytest.mark.parametrize("text", ["5 % of of of", "to to 5 t to to", "… 5 kg …", "(5 t)", "by 3 t and 4 t or 5 t"])
def test_a_subject_is_never_empty(text):
    figures = read_quantities(text, "en")[0]
    assert figures
    assert all(subject_en(scope) for scope in scopes_of(text, "en", [(q, q.start) for q in figures]))
