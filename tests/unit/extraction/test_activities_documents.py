"""Whole made-up documents of other bodies and months, read from their bytes."""

import hashlib
from datetime import date

from tasks.contracts.activity import Activity, Recommendation
from tasks.contracts.document import Document
from tasks.contracts.source import SourceFile
from tasks.extraction.activities import extract_activities
from tasks.extraction.document_facts import Facts
from tasks.ingestion.reading import read_document

NEWSLETTER = """ITPO ITALY MONTHLY BULLETIN

NEWSLETTER MARCH 2021

ROME, MARCH 4

WEBINAR ON CIRCULAR FASHION

UNIDO ITPO Italy organized a webinar on circular fashion with the University of Bologna. More than 300 participants \
from 25 countries attended the webinar.

During the event, speakers from Kenya and Portugal presented recycling solutions.

MILAN, 11-12 MARCH

MISSION OF A SENEGALESE DELEGATION

A delegation of the Ministry of Industrial Development of Senegal visited machinery producers in Lombardy. Agro-industry \
accounts for 17 per cent of GDP.

The Italian Agency for Development Cooperation considered the possibility of financing a pilot plant.
"""

COUNCIL_EN = """Industrial Development Board
Fifty-first session
Vienna, 3–6 July 2023
Item 9 of the provisional agenda
UNIDO activities related to environment and energy

UNIDO activities related to environment and energy

Report by the Director General

The present document provides an update on recent developments.

I. Technical cooperation

1. In Ethiopia and Ghana, UNIDO is implementing projects on plastic recycling with funding from the Government of Japan. \
In 2022, 1,250 workers were trained. A second phase will start in January 2024.

2. Parks in Colombia and Peru are currently being assessed.

II. Action required of the Board

3. The Board may wish to take note of the information provided in the present document.
"""

COUNCIL_ZH = """方案预算委员会

第三十九届会议

2023年5月22日至24日，维也纳

临时议程项目7

工发组织在农产工业方面的活动

秘书处的说明

一. 导言

1. 工发组织继续协助会员国发展农产工业价值链。

二. 主要活动

2. 2022 年，工发组织在埃塞俄比亚和肯尼亚培训了 1,200 名技术人员。另有三个国家正在编写国家行动计划。

3. 在俄罗斯联邦，一座电子废物回收设施已于 2022 年 11 月投产，另一座设施将于 2024 年在喀山建成。

4. 塑料污染是指塑料制品在环境中的积累。

5. 建议会员国在 2030 年前加强监管框架。

三. 需请委员会采取的行动

6. 委员会似宜注意到本文件所载信息。
"""

COMMUNIQUE = """COMMUNIQUÉ OF THE SIXTH MEETING OF MINISTERS OF INDUSTRY

Tashkent, 14 September 2022

We, the Ministers of Industry of Kazakhstan, Kyrgyzstan and Uzbekistan, met in Tashkent on 14 September 2022.

We recognize the importance of energy efficiency for our industries.

We agreed to establish a joint fund of $50 million for cleaner production.

We call on international financial institutions to support the modernization of cement plants by 2027.

The next meeting will be held in Astana in 2023.
"""

RECOMMENDATIONS = """RECOMMENDATIONS OF THE REGIONAL CONFERENCE 'CHEMICAL LEASING IN LATIN AMERICA'

A Regional Conference took place on 3-5 May 2018 in Lima.

THE CONFERENCE RECOMMENDS:

1. To ask the Ministry of Environment of Peru to develop a register of solvents by 2022.

That the register be published every year.

2. That chambers of industry hold seminars on chemical leasing, starting from the year 2019.
"""


def read(text: str, name: str = "a.txt") -> tuple[Document, Facts, tuple[Activity, ...], tuple[Recommendation, ...]]:
    content = text.encode("utf-8")
    source = SourceFile(
        file=name,
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        received_at=date(2026, 11, 2),
        received_basis="first sight",
    )
    document = read_document(source)
    facts = Facts(document)
    return document, facts, *extract_activities(document, facts, ())


def statuses(activities: tuple[Activity, ...]) -> list[str]:
    return [activity.status.value for activity in activities]


