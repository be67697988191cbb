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
    ("More than 99% of the asbestos is used here.", ["the asbestos used here"]),
    ("We met 12 firms, saving time.", ["firms"]),
    ("5 kg", ["5 kg"]),
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
