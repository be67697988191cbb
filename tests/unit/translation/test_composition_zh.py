"""Composition: every part known and one reading, or no answer."""

import csv
import time
from pathlib import Path

import pytest

from tasks.grammar.composition_zh import compose
from tasks.grammar.inflection_en import gerund, participle, plural
from tasks.grammar.segmentation_zh import segment
from tasks.vocabularies.composition_terms import COMPOSITION_PARTS_OF_SPEECH, composition_terms, load_lexicon
from tasks.vocabularies.termbase import PARTS_OF_SPEECH, load_termbase

COMPOSED = [
    ("发展中国家", "developing countries"),
    ("议会圆桌会议", "parliamentary round tables"),
    ("环境政策和条例", "environmental policies and regulations"),
    ("政策简报", "policy briefs"),
    ("国际专家", "international experts"),
    ("与会者", "participants"),
    ("消耗臭氧物质", "ozone-depleting substances"),
    ("二氧化碳排放", "carbon dioxide emissions"),
    ("二氧化碳的排放", "emissions of carbon dioxide"),
    ("工业园区", "industrial parks"),
    ("国家项目", "country projects"),
    ("持久性有机污染物", "persistent organic pollutants"),
    ("工发组织在环境和能源方面的活动", "UNIDO activities related to environment and energy"),
    ("关于工业发展的报告", "report on industrial development"),
    ("大会 GC.18/Res.7 号决议执行情况", "implementation of General Conference resolution GC.18/Res.7"),
    ("《蒙特利尔议定书》的执行情况", "implementation of the Montreal Protocol"),
    ("工发组织与联合国环境规划署之间的合作", "cooperation between UNIDO and the United Nations Environment Programme"),
    ("促进循环经济的举措", "initiatives to promote the circular economy"),
    ("加强发展中国家的能力", "strengthening the capacities of developing countries"),
    ("经济、社会和环境影响", "economic, social and environmental impacts"),
    ("2018-2021年中期方案框架", "medium-term programme framework, 2018–2021"),
    ("可持续发展目标 9", "Sustainable Development Goal 9"),
    ("可再生能源领域的技术转让", "technology transfer in the field of renewable energy"),
    ("从工业园区向生态工业园区的过渡", "transition from industrial parks to eco-industrial parks"),
    ("巴西的公司", "companies of Brazil"),
    ("菲律宾代表", "representatives of the Philippines"),
    ("中国和印度的工业园区", "industrial parks in China and India"),
    ("发展战略", "development strategies"),
    ("独立评价的结果", "results of independent evaluations"),
]  # fmt: skip


@pytest.mark.parametrize(("chinese", "english"), COMPOSED)
def test_a_phrase_of_known_parts_reads_as_english(chinese: str, english: str) -> None:
    assert compose(chinese) == english


PREPOSITIONS = [
    ("气候变化对粮食安全的影响", "impact of climate change on food security"),
    ("工发组织对可持续发展目标的贡献", "contribution of UNIDO to the Sustainable Development Goals"),
    ("对最不发达国家的支持", "support for least developed countries"),
    ("消除对妇女的暴力", "eliminating violence against women"),
    ("为最不发达国家提供的技术援助", "technical assistance provided to least developed countries"),
    ("由全球环境基金资助的项目", "projects funded by the Global Environment Facility"),
    ("全环基金和绿色气候基金供资的项目", "projects funded by GEF and the Green Climate Fund"),
    ("根据大会第70/1号决议采取的后续行动", "follow-up taken pursuant to General Assembly resolution 70/1"),
    ("包括小岛屿发展中国家在内的发展中国家", "developing countries, including small island developing States"),
    ("环境与贸易之间的关系", "relations between the environment and trade"),
    ("工发组织与联合国系统其他组织的合作", "cooperation between UNIDO and the other organizations of the United Nations system"),
    ("中等收入国家面临的挑战", "challenges facing middle-income countries"),
    ("在执行2030年议程方面取得的进展", "progress made in implementing the 2030 Agenda"),
    ("实现可持续发展目标方面的进展", "progress in achieving the Sustainable Development Goals"),
    ("国家和区域两级的能力建设", "capacity-building at the national and regional levels"),
    ("按区域分列的技术合作支出", "technical cooperation expenditure by region"),
    ("秘书长关于妇女状况的报告", "report of the Secretary-General on the situation of women"),
    ("妇女在发展中的作用", "role of women in development"),
    ("需要理事会采取的行动", "action required of the Board"),
    ("非洲国家的工业化", "industrialization in African countries"),
    ("有毒化学品的替代品", "alternatives to toxic chemicals"),
    ("总干事提名的候选人", "candidates nominated by the Director General"),
    ("审查会员国提交的报告", "review of the reports submitted by Member States"),
    ("报告中提出的其它事项", "other matters raised in the report"),
    ("使用清洁能源的家庭", "households using clean energy"),
]  # fmt: skip