def test_an_item_of_a_newsletter_is_one_activity_with_its_headings_date_and_place() -> None:
    _, _, activities, _ = read(NEWSLETTER)
    webinar = activities[0]
    assert webinar.headline == "Webinar on circular fashion"
    assert webinar.date == "2021-03-04"
    assert webinar.places[0] == "Rome"
    assert "Kenya and Portugal presented" in webinar.passage.text
    assert "circular-economy-and-waste" in webinar.themes


def test_what_was_only_considered_in_an_item_is_an_entry_of_its_own() -> None:
    _, _, activities, _ = read(NEWSLETTER)
    assert statuses(activities) == ["done", "done", "planned"]
    assert activities[1].headline == "Mission of a Senegalese delegation"
    assert activities[1].date == "2021-03-11/2021-03-12"
    assert activities[1].countries == ("ITA", "SEN")
    assert activities[2].date is None


def test_an_english_council_report_is_read_sentence_by_sentence() -> None:
    _, _, activities, recommendations = read(COUNCIL_EN)
    assert statuses(activities) == ["ongoing", "done", "planned", "ongoing"]
    assert activities[0].countries == ("ETH", "GHA", "JPN")
    assert all("UNIDO" in " ".join(o.name for o in activity.organisations) for activity in activities)
    assert activities[2].date == "2024-01"
    assert [ask.addressee for ask in recommendations] == ["Board"]


def test_a_chinese_council_report_is_cut_where_the_status_changes() -> None:
    _, facts, activities, recommendations = read(COUNCIL_ZH)
    assert statuses(activities) == ["ongoing", "done", "ongoing", "done", "planned", "recommended"]
    assert activities[1].countries == ("ETH", "KEN")
    assert activities[4].places == ("Kazan",)
    assert all(activity.headline == "" and activity.headline_original for activity in activities)
    assert facts.all_countries() == ("ETH", "KEN", "RUS")
    assert [ask.addressee for ask in recommendations] == ["会员国", "委员会"]
    assert recommendations[0].horizon == "2030"


def test_the_closing_formula_is_an_ask_but_no_activity() -> None:
    _, _, activities, recommendations = read(COUNCIL_ZH)
    assert "似宜" in recommendations[-1].ask_original
    assert not any("似宜" in activity.passage.text for activity in activities)


def test_a_communique_gives_decisions_plans_and_asks() -> None:
    _, _, activities, recommendations = read(COMMUNIQUE)
    assert statuses(activities) == ["done", "planned", "recommended", "planned"]
    assert activities[0].countries == ("KAZ", "KGZ", "UZB")
    assert recommendations[0].addressee == "international financial institutions"
    assert recommendations[0].horizon == "2027"


def test_every_paragraph_of_a_list_of_recommendations_is_an_ask() -> None:
    _, _, activities, recommendations = read(RECOMMENDATIONS)
    assert [ask.label for ask in recommendations] == ["1", "1", "2"]
    assert [ask.horizon for ask in recommendations] == ["2022", None, "2019"]
    assert recommendations[0].addressee == "Ministry of Environment of Peru"
    assert statuses(activities).count("recommended") == 3
    assert {ask.passage.start for ask in recommendations} <= {activity.start for activity in activities}


def test_passages_point_at_their_words() -> None:
    for text in (NEWSLETTER, COUNCIL_EN, COUNCIL_ZH, COMMUNIQUE, RECOMMENDATIONS):
        document, _, activities, recommendations = read(text)
        for item in (*activities, *recommendations):
            words = item.passage.joiner.join(document.text[part.start : part.end] for part in item.passage.parts)
            assert words == item.passage.text
            assert (item.start, item.end) == (item.passage.start, item.passage.end)


def test_ids_are_stable_and_unique() -> None:
    _, _, first, asks = read(COUNCIL_EN)
    _, _, second, _ = read(COUNCIL_EN)
    assert first == second
    ids = [activity.activity_id for activity in first] + [ask.recommendation_id for ask in asks]
    assert len(set(ids)) == len(ids)
    assert all(identifier[:2] in ("a-", "r-") and len(identifier) == 14 for identifier in ids)
