import pytest

from tasks.extraction.metric_countries import countries_of
from tasks.extraction.metric_scope import scopes_of
from tasks.grammar.quantities import read_quantities

CASES = [
    ("en", "Some 45 plants in Kazakhstan and 12 plants in Uzbekistan closed.", [("KAZ",), ("UZB",)]),
    ("en", "In Kenya 45 plants saved 12 tonnes.", [("KEN",), ("KEN",)]),
    ("en", "45 plants in Kenya plan to install pumps, which would save 96 GWh.", [("KEN",), ("KEN",)]),
    ("en", "The rise was greatest in Peru (6.8%) and Chile (4.6%).", [("PER",), ("CHL",)]),
    ("en", "Output rose by 3 per cent, double the pace of Haiti.", [()]),
    ("en", "30 firms in Togo, including 4 firms in Lomé, took part.", [("TGO",), ()]),
    ("zh", "在越南，工业园区的用水量减少了18%，即从520万立方米降至430万立方米。", [("VNM",)] * 3),
    ("zh", "肯尼亚政府已建设了29个集水器，支持了11个家庭。", [("KEN",)] * 2),
    ("zh", "丹麦政府启动了项目，越南企业节水40吨。", [("VNM",)]),
]


@pytest.mark.parametrize(("language", "text", "countries"), CASES)
def test_a_figure_has_the_countries_of_its_own_words(language, text, countries):
    figures = read_quantities(text, language)[0]
    assert countries_of(scopes_of(text, language, [(quantity, quantity.start) for quantity in figures])) == countries


def test_no_figures_have_no_countries():
    assert countries_of([]) == []
