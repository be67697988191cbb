import pytest

from tasks.extraction.metric_kind import kind_and_status
from tasks.extraction.metric_scope import scopes_of
from tasks.grammar.quantities import read_quantities

CASES = [
    ("en", "The project trained 120 operators.", "outcome", "achieved"),
    ("en", "Over 57 million kilowatt-hours of energy were saved during the first phase.", "outcome", "achieved"),
    ("en", "The forum was attended by 300 participants.", "participation", "achieved"),
    ("en", "The centre will train 40 auditors by 2027.", "target", "planned"),
    ("en", "The meeting recommends that 5 centres be set up.", "target", "recommended"),
    ("en", "Cement makers account for roughly 7 per cent of global CO2 emissions.", "context", "context"),
    ("en", "The Ministry launched a programme worth US$12.5 million.", "activity", "achieved"),
    (
        "en",
        "It launched a programme to formalise the recycling of some 72,000 tonnes of e-waste a year.",
        "context",
        "context",
    ),
    ("en", "The centre worked with 21 textile mills, saving energy.", "activity", "achieved"),
    ("en", "The smelter lowered dust from 48 mg/m3.", "outcome", "achieved"),
    ("en", "Sixty of the mills, which were audited in May, are expected to save 40 GWh.", "target", "planned"),
    ("en", "They launched a scheme, under which 120 women will be trained.", "target", "planned"),
    ("en", "The Board requested the Director to fill 10 posts.", "target", "recommended"),
    ("en", "The budget amounts to US$ 4 million.", "context", "context"),
    ("en", "Women made up 43 per cent of the participants.", "participation", "achieved"),
    ("en", "Exports grew by 4 per cent in the second quarter.", "context", "context"),
    ("en", "As a result, water use fell by 18 per cent.", "outcome", "achieved"),
    ("en", "The mill had cut its electricity consumption by a quarter.", "outcome", "achieved"),
    ("zh", "到2028年，工业固体废物综合利用率达到73%。", "target", "planned"),
    ("zh", "会议建议各国将回收率提高到35%。", "target", "recommended"),
    ("zh", "规模以上工业增加值同比增长4.2%。", "context", "context"),
    ("zh", "累计培育了绿色工厂630家。", "activity", "achieved"),
    ("zh", "工发组织为500名技术人员提供了培训。", "outcome", "achieved"),
    ("zh", "300多名代表出席了会议。", "participation", "achieved"),
    ("zh", "预计到2030年将减排20万吨。", "target", "planned"),
    ("zh", "目前正在9个国家开展该项目。", "activity", "under_way"),
]


@pytest.mark.parametrize(("language", "text", "kind", "status"), CASES)
def test_the_words_of_the_clause_say_what_sort_of_fact_it_is(language, text, kind, status):
    figures = read_quantities(text, language)[0]
    scope = scopes_of(text, language, [(quantity, quantity.start) for quantity in figures])[0]
    assert tuple(value.value for value in kind_and_status(scope)) == (kind, status)
