import pytest

from tasks.extraction.metric_parts import totals_of
from tasks.extraction.metric_scope import scopes_of
from tasks.grammar.quantities import read_quantities

CASES = [
    ("en", "163 participants took part, including 27 guests and 9 representatives.", [None, 0, 0]),
    ("en", "18 of the 25 parks met the benchmark.", [1, None]),
    ("en", "40 companies of which 12 companies are small.", [None, 0]),
    ("en", "40 companies saved 12 tonnes.", [None, None]),
    ("en", "40 companies; 12 companies came later.", [None, None]),
    ("en", "Of the 57 firms, 23 firms have closed.", [None, 0]),
    ("en", "57 people came, 23 people of whom were women.", [None, 0]),
    ("en", "One company.", [None]),
    ("zh", "包括 100 名妇女在内的 300 多名议员参加了会议。", [1, None]),
    ("zh", "52家企业参加，其中18家企业来自非洲。", [None, 0]),
    ("zh", "52家企业节约了18吨。", [None, None]),
]


@pytest.mark.parametrize(("language", "text", "totals"), CASES)
def test_a_part_points_to_its_total_and_a_total_to_none(language, text, totals):
    figures = read_quantities(text, language)[0]
    assert totals_of(scopes_of(text, language, [(quantity, quantity.start) for quantity in figures])) == totals


def test_no_figures_have_no_totals():
    assert totals_of([]) == []