@pytest.mark.parametrize(("chinese", "english"), PREPOSITIONS)
def test_what_stands_before_the_head_follows_it_with_the_preposition_the_head_takes(chinese: str, english: str) -> None:
    assert compose(chinese) == english


DEEDS = [
    ("加强能力建设", "strengthening capacity-building"),
    ("审议《2030年议程》的执行情况", "consideration of the implementation of the 2030 Agenda"),
    ("任命外聘审计员", "appointment of the External Auditor"),
    ("通过委员会的报告", "adoption of the report of the Committee"),
    ("促进和保护儿童权利", "promotion and protection of the rights of children"),
    ("向会员国提供技术支持", "providing technical support to Member States"),
    ("利用可再生能源促进农村发展", "promoting rural development using renewable energy"),
    ("为今世后代保护全球气候", "protecting the global climate for present and future generations"),
    ("通过工业化减少贫困", "poverty reduction through industrialization"),
    ("将性别观点纳入主流", "mainstreaming gender perspectives"),
    ("支持各国向循环经济过渡", "supporting the transition of countries to the circular economy"),
    ("支持成员国", "supporting Member States"),
    (
        "加强成员国执行多边环境协定的能力",
        "strengthening the capacities of Member States to implement multilateral environmental agreements",
    ),
    ("科学和技术促进发展", "science and technology for development"),
    ("在国家一级执行2030年议程", "implementing the 2030 Agenda at the national level"),
    ("加强南南合作的措施", "measures to strengthen South-South cooperation"),
]  # fmt: skip


@pytest.mark.parametrize(("chinese", "english"), DEEDS)
def test_a_deed_is_a_gerund_and_at_the_head_of_an_agenda_item_a_noun_of_action(chinese: str, english: str) -> None:
    assert compose(chinese) == english


LISTS = [
    ("化学品和废物的健全管理", "sound management of chemicals and waste"),
    ("特别经济、人道主义和救灾援助", "special economic, humanitarian and disaster relief assistance"),
    ("总部协定及其补充协定的执行情况", "implementation of the headquarters agreement and its supplementary agreements"),
    ("环境与可持续发展", "environment and sustainable development"),
    ("工业化与气候变化", "industrialization and climate change"),
    ("消除贫困和实现可持续发展", "poverty eradication and the achievement of sustainable development"),
    ("国家和国际专家的征聘", "recruitment of national and international experts"),
    ("绿色城市和可持续基础设施", "green cities and sustainable infrastructure"),
    ("电子商务与数字经济", "e-commerce and the digital economy"),
    ("理事会第五十三届会议临时议程和日期", "provisional agenda and date of the fifty-third session of the Board"),
    ("臭氧层保护和《蒙特利尔议定书》的执行", "ozone layer protection and the implementation of the Montreal Protocol"),
]  # fmt: skip


@pytest.mark.parametrize(("chinese", "english"), LISTS)
def test_a_list_shares_what_its_items_share_and_nothing_else(chinese: str, english: str) -> None:
    assert compose(chinese) == english


NUMBERED = [
    ("2022-2023两年期方案和预算", "programme and budgets for the biennium 2022–2023"),
    ("开发署2026-2029年战略计划", "UNDP strategic plan, 2026–2029"),
    ("截至2021年6月30日的财务状况", "financial situation as at 30 June 2021"),
    ("2021年12月31日终了年度的财务报表", "financial statements for the year ended 31 December 2021"),
    ("2021年上半年的成果", "results in the first half of 2021"),
    ("2021年届会的主题", "theme of the 2021 session"),
    ("第四十九届会议的日期", "date of the forty-ninth session"),
    ("三个优先领域", "three priority areas"),
    ("选举执行局的六名成员", "election of six members of the Executive Board"),
    ("附件一", "annex I"),
    ("图2：二氧化碳排放量", "figure 2: carbon dioxide emissions"),
    ("可再生能源：机遇与挑战", "renewable energy: opportunities and challenges"),
    ("财务报表（续）", "financial statements (continued)"),
]  # fmt: skip


