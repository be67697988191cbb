import time

import pytest

from tasks.extraction.metric_countries import countries_of
from tasks.extraction.metric_kind import kind_and_status
from tasks.extraction.metric_parts import totals_of
from tasks.extraction.metric_scope import scopes_of
from tasks.extraction.metric_subject_en import subject_en
from tasks.extraction.metric_subject_zh import subject_zh
from tasks.grammar.quantities import read_quantities


def scopes(text, language="en"):
    return scopes_of(text, language, [(quantity, quantity.start) for quantity in read_quantities(text, language)[0]])


def test_other_figures_and_dates_are_masked_and_counted_nouns_stay():
    last = scopes("In 2022 the 40 mills saved 12 tonnes of steel and 7 GWh.")[-1]
    assert last.words_before == "In @ the #mills saved # of steel and "


def test_a_title_is_told_from_speech():
    assert scopes("The study “Lessons from 50 industrial parks” came out.")[0].in_title
    assert not scopes("“We audited 50 industrial parks.” he said of 3 parks.")[0].in_title


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "en",
            "In 2020 the plant in Kenya saved 40 tonnes of steel, water use fell by 18 per cent and 12 firms joined, ",
        ),
        ("zh", "2020年该厂在越南节约了40吨钢材，用水量减少了18%，培训了12名技术人员，"),
    ],
)
def test_the_cost_of_a_figure_does_not_grow_with_its_sentence(language, sentence):
    def cost(times):
        found = scopes(sentence * times, language)
        begin = time.process_time()
        for scope in found:
            kind_and_status(scope)
            (subject_zh if language == "zh" else subject_en)(scope)
        countries_of(found)
        totals_of(found)
        return (time.process_time() - begin) / len(found)

    cost(5)
    assert cost(400) < 5 * cost(50)