@pytest.mark.parametrize(("chinese", "english"), NUMBERED)
def test_periods_dates_ordinals_counts_and_labels_keep_their_figures(chinese: str, english: str) -> None:
    assert compose(chinese) == english


@pytest.mark.parametrize(
    "chinese",
    [
        "工发组织的蓝莓",  # an unknown part
        "支持成员国的方案",  # programmes to support them, or support for theirs
        "加强南南合作的机制",  # mechanisms to strengthen it, or strengthening its mechanisms
        "第九届最不发达国家部长级会议",  # a conference has a name of its own, which is not for us to make up
        "《关于蓝莓的公约》的执行情况",  # so has a convention
        "通过工业化",  # "through", with nothing that is done
        "",
        "   ",
        "的的的",
        "和",
        "，。",
        "hello world",
        "工" * 5000,
        "的" * 199,
        "\ufffd\x00",
    ],
)
def test_an_unknown_part_or_a_second_reading_gives_no_answer(chinese: str) -> None:
    assert compose(chinese) is None


@pytest.mark.parametrize(
    "chinese",
    [
        "的" * 100,
        "和" * 100,
        "、" * 100,
        "及其" * 100,
        "工业和" * 66,
        "工业的" * 66,
        "促进工业的能力和" * 25,
        "由国家资助的" * 33,
        "对工业的" * 50,
        "通过工业促进" * 33,
        "支持国家执行" * 33,
        "（" * 200,
        "管理体系" * 50,
    ],
)
def test_a_hostile_phrase_costs_no_more_than_a_moment(chinese: str) -> None:
    compose("工业发展")  # the vocabularies are loaded
    begin = time.process_time()
    compose(chinese)
    assert time.process_time() - begin < 0.5  # a few ms on an idle machine; exponential search would take minutes


GUESSES = [
    "监测框架的执行情况",  # one framework or several
    "核心自愿捐款供资机制",
    "战略资源管理问题非正式工作组的报告",  # 问题 names the group's field, and the group is one
    "遵约和报告问题",  # the question of both, or issues of both
    "协调、方案和其他问题",
    "绿色气候基金的报告和对基金的指导",  # the Fund, not funds
    "国家登记册的模式",  # modalities, modes, models
    "国际蓝色工业行动计划",  # an official name would have its own words
    "联合国经济、社会、人道主义及有关领域决议的执行情况",  # a chain that no reader bears
    "项目厅2014-2017年战略计划中期审查",  # whose years
    "渔业补贴的取消",  # cancelled or eliminated
    "投资协定的改革",  # a noun that can be a verb
    "债务管理和数据分析系统",  # a system for both, or one of them
    "工发组织私营部门伙伴关系战略",  # its strategy, not the sector's
    "第二章 会议的开幕",  # the number of the chapter owns nothing
    "环境法的执行和遵守",  # implementation of, but compliance with
    "大流行病的防备和应对",
]


@pytest.mark.parametrize("chinese", GUESSES)
def test_what_chinese_leaves_open_and_english_may_not_is_not_guessed(chinese: str) -> None:
    assert compose(chinese) is None


SETTLED = [
    ("选举副主席和报告员", "election of Vice-Presidents and the Rapporteur"),
    ("对巴勒斯坦国的技术援助", "technical assistance to the State of Palestine"),
    ("所罗门群岛的渔业", "fisheries in the Solomon Islands"),
    ("全民教育的国际协调", "international coordination of Education for All"),
    ("关于汞的水俣公约的执行进展情况", "progress in the implementation of the Minamata Convention on Mercury"),
    ("国际贸易与发展的最新动态", "latest developments in international trade and development"),
    ("联合国同区域组织和其他组织的合作", "cooperation between the United Nations and regional and other organizations"),
    ("环境与发展的相互关系", "interlinkages between the environment and development"),
    ("执行局2023年年度会议的报告", "report of the 2023 annual session of the Executive Board"),
    ("附属机构的报告", "reports of subsidiary bodies"),
    ("区域集团的声明", "statements by regional groups"),
    ("濒危物种的贸易", "trade in endangered species"),
    ("发展筹资问题国际会议的结果", "outcome of the International Conference on Financing for Development"),
    (
        "截至2012年12月31日止年度的财务报表",
        "financial statements for the year ended 31 December 2012",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("chinese", "english"), SETTLED)
def test_articles_numbers_and_prepositions_are_those_of_the_united_nations(chinese: str, english: str) -> None:
    assert compose(chinese) == english


def test_a_name_that_the_text_spells_out_is_one_token() -> None:
    tokens = segment("联合国系统行政首长协调理事会的年度概览报告")
    assert [token.zh for token in tokens or ()] == ["联合国系统行政首长协调理事会", "的", "年度", "概览", "报告"]


def test_the_termbase_is_large_and_every_row_is_usable() -> None:
    with Path("tasks/vocabularies/termbase.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert len(rows) >= 600
    for row in rows:
        assert row["part_of_speech"] in PARTS_OF_SPEECH, row
        assert row["zh"] == row["zh"].strip() != "" and row["en"] == row["en"].strip() != "", row
        assert row["source"] and row["domain"], row
    assert len({(row["zh"], row["part_of_speech"]) for row in rows}) == len(rows)


def test_the_everyday_vocabulary_is_large_and_every_row_is_usable() -> None:
    rows = composition_terms()
    assert len(rows) >= 1500
    for row in rows:
        assert row.part_of_speech in COMPOSITION_PARTS_OF_SPEECH, row
        assert row.zh == row.zh.strip() != "" and row.en == row.en.strip() != "", row
        assert row.source and row.domain, row
    assert len({(row.zh, row.part_of_speech) for row in rows}) == len(rows)


def test_the_termbase_decides_where_both_know_a_term() -> None:
    termbase, lexicon = load_termbase(), load_lexicon()
    for zh in ("总干事", "工发组织", "持久性有机污染物", "报告"):
        assert lexicon[zh][: len(termbase[zh])] == termbase[zh]


def test_the_termbase_knows_the_traps_of_united_nations_chinese() -> None:
    termbase = load_termbase()
    assert termbase["总干事"][0].en == "Director General"
    assert termbase["工发组织"][0].en == "UNIDO"
    assert termbase["持久性有机污染物"][0].en == "persistent organic pollutant"


def test_plurals_and_gerunds_follow_english_spelling() -> None:
    assert [plural(word) for word in ("policy", "country", "branch", "woman", "analysis", "key")] == [
        "policies", "countries", "branches", "women", "analyses", "keys",
    ]  # fmt: skip
    assert [gerund(verb) for verb in ("promote", "phase out", "plan", "foresee", "prevent and control")] == [
        "promoting", "phasing out", "planning", "foreseeing", "preventing and controlling",
    ]  # fmt: skip
    assert [participle(verb) for verb in ("promote", "carry out", "submit", "undertake", "prevent and control")] == [
        "promoted", "carried out", "submitted", "undertaken", "prevented and controlled",
    ]  # fmt: skip


CLOSED_DEEDS = [
    ("采取行动的建议", "recommendations for action"),
    ("成果管理制的实施进展", "progress in the implementation of results-based management"),
    ("越南国家方案文件", "country programme document for Viet Nam"),
    ("越南和印度的国别方案文件", "country programme documents for Viet Nam and India"),
    ("东南亚地区的工业化", "industrialization in South-East Asia"),
    ("工发组织2022-2025年战略规划", "UNIDO strategic plan, 2022–2025"),
    ("2021年评价职能年度报告", "annual report on the evaluation function for 2021"),
    ("农发基金第十二次充资", "twelfth replenishment of IFAD"),
    ("能力建设和执行支助", "capacity-building and implementation support"),
    ("提供资金和技术支助", "providing financial and technical support"),
    ("将性别平等观点纳入所有政策的主流", "mainstreaming a gender perspective into all policies"),
]


@pytest.mark.parametrize(("chinese", "english"), CLOSED_DEEDS)
def test_a_closed_deed_a_plan_with_a_period_and_a_country_programme_read_as_one_thing(
    chinese: str, english: str
) -> None:
    assert compose(chinese) == english


GUESSES = [
    "打击贩运人口活动",  # the deed is fought, not its activities
    "取得进展的国家方案",
    "提交报告的程序",
    "绿色增长国别计划",  # one agency's programmes, with a name of their own
    "小武器和轻武器非法贸易各方面问题",
    "工发组织关于环境保护的政策和做法的声明",
    "促进可持续工业发展的人工智能",
    "提供物资和技术援助",
]


@pytest.mark.parametrize("chinese", GUESSES)
def test_what_chinese_leaves_open_is_no_answer(chinese: str) -> None:
    assert compose(chinese) is None
